// A bookmark on every session, and the number of them in the menu.

import { isLasting, keep, onChange, root, selection } from "./bewaren.js";
import { clockTimes, toggled } from "./selectie.js";

const way = document.querySelector(".mijn-weg");
const years = way?.dataset.jaren.split(" ") ?? [];

const CANCELLED = ".kaart--vervallen, .sessie--vervallen, .ticket__moment:has(.label--geannuleerd)";

const pattern = document.createElement("button");
pattern.type = "button";
pattern.className = "bewaar";

/** Give every session in a part of the page its bookmark; what has one keeps it. */
export function addButtons(part = document) {
  if (!way) return;
  for (const card of part.querySelectorAll(".kaart:not(.kaart--geweest)")) {
    if (card.querySelector(".bewaar")) continue;
    const button = pattern.cloneNode();
    const link = card.querySelector(".kaart__titel a");
    const day = card.dataset.id?.includes(".") ? `, ${dayOf(card)}` : "";
    button.setAttribute("aria-label", `Bewaar ${link.textContent}${day}`);
    button.dataset.bewaar = idOf(card);
    card.append(button);
    card.classList.add("kaart--bewaar");
  }
  show();
}

/** Return the identity of a card; mostly its address tells: “/2026/opening/” → “2026-opening”. */
export function idOf(card) {
  return card.dataset.id ?? addressOf(card).split("/").slice(0, 2).join("-");
}

/** Return the address of the session of a card: 2026/opening/. */
export function addressOf(card) {
  return card.querySelector(".kaart__titel a").pathname.slice(root.pathname.length);
}

/** Return the day of a card: what tells one moment of a session from another. */
function dayOf(card) {
  const day = card.querySelector("time").dateTime.slice(0, 10);
  return new Intl.DateTimeFormat("nl", { day: "numeric", month: "long", timeZone: "UTC" }).format(Date.parse(day));
}

/** Return what a page tells of the moment that a button is about. */
function toldBeside(button) {
  const moment = button.closest(".kaart, .ticket__moment");
  const time = moment.querySelector("time");
  return {
    t: button.dataset.titel ?? moment.querySelector(".kaart__titel a").textContent,
    b: time.dateTime,
    e: clockTimes(time.textContent)[1] ?? "",
    p: button.dataset.plek ?? moment.querySelector(".kaart__plek span").textContent,
    ...(button.closest(CANCELLED) && { x: 1 }),
  };
}

function show() {
  const chosen = selection();
  for (const button of document.querySelectorAll("[data-bewaar]")) {
    const isOn = String(chosen.has(button.dataset.bewaar));
    if (button.getAttribute("aria-pressed") !== isOn) button.setAttribute("aria-pressed", isOn);
  }
  const count = [...chosen.keys()].filter((id) => years.includes(id.slice(0, 4))).length;
  way.querySelector("span").textContent = count ? `(${count})` : "";
}

/** Say beside the first button that was pressed that the choice will be forgotten. */
function warn(button) {
  if (isLasting() || document.querySelector(".bewaar-noot")) return;
  const note = document.createElement("p");
  note.className = "bewaar-noot";
  note.setAttribute("role", "status");
  button.after(note);
  note.textContent = "Je browser bewaart niets. Sluit je dit tabblad, dan is je keuze weg.";
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-bewaar]");
  if (!button) return;
  keep(toggled(selection(), button.dataset.bewaar, toldBeside(button)));
  warn(button);
});
if (way) {
  onChange(show);
  addButtons();
}
