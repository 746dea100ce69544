// The question bank: an author sends a file, somebody else approves what is in it.

import { signInStaff } from "../support/actors.ts";
import { expect, test } from "../support/test.ts";

const file = (content: string) => ({ name: "de.gift", mimeType: "text/plain", buffer: Buffer.from(content) });

test("a file with a fault is not taken and names its lines; corrected it goes to review", { tag: "@desktop" }, async ({ page, server, visitor }) => {
  await signInStaff(page, server.handout, "soande");
  await page.getByLabel("Tệp câu hỏi").setInputFiles(file("::N1::Một cộng một? {~một =hai}\n\nHai đáp án {=a =b ~c}\n"));
  await page.getByRole("button", { name: "Gửi tệp câu hỏi" }).click();
  await expect(page.getByRole("main")).toContainText("1 câu sai, chưa nhận câu nào");
  await expect(page.getByRole("main")).toContainText("Dòng 3:");
  await expect(page.getByRole("main")).toContainText("Có nhiều hơn một đáp án đúng.");

  await page.getByLabel("Tệp câu hỏi").setInputFiles(file("::N1::Một cộng một? {~một =hai}\n"));
  await page.getByRole("button", { name: "Gửi tệp câu hỏi" }).click();
  await expect(page.getByRole("main")).toContainText("đã nhận 1 bản thảo");
  await page.getByRole("link", { name: "N1" }).click();
  await expect(page.getByRole("button", { name: "Duyệt" })).toHaveCount(0);

  const reviewer = await visitor();
  await signInStaff(reviewer, server.handout, "phanbien");
  await reviewer.getByRole("link", { name: "N1" }).click();
  await expect(reviewer.getByRole("listitem").filter({ hasText: "Đáp án đúng" })).toContainText("hai");
  await reviewer.getByRole("button", { name: "Duyệt" }).click();
  await expect(reviewer).toHaveURL("/questions");
  await expect(reviewer.getByRole("row", { name: /^N1 / })).toContainText("Đã duyệt");
});
