// A button of the composer that leads elsewhere takes what was typed along: nothing else is kept beside it meanwhile.

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!event.defaultPrevented && form.matches?.("[data-composer]") && event.submitter?.hasAttribute("formaction")) {
    form.dataset.sending = "1";
  }
});
// Somebody who comes back to this page writes on.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-composer]")) form.dataset.sending = "";
});
