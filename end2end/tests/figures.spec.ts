// Figures that people state: by a coordinator's hand, accepted by an organiser, and in files.

import { signInStaff } from "../support/actors.ts";
import { expect, test } from "../support/test.ts";

const HEADING = "Ngày;Cơ quan;Nội dung;Số lượng";

/** A file of figures as a spreadsheet exports it. */
const file = (name: string, ...lines: string[]) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(`\uFEFF${[HEADING, ...lines].join("\r\n")}\r\n`),
});

test("a coordinator's figure counts on the progress page once an organiser accepts it", async ({ page, server, visitor }) => {
  await signInStaff(page, server.handout, "daumoi");
  await page.goto("/figures");
  await page.getByLabel("Nội dung").selectOption("Tin/bài");
  await page.getByLabel("Ngày phát sinh").fill("20/11/2099");
  await page.getByLabel("Số lượng trong ngày").fill("17");
  await page.getByLabel("Ghi chú (không bắt buộc)").fill("Báo tỉnh & <b>đài</b>");
  await page.getByRole("button", { name: "Ghi số liệu", exact: true }).click();
  // Refused with the reason, and nothing that was typed is lost.
  await expect(page.getByText("Ngày phải nằm trong đợt thi đua")).toBeVisible();
  await expect(page.getByLabel("Số lượng trong ngày")).toHaveValue("17");
  await expect(page.getByLabel("Ghi chú (không bắt buộc)")).toHaveValue("Báo tỉnh & <b>đài</b>");
  const hint = await page.locator("#figure-day-hint").innerText();
  await page.getByLabel("Ngày phát sinh").fill(/đến (\S+),/.exec(hint)?.[1] ?? "");
  await page.getByRole("button", { name: "Ghi số liệu", exact: true }).click();
  await expect(page.getByText("Đã ghi số liệu, chờ Ban Tổ chức duyệt.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Chờ duyệt" })).toContainText("Báo tỉnh & <b>đài</b>");
  await expect(page.getByRole("button", { name: "Duyệt các số đã chọn" })).toHaveCount(0);

  const organiser = await visitor();
  await signInStaff(organiser, server.handout, "tochuc");
  await organiser.getByRole("link", { name: "Nhập số liệu" }).click();
  await expect(organiser.getByRole("region", { name: "Chờ duyệt" })).toContainText("đầu mối cơ quan");
  await organiser.getByRole("button", { name: "Duyệt các số đã chọn" }).click();
  await expect(organiser.getByText("Đã duyệt 1 số liệu.")).toBeVisible();
  await expect(organiser.getByText("Không có số liệu nào chờ duyệt.")).toBeVisible();
  await page.goto("/figures");
  await expect(page.getByRole("region", { name: "Mới nhất" })).toContainText("Ban Tổ chức duyệt");
});

test("all that an agency has stated is accepted at once", { tag: "@desktop" }, async ({ page, server, visitor }) => {
  await signInStaff(page, server.handout, "daumoi");
  await page.goto("/figures");
  const sent = file("thang-9.csv", "1/9/2026;so-tai-chinh;Tin/bài;4", "2/9/2026;so-tai-chinh;Tin/bài;5");
  await page.getByLabel("Tệp XLSX hoặc CSV").setInputFiles(sent);
  await page.getByRole("button", { name: "Xem trước" }).click();
  await page.getByRole("button", { name: "Ghi số liệu của tệp" }).click();
  await expect(page.getByText("Đã ghi: 2 số mới, 0 đính chính, 0 không đổi.")).toBeVisible();

  const organiser = await visitor();
  await signInStaff(organiser, server.handout, "tochuc");
  await organiser.goto("/figures");
  await organiser.getByRole("button", { name: "Duyệt tất cả 2 số liệu của Sở Tài chính" }).click();
  await expect(organiser.getByText("Đã duyệt 2 số liệu.")).toBeVisible();
  // Whoever repeats a figure that counts is told so.
  await page.goto("/figures");
  await page.getByLabel("Nội dung").selectOption("Tin/bài");
  await page.getByLabel("Ngày phát sinh").fill("1/9/2026");
  await page.getByLabel("Số lượng trong ngày").fill("4");
  await page.getByRole("button", { name: "Ghi số liệu", exact: true }).click();
  await expect(page.getByText("Số này đã được tính từ trước")).toBeVisible();
});

test("a file is shown with its faulty rows before anything is stored, and counts once", { tag: "@desktop" }, async ({ page, server }) => {
  await signInStaff(page, server.handout, "tochuc");
  await page.goto("/figures");
  const send = async (sent: ReturnType<typeof file>) => {
    await page.getByLabel("Tệp XLSX hoặc CSV").setInputFiles(sent);
    await page.getByRole("button", { name: "Xem trước" }).click();
    await expect(page.getByRole("heading", { name: `Xem trước tệp ${sent.name}` })).toBeVisible();
  };
  const good = "1/9/2026;so-noi-vu;Tin/bài;4";
  await send(file("sai.csv", good, "31/2/2026;so-noi-vu;Tin/bài;4", "2/9/2026;so-la;Tin/bài;=1+1"));
  await expect(page.getByText("Chưa ghi dòng nào.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Dòng 3" })).toContainText("ngày phải viết như");
  await expect(page.getByRole("listitem").filter({ hasText: "Dòng 4" })).toContainText("là công thức");
  await expect(page.getByRole("button", { name: "Ghi số liệu của tệp" })).toHaveCount(0);

  await send(file("dung.csv", good));
  await page.getByRole("button", { name: "Ghi số liệu của tệp" }).click();
  await expect(page.getByText("Đã ghi: 1 số mới, 0 đính chính, 0 không đổi.")).toBeVisible();
  await send(file("dung.csv", good));
  await page.getByRole("button", { name: "Ghi số liệu của tệp" }).click();
  await expect(page.getByText("Đã ghi: 0 số mới, 0 đính chính, 1 không đổi.")).toBeVisible();
});

test.describe("without JavaScript", { tag: "@desktop" }, () => {
  test.use({ javaScriptEnabled: false });

  test("a figure is stated and corrected", async ({ page, server }) => {
    await signInStaff(page, server.handout, "tochuc");
    for (const amount of ["5", "3"]) {
      await page.goto("/figures");
      await page.getByLabel("Nội dung").selectOption("Sáng kiến");
      await page.getByLabel("Ngày phát sinh").fill("1/9/2026");
      await page.getByLabel("Số lượng trong ngày").fill(amount);
      await page.getByRole("button", { name: "Ghi số liệu", exact: true }).click();
      await expect(page.getByText("Đã ghi và tính số liệu.")).toBeVisible();
    }
    const rows = page.getByRole("region", { name: "Mới nhất" }).locator("tbody tr");
    await expect(rows.filter({ hasText: "Đã được thay" })).toHaveCount(1);
    await expect(rows.filter({ hasText: "Đang tính" })).toHaveCount(1);
  });
});
