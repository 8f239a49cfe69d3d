// Pictures to look at, not tests: `npm run shots`, or VIEWS="#calc?v=1&n=3 #check" npm run shots for others.
import { fileURLToPath } from "node:url";
import { expect, test } from "../support/fixtures";

const FOLDER = fileURLToPath(new URL("../shots/", import.meta.url));
const NEVER = "#calc?v=1&at=2026-11-01&price=80000&diff=1.4e14&height=974000&fees=0.02&hash=200T&watts=3500&capex=3000&kwh=0.05&dg=4&h=3y";
const USUAL = [["calculator", "#calc"], ["never", NEVER], ["compare", "#compare"], ["method", "#method"]];
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } };

const asked = process.env.VIEWS?.split(/\s+/).filter(Boolean);
const fileName = (view: string) => view.replace(/[^\w.-]+/g, "-").replace(/^-|-$/g, "").slice(0, 60);
const views = asked?.map((view) => [fileName(view), view]) ?? USUAL;

for (const [title, view] of views) {
  for (const [device, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ["light", "dark"] as const) {
      const name = `${title}-${device}-${colorScheme}`;
      test(name, async ({ page, standin }) => {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.goto(view);
        await expect(page.locator("#shell")).toHaveCount(0);
        await page.waitForLoadState("networkidle");
        await page.screenshot({ path: `${FOLDER}${name}.png` });
        await page.screenshot({ path: `${FOLDER}${name}-whole.png`, fullPage: true });
        test.info().annotations.push({ type: "requests", description: `${standin.requests().length}` });
      });
    }
  }
}
