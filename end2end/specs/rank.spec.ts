import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { ANSWERED, Calculator, expectWholeNumbers } from "../support/calculator";
import { expect, test } from "../support/fixtures";

const SENTENCE = /^At \$0\.10 a kWh (\d+|none) of \d+ machines/;

/** The Rank view as a person meets it. */
class Rank {
  readonly sentence: Locator;
  readonly table: Locator;

  constructor(readonly page: Page) {
    this.sentence = page.getByRole("heading", { level: 1 });
    this.table = page.getByRole("table", { name: "Machines and coins" });
  }

  async open(fragment = "#rank"): Promise<void> {
    await this.page.goto(fragment);
    await expect(this.table).toBeVisible();
    await this.page.waitForLoadState("networkidle");
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  head(name: string): Locator {
    return this.table.getByRole("columnheader", { name, exact: true });
  }

  /** The links that name the machines, one a row. */
  names(): Locator {
    return this.table.getByRole("rowheader").getByRole("link");
  }

  /** What a column says, from the top. */
  async column(name: string): Promise<string[]> {
    const heads = await this.table.getByRole("columnheader").allInnerTexts();
    const index = heads.findIndex((head) => head.trim() === name);
    const rows = this.table.locator("tbody tr");
    return rows.evaluateAll((all, index) => all.map((row) => row.children[index]?.textContent?.trim() ?? ""), index);
  }

  /** The numbers of a column, those that are known. */
  async numbers(name: string): Promise<number[]> {
    const texts = await this.column(name);
    const known = texts.map((text) => Number.parseFloat(text.replace("−", "-").replace(/[^\d.-]/g, "")));
    return known.filter((value) => !Number.isNaN(value));
  }
}

const rising = (values: number[]) => values.every((value, index) => index === 0 || values[index - 1] <= value);

test("a sentence, and every machine with its best coin", async ({ page }) => {
  const rank = new Rank(page);
  await rank.open();
  await expect(rank.sentence).toHaveText(SENTENCE);
  await expect(page.getByRole("link", { name: "Rank", exact: true })).toHaveAttribute("aria-current", "page");
  await expect(rank.names()).toHaveCount(40);
  await expect(page.getByText(/^40 of \d+ rows/)).toBeVisible();
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(page.getByText(/^80 of \d+ rows/)).toBeVisible();
  // No figure without the day it is of.
  for (const header of await rank.table.getByRole("rowheader").allInnerTexts()) {
    expect(header).toMatch(/20\d\d/);
    expect(header).toMatch(/market (live|20\d\d‑\d\d‑\d\d)/);
  }
  await expectWholeNumbers(page);
});

test("dearer electricity leaves fewer machines that pay", async ({ page }) => {
  const rank = new Rank(page);
  await rank.open();
  await rank.field("Electricity price").fill("0.01");
  await expect(rank.sentence).toHaveText(/^At \$0\.01 a kWh [1-9]\d* of /);
  await rank.field("Electricity price").fill("9");
  await expect(rank.sentence).toHaveText(/^At \$9(\.00)? a kWh none of /);
  await rank.field("Electricity price").fill("cheap");
  await expect(page.getByText('"cheap" is not a number')).toBeVisible();
  // What was last understood still stands.
  await expect(rank.sentence).toHaveText(/^At \$9(\.00)? a kWh none of /);
});

test("columns are put in order with the keyboard", async ({ page }) => {
  const rank = new Rank(page);
  await rank.open();
  await expect(rank.head("Pays back in")).toHaveAttribute("aria-sort", "ascending");
  await rank.head("Price").getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(rank.head("Price")).toHaveAttribute("aria-sort", "ascending");
  await expect(rank.head("Pays back in")).not.toHaveAttribute("aria-sort");
  await expect.poll(async () => rising(await rank.numbers("Price"))).toBe(true);
  await page.keyboard.press("Enter");
  await expect(rank.head("Price")).toHaveAttribute("aria-sort", "descending");
  await expect.poll(async () => rising((await rank.numbers("Price")).reverse())).toBe(true);
  await expect(rank.head("Price").getByRole("button")).toBeFocused();
});

test("the search and the filters narrow the list, and what fits nothing says so", async ({ page }) => {
  const rank = new Rank(page);
  await rank.open();
  await rank.field("Search").fill("s21 pro");
  await expect(rank.names().first()).toHaveText(/S21 Pro/);
  for (const name of await rank.names().allInnerTexts()) expect(name).toMatch(/S21 Pro/);
  await page.getByText("Filters").click();
  await rank.field("Highest power").fill("1");
  await expect(rank.sentence).toHaveText("Nothing fits the search and the filters.");
  await expect(rank.names()).toHaveCount(0);
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(rank.sentence).toHaveText(SENTENCE);
  await expect(rank.field("Search")).toHaveValue("");
});

test("the address carries the list as it is set", async ({ page }) => {
  const rank = new Rank(page);
  await rank.open();
  await rank.field("Coin").selectOption("Bitcoin");
  await rank.field("Electricity price").fill("0.04");
  await rank.field("Search").fill("antminer");
  await expect(page).toHaveURL(/#rank\?v=1&coin=btc&kwh=0\.04&q=antminer$/);
  const narrowed = async () => (await rank.names().allInnerTexts()).every((name) => /antminer/i.test(name));
  await expect.poll(narrowed).toBe(true);
  // The order is that of the market, which may be the built-in one for a moment.
  await expect(rank.table.getByRole("rowheader").first()).toContainText("market live");
  const names = await rank.names().allInnerTexts();
  await page.reload();
  await expect(rank.field("Electricity price")).toHaveValue("0.04");
  await expect(rank.names()).toHaveText(names);
  // Another view and back.
  await page.getByRole("link", { name: "Method" }).click();
  await page.getByRole("link", { name: "Rank", exact: true }).click();
  await expect(rank.field("Search")).toHaveValue("antminer");
});

test("a link with mistakes opens with what could be read", async ({ page }) => {
  const rank = new Rank(page);
  await rank.open("#rank?v=1&kwh=0.03&sort=luck&coin=nocoin&nonsense=1");
  await expect(rank.field("Electricity price")).toHaveValue("0.03");
  const notes = page.getByRole("complementary", { name: "About this link" });
  for (const word of ["luck", "nocoin", "nonsense"]) await expect(notes).toContainText(word);
});

test("a row opens in the calculator with its numbers", async ({ page }) => {
  const rank = new Rank(page);
  await rank.open("#rank?v=1&coin=btc&kwh=0.03");
  const row = rank.table.locator("tbody tr").first();
  await rank.names().first().scrollIntoViewIfNeeded();
  const name = await rank.names().first().innerText();
  const span = await row.locator("strong").first().innerText();
  await rank.names().first().click();
  const calculator = new Calculator(page);
  await expect(calculator.answer).toHaveText(ANSWERED);
  await expect(calculator.answer).toContainText(`in ${span},`);
  await expect(calculator.answer).toBeInViewport();
  await expect(calculator.field("Electricity price")).toHaveValue("0.03");
  await expect(page.getByRole("button", { name: /^Machine / })).toHaveText(name);
});

test("the details of a row name its sources and lead to its coins", async ({ page }) => {
  const rank = new Rank(page);
  await rank.open("#rank?v=1&coin=btc");
  const more = rank.table.getByRole("button", { name: /^Details of / }).first();
  await more.focus();
  await page.keyboard.press("Enter");
  await expect(more).toHaveAttribute("aria-expanded", "true");
  await expect(rank.table.getByText(/as of 20\d\d/).first()).toBeVisible();
  await expect(rank.table.getByText("BTC difficulty", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Every coin for this machine" }).click();
  await expect(rank.field("Machine")).not.toHaveValue("");
  await expect(rank.field("Coin")).toHaveValue("");
  await expect(rank.sentence).toContainText(/ (earns most|earns less than its electricity) /);
});

test("a country's price of electricity and another currency", async ({ page }) => {
  const rank = new Rank(page);
  await rank.open();
  await rank.field("Usual price in").selectOption("Germany, homes");
  await expect(rank.field("Electricity price")).toHaveValue(/^0\.[2-6]\d*$/);
  await expect(page.getByText(/a start, not an offer/)).toBeVisible();
  await page.getByText("More terms").click();
  await rank.field("Electricity price").fill("0.1");
  await rank.field("Currency").selectOption("EUR · Euro");
  // At the built-in rate or the live one, whichever is there by then.
  await expect(rank.field("Electricity price")).toHaveValue(/^0\.086\d*$/);
  await expect(rank.sentence).toHaveText(/^At €0\.086\d* a kWh/);
});

test("the list is a file with every row in full", async ({ page }) => {
  const rank = new Rank(page);
  await rank.open("#rank?v=1&coin=btc");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download as CSV" }).click(),
  ]);
  const text = readFileSync(await download.path(), "utf8");
  const [head, ...rows] = text.trimEnd().split("\r\n");
  expect(head).toContain("profit_per_day_USD");
  const all = Number(/of (\d+) rows/.exec(await page.getByText(/^\d+ of \d+ rows/).innerText())?.[1]);
  expect(rows.length).toBe(all);
  expect(rows.every((row) => row.includes(",BTC,SHA-256,"))).toBe(true);
});

test("opening the view asks for all prices at once, and for no difficulty", async ({ page, standin }) => {
  await page.goto("");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ANSWERED);
  await page.waitForLoadState("networkidle");
  standin.forget();
  await page.getByRole("link", { name: "Rank", exact: true }).click();
  await expect(page.getByRole("table", { name: "Machines and coins" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(standin.requests().length).toBeLessThanOrEqual(1);
});

test("every coin's difficulty is asked for when wanted", async ({ page, standin }) => {
  const rank = new Rank(page);
  await rank.open("#rank?v=1&device=rtx-3080");
  await expect(page.getByText(/^Left out for want of .*RVN/)).toBeVisible();
  await expect(rank.names().filter({ hasText: "Ravencoin" })).toHaveCount(0);
  standin.forget();
  await page.getByRole("button", { name: "Ask for every coin's difficulty" }).click();
  await expect(rank.names().filter({ hasText: "Ravencoin" })).toHaveCount(1);
  expect(standin.requests().length).toBeGreaterThan(3);
});

test("nothing can be asked, and the list is there with its age", async ({ page, standin }) => {
  standin.fault("*", "500");
  const rank = new Rank(page);
  await rank.open();
  await expect(rank.sentence).toHaveText(SENTENCE);
  await expect(rank.table.getByText(/market 20\d\d‑\d\d‑\d\d/).first()).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("the page does not scroll sideways, and the machine stays in sight", async ({ page }) => {
    const rank = new Rank(page);
    await rank.open();
    await rank.table.getByRole("button", { name: /^Details of / }).first().tap();
    await page.getByText("More terms").tap();
    await page.getByText("Filters").tap();
    const width = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    expect(width[0]).toBe(width[1]);
    const region = page.locator(".rank-scroll");
    await region.evaluate((element) => {
      element.scrollIntoView();
      element.scrollTo({ left: 400 });
    });
    await expect(rank.names().first()).toBeInViewport();
    const small = await page.locator(".rank button, .rank input, .rank select, .rank summary").evaluateAll((all) =>
      all.map((element) => [element.textContent, element.getBoundingClientRect().height] as const).filter(([, height]) => height > 0 && height < 24),
    );
    expect(small).toEqual([]);
    await expectAccessible(page, "on a phone");
  });
});

test.describe("for everyone", () => {
  test.describe.configure({ timeout: 60_000 });

  test("the list, its details and its filters", async ({ page }) => {
    const rank = new Rank(page);
    await rank.open("#rank?v=1&q=s21&nonsense=1");
    await expectAccessible(page, "the list");
    await rank.table.getByRole("button", { name: /^Details of / }).first().click();
    await page.getByText("More terms").click();
    await page.getByText("Filters").click();
    await rank.field("Highest power").fill("a lot");
    await expect(page.getByText('"a lot"')).toBeVisible();
    await expectAccessible(page, "everything unfolded, an error");
    await rank.field("Highest power").fill("");
    await rank.field("Search").fill("no such machine");
    await expect(rank.sentence).toHaveText("Nothing fits the search and the filters.");
    await expectAccessible(page, "empty");
  });
});

test("a machine that was kept in the calculator is ranked, and opens there with its figures", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.field("Hashrate").fill("100");
  await calculator.field("Power").fill("1900");
  await page.locator("#in-device").click();
  const picker = page.getByRole("dialog", { name: "Choose a machine" });
  await picker.getByLabel("Name for the figures on the form").fill("Garage");
  await picker.getByRole("button", { name: "Keep as my machine" }).click();
  await picker.getByRole("button", { name: "Close" }).click();
  const rank = new Rank(page);
  await rank.open();
  await rank.field("Machine").selectOption({ label: "“Garage”" });
  await expect(rank.sentence).toHaveText(/^At \$0\.10 a kWh the “Garage” /);
  await expect(rank.table).toContainText("your own figures");
  await rank.table.getByRole("button", { name: "Details of “Garage” with BTC" }).click();
  await expect(rank.table).toContainText("your own figures, kept in this browser.");
  await expectAccessible(page, "a ranked machine of one's own");
  await page.reload();
  await expect(rank.sentence).toHaveText(/the “Garage” /);
  await rank.names().first().click();
  await expect(calculator.field("Power")).toHaveValue("1900");
  await expect(page.locator("#in-device")).toHaveText("My own figures");
});
