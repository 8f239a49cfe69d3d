import { expect, type Locator, type Page } from "@playwright/test";

/** Either sentence that answers the question. */
export const ANSWERED = /^(Pays for itself in .+, by .+|Never pays for itself within .+)\.$/;

/** The calculator as a person meets it: by names and words. */
export class Calculator {
  /** The sentence. */
  readonly answer: Locator;
  /** What stands above the answer after a link was opened. */
  readonly banner: Locator;

  constructor(readonly page: Page) {
    this.answer = page.getByRole("heading", { level: 1 });
    this.banner = page.getByRole("complementary", { name: "About this link" });
  }

  /** Opens the page, or a link into it, and waits for its first answer. */
  async open(fragment = ""): Promise<void> {
    await this.page.goto(fragment);
    await expect(this.answer).toHaveText(ANSWERED);
    // The tables below the answer come once somebody stirs.
    await this.page.mouse.move(1, 1);
    await this.page.mouse.move(2, 2);
  }

  /** Opens the page and waits until every figure that comes from outside is live. */
  async openLive(fragment = ""): Promise<void> {
    await this.open(fragment);
    for (const name of ["Coin price", "Difficulty", "First block", "Transaction fees"]) {
      await expect(this.field(name)).toHaveAccessibleDescription(/^live /);
    }
    await this.page.waitForLoadState("networkidle");
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  group(name: string): Locator {
    return this.page.getByRole("group", { name, exact: true });
  }

  section(name: string): Locator {
    // Within some sections a part that scrolls has the same name.
    return this.page.getByRole("region", { name, exact: true }).first();
  }

  /** Unfolds the less used inputs of every group. */
  async unfold(): Promise<void> {
    for (const more of await this.page.getByText("More", { exact: true }).all()) await more.click();
  }

  /** The sentence now. */
  async sentence(): Promise<string> {
    return (await this.answer.textContent()) ?? "";
  }

  /** What every field of the form says, folded ones included, by its label. */
  async entries(): Promise<Record<string, string>> {
    const form = this.page.getByRole("form", { name: "Your plan" });
    return form.evaluate((form: HTMLFormElement) => {
      const filled = [...form.elements].filter(
        (element) => element instanceof HTMLInputElement || element instanceof HTMLSelectElement,
      );
      const named = filled.map((field) => [field.labels?.[0]?.textContent ?? field.ariaLabel, field.value]);
      return Object.fromEntries([...named, ["Machine", document.getElementById("in-device")?.textContent]]);
    });
  }

  /** The row of a figure in the Method view's table. */
  figure(name: string): Locator {
    return this.page.getByRole("row", { name: new RegExp(`^${name} `) });
  }

  async toMethod(): Promise<void> {
    await this.page.getByRole("link", { name: "Method", exact: true }).click();
    await expect(this.answer).toHaveText("Method");
  }
}

/** Words that a number which is none leaves in a text. */
export const BROKEN_NUMBER = /\b(NaN|Infinity|undefined|null)\b|∞|\[object/;

/** Fails where any text on the page shows a number that is none. */
export async function expectWholeNumbers(page: Page): Promise<void> {
  const text = await page.locator("body").innerText();
  expect(text.length).toBeGreaterThan(500);
  expect(text).not.toMatch(BROKEN_NUMBER);
}
