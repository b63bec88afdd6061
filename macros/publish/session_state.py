"""What a visitor must know first: that a session was moved, or does not go ahead."""

from __future__ import annotations

from dataclasses import dataclass

from macros.programme.dutch import long_date, time_range
from macros.programme.model import Attendance, Programme, Session, Status


@dataclass(frozen=True)
class StateView:
    """The state of a session that is not the usual one."""

    sentence: str
    """Empty where only the note says something."""
    note: str
    before: str
    """When and where a moved session was first; empty when nobody wrote that down."""
    now: str
    """When and where it is now, said the same way; only beside ``before``."""


def state_view(programme: Programme, session: Session) -> StateView | None:
    """Return what happened to ``session``; ``None`` when there is nothing to say."""
    note = session.status_note or ""
    if session.status is Status.CANCELLED:
        went = "ging" if programme.is_over(session) else "gaat"
        return StateView(f"Deze sessie {went} niet door.", note, "", "")
    if session.status is Status.MOVED:
        before = _before(programme, session)
        now = _now(programme, session) if before else ""
        return StateView("Deze sessie is verplaatst.", note, before, now)
    return StateView("", note, "", "") if note else None


def _before(programme: Programme, session: Session) -> str:
    was = session.earlier
    if not was:
        return ""
    venue = programme.venues[was.venue].name if was.venue else ""
    return _joined(long_date(was.day), time_range(was.begins, was.ends), venue)


def _now(programme: Programme, session: Session) -> str:
    moment = session.moments[0]
    venue = programme.venues[moment.venue].name if moment.venue else ""
    if session.attendance is Attendance.ONLINE:
        venue = "online"
    return _joined(long_date(moment.day), time_range(moment.begins, moment.ends), venue)


def _joined(*words: str) -> str:
    return ", ".join(filter(None, words))
