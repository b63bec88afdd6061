"""The times of a session, from the answers to the form: each may say more than it was asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time

from macros.entry.answers import Answers
from macros.entry.remarks import SENTENCES, CellError
from macros.entry.typed_times import When, past_midnight, read_times, two_times
from macros.programme.dutch import clock

ANOTHER = "Hier staat {here}, maar bij “{question}” staat {there}. Wat klopt?"
ONE_TIME = "Schrijf hier alleen de tijd waarop mensen naar binnen kunnen."
MOST_SHOWN = 60
"""Characters of an answer that a sentence repeats."""

_VAGUE = range(1, 8)
"""Hours that most mean in the afternoon or the evening, and that a clock has in the night."""

_UNTIL = re.compile(r"(?i)^\s*tot\s+(?=[0-9])")

_ON_A_CLOCK = re.compile(r"\b0[0-9]|s[ -]?(?:ochtends|morgens|nachts)|[0-9] ?[ap]\.?m")
"""What shows that somebody thought of which half of the day it is."""


@dataclass
class FormTimes:
    """What the answers say of the times."""

    answers: Answers
    label: Callable[[str], str]
    """Id of a question → its label."""
    missing: list[tuple[str, str]] = field(default_factory=list)
    """Question, and what is needed there."""
    _said: dict[str, tuple[time, str]] = field(default_factory=dict)
    """Key → what was said, and at which question."""

    def read(self, day: When) -> dict[str, time]:
        """Return the times by their key.

        :param day: what the answer with the day says, with times if those stand there too.
        """
        self._take("begin", day.begins, "dag")
        self._take("einde", day.ends, "dag")
        begins = self._time("begin")
        self._take("begin", begins.begins, "begin")
        self._take("einde", begins.ends, "begin")
        ends = self._time("einde")
        self._take("begin", ends.begins if ends.ends else None, "einde")
        self._take("einde", ends.ends or ends.begins, "einde")
        self._take("inloop", self._time("inloop").begins, "inloop")
        found = {key: moment for key, (moment, _) in self._said.items()}
        if "begin" not in found and self.answers.text("begin"):
            # What is wrong with the begin has been said; that the end has none would be twice.
            found.pop("einde", None)
        return found

    def _take(self, key: str, moment: time | None, question: str) -> None:
        """Take up a time, unless another answer says another."""
        if moment is None:
            return
        first, where = self._said.setdefault(key, (moment, question))
        if first != moment:
            told = {"here": clock(moment), "question": self.label(where), "there": clock(first)}
            self.missing.append((question, ANOTHER.format(**told)))

    def _time(self, question: str) -> When:
        typed = self.answers.text(question)[:MOST_SHOWN]
        typed = _UNTIL.sub("", typed) if question == "einde" else typed
        if not typed:
            return When()
        try:
            when = read_times(typed)
            if question == "inloop" and when.ends:
                return self._doors(when)
            if _ON_A_CLOCK.search(typed.casefold()):
                return when
            return self._end(typed, when) if question == "einde" else _begin(typed, when)
        except CellError as error:
            self.missing.append((question, SENTENCES[error.code].format(**error.context)))
            return When()

    def _doors(self, when: When) -> When:
        """Return when the doors open, from two times: the second has to be the begin."""
        said = self._said.get("begin")
        if said and said[0] == when.ends:
            return When(begins=when.begins)
        self.missing.append(("inloop", ONE_TIME))
        return When()

    def _end(self, typed: str, when: When) -> When:
        """Return an end, or both times; they are read with the begin, if that is known.

        :raises CellError: when it can be two times.
        """
        said = self._said.get("begin")
        if not said or not when.begins:
            return _begin(typed, when)
        if not when.ends:
            return When(begins=_after(said[0], when.begins))
        first = when.begins
        if first.hour in _VAGUE and first.replace(hour=first.hour + 12) == said[0]:
            first = said[0]
        return When(begins=first, ends=_after(first, when.ends))


def _begin(typed: str, when: When) -> When:
    """Return a begin, and an end if that stands there too.

    :raises CellError: when the begin can be two times.
    """
    if when.begins and when.begins.hour in _VAGUE:
        raise CellError("tijd-in-woorden", waarde=typed, voorstel=two_times(when.begins))
    return When(begins=when.begins, ends=_after(when.begins, when.ends))


def _after(begins: time | None, ends: time | None) -> time | None:
    """Return an end such as “2 uur”; in the afternoon, where it would be before the begin."""
    if not begins or not ends or ends.hour not in _VAGUE or past_midnight(begins, ends):
        return ends
    later = ends.replace(hour=ends.hour + 12)
    return later if ends <= begins < later else ends
