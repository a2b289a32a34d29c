// What the desk says in passing: by an event of htmx's answers, or already in the page.

const SECONDS = 7;
const REFUSAL_SECONDS = 15;

export function say(text, kind = "") {
  const toasts = document.getElementById("toasts");
  for (const shown of toasts.querySelectorAll("[data-toast]")) {
    if (shown.querySelector("p").textContent === text) shown.remove();
  }
  const toast = document.getElementById("toast").content.firstElementChild.cloneNode(true);
  toast.querySelector("p").textContent = text;
  toast.classList.toggle("is-refusal", kind === "refusal");
  toasts.append(toast);
  goAfter(toast, kind === "refusal" ? REFUSAL_SECONDS : SECONDS);
}

// What stands at the bottom of the page makes room, so that nothing to press lies below.
function makeRoom() {
  document.documentElement.style.setProperty("--room", `${document.getElementById("toasts").offsetHeight}px`);
}

function goAfter(toast, seconds) {
  let timer = setTimeout(() => toast.remove(), seconds * 1000);
  // Whoever reads it or tabs into it keeps it.
  toast.addEventListener("pointerenter", () => clearTimeout(timer));
  toast.addEventListener("focusin", () => clearTimeout(timer));
  toast.addEventListener("pointerleave", () => { timer = setTimeout(() => toast.remove(), 3000); });
}

function countDown(form) {
  const until = new Date(form.dataset.takeBack).getTime();
  const count = form.querySelector("[data-count]");
  const tick = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    if (left <= 0) {
      form.remove();
      say(form.dataset.signsOff);
      return;
    }
    count.textContent = left;
    setTimeout(tick, 250);
  };
  tick();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-dismiss]")) event.target.closest("[data-toast]").remove();
});
document.body.addEventListener("toast", (event) => say(event.detail.text, event.detail.kind));
document.body.addEventListener("htmx:sendError", () => {
  if (!navigator.onLine) say(document.getElementById("toasts").dataset.offline, "refusal");
});
document.querySelectorAll("[data-toast]").forEach((toast) => goAfter(toast, toast.classList.contains("is-refusal") ? REFUSAL_SECONDS : SECONDS));
document.querySelectorAll("[data-take-back]").forEach(countDown);

new ResizeObserver(makeRoom).observe(document.getElementById("toasts"));
