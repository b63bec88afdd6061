// What of a selection cannot be together: at the same time, or too far apart.  Pure functions.
//
// The time of a journey is an estimate that is simple enough to say in one sentence: the straight
// line between two places times DETOUR, at SPEED, and SPARE for what comes before and after.

const DETOUR = 1.3;
const SPEED = 50; // Kilometres an hour.
const SPARE = 10; // Minutes.
const STEP = 5; // Minutes: no estimate is more precise.
const EARTH = 6371; // Kilometres from its middle.

/** Return the kilometres of the way between two points, each as latitude and longitude. */
export function distance([lat1, lon1], [lat2, lon2]) {
  const rad = Math.PI / 180;
  // The haversine formula.
  const half =
    Math.sin(((lat2 - lat1) * rad) / 2) ** 2 +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(half)) * DETOUR;
}

/** Return how many minutes a journey of so many kilometres takes. */
export function minutes(km) {
  return Math.ceil(((km / SPEED) * 60 + SPARE) / STEP) * STEP;
}

const begin = (slot) => Date.parse(slot.begin);
const end = (slot) => Date.parse(slot.einde);

/**
 * Return by identity what else of the selection a moment overlaps with, and a journey to it that
 * takes longer than there is.
 *
 * Only what goes on and has a time counts; a journey, only between municipalities, and only where
 * both places are known.
 */
export function fit(slots) {
  const timed = slots.filter((slot) => slot.einde && !slot.vervalt);
  return new Map(
    timed.map((slot) => [
      slot.id,
      {
        overlaps: timed
          .filter((other) => other !== slot && begin(other) < end(slot) && begin(slot) < end(other))
          .map((other) => ({ slot: other, isSure: !guesses(slot, other) })),
        journey: journey(timed, slot),
      },
    ]),
  );
}

/** Return whether two moments only overlap if an end that nobody knows is as it was guessed. */
function guesses(one, other) {
  const [first] = begin(one) <= begin(other) ? [one] : [other];
  return Boolean(first.geraden) && begin(one) !== begin(other);
}

function journey(timed, to) {
  if (!to.punt) return null;
  const before = timed.filter((slot) => slot.punt && end(slot) <= begin(to));
  // What ended last; of two that ended at once, where one has to come from furthest.
  const [from] = before
    .map((slot) => ({ slot, km: distance(slot.punt, to.punt) }))
    .sort((a, b) => end(b.slot) - end(a.slot) || b.km - a.km);
  if (!from || from.slot.gemeente === to.gemeente) return null;
  const needed = minutes(from.km);
  const free = (begin(to) - end(from.slot)) / 60_000;
  return free < needed ? { from: from.slot, km: Math.round(from.km), needed, free } : null;
}
