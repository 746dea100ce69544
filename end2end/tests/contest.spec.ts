// The public contest: enter, start, answer by the server's clock, go on after a reload or without network, hand in.

import type { Page } from "@playwright/test";
import { signInStaff } from "../support/actors.ts";
import {
  CITIZEN,
  QUESTIONS,
  answer,
  answerAll,
  choose,
  enterAsCitizen,
  expectChosen,
  fillInEntry,
  handIn,
  heading,
  marked,
  sendEntry,
  startAttempt,
} from "../support/contestant.ts";
import { hydrated } from "../support/hydration.ts";
import { expect, test } from "../support/test.ts";

/** The day `years` ago in Vietnam, as people write it. */
function yearsAgo(years: number): string {
  const [year, month, day] = new Intl.DateTimeFormat("sv", { timeZone: "Asia/Ho_Chi_Minh" }).format(Date.now()).split("-");
  return `${day}/${month}/${Number(year) - years}`;
}

/** The question on the screen and which of its options is marked, -1 for none. */
async function shown(page: Page): Promise<{ question: string; marked: number }> {
  return { question: await page.locator(".question__text").innerText(), marked: await marked(page) };
}

/** What the paper shows at each place. */
async function wholePaper(page: Page): Promise<{ question: string; marked: number }[]> {
  const paper = [];
  for (let number = 1; number <= QUESTIONS; number += 1) {
    await page.goto(`/contest/attempt?q=${number}`);
    await expect(heading(page, number)).toBeVisible();
    paper.push(await shown(page));
  }
  return paper;
}

