// axe-core finds nothing serious on any page, for anybody who may see it, in either language.

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { hydrated } from "../support/hydration.ts";
import { READERS } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

/** What axe-core calls serious or critical on the page: rule, and the elements at fault. */
async function violations(page: Page): Promise<string[]> {
  // A button that has just become usable changes its colour: halfway it would be measured as neither.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished)),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ""}`));
}

for (const reader of READERS) {
  test(`pages of ${reader.who} are accessible`, async ({ page, server }) => {
    test.slow();
    await reader.enter(page, server);
    for (const address of reader.pages) {
      await test.step(address, async () => {
        await page.goto(address);
        await hydrated(page);
        expect.soft(await violations(page), address).toEqual([]);
      });
    }
  });
}

test("a refused form is accessible", async ({ page, problems }) => {
  problems.announce(/status of 401/);
  await page.goto("/sign-in");
  await page.getByLabel("Tên đăng nhập").fill("tochuc");
  await page.getByLabel("Mật khẩu").fill("sai mật khẩu");
  await page.getByRole("main").getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("the page for wrong addresses is accessible", async ({ page, problems }) => {
  problems.announce(/status of 404/);
  await page.goto("/no/such/page");
  await hydrated(page);
  expect(await violations(page)).toEqual([]);
});
