// What somebody chose: a Map from the lasting identity of a moment (Slot.id) to what they were told
// of it: t title, b begin (ISO 8601; a date alone while the time is unknown), e end (“16.30”; empty
// while unknown), p place, x 1 when it did not go on.  Pure functions.

const IDENTITY = /^\d{4}-[a-z0-9-]+(\.[a-z0-9-]+)?$/;

/** Return the selection that was kept as text; what cannot be understood is left out. */
export function read(text) {
  let kept;
  try {
    kept = JSON.parse(text);
  } catch {
    // Somebody else wrote it.
  }
  const isOurs = ([id, known]) => IDENTITY.test(id) && typeof known?.t === "string" && typeof known.b === "string";
  return new Map(Object.entries(kept ?? {}).filter(isOurs));
}

/** Return a selection as text to keep. */
export const write = (selection) => JSON.stringify(Object.fromEntries(selection));

/** Return a selection with a moment added, or without it when it was in it. */
export function toggled(selection, id, known) {
  const next = new Map(selection);
  if (!next.delete(id)) next.set(id, known);
  return next;
}

/** Return the session of a moment, its year, and the address that it has for ever. */
export function sessionOf(id) {
  const [session] = id.split(".");
  const year = session.slice(0, 4);
  return { session, year: Number(year), address: `${year}/${session.slice(5)}/` };
}

/** Return the times in words: “09.30 – 16.30 uur” → ["09.30", "16.30"]. */
export const clockTimes = (words) => words.match(/\d\d\.\d\d/g) ?? [];

/** Return what the programme tells of a moment, to keep with a choice. */
export function told({ titel, begin, tot, plek, vervalt }) {
  return { t: titel, b: begin, e: clockTimes(tot)[0] ?? "", p: plek, ...(vervalt && { x: 1 }) };
}

/** Return where a moment is now, if it is: a session of one moment can get several, and back. */
export function find(slots, id, known) {
  const exact = slots.find((slot) => slot.id === id);
  if (exact) return exact;
  const { session } = sessionOf(id);
  const ofIt = slots.filter((slot) => sessionOf(slot.id).session === session);
  return ofIt.find((slot) => slot.begin === known?.b) ?? (ofIt.length === 1 ? ofIt[0] : undefined);
}

/** Return in a word what happened to a moment since somebody chose it; empty for nothing. */
export function change(known, slot) {
  if (!slot) return "weg";
  const now = told(slot);
  if (!known.x !== !now.x) return now.x ? "geannuleerd" : "toch";
  const differs = ["b", "e", "p"].some((key) => (known[key] ?? "") !== now[key]);
  return differs && !now.x ? "veranderd" : "";
}

/**
 * Return a selection beside the programme of now: what is in it (shown), what there is to tell first
 * (changed), what is of an edition that is over (earlier), and itself with the identities of now.
 */
export function compared(selection, { jaren, sessies }) {
  const found = { changed: [], earlier: [], selection: new Map() };
  const slots = new Set();
  for (const [id, known] of selection) {
    const isOver = !jaren.includes(sessionOf(id).year);
    const slot = isOver ? undefined : find(sessies, id, known);
    const now = slot?.id ?? id;
    if (now !== id && selection.has(now)) continue;
    found.selection.set(now, known);
    const what = change(known, slot);
    if (isOver) found.earlier.push({ id, known });
    else if (what) found.changed.push({ id: now, known, slot, what });
    slots.add(slot);
  }
  return { ...found, shown: sessies.filter((slot) => slots.has(slot)) };
}

/** Return the programme as somebody was told of it, for when it cannot be reached. */
export function fromMemory(selection, jaren) {
  const sessies = [...selection].map(([id, { t, b, e, p, x }]) => {
    return { id, adres: sessionOf(id).address, titel: t, begin: b, tot: e && `– ${e} uur`, plek: p, vervalt: x };
  });
  return { jaren, sessies: sessies.sort((a, b) => (a.begin < b.begin ? -1 : 1)) };
}

/** Return what a selection is in the address of a page: “#2026=opening,keukentafel.breda”. */
export function toHash(ids) {
  const years = {};
  for (const id of ids) (years[id.slice(0, 4)] ??= []).push(id.slice(5));
  const parts = Object.entries(years).map(([year, names]) => `${year}=${names}`);
  return parts.length ? `#${parts.join("&")}` : "";
}

/** Return the identities in the address of a page, each once; what is none is left out. */
export function fromHash(hash) {
  const ids = hash.slice(1).split("&").flatMap((part) => {
    const [year, names = ""] = part.split("=");
    return names.split(/,|%2C/i).map((name) => `${year}-${name}`);
  });
  return [...new Set(ids)].filter((id) => IDENTITY.test(id));
}
