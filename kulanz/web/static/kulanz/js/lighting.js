// What was found in a message lights up in it: for a moment under the pointer or the focus, to stay when it is chosen.

// What is chosen, and what is under the pointer: "number of the finding/key of the passage".
const chosen = new Set();
const near = new Set();

const panel = () => document.getElementById("findings");
const finding = (number) => panel().querySelector(`li[data-number="${number}"]`);
const pieces = (key) => [...document.querySelectorAll(`[data-passage~="${CSS.escape(key)}"]`)];
const all = () => [...panel().querySelectorAll("li[data-number]")].flatMap(restsOf);

// The passages of a finding, or the one that a link names.
function restsOf(element) {
  const number = element.closest("li[data-number]")?.dataset.number;
  return [...new Set(element.dataset.lights.split(" ").filter(Boolean))].map((key) => `${number}/${key}`);
}

function start() {
  if (!panel()) return;
  for (const link of panel().querySelectorAll("a[data-lights][aria-current=true]")) restsOf(link).forEach((rest) => chosen.add(rest));
  if (panel().querySelector("[data-light-all][aria-checked=true]")) all().forEach((rest) => chosen.add(rest));
}

function paint() {
  for (const label of document.querySelectorAll(".lit-label")) label.remove();
  const shining = all().filter((rest) => chosen.has(rest) || near.has(rest));
  const said = new Set();
  // What asked for silence is lit by the server, and rests on no finding.
  for (const piece of document.querySelectorAll("[data-passage]:not([data-passage=silence])")) {
    // The narrowest passage comes first and gives the colour.
    const here = piece.dataset.passage.split(" ").flatMap((key) => shining.filter((rest) => rest.split("/")[1] === key));
    const shown = dressed(piece, here.length ? finding(here[0].split("/")[0]).dataset.tone : "");
    const fresh = here.filter((rest) => !said.has(rest));
    if (fresh.length) shown.prepend(label(fresh.map((rest) => finding(rest.split("/")[0]).dataset.words)));
    fresh.forEach((rest) => said.add(rest));
  }
  for (const link of panel().querySelectorAll("a[data-lights]")) {
    if (restsOf(link).every((rest) => chosen.has(rest))) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  panel().querySelector("[data-light-all]")?.setAttribute("aria-checked", String(all().every((rest) => chosen.has(rest))));
}

// A passage that shines is a <mark>, else it is nothing but text.
function dressed(piece, tone) {
  const name = tone ? "MARK" : "SPAN";
  let shown = piece;
  if (piece.tagName !== name) {
    shown = document.createElement(name);
    shown.dataset.passage = piece.dataset.passage;
    shown.append(...piece.childNodes);
    piece.replaceWith(shown);
  }
  if (tone) shown.className = `lit is-${tone}`;
  return shown;
}

function label(words) {
  const spoken = document.createElement("span");
  spoken.className = "lit-label visually-hidden";
  spoken.textContent = `${[...new Set(words)].join("; ")}: `;
  return spoken;
}

function choose(rests) {
  const isChosen = rests.length === chosen.size && rests.every((rest) => chosen.has(rest));
  near.clear();
  chosen.clear();
  if (!isChosen) rests.forEach((rest) => chosen.add(rest));
  paint();
  if (!isChosen) show(rests);
}

function show(rests) {
  const lit = rests.flatMap((rest) => pieces(rest.split("/")[1]));
  for (const piece of lit) {
    const fold = piece.closest("details.fold");
    if (fold) fold.open = true;
  }
  const first = lit.sort((one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))[0];
  // Where the page itself scrolls, the way back leads to the finding.
  if (matchMedia("(max-width: 1023px)").matches) history.pushState(null, "", location.href);
  first.scrollIntoView({ block: "center" });
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !panel()?.contains(event.target)) return;
  if (event.target.closest("[data-open-correction]")) document.getElementById("correction").open = true;
  const place = event.target.closest("[data-light-all], a[data-lights]")
    ?? (event.target.closest("a, button, form") ? null : event.target.closest("li[data-lights]"));
  const rests = place?.matches("[data-light-all]") ? all() : place ? restsOf(place) : [];
  // A message of long ago is not on this page: then the link leads to where it is.
  if (!rests.some((rest) => pieces(rest.split("/")[1]).length)) return;
  event.preventDefault();
  choose(rests);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches?.("[data-light-all]")) return;
  event.preventDefault();
  event.target.click();
});

for (const [name, isNear] of [["mouseover", true], ["focusin", true], ["mouseout", false], ["focusout", false]]) {
  document.addEventListener(name, (event) => {
    const place = panel()?.contains(event.target) && (event.target.closest("a[data-lights]") ?? event.target.closest("li[data-lights]"));
    if (!place) return;
    near.clear();
    if (isNear) restsOf(place).forEach((rest) => near.add(rest));
    paint();
  });
}

// The panel and the bubbles may be drawn anew.
document.addEventListener("htmx:load", () => { if (panel()) paint(); });
start();
