// Saves the chart as a picture, or prints the answer on one sheet. Buttons say which: data-save="svg", "png", "sheet".

const MARKS = "path, line, rect, circle, polyline, polygon, text, tspan, g, stop";
/** What the style sheet says of a mark, as the picture must say itself. */
const LOOK = [
  "fill", "fill-opacity", "stop-color", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity",
  "font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline", "paint-order", "visibility",
];
const NAME = "breakeven";
const NAMESPACE = "http://www.w3.org/2000/svg";
const MARGIN = 16;

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-save]");
  if (!button) return;
  const said = document.getElementById("picture-said");
  // The program tells words of another language.
  const {
    saved = "Saved.", refused = "This browser refused. Its own menu can print the whole page, to a file as well.",
  } = document.documentElement.dataset;
  save(button.dataset.save).then(
    () => said && (said.textContent = button.dataset.save === "sheet" ? "" : saved),
    () => said && (said.textContent = refused),
  );
});

async function save(kind) {
  if (kind === "sheet") return sheet();
  const picture = drawn();
  const text = new XMLSerializer().serializeToString(picture);
  if (kind === "svg") return offer(new Blob([text], { type: "image/svg+xml" }), `${NAME}.svg`);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  // Sharp on dense screens, and when somebody enlarges it.
  canvas.width = picture.width.baseVal.value * 2;
  canvas.height = picture.height.baseVal.value * 2;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((made) => canvas.toBlob(made, "image/png"));
  if (!blob) throw new Error("no picture was made");
  offer(blob, `${NAME}.png`);
}

/** Prints with styles that leave one sheet; what the browser's own menu prints stays whole. */
async function sheet() {
  const styles = document.createElement("link");
  styles.rel = "stylesheet";
  styles.href = "./sheet.css";
  await new Promise((loaded, failed) => {
    styles.onload = loaded;
    styles.onerror = failed;
    document.head.append(styles);
  });
  addEventListener("afterprint", () => styles.remove(), { once: true });
  print();
}

/** The chart with its look written into it, under the answer and on paper of the page's colour. */
function drawn() {
  const chart = document.querySelector("svg.chart-svg");
  const copy = chart.cloneNode(true);
  const marks = chart.querySelectorAll(MARKS);
  copy.querySelectorAll(MARKS).forEach((mark, index) => {
    const look = getComputedStyle(marks[index]);
    for (const name of LOOK) mark.setAttribute(name, look.getPropertyValue(name));
    mark.removeAttribute("class");
  });
  const { width, height } = chart.viewBox.baseVal;
  const style = getComputedStyle(chart.closest("figure"));
  const head = [
    [document.querySelector("h1")?.textContent ?? "", 20, 600],
    [chart.querySelector("desc")?.textContent ?? "", 12, 400],
  ];
  const top = 64;
  const picture = element("svg", { width: width + 2 * MARGIN, height: height + top + 2 * MARGIN });
  picture.setAttribute("viewBox", `0 0 ${width + 2 * MARGIN} ${height + top + 2 * MARGIN}`);
  picture.append(element("rect", { width: "100%", height: "100%", fill: opaque(chart) }));
  head.forEach(([words, size, weight], index) => {
    const room = width;
    const line = element("text", {
      x: MARGIN, y: MARGIN + 22 + index * 24, fill: style.color, "font-size": size, "font-weight": weight, "font-family": style.fontFamily,
    });
    line.textContent = words;
    // A long sentence is drawn closer rather than cut off.
    if (words.length * size * 0.52 > room) {
      line.setAttribute("textLength", room);
      line.setAttribute("lengthAdjust", "spacingAndGlyphs");
    }
    picture.append(line);
  });
  copy.setAttribute("x", MARGIN);
  copy.setAttribute("y", top + MARGIN);
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  copy.removeAttribute("class");
  picture.append(copy);
  return picture;
}

/** The colour behind an element. */
function opaque(from) {
  for (let at = from; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (colour !== "transparent" && !/, 0\)$/.test(colour)) return colour;
  }
  return "white";
}

function element(name, attributes) {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function offer(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Not before the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
