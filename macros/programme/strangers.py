"""Text of a stranger: read strictly, and shown as just that.

Only the standard library is used here: by it, programs with rights read what anybody wrote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")

MOST_LINES = 60
MOST_CHARACTERS = 600
"""More than a title, a place and two dates take; of what is longer, the beginning is enough."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class ReportError(ValueError):
    """Something is no report."""


def an_object(data: Any, keys: set[str]) -> dict[str, Any]:
    """Return ``data`` if it is an object with exactly these keys.

    :raises ReportError: when it is not.
    """
    if not isinstance(data, dict) or data.keys() != keys:
        raise ReportError("other fields")
    return data


def a_list(data: Any, most: int, read: Callable[[Any], T]) -> tuple[T, ...]:
    """Return what ``read`` makes of every item.

    :raises ReportError: when it is no list, or longer than ``most``.
    """
    if not isinstance(data, list) or len(data) > most:
        raise ReportError("no list, or a long one")
    return tuple(map(read, data))


def a_number(data: Any, most: int) -> int:
    """Return a whole number from 0.

    :raises ReportError: when it is none, or more than ``most``.
    """
    if type(data) is not int or not 0 <= data <= most:
        raise ReportError("no number")
    return data


def a_line(data: Any) -> str:
    """Return one line of text: nothing that moves the cursor, hides or turns text around.

    :raises ReportError: when it is anything else.
    """
    if not isinstance(data, str) or len(data) > MOST_CHARACTERS:
        raise ReportError("no text, or a long one")
    if seen(data) != data:
        raise ReportError("characters that nobody sees")
    return data


def seen(text: str) -> str:
    """Return ``text`` without characters that nobody sees, ends of lines among them."""
    return "".join(c for c in text if unicodedata.category(c) not in _UNSEEN)


def plain(text: str) -> str:
    """Return ``text`` on one line, without characters that nobody sees."""
    return seen(" ".join(text.split()))


_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$^])")

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}

_WORD_JOINER = "\u2060"


def escaped(text: str) -> str:
    """Return ``text`` as Markdown that shows just that.

    GitHub makes links of more than links: of a name after ``@``, a number after ``#``, and of what
    looks like an address.  A character without width in between keeps it from doing so.
    """
    text = plain(text)
    text = re.sub(r"([@#])", rf"\1{_WORD_JOINER}", text)
    text = re.sub(r"(?i)(\bwww(?=\.)|:(?=//)|\bgh(?=-))", rf"\1{_WORD_JOINER}", text)
    text = "".join(_ENTITIES.get(character, character) for character in text)
    return _MARKUP.sub(r"\\\1", text)


def fenced(lines: tuple[str, ...], language: str) -> str:
    """Return lines as a block of code to copy, which none of them can end.

    Source: GitHub Flavored Markdown 4.5: a fence ends at one that is at least as long.
    """
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}{language}", *lines, fence])
