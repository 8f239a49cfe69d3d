// How the odds keep up with fingers on a phone four times slower: figures only, as they move with the machine.
import { expect, test } from "../support/fixtures";

const SLOWER = 4;
const PLANS = {
  machine: "#calc?v=1&coin=btc&at=2026-11-01&price=80000&diff=1.4e14&height=974000&fees=0.02&hash=200T&watts=3500&capex=1000&kwh=0.05&dg=1&h=5y&pv=58&dv=19",
  purchase: "#calc?v=1&plan=buy&coin=btc&at=2026-11-01&price=80000&capex=5000&bfee=1&h=5y&pv=58",
};

for (const [name, plan] of Object.entries(PLANS)) {
  test(`odds of a ${name} follow the fingers`, async ({ page }) => {
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
    await page.goto(plan);
    const count = page.locator(".odds-count");
    await expect(count).toContainText("From 10,000 futures", { timeout: 60_000 });
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.locator("#in-capex").click();
    await page.waitForTimeout(800);
    await page.evaluate(() => (window.interactions = { paints: [], long: [] }));
    for (let key = 0; key < 20; key++) {
      await page.keyboard.press(key % 2 === 0 ? "1" : "Backspace");
      await page.waitForTimeout(120);
    }
    const moving = await page.evaluate(() => window.interactions);
    const shown = (await count.textContent()) ?? "";
    await page.evaluate(() => (window.interactions = { paints: [], long: [] }));
    const began = Date.now();
    await expect(count).toContainText("From 10,000 futures", { timeout: 60_000 });
    const all = Date.now() - began;
    const resting = await page.evaluate(() => window.interactions);
    const highest = (values: number[]) => Math.max(0, ...values).toFixed(0);
    console.log(
      `${name.padEnd(8)} key to paint: highest ${highest(moving.paints)} ms; tasks over 50 ms while typing: ` +
        `${moving.long.length}, longest ${highest(moving.long)} ms; then "${shown.slice(0, 18)}", all after ${all} ms, ` +
        `tasks over 50 ms: ${resting.long.length}, longest ${highest(resting.long)} ms`,
    );
  });
}
