// Writing: drafts keep themselves, files come by button, drop and paste, :: offers snippets.
import "./addresses.js";
import { startCoach } from "./coach.js";
import "./cooling.js";
import "./keeping.js";
import "./outline.js";
import { say } from "./toasts.js";

document.addEventListener("htmx:load", (event) => start(event.target));
document.addEventListener("submit", (event) => {
  const text = document.querySelector("[data-composer] textarea[name=text]");
  if (!event.target.matches?.("[data-ready]") || !text) return;
  event.preventDefault();
  putIn(text, event.target.dataset.ready);
});
start(document);

function start(root) {
  const forms = root.matches?.("[data-composer]") ? [root] : root.querySelectorAll("[data-composer]");
  for (const form of forms) {
    if (form.dataset.started) continue;
    form.dataset.started = "1";
    prepare(form);
  }
}

function prepare(form) {
  const text = form.querySelector("textarea[name=text]");
  form.addEventListener("input", () => { form.dataset.dirty = "1"; });
  const foot = form.querySelector(".composer-foot"); // one line of buttons or two: what is promised stands above them
  new ResizeObserver(() => form.style.setProperty("--foot", `${foot.offsetHeight}px`)).observe(foot);
  text.addEventListener("blur", () => form.dataset.dirty && window.htmx.trigger(form, "keep"));
  window.addEventListener("pagehide", () => keepAtLast(form));
  form.addEventListener("submit", (event) => submit(form, event));
  // What was still to be kept goes with the mail; a draft that is sent keeps nothing more.
  form.addEventListener("htmx:beforeRequest", (event) => { if (form.dataset.sending === "sent") event.preventDefault(); });
  form.addEventListener("keydown", (event) => {
    const isSending = event.target === text ? event.ctrlKey || event.metaKey : event.target.name === "anyway";
    if (event.key === "Enter" && isSending && !event.altKey) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("[data-send]"));
    }
  });
  files(form, text);
  snippets(form, text);
  startCoach(form, text);
}

