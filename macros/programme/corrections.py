"""Lines of a file as they should have been typed."""

from __future__ import annotations

import re
from collections.abc import Iterable


def quoted(value: str) -> str:
    """Return ``value`` as a YAML text between quotes.

    >>> print(quoted("Wonen: hoe dan?"), quoted('"Samen" sterk'))
    "Wonen: hoe dan?" '"Samen" sterk'
    """
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def corrected(line: str, column: int, wrong: str, right: str) -> str:
    """Return ``line`` with ``right`` where ``wrong`` stands, or nothing when it is not there.

    :param column: where it stands, counted from 1; quotes around it stay.

    >>> corrected("vorm: Lezing!", 7, "Lezing!", "lezing")
    'vorm: lezing'
    """
    before, rest = line[: column - 1], line[column - 1 :]
    for quote in ('"', "'", ""):
        found = f"{quote}{wrong}{quote}"
        if wrong and right and rest.startswith(found):
            return f"{before}{quote}{right}{quote}{rest[len(found) :]}"
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
