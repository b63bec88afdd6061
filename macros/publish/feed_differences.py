"""Where a calendar says something else than the programme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import unquote

from macros.programme.model import ZONE, Slot, Status
from macros.publish.content_lines import unescape_list
from macros.publish.feed_parts import Calendar, Event
from macros.publish.feed_reader import Problem
from macros.publish.feed_wanted import Wanted
from macros.publish.feeds import Feed

LONGEST_DESCRIPTION = 1000
LEAST = 20
"""What is cut to fewer characters than this is not told at all."""

Compare = Callable[[Wanted, Slot, Event], tuple[object, object]]
"""Returns what the calendar says and what the programme says."""

COMPARISONS: dict[str, tuple[str, Compare]] = {
    "verschil-begin": ("Het begin", lambda w, s, e: (e.start, w.start(s))),
    "verschil-einde": ("Het einde", lambda w, s, e: (e.end, w.end(s, e.end))),
    "verschil-titel": (
        "De titel",
        lambda w, s, e: (e.text("SUMMARY"), w.title(s, e.text("SUMMARY") or "")),
    ),
    "verschil-status": (
        "De status",
        lambda w, s, e: (
            e.value("STATUS") == "CANCELLED",
            w.is_cancelled(s),
        ),
    ),
    "verschil-locatie": (
        "De locatie",
        lambda w, s, e: (e.text("LOCATION"), w.place(s, e.text("LOCATION"))),
    ),
    "verschil-coordinaten": (
        "De plaats op de kaart",
        lambda w, s, e: (_coordinates(e), w.coordinates(s)),
    ),
    "verschil-kaart": (
        "De plaats op de kaart van Apple",
        lambda w, s, e: (_on_the_map(e), w.coordinates(s)),
    ),
    "verschil-categorieen": (
        "De indeling",
        lambda w, s, e: (_categories(e), w.categories(s)),
    ),
    "verschil-adres": (
        "Het adres van de pagina",
        lambda w, s, e: (_decoded(e.value("URL")), _decoded(w.url(s))),
    ),
    "verschil-online": (
        "Het adres om online mee te doen",
        lambda w, s, e: (_decoded(e.value("CONFERENCE")), _decoded(w.online(s))),
    ),
}
"""Code → what it is about and how to compare."""


def event_differences(wanted: Wanted, event: Event) -> Iterator[Problem]:
    """Yield where an event says something else than the programme."""
    if event.uid in wanted.notices:
        yield from _notice_differences(wanted.notices[event.uid], event)
        return
    slot = wanted.slots.get(event.uid)
    if slot is None:
        yield Problem("onbekende-sessie", "Deze sessie staat niet in het programma.")
        return
    for code, (what, compare) in COMPARISONS.items():
        found, right = compare(wanted, slot, event)
        if found != right:
            yield Problem(code, f"{what} is hier {_shown(found)}; dat moet zijn {_shown(right)}.")
    yield from _description_differences(wanted, slot, event.text("DESCRIPTION") or "")


def _description_differences(wanted: Wanted, slot: Slot, text: str) -> Iterator[Problem]:
    parts, lines = text.split("\n\n"), text.split("\n")
    if _decoded(lines[-1]) != _decoded(wanted.url(slot)):
        yield Problem("verschil-tekst", "DESCRIPTION eindigt niet met het adres van de pagina.")
    state, seats, link = wanted.state(slot), wanted.seats(slot), wanted.online(slot)
    if state and not parts[0].startswith(state):
        yield Problem("verschil-tekst", f"DESCRIPTION begint niet met: {state}")
    for words in (seats, link and f"Online meedoen: {link}"):
        if words and not any(line.startswith(words) for line in lines):
            yield Problem("verschil-tekst", f"In DESCRIPTION staat niet: {words}")
    for name, whole in (
        ("samenvatting", slot.session.summary),
        ("uitleg", slot.session.status_note),
    ):
        if whole and whole not in text and not _is_cut_to_fit(text, whole):
            yield Problem("verschil-tekst", f"De {name} staat niet in DESCRIPTION.")


def _is_cut_to_fit(text: str, whole: str) -> bool:
    """Whether a description says as much of a text as fits: a part of it, or nothing."""
    cut = next((n for n in range(len(whole) - 1, LEAST, -1) if f"{whole[:n]}…" in text), None)
    return len(text) - (0 if cut is None else cut + 1) + len(whole) > LONGEST_DESCRIPTION - 2


def _notice_differences(feed: Feed, event: Event) -> Iterator[Problem]:
    since = feed.empty_since.time.astimezone(ZONE).date()
    if (event.start, event.end) != (since, since + timedelta(days=1)):
        yield Problem("verschil-begin", f"De melding “leeg” hoort op {since} te staan.")
    if feed.title not in (event.text("SUMMARY") or ""):
        yield Problem("verschil-titel", "De melding “leeg” noemt de agenda niet.")


def calendar_differences(
    wanted: Wanted, calendar: Calendar, uids: frozenset[str], feed: Feed | None
) -> Iterator[Problem]:
    """Yield which sessions a calendar has too few or too many, and what is its own and wrong."""
    found = {event.uid for event in calendar.events}
    for uid in sorted(uids - found):
        yield Problem("sessie-ontbreekt", f"De sessie {uid} ontbreekt.")
    for uid in sorted(found - uids):
        yield Problem("sessie-te-veel", f"De sessie {uid} hoort hier niet.")
    if feed:
        for name, address in (("SOURCE", feed.address), ("URL", feed.page)):
            value, right = calendar.head.value(name), f"{wanted.settings.site_url}{address}"
            if _decoded(value) != _decoded(right):
                yield Problem("verschil-adres", f"{name} is {value}; dat moet zijn {right}.")
        return
    for event in calendar.events:
        slot = wanted.slots.get(event.uid or "")
        if slot and (event.value("TRANSP") == "OPAQUE") != _takes_time(slot):
            yield Problem("verschil-bezet", f"De sessie {event.uid} is ten onrechte vrij of bezet.")


def _takes_time(slot: Slot) -> bool:
    is_cancelled = slot.moment.is_cancelled or slot.session.status is Status.CANCELLED
    return slot.moment.begins is not None and not is_cancelled


def _categories(event: Event) -> list[str] | None:
    value = event.value("CATEGORIES")
    return [] if value is None else unescape_list(value)


def _coordinates(event: Event) -> tuple[float, ...] | None:
    value = event.value("GEO")
    return tuple(map(float, value.split(";"))) if value else None


def _on_the_map(event: Event) -> tuple[float, ...] | None:
    value = event.value("X-APPLE-STRUCTURED-LOCATION")
    return tuple(map(float, value.removeprefix("geo:").split(","))) if value else None


def _decoded(url: str | None) -> str | None:
    """Return a URL without escapes: two ways to write one address are the same to us."""
    return None if url is None else unquote(url)


def _shown(value: object) -> str:
    return "onbekend" if value is None else f"“{value}”"
