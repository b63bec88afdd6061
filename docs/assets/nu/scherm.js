// A screen in a hall: fills it, and keeps it in step with the clock and the programme all week.

import { clockOf, dayName, dayOf, everyMinute, timeOf } from "../klok.js";
import { tellSet } from "./gezet.js";
import { item, look, told } from "./nu.js";

const PAUSE = 5; // Minutes between two looks at the programme.
const SIZES = ["groot", "middel", "klein"];
const clock = clockOf(location.search);
const venue = new URLSearchParams(location.search).get("locatie");
const find = (name) => document.querySelector(name);
const write = (name, text) => (find(name).textContent = text);
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const [onPart, nextPart] = document.querySelectorAll(".bord__deel");
let sessions;
let fetchedAt; // On the real clock: one that was set says nothing of how old something is.
let askedAt = 0;

async function fetchSessions() {
  askedAt = Date.now();
  try {
    const answer = await fetch("programma.json", { cache: "no-cache" });
    const all = await answer.json();
    const chosen = all.filter(({ locatie }) => locatie === venue);
    sessions = (chosen.length ? chosen : all).map((it) => ({
      ...it,
      ...item({ begin: it.begin, minutes: it.duur, isOff: it.labels?.[0][0] === "geannuleerd" }),
    }));
    // The service worker says of a copy when it came.
    fetchedAt = Date.parse(answer.headers.get("x-tijd")) || Date.now();
  } catch (error) {
    console.warn(error);
    askedAt = 0; // Again in a minute.
  }
  show();
}

function show() {
  const now = clock.now();
  write(".bord__dag", `${capital(dayName(now))} ${dayOf(now).slice(0, 4)}`);
  write(".bord__klok", timeOf(now));
  const isOld = Date.now() - fetchedAt > PAUSE * 60_000;
  write(".bord__leeftijd", isOld ? `Geen verbinding. Dit programma is van ${dayName(fetchedAt)}, ${timeOf(fetchedAt)} uur.` : "");
  if (sessions) showSessions(now);
}

function showSessions(now) {
  const { today, goesOn, on } = look(sessions, now);
  const first = goesOn.find(({ begin }) => begin > now);
  const coming = sessions.filter(({ begin, day }) => begin > now && day === first?.day);
  write("#bord-straks", !first || first.day === today ? "Straks" : capital(dayName(first.begin)));
  write(".bord__zin", on.length ? "" : told(sessions, now));
  nextPart.hidden = !first;
  // As large as what is on and what is next allow; what comes after that gets the room that is left.
  const next = coming.filter(({ begin }) => begin === first.begin);
  for (const size of SIZES) {
    find(".bord").dataset.maat = size;
    fill(onPart, on, until);
    fill(nextPart, next, from);
    if (fits(onPart) && fits(nextPart)) break;
  }
  fill(nextPart, coming, from);
  trim(onPart, on.length);
  trim(nextPart, coming.length);
}

const fits = (part) => part.scrollHeight <= part.clientHeight;
const from = ({ begin }) => `${timeOf(begin)} uur`;
const until = (it) => (it.isOpen ? `vanaf ${timeOf(it.begin)} uur` : `tot ${timeOf(it.end)} uur`);

function fill(part, shown, when) {
  part.querySelector(".bord__meer").textContent = "";
  part.querySelector("ol").replaceChildren(...shown.map((it) => row(it, when(it), when === from)));
}

/** Leave out the last ones, as far as there is no room for them, and say how many. */
function trim(part, number) {
  const list = part.querySelector("ol");
  while (!fits(part) && list.children.length > 1) {
    list.lastChild.remove();
    part.querySelector(".bord__meer").textContent = `En nog ${number - list.children.length} in het programma`;
  }
}

/** Return a session as an item; the labels tell what matters to who still has to come. */
function row({ titel, taal, waar, zaal, ook, labels, isOff, locatie }, when, hasLabels) {
  const line = document.createElement("li");
  const add = (place, name, text) => {
    const element = document.createElement(name);
    element.textContent = text;
    place.append(element, " ");
    return element;
  };
  if (isOff) line.className = "bord__vervallen";
  add(line, "time", when);
  const title = add(line, "h3", "");
  if (hasLabels) for (const [, text] of labels ?? []) add(title, "strong", text);
  const name = add(title, "span", titel);
  if (taal) name.lang = taal;
  add(line, "p", [locatie !== venue && waar, zaal, ook].filter(Boolean).join(" · "));
  return line;
}

const option = venue && find(`#bord-locatie [value="${CSS.escape(venue)}"]`);
if (option) {
  option.selected = true;
  write("h1", option.text);
}

const full = find("[data-volledig]");
full.hidden = !document.fullscreenEnabled;
full.addEventListener("click", () => document.documentElement.requestFullscreen());

if (clock.isSet) tellSet(clock);
addEventListener("resize", show);
everyMinute(clock, (isAnew) => {
  // A screen that goes dark tells nobody anything; where it may, it stays on.
  if (isAnew) navigator.wakeLock?.request("screen").catch(() => {});
  show();
  if (Date.now() - askedAt >= PAUSE * 60_000) fetchSessions();
});
