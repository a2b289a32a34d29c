// A draft keeps itself while one writes. What one presses beside the text is never lost to it, and one request goes at a
// time: the desk would finish what the browser calls off, and an older text could come to rest upon a newer one.

const isComposer = (element) => element?.matches?.("[data-composer]");
const pressed = new Map(); // buttons whose requests are on their way -> the composers they stand in
const keeping = new Map(); // composers that are being kept -> what was pressed meanwhile
let held = null; // what the pointer is down on

// Keeping waits for what was pressed a moment ago, which takes the text along; what is pressed waits for the keeping.
document.addEventListener("htmx:confirm", (event) => {
  const form = event.target.closest("[data-composer]");
  if (!form) return;
  if (event.target === form) {
    if (![...pressed.values()].includes(form) && !keeping.has(form)) return;
    form.dataset.dirty = form.dataset.again = "1";
  } else {
    if (!event.target.matches("button") || !keeping.has(form)) return;
    keeping.get(form).push(event.detail.issueRequest);
  }
  event.preventDefault();
});
document.addEventListener("htmx:beforeSend", (event) => {
  const form = event.target.closest("[data-composer]");
  if (isComposer(event.target)) keeping.set(form, []);
  else if (form && event.target.matches("button")) pressed.set(event.target, form);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const asked = event.detail.requestConfig.elt;
  if (isComposer(asked)) kept(asked, event.detail.successful);
  const form = pressed.get(asked);
  pressed.delete(asked);
  if (form) keepOn(form, form.dataset.dirty || form.dataset.stale);
});

// A button that is made anew between pressing and letting go is never clicked; and the keyboard would stand nowhere.
document.addEventListener("pointerdown", (event) => { held = event.button === 0 ? event.target : null; });
for (const kind of ["pointerup", "pointercancel"]) document.addEventListener(kind, letGo, true);
window.addEventListener("blur", letGo); // let go somewhere else
document.addEventListener("htmx:beforeSwap", (event) => {
  const form = event.detail.requestConfig.elt;
  if (!isComposer(form)) return;
  if ((held && event.target.contains(held)) || keeping.get(form)?.length) {
    form.dataset.stale = "1";
    event.detail.shouldSwap = false;
    return;
  }
  form.dataset.stale = "";
  if (event.target.contains(document.activeElement)) stay(form, document.activeElement);
});

// htmx would keep the draft at the address of whichever button of the form has the focus: at that of its removal, even.
document.addEventListener("htmx:configRequest", (event) => {
  if (isComposer(event.target)) event.detail.path = event.target.dataset.draft;
});
document.addEventListener("htmx:beforeRequest", (event) => {
  if (isComposer(event.target) && event.target.dataset.sending) event.preventDefault();
});

// What was pressed meanwhile goes now, with the text as it is; else what was written since is kept.
function kept(form, isKept) {
  const waiting = keeping.get(form) ?? [];
  const again = form.dataset.again ?? "";
  keeping.delete(form);
  form.dataset.again = "";
  if (isKept) form.dataset.dirty = again;
  if (waiting.length) for (const go of waiting) go();
  else keepOn(form, again);
}

function keepOn(form, isNeeded) {
  if (form.isConnected && isNeeded) window.htmx.trigger(form, "keep");
}

// The click comes right behind, and only then may there be something new.
function letGo() {
  const form = held?.closest?.("[data-composer]");
  held = null;
  if (form) setTimeout(() => keepOn(form, form.dataset.stale));
}

function stay(form, focused) {
  const sign = (one) => [one.tagName, one.name, one.value, one.textContent].join("\n");
  const mine = sign(focused);
  form.addEventListener("htmx:afterSettle", () => {
    const again = [...form.querySelectorAll("#beside :is(button, summary, a)")].find((one) => sign(one) === mine);
    if (document.activeElement === document.body) again?.focus({ preventScroll: true });
  }, { once: true });
}
