"""Facts that span fields and files.

A rule is a generator of findings over the whole programme.  To add one, write it, add it to
``RULES`` and give its code a sentence in ``messages``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import chain

from macros.programme import clashes, links
from macros.programme.addresses import day_slug
from macros.programme.dutch import clock, count, short_date
from macros.programme.findings import Finding, Position
from macros.programme.messages import ALLOWABLE, ALLOWABLE_AT_VENUE, meaning, nearest
from macros.programme.model import (
    ZONE,
    Attendance,
    Edition,
    Moment,
    Programme,
    Series,
    Session,
    Status,
    Venue,
)
from macros.programme.name_help import help_with_name
from macros.programme.names import Names, municipality_of
from macros.programme.proposals import a_moment_per_day
from macros.programme.source import Source


@dataclass(frozen=True)
class Known:
    """Every name that the content defines, also of things that are wrong in themselves."""

    lists: Names
    sessions: frozenset[tuple[int, str]]
    """Year and slug of every session file."""


def check(programme: Programme, known: Known) -> Iterator[Finding]:
    """Yield everything that does not fit together; what a session allows itself has its reason."""
    yield from unknown_names(programme, known)
    findings = chain(links.check(programme, known.sessions), *(rule(programme) for rule in RULES))
    yield from with_reasons(programme, findings)


def with_reasons(programme: Programme, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings, with the reason for those that the content allows itself.

    A session has a file of its own; an entry of a list speaks for itself, from its own line on.
    """
    reasons = {
        (session.source.path, code): reason
        for session in programme.sessions
        for code, reason in session.allowed.items()
    }
    for finding in findings:
        reason = finding.reason or reasons.get((finding.path, finding.code), "")
        yield finding.accepted(reason) if reason else finding


def unknown_names(programme: Programme, known: Known) -> Iterator[Finding]:
    """Every name that is used outside sessions stands in its reference list."""
    names = known.lists["organisaties"]
    owners: list[Series | Edition] = [*programme.series.values(), *programme.editions.values()]
    for owner in owners if names else ():
        for index, slug in enumerate(owner.organisations):
            if names and slug not in names.slugs:
                say = partial(owner.source.finding, "onbekende-naam", "organisaties", index)
                yield help_with_name(say, slug, "organisaties", known.lists)


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
            known = programme.region_of_municipality
            near = municipality_of(name, known) or nearest(name, known)
            context = {"naam": name, "bedoel": meaning(near)}
            yield source.finding("onbekende-gemeente", "gemeente", **context).mended(name, near)


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
                proposal = f"{moment.day.month:02}-{moment.day.day:02}"
                yield _without_key(session.source, index, proposal)
            elif moment.key in seen:
                yield session.source.finding(
                    "dubbele-sleutel", "momenten", index, "sleutel", sleutel=moment.key
                )
            seen.add(moment.key)


def _without_key(source: Source, index: int, proposal: str) -> Finding:
    finding = source.finding("sleutel-mist", "momenten", index, voorstel=proposal)
    before = finding.excerpt[: finding.column - 1]
    first, rest = f"{before}sleutel: {proposal}", finding.excerpt[len(before) :]
    is_block = not before.strip("- ")
    return replace(finding, correction=f"{first}\n{' ' * len(before)}{rest}" if is_block else "")


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


def signing_up(programme: Programme) -> Iterator[Finding]:
    """One can sign up only for what is still to come; what is in the archive says nothing of it."""
    for session in programme.sessions:
        until = session.registration.until if session.registration else None
        last = max(moment.final_day for moment in session.moments)
        if until and until > last and not programme.is_over(session):
            context = {"tot": short_date(until), "datum": short_date(last)}
            yield session.source.finding("aanmelden-te-laat", "aanmelden", "tot", **context)


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


def allowed_codes(programme: Programme) -> Iterator[Finding]:
    """What a session or a venue allows itself can be allowed."""
    owners: list[tuple[Session | Venue, tuple[str, ...]]] = [
        *((session, ALLOWABLE) for session in programme.sessions),
        *((venue, ALLOWABLE_AT_VENUE) for venue in programme.venues.values()),
    ]
    for owner, allowable in owners:
        for code in owner.allowed:
            if code not in allowable:
                near = nearest(code, allowable)
                meant = meaning(near) or f" Kies uit: {', '.join(allowable)}."
                yield owner.source.key_finding(
                    "toegestaan-onbekend", "toegestaan", code, melding=code, bedoel=meant
                ).mended(code, near)


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
    signing_up,
    moved,
    repeated_names,
    clashes.of_venues,
    clashes.of_speakers,
    addresses,
    allowed_codes,
)
