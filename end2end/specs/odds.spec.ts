import { expectAccessible } from "../support/accessibility";
import { BROKEN_NUMBER, Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";

const PLAN =
  "#calc?v=1&coin=btc&at=2026-11-01&price=80000&diff=1.4e14&height=974000&fees=0.02&hash=200T&watts=3500&capex=1000&kwh=0.05&dg=1&h=4y";
const SENTENCE = /^(In .+ futures it never pays for itself|It pays for itself in all futures); buying bitcoin instead ended higher in .+\.$/i;

test("the odds are drawn when asked for, and taken back", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(PLAN);
  const odds = calculator.section("How sure is that");
  await expect(page.locator(".headline-odds")).toHaveCount(0);
  await odds.getByRole("button", { name: "Show the odds" }).click();
  await expect(page.locator(".headline-odds")).toHaveText(SENTENCE);
  await expect(odds.getByText("From 10,000 futures.")).toBeVisible();
  await expect(calculator.field("Price volatility")).toHaveValue("58");
  await expect(calculator.field("Difficulty volatility")).toHaveValue("19");
  await expect(odds.getByText(/^These are the defaults for BTC: price 58% a year, as measured; difficulty 19% a year, as measured\.$/)).toBeVisible();
  await odds.getByText("How that was measured").click();
  await expect(odds.getByText(/36 monthly changes.+checkpoints\.json/)).toBeVisible();
  await expect(page.locator("figure").first()).toContainText("8 of 10 futures");
  expect(await odds.innerText()).not.toMatch(BROKEN_NUMBER);

  await odds.getByRole("button", { name: "Turn the odds off" }).click();
  await expect(odds.getByRole("button", { name: "Show the odds" })).toBeVisible();
  await expect(page.locator(".headline-odds")).toHaveCount(0);
  await expect(page.locator("figure").first()).not.toContainText("8 of 10 futures");
});

test("shares are given with their sampling error, smaller for all futures than for a few", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(`${PLAN}&pv=60&dv=20`);
  const odds = calculator.section("How sure is that");
  await expect(odds.getByText("From 10,000 futures.")).toBeVisible();
  const pays = odds.getByRole("definition").first();
  await expect(pays).toHaveText(/^\d\d(\.\d)?% ± [\d.]+$/);
  const all = Number(((await pays.textContent()) ?? "").split("± ")[1]);
  expect(all).toBeLessThanOrEqual(1);
  // Four hundred days at a price that pays in every future: no scatter, so a bound is said instead of certainty.
  await calculator.field("Price of one").fill("1");
  await expect(pays).toHaveText(/^over 99\.\d%$/);
});

test("what is not quite none or all is said to be near it, and its bars are low", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open("#calc?v=1&plan=cloud&coin=btc&at=2026-11-23&price=84000&diff=1.4e14&height=977000&fees=0.02&hash=100T&capex=2000&maint=0.09&term=1y&h=2y&pv=58&dv=19");
  const odds = calculator.section("How sure is that");
  await expect(odds.getByText("From 10,000 futures.")).toBeVisible();
  await expect(odds.getByRole("definition").first()).toHaveText(/^under 0\.\d%$/);
  const heights = await odds.locator("rect.odds-bar").evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute("height"))));
  expect(Math.max(...heights)).toBeLessThan(20);
});

test("a coin of which nothing is measured says so beside its defaults", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open("#calc?v=1&coin=xmr&at=2026-11-01&price=390&diff=8e11&height=3826300&fees=0.01&hash=10k&watts=100&capex=500&kwh=0.05&h=2y");
  const odds = calculator.section("How sure is that");
  await odds.getByRole("button", { name: "Show the odds" }).click();
  await expect(odds.getByText(/the middle of the 7 coins measured, since XMR is not one of them; difficulty 40% a year, an assumption/)).toBeVisible();
  await expect(calculator.field("Price volatility")).toHaveValue("86");
  await calculator.field("Price volatility").fill("50");
  await odds.getByRole("button", { name: "Use the defaults" }).click();
  await expect(calculator.field("Price volatility")).toHaveValue("86");
});

test("a link gives everyone the same odds, and wider ones with more volatility", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(`${PLAN}&pv=60&dv=20`);
  const odds = calculator.section("How sure is that");
  await expect(odds.getByText("From 10,000 futures.")).toBeVisible();
  const luck = odds.getByRole("table").first();
  const seen = await luck.innerText();
  expect(seen).not.toMatch(BROKEN_NUMBER);
  await page.reload();
  await expect(odds.getByText("From 10,000 futures.")).toBeVisible();
  expect(await luck.innerText()).toBe(seen);

  const low = async () => Number((await luck.getByRole("row").last().getByRole("cell").last().innerText()).replace(/[$,+]/g, "").replace("−", "-"));
  const before = await low();
  await calculator.field("Price volatility").fill("120");
  await expect.poll(low).toBeLessThan(before);
});

