"""What an event says in words: its title, its description and where it is.

Short enough for every calendar app.  What does not fit is cut at the end of a word; what changes
somebody's plans (that it is cancelled or full, where to take part, the page) is never cut.
"""

from __future__ import annotations

from macros.programme.dutch import amount, enumeration, short_date, time_range
from macros.programme.model import Attendance, Availability, Programme, Session, Slot, Status
from macros.publish.agenda import full_title, unknown
from macros.publish.settings import Settings

LONGEST_SUMMARY = 120
"""Characters; fits the line of a phone."""

LONGEST_LOCATION = 200
"""Characters; Outlook cuts at 255 (MS-OXCICAL, LOCATION)."""

LONGEST_DESCRIPTION = 1000
"""Characters; only lines that are never cut can make a description longer than this."""

LEAST = 30
"""Fewer characters of a text say nothing: then it is left out."""


def shorten(text: str, most: int) -> str:
    """Return ``text`` in at most ``most`` characters: what is cut off at a word becomes ``…``."""
    if len(text) <= most:
        return text
    words = text[:most].rpartition(" ")[0].rstrip(" \n,;:.–-")
    # One endless word would leave next to nothing.
    return f"{words if len(words) > most // 2 else text[: most - 1]}…"


def summary(programme: Programme, slot: Slot) -> str:
    """Return the title of a slot in a calendar, its state included."""
    prefix = "GEANNULEERD: " if slot.status is Status.CANCELLED else ""
    missing = unknown(programme, slot.session, "Tijd").lower()
    suffix = "" if slot.moment.begins else f" ({missing})"
    room = LONGEST_SUMMARY - len(prefix) - len(suffix)
    return f"{prefix}{shorten(full_title(slot), room)}{suffix}"


def description(programme: Programme, settings: Settings, slot: Slot) -> str:
    """Return what a reader of a calendar needs, as plain text that ends with the page's URL.

    Too long, then the people give way first, then the summary, then the reason of a change.
    """
    session = slot.session
    state, note, about, people = _state(programme, slot), "", "", ""

    def joined() -> str:
        paragraphs = [
            " ".join(filter(None, (state, note))),
            about,
            _gaps(programme, slot),
            _how_to_join(programme, slot),
            people,
            settings.absolute(session.address),
        ]
        return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)

    note = _fitting(session.status_note, joined())
    about = _fitting(session.summary, joined())
    people = _fitting(_people(programme, session), joined())
    return joined()


def _fitting(text: str | None, rest: str) -> str:
    """Return as much of ``text`` as fits beside the rest of a description."""
    room = LONGEST_DESCRIPTION - len(rest) - len("\n\n")
    whole = text or ""
    return shorten(whole, room) if room >= min(LEAST, len(whole)) else ""


def _state(programme: Programme, slot: Slot) -> str:
    session = slot.session
    if session.status is Status.CANCELLED:
        return "Deze sessie gaat niet door."
    if slot.status is Status.CANCELLED:
        return "Deze keer gaat de sessie niet door."
    if session.status is not Status.MOVED:
        return ""
    was = session.earlier
    before = ""
    if was:
        venue = programme.venues[was.venue].name if was.venue else ""
        parts = (short_date(was.day), time_range(was.begins, was.ends), venue)
        before = f" Eerst was het op {', '.join(filter(None, parts))}."
    return f"Deze sessie is verplaatst.{before}"


def _gaps(programme: Programme, slot: Slot) -> str:
    session, moment = slot
    gaps = []
    if not moment.begins:
        gaps.append(f"{unknown(programme, session, 'Tijd')}.")
    elif not moment.ends:
        gaps.append(f"{unknown(programme, session, 'Eindtijd')}.")
    if not moment.venue and session.attendance is not Attendance.ONLINE:
        gaps.append(f"{unknown(programme, session, 'Locatie')}.")
    return " ".join(gaps)


def may_join(programme: Programme, slot: Slot) -> bool:
    """Whether it makes sense to say how to take part: it goes on, and is not over."""
    return not programme.is_over(slot.session) and slot.status is not Status.CANCELLED


def _how_to_join(programme: Programme, slot: Slot) -> str:
    session = slot.session
    if not may_join(programme, slot):
        return ""
    lines = []
    if session.online_url:
        lines.append(f"Online meedoen: {session.online_url}")
    if session.availability is Availability.FULL:
        lines.append("Vol: aanmelden kan niet meer.")
    elif session.availability is Availability.WAITING_LIST:
        lines.append("Vol: je kunt nog op de wachtlijst.")
    is_full = session.availability is Availability.FULL
    if session.registration and session.registration.url and not is_full:
        lines.append(f"Aanmelden: {session.registration.url}")
    if session.price is not None:
        lines.append(f"Prijs: {amount(session.price)}")
    return "\n".join(lines)


def _people(programme: Programme, session: Session) -> str:
    lines = []
    if session.speakers:
        lines.append(f"Met {enumeration(speaker.name for speaker in session.speakers)}.")
    if session.organisations:
        names = (programme.organisations[slug].name for slug in session.organisations)
        lines.append(f"Van {enumeration(names)}.")
    return "\n".join(lines)


def location(programme: Programme, slot: Slot) -> str:
    """Return where a slot is, in one line with the address; empty when that is not known."""
    session, moment = slot
    if session.attendance is Attendance.ONLINE:
        return "Online"
    if not moment.venue:
        return session.municipality or ""
    venue = programme.venues[moment.venue]
    where = ", ".join(filter(None, (venue.name, moment.room, venue.address)))
    # Apple wants the same text in a parameter, where a double quote cannot stand (RFC 5545
    # section 3.2).
    return shorten(where.replace('"', "'"), LONGEST_LOCATION)
