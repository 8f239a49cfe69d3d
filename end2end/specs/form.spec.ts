import { Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";

test("a text that is no number keeps the last answer and says what belongs there", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  const energy = calculator.field("Electricity price");
  await energy.fill("0.04");
  const sentence = await calculator.sentence();
  await energy.fill("0.04 or so");
  await expect(energy).toHaveAttribute("aria-invalid", "true");
  await expect(energy).toHaveAccessibleDescription(/^"0\.04 or so" is not a number; Electricity price takes .*\d/);
  await expect(calculator.answer).toHaveText(sentence);
  await expect(page.getByText("The answer to your last complete input")).toBeVisible();
  await expect(energy).toHaveValue("0.04 or so");

  await energy.fill("0.03");
  await expect(energy).not.toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("is not a number")).toHaveCount(0);
  await expect(page.getByText("The answer to your last complete input")).toHaveCount(0);
});

test("a number out of range names the range", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  const fee = calculator.field("Pool fee");
  await fee.fill("101");
  await expect(fee).toHaveAccessibleDescription(/^101 is outside what Pool fee takes: .*0.* to .*100/);
  const horizon = calculator.field("Horizon");
  await horizon.fill("soon");
  await expect(horizon).toHaveAccessibleDescription(/^"soon" is not understood; Horizon takes .*5y/);
  await horizon.fill("0");
  await expect(horizon).toHaveAttribute("aria-invalid", "true");
  await expect(calculator.answer).toHaveText(/^Pays for itself/);
});

// Italian is no language of the page: it speaks English there, with the country's numbers.
for (const [locale, digits] of [["en-US", "0.08"], ["it-IT", "0,08"]] as const) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("comma and point mean the same", async ({ page }) => {
      const calculator = new Calculator(page);
      await calculator.openLive();
      const [energy, economics] = [calculator.field("Electricity price"), calculator.section("Today's economics")];
      const example = await economics.textContent();
      const shown = await energy.inputValue();
      expect(shown).toBe(digits.replace("8", "55"));
      await energy.fill("0.08");
      // The tables follow once the fingers rest.
      await expect.poll(() => economics.textContent()).not.toBe(example);
      const withPoint = await economics.textContent();
      await energy.fill("0,08");
      await page.waitForTimeout(500);
      expect(await economics.textContent()).toBe(withPoint);
      // 819 TH/s at 12 kW and 98 % of the time: 282.24 kWh a day.
      await expect(economics.getByRole("row", { name: /^Electricity/ })).toContainText(digits === "0.08" ? /[-−]\$22\.58/ : /[-−]22,58\s\$/);
      await expect(energy).toHaveValue("0,08");
    });
  });
}

test("text stays as it is typed", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  const energy = calculator.field("Electricity price");
  await energy.fill("");
  for (const text of ["0", "0.", "0.0", "0.05", "0.050", " 0.050"]) {
    await energy.fill(text);
    await expect(energy).toHaveValue(text);
  }
  await energy.press("Tab");
  await page.waitForTimeout(300);
  await expect(energy).toHaveValue(" 0.050");
  await calculator.field("Hashrate").fill("0.5 PH/s");
  await expect(calculator.section("How it is worked out")).toContainText("500 TH/s ×");
  await expect(calculator.field("Hashrate")).toHaveValue("0.5 PH/s");
});

