// A conversation: scrolled to the newest, mails as designed in their frame, pictures in place, who else is here.

const talk = document.getElementById("talk");
const fragment = location.hash && document.querySelector(location.hash);
let scrolledTo = -1;
if (talk && !fragment) showNewest();
// The composer grows as one writes, and takes its room from the thread.
if (talk) new ResizeObserver(() => { if (Math.abs(talk.scrollTop - scrolledTo) < 2) showAnswered(); }).observe(talk);

function showNewest() {
  if (showAnswered()) return;
  if (talk.scrollHeight > talk.clientHeight + 1) talk.scrollTop = talk.scrollHeight;
  else if (talk.querySelectorAll(".bubble").length > 1) [...talk.querySelectorAll(".bubble, .note")].at(-1).scrollIntoView();
}

// What is being answered stays in view: with all that came after it, or where that is too much, from its beginning.
function showAnswered() {
  const answered = document.querySelector("[data-answers]")?.dataset.answers;
  const bubble = answered && document.getElementById(`message-${answered}`);
  if (!bubble || talk.scrollHeight <= talk.clientHeight + 1) return false;
  const top = bubble.getBoundingClientRect().top - talk.getBoundingClientRect().top + talk.scrollTop - 12;
  talk.scrollTop = Math.min(top, talk.scrollHeight - talk.clientHeight);
  scrolledTo = talk.scrollTop;
  return true;
}

let typedAt = 0;
document.addEventListener("input", (event) => {
  if (event.target.matches?.("textarea")) typedAt = Date.now();
});

document.addEventListener("htmx:configRequest", (event) => {
  if (event.target.matches?.("[data-presence]")) event.detail.parameters.set("typing", Date.now() - typedAt < 8000 ? "1" : "0");
});

document.addEventListener("htmx:beforeRequest", (event) => {
  if (document.hidden && event.target.matches?.("[data-presence]")) event.preventDefault();
});

// What has been shown has been seen: a draft may be sent past it.
document.addEventListener("htmx:afterSettle", (event) => {
  const presence = document.querySelector("[data-presence] [data-seen]");
  for (const seen of document.querySelectorAll("form.composer [data-seen]")) seen.value = presence?.value ?? seen.value;
  if (event.target.id === "composer") {
    if (!showAnswered()) talk.scrollTop = talk.scrollHeight;
    event.target.querySelector("textarea")?.focus();
  }
  if (event.target.matches?.("[data-pane]")) markCurrent(event.target);
});

window.addEventListener("pagehide", () => {
  const id = document.querySelector("[data-conversation]")?.dataset.conversation;
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  if (id) fetch(`/conversations/${id}/leaving`, { method: "POST", keepalive: true, headers: { "X-CSRFToken": token } });
});

function markCurrent(pane) {
  const id = document.querySelector("[data-conversation]").dataset.conversation;
  const link = pane.querySelector(`[data-pk="${id}"]`);
  link?.setAttribute("aria-current", "page");
  link?.scrollIntoView({ block: "nearest" });
}

// Who opens the note wants to write: what is typed next must not be taken for shortcuts.
document.addEventListener("toggle", (event) => {
  if (event.target.matches?.(".note-box") && event.target.open) event.target.querySelector("textarea").focus();
}, true);

document.addEventListener("toggle", (event) => {
  const details = event.target;
  if (!details.matches?.("[data-html]") || !details.open || details.querySelector("iframe")) return;
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-same-origin allow-popups allow-popups-to-escape-sandbox");
  frame.title = details.querySelector("summary").textContent;
  frame.src = details.dataset.html;
  // Nothing in there may run, so that its height can safely be asked for.
  frame.addEventListener("load", () => { frame.height = Math.min(frame.contentDocument.documentElement.scrollHeight + 4, 6000); });
  details.append(frame);
}, true);

function showPictures(root) {
  for (const link of root.querySelectorAll("[data-picture]")) {
    const picture = document.createElement("img");
    picture.src = link.dataset.picture;
    picture.alt = "";
    picture.loading = "lazy";
    picture.addEventListener("load", () => link.classList.add("has-picture"));
    picture.addEventListener("error", () => picture.remove());
    link.prepend(picture);
    link.removeAttribute("data-picture");
  }
}

document.addEventListener("htmx:load", (event) => showPictures(event.target));
showPictures(document);

const note = document.querySelector("#note-text");
note?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) note.form.requestSubmit();
  if (event.key === "Tab" || event.key === "Enter") completeName(event);
});

// "@In" + Tab becomes "@Ines Albrecht".
function completeName(event) {
  const before = note.value.slice(0, note.selectionStart);
  const begun = before.match(/@([\p{L}-]{1,30})$/u);
  const name = begun && note.dataset.names.split("|").find((one) => one.toLowerCase().startsWith(begun[1].toLowerCase()));
  if (!name || name.length === begun[1].length) return;
  event.preventDefault();
  note.setRangeText(`@${name} `, before.length - begun[0].length, before.length, "end");
}
