// The form above the programme: hides what does not fit and keeps the choice in the address.

import {
  calendarFor,
  chosen,
  fromQuery,
  loosened,
  outcome,
  read,
  textMatches,
  toQuery,
  wordIndex,
} from "./keuze.js";

const form = document.querySelector(".kiezen");
const data = JSON.parse(document.getElementById("kiezen-gegevens").textContent);
const index = read(data);
const items = [...document.querySelectorAll(".agenda .kaarten > li")];
const sections = [...document.querySelectorAll(".agenda .dagdeel, .agenda .dag")];
const links = [...document.querySelectorAll(".agenda .dagwijzer a[data-dag]")];
const field = form.elements.namedItem("q");
const status = form.querySelector(".kiezen__aantal");
const chips = form.querySelector(".kiezen__gekozen");
const loosen = form.querySelector(".kiezen__los");
const clear = form.querySelector(".kiezen__wis");
const elsewhere = form.querySelector(".kiezen__elders");
const calendar = document.querySelector(".kiezen-agenda .abonneren");
const exactly = document.querySelector(".kiezen-agenda__los");
const MOST = 100; // Sessions that are fetched one by one.
const PAUSE = 300; // Milliseconds.
const LONG = 200; // From so many items on, only what is near the screen is laid out.
if (items.length > LONG) document.querySelector(".agenda").classList.add("agenda--lang");
const total = new Set(index.cards.map(({ session }) => session)).size;

const options = controls();

let choice = { text: "", values: new Map() };
let pending; // A change of the address that waits for a pause: browsers allow only so many.
let dutch; // What knows Dutch words; fetched when somebody types.
let texts;

