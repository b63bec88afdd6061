// What a page says about the connection.

const LONG_AGO = 180 * 86_400_000;

// In Dutch time: dinsdag 10 november om 14.30 uur.
export const moment = (iso, now) => {
  const date = new Date(iso);
  const part = (options) =>
    date.toLocaleString("nl-NL", { timeZone: "Europe/Amsterdam", ...options });
  const year = now - date > LONG_AGO ? "numeric" : undefined;
  const day = part({ weekday: "long", day: "numeric", month: "long", year });
  return `${day} om ${part({ hour: "2-digit", minute: "2-digit" }).replace(":", ".")} uur`;
};

export const offline = (isOnline, iso, now) =>
  `${isOnline ? "Er is geen goede verbinding." : "Je bent offline."} Dit is het programma zoals het was op ${moment(iso, now)}.`;

// When the site answers.  `shown` is the version on the screen, `current` the one of the site;
// either may be unknown.
export const answered = (shown, current, isCopy) => {
  if (isCopy && !current) return "Je hebt weer verbinding.";
  return shown && current && shown !== current ? "Het programma is veranderd." : "";
};
