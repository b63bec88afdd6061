"""Which session of the programme a row is about, so that the next import changes and not doubles.

The name of the file decides where the spreadsheet has it.  Else what a form counts by and the
title, as they were read in the last time, and only then what the programme has.  A rule that
would have to choose between two leaves them alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeAlias

from macros.entry.columns import BEGIN, DAY, TITLE, VENUE
from macros.entry.memory import Memory, Remembered
from macros.entry.sessions_in import Incoming
from macros.entry.texts import Texts, texts_of
from macros.programme.model import Session

HALF = 0.5
"""How much of a row has to be as it was, to be the same session under another title."""

Known: TypeAlias = "tuple[str, Texts, str]"
"""Name of a session, what it said, and what a form counts it by."""


def match(
    incoming: Sequence[Incoming], sessions: Mapping[str, Session], memory: Memory
) -> dict[int, str]:
    """Return the name of the session that each is about, by its place in the spreadsheet.

    That name can be of a session that is not there yet, or not any more.

    :param sessions: by name; those that had other names before are found by them as well.
    """
    found: dict[int, str] = {}
    now = {old: name for name, session in sessions.items() for old in session.formerly}
    now |= {name: name for name in sessions}
    taken: dict[str, int] = {}
    for place, session in enumerate(incoming):
        if name := now.get(session.name, session.name):
            found[place] = name
            taken[name] = place
    remembered = [
        (now.get(name, name), entry.texts, entry.number) for name, entry in memory.sessions.items()
    ]
    present = [(name, texts_of(session), "") for name, session in sessions.items()]
    for rule in (_numbered, _in_full, _of_day, _titled):
        _pair(found, taken, incoming, remembered, rule)
    _by_number(found, taken, incoming, remembered)
    # A title alone is not enough here: somebody else may have a session of that name.
    for rule in (_in_full, _of_day):
        _pair(found, taken, incoming, present, rule)
    return found


_Rule: TypeAlias = Callable[[Texts, str], Hashable]


def _numbered(texts: Texts, number: str) -> Hashable:
    return (number, _title(texts)) if number else None


def _in_full(texts: Texts, number: str) -> Hashable:
    del number
    first = next(iter(texts.moments.values()), {})
    return (_title(texts), *(first.get(key, "") for key in (DAY, BEGIN, VENUE)))


def _of_day(texts: Texts, number: str) -> Hashable:
    del number
    first = next(iter(texts.moments.values()), {})
    return _title(texts), first.get(DAY, "")


def _titled(texts: Texts, number: str) -> Hashable:
    del number
    return _title(texts)


def _title(texts: Texts) -> str:
    return " ".join(texts.fields.get(TITLE, "").casefold().split())


def _pair(
    found: dict[int, str],
    taken: dict[str, int],
    incoming: Sequence[Incoming],
    known: Iterable[Known],
    rule: _Rule,
) -> None:
    """Pair what is alike by a rule, where there are as many on both sides."""
    asking = defaultdict(list)
    for place, session in enumerate(incoming):
        if place not in found and session.title:
            asking[rule(_as_texts(session), session.number)].append(place)
    offered = defaultdict(list)
    for name, texts, number in known:
        if name not in taken:
            offered[rule(texts, number)].append(name)
    for like, places in asking.items():
        names = offered.get(like, [])
        if like is not None and len(places) == len(names):
            for place, name in zip(places, names, strict=True):
                found[place] = name
                taken[name] = place


def _by_number(
    found: dict[int, str],
    taken: dict[str, int],
    incoming: Sequence[Incoming],
    known: Iterable[Known],
) -> None:
    """Pair rows that a form counts alike, if enough of them is: forms all begin at 1."""
    offered = {number: (name, texts) for name, texts, number in known if number}
    for place, session in enumerate(incoming):
        name, texts = offered.get(session.number, ("", Texts({})))
        is_free = place not in found and name and name not in taken
        if is_free and _likeness(_as_texts(session), texts) >= HALF:
            found[place] = name
            taken[name] = place


def _likeness(one: Texts, other: Texts) -> float:
    """Return which part of what is said in both is the same."""
    pairs = [(text, other.fields[key]) for key, text in one.fields.items() if key in other.fields]
    for mine, theirs in zip(one.moments.values(), other.moments.values(), strict=False):
        pairs += [(text, theirs[key]) for key, text in mine.items() if key in theirs]
    said = [pair for pair in pairs if any(pair)]
    return sum(mine == theirs for mine, theirs in said) / len(said) if said else 0.0


def _as_texts(session: Incoming) -> Texts:
    moments = {str(number): texts for number, texts in enumerate(session.moments)}
    return Texts(session.fields, moments)


def as_remembered(session: Incoming, keys: Sequence[str], source: str) -> Remembered:
    """Return what there is to remember of a session.

    :param keys: the key of the moment that each of its rows is about.
    """
    moments = dict(zip(keys, session.moments, strict=True))
    return Remembered(Texts(session.fields, moments), source, session.number)
