"""Links that open a calendar on the web with one session filled in.

They are undocumented and have changed before, so they stand beside the file and never replace it.
What they make is a copy with an identity of its own: it does not follow the session any more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import quote, urlencode

from macros.programme.model import ZONE, Programme, Slot, Status
from macros.publish import calendar, event_text
from macros.publish.settings import Settings


@dataclass(frozen=True)
class WebLink:
    """A calendar on the web and the address that fills in a session there."""

    name: str
    url: str


def web_links(programme: Programme, settings: Settings, slot: Slot) -> tuple[WebLink, ...]:
    """Return the links for ``slot``; none for what is cancelled or over."""
    session = slot.session
    if slot.status is Status.CANCELLED or programme.is_over(session):
        return ()
    page = settings.absolute(session.address)
    return (
        WebLink("Google Agenda", _google(programme, slot, page)),
        WebLink("Outlook.com", _outlook(programme, slot, page)),
    )


def _google(programme: Programme, slot: Slot, page: str) -> str:
    start, end = calendar.period(slot)
    form = "%Y%m%dT%H%M%S" if slot.moment.start else "%Y%m%d"
    fields = {
        "action": "TEMPLATE",
        "text": event_text.summary(programme, slot),
        "dates": f"{start:{form}}/{end:{form}}",
        "ctz": ZONE.key,
        "details": _details(page),
        "location": event_text.location(programme, slot),
    }
    return f"https://calendar.google.com/calendar/render?{_query(fields)}"


def _outlook(programme: Programme, slot: Slot, page: str) -> str:
    start, end = calendar.period(slot)
    fields = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": event_text.summary(programme, slot),
        "startdt": _instant(start),
        "enddt": _instant(end),
        "body": _details(page),
        "location": event_text.location(programme, slot),
        "allday": "" if slot.moment.start else "true",
    }
    return f"https://outlook.live.com/calendar/0/deeplink/compose?{_query(fields)}"


def _instant(moment: date) -> str:
    """Return a day, or a time in UTC: Outlook has misread other offsets (SigTools#111)."""
    if not isinstance(moment, datetime):
        return f"{moment}"
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _details(page: str) -> str:
    return f"Dit is een kopie. Kijk voor vertrek of alles nog klopt: {page}"


def _query(fields: Mapping[str, str]) -> str:
    # A space as %20: Outlook shows a plus as a plus.
    known = {name: value for name, value in fields.items() if value}
    return urlencode(known, quote_via=quote, safe="/")
