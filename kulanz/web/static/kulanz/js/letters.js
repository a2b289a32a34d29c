// A printed heap comes as a file, and the page shows at once what is printed now; without this one reloads it.
for (const form of document.querySelectorAll("form[data-letters]")) form.addEventListener("submit", print);

async function print(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const button = form.querySelector("button");
  button.disabled = true;
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) }).catch(() => null);
  button.disabled = false;
  if (!answer?.ok || !answer.headers.get("Content-Type").startsWith("application/pdf")) {
    form.submit(); // what is wrong stands on the page that comes then
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = /filename="?([^";]+)/.exec(answer.headers.get("Content-Disposition"))?.[1] ?? "";
  link.click();
  location.reload();
}
