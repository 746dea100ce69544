// Peer voting: a voter types the code, reads, chooses, looks over, casts, keeps a check code and may vote again.

import type { Page } from "@playwright/test";
import { official, signInStaff } from "../support/actors.ts";
import { expect, test } from "../support/test.ts";
import { ELECTION, cast, categories, choices, choose, nameOf, openPaper, receipt, review, trace } from "../support/voter.ts";

test("a voter votes, finds the ballot, and votes again", async ({ page, server }) => {
  const voter = official(server.handout, 20);
  await openPaper(page, voter);
  const names = await choose(page, 0);
  await review(page);
  for (const name of names) await expect(page.getByRole("main")).toContainText(name);
  const first = await cast(page);
  await expect(page.getByRole("main")).toContainText("Phiếu đã được ghi nhận");
  expect(await trace(page, first)).toMatch(/sổ công khai/);

  await openPaper(page, voter);
  await expect(page.getByText("phiếu mới thay hẳn phiếu cũ")).toBeVisible();
  await choose(page, 1);
  await review(page);
  const second = await cast(page);
  await expect(page.getByRole("main")).toContainText("Phiếu mới đã thay phiếu cũ");
  expect(second).not.toBe(first);
  const [old, present] = [await trace(page, first), await trace(page, second.toLowerCase())];
  expect(old).not.toBe(present.replace(second, first));
});

test("the letter's code opens the paper, and leaves the address bar", async ({ page, server }) => {
  const { votingCode } = official(server.handout, 20);
  const told: string[] = [];
  page.on("request", (request) => told.push(request.url() + (request.postData() ?? "")));
  await page.goto(`/vote/${ELECTION}#${votingCode}`);
  await expect(categories(page)).not.toHaveCount(0);
  expect(new URL(page.url()).hash).toBe("");
  await choose(page, 0);
  await review(page);
  await cast(page);
  // The code stays on the device: nothing that was sent has it, with or without dashes.
  const plain = votingCode.replaceAll("-", "");
  expect(told.length).toBeGreaterThan(2);
  for (const sent of told) expect(sent.replaceAll("-", "").toUpperCase()).not.toContain(plain);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept.replaceAll("-", "")).not.toContain(plain);
});

test("a mistyped code is told beside the field, a code of nobody in words", async ({ page, server, problems }) => {
  problems.announce(/status of 4\d\d/);
  const { votingCode } = official(server.handout, 0);
  const last = votingCode.slice(-1);
  await page.goto(`/vote/${ELECTION}`);
  const field = page.getByLabel("Mã bỏ phiếu");
  await field.fill(votingCode.slice(0, -1) + (last === "7" ? "8" : "7"));
  await page.getByRole("button", { name: "Mở phiếu" }).click();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await field.fill("0000-0000-0000-0000-0000");
  await page.getByRole("button", { name: "Mở phiếu" }).click();
  await expect(page.getByRole("alert")).toContainText("không thuộc cuộc bình chọn này");
  await expect(categories(page)).toHaveCount(0);
});

test("a dossier tells what the nominee achieved and how the standards are met", async ({ page, server }) => {
  await openPaper(page, official(server.handout, 20));
  const category = categories(page).nth(1);
  await expect(category).toContainText("Thành tích:");
  const standards = category.locator("details").first();
  await expect(standards.locator("summary")).toHaveText(/tiêu chuẩn/i);
  await standards.locator("summary").click();
  const lines = standards.getByRole("listitem");
  await expect(lines).not.toHaveCount(0);
  for (const line of await lines.all()) {
    await expect(line).toHaveText(/— (Đạt|Chưa đạt|Chưa đủ số liệu|Không đo bằng số liệu, xem thành tích)/);
  }
});

