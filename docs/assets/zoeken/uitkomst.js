// What the two places to search share: fetching, and showing what was found in Dutch.

// The root of the site, whatever the path under which it is published.
const ROOT = new URL("../../", import.meta.url);

let engine;

/** Return the search engine; fetched once, and once more after it failed. */
export function load() {
  engine ??= fetchEngine().catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function fetchEngine() {
  const [{ searchEngine }, index] = await Promise.all([import("./zoekmachine.js"), fetchIndex()]);
  return searchEngine(index);
}

async function fetchIndex() {
  const answer = await fetch(new URL("zoeken/index.json", ROOT));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}

/**
 * Keep a list and a status in step with a question.
 *
 * @param {{input: HTMLInputElement, status: Element, list: Element, most: number}} place
 * @param {(found: number, question: string) => void} shown called with how much there is.
 * @returns a function to call whenever the question may be another.
 */
export function inStep({ input, status, list, most }, shown) {
  let answered;
  const answer = (sentence, results, found, question) => {
    status.textContent = sentence;
    list.replaceChildren(...results.slice(0, most).map(entry));
    answered = question;
    shown(found, question);
  };
  return async () => {
    const question = input.value.trim();
    // The same list again would take the focus from the link that has it.
    if (question === answered) return;
    if (question.length < 2) return answer("Typ twee letters of meer.", [], 0, question);
    status.textContent ||= "Even geduld …";
    try {
      const search = await load();
      // Something else has been typed meanwhile, and that has its own turn.
      if (question !== input.value.trim()) return;
      const { results, withAllWords } = search(question);
      answer(sentence(results.length, withAllWords, question), results, results.length, question);
    } catch (error) {
      console.error(error);
      answer("Zoeken lukt nu niet. Probeer het later nog eens.", [], 0, question);
      answered = undefined;
    }
  };
}

function sentence(found, withAllWords, question) {
  if (!found) return `Geen resultaten voor “${question}”. Probeer een ander woord.`;
  const amount = found === 1 ? "1 resultaat" : `${found} resultaten`;
  return withAllWords ? amount : `Niets met al je woorden. Wel ${amount} met een deel ervan`;
}

/** Return the address of the page with everything that was found. */
export function pageFor(question) {
  const page = new URL("zoeken/", ROOT);
  page.searchParams.set("q", question);
  return page.href;
}

function entry(result) {
  const link = document.createElement("a");
  link.href = new URL(result.address, ROOT).href;
  link.textContent = result.title;
  if (result.language) link.lang = result.language;
  const item = document.createElement("li");
  item.append(
    paragraph("zoek__soort", [result.kind, result.label]),
    link,
    paragraph("zoek__regel", [result.line]),
    paragraph("zoek__samenvatting", [result.summary]),
  );
  return item;
}

function paragraph(name, texts) {
  const element = document.createElement("p");
  element.className = name;
  element.textContent = texts.filter(Boolean).join(" · ");
  return element.textContent ? element : "";
}
