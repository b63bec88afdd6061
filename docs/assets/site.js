// The few things that need a script.  Without it the page loses only these.

// Light or dark, when a visitor wants other colours than the device has.
const colours = document.querySelector(".kleuren");
const chosen = document.documentElement.dataset;
for (const input of colours.querySelectorAll("input")) {
  input.checked = input.value === (chosen.kleuren ?? "");
  input.addEventListener("change", () => {
    chosen.kleuren = input.value;
    try {
      if (input.value) localStorage.setItem("kleuren", input.value);
      else localStorage.removeItem("kleuren");
    } catch {
      // Storage is off: the choice holds for this page.
    }
  });
}
colours.hidden = false;

// Copy the address of a calendar.
for (const button of document.querySelectorAll("[data-kopieer]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.kopieer);
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.nextElementSibling.textContent = "Gekopieerd";
  });
}

// Pass on the address of a page.
for (const button of document.querySelectorAll("[data-kopieer-link]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.kopieerLink);
    button.parentElement.querySelector("[role=status]").textContent = "Gekopieerd";
  });
}
for (const button of document.querySelectorAll("[data-deel]")) {
  button.hidden = !navigator.share;
  button.addEventListener("click", async () => {
    try {
      await navigator.share({ title: button.dataset.titel, url: button.dataset.deel });
    } catch {
      // The visitor changed their mind.
    }
  });
}

// Material acts on single letters (s, f, n, p, …) anywhere on the page.  That gets in the way of
// people who speak to their computer or miss a key (WCAG 2.1.4), so it does not get to see them.
window.addEventListener(
  "keydown",
  (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], .zoek");
    if (event.key.length === 1 && !typing) event.stopImmediatePropagation();
  },
  true,
);