test("the dates are read by keyboard, and as a table", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(`${PLAN}&pv=60&dv=20`);
  const odds = calculator.section("How sure is that");
  await expect(odds.getByText("From 10,000 futures.")).toBeVisible();
  const dates = odds.getByRole("slider", { name: "Break-even date shown" });
  await dates.focus();
  await page.keyboard.press("End");
  await expect(dates).toHaveAttribute("aria-valuetext", /^Never within 4.years: [\d.]+% ± [\d.]+ of the futures$/);
  await page.keyboard.press("ArrowLeft");
  await expect(dates).toHaveAttribute("aria-valuetext", /^\d+ \w+ \d{4} to \d+ \w+ 2030: .+ by then$/);
  await odds.getByText("These dates as a table").click();
  const table = odds.getByRole("table", { name: "Share of futures by the date of their break-even" });
  await expect(table.getByRole("row").last()).toContainText("Never");
});

test("what it hangs on is found without any odds", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(PLAN);
  const hangs = calculator.section("What it hangs on");
  await hangs.getByRole("button", { name: "Show what the answer hangs on" }).click();
  await expect(hangs.getByText("It would take one of these for the plan to fail")).toBeVisible();
  await expect(hangs.getByRole("row", { name: /^Coin price \$64K to \$96K/ })).toBeVisible();
  await expect(hangs.getByRole("table").getByRole("row")).toHaveCount(9);
  await hangs.getByRole("button", { name: "Show all inputs" }).click();
  await expect(hangs.getByRole("row", { name: /^Uptime 95% to 100%/ })).toBeVisible();
  const field = hangs.getByRole("slider", { name: "Field of the map shown" });
  await field.focus();
  await page.keyboard.press("Home");
  await expect(field).toHaveAttribute("aria-valuetext", /^Difficulty growth 1% a month, Coin price \$80K: pays for itself in .+ at the end$/);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowDown");
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("ArrowRight");
  await expect(field).toHaveAttribute("aria-valuetext", /^Difficulty growth 5% a month, Coin price \$40K: never pays for itself/);
  await page.keyboard.press("Escape");
  await expect(field).toHaveAttribute("aria-valuetext", "no field chosen");

  // Any two inputs: the one taken from the other side changes places with it.
  await hangs.getByLabel("Across").selectOption({ label: "Electricity price" });
  await field.focus();
  await page.keyboard.press("Home");
  await expect(field).toHaveAttribute("aria-valuetext", /^Electricity price \$0\.05 per kWh, Coin price \$80K: /);
  await hangs.getByLabel("Across").selectOption({ label: "Coin price" });
  await expect(hangs.getByLabel("Upwards")).toHaveValue("kwh");
  await hangs.getByText("The map as a table").click();
  await expect(hangs.getByRole("table", { name: "Time to break-even for each pair of values" }).getByRole("row")).toHaveCount(10);

  const growth = calculator.field("Difficulty growth");
  await hangs.getByRole("button", { name: "Bull market" }).click();
  await expect(growth).toHaveValue("4.1");
  await expect(hangs.getByRole("button", { name: "Bull market" })).toHaveAttribute("aria-pressed", "true");
  await expect(hangs.getByText(/^The price as from 2023 to 2025: .+ 4\.1% a month\.$/)).toBeVisible();
  await hangs.getByRole("button", { name: "Back to mine" }).click();
  await expect(growth).toHaveValue("1");
});

test("a purchase and a stake have odds in words of their own", async ({ page }) => {
  const calculator = new Calculator(page);
  const odds = calculator.section("How sure is that");
  const sentence = page.locator(".headline-odds");
  await page.goto("#calc?v=1&plan=buy&coin=btc&at=2026-11-01&price=80000&capex=5000&bfee=1&h=2y&pv=58");
  await expect(sentence).toHaveText(/^In . of 10 futures it ends worth less than what it cost\.$/);
  await expect(odds.getByText("Ends in a loss")).toBeVisible();
  // Half of 1 / 0.99 of today's price is the bar: 80 000 / 0.99.
  const hangs = calculator.section("What it hangs on");
  await expect(hangs.getByText(/^It would take this for the plan to fail: Bitcoin under \$80,808 on /)).toBeVisible();

  await page.goto("#calc?v=1&plan=stake&coin=eth&at=2026-11-01&price=2400&amount=32&apr=3&h=2y&pv=71");
  await expect(odds.getByText(/^Nothing is spent beside the stake/)).toBeVisible();
  await odds.getByRole("button", { name: "count the stake's own price" }).click();
  await expect(sentence).toHaveText(/^In . of 10 futures it ends worth less than what went in\.$/);
  await expect(odds.getByRole("definition").first()).toHaveText(/^\d+(\.\d)?% ± [\d.]+on average /);
  await expect(hangs.getByText(/^The whole position is worth less than what went in with Ethereum under \$2,2\d\d on /)).toBeVisible();
});

