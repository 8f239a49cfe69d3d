import { Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";

test("the market fields take the live figures and name their source", async ({ page, standin }) => {
  standin.world = { ...standin.world, price: 91_234.5, difficulty: 1.375e14, height: 976_543, feesPerBlock: 0.035 };
  const calculator = new Calculator(page);
  await calculator.openLive();
  await expect(calculator.field("Coin price")).toHaveValue("91234.5");
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^live CoinGecko, just now/);
  await expect(calculator.field("Difficulty")).toHaveValue("137.5");
  await expect(calculator.field("Difficulty")).toHaveAccessibleDescription(/^live mempool\.space, just now/);
  await expect(calculator.field("Difficulty")).toHaveAccessibleDescription(/Next change about .+: \+1\.7%/);
  // The miner works on the block after the newest.
  await expect(calculator.field("First block")).toHaveValue("976544");
  await expect(calculator.field("Transaction fees")).toHaveValue("0.035");
  await expect(calculator.section("How it is worked out")).toContainText("× $91,235 =");
});

test("the answer follows the live price", async ({ page, standin }) => {
  standin.world.price = 20_000;
  const calculator = new Calculator(page);
  await calculator.openLive();
  await expect(calculator.answer).toHaveText(/^Never pays for itself/);
});

test("a cold visit costs at most six requests, a reload none", async ({ page, standin }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  const asked = standin.requests();
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length, asked.map(({ host, path }) => host + path).join("\n")).toBeLessThanOrEqual(6);

  standin.forget();
  await page.reload();
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^saved CoinGecko/);
  await expect(calculator.field("Coin price")).toHaveValue("84000");
  await page.waitForLoadState("networkidle");
  expect(standin.requests()).toEqual([]);
});

test("an hour later, without network, the last figures stay and say their age", async ({ page, standin }) => {
  await page.clock.install();
  const calculator = new Calculator(page);
  await calculator.openLive();
  standin.fault("*", "refused");
  standin.forget();
  await page.clock.setSystemTime(Date.now() + 65 * 60_000);
  await page.reload();
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^saved CoinGecko, 1 hour ago/);
  await expect(calculator.field("Coin price")).toHaveValue("84000");
  // Blocks go on being found.
  await expect(calculator.field("First block")).toHaveValue("977007");
});

test("a figure typed by hand stays until the live one is asked back", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  const live = await calculator.sentence();
  const price = calculator.field("Coin price");
  await price.fill("30000");
  await expect(price).toHaveAccessibleDescription(/^typed by you/);
  await expect(calculator.answer).toHaveText(/^Never pays for itself/);
  await page.reload();
  await expect(price).toHaveValue("30000");
  await page.getByRole("button", { name: "use the live figure" }).click();
  await expect(price).toHaveValue("84000");
  await expect(price).toHaveAccessibleDescription(/^(saved|live) CoinGecko/);
  await expect(calculator.answer).toHaveText(live);
});

test("no request leaves once they are switched off", async ({ page, standin }) => {
  const calculator = new Calculator(page);
  await calculator.open();
  await calculator.toMethod();
  await page.getByLabel("Send no requests").check();
  await expect(calculator.section("Where the figures come from")).toContainText("Requests are switched off");
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.includes("quote")) localStorage.removeItem(key);
  });
  standin.forget();
  await page.reload();
  await expect(page.getByLabel("Send no requests")).toBeChecked();
  await page.waitForLoadState("networkidle");
  expect(standin.requests()).toEqual([]);

  await page.getByLabel("Send no requests").uncheck();
  await expect.poll(() => standin.requests("api.coingecko.com").length).toBe(1);
});
