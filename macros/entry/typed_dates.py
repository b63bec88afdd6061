"""Days as people type them, and as a spreadsheet keeps them.

What can mean two things is refused; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from macros.entry.calendar_days import calendar_day, date_of
from macros.entry.cells import Value
from macros.entry.remarks import CellError
from macros.entry.typed_times import (
    EPOCH,
    FIRST_DAY,
    LAST_DAY,
    When,
    is_whole,
    minutes,
    plain,
    read_times,
)
from macros.programme.dutch import WEEKDAYS, short_date

_WEEKDAY = re.compile(rf"(?:op )?({'|'.join(f'{d}|{d[:3]}|{d[:2]}' for d in WEEKDAYS)})\b[.,]*\s*")
_UNTIL = re.compile(r"\s*(?:t/m|t\.?e\.?m\.?|tot en met|\btm\b|\btot\b|–|—|\s-\s)\s*")
_TIME_AFTER = re.compile(
    r"^(?P<day>.*?[0-9a-z])(?:t|,?\s+)(?:om |van |vanaf )?"
    r"(?P<time>[0-9]{1,2}(?:[.:][0-9]{2}|\s?u).*)$"
)


@dataclass(frozen=True, slots=True)
class Week:
    """What is known of the edition that a spreadsheet is for."""

    year: int
    first_day: date | None = None
    last_day: date | None = None


def read_day(value: Value, week: Week) -> When:
    """Return the day in a cell, or the days, with the time if that stands there as well.

    :param week: says the year where nobody typed one, and what “maandag” is.
    :raises CellError: when it is not one day or one range of days.
    """
    if isinstance(value, datetime):
        return When(value.date(), begins=minutes(value.time()) if value.time() != time() else None)
    if isinstance(value, date):
        return When(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(value)
    text = plain(value)
    with_time = _TIME_AFTER.fullmatch(text)
    if with_time and not re.fullmatch(r"[0-9. ]+", text):
        times = read_times(with_time["time"])
        return replace(_days(with_time["day"], week), begins=times.begins, ends=times.ends)
    return _days(text, week)


def _days(text: str, week: Week) -> When:
    if match := re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text):
        return When(date_of(match[3], match[2], match[1], text))
    if re.search(r"[0-9a-z] (?:en|&|\+) [0-9a-z]|[0-9], ?[0-9]{1,2} ", text):
        raise CellError("meer-dagen")
    first, *others = _UNTIL.split(text)
    if not others:
        short = re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2} [a-z]+.*)", text)
        first, others = (short[1], [short[2]]) if short else (text, [])
    if not others:
        return When(_day(first, week))
    if len(others) > 1:
        raise CellError("geen-datum", waarde=text)
    last = _day(others[0], week)
    begin = _day(first, week, like=last)
    return When(begin, last if last != begin else None)


def _day(text: str, week: Week, like: date | None = None) -> date:
    """Return the one day that ``text`` names.

    :param like: has the month and the year where they are not there.
    """
    weekday = None
    rest = text.removeprefix("de ").strip(" ,.")
    if match := _WEEKDAY.match(rest):
        weekday = next(n for n, name in enumerate(WEEKDAYS) if name.startswith(match[1][:2]))
        rest = rest[match.end() :].removeprefix("de ").strip()
        if not rest:
            return _weekday(weekday, week, text)
    found = calendar_day(rest, like.year if like else week.year, like)
    if found is None:
        raise CellError("geen-datum", waarde=text)
    if weekday is not None and found.weekday() != weekday:
        right = WEEKDAYS[found.weekday()]
        wrong = WEEKDAYS[weekday]
        raise CellError("weekdag-klopt-niet", datum=short_date(found), weekdag=right, getypt=wrong)
    return found


def _weekday(weekday: int, week: Week, text: str) -> date:
    """Return the one day of the week that falls on a day of the week."""
    first, last = week.first_day, week.last_day
    if first and last and first <= last and (last - first).days < len(WEEKDAYS):
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        for day in days:
            if day.weekday() == weekday:
                return day
    raise CellError("weekdag-onduidelijk", waarde=text)


def _from_number(value: float) -> When:
    if FIRST_DAY < value < LAST_DAY:
        moment = EPOCH + timedelta(days=value)
        return When(moment.date(), begins=minutes(moment.time()) if value % 1 else None)
    if is_whole(value):
        return _days(str(int(value)), _NO_WEEK)
    raise CellError("geen-datum", waarde=f"{value:g}".replace(".", ","))


_NO_WEEK = Week(0)
"""Gives no year: a number has to say everything."""
