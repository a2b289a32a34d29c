// The coach underlines softly while one writes; Tab or Alt+Enter takes the better wording, Escape leaves it.

const GAP = "…";

export function startCoach(form, text) {
  const underlay = form.querySelector("[data-underlay]");
  form.classList.add("is-coached");
  const drawn = () => {
    draw(form, text, underlay);
    point(form, text);
  };
  text.addEventListener("input", drawn);
  text.addEventListener("scroll", () => { underlay.scrollTop = text.scrollTop; });
  form.addEventListener("htmx:afterSwap", () => { remember(form); halt(form); });
  form.addEventListener("htmx:afterSettle", drawn);
  document.addEventListener("selectionchange", () => point(form, text));
  form.addEventListener("click", (event) => {
    const better = event.target.closest("[data-accept]");
    if (better) accept(form, text, better);
  });
  text.addEventListener("keydown", (event) => press(form, text, event));
  // What is typed beside the text is no part of the draft, and what is read anew would wipe it away.
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, (event) => { if (event.target.closest("[data-apart]")) event.stopPropagation(); }, true);
  }
  form.addEventListener("toggle", (event) => keepInMind(form, event.target), true);
  form.addEventListener("stopped", () => halt(form, true));
  fold(form);
  place(text);
  drawn();
}

// Passages that still say what they said when the coach read them.
function passages(form, text) {
  // The coach counts code points, the text field UTF-16 units.
  const points = [...text.value];
  const unit = (at) => points.slice(0, Number(at)).join("").length;
  return [...form.querySelectorAll(".finding[data-start]")]
    .map((finding) => ({ finding, start: unit(finding.dataset.start), end: unit(finding.dataset.end) }))
    .filter(({ finding, start, end }) => text.value.slice(start, end) === finding.dataset.text)
    .sort((one, other) => one.start - other.start);
}

function draw(form, text, underlay) {
  const pieces = [];
  let at = 0;
  for (const { finding, start, end } of passages(form, text)) {
    if (start < at) continue;
    const line = document.createElement("span");
    const severity = ["is-grave", "is-note"].find((name) => finding.classList.contains(name));
    line.className = severity ? `underlined ${severity}` : "underlined";
    line.textContent = text.value.slice(start, end);
    pieces.push(text.value.slice(at, start), line);
    at = end;
  }
  underlay.replaceChildren(...pieces, `${text.value.slice(at)}\n`);
  underlay.scrollTop = text.scrollTop;
}

// Those in which the caret stands, or right behind which, with nothing but spaces between.
function here(form, text) {
  const caret = text.selectionStart;
  const isHere = ({ start, end }) => start <= caret && (caret <= end || !text.value.slice(end, caret).match(/[^ ]/));
  return passages(form, text).filter(isHere).map(({ finding }) => finding);
}

// What the caret stands in is said a little louder beside the text, and to a screen reader.
function point(form, text) {
  if (!form.isConnected) return;
  const mine = document.activeElement === text ? here(form, text) : [];
  let isNew = false;
  for (const finding of form.querySelectorAll(".finding")) {
    const isHere = mine.includes(finding);
    isNew ||= isHere && !finding.classList.contains("is-here");
    finding.classList.toggle("is-here", isHere);
  }
  if (isNew) form.querySelector("[data-advice]").scrollTop = 0; // it comes first there
  if (form.dataset.left !== String(text.selectionStart)) delete form.dataset.left;
  speak(form, mine);
}

function speak(form, mine) {
  const line = form.querySelector("[data-coach-says]");
  const said = mine.map((finding) => {
    const offer = finding.querySelector("[data-accept]")?.dataset;
    const better = offer && (offer.accept || offer.words);
    const about = [...finding.querySelectorAll("strong, [data-why]")].map((one) => one.textContent.replace(/[.]?$/, "."));
    const how = offer?.words ? line.dataset.withoutTab : line.dataset.withTab;
    return [...about, better && how.replace("{words}", () => better.replace(/[.]$/, ""))].filter(Boolean).join(" ");
  }).join(" ");
  if (line.textContent !== said) line.textContent = said;
}

function press(form, text, event) {
  if (event.defaultPrevented || event.isComposing || event.metaKey) return;
  const near = here(form, text).map((finding) => finding.querySelector("[data-accept]")).find(Boolean);
  if (event.key === "Escape" && near) {
    form.dataset.left = String(text.selectionStart);
    return;
  }
  const isTab = event.key === "Tab" && !event.shiftKey && !event.altKey && !event.ctrlKey && !form.dataset.left;
  const isOther = (event.key === "Enter" && event.altKey && !event.ctrlKey) || (event.key === "." && event.ctrlKey && !event.altKey);
  const better = near ?? (isOther ? form.querySelector("[data-accept]") : null);
  if (!better || !(isTab || isOther)) return;
  event.preventDefault();
  accept(form, text, better);
}

function accept(form, text, better) {
  const found = passages(form, text).find(({ finding }) => finding === better.closest(".finding"));
  if (!found) return;
  const words = better.dataset.accept;
  const { start, end } = words ? found : withGap(text.value, found);
  text.focus();
  text.setSelectionRange(start, end);
  // Only what is typed can be undone by Ctrl+Z; the browser tells of it itself.
  if (!(words ? document.execCommand("insertText", false, words) : document.execCommand("delete"))) {
    text.setRangeText(words, start, end, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const gap = words.indexOf(GAP);
  if (gap >= 0) text.setSelectionRange(found.start + gap, found.start + gap + GAP.length);
}

// A sentence that is left out takes one of the gaps around it along, a paragraph its empty line.
function withGap(value, { start, end }) {
  const after = value.slice(end).match(/^ *\n+/);
  if (after && /(^|\n) *$/.test(value.slice(0, start))) return { start, end: end + after[0].length };
  const behind = value.slice(end).match(/^ */)[0].length;
  if (behind && !value.slice(end + behind).startsWith("\n")) return { start, end: end + behind };
  return { start: start - value.slice(0, start).match(/ *$/)[0].length, end: end + behind };
}

// The field for the words against the stop is there as long as the coach says so, and empty each time.
function halt(form, isRefused = false) {
  const stop = form.querySelector("[data-stop]");
  const isStopped = isRefused || form.querySelector("#beside")?.dataset.verdict === "stop";
  const field = stop.querySelector("input");
  if (!isStopped) field.value = "";
  stop.hidden = !isStopped;
  if (!isRefused) return;
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: matchMedia("(max-width: 719px)").matches ? "center" : "nearest" });
}

// What was unfolded beside the text stays so when it is read anew; on the phone the list begins folded.
function fold(form) {
  if (!matchMedia("(max-width: 719px)").matches) return;
  for (const part of form.querySelectorAll("[data-folds]")) part.open = false;
}

function keepInMind(form, part) {
  if (part.open && part.parentElement.matches("[data-stop]")) part.querySelector("input").focus();
  if (part.dataset?.remembers) form.dataset[part.dataset.remembers] = part.open ? "open" : "shut";
}

function remember(form) {
  fold(form);
  for (const part of form.querySelectorAll("[data-remembers]")) {
    const was = form.dataset[part.dataset.remembers];
    if (was) part.open = was === "open";
  }
}

// A composer that was made anew says where one goes on writing.
function place(text) {
  if (!text.dataset.caret) return;
  const at = [...text.value].slice(0, Number(text.dataset.caret)).join("").length;
  text.focus();
  text.setSelectionRange(at, at);
}
