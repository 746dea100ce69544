// Who acts in a test, and how they get in.

import type { Page } from "@playwright/test";
import type { Handout, Official } from "./handout.ts";
import { expect } from "./test.ts";

/** The n-th official of the demonstration, from 0. */
export function official(handout: Handout, n: number): Official {
  const found = handout.officials[n];
  if (!found) throw new Error(`the demonstration has no official ${n}`);
  return found;
}

/** Signs an official in by the form; ends on the elections. */
export async function signInOfficial(page: Page, { personalCode }: Official): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Mã cá nhân").fill(personalCode);
  await page.getByRole("main").getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page).toHaveURL("/vote");
}

/** Signs a staff account in by the form; ends on the organisers' pages. */
export async function signInStaff(page: Page, handout: Handout, username: "tochuc" | "quanly"): Promise<void> {
  await page.goto("/sign-in/staff");
  await page.getByLabel("Tên đăng nhập").fill(username);
  await page.getByLabel("Mật khẩu").fill(handout.passwords.get(username) ?? "");
  await page.getByRole("main").getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page).toHaveURL("/organise");
}