function words(name, values = {}) {
  return data.woorden[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

/** Return by card whether the words are in it; null when none are looked for. */
async function hasWords(text) {
  if (!text) return null;
  dutch ??= await import("../zoeken/woorden.js");
  texts ??= wordIndex(
    items.map((item, place) => dutch.words(`${item.textContent} ${data.namen[place]}`)),
  );
  return textMatches(texts, dutch.wantedWords(text), dutch.nearness);
}

async function show() {
  const asked = choice;
  const hasText = await hasWords(asked.text);
  if (asked !== choice) return; // Somebody typed on meanwhile.
  const found = outcome(index, choice, hasText);
  items.forEach((item, place) => {
    if (item.hidden === found.shown[place]) item.hidden = !found.shown[place];
  });
  for (const section of sections) section.hidden = !section.querySelector(".kaarten > li:not([hidden])");
  for (const link of links) {
    link.parentElement.hidden = document.getElementById(link.dataset.dag)?.closest(".dag").hidden ?? false;
  }
  showCounts(found);
  showStatus(found, hasText);
  showCalendar(found.count);
  document.dispatchEvent(new Event("gekozen"));
}

/** Return by option what shows it: a box to tick and its number, or a line of a list. */
function controls() {
  return index.options.map((option) => {
    const control = form.elements.namedItem(option.group);
    if (control.type !== "checkbox") {
      const line = control.querySelector(`option[value="${option.value}"]`);
      return { control: line, text: line, words: (n) => `${option.name} (${n})`, isOn: () => line.selected };
    }
    const text = control.labels[0].querySelector("span");
    return { control, text, words: (n) => `(${n})`, isOn: () => control.checked };
  });
}

function showCounts({ perOption }) {
  perOption.forEach((number, place) => {
    const option = options[place];
    const isOff = !number && !option.isOn();
    if (option.control.disabled !== isOff) option.control.disabled = isOff;
    if (option.number === number) return;
    option.number = number;
    option.text.textContent = option.words(number);
  });
}

function showStatus({ count }, hasText) {
  const isChosen = Boolean(choice.text || choice.values.size);
  const sentence = count === 1 ? "een" : count ? "meer" : "geen";
  status.textContent = isChosen ? words(sentence, { n: count }) : words("alles", { n: total });
  clear.hidden = !isChosen;
  const named = chosen(index, choice).map(({ group, name }) => [group, name]);
  if (choice.text) named.unshift(["q", words("woord", { naam: choice.text })]);
  fill(chips, named.map(([group, name]) => [group, name, words("weg", { naam: name })]));
  const ways = count ? [] : loosened(index, choice, hasText);
  fill(loosen, ways.map((way) => [way.group, words("zonder", { naam: way.name, n: way.count })]));
  elsewhere.hidden = Boolean(count) || !choice.text;
  elsewhere.firstChild.search = new URLSearchParams({ q: choice.text });
}

/** Fill a list with buttons that each leave out a part of the choice. */
function fill(list, buttons) {
  const had = list.contains(document.activeElement);
  list.replaceChildren(
    ...buttons.map(([group, text, label]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.zonder = group;
      button.textContent = text;
      if (label) button.setAttribute("aria-label", label);
      const item = document.createElement("li");
      item.append(button);
      return item;
    }),
  );
  list.hidden = !buttons.length;
  if (had) (list.querySelector("button") ?? field).focus();
}

function showCalendar(count) {
  if (!calendar) return;
  const { url, names, isExact } = calendarFor(index, choice);
  const naam = names.join(" + ");
  const title = `${data.agenda.site} – ${naam || data.woorden.programma}`;
  const sentence = isExact ? (naam ? "precies" : "hele") : naam ? "ruimer" : "ruimst";
  document.querySelector(".kiezen-agenda__welke").textContent = words(sentence, { naam });
  exactly.hidden = isExact || !count || count > MOST;
  exactly.lastChild.textContent = "";
  const before = calendar.dataset.adres;
  if (before === url) return;
  for (const link of calendar.querySelectorAll("a[href]")) {
    link.href = ways(before).reduce(
      (href, way, place) => href.replace(way, ways(url)[place]),
      link.getAttribute("href").replace(/&name=[^&]*/, `&name=${encodeURIComponent(title)}`),
    );
  }
  for (const input of calendar.querySelectorAll("input[readonly]")) input.value = url;
  calendar.dataset.adres = url;
}

/** Let the browser save what is shown, for which there is no calendar to subscribe to. */
async function download() {
  const cards = items.filter(({ hidden }) => !hidden).map((item) => item.querySelector(".kaart"));
  let result = "klaar";
  try {
    const { addressOf, idOf } = await import("../mijn/knoppen.js");
    const { takeAlong } = await import("../mijn/meenemen.js");
    await takeAlong(cards.map(idOf), cards.map(addressOf), "keuze.ics");
  } catch (error) {
    console.warn(error);
    result = "mislukt";
  }
  exactly.lastChild.textContent = words(result);
}

/** Return every way in which the address of a calendar stands in a link; the longest first. */
function ways(url) {
  const webcal = url.replace(/^https?:/, "webcal:");
  const download = url.slice(data.agenda.basis.length - "kalender/".length);
  return [encodeURIComponent(url), encodeURIComponent(webcal), webcal, url, download];
}

/** Put the choice in the fields. */
function fillForm() {
  field.value = choice.text;
  for (const { name } of index.groups) {
    const control = form.elements.namedItem(name);
    if (control.type === "checkbox") control.checked = choice.values.has(name);
    else control.value = choice.values.get(name) ?? "";
  }
}

function choiceInForm() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.append(name, value);
  return fromQuery(index, query);
}

/**
 * Take up a new choice; a step that the back button undoes, unless it is a letter of a word.
 *
 * Before a step the word is written: where a choice takes no focus, the field was not left.
 */
function take(next, { isStep }) {
  if (isStep) settle();
  choice = next;
  clearTimeout(pending);
  pending = isStep ? history.pushState(null, "", address()) : setTimeout(settle, PAUSE);
  return show();
}

/** Write the address that waits for a pause. */
function settle() {
  if (pending) history.replaceState(null, "", address());
  pending = clearTimeout(pending);
}

/** Return the address of the page with the choice in it. */
function address() {
  const set = new URLSearchParams(location.search).get("nu"); // The clock, if that was set.
  const query = [toQuery(choice), set && `nu=${encodeURIComponent(set)}`].filter(Boolean).join("&");
  return `${location.pathname}${query ? `?${query}` : ""}`;
}

function without(group) {
  const values = new Map(choice.values);
  values.delete(group);
  return { text: group === "q" ? "" : choice.text, values };
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  take(choiceInForm(), { isStep: true });
});
form.addEventListener("change", (event) => {
  take(choiceInForm(), { isStep: event.target !== field });
});
let isTyping = false;
field.addEventListener("input", () => {
  // The first letter of a word is a step; with “back” the whole word goes.
  take(choiceInForm(), { isStep: !isTyping });
  isTyping = true;
});
field.addEventListener("blur", () => {
  isTyping = false;
  settle();
});
form.addEventListener("click", (event) => {
  const group = event.target.closest("[data-zonder]")?.dataset.zonder;
  if (!group && !event.target.closest(".kiezen__wis")) return;
  const next = group ? without(group) : { text: "", values: new Map() };
  settle();
  choice = next;
  fillForm();
  take(next, { isStep: true });
  if (!group) field.focus();
});
exactly?.addEventListener("click", ({ target }) => target.closest("button") && download());
window.addEventListener("popstate", () => {
  pending = clearTimeout(pending);
  choice = fromQuery(index, new URLSearchParams(location.search));
  fillForm();
  show();
});

choice = fromQuery(index, new URLSearchParams(location.search));
// Somebody may have chosen before this script was there.
const early = choiceInForm();
if (!location.search && toQuery(early)) take(early, { isStep: false });
fillForm();
const more = form.querySelector("details");
if (more && [...choice.values.keys()].some((name) => more.contains(form.elements.namedItem(name)))) more.open = true;
await show();
