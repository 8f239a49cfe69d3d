import { createServer, type Server } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { selfSigned } from "./certificate";
import { type Fault, outcome } from "./faults";
import { HOSTS } from "./replies";
import { type World, usualWorld } from "./world";

export interface Asked {
  host: string;
  /** Path and query. */
  path: string;
  method: string;
}

/** Stands in for every host of the internet: one HTTPS server that the browser is told to reach under all names. */
export class StandIn {
  /** What the hosts report; a test may change any figure. */
  world: World = usualWorld();
  /** Requests that no documented endpoint answers: the page asked for something that does not exist. */
  readonly strangers: string[] = [];
  /** Whether a fault was set in this test, so that failed requests are expected. */
  disturbed = false;

  private asked: Asked[] = [];
  private readonly faults = new Map<string, Fault>();

  private constructor(private readonly server: Server) {}

  static async open(): Promise<StandIn> {
    const server = createServer(selfSigned());
    const standIn = new StandIn(server);
    server.on("request", (request, response) => standIn.answer(request, response));
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    return standIn;
  }

  /** The browser argument that leads every host name here, except the machine itself. */
  get resolverRules(): string {
    const { port } = this.server.address() as AddressInfo;
    return `--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE 127.0.0.1`;
  }

  /**
   * Makes a host misbehave: `"mempool.space"`, one of its endpoints: `"mempool.space/api/v1/prices"`, or all: `"*"`.
   * The more exact name wins; `undefined` makes that place well again, even where a wider fault is set.
   */
  fault(where: string, fault: Fault | undefined): void {
    const host = where.split("/")[0];
    if (host !== "*" && !(host in HOSTS)) throw new Error(`the stand-in knows no host ${host}`);
    this.faults.set(where, fault ?? { slow: 0 });
    this.disturbed = true;
  }

  /** No faults, the usual world, nothing asked yet: how every test begins. */
  reset(): void {
    this.heal();
    this.world = usualWorld();
    this.disturbed = false;
    this.strangers.length = 0;
    this.forget();
  }

  /** Takes all faults away. */
  heal(): void {
    this.faults.clear();
  }

  /** What was asked, of all hosts or of one, since the test began or `forget` was called. */
  requests(host?: string): Asked[] {
    return this.asked.filter((asked) => host === undefined || asked.host === host);
  }

  /** Counts from now on. */
  forget(): void {
    this.asked = [];
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const host = (request.headers.host ?? "").replace(/:\d+$/, "");
    const url = new URL(request.url ?? "/", `https://${host || "unknown"}`);
    const method = request.method ?? "GET";
    // The browser's own errands (updates, certificates) carry no origin and are none of the page's.
    const fromPage = request.headers.origin !== undefined;
    if (fromPage) this.asked.push({ host, path: url.pathname + url.search, method });

    // Preflights are refused, as the busiest of these hosts do: the page must manage with simple requests.
    const good = method === "GET" ? HOSTS[host]?.(url.pathname, url.searchParams, this.world) : undefined;
    if (fromPage && good === undefined) this.strangers.push(`${method} ${url.href}`);

    const result = outcome(good, this.faultOf(host, url.pathname));
    if (result === "hang") return;
    if (result === "break") {
      request.socket.destroy();
      return;
    }
    const { status, headers, cors, body } = result.reply;
    const send = () => {
      // One request a connection: a broken one then never looks like a stale one, which browsers retry.
      const sent: Record<string, string> = { ...headers, connection: "close", "cache-control": "no-store" };
      if (cors) sent["access-control-allow-origin"] = "*";
      response.writeHead(method === "GET" ? status : 405, sent).end(body);
    };
    if (result.delay) setTimeout(send, result.delay);
    else send();
  }

  private faultOf(host: string, path: string): Fault | undefined {
    const place = `${host}${path}`;
    const exact = [...this.faults.keys()].filter((where) => place.startsWith(where) && where.includes("/"));
    const longest = exact.sort((a, b) => b.length - a.length)[0];
    return this.faults.get(longest) ?? this.faults.get(host) ?? this.faults.get("*");
  }
}
