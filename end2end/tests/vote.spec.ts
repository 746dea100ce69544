// Peer voting: an official reads, chooses, looks over, casts, keeps a code and may vote again.

import { official, signInOfficial, signInStaff } from "../support/actors.ts";
import { expect, test } from "../support/test.ts";
import { ELECTION, cast, categories, choices, choose, chooseNames, nameOf, openPaper, review, trace } from "../support/voter.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", { tag: javaScriptEnabled ? [] : "@phone" }, () => {
    test.use({ javaScriptEnabled });

    test("an official votes, finds the ballot, and votes again", async ({ page, server }) => {
      await signInOfficial(page, official(server.handout, 20));
      await expect(page.getByText("Anh, chị chưa bỏ phiếu")).toBeVisible();
      await openPaper(page);
      const names = await choose(page, 0);
      await review(page);
      for (const name of names) await expect(page.getByRole("main")).toContainText(name);
      const first = await cast(page);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Phiếu đã được ghi nhận");
      expect(await trace(page, first)).toContain("đang nằm trong hòm phiếu");

      await page.goto("/vote");
      await expect(page.getByText("Anh, chị đã bỏ phiếu")).toBeVisible();
      await openPaper(page);
      await expect(page.getByText("phiếu mới thay hẳn phiếu cũ")).toBeVisible();
      await choose(page, 1);
      await review(page);
      const second = await cast(page);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Phiếu mới đã thay phiếu cũ");
      expect(second).not.toBe(first);
      expect(await trace(page, first)).toContain("Không có phiếu nào mang mã này");
      expect(await trace(page, second.toLowerCase())).toContain("đang nằm trong hòm phiếu");
    });

    test("a dossier tells what the nominee achieved and how the standards are met", async ({ page, server }) => {
      await signInOfficial(page, official(server.handout, 20));
      await openPaper(page);
      const category = categories(page).nth(1);
      await expect(category).toContainText("Thành tích:");
      const standards = category.locator("details").first();
      await expect(standards.locator("summary")).toHaveText(/tiêu chuẩn/i);
      await standards.locator("summary").click();
      const lines = standards.getByRole("listitem");
      await expect(lines).not.toHaveCount(0);
      for (const line of await lines.all()) {
        await expect(line).toHaveText(/— (Đạt|Chưa đạt|Chưa đủ số liệu|Không đo bằng số liệu, xem thành tích)/);
      }
    });

    test("too many, or nobody, is told beside the category and nothing is lost", async ({ page, server, problems }) => {
      problems.announce(/status of 422/);
      await signInOfficial(page, official(server.handout, 20));
      await openPaper(page);
      await choose(page, 0);
      const first = categories(page).first();
      await expect(first).toContainText("Chọn từ 1 đến 2 người.");
      for (const place of [0, 1, 2]) await choices(first).nth(place).check();
      if (javaScriptEnabled) await expect(first.getByRole("status")).toContainText("Bỏ bớt 1 người");
      await page.getByRole("button", { name: "Xem lại phiếu" }).click();
      await expect(page.getByRole("alert")).toBeVisible();
      await expect(first).toContainText("Số người được chọn nhiều hơn mức tối đa.");
      for (const place of [0, 1, 2]) await expect(choices(first).nth(place)).toBeChecked();
      await expect(choices(categories(page).nth(1)).first()).toBeChecked();

      for (const place of [0, 1, 2]) await choices(first).nth(place).uncheck();
      await page.getByRole("button", { name: "Xem lại phiếu" }).click();
      await expect(first).toContainText("Số người được chọn còn ít hơn mức tối thiểu.");
      await page.goto("/vote");
      await expect(page.getByText("Anh, chị chưa bỏ phiếu")).toBeVisible();
    });

    test("nobody can choose themselves", async ({ page, server }) => {
      const nominee = official(server.handout, 0);
      await signInOfficial(page, nominee);
      await openPaper(page);
      const own = page.getByRole("checkbox", { name: nominee.name, exact: true });
      await expect(own).toBeDisabled();
      await expect(own).toHaveAccessibleDescription(/Không thể tự bình chọn cho mình/);
    });

    test("nothing is sent from a review without a choice", async ({ page, server }) => {
      await signInOfficial(page, official(server.handout, 20));
      await page.goto(`/vote/${ELECTION}/review`);
      await expect(page.getByRole("main")).toContainText("Chưa có phiếu nào được gửi");
      await expect(page.getByRole("button", { name: "Gửi phiếu" })).toHaveCount(0);
    });
  });
}

test("a forged vote for oneself is refused", async ({ page, server, problems }) => {
  problems.announce(/status of 422/);
  const nominee = official(server.handout, 0);
  await signInOfficial(page, nominee);
  await openPaper(page);
  await choose(page, 0);
  const first = categories(page).first();
  for (const box of await choices(first).all()) await box.uncheck();
  const own = page.getByRole("checkbox", { name: nominee.name, exact: true });
  await own.evaluate((box: HTMLInputElement) => {
    box.disabled = false;
  });
  await own.check();
  await page.getByRole("button", { name: "Xem lại phiếu" }).click();
  await expect(page.getByRole("alert")).toContainText("Không thể tự bình chọn cho mình.");
  await expect(page).not.toHaveURL(/review$/);
});

