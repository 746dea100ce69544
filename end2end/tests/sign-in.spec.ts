// Signing in and out, with and without JavaScript; what is mistyped is told beside the field.

import { official, signInOfficial, signInStaff } from "../support/actors.ts";
import { expect, test } from "../support/test.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", { tag: javaScriptEnabled ? [] : "@desktop" }, () => {
    test.use({ javaScriptEnabled });

    test("an official signs in with a code, typed in small letters without dashes, and out again", async ({ page, server }) => {
      const voter = official(server.handout, 4);
      const typed = voter.personalCode.toLowerCase().replaceAll("-", "");
      await signInOfficial(page, { ...voter, personalCode: typed });
      await expect(page.getByRole("banner")).toContainText(voter.name);
      await page.getByRole("button", { name: "Đăng xuất" }).click();
      await expect(page).toHaveURL("/");
      await expect(page.getByRole("banner")).not.toContainText(voter.name);
      await expect(page.getByRole("banner").getByRole("link", { name: "Đăng nhập" })).toBeVisible();
    });

    test("an organiser signs in with a password and out again", async ({ page, server }) => {
      await signInStaff(page, server.handout, "tochuc");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ban Tổ chức");
      await page.getByRole("button", { name: "Đăng xuất" }).click();
      await expect(page.getByRole("banner").getByRole("link", { name: "Đăng nhập" })).toBeVisible();
    });

    test("a mistyped letter is told beside the field", async ({ page, server, problems }) => {
      problems.announce(/status of 422/);
      const { personalCode } = official(server.handout, 0);
      const last = personalCode.slice(-1);
      await page.goto("/sign-in");
      const field = page.getByLabel("Mã cá nhân");
      await field.fill(personalCode.slice(0, -1) + (last === "7" ? "8" : "7"));
      await page.getByRole("main").getByRole("button", { name: "Đăng nhập" }).click();
      await expect(field).toHaveAttribute("aria-invalid", "true");
      await expect(field).toHaveAccessibleDescription(/Mã có chữ gõ nhầm hoặc thiếu/);
      await expect(page.getByRole("alert")).toContainText("Chưa thực hiện được");
    });

    test("a code that nobody has is refused in words", async ({ page, problems }) => {
      problems.announce(/status of 401/);
      await page.goto("/sign-in");
      // The check letter of this code fits.
      await page.getByLabel("Mã cá nhân").fill("0000-0000-0000-0000-00000");
      await page.getByRole("main").getByRole("button", { name: "Đăng nhập" }).click();
      await expect(page.getByRole("alert")).toContainText("Mã cá nhân này không đúng hoặc không còn hiệu lực.");
      await expect(page.getByRole("banner").getByRole("link", { name: "Đăng nhập" })).toBeVisible();
    });

    test("a wrong password is refused in words", async ({ page, problems }) => {
      problems.announce(/status of 401/);
      await page.goto("/sign-in/staff");
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
  await page.getByLabel("Mã cá nhân").fill(official(server.handout, 0).personalCode);
  await page.getByRole("main").getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page.getByRole("alert")).toContainText("Trang này đã mở quá lâu");
  await expect(page.getByRole("banner").getByRole("link", { name: "Đăng nhập" })).toBeVisible();
});
