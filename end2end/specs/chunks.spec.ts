import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { expect, test } from "../support/fixtures";
import { modules } from "../support/modules";

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });

test("a first visit loads the calculator alone, each other view comes when it is opened", async ({ page }) => {
  const asked = modules(page);
  await page.goto("");
  await expect(page.locator("#shell")).toHaveCount(0);
  await page.waitForLoadState("networkidle");
  // Sources are asked here, and what reads their answers comes beside these; see the spec of market.json for without.
  const entries = new Set(asked.filter((file) => !file.startsWith("chunk_")));
  expect([...entries]).toEqual(["breakeven_bg.wasm", "split_sources.wasm"]);

  await page.getByRole("link", { name: "Method" }).click();
  await expect(heading(page, "Method")).toBeVisible();
  expect(asked).toContain("split_method.wasm");
  expect(asked).not.toContain("split_check.wasm");

  const before = asked.length;
  await page.getByRole("link", { name: "Calculator" }).click();
  await expect(heading(page, "Method")).toHaveCount(0);
  await page.getByRole("link", { name: "Method" }).click();
  await expect(heading(page, "Method")).toBeVisible();
  expect(asked.length, "code that is there is not fetched again").toBe(before);
});

test("a view whose code cannot be fetched says so and tries again", async ({ page, problems }) => {
  problems.expect(/split_method|Failed to fetch|ERR_FAILED/);
  await page.goto("");
  await expect(page.locator("#shell")).toHaveCount(0);
  await page.route("**/split_*.wasm", (route) => route.abort());
  await page.getByRole("link", { name: "Method" }).click();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("could not be loaded");
  await expectAccessible(page, "without the view's code");

  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(alert).toContainText("could not be loaded");
  await page.unroute("**/split_*.wasm");
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(heading(page, "Method")).toBeVisible();
  await expect(alert).toHaveCount(0);
});

test("while a view's code is on its way the page says so, and can be left", async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/split_method.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("#method");
  await expect(page.getByRole("main").getByRole("status")).toHaveText("Loading…");
  await page.getByRole("link", { name: "Calculator" }).click();
  await expect(page.getByRole("main").getByText("Loading…")).toHaveCount(0);
  release();
  await page.getByRole("link", { name: "Method" }).click();
  await expect(heading(page, "Method")).toBeVisible();
});
