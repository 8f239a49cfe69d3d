import type { Page } from "@playwright/test";

/** The wasm modules that the page asks for from here on. */
export function modules(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    const file = new URL(request.url()).pathname.split("/").pop() ?? "";
    if (file.endsWith(".wasm")) asked.push(file);
  });
  return asked;
}
