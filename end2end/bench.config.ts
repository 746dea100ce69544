// What `make bench` measures in the browser; one thing at a time, on a desktop's settings.

import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

export default defineConfig({ ...tests, testDir: "bench", testMatch: /\.bench\.ts$/, workers: 1, timeout: 180_000, projects: [{ name: "bench" }] });
