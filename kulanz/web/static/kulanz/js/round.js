// The owner's round: the line ends with Enter, and each new case begins at its top.

document.addEventListener("keydown", (event) => {
  const line = event.target.closest?.("[data-line]");
  if (!line || event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
  event.preventDefault();
  line.blur();
});

document.body.addEventListener("htmx:afterSwap", () => {
  document.querySelector("#case [data-begin]")?.focus({ preventScroll: true });
});
