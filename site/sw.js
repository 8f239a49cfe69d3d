// Answers the page's own files from a copy of one whole build, so that it starts without a network.
//
// Only files of that build are answered. Data hosts and market.json are never touched: the page keeps
// figures itself, with their age.

/** Filled in by the build: a digest of the files, and their paths; "./" is the page. */
const VERSION = "__VERSION__";
const FILES = __FILES__;

const PREFIX = "breakeven-";
const CACHE = PREFIX + VERSION;
const SCOPE = self.registration.scope;

addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      // Names that carry a digest may come from the browser's own cache; the others are asked for again.
      const fresh = (file) => new Request(SCOPE + file, { cache: /-[0-9a-f]{16}/.test(file) ? "default" : "no-cache" });
      await cache.addAll(FILES.map(fresh));
    })(),
  );
});

addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      // The copy before this one stays, as another tab may still run it and open a view of it.
      const copies = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
      for (const old of copies.slice(0, -1)) await caches.delete(old);
      await clients.claim();
    })(),
  );
});

// A newer version waits until the person asks for it, or until no tab shows this one any more.
addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(SCOPE)) return;
  const path = url.slice(SCOPE.length).replace(/[?#].*$/, "");
  const file = path === "" || path === "index.html" ? "./" : path;
  // Parts of a program that is not this version's belong to the tab of an older one.
  if (FILES.includes(file) || file.startsWith("program-")) event.respondWith(answer(event.request, file));
});

async function answer(request, file) {
  const address = new URL(file, SCOPE).href;
  const own = await (await caches.open(CACHE)).match(address);
  return own ?? (await caches.match(address)) ?? fetch(request);
}
