import { expectAccessible } from "../support/accessibility";
import { Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";

// Some hold what they see to the accessibility rules, in light and in dark.
test.describe.configure({ timeout: 60_000 });

const typical = (calculator: Calculator, group: string) =>
  calculator.group(group).getByText("Typical values…", { exact: true }).click();

test("typical values fill the fields and say where they are from", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  const calculator = new Calculator(page);
  await calculator.openLive();
  const presets = () => fetched.filter((url) => url.includes("split_presets"));
  expect(presets()).toEqual([]);
  await typical(calculator, "What it costs to run");
  const group = calculator.group("What it costs to run");
  await calculator.field("Electricity in").selectOption({ label: "Germany, homes" });
  expect(presets()).toHaveLength(1);
  // 0.3835 euros, and a dollar buys 0.86 of them or what is built in.
  await expect(calculator.field("Electricity price")).toHaveValue(/^0\.4[0-9]+$/);
  await expect(group).toContainText(/€0\.3835 a kWh: a start, not an offer.*Eurostat .*\(20\d\d/);
  await calculator.field("Pool").selectOption({ label: "Luxor, 0.7%" });
  await expect(calculator.field("Pool fee")).toHaveValue("0.7");
  await expect(group).toContainText("Keeps 0.7%, pays by FPPS.");
  await calculator.field("Cooled by").selectOption("Hydro");
  await calculator.unfold();
  await expect(calculator.field("Cooling overhead (PUE)")).toHaveValue("1.04");
  await calculator.field("Hosted elsewhere").selectOption({ index: 1 });
  await expect(calculator.field("Electricity price")).toHaveValue("0.079");
  await expect(calculator.field("Cooling overhead (PUE)")).toHaveValue("1");
  // 4 % of 4488 a year is 14.96 a month.
  await expect(calculator.field("Repairs a year")).toHaveValue("4");
  await group.getByRole("button", { name: "Count it" }).click();
  await expect(calculator.field("Other running costs")).toHaveValue("14.96");
  await calculator.field("Repairs a year").fill("many");
  await group.getByRole("button", { name: "Count it" }).click();
  await expect(calculator.field("Repairs a year")).toHaveAccessibleDescription(/"many" is not understood; Repairs a year takes a number from 0 to 100/);
  await typical(calculator, "What you buy");
  await calculator.field("Resale value falls").selectOption({ index: 1 });
  await expect(calculator.field("Machine loses value")).toHaveValue("3.53");
  await expect(calculator.group("What you buy")).toContainText("That is 35% a year.");
  await expectAccessible(page, "typical values");
});

test("the difficulty's growth has bands with their basis", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await typical(calculator, "How the future goes");
  const group = calculator.group("How the future goes");
  await group.getByRole("button", { name: "Fast, +4% a month" }).click();
  await expect(calculator.field("Difficulty growth")).toHaveValue("4");
  await group.getByRole("button", { name: "Shrinking, −1% a month" }).click();
  await expect(calculator.field("Difficulty growth")).toHaveValue("-1");
  await expect(group).toContainText("from the checkpoints of the Electrum wallet");
  await calculator.field("Coin").selectOption("kas");
  await expect(group.getByRole("button", { name: "Flat, 0% a month" })).toBeVisible();
});

