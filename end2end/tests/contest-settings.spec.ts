// A round with a make-up of its papers, a pass mark, prizes and scores that nobody sees before the end.

import type { Page } from "@playwright/test";
import { signInStaff } from "../support/actors.ts";
import { answer, enterAsCitizen, startAttempt } from "../support/contestant.ts";
import { expect, test } from "../support/test.ts";

/** Takes the next step of the round that offers it, and confirms it. */
async function step(organiser: Page, name: string): Promise<void> {
  await organiser.goto("/organise/contest");
  await organiser.getByRole("link", { name }).first().click();
  await organiser.getByRole("button", { name }).click();
  await expect(organiser).toHaveURL("/organise/contest");
}

/** Fills in a new round whose papers need more hard questions about voting than the bank has. */
async function fillInRound(organiser: Page): Promise<void> {
  await organiser.goto("/organise/contest/new");
  await organiser.getByLabel("Tên tiếng Việt").fill("Vòng có giải");
  await organiser.getByLabel("Tên tiếng Anh").fill("Round with prizes");
  await organiser.getByText("Cấu trúc đề", { exact: true }).click();
  await organiser.getByRole("group", { name: "Bình chọn" }).getByLabel(/^Khó/).fill("9");
  await organiser.getByRole("group", { name: "Chỉ tiêu thi đua" }).getByLabel(/^Dễ/).fill("2");
  await organiser.getByRole("group", { name: "Kế hoạch phong trào" }).getByRole("checkbox").check();
  await organiser.getByLabel("Số câu đúng để đạt").fill("15");
  await organiser.getByLabel("Công bố điểm").selectOption({ label: "Sau khi đóng vòng thi" });
  await organiser.getByText("Cơ cấu giải thưởng", { exact: true }).click();
  const prize = organiser.getByRole("group", { name: "Giải thứ 1" });
  await prize.getByLabel("Tên giải (tiếng Việt)").fill("Giải Vàng");
  await prize.getByLabel("Tên giải (tiếng Anh)").fill("Gold prize");
  await prize.getByLabel("Từ hạng").fill("1");
  await prize.getByLabel("Đến hạng").fill("1");
  await prize.getByLabel("Số giải").fill("1");
}

for (const javaScriptEnabled of [true, false]) {
  // Without a program a phone is as good as a desktop.
  const [name, tag] = javaScriptEnabled ? ["with JavaScript", []] : ["without JavaScript", ["@phone"]];
  test.describe(name, { tag }, () => {
    test.use({ javaScriptEnabled });

    test("what the bank cannot fill is told, and what was typed stays", async ({ page: organiser, server }) => {
      await signInStaff(organiser, server.handout, "tochuc");
      await fillInRound(organiser);
      await organiser.getByRole("button", { name: "Soạn vòng thi mới" }).click();
      const main = organiser.getByRole("main");
      await expect(main).toContainText(/Chủ đề “Bình chọn”, mức khó: cần 9 câu, ngân hàng có \d\./);
      await expect(main.getByLabel("Tên tiếng Việt")).toHaveValue("Vòng có giải");
      await expect(main.getByLabel("Số câu đúng để đạt")).toHaveValue("15");
      await expect(main.getByLabel("Tên giải (tiếng Anh)").first()).toHaveValue("Gold prize");
      const hard = main.getByRole("group", { name: "Bình chọn" }).getByLabel(/^Khó/);
      await expect(hard).toHaveValue("9");
      await hard.fill("1");
      await organiser.getByRole("button", { name: "Soạn vòng thi mới" }).click();
      await expect(organiser).toHaveURL("/organise/contest");
      await expect(main).toContainText("Vòng có giải");
    });

    test("the rules tell make-up, pass mark and prizes; scores come with the end", async ({ page, server, visitor }) => {
      test.slow();
      const organiser = await visitor();
      await signInStaff(organiser, server.handout, "tochuc");
      await step(organiser, "Đóng vòng thi");
      await fillInRound(organiser);
      await organiser.getByRole("group", { name: "Bình chọn" }).getByLabel(/^Khó/).fill("1");
      await organiser.getByRole("button", { name: "Soạn vòng thi mới" }).click();
      await expect(organiser).toHaveURL("/organise/contest");
      await step(organiser, "Mở vòng thi");

      await page.goto("/contest");
      const main = page.getByRole("main");
      for (const rule of [
        "Bình chọn: 1 khó",
        "Chỉ tiêu thi đua: 2 dễ",
        "12 câu còn lại rút từ các chủ đề trên",
        "Đạt khi đúng từ 15 câu",
        "Điểm, đáp án và thứ hạng hiện sau khi vòng thi kết thúc",
      ]) {
        await expect(main).toContainText(rule);
      }
      await expect(main.getByRole("row", { name: /Giải Vàng/ })).toContainText("1");

      await enterAsCitizen(page);
      await startAttempt(page);
      await answer(page, 1, 1);
      await page.goto("/contest/attempt?q=end");
      await page.getByRole("button", { name: "Nộp bài", exact: true }).click();
      await expect(page).toHaveURL("/contest/result");
      await expect(main).toContainText("Bài đã được lưu");
      await expect(main).not.toContainText("câu đúng");
      await page.goto("/contest");
      await expect(main).toContainText("Điểm trung bình hiện sau khi vòng thi kết thúc");
      await expect(main).not.toContainText("Theo số câu đúng trung bình");

      await step(organiser, "Đóng vòng thi");
      await page.goto("/contest/result");
      await expect(main).toContainText(/\d+\/15 câu đúng/);
      await expect(main).toContainText("Chưa đạt (cần 15 câu đúng)");
      await page.goto("/contest");
      await expect(main).toContainText("Theo số câu đúng trung bình");
      await page.goto("/contest/results");
      await expect(main.getByRole("row", { name: /Giải Vàng/ }).first()).toBeVisible();
      await expect(main.getByRole("columnheader", { name: "Giải", exact: true }).first()).toBeVisible();
    });
  });
}

