// A file for a calendar with exactly these sessions, fetched and joined in the browser.

import { joined } from "./agenda.js";
import { root } from "./bewaren.js";

export async function text(address) {
  const answer = await fetch(new URL(address, root), { cache: "no-cache" });
  if (!answer.ok) throw new Error(answer.status);
  return answer.text();
}

/** Let the browser save the moments with these identities, of sessions at these addresses. */
export async function takeAlong(ids, addresses, name) {
  const files = [...new Set(addresses)].map((address) => text(`${address.slice(0, -1)}.ics`));
  const content = joined(await Promise.all(files), ids);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "text/calendar" }));
  link.download = name;
  link.click();
}
