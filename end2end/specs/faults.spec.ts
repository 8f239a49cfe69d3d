import { ANSWERED, Calculator, expectWholeNumbers } from "../support/calculator";
import type { Fault } from "../support/faults";
import { expect, test } from "../support/fixtures";

const UNREACHABLE = /no answer: offline, blocked, or asked too often/;

/** What the page says of CoinGecko's price and mempool.space's difficulty under each fault. */
const FAULTS: [name: string, fault: Fault, reason: RegExp][] = [
  ["asks to come back later, unreadably", "429", UNREACHABLE],
  ["asks to come back later", "429-readable", /refused with status 429/],
  ["fails", "500", /refused with status 500/],
  ["sends a web page", "garbage", /a web page came instead of data/],
  ["sends half an answer", "cut-off", /the answer is not valid JSON at line 1/],
  ["leaves the field out", "missing-field", /(usd|currentDifficulty) is missing/],
  ["sends words for numbers", "wrong-type", /is "unavailable", not a number/],
  ["sends null", "null", /(usd|currentDifficulty) is missing/],
  ["sends NaN", "nan", /the answer is not valid JSON/],
  ["sends negative numbers", "negative", /is -\d.*, not a number above zero/],
  ["sends zeros", "zero", /is 0, not a number above zero/],
  ["sends a thousandfold", "absurd", /(price 84000000|difficulty 142000000000000000) is too far from .+, known before/],
  ["lets no page read it", "no-cors", UNREACHABLE],
  ["breaks the connection", "refused", UNREACHABLE],
];

for (const [name, fault, reason] of FAULTS) {
  test(`a first source that ${name} is passed over`, async ({ page, standin }) => {
    standin.fault("api.coingecko.com", fault);
    standin.fault("mempool.space", fault);
    const calculator = new Calculator(page);
    await calculator.open();
    await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^live DefiLlama/);
    await expect(calculator.field("Coin price")).toHaveValue("84000");
    await expect(calculator.field("Difficulty")).toHaveAccessibleDescription(/^live Blockchain\.com/);
    await expect(calculator.field("Difficulty")).toHaveValue(/^142(\.000\d)?$/);
    await expect(calculator.field("Transaction fees")).toHaveValue("0.02");
    await expect(calculator.field("First block")).toHaveValue("977001");
    await expect(calculator.answer).toHaveText(ANSWERED);
    await expectWholeNumbers(page);

    await calculator.toMethod();
    for (const [figure, source] of [["BTC, price", "CoinGecko"], ["BTC, difficulty", "mempool.space"]]) {
      const row = calculator.figure(figure);
      await row.getByText(/^\d sources? failed$/).click();
      await expect(row.getByRole("listitem").filter({ hasText: source })).toHaveText(reason);
    }
    await expectWholeNumbers(page);
  });
}

test("a first source that is silent is given up", async ({ page, standin }) => {
  standin.fault("api.coingecko.com", "hang");
  await page.clock.install();
  const calculator = new Calculator(page);
  await calculator.open();
  await expect.poll(() => standin.requests("api.coingecko.com").length).toBe(1);
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^built in /);
  await page.clock.fastForward(9_000);
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^live DefiLlama/);
  await calculator.toMethod();
  await calculator.figure("BTC, price").getByText("1 source failed").click();
  await expect(calculator.figure("BTC, price").getByRole("listitem")).toHaveText(/^CoinGecko .+: no answer within 8 s/);
});

test("one endpoint's fault leaves the other figures of its host alone", async ({ page, standin }) => {
  standin.fault("mempool.space/api/v1/mining/reward-stats/144", "garbage");
  const calculator = new Calculator(page);
  await calculator.openLive();
  await expect(calculator.field("Difficulty")).toHaveAccessibleDescription(/^live mempool\.space/);
  await expect(calculator.field("Transaction fees")).toHaveAccessibleDescription(/^live Blockchain\.com/);
  await expect(calculator.field("Transaction fees")).toHaveValue("0.02");
});

test("when all sources fail the built-in figure stands, and all reasons are listed", async ({ page, standin }) => {
  standin.fault("*", "500");
  const calculator = new Calculator(page);
  await calculator.open();
  await page.waitForLoadState("networkidle");
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^built in /);
  await expect(calculator.answer).toHaveText(ANSWERED);
  await calculator.toMethod();
  const price = calculator.figure("BTC, price");
  await price.getByText(/^\d sources failed$/).click();
  const reasons = price.getByRole("listitem");
  for (const source of ["CoinGecko", "DefiLlama", "Coinbase"]) {
    await expect(reasons.filter({ hasText: source })).toHaveText(/refused with status 500/);
  }
});

test("two sources that both say a thousandfold are not believed either", async ({ page, standin }) => {
  standin.fault("*", "absurd");
  const calculator = new Calculator(page);
  await calculator.open();
  await page.waitForLoadState("networkidle");
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^built in /);
  await expect(calculator.field("Difficulty")).toHaveAccessibleDescription(/^built in /);
});
