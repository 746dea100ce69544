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

/** The staff of the demonstration and where signing in leads them. */
const STAFF = {
  tochuc: "/organise",
  quanly: "/organise",
  phatma: "/codes",
  kiemphieu1: "/trustee",
  kiemphieu2: "/trustee",
  kiemphieu3: "/trustee",
  soande: "/questions",
  phanbien: "/questions",
  daumoi: "/contest/roster",
} as const;

/** Signs a staff account in by the form; ends on its own pages. */
export async function signInStaff(page: Page, handout: Handout, username: keyof typeof STAFF): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Tên đăng nhập").fill(username);
  await page.getByLabel("Mật khẩu").fill(handout.passwords.get(username) ?? "");
  await page.getByRole("main").getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page).toHaveURL(STAFF[username]);
}
