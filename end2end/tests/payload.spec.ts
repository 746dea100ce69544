// What a phone has to load before a page is alive: JavaScript, WebAssembly and styles, as they travel.

import type { Page } from "@playwright/test";
import { hydrated } from "../support/hydration.ts";
import { PUBLIC_PAGES } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

/** Most that the first load of a public page may take, bytes with their HTTP headers. */
const MOST_BYTES = 260_000;

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
    expect.soft(total, `bytes of ${address}`).toBeLessThanOrEqual(MOST_BYTES);
    const columns = [sum(files, /\.js$/), sum(files, /\.wasm$/), sum(files, /\.css$/), total].map(inKb);
    rows.push(`${address.padEnd(26)} ${String(files.length).padStart(5)} ${columns.join(" ")}`);
  }
  const head = `${"first load, KB".padEnd(26)} files       JS     WASM      CSS    total (at most ${MOST_BYTES / 1000})`;
  console.log([head, ...rows].join("\n"));
});
