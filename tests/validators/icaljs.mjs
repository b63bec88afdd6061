// Judges calendars with ical.js; see worker.py. The first argument is where ical.js is.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const { default: ICAL } = await import(pathToFileURL(process.argv[2]).href);

function* objections(content) {
  const calendar = new ICAL.Component(ICAL.parse(content));
  if (calendar.name !== "vcalendar") yield `a ${calendar.name}`;
  const zones = calendar.getAllSubcomponents("vtimezone").map((z) => z.getFirstPropertyValue("tzid"));
  const events = calendar.getAllSubcomponents("vevent");
  const lost = (content.match(/^BEGIN:VEVENT/gm) ?? []).length - events.length;
  if (lost) yield `${lost} events lost`;
  const uids = events.map((event) => event.getFirstPropertyValue("uid"));
  if (new Set(uids).size !== uids.length) yield "two events with one UID";
  for (const event of events) yield* eventObjections(event, zones);
}

function* eventObjections(event, zones) {
  for (const name of ["uid", "dtstamp", "dtstart", "dtend", "summary"]) {
    const count = event.getAllProperties(name).length;
    if (count !== 1) yield `${count} times ${name}`;
  }
  const rule = event.getFirstPropertyValue("rrule");
  if (rule && !rule.freq) yield "a rule without frequency";
  const [start, end] = ["dtstart", "dtend"].map((name) => event.getFirstProperty(name));
  if (!start || !end) return;
  for (const property of [start, end]) {
    const tzid = property.getParameter("tzid");
    const value = property.getFirstValue();
    if (tzid && !zones.includes(tzid)) yield `zone ${tzid} is not described`;
    if (!tzid && !value.isDate && !value.toICALString().endsWith("Z")) yield "a time without zone";
  }
  const [from, to] = [start.getFirstValue(), end.getFirstValue()];
  if (from.isDate !== to.isDate) yield "a day and a time";
  else if (to.compare(from) <= 0) yield "the end is not after the start";
}

for await (const line of createInterface({ input: process.stdin })) {
  let found;
  try {
    found = [...objections(new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.from(line, "base64")))];
  } catch (error) {
    found = [String(error)];
  }
  console.log(JSON.stringify(found));
}
