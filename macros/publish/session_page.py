"""One session as a page: every word of it, put together from the modules of each topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time

from macros.programme.dutch import clock, count, time_range
from macros.programme.links import linked_id
from macros.programme.model import Edition, Entry, Programme, Session, Slot, Speaker, Status
from macros.publish.agenda import Label, Tag, foreign_language, labels, place, theme_tags
from macros.publish.facilities import AccessView, access_view
from macros.publish.feeds import session_file
from macros.publish.joining import JoinView, join_view
from macros.publish.links import LinkView, material_links, source_links
from macros.publish.markup import Link, to_html
from macros.publish.paper import PaperView, session_paper
from macros.publish.portraits import PortraitView, portrait_view
from macros.publish.references import MoreView, References
from macros.publish.session_state import StateView, state_view
from macros.publish.settings import Settings
from macros.publish.sharing import ShareView, share_view
from macros.publish.small_map import SmallMap, map_of_session
from macros.publish.when_where import MomentView, days, moment_view

LONG_TITLE = 45
"""Characters: what fits in three lines of the largest letters on a poster."""
COPY_NOTE = "Dit is een kopie. Verandert de sessie, dan verandert je agenda niet mee."


@dataclass(frozen=True)
class PartView:
    """A line of the session's own programme."""

    times: str
    title: str
    who: str
    note: str


@dataclass(frozen=True)
class SpeakerView:
    """A speaker."""

    name: str
    description: str
    portrait: PortraitView | None


@dataclass(frozen=True)
class CalendarView:
    """How to put the session in one's own calendar."""

    file: str
    note: str
    is_one: bool
    """Whether there is one moment, so that the links need not say which."""


@dataclass(frozen=True)
class FactView:
    """A few words on what sort of session it is, each with a page of its own."""

    name: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class MaterialsView:
    """What there is to read or watch."""

    title: str
    links: tuple[LinkView, ...]
    is_first: bool
    """Whether it comes before the description: of what is over people want to see this."""


@dataclass(frozen=True)
class SessionView:
    """Everything the page of a session shows."""

    title: str
    has_long_title: bool
    """Whether it needs smaller letters on a poster."""
    subtitle: str
    summary: str
    language: str
    """ISO 639-1 code for the ``lang`` of title and text; empty for Dutch."""
    labels: tuple[Label, ...]
    is_cancelled: bool
    state: StateView | None
    past: str
    """That it has been; empty for what is still to come, and for what did not go ahead."""
    moments: tuple[MomentView, ...]
    map: SmallMap | None
    join_title: str
    join: JoinView
    calendar: CalendarView | None
    kind: Tag | None
    edition: Tag
    themes: tuple[Tag, ...]
    facts: tuple[FactView, ...]
    body: str
    """Sanitised HTML."""
    parts: tuple[PartView, ...]
    speakers_title: str
    speakers: tuple[SpeakerView, ...]
    access: AccessView | None
    materials: MaterialsView | None
    sources: tuple[LinkView, ...]
    share: ShareView
    paper: PaperView
    more: MoreView


