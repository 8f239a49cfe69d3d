import type { Locator, Page } from "@playwright/test";
import { Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";

/** Presses Tab until `target` has the focus, which must be to be seen; a page needs no more than this. */
async function tabTo(page: Page, target: Locator, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expect(target).toBeInViewport();
      return;
    }
  }
  throw new Error(`${target} is not reached by ${key}`);
}

test("the first Tab offers to skip to the answer", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  const skip = page.getByRole("link", { name: "Skip to the answer" });
  await page.keyboard.press("Tab");
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await expect(page).not.toHaveURL(/#main/);
});

test("a plan is changed with the keyboard alone", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  const energy = calculator.field("Electricity price");
  await tabTo(page, energy);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("0.3");
  await expect(calculator.answer).toHaveText(/^Never pays for itself/);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("0.02");
  await expect(calculator.answer).toHaveText(/^Pays for itself/);
  await tabTo(page, page.getByText("More", { exact: true }).first(), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(calculator.field("Other costs at the start")).toBeVisible();
});

test("arrow keys move the read-out along the chart", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  const chart = page.getByRole("slider", { name: "Day shown" });
  await tabTo(page, chart);
  await expect(chart).toHaveAttribute("aria-valuetext", "no day chosen");
  const readOut = page.locator("figure").getByRole("status");
  const day = async () => Number(await chart.getAttribute("aria-valuenow"));

  // The first key shows the day on which the money is back.
  await page.keyboard.press("ArrowRight");
  const backAt = await day();
  expect(backAt).toBeGreaterThan(0);
  await expect(readOut).toContainText(/month \d+/);
  const there = await readOut.innerText();
  await page.keyboard.press("ArrowRight");
  expect(await day()).toBeGreaterThan(backAt);
  await expect(readOut).not.toHaveText(there);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  expect(await day()).toBeLessThan(backAt);
  await page.keyboard.press("End");
  expect(await day()).toBe(Number(await chart.getAttribute("aria-valuemax")));
  await expect(readOut).toContainText("month 60");
  await page.keyboard.press("Home");
  expect(await day()).toBe(0);
  await expect(readOut).toContainText(/[-−]\$4,488/);
  await page.keyboard.press("Escape");
  await expect(chart).toHaveAttribute("aria-valuetext", "no day chosen");
});

test("the chart's table opens and scrolls with the keyboard", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await tabTo(page, page.getByText("The chart as a table"));
  await page.keyboard.press("Enter");
  const region = page.getByRole("region", { name: "The account at the end of each month" });
  await expect(region).toBeVisible();
  await tabTo(page, region);
  await page.keyboard.press("End");
  await expect.poll(() => region.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
});

test("a machine is chosen with the keyboard, and Escape leaves all as it was", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  const button = page.getByRole("button", { name: /^Machine / });
  const before = await button.textContent();
  await tabTo(page, button);
  await page.keyboard.press("Enter");
  const picker = page.getByRole("dialog", { name: "Choose a machine" });
  await expect(picker.getByRole("searchbox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(picker).toBeHidden();
  await expect(button).toBeFocused();
  await expect(button).toHaveText(before ?? "");

  await page.keyboard.press("Enter");
  await page.keyboard.type("s21 pro");
  await tabTo(page, picker.getByRole("button", { name: /Antminer S21 Pro / }));
  await page.keyboard.press("Enter");
  await expect(picker).toBeHidden();
  await expect(button).toBeFocused();
  await expect(calculator.field("Hashrate")).toHaveValue("234");
});

test("the theme and the view are switched with the keyboard", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  const root = page.locator("html");
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await tabTo(page, page.getByRole("radio", { name: "Auto" }));
  await page.keyboard.press("ArrowRight");
  await expect(root).toHaveAttribute("data-theme", "light");
  await page.keyboard.press("ArrowRight");
  await expect(root).toHaveAttribute("data-theme", "dark");
  expect(await background()).not.toBe(light);
  await page.reload();
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
  await expect(root).toHaveAttribute("data-theme", "dark");

  await tabTo(page, page.getByRole("link", { name: "Method" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Method" })).toBeVisible();
});
