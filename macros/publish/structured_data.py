"""Sessions and editions for machines: JSON-LD with the terms of schema.org.

Sources: https://schema.org/Event, and what search engines ask of it:
https://developers.google.com/search/docs/appearance/structured-data/event.
What is not known is left out; nothing is presumed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from macros.programme.model import (
    ZONE,
    Attendance,
    Availability,
    Edition,
    Moment,
    Programme,
    Session,
    Slot,
    Status,
    Venue,
)
from macros.publish.agenda import full_title, iso
from macros.publish.joining import registration_url
from macros.publish.portraits import portrait_view
from macros.publish.settings import Settings

SCHEMA = "https://schema.org"

Node = dict[str, Any]

MODES = {
    Attendance.ON_SITE: f"{SCHEMA}/OfflineEventAttendanceMode",
    Attendance.ONLINE: f"{SCHEMA}/OnlineEventAttendanceMode",
    Attendance.HYBRID: f"{SCHEMA}/MixedEventAttendanceMode",
}
AVAILABILITY = {
    Availability.FREE: f"{SCHEMA}/InStock",
    Availability.WAITING_LIST: f"{SCHEMA}/SoldOut",
    Availability.FULL: f"{SCHEMA}/SoldOut",
}
EDITION_TYPES = {"week": "EventSeries", "dag": "Event"}
"""Kind of edition → what it is for schema.org; a mere year is no event."""

MOST_SUB_EVENTS = 25
"""With more than these an edition does not name its sessions: each has a page that says it all."""

_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def script(data: Mapping[str, object]) -> str:
    """Return ``data`` as JSON that can stand in a ``script`` element.

    No text in it can end that element or open a comment (HTML, section 4.12.1.3).
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def session_data(programme: Programme, settings: Settings, session: Session, picture: str) -> Node:
    """Return what machines are told of ``session``.

    :param picture: the URL of an image.
    """
    slots = [Slot(session, moment) for moment in session.moments]
    first = min((slot.moment for slot in slots), key=lambda moment: moment.sort_key)
    state = _state(session, first)
    shared = {
        "eventStatus": state["eventStatus"],
        "eventAttendanceMode": MODES[session.attendance],
    }
    sub_events = [
        _sub_event(programme, settings, slot, {**shared, **_cancelled(slot)}) for slot in slots
    ]
    url = settings.absolute(session.address)
    return _known(
        {
            "@context": SCHEMA,
            "@type": "Event",
            "@id": f"{url}#sessie",
            "url": url,
            "name": session.title,
            "description": session.summary,
            "inLanguage": session.language,
            "image": [picture],
            "startDate": iso(first),
            "endDate": _last_end(session),
            **state,
            **shared,
            "location": _one(_locations(programme, settings, session, session.moments)),
            "organizer": _one(_organizers(programme, settings, session.organisations)),
            "performer": _one(_people(programme, settings, session)),
            "maximumAttendeeCapacity": session.capacity,
            "isAccessibleForFree": None if session.price is None else not session.price,
            "offers": _offer(programme, settings, session),
            "superEvent": _super_event(programme, settings, session),
            "subEvent": sub_events if len(slots) > 1 else None,
        }
    )


def edition_data(
    programme: Programme, settings: Settings, edition: Edition, picture: str
) -> Node | None:
    """Return what machines are told of ``edition``; ``None`` for a year without a week or day.

    :param picture: the URL of an image.
    """
    if edition.kind not in EDITION_TYPES:
        return None
    sessions = [session for session in programme.sessions_of(edition) if not session.is_around]
    return {
        "@context": SCHEMA,
        **_edition(settings, edition),
        **_known(
            {
                "image": [picture],
                "inLanguage": "nl",
                "organizer": _one(_organizers(programme, settings, edition.organisations)),
                "subEvent": [_brief(settings, session) for session in sessions]
                if len(sessions) <= MOST_SUB_EVENTS
                else None,
            }
        ),
    }


