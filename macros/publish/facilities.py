"""Whether everybody can take part: what is known of a session and of its venues, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.programme.dutch import enumeration
from macros.programme.model import Attendance, Facilities, Programme, Session, Status, Venue

FACILITY_WORDS = {
    "wheelchair": ("toegankelijk met een rolstoel", "niet toegankelijk met een rolstoel"),
    "wheelchair_toilet": ("rolstoeltoilet", "geen rolstoeltoilet"),
    "hearing_loop": ("ringleiding", "geen ringleiding"),
    "parking": ("invalidenparkeerplaats", "geen invalidenparkeerplaats"),
    "assistance_dog": ("hulphond welkom", "hulphond niet welkom"),
    "sign_language": ("gebarentolk", "geen gebarentolk"),
    "speech_to_text": ("schrijftolk", "geen schrijftolk"),
    "low_stimulus": ("prikkelarm", "niet prikkelarm"),
}
"""Field of ``Facilities`` → what is said when it is there, and when it is not."""

TITLE = "Toegankelijkheid"
TITLE_WITH_WAY = "Bereikbaarheid en toegankelijkheid"
NOTHING_KNOWN = (
    "Hierover is nog niets bekend. Heb je iets nodig om mee te kunnen doen? "
    "Vraag het aan de organisator."
)


@dataclass(frozen=True)
class FacilitiesView:
    """What is known of the session, or of one of its venues."""

    name: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class AccessView:
    """Whether everybody can get there and take part."""

    title: str
    known: tuple[FacilitiesView, ...]
    unknown: str
    """What to do where nothing is known of the facilities; empty where something is."""


def access_view(programme: Programme, session: Session) -> AccessView | None:
    """Return what is known, of the session first; ``None`` when there is nothing to say."""
    of_session = tuple(facilities_words(session.facilities))
    venues = [programme.venues[slug] for slug in _venues(session)]
    of_venues = [venue_facilities(venue) for venue in venues]
    known = [FacilitiesView("Bij deze sessie", of_session)]
    for venue, sentences in zip(venues, of_venues, strict=True):
        way = (venue.getting_there,) if venue.getting_there else ()
        known.append(FacilitiesView(venue.name, (*way, *sentences)))
    is_past = programme.is_over(session) or session.status is Status.CANCELLED
    is_silent = is_past or of_session or any(of_venues)
    view = AccessView(
        title=TITLE_WITH_WAY if any(venue.getting_there for venue in venues) else TITLE,
        known=tuple(one for one in known if one.sentences),
        unknown="" if is_silent else NOTHING_KNOWN,
    )
    return view if view.known or view.unknown else None


def _venues(session: Session) -> tuple[str, ...]:
    return () if session.attendance is Attendance.ONLINE else session.venues


def venue_facilities(venue: Venue) -> tuple[str, ...]:
    """Return what is known of the accessibility of a venue, a sentence each."""
    return tuple(facilities_words(venue.facilities))


def facilities_words(facilities: Facilities | None) -> Iterator[str]:
    """Yield what is known, a sentence each; nothing where nothing is."""
    if not facilities:
        return
    known = [(getattr(facilities, key), words) for key, words in FACILITY_WORDS.items()]
    there = [words[0] for value, words in known if value]
    missing = [words[1] for value, words in known if value is False]
    for words in filter(None, (enumeration(there), enumeration(missing))):
        yield f"{words[0].upper()}{words[1:]}."
    if facilities.note:
        yield facilities.note
