"""Slots as a list to read: days, parts of the day and cards, with every word decided here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby
from weakref import WeakKeyDictionary

from macros.programme.addresses import day_slug
from macros.programme.dutch import (
    brief_day,
    clock,
    count,
    day_name,
    enumeration,
    long_date,
    time_range,
)
from macros.programme.model import (
    Attendance,
    Availability,
    Moment,
    Programme,
    Session,
    Slot,
    Status,
)

STATUS_WORDS = {Status.MOVED: "Verplaatst", Status.CANCELLED: "Geannuleerd"}
AVAILABILITY_WORDS = {Availability.WAITING_LIST: "Wachtlijst", Availability.FULL: "Vol"}

DAY_PARTS = (("Ochtend", time(0)), ("Middag", time(12)), ("Avond", time(18)))
"""Name and start of each part of a day, in order."""
NO_TIME = "Zonder tijd"


@dataclass(frozen=True)
class Tag:
    """A named thing with a page of its own."""

    slug: str
    name: str
    address: str


@dataclass(frozen=True)
class Label:
    """A state in a word; ``kind`` is for its looks only."""

    kind: str
    text: str


@dataclass(frozen=True)
class Card:
    """One slot as an item in a list."""

    key: str
    """Unique within the programme."""
    address: str
    title: str
    summary: str
    day: str
    """``maandag 6 november 2023``."""
    times: str
    begins_at: str
    """``09.30``, for the time column; empty while the time is unknown."""
    until: str
    """The rest of ``times`` after ``begins_at``, or that the time is unknown."""
    begins: str
    """For a ``time`` element: ISO 8601 with offset, or only the date while the time is unknown."""
    minutes: int | None
    """How long it lasts; ``None`` while a time is unknown."""
    is_online: bool
    """Whether one can take part from elsewhere."""
    place: str
    room: str
    kind: str
    audiences: str
    attendance: str
    """In words; empty for a session on site, which is what people expect."""
    themes: tuple[Tag, ...]
    labels: tuple[Label, ...]
    language: str
    """ISO 639-1 code for the ``lang`` of the title; empty for Dutch."""
    is_cancelled: bool
    is_over: bool
    """Whether it is of an edition that is over, so that nobody can plan to go there."""
    identity: str
    """The lasting identity of the slot where ``address`` does not tell it; mostly empty."""


@dataclass(frozen=True)
class Part:
    """A part of a day with its cards."""

    name: str
    anchor: str
    rows: tuple[tuple[Card, ...], ...]
    """Chronological; a row is what begins at the same time."""

    @property
    def cards(self) -> tuple[Card, ...]:
        """All of them, chronological."""
        return tuple(card for row in self.rows for card in row)


@dataclass(frozen=True)
class Day:
    """A day with its parts."""

    date: date
    name: str
    anchor: str
    address: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class DayLink:
    """A way to a day."""

    weekday: str
    """``ma``."""
    rest: str
    """``9 nov``, with its year where that is needed."""
    day: str
    """ISO 8601."""
    address: str
    """Under the root of the site; empty for a place on the page itself."""
    is_current: bool = False


@dataclass(frozen=True)
class Agenda:
    """A chronological list."""

    days: tuple[Day, ...]
    count: str
    """``12 sessies``."""
    index: tuple[DayLink, ...]
    """Links to the days in it; none for a list that is seen at a glance."""


GLANCE = 8
"""A list with no more items than this needs no index."""


def agenda(programme: Programme, slots: Iterable[Slot], *, only: date | None = None) -> Agenda:
    """Return ``slots`` by day and part of the day.

    :param only: show no other day than this one, though a slot may span several.
    """
    pairs = sorted(
        ((day, slot) for slot in slots for day in slot.moment.days if only is None or day == only),
        # By the day that is shown: what lasts several days began on an earlier one.
        key=lambda pair: (pair[0], *pair[1].moment.sort_key[1:], pair[1].session.slug),
    )
    days = tuple(
        Day(day, long_date(day), f"{day:%Y-%m-%d}", _day_address(day), _parts(programme, of_day))
        for day, of_day in groupby(pairs, key=lambda pair: pair[0])
    )
    sessions = {slot.session.id for _, slot in pairs}
    is_long = len(days) > 1 and len(pairs) > GLANCE
    index = day_links([day.date for day in days]) if is_long else ()
    return Agenda(days, count(len(sessions), "sessie", "sessies"), index)


def day_links(days: Sequence[date], current: date | None = None) -> tuple[DayLink, ...]:
    """Return a link to each of ``days``.

    :param current: the day that the page is about; then the links lead to the pages of the days,
        and else to the days on the page itself.
    """
    is_one_year = len({day.year for day in days}) == 1
    links = []
    for day in days:
        weekday, _, rest = brief_day(day).partition(" ")
        links.append(
            DayLink(
                weekday=weekday,
                rest=rest if is_one_year else f"{rest} {day.year}",
                day=day.isoformat(),
                address=_day_address(day) if current else "",
                is_current=day == current,
            )
        )
    return tuple(links)


def _day_address(day: date) -> str:
    return f"{day.year}/{day_slug(day)}/"


def _parts(programme: Programme, pairs: Iterable[tuple[date, Slot]]) -> tuple[Part, ...]:
    grouped = groupby((slot for _, slot in pairs), key=lambda slot: part_of_day(slot.moment))
    return tuple(
        Part(name, part_anchor(name), _rows(card(programme, slot) for slot in slots))
        for name, slots in grouped
    )


def _rows(cards: Iterable[Card]) -> tuple[tuple[Card, ...], ...]:
    return tuple(tuple(row) for _, row in groupby(cards, key=lambda card: card.begins))


def part_of_day(moment: Moment) -> str:
    """Return the name of the part of the day in which ``moment`` begins."""
    if not moment.begins:
        return NO_TIME
    return next(name for name, start in reversed(DAY_PARTS) if moment.begins >= start)


_CARDS: WeakKeyDictionary[Programme, dict[str, Card]] = WeakKeyDictionary()
"""The cards of a programme by their keys: a session is in some thirty lists."""


def card(programme: Programme, slot: Slot) -> Card:
    """Return ``slot``, which is one of ``programme``, as an item in a list."""
    cards = _CARDS.setdefault(programme, {})
    key = card_key(slot)
    if key not in cards:
        cards[key] = _card(programme, slot)
    return cards[key]


def _card(programme: Programme, slot: Slot) -> Card:
    session, moment = slot
    return Card(
        key=card_key(slot),
        address=session.address,
        title=full_title(slot),
        summary=session.summary or "",
        day=long_date(moment.day),
        times=times(programme, slot),
        begins_at=clock(moment.begins),
        until=until(programme, slot),
        begins=iso(moment),
        minutes=moment.minutes,
        is_online=session.attendance is not Attendance.ON_SITE,
        place=place(programme, session, moment),
        room=moment.room or "",
        kind=programme.kinds[session.kind].name if session.kind else "",
        audiences=enumeration(
            _uncapitalised(programme.audiences[slug].name) for slug in session.audiences
        ),
        attendance=attendance_words(session),
        themes=theme_tags(programme, session),
        labels=labels_of(programme, slot),
        language=foreign_language(session),
        is_cancelled=slot.status is Status.CANCELLED,
        is_over=programme.is_over(session),
        identity=identity(slot),
    )


def identity(slot: Slot) -> str:
    """Return the lasting identity of a slot where the address of its page does not tell it."""
    session = slot.session
    return "" if slot.id == f"{session.year}-{session.slug}" else slot.id


def card_key(slot: Slot) -> str:
    """Return what tells an item from all others in the programme."""
    session, moment = slot
    return f"{session.year}/{session.slug}/{session.moments.index(moment)}"


def _uncapitalised(name: str) -> str:
    return name[:1].lower() + name[1:]


def full_title(slot: Slot) -> str:
    """Return the title of the session, with that of the moment where it has one."""
    session, moment = slot
    return f"{session.title} – {moment.title}" if moment.title else session.title


def times(programme: Programme, slot: Slot) -> str:
    """Return ``09.30 – 16.30 uur``, or that the time is still to come."""
    moment = slot.moment
    return time_range(moment.begins, moment.ends) or unknown(programme, slot.session, "Tijd")


def until(programme: Programme, slot: Slot) -> str:
    """Return ``– 16.30 uur``: what comes after the time at which it begins."""
    moment = slot.moment
    if not moment.begins:
        return times(programme, slot)
    return f"– {clock(moment.ends)} uur" if moment.ends else "uur"


def unknown(programme: Programme, session: Session, what: str) -> str:
    """Return ``Tijd volgt``, or ``Tijd niet bekend`` for what is over."""
    return f"{what} niet bekend" if programme.is_over(session) else f"{what} volgt"


def iso(moment: Moment) -> str:
    """Return when it begins as ISO 8601: with offset, or the date alone."""
    return moment.start.isoformat(timespec="minutes") if moment.start else moment.day.isoformat()


def place(programme: Programme, session: Session, moment: Moment) -> str:
    """Return where it is, in one line for a list: ``LocHal, Tilburg``, ``Online``."""
    if session.attendance is Attendance.ONLINE:
        return "Online"
    if not moment.venue:
        return session.municipality or unknown(programme, session, "Locatie")
    venue = programme.venues[moment.venue]
    town = venue.town or venue.municipality
    return venue.name if not town or town in venue.name else f"{venue.name}, {town}"


def attendance_words(session: Session) -> str:
    """Return how one takes part, where that is not the usual way or already said by the place."""
    return "ook online" if session.attendance is Attendance.HYBRID else ""


def foreign_language(session: Session) -> str:
    """Return the ISO 639-1 code of the language of a session; empty for Dutch."""
    return "" if session.language == "nl" else session.language


def theme_tags(programme: Programme, session: Session) -> tuple[Tag, ...]:
    """Return the themes of a session, the main one first."""
    return tuple(
        Tag(slug, programme.themes[slug].name, f"thema/{slug}/") for slug in session.themes
    )


def labels(programme: Programme, session: Session) -> tuple[Label, ...]:
    """Return the words for what is unusual about a session, the most important first."""
    if session.status is Status.CANCELLED:
        return (Label("geannuleerd", STATUS_WORDS[session.status]),)
    found = []
    if session.status is Status.MOVED:
        found.append(Label("verplaatst", STATUS_WORDS[session.status]))
    if session.availability in AVAILABILITY_WORDS and not programme.is_over(session):
        found.append(Label(session.availability, AVAILABILITY_WORDS[session.availability]))
    return tuple(found)


def labels_of(programme: Programme, slot: Slot) -> tuple[Label, ...]:
    """Return the words for what is unusual about one moment of a session."""
    if slot.status is Status.CANCELLED:
        return (Label("geannuleerd", STATUS_WORDS[Status.CANCELLED]),)
    return labels(programme, slot.session)


@dataclass(frozen=True)
class OverviewPart:
    """A part of a day in the week at a glance."""

    name: str
    count: str
    address: str


@dataclass(frozen=True)
class OverviewDay:
    """A day in the week at a glance."""

    name: str
    address: str
    parts: tuple[OverviewPart, ...]


def week_overview(agenda: Agenda, days: Sequence[date]) -> tuple[OverviewDay, ...]:
    """Return for each day how many sessions begin in each part of it; quiet days included."""
    by_address = {day.address: day for day in agenda.days}
    result = []
    for day in days:
        address = _day_address(day)
        found = by_address.get(address)
        parts = [
            OverviewPart(
                part.name,
                count(len(part.cards), "sessie", "sessies"),
                f"{address}#{part.anchor}",
            )
            for part in (found.parts if found else ())
        ]
        result.append(OverviewDay(day_name(day), address if found else "", tuple(parts)))
    return tuple(result)


def part_anchor(name: str) -> str:
    """Return the id of the heading of a part of the day on the page of that day."""
    return name.lower().replace(" ", "-")
