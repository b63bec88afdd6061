"""A visitor's own programme: the page, and the data that its script needs.

What somebody chose stays in their browser, under the lasting identity of a moment (``Slot.id``)
and with what they were told of it.  The page looks the moments up in one file, so it knows of a
session that was renamed, moved or cancelled since.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from macros.programme.model import Attendance, Programme, Slot, Status, Venue
from macros.publish.agenda import (
    attendance_words,
    foreign_language,
    full_title,
    iso,
    labels_of,
    place,
    until,
)
from macros.publish.calendar import period

PAGE = "mijn-programma/"
FILE = f"{PAGE}sessies.json"

Point = tuple[float, float]
"""Latitude and longitude in degrees (WGS 84)."""

DECIMALS = 3
"""Of a coordinate: a step of a hundred metres is enough for the time of a journey."""

WORDS = {
    "geen": "geen sessies",
    "een": "1 sessie",
    "meer": "{n} sessies",
    "gedeeld": "Gedeeld programma",
    "al": "Al deze sessies staan al in jouw programma.",
    "onbekend": "Niet meer in het programma: {n}.",
    "overlap": "Overlapt met “{titel}” ({tijd}).",
    "misschien": "Overlapt misschien met “{titel}” ({tijd}). De eindtijd is niet bekend.",
    "nog": "Overlapt ook met nog {n}.",
    "krap": "Krap: van {van} naar {naar} is ongeveer {km} km. Reken op {nodig} minuten, je hebt er "
    "{vrij}.",
    "eraf": "Staat niet meer in je programma.",
    "geannuleerd": "Deze sessie gaat niet door.",
    "toch": "Deze sessie gaat toch door.",
    "veranderd": "Deze sessie is anders dan toen je haar koos.",
    "weg": "Deze sessie staat niet meer in het programma.",
    "moment-weg": "Dit moment staat niet meer in het programma. De sessie is er nog wel.",
    "gezien": "Gezien",
    "haal-eraf": "Haal eraf",
    "vanaf": "vanaf {tijd} uur",
    "van-tot": "{tijd} – {einde} uur",
    "zonder-tijd": "tijd niet bekend",
    "leeg": "Je programma is nu leeg.",
    "terug": "Je programma is weer zoals het was.",
    "overgenomen": "In je programma staan nu {n}.",
    "klaar": "Het agenda-bestand is klaar, met {n}.",
    "mislukt": "Het ophalen lukte niet. Heb je verbinding? Probeer het dan nog eens.",
    "onderwerp": "Mijn programma: {site}",
    "tekst": "Dit heb ik gekozen uit het programma:",
}
"""Sentences that the script fills in: ``{n}`` is a number of sessions, in words."""


@dataclass(frozen=True)
class OwnView:
    """The page of a visitor's own programme; a script fills it."""

    title: str
    years: str
    words: str
    """JSON for the script; no ``<`` in it, so that it can stand in a ``script`` element."""
    stale: str = "Het programma is nu niet te bereiken. Je ziet wat bekend was toen je koos."


def own_view(programme: Programme, site_name: str) -> OwnView:
    """Return what the page says before its script has filled it."""
    words = {**WORDS, "onderwerp": WORDS["onderwerp"].replace("{site}", site_name)}
    return OwnView("Mijn programma", years_to_choose_from(programme), _json(words, "\\u003c"))


def years_to_choose_from(programme: Programme) -> str:
    """Return the years of the editions that are not over, with a space between them."""
    return " ".join(map(str, _years(programme)))


def own_file(programme: Programme) -> tuple[str, bytes]:
    """Return address and content of the file with every moment that one can choose.

    In the order of a calendar.  What is empty or as usual is left out.
    """
    point = points(programme)
    data = {
        "jaren": _years(programme),
        "sessies": [
            _entry(programme, slot, point(slot))
            for slot in programme.slots
            if not programme.is_over(slot.session)
        ],
    }
    return FILE, f"{_json(data, '<')}\n".encode()


def points(programme: Programme) -> Callable[[Slot], Point | None]:
    """Return what tells where a slot is; ``None`` where nobody knows, and for what is online.

    Where only the municipality is known, or the venue has no coordinates, it is the middle of the
    venues in that municipality.
    """
    spots: dict[str, list[Point]] = {}
    for venue in programme.venues.values():
        spot = _spot(venue)
        if spot and venue.municipality:
            spots.setdefault(venue.municipality, []).append(spot)
    middles = {
        name: (fmean(lat for lat, _ in found), fmean(lon for _, lon in found))
        for name, found in spots.items()
    }

    def point(slot: Slot) -> Point | None:
        if slot.session.attendance is Attendance.ONLINE:
            return None
        venue = programme.venues[slot.moment.venue] if slot.moment.venue else None
        spot = _spot(venue) if venue else None
        return spot or middles.get(_municipality(programme, slot))

    return point


def _spot(venue: Venue) -> Point | None:
    if venue.latitude is None or venue.longitude is None:
        return None
    return venue.latitude, venue.longitude


def _municipality(programme: Programme, slot: Slot) -> str:
    session, moment = slot
    known = programme.venues[moment.venue].municipality if moment.venue else session.municipality
    return known or ""


def _years(programme: Programme) -> list[int]:
    return [edition.year for edition in programme.editions.values() if not edition.is_over]


def _entry(programme: Programme, slot: Slot, point: Point | None) -> dict[str, object]:
    session, moment = slot
    end = period(slot)[1]
    entry: dict[str, object] = {
        "id": slot.id,
        "adres": session.address,
        "titel": full_title(slot),
        "taal": foreign_language(session),
        "thema": session.themes[0] if session.themes else "",
        "begin": iso(moment),
        "einde": end.isoformat(timespec="minutes") if isinstance(end, datetime) else "",
        "geraden": int(bool(moment.begins and not moment.ends)),
        "tot": until(programme, slot),
        "plek": place(programme, session, moment),
        "ook": attendance_words(session),
        "labels": [[label.kind, label.text] for label in labels_of(programme, slot)],
        "vervalt": int(slot.status is Status.CANCELLED),
    }
    if point:
        entry["punt"] = [round(degrees, DECIMALS) for degrees in point]
        entry["gemeente"] = _municipality(programme, slot)
    return {key: value for key, value in entry.items() if value}


def _json(data: object, less_than: str) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", less_than)
