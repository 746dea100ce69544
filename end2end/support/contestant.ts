// What a contestant does: enter, start, answer, hand in. The same words with and without JavaScript.

import type { Locator, Page } from "@playwright/test";
import { expect } from "./test.ts";

/** Questions on a paper of the demonstration. */
export const QUESTIONS = 15;

/** What a citizen writes into the entry form. */
export interface Citizen {
  name: string;
  birthDate: string;
  phone: string;
}

/** Somebody old enough. */
export const CITIZEN: Citizen = { name: "Trần Thị Thử Nghiệm", birthDate: "21/11/1990", phone: "0912 345 678" };

/** From the contest's page to the filled-in form of the encouraged group, not yet sent. */
export async function fillInEntry(page: Page, citizen: Citizen = CITIZEN): Promise<void> {
  await page.goto("/contest");
  await page.getByRole("main").getByRole("link", { name: "Đăng ký dự thi" }).click();
  await page.getByRole("link", { name: "Người dân" }).click();
  await page.getByLabel("Họ và tên").fill(citizen.name);
  await page.getByLabel("Ngày, tháng, năm sinh").fill(citizen.birthDate);
  await page.getByLabel("Xã, phường").selectOption({ index: 1 });
  await page.getByLabel("Số điện thoại").fill(citizen.phone);
  await page.getByLabel("Tôi đã đọc và đồng ý").check();
}

export const sendEntry = (page: Page) => page.getByRole("button", { name: "Gửi đăng ký" }).click();

/** Enters the contest as a citizen; answers the entry code. */
export async function enterAsCitizen(page: Page, citizen: Citizen = CITIZEN): Promise<string> {
  await fillInEntry(page, citizen);
  await sendEntry(page);
  await expect(page).toHaveURL("/contest");
  await expect(page.getByRole("main")).toContainText(`Xin chào ${citizen.name}`);
  const code = (await page.locator(".receipt__code").innerText()).trim();
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{6}$/);
  return code;
}

/** Begins the attempt. */
export async function startAttempt(page: Page): Promise<void> {
  await page.goto("/contest");
  await page.getByRole("button", { name: "Bắt đầu làm bài" }).click();
  await expect(page).toHaveURL(/\/contest\/attempt/);
  await expect(heading(page, 1)).toBeVisible();
}

/** The heading of the question that is shown. */
export const heading = (page: Page, number: number): Locator => page.getByText(`Câu ${number} trên ${QUESTIONS}`).first();

/** The options of the question that is shown: radio buttons, or boxes where several may be right. */
export const options = (page: Page): Locator =>
  page.getByRole("main").getByRole("radio").or(page.getByRole("main").getByRole("checkbox"));

/** The places of an order that is asked for; none where the question asks for something else. */
export const places = (page: Page): Locator => page.locator(".order__row");

/**
 * Answers the question that is shown with one of four choices, whatever its kind: that option and no other, or the
 * order in which the option shown first has come to this place.
 */
export async function choose(page: Page, choice: number): Promise<void> {
  await expect(options(page).or(places(page)).first()).toBeVisible();
  if ((await places(page).count()) === 0) {
    for (const box of await page.getByRole("main").getByRole("checkbox", { checked: true }).all()) await box.uncheck();
    await options(page).nth(choice).check();
    return;
  }
  const move = async (from: number, name: string, to: number) => {
    await places(page).nth(from).getByRole("button", { name }).click();
    await expect.poll(() => marked(page)).toBe(to);
  };
  let at = await marked(page);
  // What was not moved yet is no answer: one step down is one.
  if (at === -1) await move(0, "Xuống", (at = 1));
  while (at > choice) await move(at, "Lên", (at -= 1));
  while (at < choice) await move(at, "Xuống", (at += 1));
}

/** The choice that the question shows as made, -1 for none. */
export async function marked(page: Page): Promise<number> {
  await expect(options(page).or(places(page)).first()).toBeVisible();
  if ((await places(page).count()) > 0) {
    const isOpen = (await page.getByText("Chưa sắp xếp").count()) > 0;
    return isOpen ? -1 : (await page.locator("input[type=hidden][name=shown]").inputValue()).indexOf("0");
  }
  const marks = await options(page).evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked));
  return marks.indexOf(true);
}

/** Waits until the question shows this choice as made. */
export const expectChosen = (page: Page, choice: number): Promise<void> => expect.poll(() => marked(page)).toBe(choice);

/** Makes one of four choices and goes on, from question `number` to the next one or to the review. */
export async function answer(page: Page, number: number, option: number): Promise<void> {
  await expect(heading(page, number)).toBeVisible();
  await choose(page, option);
  const onward = number < QUESTIONS ? /^(Câu sau|Lưu và sang câu sau)$/ : /^(Xem lại và nộp bài|Lưu và xem lại bài)$/;
  const main = page.getByRole("main");
  await main.getByRole("button", { name: onward }).or(main.getByRole("link", { name: onward })).first().click();
}

/** Answers every question, each with another option than the one before. */
export async function answerAll(page: Page): Promise<void> {
  for (let number = 1; number <= QUESTIONS; number += 1) await answer(page, number, number % 4);
  await expect(page.getByText(`Đã trả lời ${QUESTIONS} trên ${QUESTIONS} câu.`)).toBeVisible();
}

/** Hands in, from the review. */
export async function handIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Nộp bài", exact: true }).click();
  await expect(page).toHaveURL("/contest/result");
}
