"""Days and times as people type them, and as a spreadsheet keeps them.

What can mean two things is refused with both of them; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from macros.entry.cells import Value
from macros.entry.remarks import CellError
from macros.programme.dutch import BRIEF_MONTHS, MONTHS, WEEKDAYS, short_date

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 -- a spreadsheet knows no time zone
"""Day 0 of a spreadsheet that counts from 1900."""

_FIRST_DAY, _LAST_DAY = 20_000, 80_000
"""Day numbers of 1954 and 2119: what lies between is a date, and no year or time."""

_FIRST_YEAR = 1901
"""A date before it is what a spreadsheet makes of a time alone."""

_WEEKDAY = re.compile(rf"(?:op )?({'|'.join(f'{d}|{d[:3]}|{d[:2]}' for d in WEEKDAYS)})\b[.,]*\s*")
_UNTIL = re.compile(r"\s*(?:t/m|t\.?e\.?m\.?|tot en met|\btm\b|\btot\b|–|—|\s-\s)\s*")
_TIME_AFTER = re.compile(
    r"^(?P<day>.*?[0-9a-z])(?:t|,?\s+)(?:om |van |vanaf )?"
    r"(?P<time>[0-9]{1,2}(?:[.:][0-9]{2}|\s?u).*)$"
)
_DAY_BEFORE = re.compile(r"(.*[0-9a-z])(?:t|,?\s+)(?:om )?([0-9]{1,2}[.:][0-9]{2}.*)")
_ANOTHER_TIME = re.compile(r"[0-9](?:\s?u(?:ur)?)?\s*(?:,|;|&|\+|\ben\b|\bof\b)\s*[0-9]")
_NUMBERS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_HOURS = {word: hour for hour, word in enumerate((*_NUMBERS, "elf", "twaalf"), 1)}
_IN_WORDS = re.compile(rf"(half|kwart over|kwart voor|)\s*({'|'.join(_HOURS)})(?: uur)?")

_LATE, _EARLY = time(18), time(6)
"""What begins after the first and ends before the second goes on past midnight."""


@dataclass(frozen=True, slots=True)
class Week:
    """What is known of the edition that a spreadsheet is for."""

    year: int
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class When:
    """As much of a moment as one cell says."""

    day: date | None = None
    last_day: date | None = None
    begins: time | None = None
    ends: time | None = None


def read_day(value: Value, week: Week) -> When:
    """Return the day in a cell, or the days, with the time if that stands there as well.

    :param week: says the year where nobody typed one, and what “maandag” is.
    :raises CellError: when it is not one day or one range of days.
    """
    if isinstance(value, datetime):
        return When(value.date(), begins=_minutes(value.time()) if value.time() != time() else None)
    if isinstance(value, date):
        return When(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(value)
    text = _plain(value)
    with_time = _TIME_AFTER.fullmatch(text)
    if with_time and not re.fullmatch(r"[0-9. ]+", text):
        times = read_times(with_time["time"])
        return replace(_days(with_time["day"], week), begins=times.begins, ends=times.ends)
    return _days(text, week)


def read_times(value: Value) -> When:
    """Return the time in a cell, or the begin and the end, with the day if that stands there too.

    :raises CellError: when it is not one time or one range of times.
    """
    if isinstance(value, datetime):
        day = value.date() if value.year >= _FIRST_YEAR else None
        return When(day, begins=_minutes(value.time()))
    if isinstance(value, time):
        return When(begins=_minutes(value))
    if isinstance(value, timedelta):
        value = value / timedelta(days=1)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _time_from_number(value)
    return _times(_plain(value))


def past_midnight(begins: time, ends: time) -> bool:
    """Whether a moment with these times clearly ends on the day after."""
    return begins >= _LATE and ends <= _EARLY


def _plain(value: Value) -> str:
    text = " ".join(str("" if value is None else value).casefold().split())
    return text.replace("−", "-").strip(" .,;")


# Days.


def _days(text: str, week: Week) -> When:
    if match := re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text):
        return When(_date(match[3], match[2], match[1], text))
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
    found = _calendar_day(rest, like.year if like else week.year, like)
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


def _calendar_day(text: str, year: int, like: date | None) -> date | None:
    if match := re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})", text):
        return _date(match[3], match[2], match[1], text)
    if match := re.fullmatch(
        r"([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[-/. ](?:([0-9]{4})|'?([0-9]{2})))?", text
    ):
        return _date(match[1], match[2], match[3] or _century(match[4]) or year, text)
    if match := re.fullmatch(
        r"([0-9]{1,2})(?:e|ste|de)?[- ]([a-z]{3,9})\.?(?:,?[- ](?:([0-9]{4})|'?([0-9]{2})))?", text
    ):
        month = _month(match[2])
        return (
            _date(match[1], month, match[3] or _century(match[4]) or year, text) if month else None
        )
    if like and (match := re.fullmatch(r"([0-9]{1,2})(?:e|ste|de)?", text)):
        return _date(match[1], like.month, like.year, text)
    return None


def _month(text: str) -> int | None:
    for number, (name, brief) in enumerate(zip(MONTHS, BRIEF_MONTHS, strict=True), 1):
        if name.startswith(text) or text in {brief, {3: "maa", 10: "oct"}.get(number)}:
            return number
    return None


def _century(year: str | None) -> str:
    return f"20{year}" if year else ""


def _date(day: str, month: str | int, year: str | int, text: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise CellError("datum-bestaat-niet", waarde=text) from None


def _from_number(value: float) -> When:
    if _FIRST_DAY < value < _LAST_DAY:
        moment = _EPOCH + timedelta(days=value)
        return When(moment.date(), begins=_minutes(moment.time()) if value % 1 else None)
    if _is_whole(value):
        return _days(str(int(value)), _NO_WEEK)
    raise CellError("geen-datum", waarde=f"{value:g}")


# Times.


def _times(text: str) -> When:
    if match := re.fullmatch(
        r"(?:op )?(.*[0-9a-z])(?:t|,?\s+)(?:om )?([0-9]{1,2}[.:][0-9]{2}.*)", text
    ):
        day = _calendar_day(match[1], 0, None) if re.search(r"[0-9]{4}", match[1]) else None
        if day:
            return replace(_times(match[2]), day=day)
    bare = re.sub(r"^(?:om|vanaf|van)\s+", "", text)
    parts = re.split(r"\s*(?:-|–|—|tot en met|t/m|\btot\b)\s*", bare)
    if len(parts) > 2 or _ANOTHER_TIME.search(bare):  # noqa: PLR2004 -- a begin and an end
        raise CellError("meer-tijden")
    begins = _time(parts[0], text)
    return When(begins=begins, ends=_time(parts[1], text) if len(parts) > 1 else None)


def _time(part: str, text: str) -> time:
    part = part.strip(" .,")
    match = re.fullmatch(
        r"([0-9]{1,2})(?:[.:]([0-9]{2})(?:[.:][0-9]{2})?|\s?[uh](?:ur)?\s?([0-9]{2}))?"
        r"\s?(?:uur|u\.?|h)?\s?([ap]\.?m)?",
        part,
    ) or re.fullmatch(r"([0-9]{2})([0-9]{2})()(?:\s?u(?:ur)?)?()", part)
    if match:
        hour, minute = int(match[1]), int(match[2] or match[3] or 0)
        if match[4]:
            hour = hour % 12 + (12 if match[4][0] == "p" else 0)
        return _clock(hour, minute, text)
    if words := _IN_WORDS.fullmatch(part):
        raise CellError("tijd-in-woorden", waarde=text, voorstel=_proposal(words[1], words[2]))
    raise CellError("geen-tijd", waarde=text)


def _clock(hour: int, minute: int, text: str) -> time:
    if (hour, minute) == (24, 0):
        raise CellError("tijd-24")
    try:
        return time(hour, minute)
    except ValueError:
        raise CellError("geen-tijd", waarde=text) from None


def _proposal(before: str, hour: str) -> str:
    minutes = {"half": -30, "kwart over": 15, "kwart voor": -15, "": 0}[before]
    early = (_HOURS[hour] * 60 + minutes) % (12 * 60)
    return " of ".join(f"{total // 60:02}.{total % 60:02}" for total in (early, early + 12 * 60))


def _time_from_number(value: float) -> When:
    """Return the time in a number: a part of a day, or hours as somebody typed them."""
    if 0 < value < 1 or (value == 0 and isinstance(value, float)):
        return When(begins=_minutes((_EPOCH + timedelta(days=value)).time()))
    if _FIRST_DAY < value < _LAST_DAY:
        moment = _EPOCH + timedelta(days=value)
        return When(moment.date(), begins=_minutes(moment.time()))
    if _is_whole(value):
        digits = str(int(value))
        return When(begins=_time(digits.zfill(4) if len(digits) == 3 else digits, digits))  # noqa: PLR2004
    if not 0 <= value < 24:  # noqa: PLR2004 -- a clock
        raise CellError("geen-tijd", waarde=f"{value:g}")
    if round(value * 100) % 100 == 50:  # noqa: PLR2004
        hour = int(value)
        proposal = f"{hour:02}.30 of {hour:02}.50"
        raise CellError("tijd-in-woorden", waarde=f"{value:g}".replace(".", ","), voorstel=proposal)
    return When(begins=_time(f"{value:.2f}", f"{value:g}"))


def _is_whole(value: float) -> bool:
    return isinstance(value, int) or value.is_integer()


def _minutes(moment: time) -> time:
    """Return a time in whole minutes: a part of a day is never exact."""
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    total = round(seconds / 60) % (24 * 60)
    return time(total // 60, total % 60)


_NO_WEEK = Week(0)
"""Gives no year: a number has to say everything."""
