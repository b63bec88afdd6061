"""What somebody typed for a new session → answers to the form, in the words of the form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from _asking import NOTHING, chosen, several
from macros.entry import questions as form
from macros.entry.answers import Answers
from macros.entry.form_when import likely_edition
from macros.entry.options import denied
from macros.entry.questions import Question, questions
from macros.programme.dutch import long_date

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from macros.programme.model import Programme

ON_A_PLACE, ONLINE, _ = form.ATTENDANCE
_, _, WALK_IN, INVITED = form.REGISTRATION

SHORT = {
    "deelname": form.ATTENDANCE,
    "aanmelden": form.REGISTRATION,
    "toegankelijkheid": form.FACILITIES,
}
"""Question → the options with the words that the file has for them; those may be typed as well."""


def from_options(programme: Programme, given: Mapping[str, Sequence[str]]) -> Answers:
    """Return the answers that options gave, by the id of the question; each may be there twice."""
    answers = Answers({}, {})
    for question in questions(programme):
        typed = given.get(question.id)
        if typed:
            is_listed = question.several or question.kind == "checkboxes"
            joined = (", " if is_listed else "; ").join(typed)
            answers = with_typed(answers, question, joined)
    return answers


def with_typed(before: Answers, question: Question, typed: str) -> Answers:
    """Return the answers with what was typed at a question in place of what was there."""
    name = question.id
    texts = {key: text for key, text in before.texts.items() if key != name}
    picked = {key: values for key, values in before.chosen.items() if key != name}
    # These are about what was there.
    texts.pop({"dag": "andere_dag", "locatie": "gemeente"}.get(name, ""), None)
    if typed in ("", NOTHING):
        return replace(before, texts=texts, chosen=picked)
    if question.several or question.kind == "checkboxes":
        picked[name] = tuple(_option(question, one) for one in several(typed, question.options))
        return replace(before, texts=texts, chosen=picked)
    if question.is_prose:
        typed = "\n".join(part.strip() for part in typed.split(";") if part.strip())
    option = _option(question, typed) if question.options else typed
    if name == "dag" and question.options and option not in question.options:
        # A day that cannot be chosen is another day.
        texts |= {"dag": form.OTHER_DAY, "andere_dag": typed}
    else:
        texts[name] = option
    return replace(before, texts=texts, chosen=picked)


def _option(question: Question, typed: str) -> str:
    """Return the option that was typed, also in the word of the file; else what was typed.

    Of facilities one may say that there is none.
    """
    is_not, name = denied(typed) if question.kind == "checkboxes" else (False, typed)
    words = {short: long for long, short in SHORT.get(question.id, {}).items()}
    option = words.get(name.casefold()) or chosen(name, question.options)
    return f"geen {option}" if is_not else option


def with_some_day(answers: Answers, programme: Programme) -> Answers:
    """Return the answers, with a day if there is none yet: so that the rest can be judged."""
    edition = likely_edition(programme)
    if answers.text("dag") or not edition:
        return answers
    some_day = long_date(date(edition.year, 12, 31))
    texts = {**answers.texts, "dag": form.OTHER_DAY, "andere_dag": some_day}
    return replace(answers, texts=texts)


def is_needless(question: Question, answers: Answers, known: Container[str]) -> bool:
    """Whether earlier answers leave nothing to say here.

    :param known: the fields that are known by now, whichever answer they come from.
    """
    attendance, need = answers.text("deelname"), answers.text("aanmelden")
    is_free = need in ("", WALK_IN, INVITED)
    return {
        "andere_dag": answers.text("dag") != form.OTHER_DAY or "datum" in known,
        "begin": "begin" in known,
        "einde": "einde" in known or "begin" not in known,
        "locatie": attendance == ONLINE,
        "zaal": not answers.text("locatie") or "zaal" in known,
        "gemeente": attendance == ONLINE or bool(answers.text("locatie")),
        "online_url": attendance == ON_A_PLACE,
        "meer_themas": not answers.text("thema"),
        "aanmelden_url": is_free,
        "aanmelden_tot": is_free,
    }.get(question.id, False)
