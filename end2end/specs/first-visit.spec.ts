import { expectAccessible } from "../support/accessibility";
import { expect, test } from "../support/fixtures";

test("the page starts under a sub-path", async ({ page, baseURL }) => {
  const missing: string[] = [];
  page.on("response", (response) => {
    if (response.url().startsWith(new URL(baseURL ?? "").origin) && !response.ok()) missing.push(response.url());
  });
  await page.goto("");
  await expect(page).toHaveTitle(/Breakeven/);
  await expect(page.locator("#shell")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(missing).toEqual([]);
});

test("the shell stands before the program is there", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto("");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Breakeven");
  await expect(page.locator("#shell")).toContainText("pay for itself");
  await expect(page.locator("noscript p")).toContainText("needs JavaScript");
  await expect(page.locator("#shell-loading")).toBeHidden();
  await context.close();
});

test("a program that cannot start says so", async ({ page, problems }) => {
  problems.expect(/_bg\.wasm|WebAssembly|Failed to fetch/);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("");
  await expect(page.getByRole("alert")).toContainText("could not be started");
  await expect(page.locator("#shell-loading")).toBeHidden();
});

test("a theme chosen by hand holds before the program is there", async ({ page, problems }) => {
  problems.expect(/_bg\.wasm|WebAssembly|Failed to fetch/);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.addInitScript(() => localStorage.setItem("breakeven.theme", "dark"));
  await page.goto("");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("no script but the page's own runs", async ({ page, problems }) => {
  problems.expect(/Content Security Policy/);
  await page.goto("");
  await expect(page.locator("#shell")).toHaveCount(0);
  const violated = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
        const script = document.createElement("script");
        script.textContent = "window.intruder = true";
        document.body.append(script);
        setTimeout(() => resolve("nothing was blocked"), 2000);
      }),
  );
  expect(violated).toBe("script-src-elem");
  expect(await page.evaluate(() => "intruder" in window)).toBe(false);
});

test("no host but the data hosts can be asked", async ({ page, problems, standin }) => {
  problems.expect(/Content Security Policy|violates the document's|Failed to fetch/);
  await page.goto("");
  const asked = page.evaluate(() => fetch("https://example.com/").then((reply) => reply.status));
  await expect(asked).rejects.toThrow(/Failed to fetch/);
  expect(standin.requests("example.com")).toEqual([]);
});

test("the page is accessible", async ({ page }) => {
  await page.goto("");
  await expect(page.locator("#shell")).toHaveCount(0);
  await expectAccessible(page, "as opened");
});
