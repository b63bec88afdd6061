"""Which calendars there are: one for every part of the programme that a visitor can choose.

Every part with a page has one, and so does every combination of at most three of a day, a theme, a
region, an audience, a kind of session and a way to take part.  A calendar that was ever published
is there for ever, though nothing may be in it any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType

from macros.programme.addresses import day_slug
from macros.programme.dutch import brief_day, long_date
from macros.programme.model import Programme, Session, Slot
from macros.programme.published import Published, Turn
from macros.programme.selection import (
    FACET,
    Selection,
    selections_of,
    standing_selections,
)
from macros.publish import calendar
from macros.publish.calendar import FIRST_REVISION, Revision
from macros.publish.settings import Settings

LONGEST_NAME = 60
"""Characters that the name of a calendar can have before apps cut it off in odd places."""

LONGEST_URL = 255
"""Google does not take a longer one, and does not say so."""

EVERGREEN = "kalender/programma.ics"
"""Subscribe once; next year's week arrives by itself."""

NO_HISTORY: Mapping[str, Revision] = MappingProxyType({})

NEVER = Turn(FIRST_REVISION.modified, count=0, is_empty=True)
"""Since when a calendar is empty where there is no history."""


@dataclass(frozen=True)
class Feed:
    """A calendar to subscribe to."""

    selection: Selection
    address: str
    title: str
    """What it is a calendar of, in a few words: ``thema Wonen``."""
    page: str
    """The address of the page that shows the same."""
    slots: tuple[Slot, ...] = field(repr=False)
    empty_since: Turn = NEVER
    """When it became empty, while there is nothing in it."""


def feeds(
    programme: Programme, settings: Settings, published: Published | None = None
) -> Iterator[Feed]:
    """Yield every calendar to subscribe to, in the order of their addresses.

    :param published: what was ever there, where there is a history.
    """
    published = published or Published()
    found: dict[Selection, list[Slot]] = {}
    for slot in programme.slots:
        for selection in selections_of(programme, slot):
            found.setdefault(selection, []).append(slot)
    for selection in chain(standing_selections(programme), published.turns):
        found.setdefault(selection, [])
    names = _names(programme, published)
    made = (
        Feed(
            selection,
            address(selection),
            _title(selection, names),
            _page(programme, selection, is_empty=not slots),
            tuple(slots),
            published.turns.get(selection, NEVER),
        )
        for selection, slots in found.items()
    )
    for feed in sorted(made, key=lambda feed: feed.address):
        # A page needs its calendar; what is combined can do with a wider one.
        is_short = len(settings.absolute(feed.address)) <= LONGEST_URL
        if is_short or not feed.selection.is_combined:
            yield feed


def address(selection: Selection) -> str:
    """Return the address of the calendar of a selection: in words, for apps that show it."""
    if selection == Selection():
        return EVERGREEN
    parts = []
    if selection.day:
        parts.append(f"{selection.day.year}-{day_slug(selection.day)}")
    elif selection.year:
        parts.append(str(selection.year))
    parts += (f"{name}-{slug}" for name, slug in selection.facets)
    return f"kalender/{'_'.join(parts)}.ics"


def covering(feeds: Mapping[Selection, Feed], wanted: Selection) -> Feed:
    """Return the calendar of ``wanted``, or else the smallest one with all of it and more."""
    if wanted in feeds:
        return feeds[wanted]
    wider = {selection for selection in wanted.wider() if selection in feeds}
    return min((feeds[one] for one in wider), key=lambda feed: (len(feed.slots), feed.address))


def session_file(session: Session) -> str:
    """Return the address of the calendar file of one session, beside its page."""
    return f"{session.year}/{session.slug}.ics"


