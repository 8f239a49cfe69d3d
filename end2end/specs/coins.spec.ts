import { expectAccessible } from "../support/accessibility";
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

test("a second chain is asked for only where there is one, and follows its own market", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.unfold();
  await expect(page.getByLabel(/of the merged (coin|chain)$/)).toHaveCount(0);
  await calculator.field("Coin").selectOption("ltc-doge");
  const price = calculator.field("Price of the merged coin");
  await expect(price).toHaveAccessibleDescription(/^live /);
  await expect(price).toHaveValue(/^0\.\d+$/);
  await expect(calculator.field("Difficulty of the merged chain")).toHaveAccessibleDescription(/^live /);
  await price.fill("0.5");
  await expect(price).toHaveAccessibleDescription(/^typed by you/);
  await calculator.field("Coin").selectOption("ltc");
  await expect(price).toHaveCount(0);
});

test("a measured time between blocks is followed", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.field("Coin").selectOption("etc");
  await calculator.unfold();
  await expect(calculator.field("Block time")).toHaveAccessibleDescription(/^live /);
});

test("a coin of one's own answers once its rules are given, and says what is wrong with them", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.field("Coin").selectOption({ label: "A coin of your own" });
  await expect(calculator.answer).toHaveText(
    "There is no answer without these figures: Coin price, Difficulty, Block time, Reward of a block, Hashes per unit of difficulty.",
  );
  await expect(page.getByRole("button", { name: "Machine My own figures" })).toBeVisible();
  await expect(calculator.field("Hashrate")).toHaveValue("819T");
  const rules = { "Coin price": "2", Difficulty: "1e6", "Block time": "60", "Reward of a block": "50" };
  for (const [name, text] of Object.entries(rules)) await calculator.field(name).fill(text);
  await expect(calculator.answer).toHaveText("There is no answer without a figure: Hashes per unit of difficulty.");
  const hashes = calculator.field("Hashes per unit of difficulty");
  await hashes.fill("lots");
  await expect(hashes).toHaveAccessibleDescription(/"lots" is not a number; Hashes per unit of difficulty takes/);
  await hashes.fill("4294967296");
  await expect(calculator.answer).toHaveText(/^Pays for itself/);
  // 819e12 × 0.98 × 86400 / (1e6 × 2^32) blocks of 50 coins.
  await expect(calculator.section("Today's economics")).toContainText("791,");
  await calculator.field("Blocks between halvings").fill("1000");
  await expect(calculator.answer).toHaveText("There is no answer without a figure: First block.");
  await calculator.field("First block").fill("5");
  await expect(calculator.answer).toHaveText(/for itself/);
  await page.reload();
  await expect(calculator.field("Reward of a block")).toHaveValue("50");
  await expect(calculator.answer).toHaveText(/for itself/);
});

test("a machine keeps its figures where the next coin has the same algorithm", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.field("Power").fill("11900");
  await calculator.field("Coin").selectOption("bch");
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^live /);
  await expect(page.locator("#in-device")).toHaveText("Proto Rig");
  await expect(calculator.field("Power")).toHaveValue("11900");
  await expect(calculator.field("Difficulty growth")).toHaveValue("1");
  await calculator.field("Coin").selectOption("kas");
  await expect(calculator.field("Difficulty growth")).toHaveValue("0");
});

test("only coins whose difficulty moves in steps are asked about them, and what is open stays open", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  const future = calculator.group("How the future goes");
  await future.getByText("More", { exact: true }).click();
  const moves = calculator.field("Difficulty moves");
  await moves.selectOption("1");
  await calculator.field("Coin").selectOption("bch");
  await expect(moves).toHaveCount(0);
  await expect(calculator.field("Price by month")).toBeVisible();
  await calculator.field("Coin").selectOption("btc");
  await expect(moves).toHaveValue("1");
});

test("without the list of machines another coin is left with no hashrate, not a wrong one", async ({ page, problems }) => {
  problems.expect(/split_machines|Failed to fetch|ERR_FAILED/);
  const calculator = new Calculator(page);
  await calculator.openLive();
  await page.route("**/split_machines*", (route) => route.abort());
  await calculator.field("Coin").selectOption("ltc");
  await expect(calculator.field("Hashrate")).toHaveValue("0");
  await expect(calculator.answer).toHaveText(/^Never pays for itself/);
  await expect(page.getByText("than the coins are worth ($0.00 a day)")).toBeVisible();
});

