// Time on the paper: the server's clock counts, whatever the device says, and also when the network fails at the end.

import type { Page } from "@playwright/test";
import { signInStaff } from "../support/actors.ts";
import { answer, choose, enterAsCitizen, expectChosen, heading, startAttempt } from "../support/contestant.ts";
import { hydrated } from "../support/hydration.ts";
import { expect, test } from "../support/test.ts";

const MINUTE_MS = 60_000;

/** Sets the device's clock wrong by so much; it goes on from there. */
async function shiftClock(page: Page, byMs: number): Promise<void> {
  await page.addInitScript((shift) => {
    const Right = Date;
    globalThis.Date = class extends Right {
      constructor(...parts: unknown[]) {
        super(...((parts.length === 0 ? [Right.now() + shift] : parts) as [number]));
      }
      static override now(): number {
        return Right.now() + shift;
      }
    } as DateConstructor;
  }, byMs);
}

const saved = (page: Page) => expect(page.getByText(/^Đã lưu lúc \d\d:\d\d:\d\d$/)).toBeVisible();

for (const minutes of [-10, 10]) {
  test(`a device whose clock is ${minutes} minutes off shows the right time left`, { tag: "@phone" }, async ({ page }) => {
    await shiftClock(page, minutes * MINUTE_MS);
    await enterAsCitizen(page);
    await startAttempt(page);
    await hydrated(page);
    const off = await page.evaluate(() => Date.now());
    expect(Math.abs(off - Date.now() - minutes * MINUTE_MS)).toBeLessThan(MINUTE_MS);
    await expect(page.getByRole("timer")).toHaveText(/^Còn (20:00|19:\d\d)$/);
    await answer(page, 1, 2);
    await saved(page);
    await page.reload();
    await expect(page.getByRole("timer")).toHaveText(/^Còn (20:00|19:\d\d)$/);
    await expect(page.getByRole("link", { name: "Câu 1, đã trả lời" })).toBeVisible();
  });
}

// The device's clock is wrong too: its stamps, taken as they are, would lie after the deadline or before the start.
for (const minutes of [-10, 10]) {
  test(`an answer given before the end without network counts and is marked; clock ${minutes} minutes off`, { tag: "@phone" }, async ({ page, problems, server, visitor }) => {
    // The shortest time limit there is has to pass.
    test.setTimeout(4 * MINUTE_MS);
    problems.announce(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/);
    const organiser = await visitor();
    await signInStaff(organiser, server.handout, "tochuc");
    await organiser.goto("/organise/contest/1/settings");
    await organiser.getByLabel("Thời gian làm bài (phút)").fill("1");
    await organiser.getByLabel("Gia hạn khi mất mạng").fill("120");
    await organiser.getByRole("button", { name: "Lưu thiết lập" }).click();
    await expect(organiser).toHaveURL("/organise/contest");

    await shiftClock(page, minutes * MINUTE_MS);
    await enterAsCitizen(page);
    await startAttempt(page);
    await hydrated(page);
    await answer(page, 1, 1);
    await saved(page);
    await expect(heading(page, 2)).toBeVisible();
    await page.context().setOffline(true);
    await choose(page, 3);
    await expect(page.getByText("Đang chờ mạng: 1 câu chưa lưu")).toBeVisible();
    await expect(page.getByRole("timer")).toHaveText("Còn 00:00", { timeout: 90_000 });
    await page.context().setOffline(false);
    await expect(page).toHaveURL("/contest/result", { timeout: 30_000 });
    await expect(page.getByRole("main")).toContainText("Hết giờ");
    await expect(page.getByRole("main")).toContainText("2/15");

    await organiser.goto("/organise/contest/people?q=thu+nghiem");
    await expect(organiser.getByRole("main")).toContainText("1 câu đến trong thời gian gia hạn");
  });
}

test("two devices answer one paper: what was chosen last is kept on both", { tag: "@phone" }, async ({ page, visitor }) => {
  const code = await enterAsCitizen(page);
  await startAttempt(page);
  await hydrated(page);
  await choose(page, 0);
  await saved(page);

  const second = await visitor();
  await second.goto("/contest/continue");
  await second.getByLabel("Mã dự thi").fill(code);
  await second.getByRole("button", { name: "Tiếp tục" }).click();
  await second.getByRole("link", { name: "Làm bài tiếp" }).click();
  await expect(heading(second, 1)).toBeVisible();
  await hydrated(second);
  await expectChosen(second, 0);
  await choose(second, 2);
  await saved(second);

  // The first device does not know yet. Its next choice is the newer one and prevails.
  await choose(page, 3);
  await saved(page);
  for (const device of [page, second]) {
    await device.reload();
    await expectChosen(device, 3);
  }
});
