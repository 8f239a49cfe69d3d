import type { Locator } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";

// Some hold what they see to the accessibility rules, in light and in dark.
test.describe.configure({ timeout: 60_000 });

const open = (calculator: Calculator) => calculator.page.getByRole("button", { name: /^Machine / }).click();

/** Begins a rig of graphics cards, for a coin that has a price and a difficulty. */
async function severalKinds(calculator: Calculator): Promise<Locator> {
  await calculator.openLive();
  await calculator.field("Coin").selectOption("rvn");
  await expect(calculator.field("Difficulty")).toHaveAccessibleDescription(/^live /);
  await open(calculator);
  const picker = calculator.page.getByRole("dialog", { name: "Choose a machine" });
  await picker.getByRole("button", { name: "Several kinds together…" }).click();
  return picker;
}

test("the list is fetched when it is opened, and the opening machine needs none", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  const calculator = new Calculator(page);
  await calculator.openLive();
  await expect(page.locator("#in-device")).toHaveText("Proto Rig");
  await expect(calculator.group("What you buy")).toContainText(/Figures of 20\d\d/);
  const lists = () => fetched.filter((url) => url.includes("split_machines"));
  expect(lists()).toEqual([]);
  await open(calculator);
  await expect(page.getByRole("dialog").getByRole("searchbox")).toBeFocused();
  expect(lists()).toHaveLength(1);
});

test("a link that names another machine waits for the list", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open("#calc?v=1&device=antminer-s21-pro&price=90000&diff=1.4e14&kwh=0.03");
  await expect(page.locator("#in-device")).toHaveText("Bitmain Antminer S21 Pro");
  await expect(calculator.field("Hashrate")).toHaveValue("234");
  await expect(calculator.banner).not.toContainText("could not be taken");
  // Kept as typed, it is there at the next visit.
  await calculator.field("Power").fill("3300");
  await page.goto("about:blank");
  await page.goto("");
  await expect(page.locator("#in-device")).toHaveText("Bitmain Antminer S21 Pro");
  await expect(page.getByText("Figures changed by you.")).toBeVisible();
});

test("a link whose machine cannot be looked up says so and tries again", async ({ page, problems }) => {
  problems.expect(/split_machines|Failed to fetch|ERR_FAILED/);
  await page.route("**/split_machines*", (route) => route.abort());
  await page.goto("#calc?v=1&device=antminer-s21-pro&price=90000&diff=1.4e14&kwh=0.03");
  await expect(page.getByRole("alert")).toContainText("could not be loaded");
  await page.unroute("**/split_machines*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("#in-device")).toHaveText("Bitmain Antminer S21 Pro");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/for itself/);
});

test("several kinds make a rig", async ({ page }) => {
  const calculator = new Calculator(page);
  const picker = await severalKinds(calculator);
  const card = picker.getByRole("button", { name: /RTX 3060 23 MH\/s/ });
  await card.click();
  await card.click();
  await picker.getByRole("button", { name: /RTX 3080 45 MH\/s/ }).click();
  await expect(picker).toContainText(/Together: 91 MH\/s/);
  await picker.getByRole("button", { name: "One less" }).first().click();
  await expect(picker).toContainText(/Together: 68 MH\/s/);
  await expectAccessible(page, "a rig");
  await picker.getByRole("button", { name: "Use this rig" }).click();
  await expect(picker).toBeHidden();
  await expect(calculator.field("Hashrate")).toHaveValue("68");
  // What graphics cards cost is not listed: it is asked for, and there is no answer with the price of the machine before.
  await expect(calculator.field("Price of one")).toHaveValue("");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no answer without a figure: Price of one.");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no answer without a figure: Price of one.");
  await calculator.field("Price of one").fill("900");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/for itself/);
});

test("a rig that is kept mines all that its cards mine, in the list and in the ranking", async ({ page }) => {
  const calculator = new Calculator(page);
  const picker = await severalKinds(calculator);
  await picker.getByRole("button", { name: /RTX 3060 23 MH\/s/ }).click();
  await picker.getByRole("button", { name: /RX 6800 28 MH\/s/ }).click();
  await picker.getByRole("button", { name: "Use this rig" }).click();
  // Without a price it is not kept with that of the machine before.
  await open(calculator);
  await picker.getByLabel("Name for the figures on the form").fill("Cellar");
  await picker.getByRole("button", { name: "Keep as my machine" }).click();
  await expect(picker.getByText(/Price of one takes/)).toBeVisible();
  await expect(picker.getByRole("button", { name: /^Cellar/ })).toHaveCount(0);
  await picker.getByRole("button", { name: "Close" }).click();
  await calculator.field("Price of one").fill("700");
  // Its owner knows better what it draws.
  await calculator.field("Power").fill("260");
  await open(calculator);
  await picker.getByLabel("Name for the figures on the form").fill("Cellar");
  await picker.getByRole("button", { name: "Keep as my machine" }).click();
  await expect(picker.getByRole("button", { name: /^Cellar 51 MH\/s · 260 W .+ · \$700\.00 · 1 × RTX 3060, 1 × RX 6800$/ })).toBeVisible();
  await picker.getByRole("button", { name: "Close" }).click();
  // 45 + 52 MH/s at 95 + 135 W, as the list has them.
  await calculator.field("Coin").selectOption("etc");
  await open(calculator);
  await expect(picker.getByRole("button", { name: /^Cellar 97 MH\/s · 230 W / })).toBeVisible();
  await picker.getByRole("button", { name: "Close" }).click();

  await page.goto("#rank?v=1&kwh=0.02&q=cellar");
  const row = page.getByRole("row", { name: /“Cellar”/ });
  await expect(row).toHaveCount(1);
  await expect(row.getByRole("cell", { name: "$700.00", exact: true })).toBeVisible();
  await row.getByRole("button", { name: /^Details/ }).click();
  const more = page.locator(".rank-details");
  await more.getByRole("button", { name: "Every coin for this machine" }).click();
  // Only one of the two runs kHeavyHash.
  const kaspa = page.getByRole("row", { name: /Kaspa/ });
  await kaspa.getByRole("button", { name: /^Details/ }).click();
  await expect(more).toContainText("the list's figures for 1 × RTX 3060, added up; 1 × RX 6800 cannot mine this and stand by.");
});

test("a machine of one's own is kept by name, taken again and removed", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.field("Hashrate").fill("100");
  await calculator.field("Power").fill("1900");
  await open(calculator);
  const picker = page.getByRole("dialog", { name: "Choose a machine" });
  await picker.getByLabel("Name for the figures on the form").fill("My  garage\tS19");
  await picker.getByRole("button", { name: "Keep as my machine" }).click();
  const mine = picker.getByRole("button", { name: /^My  ?garage S19 100 TH\/s · 1,900 W/ });
  await expect(mine).toBeVisible();
  await expectAccessible(page, "a machine of one's own");
  await picker.getByRole("button", { name: "Close" }).click();
  await calculator.field("Hashrate").fill("5");
  await page.reload();
  await expect(calculator.field("Hashrate")).toHaveValue("5");
  await open(calculator);
  await mine.click();
  await expect(picker).toBeHidden();
  await expect(calculator.field("Hashrate")).toHaveValue("100");
  await expect(calculator.field("Power")).toHaveValue("1900");
  await expect(calculator.field("Price of one")).toHaveValue("4488");
  await open(calculator);
  await picker.getByRole("button", { name: "Remove" }).click();
  await expect(mine).toHaveCount(0);
  await page.reload();
  await open(calculator);
  await expect(picker.getByRole("button", { name: /^My own figures/ })).toBeVisible();
  await expect(mine).toHaveCount(0);
});