class SessionPages:
    """Makes the view of every session; what it needs to know of all of them it looks up once."""

    def __init__(self, programme: Programme, settings: Settings) -> None:
        self._programme = programme
        self._settings = settings
        self._references = References(programme)

    def description(self, session: Session) -> str:
        """Return the description for search engines and link previews.

        What comes first is read: its state, and when and where it is.  The rest may be cut off.
        """
        state = state_view(self._programme, session)
        when = _when_and_where(self._programme, session)
        sentences = (state.sentence if state else "", f"{when[0].upper()}{when[1:]}")
        return " ".join(filter(None, (*sentences, session.summary)))

    def view(self, session: Session) -> SessionView:
        """Return everything that the page of ``session`` shows."""
        programme, settings = self._programme, self._settings
        edition = programme.editions.get(session.year)
        is_cancelled = session.status is Status.CANCELLED
        is_past = programme.is_over(session) and not is_cancelled
        slots = [Slot(session, moment) for moment in session.moments]
        return SessionView(
            title=session.title,
            has_long_title=len(session.title) > LONG_TITLE,
            subtitle=session.subtitle or "",
            summary=session.summary or "",
            language=foreign_language(session),
            labels=labels(programme, session),
            is_cancelled=is_cancelled,
            state=state_view(programme, session),
            past="Deze sessie is geweest." if is_past else "",
            moments=tuple(moment_view(programme, settings, slot) for slot in slots),
            map=map_of_session(programme, session),
            join_title="Goed om te weten" if is_cancelled or is_past else "Meedoen",
            join=join_view(programme, session),
            calendar=_calendar(programme, session),
            kind=_tag("vorm", session.kind, programme.kinds),
            edition=Tag(
                str(session.year),
                edition.name if edition else str(session.year),
                f"{session.year}/",
            ),
            themes=theme_tags(programme, session),
            facts=tuple(fact for fact in _facts(programme, session) if fact.tags),
            body=body_html(programme, session),
            parts=tuple(
                PartView(_part_times(p.begins, p.ends), p.title, p.who or "", p.note or "")
                for p in session.parts
            ),
            speakers_title="Sprekers" if len(session.speakers) > 1 else "Spreker",
            speakers=tuple(_speaker(programme, session, one) for one in session.speakers),
            access=access_view(programme, session),
            materials=_materials(programme, session),
            sources=source_links(session.sources),
            share=share_view(programme, settings, session),
            paper=session_paper(settings, session),
            more=self._references.around(session),
        )


def body_html(programme: Programme, session: Session) -> str:
    """Return the description as sanitised HTML, with links between session files made to work."""
    return to_html(session.body, session_links(programme, session, "../../"))


def session_links(programme: Programme, owner: Session | Edition, base: str) -> Link:
    """Return what makes of a link in a text of ``owner`` to a session's file one to its page.

    :param base: the way from the page of ``owner`` to the root of the site.
    """

    def link(target: str) -> str:
        path, _, anchor = target.partition("#")
        if not path.endswith(".md") or ":" in path:
            return target
        other = programme.by_id.get(linked_id(owner, path) or (0, ""))
        return f"{base}{other.address}{'#' + anchor if anchor else ''}" if other else target

    return link


def _calendar(programme: Programme, session: Session) -> CalendarView | None:
    if session.status is Status.CANCELLED or programme.is_over(session):
        return None
    return CalendarView(session_file(session), COPY_NOTE, len(session.moments) == 1)


def _facts(programme: Programme, session: Session) -> Iterator[FactView]:
    yield FactView("Voor", _tags("doelgroep", session.audiences, programme.audiences))
    yield FactView("Door", _tags("organisatie", session.organisations, programme.organisations))
    series = (session.series,) if session.series else ()
    yield FactView("Reeks", _tags("reeks", series, programme.series))
    yield FactView("Regio", _tags("regio", programme.regions_of(session), programme.regions))


def _materials(programme: Programme, session: Session) -> MaterialsView | None:
    if not session.materials:
        return None
    is_over = programme.is_over(session)
    title = "Terugkijken en nalezen" if is_over else "Materiaal"
    return MaterialsView(title, material_links(session.materials), is_over)


def _speaker(programme: Programme, session: Session, speaker: Speaker) -> SpeakerView:
    words = filter(None, (speaker.role, speaker.organisation))
    portrait = portrait_view(programme, session, speaker)
    return SpeakerView(speaker.name, ", ".join(words), portrait)


def _part_times(begins: time | None, ends: time | None) -> str:
    times = " – ".join(clock(moment) for moment in (begins, ends) if moment)
    return f"{times} uur" if times else ""


def _tags(facet: str, slugs: Iterable[str], entries: Mapping[str, Entry]) -> tuple[Tag, ...]:
    return tuple(Tag(slug, entries[slug].name, f"{facet}/{slug}/") for slug in slugs)


def _tag(facet: str, slug: str | None, entries: Mapping[str, Entry]) -> Tag | None:
    return Tag(slug, entries[slug].name, f"{facet}/{slug}/") if slug else None


def _when_and_where(programme: Programme, session: Session) -> str:
    """Return when and where it is, in one sentence; of several moments the first."""
    first, *others = session.moments
    hours = time_range(first.begins, first.ends)
    also = f"en nog {count(len(others), 'keer', 'keer')}" if others else ""
    where = place(programme, session, first)
    return f"{', '.join(filter(None, (days(first), hours, where, also)))}."
