"""What the search of the site can find: one file, fetched when somebody begins to search.

Two parts.  ``items`` has an entry for every session, for every named thing with a page of its own
and for every page and heading that was written by hand, with what a result shows.  ``words`` says
which items have a word in their running text: that takes a third of the room of the texts.

What counts as the same word (accents, plurals, compounds) is decided where the question is asked:
``docs/assets/zoeken/woorden.js``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from html.parser import HTMLParser

from macros.programme.dutch import count, long_date
from macros.programme.model import Entry, Programme, Session, Slot, Venue
from macros.programme.selection import FACETS, Facet, Selection, group_by_facet
from macros.publish.agenda import labels, place, times
from macros.publish.editions import period
from macros.publish.feeds import Feed
from macros.publish.map import ADDRESS as MAP_ADDRESS

ADDRESS = "zoeken/index.json"
"""Beside the page where one searches."""

KINDS = {
    "thema": "Thema",
    "regio": "Regio",
    "doelgroep": "Voor wie",
    "vorm": "Soort sessie",
    "locatie": "Locatie",
    "organisatie": "Organisatie",
    "reeks": "Reeks",
}
"""Facet → what one entry of it is."""

NAMED_FACETS = tuple(facet for facet in FACETS if facet.name in KINDS)
"""Not the ways to take part: every session would be found by “locatie”."""

OVER = 0.6
"""How much what belongs to the archive counts, next to what is to come."""
NAMED = 1.5
"""How much a theme or a venue counts: one step further are all its sessions."""
SECTION = 0.6
"""How much a part of a page counts: its few words would outdo the title of a session."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NOT_READ = re.compile(r"\]\([^)\s]*|<[^>]*>|https?://\S+")
"""Parts of Markdown that nobody reads: addresses and tags."""


@dataclass(frozen=True)
class Item:
    """Something that can be found."""

    address: str
    kind: str
    """What it is, in a word or two."""
    title: str
    line: str = ""
    """When and where, or how much there is."""
    summary: str = ""
    label: str = ""
    """What is unusual: ``Geannuleerd``."""
    language: str = ""
    """ISO 639-1 code for the ``lang`` of the title; empty for Dutch."""
    names: str = ""
    """Who and what has to do with it; found and not shown."""
    weight: float = 1


@dataclass(frozen=True)
class Written:
    """A page that was written by hand."""

    address: str
    title: str
    description: str
    html: str
    """As it comes from Markdown, without what macros put in it."""


def search_index(
    programme: Programme, feeds: Iterable[Feed], written: Iterable[Written]
) -> tuple[str, bytes]:
    """Return the address and the content of the file that the search reads."""
    found = [
        *_sessions(programme),
        *_editions(programme, feeds),
        *(pair for facet in NAMED_FACETS for pair in _entries(programme, facet)),
        *(pair for page in written for pair in _written(page)),
        *([(MAP, "")] if programme.sessions else []),
    ]
    items = [_filled(item) for item, _ in found]
    content = {"items": items, "words": _postings(found)}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return ADDRESS, f"{text}\n".encode()


def _filled(item: Item) -> dict[str, object]:
    """Return what an item has, leaving out what is empty or as usual."""
    return {key: value for key, value in asdict(item).items() if value not in ("", 1)}


MAP = Item(
    address=MAP_ADDRESS,
    kind="Pagina",
    # “Waar” would make it an answer to every question that begins with that.
    title="De kaart van Brabant",
    summary="Een kaart en een lijst van de gemeenten met sessies.",
    names="plattegrond",
)
"""The page of the map, which is made from the programme."""

Pair = tuple[Item, str]
"""An item and its running text."""


def _sessions(programme: Programme) -> Iterator[Pair]:
    for session in programme.sessions:
        unusual = labels(programme, session)
        item = Item(
            address=session.address,
            kind="Sessie",
            title=session.title,
            line=_when_and_where(programme, session),
            summary=session.summary or "",
            label=unusual[0].text if unusual else "",
            language="" if session.language == "nl" else session.language,
            names=" ".join(filter(None, _names(programme, session))),
            weight=OVER if programme.is_over(session) else 1,
        )
        yield item, " ".join(_running_text(session))


