// Questions with several right options and questions that are put in order: on a phone, over a reload, counted.

import type { Page } from "@playwright/test";
import { signInStaff } from "../support/actors.ts";
import { enterAsCitizen, options, places } from "../support/contestant.ts";
import type { Handout } from "../support/handout.ts";
import { hydrated } from "../support/hydration.ts";
import { expect, test } from "../support/test.ts";

/** Questions of the demonstration about this topic, of the two other kinds. */
const TOPIC = "Quy trình một cửa";
const COUNT = 6;

const SET = { text: "Những việc nào thuộc bước tiếp nhận hồ sơ tại quầy?", right: ["Kiểm tra thành phần hồ sơ", "Cấp giấy tiếp nhận và hẹn trả kết quả"] };
const ORDER = {
  text: "Hãy sắp xếp các bước nộp hồ sơ trực tuyến theo đúng trình tự.",
  right: ["Đăng nhập cổng dịch vụ công", "Chọn thủ tục và điền tờ khai điện tử", "Đính kèm giấy tờ rồi gửi hồ sơ", "Theo dõi và nhận kết quả"],
};

async function step(organiser: Page, name: string): Promise<void> {
  await organiser.goto("/organise/contest");
  await organiser.getByRole("link", { name }).first().click();
  await organiser.getByRole("button", { name }).click();
  await expect(organiser).toHaveURL("/organise/contest");
}

/** Closes the demonstration's round and opens one that asks every question of the topic. */
async function openRound(organiser: Page, handout: Handout): Promise<void> {
  await signInStaff(organiser, handout, "tochuc");
  await step(organiser, "Đóng vòng thi");
  await organiser.goto("/organise/contest/new");
  await organiser.getByLabel("Tên tiếng Việt").fill("Vòng nhiều loại câu");
  await organiser.getByLabel("Tên tiếng Anh").fill("Round of many kinds");
  await organiser.getByLabel("Số câu mỗi bài").fill(String(COUNT));
  await organiser.getByText("Cấu trúc đề", { exact: true }).click();
  await organiser.getByRole("group", { name: TOPIC }).getByRole("checkbox").check();
  await organiser.getByRole("button", { name: "Soạn vòng thi mới" }).click();
  await expect(organiser).toHaveURL("/organise/contest");
  await step(organiser, "Mở vòng thi");
}

/** Turns to the question with this text; answers its number. */
async function turnTo(page: Page, text: string): Promise<number> {
  for (let number = 1; number <= COUNT; number += 1) {
    await page.goto(`/contest/attempt?q=${number}`);
    await expect(page.getByText(`Câu ${number} trên ${COUNT}`).first()).toBeVisible();
    if ((await page.locator(".question__text").innerText()) === text) return number;
  }
  throw new Error(`no question “${text}”`);
}

/** Moves the options until they stand in this order. */
async function putInOrder(page: Page, right: string[]): Promise<void> {
  const texts = page.locator(".order__text");
  for (const [to, text] of right.entries()) {
    let at = (await texts.allInnerTexts()).indexOf(text);
    for (; at > to; at -= 1) {
      await places(page).nth(at).getByRole("button", { name: "Lên" }).click();
      await expect(texts.nth(at - 1)).toHaveText(text);
    }
  }
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", { tag: "@phone" }, () => {
    test.use({ javaScriptEnabled });

    test("sets and orders are answered, kept over a reload and counted", async ({ page, server, visitor, problems }) => {
      test.slow();
      problems.announce(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/);
      const organiser = await visitor();
      await openRound(organiser, server.handout);
      await page.goto("/contest");
      await expect(page.getByRole("main")).toContainText("Đúng một phần không được tính");
      await enterAsCitizen(page);
      await page.getByRole("button", { name: "Bắt đầu làm bài" }).click();

      const set = await turnTo(page, SET.text);
      await expect(page.getByRole("main").getByRole("group")).toContainText("Chọn tất cả câu đúng");
      if (javaScriptEnabled) {
        await hydrated(page);
        // Ticked without network, and the page is gone before it is back.
        await page.context().setOffline(true);
        for (const name of SET.right) await page.getByRole("checkbox", { name }).check();
        await expect(page.getByText("Đang chờ mạng: 1 câu chưa lưu")).toBeVisible();
        await page.goto("about:blank");
        await page.context().setOffline(false);
      } else {
        for (const name of SET.right) await page.getByRole("checkbox", { name }).check();
        await page.getByRole("button", { name: /^Lưu và / }).click();
      }
      await page.goto(`/contest/attempt?q=${set}`);
      for (const name of SET.right) await expect(page.getByRole("checkbox", { name })).toBeChecked();
      await expect(options(page).and(page.getByRole("checkbox", { checked: true }))).toHaveCount(SET.right.length);

      const order = await turnTo(page, ORDER.text);
      if (javaScriptEnabled) await hydrated(page);
      await expect(page.getByText("Chưa sắp xếp")).toBeVisible();
      await putInOrder(page, ORDER.right);
      await expect(page.getByText("Chưa sắp xếp")).toHaveCount(0);
      if (javaScriptEnabled) await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();
      await page.reload();
      await expect(page.locator(".order__text")).toHaveText(ORDER.right);
      await expect(page.getByRole("link", { name: `Câu ${order}, đã trả lời` })).toBeVisible();

      await page.goto("/contest/attempt?q=end");
      await expect(page.getByText(`Đã trả lời 2 trên ${COUNT} câu.`)).toBeVisible();
      await page.getByRole("button", { name: "Nộp bài", exact: true }).click();
      await expect(page).toHaveURL("/contest/result");
      await expect(page.getByText(`2/${COUNT} câu đúng`)).toBeVisible();

      await step(organiser, "Đóng vòng thi");
      await page.reload();
      const right = page.getByRole("article").filter({ hasText: ORDER.text }).getByRole("listitem");
      await expect(right).toHaveText(ORDER.right);
    });
  });
}

test("an order is made with the keyboard alone, and every move is told", { tag: "@desktop" }, async ({ page, server, visitor }) => {
  test.slow();
  await openRound(await visitor(), server.handout);
  await enterAsCitizen(page);
  await page.getByRole("button", { name: "Bắt đầu làm bài" }).click();
  await turnTo(page, ORDER.text);
  await hydrated(page);
  const first = await page.locator(".order__text").first().innerText();
  await places(page).first().getByRole("button", { name: "Xuống" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: `“${first}”: vị trí 2 trên 4.` })).toHaveCount(1);
  // The focus goes along: pressing again moves the same option on, down to the last place.
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(page.locator(".order__text").nth(3)).toHaveText(first);
  await expect(places(page).nth(3).getByRole("button", { name: "Lên" })).toBeFocused();
});
