// Every page of the site, by who can see it with its content.

import type { Page } from "@playwright/test";
import { enterAsCitizen, startAttempt } from "./contestant.ts";
import { signInStaff } from "./actors.ts";
import type { Server } from "./server.ts";

/** Pages with content for everybody. */
export const PUBLIC_PAGES = [
  "/",
  "/campaign",
  "/progress",
  "/progress?group=online&missed=yes&sort=missed&bloc=unknown",
  "/progress/national",
  "/progress/trend?indicator=on_time",
  "/progress/wall",
  "/progress/so-tai-chinh",
  "/rate/Q01",
  "/contest",
  "/contest/enter",
  "/contest/continue",
  "/contest/results",
  "/vote",
  "/vote/1",
  "/elections/1",
  "/elections/1/find",
  "/elections/1/check",
  "/elections/1/record",
  "/elections/1/verify",
  "/sign-in",
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
      "/organise/elections/new",
      "/organise/elections/1",
      "/organise/contest",
      "/organise/contest/new",
      "/organise/contest/1/settings",
      "/organise/contest/people",
      "/organise/contest/doubles",
      "/contest/roster?agency=so-tai-chinh",
      "/organise/contest/questions",
      "/organise/indicators",
      "/organise/indicators/new",
      "/organise/indicators/on_time",
      "/organise/staff",
      "/organise/staff/import",
      "/organise/counters",
      "/figures",
      "/rating-tickets",
      "/disputes",
      "/progress/alerts",
      "/progress/notes",
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
  {
    who: "a trustee",
    pages: ["/trustee", "/trustee/1"],
    enter: (page, { handout }) => signInStaff(page, handout, "kiemphieu1"),
  },
  {
    who: "a code keeper",
    pages: ["/codes", "/codes/1"],
    enter: (page, { handout }) => signInStaff(page, handout, "phatma"),
  },
  {
    who: "an agency's coordinator",
    pages: ["/figures", "/rating-tickets", "/disputes", "/progress/alerts", "/progress/notes"],
    enter: (page, { handout }) => signInStaff(page, handout, "daumoi"),
  },
  {
    who: "a question author",
    pages: ["/questions", "/questions/new", "/questions/1", "/questions/1/change"],
    enter: (page, { handout }) => signInStaff(page, handout, "soande"),
  },
];
