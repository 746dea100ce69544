// Signing in and out, with and without JavaScript; what is mistyped is told beside the field.

import { signInStaff } from "../support/actors.ts";
import { expect, test } from "../support/test.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", { tag: javaScriptEnabled ? [] : "@desktop" }, () => {
    test.use({ javaScriptEnabled });

    test("an organiser signs in with a password and out again", async ({ page, server }) => {
      await signInStaff(page, server.handout, "tochuc");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ban Tổ chức");
      await page.getByRole("button", { name: "Đăng xuất" }).click();
      await expect(page.getByRole("banner").getByRole("link", { name: "Đăng nhập" })).toBeVisible();
    });

    test("a wrong password is refused in words", async ({ page, problems }) => {
      problems.announce(/status of 401/);
      await page.goto("/sign-in");
      await page.getByLabel("Tên đăng nhập").fill("tochuc");
      await page.getByLabel("Mật khẩu").fill("sai mật khẩu");
      await page.getByRole("main").getByRole("button", { name: "Đăng nhập" }).click();
      await expect(page.getByRole("alert")).toContainText("Tên đăng nhập hoặc mật khẩu không đúng.");
    });

    test("the organisers' pages are closed to visitors", async ({ page, problems }) => {
      problems.announce(/status of 401/);
      await page.goto("/organise/audit");
      await expect(page.getByRole("alert")).toContainText("chưa đăng nhập");
      await expect(page.getByRole("table")).toHaveCount(0);
    });
  });
}

test("a form of an old page, or of another site, is refused", async ({ page, problems, server }) => {
  problems.announce(/status of 403/);
  await page.goto("/sign-in");
  await page.context().clearCookies();
  await page.getByLabel("Tên đăng nhập").fill("tochuc");
  await page.getByLabel("Mật khẩu").fill(server.handout.passwords.get("tochuc") ?? "");
  await page.getByRole("main").getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page.getByRole("alert")).toContainText("Trang này đã mở quá lâu");
  await expect(page.getByRole("banner").getByRole("link", { name: "Đăng nhập" })).toBeVisible();
});
