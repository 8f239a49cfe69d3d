import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { expectAccessible } from "../support/accessibility";
import { ANSWERED, Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";

const PLAN = "?v=1&coin=btc&at=2026-11-01&price=80000&diff=1.4e14&height=974000&fees=0.02&hash=200T&watts=3500&capex=2000&kwh=0.03";

test("a card shows the answer its link has, asks nobody, and says how high it is", async ({ page, baseURL, standin }) => {
  // Somebody else's page, on another origin, as it would be written by hand.
  const host = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end(`<!doctype html><title>A post</title><iframe id="card" src="${baseURL}#embed${PLAN}" width="600" height="100"></iframe><script>
      addEventListener("message", (event) => { if (event.data?.breakeven) document.getElementById("card").height = event.data.breakeven.height; });
    </script>`);
  });
  await new Promise<void>((ready) => host.listen(0, "127.0.0.1", ready));
  try {
    await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
    const card = page.frameLocator("#card");
    await expect(card.getByRole("heading", { level: 1 })).toHaveText(ANSWERED);
    await expect(card.getByRole("link", { name: /Open the whole calculation/ })).toHaveAttribute("href", /#calc\?v=1.*price=80000/);
    await expect(card.getByRole("banner")).toBeHidden();
    await expect.poll(async () => Number(await page.locator("#card").getAttribute("height"))).toBeGreaterThan(350);
    const [inside, outside] = await Promise.all([
      card.locator("html").evaluate((html) => html.getBoundingClientRect().height),
      page.locator("#card").evaluate((frame) => frame.clientHeight),
    ]);
    expect(Math.abs(inside - outside)).toBeLessThanOrEqual(2);
    expect(standin.requests()).toEqual([]);
  } finally {
    host.closeAllConnections();
    host.close();
  }
});

test("a card is accessible and keeps nothing", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(`#embed${PLAN}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ANSWERED);
  await expectAccessible(page, "the card");
  expect(await page.evaluate(() => localStorage.getItem("breakeven.draft.2"))).toBeNull();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("the answer offers itself as a card and as a picture", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(`#calc${PLAN}`);
  await page.getByRole("button", { name: /^QR code/ }).click();
  const code = page.getByLabel("To show this answer in a page of your own:");
  await expect(code).toHaveValue(/^<iframe src="http.+#embed\?v=1&amp;.*price=80000.*<\/iframe>$/);
  await expectAccessible(page, "the ways to share");

  for (const kind of ["SVG", "PNG"]) {
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: `Chart as ${kind}` }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe(`breakeven.${kind.toLowerCase()}`);
    const bytes = readFileSync(await download.path());
    if (kind === "PNG") {
      expect(bytes.subarray(1, 4).toString()).toBe("PNG");
      expect(bytes.length).toBeGreaterThan(10_000);
    } else {
      const text = bytes.toString();
      expect(text).toContain("Pays for itself in");
      expect(text).toMatch(/stroke="rgb/);
      expect(text).not.toMatch(/class=|var\(|<script|NaN/);
    }
  }
});

test("on paper an answer is one sheet", async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "");
  });
  const calculator = new Calculator(page);
  await calculator.open(`#calc${PLAN}`);
  await expect(calculator.section("How far it may go")).toBeAttached();
  await page.getByRole("button", { name: /^QR code/ }).click();
  await page.getByRole("button", { name: "Print on one sheet" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-printed", "");
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
});
