import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const browser = process.env.CHROME || installed.find(existsSync);
if (!browser) throw new Error(`no browser: set CHROME to one, or install one of ${installed.join(", ")}`);
process.env.CHROME = browser;

export default defineConfig({
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  // A test that passes only sometimes is a failure to understand. On a shared machine, where a browser may stall for
  // seconds, it is run once more and reported as flaky.
  retries: process.env.CI ? 1 : 0,
  workers: 2,
  timeout: 30_000,
  reporter: process.env.CI ? [["list"]] : [["list"], ["html", { open: "never", outputFolder: "playwright-report" }]],
  use: {
    viewport: { width: 1280, height: 900 },
    locale: "en-US",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    ignoreHTTPSErrors: true,
  },
  projects: [
    { name: "specs", testDir: "specs" },
    // Recording a trace costs more than what is measured.
    { name: "measure", testDir: "measure", testMatch: "*.measure.ts", use: { trace: "off" } },
    { name: "lighthouse", testDir: "lighthouse", testMatch: "*.lighthouse.ts", use: { trace: "off" } },
    { name: "pictures", testDir: "pictures", testMatch: "*.picture.ts" },
    { name: "shots", testDir: "screenshots", testMatch: "*.shot.ts" },
  ],
});
