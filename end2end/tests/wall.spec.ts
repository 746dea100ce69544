// What leaves the progress page: the screen on a wall, paper, the Excel file.

import type { Page } from "@playwright/test";
import { hydrated } from "../support/hydration.ts";
import { expect, test } from "../support/test.ts";

/** How long a table stays on the wall, milliseconds. */
const STAY = 15_000;

/** The headings that the screen shows at present. */
const headings = async (page: Page) => (await page.locator(".wall h2:visible").allInnerTexts()).join(", ");

test("the wall screen shows its tables in turn and recovers by itself", { tag: "@desktop" }, async ({ page, problems }) => {
  problems.announce(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/);
  await page.clock.install();
  await page.goto("/progress/wall");
  await hydrated(page);
  await expect(page.getByText("Đang cập nhật trực tiếp")).toBeVisible();
  await expect(page.getByRole("banner")).toBeHidden();
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  const seen: string[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    seen.push(await headings(page));
    await page.clock.runFor(STAY);
  }
  expect(new Set(seen).size).toBe(3);
  expect(seen.slice(3)).toEqual(seen.slice(0, 3));
  // Ten minutes are forty turns more, and forty is one more than a multiple of three.
  const before = await headings(page);
  await page.clock.runFor(40 * STAY);
  expect(await headings(page)).toBe(seen[(seen.indexOf(before) + 1) % 3]);
  // Held, a table stays.
  await page.getByRole("button", { name: "Dừng chuyển bảng" }).click();
  const held = await headings(page);
  await page.clock.runFor(2 * STAY);
  expect(await headings(page)).toBe(held);

  await page.clock.resume();
  await page.context().setOffline(true);
  await expect(page.getByText("Mất kết nối.")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("Đang cập nhật trực tiếp")).toBeVisible();
});

test("every figure says on paper where it comes from and when it was read", { tag: "@desktop" }, async ({ page }) => {
  await page.goto("/progress");
  await hydrated(page);
  // A sheet of A4 without its margins, CSS pixels.
  await page.setViewportSize({ width: 688, height: 1_000 });
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Các phần của trang" })).toBeHidden();
  await expect(page.getByRole("link", { name: "Tải tệp Excel" })).toBeHidden();
  const cards = page.locator(".indicator");
  const sourced = cards.filter({ hasText: /Số liệu lúc \d\d:\d\d:\d\d ngày|Kỳ này chưa có số liệu/ });
  expect(await sourced.count()).toBe(await cards.count());
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond).toBeLessThanOrEqual(0);
});

test("the page is offered as an Excel file", { tag: "@desktop" }, async ({ page }) => {
  await page.goto("/progress");
  await hydrated(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Tải tệp Excel" }).click();
  expect((await download).suggestedFilename()).toMatch(/^tien-do-\d{4}-\d\d-\d\d\.xlsx$/);
});
