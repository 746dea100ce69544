// Pictures for the README, made from the product as it is: `npm run screenshots`. Not a check, so nothing runs otherwise.

import { join } from "node:path";
import type { Page } from "@playwright/test";
import { official } from "../support/actors.ts";
import { answer, choose, enterAsCitizen, startAttempt } from "../support/contestant.ts";
import { hydrated } from "../support/hydration.ts";
import { expect, test } from "../support/test.ts";
import { categories, choices, openPaper } from "../support/voter.ts";

const FOLDER = join(import.meta.dirname, "../screenshots");

/** What is worth a picture, and how to get there. */
const PICTURES: Record<string, (page: Page, voter: ReturnType<typeof official>) => Promise<void>> = {
  home: async (page) => {
    await page.goto("/");
  },
  vote: async (page, voter) => {
    await openPaper(page, voter);
    await hydrated(page);
    const first = categories(page).first();
    await choices(first).first().check();
    await first.scrollIntoViewIfNeeded();
    await first.evaluate((element) => element.scrollIntoView());
  },
  contest: async (page) => {
    await enterAsCitizen(page);
    await startAttempt(page);
    await hydrated(page);
    for (const number of [1, 2, 3]) await answer(page, number, number);
    await choose(page, 1);
    await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();
    await page.evaluate(() => scrollTo(0, 0));
  },
  progress: async (page) => {
    await page.goto("/progress");
    await expect(page.getByText("Đang cập nhật trực tiếp")).toBeVisible();
  },
};

if (process.env["UPDATE_SCREENSHOTS"] === "1") {
  for (const [name, goThere] of Object.entries(PICTURES)) {
    test(`picture: ${name}`, async ({ page, server }, { project }) => {
      await goThere(page, official(server.handout, 20));
      await hydrated(page);
      // CSS pixels keep the files small.
      await page.screenshot({ path: join(FOLDER, `${name}-${project.name}.png`), scale: "css", animations: "disabled" });
    });
  }
}
