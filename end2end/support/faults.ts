import type { Body } from "./replies";

/** How a host misbehaves. A fault by name, or an own reply. */
export type Fault =
  /** Too many requests; without the CORS header, as CoinGecko and mempool.space send it: the page sees a network error. */
  | "429"
  /** The same with the CORS header and Retry-After, so that the page can read both. */
  | "429-readable"
  | "500"
  /** An HTML page with status 200, as captive portals and block pages send it. */
  | "garbage"
  /** JSON that ends in the middle. */
  | "cut-off"
  /** Every number is a word. */
  | "wrong-type"
  /** Every number is absent. */
  | "missing-field"
  /** Every number is null. */
  | "null"
  /** Every number is NaN, as some servers write it into their JSON. */
  | "nan"
  | "negative"
  | "zero"
  /** Prices, rates, fees, difficulty and hash rate are 1000 times too high; times and heights are right. */
  | "absurd"
  | "no-cors"
  /** The connection breaks before a reply. */
  | "refused"
  /** No reply ever comes. */
  | "hang"
  /** The right reply after so many milliseconds. */
  | { slow: number }
  /** This reply instead: an object is sent as JSON, a string as it is. */
  | { body: Body; status?: number; headers?: Record<string, string>; cors?: boolean };

export interface Reply {
  status: number;
  headers: Record<string, string>;
  cors: boolean;
  body: string;
}

/** What to do with a request: answer, answer later, break the connection, or leave it open for ever. */
export type Outcome = { reply: Reply; delay?: number } | "break" | "hang";

const HTML = "<!doctype html><html><head><title>Just a moment…</title></head><body>Checking your browser</body></html>";

export function outcome(good: Body, fault: Fault | undefined): Outcome {
  const reply = plain(good);
  if (fault === undefined) return { reply };
  if (typeof fault === "object") {
    if ("slow" in fault) return { reply, delay: fault.slow };
    const { status = 200, headers = {}, cors = true, body } = fault;
    const own = plain(body);
    return { reply: { ...own, status, cors, headers: { ...own.headers, ...headers } } };
  }
  const html = { "content-type": "text/html; charset=utf-8" };
  const numbers = (replace: (value: number, key: string) => unknown) => ({ reply: plain(mapNumbers(good, replace)) });
  switch (fault) {
    case "429":
      return { reply: { ...reply, status: 429, cors: false, headers: html, body: HTML } };
    case "429-readable":
      return { reply: { ...reply, status: 429, headers: { ...html, "retry-after": "120" }, body: HTML } };
    case "500":
      return { reply: { ...reply, status: 500, headers: html, body: HTML } };
    case "garbage":
      return { reply: { ...reply, headers: html, body: HTML } };
    case "cut-off":
      return { reply: { ...reply, body: reply.body.slice(0, reply.body.length / 2) } };
    case "wrong-type":
      return numbers(() => "unavailable");
    case "missing-field":
      return numbers(() => undefined);
    case "null":
      return numbers(() => null);
    case "nan": {
      const marked = plain(mapNumbers(good, () => "NaN"));
      return { reply: { ...marked, body: marked.body.replaceAll('"NaN"', "NaN") } };
    }
    case "negative":
      return numbers((value) => -Math.abs(value));
    case "zero":
      return numbers(() => 0);
    case "absurd":
      return numbers((value, key) => (/time|date|updated|timestamp|height|block|^x$/i.test(key) ? value : value * 1000));
    case "no-cors":
      return { reply: { ...reply, cors: false } };
    case "refused":
      return "break";
    case "hang":
      return "hang";
  }
}

function plain(body: Body): Reply {
  if (body === undefined) return { status: 404, headers: { "content-type": "text/plain" }, cors: true, body: "not found" };
  if (typeof body === "string") return { status: 200, headers: { "content-type": "text/plain" }, cors: true, body };
  return { status: 200, headers: { "content-type": "application/json" }, cors: true, body: JSON.stringify(body) };
}

/** Replaces every number, also those that are sent as text, and keeps that form. */
function mapNumbers(body: Body, replace: (value: number, key: string) => unknown): Body {
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === "number") return replace(value, key);
    if (typeof value === "string") {
      if (value.trim() === "" || Number.isNaN(Number(value))) return value;
      const replaced = replace(Number(value), key);
      return typeof replaced === "number" ? `${replaced}` : replaced;
    }
    if (Array.isArray(value)) return value.map((item) => walk(item, key)).filter((item) => item !== undefined);
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, name)]));
    }
    return value;
  };
  const replaced = walk(body, "");
  // A reply that is a bare number is a whole body of text: without the number nothing is left of it.
  return replaced === undefined ? "" : typeof replaced === "object" && replaced ? replaced : `${replaced}`;
}
