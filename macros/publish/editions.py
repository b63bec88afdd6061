"""Editions: when they are, which sessions lie in their days, and which one people come for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from macros.programme.dutch import count, date_range
from macros.programme.model import Edition, Programme, Slot


def is_within(edition: Edition, slot: Slot) -> bool:
    """Whether a slot lies in the days of the edition itself, or the edition has no such days."""
    if not edition.first_day or not edition.last_day:
        return True
    return edition.first_day <= slot.moment.day <= edition.last_day


def days_of_week(edition: Edition) -> tuple[date, ...]:
    """Return the days of the edition itself; none when they are not known."""
    if not edition.first_day or not edition.last_day:
        return ()
    length = (edition.last_day - edition.first_day).days + 1
    return tuple(edition.first_day + timedelta(days=number) for number in range(length))


def period(edition: Edition) -> str:
    """Return when an edition is, in words; empty for a year without a week or day."""
    if edition.period:
        return edition.period
    if edition.first_day and edition.last_day:
        return date_range(edition.first_day, edition.last_day)
    return "" if edition.kind == "jaar" else "De datum is nog niet bekend"


@dataclass(frozen=True)
class EditionCard:
    """An edition in the list of editions."""

    year: str
    name: str
    address: str
    period: str
    count: str


def edition_cards(programme: Programme) -> tuple[EditionCard, ...]:
    """Return all editions, newest first."""
    return tuple(
        EditionCard(
            year=str(edition.year),
            name=edition.name,
            address=f"{edition.year}/",
            period=period(edition),
            count=count(len(list(programme.sessions_of(edition))), "sessie", "sessies"),
        )
        for edition in sorted(programme.editions.values(), key=lambda e: -e.year)
    )


def current_edition(programme: Programme) -> Edition | None:
    """Return the earliest edition that is not over, or else the newest one.

    ``None`` when there is none yet.
    """
    newest = max(programme.editions.values(), key=lambda edition: edition.year, default=None)
    return programme.coming or newest
