// The question bank: an author sends a file, somebody else approves what is in it.

import type { Page } from "@playwright/test";
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

/** A question as an author writes it by hand. */
interface Written {
  code: string;
  kind: "Một đáp án" | "Nhiều đáp án" | "Sắp xếp";
  text: string;
  options: string[];
  right: number[];
}

/** Options of which the second is right, the first and the third, and four in their order. */
const WRITTEN: Written[] = [
  { code: "TAY-1", kind: "Một đáp án", text: "Một cộng một bằng mấy?", options: ["một", "hai", "ba"], right: [2] },
  { code: "TAY-2", kind: "Nhiều đáp án", text: "Số nào là số lẻ?", options: ["một", "hai", "ba"], right: [1, 3] },
  { code: "TAY-3", kind: "Sắp xếp", text: "Xếp từ bé đến lớn", options: ["một", "hai", "ba", "bốn"], right: [] },
];

async function fillIn(page: Page, { code, kind, text, options, right }: Written): Promise<void> {
  await page.getByLabel("Mã", { exact: true }).fill(code);
  await page.getByLabel("Chủ đề").fill("Đếm số");
  await page.getByLabel("Độ khó").selectOption("Dễ");
  await page.getByLabel("Loại câu").selectOption(kind);
  await page.getByLabel("Nội dung câu hỏi").fill(text);
  for (const [at, option] of options.entries()) await page.getByLabel(`Phương án ${at + 1}, tiếng Việt`).fill(option);
  for (const number of right) await page.getByLabel(`Phương án ${number} đúng`).check();
}

const row = (page: Page, code: string) => page.getByRole("row").filter({ has: page.getByRole("link", { name: code, exact: true }) });

async function approve(reviewer: Page, code: string): Promise<void> {
  await reviewer.goto("/questions");
  await reviewer.getByRole("link", { name: code, exact: true }).click();
  await reviewer.getByRole("button", { name: "Duyệt" }).click();
  await expect(reviewer).toHaveURL("/questions");
  await expect(row(reviewer, code)).toContainText("Đã duyệt");
}

test("questions of every kind are written by hand and reviewed by somebody else", async ({ page, problems, server, visitor }) => {
  problems.announce(/questions\/new: .*status of 403/);
  await signInStaff(page, server.handout, "soande");
  for (const question of WRITTEN) {
    await page.getByRole("link", { name: "Soạn một câu hỏi" }).click();
    await fillIn(page, question);
    await page.getByRole("button", { name: "Gửi bản thảo" }).click();
    await expect(page.getByRole("main")).toContainText("Soạn trên trang: đã nhận 1 bản thảo");
    await expect(row(page, question.code)).toContainText("Chờ phản biện");
    // The author finds the key as it was meant, and no way to approve it.
    await page.getByRole("link", { name: question.code, exact: true }).click();
    await expect(page.getByRole("main").locator("ol > li")).toHaveText(
      question.options.map((option, at) => new RegExp(`^${option}${question.right.includes(at + 1) ? ".*Đáp án đúng" : "\\s*"}$`)),
    );
    await expect(page.getByText("Thứ tự đúng:")).toHaveCount(question.kind === "Sắp xếp" ? 1 : 0);
    await expect(page.getByRole("button", { name: "Duyệt" })).toHaveCount(0);
    await page.goto("/questions");
  }
  // What is wrong is named.
  await page.goto("/questions/new");
  await fillIn(page, { code: "TAY-4", kind: "Một đáp án", text: "Hai đáp án?", options: ["a", "b"], right: [1, 2] });
  await page.getByRole("button", { name: "Gửi bản thảo" }).click();
  await expect(page.getByRole("main")).toContainText("Có nhiều hơn một đáp án đúng.");

  // Who reviews does not write, and is told so in place of the form.
  const reviewer = await visitor();
  await signInStaff(reviewer, server.handout, "phanbien");
  await reviewer.goto("/questions/new");
  await expect(reviewer.getByRole("alert")).toContainText("Tài khoản này không được phép làm việc này.");
  await expect(reviewer.getByRole("main").locator("form")).toHaveCount(0);
  for (const { code } of WRITTEN) await approve(reviewer, code);
});

test("an approved question is changed by a version that somebody else approves", async ({ page, server, visitor }) => {
  await signInStaff(page, server.handout, "soande");
  await page.goto("/questions/new");
  const [first] = WRITTEN;
  if (!first) throw new Error("there is no question");
  await fillIn(page, { ...first, code: "DOI-1" });
  await page.getByRole("button", { name: "Gửi bản thảo" }).click();
  await expect(row(page, "DOI-1")).toContainText("Chờ phản biện");
  const reviewer = await visitor();
  await signInStaff(reviewer, server.handout, "phanbien");
  await approve(reviewer, "DOI-1");

  await page.getByRole("link", { name: "DOI-1", exact: true }).click();
  await page.getByRole("link", { name: "Sửa" }).click();
  // The form holds what stands.
  await expect(page.getByLabel("Nội dung câu hỏi")).toHaveValue(first.text);
  await expect(page.getByLabel("Phương án 2 đúng")).toBeChecked();
  await page.getByLabel("Nội dung câu hỏi").fill("Một cộng hai bằng mấy?");
  await page.getByLabel("Phương án 2 đúng").uncheck();
  await page.getByLabel("Phương án 3 đúng").check();
  await page.getByRole("button", { name: "Gửi bản thảo" }).click();
  await expect(row(page, "DOI-1/2")).toContainText("Chờ phản biện");
  // The old one stands until the new one is approved, by somebody else.
  await expect(row(page, "DOI-1")).toContainText("Đã duyệt");
  await page.getByRole("link", { name: "DOI-1/2", exact: true }).click();
  await expect(page.getByRole("button", { name: "Duyệt" })).toHaveCount(0);

  await approve(reviewer, "DOI-1/2");
  await expect(row(reviewer, "DOI-1")).not.toContainText("Đã duyệt");
  await reviewer.getByRole("link", { name: "DOI-1/2", exact: true }).click();
  await expect(reviewer.getByRole("main")).toContainText("Một cộng hai bằng mấy?");
  await expect(reviewer.getByRole("listitem").filter({ hasText: "Đáp án đúng" })).toContainText("ba");
});
