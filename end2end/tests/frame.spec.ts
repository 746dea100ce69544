// What stands around every page: navigation, settings, keyboard use, the page for wrong addresses.

import { hydrated } from "../support/hydration.ts";
import { expect, test } from "../support/test.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", { tag: javaScriptEnabled ? [] : "@desktop" }, () => {
    test.use({ javaScriptEnabled });

    test("the first page is Vietnamese and leads to every part", async ({ page }) => {
      await page.goto("/");
      await expect(page).toHaveTitle(/Thi Đua Số/);
      await expect(page.locator("html")).toHaveAttribute("lang", "vi");
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      const sections = page.getByRole("navigation", { name: "Các phần của trang" });
      for (const [name, address] of [
        ["Tiến độ", "/progress"],
        ["Bình chọn", "/vote"],
        ["Cuộc thi", "/contest"],
        ["Phong trào", "/campaign"],
      ] as const) {
        await expect(sections.getByRole("link", { name })).toHaveAttribute("href", address);
      }
      await expect(sections.getByRole("link", { name: "Trang đầu" })).toHaveAttribute("aria-current", "page");
    });

    test("the chosen language stays", async ({ page }) => {
      await page.goto("/sign-in");
      await page.getByRole("button", { name: "English" }).click();
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      await expect(page).toHaveURL(/\/sign-in\??$/);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Staff sign-in");
      await page.goto("/");
      await expect(page.getByRole("link", { name: "Progress" }).first()).toBeVisible();
      await page.getByRole("button", { name: "Tiếng Việt" }).click();
      await expect(page.locator("html")).toHaveAttribute("lang", "vi");
    });

    test("the chosen text size stays and makes the text larger", async ({ page }) => {
      await page.goto("/sign-in");
      const letters = () => page.getByRole("heading", { level: 1 }).evaluate((h) => parseFloat(getComputedStyle(h).fontSize));
      const normal = await letters();
      await page.getByRole("button", { name: "Chữ rất lớn" }).click();
      await expect(page.getByRole("button", { name: "Chữ rất lớn" })).toHaveAttribute("aria-pressed", "true");
      expect(await letters()).toBeGreaterThan(normal);
      await page.goto("/");
      await expect(page.getByRole("button", { name: "Chữ rất lớn" })).toHaveAttribute("aria-pressed", "true");
      await expect(page.getByRole("button", { name: "Chữ vừa" })).toHaveAttribute("aria-pressed", "false");
    });

    test("an address that leads nowhere says so", async ({ page, problems }) => {
      problems.announce(/status of 404/);
      const answer = await page.goto("/no/such/page");
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Không có trang này");
      await page.getByRole("main").getByRole("link", { name: "Trang đầu" }).click();
      await expect(page).toHaveURL("/");
    });
  });
}

test("the keyboard reaches the content at once", { tag: "@desktop" }, async ({ page }) => {
  await page.goto("/sign-in");
  await hydrated(page);
  const skip = page.getByRole("link", { name: "Đến nội dung chính" });
  await page.keyboard.press("Tab");
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Tên đăng nhập")).toBeFocused();
});

test("whatever has the focus shows it", { tag: "@desktop" }, async ({ page }) => {
  await page.goto("/sign-in");
  await hydrated(page);
  const shown = () =>
    page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return { what: document.activeElement?.outerHTML, outline: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 };
    });
  const stops = await page.locator("a:visible, button:visible, input:visible").count();
  expect(stops).toBeGreaterThan(10);
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press("Tab");
    expect(await shown()).toEqual({ what: expect.any(String), outline: true });
  }
});
