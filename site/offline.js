// Loaded once the first visit has come to rest: keeps a copy of the page for later visits, and offers a newer one.

const worker = navigator.serviceWorker;
// Not where the browser has none, as without https, nor where the person saves data.
if (worker && !navigator.connection?.saveData) {
  worker
    .register("./sw.js", { updateViaCache: "none" })
    .then((registration) => {
      if (!registration) return;
      follow(registration);
      return keepWords();
    })
    // Private windows may refuse. The page works without; only the next visit needs the network again.
    .catch((reason) => console.info("no copy is kept for visits without a network:", reason.message));
}

/** The worker's list has no language but the program's own. */
async function keepWords() {
  const { lang, dataset } = document.documentElement;
  if (lang === "en") return;
  const { active } = await worker.ready;
  const files = ["", "-later"].map((part) => new URL(`${dataset.program}${lang}${part}.txt`, location.href).href);
  active.postMessage({ keep: files });
}

function follow(registration) {
  const look = () => {
    // Without a controller this is the first copy, which the page already matches.
    if (registration.waiting && worker.controller) offer(registration);
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  look();
}

/** One line at the foot of the window, which can be put away; nothing is reloaded unasked. */
function offer(registration) {
  if (document.getElementById("newer")) return;
  const line = document.createElement("div");
  line.id = "newer";
  line.setAttribute("role", "status");
  Object.assign(line.style, {
    position: "sticky",
    insetBlockEnd: "0",
    display: "flex",
    flexWrap: "wrap",
    gap: "var(--s3)",
    alignItems: "center",
    justifyContent: "center",
    padding: "var(--s2) max(var(--s4), env(safe-area-inset-right)) max(var(--s2), env(safe-area-inset-bottom))",
    background: "var(--sheet)",
    borderBlockStart: "1px solid var(--rule-strong)",
  });
  const text = document.createElement("span");
  // The program tells words of another language.
  const {
    newer = "A newer version of this page is ready.", reload = "Reload", later = "Later",
  } = document.documentElement.dataset;
  text.textContent = newer;
  const now = button(reload, () => {
    // The draft is kept in storage and the plan of a link in the address, so nothing typed is lost.
    worker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting?.postMessage("take over");
  });
  line.append(text, now, button(later, () => line.remove()));
  document.body.append(line);
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-quiet";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}
