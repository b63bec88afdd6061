"""Where things are published, under the root of the site.  An address is for ever."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from datetime import date

from macros.programme.dutch import day_name
from macros.programme.fields import slugify

LONGEST = 60
"""Characters of a name: an address that can be read aloud, and that no e-mail breaks in two."""

_WITHOUT_TITLE = "sessie"

_NO_FILE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that Windows keeps for devices, whatever comes after a point."""


def day_slug(day: date) -> str:
    """Return ``maandag-6-november``: the last part of a day's address within its year."""
    return day_name(day).replace(" ", "-")


def free_name(title: str, taken: AbstractSet[str]) -> str:
    """Return a name for a session with this title that nothing has: short, and of whole words.

    >>> free_name("Hoe blijft wonen in 's-Hertogenbosch betaalbaar?", {"x"})
    'hoe-blijft-wonen-in-s-hertogenbosch-betaalbaar'
    >>> free_name("Wonen", {"wonen", "wonen-2"})
    'wonen-3'
    """
    plain = slugify(title) or _WITHOUT_TITLE
    name = plain[:LONGEST]
    if len(plain) > LONGEST and plain[LONGEST] != "-":
        name = name.rpartition("-")[0] or name
    name = name.strip("-")
    if _NO_FILE.fullmatch(name):
        name = f"{_WITHOUT_TITLE}-{name}"
    number, found = 2, name
    while found in taken:
        found = f"{name}-{number}"
        number += 1
    return found
