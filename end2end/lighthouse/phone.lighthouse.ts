// Lighthouse as for a phone, against the release build and the stand-in for the internet.
import { writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";
import { expect, test } from "../support/fixtures";

/** What each category must reach. Speed is measured on whatever machine this is, so only its collapse fails. */
const LEAST = { accessibility: 1, "best-practices": 1, seo: 1, performance: 0.5 };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

test("a first visit", async ({ site, standinServer }) => {
  test.setTimeout(120_000);
  const port = await freePort();
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
  const args = [`--remote-debugging-port=${port}`, "--disable-gpu", ...quiet, standinServer.resolverRules, "--ignore-certificate-errors"];
  const browser = await chromium.launch({ executablePath: process.env.CHROME, args });
  try {
    const onlyCategories = Object.keys(LEAST);
    const result = await lighthouse(site.url, { port, onlyCategories, logLevel: "error" });
    if (!result) throw new Error("Lighthouse gave no result");
    const { categories, audits } = result.lhr;
    for (const [category, least] of Object.entries(LEAST)) {
      const { score, auditRefs } = categories[category];
      console.log(`${category}: ${Math.round((score ?? 0) * 100)}`);
      const short = auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 1);
      const why = short.map(({ id }) => `${id}: ${audits[id].displayValue ?? audits[id].title}`).join("\n");
      expect(score, `${category}\n${why}`).toBeGreaterThanOrEqual(least);
    }
  } finally {
    await browser.close();
    // This browser's own errands; what the page asks for is watched by every other test.
    standinServer.strangers.length = 0;
  }
});
