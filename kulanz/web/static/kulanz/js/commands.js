// The command bar: Ctrl+K; arrow keys choose, Enter opens.

export function startCommands() {
  const dialog = document.getElementById("commands");
  const input = dialog?.querySelector("[data-command]");
  if (!input) return;
  const fixed = [...dialog.querySelectorAll("[data-static] [role=option]")];
  const found = dialog.querySelector("[data-found]");
  let asked = 0;

  document.addEventListener("keydown", (event) => {
    const isMine = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isMine) return;
    event.preventDefault();
    if (!dialog.open) dialog.showModal();
    input.select();
  });

  input.addEventListener("input", () => {
    const words = input.value.trim().toLowerCase();
    for (const option of fixed) option.hidden = !option.textContent.toLowerCase().includes(words);
    mark(0);
    look(words);
  });

  async function look(words) {
    const mine = ++asked;
    await new Promise((resolve) => { setTimeout(resolve, 150); });
    if (mine !== asked) return;
    const answer = words ? await fetch(`${document.body.dataset.jump}?q=${encodeURIComponent(words)}`) : null;
    const html = answer?.ok ? await answer.text() : "";
    if (mine !== asked) return;
    found.innerHTML = html;
    mark(0);
  }

  function options() {
    return [...dialog.querySelectorAll("[role=option]")].filter((option) => !option.hidden);
  }

  function mark(index) {
    const all = options();
    all.forEach((option, at) => {
      option.id ||= `option-${Math.random().toString(36).slice(2)}`;
      option.setAttribute("aria-selected", at === index);
    });
    if (all[index]) input.setAttribute("aria-activedescendant", all[index].id);
    all[index]?.scrollIntoView({ block: "nearest" });
  }

  input.addEventListener("keydown", (event) => {
    const all = options();
    const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") mark((at + 1) % all.length);
    else if (event.key === "ArrowUp") mark((at - 1 + all.length) % all.length);
    else if (event.key === "Enter") all[Math.max(at, 0)]?.click();
    else return;
    event.preventDefault();
  });
  mark(0);
}
