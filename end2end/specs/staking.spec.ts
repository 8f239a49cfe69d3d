import { expectAccessible } from "../support/accessibility";
import { Calculator, expectWholeNumbers } from "../support/calculator";
import { expect, test } from "../support/fixtures";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

/** Both break-evens in one sentence, whatever they are. */
const BOTH = /(pay back|nothing to pay back).*; the whole position .+\.$/;

test("a stake says both break-evens, what dilution leaves and the risk, and a link shows the same", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open();
  await page.getByRole("radio", { name: "Stake" }).check({ force: true });
  await expect(calculator.answer).toHaveText(BOTH);
  await expect(page.getByText(/^Real yield [+−]/)).toBeVisible();

  await page.locator("#in-amount").fill("64");
  await calculator.field("Costs at the start").fill("1200");
  await expect(calculator.answer).toHaveText(/^The rewards pay back the \$1,200 in .+, by .+; the whole position .+\.$/);

  // A way to stake brings what is usual; what was typed stays.
  await calculator.field("Commission").fill("12.5");
  await calculator.field("Staked through").selectOption({ label: "Pool or liquid token" });
  await expect(calculator.field("Days before rewards begin")).toHaveValue("1");
  await expect(calculator.field("Commission")).toHaveValue("12.5");
  await page.getByRole("button", { name: "use what is usual" }).click();
  await expect(calculator.field("Commission")).toHaveValue("10");

  // Sheets of mining have nothing to say here.
  await expect(calculator.section("How far it may go")).toContainText("Highest commission");
  await expect(calculator.section("Today's economics")).not.toContainText("Electricity");
  await page.getByText("Show the table").click();
  await expect(page.getByRole("columnheader", { name: "Rewards" })).toBeVisible();
  await expectWholeNumbers(page);
  await expectAccessible(page, "a stake");

  const sentence = await calculator.sentence();
  await page.getByRole("button", { name: "Share this answer" }).click();
  await expect(page.getByText("Link copied.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto("about:blank");
  await page.goto(link);
  await expect(calculator.answer).toHaveText(sentence);
  await expect(page.locator("#in-amount")).toHaveValue("64");
  await expect(calculator.field("Staked through")).toHaveValue("pool");
});

test("a network whose rate nobody knows asks for it, with the reason", async ({ page }) => {
  const calculator = new Calculator(page);
  await page.goto("#calc?v=1&plan=stake&coin=bnb&amount=100&via=delegate&h=5y");
  await expect(calculator.answer).toHaveText(/^There is no answer without a figure: Tips and block building\.$/);
  await expect(page.getByText(/It is not built in: nothing is issued/)).toBeVisible();
  await calculator.field("Tips and block building").fill("1.5");
  await expect(calculator.answer).toHaveText(BOTH);
});

test("rewards that cannot pay the running costs are explained", async ({ page }) => {
  const calculator = new Calculator(page);
  await page.goto("#calc?v=1&plan=stake&coin=sol&price=90&bonded=67&infl=4&amount=10&capex=500&opex=50&h=5y");
  await expect(calculator.answer).toHaveText(/^The rewards never pay back the \$500\.00 within/);
  await expect(page.getByText(/too small for the costs/)).toBeVisible();
});

test("a node's costs are put together, and 0x02 credentials let rewards join", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open();
  await page.getByRole("radio", { name: "Stake" }).check({ force: true });
  await calculator.field("Staked through").selectOption({ label: "Own validator" });
  await page.getByText("Work out the costs…").click();
  for (const [key, text] of [["node", "900"], ["watts", "50"], ["kwh", "0.2"], ["line", "10"], ["wallet", "80"], ["gas", "0.001"]]) {
    await page.locator(`#cost-${key}`).fill(text);
  }
  await page.getByRole("button", { name: "Count it" }).click();
  // 900 + 80 + 2 transactions of 0.001 ETH at 2400; 0.05 kW × 24 × 30.4375 × 0.2 + 10.
  await expect(calculator.field("Costs at the start")).toHaveValue("984.8");
  await expect(calculator.field("Other running costs")).toHaveValue("17.305");
  // Nobody pays for what the protocol does itself.
  await expect(page.locator("#in-claim")).toHaveValue("0");
  await page.locator("#cost-watts").fill("a lot");
  await page.getByRole("button", { name: "Count it" }).click();
  await expect(page.getByText('"a lot" is not understood; Its power takes a number')).toBeVisible();

  // 32 ETH earn about 0.0024 a day: 1.5 of them in 625 days.
  await page.getByRole("button", { name: "Join the stake (0x02)" }).click();
  await expect(page.locator("#in-comp")).toHaveValue(/^6\d\d$/);
  await page.locator("#in-amount").fill("2000");
  await page.getByRole("button", { name: "Join the stake (0x02)" }).click();
  await expect(page.locator("#in-comp")).toHaveValue("10");
  await page.getByRole("button", { name: "Paid out (0x01)" }).click();
  await expect(page.locator("#in-comp")).toHaveValue("0");
  await expect(calculator.section("Before you stake")).toContainText("EIP-7870");
  await expectAccessible(page, "a node's costs");
});

