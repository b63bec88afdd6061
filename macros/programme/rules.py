"""Facts that span fields and files.

A rule is a generator of findings over the whole programme.  To add one, write it, add it to
``RULES`` and give its code a sentence in ``messages``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from macros.programme.addresses import day_slug
from macros.programme.dutch import clock, count, short_date
from macros.programme.findings import Finding, Position
from macros.programme.messages import did_you_mean
from macros.programme.model import (
    ZONE,
    Attendance,
    Edition,
    Moment,
    Programme,
    Session,
    Slot,
    Status,
)
from macros.programme.proposals import a_moment_per_day
from macros.programme.source import Source


@dataclass(frozen=True)
class Known:
    """Every name that the content defines, also of things that are wrong in themselves."""

    lists: Mapping[str, frozenset[str] | None]
    """Reference list → the names in it; ``None`` when the list itself could not be read."""
    sessions: frozenset[tuple[int, str]]
    """Year and slug of every session file."""


LISTS = {
    "themas": "Het thema",
    "regios": "De regio",
    "doelgroepen": "De doelgroep",
    "vormen": "De vorm",
    "reeksen": "De reeks",
    "locaties": "De locatie",
    "organisaties": "De organisatie",
}
"""Reference list → how a sentence names one of its entries."""


def check(programme: Programme, known: Known) -> Iterator[Finding]:
    """Yield everything that does not fit together, except what a session allows itself."""
    yield from unknown_names(programme, known)
    yield from links(programme, known)
    allowed = {
        (session.source.path, code) for session in programme.sessions for code in session.allowed
    }
    for rule in RULES:
        for finding in rule(programme):
            if (finding.path, finding.code) not in allowed:
                yield finding


def unknown_names(programme: Programme, known: Known) -> Iterator[Finding]:
    """Every name that is used stands in its reference list."""

    def check_name(
        source: Source, file: str, slug: str | None, *path: str | int
    ) -> Iterator[Finding]:
        names = known.lists[file]
        if slug is not None and names is not None and slug not in names:
            near = did_you_mean(slug, names)
            context = {"lijst": LISTS[file], "naam": slug, "bestand": f"{file}.yml", "bedoel": near}
            yield source.finding("onbekende-naam", *path, **context)

    def check_names(source: Source, file: str, slugs: Iterable[str], key: str) -> Iterator[Finding]:
        for index, slug in enumerate(slugs):
            yield from check_name(source, file, slug, key, index)

    for series in programme.series.values():
        yield from check_names(series.source, "organisaties", series.organisations, "organisaties")
    for edition in programme.editions.values():
        yield from check_names(
            edition.source, "organisaties", edition.organisations, "organisaties"
        )
    for session in programme.sessions:
        source = session.source
        yield from check_name(source, "vormen", session.kind, "vorm")
        yield from check_name(source, "reeksen", session.series, "reeks")
        yield from check_names(source, "themas", session.themes, "themas")
        yield from check_names(source, "doelgroepen", session.audiences, "doelgroepen")
        yield from check_names(source, "organisaties", session.organisations, "organisaties")
        for index, moment in enumerate(session.moments):
            yield from check_name(source, "locaties", moment.venue, "momenten", index, "locatie")
        if session.earlier:
            yield from check_name(
                source, "locaties", session.earlier.venue, "oorspronkelijk", "locatie"
            )


def never_published(programme: Programme) -> Iterator[Finding]:
    """A session of which nobody can have heard is not there."""
    for edition in programme.editions.values():
        for index, name in enumerate(edition.never_published):
            if (edition.year, name) in programme.by_id:
                path = ("nooit_gepubliceerd", index)
                yield edition.source.finding("nooit-gepubliceerd-bestaat", *path, naam=name)


def municipalities(programme: Programme) -> Iterator[Finding]:
    """A municipality is in one region, and every municipality that is named is in one."""
    region_of: dict[str | None, str] = {}
    for region in programme.regions.values():
        for index, municipality in enumerate(region.municipalities):
            if municipality in region_of:
                context = {"naam": municipality, "regio": region_of[municipality]}
                yield region.source.finding("gemeente-dubbel", "gemeenten", index, **context)
            region_of.setdefault(municipality, region.name)
    named = [
        *((venue.source, venue.municipality) for venue in programme.venues.values()),
        *((session.source, session.municipality) for session in programme.sessions),
    ]
    for source, name in named if region_of else ():
        if name and name not in region_of:
            near = did_you_mean(name, programme.region_of_municipality)
            yield source.finding("onbekende-gemeente", "gemeente", naam=name, bedoel=near)


def venues(programme: Programme) -> Iterator[Finding]:
    """A venue has both coordinates or neither."""
    for venue in programme.venues.values():
        if (venue.latitude is None) != (venue.longitude is None):
            present = "breedtegraad" if venue.longitude is None else "lengtegraad"
            yield venue.source.finding("coordinaat-half", present)


def editions(programme: Programme) -> Iterator[Finding]:
    """The days of an edition make sense and lie in its year."""
    for edition in programme.editions.values():
        first, last = edition.first_day, edition.last_day
        if (first is None) != (last is None):
            yield edition.source.finding("editie-half", "van" if last is None else "tot")
        for key, day in (("van", first), ("tot", last)):
            if day and day.year != edition.year:
                yield edition.source.finding("editie-jaar", key, jaar=edition.year)
        if first and last and last < first:
            context = {"van": short_date(first), "tot": short_date(last)}
            yield edition.source.finding("editie-omgekeerd", "tot", **context)
        elif first and last and edition.kind == "dag" and first != last:
            yield edition.source.finding("editie-dag", "tot")


def dates(programme: Programme) -> Iterator[Finding]:
    """A session lies within its edition, or says that it does not."""
    for session in programme.sessions:
        edition = programme.editions.get(session.year)
        for index, moment in enumerate(session.moments):
            yield from _date(session, edition, moment.day, "momenten", index, "datum")
            if moment.day.year == session.year != moment.final_day.year:
                continue
            if moment.last_day and not moment.begins:
                yield from _date(session, edition, moment.last_day, "momenten", index, "einddatum")


def _date(
    session: Session, edition: Edition | None, day: date, *path: str | int
) -> Iterator[Finding]:
    if day.year != session.year:
        context = {"datum": short_date(day), "jaar": session.year}
        yield session.source.finding("buiten-jaar", *path, **context)
        return
    if session.is_around or not edition or not edition.first_day or not edition.last_day:
        return
    if not edition.first_day <= day <= edition.last_day:
        context = {
            "datum": short_date(day),
            "van": short_date(edition.first_day),
            "tot": short_date(edition.last_day),
        }
        yield session.source.finding("buiten-editie", *path, **context)


def times(programme: Programme) -> Iterator[Finding]:
    """The times of a moment are in order and exist."""
    for session in programme.sessions:
        for index, moment in enumerate(session.moments):
            yield from _times(session.source.under("momenten", index), moment)


def _times(source: Source, moment: Moment) -> Iterator[Finding]:
    if moment.begins and moment.last_day and not moment.ends:
        yield source.finding("einddatum-zonder-einde", "einddatum")
    if moment.ends and not moment.begins:
        yield source.finding("einde-zonder-begin", "einde")
    if moment.final_day < moment.day:
        context = {"begin": short_date(moment.day), "einde": short_date(moment.final_day)}
        yield source.finding("einddatum-voor-datum", "einddatum", **context)
    elif moment.start and moment.end and moment.end <= moment.start:
        context = {
            "begin": clock(moment.begins),
            "einde": clock(moment.ends),
            "morgen": (moment.day + timedelta(days=1)).isoformat(),
        }
        yield source.finding("eind-voor-begin", "einde", **context)
    for key, instant in (("begin", moment.start), ("einde", moment.end)):
        if instant and _is_skipped(instant):
            context = {"datum": short_date(instant.date()), "tijd": clock(instant.time())}
            yield source.finding("tijd-bestaat-niet", key, **context)
    if moment.doors_open and moment.begins and moment.doors_open > moment.begins:
        context = {"inloop": clock(moment.doors_open), "begin": clock(moment.begins)}
        yield source.finding("inloop-na-begin", "inloop", **context)


def _is_skipped(instant: datetime) -> bool:
    """Whether a wall-clock time falls in the hour that is skipped in March."""
    there_and_back = instant.astimezone(UTC).astimezone(ZONE)
    return there_and_back.replace(tzinfo=None) != instant.replace(tzinfo=None)


LONGEST_NIGHT = timedelta(days=1)
NOON = time(12)


def several_days(programme: Programme) -> Iterator[Finding]:
    """A session of several days with hours has a moment for each day.

    As one moment it would fill a week in a calendar, night and day.  What runs past midnight is
    one evening.
    """
    for session in programme.sessions:
        for index, moment in enumerate(session.moments):
            if _is_several_days(moment):
                number = (moment.final_day - moment.day).days + 1
                context = {
                    "dagen": count(number, "dag", "dagen"),
                    "momenten": a_moment_per_day(session, moment),
                }
                yield session.source.finding(
                    "meerdaags-met-tijden", "momenten", index, "einddatum", **context
                )


def _is_several_days(moment: Moment) -> bool:
    start, end = moment.start, moment.end
    if not start or not end or moment.final_day <= moment.day:
        return False
    is_night = moment.final_day - moment.day == timedelta(days=1) and end.time() < NOON
    # Both on the clock on the wall: a night in which the clock changes is one night.
    return not (is_night and end.replace(tzinfo=None) - start.replace(tzinfo=None) <= LONGEST_NIGHT)


def moment_keys(programme: Programme) -> Iterator[Finding]:
    """Moments differ in their key, which is part of their lasting identity.

    One of them may go without: so a second moment can be added while the first stays what it was.
    """
    for session in programme.sessions:
        seen: set[str | None] = set()
        for index, moment in enumerate(session.moments):
            if moment.key is None and None in seen:
                proposal = moment.day.strftime("%m-%d")
                yield session.source.finding("sleutel-mist", "momenten", index, voorstel=proposal)
            elif moment.key in seen:
                yield session.source.finding(
                    "dubbele-sleutel", "momenten", index, "sleutel", sleutel=moment.key
                )
            seen.add(moment.key)


def places(programme: Programme) -> Iterator[Finding]:
    """Where a session is agrees with how one takes part, so that nothing that is said is lost."""
    for session in programme.sessions:
        source = session.source
        if session.online_url and session.attendance is Attendance.ON_SITE:
            yield source.finding("online-zonder-deelname", "online_url")
        if session.municipality and session.venues:
            yield source.finding("gemeente-en-locatie", "gemeente")
        for index, moment in enumerate(session.moments):
            if moment.room and not moment.venue:
                yield source.finding("zaal-zonder-locatie", "momenten", index, "zaal")
            if moment.venue and session.attendance is Attendance.ONLINE:
                yield source.finding("locatie-bij-online", "momenten", index, "locatie")


def moved(programme: Programme) -> Iterator[Finding]:
    """Where a session was at first is said of a session that was moved."""
    for session in programme.sessions:
        if session.earlier and session.status is Status.SCHEDULED:
            yield session.source.finding("oorspronkelijk-zonder-status", "oorspronkelijk")


def repeated_names(programme: Programme) -> Iterator[Finding]:
    """A name stands once in a list."""
    for session in programme.sessions:
        lists = {
            "themas": session.themes,
            "doelgroepen": session.audiences,
            "organisaties": session.organisations,
            "voorheen": session.formerly,
        }
        for key, names in lists.items():
            for index, name in enumerate(names):
                if name in names[:index]:
                    yield session.source.finding("dubbele-waarde", key, index, waarde=name)


def double_booked_venues(programme: Programme) -> Iterator[Finding]:
    """A venue, or a room in it, holds one session at a time."""
    groups = defaultdict(list)
    for slot in programme.slots:
        venue = programme.venues.get(slot.moment.venue or "")
        if venue and not venue.holds_several:
            groups[venue.slug].append(slot)
    for slug, slots in groups.items():
        for earlier, later in _overlaps(slots):
            rooms = {earlier.moment.room, later.moment.room}
            if None not in rooms and len(rooms) > 1:
                continue
            name = programme.venues[slug].name
            yield from _clash(earlier, later, "dubbele-locatie", "locatie", locatie=name)


def double_booked_speakers(programme: Programme) -> Iterator[Finding]:
    """A speaker, known by name, is in one place at a time."""
    groups = defaultdict(list)
    for slot in programme.slots:
        for speaker in slot.session.speakers:
            groups[speaker.name.casefold()].append(slot)
    for folded, slots in groups.items():
        for earlier, later in _overlaps(slots):
            name = next(s.name for s in later.session.speakers if s.name.casefold() == folded)
            yield from _clash(earlier, later, "dubbele-spreker", "datum", naam=name)


def _overlaps(slots: list[Slot]) -> Iterator[tuple[Slot, Slot]]:
    """Yield the pairs of timed slots of different sessions that overlap; cancelled ones do not."""
    open_slots: list[Slot] = []
    for slot in slots:
        start = slot.moment.start
        if not start or not slot.moment.end or slot.status is Status.CANCELLED:
            continue
        open_slots = [s for s in open_slots if s.moment.end and s.moment.end > start]
        for other in open_slots:
            if other.session is not slot.session:
                yield other, slot
        open_slots.append(slot)


def _clash(
    earlier: Slot, later: Slot, code: str, field: str, **context: object
) -> Iterator[Finding]:
    """Report a clash once, at the later session, unless either of the two allows it."""
    if code in earlier.session.allowed:
        return
    index = later.session.moments.index(later.moment)
    moment = earlier.moment
    when = f"{short_date(moment.day)}, {clock(moment.begins)} tot {clock(moment.ends)} uur"
    yield later.session.source.finding(
        code, "momenten", index, field, andere=earlier.session.title, tijd=when, **context
    )


def addresses(programme: Programme) -> Iterator[Finding]:
    """No two things are published at one address, now or under an earlier name."""
    taken: dict[str, str] = {}
    for edition in programme.editions.values():
        for day in programme.days_of(edition):
            taken[f"{edition.year}/{day_slug(day)}/"] = f"de dag {short_date(day)}"
    for session in programme.sessions:
        if session.address in taken:
            context = {"adres": f"/{session.address}", "andere": taken[session.address]}
            yield session.source.at(Position(1, 1), "dubbel-adres", **context)
        taken.setdefault(session.address, f"“{session.title}”")
    for session in programme.sessions:
        for index, name in enumerate(session.formerly):
            address = f"{session.year}/{name}/"
            if address in taken and name not in session.formerly[:index]:
                yield session.source.finding("voorheen-bestaat", "voorheen", index, naam=name)
            taken.setdefault(address, f"“{session.title}”")


def links(programme: Programme, known: Known) -> Iterator[Finding]:
    """A link in a description to another session's file leads to a session."""
    for session in programme.sessions:
        for offset, line in enumerate(session.body.split("\n")):
            for match in SESSION_LINK.finditer(line):
                if linked_id(session, match["file"]) not in known.sessions:
                    here = (f"{slug}.md" for year, slug in known.sessions if year == session.year)
                    yield session.source.at(
                        Position(session.body_line + offset, match.start("file") + 1),
                        "link-onbekend",
                        doel=match["file"],
                        bedoel=did_you_mean(match["file"], here),
                    )


