// Headers that protect visitors, and how long files may be kept. The same for every size of screen.

import { expect, test } from "../support/test.ts";

test.describe("headers", { tag: "@desktop" }, () => {
  for (const address of ["/", "/sign-in", "/no/such/page", "/healthz", "/qr/Q01.svg", "/favicon.svg"]) {
    test(`protect ${address}`, async ({ request }) => {
      const headers = (await request.get(address)).headers();
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
      });
      expect(headers["content-security-policy"]).toMatch(/default-src 'none'/);
      expect(headers["content-security-policy"]).toMatch(/frame-ancestors 'none'/);
      expect(headers["x-request-id"]).toMatch(/^[0-9a-f]{16}$/);
    });
  }

  test("a page allows only scripts with the number of this answer", async ({ request }) => {
    const pages = await Promise.all([request.get("/sign-in"), request.get("/sign-in")]);
    const numbers = new Set<string>();
    for (const page of pages) {
      const policy = page.headers()["content-security-policy"] ?? "";
      const number = /script-src 'nonce-([^']+)' 'strict-dynamic' 'wasm-unsafe-eval'/.exec(policy)?.[1] ?? "";
      expect(policy).not.toContain("unsafe-inline");
      const scripts = (await page.text()).match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.length).toBeGreaterThan(0);
      for (const script of scripts) expect(script).toContain(`nonce="${number}"`);
      numbers.add(number);
    }
    expect(numbers.size).toBe(pages.length);
  });

  test("cookies cannot be read by scripts, pages are never kept, built files for good", async ({ request }) => {
    const page = await request.get("/sign-in");
    const cookies = page.headersArray().filter(({ name }) => name.toLowerCase() === "set-cookie");
    expect(cookies.length).toBeGreaterThan(0);
    for (const { value } of cookies) expect(value).toMatch(/; HttpOnly; SameSite=Lax/);
    expect(page.headers()["cache-control"]).toBe("no-store");
    const style = /href="(\/pkg\/[^"]+\.css)"/.exec(await page.text())?.[1] ?? "";
    const file = await request.get(style, { headers: { "accept-encoding": "br" } });
    expect(file.headers()).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "content-encoding": "br",
    });
  });

  test("a page keeps its own headers while others load files", async ({ request }) => {
    const policy = async (address: string) => (await request.get(address)).headers()["content-security-policy"] ?? "";
    const fetched = async (address: string) => {
      const policies = [];
      for (let turn = 0; turn < 40; turn += 1) policies.push(await policy(address));
      return policies;
    };
    // Pages wait for their data, so that files are answered in between.
    const addresses = ["/contest", "/favicon.svg", "/favicon.svg", "/vote", "/favicon.svg", "/progress"];
    const answers = await Promise.all(addresses.map(fetched));
    for (const [place, address] of addresses.entries()) {
      for (const one of answers[place] ?? []) expect(one.includes("'nonce-"), address).toBe(address !== "/favicon.svg");
    }
  });
});
