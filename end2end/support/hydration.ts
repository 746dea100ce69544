// Tells when WebAssembly has woken the islands of a page.

import { type BrowserContext, type Page, expect } from "@playwright/test";

interface Loading {
  begun: number;
  ended: number;
  modules: number;
}

declare global {
  interface Window {
    wasmLoading: Loading;
  }
}

/** Counts what is fetched and which WebAssembly modules begin to run; call before the first page of a context. */
export async function countModules(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const loading: Loading = { begun: 0, ended: 0, modules: 0 };
    window.wasmLoading = loading;
    const counted = async <T>(work: Promise<T>): Promise<T> => {
      loading.begun += 1;
      try {
        return await work;
      } finally {
        loading.ended += 1;
      }
    };
    const { fetch } = window;
    window.fetch = (...request) => counted(fetch(...request));
    const { instantiateStreaming } = WebAssembly;
    WebAssembly.instantiateStreaming = async (...source) => {
      const module = await counted(instantiateStreaming(...source));
      loading.modules += 1;
      return module;
    };
  });
}

/** Waits until the program runs in the page, with all the parts that the page needs; some pages have none. */
export async function hydrated(page: Page): Promise<void> {
  await expect.poll(() => isIdle(page), { message: "WebAssembly takes over the page" }).toBe(true);
}

const isIdle = (page: Page) =>
  page.evaluate(async () => {
    const isIdle = () => {
      const { modules, begun, ended } = window.wasmLoading;
      const isPlain = document.querySelector('script[type="module"]') === null;
      return document.readyState === "complete" && (isPlain || modules > 0) && begun === ended;
    };
    if (!isIdle()) return false;
    // A module that was just loaded wakes its islands in this turn of the event loop, or fetches the next part.
    await new Promise((done) => setTimeout(done));
    await new Promise((done) => requestAnimationFrame(done));
    return isIdle();
  });
