// Dutch words: what a visitor types against what stands in a text.  For the search of the site and
// for any field that looks for words.  Pure functions; nothing here knows a page.

import DutchStemmer from "../vendor/snowball/dutch.js";

const stemmer = new DutchStemmer();

// Words that stand in nearly every text and tell none apart.
const STOP_WORDS = new Set(
  ("aan al als bij dan dat de den der des deze die dit door een en er haar had heb hebben heeft het " +
    "hier hij hoe hun ik in is je kan maar me met mijn naar nog nu of om onder ons ook op over te " +
    "tot u uit van veel voor want was wat we wel wij wordt worden ze zich zij zijn zo zou s t n")
    .split(" "),
);

// Plurals that no rule makes.
const IRREGULAR = new Map([
  ["centra", "centrum"],
  ["fora", "forum"],
  ["kinderen", "kind"],
  ["leden", "lid"],
  ["media", "medium"],
  ["musea", "museum"],
  ["podia", "podium"],
  ["schepen", "schip"],
  ["steden", "stad"],
]);

// A part of a word that is shorter says too little: “oss” is in “fossiel”.
const SHORTEST_PART = 4;

const stems = new Map();

/** Return a text in small letters without accents: “Financiën” → “financien”. */
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[’‘]/g, "'")
    .toLowerCase();
}

/** Return the words of a text, folded, in order. */
export function words(text) {
  return fold(text).match(/[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu) ?? [];
}

/** Whether a folded word tells no text apart from another. */
export function isStopWord(word) {
  return STOP_WORDS.has(word);
}

/** Return what the forms of a folded word share: “wonen” and “woningen” → “woon”. */
export function stem(word) {
  let found = stems.get(word);
  if (found === undefined) {
    found = stemmed(word);
    stems.set(word, found);
  }
  return found;
}

function stemmed(word) {
  if (IRREGULAR.has(word)) return IRREGULAR.get(word);
  // Accents are gone, so “ideeën” has become “ideeen”.
  let found = stemmer.stemWord(word.replace(/(?<=ee|ie)en$/, "")) || word;
  // Snowball knows “groenen”, and neither “groene” nor “culturele”.
  const inflected = [word, found].find((form) => /[^aeiouyj]e$/.test(form));
  if (inflected) found = stemmer.stemWord(`${inflected}n`);
  // It takes “ge” for that of a participle: “gezond” would be a form of “zon”.
  if (word.startsWith("ge") && !found.startsWith("ge")) found = `ge${found}`;
  return found.replace(/i([ae])l$/, "i$1$1l"); // “sociale”, “financiële”
}

/** How near a word of a text is to a word that is looked for; from near to far. */
export const FORM = 3; // the word itself, or another form of it
export const BEGINNING = 2; // longer: “wijk” in “wijkzorg”
export const PART = 1; // with something before it: “zorg” in “wijkzorg”
export const NOTHING = 0;

/** Return how near `word` is to `wanted`; both folded. */
export function nearness(wanted, word) {
  const [short, long] = [stem(wanted), stem(word)];
  if (word === wanted || long === short) return FORM;
  if (word.startsWith(wanted)) return BEGINNING;
  if (short.length < SHORTEST_PART) return NOTHING;
  if (word.startsWith(short)) return BEGINNING;
  if (wanted.length < SHORTEST_PART) return NOTHING;
  return word.includes(wanted) || long.includes(short) ? PART : NOTHING;
}

/** Return the words of a question that say something: without stop words, each once. */
export function wantedWords(question) {
  return [...new Set(words(question))].filter((word) => !isStopWord(word));
}

/**
 * Whether every word that is looked for is near a word of a text.
 *
 * @param {string[]} wanted what `wantedWords` returned; none of them: everything matches.
 * @param {Iterable<string>} found what `words` returned for the text; keep it for the next question.
 */
export function matches(wanted, found) {
  const inText = [...found];
  return wanted.every((word) => inText.some((other) => nearness(word, other)));
}
