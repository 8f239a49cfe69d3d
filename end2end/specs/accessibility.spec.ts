import { expectAccessible } from "../support/accessibility";
import { Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";

// Every check looks at every element twice, in light and in dark.
test.describe.configure({ timeout: 60_000 });

const NEVER = "#calc?v=1&price=80000&diff=1.4e14&hash=200T&watts=3500&capex=3000&kwh=0.05&dg=4&h=3y&nonsense=1";

test("the calculator, filled, with its explanations", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await expectAccessible(page, "filled");
  await page.getByRole("button", { name: "What is this: Electricity price?" }).click();
  await expect(page.getByRole("note").filter({ hasText: "energy, network, taxes" })).toBeVisible();
  await expectAccessible(page, "an explanation open");
});

test("the calculator with everything unfolded", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.unfold();
  await page.getByText("Show the table").click();
  await page.getByText("The chart as a table").click();
  await page.getByRole("button", { name: /^QR code/ }).click();
  await page.getByRole("button", { name: "Add hours" }).click();
  await calculator.field("Coin price").fill("77000");
  await calculator.field("Currency").selectOption("EUR");
  await expect(page.getByText("Amounts converted")).toBeVisible();
  await expectAccessible(page, "everything unfolded");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("the calculator and the method, where tables are wider than the screen", async ({ page }) => {
    const calculator = new Calculator(page);
    await calculator.openLive();
    await calculator.field("Electricity price").scrollIntoViewIfNeeded();
    await expect(page.getByRole("button", { name: /^\d+\smonths\s*by\s/ })).toBeVisible();
    await expectAccessible(page, "the calculator on a phone");
    await calculator.toMethod();
    await expectAccessible(page, "the method on a phone");
  });
});

test("the calculator with a field that is wrong", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.field("Electricity price").fill("a lot");
  await expect(page.getByText('"a lot" is not a number')).toBeVisible();
  await expectAccessible(page, "an error");
});

test("an answer of never, from a link with a mistake", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(NEVER);
  await expect(page.getByText("The smallest single change")).toBeVisible();
  await calculator.banner.getByText("One thing in this link").click();
  await expectAccessible(page, "never, as sent");
  await page.getByRole("button", { name: "Use today's data" }).click();
  await expect(calculator.banner.getByRole("table")).toBeVisible();
  await expectAccessible(page, "never, with today's data");
});

test("the list of machines", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await page.getByRole("button", { name: /^Machine / }).click();
  await expect(page.getByRole("dialog", { name: "Choose a machine" })).toBeVisible();
  await expectAccessible(page, "the machines");
});

test("the read-out of the chart", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await page.getByRole("slider", { name: "Day shown" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("figure").getByRole("status")).toContainText(/month \d+/);
  await expectAccessible(page, "a day shown");
});

test("the method, with sources that failed", async ({ page, standin }) => {
  standin.fault("api.coingecko.com", "500");
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.toMethod();
  await page.getByText("1 source failed").first().click();
  await expectAccessible(page, "the method");
});

test("the check of the sources", async ({ page, standin }) => {
  standin.fault("api.coingecko.com", "500");
  await page.goto("#check");
  await expectAccessible(page, "before the check");
  await page.getByRole("button", { name: "Try all sources" }).click();
  await expect(page.getByText(/^\d+ of \d+ asked: .* [1-9]\d* not\.$/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Try all sources" })).toBeEnabled({ timeout: 15_000 });
  await page.getByText("As text", { exact: true }).click();
  await expectAccessible(page, "after the check");
});

test("forced colours and reduced motion", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  const calculator = new Calculator(page);
  await calculator.openLive();
  expect(await page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
  // The line must not vanish into the background.
  const [line, background] = await page.evaluate(() => [
    getComputedStyle(document.querySelector(".chart-line") as Element).stroke,
    getComputedStyle(document.documentElement).backgroundColor,
  ]);
  expect(line).not.toBe(background);
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll(".chart-moving, button, input, details")].filter((element) => {
      const durations = getComputedStyle(element).transitionDuration.split(",").map(Number.parseFloat);
      return durations.some((seconds) => seconds > 0.01);
    }).length,
  );
  expect(moving).toBe(0);
  await calculator.field("Electricity price").fill("0.3");
  await expect(calculator.answer).toHaveText(/^Never pays for itself/);
  await calculator.toMethod();
});
