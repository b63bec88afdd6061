"""A page for a screen in a hall: what is on and what is next, in letters for ten metres away.

The page is a frame; ``docs/assets/nu/scherm.js`` fills it from one JSON file, and reads that file
anew every few minutes, for such a screen stays on all week.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from macros.programme.model import Edition, Programme, Slot
from macros.publish.agenda import (
    Tag,
    attendance_words,
    foreign_language,
    full_title,
    iso,
    labels_of,
    place,
)
from macros.publish.editions import current_edition
from macros.publish.policy import POLICY

PAGE = "scherm/index.html"
DATA = "scherm/programma.json"


@dataclass(frozen=True)
class DisplayView:
    """The frame of the page."""

    title: str
    policy: str
    is_fictional: bool
    venues: tuple[Tag, ...]
    """Places that can have a screen of their own, by name."""


def display_view(programme: Programme, site_name: str) -> DisplayView:
    """Return the frame of the page, for the edition that people come for."""
    edition = current_edition(programme)
    venues = {slot.moment.venue for slot in _slots(programme, edition)} - {None}
    found = (programme.venues[slug] for slug in venues if slug)
    return DisplayView(
        title=edition.name if edition else site_name,
        policy=POLICY,
        is_fictional=programme.is_fictional,
        venues=tuple(
            Tag(venue.slug, venue.name, f"scherm/?locatie={venue.slug}")
            for venue in sorted(found, key=lambda venue: (venue.name.casefold(), venue.slug))
        ),
    )


def display_data(programme: Programme) -> str:
    """Return the sessions of the edition that people come for, as JSON, chronological."""
    slots = _slots(programme, current_edition(programme))
    items = [_item(programme, slot) for slot in slots]
    return json.dumps(items, ensure_ascii=False, separators=(",", ":"))


def _slots(programme: Programme, edition: Edition | None) -> Iterator[Slot]:
    return (slot for slot in programme.slots if edition and slot.session.year == edition.year)


def _item(programme: Programme, slot: Slot) -> dict[str, object]:
    """Return a slot as an object; what there is nothing to say of is left out."""
    session, moment = slot
    item = {
        "begin": iso(moment),
        "duur": moment.minutes,
        "titel": full_title(slot),
        "taal": foreign_language(session),
        "waar": place(programme, session, moment),
        "zaal": moment.room,
        "ook": attendance_words(session),
        "locatie": moment.venue,
        "labels": [[label.kind, label.text] for label in labels_of(programme, slot)],
    }
    return {name: value for name, value in item.items() if value}