test("a pool's fixed cost and margin become its commission, and a full one says so", async ({ page }) => {
  const calculator = new Calculator(page);
  await page.goto("#calc?v=1&plan=stake&coin=ada&amount=20000&via=pool&price=0.25&supply=3.85e10&staked=2.17e10&fee=1&comp=5&delay=20&h=5y");
  await page.getByText("Work out the costs…").click();
  await page.locator("#pool-0").fill("5000000");
  await page.locator("#pool-3").fill("2");
  await page.getByRole("button", { name: "Count this pool" }).click();
  // 5 M ada earn 0.8 × 0.003 × 6.5 G / 1.3 × 5/38 500 = 1558.44 an epoch: 1 − 0.98 × (1 − 170 / 1558.44) = 12.69 %.
  await expect(calculator.field("Commission")).toHaveValue("12.69");
  await page.locator("#pool-0").fill("154000000");
  await page.getByRole("button", { name: "Count this pool" }).click();
  await expect(page.getByText(/It is saturated: beyond 77M ADA/)).toBeVisible();
  await expectAccessible(page, "a pool's terms");
});

test("a liquid token's discount is asked for, counted, and limited", async ({ page }) => {
  const calculator = new Calculator(page);
  await page.goto("#calc?v=1&plan=stake&coin=eth&price=2500&staked=4e7&supply=1.2e8&infl=1&el=0&amount=100&capex=90&h=100d&via=pool");
  await page.mouse.move(1, 1);
  await page.mouse.move(2, 2);
  const field = calculator.field("Discount on selling the token");
  await expect(calculator.section("Before you stake")).toContainText("this plan counts no discount");
  await field.fill("0.5");
  // 100.72 ETH are 251 800 at the end, of which half a percent is 1259; 1800 of rewards less 90 may be lost, 0.679 %.
  await expect(page.getByText("The token is sold 0.5% below the stake it stands for at the end, which costs $1,259")).toBeVisible();
  await expect(calculator.answer).toHaveText(/pay back the \$90\.00 in .+; the whole position .+\.$/);
  await expect(calculator.section("Over the whole time")).toContainText("−$1,259");
  await expect(calculator.section("Before you stake")).toContainText("selling the token 0.5% below");
  const limit = calculator.section("How far it may go").getByRole("row", { name: /Highest discount of the token/ }).getByRole("cell");
  await expect(limit).toHaveText(["0.5%", "0.679%", "+0.18 points"]);
  // Only what is left of room has a colour, the good one while there is some.
  await expect(limit.nth(0)).not.toHaveClass(/gain|loss/);
  await expect(limit.nth(1)).not.toHaveClass(/gain|loss/);
  await expect(limit.nth(2)).toHaveClass(/gain/);
  const rate = calculator.section("How far it may go").getByRole("row", { name: /Lowest reward rate/ }).getByRole("cell");
  await expect(rate.nth(2)).toHaveText(/^−/);
  await expect(rate.nth(2)).toHaveClass(/gain/);
  await field.fill("1");
  await expect(limit.nth(2)).toHaveClass(/loss/);
  await field.fill("150");
  await expect(page.getByText(/150 is outside what Discount on selling the token takes: 0 to 100/)).toBeVisible();
  await field.fill("0.5");
  await expectAccessible(page, "a liquid token");
  // Nobody else holds one.
  await calculator.field("Staked through").selectOption({ label: "Own validator" });
  await expect(field).toHaveCount(0);
  await expect(calculator.section("Over the whole time")).not.toContainText("Lost by selling");
});

