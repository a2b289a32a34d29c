// The scratchpad: what is typed is kept on leaving, and burns in sight of whoever wrote it once it is gone for good.

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const pad = () => document.querySelector("[data-scratch]");

// It opens at the foot of the page: whoever opens it, rather than comes back to it, is shown where to write.
document.addEventListener("toggle", (event) => {
  const mine = event.target;
  if (mine === pad() && mine.open && mine.contains(document.activeElement)) mine.scrollIntoView({ block: "nearest" });
}, true);

// Dirty until it was kept: a page that is left in between sends the rest.
document.addEventListener("input", (event) => {
  const mine = event.target.closest?.("[data-scratch]");
  if (mine) mine.dataset.dirty = "1";
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.target.matches?.(".scratch-form") && event.detail.successful) pad().dataset.dirty = "";
});
window.addEventListener("pagehide", () => {
  const mine = pad();
  const words = mine?.querySelector("textarea");
  if (!mine?.dataset.dirty || words.disabled) return;
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  const body = new URLSearchParams({ words: words.value });
  fetch(mine.dataset.scratch, { method: "POST", keepalive: true, headers: { "X-CSRFToken": token, "HX-Request": "true" }, body });
});

// While it burns nothing of it is kept any more; the flames come after the desk has said that it is gone.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.matches?.("[data-burn]")) pad().querySelector("textarea").disabled = true;
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.target.matches?.("[data-burn]") && !event.detail.successful) pad().querySelector("textarea").disabled = false;
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.requestConfig?.elt?.matches("[data-burn]") && calm.matches) event.detail.swapOverride = "outerHTML";
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.requestConfig?.elt?.matches("[data-burn]")) pad()?.querySelector("summary").focus();
});
