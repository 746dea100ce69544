// Organisers change what is measured; everybody sees what changed and why.

import { signInStaff } from "../support/actors.ts";
import { expect, test } from "../support/test.ts";

const ON_TIME = "Hồ sơ giải quyết đúng và trước hạn";

test("a changed target is published with its reason and judged by at once", async ({ page, server, visitor }) => {
  await signInStaff(page, server.handout, "tochuc");
  await page.goto("/organise/indicators");
  await page.getByRole("link", { name: ON_TIME }).click();
  await expect(page.getByLabel("Chỉ tiêu (để trống nếu chỉ theo dõi)")).toHaveValue("99");
  await page.getByLabel("Chỉ tiêu (để trống nếu chỉ theo dõi)").fill("99,555");
  await page.getByLabel("Lý do thay đổi").first().fill("Kế hoạch bổ sung số 12");
  await page.getByRole("button", { name: "Lưu và công bố" }).click();
  // Refused, and nothing that was typed is lost.
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Chỉ tiêu (để trống nếu chỉ theo dõi)")).toHaveValue("99,555");
  await page.getByLabel("Chỉ tiêu (để trống nếu chỉ theo dõi)").fill("99,5");
  await page.getByRole("button", { name: "Lưu và công bố" }).click();
  await expect(page.getByText("Lý do: Kế hoạch bổ sung số 12")).toBeVisible();

  const citizen = await visitor();
  await citizen.goto("/campaign");
  await expect(citizen.getByRole("heading", { name: "Thay đổi chỉ tiêu đã công bố" })).toBeVisible();
  await expect(citizen.getByText(/Chỉ tiêu: .*99\s%.* → .*99,5\s%/)).toBeVisible();
  await citizen.goto("/progress");
  await expect(citizen.getByText(/99,5\s%/).first()).toBeVisible();
});

test("an indicator is added and withdrawn without a programmer", { tag: "@desktop" }, async ({ page, server }) => {
  await signInStaff(page, server.handout, "tochuc");
  await page.goto("/organise/indicators/new");
  await page.getByLabel("Tên tiếng Việt").fill("Kết quả trả cho người dân");
  await page.getByLabel("Tên tiếng Anh").fill("Results returned");
  await page.getByLabel("Là tỷ lệ hay số lượng").selectOption("Tỷ lệ phần trăm");
  const [good, all] = [page.getByRole("group", { name: "Cộng các số liệu nào" }), page.getByRole("group", { name: "Trên tổng" })];
  await good.getByLabel("Kết quả đã trả").check();
  await all.getByLabel("Hồ sơ đã giải quyết").check();
  await page.getByLabel("Chỉ tiêu (để trống nếu chỉ theo dõi)").fill("90");
  await page.getByLabel("Căn cứ (tiếng Việt)").fill("Thông báo số 5");
  await page.getByLabel("Căn cứ (tiếng Anh)").fill("Notice no. 5");
  await page.getByLabel("Lý do thay đổi").fill("Theo thông báo số 5");
  await page.getByRole("button", { name: "Lưu và công bố" }).click();
  await page.getByRole("link", { name: "Kết quả trả cho người dân" }).click();
  await expect(good.getByLabel("Kết quả đã trả")).toBeChecked();
  await page.getByText("Bỏ chỉ tiêu này").first().click();
  await page.getByLabel("Lý do thay đổi").last().fill("Rút thông báo");
  await page.getByRole("button", { name: "Bỏ chỉ tiêu này" }).click();
  await expect(page.getByText("Lý do: Rút thông báo")).toBeVisible();
  await expect(page.getByRole("link", { name: "Kết quả trả cho người dân" })).toHaveCount(0);
});
