"""The text of an issue that a form made → the answers to the questions of the form.

GitHub puts ``### label`` above every answer, and the answer below it as it was typed, so a heading
may also be part of an answer.  Therefore: what is free comes last, and nothing in it counts for a
question before it; an answer before it has one line, so that a heading in between is noticed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from macros.entry.lost_headings import looks_like_heading, lost_headings
from macros.entry.questions import Question
from macros.entry.session_file import readable

NO_RESPONSE = "_No response_"
EMPTY = (NO_RESPONSE, "None")
"""What GitHub writes for no answer, whatever the language of the form."""

_LEFT_OVER = re.compile(r"(?i)_ ?no response ?_?|\bno response ?_|\Ano response\Z")
"""The first of these where an answer was typed beside it, which may have cost it a stroke."""
_NONE_CHOSEN = re.compile(rf"(?m){_LEFT_OVER.pattern}|^None$")

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u2060\u00ad\ufeff"))
_SPACES = {ord(space): " " for space in "\u00a0\u2007\u2009\u202f\u2028\u2029\t"}
_BOX = re.compile(r"[-*] \[(?P<mark>[ xX])\] (?P<text>.+)")


@dataclass(frozen=True)
class Answers:
    """What was answered."""

    texts: Mapping[str, str]
    """Id of a question → what was typed; without the questions that were left open."""
    chosen: Mapping[str, tuple[str, ...]]
    """The same for boxes, and for lists from which one chooses several."""
    broken: tuple[Question, ...] = ()
    """Questions of one line with more lines below them, or with their heading there twice."""
    lost: tuple[Question, ...] = ()
    """Questions whose heading has to be put back, as far as that can be known."""
    unread: frozenset[str] = frozenset()
    """Ids of the questions of which nobody can say what was answered, for either reason."""
    left_open: frozenset[str] = frozenset()
    """Ids of the questions below which GitHub wrote that there is no answer."""

    def text(self, question: str) -> str:
        """Return what was typed; nothing for a question that was left open."""
        return self.texts.get(question, "")


def is_filled_in(body: str, questions: Sequence[Question]) -> bool:
    """Whether a text comes from this form: it has most of the headings.

    A label would be no sign: GitHub sets it only for who uses the form in the browser.  And who
    changes a text may damage a heading, also one that cannot be left out.
    """
    lines = _lines(body)
    there = sum(_place(lines, question) is not None for question in questions)
    return there * 2 > len(questions)


def read_answers(body: str, questions: Sequence[Question]) -> Answers:
    """Return the answers in a text for which ``is_filled_in`` holds."""
    lines = _lines(body)
    short = [question for question in questions if not question.is_prose]
    prose = [question for question in questions if question.is_prose]
    places = (_place(lines, question) for question in prose)
    end = min((place for place in places if place is not None), default=len(lines))
    found = _parts(lines[:end], short) | _prose(lines[end:], prose)
    answers = {q: _trimmed(found.get(q.id, []), q, questions) for q in questions}
    ticked = {q: _ticked(answer) for q, answer in answers.items() if q.kind == "checkboxes"}
    twice = [question for question in short if _count(lines[:end], question) > 1]
    long = [q for q in short if not (ticked[q][1] if q in ticked else len(answers[q]) <= 1)]
    lost = lost_headings(questions, found.keys(), {q: answers[q] for q in long})
    # What stood below a heading that is gone stands below the one before it now.
    hidden = {q for q, after in pairwise(prose) if after in lost.headings}
    hidden |= {*long, *twice, *lost.headings}
    texts: dict[str, str] = {}
    chosen: dict[str, tuple[str, ...]] = {}
    for question, answer in answers.items():
        if question in ticked:
            chosen[question.id] = ticked[question][0]
        elif question in hidden or not answer:
            continue
        elif question.several:
            chosen[question.id] = _choices(answer[0], question.options)
        else:
            texts[question.id] = "\n".join(answer)
    return Answers(
        texts,
        chosen,
        broken=tuple(q for q in short if q in twice or (q in long and q not in lost.within)),
        lost=lost.headings,
        unread=frozenset(question.id for question in hidden),
        left_open=frozenset(
            question.id
            for question, answer in answers.items()
            if not answer and NO_RESPONSE in found.get(question.id, [])
        ),
    )


def _lines(body: str) -> list[str]:
    text = readable(body.translate(_INVISIBLE).translate(_SPACES))
    return [line.rstrip() for line in text.split("\n")]


def _headings(question: Question) -> Sequence[str]:
    labels = (question.label, *question.formerly)
    return [f"### {unicodedata.normalize('NFC', label)}" for label in labels]


def _place(lines: Sequence[str], question: Question) -> int | None:
    found = (lines.index(heading) for heading in _headings(question) if heading in lines)
    return min(found, default=None)


def _count(lines: Sequence[str], question: Question) -> int:
    return sum(lines.count(heading) for heading in _headings(question))


def _parts(lines: list[str], questions: Sequence[Question]) -> dict[str, list[str]]:
    """Return the lines below the first heading of each question, up to the next of those."""
    places = ((_place(lines, question), question) for question in questions)
    found = sorted((place, question.id) for place, question in places if place is not None)
    ends = [*(place for place, _ in found), len(lines)][1:]
    return {name: lines[place + 1 : end] for (place, name), end in zip(found, ends, strict=True)}


def _prose(lines: list[str], questions: Sequence[Question]) -> dict[str, list[str]]:
    """Return the same in the order of the questions: what is below the last one stays with it."""
    found = {}
    for question, following in zip(questions, (*questions[1:], None), strict=False):
        if not lines or lines[0] not in _headings(question):
            continue
        end = _place(lines, following) if following else None
        end = len(lines) if end is None else end
        found[question.id] = lines[1:end]
        lines = lines[end:]
    return found


def _trimmed(lines: list[str], question: Question, questions: Sequence[Question]) -> list[str]:
    """Return the answer to ``question``, without what GitHub wrote there when there was none."""
    text = "\n".join(lines).strip("\n ")
    if question.is_prose:
        text = text.removeprefix(NO_RESPONSE).removesuffix(NO_RESPONSE)
    else:
        left_over = _NONE_CHOSEN if question.kind == "dropdown" else _LEFT_OVER
        bare, number = left_over.subn("", text)
        # Two of them are two answers, the heading of one of which is gone.
        if number == 1 and not looks_like_heading(bare, questions):
            text = bare
    text = text.strip("\n ")
    return text.split("\n") if text and text not in EMPTY else []


def _ticked(lines: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """Return what is ticked, and whether there is nothing but boxes."""
    boxes = [_BOX.fullmatch(line.strip()) for line in lines if line.strip()]
    ticked = tuple(box["text"].strip() for box in boxes if box and box["mark"] in "xX")
    return ticked, all(boxes)


def _choices(line: str, options: Sequence[str]) -> tuple[str, ...]:
    """Return the options in a line, with what is none of them; an option may have a comma in it."""
    rest, found = line, []
    by_length = sorted(options, key=len, reverse=True)
    while rest:
        option = next((o for o in by_length if rest == o or rest.startswith(f"{o}, ")), None)
        taken = option or rest.partition(",")[0]
        rest = rest[len(taken) :].lstrip(", ")
        if taken.strip():
            found.append(taken.strip())
    return tuple(found)
