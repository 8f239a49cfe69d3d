import { Calculator } from "../support/calculator";
import { test } from "../support/fixtures";
const F = "/tmp/w/h-form/end2end/shots/";
for (const [dev, viewport] of Object.entries({ phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } }))
  for (const scheme of ["light", "dark"] as const)
    test(`zz-${dev}-${scheme}`, async ({ page, standin }) => {
      test.setTimeout(90_000);
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      const n = (s: string) => `${F}zz-${s}-${dev}-${scheme}.png`;
      const c = new Calculator(page);
      await c.openLive();
      for (const g of ["What you buy", "What it costs to run", "How the future goes"]) await c.group(g).getByText("Typical values…", { exact: true }).click();
      await c.field("Electricity in").selectOption({ label: "Germany, homes" });
      await c.field("Pool").selectOption({ index: 2 });
      await c.field("Resale value falls").selectOption({ index: 1 });
      await c.field("Electricity price").fill("8");
      await c.field("Hashrate").fill("819000");
      await page.waitForTimeout(500);
      await page.screenshot({ path: n("typical"), fullPage: true });
      await page.getByRole("button", { name: /^Machine / }).click();
      await page.waitForTimeout(500);
      const p = page.getByRole("dialog");
      await p.getByLabel("Name for the figures on the form").fill("Garage");
      await p.getByRole("button", { name: "Keep as my machine" }).click();
      await page.screenshot({ path: n("picker") });
      await p.getByRole("button", { name: "Several kinds together…" }).click();
      await p.getByRole("button", { name: /S21 Pro/ }).click();
      await p.getByRole("button", { name: /Proto Rig/ }).click();
      await page.waitForTimeout(200);
      await page.screenshot({ path: n("rig") });
      await p.getByRole("button", { name: "Close" }).click();
      await c.field("Coin").selectOption({ label: "A coin of your own" });
      await page.waitForTimeout(500);
      await page.screenshot({ path: n("own"), fullPage: true });
      standin.fault("*", "500");
    });
