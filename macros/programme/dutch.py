"""Dates, times and counts as Dutch writes them (taaladvies.net: 17.30 uur, maandag 9 november).

Written out here and not taken from the machine's locale: the same commit gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)

BRIEF_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def long_date(day: date) -> str:
    """Return ``maandag 6 november 2023``."""
    return f"{day_name(day)} {day.year}"


def day_name(day: date) -> str:
    """Return ``maandag 6 november``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def short_date(day: date) -> str:
    """Return ``6 november 2023``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def brief_day(day: date) -> str:
    """Return ``ma 6 nov``, for tight places; days and months without a point."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day} {BRIEF_MONTHS[day.month - 1]}"


def clock(moment: time | None) -> str:
    """Return ``09.30``; nothing for no time."""
    return moment.strftime("%H.%M") if moment else ""


def time_range(begins: time | None, ends: time | None) -> str:
    """Return ``09.30 – 16.30 uur`` or ``vanaf 09.30 uur``; nothing when nothing is known."""
    if not begins:
        return ""
    if not ends:
        return f"vanaf {clock(begins)} uur"
    return f"{clock(begins)} – {clock(ends)} uur"


def date_range(first: date, last: date) -> str:
    """Return ``6 tot en met 10 november 2023``, no longer than it has to be."""
    if first == last:
        return long_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} tot en met {short_date(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} tot en met {short_date(last)}"
    return f"{short_date(first)} tot en met {short_date(last)}"


def enumeration(words: Iterable[str]) -> str:
    """Return ``a, b en c``."""
    *head, last = [*words] or [""]
    return f"{', '.join(head)} en {last}" if head else last


def amount(euros: Decimal) -> str:
    """Return ``gratis`` or ``€ 7,50``, with a no-break space."""
    if not euros:
        return "gratis"
    whole = euros == euros.to_integral_value()
    return f"€\u00a0{euros:.0f}" if whole else f"€\u00a0{euros:.2f}".replace(".", ",")


def count(number: int, one: str, many: str) -> str:
    """Return ``1 sessie`` or ``2 sessies``."""
    return f"{number} {one if number == 1 else many}"