SESSION_LINK = re.compile(
    r"\]\(\s*<?(?P<file>(?![a-zA-Z]+:|/|#)[^)\s#>]*\.md)(?P<anchor>#[^)\s>]*)?"
)
"""A Markdown link to a file beside this one, such as ``[lezing](de-lezing.md)``."""


def linked_id(session: Session, file: str) -> tuple[int, str] | None:
    """Return the year and slug of the session that a relative link in ``session`` leads to."""
    parts = file.split("/")
    slug = parts[-1].removesuffix(".md")
    match parts[:-1]:
        case [] | ["."]:
            year = session.year
        case ["..", "..", folder, "sessies"] if folder.isdecimal():
            year = int(folder)
        case _:
            return None
    return year, slug


ALLOWABLE = ("dubbele-locatie", "dubbele-spreker")
"""Findings that can be right all the same, with a reason; the others never are."""


def allowed_codes(programme: Programme) -> Iterator[Finding]:
    """What a session allows itself can be allowed."""
    for session in programme.sessions:
        for code in session.allowed:
            if code not in ALLOWABLE:
                near = did_you_mean(code, ALLOWABLE) or f" Kies uit: {', '.join(ALLOWABLE)}."
                yield session.source.key_finding(
                    "toegestaan-onbekend", "toegestaan", code, melding=code, bedoel=near
                )


RULES: tuple[Callable[[Programme], Iterator[Finding]], ...] = (
    municipalities,
    venues,
    editions,
    never_published,
    dates,
    times,
    several_days,
    moment_keys,
    places,
    moved,
    repeated_names,
    double_booked_venues,
    double_booked_speakers,
    addresses,
    allowed_codes,
)