// A ready passage goes where the caret is, once; without a composer the desk begins an answer with it.
function putIn(text, passage) {
  if (!text.value.includes(passage)) {
    if (!text.selectionEnd) text.setSelectionRange(text.value.length, text.value.length);
    const before = text.value.slice(0, text.selectionStart);
    const after = text.value.slice(text.selectionEnd);
    const gap = (words, is) => (!words.trim() || is(words) ? "" : "\n\n");
    text.setRangeText(
      gap(before, (words) => words.endsWith("\n\n")) + passage + gap(after, (words) => words.startsWith("\n\n")),
      text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
  text.focus();
}

function token() {
  return JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
}

function keepAtLast(form) {
  if (!form.isConnected || !form.dataset.dirty || form.dataset.sending) return;
  fetch(form.dataset.draft, { method: "POST", keepalive: true, headers: { "X-CSRFToken": token() }, body: new URLSearchParams(new FormData(form)) });
}

// Sent by script, so that a refusal leaves the page and every word in place.
async function submit(form, event) {
  const button = event.submitter;
  if (button && !button.matches("[data-send]")) return;
  event.preventDefault();
  if (form.dataset.sending) return;
  form.dataset.sending = "1";
  await untilKept(form);
  form.dataset.sending = "sent";
  const answer = await send(form, button);
  const place = answer?.headers.get("HX-Redirect");
  if (!place) form.dataset.sending = "";
  if (!answer) return;
  if (place) {
    form.dataset.dirty = "";
    location.assign(place);
    if (new URL(place, location.href).pathname === location.pathname) location.reload();
    return;
  }
  const told = JSON.parse(answer.headers.get("HX-Trigger") ?? "{}").toast;
  if (told) say(told.text, told.kind);
  if (JSON.parse(answer.headers.get("HX-Trigger") ?? "{}").stopped) form.dispatchEvent(new Event("stopped"));
  window.htmx.trigger(document.body, "refused");
}

// A text that is being kept arrives before the draft is gone.
function untilKept(form) {
  if (!form.classList.contains("htmx-request")) return Promise.resolve();
  return new Promise((resolve) => { form.addEventListener("htmx:afterRequest", resolve, { once: true }); });
}

async function send(form, button) {
  const body = new FormData(form);
  if (button?.name) body.set(button.name, button.value);
  if (!button?.closest(".menu-panel")) body.delete("at");
  try {
    return await fetch(form.action, { method: "POST", headers: { "X-CSRFToken": token(), "HX-Request": "true" }, body });
  } catch {
    say(document.getElementById("toasts").dataset.offline, "refusal");
    return null;
  }
}

function files(form, text) {
  const button = form.querySelector("[data-attach]");
  button.addEventListener("change", () => { upload(form, button.files); button.value = ""; });
  form.addEventListener("dragover", (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    form.classList.add("is-receiving");
  });
  form.addEventListener("dragleave", (event) => { if (!form.contains(event.relatedTarget)) form.classList.remove("is-receiving"); });
  form.addEventListener("drop", (event) => {
    form.classList.remove("is-receiving");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    upload(form, event.dataTransfer.files);
  });
  text.addEventListener("paste", (event) => {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    upload(form, event.clipboardData.files);
  });
}

function upload(form, list) {
  if (!list.length) return;
  const body = new FormData();
  for (const file of list) body.append("files", file);
  const bar = form.querySelector("[data-progress]");
  const request = new XMLHttpRequest();
  request.open("POST", form.dataset.files);
  request.setRequestHeader("X-CSRFToken", token());
  request.setRequestHeader("HX-Request", "true");
  bar.hidden = false;
  request.upload.addEventListener("progress", (event) => { bar.value = (event.loaded / event.total) * 100; });
  request.addEventListener("loadend", () => {
    bar.hidden = true;
    if (request.status === 200) {
      form.querySelector("#draft-files").outerHTML = request.responseText;
      window.htmx.process(form.querySelector("#draft-files"));
      return;
    }
    const told = JSON.parse(request.getResponseHeader("HX-Trigger") ?? "{}").toast;
    say(told?.text ?? bar.dataset.failed, "refusal");
  });
  request.send(body);
}

function snippets(form, text) {
  const box = form.querySelector("#snippets");
  let asked = 0;

  const begun = () => text.value.slice(0, text.selectionStart).match(/::([\p{L}\d_-]{0,30}(?: [\p{L}\d_-]{1,30}){0,3} ?)$/u);
  const close = () => { box.hidden = true; asked += 1; };
  const options = () => [...box.querySelectorAll("[role=option]")];

  text.addEventListener("input", async () => {
    const found = begun();
    if (!found) return close();
    const mine = ++asked;
    const answer = await fetch(`${form.dataset.snippets}?prefix=${encodeURIComponent(found[1])}`);
    if (mine !== asked || !answer.ok) return undefined;
    box.innerHTML = await answer.text();
    box.hidden = false;
    box.scrollIntoView({ block: "nearest" });
    return undefined;
  });

  text.addEventListener("keydown", (event) => {
    if (box.hidden) return;
    const all = options();
    const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && all.length) choose(all, (at + step + all.length) % all.length);
    else if ((event.key === "Enter" || event.key === "Tab") && all[at]) insert(all[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  box.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault();
    insert(option);
  });
  text.addEventListener("blur", close);

  function choose(all, index) {
    all.forEach((option, at) => option.setAttribute("aria-selected", at === index));
    all[index].scrollIntoView({ block: "nearest" });
  }

  async function insert(option) {
    const found = begun();
    close();
    const answer = await fetch(option.dataset.url, { method: "POST", headers: { "X-CSRFToken": token() } });
    if (!found || !answer.ok) return;
    const filled = (await answer.json()).text;
    const end = text.selectionStart;
    text.setRangeText(filled, end - found[0].length, end, "end");
    text.focus();
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
