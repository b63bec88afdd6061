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

// Copy the address of a calendar, or of a page; on a site without https a browser does not.
for (const button of document.querySelectorAll("[data-kopieer], [data-kopieer-link]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.kopieer);
    field?.select();
    const said = button.parentElement.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(field?.value ?? button.dataset.kopieerLink);
      said.textContent = "Gekopieerd";
    } catch {
      said.textContent = "Kopiëren lukte niet.";
    }
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

// Reading without a connection; there is a place for it on the page when that is on.
if ("serviceWorker" in navigator && document.querySelector(".verbinding")) {
  addEventListener("load", () => import("./offline/pagina.js").catch(console.warn));
}

// Of a page that is not there, the address tells what somebody was looking for.
const lost = document.querySelector(".zoek-adres");
const part = location.pathname.split("/").filter(Boolean).pop();
if (lost && part) {
  const q = part.replace(/\.\w+$|[^a-z\d]+/gi, " ").trim();
  lost.search = new URLSearchParams({ q });
  lost.append(` “${q}”`);
}

// Somebody's own programme.
if (document.querySelector(".mijn-weg")) import("./mijn/knoppen.js").catch(console.warn);
if (document.querySelector(".mijn")) import("./mijn/pagina.js").catch(console.warn);

// Choosing from the programme.
if (document.querySelector(".kiezen")) import("./kiezen/pagina.js").catch(console.warn);

// Search: nothing of it is fetched before somebody goes to the field, or opens a search of before.
const search = document.querySelector("[data-zoek]");
if (search) {
  // If it does not come, the field is still a form that leads to the page for searching.
  const begin = () => import(`./zoeken/${search.dataset.zoek}.js`).catch(console.warn);
  if (search.dataset.zoek === "pagina" && location.search) begin();
  else search.addEventListener("focusin", begin, { once: true });
}
