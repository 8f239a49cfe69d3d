import { expectAccessible } from "../support/accessibility";
import { BROKEN_NUMBER, Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";

const PLAN =
  "#calc?v=1&coin=btc&at=2026-11-01&price=80000&diff=1.4e14&height=974000&fees=0.02&hash=200T&watts=3500&capex=1000&kwh=0.05&dg=1&h=4y";
const SENTENCE = /^(In .+ futures it never pays for itself|It pays for itself in all futures); buying bitcoin instead ended higher in .+\.$/i;

test("the odds are drawn when asked for, and taken back", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(PLAN);
  const odds = calculator.section("How sure is that");
  await expect(page.locator(".headline-odds")).toHaveCount(0);
  await odds.getByRole("button", { name: "Show the odds" }).click();
  await expect(page.locator(".headline-odds")).toHaveText(SENTENCE);
  await expect(odds.getByText("From 10,000 futures.")).toBeVisible();
  await expect(calculator.field("Price volatility")).toHaveValue("60");
  await expect(page.locator("figure").first()).toContainText("8 of 10 futures");
  expect(await odds.innerText()).not.toMatch(BROKEN_NUMBER);

  await odds.getByRole("button", { name: "Turn the odds off" }).click();
  await expect(odds.getByRole("button", { name: "Show the odds" })).toBeVisible();
  await expect(page.locator(".headline-odds")).toHaveCount(0);
  await expect(page.locator("figure").first()).not.toContainText("8 of 10 futures");
});

test("a link gives everyone the same odds, and wider ones with more volatility", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(`${PLAN}&pv=60&dv=20`);
  const odds = calculator.section("How sure is that");
  await expect(odds.getByText("From 10,000 futures.")).toBeVisible();
  const luck = odds.getByRole("table").first();
  const seen = await luck.innerText();
  expect(seen).not.toMatch(BROKEN_NUMBER);
  await page.reload();
  await expect(odds.getByText("From 10,000 futures.")).toBeVisible();
  expect(await luck.innerText()).toBe(seen);

  const low = async () => Number((await luck.getByRole("row").last().getByRole("cell").last().innerText()).replace(/[$,+]/g, "").replace("−", "-"));
  const before = await low();
  await calculator.field("Price volatility").fill("120");
  await expect.poll(low).toBeLessThan(before);
});

test("the dates are read by keyboard, and as a table", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(`${PLAN}&pv=60&dv=20`);
  const odds = calculator.section("How sure is that");
  await expect(odds.getByText("From 10,000 futures.")).toBeVisible();
  const dates = odds.getByRole("slider", { name: "Break-even date shown" });
  await dates.focus();
  await page.keyboard.press("End");
  await expect(dates).toHaveAttribute("aria-valuetext", /^Never within 4.years: [\d.]+% of the futures$/);
  await page.keyboard.press("ArrowLeft");
  await expect(dates).toHaveAttribute("aria-valuetext", /^\d+ \w+ \d{4} to \d+ \w+ 2030: .+ by then$/);
  await odds.getByText("These dates as a table").click();
  const table = odds.getByRole("table", { name: "Share of futures by the date of their break-even" });
  await expect(table.getByRole("row").last()).toContainText("Never");
});

test("what it hangs on is found without any odds", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(PLAN);
  const hangs = calculator.section("What it hangs on");
  await hangs.getByRole("button", { name: "Show what the answer hangs on" }).click();
  await expect(hangs.getByText("It would take one of these for the plan to fail")).toBeVisible();
  await expect(hangs.getByRole("row", { name: /^Coin price ± 20 %/ })).toBeVisible();
  const field = hangs.getByRole("slider", { name: "Field of the map shown" });
  await field.focus();
  await page.keyboard.press("Home");
  await expect(field).toHaveAttribute("aria-valuetext", /^Coin price 80K, Difficulty growth \+1: pays for itself in .+ at the end$/);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowUp");
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("ArrowLeft");
  await expect(field).toHaveAttribute("aria-valuetext", /^Coin price 32K, Difficulty growth \+5: never pays for itself/);

  const growth = calculator.field("Difficulty growth");
  await hangs.getByRole("button", { name: "Bull" }).click();
  await expect(growth).toHaveValue("4");
  await hangs.getByRole("button", { name: "Back to mine" }).click();
  await expect(growth).toHaveValue("1");
});

test("odds and their pictures are accessible in light and in dark", async ({ page }) => {
  test.setTimeout(60_000);
  const calculator = new Calculator(page);
  await calculator.open(`${PLAN}&pv=60&dv=20`);
  await expect(calculator.section("How sure is that").getByText("From 10,000 futures.")).toBeVisible();
  await expect(calculator.section("What it hangs on").getByText("The map as a table")).toBeVisible();
  await expectAccessible(page, "the odds");
});
