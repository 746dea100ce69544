// What a phone has to load before a page is alive: JavaScript, WebAssembly and styles, as they travel.

import type { Page } from "@playwright/test";
import { hydrated } from "../support/hydration.ts";
import { PUBLIC_PAGES } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

/** Most that the first load of a page may take, bytes with their HTTP headers. */
const MOST_BYTES = 260_000;
/**
 * The same for pages whose islands are larger than that today. Static data of all islands, the curve's tables among
 * them, travels with the frame, and sealing and checking ballots with the pages that do it. These are what was
 * measured, rounded up, so that they do not grow unnoticed; they have to come down.
 */
const LARGER: [RegExp, number][] = [
  [/^\/progress/, 330_000],
  [/^\/elections\/1$/, 330_000],
  [/^\/vote\/1$/, 540_000],
  [/^\/elections\/1\/(find|check)$/, 540_000],
  [/^\/elections\/1\/verify$/, 590_000],
];
const most = (address: string) => LARGER.find(([pages]) => pages.test(address))?.[1] ?? MOST_BYTES;

/** A file on its way to the browser. */
interface Transfer {
  url: string;
  encoding: string;
  bytes: number;
}

/** Opens `address` with an empty cache and answers every built file that travelled, the same one twice if it did. */
async function firstLoad(page: Page, address: string): Promise<Transfer[]> {
  const network = await page.context().newCDPSession(page);
  const transfers = new Map<string, Transfer>();
  network.on("Network.responseReceived", ({ requestId, response }) => {
    const header = Object.entries(response.headers).find(([name]) => name.toLowerCase() === "content-encoding");
    transfers.set(requestId, { url: response.url, encoding: header?.[1] ?? "none", bytes: 0 });
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const transfer = transfers.get(requestId);
    if (transfer) transfer.bytes = encodedDataLength;
  });
  await network.send("Network.enable");
  await page.goto(address);
  await hydrated(page);
  // The browser's own list says which files there are; their sizes may be reported a little later.
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  const built = loaded.filter((url) => new URL(url).pathname.startsWith("/pkg/"));
  const measured = () => [...transfers.values()].filter(({ bytes }) => bytes > 0).map(({ url }) => url);
  await expect.poll(measured).toEqual(expect.arrayContaining(built));
  return [...transfers.values()].filter(({ url }) => new URL(url).pathname.startsWith("/pkg/"));
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
    expect.soft(sum(files, /\.wasm$/), address).toBeGreaterThan(0);
    expect.soft(total, `bytes of ${address}`).toBeLessThanOrEqual(most(address));
    const columns = [sum(files, /\.js$/), sum(files, /\.wasm$/), sum(files, /\.css$/), total].map(inKb);
    rows.push(`${address.padEnd(26)} ${String(files.length).padStart(5)} ${columns.join(" ")}`);
  }
  const head = `${"first load, KB".padEnd(26)} files       JS     WASM      CSS    total`;
  console.log([head, ...rows].join("\n"));
});
