// What somebody chose: a Map from the lasting identity of a moment (its UID without the domain) to
// what they were told of it.  Pure functions; nothing here knows a page or what a browser keeps.
//
// What they were told: t title, b begin (ISO 8601; a date alone while the time is unknown),
// e end (“16.30”; empty while it is unknown), p place, x 1 when it did not go on.

const IDENTITY = /^\d{4}-[a-z0-9-]+(\.[a-z0-9-]+)?$/;

/** Return the selection that was kept as text; what cannot be understood is left out. */
export function read(text) {
  let kept = null;
  try {
    kept = JSON.parse(text);
  } catch {
    // Somebody else wrote it.
  }
  return new Map(
    Object.entries(kept ?? {}).filter(
      ([id, known]) => IDENTITY.test(id) && typeof known?.t === "string" && typeof known.b === "string",
    ),
  );
}

/** Return a selection as text to keep. */
export function write(selection) {
  return JSON.stringify(Object.fromEntries(selection));
}

/** Return a selection with a moment added, or without it when it was in it. */
export function toggled(selection, id, known) {
  const next = new Map(selection);
  if (!next.delete(id)) next.set(id, known);
  return next;
}

/** Return the session that a moment is of, as year and first name. */
export function sessionOf(id) {
  const [session] = id.split(".");
  return { session, year: session.slice(0, 4), name: session.slice(5) };
}

/** Return what the two times in words are: “09.30 – 16.30 uur” → ["09.30", "16.30"]. */
export function clockTimes(words) {
  return words.match(/\d\d\.\d\d/g) ?? [];
}

/** Return what is told of a moment in the file of the programme, to keep with a choice. */
export function told(slot) {
  return {
    t: slot.titel,
    b: slot.begin,
    e: (slot.begin.includes("T") && clockTimes(slot.tot)[0]) || "",
    p: slot.plek,
    ...(slot.vervalt && { x: 1 }),
  };
}

/**
 * Return where a moment is in the programme now; undefined when it is gone.
 *
 * A session that was once can become one of several times, and the other way round.
 */
export function find(slots, id, known) {
  const exact = slots.find((slot) => slot.id === id);
  if (exact) return exact;
  const others = slots.filter((slot) => sessionOf(slot.id).session === sessionOf(id).session);
  return others.find((slot) => slot.begin === known?.b) ?? (others.length === 1 ? others[0] : undefined);
}

/** Return in a word what happened to a moment since somebody chose it; empty for nothing. */
export function change(known, slot) {
  if (!slot) return "weg";
  const now = told(slot);
  if (!known.x !== !now.x) return now.x ? "geannuleerd" : "toch";
  return !now.x && ["b", "e", "p"].some((key) => (known[key] ?? "") !== now[key]) ? "veranderd" : "";
}

/**
 * Return a selection beside the programme of now.
 *
 * shown: what is in it, in order of time; changed: what there is to tell first; earlier: what is of
 * an edition that is over; selection: the same with the identities of now.
 */
export function compared(selection, { jaren, sessies }) {
  const found = { shown: [], changed: [], earlier: [], selection: new Map() };
  for (const [id, known] of selection) {
    if (!jaren.includes(Number(sessionOf(id).year))) {
      found.earlier.push({ id, known });
      found.selection.set(id, known);
      continue;
    }
    const slot = find(sessies, id, known);
    const now = slot?.id ?? id;
    if (now !== id && selection.has(now)) continue;
    found.selection.set(now, known);
    const what = change(known, slot);
    if (what) found.changed.push({ id: now, known, slot, what });
    if (slot) found.shown.push(slot);
  }
  found.shown.sort((a, b) => sessies.indexOf(a) - sessies.indexOf(b));
  return found;
}

/** Return what the file of the programme would say, from what was told when somebody chose. */
export function fromMemory(selection, years) {
  const sessies = [...selection].map(([id, { t, b, e, p, x }]) => {
    const { year, name } = sessionOf(id);
    return { id, adres: `${year}/${name}/`, titel: t, begin: b, tot: e ? `– ${e} uur` : "", plek: p, vervalt: x };
  });
  return { jaren: years, sessies: sessies.sort((a, b) => (a.begin < b.begin ? -1 : 1)) };
}

/** Return what a selection is in the address of a page: “#2026=opening,keukentafel.breda”. */
export function toHash(ids) {
  const years = new Map();
  for (const id of ids) {
    const year = id.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), id.slice(5)]);
  }
  return years.size ? `#${[...years].map(([year, names]) => `${year}=${names.join(",")}`).join("&")}` : "";
}

/** Return the identities in the address of a page, each once; what is none is left out. */
export function fromHash(hash) {
  const ids = hash
    .replace(/^#/, "")
    .split("&")
    .flatMap((part) => {
      const [year, names = ""] = part.split("=");
      return names.split(/,|%2C/i).map((name) => `${year}-${name}`);
    });
  return [...new Set(ids)].filter((id) => IDENTITY.test(id));
}