test("of two attempts the better one is ranked", async ({ page, server, visitor }) => {
  test.slow();
  const organiser = await visitor();
  await signInStaff(organiser, server.handout, "tochuc");
  await step(organiser, "Đóng vòng thi");
  await organiser.goto("/organise/contest/new");
  await organiser.getByLabel("Tên tiếng Việt").fill("Vòng hai lượt");
  await organiser.getByLabel("Tên tiếng Anh").fill("Round of two attempts");
  await organiser.getByLabel("Số lượt thi của mỗi người").fill("2");
  await organiser.getByRole("button", { name: "Soạn vòng thi mới" }).click();
  await expect(organiser).toHaveURL("/organise/contest");
  await step(organiser, "Mở vòng thi");

  const main = page.getByRole("main");
  await enterAsCitizen(page);
  await expect(main).toContainText("có tối đa 2 lượt thi trong vòng này");
  for (const left of ["Còn 1 lượt thi", null]) {
    await startAttempt(page);
    await answer(page, 1, 1);
    await page.goto("/contest/attempt?q=end");
    await page.getByRole("button", { name: "Nộp bài", exact: true }).click();
    await expect(page).toHaveURL("/contest/result");
    await page.goto("/contest");
    if (left) await expect(main).toContainText(left);
    else await expect(page.getByRole("button", { name: "Bắt đầu làm bài" })).toHaveCount(0);
  }
  await page.goto("/contest/result");
  await expect(main.getByRole("listitem").filter({ hasText: /^Lượt \d, xong lúc/ })).toHaveCount(2);
  await expect(main.getByText("Được xếp hạng")).toHaveCount(1);

  await step(organiser, "Đóng vòng thi");
  await page.reload();
  await expect(main).toContainText("1 trên 1");
});

test("a round's period stands in its rules, and a wrong one is refused with what was typed", async ({ page: organiser, server, visitor }) => {
  await signInStaff(organiser, server.handout, "tochuc");
  await organiser.goto("/organise/contest/new");
  await organiser.getByLabel("Tên tiếng Việt").fill("Vòng có giờ đóng");
  await organiser.getByLabel("Tên tiếng Anh").fill("Round with an end");
  await organiser.getByLabel("Tự mở lúc").fill("2099-03-01T08:00");
  await organiser.getByLabel("Tự đóng lúc").fill("2099-02-01T08:00");
  await organiser.getByRole("button", { name: "Soạn vòng thi mới" }).click();
  await expect(organiser.getByRole("alert").first()).toBeVisible();
  await expect(organiser.getByLabel("Tự mở lúc")).toHaveValue(/^2099-03-01T08:00/);
  await organiser.getByLabel("Tự đóng lúc").fill("2099-03-08T17:30");
  await organiser.getByRole("button", { name: "Soạn vòng thi mới" }).click();
  const card = organiser.locator("section.card", { hasText: "Vòng có giờ đóng" });
  await expect(card).toContainText("01/03/2099 08:00");
  await expect(card).toContainText("08/03/2099 17:30");

  const citizen = await visitor();
  await citizen.goto("/contest");
  await expect(citizen.getByRole("main")).toContainText("“Vòng có giờ đóng” mở lúc 01/03/2099 08:00");
  await step(organiser, "Đóng vòng thi");
  await step(organiser, "Mở vòng thi");
  await citizen.reload();
  await expect(citizen.getByRole("main")).toContainText("Vòng thi kết thúc lúc 08/03/2099 17:30");
});
