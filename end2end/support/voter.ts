// What a voter does: choose, look over, cast, keep the code.

import type { Locator, Page } from "@playwright/test";
import type { Official } from "./handout.ts";
import { expect } from "./test.ts";

/** The demonstration's only election. */
export const ELECTION = 1;

/** The categories on the ballot paper, in their order. */
export const categories = (page: Page): Locator => page.getByRole("main").locator("fieldset");

/** The boxes or buttons of a category that this voter may mark. */
export const choices = (category: Locator): Locator =>
  category.getByRole("checkbox", { disabled: false }).or(category.getByRole("radio", { disabled: false }));

/** The accessible name of a box: the nominee's. */
export async function nameOf(box: Locator): Promise<string> {
  const id = (await box.getAttribute("aria-labelledby")) ?? "";
  return (await box.page().locator(`#${id}`).innerText()).trim();
}

/** Marks, in every category, the nominee at `place` among those who may be chosen; answers their names. */
export async function choose(page: Page, place: number): Promise<string[]> {
  const names = [];
  for (const category of await categories(page).all()) {
    const box = choices(category).nth(place);
    await box.check();
    names.push(await nameOf(box));
  }
  return names;
}

/** Marks exactly these nominees. */
export async function chooseNames(page: Page, names: string[]): Promise<void> {
  for (const box of await page.getByRole("main").getByRole("checkbox").all()) await box.setChecked(false);
  for (const name of names) {
    await page.getByRole("checkbox", { name, exact: true }).or(page.getByRole("radio", { name, exact: true })).check();
  }
}

/** Opens the ballot paper with a code that is typed. */
export async function openPaper(page: Page, { votingCode }: Official): Promise<void> {
  await page.goto(`/vote/${ELECTION}`);
  await page.getByLabel("Mã bỏ phiếu").fill(votingCode);
  await page.getByRole("button", { name: "Mở phiếu" }).click();
  await expect(categories(page)).not.toHaveCount(0);
}

/** From a filled-in paper to the review. */
export async function review(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Xem lại phiếu" }).click();
  await expect(page.getByRole("button", { name: "Bỏ phiếu", exact: true })).toBeVisible();
}

/** From the review to the receipt; answers the check code. */
export async function cast(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Bỏ phiếu", exact: true }).click();
  return receipt(page);
}

/** Waits for the receipt; answers the check code. */
export async function receipt(page: Page): Promise<string> {
  const code = page.locator(".receipt__code");
  await expect(code).toHaveText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  return (await code.innerText()).trim();
}

/** What the public page says about a check code. */
export async function trace(page: Page, code: string): Promise<string> {
  await page.goto(`/elections/${ELECTION}/find`);
  await page.getByLabel("Mã kiểm phiếu").fill(code);
  await page.getByRole("button", { name: "Tìm phiếu" }).click();
  await expect(page.locator("#find-answer")).toContainText(code.toUpperCase());
  return page.locator("#find-answer").innerText();
}
