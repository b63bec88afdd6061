// What time it is: on the visitor's clock, or on one that the address of the page sets (?nu=).

const ZONE = "Europe/Amsterdam";
const HOUR = 3_600_000; // Milliseconds, as every moment here.
const WRITTEN = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)?$/;
const formats = {};

/** Return what a clock on the wall says: 2026-11-10T14:30. */
export function wallClock(at, timeZone = ZONE) {
  formats[timeZone] ??= new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return formats[timeZone].format(at).replace(" ", "T");
}

export const dayOf = (at) => wallClock(at).slice(0, 10);

// 14.30
export const timeOf = (at, zone) => wallClock(at, zone).slice(11).replace(":", ".");

// dinsdag 10 november
export const dayName = (at, timeZone = ZONE) =>
  new Intl.DateTimeFormat("nl", { timeZone, weekday: "long", day: "numeric", month: "long" }).format(at);

/**
 * Return the moment that somebody wrote, on a Dutch clock unless it has an offset; null for no time.
 *
 * An hour that comes twice is the first one, a skipped one the next (RFC 5545, 3.3.5).
 */
export function instant(text) {
  const written = text?.replace(" ", "+") ?? ""; // In an address a + is a space.
  const [, minute, , offset] = WRITTEN.exec(written) ?? [];
  const utc = Date.parse(`${minute}Z`);
  // A browser may take 31 February for 3 March.
  if (!(utc && new Date(utc).toISOString().startsWith(minute))) return null;
  if (offset) return Date.parse(written);
  return [2, 1].map((hours) => utc - hours * HOUR).find((at) => wallClock(at) === minute) ?? utc - HOUR;
}

/** Return the clock of a page with `query` in its address; `read` is the real one. */
export function clockOf(query, read = Date.now) {
  const set = instant(new URLSearchParams(query).get("nu"));
  const ahead = set === null ? 0 : set - read();
  return { isSet: set !== null, now: () => read() + ahead };
}

/**
 * Call `show` now, at every minute, and when the page is shown again; with whether that is so:
 * nobody was looking, so things may be put in another place.
 */
export function everyMinute(clock, show) {
  let timer;
  const go = (isAnew) => {
    clearTimeout(timer);
    timer = setTimeout(go, 60_000 - (clock.now() % 60_000), false);
    if (!document.hidden) show(isAnew);
  };
  document.addEventListener("visibilitychange", () => go(true));
  addEventListener("pageshow", ({ persisted }) => persisted && go(true));
  go(true);
}

/** Return the time on the clock of a visitor elsewhere; nothing where clocks are the same. */
export function elsewhere(at, zone) {
  const [here, there] = [wallClock(at), wallClock(at, zone)];
  if (here === there) return "";
  const day = here.slice(0, 10) === there.slice(0, 10) ? "" : `${dayName(at, zone)}, `;
  return `in jouw tijdzone: ${day}${timeOf(at, zone)} uur`;
}
