// A clock that was set by hand, for showing around: say so, and keep it on the way to other pages.

import { dayName, dayOf, timeOf } from "../klok.js";

export function tellSet(clock) {
  const now = clock.now();
  const there = new URL(location);
  const { search } = new URL(`?nu=${there.searchParams.get("nu")}`, there);
  there.searchParams.delete("nu");
  for (const link of document.links) {
    const isPage = link.origin === there.origin && link.pathname.endsWith("/");
    if (isPage && link.pathname !== there.pathname) link.search = search;
  }
  const note = document.createElement("aside");
  const words = document.createElement("p");
  const off = document.createElement("a");
  note.className = "klok-gezet";
  note.setAttribute("aria-label", "Klok");
  words.textContent = `De klok van deze pagina is met de hand gezet, op ${dayName(now)} ${dayOf(now).slice(0, 4)} om ${timeOf(now)} uur. `;
  off.textContent = "Zet de klok weer gelijk";
  off.href = there;
  words.append(off);
  note.append(words);
  (document.querySelector(".kopregel") ?? document.body.firstChild).before(note);
}
