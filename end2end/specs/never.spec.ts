import { Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";

/** A plan that the difficulty overtakes, and nothing in it moves with the day it is opened. */
const OVERTAKEN =
  "#calc?v=1&coin=btc&at=2026-11-01&price=80000&diff=1.4e14&height=974000&fees=0.02&hash=200T&watts=3500&capex=3000&kwh=0.05&dg=4&off=curtail&h=3y";

test("a plan that never pays says when it came closest, why, and what would help", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(OVERTAKEN);
  await expect(calculator.answer).toHaveText("Never pays for itself within 3 years.");
  await expect(page.getByText("It comes closest on")).toHaveText(/on [\w, ]+ 202\d, still \$[\d,]+ short\. .+ difficulty.+\.$/);
  await expect(page.getByText("The smallest single change")).toHaveText(/^The smallest single change that would rescue it: .+ instead of .+\.$/);
  await expect(page.getByText(/^Closest, \w+ 202\d$/)).toBeVisible();
});

test("the smallest change named does rescue the plan, and less does not", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(OVERTAKEN);
  const rescue = await page.getByText("The smallest single change that would rescue it").innerText();
  const limits = calculator.section("How far it may go");
  const limit = async (name: RegExp) => {
    const cells = limits.getByRole("row", { name }).getByRole("cell");
    // Out of sight it is not laid out, and has no inner text.
    return Number(((await cells.nth(1).textContent()) ?? "").replace(/[$,]/g, ""));
  };
  const coin = await limit(/^Lowest coin price/);
  const machine = await limit(/^Highest price of a machine/);
  expect(coin).toBeGreaterThan(80_000);
  expect(machine).toBeLessThan(3000);
  expect(rescue).toMatch(/: (Bitcoin at|the machine for|electricity at|difficulty growth of|keep it running) .+/);

  const price = calculator.field("Coin price");
  await price.fill(`${coin + 1}`);
  await expect(calculator.answer).toHaveText(/^Pays for itself/);
  await expect(page.getByText("The smallest single change")).toHaveCount(0);
  await price.fill(`${coin - 1}`);
  await expect(calculator.answer).toHaveText(/^Never/);
  await price.fill("80000");
  const cost = calculator.field("Price of one");
  await cost.fill(`${machine - 1}`);
  await expect(calculator.answer).toHaveText(/^Pays for itself/);
  await cost.fill(`${machine + 1}`);
  await expect(calculator.answer).toHaveText(/^Never/);
});

test("a plan that loses from the first day says so", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(OVERTAKEN.replace("kwh=0.05", "kwh=0.5"));
  await expect(calculator.answer).toHaveText(/^Never/);
  await expect(page.getByText(/From the first day it costs more to run \(\$42\.00\sa\sday\) than the coins are worth/)).toBeVisible();
});
