// Rating with tickets, from the office's own devices, and what becomes of a dissatisfied rating.

import type { Page } from "@playwright/test";
import { signInStaff } from "../support/actors.ts";
import { expect, test } from "../support/test.ts";

/** Chooses a level on a counter's page and sends it. */
async function send(page: Page, level: string): Promise<void> {
  await page.getByRole("button", { name: level, exact: true }).click();
  await page.getByRole("button", { name: "Gửi đánh giá" }).click();
}

const thanks = (page: Page) => expect(page.getByRole("heading", { level: 1 })).toHaveText("Cảm ơn anh, chị");

test("a campaign that asks for tickets takes one rating for each served case", async ({ page, server, visitor }) => {
  await signInStaff(page, server.handout, "tochuc");
  await page.goto("/organise");
  await page.getByRole("link", { name: "Phiếu đánh giá" }).click();
  await page.getByLabel(/Bắt buộc có phiếu/).check();
  await page.getByRole("button", { name: "Lưu quy định" }).click();
  await expect(page.getByText("Đã lưu quy định.")).toBeVisible();
  await expect(page.getByLabel(/Bắt buộc có phiếu/)).toBeChecked();
  await page.getByLabel("Quầy").selectOption({ index: 0 });
  await page.getByLabel("Số phiếu cần in").fill("2");
  await page.getByRole("button", { name: "Tạo phiếu" }).click();
  const codes = page.locator(".slip__code");
  await expect(codes).toHaveCount(2);
  await expect(page.getByRole("img", { name: /Mã QR của phiếu/ })).toHaveCount(2);
  const [first = "", second = ""] = await codes.allInnerTexts();
  const counter = /\/rate\/(\S+)/.exec(await page.locator(".slip").first().innerText())?.[1] ?? "";

  const citizen = await visitor();
  await citizen.goto(`/rate/${counter}`);
  await citizen.getByRole("button", { name: "Hài lòng", exact: true }).click();
  // Neither the face nor the ticket that is typed ever stands in an address.
  await expect(citizen).toHaveURL(`/rate/${counter}`);
  await citizen.getByLabel("Số phiếu").fill("0000-0001");
  await citizen.getByRole("button", { name: "Gửi đánh giá" }).click();
  await expect(citizen.getByRole("alert")).toContainText("Số phiếu không đúng với quầy này");
  await expect(citizen.getByLabel("Số phiếu")).toHaveValue("0000-0001");
  await expect(citizen).toHaveURL(`/rate/${counter}`);
  await citizen.getByLabel("Số phiếu").fill(first.toLowerCase());
  await citizen.getByRole("button", { name: "Gửi đánh giá" }).click();
  await thanks(citizen);
  // The code of the slip brings its ticket along, and counts once.
  await citizen.goto(`/rate/${counter}?case=${second}`);
  await send(citizen, "Rất hài lòng");
  await thanks(citizen);
  await expect(citizen).toHaveURL(`/rate/${counter}/thanks`);
  await expect(citizen.getByRole("status")).toContainText("“Rất hài lòng”");
  const other = await visitor();
  await other.goto(`/rate/${counter}?case=${second}`);
  await send(other, "Không hài lòng");
  await expect(other.getByRole("alert")).toContainText("Số phiếu này đã được dùng");
});

test("nobody rates from a device on which staff are signed in, and is told why", { tag: "@phone" }, async ({ page, server }) => {
  await signInStaff(page, server.handout, "daumoi");
  await page.goto("/rate/Q01");
  await expect(page.getByRole("main").getByRole("status")).toContainText("cán bộ không tự đánh giá mình");
  await expect(page.getByRole("button", { name: "Rất hài lòng" })).toHaveCount(0);
});

test("a phone rates the same counter once in a while", { tag: "@phone" }, async ({ page }) => {
  await page.goto("/rate/Q01");
  await send(page, "Rất hài lòng");
  await thanks(page);
  await page.goto("/rate/Q01");
  await send(page, "Rất hài lòng");
  await expect(page.getByRole("alert")).toContainText("Máy này vừa gửi một đánh giá cho quầy");
});

test("a dissatisfied rating is stated by the agency, decided by an organiser, public in number", async ({ page, server, visitor }) => {
  const citizen = await visitor();
  await citizen.goto("/rate/Q01");
  await citizen.getByRole("button", { name: "Không hài lòng", exact: true }).click();
  await citizen.getByRole("button", { name: "Thời gian chờ và giải quyết" }).click();
  await thanks(citizen);
  await citizen.goto("/progress");
  await expect(citizen.getByText("1 đang xem xét, 0 được tính, 0 không được tính")).toBeVisible();

  const agency = await visitor();
  await signInStaff(agency, server.handout, "daumoi");
  await agency.goto("/progress/alerts");
  await agency.getByRole("link", { name: "Đánh giá không hài lòng" }).click();
  await expect(agency.getByRole("article")).toContainText("Thời gian chờ và giải quyết");
  await agency.getByLabel("Giải trình của cơ quan").fill("Mất điện từ 8 giờ, có <b>biên bản</b>.");
  await agency.getByRole("button", { name: "Gửi giải trình" }).click();
  await expect(agency.getByRole("article")).toContainText("Mất điện từ 8 giờ, có <b>biên bản</b>.");

  await signInStaff(page, server.handout, "tochuc");
  await page.goto("/disputes");
  await expect(page.getByRole("article")).toContainText("Mất điện từ 8 giờ");
  await page.getByLabel("Lý do của quyết định").fill("Biên bản xác nhận mất điện.");
  await page.getByRole("button", { name: "Không tính đánh giá" }).click();
  await expect(page.getByText("Đã ghi kết quả: Không được tính.")).toBeVisible();
  await expect(page.getByRole("article")).toContainText("Biên bản xác nhận mất điện.");
  await citizen.goto("/progress");
  await expect(citizen.getByText("0 đang xem xét, 0 được tính, 1 không được tính")).toBeVisible();
  await expect(citizen.getByRole("main")).not.toContainText("Mất điện");
});
