// Sealing a ballot and verifying a record in the browser's worker, with the release's own files.
// The load tool says by environment what to ask and where to write the times (milliseconds).

import { readFile, readdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { Demonstration, Server } from "../support/server.ts";

const WORKER = resolve(import.meta.dirname, "../../target/site/worker");
/** How often the question is asked; the middle one of the times counts. */
const TIMES = 25;

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run: make bench NAME="browser ballot"`);
  return value;
}

test("sealing and verifying", async ({ page }) => {
  const question = [...(await readFile(setting("BENCH_QUESTION")))];
  const files = await readdir(WORKER);
  const script = (program: string) => {
    const file = files.find((name) => name.startsWith(`${program}.`) && name.endsWith(".js"));
    return `/worker/${file ?? ""}`;
  };
  const demonstration = await Demonstration.create();
  const server = await Server.start(demonstration);
  await page.route("**/bench-record.txt", (route) => route.fulfill({ path: setting("BENCH_RECORD") }));
  await page.goto(server.url);
  const answers = await page.evaluate(
    async ({ booth, keys, question, times }) => {
      /** Asks once; answers how long it took in milliseconds and what was answered. */
      const ask = <Answer>(worker: Worker, message: object) =>
        new Promise<[number, Answer]>((done, fail) => {
          const begun = performance.now();
          worker.onerror = () => fail(new Error("the worker cannot be loaded"));
          worker.onmessage = ({ data }) => {
            // A record is answered after messages about the progress.
            if (data.done === undefined) done([performance.now() - begun, data.answer ?? data.failed]);
          };
          worker.postMessage({ id: 1, ...message });
        });
      const worker = new Worker(booth);
      const sealed: [number, number][] = [];
      for (let time = 0; time < times; time++) {
        const [ms, answer] = await ask<Uint8Array>(worker, { name: "seal", question: Uint8Array.from(question) });
        sealed.push([ms, answer[0] ?? -1]);
      }
      const verifier = new Worker(keys);
      // Loads the program, so that the check alone is measured.
      await ask(verifier, { name: "unknown", question: new Uint8Array() });
      return { sealed, verified: await ask<string>(verifier, { record: "/bench-record.txt" }) };
    },
    { booth: script("booth"), keys: script("keys"), question, times: TIMES },
  );
  // A result begins with 0 if it is a ballot and with 1 if it is a refusal.
  for (const [, first] of answers.sealed) expect(first).toBe(0);
  const [verifyMs, report] = answers.verified;
  expect(report).not.toContain('"Failed"');
  expect(report).toContain(`"ballots":${setting("BENCH_BALLOTS")},`);
  const times = answers.sealed.map(([ms]) => ms).sort((a, b) => a - b);
  const result = { encrypt_ms: times[Math.floor(times.length / 2)], verify_ms: verifyMs };
  await writeFile(setting("BENCH_RESULT"), JSON.stringify(result));
  await server.stop();
  await demonstration.remove();
});
