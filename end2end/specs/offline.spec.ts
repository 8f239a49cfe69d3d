import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { ANSWERED, Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";
import { DIST, Site } from "../support/site";

test.use({ serviceWorkers: "allow" });

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Waits until the copy is whole and answers this tab; it begins a few seconds after the page is there. */
async function copied(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 20_000 });
}

test("on the second visit all of it works in airplane mode", async ({ page, context, standin, problems }) => {
  await page.goto("");
  await copied(page);
  await context.setOffline(true);
  standin.forget();

  await page.reload();
  await expect(heading(page)).toHaveText(ANSWERED);
  const calculator = new Calculator(page);
  await calculator.field("Price of one").fill("999");
  await expect(calculator.field("Price of one")).toHaveValue("999");
  await expect(heading(page)).toHaveText(ANSWERED);

  // A view that no visit has ever opened.
  await page.getByRole("link", { name: "Rank", exact: true }).click();
  await expect(page.getByRole("table").first()).toBeVisible();
  await page.getByRole("link", { name: "Method", exact: true }).click();
  await expect(heading(page)).toHaveText("Method");
  expect(standin.requests()).toEqual([]);
  problems.expect(/ERR_INTERNET_DISCONNECTED/);
});

test("a connection lost before the copy was begun has it made when it is back", async ({ page, context, problems }) => {
  await page.goto("");
  await expect(heading(page)).toHaveText(ANSWERED);
  await context.setOffline(true);
  const early = page.waitForRequest(/offline\.js/, { timeout: 6_000 });
  await expect(early).rejects.toThrow(/Timeout/);
  await context.setOffline(false);
  await copied(page);
  problems.expect(/ERR_INTERNET_DISCONNECTED/);
});

test("a link opens in airplane mode as its sender saw it", async ({ page, context }) => {
  await page.goto("");
  await copied(page);
  await context.setOffline(true);
  await page.goto("#calc?v=1&coin=btc&at=2026-11-01&price=80000&diff=1.4e14&height=974000&fees=0.02&hash=200T&watts=3500&capex=3000&kwh=0.05");
  await page.reload();
  await expect(heading(page)).toHaveText(ANSWERED);
  await expect(new Calculator(page).field("Coin price")).toHaveValue("80000");
});

test("the copy is made at rest, and asks no data host", async ({ page, standin, baseURL }) => {
  const modules: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("sw.js") || request.url().endsWith("offline.js")) modules.push(request.url());
  });
  await page.goto("");
  await expect(heading(page)).toHaveText(ANSWERED);
  expect(modules, "nothing of the copy before the first answer").toEqual([]);
  await copied(page);
  const kept = await page.evaluate(async () => {
    const [name] = (await caches.keys()).filter((name) => name.startsWith("breakeven-"));
    return (await (await caches.open(name)).keys()).map((request) => request.url);
  });
  expect(kept).toContain(baseURL);
  expect(kept.filter((url) => url.endsWith("split_rank.wasm"))).toHaveLength(1);
  expect(kept.every((url) => url.startsWith(baseURL ?? "")), kept.join("\n")).toBe(true);
  const asked = standin.requests().length;
  await page.reload();
  await page.waitForLoadState("networkidle");
  expect(standin.requests().length, "figures are not asked for twice").toBe(asked);
});

test("a newer version is offered, and taken only when asked for", async ({ page, problems }) => {
  // A host of its own, whose files may change.
  const folder = mkdtempSync(join(tmpdir(), "breakeven-site-"));
  cpSync(DIST, folder, { recursive: true });
  const host = await Site.open(folder);
  try {
    await page.goto(host.url);
    await copied(page);
    const index = join(folder, "index.html");
    writeFileSync(index, readFileSync(index, "utf8").replace("<title>Breakeven", "<title>Newer"));
    const worker = join(folder, "sw.js");
    writeFileSync(worker, readFileSync(worker, "utf8").replace(/VERSION = "/, '$&newer-'));

    await page.reload();
    await expect(page).toHaveTitle("Breakeven");
    const line = page.getByRole("status").filter({ hasText: "A newer version" });
    await expect(line).toBeVisible({ timeout: 20_000 });
    await line.getByRole("button", { name: "Later" }).click();
    await expect(line).toHaveCount(0);
    await expect(page).toHaveTitle("Breakeven");

    await page.reload();
    await expect(line).toBeVisible({ timeout: 20_000 });
    await line.getByRole("button", { name: "Reload" }).click();
    await expect(page).toHaveTitle("Newer");
    await expect(heading(page)).toHaveText(ANSWERED);
    problems.expect(/^$/);
  } finally {
    await host.close();
    rmSync(folder, { recursive: true });
  }
});

test("the manifest names what there is", async ({ page, request, baseURL }) => {
  await page.goto("");
  const href = await page.locator("link[rel=manifest]").getAttribute("href");
  const manifest = await (await request.get(new URL(href ?? "", baseURL).href)).json();
  expect(new URL(manifest.start_url, baseURL).href).toBe(baseURL);
  const purposes = manifest.icons.map((icon: { purpose: string }) => icon.purpose);
  expect(purposes).toContain("maskable");
  for (const { src, type, sizes } of manifest.icons) {
    const reply = await request.get(new URL(src, baseURL).href);
    expect(reply.status(), src).toBe(200);
    expect(reply.headers()["content-type"], src).toContain(type);
    if (type !== "image/png") continue;
    const png = await reply.body();
    // Width and height stand in the header of every PNG.
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, src).toBe(sizes);
  }
});