def calendar_files(
    programme: Programme,
    settings: Settings,
    all_feeds: Mapping[Selection, Feed],
    revisions: Mapping[str, Revision] = NO_HISTORY,
) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of every calendar, of one session and of many.

    :param revisions: by UID; an event that is not in it gets ``FIRST_REVISION``.
    """
    events = {}
    modified = {}
    for slot in programme.slots:
        uid = calendar.uid(settings, slot)
        revision = revisions.get(uid, FIRST_REVISION)
        events[slot.id] = calendar.event(programme, settings, slot, revision)
        modified[slot.id] = revision.modified
    for feed in all_feeds.values():
        bodies = [events[slot.id] for slot in feed.slots] or [_notice(settings, feed)]
        latest = max((modified[slot.id] for slot in feed.slots), default=feed.empty_since.time)
        yield feed.address, calendar.feed(head(programme, settings, feed), bodies, latest)
    for session in programme.sessions:
        slots = (Slot(session, moment) for moment in session.moments)
        content = calendar.single(calendar.in_own_agenda(slot, events[slot.id]) for slot in slots)
        yield session_file(session), content
        for name in session.formerly:
            yield f"{session.year}/{name}.ics", content


def _notice(settings: Settings, feed: Feed) -> bytes:
    key = feed.address.removeprefix("kalender/").removesuffix(".ics")
    turn = feed.empty_since
    revision = Revision(created=turn.time, modified=turn.time, sequence=turn.count)
    return calendar.notice(settings, key, feed.title, revision)


def head(programme: Programme, settings: Settings, feed: Feed) -> calendar.Head:
    """Return what ``feed`` says about itself."""
    invented = "VOORBEELD – " if programme.is_fictional else ""
    return calendar.Head(
        name=_name(invented, settings.site_name, feed.title),
        description=f"Sessies van de {settings.site_name}: {feed.title}."
        + (" Deze week is verzonnen." if programme.is_fictional else ""),
        source=settings.absolute(feed.address),
        page=settings.absolute(feed.page),
    )


def _name(invented: str, site: str, title: str) -> str:
    """Return the name of a calendar; where it has to be cut, what sets it apart comes first."""
    usual, cut = (_plain(f"{invented}{one}") for one in (f"{site} – {title}", f"{title} – {site}"))
    if len(usual) <= LONGEST_NAME:
        return usual
    return f"{cut[: LONGEST_NAME - 1].rstrip(' –+')}…"


def _plain(name: str) -> str:
    """Return a name without what needs escaping: some apps show the escapes."""
    return " ".join("".join(" " if c in ",;\\" else c for c in name).split())


Names = Mapping[tuple[str, str], str]
"""Facet and slug → the name of an entry."""


def _names(programme: Programme, published: Published) -> Names:
    """Return the name of every entry that is or ever was."""
    now = {
        (name, slug): entry.name
        for name, facet in FACET.items()
        for slug, entry in facet.entries(programme).items()
    }
    return {**published.names, **now}


def _title(selection: Selection, names: Names) -> str:
    if selection == Selection():
        return "hele programma"
    entries = [names[pair] for pair in selection.facets]
    if not selection.facets:
        return long_date(selection.day) if selection.day else str(selection.year)
    if not selection.is_combined:
        return f"{selection.facets[0][0]} {entries[0]}"
    day = [brief_day(selection.day)] if selection.day else []
    return " + ".join([*day, *entries])


def _page(programme: Programme, selection: Selection, *, is_empty: bool) -> str:
    """Return the page of a selection; where it has none, that of the programme, filtered."""
    if any(slug not in FACET[name].entries(programme) for name, slug in selection.facets):
        return "kalender/"
    if selection.facets and not selection.is_combined:
        name, slug = selection.facets[0]
        return f"{name}/{slug}/"
    if selection.facets:
        day = [f"dag={selection.day.isoformat()}"] if selection.day else []
        chosen = [*day, *(f"{name}={slug}" for name, slug in selection.facets)]
        return f"programma/?{'&'.join(chosen)}"
    if selection.day and not is_empty:
        return f"{selection.day.year}/{day_slug(selection.day)}/"
    year = selection.day.year if selection.day else selection.year
    return f"{year}/" if year in programme.editions else "programma/"
