"""What differs between two states, in Dutch: ``Changes`` → ``Report``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from macros.programme.change_report import Report, Row
from macros.programme.changes import (
    Changes,
    Described,
    EntryChange,
    Kind,
    MomentChange,
    SessionChange,
)
from macros.programme.dutch import brief_day, clock, count, enumeration
from macros.programme.model import Attendance, Availability, Moment, Programme, Session, Slot
from macros.programme.strangers import plain
from macros.programme.surprises import Surprise, surprises

FIELDS = {
    # Of a session.
    "<tekst>": "beschrijving",
    "titel": "titel",
    "ondertitel": "ondertitel",
    "samenvatting": "samenvatting",
    "online_url": "link om online mee te doen",
    "vorm": "soort sessie",
    "themas": "thema’s",
    "doelgroepen": "doelgroepen",
    "organisaties": "organisaties",
    "reeks": "reeks",
    "taal": "taal",
    "sprekers": "sprekers",
    "status": "status",
    "status_uitleg": "uitleg bij de status",
    "oorspronkelijk": "wat er eerst stond",
    "plekken": "plekken",
    "aantal_plekken": "aantal plekken",
    "prijs": "prijs",
    "prijs_uitleg": "uitleg bij de prijs",
    "aanmelden": "aanmelden",
    "contact": "contact",
    "toegankelijkheid": "toegankelijkheid",
    "programma": "programma van de sessie",
    "materiaal": "materiaal",
    "bronnen": "bronnen",
    # Of a moment.
    "momenten.inloop": "inloop",
    "momenten.titel": "titel van een moment",
    "momenten.geannuleerd": "of een moment doorgaat",
    # Of an entry of a list.
    "naam": "naam",
    "omschrijving": "omschrijving",
    "url": "website",
    "dimensie": "dimensie",
    "gemeenten": "gemeenten",
    "straat": "straat",
    "postcode": "postcode",
    "plaats": "plaats",
    "gemeente": "gemeente",
    "breedtegraad": "plek op de kaart",
    "lengtegraad": "plek op de kaart",
    "meerdere_tegelijk": "of er meer tegelijk kan",
    "bereikbaarheid": "bereikbaarheid",
    # Of an edition.
    "soort": "soort",
    "van": "eerste dag",
    "tot": "laatste dag",
    "insturen_tot": "laatste dag om in te sturen",
    "periode": "periode",
    "inleiding": "inleiding",
    "fictief": "of ze verzonnen is",
    "afgerond": "of ze voorbij is",
}
"""Key of a field → what it is called in a sentence."""

LISTS = {
    "themas.yml": "Thema",
    "regios.yml": "Regio",
    "doelgroepen.yml": "Doelgroep",
    "vormen.yml": "Soort sessie",
    "reeksen.yml": "Reeks",
    "locaties.yml": "Locatie",
    "organisaties.yml": "Organisatie",
}
"""File of a reference list → what an entry of it is called."""

_SEATS = {
    Availability.FULL: "is nu vol",
    Availability.WAITING_LIST: "heeft nu een wachtlijst",
    Availability.FREE: "er is weer plek",
}

_CANCELLED = "is afgelast en blijft met die melding in de agenda’s staan"


def report(
    changes: Changes,
    now: datetime,
    *,
    unread: Iterable[str] = (),
    pages: Iterable[str] = (),
    is_technical: bool = False,
) -> Report:
    """Say in Dutch what differs.

    :param now: when the change is made, with a time zone; for what comes too late to be seen.
    :param unread: files that cannot be read.
    :param pages: pages written by hand that differ.
    """
    rows = (_row(changes, change) for change in changes.sessions)
    warnings = (_warning(found) for found in surprises(changes, now))
    return Report(
        rows=tuple(rows),
        warnings=tuple(map(plain, warnings)),
        entries=tuple(plain(_entry(change)) for change in changes.entries),
        unread=tuple(map(plain, unread)),
        pages=tuple(map(plain, pages)),
        is_technical=is_technical,
    )


def _row(changes: Changes, change: SessionChange) -> Row:
    address = change.after.address if change.after else ""
    sentences = tuple(plain(line) for line in _sentences(changes, change))
    return Row(change.kinds[0].value, plain(change.session.title), address, sentences)


def _sentences(changes: Changes, change: SessionChange) -> Iterator[str]:
    old, new = change.before, change.after
    if not (old and new):
        yield from _all_moments(changes.after if new else changes.before, change.session)
        return
    if Kind.CANCELLED in change.kinds:
        yield _CANCELLED
        yield from _all_moments(changes.after, new)
    if Kind.REINSTATED in change.kinds:
        yield "stond als afgelast en gaat nu toch door"
        yield from _all_moments(changes.after, new)
    has_several = max(len(old.moments), len(new.moments)) > 1
    for moment in change.moments:
        yield _moved(changes, moment, has_several=has_several)
    if Kind.SEATS in change.kinds:
        yield _SEATS[new.availability or Availability.FREE]
    if old.slug != new.slug:
        yield f"nieuw adres: {new.address} (was {old.address})"
    if old.title != new.title:
        yield f"heette eerst “{old.title}”"
    fields = [key for key in change.fields if key != "titel"]
    if fields:
        yield f"veranderd: {_named(fields)}"


def _named(keys: Iterable[str]) -> str:
    return enumeration(dict.fromkeys(FIELDS[key] for key in keys))


def _all_moments(programme: Programme, session: Session) -> Iterator[str]:
    for moment in session.moments:
        yield f"{_when(moment)}, {_where(programme, Slot(session, moment))}"


def _moved(changes: Changes, change: MomentChange, *, has_several: bool) -> str:
    old, new = change.before, change.after
    if not old:
        assert new
        return f"komt erbij: {_when(new.moment)}, {_where(changes.after, new)}"
    if not new:
        return f"vervalt: {_when(old.moment)}, {_where(changes.before, old)}"
    one, other = _where(changes.before, old), _where(changes.after, new)
    times = _from_to(old.moment, new.moment) if change.is_moved else ""
    places = f"{one} → {other}" if change.is_elsewhere else ""
    if times and places:
        words = f"{times}; {places}"
    elif times:
        words = f"{times}, zelfde locatie"
    elif places:
        words = f"{places}, zelfde tijd"
    else:
        words = "zelfde tijd en plaats, andere sleutel"
    return f"{_when(old.moment)}: {words}" if has_several and not times else words


def _from_to(old: Moment, new: Moment) -> str:
    """Return ``di 10 nov 10.00 → wo 11 nov 13.30 uur``, no longer than it has to be."""
    is_same_start = (old.day, old.begins) == (new.day, new.begins)
    if is_same_start:
        return f"{_start(new)}: einde {_end(old)} → {_end(new)}"
    day = "" if old.day == new.day and new.begins else f"{_day(new.day, old.day)} "
    begins = f"{clock(new.begins)} uur" if new.begins else "(tijd nog niet bekend)"
    to = f"{_day(old.day, new.day)}{_time(old)} → {day}{begins}"
    return to if _length(old) == _length(new) else f"{to}, einde {_end(new)}"


def _time(moment: Moment) -> str:
    return f" {clock(moment.begins)}" if moment.begins else " (tijd nog niet bekend)"


def _start(moment: Moment) -> str:
    return f"{brief_day(moment.day)}{_time(moment)}"


def _end(moment: Moment) -> str:
    day = f"{brief_day(moment.final_day)} " if moment.final_day != moment.day else ""
    if moment.ends:
        return f"{day}{clock(moment.ends)} uur"
    return day.strip() or "nog niet bekend"


def _length(moment: Moment) -> object:
    if moment.start and moment.end:
        return moment.end - moment.start
    return moment.final_day - moment.day


def _day(day: date, other: date) -> str:
    year = f" {day.year}" if day.year != other.year else ""
    return brief_day(day) + year


def _when(moment: Moment) -> str:
    last = f" tot en met {brief_day(moment.final_day)}" if moment.final_day != moment.day else ""
    if not moment.begins:
        return f"{brief_day(moment.day)}{last} (tijd nog niet bekend)"
    end = f" – {clock(moment.ends)}" if moment.ends else ""
    return f"{brief_day(moment.day)} {clock(moment.begins)}{end} uur"


def _where(programme: Programme, slot: Slot) -> str:
    session, moment = slot
    if session.attendance is Attendance.ONLINE:
        return "online"
    venue = programme.venues.get(moment.venue or "")
    if moment.venue:
        place = venue.name if venue else moment.venue
    elif session.municipality:
        place = f"{session.municipality} (locatie nog niet bekend)"
    else:
        place = "locatie nog niet bekend"
    room = f", {moment.room}" if moment.room else ""
    also = " en online" if session.attendance is Attendance.HYBRID else ""
    return f"{place}{room}{also}"


def _entry(change: EntryChange) -> str:
    if change.file not in LISTS:
        return _described("Editie", change)
    return _described(LISTS[change.file], change)


def _described(what: str, change: EntryChange) -> str:
    old, new = change.before, change.after
    shown = count(len(change.sessions), "sessie", "sessies")
    on = f" (te zien bij {shown})" if change.sessions else ""
    if not old:
        return f"{what} “{_name(new)}” is nieuw{on}."
    if not new:
        return f"{what} “{_name(old)}” is weg."
    name = f"{what} “{_name(old)}”"
    if old.name != new.name:
        others = [key for key in change.fields if key != "naam"]
        also = f" Ook veranderd: {_named(others)}." if others else ""
        return f"{name} heet nu “{new.name}”{on}.{also}"
    return f"{name}: veranderd: {_named(change.fields)}{on}."


def _name(described: Described | None) -> str:
    return described.name if described else ""


def _warning(found: Surprise) -> str:
    change = found.change
    title = f"“{change.session.title}”"
    if found.code == "verdwenen":
        return (
            f"{title} verdwijnt zonder uitleg uit agenda’s, en het adres werkt niet meer. "
            "Gaat de sessie niet door? Laat het bestand staan en schrijf: status: geannuleerd"
        )
    if found.code == "hernoemd":
        assert change.before
        return (
            f"{title} heeft een ander bestand, maar agenda’s weten dat niet: de sessie staat er "
            f"dan dubbel in. Zet in het nieuwe bestand: {_formerly(change.before)}"
        )
    if found.code == "sleutel":
        return (
            f"Een moment van {title} heeft een andere sleutel. Agenda’s zien dan een moment "
            "verdwijnen en een ander verschijnen. Zet de oude sleutel terug."
        )
    if found.code == "moment-weg":
        assert found.moment
        assert found.moment.before
        when = _when(found.moment.before.moment)
        return f"Een moment van {title} verdwijnt zonder uitleg uit agenda’s: {when}."
    return (
        f"{title} verandert minder dan 48 uur voor het begin. Veel agenda’s laten dat te laat "
        "zien. Laat het mensen die zich hebben aangemeld ook op een andere manier weten."
    )


def _formerly(session: Session) -> str:
    return f"voorheen: [{', '.join((*session.formerly, session.slug))}]"
