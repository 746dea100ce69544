// What the contest holds about somebody: shown, taken along, erased.

import { readFile } from "node:fs/promises";
import { CITIZEN, answerAll, enterAsCitizen, handIn, startAttempt } from "../support/contestant.ts";
import { expect, test } from "../support/test.ts";

test("a contestant takes the own data along and erases them", { tag: "@phone" }, async ({ page, problems }) => {
  test.slow();
  // Afterwards nobody is known here any more.
  problems.announce(/status of 401/);
  await enterAsCitizen(page);
  await startAttempt(page);
  await answerAll(page);
  await handIn(page);

  await page.goto("/contest/my-data");
  await expect(page.getByRole("main")).toContainText(CITIZEN.name);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Tải về (JSON)" }).click(),
  ]);
  const data = JSON.parse(await readFile(await file.path(), "utf8"));
  expect(data.full_name).toBe(CITIZEN.name);
  expect(data.attempts[0].answers).toHaveLength(15);

  await page.locator("summary", { hasText: "Xóa thông tin của tôi" }).click();
  await page.getByRole("button", { name: "Xóa vĩnh viễn" }).click();
  await expect(page).toHaveURL("/contest");
  await expect(page.getByRole("main")).not.toContainText(CITIZEN.name);
  await page.goto("/contest/my-data");
  await expect(page.getByRole("main")).not.toContainText(CITIZEN.name);
});
