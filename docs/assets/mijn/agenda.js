// The files of single sessions → one file with what was chosen (RFC 5545).  The bytes of an event
// stay as they are, so it is the same event as in every calendar of the site.  Pure.

const BEGIN = "BEGIN:VEVENT\r\n";
const ZONE = "BEGIN:VTIMEZONE\r\n";
const LAST = "END:VCALENDAR\r\n";

/**
 * Return one calendar with the moments of these identities, in this order.
 *
 * A line that is exactly BEGIN:VEVENT is no text: a folded line begins with a space.
 * Throws when one of them is in none of the files.
 */
export function joined(files, ids) {
  const events = new Map();
  let opening;
  let zone = "";
  for (const file of files) {
    const [head, ...rest] = file.split(`\r\n${BEGIN}`);
    const [start, body] = `${head}\r\n`.split(ZONE);
    opening ??= start;
    if (body) zone = ZONE + body;
    for (const text of rest) {
      const event = text.endsWith(LAST) ? text.slice(0, -LAST.length) : `${text}\r\n`;
      const [, id] = /^UID:([^@]+)@/m.exec(event.replaceAll("\r\n ", "")) ?? [];
      events.set(id, BEGIN + event);
    }
  }
  const chosen = ids.map((id) => events.get(id));
  if (!chosen.length || chosen.includes(undefined)) throw new Error("a session is not in its file");
  const needsZone = chosen.some((event) => event.includes("\r\nDTSTART;TZID="));
  return [opening, needsZone ? zone : "", ...chosen, LAST].join("");
}
