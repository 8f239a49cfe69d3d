// How the odds keep up with fingers on a phone: figures to read, as they move with the machine. The processor is slowed
// down four times; times are those of the page's own thread, so that other work on the machine hardly counts.
import { expect, test } from "../support/fixtures";

const SLOWER = 4;
const COMMON = "#calc?v=1&at=2026-11-01&coin=btc&price=80000";
const PLANS = {
  machine: `${COMMON}&diff=1.4e14&height=974000&fees=0.02&hash=200T&watts=3500&capex=1000&kwh=0.05&dg=1&h=5y&pv=58&dv=19`,
  "taxed machine": `${COMMON}&diff=1.4e14&height=974000&fees=0.02&hash=200T&watts=3500&capex=1000&kwh=0.05&dg=1&h=5y&pv=58&dv=19&itax=25`,
  purchase: `${COMMON}&plan=buy&capex=5000&bfee=1&h=5y&pv=58`,
  "purchase by the month": `${COMMON}&plan=buy&capex=5000&bfee=1&monthly=100&h=10y&pv=58`,
};

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds of the thread. */
  tdur?: number;
}

for (const [name, plan] of Object.entries(PLANS)) {
  test(`the odds of a ${name}`, async ({ page, browser }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(plan);
    const count = page.locator(".odds-count");
    await expect(count).toContainText("From 10,000 futures", { timeout: 60_000 });
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.locator("#in-capex").click();
    await page.waitForTimeout(800);
    await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
    for (let key = 0; key < 20; key++) {
      await page.keyboard.press(key % 2 === 0 ? "1" : "Backspace");
      await page.waitForTimeout(120);
    }
    const few = (await count.textContent())?.match(/From [\d,]+/)?.[0];
    const began = Date.now();
    await expect(count).toContainText("From 10,000 futures", { timeout: 60_000 });
    const all = Date.now() - began;
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    const { pid, tid } = traceEvents.find((event) => event.name === "EventDispatch") ?? { pid: 0, tid: 0 };
    const longest = (what: string) => {
      const times = traceEvents.filter((event) => event.pid === pid && event.tid === tid && event.name === what);
      return (Math.max(0, ...times.map((event) => event.tdur ?? 0)) / 1000).toFixed(0);
    };
    console.log(
      `${name}: while typing "${few}"; all after ${all} ms; longest turn of the odds and of the tables ` +
        `${longest("TimerFire")} ms, longest answer to a key ${longest("EventDispatch")} ms`,
    );
  });
}
