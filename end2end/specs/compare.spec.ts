import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { BROKEN_NUMBER, Calculator, expectWholeNumbers } from "../support/calculator";
import { expect, test } from "../support/fixtures";
import { Problems } from "../support/problems";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });
// The futures of four plans take their time on a busy machine.
test.describe.configure({ timeout: 60_000 });

const ANSWER = /^(.+ pays back first(, .+ ends| and ends) highest|None of these plans pays back; .+ ends highest): \$5,000 becomes \$[\d,]+ in 5\syears\.$/;
/** The market in which all is known, and the plan that is told by its figures. */
const MARKET = "#compare?v=1&coin=btc&at=2026-11-23&price=84000&diff=1.4e14&height=977000&fees=0.02&h=2y";
const TWO = `${MARKET}&hash=200T&watts=3500&capex=1500&kwh=0.04&2.plan=buy&2.capex=1500&2.bfee=1`;

/** The Compare view as a person meets it. */
class Compare {
  readonly answer: Locator;
  readonly table: Locator;
  readonly plans: Locator;
  readonly mind: Locator;

  constructor(readonly page: Page) {
    this.answer = page.getByRole("heading", { level: 1 });
    this.table = page.getByRole("table", { name: "The plans in figures" });
    this.plans = page.getByRole("region", { name: "The plans", exact: true }).getByRole("list").first();
    this.mind = page.getByRole("complementary", { name: "Mind this" });
  }

  async open(fragment = "#compare"): Promise<void> {
    await this.page.goto(fragment);
    await expect(this.table).toBeVisible();
  }

  /** Waits until all futures are worked out. */
  async settled(): Promise<void> {
    await expect(this.page.getByText(/^Shares are of 3,000 futures/)).toBeVisible({ timeout: 40_000 });
  }

  /** The names, as the table has them. */
  async names(): Promise<string[]> {
    const heads = await this.table.getByRole("rowheader").allInnerTexts();
    return heads.map((head) => head.replace(/\s+/g, " ").replace(/^\d /, "").replace(/ (first back|ends highest)/g, "").replace(/ ?Real yield .*$/, "").trim());
  }

  rows(): Locator {
    return this.table.locator("tbody tr");
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: typeof name === "string" });
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }
}

