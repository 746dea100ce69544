// What a phone has to load before a page is alive: JavaScript, WebAssembly and styles, as they travel.

import type { Page, Request } from "@playwright/test";
import { hydrated } from "../support/hydration.ts";
import { PUBLIC_PAGES } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

/** Most that the first load of a page without islands may take, bytes with their HTTP headers. */
const MOST_BYTES = 145_000;
/**
 * The same for pages with islands, and for those that load the worker's program for voters too.
 * What was measured, rounded up, so that they do not grow unnoticed.
 */
const LARGER: [RegExp, number][] = [
  // They draw the board by themselves when it changes.
  [/^\/progress/, 300_000],
  [/^\/elections\/1$/, 300_000],
  [/^\/elections\/1\/find$/, 375_000],
  [/^\/elections\/1\/verify$/, 395_000],
  [/^\/(vote\/1|elections\/1\/check)$/, 475_000],
];
/** Most that the worker's program for voters may take: what proofs cost a voter beside the pages. */
const MOST_BYTES_OF_PROOFS = 110_000;
const most = (address: string) => LARGER.find(([pages]) => pages.test(address))?.[1] ?? MOST_BYTES;

/** Citizens rate on old phones: pages without any program, and all that they load with their HTML. */
const PLAIN = /^\/rate\//;
const MOST_BYTES_OF_PLAIN = 30_000;

/** What the build made, as far as it is code or style. */
const BUILT = /^\/(pkg|worker)\//;
/** Pages that load the worker's program for voters ahead of the first question. */
const WITH_WORKER = /^\/(vote\/1|elections\/1\/check)$/;

/** A file that travelled to the browser. */
interface Transfer {
  url: string;
  encoding: string;
  bytes: number;
}

/** Opens `address` with an empty cache and answers every built file that travelled, the same one twice if it did. */
async function firstLoad(page: Page, address: string): Promise<Transfer[]> {
  const finished: Request[] = [];
  // Also what a worker of the page asks for.
  page.on("requestfinished", (request) => void (new URL(request.url()).pathname.match(BUILT) && finished.push(request)));
  await page.goto(address);
  await hydrated(page);
  const paths = () => finished.map((request) => new URL(request.url()).pathname);
  // The browser's own list says which files there are; a request may be reported a little later.
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));
  const built = loaded.filter((path) => BUILT.test(path));
  await expect.poll(paths).toEqual(expect.arrayContaining(built));
  if (WITH_WORKER.test(address)) await expect.poll(paths).toContainEqual(expect.stringMatching(/booth\.\w+\.wasm$/));
  return Promise.all(
    finished.map(async (request) => {
      const [sizes, response] = await Promise.all([request.sizes(), request.response()]);
      const encoding = (await response?.headerValue("content-encoding")) ?? "none";
      return { url: request.url(), encoding, bytes: sizes.responseBodySize + sizes.responseHeadersSize };
    }),
  );
}

const sum = (files: Transfer[], kind: RegExp) =>
  files.filter(({ url }) => kind.test(url)).reduce((total, { bytes }) => total + bytes, 0);
const inKb = (bytes: number) => (bytes / 1000).toFixed(1).padStart(8);

test("the first load of every public page is small", { tag: "@phone" }, async ({ visitor }) => {
  test.slow();
  const rows = [];
  for (const address of PUBLIC_PAGES) {
    const page = await visitor();
    const files = await firstLoad(page, address);
    for (const { url, encoding } of files) expect.soft(encoding, url).toBe("br");
    // Nothing is loaded twice, and something is loaded at all.
    expect.soft(new Set(files.map(({ url }) => url)).size, address).toBe(files.length);
    const total = sum(files, /./);
    expect.soft(sum(files, /\.wasm$/) > 0, `WebAssembly of ${address}`).toBe(!PLAIN.test(address));
    expect.soft(total, `bytes of ${address}`).toBeLessThanOrEqual(most(address));
    expect.soft(sum(files, /\/worker\/booth/), address).toBeLessThanOrEqual(MOST_BYTES_OF_PROOFS);
    const columns = [sum(files, /\.js$/), sum(files, /\.wasm$/), sum(files, /\.css$/), total].map(inKb);
    rows.push(`${address.padEnd(26)} ${String(files.length).padStart(5)} ${columns.join(" ")}`);
  }
  const head = `${"first load, KB".padEnd(26)} files       JS     WASM      CSS    total`;
  console.log([head, ...rows].join("\n"));
});

test("rating a counter takes less than 30 KB with everything, and no program", { tag: "@phone" }, async ({ page }) => {
  const finished: Request[] = [];
  page.on("requestfinished", (request) => void finished.push(request));
  await page.goto("/rate/Q01");
  const paths = () => finished.map((request) => new URL(request.url()).pathname);
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));
  await expect.poll(paths).toEqual(expect.arrayContaining(loaded));
  await page.getByRole("button", { name: "Rất hài lòng", exact: true }).click();
  await page.getByRole("button", { name: "Gửi đánh giá" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cảm ơn anh, chị");
  const sizes = await Promise.all(finished.map((request) => request.sizes()));
  const total = sizes.reduce((sum, { responseBodySize, responseHeadersSize }) => sum + responseBodySize + responseHeadersSize, 0);
  // The whole way from the QR code to the thanks, three pages.
  console.log(`rating in three pages: ${inKb(total)} KB in ${finished.length} answers`);
  expect(total).toBeLessThanOrEqual(MOST_BYTES_OF_PLAIN);
  expect(paths().filter((path) => /\.(js|wasm)$/.test(path))).toEqual([]);
});
