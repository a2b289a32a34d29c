// Addresses of known customers, offered while one types the second letter. Tab goes on as everywhere.

const LETTERS = 2;
const PATIENCE = 150;

document.addEventListener("htmx:load", (event) => start(event.target));
start(document);

function start(root) {
  for (const input of root.querySelectorAll("[data-addresses]")) {
    if (input.dataset.started) continue;
    input.dataset.started = "1";
    offer(input, document.getElementById(input.getAttribute("aria-controls")));
  }
}

function offer(input, box) {
  let asked = 0;

  const begun = () => input.value.slice(0, input.selectionStart).match(/[^,;]*$/)[0].trimStart();
  const options = () => [...box.querySelectorAll("[role=option]")];
  const marked = () => options().findIndex((option) => option.getAttribute("aria-selected") === "true");

  function close() {
    asked += 1;
    box.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(index) {
    const all = options();
    all.forEach((option, at) => option.setAttribute("aria-selected", at === index));
    input.setAttribute("aria-activedescendant", all[index].id);
    all[index].scrollIntoView({ block: "nearest" });
  }

  async function look() {
    close();
    const mine = asked;
    const letters = begun();
    if (letters.length < LETTERS) return;
    await new Promise((resolve) => { setTimeout(resolve, PATIENCE); });
    if (mine !== asked) return;
    const answer = await fetch(`${input.dataset.addresses}?q=${encodeURIComponent(letters)}&field=${input.id}`);
    const html = answer.ok ? await answer.text() : "";
    if (mine !== asked || document.activeElement !== input) return;
    box.innerHTML = html;
    if (!options().length) return;
    box.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(0);
  }

  function take(option) {
    const end = input.selectionStart;
    const address = `${option.dataset.address}, `;
    input.setRangeText(address, end - begun().length, end, "end");
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  input.addEventListener("input", look);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const all = options();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (box.hidden) {
      // Enter in a line of the letterhead presses none of the composer's buttons.
      if (event.key === "Enter" && input.closest("[data-composer]") && !event.ctrlKey && !event.metaKey) event.preventDefault();
      return;
    }
    if (step) mark((marked() + step + all.length) % all.length);
    else if (event.key === "Enter") take(all[marked()]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  box.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[role=option]");
    event.preventDefault();
    if (option) take(option);
  });
}
