import type { Page } from "@playwright/test";
import { Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";
import { FAILED_REQUEST } from "../support/problems";

const answer = (page: Page) => page.getByRole("heading", { level: 1 });
const texts = (page: Page): string[] => {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith(".txt")) asked.push(pathname.replace(/^.*\//, ""));
  });
  return asked;
};

test("an English visit fetches no other language", async ({ page }) => {
  const asked = texts(page);
  await new Calculator(page).open();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  expect(asked).toEqual([]);
});

test.describe("where the browser speaks German", () => {
  test.use({ locale: "de-CH" });

  test("the page does, with the country's numbers, and loads no other", async ({ page }) => {
    const asked = texts(page);
    await page.goto("#calc");
    await expect(answer(page)).toHaveText(/^Macht sich in .+ bezahlt, bis .+\.$/);
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await page.waitForLoadState("networkidle");
    expect(asked).toEqual(["de.txt"]);
    // The Swiss divide thousands by an apostrophe.
    await expect(page.locator("main")).toContainText(/\d['’]\d{3}/);
    // A part of the page that comes later.
    await page.getByRole("link", { name: "Methode", exact: true }).click();
    await expect(answer(page)).toHaveText("Methode");
    expect(asked).toEqual(["de.txt", "de-later.txt"]);
  });

  test("currencies and countries have their names in it, in its order", async ({ page }) => {
    await page.goto("#rank");
    const currency = page.locator("#rank-cur");
    await expect(currency.locator("option[value=chf]")).toHaveText("CHF · Schweizer Franken");
    const homes = await page.locator("#rank-tariff option[value$='.h']").allTextContents();
    const place = (name: string) => homes.findIndex((home) => home.includes(name));
    expect(place("Ägypten")).toBeGreaterThanOrEqual(0);
    // Not behind Z, where its letter stands in a computer's order.
    expect(place("Ägypten")).toBeLessThan(place("Belgien"));
    expect(place("Germany")).toBe(-1);
  });

  test("a language that does not arrive leaves the page in English", async ({ page, problems }) => {
    problems.expect(FAILED_REQUEST);
    await page.route("**/*.txt", (route) => route.fulfill({ status: 500 }));
    await new Calculator(page).open();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });

  test("texts of another build are not taken", async ({ page }) => {
    await page.route("**/*.txt", (route) => route.fulfill({ body: "eins\nzwei\n" }));
    await new Calculator(page).open();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});

test("a language chosen by hand stays, and so does what was typed", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open();
  await calculator.field("Electricity price").fill("0.061");
  await page.getByLabel("Language").selectOption("fr");
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  // What was typed with a point is shown with the comma that is read here.
  await expect(page.locator("#in-kwh")).toHaveValue("0,061");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await page.getByRole("combobox", { name: "Langue" }).selectOption("en");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("#in-kwh")).toHaveValue("0.061");
});

for (const language of ["de", "es", "fr", "hi", "ja", "pt", "ru", "tr", "zh"]) {
  test.describe(language, () => {
    test.use({ locale: language, viewport: { width: 360, height: 740 } });

    test(`nothing stays English, nothing is too wide (${language})`, async ({ page }) => {
      await page.goto("#calc");
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(answer(page)).not.toHaveText(/Pays|Never/);
      for (const view of ["#calc", "#rank", "#compare", "#method"]) {
        await page.goto(view);
        await page.waitForLoadState("networkidle");
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide, view).toBeLessThanOrEqual(0);
        // Names of sources are quoted as they are.
        const text = await page.evaluate(() => {
          for (const quoted of document.querySelectorAll("[lang=en]")) quoted.remove();
          return document.body.textContent ?? "";
        });
        // Words that no other language has: a sentence that was forgotten holds one of them.
        expect(text.match(/\b(the|which|with|from|whose)\b[^.]*/g) ?? [], view).toEqual([]);
      }
    });
  });
}
