// What is on, what is next and what comes later; pure, so that any moment can be tried.

import { dayName, dayOf, timeOf } from "../klok.js";

const MINUTE = 60_000; // Milliseconds.
const UNKNOWN_LENGTH = 60; // Minutes, as in a calendar.

/** Return a session as it matters here; `begin` is ISO 8601, a `day` alone while its time is unknown. */
export function item({ begin, minutes, day, isOff }) {
  if (!begin.includes("T")) return { day: day ?? begin, isOff };
  const at = Date.parse(begin);
  const end = at + (minutes || UNKNOWN_LENGTH) * MINUTE;
  return { day: begin.slice(0, 10), isOff, begin: at, end, isOpen: !minutes };
}

/**
 * Return what is on, and what is the next to begin today.
 *
 * `states` has a word per item: geweest, bezig, begonnen (nobody knows until when), straks, later;
 * nothing while its time is unknown, until its day has been.  What is cancelled is never on or next.
 */
export function look(items, now) {
  const today = dayOf(now);
  const goesOn = items.filter(({ isOff }) => !isOff);
  const on = goesOn.filter(({ begin, end }) => begin <= now && now < end);
  const coming = goesOn.filter(({ begin, day }) => begin > now && day === today);
  const first = Math.min(...coming.map(({ begin }) => begin));
  const next = coming.filter(({ begin }) => begin === first);
  const states = items.map((it) => {
    if (!it.begin) return it.day < today ? "geweest" : "";
    if (it.end <= now) return "geweest";
    if (on.includes(it)) return it.isOpen ? "begonnen" : "bezig";
    return next.includes(it) ? "straks" : "later";
  });
  return { today, goesOn, on, next, states };
}

/** Return the same in a few sentences. */
export function told(items, now) {
  const { today, goesOn, on, next } = look(items, now);
  if (!goesOn.length) return "Hier staan geen sessies.";
  const ofToday = goesOn.filter(({ day }) => day === today);
  const unknown = ofToday.filter(({ begin }) => !begin).length;
  const hasBegun = on.length || ofToday.some(({ begin }) => begin <= now);
  const said = [];
  if (on.length) said.push(`Nu ${verb(on, "is", "zijn")} ${sessions(on.length)} bezig.`);
  else if (hasBegun && (next.length || unknown)) said.push("Nu is er niets bezig.");
  else if (hasBegun) said.push("Alle sessies van vandaag zijn geweest.");
  if (next.length) {
    const time = `om ${timeOf(next[0].begin)} uur.`;
    if (hasBegun) said.push(`Straks ${verb(next, "begint", "beginnen")} er ${next.length}, ${time}`);
    else said.push(`De eerste sessie van vandaag begint ${time}`);
  } else if (unknown) {
    said.push(`Van ${sessions(unknown)} van vandaag is de tijd nog niet bekend.`);
  } else said.push(on.length ? "Vandaag begint er niets meer." : onwards(goesOn, today, hasBegun));
  return said.join(" ");
}

const verb = ({ length }, one, many) => (length > 1 ? many : one);
const sessions = (number) => `${number} ${number > 1 ? "sessies" : "sessie"}`;

/** Say when it goes on after today, or that it does not. */
function onwards(goesOn, today, hasBegun) {
  const later = goesOn.filter(({ day }) => day > today);
  const [day] = later.map((it) => it.day).sort();
  if (!day) return "Het programma is afgelopen.";
  const begin = Math.min(...later.filter((it) => it.begin && it.day === day).map((it) => it.begin));
  const noon = Date.parse(`${day}T12:00Z`);
  const isTomorrow = dayOf(noon - 24 * 60 * MINUTE) === today;
  const time = begin < Infinity ? ` om ${timeOf(begin)} uur` : "";
  const when = (isTomorrow ? "morgen" : `op ${dayName(noon)}`) + time;
  const goes = later.length === goesOn.length ? `begint ${when}` : `gaat ${when} verder`;
  return `${hasBegun ? "" : "Vandaag zijn er geen sessies. "}Het programma ${goes}.`;
}
