// Searching from any page: the first results under the field in the header.

import { inStep, load, pageFor } from "./uitkomst.js";

const MOST = 8;

const place = document.querySelector("[data-zoek=paneel]");
const input = place.querySelector("input");
const list = place.querySelector("ol");
const all = place.querySelector(".zoek__alles");

const update = inStep(
  { input, status: place.querySelector("[role=status]"), list, most: MOST },
  (found, question) => {
    all.replaceChildren();
    if (found <= MOST) return;
    const link = document.createElement("a");
    link.href = pageFor(question);
    link.textContent = `Bekijk alle ${found} resultaten`;
    all.append(link);
  },
);

function open() {
  place.dataset.open = "";
  update();
}

function close() {
  delete place.dataset.open;
}

/** Move to the next link, or the one before; above the first one is the field. */
function step(direction) {
  const stops = [input, ...place.querySelectorAll(".zoek__uitkomst a")];
  const now = stops.indexOf(document.activeElement);
  stops[Math.min(Math.max(now + direction, 0), stops.length - 1)].focus();
}

input.addEventListener("input", open);
input.addEventListener("click", open);
place.addEventListener("focusin", (event) => {
  if (!place.contains(event.relatedTarget)) open();
});
place.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !place.contains(event.relatedTarget)) close();
});
document.addEventListener("pointerdown", (event) => {
  if (!place.contains(event.target)) close();
});
place.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && "open" in place.dataset) {
    // Or the browser would empty the field.
    event.preventDefault();
    input.focus();
    close();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!("open" in place.dataset)) open();
    step(event.key === "ArrowDown" ? 1 : -1);
  }
});

// The field had the focus already: that is why this was fetched.
load().catch(() => {});
if (place.contains(document.activeElement)) open();
