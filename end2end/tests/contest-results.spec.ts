// Results of a closed round: published as a file, corrected by organisers, with the old ones kept.

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { signInStaff } from "../support/actors.ts";
import { CITIZEN, answerAll, enterAsCitizen, handIn, startAttempt } from "../support/contestant.ts";
import { expect, test } from "../support/test.ts";

/** The file behind the first link of the page of results. */
async function download(page: Page): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^result-\d+-\d+\.txt$/ }).first().click(),
  ]);
  return readFile(await file.path(), "utf8");
}

test("a result is published without names, and a disqualification keeps the old one", { tag: "@desktop" }, async ({ page, server, visitor }) => {
  test.slow();
  await page.goto("/contest");
  const commitment = (await page.getByText(/^[0-9a-f]{64}$/).innerText()).trim();
  await enterAsCitizen(page);
  await startAttempt(page);
  await answerAll(page);
  await handIn(page);

  const organiser = await visitor();
  await signInStaff(organiser, server.handout, "tochuc");
  await organiser.goto("/organise/contest");
  await organiser.getByRole("link", { name: "Đóng vòng thi" }).click();
  await organiser.getByRole("button", { name: "Đóng vòng thi" }).click();

  await page.goto("/contest/result");
  const pseudonym = (await page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).innerText()).trim();
  await page.goto("/contest/results");
  const first = await download(page);
  expect(first).toContain(`commitment ${commitment}`);
  expect(first).toContain(`attempt ${pseudonym} 1 `);
  expect(first).not.toContain(CITIZEN.name);

  await organiser.goto("/organise/contest/people");
  await organiser.getByLabel("Họ tên hoặc một phần họ tên").fill("thu nghiem");
  await organiser.getByRole("button", { name: "Tìm" }).click();
  await organiser.getByText("Loại khỏi xếp hạng").first().click();
  await organiser.getByLabel("Lý do").fill("Bài thi làm hộ");
  await organiser.getByRole("button", { name: "Loại khỏi xếp hạng" }).click();
  await expect(organiser).toHaveURL("/contest/results");

  await page.reload();
  await expect(page.getByRole("main")).toContainText("Bài thi làm hộ");
  await expect(page.getByRole("link", { name: /^result-/ })).toHaveCount(2);
  expect(await download(page)).toContain(`attempt ${pseudonym} - `);
  await expect(page.getByRole("row", { name: new RegExp(pseudonym) })).toContainText("–");
});

test("a question that proves wrong is declared void", { tag: "@desktop" }, async ({ page, server, visitor }) => {
  test.slow();
  await enterAsCitizen(page);
  await startAttempt(page);
  await answerAll(page);
  await handIn(page);

  const organiser = await visitor();
  await signInStaff(organiser, server.handout, "tochuc");
  await organiser.goto("/organise/contest/questions");
  const question = organiser.getByRole("listitem").filter({ hasText: "Có trong 1 bài thi" }).first();
  await question.getByText("Hủy câu hỏi").first().click();
  await question.getByLabel("Lý do").fill("Căn cứ đã hết hiệu lực");
  await question.getByRole("button", { name: "Hủy câu hỏi" }).click();
  await expect(organiser).toHaveURL("/contest/results");
  await expect(organiser.getByRole("main")).toContainText("Căn cứ đã hết hiệu lực");
});

test("organisers draw up a round; a change while people take part is published", { tag: "@desktop" }, async ({ page, server, visitor }) => {
  await enterAsCitizen(page);
  await startAttempt(page);

  const organiser = await visitor();
  await signInStaff(organiser, server.handout, "tochuc");
  await organiser.goto("/organise/contest/new");
  await organiser.getByLabel("Tên tiếng Việt").fill("Vòng 2 thử");
  await organiser.getByLabel("Tên tiếng Anh").fill("Round 2, a trial");
  await organiser.getByRole("button", { name: "Soạn vòng thi mới" }).click();
  await expect(organiser).toHaveURL("/organise/contest");
  await expect(organiser.getByRole("heading", { name: /^Vòng 2 thử/ })).toBeVisible();

  await organiser.goto("/organise/contest/1/settings");
  await organiser.getByLabel("Thời gian làm bài (phút)").fill("25");
  await organiser.getByLabel("Lý do").fill("Đường truyền chậm");
  await organiser.getByRole("button", { name: "Lưu thiết lập" }).click();
  await expect(organiser).toHaveURL("/organise/contest");

  const reader = await visitor();
  await reader.goto("/contest");
  await expect(reader.getByRole("main")).toContainText("Thời gian làm bài (phút): 20 phút → 25 phút");
  await expect(reader.getByRole("main")).toContainText("Đường truyền chậm");
});
