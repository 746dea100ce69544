// What leaves the progress page: the screen on a wall, paper, the PDF and the Excel file.

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { hydrated } from "../support/hydration.ts";
import { expect, test } from "../support/test.ts";

/** How long a table stays on the wall, milliseconds. */
const STAY = 15_000;

/** What the screen shows at present: the turn's number, its heading and its first line. */
const shown = async (page: Page) => (await page.locator(".wall section:visible").allInnerTexts()).join("\n");

/** The number of the turn that is shown, from 1, and how many there are. */
const turn = async (page: Page): Promise<[number, number]> => {
  const text = await page.getByText(/^Lượt \d+\/\d+$/).innerText();
  const [number, all] = text.replace("Lượt ", "").split("/").map(Number);
  return [number ?? 0, all ?? 0];
};

/** Turns until the first one comes again. */
const turns = async (page: Page) => (await turn(page))[1];

/** How far the page is longer or wider than the screen, CSS pixels. */
const beyond = (page: Page) =>
  page.evaluate(() => {
    const page = document.documentElement;
    return [page.scrollHeight - window.innerHeight, page.scrollWidth - window.innerWidth];
  });

/** Opens the screen and stops its clock. */
const openWall = async (page: Page) => {
  await page.clock.install();
  await page.goto("/progress/wall");
  await hydrated(page);
  await expect(page.getByText("Đang cập nhật trực tiếp")).toBeVisible();
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
};

for (const viewport of [{ width: 1_920, height: 1_080 }, { width: 1_280, height: 800 }]) {
  const name = `every turn of the wall screen fits ${viewport.width} × ${viewport.height}`;
  test(name, { tag: "@desktop" }, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openWall(page);
    const all = await turns(page);
    const seen: string[] = [];
    for (let turn = 0; turn < all; turn += 1) {
      const text = await shown(page);
      expect(text).not.toBe("");
      const [down, across] = await beyond(page);
      expect(down, text).toBeLessThanOrEqual(0);
      expect(across, text).toBeLessThanOrEqual(0);
      seen.push(text);
      await page.clock.runFor(STAY);
    }
    expect(new Set(seen).size).toBe(all);
    expect(await shown(page)).toBe(seen[0]);
  });
}

test("the wall screen shows all agencies and indicators of the page", { tag: "@desktop" }, async ({ page }) => {
  await page.goto("/progress");
  await hydrated(page);
  const names = [
    ...(await page.locator(".indicator__name").allInnerTexts()),
    ...(await page.getByRole("region", { name: "Theo cơ quan" }).locator("tbody th").allInnerTexts()),
  ];
  await openWall(page);
  let seen = "";
  for (let left = await turns(page); left > 0; left -= 1) {
    seen += await shown(page);
    await page.clock.runFor(STAY);
  }
  for (const name of names) {
    expect(seen).toContain(name);
  }
});

test("the wall screen goes on for hours and recovers by itself", { tag: "@desktop" }, async ({ page, problems }) => {
  problems.announce(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/);
  await openWall(page);
  await expect(page.getByRole("banner")).toBeHidden();
  const [[begun, all], first] = [await turn(page), await shown(page)];
  expect(all).toBeGreaterThan(3);
  // After ten minutes it stands where the number of turns says.
  await page.clock.runFor(40 * STAY);
  await expect(page.getByText(`Lượt ${((begun - 1 + 40) % all) + 1}/${all}`)).toBeVisible();
  await page.clock.runFor((all - (40 % all)) * STAY);
  expect(await shown(page)).toBe(first);
  // Held, a turn stays.
  await page.getByRole("button", { name: "Dừng chuyển bảng" }).click();
  await page.clock.runFor(2 * STAY);
  expect(await shown(page)).toBe(first);

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

test("the part that is shown is offered as a PDF", { tag: "@desktop" }, async ({ page }) => {
  await page.goto("/progress?missed=yes&sort=missed");
  await hydrated(page);
  const link = page.getByRole("link", { name: "Tải tệp PDF" });
  await expect(link).toHaveAttribute("href", "/progress.pdf?missed=yes&sort=missed");
  const downloading = page.waitForEvent("download");
  await link.click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^tien-do-\d{4}-\d\d-\d\d\.pdf$/);
  expect(new URL(download.url()).search).toBe("?missed=yes&sort=missed");
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 5).toString("latin1")).toBe("%PDF-");
});
