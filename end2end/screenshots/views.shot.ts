// Pictures to look at, not tests: `npm run shots`, or VIEWS="#calc #calc?v=1&n=3" npm run shots.
import { fileURLToPath } from "node:url";
import { expect, test } from "../support/fixtures";

const FOLDER = fileURLToPath(new URL("../shots/", import.meta.url));
const VIEWS = (process.env.VIEWS ?? "#calc").split(/\s+/).filter(Boolean);
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } };

for (const view of VIEWS) {
  for (const [device, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ["light", "dark"] as const) {
      const name = `${view.replace(/[^\w.-]+/g, "-").replace(/^-|-$/g, "").slice(0, 60)}-${device}-${colorScheme}`;
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