def _known(fields: Node) -> Node:
    """Return the fields that have a value."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _one(nodes: Iterable[Node]) -> Node | list[Node] | None:
    found = list(nodes)
    return found[0] if len(found) == 1 else found or None


def _cancelled(slot: Slot) -> Node:
    is_cancelled = slot.status is Status.CANCELLED
    return {"eventStatus": f"{SCHEMA}/EventCancelled"} if is_cancelled else {}


def _state(session: Session, first: Moment) -> Node:
    """Return whether it goes ahead, and when it was to be at first."""
    if session.status is Status.CANCELLED:
        return {"eventStatus": f"{SCHEMA}/EventCancelled"}
    was = session.earlier
    if session.status is Status.SCHEDULED:
        return {"eventStatus": f"{SCHEMA}/EventScheduled"}
    if not was:
        return {"eventStatus": f"{SCHEMA}/EventRescheduled"}
    # Another hall at the same time is no other date.
    is_another_date = (was.day, was.begins or first.begins) != (first.day, first.begins)
    went_online = bool(was.venue) and session.attendance is Attendance.ONLINE
    found = [
        *([f"{SCHEMA}/EventRescheduled"] if is_another_date else []),
        *([f"{SCHEMA}/EventMovedOnline"] if went_online else []),
    ] or [f"{SCHEMA}/EventScheduled"]
    return {
        "eventStatus": found[0] if len(found) == 1 else found,
        "previousStartDate": _instant(was.day, was.begins) if is_another_date else None,
    }


def _instant(day: date, begins: time | None) -> str:
    if begins is None:
        return day.isoformat()
    return datetime.combine(day, begins, ZONE).isoformat(timespec="minutes")


def _end(moment: Moment) -> str | None:
    if moment.end:
        return moment.end.isoformat(timespec="minutes")
    if not moment.begins and moment.final_day > moment.day:
        return moment.final_day.isoformat()
    return None


def _last_end(session: Session) -> str | None:
    """Return when the last moment ends; of several at least the day is known."""
    last = max(session.moments, key=lambda moment: moment.sort_key)
    is_one = len(session.moments) == 1
    return _end(last) or (None if is_one else last.final_day.isoformat())


def _locations(
    programme: Programme, settings: Settings, session: Session, moments: Iterable[Moment]
) -> Iterator[Node]:
    if session.attendance is not Attendance.ONLINE:
        slugs = dict.fromkeys(moment.venue for moment in moments if moment.venue)
        yield from (_place(programme.venues[slug]) for slug in slugs)
        if not slugs and session.municipality:
            yield {
                "@type": "Place",
                "name": session.municipality,
                "address": _address(None, None, session.municipality),
            }
    if session.attendance is not Attendance.ON_SITE:
        is_cancelled = session.status is Status.CANCELLED
        # Where the link is still to come, it will be on the page.
        page = settings.absolute(session.address)
        url = page if is_cancelled else session.online_url or page
        yield {"@type": "VirtualLocation", "url": url}


def _place(venue: Venue) -> Node:
    has_spot = venue.latitude is not None and venue.longitude is not None
    return _known(
        {
            "@type": "Place",
            "name": venue.name,
            "address": _address(venue.street, venue.postcode, venue.town or venue.municipality),
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": venue.latitude,
                "longitude": venue.longitude,
            }
            if has_spot
            else None,
        }
    )


def _address(street: str | None, postcode: str | None, town: str | None) -> Node | None:
    if not town:
        return None
    return _known(
        {
            "@type": "PostalAddress",
            "streetAddress": street,
            "postalCode": postcode,
            "addressLocality": town,
            "addressCountry": "NL",
        }
    )


def _organizers(programme: Programme, settings: Settings, slugs: Iterable[str]) -> Iterator[Node]:
    for slug in slugs:
        found = programme.organisations[slug]
        url = found.url or settings.absolute(f"organisatie/{slug}/")
        yield {"@type": "Organization", "name": found.name, "url": url}


def _people(programme: Programme, settings: Settings, session: Session) -> Iterator[Node]:
    for speaker in session.speakers:
        works_for = {"@type": "Organization", "name": speaker.organisation}
        portrait = portrait_view(programme, session, speaker)
        yield _known(
            {
                "@type": "Person",
                "name": speaker.name,
                "image": settings.absolute(portrait.address) if portrait else None,
                "jobTitle": speaker.role,
                "worksFor": works_for if speaker.organisation else None,
            }
        )


def _offer(programme: Programme, settings: Settings, session: Session) -> Node | None:
    """Return how to get in; nothing where nobody can any more, or nothing is known of it."""
    if session.status is Status.CANCELLED or programme.is_over(session):
        return None
    registration = session.registration
    is_priced = session.price is not None
    if not (is_priced or session.availability or registration_url(registration)):
        return None
    has_deadline = registration and registration.need != "niet-nodig" and registration.until
    return _known(
        {
            "@type": "Offer",
            "price": f"{session.price:.2f}" if is_priced else None,
            "priceCurrency": "EUR" if is_priced else None,
            "availability": AVAILABILITY[session.availability] if session.availability else None,
            "url": (registration and registration.url) or settings.absolute(session.address),
            "validThrough": f"{registration.until}" if registration and has_deadline else None,
        }
    )


def _super_event(programme: Programme, settings: Settings, session: Session) -> Node | None:
    edition = programme.editions.get(session.year)
    if session.is_around or not edition or edition.kind not in EDITION_TYPES:
        return None
    return _edition(settings, edition)


def _edition(settings: Settings, edition: Edition) -> Node:
    url = settings.absolute(f"{edition.year}/")
    return _known(
        {
            "@type": EDITION_TYPES[edition.kind],
            "@id": f"{url}#editie",
            "url": url,
            "name": edition.name,
            "startDate": f"{edition.first_day}" if edition.first_day else None,
            "endDate": f"{edition.last_day}" if edition.last_day else None,
        }
    )


def _sub_event(
    programme: Programme, settings: Settings, slot: Slot, shared: Mapping[str, object]
) -> Node:
    session, moment = slot
    locations = _locations(programme, settings, session, [moment])
    return _known(
        {
            "@type": "Event",
            "name": full_title(slot),
            "startDate": iso(moment),
            "endDate": _end(moment),
            **shared,
            "location": _one(locations),
        }
    )


def _brief(settings: Settings, session: Session) -> Node:
    url = settings.absolute(session.address)
    first = min(session.moments, key=lambda moment: moment.sort_key)
    return {
        "@type": "Event",
        "@id": f"{url}#sessie",
        "url": url,
        "name": session.title,
        "startDate": iso(first),
    }
