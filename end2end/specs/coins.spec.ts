import { Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";

test("another coin brings its market and a machine that mines it", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.field("Electricity price").fill("0.031");
  await calculator.field("Coin").selectOption("ltc");
  await expect(calculator.field("Coin")).toHaveValue("ltc");
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^live /);
  await expect(page.locator("#in-device")).not.toContainText("Proto Rig");
  await expect(page.locator("#in-device")).not.toContainText("My own figures");
  await expect(calculator.field("Hashrate")).not.toHaveValue("819");
  // What was typed for the site stays.
  await expect(calculator.field("Electricity price")).toHaveValue("0.031");
});

test("merged chains are a choice of their own", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.field("Coin").selectOption("ltc-doge");
  await expect(calculator.field("Coin")).toHaveValue("ltc-doge");
  await expect(calculator.answer).toHaveText(/pays for itself/i);
});
