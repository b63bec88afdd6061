"""Which calendars there are: one for every part of the programme that has a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from macros.programme.addresses import day_slug
from macros.programme.dutch import long_date
from macros.programme.model import Programme, Session, Slot
from macros.programme.selection import FACETS, Selection, group_by_facet, select
from macros.publish import calendar
from macros.publish.calendar import FIRST_REVISION, Revision
from macros.publish.settings import Settings

LONGEST_NAME = 60
"""Characters that the name of a calendar can have before apps cut it off in odd places."""

EVERGREEN = "kalender/programma.ics"
"""Subscribe once; next year's week arrives by itself."""

NO_HISTORY: Mapping[str, Revision] = MappingProxyType({})


@dataclass(frozen=True)
class Feed:
    """A calendar to subscribe to."""

    selection: Selection
    address: str
    title: str
    """What it is a calendar of, in a few words: ``thema Wonen``."""
    page: str
    """The address of the page that shows the same."""
    slots: tuple[Slot, ...]


def feeds(programme: Programme) -> Iterator[Feed]:
    """Yield every calendar to subscribe to."""
    yield Feed(Selection(), EVERGREEN, "hele programma", "programma/", programme.slots)
    for edition in programme.editions.values():
        selection = Selection(year=edition.year)
        address = f"kalender/{edition.year}.ics"
        slots = select(programme, selection)
        yield Feed(selection, address, str(edition.year), f"{edition.year}/", slots)
        for day in programme.days_of(edition):
            yield Feed(
                Selection(day=day),
                f"kalender/{edition.year}-{day_slug(day)}.ics",
                long_date(day),
                f"{edition.year}/{day_slug(day)}/",
                tuple(slot for slot in slots if day in slot.moment.days),
            )
    for facet in FACETS:
        for slug, found in group_by_facet(programme, facet).items():
            name = facet.entries(programme)[slug].name
            yield Feed(
                Selection(facets=((facet.name, slug),)),
                f"kalender/{facet.name}-{slug}.ics",
                f"{facet.name} {name}",
                f"{facet.name}/{slug}/",
                tuple(found),
            )


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
        events[uid] = calendar.event(programme, settings, slot, revision)
        modified[uid] = revision.modified
    for feed in all_feeds.values():
        uids = [calendar.uid(settings, slot) for slot in feed.slots]
        latest = max((modified[uid] for uid in uids), default=FIRST_REVISION.modified)
        bodies = (events[uid] for uid in uids)
        yield feed.address, calendar.feed(head(programme, settings, feed), bodies, latest)
    for session in programme.sessions:
        slots = (Slot(session, moment) for moment in session.moments)
        content = calendar.single(
            calendar.in_own_agenda(slot, events[calendar.uid(settings, slot)]) for slot in slots
        )
        yield session_file(session), content
        for name in session.formerly:
            yield f"{session.year}/{name}.ics", content


def head(programme: Programme, settings: Settings, feed: Feed) -> calendar.Head:
    """Return what ``feed`` says about itself."""
    invented = "VOORBEELD – " if programme.is_fictional else ""
    name = f"{invented}{settings.site_name} – {feed.title}"
    # Shown with its escapes by some apps, so without what needs escaping.
    name = " ".join("".join(" " if c in ",;\\" else c for c in name).split())
    return calendar.Head(
        name=name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…",
        description=f"Sessies van de {settings.site_name}: {feed.title}."
        + (" Deze week is verzonnen." if programme.is_fictional else ""),
        source=settings.absolute(feed.address),
        page=settings.absolute(feed.page),
    )