test("a plan is looked back at, with the past asked for only on demand", async ({ page, standin }) => {
  test.setTimeout(90_000);
  const calculator = new Calculator(page);
  await calculator.open("#calc?v=1&coin=btc&hash=200T&watts=3500&capex=1000&kwh=0.05&dg=1&h=4y");
  const hangs = calculator.section("What it hangs on");
  await hangs.getByRole("button", { name: "Show what the answer hangs on" }).click();
  await hangs.getByRole("button", { name: "Choose a day" }).click();
  const past = () => standin.requests().map(({ host, path }) => host + path.split("?")[0]).filter((url) => /chart|adjustments/.test(url));
  expect(past()).toEqual([]);
  await expect(hangs.getByText(/^Asks DefiLlama and mempool\.space for the past of BTC/)).toBeVisible();
  await hangs.getByRole("button", { name: "Look back" }).click();
  await expect(hangs.getByText(/^Begun on .+ the account stood at [+−]\$[\d,.]+\.$/)).toBeVisible();
  expect(past()).toEqual(["coins.llama.fi/chart/coingecko:bitcoin", "mempool.space/api/v1/mining/difficulty-adjustments/all"]);
  await expect(hangs.getByText(/^With today's assumptions this page would have said on that day: /)).toBeVisible();
  await expect(hangs.getByText(/^The price went from \$\d\d,\d{3} to \$8\d,\d{3}, \+1\.\d% a month; the plan assumes 0%\. The difficulty .+ \+3\.\d% a month; the plan assumes \+1%\.$/)).toBeVisible();
  await hangs.getByText("The chart as a table").click();
  await expect(hangs.getByRole("table", { name: "The account at the end of each month, as it went and as said" }).getByRole("row")).toHaveCount(13);
  await expectAccessible(page, "a look back");

  // Another day asks nobody again; one before anything is known is said to be so.
  const day = hangs.getByLabel("Begun on");
  const years = (back: number) => new Date(Date.now() - back * 365.25 * 86_400_000).toISOString().slice(0, 10);
  await day.fill(years(2));
  await expect(hangs.getByText(new RegExp(`^Begun on \\d+ \\w+ ${years(2).slice(0, 4)}, it had`))).toBeVisible();
  await day.fill(years(5.2));
  await expect(hangs.getByText(/^No price is known from .+, so there is no honest answer for that day\.$/)).toBeVisible();
  expect(past()).toHaveLength(2);
  await hangs.getByRole("button", { name: "Use that for the odds" }).click();
  await expect(page.locator(".headline-odds")).toHaveText(SENTENCE);
});

test("a past that cannot be had is said, and asked of others first", async ({ page, standin }) => {
  const calculator = new Calculator(page);
  await calculator.open("#calc?v=1&coin=btc&hash=200T&watts=3500&capex=1000&kwh=0.05&h=2y");
  for (const host of ["coins.llama.fi", "api.blockchain.info", "api.coingecko.com"]) standin.fault(host, "500");
  const hangs = calculator.section("What it hangs on");
  await hangs.getByRole("button", { name: "Show what the answer hangs on" }).click();
  await hangs.getByRole("button", { name: "Choose a day" }).click();
  await hangs.getByRole("button", { name: "Look back" }).click();
  await expect(hangs.getByRole("alert")).toContainText(/^Past prices could not be had\. DefiLlama: .+; Blockchain\.com: .+; CoinGecko: /);
  standin.fault("api.blockchain.info", undefined);
  await hangs.getByRole("button", { name: "Try again" }).click();
  await expect(hangs.getByText(/^Begun on .+ the account stood at/)).toBeVisible();
  await expect(hangs.getByText(/Prices: Blockchain\.com, .+ Difficulties: mempool\.space, /)).toBeVisible();
});

test("a coin whose past nobody keeps is not looked back at", async ({ page, standin }) => {
  const calculator = new Calculator(page);
  await calculator.open("#calc?v=1&coin=xmr&hash=10k&watts=100&capex=500&kwh=0.05&h=2y");
  const hangs = calculator.section("What it hangs on");
  await hangs.getByRole("button", { name: "Show what the answer hangs on" }).click();
  await hangs.getByRole("button", { name: "Choose a day" }).click();
  await expect(hangs.getByText(/^Nobody keeps Monero's past difficulty where a browser may read it/)).toBeVisible();
  await expect(hangs.getByRole("button", { name: "Look back" })).toHaveCount(0);
  expect(standin.requests().filter(({ path }) => /chart|adjustments/.test(path))).toEqual([]);
});

test("odds and their pictures are accessible in light and in dark", async ({ page }) => {
  test.setTimeout(60_000);
  const calculator = new Calculator(page);
  await calculator.open(`${PLAN}&pv=60&dv=20`);
  await expect(calculator.section("How sure is that").getByText("From 10,000 futures.")).toBeVisible();
  await expect(calculator.section("What it hangs on").getByText("The map as a table")).toBeVisible();
  await expectAccessible(page, "the odds");
});
