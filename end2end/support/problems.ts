// Collects what goes wrong in the browser while a test runs. A test fails on anything that it did not announce.

import type { BrowserContext } from "@playwright/test";

/** Errors that browsers reported: console, uncaught exceptions and panics, content security policy. */
export class Problems {
  private readonly seen: string[] = [];
  private readonly announced: RegExp[] = [];

  /** Listens to every page of a browser context; call before its first page loads. */
  async watch(context: BrowserContext): Promise<void> {
    context.on("console", (message) => {
      // An island without its function stays dead, and is only warned about.
      const isDead = message.type() === "warning" && message.text().includes("island");
      if (message.type() === "error" || isDead) this.seen.push(`console, ${message.location().url}: ${message.text()}`);
    });
    context.on("weberror", (error) => this.seen.push(`uncaught: ${error.error().stack ?? error.error().message}`));
    context.on("response", (answer) => {
      const { "content-type": type, "content-security-policy": policy } = answer.headers();
      // Without its own policy a page loads nothing at all; who sent it tells why.
      if (type?.startsWith("text/html") && answer.status() < 300 && !policy?.includes("'nonce-")) {
        this.seen.push(`no policy: ${answer.status()} ${answer.request().method()} ${JSON.stringify(answer.headers())}`);
      }
    });
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => {
        console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
  }

  /** The test brings about problems like this one on purpose. */
  announce(like: RegExp): void {
    this.announced.push(like);
  }

  /** What was reported and not announced. */
  get unexpected(): string[] {
    return this.seen.filter((problem) => !this.announced.some((like) => like.test(problem)));
  }
}
