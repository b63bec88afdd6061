"""Headings of a form that somebody damaged or took away while changing an answer.

Nothing is read below such a heading: that would let an answer pass for another.  It is only said
which heading to put back, so that nobody looks for a mistake in the answer above it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from macros.entry.questions import Question

CLOSE = 0.8
"""How much of a line has to be as in the heading."""

MOST_LINES, LONGEST = 60, 120
"""Lines of an answer that are looked at, and their characters: a heading is short."""


@dataclass(frozen=True)
class Lost:
    """What is gone."""

    headings: tuple[Question, ...]
    """Questions whose heading has to be put back, in the order of the form."""
    within: frozenset[Question]
    """Questions that have more lines below them because of that."""


def lost_headings(
    questions: Sequence[Question],
    there: Collection[str],
    long: Mapping[Question, Sequence[str]],
) -> Lost:
    """Return the headings that are gone.

    A question that cannot be left out, and the last one, were always there.  Another one may be of
    a later form; that its heading is gone shows in the answer above it.

    :param there: ids of the questions whose heading is in the text.
    :param long: questions of one line → the lines below them, where those are more.
    """
    gone = [question for question in questions if question.id not in there]
    lost = {q for q in gone if q.is_required or q == questions[-1]}
    within = set()
    for question, lines in long.items():
        after = questions.index(question) + 1
        following = [q for q in questions[after : after + 1] if q in gone]
        if damaged := _damaged(lines, gone) or following:
            within.add(question)
            lost.update(damaged)
    return Lost(tuple(q for q in questions if q in lost), frozenset(within))


def looks_like_heading(text: str, questions: Sequence[Question]) -> bool:
    """Whether a line of a text looks like the heading of a question."""
    return bool(_damaged(text.split("\n"), questions))


def _damaged(lines: Sequence[str], gone: Sequence[Question]) -> list[Question]:
    """Return the questions of which a line looks like the heading."""
    shown = [line.strip("#*_: ").casefold() for line in lines[:MOST_LINES] if len(line) <= LONGEST]
    return [q for q in gone if any(_is_close(line, q.label.casefold()) for line in shown)]


def _is_close(line: str, label: str) -> bool:
    return bool(line) and SequenceMatcher(None, line, label).ratio() >= CLOSE