def _when_and_where(programme: Programme, session: Session) -> str:
    first = session.moments[0]
    when = f"{long_date(first.day)}, {times(programme, Slot(session, first))}"
    more = len(session.moments) - 1
    also = f", en nog {count(more, 'keer', 'keer')}" if more else ""
    return f"{when} · {place(programme, session, first)}{also}"


def _names(programme: Programme, session: Session) -> Iterator[str]:
    yield session.subtitle or ""
    for speaker in session.speakers:
        yield from (speaker.name, speaker.role or "", speaker.organisation or "")
    slots = [Slot(session, moment) for moment in session.moments]
    for facet in NAMED_FACETS:
        entries = facet.entries(programme)
        for slug in dict.fromkeys(slug for slot in slots for slug in facet.of(programme, slot)):
            yield entries[slug].name
    yield from programme.municipalities_of(session)
    for moment in session.moments:
        yield moment.title or ""
        yield long_date(moment.day)


def _running_text(session: Session) -> Iterator[str]:
    yield _NOT_READ.sub(" ", session.body)
    for part in session.parts:
        yield from (part.title, part.who or "", part.note or "")
    yield session.status_note or ""


def _editions(programme: Programme, feeds: Iterable[Feed]) -> Iterator[Pair]:
    for edition in programme.editions.values():
        weight = OVER if edition.is_over else 1
        item = Item(f"{edition.year}/", "Editie", edition.name, period(edition), weight=weight)
        yield item, " ".join(filter(None, (edition.subtitle, edition.introduction)))
    for feed in feeds:
        day = feed.selection.day
        if day and feed.slots and feed.selection == Selection(day=day):
            over = day.year in programme.editions and programme.editions[day.year].is_over
            title = long_date(day)
            line = _sessions_in(feed.slots)
            yield Item(feed.page, "Dag", title, line, weight=OVER if over else 1), ""


def _entries(programme: Programme, facet: Facet) -> Iterator[Pair]:
    entries = facet.entries(programme)
    for slug, slots in group_by_facet(programme, facet).items():
        entry = entries[slug]
        yield (
            Item(
                address=f"{facet.name}/{slug}/",
                kind=KINDS[facet.name],
                title=entry.name,
                line=" · ".join(filter(None, (_where(entry), _sessions_in(slots)))),
                summary=entry.description or "",
                weight=NAMED,
            ),
            "",
        )


def _where(entry: Entry) -> str:
    return entry.address if isinstance(entry, Venue) else ""


def _sessions_in(slots: Sequence[Slot]) -> str:
    return count(len({slot.session.id for slot in slots}), "sessie", "sessies")


def _written(page: Written) -> Iterator[Pair]:
    reader = _Sections(page.title)
    reader.feed(page.html)
    reader.close()
    first, *others = reader.sections
    yield (
        Item(page.address, "Pagina", first.title, summary=page.description),
        " ".join(first.text),
    )
    for section in others:
        address = f"{page.address}#{section.anchor}"
        item = Item(address, "Pagina", section.title, page.title, weight=SECTION)
        yield item, " ".join(section.text)


class _Section:
    """A heading and what stands under it."""

    def __init__(self, anchor: str, title: str) -> None:
        self.anchor = anchor
        self.title = title
        self.text: list[str] = []


class _Sections(HTMLParser):
    """The sections of a page: what comes first, and every ``h2`` that has an address."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.sections = [_Section("", title)]
        self._heading: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        anchor = dict(attrs).get("id")
        if tag == "h2" and anchor:
            self.sections.append(_Section(anchor, ""))
        if tag == "h1" or (tag == "h2" and anchor):
            self._heading = []

    def handle_data(self, data: str) -> None:
        (self.sections[-1].text if self._heading is None else self._heading).append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"h1", "h2"} and self._heading is not None:
            self.sections[-1].title = " ".join("".join(self._heading).split())
            self._heading = None


def _postings(found: Sequence[Pair]) -> dict[str, list[int]]:
    """Return word → the items that have it in their text, each as the distance to the one before.

    A word that an item shows already is left out for that item.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for number, (item, text) in enumerate(found):
        shown = _words(f"{item.title} {item.line} {item.summary} {item.names}")
        for word in _words(text) - shown:
            places[word].append(number)
    return {
        word: [now - before for before, now in zip([0, *numbers], numbers, strict=False)]
        for word, numbers in places.items()
    }


def _words(text: str) -> set[str]:
    return set(_WORD.findall(unicodedata.normalize("NFC", text).replace("’", "'").lower()))
