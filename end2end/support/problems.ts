import type { Page } from "@playwright/test";

/** What went wrong in the page without anyone looking: console errors, exceptions, policy violations. */
export class Problems {
  private readonly found: string[] = [];
  private readonly expected: RegExp[] = [];

  /** Watches from before the first byte of the page. */
  static async watch(page: Page): Promise<Problems> {
    const problems = new Problems();
    page.on("pageerror", (error) => problems.found.push(`exception: ${error.message}`));
    page.on("console", (message) => {
      // A policy violation is also written to the console, as an error.
      if (message.type() === "error") problems.found.push(`console: ${message.text()} ${message.location().url}`);
    });
    return problems;
  }

  /** This test provokes problems that match. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** All so far that no pattern expects. */
  unexpected(): string[] {
    return this.found.filter((problem) => !this.expected.some((pattern) => pattern.test(problem)));
  }
}

/** What Chromium writes about a request that a data host did not answer well. */
export const FAILED_REQUEST = /Failed to load resource|has been blocked by CORS policy/;
