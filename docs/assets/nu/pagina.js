// The lists of sessions, in step with the clock: words beside what is on, and an offer to go there.

import { elsewhere, everyMinute } from "../klok.js";
import { item, look, told } from "./nu.js";

const MOST = 12; // Rows on the first page; its own page has the whole day.
const WORDS = { bezig: "Nu bezig", begonnen: "Begonnen", straks: "Straks", geweest: "Geweest" };
const hasFocus = (element) => element.contains(document.activeElement);
const block = document.querySelector(".nu");

const rows = [...document.querySelectorAll(".kaarten > li, .vandaag li, .ticket__moment")].map((row) => {
  const time = row.querySelector("time");
  const part = row.closest("[data-vandaag]");
  const day = part?.dataset.vandaag ?? row.closest(".dag")?.querySelector("[id]")?.id ?? time.dataset.tot;
  const isOff = Boolean(row.querySelector(".label--geannuleerd") ?? row.closest(".sessie--vervallen"));
  const about = { begin: time.dateTime, minutes: time.dataset.duur, day, isOff };
  return { row, time, part, ticket: row.closest(".ticket"), ...item(about) };
});

export function start(clock) {
  addZone();
  everyMinute(clock, (isAnew) => show(clock.now(), isAnew));
  if (!block) return;
  document.addEventListener("gekozen", () => showBlock(clock.now()));
  if (location.hash === "#nu") document.getElementById("nu")?.scrollIntoView();
}

/** Add the time of the visitor's own zone to what can be joined from there. */
function addZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const { row, time, begin, isOff } of rows) {
    const words = begin && !isOff && "online" in time.dataset && elsewhere(begin, zone);
    if (!words) continue;
    const place = row.querySelector(".kaart__plek, .vandaag__plek");
    const told = document.createElement("span"); // Not on paper: who reads that may be anywhere.
    told.className = "elders";
    if (place) {
      told.append(` · ${words}`);
      place.append(told);
    } else {
      told.append(document.createElement("br"), words[0].toUpperCase() + words.slice(1));
      time.after(told);
    }
  }
}

function show(now, isAnew) {
  const { states, today } = look(rows, now);
  rows.forEach((it, place) => mark(it, (it.state = stateOf(it, states[place], today))));
  for (const part of document.querySelectorAll(".vandaag")) showDay(part, now, today, isAnew);
  showTicket();
  if (block) showBlock(now);
}

/** Return how a session is doing; on its own page one without an end may go on all day. */
function stateOf({ ticket, day, isOpen }, state, today) {
  return ticket && isOpen && state === "geweest" && day === today ? "begonnen" : state;
}

/** On the page of a session that has been, leave out how to join: nobody can. */
function showTicket() {
  const moments = rows.filter(({ ticket, isOff }) => ticket && !isOff);
  const isOver = moments.length && moments.every(({ state }) => state === "geweest");
  for (const part of document.querySelectorAll(".ticket__mee")) part.hidden = isOver && !hasFocus(part);
}

/** Say beside its time how a session is doing; in a list, that it has been only to who saw it going on. */
function mark({ part, ticket, time, isOff }, state) {
  let label = time.querySelector(".label--nu");
  // On the first page every row has a word, so that none grows by one.
  const words = part ? { ...WORDS, later: "Later" } : WORDS;
  const word = isOff || (state === "geweest" && !label && !ticket) ? "" : (words[state] ?? "");
  if (!label && !word) return;
  if (!label) time.append(" ", (label = document.createElement("em")));
  label.className = `label label--nu label--${state}`;
  write(label, word);
}

/** Show a day on the first page; while somebody looks, no row comes or goes. */
function showDay(part, now, today, isAnew) {
  const { vandaag, nu } = part.dataset;
  const [heading, sentence] = part.querySelectorAll("h2, p");
  const all = part.querySelector(".knop");
  const mine = rows.filter((it) => it.part === part);
  const on = look(mine, now).on;
  // What runs past midnight stays until it is over.
  const isLate = vandaag < today && on.length > 0;
  part.hidden = vandaag !== today && !isLate && !hasFocus(part);
  if (vandaag === today) write(sentence, told(rows, now));
  if (isLate) {
    write(heading, heading.dataset.nog);
    write(sentence, "");
    write(all, all.textContent.replace("vandaag", "die dag"));
    if (today > part.parentElement.dataset.tot) write(document.querySelector(".voor__nu"), nu);
  }
  if (!isAnew) return;
  const rest = mine.filter((it) => !isLate && it.state !== "geweest" && !on.includes(it));
  const kept = [...on, ...rest].slice(0, MOST);
  for (const it of mine) it.row.hidden = !kept.includes(it) && !hasFocus(it.row);
}

/** Say above a list how things are, and offer the way to the first that is on, or next. */
function showBlock(now) {
  const chosen = rows.filter(({ row }) => !row.hidden);
  const { today, goesOn, on } = look(chosen, now);
  const [heading, sentence, link] = block.querySelectorAll("h2, p, a");
  const target = goesOn.find(({ end }) => end > now)?.row;
  document.getElementById("nu")?.removeAttribute("id");
  if (target) link.hash = target.id = "nu";
  write(heading, chosen.length < rows.length ? "Nu, in je keuze" : "Nu");
  write(sentence, told(chosen, now));
  if (hasFocus(block)) return;
  const isEarly = today < block.dataset.van && !on.length && rows.every(({ day }) => day !== today);
  block.hidden = isEarly || !chosen.length;
  link.hidden = !target;
  write(link, on.length ? "Ga naar nu" : "Ga naar de volgende");
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
