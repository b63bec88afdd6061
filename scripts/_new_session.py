"""A new session from questions on a terminal, or from options: as the form, with the same words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import filterfalse
from typing import TYPE_CHECKING

from _asking import ask, choose, choose_several, chosen, yes
from macros.entry import questions as form
from macros.entry.answers import Answers
from macros.entry.new_entries import WHICH_TOWN
from macros.entry.questions import Question, open_edition, questions
from macros.entry.submission import read_submission
from macros.entry.verdict import Verdict, judge_answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from macros.programme.model import Programme

FIRST = "titel"
ESSENTIAL = (
    *("titel", "dag", "begin", "einde", "deelname", "locatie", "gemeente", "online_url"),
    *("vorm", "thema", "samenvatting"),
)
"""What nearly every session has.  Of the rest somebody says first whether to be asked."""
MORE = (
    "Wil je nu nog meer vertellen, zoals de zaal, de prijs, het aanmelden of de toegankelijkheid? "
    "Het kan ook later, in het bestand."
)
NOT_ASKED = ("andere_dag", "sprekers", "beschrijving")
"""What is part of another question, or easier to write in the file."""

ON_A_PLACE, ONLINE, _ = form.ATTENDANCE
_, _, WALK_IN, INVITED = form.REGISTRATION

NO_EDITION = (
    "Let op: er is nog geen editie voor nieuwe sessies. Komt er een nieuw jaar? Stop dan, en begin "
    "met: python scripts/new-edition"
)

SHORT = {
    "deelname": form.ATTENDANCE,
    "aanmelden": form.REGISTRATION,
    "toegankelijkheid": form.FACILITIES,
}
"""Question → the options with the words that the file has for them; those may be typed as well."""


@dataclass(frozen=True)
class Made:
    """A session that was written."""

    paths: tuple[Path, ...]
    """The new file, and the lists that something was added to."""
    remarks: tuple[str, ...]
    """What can be better."""


def to_ask(programme: Programme) -> tuple[Question, ...]:
    """Return the questions, the title first: that is what one has in mind."""
    asked = [question for question in questions(programme) if question.id not in NOT_ASKED]
    return tuple(sorted(asked, key=lambda question: question.id != FIRST))


def asked(folder: Path, programme: Programme, only: Sequence[str] = ()) -> Answers:
    """Ask the questions, or only some of them, and return the answers.

    What is wrong with an answer is said at once, and asked again.
    """
    none = Answers({}, {})
    every = to_ask(programme)
    if only:
        some = [question for question in every if question.id in only]
        return _all_answered(folder, programme, some, none)

    def is_essential(question: Question) -> bool:
        return question.id in ESSENTIAL

    answers = _all_answered(folder, programme, filter(is_essential, every), none, skip=True)
    if not yes(MORE):
        return answers
    others = filterfalse(is_essential, every)
    return _all_answered(folder, programme, others, answers, skip=True)


def _all_answered(
    folder: Path,
    programme: Programme,
    asked: Iterable[Question],
    answers: Answers,
    *,
    skip: bool = False,
) -> Answers:
    """Return the answers with those to some questions.

    :param skip: leave out what earlier answers leave nothing to say of.
    """
    for question in asked:
        if not (skip and _is_needless(question, answers)):
            answers = _answered(folder, programme, question, answers)
    return answers


def _is_needless(question: Question, answers: Answers) -> bool:
    """Whether earlier answers leave nothing to say here."""
    attendance, need = answers.text("deelname"), answers.text("aanmelden")
    return {
        "locatie": attendance == ONLINE,
        "zaal": not answers.text("locatie"),
        "gemeente": attendance == ONLINE or bool(answers.text("locatie")),
        "online_url": attendance == ON_A_PLACE,
        "meer_themas": not answers.text("thema"),
        "aanmelden_url": need in ("", WALK_IN, INVITED),
        "aanmelden_tot": need in ("", WALK_IN, INVITED),
    }.get(question.id, False)


def _answered(folder: Path, programme: Programme, question: Question, before: Answers) -> Answers:
    """Return the answers with one more, once nothing is wrong with that one by itself."""
    while True:
        answers = understood(programme, _with(before, question))
        told = _wrong_with(folder, programme, question, answers)
        if told and told[-1].endswith(WHICH_TOWN):
            (town,) = (one for one in to_ask(programme) if one.id == "gemeente")
            print(told[-1])
            answers = _answered(folder, programme, town, answers)
            told = _wrong_with(folder, programme, question, answers)
        if not told:
            return answers
        print("\n".join(told))


def _wrong_with(
    folder: Path, programme: Programme, question: Question, answers: Answers
) -> list[str]:
    names = ("dag", "andere_dag") if question.id == "dag" else (question.id,)
    missing = read_submission(folder, programme, answers).missing
    return [one.text for one in missing if one.question and one.question.id in names]


def _with(before: Answers, question: Question) -> Answers:
    """Ask a question, and return the answers with what was typed."""
    words = question.label
    if question.several or question.kind == "checkboxes":
        typed = choose_several(words, question.options)
        return replace(before, chosen={**before.chosen, question.id: typed})
    if question.kind == "dropdown":
        text = choose(words, question.options, is_required=question.is_required)
    else:
        text = ask(words, example=question.example, is_required=question.is_required)
    return replace(before, texts={**before.texts, question.id: text})


def from_options(programme: Programme, given: Mapping[str, str]) -> Answers:
    """Return the answers that options gave, by the id of the question."""
    by_id = {question.id: question for question in questions(programme)}
    texts, several = {}, {}
    for name, typed in given.items():
        question = by_id[name]
        if question.several or question.kind == "checkboxes":
            parts = [part.strip() for part in typed.split(",") if part.strip()]
            several[name] = tuple(chosen(part, question.options) for part in parts)
        else:
            texts[name] = chosen(typed, question.options) if question.options else typed
    return understood(programme, Answers(texts, several))


def understood(programme: Programme, answers: Answers) -> Answers:
    """Return answers in the words of the form: a day that cannot be chosen there is another day."""
    texts = {key: text for key, text in answers.texts.items() if text}
    several = dict(answers.chosen)
    for name, options in SHORT.items():
        words = {short: long for long, short in options.items()}
        if name in texts:
            texts[name] = words.get(texts[name].casefold(), texts[name])
        if name in several:
            several[name] = tuple(words.get(one.casefold(), one) for one in several[name])
    (day,) = (question for question in questions(programme) if question.id == "dag")
    typed = texts.get("dag", "")
    if day.options and typed and typed not in day.options:
        texts |= {"dag": form.OTHER_DAY, "andere_dag": typed}
    if typed == form.OTHER_DAY and "andere_dag" not in texts:
        texts["andere_dag"] = ask("Welke dag?", example=_another_day(programme))
    return replace(answers, texts=texts, chosen=several)


def _another_day(programme: Programme) -> str:
    other = (one.example for one in questions(programme) if one.id == "andere_dag")
    return next(other, "")


def ask_until_right(folder: Path, programme: Programme) -> Verdict:
    """Ask everything, and again what was not right, until there is a session."""
    print("Kies uit een lijst met het nummer of met de naam. Met Enter sla je een vraag over.")
    print("Stoppen kan met Ctrl+C.")
    if not open_edition(programme):
        print(NO_EDITION)
    answers = asked(folder, programme)
    while True:
        verdict = judge_answers(folder, programme, answers)
        again = []
        for remark in verdict.missing:
            print(f"\n{remark.question.label if remark.question else ''} {remark.text}".rstrip())
            again += [remark.question.id] if remark.question else []
        for text in verdict.for_editors:
            print(f"\n{text}")
        if not again and verdict.for_editors and not yes("Toch maken, en het daarna oplossen?"):
            again = ["dag", "begin", "einde", "locatie", "zaal"]
        if not again:
            return verdict
        names = ["dag" if name == "andere_dag" else name for name in again]
        other = asked(folder, programme, names)
        dropped = {"andere_dag", *names}
        kept = {key: text for key, text in answers.texts.items() if key not in dropped}
        answers = Answers({**kept, **other.texts}, {**answers.chosen, **other.chosen})


def write(folder: Path, verdict: Verdict) -> Made:
    """Write the session, and what the lists get with it."""
    paths = []
    for name, raw in verdict.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        paths.append(path)
    better = (
        f"{remark.question.label if remark.question else ''} {remark.text}".strip()
        for remark in verdict.better
    )
    return Made(tuple(paths), tuple(better))
