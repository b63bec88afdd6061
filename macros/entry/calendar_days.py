"""One day on the calendar, as people type it."""

from __future__ import annotations

import re
from datetime import date

from macros.entry.remarks import CellError
from macros.programme.dutch import BRIEF_MONTHS, MONTHS


def calendar_day(text: str, year: int, like: date | None = None) -> date | None:
    """Return the day that ``text`` names; ``None`` when it is no day.

    :param year: where nobody typed one.
    :param like: has the month and the year for a number alone.
    :raises CellError: when the calendar has no such day.
    """
    if match := re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})", text):
        return date_of(match[3], match[2], match[1], text)
    if match := re.fullmatch(
        r"([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[-/. ](?:([0-9]{4})|'?([0-9]{2})))?", text
    ):
        return date_of(match[1], match[2], match[3] or _century(match[4]) or year, text)
    if match := re.fullmatch(
        r"([0-9]{1,2})(?:e|ste|de)?[- ]([a-z]{3,9})\.?(?:,?[- ](?:([0-9]{4})|'?([0-9]{2})))?", text
    ):
        month = _month(match[2])
        return (
            date_of(match[1], month, match[3] or _century(match[4]) or year, text)
            if month
            else None
        )
    if like and (match := re.fullmatch(r"([0-9]{1,2})(?:e|ste|de)?", text)):
        return date_of(match[1], like.month, like.year, text)
    return None


def _month(text: str) -> int | None:
    for number, (name, brief) in enumerate(zip(MONTHS, BRIEF_MONTHS, strict=True), 1):
        if name.startswith(text) or text in {brief, {3: "maa", 10: "oct"}.get(number)}:
            return number
    return None


def _century(year: str | None) -> str:
    return f"20{year}" if year else ""


def date_of(day: str, month: str | int, year: str | int, text: str) -> date:
    """Return a day.

    :raises CellError: when the calendar has no such day.
    """
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise CellError("datum-bestaat-niet", waarde=text) from None
