import { expectAccessible } from "../support/accessibility";
import { Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";

// Some hold what they see to the accessibility rules, in light and in dark.
test.describe.configure({ timeout: 60_000 });

// Ravencoin has no built-in difficulty: without a source nobody knows it.
const RAVEN = "#calc?v=1&coin=rvn&hash=23M&watts=115&capex=300&kwh=0.05&h=3y";

test("without a source there is no answer, and nothing is drawn from a stand-in", async ({ page, standin }) => {
  standin.fault("*", "500");
  const calculator = new Calculator(page);
  await page.goto(RAVEN);
  await page.mouse.move(1, 1);
  await page.mouse.move(2, 2);
  await expect(calculator.answer).toHaveText(/^There is no answer without .*Difficulty/);
  await expect(page.getByText("No source says it here and now")).toBeVisible();
  // Neither a line nor a table, nor anything to share.
  await expect(page.locator(".chart-empty")).toHaveText(/^There is no answer without/);
  await expect(page.locator(".chart-line")).toHaveAttribute("d", "");
  await expect(page.getByRole("heading", { name: "Today's economics" })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "How sure is that" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Share this answer" })).toHaveCount(0);
  await expect(page.locator(".headline-block, .chart-head")).not.toContainText([/[$€]\s?\d/, /[$€]\s?\d/]);
  await expect(page.locator(".chart-value").first()).toBeHidden();
  await expectAccessible(page, "without an answer");

  // Typed, it is there at once.
  await page.getByRole("button", { name: "Type it in" }).click();
  await expect(page.locator("#in-price, #in-diff").and(page.locator(":focus"))).toHaveCount(1);
  await calculator.field("Coin price").fill("0.004");
  await calculator.field("Difficulty").fill("11000");
  await expect(calculator.answer).toHaveText(/^(Never pays|Pays) for itself/);
  await expect(page.getByRole("heading", { name: "Today's economics" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Share this answer" })).toBeVisible();
});

test("a figure that is being looked for is said to be, and answers when it arrives", async ({ page, standin }) => {
  for (const host of ["rvn.2miners.com", "ravencoin.herominers.com"]) standin.fault(host, { slow: 2500 });
  const calculator = new Calculator(page);
  await page.goto(RAVEN);
  await expect(calculator.answer).toHaveText(/^There is no answer without .*Difficulty/);
  await expect(page.getByText("It is being looked for.")).toBeVisible();
  await expect(calculator.answer).toHaveText(/^(Never pays|Pays) for itself/, { timeout: 10_000 });
  await expect(calculator.field("Difficulty")).toHaveAccessibleDescription(/^live /);
});

test("on a phone the bar says that there is no answer", async ({ page, standin }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  standin.fault("*", "refused");
  await page.goto(RAVEN);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^There is no answer/);
  await page.getByLabel("Electricity price", { exact: true }).scrollIntoViewIfNeeded();
  await expect(page.getByRole("button", { name: "No answer yet a figure is missing" })).toBeVisible();
});

test("a link without the figure is not answered from a stand-in either", async ({ page, standin }) => {
  standin.fault("*", "500");
  const calculator = new Calculator(page);
  await page.goto(RAVEN);
  await page.getByRole("button", { name: "Use today's data" }).click();
  await expect(calculator.banner.getByRole("table")).toContainText("no answer");
  await expect(calculator.banner.getByRole("table")).toContainText("unknown");
});
