import type { Page } from "@playwright/test";
import { Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";
import { Problems } from "../support/problems";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

/** A plan of one's own, sent: the link, the sentence and every field. */
async function send(page: Page) {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.field("Electricity price").fill("0.04");
  await calculator.field("Price of one").fill("3999");
  await calculator.field("Horizon").fill("4y");
  await calculator.unfold();
  await calculator.field("Other costs at the start").fill("250");
  await page.getByRole("button", { name: "Share this answer" }).click();
  await expect(page.getByText("Link copied.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  return { link, sentence: await calculator.sentence(), entries: await calculator.entries() };
}

test("a link shows another person the same, whatever the market does since", async ({ page, browser, baseURL, standin }) => {
  const sent = await send(page);
  expect(sent.link.startsWith(`${baseURL}#calc?v=1&`)).toBe(true);

  standin.world = { ...standin.world, price: 42_000, difficulty: 1.6e14, height: 977_100, feesPerBlock: 0.05 };
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  const problems = await Problems.watch(other);
  const calculator = new Calculator(other);
  await calculator.open(sent.link);
  await other.waitForLoadState("networkidle");
  expect(standin.requests("api.coingecko.com").length).toBe(2);
  await expect(calculator.answer).toHaveText(sent.sentence);
  expect(await calculator.entries()).toEqual(sent.entries);
  await expect(calculator.banner).toContainText(/As sent on .*20\d\d, with the prices and difficulty of that day/);
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^as sent/);

  await other.getByRole("button", { name: "Use today's data" }).click();
  await expect(calculator.field("Coin price")).toHaveValue("42000");
  await expect(calculator.field("Coin price")).toHaveAccessibleDescription(/^live CoinGecko/);
  await expect(calculator.answer).toHaveText(/^Never pays for itself within\s4\syears/);
  const moved = (name: string) => calculator.banner.getByRole("row", { name: new RegExp(`^${name}`) });
  await expect(moved("Coin price")).toHaveText(/\$84,000\s*\$42,000\s*[-−]50%/);
  await expect(moved("Difficulty")).toHaveText(/142T\s*160T\s*\+13%/);
  await expect(moved("First block")).toHaveText(/977001\s*977101/);
  await expect(moved("Pays back in")).toHaveText(/months\s*never/);
  await expect(calculator.field("Electricity price")).toHaveValue("0.04");

  await other.getByRole("button", { name: "Back to what was sent" }).click();
  await expect(calculator.answer).toHaveText(sent.sentence);
  expect(await calculator.entries()).toEqual(sent.entries);
  expect(problems.unexpected()).toEqual([]);
  await elsewhere.close();
});

test("today's data are also today's exchange rate", async ({ page, standin }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.field("Currency").selectOption("EUR");
  await expect(calculator.field("Coin price")).toHaveValue("72240");
  await page.getByRole("button", { name: "Share this answer" }).click();
  await expect(page.getByText("Link copied.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain("&fx=0.86&");

  standin.world.fx.EUR = 0.9;
  await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
  await calculator.open(link);
  await expect(calculator.field("Exchange rate")).toHaveValue("0.86");
  await expect(calculator.field("Coin price")).toHaveValue("72240");
  await page.getByRole("button", { name: "Use today's data" }).click();
  await expect(calculator.field("Exchange rate")).toHaveValue("0.9");
  await expect(calculator.field("Coin price")).toHaveValue("75600");
  await page.getByRole("button", { name: "Back to what was sent" }).click();
  await expect(calculator.field("Coin price")).toHaveValue("72240");
});

test("what was sent outlasts a change and a reload", async ({ page, standin }) => {
  const sent = await send(page);
  standin.world.price = 42_000;
  await page.evaluate(() => localStorage.clear());
  const calculator = new Calculator(page);
  await page.goto("about:blank");
  await calculator.open(sent.link);
  await calculator.field("Electricity price").fill("0.02");
  await expect(calculator.answer).not.toHaveText(sent.sentence);
  const sentence = await calculator.sentence();
  // It is no longer what was sent, so the address does not claim that.
  expect(page.url()).toMatch(/#calc$/);
  await page.reload();
  await expect(calculator.answer).toHaveText(sentence);
  expect(await calculator.entries()).toEqual({ ...sent.entries, "Electricity price": "0.02" });
});

test("looking at a link does not cost one's own draft", async ({ page, baseURL }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.field("Electricity price").fill("0.0321");
  await page.goto("about:blank");
  await calculator.open("#calc?v=1&hash=100T&watts=3000&capex=1000&kwh=0.06&price=70000");
  await expect(calculator.field("Electricity price")).toHaveValue("0.06");
  await page.goto("about:blank");
  await calculator.open(baseURL);
  await expect(calculator.field("Electricity price")).toHaveValue("0.0321");
});

test("the QR code holds the present link", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  const button = page.getByRole("button", { name: /^QR code/ });
  await expect(button).toHaveAttribute("aria-expanded", "false");
  await button.click();
  await expect(button).toHaveAttribute("aria-expanded", "true");
  const code = page.getByRole("img", { name: "QR code of the link to this answer" });
  await expect(code).toBeVisible();
  const modules = () => code.locator("path").getAttribute("d");
  const first = await modules();
  // The smallest code that carries such a link is far denser than this.
  expect(first?.match(/M/g)?.length).toBeGreaterThan(500);
  await calculator.field("Electricity price").fill("0.0123");
  await expect.poll(modules).not.toBe(first);
  await button.click();
  await expect(code).toHaveCount(0);
});

test("what was copied is not said to be the same once the plan has changed", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await page.getByRole("button", { name: "Share this answer" }).click();
  await expect(page.getByText("Link copied.")).toBeVisible();
  await calculator.field("Electricity price").fill("0.0123");
  await expect(page.getByText("Link copied.")).toHaveCount(0);
});

test("a link with mistakes answers, and says what it could not take", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open("#calc?v=1&hash=200T&watts=3500&capex=1500&price=90000&kwh=cheap&colour=blue&pool=250");
  await calculator.banner.getByText("3 things in this link could not be taken as written").click();
  const notes = calculator.banner.getByRole("listitem");
  await expect(notes.filter({ hasText: "colour" })).toHaveText("colour: unknown key, ignored");
  await expect(notes.filter({ hasText: "kwh" })).toHaveText(
    /^kwh: "cheap" is not a number; Electricity price takes .+; the default was used$/,
  );
  await expect(notes.filter({ hasText: "pool" })).toHaveText(
    /^pool: 250 is outside what Pool fee takes: .+; the default was used$/,
  );
  await expect(calculator.field("Coin price")).toHaveValue("90000");
  await expect(calculator.field("Hashrate")).toHaveValue("200");
});

test("a hostile link harms nothing", async ({ page }) => {
  const calculator = new Calculator(page);
  const junk = Array.from({ length: 400 }, (_, index) => `k${index}=<img src=x onerror=alert(1)>`).join("&");
  await calculator.open(`#calc?v=99&capex=1000&hash=1e400T&price=NaN&h=99999999y&n=-5&at=0000-99-99&tou=%FF%00&${junk}`);
  await expect(calculator.banner).toContainText("100 things in this link");
  await expect(page.locator("main img")).toHaveCount(0);
});

test("a phone's own sheet takes the link", async ({ browser, baseURL, standin }) => {
  const phone = await browser.newContext({ baseURL, hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  const page = await phone.newPage();
  const problems = await Problems.watch(page);
  await page.addInitScript(() => {
    navigator.share = (data) => {
      (window as unknown as { shared: unknown }).shared = data;
      return Promise.resolve();
    };
  });
  const calculator = new Calculator(page);
  await calculator.openLive();
  await page.getByRole("button", { name: "Share this answer" }).tap();
  const shared = () => page.evaluate(() => (window as unknown as { shared?: ShareData }).shared);
  await expect.poll(shared).toMatchObject({ title: "Breakeven", url: expect.stringContaining("#calc?v=1&") });
  expect((await shared())?.url).toContain(`price=${standin.world.price}`);
  await expect(page.getByText("Link copied.")).toHaveCount(0);
  expect(problems.unexpected()).toEqual([]);
  await phone.close();
});

test("where nothing may be copied the link can be selected", async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  const calculator = new Calculator(page);
  await calculator.openLive();
  await page.getByRole("button", { name: "Share this answer" }).click();
  const link = page.getByLabel("Link to this answer");
  await expect(link).toHaveValue(new RegExp(`^${baseURL}#calc\\?v=1&`));
  await calculator.field("Electricity price").fill("0.0123");
  await expect(link).toHaveValue(/&kwh=0\.0123(&|$)/);
  await link.focus();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(await link.inputValue());
});
