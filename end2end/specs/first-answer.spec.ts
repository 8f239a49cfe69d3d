import { ANSWERED, Calculator, expectWholeNumbers } from "../support/calculator";
import { expect, test } from "../support/fixtures";

const FIGURES = ["Coin price", "Difficulty", "First block", "Transaction fees"];
const DATED = /^built in .*(\b20\d\d\b|ago|just now)/;

test("without any network the built-in figures answer, and say their date", async ({ page, standin }) => {
  standin.fault("*", "refused");
  const calculator = new Calculator(page);
  await calculator.open();
  await page.waitForLoadState("networkidle");
  expect(standin.requests().length).toBeGreaterThan(3);
  await expect(calculator.answer).toHaveText(ANSWERED);
  for (const name of FIGURES) {
    const field = calculator.field(name);
    await expect(field).toHaveAccessibleDescription(DATED);
    expect(Number((await field.inputValue()).replace(",", "."))).toBeGreaterThan(0);
  }
  await calculator.unfold();
  await page.getByText("Show the table").click();
  await page.getByText("The chart as a table").click();
  await expectWholeNumbers(page);

  await calculator.toMethod();
  const price = calculator.figure("BTC, price");
  await expect(price).toContainText("built in");
  await expect(price).toContainText(/\b20\d\d\b/);
  // What is not known at all is left empty, not zero.
  await expect(calculator.figure("BTC, change over 24 hours")).toHaveText(/^BTC, change over 24 hours ?none /);
  await expectWholeNumbers(page);
});

test("the first answer waits for no host", async ({ page, standin }) => {
  standin.fault("*", { slow: 2500 });
  const calculator = new Calculator(page);
  await calculator.open();
  const early = await calculator.sentence();
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(DATED);
  await expectWholeNumbers(page);
  await expect.poll(() => standin.requests().length).toBeGreaterThan(0);
  expect(await calculator.sentence()).toBe(early);
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^live CoinGecko/);
});

test("a host that never answers holds nothing up", async ({ page, standin }) => {
  standin.fault("*", "hang");
  const calculator = new Calculator(page);
  await calculator.open();
  await calculator.field("Electricity price").fill("0.3");
  await expect(calculator.answer).toHaveText(/^Never pays for itself/);
  await calculator.field("Electricity price").fill("0.01");
  await expect(calculator.answer).toHaveText(/^Pays for itself/);
});

test("losing the connection on the way loses no figure", async ({ page, context, standin }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  // Without a connection only a view that was open before can be opened.
  await calculator.toMethod();
  await page.getByRole("link", { name: "Calculator" }).click();
  await context.setOffline(true);
  await calculator.field("Electricity price").fill("0.01");
  await expect(calculator.answer).toHaveText(/^Pays for itself/);
  await expect(calculator.field("Coin price")).toHaveValue("84000");
  await calculator.toMethod();
  await expect(calculator.section("Where the figures come from")).toContainText("There is no connection");
  standin.forget();
  await context.setOffline(false);
  await expect(calculator.section("Where the figures come from")).not.toContainText("There is no connection");
});