test("a validator counts 2048 ether, and what is not in the answer is said", async ({ page }) => {
  const calculator = new Calculator(page);
  await page.goto("#calc?v=1&plan=stake&coin=eth&price=2500&staked=4e7&supply=1.2e8&infl=1&el=0&amount=2040&comp=10&up=99&h=5y&via=solo");
  // 2040 ETH earn about 0.145 a day at 99 %: 8 of them in 55 days, the 60th of which joins the stake.
  await expect(page.getByText(/^From \w+ 20\d\d on, rewards beyond 2,048 ETH are paid out and earn nothing more/)).toBeVisible();
  // 53.65 ETH a year would be ideal; a hundredth of it, and five eighths of that.
  await expect(page.getByText(/is not in the answer: about 0\.335 ETH a year at 99% uptime, \$838/)).toBeVisible();
  await calculator.field("Rewards join the stake every").fill("0");
  await expect(page.getByText(/rewards beyond 2,048 ETH/)).toHaveCount(0);
  await expect(page.getByText("With 0x01 credentials 2,016 of the 2,040 ETH earn, 32 in each validator, and 24 ETH do not.")).toBeVisible();
});

test("choosing a way brings what is usual there, after a link too, and nothing of another network", async ({ page }) => {
  const calculator = new Calculator(page);
  await page.goto("#calc?v=1&plan=stake&coin=sol&price=90&bonded=67&infl=4&amount=10&capex=50&via=delegate&fee=1&delay=3&h=5y");
  const commission = calculator.field("Commission");
  const delay = calculator.field("Days before rewards begin");
  await expect(commission).toHaveValue("1");
  await calculator.field("Staked through").selectOption({ label: "Pool or liquid token" });
  await expect(commission).toHaveValue("4");
  await expect(delay).toHaveValue("2");
  await expect(commission).toHaveAccessibleDescription(/^usual .*jito-omnidocs \(2026-05-13\)/);
  await expect(calculator.field("Discount on selling the token")).toHaveValue("0");

  await page.locator("#in-coin").selectOption("custom");
  await expect(commission).toHaveValue("0");
  await expect(delay).toHaveValue("0");

  // What each baker sets for itself is asked for, with the reason.
  await page.locator("#in-coin").selectOption("xtz");
  await calculator.field("Staked through").selectOption({ label: "Delegate to a validator" });
  await expect(commission).toHaveValue("");
  await expect(commission).toHaveAccessibleDescription(/^no source: type it.*each baker sets its edge/);

  // Coins that are never bound have nothing to wait for.
  await page.locator("#in-coin").selectOption("ada");
  await calculator.field("Staked through").selectOption({ label: "Pool or liquid token" });
  await page.mouse.move(1, 1);
  await page.mouse.move(2, 2);
  await expect(calculator.section("Before you stake")).toContainText("the coins were never bound");
  await expect(calculator.field("Discount on selling the token")).toHaveCount(0);
});

test("on a phone no line of a stake's tables runs out of sight", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const calculator = new Calculator(page);
  await page.goto("#calc?v=1&plan=stake&coin=eth&price=2500&staked=4e7&supply=1.2e8&amount=10&capex=90&comp=1&h=5y&via=pool&tdisc=0.5");
  await page.mouse.move(1, 1);
  await page.mouse.move(2, 2);
  for (const name of ["Over the whole time", "How far it may go"]) {
    const table = calculator.section(name).locator(".scroll");
    await table.scrollIntoViewIfNeeded();
    await expect(table.getByRole("row").last()).toBeVisible();
    expect(await table.evaluate((place) => place.scrollWidth - place.clientWidth), name).toBeLessThanOrEqual(1);
  }
});
