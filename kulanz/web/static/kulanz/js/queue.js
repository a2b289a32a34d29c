// The queue: how many are selected, and no redrawing under somebody's hands.

function chosen(form) {
  return form.querySelectorAll(".q-pick :checked").length;
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-queue]");
  const count = form?.querySelector("[data-chosen-count]");
  if (count) count.textContent = chosen(form);
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const list = event.target;
  if (!list.matches?.("[data-polling]")) return;
  const hasMore = list.querySelectorAll("[data-row]").length > 40;
  const isMarked = list.contains(document.activeElement);
  if (document.hidden || hasMore || isMarked || chosen(list.closest("form"))) event.preventDefault();
});
