"""Times as people type them, and as a spreadsheet keeps them.

What can mean two things is refused with both of them; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from macros.entry.calendar_days import calendar_day
from macros.entry.cells import Value
from macros.entry.remarks import CellError

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 -- a spreadsheet knows no time zone
"""Day 0 of a spreadsheet that counts from 1900."""

FIRST_DAY, LAST_DAY = 20_000, 80_000
"""Day numbers of 1954 and 2119: what lies between is a date, and no year or time."""

_FIRST_YEAR = 1901
"""A date before it is what a spreadsheet makes of a time alone."""

_EXACT = 1e-6
"""How near to a hundredth what somebody typed as hours and minutes has to be."""

_ANOTHER_TIME = re.compile(r"[0-9](?:\s?u(?:ur)?)?\s*(?:,|;|&|\+|\ben\b|\bof\b)\s*[0-9]")
_NUMBERS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_HOURS = {word: hour for hour, word in enumerate((*_NUMBERS, "elf", "twaalf"), 1)}
_IN_WORDS = re.compile(rf"(half|kwart over|kwart voor|)\s*({'|'.join(_HOURS)})(?: uur)?")

_PART_OF_DAY = re.compile(
    r"(.*[^\s,]),?\s+['’‘`´]?\s?s[ -]?(ochtends|morgens|middags|avonds|nachts)"
)

_HALF_DAY = 12 * 60
"""Minutes."""

_LATE, _EARLY = time(18), time(6)
"""What begins after the first and ends before the second goes on past midnight."""


@dataclass(frozen=True, slots=True)
class When:
    """As much of a moment as one cell says."""

    day: date | None = None
    last_day: date | None = None
    begins: time | None = None
    ends: time | None = None


def read_times(value: Value) -> When:
    """Return the time in a cell, or the begin and the end, with the day if that stands there too.

    :raises CellError: when it is not one time or one range of times.
    """
    if isinstance(value, datetime):
        if value.year < _FIRST_YEAR and value.date() != EPOCH.date():
            # Who typed 9.30 where a point makes a number sees 07:12, and who typed 9 sees 00:00.
            raise CellError("tijd-getal")
        day = value.date() if value.year >= _FIRST_YEAR else None
        return When(day, begins=minutes(value.time()))
    if isinstance(value, time):
        return When(begins=minutes(value))
    if isinstance(value, timedelta):
        return When(begins=_of_a_day(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _time_from_number(value)
    return _times(plain(value))


def past_midnight(begins: time, ends: time) -> bool:
    """Whether a moment with these times clearly ends on the day after."""
    return begins >= _LATE and ends <= _EARLY


def _times(text: str) -> When:
    if match := re.fullmatch(
        r"(?:op )?(.*[0-9a-z])(?:t|,?\s+)(?:om )?([0-9]{1,2}[.:][0-9]{2}.*)", text
    ):
        day = calendar_day(match[1], 0) if re.search(r"[0-9]{4}", match[1]) else None
        if day:
            return replace(_times(match[2]), day=day)
    bare = re.sub(r"^(?:om|vanaf|van)\s+", "", text)
    parts = re.split(r"\s*(?:-|–|—|tot en met|t/m|\btot\b)\s*", bare)
    if len(parts) > 2 or _ANOTHER_TIME.search(bare):  # noqa: PLR2004 -- a begin and an end
        raise CellError("meer-tijden")
    begins = _time(parts[0], text)
    ends = _time(parts[1], text) if len(parts) > 1 else None
    return When(begins=_as_late(begins, ends, parts), ends=ends)


def _as_late(begins: time, ends: time | None, parts: list[str]) -> time:
    """Return a begin in the part of the day that stands at the end: “2 tot 4 uur ’s middags”."""
    is_said = [_PART_OF_DAY.fullmatch(part.strip(" .,")) for part in parts]
    if not ends or is_said[0] or not is_said[1] or begins.hour >= 12:  # noqa: PLR2004 -- noon
        return begins
    later = begins.replace(hour=begins.hour + 12)
    return later if later < ends else begins


def _time(part: str, text: str) -> time:
    part = part.strip(" .,")
    if said := _PART_OF_DAY.fullmatch(part):
        return _in_part_of_day(said[1].strip(" .,"), said[2], text)
    return _bare_time(part, text)


def _bare_time(part: str, text: str) -> time:
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


def _in_part_of_day(part: str, name: str, text: str) -> time:
    """Return the time that ``part`` is in the morning, the afternoon, the evening or the night."""
    words = _IN_WORDS.fullmatch(part)
    total = _minutes(words[1], words[2]) if words else _since_midnight(_bare_time(part, text))
    hour, is_late = total // 60, name in ("middags", "avonds")
    if (is_late and hour < 12) or (name == "nachts" and 9 < hour < 12):  # noqa: PLR2004 -- noon
        total += _HALF_DAY
    elif name in ("avonds", "nachts") and hour == 12:  # noqa: PLR2004
        total -= _HALF_DAY
    return time(total // 60, total % 60)


def _since_midnight(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _clock(hour: int, minute: int, text: str) -> time:
    if (hour, minute) == (24, 0):
        raise CellError("tijd-24")
    try:
        return time(hour, minute)
    # As many hours as a number can count do not even fit.
    except (ValueError, OverflowError):
        raise CellError("geen-tijd", waarde=text) from None


def _proposal(before: str, hour: str) -> str:
    early = _minutes(before, hour) % _HALF_DAY
    return two_times(time(early // 60, early % 60))


def _minutes(before: str, hour: str) -> int:
    """Return the minutes since midnight that “half tien” is before noon."""
    return _HOURS[hour] * 60 + {"half": -30, "kwart over": 15, "kwart voor": -15, "": 0}[before]


def two_times(moment: time) -> str:
    """Return what a time before noon can be, such as ``02.00 of 14.00``."""
    hour = moment.hour % 12
    return f"{hour:02}.{moment.minute:02} of {hour + 12:02}.{moment.minute:02}"


def _time_from_number(value: float) -> When:
    """Return the time in a number: a part of a day, or hours as somebody typed them."""
    if 0 < value < 1 or (value == 0 and isinstance(value, float)):
        return When(begins=minutes((EPOCH + timedelta(days=value)).time()))
    if FIRST_DAY < value < LAST_DAY:
        moment = EPOCH + timedelta(days=value)
        return When(moment.date(), begins=minutes(moment.time()))
    if is_whole(value):
        digits = str(int(value))
        return When(begins=_time(digits.zfill(4) if len(digits) == 3 else digits, digits))  # noqa: PLR2004
    if not 0 <= value < 24:  # noqa: PLR2004 -- a clock
        raise CellError("geen-tijd", waarde=_shown(value))
    if abs(value * 100 - round(value * 100)) > _EXACT:
        raise CellError("geen-tijd", waarde=_shown(value))
    if round(value * 100) % 100 == 50:  # noqa: PLR2004
        hour = int(value)
        proposal = f"{hour:02}.30 of {hour:02}.50"
        raise CellError("tijd-in-woorden", waarde=_shown(value), voorstel=proposal)
    return When(begins=_time(f"{value:.2f}", _shown(value)))


def _shown(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _of_a_day(passed: timedelta) -> time:
    """Return the time at which so much of a day has passed; more than a day is no time."""
    whole = round(passed / timedelta(minutes=1))
    hours, rest = divmod(whole, 60)
    if whole < 0:
        raise CellError("geen-tijd", waarde=f"-{-whole // 60}:{-whole % 60:02}")
    return _clock(hours, rest, f"{hours}:{rest:02}")


def minutes(moment: time) -> time:
    """Return a time in whole minutes: a part of a day is never exact."""
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    total = round(seconds / 60) % (24 * 60)
    return time(total // 60, total % 60)


def is_whole(value: float) -> bool:
    """Whether a number has nothing behind its comma."""
    return isinstance(value, int) or value.is_integer()


def plain(value: Value) -> str:
    """Return what somebody typed in small letters, without needless spaces."""
    text = " ".join(str("" if value is None else value).casefold().split())
    # Who types an apostrophe first tells a spreadsheet that it is a text; some keep it.
    return re.sub(r"^'(?=[0-9])", "", text.replace("−", "-").strip(" .,;"))