test("the order of nominees is another one for each voter", { tag: "@desktop" }, async ({ server, visitor }) => {
  const orders = new Set<string>();
  for (const voter of [20, 21, 22]) {
    const page = await visitor();
    await signInOfficial(page, official(server.handout, voter));
    await openPaper(page);
    const order = async () => {
      const boxes = await choices(categories(page).nth(1)).all();
      return (await Promise.all(boxes.map(nameOf))).join(", ");
    };
    const shown = await order();
    await page.reload();
    expect(await order(), "the voter's own order stays").toBe(shown);
    orders.add(shown);
  }
  expect(orders.size).toBeGreaterThan(1);
});

test("who may not vote is told why", async ({ page, server }) => {
  await page.goto(`/vote/${ELECTION}`);
  await expect(page.getByRole("main")).toContainText("đăng nhập bằng mã cá nhân");
  await expect(page.getByRole("button", { name: "Xem lại phiếu" })).toHaveCount(0);
  await signInStaff(page, server.handout, "tochuc");
  await page.goto(`/vote/${ELECTION}`);
  await expect(page.getByRole("main")).toContainText("Tài khoản này dùng để tổ chức, không dùng để bỏ phiếu.");
});

test("a choice kept on a shared phone is not shown to the next official", { tag: "@phone" }, async ({ page, server }) => {
  await signInOfficial(page, official(server.handout, 20));
  await openPaper(page);
  const names = await choose(page, 0);
  await review(page);
  await page.getByRole("button", { name: "Đăng xuất" }).click();
  await signInOfficial(page, official(server.handout, 21));
  await page.goto(`/vote/${ELECTION}/review`);
  for (const name of names) await expect(page.getByRole("main")).not.toContainText(name);
});

test("organisers close and publish; the result is exactly what was cast, and visible to nobody before", async ({
  page,
  server,
  visitor,
  problems,
}) => {
  test.slow();
  problems.announce(/status of 409/);
  // Three officials who stand for nothing vote for the same three; one of them changes the mind in one category.
  const codes: string[] = [];
  let names: string[] = [];
  let other = "";
  const voter = await visitor();
  for (const place of [20, 21, 22]) {
    await signInOfficial(voter, official(server.handout, place));
    await openPaper(voter);
    if (names.length === 0) {
      names = await choose(voter, 0);
      other = await nameOf(choices(categories(voter).nth(1)).nth(1));
    } else {
      await chooseNames(voter, place === 22 ? names.with(1, other) : names);
    }
    await review(voter);
    codes.push(await cast(voter));
    if (place !== 22) await voter.getByRole("button", { name: "Đăng xuất" }).click();
  }

  const result = page.getByRole("heading", { name: "Kết quả", exact: true });
  const lookFor = async (words: string) => {
    await page.goto(`/elections/${ELECTION}`);
    await expect(page.getByRole("main")).toContainText(words);
    await expect(result).toHaveCount(0);
    for (const name of names) await expect(page.getByRole("main")).not.toContainText(name);
  };
  const step = async (name: string) => {
    await page.goto("/organise/elections");
    for (const name of names) await expect(page.getByRole("main")).not.toContainText(name);
    await page.getByRole("link", { name }).click();
    await expect(page.getByRole("main")).toContainText("Anh, chị chắc chắn muốn làm bước này?");
    await page.getByRole("button", { name }).click();
    await expect(page).toHaveURL("/organise/elections");
  };

  await lookFor("không ai xem được số phiếu của từng người");
  await signInStaff(page, server.handout, "tochuc");
  await lookFor("không ai xem được số phiếu của từng người");
  await openPaper(voter);
  await step("Đóng và đếm phiếu");
  await expect(page.getByRole("main")).toContainText("Đã đóng, chờ công bố");
  await lookFor("Bình chọn đã đóng và phiếu đã được đếm");
  // The voter still has the paper open: too late, and told so.
  await voter.getByRole("button", { name: "Xem lại phiếu" }).click();
  await expect(voter.getByRole("alert")).toContainText("Cuộc bình chọn này không mở vào lúc này.");

  await step("Công bố kết quả");
  await voter.goto(`/elections/${ELECTION}`);
  await expect(voter.getByRole("heading", { name: "Kết quả", exact: true })).toBeVisible();
  const line = (name: string) => voter.getByRole("row").filter({ hasText: name }).first();
  for (const [name, place, votes] of [
    [names[0], 1, 3],
    [names[1], 1, 2],
    [names[2], 1, 3],
    [other, 2, 1],
  ] as const) {
    const cells = line(name ?? "").getByRole("cell");
    await expect(cells.first()).toHaveText(String(place));
    await expect(cells.last().locator("b")).toHaveText(String(votes));
    await expect(line(name ?? "")).toContainText("Được bình chọn");
  }
  const listed = voter.locator("details").filter({ hasText: "Danh sách 3 mã kiểm phiếu đã đếm" });
  await listed.locator("summary").click();
  for (const code of codes) {
    await expect(listed).toContainText(code);
    expect(await trace(page, code)).toContain("đã được đếm");
  }
});
