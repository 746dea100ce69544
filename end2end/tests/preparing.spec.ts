// From an empty draft to the first ballot: rules, nominees, the roll from an Excel file, the trustees' key made in three
// browsers, the codes made in a fourth, a ballot with a scanned code, a new code for a lost letter.

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { signInStaff } from "../support/actors.ts";
import { hydrated } from "../support/hydration.ts";
import { expect, test } from "../support/test.ts";
import { cast, categories, choices, review } from "../support/voter.ts";
import { workbook } from "../support/xlsx.ts";

const PASSPHRASE = "mười hai con giáp";
const VOTERS = [
  ["CB9001", "Nguyễn Văn Thử Một"],
  ["CB9002", "Trần Thị Thử Hai"],
  ["CB9003", "Lê Văn Thử Ba"],
] as const;
/** Agency of the demonstration that the new people belong to. */
const AGENCY = "so-noi-vu";

/** Declares an election with one category; answers its number. */
async function draft(page: Page): Promise<string> {
  await page.goto("/organise/elections/new");
  await page.locator('[name="election[title_vi]"]').fill("Bình chọn thử từ đầu");
  await page.locator('[name="election[title_en]"]').fill("A trial from scratch");
  await page.locator('[name="category[title_vi]"]').fill("Cán bộ tận tụy");
  await page.locator('[name="category[title_en]"]').fill("Devoted officers");
  await page.getByRole("button", { name: "Tạo bản dự thảo" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bình chọn thử từ đầu");
  return /elections\/(\d+)/.exec(page.url())?.[1] ?? "";
}

/** Nominates the first four people of the category's group. */
async function nominate(page: Page, election: string): Promise<void> {
  await page.goto(`/organise/elections/${election}/nominees`);
  await page.getByRole("link", { name: "Cán bộ tận tụy" }).click();
  for (const n of [1, 2, 3, 4]) {
    await page.getByRole("button", { name: /^Đề cử: / }).first().click();
    await expect(page.getByRole("heading", { name: `Đang được đề cử (${n})` })).toBeVisible();
  }
}

/** Brings the roll in from an Excel file with two faulty rows. */
async function importRoll(page: Page, election: string): Promise<void> {
  const good = VOTERS.map(([code, name]) => [code, name, AGENCY, "Cơ quan"]);
  const file = workbook([
    ["Mã cán bộ", "Họ và tên", "Mã cơ quan", "Nhóm"],
    ...good,
    ["CB9004", "Phạm Thị Thử Bốn", "KHONGCO", "Cơ quan"],
    ["CB9005", "=1+1", AGENCY, "Cơ quan"],
  ]);
  await page.goto(`/organise/elections/${election}/roll`);
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await page.getByLabel("Tệp danh sách").setInputFiles({ name: "danh-sach.xlsx", mimeType, buffer: file });
  await page.getByRole("button", { name: "Gửi tệp để xem trước" }).click();
  await expect(page.getByRole("main")).toContainText("Tệp “danh-sach.xlsx”: 5 dòng dữ liệu.");
  const faulty = page.getByRole("checkbox", { name: /^Bỏ qua dòng/ });
  await expect(faulty).toHaveCount(2);
  // With faulty rows that nobody left out nothing is imported.
  await page.getByRole("button", { name: "Nhập vào danh sách" }).click();
  await expect(page.getByRole("main")).toContainText("Chưa có gì được nhập vào danh sách");
  for (const box of await faulty.all()) await box.check();
  await page.getByRole("button", { name: "Nhập vào danh sách" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("thêm 3 người");
}

async function seatTrustees(page: Page, election: string): Promise<void> {
  await page.goto(`/organise/elections/${election}/trustees`);
  const accounts = page.getByRole("group").getByRole("checkbox");
  await expect(accounts).toHaveCount(3);
  for (const account of await accounts.all()) await account.check();
  await page.getByRole("button", { name: "Lưu" }).click();
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: "chưa tạo" })).toHaveCount(3);
}

/** The key ceremony in three browsers at once; every trustee keeps a file and sees that it opens. */
async function makeKey(trustees: Page[], election: string): Promise<void> {
  for (const trustee of trustees) {
    await trustee.goto(`/trustee/${election}`);
    await trustee.locator("#ceremony-begin").click();
  }
  const codes = [];
  for (const trustee of trustees) codes.push(await trustee.locator("#comparison-code").innerText());
  expect(new Set(codes).size, "all trustees read the same code").toBe(1);
  // A reload in the middle loses nothing.
  await trustees[0]?.reload();
  await expect(trustees[0]!.locator("#comparison-code")).toHaveText(codes[0] ?? "");
  for (const trustee of trustees) await trustee.locator("#code-same").click();
  for (const trustee of trustees) {
    await trustee.locator("#passphrase").fill("ngắn");
    await trustee.locator("#passphrase-again").fill("ngắn");
    await trustee.locator("#make-key-file").click();
    await expect(trustee.getByRole("alert").filter({ hasText: "quá ngắn" })).toBeVisible();
    await trustee.locator("#passphrase").fill(PASSPHRASE);
    await trustee.locator("#passphrase-again").fill(PASSPHRASE);
    const download = trustee.waitForEvent("download");
    await trustee.locator("#make-key-file").click();
    const file = await download;
    const buffer = await readFile(await file.path());
    await trustee.locator("#key-file").setInputFiles({ name: file.suggestedFilename(), mimeType: "application/json", buffer });
    await trustee.locator("#passphrase").fill(PASSPHRASE);
    await trustee.locator("#check-key-file").click();
    await expect(trustee.locator("#ceremony-outcome")).toBeVisible();
  }
  for (const trustee of trustees) await expect(trustee.locator("#ceremony-outcome")).toContainText("Mọi thành viên đã xác nhận");
}

/** The code on the letter to somebody. */
async function codeFor(keeper: Page, name: string): Promise<string> {
  const letter = keeper.locator(".letter").filter({ hasText: name });
  return (await letter.locator(".letter__groups").innerText()).trim().replace(/\s+/g, "-");
}

test("an election is prepared from nothing and takes its first ballot", { tag: "@desktop" }, async ({ page, problems, server, visitor }) => {
  test.slow();
  // The lost letter's code opens nothing any more.
  problems.announce(/api\/election\/booth: .* 409/);
  await signInStaff(page, server.handout, "tochuc");
  const election = await draft(page);
  await nominate(page, election);
  await importRoll(page, election);
  await seatTrustees(page, election);

  const trustees: Page[] = [];
  for (const username of ["kiemphieu1", "kiemphieu2", "kiemphieu3"] as const) {
    const trustee = await visitor();
    await signInStaff(trustee, server.handout, username);
    trustees.push(trustee);
  }
  await makeKey(trustees, election);

  const keeper = await visitor();
  await signInStaff(keeper, server.handout, "phatma");
  await keeper.goto(`/codes/${election}`);
  await keeper.locator("#make-codes").click();
  await expect(keeper.locator(".letter")).toHaveCount(VOTERS.length);
  const [, name] = VOTERS[0];
  const lost = await codeFor(keeper, name);
  expect(lost).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$/);
  await keeper.locator("#letters-printed").click();
  await keeper.locator("#keeper-yes").click();
  await expect(keeper.locator(".letter")).toHaveCount(0);

  await page.goto(`/organise/elections/${election}`);
  await page.getByRole("link", { name: "Mở bỏ phiếu", exact: true }).click();
  await page.getByRole("button", { name: "Mở bỏ phiếu", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("Đang mở");

  // The letter's code is scanned: it stands behind the # of the address, and vanishes from it.
  const voter = await visitor();
  const vote = async (code: string) => {
    await voter.goto(`/vote/${election}#${code}`);
    await expect(categories(voter)).toHaveCount(1);
    expect(voter.url()).not.toContain("#");
    await choices(categories(voter).first()).first().check();
    await review(voter);
    return cast(voter);
  };
  await vote(lost);

  // The letter is lost: the keeper gives a new code, and the old one opens nothing any more.
  await keeper.goto(`/codes/${election}`);
  await keeper.getByRole("row").filter({ hasText: name }).getByRole("button").click();
  await expect(keeper.locator("#keeper-yes")).toBeDisabled();
  await keeper.getByRole("checkbox").check();
  await expect(keeper.locator("#keeper-yes")).toBeDisabled();
  await keeper.getByLabel("Lý do cấp lại").selectOption({ label: "Thư mất hoặc không đến nơi" });
  await keeper.locator("#keeper-yes").click();
  const code = await codeFor(keeper, name);
  expect(code).not.toBe(lost);
  await voter.goto("/");
  await voter.goto(`/vote/${election}#${lost}`);
  await expect(voter.getByRole("alert")).toContainText("đã được thay bằng mã mới");
  await voter.goto("/");
  await vote(code);
  await page.goto(`/organise/elections/${election}/not-voted`);
  await expect(page.getByRole("main")).toContainText("2 người chưa bỏ phiếu");
});

test("what was typed stays when the server refuses it", { tag: "@desktop" }, async ({ page, problems, server }) => {
  problems.announce(/status of 422/);
  await signInStaff(page, server.handout, "tochuc");
  await page.goto("/organise/elections/new");
  await hydrated(page);
  await page.locator('[name="election[title_vi]"]').fill("Bình chọn có lỗi");
  await page.locator('[name="election[title_en]"]').fill("A trial with a mistake");
  await page.locator('[name="election[rehearsal]"]').check();
  await page.locator('[name="category[title_vi]"]').fill("Cán bộ tận tụy");
  await page.locator('[name="category[title_en]"]').fill("Devoted officers");
  await page.locator('[name="category[group]"]').selectOption({ index: 1 });
  const group = await page.locator('[name="category[group]"]').inputValue();
  // More to be chosen than may be chosen.
  await page.locator('[name="category[min]"]').fill("4");
  await page.locator('[name="category[max]"]').fill("2");
  await page.getByRole("button", { name: "Tạo bản dự thảo" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await hydrated(page);
  await expect(page.locator('[name="election[title_vi]"]')).toHaveValue("Bình chọn có lỗi");
  await expect(page.locator('[name="election[rehearsal]"]')).toBeChecked();
  await expect(page.locator('[name="category[group]"]')).toHaveValue(group);
  await expect(page.locator('[name="category[min]"]')).toHaveValue("4");
  // Mended and sent again; the next empty form is empty.
  await page.locator('[name="category[max]"]').fill("5");
  await page.getByRole("button", { name: "Tạo bản dự thảo" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bình chọn có lỗi");
  await page.goto("/organise/elections/new");
  await hydrated(page);
  await expect(page.locator('[name="election[title_vi]"]')).toHaveValue("");
});

test("what is typed while the program is still on its way stays", { tag: "@desktop" }, async ({ page, problems, server }) => {
  problems.announce(/status of 422/);
  await signInStaff(page, server.handout, "tochuc");
  await page.goto("/organise/elections/new");
  await hydrated(page);
  const field = (name: string) => page.locator(`[name="${name}"]`);
  await field("election[title_vi]").fill("Bình chọn có lỗi");
  await field("election[title_en]").fill("A trial with a mistake");
  await field("category[title_vi]").fill("Cán bộ tận tụy");
  await field("category[title_en]").fill("Devoted officers");
  await field("category[group]").selectOption({ index: 1 });
  await field("category[min]").fill("4");
  await field("category[max]").fill("2");
  let arrive = () => {};
  const arrived = new Promise<void>((done) => (arrive = done));
  await page.route("**/*.wasm", async (route) => {
    await arrived;
    await route.continue();
  });
  await page.getByRole("button", { name: "Tạo bản dự thảo" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await field("election[title_vi]").fill("Bình chọn đã sửa");
  await field("election[rehearsal]").check();
  await field("category[group]").selectOption({ index: 2 });
  const group = await field("category[group]").inputValue();
  arrive();
  await hydrated(page);
  await expect(field("election[title_en]")).toHaveValue("A trial with a mistake");
  await expect(field("category[min]")).toHaveValue("4");
  await expect(field("election[title_vi]")).toHaveValue("Bình chọn đã sửa");
  await expect(field("election[rehearsal]")).toBeChecked();
  await expect(field("category[group]")).toHaveValue(group);
});

test("codes that citizens type are kept nowhere", { tag: "@phone" }, async ({ page, problems }) => {
  problems.announce(/status of 4\d\d/);
  await page.goto("/contest/continue");
  await hydrated(page);
  await page.getByRole("textbox").fill("ABCD-EFGH-1234");
  const send = () => page.getByRole("main").getByRole("button").click({ noWaitAfter: true });
  // An answer without content leaves the browser on this page: what was kept for the next one is seen.
  await page.route("**/api/contest/continue", (route) => route.fulfill({ status: 204 }));
  const answered = page.waitForResponse("**/api/contest/continue");
  await send();
  await answered;
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toBe("{}");
  await page.unroute("**/api/contest/continue");
  await send();
  await expect(page.getByRole("alert")).toBeVisible();
  await hydrated(page);
  await expect(page.getByRole("textbox")).toHaveValue("");
});
