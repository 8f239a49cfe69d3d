import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

export const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

/** Deep enough that a reference which assumes the root, or one folder, misses. */
const FOLDER = "/some/where/";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** What was compressed already, by file and by when it was written. */
const kept = new Map<string, Buffer>();

/** A file as hosts send it; one step short of the smallest, which takes ten times as long. */
function compressed(file: string): Buffer {
  const key = `${file} ${statSync(file).mtimeMs}`;
  let bytes = kept.get(key);
  if (!bytes) {
    bytes = brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    kept.set(key, bytes);
  }
  return bytes;
}

/** A plain static host with the built page in a sub-folder; what is not there is 404, as on a real one. */
export class Site {
  private constructor(
    private readonly server: Server,
    /** The address of the page, with a slash at its end. */
    readonly url: string,
  ) {}

  /** Serves the built page, or a copy of it elsewhere. */
  static async open(folder = DIST): Promise<Site> {
    if (!existsSync(join(folder, "index.html"))) {
      throw new Error("there is no dist/index.html to test: run `cargo xtask build` first");
    }
    const server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname);
      const inside = path.startsWith(FOLDER) ? normalize(path.slice(FOLDER.length) || "index.html") : undefined;
      const file = inside === undefined ? undefined : join(folder, inside);
      if (!file || !file.startsWith(normalize(folder + sep)) || !existsSync(file) || !statSync(file).isFile()) {
        response.writeHead(404, { "content-type": "text/plain" }).end("not found");
        return;
      }
      const type = TYPES[extname(file)] ?? "application/octet-stream";
      const headers = { "content-type": type, "cache-control": "no-cache", vary: "accept-encoding" };
      if (type !== TYPES[".png"] && /\bbr\b/.test(String(request.headers["accept-encoding"]))) {
        response.writeHead(200, { ...headers, "content-encoding": "br" }).end(compressed(file));
      } else {
        response.writeHead(200, headers).end(readFileSync(file));
      }
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { port } = server.address() as AddressInfo;
    return new Site(server, `http://127.0.0.1:${port}${FOLDER}`);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
