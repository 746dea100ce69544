// Every page opens, for everybody who may see it: complete from the server, woken by WebAssembly without an error,
// and no wider than the screen. The fixtures add: nothing in the console, no violation of the policy.

import type { Page } from "@playwright/test";
import { hydrated } from "../support/hydration.ts";
import { READERS } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

/** Opens a page that must be in order. */
async function open(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address);
  expect.soft(answer?.status(), address).toBe(200);
  await expect.soft(page.getByRole("heading", { level: 1 }), address).toHaveCount(1);
  await expect.soft(page, address).toHaveTitle(/Thi Đua Số$/);
  // A place where a problem will be told may stand ready, empty.
  await expect.soft(page.getByRole("alert").filter({ hasText: /\S/ }), address).toHaveCount(0);
}

/** How much wider than the screen the page is, CSS pixels. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.screen.width);

for (const reader of READERS) {
  test(`every page of ${reader.who} opens and wakes`, async ({ page, server }) => {
    test.slow();
    await reader.enter(page, server);
    for (const address of reader.pages) {
      await test.step(address, async () => {
        await open(page, address);
        await hydrated(page);
      });
    }
  });

  test(`every page of ${reader.who} fits a phone with the largest text`, { tag: "@phone" }, async ({ page, server }) => {
    test.slow();
    await reader.enter(page, server);
    for (const size of ["Chữ vừa", "Chữ rất lớn"]) {
      await page.goto("/");
      await page.getByRole("button", { name: size }).click();
      await expect(page.getByRole("button", { name: size })).toHaveAttribute("aria-pressed", "true");
      for (const address of reader.pages) {
        await test.step(`${address}, ${size}`, async () => {
          await open(page, address);
          await hydrated(page);
          expect.soft(await overflow(page), `${address}, ${size}`).toBeLessThanOrEqual(0);
        });
      }
    }
  });
}

test.describe("without JavaScript", { tag: "@desktop" }, () => {
  test.use({ javaScriptEnabled: false });

  for (const reader of READERS) {
    test(`every page of ${reader.who} is complete`, async ({ page, server }) => {
      test.slow();
      await reader.enter(page, server);
      for (const address of reader.pages) {
        await test.step(address, async () => {
          await open(page, address);
          await expect.soft(page.getByRole("main"), address).not.toContainText("Đang tải…");
        });
      }
    });
  }
});
