// Choosing from the programme: what fits, how many there are, and which calendar is exactly that.
// Pure functions; nothing here knows a page.

/** Return what the data of a page comes down to, ready to be asked. */
export function read(data) {
  const options = [];
  const groups = data.groepen.map((group) => ({
    name: group.naam,
    options: group.opties.map((option) => {
      const number = options.length;
      options.push({ group: group.naam, value: option.waarde, name: option.naam, number, part: option.deel, region: option.in });
      return options[number];
    }),
  }));
  const cards = data.kaarten.map(([session, ...held]) => ({ session, held }));
  return { groups, options, cards, calendar: data.agenda };
}

/** Return the option that a name and a value stand for, if there is one. */
function optionOf(index, name, value) {
  return index.groups.find((group) => group.name === name)?.options.find((option) => option.value === value);
}

/** Return the choice that the address of a page makes; what it does not know, it leaves out. */
export function fromQuery(index, query) {
  const values = new Map();
  for (const { name } of index.groups) {
    if (optionOf(index, name, query.get(name))) values.set(name, query.get(name));
  }
  return { text: (query.get("q") ?? "").trim(), values };
}

/** Return what stands behind the question mark for a choice; empty for none. */
export function toQuery(choice) {
  const query = new URLSearchParams();
  if (choice.text) query.set("q", choice.text);
  for (const [name, value] of choice.values) query.set(name, value);
  return query.toString();
}

/** Return the options of a choice, in the order of the form. */
export function chosen(index, choice) {
  return index.groups
    .filter(({ name }) => choice.values.has(name))
    .map(({ name }) => optionOf(index, name, choice.values.get(name)));
}

/**
 * Return which cards fit, how many sessions that are, and how many there would be for every option.
 *
 * The number with an option is for that option in place of what is chosen in its own group.
 * hasText tells by card whether the words that are looked for are in it; null when there are none.
 */
export function outcome(index, choice, hasText = null) {
  const wanted = chosen(index, choice);
  const shown = [];
  const sessions = new Set();
  const perOption = index.options.map(() => new Set());
  index.cards.forEach((card, place) => {
    const failed = wanted.filter(({ number }) => !card.held.includes(number));
    const fits = failed.length === 0 && (!hasText || hasText[place]);
    shown.push(fits);
    if (fits) sessions.add(card.session);
    if (failed.length > 1 || (hasText && !hasText[place])) return;
    for (const number of card.held) {
      // One thing does not fit: it still counts for the options of that group.
      if (!failed.length || failed[0].group === index.options[number].group) perOption[number].add(card.session);
    }
  });
  return { shown, count: sessions.size, perOption: perOption.map((found) => found.size) };
}

/** Return what could be left out so that something fits, the most helpful first. */
export function loosened(index, choice, hasText = null) {
  const ways = chosen(index, choice).map((option) => {
    const values = new Map(choice.values);
    values.delete(option.group);
    return { group: option.group, name: option.name, count: outcome(index, { ...choice, values }, hasText).count };
  });
  if (choice.text) ways.push({ group: "q", name: choice.text, count: outcome(index, choice).count });
  return ways.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}

/**
 * Return the calendar of a choice: exactly that, or else the smallest one with all of it.
 *
 * There is a calendar for every combination of so many options with a session in it.
 */
export function calendarFor(index, choice) {
  const wanted = chosen(index, choice);
  const parts = wanted.filter(({ part }) => part);
  const isPlain = !choice.text && parts.length === wanted.length;
  // A municipality has none, but the region that it is in has.
  const region = wanted.find((option) => option.region)?.region;
  const around = region && !choice.values.has("regio") && optionOf(index, "regio", region);
  if (around) parts.push(around);
  parts.sort((a, b) => a.number - b.number);
  const fitting = subsets(parts)
    .filter((subset) => subset.length <= index.calendar.meeste)
    .map((subset) => ({ subset, url: urlOf(index, subset), count: countOf(index, subset) }))
    .filter(({ subset, url, count }) => count && (subset.length < 2 || url.length <= index.calendar.langste))
    .sort((a, b) => a.count - b.count || b.subset.length - a.subset.length);
  const { subset, url } = fitting[0] ?? { subset: [], url: index.calendar.alles };
  return {
    url,
    names: subset.map(({ name }) => name),
    isExact: isPlain && subset.length === wanted.length,
  };
}

function subsets(parts) {
  return parts.reduce((found, part) => [...found, ...found.map((subset) => [...subset, part])], [[]]);
}

function urlOf(index, subset) {
  if (!subset.length) return index.calendar.alles;
  return `${index.calendar.basis}${subset.map(({ part }) => part).join("_")}.ics`;
}

function countOf(index, subset) {
  return index.cards.filter(({ held }) => subset.every(({ number }) => held.includes(number))).length;
}

/** Return texts, each as a list of words, ready to be looked through for many questions. */
export function wordIndex(texts) {
  const numbers = new Map();
  const held = texts.map((words) =>
    new Set(
      words.map((word) => {
        if (!numbers.has(word)) numbers.set(word, numbers.size);
        return numbers.get(word);
      }),
    ),
  );
  return { words: [...numbers.keys()], held };
}

/** Return by text whether every word that is wanted is near one of its words. */
export function textMatches(index, wanted, nearness) {
  const near = wanted.map((word) => index.words.map((other) => nearness(word, other) > 0));
  return index.held.map((held) => near.every((isNear) => [...held].some((number) => isNear[number])));
}
