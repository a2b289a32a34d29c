// Single keys. Never with Ctrl+Alt, which is AltGr on German keyboards; off where one types, and wholly off by a switch.

const PLACES = { h: "/", q: "/conversations/", m: "/conversations/?view=mine", k: "/customers/", s: "/search/", r: "/round/" };
let isOn = document.body.dataset.keys !== "off";
let waitsForPlace = false;

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    // Before the page is complete a deed would load it anew instead of changing it in place.
    if (document.readyState !== "complete") return;
    if (!isOn || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    if (press(event.key)) event.preventDefault();
  });
  for (const box of document.querySelectorAll("[data-keys-switch]")) {
    box.addEventListener("change", () => switchKeys(box.checked));
  }
}

function switchKeys(on) {
  isOn = on;
  document.cookie = `keys=${on ? "on" : "off"};path=/;max-age=31536000;samesite=lax`;
}

function isTyping(element) {
  return element.matches?.("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]");
}

function press(key) {
  if (waitsForPlace) {
    waitsForPlace = false;
    const place = PLACES[key];
    const isThere = place && (key !== "r" || document.querySelector(`a[href="${place}"]`));
    if (isThere) location.href = place;
    return Boolean(isThere);
  }
  if (key === "g") {
    waitsForPlace = true;
    setTimeout(() => { waitsForPlace = false; }, 1200);
    return true;
  }
  if (key === "?") return show("shortcuts");
  if (key === "/") return show("commands");
  if (key === "j" || key === "k") return step(key === "j" ? 1 : -1);
  if (key === "x") return select();
  if (deedOnRow(key) || deed(key)) return true;
  if (key === "u") return follow(".back");
  return key === "c" && go("/mails/new");
}

function show(id) {
  const dialog = document.getElementById(id);
  dialog?.showModal();
  return Boolean(dialog);
}

function go(place) {
  location.href = place;
  return true;
}

function follow(selector) {
  const link = document.querySelector(selector);
  link?.click();
  return Boolean(link);
}

function step(by) {
  const links = [...document.querySelectorAll("main [data-rows] [data-row] a")].filter((link) => link.offsetParent);
  if (!links.length) return false;
  const at = links.indexOf(document.activeElement);
  const current = at >= 0 ? at : links.findIndex((link) => link.hasAttribute("aria-current"));
  const next = links[Math.min(Math.max(current + by, 0), links.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function select() {
  const box = document.activeElement.closest?.("[data-row]")?.querySelector(".q-pick input");
  box?.click();
  return Boolean(box);
}

// On the line that has the focus, or on those that are selected.
function deedOnRow(key) {
  const button = document.querySelector(`[data-row-key="${CSS.escape(key)}"]`);
  if (!button) return false;
  const row = document.activeElement.closest("[data-row]");
  if (row && !button.form.querySelector(".q-pick :checked")) row.querySelector(".q-pick input").checked = true;
  if (!button.form.querySelector(".q-pick :checked")) return false;
  button.form.requestSubmit(button);
  return true;
}

// A deed is whatever on the page says that it answers to this key.
function deed(key) {
  const focus = document.querySelector(`[data-focus-key="${CSS.escape(key)}"]`);
  if (focus) {
    focus.focus();
    return true;
  }
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!target) return false;
  if (target instanceof HTMLDetailsElement) {
    target.open = true;
    target.querySelector("textarea, button, input, a")?.focus();
  } else if (target instanceof HTMLFormElement) {
    target.requestSubmit();
  } else {
    target.click();
  }
  return true;
}
