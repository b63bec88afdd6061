"""When and where a session is, in words."""

from __future__ import annotations

from dataclasses import dataclass

from macros.programme.dutch import clock, date_range, day_name, long_date
from macros.programme.model import Attendance, Moment, Programme, Session, Slot, Status
from macros.publish.agenda import STATUS_WORDS, full_title, iso, place, times, unknown
from macros.publish.links import LinkView, route_link
from macros.publish.prefilled import WebLink, web_links
from macros.publish.settings import Settings


@dataclass(frozen=True)
class PlaceView:
    """Where a moment is."""

    name: str
    address: str = ""
    """The page of the venue; empty when it has none."""
    room: str = ""
    street: str = ""
    route: LinkView | None = None


@dataclass(frozen=True)
class Bookmark:
    """A button that keeps a moment in somebody's own programme, and what it keeps."""

    identity: str
    """``Slot.id``."""
    title: str
    place: str
    """As lists have it: what was kept is compared with the place in a list."""
    name: str
    """The name of the button."""


@dataclass(frozen=True)
class MomentView:
    """When and where."""

    title: str
    label: str
    """That this moment does not go ahead, while others do; mostly empty."""
    day: str
    times: str
    begins: str
    """ISO 8601, for a ``time`` element."""
    last_day: str
    """ISO 8601, of what has no time and takes several days; mostly empty."""
    minutes: int | None
    """How long it lasts; ``None`` while a time is unknown."""
    is_online: bool
    """Whether one can take part from elsewhere."""
    doors_open: str
    place: PlaceView
    web_links: tuple[WebLink, ...]
    """To make a copy in a calendar on the web; none for what is cancelled or over."""
    bookmark: Bookmark | None
    """None for what is over."""

    @property
    def name(self) -> str:
        """What tells it from the other moments of the session."""
        return self.title or self.day


def moment_view(programme: Programme, settings: Settings, slot: Slot) -> MomentView:
    """Return when and where ``slot`` is."""
    session, moment = slot
    return MomentView(
        title=moment.title or "",
        label=STATUS_WORDS[Status.CANCELLED] if moment.is_cancelled else "",
        day=days(moment),
        times=_times(programme, slot),
        begins=iso(moment),
        last_day=moment.final_day.isoformat() if len(moment.days) > 1 and not moment.begins else "",
        minutes=moment.minutes,
        is_online=session.attendance is not Attendance.ON_SITE,
        doors_open=f"Inloop vanaf {clock(moment.doors_open)} uur" if moment.doors_open else "",
        place=_place(programme, session, moment),
        web_links=web_links(programme, settings, slot),
        bookmark=_bookmark(programme, slot),
    )


def _bookmark(programme: Programme, slot: Slot) -> Bookmark | None:
    session, moment = slot
    if programme.is_over(session):
        return None
    title = full_title(slot)
    which = f", {day_name(moment.day)}" if len(session.moments) > 1 else ""
    return Bookmark(slot.id, title, place(programme, session, moment), f"Bewaar {title}{which}")


def days(moment: Moment) -> str:
    """Return the day on which it begins, or all of them when there is no time."""
    return long_date(moment.day) if moment.begins else date_range(moment.day, moment.final_day)


def _times(programme: Programme, slot: Slot) -> str:
    moment = slot.moment
    words = times(programme, slot)
    if moment.begins and moment.final_day > moment.day:
        return f"{words} ({long_date(moment.final_day)})"
    return words[0].upper() + words[1:]


def _place(programme: Programme, session: Session, moment: Moment) -> PlaceView:
    if session.attendance is Attendance.ONLINE:
        return PlaceView("Online")
    if not moment.venue:
        place = unknown(programme, session, "Locatie")
        if session.municipality:
            place = f"{session.municipality} ({place.lower()})"
        return PlaceView(place)
    venue = programme.venues[moment.venue]
    return PlaceView(
        name=venue.name,
        address=f"locatie/{venue.slug}/",
        room=moment.room or "",
        street=venue.address,
        route=route_link(venue) if _is_to_come(programme, session) else None,
    )


def _is_to_come(programme: Programme, session: Session) -> bool:
    return session.status is not Status.CANCELLED and not programme.is_over(session)
