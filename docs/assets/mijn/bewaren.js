// Where a selection is kept: in this browser and nowhere else.

import { read, write } from "./selectie.js";

/** The address of the site. */
export const root = new URL("../../", import.meta.url);

// Two sites can share a domain name.
const KEY = `mijn-programma ${root.pathname}`;

// Without storage the tab remembers it: its name is there until the tab is closed.
const tab = {
  getItem: () => (window.name.startsWith(KEY) ? window.name.slice(KEY.length) : null),
  setItem: (_, text) => {
    window.name = KEY + text;
  },
};
let place = tab;
try {
  localStorage.setItem(`${KEY}?`, "");
  localStorage.removeItem(`${KEY}?`);
  place = localStorage;
} catch {
  // Storage is off or full.
}

const listeners = [];

/** Whether the selection is still there when the tab is closed. */
export const isLasting = () => place !== tab;

/** Return the selection as it is now, also when another tab changed it. */
export const selection = () => read(place.getItem(KEY));

/** Keep a selection. */
export function keep(next) {
  try {
    place.setItem(KEY, write(next));
  } catch {
    place = tab;
    place.setItem(KEY, write(next));
  }
  tell();
}

/** Call a function whenever the selection has changed, here or in another tab. */
export const onChange = (listener) => listeners.push(listener);

const tell = () => listeners.forEach((listener) => listener());

addEventListener("storage", ({ key }) => {
  if (key === KEY || key === null) tell();
});
// A page that was kept for the back button has missed what happened since.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) tell();
});
