// The pictures of README.md and of link previews, from the built page: `npm run pictures`.
import { fileURLToPath } from "node:url";
import { Calculator } from "../support/calculator";
import { test } from "../support/fixtures";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A plan on the stand-in's market, so that the pictures change only when the page does. */
const PLAN =
  "#calc?v=1&coin=btc&at=2026-11-23&price=84000&diff=1.42e14&height=977000&fees=0.02" +
  "&hash=234T&watts=3510&capex=2770&kwh=0.04&dg=2&pg=2.5&h=4y";

interface Shot {
  file: string;
  width: number;
  height: number;
  scheme: "light" | "dark";
  scale?: number;
  /** Begins this far down, in pixels, and is this high. */
  part?: [from: number, height: number];
}

const SHOTS: Shot[] = [
  { file: "docs/pictures/desk-light.png", width: 1280, height: 900, scheme: "light" },
  { file: "docs/pictures/desk-dark.png", width: 1280, height: 900, scheme: "dark" },
  { file: "docs/pictures/phone.png", width: 360, height: 740, scheme: "light", scale: 2 },
  // Without the page's head: a preview is small, and shows the answer and its chart.
  { file: "site/preview.png", width: 1200, height: 900, scheme: "light", part: [62, 630] },
];

for (const { file, width, height, scheme, scale, part } of SHOTS) {
  test.describe(file, () => {
    test.use({ viewport: { width, height }, deviceScaleFactor: scale ?? 1 });
    test("drawn", async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      const calculator = new Calculator(page);
      await calculator.open(PLAN);
      await page.waitForLoadState("networkidle");
      await calculator.banner.getByRole("button", { name: "Dismiss" }).click();
      const clip = part && { x: 0, y: part[0], width, height: part[1] };
      await page.screenshot({ path: ROOT + file, clip });
    });
  });
}
