// market.json: the figures fetched for all visitors. Each test serves a copy of the page with a file of its own.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Calculator } from "../support/calculator";
import { expect, test as base } from "../support/fixtures";
import { modules } from "../support/modules";
import { DIST, Site } from "../support/site";

const FILE = "market.json";
const now = () => Math.floor(Date.now() / 1000);

/** The file as `cargo xtask snapshot` writes it, fetched some seconds ago. */
function market(age: number, price = 90_500): string {
  const at = now() - age;
  const line = (value: number, source: string) => `${value} ${at} ${at} ${source}`;
  const quotes = {
    "price:BTC": line(price, "coingecko"),
    "change over 24 hours:BTC": line(-1.5, "coingecko"),
    "difficulty:BTC": line(1.45e14, "mempool"),
    "network hashrate:BTC": line((1.45e14 * 2 ** 32) / 600, "mempool"),
    "height:BTC": line(977_000, "mempool"),
    "fees per block:BTC": line(0.03, "mempool"),
    "next retarget:BTC": line(now() + 86_400, "mempool"),
    "change at the next retarget:BTC": line(2.5, "mempool"),
  };
  return JSON.stringify({ breakeven: 1, quotes });
}

const test = base.extend<{ put: (file: string) => void }>({
  put: async ({ page }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "breakeven-site-"));
    cpSync(DIST, folder, { recursive: true });
    const host = await Site.open(folder);
    const goto = page.goto.bind(page);
    page.goto = (fragment, options) => goto(new URL(fragment, host.url).href, options);
    await use((file) => writeFileSync(join(folder, FILE), file));
    await host.close();
    rmSync(folder, { recursive: true });
  },
});

test("a visit with recent figures for all asks no source at all", async ({ page, standin, put }) => {
  put(market(20 * 60));
  const calculator = new Calculator(page);
  await calculator.open();
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^saved CoinGecko, 20 minutes ago/);
  await expect(calculator.field("Coin price")).toHaveValue("90500");
  await expect(calculator.field("Difficulty")).toHaveValue("145");
  await expect(calculator.field("Transaction fees")).toHaveValue("0.03");
  // Two blocks in twenty minutes, and the miner works on the one after.
  await expect(calculator.field("First block")).toHaveValue("977003");
  await page.waitForLoadState("networkidle");
  expect(standin.requests()).toEqual([]);

  await calculator.toMethod();
  await page.getByRole("button", { name: "Refresh now" }).click();
  await page.getByRole("link", { name: "Calculator", exact: true }).click();
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^live CoinGecko/);
  await expect(calculator.field("Coin price")).toHaveValue("84000");
});

test("with recent figures for all a visit that nobody stirs fetches the program alone", async ({ page, put }) => {
  const asked = modules(page);
  put(market(20 * 60));
  await page.goto("");
  await expect(new Calculator(page).field("Coin price")).toHaveValue("90500");
  await page.waitForLoadState("networkidle");
  expect([...new Set(asked)], "not what reads the answers of sources").toEqual(["breakeven_bg.wasm"]);
});

test("figures that were fetched hours ago serve until the sources have answered", async ({ page, standin, put }) => {
  put(market(3 * 3600));
  standin.fault("*", { slow: 5000 });
  const calculator = new Calculator(page);
  await calculator.open();
  await expect(calculator.field("Coin price")).toHaveValue("90500");
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^live CoinGecko/, { timeout: 15_000 });
  await expect(calculator.field("Coin price")).toHaveValue("84000");
});

for (const [name, file] of [
  ["empty", ""],
  ["a web page", "<!doctype html><p>Not found"],
  ["cut off", market(60).slice(0, 200)],
  ["absurd", market(60, 90_500_000)],
  ["of the future", market(-7200)],
]) {
  test(`a file that is ${name} is as good as none`, async ({ page, put }) => {
    put(file);
    const calculator = new Calculator(page);
    await calculator.open();
    await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^live CoinGecko/);
    await expect(calculator.field("Coin price")).toHaveValue("84000");
  });
}

test("sources whose reader could not be fetched are as good as silent", async ({ page, problems, put }) => {
  problems.expect(/split_sources|Failed to fetch|ERR_FAILED/);
  put(market(3 * 3600));
  await page.route("**/split_sources.wasm", (route) => route.abort());
  const calculator = new Calculator(page);
  await calculator.open();
  await expect(calculator.field("Coin price")).toHaveValue("90500");
  await page.waitForLoadState("networkidle");
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^saved CoinGecko, 3 hours ago/);
});

test("no file is asked for once requests are switched off", async ({ page, put }) => {
  put(market(60));
  await page.addInitScript(() => localStorage.setItem("breakeven.market.1.offline", "1"));
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const calculator = new Calculator(page);
  await calculator.open();
  await page.waitForLoadState("networkidle");
  expect(asked.filter((path) => path.endsWith(FILE))).toEqual([]);
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^built in/);
});

test.describe("without a network", () => {
  test.use({ serviceWorkers: "allow" });

  test("the figures of the last visit are there, with their age", async ({ page, context, problems, put }) => {
    put(market(20 * 60));
    const calculator = new Calculator(page);
    await calculator.open();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 20_000 });
    await context.setOffline(true);
    problems.expect(/ERR_INTERNET_DISCONNECTED/);
    await page.reload();
    await expect(calculator.field("Coin price")).toHaveValue("90500");
    await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^saved CoinGecko, 20 minutes ago/);
  });
});
