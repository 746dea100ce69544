// An agency's staff list from a file: previewed, taken over, and what the contest expects of the agency afterwards.

import { signInStaff } from "../support/actors.ts";
import { expect, test } from "../support/test.ts";

const HEADING = "Mã cán bộ;Họ và tên;Mã cơ quan;Nhóm";

const file = (...lines: string[]) => ({
  name: "can-bo.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(`\uFEFF${[HEADING, ...lines].join("\r\n")}\r\n`),
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a program" : "without a program", () => {
    test.use({ javaScriptEnabled });

    test("a staff list is previewed, taken over, and those who are gone are noted", async ({ page, server }) => {
      await signInStaff(page, server.handout, "tochuc");
      await page.getByRole("link", { name: "Danh sách cán bộ" }).click();
      const main = page.getByRole("main");
      const row = page.getByRole("row", { name: /^Sở Tài chính/ });
      const before = Number(await row.getByRole("cell").innerText());
      expect(before).toBeGreaterThan(0);
      await page.getByLabel("Tệp danh sách").setInputFiles(
        file("TC-901;Thử Thị Mới;so-tai-chinh;Cơ quan", "TC-902;=HYPERLINK(1);so-tai-chinh;Cơ quan"),
      );
      await page.getByRole("button", { name: "Gửi tệp để xem trước" }).click();
      await expect(page).toHaveURL(/\/organise\/staff\/import$/);
      await expect(main).toContainText(`${before} người không có trong tệp`);
      await page.getByRole("button", { name: "Cập nhật danh sách cán bộ" }).click();
      // Faulty rows are left out on the organiser's word only.
      await expect(page.getByRole("alert").first()).toBeVisible();
      await page.getByLabel("Bỏ qua dòng 3").check();
      await page.getByRole("button", { name: "Cập nhật danh sách cán bộ" }).click();
      await expect(page.getByRole("status")).toContainText("1 người mới, 0 người thay đổi, 0 người đã rời, bỏ qua 1 dòng");
      await expect(row).toContainText(String(before + 1));

      await page.getByLabel("Tệp danh sách").setInputFiles(file("TC-901;Thử Thị Mới Hơn;so-tai-chinh;"));
      await page.getByRole("button", { name: "Gửi tệp để xem trước" }).click();
      await expect(main).toContainText("Thử Thị Mới, Sở Tài chính, Cơ quan → Thử Thị Mới Hơn, Sở Tài chính, Cơ quan");
      await page.getByLabel("Ghi là đã rời cơ quan").check();
      await page.getByRole("button", { name: "Cập nhật danh sách cán bộ" }).click();
      await expect(page.getByRole("status")).toContainText(`${before} người đã rời`);
      await expect(row.getByRole("cell")).toHaveText("1");
      await page.goto("/contest/roster?agency=so-tai-chinh");
      await expect(main).toContainText("Thử Thị Mới Hơn");
    });
  });
}
