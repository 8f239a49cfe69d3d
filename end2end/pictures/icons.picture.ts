// The icons of the installed page, from site/icons/icon.svg: `npm run pictures`.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "../support/fixtures";

const FOLDER = fileURLToPath(new URL("../../site/icons/", import.meta.url));
const ICON = readFileSync(`${FOLDER}icon.svg`, "utf8");
const PAPER = "#f7f4ec";

/** Name, pixels, and the part of the width that the drawing takes; below 1 it stands on paper without corners. */
const SIZES: [name: string, pixels: number, share: number][] = [
  ["icon-192", 192, 1],
  ["icon-512", 512, 1],
  // Systems cut these to a shape of their own: what counts stays inside a circle of 80 % of the width.
  ["maskable-512", 512, 0.8],
  ["apple-180", 180, 0.9],
];

for (const [name, pixels, share] of SIZES) {
  test(name, async ({ page }) => {
    await page.setViewportSize({ width: pixels, height: pixels });
    const background = share < 1 ? PAPER : "transparent";
    const size = Math.round(pixels * share);
    await page.setContent(
      `<style>body { margin: 0; height: 100vh; display: grid; place-items: center; background: ${background} }` +
        ` svg { width: ${size}px; height: ${size}px }</style>${ICON}`,
    );
    await expect(page.locator("svg")).toBeVisible();
    await page.screenshot({ path: `${FOLDER}${name}.png`, omitBackground: share === 1 });
  });
}
