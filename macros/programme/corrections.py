"""Lines of a file as they should have been typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NEEDS_QUOTES = re.compile(r"""^[-?:,\[\]{}#&*!|>'"%@`]|: | #|:$""")
"""What makes YAML read a text without quotes as something else (YAML 1.1, section 9.1)."""

_BEFORE_VALUE = re.compile(r"[\w-]: +$|- +$|[\[,] *$")


def quoted(value: str) -> str:
    """Return ``value`` as a YAML text between quotes.

    >>> print(quoted("Wonen: hoe dan?"), quoted('"Samen" sterk'))
    "Wonen: hoe dan?" '"Samen" sterk'
    """
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def as_value(text: str) -> str:
    """Return ``text`` as it can stand behind a key, between quotes only if it has to be.

    >>> print(as_value("Boxtel"), as_value("'s-Hertogenbosch"))
    Boxtel "'s-Hertogenbosch"
    """
    return quoted(text) if _NEEDS_QUOTES.search(text) else text


def corrected(line: str, column: int, wrong: str, right: str) -> str:
    r"""Return ``line`` with ``right`` where ``wrong`` stands, or nothing when it is not there.

    :param column: where it stands, counted from 1; quotes around it stay.

    >>> corrected("vorm: Lezing!", 7, "Lezing!", "lezing")
    'vorm: lezing'
    >>> corrected("gemeente: Den Bosch", 11, "Den Bosch", "'s-Hertogenbosch")
    'gemeente: "\'s-Hertogenbosch"'
    """
    before, rest = line[: column - 1], line[column - 1 :]
    for quote in ('"', "'", ""):
        found = f"{quote}{wrong}{quote}"
        if wrong and right and rest.startswith(found):
            is_value = not quote and _BEFORE_VALUE.search(before)
            new = as_value(right) if is_value else f"{quote}{right}{quote}"
            return f"{before}{new}{rest[len(found) :]}"
    return ""


def as_list(line: str, column: int, items: Iterable[str]) -> str:
    """Return the lines that say ``items`` as a list, in place of ``line``.

    :param column: where the value stands: behind its key, or on a line of its own.

    >>> print(as_list("themas: wonen, milieu", 9, ["wonen", "milieu"]))
    themas:
      - wonen
      - milieu
    """
    margin = re.match(r" *", line)
    indent = margin[0] if margin else ""
    key = line[: column - 1].rstrip()
    if not key:
        return "\n".join(f"{indent}- {item}" for item in items)
    return "\n".join([key, *(f"{indent}  - {item}" for item in items)])