test("too many, or nobody, is told beside the category and nothing is lost", async ({ page, server }) => {
  await openPaper(page, official(server.handout, 20));
  await choose(page, 0);
  const first = categories(page).first();
  await expect(first).toContainText("Chọn từ 1 đến 2 người.");
  for (const place of [0, 1, 2]) await choices(first).nth(place).check();
  await expect(first).toContainText("Bỏ bớt 1 người");
  await page.getByRole("button", { name: "Xem lại phiếu" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  for (const place of [0, 1, 2]) await expect(choices(first).nth(place)).toBeChecked();
  await expect(choices(categories(page).nth(1)).first()).toBeChecked();
  await expect(page.getByRole("button", { name: "Bỏ phiếu", exact: true })).toHaveCount(0);
});

test("nobody can choose themselves", async ({ page, server }) => {
  const nominee = official(server.handout, 0);
  await openPaper(page, nominee);
  const own = page.getByRole("checkbox", { name: nominee.name, exact: true });
  await expect(own).toBeDisabled();
  await expect(own).toHaveAccessibleDescription(/Không thể tự bình chọn cho mình/);
});

test("the order of nominees is another one for each voter", { tag: "@desktop" }, async ({ server, visitor }) => {
  const orders = new Set<string>();
  for (const voter of [20, 21, 22]) {
    const page = await visitor();
    const order = async () => {
      await openPaper(page, official(server.handout, voter));
      const boxes = await choices(categories(page).nth(1)).all();
      return (await Promise.all(boxes.map(nameOf))).join(", ");
    };
    const shown = await order();
    expect(await order(), "the voter's own order stays").toBe(shown);
    orders.add(shown);
  }
  expect(orders.size).toBeGreaterThan(1);
});

test("a ballot sealed while the network is gone arrives once it is back, one time", { tag: "@phone" }, async ({ page, server, problems }) => {
  problems.announce(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|Failed to fetch/);
  await openPaper(page, official(server.handout, 20));
  await choose(page, 0);
  await review(page);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Bỏ phiếu", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("phiếu chưa được gửi");
  await page.context().setOffline(false);
  const code = await receipt(page);
  expect(await trace(page, code)).toMatch(/sổ công khai/);
  expect(await ballotsInRecord(page)).toBe(1);
});

test("an answer that is lost on its way does not make a second ballot", { tag: "@desktop" }, async ({ page, server, problems }) => {
  problems.announce(/ERR_FAILED|ERR_CONNECTION|Failed to fetch/);
  await openPaper(page, official(server.handout, 20));
  await choose(page, 0);
  await review(page);
  let lost = 0;
  await page.route("**/api/election/cast", async (route) => {
    // The server takes the ballot, the answer never arrives.
    if (lost === 0) {
      lost += 1;
      await route.fetch();
      return route.abort("connectionfailed");
    }
    return route.continue();
  });
  await page.getByRole("button", { name: "Bỏ phiếu", exact: true }).click();
  await receipt(page);
  expect(lost).toBe(1);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  expect(await ballotsInRecord(page)).toBe(1);
});

test("whoever doubts the machine opens a ballot and lets another machine check it", async ({ page, server, visitor }) => {
  await openPaper(page, official(server.handout, 20));
  const names = await choose(page, 0);
  await review(page);
  const honest = page.locator("#honest");
  await honest.locator("summary").click();
  await honest.getByRole("button", { name: "Niêm phong phiếu này" }).click();
  const phrase = honest.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await expect(phrase).toBeVisible();
  const sealed = (await phrase.innerText()).trim();
  await honest.getByRole("button", { name: "Mở ra để kiểm tra" }).click();
  const opened = await page.locator("#opened-ballot").inputValue();

  const other = await visitor();
  await other.goto(`/elections/${ELECTION}/check`);
  await other.getByLabel("Bản mở của phiếu").fill(opened);
  await other.getByRole("button", { name: "Kiểm tra", exact: true }).click();
  await expect(other.getByRole("main")).toContainText(sealed);
  for (const name of names) await expect(other.getByRole("main")).toContainText(name);

  // The opened ballot is never the one that is cast.
  expect(await cast(page)).not.toBe(sealed);
});

test("without WebAssembly the booth says what to do", { tag: "@phone" }, async ({ browser, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url });
  const page = await context.newPage();
  await page.goto(`/vote/${ELECTION}`);
  await expect(page.locator("noscript .notice")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("máy tính đặt tại quầy");
  await context.close();
});

test("what is no ballot is refused with a code and leaves the record as it is", { tag: "@desktop" }, async ({ request }) => {
  const head = async () => (await (await request.get(`/elections/${ELECTION}/record.txt`)).text()).length;
  const before = await head();
  const send = (signed: string) => request.post("/api/election/cast", { form: { election_id: String(ELECTION), signed } });
  for (const nonsense of ["", "x", "AAAA", "A".repeat(4000)]) {
    const answer = await send(nonsense);
    expect([400, 422], nonsense.slice(0, 10)).toContain(answer.status());
    expect(await answer.text()).not.toMatch(/panic|src\//);
  }
  // A body of 10 MB is refused by its announced length; the server may hang up before all of it is sent.
  const huge = await send("A".repeat(10 * 1024 * 1024)).then((answer) => answer.status(), (error: Error) => error.message);
  expect(String(huge)).toMatch(/413|EPIPE|ECONNRESET/);
  expect(await head()).toBe(before);
});

/** Number of ballots in the public record. */
async function ballotsInRecord(page: Page): Promise<number> {
  const record = await (await page.request.get(`/elections/${ELECTION}/record.txt`)).text();
  return record.split("\n").filter((line) => line.slice(65).startsWith('{"kind":"ballot"')).length;
}

test("organisers see who has not voted, never what was voted", { tag: "@desktop" }, async ({ page, server, visitor }) => {
  const voter = official(server.handout, 20);
  const booth = await visitor();
  await openPaper(booth, voter);
  await choose(booth, 0);
  await review(booth);
  await cast(booth);
  await signInStaff(page, server.handout, "tochuc");
  await page.goto(`/organise/elections/${ELECTION}/not-voted`);
  await expect(page.getByRole("main")).toContainText("65 người chưa bỏ phiếu");
  await expect(page.getByRole("main")).not.toContainText(voter.name);
});