test("a proposed upgrade is a switch, and counts only where it is on", async ({ page }) => {
  const calculator = new Calculator(page);
  await page.goto("#calc?v=1&coin=zec&hash=840k&watts=2780&capex=2000&kwh=0.06&price=400&diff=1.2e8&height=3500000&fees=0&h=3y");
  await calculator.unfold();
  const before = await calculator.sentence();
  const nu7 = page.getByRole("checkbox", { name: "Count with NU7", exact: true });
  await expect(nu7).not.toBeChecked();
  await nu7.check();
  await page.getByLabel("It comes on", { exact: true }).fill("2027-03-01");
  await expect(page.getByText(/About 1 March 2027, if it comes: A block each 25 s/)).toHaveCount(1);
  await nu7.uncheck();
  await expect(calculator.answer).toHaveText(before);
  // One that changes machines asks how far it changes the person's own.
  await calculator.field("Coin").selectOption("xmr");
  await page.getByRole("checkbox", { name: "Count with RandomX v2", exact: true }).check();
  const kept = page.getByLabel("Your hashrate afterwards", { exact: true });
  await expect(kept).toHaveValue("100");
  await kept.fill("95");
  await page.reload();
  await calculator.unfold();
  await expect(kept).toHaveValue("95");
  await expectAccessible(page, "a proposed upgrade");
  // Nothing is proposed for Bitcoin.
  await calculator.field("Coin").selectOption("btc");
  await expect(page.getByRole("checkbox", { name: /^Count with/ })).toHaveCount(0);
});

test("what a reward does on the way is told under the chart", async ({ page }) => {
  const calculator = new Calculator(page);
  const list = page.locator(".chart-events");
  await calculator.open("#calc?v=1&coin=kas&at=2026-11-28&price=0.03&diff=1.6e16&height=600000000&hash=20T&watts=3000&capex=900&h=2y");
  await expect(list).toContainText(/^Emission falls About .+ KAS a block, at DAA score [\d,]+\./);
  // 50 × 0.98^(1826 ÷ 30.4375) = 14.880…
  await calculator.open("#calc?v=1&coin=custom&at=2026-11-28&reward=50&decline=2&bt=600&k=1&hash=10T&watts=2000&diff=1e15&price=2&capex=900&height=1000&h=5y");
  await expect(list).toHaveText("The reward falls by 2% a month, a little each day: from 50 to 14.88 CUSTOM a block at the end.");
  await calculator.open("#calc?v=1&coin=ckb&at=2026-11-28&price=0.002&diff=1.89e18&height=15400&hash=63T&watts=3080&capex=800&h=2y");
  await expect(list).toContainText("Not counted: the miners' part of the secondary issuance. Beside the primary one the network issues 613,699 CKB an epoch");
  // 55 931 441 × (1 − 0.2628) = 41 232 658, from 2026-03-14 and 730.5 days on.
  await page.goto("#calc?v=1&plan=stake&coin=dot&at=2026-11-28&price=1&amount=1000&h=3y");
  await expect(calculator.answer).toHaveText(/^Nothing is spent beside the stake/);
  // Nothing of the coin before is left, and what is true of this one comes once somebody stirs.
  await expect(page.getByText("Not counted: the miners' part")).toHaveCount(0);
  await page.mouse.move(3, 3);
  await page.mouse.move(4, 4);
  await expect(list).toHaveText("Emission step About 13 March 2028: the network issues 41.233M DOT a year instead of 55.931M.");
});

test("figures are told in the units of the coin's own miners", async ({ page }) => {
  const calculator = new Calculator(page);
  const economics = calculator.section("Today's economics");
  await calculator.open("#calc?v=1&coin=xmr&at=2026-11-28&price=390&diff=7.98e11&height=3826301&fees=0&hash=1M&watts=2472&capex=4833");
  // 86 400 × 1000 / 7.98e11 × 0.6 × 390 = 0.02533…
  await expect(economics).toContainText("$0.0253 / kH/s a day");
  await expect(economics).toContainText("2.47 J/kH");
  await calculator.open("#calc?v=1&coin=zec&at=2026-11-28&price=520&diff=1.77e8&height=3565201&fees=0&hash=135k&watts=1418&capex=598");
  // 1.77e8 × 8192 / 75 = 19.333e9.
  await expect(economics).toContainText("19.33 GSol/s");
  await expect(economics).toContainText("10.5 J/kSol");
});

test("the coins of merged chains add up as they are worked out", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open("#calc?v=1&coin=ltc-doge&at=2026-11-28&price=50&diff=9.35e7&height=3218905&fees=0&price2=0.08&diff2=4.28e7&height2=6470001&fees2=0&hash=25G&watts=3725&capex=7298&up=100&pool=0");
  const worked = calculator.section("How it is worked out");
  // 25e9 × 86 400 / (9.35e7 × 2^32) × 6.25 = 0.03361726 LTC, 25e9 × 86 400 / (4.28e7 × 2^32) × 10 000 = 117.5033 DOGE,
  // and 117.5033 × 0.08 / 50 = 0.18800530 LTC more.
  await expect(worked).toContainText("0.03361726 LTC + 117.5033 DOGE × $0.08 ÷ $50.00 = 0.22162256 LTC");
  await expect(page.getByText(/Buying Litecoin with the same money/)).toBeVisible();
});
