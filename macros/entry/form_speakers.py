"""The speakers in the form: one on each line, as people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from macros.entry.remarks import SENTENCES
from macros.entry.values import says_nothing
from macros.programme.yamltext import Value

SKIPPED = "“{text}” slaan we over: op de site staat hier dan niets."
MORE = SENTENCES["spreker-komma"]

_BULLET = re.compile(r"^\s*(?:[-*•–]|[0-9]{1,2}[.)])\s+")
_BRACKETS = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
_PARTICLES = "de|den|der|van|van de|ter|ten|te|het|'t|’t|el|al|la|le|du|von|ben|bin|in|op"
_WORD = r"[A-ZÀ-Þ][\w.'’-]*"
_NAME = re.compile(
    rf"(?:(?:dr|drs|ir|ing|prof|mr)\.? )*{_WORD}(?: (?:{_PARTICLES}|{_WORD})){{1,5}}"
)
_FIRST_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]*[.…]*")
_OF_MORE_PEOPLE = re.compile(
    r"(?i)\b(?:gemeente|provincie|stichting|vereniging|universit\w+|hogeschool|dorpsraad|\w*raad|"
    r"waterschap|ministerie|bv|b\.v\.|bibliotheek|coöperatie|academie|school|college|wethouder|"
    r"burgemeester|voorzitter|directeur|hoogleraar|professor|lector|onderzoeker|adviseur)\b"
)
"""What is no name of a person, though it may have capitals as one."""

MOST_SPEAKERS = 100
"""Of one session: the check compares each with all others, and no session has more."""
TOO_MANY = f"Dit zijn te veel sprekers. Er passen er {MOST_SPEAKERS}."

MOST_LOOKED_AT = 200
"""Characters of a line: nobody has a longer name."""


@dataclass
class Speakers:
    """Who speak."""

    found: list[Value] = field(default_factory=list)
    """Groups of ``naam``, ``rol`` and ``organisatie``."""
    missing: list[str] = field(default_factory=list)
    better: list[str] = field(default_factory=list)


def read_speakers(text: str) -> Speakers:
    """Return the speaker on each line: name, role, organisation."""
    speakers = Speakers()
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > MOST_SPEAKERS:
        speakers.missing.append(TOO_MANY)
        return speakers
    for line in lines:
        bare = " ".join(_BULLET.sub("", line).split())
        if says_nothing(bare):
            speakers.better += [SKIPPED.format(text=bare)] if bare else []
            continue
        parts = _parts(bare)
        if " | " not in bare:
            speakers.missing += [MORE] if _are_more(bare) else []
            speakers.better += [MORE] if len(parts) > 1 and _is_name(parts[1]) else []
        if parts[0]:
            named = zip(("naam", "rol", "organisatie"), filter(None, parts), strict=False)
            speakers.found.append(dict(named))
    return speakers


def _parts(line: str) -> Sequence[str]:
    if " | " in line:
        return [part.strip() for part in line.split(" | ", 2)]
    if found := _BRACKETS.fullmatch(line):
        role, _, organisation = found[2].partition(",")
        return [found[1].strip(" ,"), role.strip(), organisation.strip()]
    return [part.strip() for part in re.sub(r"\s+[-–—]\s+", ", ", line).split(",", 2)]


def _are_more(line: str) -> bool:
    """Whether a line has nothing but names of people, as in “Jan Jansen en Anna de Vries”."""
    parts = re.split(r"\s*(?:,|\ben\b|&|\+)\s*", line[:MOST_LOOKED_AT])
    is_joined = re.search(r"\ben\b|&|\+", line[:MOST_LOOKED_AT])
    names = [part for part in parts if _is_name(part)]
    others = [part for part in parts if part not in names]
    return bool(is_joined) and len(names) > 1 and all(map(_FIRST_NAME.fullmatch, others))


def _is_name(text: str) -> bool:
    if len(text) > MOST_LOOKED_AT or _OF_MORE_PEOPLE.search(text):
        return False
    return bool(_NAME.fullmatch(text.strip(" .…")))
