// An outline to begin with, its gaps one after another (F8), and passages that fit, put in where the caret is.

import { say } from "./toasts.js";

const GAP = /\[…\]/g;
const LONGEST_BEGINNING = 120;

document.addEventListener("htmx:load", (event) => start(event.target));
document.addEventListener("input", (event) => {
  if (event.target.matches?.("[data-composer] textarea[name=text]")) look(event.target);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "F8" || event.ctrlKey || event.altKey || event.metaKey) return;
  const form = event.target.closest?.("[data-composer]");
  if (!form?.querySelector("[data-outline]")) return;
  event.preventDefault();
  if (!next(form)) form.querySelector("[data-begin-outline]:not([hidden])")?.click();
});
document.addEventListener("click", (event) => {
  const form = event.target.closest?.("[data-composer]");
  if (!form) return;
  const beginning = event.target.closest("[data-begin-outline]");
  if (beginning) {
    event.preventDefault();
    begin(form, beginning);
  }
  if (event.target.closest("[data-next-gap]")) next(form);
  const put = event.target.closest("[data-put]");
  if (!put) return;
  event.preventDefault();
  putIn(form, put);
});
start(document);

function start(root) {
  const forms = root.matches?.("[data-composer]") ? [root] : root.querySelectorAll("[data-composer]");
  for (const form of forms) look(textOf(form));
}

function textOf(form) {
  return form.querySelector("textarea[name=text]");
}

function look(text) {
  const row = text.form.querySelector("[data-outline]");
  if (!row) return;
  const gaps = text.value.match(GAP)?.length ?? 0;
  row.querySelector("[data-begin-outline]").hidden = gaps > 0 || text.value.trim().length > LONGEST_BEGINNING;
  row.querySelector("[data-next-gap]").hidden = gaps === 0;
  row.querySelector("[data-gaps]").textContent = gaps;
}

// The gap behind the caret, else the first one, is selected, so that one simply types.
function next(form) {
  const text = textOf(form);
  const gaps = [...text.value.matchAll(GAP)];
  if (!gaps.length) return false;
  const at = document.activeElement === text ? text.selectionEnd : 0;
  const gap = gaps.find(({ index }) => index >= at) ?? gaps[0];
  text.setSelectionRange(gap.index, gap.index + gap[0].length);
  reveal(form, text);
  return true;
}

// A text field scrolls to its caret when it gets the focus; leaving it for that moment is no reason to keep the draft.
function reveal(form, text) {
  const dirty = form.dataset.dirty;
  form.dataset.dirty = "";
  text.blur();
  text.focus();
  form.dataset.dirty = dirty ?? "";
}

async function begin(form, button) {
  const text = textOf(form);
  const typed = text.value;
  const outlined = await ask(button, new FormData(form));
  if (outlined === null || text.value !== typed) return;
  text.value = outlined;
  changed(text);
  text.setSelectionRange(0, 0);
  text.focus();
  next(form);
}

async function putIn(form, button) {
  const passage = await ask(button, new URLSearchParams({ [button.name]: button.value }));
  if (passage === null) return;
  const text = textOf(form);
  const before = text.value.slice(0, text.selectionStart);
  const after = text.value.slice(text.selectionEnd);
  const above = before.trim() && !before.endsWith("\n\n") ? "\n\n" : "";
  const below = after.trim() && !after.startsWith("\n\n") ? "\n\n" : "";
  const start = text.selectionStart + above.length;
  text.setRangeText(above + passage + below, text.selectionStart, text.selectionEnd, "end");
  const gap = passage.indexOf("[…]");
  if (gap >= 0) text.setSelectionRange(start + gap, start + gap + 3);
  text.focus();
  changed(text);
}

// The text that the desk answers with; null where it refuses or cannot be reached, which is said.
async function ask(button, body) {
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  const headers = { "X-CSRFToken": token, "HX-Request": "true" };
  let answer;
  try {
    answer = await fetch(button.formAction, { method: "POST", headers, body });
  } catch {
    say(document.getElementById("toasts").dataset.offline, "refusal");
    return null;
  }
  const told = JSON.parse(answer.headers.get("HX-Trigger") ?? "{}").toast;
  if (told) say(told.text, told.kind);
  const isText = answer.headers.get("Content-Type")?.startsWith("application/json");
  return answer.ok && isText ? (await answer.json()).text : null;
}

function changed(text) {
  text.dispatchEvent(new Event("input", { bubbles: true }));
}
