// Live progress: what happens anywhere shows on every open page within two seconds, without loading it anew.

import type { Locator, Page } from "@playwright/test";
import { official, signInStaff } from "../support/actors.ts";
import { answerAll, enterAsCitizen, handIn, startAttempt } from "../support/contestant.ts";
import { hydrated } from "../support/hydration.ts";
import { expect, test } from "../support/test.ts";
import { ELECTION, cast, choose, openPaper, review } from "../support/voter.ts";

/** The product's promise: from the answer to whoever acted until everybody sees it, milliseconds. */
const PROMISE = { timeout: 2_000 };
/** Longest change that one rating makes, in letters; the whole board has three times as many. */
const SHORT = 12_000;

/** Opens a page that follows the live feed and marks it, so that loading anew would be noticed. */
async function follow(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await hydrated(page);
  await expect(page.getByText("Đang cập nhật trực tiếp")).toBeVisible();
  await page.evaluate(() => document.documentElement.setAttribute("data-test-same-document", "yes"));
}

const stayed = (page: Page) => expect(page.locator("html")).toHaveAttribute("data-test-same-document", "yes");

/** What the live feed has sent to a page: name of each event and its length. To be called before the page is opened. */
async function feed(page: Page): Promise<{ name: string; letters: number }[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const events: { name: string; letters: number }[] = [];
  session.on("Network.eventSourceMessageReceived", ({ eventName, data }) => void events.push({ name: eventName, letters: data.length }));
  return events;
}

/** Asserts that a page with the board from its HTML was sent changes alone, each far shorter than the board. */
function expectChangesOnly(events: { name: string; letters: number }[]): void {
  expect(events.map(({ name }) => name)).not.toContain("board");
  expect(events.map(({ name }) => name)).toContain("delta");
  for (const { letters } of events) expect(letters).toBeLessThan(SHORT);
}

/** The figure beside a label. */
const figure = (page: Page, label: string): Locator => page.locator(".stat").filter({ hasText: label }).locator(".stat__value");

const indicator = (page: Page, name: string): Locator =>
  page.getByRole("article").filter({ has: page.getByRole("heading", { name, exact: true }) });

const count = async (value: Locator) => Number((await value.innerText()).replaceAll(".", ""));

