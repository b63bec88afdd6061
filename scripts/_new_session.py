"""A new session from questions on a terminal: those of the form, and what is wrong at once."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from _asking import KEYS, BackError, Prompt, again, ask, is_yes, number, walk
from _session_answers import is_needless, with_some_day, with_typed
from _session_overview import overview
from _typed import command
from macros.entry.answers import Answers
from macros.entry.form_when import BEGIN_IT
from macros.entry.new_entries import WHICH_TOWN
from macros.entry.questions import Question, open_edition, questions
from macros.entry.verdict import Verdict, judge_answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from macros.entry.form_fields import Remark
    from macros.programme.model import Programme

ESSENTIAL = (
    *("titel", "dag", "andere_dag", "begin", "einde", "deelname", "locatie", "gemeente"),
    *("online_url", "organisaties", "samenvatting", "thema"),
)
"""What nearly every session has.  Of the rest somebody says first whether to be asked."""
NOT_ASKED = ("beschrijving",)
"""What is easier to write in the file."""

MORE = Prompt(
    "Meer vertellen, zoals de prijs, aanmelden, sprekers en toegankelijkheid?",
    help="Enter = klaar, ja = verder.",
)
ENOUGH = "Genoeg verteld? Typ: klaar."
RIGHT = Prompt("Klopt dit?", help="Enter = ja. Moet er iets anders? Typ het nummer.")
OTHERS = Prompt("Wat moet er anders?", help="Enter = wat nog niet kan. Of typ het nummer.")
ANYHOW = Prompt("Moet er iets anders?", help="Typ het nummer, of ja om het toch zo te maken.")

SHOW_HOW = ("begin", "locatie", "andere_dag", "aanmelden_tot", "prijs", "online_url")
"""Questions whose example shows how to write something; others have one for who asks for help."""

OTHERWISE = {
    "toegankelijkheid": "Typ wat er is, en met ‘geen’ ervoor wat er niet is. Zo: 1, geen 3.",
    "sprekers": "Naam, rol, organisatie. Meer sprekers? Zet er een puntkomma tussen. Vraag eerst "
    "of hun naam op de site mag.",
    "meer_themas": "Meer dan één? Zet er een komma tussen.",
    "doelgroepen": "Meer dan één? Zet er een komma tussen.",
}
"""Question → help for who types, where that of the form is for who clicks."""


def to_ask(programme: Programme) -> tuple[Question, ...]:
    """Return the questions in the order in which they are asked: the necessary ones first."""
    asked = [question for question in questions(programme) if question.id not in NOT_ASKED]
    by_id = {question.id: question for question in asked}
    first = [by_id[name] for name in ESSENTIAL if name in by_id]
    return (*first, *(question for question in asked if question not in first))


def no_edition() -> str:
    """Return what to do where there is no edition to make a session for."""
    return f"Er is nog geen programma voor een nieuw jaar. Begin dat met: {command('new-edition')}"


def ask_until_right(folder: Path, programme: Programme) -> Verdict:
    """Ask what is needed, and again what is not right, until there is a session."""
    if not programme.editions:
        return judge_answers(folder, programme, Answers({}, {}))
    print(f"Ik stel eerst hooguit tien vragen. {KEYS}")
    if not open_edition(programme):
        print(no_edition())
    return _Talk(folder, programme).all()


class _Talk:
    """Questions, and the answers so far."""

    def __init__(self, folder: Path, programme: Programme) -> None:
        self._folder = folder
        self._programme = programme
        self._every = to_ask(programme)
        self._answers = Answers({}, {})
        self._verdict = self._judged(self._answers)

    def all(self) -> Verdict:
        """Ask everything, and whether it is right."""
        first = [one for one in self._every if one.id in ESSENTIAL]
        walk(first, self._ask, self._is_needless)
        if is_yes(again(MORE)):
            print(ENOUGH)
            others = [one for one in self._every if one.id not in ESSENTIAL]
            walk(others, partial(self._ask, may_stop=True), self._is_needless)
        while not self._is_agreed():
            pass
        return self._verdict

    def _judged(self, answers: Answers) -> Verdict:
        # Without any day nothing else is looked at.
        answers = with_some_day(answers, self._programme)
        return judge_answers(self._folder, self._programme, answers)

    def _is_needless(self, question: Question) -> bool:
        fields = self._verdict.draft.fields if self._verdict.draft else {}
        return is_needless(question, self._answers, fields)

    def _ask(self, question: Question, *, may_stop: bool = False) -> None:
        """Take up an answer, once nothing is wrong with it by itself."""
        near = ""
        while True:
            typed = ask(self._prompt(question, may_stop=may_stop))
            self._take(question, near if near and is_yes(typed) else typed)
            told = [*self._wrong_with(question)]
            if told and told[-1].endswith(WHICH_TOWN):
                print(told[-1])
                self._ask(self._called("gemeente"))
                told = [*self._wrong_with(question)]
            if not told:
                self._warn(question)
                return
            print("\n".join(told))
            if told[-1].endswith(BEGIN_IT):
                print(no_edition())
            found = re.search("Bedoel je “(.+?)”", told[-1])
            near = found[1] if found else ""
            # What is wrong is no answer, and nothing to leave as it is.
            self._take(question, "")

    def _take(self, question: Question, typed: str) -> None:
        self._answers = with_typed(self._answers, question, typed)
        self._verdict = self._judged(self._answers)

    def _prompt(self, question: Question, *, may_stop: bool) -> Prompt:
        now = self._answers
        given = now.text(question.id) or ", ".join(now.chosen.get(question.id, ()))
        if question.id == "dag":
            given = now.text("andere_dag") or given
        return Prompt(
            words=question.label,
            help=OTHERWISE.get(question.id, question.help),
            example=question.example,
            shows_example=question.id in SHOW_HOW,
            options=question.options,
            names=[*self._names(question.id)],
            usual=given.replace("\n", "; ") or question.chosen,
            is_required=question.is_required or question.id == "andere_dag",
            may_stop=may_stop,
        )

    def _names(self, question: str) -> Iterator[str]:
        """Yield what the lists have already, where anything may be typed."""
        if question == "locatie":
            places = (
                ", ".join(filter(None, (venue.name, venue.town or venue.municipality)))
                for venue in self._programme.venues.values()
            )
            yield from sorted(places, key=str.casefold)
        if question == "organisaties":
            organisations = self._programme.organisations.values()
            yield from sorted((one.name for one in organisations), key=str.casefold)

    def _called(self, name: str) -> Question:
        return next(one for one in self._every if one.id == name)

    def _wrong_with(self, question: Question) -> Iterator[str]:
        """Yield what is wrong with the answer to a question, by itself or with those before it."""
        names = {question.id}
        if question.id == "dag" and self._answers.text("andere_dag"):
            names.add("andere_dag")
        if question.is_required and not self._has(question):
            return
        for remark in self._verdict.missing:
            if remark.question and remark.question.id in names:
                yield remark.text

    def _has(self, question: Question) -> bool:
        return question.id in self._answers.texts or question.id in self._answers.chosen

    def _warn(self, question: Question) -> None:
        """Say what can be better about an answer."""
        names = {question.id, "andere_dag" if question.id == "dag" else ""}
        for remark in self._verdict.better if self._has(question) else ():
            if remark.question and remark.question.id in names:
                print(f"Let op: {remark.text}")

    def _is_agreed(self) -> bool:
        """Show what was understood, and ask again what is not right; whether all of it is."""
        lines = self._show()
        verdict = self._verdict
        wrong = next((one.question for one in verdict.missing if one.question), None)
        wrong = self._called("dag") if wrong and wrong.id == "andere_dag" else wrong
        is_whole = verdict.is_ready and not verdict.for_editors
        typed = again(RIGHT if is_whole else ANYHOW if verdict.is_ready else OTHERS)
        place = number(typed, len(lines))
        question = lines[place - 1] if place else wrong
        if question:
            with suppress(BackError):
                self._ask(question)
            return False
        if is_yes(typed) or not typed:
            return verdict.is_ready and (is_whole or bool(typed))
        print("Typ het nummer van wat er anders moet.")
        return False

    def _show(self) -> Sequence[Question]:
        """Show what was understood and what there is to say of it; return what has a number."""
        verdict = self._verdict
        lines = overview(verdict, self._answers, self._every)
        print("\nZo komt het erin:")
        for place, (_, line) in enumerate(lines, 1):
            print(f"  {place}. {line}")
        for text in (*_told(verdict.missing), *verdict.for_editors):
            print(f"Dit kan nog niet: {text}")
        for text in better(verdict):
            print(f"Dit kan beter: {text}")
        return [question for question, _ in lines]


def _told(remarks: Iterable[Remark]) -> Iterator[str]:
    for remark in remarks:
        # The other day is no question of its own for who typed a day.
        about = remark.question if remark.question and remark.question.id != "andere_dag" else None
        yield f"{about.label if about else ''} {remark.text}".strip()


def better(verdict: Verdict) -> tuple[str, ...]:
    """Return what can be better, and holds up nothing."""
    return (*_told(verdict.better), *verdict.hints)


def write(folder: Path, verdict: Verdict) -> list[Path]:
    """Write the session, and what the lists get with it; return where."""
    for name, raw in verdict.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    return [folder / name for name in verdict.files]
