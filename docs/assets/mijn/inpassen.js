// What of a selection cannot be together: at the same time, or too far apart.  Pure functions.
// A journey is an estimate that fits in a sentence: the straight line × DETOUR at SPEED, and SPARE.

const DETOUR = 1.3;
const SPEED = 50; // Kilometres an hour.
const SPARE = 10; // Minutes.
const STEP = 5; // Minutes: no estimate is more precise.
const EARTH = 6371; // Kilometres from its middle.

/** Return the kilometres of the way between two points, each as latitude and longitude. */
export function distance([lat1, lon1], [lat2, lon2]) {
  const half = (a, b) => Math.sin(((b - a) * Math.PI) / 360) ** 2;
  const cos = (a) => Math.cos((a * Math.PI) / 180);
  // The haversine formula.
  const square = half(lat1, lat2) + cos(lat1) * cos(lat2) * half(lon1, lon2);
  return 2 * EARTH * Math.asin(Math.sqrt(square)) * DETOUR;
}

/** Return how many minutes a journey of so many kilometres takes. */
export const minutes = (km) => Math.ceil(((km / SPEED) * 60 + SPARE) / STEP) * STEP;

const begin = (slot) => Date.parse(slot.begin);
const end = (slot) => Date.parse(slot.einde);

/** Return by identity what else a moment overlaps with, and a journey to it that is too long. */
export function fit(slots) {
  const timed = slots.filter((slot) => slot.einde && !slot.vervalt);
  const together = (one, other) => one !== other && begin(one) < end(other) && begin(other) < end(one);
  const overlaps = (slot) =>
    timed.filter((other) => together(slot, other)).map((other) => ({ slot: other, isSure: isSure(slot, other) }));
  return new Map(timed.map((slot) => [slot.id, { overlaps: overlaps(slot), journey: journey(timed, slot) }]));
}

/** Return whether two moments overlap also if an end that nobody knows is not as it was guessed. */
function isSure(one, other) {
  const apart = begin(other) - begin(one);
  return !apart || !(apart > 0 ? one : other).geraden;
}

/** Return the journey from what ended last, if that is elsewhere and there is too little time. */
function journey(timed, to) {
  const before = timed.filter((slot) => slot.punt && to.punt && end(slot) <= begin(to));
  const [from] = before.sort((a, b) => end(b) - end(a));
  if (!from || from.gemeente === to.gemeente) return null;
  const km = distance(from.punt, to.punt);
  const needed = minutes(km);
  const free = (begin(to) - end(from)) / 60_000;
  return free < needed ? { from, km: Math.round(km), needed, free } : null;
}
