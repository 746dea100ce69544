// The fixtures: a server of its own for every test, pages that are watched, further visitors.

import { type BrowserContextOptions, type Page, test as base, expect } from "@playwright/test";
import { countModules } from "./hydration.ts";
import { Problems } from "./problems.ts";
import { Demonstration, Server } from "./server.ts";

interface Fixtures {
  /** The test's own server. */
  server: Server;
  /** What went wrong in the browser. */
  problems: Problems;
  /** Opens a page of somebody else: a browser with nothing in common with `page`. */
  visitor: (options?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<Fixtures, { demonstration: Demonstration }>({
  demonstration: [
    async ({}, use) => {
      const demonstration = await Demonstration.create();
      await use(demonstration);
      await demonstration.remove();
    },
    { scope: "worker" },
  ],

  server: async ({ demonstration }, use) => {
    const server = await Server.start(demonstration);
    await use(server);
    await server.stop();
  },

  baseURL: async ({ server }, use) => use(server.url),

  problems: async ({ server: _ }, use) => {
    const problems = new Problems();
    await use(problems);
    expect(problems.unexpected, "problems in the browser").toEqual([]);
  },

  context: async ({ context, problems }, use) => {
    await problems.watch(context);
    await countModules(context);
    await use(context);
  },

  visitor: async ({ browser, problems }, use) => {
    const opened: Page[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      await problems.watch(context);
      await countModules(context);
      const page = await context.newPage();
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
});

export { expect };