/** Rates a counter: two taps. */
async function rate(page: Page, level: string): Promise<void> {
  await page.goto("/rate/Q01");
  await page.getByRole("button", { name: level, exact: true }).click();
  await page.getByRole("button", { name: "Gửi đánh giá" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cảm ơn anh, chị");
}

/** How many ratings an agency's page shows for its first counter. */
async function ratings(page: Page): Promise<number> {
  const words = await page.getByText(/^[\d.]+ lượt đánh giá trong đợt$/).first().innerText();
  return Number(words.split(" ")[0]?.replaceAll(".", ""));
}

test("a rating shows on open pages", async ({ page, visitor }) => {
  const agency = await visitor();
  const events = await feed(page);
  await follow(page, "/progress");
  await follow(agency, "/progress/so-tai-chinh");
  const card = indicator(page, "Lượt đánh giá không hài lòng");
  const before = await count(card.locator(".indicator__value"));
  const counted = await ratings(agency);
  const explanation = card.locator("details");
  await explanation.locator("summary").click();

  await rate(await visitor(), "Không hài lòng");
  await expect(card.locator(".indicator__value")).toHaveText(String(before + 1), PROMISE);
  await expect(agency.getByText(`${counted + 1} lượt đánh giá trong đợt`)).toBeVisible(PROMISE);
  // What the reader has opened stays open while the figures change.
  await expect(explanation.getByText("người dân đánh giá qua mã QR tại quầy: 1 lượt đánh giá")).toBeVisible();
  await stayed(page);
  await stayed(agency);
  expectChangesOnly(events);
});

test("a vote shows on open pages as turnout", async ({ page, server, visitor }) => {
  const election = await visitor();
  await follow(page, "/progress");
  await expect(page.getByText("0 trong 66 người đã bỏ phiếu")).toBeVisible();
  await election.goto(`/elections/${ELECTION}`);
  await hydrated(election);
  await expect(figure(election, "người đã bỏ phiếu")).toHaveText("0");

  const voter = await visitor();
  await openPaper(voter, official(server.handout, 20));
  await choose(voter, 0);
  await review(voter);
  await cast(voter);
  await expect(page.getByText("1 trong 66 người đã bỏ phiếu")).toBeVisible(PROMISE);
  await expect(figure(election, "người đã bỏ phiếu")).toHaveText("1", PROMISE);
  await stayed(page);
});

test("an attempt shows on open pages when it is handed in", async ({ page, visitor }) => {
  test.slow();
  await follow(page, "/progress");
  await expect(figure(page, "Lượt thi đã hoàn thành")).toHaveText("0");
  const contestant = await visitor();
  await enterAsCitizen(contestant);
  await expect(figure(page, "Người đã đăng ký")).toHaveText("1", PROMISE);
  await startAttempt(contestant);
  await answerAll(contestant);
  await handIn(contestant);
  await expect(figure(page, "Lượt thi đã hoàn thành")).toHaveText("1", PROMISE);
  await stayed(page);
});

test("an open page says that the network is gone, and catches up when it is back", async ({ page, problems, visitor }) => {
  problems.announce(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/);
  const events = await feed(page);
  await follow(page, "/progress");
  const value = indicator(page, "Lượt đánh giá không hài lòng").locator(".indicator__value");
  const before = await count(value);
  await page.context().setOffline(true);
  await expect(page.getByText("Mất kết nối.")).toBeVisible();
  for (let n = 0; n < 3; n++) await rate(await visitor(), "Không hài lòng");
  await expect(value).toHaveText(String(before));
  await page.context().setOffline(false);
  await expect(page.getByText("Đang cập nhật trực tiếp")).toBeVisible();
  await expect(value).toHaveText(String(before + 3), PROMISE);
  await stayed(page);
  expectChangesOnly(events);
});

test("an open page survives a restart of the server", { tag: "@desktop" }, async ({ page, problems, server, visitor }) => {
  problems.announce(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/);
  await follow(page, "/progress");
  await server.kill();
  await expect(page.getByText("Mất kết nối.")).toBeVisible();
  await server.run();
  await expect(page.getByText("Đang cập nhật trực tiếp")).toBeVisible();
  const value = indicator(page, "Lượt đánh giá không hài lòng").locator(".indicator__value");
  const before = await count(value);
  await rate(await visitor(), "Không hài lòng");
  await expect(value).toHaveText(String(before + 1), PROMISE);
  await stayed(page);
});

test("sending a rating twice counts once", { tag: "@phone" }, async ({ page }) => {
  await page.goto("/progress/so-tai-chinh");
  const counted = await ratings(page);
  await page.goto("/rate/Q01");
  await page.getByRole("button", { name: "Rất hài lòng", exact: true }).click();
  // An impatient finger.
  await page.getByRole("button", { name: "Gửi đánh giá" }).dblclick();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cảm ơn anh, chị");
  await page.goto("/progress/so-tai-chinh");
  expect(await ratings(page)).toBe(counted + 1);
});

test("a citizen's words reach the manager, and nobody else", async ({ page, server, visitor }) => {
  const citizen = await visitor();
  await citizen.goto("/rate/q01");
  await citizen.getByRole("button", { name: "Hài lòng", exact: true }).click();
  await citizen.getByText("Nói thêm vài lời (không bắt buộc)").click();
  await citizen.getByLabel("Lời của anh, chị").fill("Ghế chờ hơi ít <b>chỗ</b>");
  // A reason is the second of two taps.
  await citizen.getByRole("button", { name: "Hướng dẫn" }).click();
  await expect(citizen.getByRole("main").getByRole("status")).toContainText("Đã ghi nhận đánh giá “Hài lòng”");
  await citizen.goto("/progress/so-tai-chinh");
  await expect(citizen.getByRole("main")).not.toContainText("Ghế chờ");

  await signInStaff(page, server.handout, "quanly");
  await page.goto("/progress/so-tai-chinh");
  await expect(page.getByRole("table")).toContainText("Hướng dẫn: Ghế chờ hơi ít <b>chỗ</b>");
});

test("a counter that does not exist is told in words", { tag: "@phone" }, async ({ page, problems }) => {
  problems.announce(/status of 404/);
  await page.goto("/rate/Q99");
  await expect(page.getByRole("alert")).toContainText("Không tìm thấy mục này.");
});

test("a note that explains a dip stands with the figures until it is withdrawn", { tag: "@desktop" }, async ({ page, server, visitor }) => {
  await signInStaff(page, server.handout, "tochuc");
  await page.goto("/progress/notes");
  await page.getByLabel("Cho số liệu của").selectOption("Sở Tài chính");
  await page.getByLabel("Từ ngày").fill("31/2/2026");
  await page.getByLabel("Việc gì đã xảy ra").fill("Mất điện & <b>mạng</b>");
  await page.getByRole("button", { name: "Ghi lại" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
  // Nothing that was typed is lost.
  await expect(page.getByLabel("Việc gì đã xảy ra")).toHaveValue("Mất điện & <b>mạng</b>");
  const hint = await page.locator("#note-from-hint").innerText();
  await page.getByLabel("Từ ngày").fill(/Từ (\S+) đến/.exec(hint)?.[1] ?? "");
  const citizen = await visitor();
  await follow(citizen, "/progress/so-tai-chinh");
  await page.getByRole("button", { name: "Ghi lại" }).click();
  await expect(page.getByText("Đã ghi lại.")).toBeVisible();
  await expect(citizen.getByText("Mất điện & <b>mạng</b>")).toBeVisible(PROMISE);
  await page.getByRole("button", { name: /Rút lại ghi chú/ }).click();
  await expect(page.getByText("Đã rút ghi chú.")).toBeVisible();
  await expect(page.getByText(/đã rút: Ban Tổ chức/)).toBeVisible();
  await expect(citizen.getByText("Mất điện & <b>mạng</b>")).toHaveCount(0);
});

test("organisers print the QR codes of the counters", { tag: "@desktop" }, async ({ page, server }) => {
  await signInStaff(page, server.handout, "tochuc");
  await page.goto("/organise/counters");
  const codes = page.getByRole("img", { name: /Mã QR dẫn tới/ });
  await expect(codes).toHaveCount(server.handout.counters.length);
  for (const code of await codes.all()) {
    expect(await code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  }
});

test.describe("without JavaScript", { tag: "@desktop" }, () => {
  test.use({ javaScriptEnabled: false });

  test("a rating is counted, and the page tells how to see newer figures", async ({ page }) => {
    const value = indicator(page, "Lượt đánh giá không hài lòng").locator(".indicator__value");
    await page.goto("/progress");
    await expect(page.getByText("Tải lại trang để xem số liệu mới nhất")).toBeVisible();
    const before = await count(value);
    await rate(page, "Không hài lòng");
    await page.goto("/progress");
    await expect(value).toHaveText(String(before + 1));
  });
});

test("the national index is scored out of the points that the figures allow", async ({ page }) => {
  await page.goto("/progress");
  await page.getByRole("link", { name: "Bộ chỉ số quốc gia" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bộ chỉ số quốc gia" })).toBeVisible();
  const centre = page.getByRole("row").filter({ hasText: "Toàn Trung tâm" });
  await expect(centre).toContainText("/ 90");
  await expect(centre.getByText("chưa chấm")).toHaveCount(1);
  const agency = page.getByRole("link", { name: "Sở Tài chính" });
  await expect(agency).toHaveAttribute("href", "/progress/so-tai-chinh");
});

test("a part of the national index has an address, and leads on to the same part", async ({ page }) => {
  await page.goto("/progress?group=online&missed=yes");
  await page.getByRole("link", { name: "Bộ chỉ số quốc gia" }).click();
  await expect(page).toHaveURL("/progress/national?group=online");
  await expect(page.getByText("Đang xem một phần: Trực tuyến và số hóa.")).toBeVisible();
  await expect(page.getByRole("columnheader", { name: /^Tiến độ giải quyết/ })).toHaveCount(0);
  await page.getByLabel("Khối").selectOption("Sở, ban, ngành của tỉnh");
  await page.getByLabel("Thứ tự cơ quan").selectOption("Nhiều điểm nhất trước: Tổng điểm");
  await page.getByRole("button", { name: "Xem", exact: true }).click();
  await expect(page).toHaveURL(/group=online&bloc=department&until=&sort=points/);
  const totals = await page.locator("tbody td:nth-child(2)").allInnerTexts();
  const shares = totals.slice(1).map((total) => {
    const [points = 0, possible = 1] = total.split(" / ").map((number) => Number(number.replace(",", ".")));
    return Math.floor((points / possible) * 100);
  });
  expect(shares.length).toBeGreaterThan(2);
  expect(shares).toEqual([...shares].sort((one, other) => other - one));
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Tải tệp Excel" }).click();
  expect((await file).url()).toContain("/progress.xlsx?group=online&bloc=department&sort=points");
  await page.locator("tbody a").first().click();
  await expect(page).toHaveURL(/\/progress\/[a-z-]+\?group=online&bloc=department$/);
});

test("a figure is followed week by week, as a chart and as numbers", async ({ page }) => {
  await page.goto("/progress");
  // In the table a click on the same words orders the agencies.
  await indicator(page, "Hồ sơ giải quyết đúng và trước hạn").getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("diễn biến theo tuần");
  const chart = page.getByRole("img", { name: /Đồ thị Hồ sơ giải quyết/ });
  await expect(chart).toBeVisible();
  expect(await chart.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expect(page.getByRole("row")).not.toHaveCount(1);
  await page.goto("/progress/so-tai-chinh");
  await page.getByRole("link", { name: "Hồ sơ giải quyết đúng và trước hạn" }).click();
  await expect(page.getByText("Sở Tài chính").first()).toBeVisible();
  await expect(page).toHaveURL(/agency=so-tai-chinh/);
});

test("a link shows the same part of the figures to everybody", { tag: "@desktop" }, async ({ page, visitor }) => {
  await page.goto("/progress");
  await page.getByText("Lọc và sắp xếp").click();
  await page.getByLabel("Nhóm chỉ tiêu").selectOption("Mức độ hài lòng");
  await page.getByLabel("Khối").selectOption("Ngành dọc Trung ương");
  await page.getByLabel("Thứ tự cơ quan").selectOption("Theo tên");
  await page.locator("form[action='/progress']").getByRole("button", { name: "Xem" }).click();
  await expect(page).toHaveURL(/group=satisfaction&bloc=central_vertical&until=&sort=name/);
  const colleague = await visitor();
  await follow(colleague, page.url());
  await expect(colleague.getByText("Đang xem một phần: Mức độ hài lòng; Ngành dọc Trung ương; Theo tên.")).toBeVisible();
  await expect(indicator(colleague, "Hồ sơ giải quyết đúng và trước hạn")).toHaveCount(0);
  await expect(colleague.getByRole("link", { name: "Sở Tài chính" })).toHaveCount(0);
  // A change that comes by itself keeps the part that is shown.
  const card = indicator(colleague, "Lượt đánh giá không hài lòng").locator(".indicator__value");
  const before = await count(card);
  await rate(await visitor(), "Không hài lòng");
  await expect(card).toHaveText(String(before + 1), PROMISE);
  await expect(indicator(colleague, "Hồ sơ giải quyết đúng và trước hạn")).toHaveCount(0);
  // The way down and back keeps it too.
  await colleague.getByRole("link", { name: "Lượt đánh giá không hài lòng" }).first().click();
  await expect(colleague).toHaveURL(/indicator=dissatisfied&group=satisfaction/);
  await colleague.locator("p.no-print > a[href^='/progress?']").click();
  await expect(colleague.getByText("Đang xem một phần:")).toBeVisible();
});