test("the difficulty's growth is measured when it is asked for", async ({ page, standin }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await typical(calculator, "How the future goes");
  const group = calculator.group("How the future goes");
  const asked = () => standin.requests().filter(({ path }) => /difficulty-adjustments\/all|charts\/difficulty/.test(path)).length;
  await expect(group.getByText(/^Asks mempool\.space for the past of BTC/)).toBeVisible();
  expect(asked()).toBe(0);
  for (const host of ["mempool.space", "api.blockchain.info"]) standin.fault(host, "500");
  await group.getByRole("button", { name: "Measure it" }).click();
  await expect(group.getByRole("status").last()).toHaveText(/^Past difficulties could not be had\. mempool\.space: .+; Blockchain\.com: .+\.$/);
  for (const host of ["mempool.space", "api.blockchain.info"]) standin.fault(host, undefined);
  await group.getByRole("button", { name: "Try again" }).click();
  await group.getByRole("button", { name: /^Last 12 months, \+3\.\d+% a month$/ }).click();
  await expect(calculator.field("Difficulty growth")).toHaveValue(/^3\.\d+$/);
  await expect(group.getByRole("button", { name: /^Last 4 years, [+−]\d\.\d+% a month$/ })).toBeVisible();
  await expect(group.getByText(/^Measured from the difficulties of mempool\.space\. From [\d.]+T on \d+ \w+ 20\d\d to [\d.]+T on \d+ \w+ 20\d\d\./)).toBeVisible();
  await expectAccessible(page, "a measured growth");
  // Of Kaspa nobody keeps them for browsers to read.
  await calculator.field("Coin").selectOption("kas");
  await expect(group.getByRole("button", { name: "Flat, 0% a month" })).toBeVisible();
  await expect(group.getByRole("button", { name: "Measure it" })).toHaveCount(0);
});

test("a figure in another unit is pointed at and mended with a tap", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  const energy = calculator.field("Electricity price");
  await energy.fill("8");
  await expect(energy).toHaveAccessibleDescription(/This looks like cents\. Did you mean 0\.08\?/);
  await expectAccessible(page, "a hint");
  await page.getByRole("button", { name: "Use that" }).click();
  await expect(energy).toHaveValue("0.08");
  await expect(page.getByText("This looks like")).toHaveCount(0);

  await calculator.field("Hashrate").fill("819000");
  await expect(calculator.field("Hashrate")).toHaveAccessibleDescription(/in a smaller unit\? Did you mean 819\?/);
  await page.getByRole("button", { name: "Use that" }).click();
  await expect(calculator.field("Hashrate")).toHaveValue("819");
  await calculator.field("Power").fill("12");
  await expect(calculator.field("Power")).toHaveAccessibleDescription(/This looks like kilowatts\. Did you mean 12000\?/);
  await page.getByRole("button", { name: "Use that" }).click();
  // Hashes of a block: 1.42e14 × 2^32.
  await calculator.field("Difficulty").fill("6.1e23");
  await expect(calculator.field("Difficulty")).toHaveAccessibleDescription(/the hashes that a block takes\. Did you mean 142\.\d+\?/);
  await page.getByRole("button", { name: "Use that" }).click();
  await expect(calculator.field("Difficulty")).toHaveValue(/^142\./);
});

test("mining alone tells its chances", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await expect(page.getByRole("heading", { name: "Mining alone" })).toHaveCount(0);
  await calculator.unfold();
  await calculator.field("Pool pays by").selectOption("solo");
  const section = calculator.section("Mining alone");
  // 819 TH/s for 98 % of the time against 1.42e14 × 2^32 hashes: 0.00011371 blocks a day.
  await expect(section.getByRole("row", { name: /^a day/ })).toContainText(/0\.000114\s*0\.0114%/);
  await expect(section).toContainText(/until the next halving: \d+ \w+ 2028/);
  await expectAccessible(page, "mining alone");
  // Merged mining has a chance on either chain.
  await calculator.field("Coin").selectOption("ltc-doge");
  await expect(section).toContainText("a block of your own on Dogecoin takes");
  await expect(section.getByRole("row", { name: /^a day/ })).toHaveCount(2);
});

test("price and difficulty of different times are said to be", async ({ page, standin }) => {
  // Bitcoin's built-in difficulty is old beside a live price.
  standin.fault("*", "500");
  standin.fault("api.coingecko.com", undefined);
  const calculator = new Calculator(page);
  await calculator.open();
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^live /);
  await expect(calculator.field("Difficulty")).toHaveAccessibleDescription(/Price and difficulty are from days \d+ apart/);
});
