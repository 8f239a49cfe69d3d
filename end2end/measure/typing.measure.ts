// How the page keeps up with fingers on a phone: `npm run measure` prints figures and fails on none of them, as they
// move with the machine. The processor is slowed down four times, as Lighthouse does to stand for a phone.
import { expect, test } from "../support/fixtures";

const SLOWER = 4;
const FIELDS = ["capex", "kwh", "dg", "price"];

interface Interactions {
  /** From each key to the next paint, in ms; the browser rounds to 8. */
  paints: number[];
  /** Tasks over 50 ms. */
  long: number[];
}

declare global {
  interface Window {
    interactions: Interactions;
  }
}

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const highest = (values: number[]) => Math.max(0, ...values).toFixed(0);

test("typing into a field repaints the answer", async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.addInitScript(() => {
    window.interactions = { paints: [], long: [] };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.name === "keydown") window.interactions.paints.push(entry.duration);
      }
    }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.interactions.long.push(entry.duration);
    }).observe({ type: "longtask", buffered: true });
  });
  await page.goto("#calc");
  await expect(page.locator("#shell")).toHaveCount(0);
  await page.waitForLoadState("networkidle");
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  for (const field of FIELDS) {
    await page.locator(`#in-${field}`).click();
    await page.waitForTimeout(800);
    await page.evaluate(() => (window.interactions = { paints: [], long: [] }));
    for (let key = 0; key < 12; key++) {
      // To the end first: the number stays within its range.
      await page.keyboard.press(key % 2 === 0 ? "1" : "Backspace");
      await page.waitForTimeout(400);
    }
    const { paints, long } = await page.evaluate(() => window.interactions);
    console.log(
      `${field.padEnd(8)} key to paint: middle ${middle(paints)} ms, highest ${highest(paints)} ms` +
        ` (${paints.length} of 12 over 16 ms); tasks over 50 ms: ${long.length}, longest ${highest(long)} ms`,
    );
  }
});
