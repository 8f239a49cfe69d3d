// Answers the page's own files from a copy of one whole build, so that it starts without a network.
//
// Only files of that build are answered, and market.json where the host cannot be reached. Data hosts are never
// touched: the page keeps their figures itself, with their age.

/** Filled in by the build: a digest of the files, and their paths; "./" is the page. */
const VERSION = "__VERSION__";
const FILES = __FILES__;

const PREFIX = "breakeven-";
const CACHE = PREFIX + VERSION;
const MARKET = "market.json";
/** Outlives a version, as figures do. */
const FIGURES = PREFIX + "figures";
const SCOPE = self.registration.scope;

addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      // Names that carry a digest may come from the browser's own cache; the others are asked for again.
      const fresh = (file) => new Request(SCOPE + file, { cache: /-[0-9a-f]{16}/.test(file) ? "default" : "no-cache" });
      const cache = await caches.open(CACHE);
      await cache.addAll(FILES.map(fresh));
      // The next visit may be without a network. A host without the file is no reason to keep no copy.
      const market = await caches.open(FIGURES);
      await market.add(fresh(MARKET)).catch(() => {});
    })(),
  );
});

addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      // The copy before this one stays, as another tab may still run it and open a view of it.
      const copies = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE && name !== FIGURES);
      for (const old of copies.slice(0, -1)) await caches.delete(old);
      await clients.claim();
    })(),
  );
});

// A newer version waits until the person asks for it, or until no tab shows this one any more.
addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
  // The texts of the language that the page speaks here.
  if (event.data.keep) event.waitUntil(keep(event.data.keep));
});

async function keep(files) {
  const cache = await caches.open(CACHE);
  for (const file of files) {
    // Without a network now there will be another visit.
    if (!(await cache.match(file))) await cache.add(file).catch(() => {});
  }
}

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(SCOPE)) return;
  const path = url.slice(SCOPE.length).replace(/[?#].*$/, "");
  const file = path === "" || path === "index.html" ? "./" : path;
  if (file === MARKET) event.respondWith(figures(event.request));
  // Parts of a program that is not this version's belong to the tab of an older one.
  if (FILES.includes(file) || file.startsWith("program-")) event.respondWith(answer(event.request, file));
});

/** The host's file, else the last one it gave: each figure in it says when it was fetched. */
async function figures(request) {
  const cache = await caches.open(FIGURES);
  try {
    const reply = await fetch(request);
    if (reply.ok) await cache.put(request, reply.clone());
    return reply;
  } catch (unreachable) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw unreachable;
  }
}

async function answer(request, file) {
  const address = new URL(file, SCOPE).href;
  const own = await (await caches.open(CACHE)).match(address);
  return own ?? (await caches.match(address)) ?? fetch(request);
}
