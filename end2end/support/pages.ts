// Every page of the site, by who can see it with its content.

import type { Page } from "@playwright/test";
import { enterAsCitizen, startAttempt } from "./contestant.ts";
import { official, signInOfficial, signInStaff } from "./actors.ts";
import type { Server } from "./server.ts";

/** Pages with content for everybody. */
export const PUBLIC_PAGES = [
  "/",
  "/campaign",
  "/progress",
  "/progress/so-tai-chinh",
  "/rate/Q01",
  "/contest",
  "/contest/enter",
  "/contest/continue",
  "/elections/1",
  "/elections/1/find",
  "/sign-in",
  "/sign-in/staff",
];

/** Somebody who looks at pages. */
export interface Reader {
  who: string;
  pages: string[];
  /** Lets this reader in. */
  enter(page: Page, server: Server): Promise<void>;
}

/** Everybody who sees pages that others do not. */
export const READERS: Reader[] = [
  { who: "a visitor", pages: PUBLIC_PAGES, enter: async () => {} },
  {
    who: "an official",
    pages: ["/", "/vote", "/vote/1", "/elections/1"],
    enter: (page, { handout }) => signInOfficial(page, official(handout, 0)),
  },
  {
    who: "a contestant",
    pages: ["/contest", "/contest/attempt"],
    enter: async (page) => {
      await enterAsCitizen(page);
      await startAttempt(page);
    },
  },
  {
    who: "an organiser",
    pages: [
      "/organise",
      "/organise/elections",
      "/organise/contest",
      "/organise/counters",
      "/organise/audit",
      "/progress/so-tai-chinh",
    ],
    enter: (page, { handout }) => signInStaff(page, handout, "tochuc"),
  },
  {
    who: "a manager",
    pages: ["/organise", "/progress/so-tai-chinh"],
    enter: (page, { handout }) => signInStaff(page, handout, "quanly"),
  },
];