test("a machine is found and its figures taken, or typed by oneself", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await page.getByRole("button", { name: /^Machine / }).click();
  const picker = page.getByRole("dialog", { name: "Choose a machine" });
  const all = await picker.getByRole("listitem").count();
  expect(all).toBeGreaterThan(25);
  await picker.getByRole("searchbox", { name: "Search machines" }).fill("s21 pro");
  await expect.poll(() => picker.getByRole("listitem").count()).toBeLessThan(all / 3);
  await picker.getByRole("button", { name: /Antminer S21 Pro / }).click();
  await expect(picker).toBeHidden();
  await expect(page.getByRole("button", { name: "Machine Bitmain Antminer S21 Pro" })).toBeVisible();
  await expect(calculator.field("Hashrate")).toHaveValue("234");
  await expect(calculator.field("Power")).toHaveValue("3510");
  await expect(calculator.field("Price of one")).toHaveValue(/^\d{3,5}$/);
  await expect(calculator.group("What you buy")).toContainText(/Figures of \w+ \d+, 20\d\d|Figures of 20\d\d/);
  await expect(page.getByText("Figures changed by you.")).toHaveCount(0);

  await calculator.field("Power").fill("3300");
  await expect(page.getByText("Figures changed by you.")).toBeVisible();
  await page.getByRole("button", { name: /^Machine / }).click();
  await picker.getByRole("button", { name: /^My own figures/ }).click();
  await expect(page.getByRole("button", { name: "Machine My own figures" })).toBeVisible();
  await expect(calculator.field("Power")).toHaveValue("3300");
});

test("a search that finds nothing still offers own figures", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await page.getByRole("button", { name: /^Machine / }).click();
  const picker = page.getByRole("dialog", { name: "Choose a machine" });
  await picker.getByRole("searchbox").fill("toaster");
  await expect(picker.getByRole("status")).toHaveText(/^0 machines/);
  await expect(picker.getByRole("button", { name: /^My own figures/ })).toBeVisible();
  await picker.getByRole("button", { name: "Close" }).click();
  await expect(picker).toBeHidden();
});

test("less used inputs are folded away, and count once they are filled", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  const uptime = calculator.field("Uptime");
  await expect(uptime).toBeHidden();
  await expect(calculator.field("Other costs at the start")).toBeHidden();
  await calculator.group("What it costs to run").getByText("More", { exact: true }).click();
  await expect(uptime).toBeVisible();
  await uptime.fill("50");
  await expect(calculator.answer).toHaveText(/^Never pays for itself/);
});

test("an hour of rest is typed without knowing its grammar", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  const energy = calculator.section("How it is worked out");
  await expect(energy).toContainText("282.24 kWh");
  await calculator.group("What it costs to run").getByText("More", { exact: true }).click();
  await page.getByRole("button", { name: "Add hours" }).click();
  await page.getByLabel("From").selectOption("00:00");
  await page.getByLabel("To", { exact: true }).selectOption("12:00");
  await page.getByLabel("What holds then").selectOption("machines rest");
  await expect(energy).toContainText("141.12 kWh");
  await page.getByRole("button", { name: /^Remove/ }).click();
  await expect(energy).toContainText("282.24 kWh");
});

test("a reload keeps what was typed, and starting over forgets it", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  const example = await calculator.entries();
  await calculator.field("Electricity price").fill("0,0333");
  await calculator.field("Horizon").fill("30m");
  await calculator.field("Coins are sold").selectOption("never: hold all");
  await calculator.field("Currency").selectOption("GBP");
  // Amounts are converted at once, and once more at the day's rate when it arrives: that is what is kept.
  await expect(calculator.field("Exchange rate")).toHaveAccessibleDescription(/^live /);
  const entries = await calculator.entries();
  const sentence = await calculator.sentence();
  await page.reload();
  await expect(calculator.answer).toHaveText(sentence);
  await expect(calculator.field("Electricity price")).toHaveValue(entries["Electricity price"]);
  expect(await calculator.entries()).toEqual(entries);

  await page.getByRole("button", { name: "Start over with the example" }).click();
  await expect(calculator.field("Electricity price")).toHaveValue("0.055");
  expect(await calculator.entries()).toEqual(example);
  await page.reload();
  await expect(calculator.field("Electricity price")).toHaveValue("0.055");
  expect(await calculator.entries()).toEqual(example);
});

test("starting over takes a link's banner away", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open("#calc?v=1&hash=200T&watts=3500&capex=1500&price=90000&kwh=0.07");
  await expect(calculator.banner).toBeVisible();
  await page.getByRole("button", { name: "Start over with the example" }).click();
  await expect(calculator.banner).toHaveCount(0);
  await expect(calculator.field("Electricity price")).toHaveValue("0.055");
  await page.reload();
  await expect(calculator.field("Electricity price")).toHaveValue("0.055");
});