const saved = (page: Page) => expect(page.getByText(/^Đã lưu lúc \d\d:\d\d:\d\d$/)).toBeVisible();

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", { tag: javaScriptEnabled ? [] : "@phone" }, () => {
    test.use({ javaScriptEnabled });

    test("a citizen enters, answers every question, hands in and sees the score", async ({ page }) => {
      test.slow();
      await enterAsCitizen(page);
      await startAttempt(page);
      await expect(page.getByRole("timer")).toHaveText(javaScriptEnabled ? /^Còn (20:00|19:\d\d)$/ : /^Hết giờ lúc \d\d:\d\d:\d\d$/);
      await answerAll(page);
      await expect(page.getByText("Không còn câu nào bỏ trống.")).toBeVisible();
      await handIn(page);
      await expect(page.getByText(/^\d+\/15 câu đúng$/)).toBeVisible();
      await expect(page.getByRole("main")).toContainText("Bài đã nộp.");
      await expect(page.getByRole("main")).toContainText("15/15");
      await expect(page.getByText("sẽ hiện tại đây sau khi vòng thi kết thúc")).toBeVisible();
      await page.goto("/contest");
      await expect(page.getByRole("main")).toContainText("Bài thi đã nộp.");
      await expect(page.getByText("1 lượt thi đã bắt đầu, 1 lượt đã xong")).toBeVisible();
      await expect(page.getByRole("button", { name: "Bắt đầu làm bài" })).toHaveCount(0);
    });

    test("what is answered is what is stored", async ({ page }) => {
      test.slow();
      await enterAsCitizen(page);
      await startAttempt(page);
      await answerAll(page);
      if (javaScriptEnabled) await saved(page);
      const paper = await wholePaper(page);
      expect(new Set(paper.map(({ question }) => question)).size).toBe(QUESTIONS);
      expect(paper.map(({ marked }) => marked)).toEqual(paper.map((_, place) => (place + 1) % 4));
    });

    test("going on answers only the question that was answered", async ({ page }) => {
      await enterAsCitizen(page);
      await startAttempt(page);
      await answer(page, 1, 2);
      await expect(heading(page, 2)).toBeVisible();
      expect((await shown(page)).marked).toBe(-1);
      await expect(page.getByRole("link", { name: "Câu 1, đã trả lời" })).toBeVisible();
      await expect(page.getByRole("link", { name: "Câu 2, chưa trả lời" })).toBeVisible();
      await page.getByRole("link", { name: "Câu trước" }).click();
      await expect(heading(page, 1)).toBeVisible();
      await expectChosen(page, 2);
      // An answer may be changed.
      await answer(page, 1, 0);
      await expect(heading(page, 2)).toBeVisible();
      expect((await shown(page)).marked).toBe(-1);
      await page.goto("/contest/attempt?q=end");
      await expect(page.getByText("Đã trả lời 1 trên 15 câu.")).toBeVisible();
    });

    test("somebody too young is told at the field", async ({ page, problems }) => {
      problems.announce(/status of 422/);
      await fillInEntry(page, { ...CITIZEN, birthDate: yearsAgo(14) });
      await sendEntry(page);
      const field = page.getByLabel("Ngày, tháng, năm sinh");
      await expect(field).toHaveAttribute("aria-invalid", "true");
      await expect(field).toHaveAccessibleDescription(/đủ tuổi quy định/);
      await expect(page.getByRole("alert")).toBeVisible();
      if (javaScriptEnabled) await expect(page.getByLabel("Họ và tên")).toHaveValue(CITIZEN.name);
    });

    test("somebody who turns 15 today may enter", async ({ page }) => {
      await enterAsCitizen(page, { ...CITIZEN, birthDate: yearsAgo(15) });
    });

    test("every wrong field is told where it stands", async ({ page, problems }) => {
      problems.announce(/status of 422/);
      await fillInEntry(page, { name: "M4y t1nh", birthDate: "31/02/1990", phone: "12345" });
      await sendEntry(page);
      await expect(page.getByLabel("Họ và tên")).toHaveAccessibleDescription(/Họ tên chỉ gồm chữ cái/);
      await expect(page.getByLabel("Ngày, tháng, năm sinh")).toHaveAccessibleDescription(/Ngày chưa đúng/);
      await expect(page.getByLabel("Số điện thoại")).toHaveAccessibleDescription(/Số điện thoại chưa đúng/);
    });

    test("an official enters with agency and staff code, not with another agency's", async ({ page, server, problems }) => {
      problems.announce(/status of 422/);
      const { agency, staffCode } = server.handout.contestant;
      const send = async (label: string) => {
        await page.goto("/contest/enter?group=officer");
        await page.getByLabel("Cơ quan").selectOption({ label });
        await page.getByLabel("Mã cán bộ").fill(staffCode.toLowerCase());
        await page.getByLabel("Tôi đã đọc và đồng ý").check();
        await sendEntry(page);
      };
      await send("Sở Tài chính");
      await expect(page.getByLabel("Mã cán bộ")).toHaveAccessibleDescription(/Mã cán bộ không khớp với cơ quan đã chọn/);
      await send(agency);
      await expect(page).toHaveURL("/contest");
      const { name } = server.handout.officials.find((official) => official.staffCode === staffCode)!;
      await expect(page.getByRole("main")).toContainText(`Xin chào ${name}`);
    });

    test("who has entered goes on with the entry code on another device", async ({ page, visitor, problems }) => {
      problems.announce(/status of (409|422)/);
      const code = await enterAsCitizen(page);
      await startAttempt(page);
      const { question } = await shown(page);
      const device = await visitor({ javaScriptEnabled });
      await fillInEntry(device, { ...CITIZEN, name: CITIZEN.name.toUpperCase() });
      await sendEntry(device);
      await expect(device.getByRole("alert")).toContainText("Người này đã đăng ký dự thi.");
      const go = async (typed: string) => {
        await device.goto("/contest/continue");
        await device.getByLabel("Mã dự thi").fill(typed);
        await device.getByRole("button", { name: "Tiếp tục" }).click();
      };
      await go("0000-000000");
      await expect(device.getByRole("alert")).toContainText("Mã dự thi không đúng.");
      await go(code.toLowerCase());
      await expect(device).toHaveURL("/contest");
      await device.getByRole("link", { name: "Làm bài tiếp" }).click();
      await expect(heading(device, 1)).toBeVisible();
      expect((await shown(device)).question).toBe(question);
    });
  });
}

test("a reload in the middle keeps the answers, and the clock goes on", async ({ page }) => {
  await enterAsCitizen(page);
  await startAttempt(page);
  await hydrated(page);
  await answer(page, 1, 3);
  await answer(page, 2, 1);
  await saved(page);
  const timer = page.getByRole("timer");
  const left = async () => {
    const [, minutes, seconds] = /(\d\d):(\d\d)/.exec(await timer.innerText()) ?? [];
    return Number(minutes) * 60 + Number(seconds);
  };
  await expect(timer).toHaveText(/^Còn/);
  const before = await left();
  await page.reload();
  await expect(timer).toHaveText(/^Còn/);
  expect(await left()).toBeLessThanOrEqual(before);
  await page.goto("/contest/attempt");
  await expectChosen(page, 3);
  await page.getByRole("link", { name: "Câu 2, đã trả lời" }).click();
  await expect(heading(page, 2)).toBeVisible();
  await expectChosen(page, 1);
});

