import { Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";

test("another currency fetches its rate once and converts the amounts", async ({ page, standin }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  standin.forget();
  await calculator.field("Currency").selectOption("EUR");
  await expect(page.getByText("Amounts converted: 1 USD = 0.86")).toBeVisible();
  // 84 000 × 0.86, at the stand-in's rate.
  await expect(calculator.field("Coin price")).toHaveValue("72240");
  await expect(calculator.section("Today's economics")).toContainText("€");
  await expect(calculator.section("Today's economics")).not.toContainText("$");
  await page.waitForLoadState("networkidle");
  expect(standin.requests().map(({ host }) => host)).toEqual(["cdn.jsdelivr.net"]);

  const [price, energy] = [calculator.field("Price of one"), calculator.field("Electricity price")];
  expect(Number(await price.inputValue())).toBeCloseTo(4488 * 0.86, -1);
  expect(Number(await energy.inputValue())).toBeCloseTo(0.055 * 0.86, 3);
  await page.getByRole("button", { name: "Keep my numbers" }).click();
  await expect(price).toHaveValue("4488");
  await expect(energy).toHaveValue("0.055");
  await expect(calculator.field("Currency")).toHaveValue("EUR");
  await expect(calculator.field("Coin price")).toHaveValue("72240");
});

test("converted amounts outlast a reload", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.field("Currency").selectOption("EUR");
  await expect(calculator.field("Coin price")).toHaveValue("72240");
  const [sentence, entries] = [await calculator.sentence(), await calculator.entries()];
  await page.reload();
  await expect(calculator.answer).toHaveText(sentence);
  expect(await calculator.entries()).toEqual(entries);
});

test("without network the built-in rate converts, and says its age", async ({ page, standin }) => {
  standin.fault("*", "refused");
  const calculator = new Calculator(page);
  await calculator.open();
  const dollars = Number(await calculator.field("Coin price").inputValue());
  await calculator.field("Currency").selectOption("JPY");
  await calculator.unfold();
  await expect(calculator.field("Exchange rate")).toHaveAccessibleDescription(/^built in /);
  const rate = Number(await calculator.field("Exchange rate").inputValue());
  expect(rate).toBeGreaterThan(20);
  expect(Number(await calculator.field("Coin price").inputValue()) / dollars / rate).toBeCloseTo(1, 4);
});
