"""Passing on a session: a prefilled e-mail, and the address to copy."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from macros.programme.model import Programme, Session, Slot, Status
from macros.publish.agenda import place, times
from macros.publish.settings import Settings
from macros.publish.when_where import days


@dataclass(frozen=True)
class ShareView:
    """The ways to pass on a session."""

    title: str
    url: str
    mail: str
    """A ``mailto:`` link (RFC 6068) with subject and text."""


def share_view(programme: Programme, settings: Settings, session: Session) -> ShareView:
    """Return the ways to pass on ``session``."""
    url = settings.absolute(session.address)
    lines = [session.title, "", *_whens(programme, session), "", url]
    if session.status is Status.CANCELLED:
        lines.insert(1, "Let op: deze sessie gaat niet door.")
    fields = (("subject", session.title), ("body", "\r\n".join(lines)))
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in fields)
    return ShareView(session.title, url, f"mailto:?{query}")


def _whens(programme: Programme, session: Session) -> list[str]:
    return [
        ", ".join(
            (
                days(moment),
                times(programme, Slot(session, moment)).lower(),
                place(programme, session, moment),
            )
        )
        for moment in session.moments
    ]