test("5,000 mined, staked, rented or put into bitcoin: which pays first, which ends highest, how sure, and a link says the same", async ({
  page,
  browser,
  standin,
}) => {
  const compare = new Compare(page);
  await compare.open();
  await page.waitForLoadState("networkidle");
  await expect(compare.answer).toHaveText(ANSWER);
  const names = await compare.names();
  expect(names.length).toBe(4);
  expect(names[0]).toMatch(/^Mine Bitcoin, 3 × Antminer S21$/);
  expect(names.join()).toMatch(/Rent .+Stake .+ ETH.*Buy Bitcoin/);
  // No return without its real yield and its risk beside it.
  await expect(compare.table.getByRole("rowheader", { name: /Stake .+ ETH/ })).toContainText(/Real yield [+−][\d.]+% a year; .+\./);
  await expect(compare.field("Budget")).toHaveValue("5000");
  await compare.settled();
  await expect(page.getByText(/^How sure is that\? .*In \d+\s?% of futures .+ ends highest.* Every plan can lose: .+, the surest, ends below what was put in in \d+\s?%; .+, the riskiest, in \d+\s?%\.$/)).toBeVisible();
  // In each future one plan is the best.
  const best = await compare.rows().evaluateAll((rows) => rows.map((row) => Number.parseInt(row.children[7]?.lastElementChild?.textContent ?? "", 10)));
  const sum = best.reduce((total, share) => total + share, 0);
  expect(sum).toBeGreaterThanOrEqual(97);
  expect(sum).toBeLessThanOrEqual(103);
  await expectWholeNumbers(page);

  await compare.button("Share this comparison").click();
  await expect(page.getByText("Link copied.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#compare\?v=1&.*&2\.plan=.*&4\.plan=/);
  expect(link.length).toBeLessThan(1400);
  const seen = [await compare.answer.innerText(), await compare.table.innerText()];

  standin.world = { ...standin.world, price: 42_000, difficulty: 1.6e14, height: 977_100 };
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  const problems = await Problems.watch(other);
  const friend = new Compare(other);
  await friend.open(link);
  await other.waitForLoadState("networkidle");
  await expect(other.getByRole("complementary", { name: "About this link" })).toContainText("As sent: these are the figures");
  await friend.settled();
  expect([await friend.answer.innerText(), await friend.table.innerText()]).toEqual(seen);
  await friend.button(/^Use today's market: Buy /).click();
  await expect(friend.mind).toContainText("assume different prices");
  await friend.button("Undo").click();
  // Until all futures are worked out again, the shares are those of a few.
  await expect.poll(() => friend.table.innerText(), { timeout: 15_000 }).toBe(seen[1]);
  expect(problems.unexpected()).toEqual([]);
  await elsewhere.close();
});

test("six plans are as many as there can be, and still fit in a link", async ({ page }) => {
  const compare = new Compare(page);
  await compare.open();
  await compare.button("A stake").click();
  await compare.button("Just the coin").click();
  await expect(compare.rows()).toHaveCount(6);
  await expect(compare.button("A miner")).toBeDisabled();
  await expect(page.getByText("Six plans are as many as one link carries.")).toBeVisible();
  for (let plan = 1; plan <= 6; plan += 1) await compare.field(`Name of plan ${plan}`).fill(`My plan, number ${plan}`);
  await compare.button("Share this comparison").click();
  await expect(page.getByText("Link copied.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.split("#")[1].length).toBeLessThan(2000);
});

test("plans are renamed, moved, copied, removed, and every change is taken back", async ({ page }) => {
  const compare = new Compare(page);
  await compare.open(TWO);
  await compare.field("Name of plan 1").fill("In the garage");
  await expect.poll(() => compare.names()).toEqual(["In the garage", "Buy Bitcoin"]);
  await compare.button("Move down: In the garage").click();
  await expect.poll(() => compare.names()).toEqual(["Buy Bitcoin", "In the garage"]);
  await expect(compare.button("Move up: In the garage")).toBeEnabled();
  await compare.button("Duplicate: In the garage").click();
  await expect.poll(() => compare.names()).toEqual(["Buy Bitcoin", "In the garage", "In the garage, copy"]);
  await compare.button("Remove: Buy Bitcoin").click();
  await expect.poll(() => compare.names()).toEqual(["In the garage", "In the garage, copy"]);
  // What was changed is the person's own, and outlasts a reload.
  expect(page.url()).toMatch(/#compare$/);
  await page.reload();
  await expect.poll(() => compare.names()).toEqual(["In the garage", "In the garage, copy"]);
  await compare.button("Remove: In the garage, copy").click();
  await compare.button("Undo").click();
  await expect.poll(() => compare.names()).toEqual(["In the garage", "In the garage, copy"]);
  await expect(compare.button("Undo")).toHaveCount(0);
});

test("a plan opens in the calculator and returns to its place", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open("");
  await calculator.field("Electricity price").fill("0.0321");
  await page.getByRole("link", { name: "Add this plan to a comparison" }).click();
  const compare = new Compare(page);
  await expect(compare.rows()).toHaveCount(5);
  expect(page.url()).toMatch(/#compare$/);
  await compare.settled();
  const before = await compare.rows().nth(1).innerText();
  await compare.button(/^Open in the calculator: Rent /).click();
  const bar = page.getByRole("complementary", { name: "A plan of your comparison" });
  await expect(bar).toContainText("Rent 500 TH/s");
  await calculator.field("Price of one").fill("1000");
  await bar.getByRole("link", { name: "Back to the comparison" }).click();
  await expect(compare.rows()).toHaveCount(5);
  await expect(compare.rows().nth(1)).toContainText("$1,000");
  await compare.button("Undo").click();
  await expect.poll(() => compare.rows().nth(1).innerText()).toBe(before);
  // A plan that was moved comes back to where it stands.
  await compare.button(/^Move up: Rent /).click();
  await compare.button(/^Open in the calculator: Rent /).click();
  await bar.getByRole("button", { name: "Leave it as it was" }).click();
  await expect(compare.rows().first()).toContainText("Rent 500 TH/s");
  // The calculator has its own plan again.
  await page.getByRole("link", { name: "Calculator", exact: true }).click();
  await expect(calculator.field("Electricity price")).toHaveValue("0.0321");
  await expect(bar).toHaveCount(0);
});

test("what makes a comparison uneven is said and mended with one tap", async ({ page }) => {
  const compare = new Compare(page);
  await compare.open(`${TWO}&budget=1200&3.plan=cloud&3.hash=100T&3.capex=900&3.maint=0.02&3.price=90000&w=30&2.w=30`);
  await expect(compare.mind).toContainText(/takes \$300\.00 more than the budget/);
  await expect(compare.mind).toContainText(/names no end/);
  await expect(compare.mind).toContainText(/add up to 60\s?% and not to 100/);
  await expect(compare.mind).toContainText(/assume different prices/);
  await expectAccessible(page, "caveats");
  await compare.button("Let it run for a year").click();
  await compare.button("Make them 100%").click();
  await compare.button("Give both the market of the first").click();
  await compare.button("Raise the budget to what it takes").first().click();
  await expect(compare.mind).toHaveCount(0);
  await expect(compare.field("Budget")).toHaveValue("1500");
  await compare.field("Budget").fill("lots");
  await expect(page.getByText('"lots" is not a number')).toBeVisible();
  await expect(compare.field("Budget")).toHaveValue("lots");
  await expect(compare.table).toContainText("$1,485");
});

test("unused money stays cash or buys the coin, as chosen", async ({ page }) => {
  const compare = new Compare(page);
  await compare.open(`${TWO}&budget=3000&pg=3`);
  await expect(compare.plans).toContainText("$1,500 unused stay cash");
  const before = await compare.rows().first().innerText();
  await compare.field("What a plan does not need").selectOption("coin");
  await expect(compare.plans).toContainText(/\$1,500 unused buy 0\.01785714 BTC/);
  expect(await compare.rows().first().innerText()).not.toBe(before);
});

test("the courses are read by keyboard, in money and in coins, and as a table", async ({ page }) => {
  const compare = new Compare(page);
  await compare.open(TWO);
  const slider = page.getByRole("slider", { name: "Day shown" });
  await slider.focus();
  await page.keyboard.press("End");
  await expect(slider).toHaveAttribute("aria-valuetext", /^23 November 2028, Mine Bitcoin, 200 TH\/s .*\$[\d,.]+, Buy Bitcoin −\$15\.00$/);
  await page.getByRole("radio", { name: "BTC" }).check();
  await slider.focus();
  await page.keyboard.press("Home");
  await expect(slider).toHaveAttribute("aria-valuetext", /Buy Bitcoin −0\.00017857 BTC$/);
  await page.getByText("The chart as a table").click();
  const rows = page.getByRole("table", { name: "The gain of each plan over time" }).getByRole("row");
  expect(await rows.count()).toBeGreaterThan(20);
  expect(await rows.last().innerText()).not.toMatch(BROKEN_NUMBER);
});

test("a blend says what it does to date, loss and worst case, and stands on the picture", async ({ page }) => {
  const compare = new Compare(page);
  await compare.open(`${TWO}&pv=60&dv=20`);
  await compare.settled();
  const blend = page.getByRole("region", { name: "A blend of them", exact: true });
  await blend.getByRole("button", { name: "Equal parts" }).click();
  const does = blend.getByRole("region", { name: "What the blend does" });
  for (const row of ["Back after", "Deepest point", "Ends below what was put in", "Bad luck", "Mean of all futures"]) {
    await expect(does.getByRole("row", { name: new RegExp(`^${row}`) })).toBeVisible();
  }
  expect(await does.innerText()).not.toMatch(BROKEN_NUMBER);
  await expect(blend.getByRole("img", { name: /^Spread and mean of every blend/ })).toBeVisible();
  await expect(page.locator(".compare-frontier .chart-mark circle")).toHaveCount(1);
  await blend.getByRole("textbox", { name: "Part of the blend" }).first().fill("80");
  await expect(compare.mind).toContainText(/add up to 130\s?%/);
  await compare.button("Make them 100%").click();
  await expect(blend.getByRole("textbox", { name: "Part of the blend" }).first()).toHaveValue("61.54");
  await blend.getByRole("button", { name: "Least spread" }).click();
  await expect(compare.mind).toHaveCount(0);
  await expectAccessible(page, "a blend");
});

test("comparisons are saved, exported, and imported from any file", async ({ page }) => {
  const compare = new Compare(page);
  await compare.open(TWO);
  await compare.field("Name").fill("Garage");
  await compare.button("Save this comparison").click();
  await expect(page.getByText("Saved “Garage”.")).toBeVisible();
  const download = page.waitForEvent("download");
  await compare.button("Export all to a file").click();
  const file = readFileSync(await (await download).path(), "utf8");
  const saved = JSON.parse(file);
  expect(saved.breakeven).toBe(1);
  expect(saved.plans[0].name).toBe("Garage");
  expect(saved.plans[0].link).toMatch(/^compare\?v=1&/);

  await compare.button("Delete: Garage").click();
  await expect(compare.button("Open: Garage")).toHaveCount(0);
  const input = page.locator("input[type=file]");
  const load = (text: string) => input.setInputFiles({ name: "plans.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await load("{\"breakeven\":1,");
  await expect(page.getByText(/^Nothing was imported: the file is not valid JSON/)).toBeVisible();
  await load(JSON.stringify({ breakeven: 1, plans: [{ name: "<img src=x onerror=alert(1)>", link: "" }, { link: "calc?v=1&hash=1e400T" }] }));
  await expect(page.getByText("Left out plan 1: it has no link.")).toBeVisible();
  await expect(compare.button("Open: Plan 2")).toBeVisible();
  await load(file);
  await expect(page.getByText("1 plan imported.")).toBeVisible();
  await compare.button("Open: Garage").click();
  await expect.poll(() => compare.names()).toEqual(["Mine Bitcoin, 200 TH/s", "Buy Bitcoin"]);
});

test("the comparison as a table for spreadsheets", async ({ page }) => {
  const compare = new Compare(page);
  await compare.open(`${TWO}&name=%3DSUM(A1)`);
  const download = page.waitForEvent("download");
  await compare.button("Download as CSV").click();
  const lines = readFileSync(await (await download).path(), "utf8").split("\r\n");
  expect(lines[0]).toMatch(/^plan,coin,capital_USD,/);
  expect(lines[1]).toMatch(/^"'=SUM\(A1\)",BTC,1500,1500,0,/);
  expect(lines[2]).toMatch(/^"Buy Bitcoin",BTC,1500,1500,0,,1485,-15,/);
  expect(lines.length).toBeGreaterThan(150);
});

test("a hostile link harms nothing", async ({ page }) => {
  const compare = new Compare(page);
  const junk = Array.from({ length: 300 }, (_, index) => `k${index}=<img src=x onerror=alert(1)>`).join("&");
  await compare.open(`${TWO}&6.plan=stake&6.coin=eth&6.amount=1e99&budget=-5&w=900&name=${"x".repeat(900)}&${junk}`);
  await expect(compare.rows()).toHaveCount(6);
  await page.getByText("Some of this link could not be taken as written").click();
  await expect(page.getByText(/^k0: unknown key, ignored$/)).toBeVisible();
  await expect(page.locator("main img")).toHaveCount(0);
});

test("what a contract's terms come to is said in the calculator", async ({ page }) => {
  await page.goto("#calc?v=1&plan=cloud&coin=btc&at=2026-11-23&price=84000&diff=1.4e14&height=977000&fees=0.02&hash=100T&capex=2000&maint=0.09&term=1y&h=2y");
  await page.mouse.move(1, 1);
  await page.mouse.move(2, 2);
  const contract = page.getByRole("region", { name: "What the contract comes to" });
  await expect(contract).toContainText(/Its first day already costs \$9\.00 and earns/);
  await expect(contract).toContainText(/Even if neither price nor difficulty ever moved/);
  await expect(contract.getByRole("row", { name: /^A coin from it costs/ })).toContainText("$");
});

test("a contract's hashrate and upkeep do not follow to another algorithm", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open("#calc?v=1&plan=cloud&coin=btc&hash=100T&capex=2000&maint=0.02&term=1y&h=2y");
  await page.getByLabel("Coin", { exact: true }).selectOption("bch");
  await expect(calculator.field("Hashrate")).toHaveValue("100");
  await page.getByLabel("Coin", { exact: true }).selectOption("xmr");
  await expect(calculator.field("Hashrate")).toHaveValue("0");
  await expect(calculator.field("Maintenance")).toHaveValue("0");
  await expect(calculator.field("Price of one")).toHaveValue("2000");
  await expect(page.getByText("Nothing is mined: the hashrate or the reward is zero.")).toBeVisible();
});

test("what is over the whole time adds up, for a contract and for a purchase", async ({ page }) => {
  const calculator = new Calculator(page);
  const sum = async (last: string) => {
    const table = calculator.section("Over the whole time").getByRole("table");
    await expect(table).toBeVisible();
    const rows = await table.getByRole("row").evaluateAll((rows) => rows.map((row) => [row.children[0].childNodes[0].textContent?.trim() ?? "", row.children[1].textContent ?? ""]));
    const amount = (text: string) => Number(text.replace(/[$,+]/g, "").replace("−", "-"));
    const end = rows.findIndex(([name]) => name === last);
    return { rows: new Map(rows.map(([name, text]) => [name, amount(text)])), above: rows.slice(1, end).reduce((total, [, text]) => total + amount(text), 0) };
  };
  const market = "coin=btc&at=2026-11-23&price=84000&h=2y";
  await calculator.open(`#calc?v=1&plan=cloud&${market}&diff=1.4e14&height=977000&fees=0.02&hash=100T&capex=2000&maint=0.02&term=1y&itax=20&loan=1000&lrate=6&lterm=12`);
  const contract = await sum("Left at the end");
  expect(contract.rows.get("Upkeep")).toBeLessThan(0);
  expect(contract.rows.get("Interest")).toBeLessThan(0);
  expect(Math.abs(contract.above - 2000 - (contract.rows.get("Left at the end") ?? 0))).toBeLessThan(3);

  // 1000, and 100 in each of 24 further months, the last of which begins on day 730 of 731; a twentieth stays with the
  // seller: 3400 × 0.95 / 84 000 coins.
  await page.goto(`#calc?v=1&plan=buy&${market}&capex=1000&monthly=100&bfee=5`);
  await expect(calculator.section("Over the whole time").getByRole("row", { name: /^Coins bought/ })).toContainText("0.03845238 BTC");
  const bought = await sum("Coins bought");
  expect(bought.rows.get("Spent in later months")).toBe(2400);
  expect(bought.rows.get("Gain at the end")).toBe(-170);
  await expect(calculator.field("Spent at the start")).toHaveValue("1000");
  for (const title of ["Today's economics", "How far it may go", "How it is worked out", "What it costs to run"]) {
    await expect(page.getByRole("heading", { name: title })).toHaveCount(0);
  }
});

test("loan, taxes and inflation are in the month table", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open("#calc?v=1&coin=btc&at=2026-11-23&price=84000&diff=1.4e14&height=977000&fees=0.02&hash=200T&watts=3500&capex=1500&kwh=0.04&h=2y&itax=25&depyears=3&gtax=20&cpi=2&loan=500&lrate=8&lterm=12");
  await page.getByText("Show the table").click();
  const table = calculator.section("Month by month").getByRole("table");
  for (const name of ["Interest", "Income tax", "Gains tax", "Loan repaid", "Written off", "In the start's money"]) {
    await expect(table.getByRole("columnheader", { name, exact: true })).toBeVisible();
  }
});

test("the comparison is accessible in light and dark, filled and empty", async ({ page }) => {
  test.setTimeout(90_000);
  const compare = new Compare(page);
  await compare.open();
  await compare.settled();
  for (const more of ["How the futures go", "Taxes and inflation", "The chart as a table", /things? to know about its terms/]) {
    await page.getByText(more).first().click();
  }
  await compare.button("Equal parts").click();
  await expectAccessible(page, "filled");
  while ((await compare.rows().count()) > 0) {
    await compare.button(/^Remove: /).first().click();
    await page.waitForTimeout(50);
  }
  await expect(compare.answer).toHaveText("Put two plans or more side by side.");
  await expectAccessible(page, "empty");
  await compare.button("Just the coin").click();
  await expect(compare.answer).toHaveText(/^Buy Bitcoin: /);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("nothing is wider than the screen, and a thumb reaches everything", async ({ page }) => {
    const compare = new Compare(page);
    await compare.open();
    await compare.settled();
    await compare.button("Equal parts").tap();
    const [inner, whole] = await page.evaluate(() => [window.innerWidth, document.documentElement.scrollWidth]);
    expect(whole).toBeLessThanOrEqual(inner);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("main button, main a, main input:not([type=radio]):not([type=file]), main select, main summary")]
        .map((element) => ({ text: element.textContent ?? "", box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.height < 24 || box.width < 24))
        .map(({ text, box }) => `${text} ${box.width}x${box.height}`),
    );
    expect(small).toEqual([]);
    await expectAccessible(page, "a comparison on a phone");
  });
});
