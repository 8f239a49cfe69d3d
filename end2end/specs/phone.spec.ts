import type { Page } from "@playwright/test";
import { Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

const bar = (page: Page) => page.getByRole("button", { name: /(by|within) .*\d/ });

async function expectNoSidewaysScroll(page: Page, state: string): Promise<void> {
  const widths = await page.evaluate(() => {
    const root = document.documentElement;
    const out = [...document.querySelectorAll("body *")].filter((element) => {
      const scrolled = element.closest(".scroll, .visually-hidden, .skip, svg");
      return !scrolled && element.getBoundingClientRect().right > root.clientWidth + 0.5;
    });
    return { needed: root.scrollWidth, there: root.clientWidth, out: out.map((element) => element.outerHTML.slice(0, 90)) };
  });
  expect(widths, state).toEqual({ needed: widths.there, there: widths.there, out: [] });
}

for (const width of [360, 320]) {
  test(`nothing is wider than ${width} pixels`, async ({ page, standin }) => {
    await page.setViewportSize({ width, height: 740 });
    standin.fault("api.coingecko.com", "500");
    const calculator = new Calculator(page);
    await calculator.openLive();
    await expectNoSidewaysScroll(page, "the calculator");
    await calculator.unfold();
    await calculator.field("Electricity price").fill("a price that nobody understands");
    await page.getByText("Show the table").tap();
    await page.getByText("The chart as a table").tap();
    await page.getByRole("button", { name: /^QR code/ }).tap();
    await page.getByRole("button", { name: "Add hours" }).tap();
    await expectNoSidewaysScroll(page, "everything opened");
    await page.getByRole("button", { name: /^Machine / }).tap();
    await expectNoSidewaysScroll(page, "the machines");
    await page.getByRole("button", { name: "Close" }).tap();
    await calculator.toMethod();
    await page.getByText("1 source failed").first().tap();
    await expectNoSidewaysScroll(page, "the method");
    await page.goto("#calc?v=1&price=80000&hash=200T&watts=3500&capex=3000&kwh=0.2&nonsense=1");
    await calculator.banner.getByText("One thing in this link").tap();
    await page.getByRole("button", { name: "Use today's data" }).tap();
    await expectNoSidewaysScroll(page, "a link that never pays");
  });
}

test("the answer stays in sight while the inputs are filled", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await expect(bar(page)).toBeHidden();
  await calculator.field("Electricity price").scrollIntoViewIfNeeded();
  await expect(calculator.answer).not.toBeInViewport();
  await expect(bar(page)).toBeVisible();
  await calculator.field("Electricity price").fill("0.3");
  await expect(bar(page)).toHaveText(/^Never\s*within\s5\syears/);
  await calculator.field("Electricity price").fill("0.o1");
  await expect(bar(page)).toContainText("a field needs you");
  await calculator.field("Electricity price").fill("0.01");
  await expect(bar(page)).toHaveText(/^\d+\smonths\s*by\s\w+\s20\d\d$/);
  await bar(page).tap();
  await expect(calculator.answer).toBeInViewport();
  await expect(bar(page)).toBeHidden();
});

test("a field that gets the focus is not under the answer bar", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.unfold();
  const fields = page.getByRole("form").getByRole("textbox");
  await fields.last().focus();
  await expect(bar(page)).toBeVisible();
  const covered: string[] = [];
  let seen = 0;
  // Upwards, so that each field comes into sight at the edge where the bar is.
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Shift+Tab");
    const at = await page.evaluate(() => {
      const field = document.activeElement as HTMLElement;
      const box = field.getBoundingClientRect();
      const bar = document.querySelector(".answer-bar")?.getBoundingClientRect();
      const middle = document.elementFromPoint(box.left + box.width / 2, box.top + 2);
      return {
        name: field.id || field.textContent?.slice(0, 40) || field.tagName,
        inForm: !!field.closest("form"),
        free: (!bar || box.top >= bar.bottom - 0.5) && !!middle && (field.contains(middle) || middle.contains(field)),
      };
    });
    if (!at.inForm) break;
    seen += 1;
    if (!at.free) covered.push(at.name);
  }
  expect(seen).toBeGreaterThan(40);
  expect(covered).toEqual([]);
});

test("everything that is tapped is at least 24 pixels high and wide", async ({ page, standin }) => {
  standin.fault("api.coingecko.com", "500");
  const calculator = new Calculator(page);
  const small = () =>
    page.evaluate(() => {
      const targets = [...document.querySelectorAll<HTMLElement>("button, input, select, summary, nav a")];
      const sizes = targets.map((target) => {
        // A radio button or a box to tick is as large as the label around it.
        const label = target.matches("[type=radio], [type=checkbox]") ? target.closest("label") : null;
        const { width, height } = (label ?? target).getBoundingClientRect();
        return { name: target.ariaLabel || target.id || target.textContent, width, height };
      });
      const shown = sizes.filter(({ width, height }) => width > 0 && height > 0);
      const tiny = shown.filter(({ width, height }) => width < 24 || height < 24);
      return { count: shown.length, tiny };
    });
  const expectLarge = async (state: string, least: number) => {
    const { count, tiny } = await small();
    expect(tiny, state).toEqual([]);
    expect(count, state).toBeGreaterThan(least);
  };
  await calculator.openLive();
  await calculator.unfold();
  await calculator.field("Coin price").fill("77777");
  await calculator.field("Currency").selectOption("EUR");
  await page.getByRole("button", { name: "Add hours" }).tap();
  await expectLarge("the calculator", 60);
  await page.getByRole("button", { name: /^Machine / }).tap();
  await expectLarge("the machines", 90);
  await page.getByRole("button", { name: "Close" }).tap();
  await calculator.toMethod();
  await expectLarge("the method", 6);
  await page.goto("#calc?v=1&price=80000&hash=200T&watts=3500&capex=3000&kwh=0.2&nonsense=1");
  await expect(calculator.banner).toBeVisible();
  await expectLarge("a link", 40);
});

test("nothing moves while the page comes up", async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: { value: number; what: string }[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node?: Element }[];
      })[]) {
        const what = entry.sources.map(({ node }) => node?.className || node?.nodeName).join(" ");
        if (!entry.hadRecentInput) shifts.push({ value: entry.value, what });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  const calculator = new Calculator(page);
  await calculator.openLive();
  await page.waitForTimeout(500);
  const shifts = await page.evaluate(() => (window as unknown as { shifts: { value: number; what: string }[] }).shifts);
  const total = shifts.reduce((sum, { value }) => sum + value, 0);
  expect(total, JSON.stringify(shifts)).toBeLessThan(0.05);
});
