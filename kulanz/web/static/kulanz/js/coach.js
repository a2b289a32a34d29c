// The coach underlines softly while one writes; Alt+Enter takes the better wording. Tab stays what it is.

export function startCoach(form, text) {
  const underlay = form.querySelector("[data-underlay]");
  const drawn = () => {
    draw(form, text, underlay);
    point(form, text);
  };
  text.addEventListener("input", drawn);
  text.addEventListener("scroll", () => { underlay.scrollTop = text.scrollTop; });
  form.addEventListener("htmx:afterSettle", drawn);
  document.addEventListener("selectionchange", () => point(form, text));
  form.addEventListener("click", (event) => {
    const better = event.target.closest("[data-accept]");
    if (better) accept(form, text, better);
  });
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.altKey || event.ctrlKey || event.metaKey) return;
    const better = here(form, text)?.querySelector("[data-accept]") ?? form.querySelector("[data-accept]");
    if (!better) return;
    event.preventDefault();
    accept(form, text, better);
  });
  drawn();
}

// Passages that still say what they said when the coach read them.
function passages(form, text) {
  // The coach counts code points, the text field UTF-16 units.
  const points = [...text.value];
  const unit = (place) => points.slice(0, Number(place)).join("").length;
  return [...form.querySelectorAll(".finding[data-start]")]
    .map((finding) => ({ finding, start: unit(finding.dataset.start), end: unit(finding.dataset.end) }))
    .filter(({ finding, start, end }) => text.value.slice(start, end) === finding.dataset.text);
}

function draw(form, text, underlay) {
  const pieces = [];
  let at = 0;
  for (const { finding, start, end } of passages(form, text)) {
    if (start < at) continue;
    const line = document.createElement("span");
    line.className = finding.classList.contains("is-grave") ? "underlined is-grave" : "underlined";
    line.textContent = text.value.slice(start, end);
    pieces.push(text.value.slice(at, start), line);
    at = end;
  }
  underlay.replaceChildren(...pieces, `${text.value.slice(at)}\n`);
  underlay.scrollTop = text.scrollTop;
}

function here(form, text) {
  const caret = text.selectionStart;
  return passages(form, text).find(({ start, end }) => start <= caret && caret <= end)?.finding;
}

// What the caret stands in is said a little louder beside the text.
function point(form, text) {
  if (!form.isConnected) return;
  const mine = document.activeElement === text ? here(form, text) : null;
  for (const finding of form.querySelectorAll(".finding")) finding.classList.toggle("is-here", finding === mine);
}

function accept(form, text, better) {
  const found = passages(form, text).find(({ finding }) => finding === better.closest(".finding"));
  if (!found) return;
  text.setRangeText(better.dataset.accept, found.start, found.end, "end");
  text.focus();
  form.dispatchEvent(new Event("input", { bubbles: true }));
  text.dispatchEvent(new Event("input"));
}
