// From a question to what the site has about it.  Knows no page.

import MiniSearch from "../vendor/minisearch/minisearch.js";
import { BEGINNING, FORM, PART, isStopWord, nearness, stem, wantedWords, words } from "./woorden.js";

// How much it counts where a word stands, and how near it is to what was asked.
const FIELDS = { title: 8, names: 4, line: 3, summary: 3, text: 1 };
const NEAR = { [FORM]: 1, [BEGINNING]: 0.5, [PART]: 0.25 };

// So many letters may be wrong; two that changed places are two.
const mistakes = (word) => (word.length < 4 ? 0 : word.length < 6 ? 1 : 2);

// So many items at a time: in between the page can act on what is typed.
const AT_ONCE = 100;

/**
 * Return, after a while, a function from a question to results, best first.
 *
 * @param index what macros/publish/search_index.py wrote.
 */
export async function searchEngine({ items, words: postings }) {
  const vocabulary = new Set();
  const miniSearch = new MiniSearch({
    idField: "number",
    fields: Object.keys(FIELDS),
    tokenize: words,
    processTerm(word) {
      if (isStopWord(word)) return null;
      vocabulary.add(word);
      return stem(word);
    },
  });
  const texts = runningTexts(items.length, postings);
  const documents = items.map((item, number) => ({ ...item, number, text: texts[number] }));
  await miniSearch.addAllAsync(documents, { chunkSize: AT_ONCE });

  const find = (combineWith, queries) =>
    miniSearch
      .search(
        { combineWith, queries },
        { boost: FIELDS, boostDocument: (number) => items[number].weight ?? 1 },
      )
      .map(({ id }) => items[id]);

  let spellings; // Made when somebody first makes a mistake.
  const lookAlikes = (word) => {
    spellings ??= spellingsOf(vocabulary);
    return spellings.search(word, { fuzzy: mistakes(word) }).map(({ id }) => stem(id));
  };

  return (question) => {
    const queries = wantedWords(question).map((word) => queryFor(word, vocabulary, lookAlikes));
    if (!queries.length) return { results: [], withAllWords: true };
    const results = find("AND", queries);
    if (results.length || queries.length === 1) return { results, withAllWords: true };
    return { results: find("OR", queries), withAllWords: false };
  };
}

/** Return the words of each running text, from the items that have each word. */
function runningTexts(count, postings) {
  const texts = Array.from({ length: count }, () => []);
  for (const [word, distances] of Object.entries(postings)) {
    let number = 0;
    for (const distance of distances) {
      number += distance;
      texts[number].push(word);
    }
  }
  return texts.map((text) => text.join(" "));
}

/** Return something in which to search for whole words: a mistake is made in those, not in stems. */
function spellingsOf(vocabulary) {
  const found = new MiniSearch({ idField: "word", fields: ["word"] });
  found.addAll([...vocabulary].map((word) => ({ word })));
  return found;
}

/** Return what to look up for a word: every stem near it, or, when there is none, what looks like it. */
function queryFor(wanted, vocabulary, lookAlikes) {
  const near = new Map();
  for (const word of vocabulary) {
    const found = NEAR[nearness(wanted, word)];
    if (found > (near.get(stem(word)) ?? 0)) near.set(stem(word), found);
  }
  const asIs = { combineWith: "OR", tokenize: (text) => text.split(" "), processTerm: (term) => term };
  if (near.size) {
    return { ...asIs, queries: [[...near.keys()].join(" ")], boostTerm: (term) => near.get(term) };
  }
  const stems = [stem(wanted), ...lookAlikes(wanted)];
  return { ...asIs, queries: [stems.join(" ")], fuzzy: (term) => term === stems[0] && mistakes(wanted) };
}
