"""How long something takes who does it for the first time: an estimate by counting, and no test.

Three things are counted, each with a rate from the literature, rounded to the slow side:

* Reading, at 200 words a minute. Adults read 184 ± 29 words a minute aloud, as the mean of 17
  languages with Dutch among them (Trauzettel-Klosinski and Dietz, "Standardized Assessment of
  Reading Performance: The New International Reading Speed Texts IReST", 2012), and 238 in silence
  in English (Brysbaert, "How many words do we read per minute?", 2019).
* Typing, at 40 words a minute, a word being five characters as in all such figures. 136 million
  keystrokes of 168,000 people gave a mean of 52 (Dhakal and others, "Observations on Typing from
  136 Million Keystrokes", 2018).
* A click or a choice, at 3 seconds. The Keystroke-Level Model gives 1.35 for making up one's mind,
  1.1 for pointing and 0.2 for clicking (Card, Moran and Newell, "The Keystroke-Level Model for User
  Performance Time with Interactive Systems", 1980).

The model is made for people who know the way and make no mistakes; who is new hesitates, and reads
some things twice. So what these sums say is that it can be done in that time, and nothing more:
only people at work can show how long it takes them.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

WORDS_A_MINUTE = 200
TYPED_WORDS_A_MINUTE = 40
CHARACTERS_IN_A_WORD = 5
SECONDS_A_CHOICE = 3

MINUTE = 60


@dataclass(frozen=True)
class Part:
    """A step on the way."""

    name: str
    words: int = 0
    """To read."""
    characters: int = 0
    """To type."""
    choices: int = 0
    """Clicks, and choices from a list."""

    @property
    def seconds(self) -> float:
        """How long it takes."""
        typed = self.characters / CHARACTERS_IN_A_WORD / TYPED_WORDS_A_MINUTE
        return (self.words / WORDS_A_MINUTE + typed) * MINUTE + self.choices * SECONDS_A_CHOICE


@dataclass(frozen=True)
class Way:
    """A way to do something, from beginning to end."""

    name: str
    parts: tuple[Part, ...]

    @property
    def seconds(self) -> float:
        """How long all of it takes."""
        return sum(part.seconds for part in self.parts)


def words(text: str) -> int:
    """Return how many words there are to read; a sign alone is none.

    >>> words("# Kies uit: wonen, arbeid-en-vrije-tijd."), words("--- #")
    (4, 0)
    """
    return len(re.findall(r"\S*\w\S*", text))


def between(page: str, begin: str, end: str) -> str:
    """Return the text of a part of a page.

    :param begin: a pattern for where it begins; ``end``: one for what no longer belongs to it.
    :raises LookupError: when the page has no such part.
    """
    found = re.search(f"(?:{begin}).*?(?={end})", page, re.DOTALL)
    if found is None:
        raise LookupError(f"no {begin} in the page")
    return html.unescape(re.sub(r"<[^>]*>", " ", found[0]))


def shown(way: Way) -> str:
    """Return a way as a table for a terminal, in Dutch."""
    heads = ("lezen", "typen", "keuzes", "sec.")
    lines = [f"{way.name:44}" + "".join(f"{head:>8}" for head in heads)]
    for part in way.parts:
        counts = (part.words, part.characters, part.choices, round(part.seconds))
        lines.append(f"  {part.name:42}" + "".join(f"{count or '':>8}" for count in counts))
    minutes, seconds = divmod(round(way.seconds), MINUTE)
    lines.append(f"  {'samen':42}{round(way.seconds):32} = {minutes}:{seconds:02} minuten")
    return "\n".join(lines)
