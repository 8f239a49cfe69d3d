import type { Page } from "@playwright/test";
import { ANSWERED, Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";

const VIEWS = ["#calc", "#calc?v=1&plan=stake&coin=eth&amount=32&via=solo&h=5y", "#rank", "#method", "#check"];

/** What in the document a strict policy would drop, and what would send something elsewhere. */
async function offences(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll("*")) {
      const shown = element.outerHTML.slice(0, 120);
      for (const { name, value } of element.attributes) {
        if (name.startsWith("on")) found.push(`handler: ${shown}`);
        if (/^\s*javascript:/i.test(value)) found.push(`script address: ${shown}`);
        if (name === "src" && !new URL(value, document.baseURI).href.startsWith(location.origin)) found.push(`from elsewhere: ${shown}`);
      }
      if (element instanceof HTMLIFrameElement || element instanceof HTMLFormElement && element.action !== location.href.split("#")[0] && element.hasAttribute("action")) {
        found.push(`sends or frames: ${shown}`);
      }
      if (element instanceof HTMLAnchorElement && element.target === "_blank" && !/noopener|noreferrer/.test(element.rel)) {
        found.push(`hands its window on: ${shown}`);
      }
    }
    return found;
  });
}

test("no view needs what the policy forbids, or reaches anyone but the data hosts", async ({ page, baseURL, standin }) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    const { origin, host } = new URL(request.url());
    if (origin !== new URL(baseURL ?? "").origin && request.url().startsWith("http")) elsewhere.push(host);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => console.error("policy:", event.violatedDirective, event.blockedURI));
  });
  for (const view of VIEWS) {
    await page.goto(view);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.mouse.move(5, 5);
    await page.mouse.move(9, 9);
    await page.waitForLoadState("networkidle");
    expect(await offences(page), view).toEqual([]);
  }
  const policy = await page.locator("meta[http-equiv='Content-Security-Policy']").getAttribute("content");
  const allowed = policy?.match(/connect-src ([^;]+)/)?.[1] ?? "";
  expect(elsewhere.filter((host) => !allowed.includes(`https://${host}`))).toEqual([]);
  expect(elsewhere.length).toBeGreaterThan(0);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/);
  expect(standin.strangers).toEqual([]);
});

test("neither handlers in attributes nor text as code run", async ({ page, problems }) => {
  problems.expect(/Content Security Policy|violates the following/);
  await page.goto("");
  await expect(page.locator("#shell")).toHaveCount(0);
  const ran = await page.evaluate(async () => {
    const button = document.createElement("button");
    button.setAttribute("onclick", "window.intruder = 'handler'");
    document.body.append(button);
    button.click();
    // The test's own eval would be let through; a timer's text is not the test's any more.
    setTimeout("window.intruder = 'text'" as unknown as () => void, 0);
    await new Promise((rested) => setTimeout(rested, 200));
    return (window as { intruder?: string }).intruder;
  });
  expect(ran).toBeUndefined();
});

test("a hostile link is shown as text, if at all", async ({ page }) => {
  const evil = encodeURIComponent(`"><img src=x onerror="window.intruder=1"><script>window.intruder=1</script>`);
  for (const link of [`#calc?v=1&coin=btc&device=${evil}&hash=${evil}&${evil}=1&cur=${evil}`, `#rank?v=1&q=${evil}&sort=${evil}`]) {
    await page.goto(link);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(await page.locator("main img, main script").count(), link).toBe(0);
    expect(await page.evaluate(() => "intruder" in window), link).toBe(false);
  }
});

/** Ways in which a browser keeps nothing: each replaces what localStorage is. */
const STORAGES: [name: string, barred: () => void][] = [
  [
    "barred, as with cookies off",
    () =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      }),
  ],
  ["missing", () => Object.defineProperty(window, "localStorage", { value: null })],
  [
    "full, as in some private windows",
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
  ],
  [
    "full of what no version has written",
    () => {
      for (const key of ["breakeven.draft.2", "breakeven.theme", "breakeven.market.1.quote.price:BTC", "breakeven.market.1.pause.api.coingecko.com"]) {
        localStorage.setItem(key, "\u0000\tNaN\n-1e999\t\t<b>\u202e");
      }
    },
  ],
];

for (const [name, barred] of STORAGES) {
  test(`a storage that is ${name} costs nothing but the memory`, async ({ page }) => {
    await page.addInitScript(barred);
    const calculator = new Calculator(page);
    await calculator.openLive();
    await calculator.field("Price of one").fill("1234");
    await expect(calculator.answer).toHaveText(ANSWERED);
    await page.getByRole("radio", { name: "Dark" }).or(page.getByRole("button", { name: "Dark" })).first().click({ force: true });
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await page.getByRole("link", { name: "Rank", exact: true }).click();
    await expect(page.getByRole("table").first()).toBeVisible();
    await calculator.toMethod();
  });
}
