"""A session to be, as it was understood: a line for every answer, before anything is written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from macros.programme.dutch import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from macros.entry.answers import Answers
    from macros.entry.questions import Question
    from macros.entry.verdict import Verdict

NAMES = {
    "online_url": "Link",
    "meer_themas": "Meer thema’s",
    "organisaties": "Organisatie",
    "aanmelden_url": "Aanmelden bij",
    "aanmelden_tot": "Aanmelden tot",
}
"""Question → what its answer is called, where that is not its id."""

NEXT_DAY = " (de volgende dag)"


def overview(
    verdict: Verdict, answers: Answers, asked: Sequence[Question]
) -> list[tuple[Question, str]]:
    """Return the questions that have an answer, or of which something is said; each with a line."""
    told = {remark.question for remark in (*verdict.missing, *verdict.better)}
    lines = []
    for question in asked:
        text = _answer(verdict, answers, question.id)
        # The other day stands at the day.
        if (text or question in told) and question.id != "andere_dag":
            name = NAMES.get(question.id, question.id.capitalize())
            lines.append((question, f"{name}: {text or '–'}"))
    return lines


def _answer(verdict: Verdict, answers: Answers, question: str) -> str:
    fields = verdict.draft.fields if verdict.draft else {}
    day, at = fields.get("datum"), fields.get(question)
    if question == "dag" and isinstance(day, str):
        return long_date(date.fromisoformat(day))
    if question in ("begin", "einde", "inloop") and isinstance(at, str):
        return f"{at} uur{NEXT_DAY if question == 'einde' and 'einddatum' in fields else ''}"
    if question in ("locatie", "organisaties") and verdict.session:
        return "; ".join(_named(verdict, question))
    picked = answers.chosen.get(question)
    return ", ".join(picked) if picked else answers.text(question).replace("\n", "; ")


def _named(verdict: Verdict, question: str) -> Iterator[str]:
    """Yield the names of the building or of who organises it, and whether a list gets them."""
    assert verdict.session
    is_place = question == "locatie"
    entries = verdict.programme.venues if is_place else verdict.programme.organisations
    slugs = verdict.session.venues if is_place else verdict.session.organisations
    for slug in slugs:
        name = entries[slug].name
        is_new = any(new.endswith(f" {name}") for new in verdict.new)
        yield f"{name} (nieuw: komt in de lijst)" if is_new else name
