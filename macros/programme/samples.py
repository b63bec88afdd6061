"""What stands in our own examples, so that nobody publishes it by accident."""

from __future__ import annotations

import re

FILE_NAME = "naam-van-je-sessie"
PERSON = "Voornaam Achternaam"
HOST = "voorbeeld.nl"
GAP = "…"
"""Where an example leaves something open."""

_SAMPLE = re.compile(rf"(?<![\w-]){re.escape(HOST)}\b|{PERSON}|^(?:{GAP}|\.\.\.)$")


def sample_in(text: str) -> str:
    """Return what of ``text`` still is an example; empty when nothing is.

    >>> sample_in("https://www.voorbeeld.nl/aanmelden"), sample_in("https://goed-voorbeeld.nl")
    ('voorbeeld.nl', '')
    """
    found = _SAMPLE.search(text.strip())
    return found[0] if found else ""
