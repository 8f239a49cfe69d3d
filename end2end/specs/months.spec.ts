import { readFileSync } from "node:fs";
import { Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";

test("the months are a table, and a file with every month in full", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.field("Horizon").fill("18m");
  const months = calculator.section("Month by month");
  await months.getByText("Show the table").click();
  // One row is the head.
  await expect(months.getByRole("row")).toHaveCount(19);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    months.getByRole("button", { name: "Download as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  const text = readFileSync(await download.path(), "utf8");
  const [head, ...rows] = text.trimEnd().split("\r\n").map((line) => line.split(","));
  expect(head.slice(0, 5)).toEqual(["month", "until", "days", "price_USD", "coins_BTC"]);
  expect(rows.map(([number]) => number)).toEqual(Array.from({ length: 18 }, (_, index) => `${index + 1}`));
  const column = (name: string) => rows.map((row) => row[head.indexOf(name)]);
  for (const row of rows) expect(row.length).toBe(head.length);
  for (const name of head.filter((name) => name !== "until")) {
    for (const value of column(name)) expect(value, name).toMatch(/^-?\d+(\.\d+)?$/);
  }
  // The account is what was paid and all that was added since.
  const added = column("added_USD").reduce((sum, value) => sum + Number(value), -4488);
  expect(Number(column("account_USD").at(-1))).toBeCloseTo(added, 6);
  const last = months.getByRole("row").last();
  const shown = (await last.getByRole("cell").last().innerText()).replace(/[$,]/g, "").replace("−", "-");
  expect(Math.abs(Number(shown) - added)).toBeLessThan(0.51);
});

test("the chart is also a table", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await page.getByText("The chart as a table").click();
  const table = page.getByRole("table", { name: "The account at the end of each month" });
  await expect(table.getByRole("row")).toHaveCount(61);
  await page.getByRole("radio", { name: "BTC" }).check();
  await expect(table.getByRole("row").last()).toContainText(/[+−-]0\.\d+/);
});
