// The page with everything that was found; what is asked stands in its address (?q=wonen).

import { inStep } from "./uitkomst.js";

const MOST = 100;
const PAUSE = 300; // milliseconds; browsers refuse an address a keystroke

const place = document.querySelector("[data-zoek=pagina]");
const input = place.querySelector("input");
const title = document.title;

// Whether the question in the address is still being typed; a new one gets a place in the history.
let typing = false;
let waiting;

const update = inStep(
  { input, status: place.querySelector("[role=status]"), list: place.querySelector("ol"), most: MOST },
  (found, question) => {
    document.title = question ? `${question} – ${title}` : title;
    if (found > MOST) {
      place.querySelector("[role=status]").textContent += `. Dit zijn de eerste ${MOST}.`;
    }
  },
);

const asked = () => new URLSearchParams(location.search).get("q") ?? "";

/** Put the question in the address, so that it can be shared and gone back to. */
function remember() {
  clearTimeout(waiting);
  const question = input.value.trim();
  if (question === asked()) return;
  const address = question ? `?${new URLSearchParams({ q: question })}` : location.pathname;
  if (typing) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  typing = true;
}

function fromAddress() {
  clearTimeout(waiting);
  typing = false;
  input.value = asked();
  update();
}

input.addEventListener("input", () => {
  update();
  clearTimeout(waiting);
  waiting = setTimeout(remember, PAUSE);
});
place.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  remember();
  typing = false;
  update();
});
// Who goes to a result comes back to the question that led there.
place.querySelector("ol").addEventListener("click", remember);
addEventListener("popstate", fromAddress);

if (location.search) fromAddress();
