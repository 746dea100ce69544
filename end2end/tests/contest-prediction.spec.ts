// A round that asks for a prediction and stands still at the end: its rules, the paper, the result; who has not entered.

import type { Page } from "@playwright/test";
import { signInStaff } from "../support/actors.ts";
import { CITIZEN, answer, fillInEntry, sendEntry, startAttempt } from "../support/contestant.ts";
import type { Handout } from "../support/handout.ts";
import { hydrated } from "../support/hydration.ts";
import { expect, test } from "../support/test.ts";

/** Closes the demonstration's round and opens one that asks how many papers have everything right. */
async function openPredictionRound(organiser: Page, handout: Handout): Promise<void> {
  await signInStaff(organiser, handout, "tochuc");
  await organiser.goto("/organise/contest");
  await step(organiser, "Đóng vòng thi");
  await organiser.goto("/organise/contest/new");
  await organiser.getByLabel("Tên tiếng Việt").fill("Vòng dự đoán");
  await organiser.getByLabel("Tên tiếng Anh").fill("Round with a prediction");
  await organiser.getByLabel("Câu dự đoán").selectOption({ label: "Số bài đúng hết" });
  await organiser.getByLabel("Bảng công khai giữ nguyên từ lúc").fill("2099-01-02T08:30");
  await organiser.getByRole("button", { name: "Soạn vòng thi mới" }).click();
  await expect(organiser).toHaveURL("/organise/contest");
  await step(organiser, "Mở vòng thi");
}

/** Takes the next step of the round that offers it, and confirms it. */
async function step(organiser: Page, name: string): Promise<void> {
  await organiser.getByRole("link", { name }).first().click();
  await organiser.getByRole("button", { name }).click();
  await expect(organiser).toHaveURL("/organise/contest");
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", { tag: "@phone" }, () => {
    test.use({ javaScriptEnabled });

    test("a prediction is asked for, kept, and held against what came true", async ({ page, problems, server, visitor }) => {
      test.slow();
      problems.announce(/status of (409|422)|ERR_INTERNET_DISCONNECTED/);
      const organiser = await visitor();
      await openPredictionRound(organiser, server.handout);

      await page.goto("/contest");
      const main = page.getByRole("main");
      await expect(main).toContainText("Anh, chị dự đoán có bao nhiêu bài thi trả lời đúng hết mọi câu?");
      await expect(main).toContainText("bằng nhau thì ai dự đoán gần đúng hơn");
      await expect(main).toContainText("Từ 02/01/2099 08:30 đến khi đóng vòng thi");

      await fillInEntry(page);
      await page.getByLabel("Công bố họ tên tôi trong bảng xếp hạng").check();
      await sendEntry(page);
      await expect(page).toHaveURL("/contest");
      await startAttempt(page);
      await answer(page, 1, 2);
      await page.goto("/contest/attempt?q=end");
      if (javaScriptEnabled) await hydrated(page);
      const field = page.getByLabel("Anh, chị dự đoán có bao nhiêu");
      await field.fill("-5");
      await page.getByRole("button", { name: "Lưu câu dự đoán" }).click();
      await expect(field).toHaveAttribute("aria-invalid", "true");
      await expect(field).toHaveAccessibleDescription(/nằm ngoài mức cho phép/);
      await field.fill("26.000");
      await page.getByRole("button", { name: "Lưu câu dự đoán" }).click();
      await expect(main).toContainText(/Đã lưu dự đoán: 26\.?000/);
      await page.reload();
      await expect(field).toHaveValue("26000");
      if (javaScriptEnabled) {
        // Nobody presses anything, and the network is away for a while.
        await hydrated(page);
        await page.context().setOffline(true);
        await field.fill("1301");
        await expect(field).toHaveAttribute("aria-invalid", "true");
        await page.context().setOffline(false);
        await expect(main).toContainText(/Đã lưu dự đoán: 1\.?301/);
        await page.reload();
        await expect(field).toHaveValue("1301");
      }
      await field.fill("12");
      await page.getByRole("button", { name: "Nộp bài", exact: true }).click();
      await expect(page).toHaveURL("/contest/result");
      await expect(main).toContainText("Số bài đúng hết: 12");
      await expect(main).not.toContainText("Kết quả thực tế");

      await organiser.goto("/organise/contest");
      await step(organiser, "Đóng vòng thi");
      await page.reload();
      await expect(main.locator("dt:has-text('Kết quả thực tế') + dd")).toHaveText("0");
      await page.goto("/contest/results");
      const row = page.getByRole("row", { name: new RegExp(CITIZEN.name) });
      await expect(row).toContainText("091****678");
      await expect(row).toContainText("12");
      await expect(main).not.toContainText("0912345678");
    });
  });
}

test("whoever does not ask for it stands in the public table by pseudonym", { tag: "@desktop" }, async ({ page, server, visitor }) => {
  await fillInEntry(page);
  await sendEntry(page);
  await expect(page).toHaveURL("/contest");
  await startAttempt(page);
  await page.goto("/contest/attempt?q=end");
  await page.getByRole("button", { name: "Nộp bài", exact: true }).click();
  await expect(page).toHaveURL("/contest/result");
  const organiser = await visitor();
  await signInStaff(organiser, server.handout, "tochuc");
  await organiser.goto("/organise/contest");
  await step(organiser, "Đóng vòng thi");
  await page.reload();
  const pseudonym = (await page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).innerText()).trim();
  await page.goto("/contest/results");
  await expect(page.getByRole("row", { name: new RegExp(pseudonym) })).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(CITIZEN.name);
});

test("the coordinator of an agency sees who has not entered, others see how many", async ({ page, problems, server, visitor }) => {
  problems.announce(/status of (401|403)/);
  const coordinator = await visitor();
  await signInStaff(coordinator, server.handout, "daumoi");
  const main = coordinator.getByRole("main");
  await expect(main.getByRole("heading", { name: "Sở Tài chính" })).toBeVisible();
  await expect(main).toContainText(/\d+ trên \d+ cán bộ trong danh sách chưa đăng ký/);
  await expect(main.getByRole("listitem").first()).toContainText(/CB\d{3}/);
  await expect(main.getByRole("combobox")).toHaveCount(0);
  await coordinator.goto("/contest/roster?agency=trung-tam");
  await expect(main).toContainText("không được phép");
  await expect(main.getByRole("listitem")).toHaveCount(0);

  await page.goto("/contest/roster?agency=so-tai-chinh");
  await expect(page.getByRole("main")).toContainText("chưa đăng nhập");
  await page.goto("/contest");
  await expect(page.getByRole("columnheader", { name: "Chưa thi" }).first()).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("CB015");
});
