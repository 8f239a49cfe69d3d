import { expect, test as base } from "@playwright/test";
import { FAILED_REQUEST, Problems } from "./problems";
import { Site } from "./site";
import { StandIn } from "./standin";

interface PerTest {
  /** Answers in place of the data hosts; well and with the usual figures when a test begins. */
  standin: StandIn;
  /** Console errors, exceptions and policy violations; any that the test did not expect fails it. */
  problems: Problems;
}

interface PerWorker {
  site: Site;
  standinServer: StandIn;
}

/**
 * Playwright's `test` with the built page at `page.goto("")` and a stand-in for the internet.
 *
 * A test fails by itself when the page logs an error, breaks its security policy, or asks for an endpoint that
 * does not exist.
 */
export const test = base.extend<PerTest, PerWorker>({
  site: [
    async ({}, use) => {
      const site = await Site.open();
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],
  standinServer: [
    async ({}, use) => {
      const standIn = await StandIn.open();
      await use(standIn);
      await standIn.close();
    },
    { scope: "worker" },
  ],
  launchOptions: [
    async ({ standinServer }, use) => {
      const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
      const args = ["--disable-gpu", ...quiet, standinServer.resolverRules];
      await use({ executablePath: process.env.CHROME, args });
    },
    { scope: "worker" },
  ],
  baseURL: async ({ site }, use) => use(site.url),
  // A copy kept by a service worker would answer in place of what a test sets up.
  serviceWorkers: "block",
  standin: [
    async ({ standinServer }, use) => {
      standinServer.reset();
      await use(standinServer);
      expect(standinServer.strangers, "requests to endpoints that no data host has").toEqual([]);
    },
    { auto: true },
  ],
  problems: [
    async ({ page, standin }, use) => {
      const problems = await Problems.watch(page);
      await use(problems);
      if (standin.disturbed) problems.expect(FAILED_REQUEST);
      expect(problems.unexpected(), "errors that the page logged").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