test("answers given during a minute without network are saved when it is back", async ({ page, problems }) => {
  problems.announce(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/);
  await page.clock.install();
  await enterAsCitizen(page);
  await startAttempt(page);
  await hydrated(page);
  await page.context().setOffline(true);
  for (const number of [1, 2, 3]) await answer(page, number, number);
  await expect(page.getByText("Đang chờ mạng: 3 câu chưa lưu")).toBeVisible();
  await page.getByRole("link", { name: "Xem lại và nộp bài" }).last().click();
  await expect(page.getByRole("button", { name: "Nộp bài", exact: true })).toBeDisabled();
  // The page tries again and again, at longer and longer intervals.
  await page.clock.runFor(60_000);
  await expect(page.getByText("Đang chờ mạng: 3 câu chưa lưu")).toBeVisible();
  await page.context().setOffline(false);
  await saved(page);
  await expect(page.getByRole("button", { name: "Nộp bài", exact: true })).toBeEnabled();
  await page.reload();
  await expect(page.getByText("Đã trả lời 3 trên 15 câu.")).toBeVisible();
  await page.goto("/contest/attempt?q=3");
  await expectChosen(page, 3);
});

test("answers given without network survive a reload of the page", { tag: "@phone" }, async ({ page, problems }) => {
  problems.announce(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/);
  await enterAsCitizen(page);
  await startAttempt(page);
  await hydrated(page);
  await page.context().setOffline(true);
  await choose(page, 2);
  await expect(page.getByText("Đang chờ mạng: 1 câu chưa lưu")).toBeVisible();
  // The page is gone before the network is back.
  await page.goto("about:blank");
  await page.context().setOffline(false);
  await page.goto("/contest/attempt");
  await expectChosen(page, 2);
  await saved(page);
  await page.goto("/contest/attempt?q=end");
  await expect(page.getByText("Đã trả lời 1 trên 15 câu.")).toBeVisible();
});

test("a second tab shows the same attempt", async ({ page }) => {
  await enterAsCitizen(page);
  // Both tabs offer to start.
  const second = await page.context().newPage();
  await second.goto("/contest");
  await startAttempt(page);
  const { question } = await shown(page);
  await second.getByRole("button", { name: "Bắt đầu làm bài" }).click();
  await expect(heading(second, 1)).toBeVisible();
  expect((await shown(second)).question).toBe(question);
  await hydrated(second);
  await choose(second, 1);
  await saved(second);
  await page.reload();
  await expectChosen(page, 1);
});

test("the time left is the server's, however wrong the device's clock is", { tag: "@phone" }, async ({ page }) => {
  await page.clock.setSystemTime(Date.now() + 3 * 3600_000);
  await enterAsCitizen(page);
  await startAttempt(page);
  await expect(page.getByRole("timer")).toHaveText(/^Còn (20:00|19:\d\d)$/);
});

test("who has no attempt is led back", async ({ page }) => {
  await page.goto("/contest/attempt");
  await expect(page).toHaveURL("/contest");
  await enterAsCitizen(page);
  await page.goto("/contest/result");
  await expect(page).toHaveURL("/contest");
});

test("organisers close the round: what is saved counts, keys and places appear", async ({ page, server, visitor }) => {
  test.slow();
  const contestant = await visitor();
  await enterAsCitizen(contestant);
  await startAttempt(contestant);
  await hydrated(contestant);
  await answer(contestant, 1, 0);
  await saved(contestant);
  expect(await contestant.content()).not.toContain("explanation");

  await signInStaff(page, server.handout, "tochuc");
  await page.goto("/organise/contest");
  await page.getByRole("link", { name: "Đóng vòng thi" }).click();
  await expect(page.getByRole("main")).toContainText("Số bài đang làm là 1");
  await page.getByRole("button", { name: "Đóng vòng thi" }).click();
  await expect(page).toHaveURL("/organise/contest");
  await expect(page.getByRole("main")).toContainText("Đã kết thúc");

  await contestant.goto("/contest/attempt");
  await expect(contestant).toHaveURL("/contest/result");
  await expect(contestant.getByRole("main")).toContainText("Vòng thi kết thúc khi bài đang làm");
  await expect(contestant.getByText(/^[01]\/15 câu đúng$/)).toBeVisible();
  await expect(contestant.getByRole("main")).toContainText("1 trên 1 lượt thi");
  await expect(contestant.getByRole("article")).toHaveCount(QUESTIONS);
  // By article: a question may speak of a "căn cứ" itself.
  const source = contestant.getByText("Căn cứ", { exact: true });
  await expect(contestant.getByRole("article").filter({ has: source })).toHaveCount(QUESTIONS);

  const late = await visitor();
  await late.goto("/contest");
  await expect(late.getByRole("main").getByRole("link", { name: "Đăng ký dự thi" })).toHaveCount(0);
  await late.goto("/contest/enter?group=citizen");
  await expect(late.getByRole("main")).toContainText("Hiện không có đợt thi nào đang mở.");
});
