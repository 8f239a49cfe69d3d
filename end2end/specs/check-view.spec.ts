import { expect, test } from "../support/fixtures";
import { HOSTS } from "../support/replies";

test("the check tries every source and lists which answered", async ({ page, standin }) => {
  await page.goto("#check");
  await page.getByRole("button", { name: "Try all sources" }).click();
  const status = page.getByText(/^\d+ of \d+ asked/);
  await expect(status).toHaveText(/^(\d+) of \1 asked: \1 answered in full, 0 in part, 0 not\.$/, { timeout: 15_000 });
  const rows = page.getByRole("region", { name: "Results", exact: true }).getByRole("row");
  for (const host of Object.keys(HOSTS)) {
    await expect(rows.filter({ has: page.getByRole("cell", { name: host, exact: true }) }).first()).toContainText("ok, cors 200");
    expect(standin.requests(host).length, host).toBeGreaterThan(0);
  }
  const price = rows.filter({ hasText: "coingecko simple/price" });
  await expect(price).toContainText("BTC price 84000");
});

test("the check says of each source that fails what came of it", async ({ page, standin, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  standin.fault("api.coingecko.com", "429-readable");
  standin.fault("coins.llama.fi", "garbage");
  standin.fault("blockstream.info", "refused");
  await page.goto("#check");
  await page.getByRole("button", { name: "Try all sources" }).click();
  const status = page.getByText(/^\d+ of \d+ asked/);
  await expect(status).toHaveText(/^(\d+) of \1 asked: \d+ answered in full, 0 in part, 5 not\.$/, { timeout: 15_000 });
  const row = (request: string) => page.getByRole("row").filter({ hasText: request });
  await expect(row("coingecko simple/price")).toContainText("FAILED, cors 429");
  await expect(row("api.coingecko.com").first()).toContainText("refused with status 429");
  await expect(row("blockstream.info")).toContainText("FAILED, none");
  for (const web of await row("coins.llama.fi").all()) await expect(web).toContainText("a web page came instead of data");

  await page.getByRole("button", { name: "Copy as text" }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^Breakeven \S+, source check of 20\d\d-\d\d-\d\d, from http/);
  expect(text.split("\n").filter((line) => line.startsWith("FAILED\t")).length).toBe(5);
});
