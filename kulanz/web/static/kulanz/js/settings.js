// Small comforts of the settings; everything works without them.

document.documentElement.classList.add("has-script");

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    button.querySelector("span").textContent = button.dataset.copied;
  });
}

// Of password and OAuth, only what the chosen sign-in needs is shown.
for (const form of document.querySelectorAll("[data-sign-in]")) {
  const choice = form.elements.namedItem("login");
  const show = () => {
    for (const part of form.querySelectorAll("[data-only]")) part.hidden = part.dataset.only !== choice.value;
  };
  choice.addEventListener("change", show);
  show();
}

// A browser without passkeys, or an address that cannot have any, should not offer them.
for (const offer of document.querySelectorAll("[data-passkey]")) {
  offer.hidden = !window.PublicKeyCredential;
}
document.addEventListener("allauth.error", (event) => {
  const place = document.querySelector("[data-passkey-trouble]");
  if (!place) return;
  event.preventDefault();
  place.hidden = false;
});
