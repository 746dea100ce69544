// The whole life of an election: draft, roll, nominees, trustees' keys, codes, voting, closing, opening the sums,
// result, minutes, and verification by the page and by `verify-election`.

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { official, signInStaff } from "../support/actors.ts";
import type { Key } from "../support/handout.ts";
import { expect, test } from "../support/test.ts";
import { ELECTION, cast, categories, choices, choose, chooseNames, nameOf, openPaper, review, trace } from "../support/voter.ts";

const VERIFIER = resolve(import.meta.dirname, "../..", process.env["THIDUA_VERIFIER"] ?? "target/release/verify-election");

/** One of the trustees opens the sums with the key file. */
async function openSums(page: Page, key: Key, passphrase = key.passphrase): Promise<void> {
  await page.goto(`/trustee/${ELECTION}`);
  await expect(page.locator("#record-good")).toBeVisible();
  await page.getByLabel("Tệp khoá").setInputFiles({ name: key.fileName, mimeType: "application/json", buffer: Buffer.from(key.file) });
  await page.getByLabel("Cụm mật khẩu", { exact: true }).fill(passphrase);
  await page.locator("#open-part").click();
}

/** Takes a step of the organiser, with the question in between. */
async function step(page: Page, name: string): Promise<void> {
  await page.goto(`/organise/elections/${ELECTION}`);
  await page.getByRole("link", { name, exact: true }).first().click();
  await expect(page.getByRole("main")).toContainText("Bước này không quay lại được");
  await page.getByRole("button", { name, exact: true }).click();
}

/** Lets the page check the whole record; answers the words of the outcome. */
async function verify(page: Page): Promise<string> {
  await page.goto(`/elections/${ELECTION}/verify`);
  await page.getByRole("button", { name: "Bắt đầu kiểm tra" }).click();
  await expect(page.getByRole("main").getByRole("status")).toBeVisible({ timeout: 30_000 });
  return page.getByRole("main").getByRole("status").innerText();
}

test("three voters, one of them twice; two of three trustees; everybody can check", async ({ page, server, visitor }) => {
  test.slow();
  const voter = await visitor();
  const codes: string[] = [];
  await openPaper(voter, official(server.handout, 20));
  const names = await choose(voter, 0);
  const other = await nameOf(choices(categories(voter).nth(1)).nth(1));
  await review(voter);
  const replaced = await cast(voter);
  for (const [place, wanted] of [
    [20, names],
    [21, names],
    [22, names.with(1, other)],
  ] as const) {
    await openPaper(voter, official(server.handout, place));
    await chooseNames(voter, [...wanted]);
    await review(voter);
    codes.push(await cast(voter));
  }
  expect(await verify(voter)).toContain("Mọi phép kiểm tra làm được đến lúc này đều đạt");

  await signInStaff(page, server.handout, "tochuc");
  await step(page, "Đóng bỏ phiếu");
  await page.goto(`/elections/${ELECTION}`);
  for (const name of names) await expect(page.locator("table")).not.toContainText([name]);

  // The first trustee mistypes the passphrase, then opens the part; the second is absent; the third suffices.
  const [one, , three] = server.handout.keys;
  if (!one || !three) throw new Error("the demonstration has three trustees");
  const trustee = await visitor();
  await signInStaff(trustee, server.handout, "kiemphieu1");
  await openSums(trustee, one, "không phải cụm mật khẩu");
  await expect(trustee.getByRole("main")).toContainText(/mật khẩu/);
  await expect(trustee.locator("#opening-sent")).toHaveCount(0);
  await openSums(trustee, one);
  await expect(trustee.locator("#opening-sent")).toBeVisible();
  const third = await visitor();
  await signInStaff(third, server.handout, "kiemphieu3");
  await openSums(third, one);
  await expect(third.getByRole("main")).toContainText("Tệp khoá này của thành viên khác");
  await openSums(third, three);
  await expect(third.locator("#opening-counted")).toBeVisible();

  await step(page, "Công bố kết quả");
  await voter.goto(`/elections/${ELECTION}`);
  const line = (name: string) => voter.getByRole("row").filter({ hasText: name }).first();
  for (const [name, votes] of [
    [names[0], 3],
    [names[1], 2],
    [names[2], 3],
    [other, 1],
  ] as const) {
    await expect(line(name ?? "").getByRole("cell").last().locator("b")).toHaveText(String(votes));
  }
  for (const code of codes) expect(await trace(page, code)).toContain(code);
  expect(await trace(page, replaced)).toContain(replaced);

  // Everybody checks: the page in a worker, the program on the downloaded file, a changed file fails by name.
  expect(await verify(voter)).toContain("Mọi phép kiểm tra đều đạt");
  await expect(voter.getByRole("row").filter({ hasText: "Đạt" })).not.toHaveCount(0);
  await voter.goto(`/elections/${ELECTION}/record`);
  const download = voter.waitForEvent("download");
  await voter.getByRole("link", { name: "Tải sổ về máy" }).click();
  const folder = await mkdtemp(join(tmpdir(), "thidua-record-"));
  const file = join(folder, "record.txt");
  await (await download).saveAs(file);
  const run = promisify(execFile);
  const { stdout } = await run(VERIFIER, [file]);
  expect(stdout).not.toMatch(/FAILED/i);
  const record = await (await page.request.get(`/elections/${ELECTION}/record.txt`)).text();
  await writeFile(file, record.replace('"votes":3', '"votes":2'));
  await expect(run(VERIFIER, [file])).rejects.toMatchObject({ code: 1 });
  await rm(folder, { recursive: true });

  await voter.goto(`/elections/${ELECTION}/minutes`);
  await expect(voter.getByRole("heading", { level: 1 })).toHaveText("Biên bản kiểm phiếu");
  await expect(voter.getByRole("main")).toContainText(/[0-9a-f]{64}/);
  await expect(voter.getByRole("main")).toContainText(names[0] ?? "");
});
