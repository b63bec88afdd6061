// The page of somebody's own programme, or of one that somebody shared.

import { isLasting, keep, onChange, root, selection } from "./bewaren.js";
import { fit } from "./inpassen.js";
import { addButtons } from "./knoppen.js";
import { takeAlong, text } from "./meenemen.js";
import { compared, find, fromHash, fromMemory, sessionOf, toHash, told } from "./selectie.js";

const page = document.querySelector(".mijn");
const heading = document.querySelector(".kop h1");
const own = heading.textContent;
const sentences = JSON.parse(document.getElementById("mijn-woorden").textContent);
const FEW = 3; // Overlaps that are named, of each moment.
const MOST = 12; // Sessions that are told in an e-mail; the link has all of them.
const dayName = new Intl.DateTimeFormat("nl-NL", { dateStyle: "full", timeZone: "UTC" });

let data; // The programme as it is now.
let before; // The selection that “Zet terug” brings back.
let seen = new Set(); // What was in the list since the page was opened; it stays in its place.
let listed;
let active = []; // What is in the list and in the selection.

const get = (name, part = page) => part.querySelector(name);
const copy = (name) => document.getElementById(name).content.firstElementChild.cloneNode(true);
const hide = (name, isHidden) => {
  get(name).hidden = isHidden;
};
const write = (name, text, part) => {
  get(name, part).textContent = text;
};
const words = (name, values = {}) => sentences[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
const number = (n) => words(["geen", "een"][n] ?? "meer", { n });
const clock = (begin) => begin.slice(11, 16).replace(":", ".");
const day = ({ begin }) => dayName.format(Date.parse(begin.slice(0, 10)));
const pointTo = (link, address, text) => {
  if (address) link.href = new URL(address, root);
  link.textContent = text;
  return link;
};
const item = (content) => {
  const line = document.createElement("li");
  line.append(content);
  return line;
};

function when({ b, e, p }) {
  const sentence = !b.includes("T") ? "zonder-tijd" : e ? "van-tot" : "vanaf";
  return [day({ begin: b }), words(sentence, { tijd: clock(b), einde: e }), p].join(", ");
}

async function load() {
  try {
    data = JSON.parse(await text("mijn-programma/sessies.json"));
    hide(".mijn__oud", true);
  } catch {
    data = fromMemory(selection(), page.dataset.jaren.split(" ").map(Number));
    hide(".mijn__oud", false);
  }
  show();
}

function show() {
  const ids = fromHash(location.hash);
  const isShared = ids.length > 0;
  const mine = selection();
  const now = compared(mine, data);
  if (String([...mine.keys()]) !== String([...now.selection.keys()])) keep(now.selection);
  if (!isShared) for (const { id } of now.shown) seen.add(id);
  const shared = ids.map((id) => find(data.sessies, id)).filter(Boolean);
  const slots = data.sessies.filter((slot) => (isShared ? shared.includes(slot) : seen.has(slot.id)));
  active = isShared ? slots : now.shown;
  heading.textContent = isShared ? words("gedeeld") : own;
  document.title = document.title.replace(/^.*(?= – )/, heading.textContent);
  showShared(isShared, ids.length - shared.length, mine);
  showChanges(isShared ? [] : now.changed);
  showList(slots);
  showWays(isShared);
  hide(".mijn__keuze", !slots.length);
  hide(".mijn__leeg", isShared || slots.length + now.changed.length > 0);
  hide(".mijn__eerder", isShared || !now.earlier.length);
  get(".mijn__eerder ul").replaceChildren(
    ...now.earlier.map(({ id, known }) => item(pointTo(document.createElement("a"), sessionOf(id).address, known.t))),
  );
}

function showShared(isShared, gone, mine) {
  const isMine = active.every(({ id }) => mine.has(id));
  const notes = [gone && words("onbekend", { n: number(gone) }), isMine && active.length && words("al")];
  hide(".mijn__gedeeld", !isShared);
  write(".mijn__gedeeld .mijn__aantal", number(active.length));
  write(".mijn__gedeeld-weg", notes.filter(Boolean).join(" "));
  hide("[data-doe='voeg-toe']", isMine);
  hide("[data-doe='vervang']", !mine.size || !active.length || (isMine && active.length === mine.size));
}

function showChanges(found) {
  hide(".mijn__anders", !found.length);
  hide("[data-doe='alles-gezien']", found.length < 2);
  get(".mijn__anders ul").replaceChildren(
    ...found.map(({ id, known, slot, what }) => {
      const line = copy("mijn-anders");
      const { session } = sessionOf(id);
      const still = slot ?? data.sessies.find((other) => sessionOf(other.id).session === session);
      const title = slot?.titel ?? known.t;
      pointTo(get("a", line), still?.adres, title);
      write(".mijn__wat", words(!slot && still ? "moment-weg" : what), line);
      write("s", when(known), line);
      if (slot) write("dd strong", when(told(slot)), line);
      const [old, fresh] = line.querySelectorAll("dl > div");
      old.hidden = what === "toch";
      fresh.hidden = !slot || what === "geannuleerd";
      const button = get("button", line);
      button.textContent = words(slot ? "gezien" : "haal-eraf");
      button.setAttribute("aria-label", `${button.textContent}: ${title}`);
      button.dataset.gezien = id;
      return line;
    }),
  );
}

/** Take what is told of moments for known; what is gone leaves the selection. */
function know(ids) {
  const next = selection();
  for (const { id, slot } of compared(next, data).changed) {
    if (!ids.includes(id)) continue;
    if (slot) next.set(id, told(slot));
    else next.delete(id);
  }
  keep(next);
  (get(".mijn__anders li button") ?? heading).focus();
}

function showList(slots) {
  const list = get(".mijn__lijst");
  const ids = slots.map(({ id }) => id).join();
  // The same list keeps its buttons, and one of them its focus.
  if (ids !== listed) {
    listed = ids;
    list.replaceChildren(
      ...[...new Set(slots.map(day))].map((name) => {
        const part = copy("mijn-dag");
        write("h2", name, part);
        get("ol", part).append(...slots.filter((slot) => day(slot) === name).map(card));
        return part;
      }),
    );
    addButtons(list);
  }
  const fits = fit(active);
  list.querySelectorAll("li > .kaart").forEach((box, place) => {
    const slot = slots[place];
    const isOn = active.includes(slot);
    box.classList.toggle("mijn__eraf", !isOn);
    const hints = isOn ? hintsOf(slot, fits.get(slot.id)) : [words("eraf")];
    get(".mijn__let-op", box).replaceChildren(...hints.map(item));
  });
  write(".mijn__som .mijn__aantal", number(active.length));
  hide(".mijn__uitleg", ![...fits.values()].some(({ journey }) => journey));
}

function card(slot) {
  const line = copy("mijn-sessie");
  const box = get(".kaart", line);
  box.dataset.id = slot.id;
  if (slot.thema) box.classList.add(`thema-${slot.thema}`);
  if (slot.vervalt) box.classList.add("kaart--vervallen");
  const link = pointTo(get("a", line), slot.adres, slot.titel);
  if (slot.taal) link.lang = slot.taal;
  for (const [kind, name] of slot.labels ?? []) {
    const label = document.createElement("strong");
    label.className = `label label--${kind}`;
    label.textContent = name;
    link.before(label, " ");
  }
  get("time", line).dateTime = slot.begin;
  write("b", clock(slot.begin), line);
  write("time span", slot.tot, line);
  write(".kaart__plek span", slot.plek, line);
  if (slot.ook) get(".kaart__plek", line).append(` · ${slot.ook}`);
  return line;
}

function hintsOf(slot, { overlaps, journey } = { overlaps: [] }) {
  const hints = overlaps.slice(0, FEW).map(({ slot: other, isSure }) =>
    words(isSure ? "overlap" : "misschien", { titel: other.titel, tijd: `${clock(other.begin)} ${other.tot}` }),
  );
  if (overlaps.length > FEW) hints.push(words("nog", { n: number(overlaps.length - FEW) }));
  if (journey) {
    const { from, km, needed, free } = journey;
    hints.push(words("krap", { van: from.gemeente, naar: slot.gemeente, km, nodig: needed, vrij: free }));
  }
  return hints;
}

function showWays(isShared) {
  const url = new URL(`mijn-programma/${toHash(active.map(({ id }) => id))}`, root).href;
  // Mail programs cut off a long address.
  const lines = active.slice(0, MOST).map((slot) => `${when(told(slot))}: ${slot.titel}`);
  const body = encodeURIComponent([words("tekst"), "", ...lines, "", url].join("\r\n"));
  get(".mijn__mail").href = `mailto:?subject=${encodeURIComponent(words("onderwerp"))}&body=${body}`;
  get("[data-kopieer-link]").dataset.kopieerLink = url;
  get("[data-deel]").dataset.deel = url;
  for (const name of [".mijn__delen", ".mijn__over", ".mijn__som a"]) hide(name, isShared);
  hide("[data-doe='agenda']", !active.length);
  get("[data-doe='agenda']").classList.toggle("knop--stil", isShared);
  hide(".mijn__vast", !isLasting());
  hide(".mijn__los", isLasting());
}

async function download() {
  const ids = active.map(({ id }) => id);
  try {
    await takeAlong(ids, active.map(({ adres }) => adres), "mijn-programma.ics");
    say("klaar", ids.length);
  } catch (error) {
    console.warn(error);
    say("mislukt");
  }
}

/** Say what the visitor did; what can be undone has a way back. */
function say(name, n, back) {
  write(".mijn__melding", name && words(name, { n: number(n) }));
  before = back;
  hide(".mijn__terug", !back);
}

/** Replace the selection, with a way back. */
function replace(next, name) {
  const back = selection();
  if (location.hash) history.pushState(null, "", location.pathname);
  seen = new Set();
  keep(next);
  say(name, next.size, back);
  get(".mijn__terug button").focus();
}

const offered = () => new Map(active.map((slot) => [slot.id, told(slot)]));
const DEEDS = {
  agenda: download,
  "druk-af": () => print(),
  "alles-gezien": () => know(compared(selection(), data).changed.map(({ id }) => id)),
  "voeg-toe": () => replace(new Map([...offered(), ...selection()]), "overgenomen"),
  vervang: () => replace(offered(), "overgenomen"),
  leeg: () => replace(new Map(), "leeg"),
  terug() {
    keep(before);
    say("terug");
    heading.focus();
  },
  eigen(event) {
    event.preventDefault();
    history.pushState(null, "", location.pathname);
    show();
    heading.focus();
  },
};

page.addEventListener("click", (event) => {
  const { doe, gezien } = event.target.closest("[data-doe], [data-gezien]")?.dataset ?? {};
  if (gezien) know([gezien]);
  DEEDS[doe]?.(event);
});
addEventListener("popstate", () => {
  say("");
  show();
});
addEventListener("online", load);
await load();
onChange(show);
