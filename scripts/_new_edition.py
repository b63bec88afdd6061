"""A new edition from questions on a terminal; what is wrong is said at once."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

import _environment
from _asking import KEYS, NOTHING, BackError, Prompt, again, ask, chosen, is_yes, number, walk
from macros.entry.new_edition import KINDS, NewEdition, new_edition, next_year
from macros.programme.dutch import long_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from macros.programme.model import Programme

YEAR = "jaar"
QUESTIONS = {
    YEAR: "Voor welk jaar?",
    "soort": "Wat is het?",
    "naam": "Hoe heet de editie?",
    "van": "Wat is de eerste dag?",
    "tot": "Wat is de laatste dag?",
    "ondertitel": "Komt er een tweede regel onder de naam?",
    "inleiding": "Wat is het, in één of twee zinnen?",
}
NAMES = {"van": "Eerste dag", "tot": "Laatste dag"}
"""Question → what its answer is called, where that is not its id."""
LATER = "Weet je het nog niet? Sla het over."
RIGHT = Prompt("Klopt dit?", help="Enter = ja. Moet er iets anders? Typ het nummer.")


def usual_name(year: str) -> str:
    """Return what an edition is called."""
    return f"Week van de Brede Welvaart {year}"


def made(folder: Path, programme: Programme, answers: Mapping[str, str]) -> NewEdition:
    """Return the edition that answers give, with what is usual where they give nothing."""
    year = answers.get(YEAR, "").strip()
    usual = {"naam": usual_name(year), "soort": "week"}
    given = {key: text for key, text in answers.items() if text and key != YEAR}
    fields = {**usual, **given}
    fields["soort"] = chosen(fields["soort"], [*KINDS])
    return new_edition(folder, programme, year, fields, root=_environment.ROOT)


def ask_until_right(folder: Path, programme: Programme) -> NewEdition:
    """Ask what is needed, and again what is not right, until there is an edition."""
    print(KEYS)
    talk = _Talk(folder, programme)
    walk([*QUESTIONS], talk.ask, talk.is_needless)
    while not talk.is_agreed():
        pass
    return talk.made


class _Talk:
    """Questions, and the answers so far."""

    def __init__(self, folder: Path, programme: Programme) -> None:
        self._folder = folder
        self._programme = programme
        self._answers: dict[str, str] = {}
        self.made = made(folder, programme, {})

    def is_needless(self, key: str) -> bool:
        """Whether earlier answers leave nothing to say."""
        kind = self._answers.get("soort", "week")
        is_known = bool(self.made.fields.get("tot")) or not self._said("van")
        return key in ("van", "tot") and (kind == "jaar" or (key == "tot" and is_known))

    def ask(self, key: str) -> None:
        """Take up an answer, once nothing is wrong with it."""
        while True:
            typed = ask(self._prompt(key))
            self._answers[key] = "" if typed == NOTHING else typed
            if key == "soort":
                short = {words: kind for kind, words in KINDS.items()}
                picked = chosen(typed, [*short])
                self._answers[key] = short.get(picked) or chosen(typed, [*KINDS])
            if key == "van":
                self._answers.pop("tot", None)
            # That there is no last day yet, is the next question.
            whole = {**self._answers, "tot": self._said("tot") or self._said("van")}
            judged = made(self._folder, self._programme, whole)
            self.made = made(self._folder, self._programme, self._answers)
            told = [text for wrong, text in judged.problems if wrong == key]
            if not told:
                return
            print("\n".join(told))
            self._answers.pop(key)

    def _said(self, key: str) -> str:
        return self._answers.get(key, "")

    def _prompt(self, key: str) -> Prompt:
        year = self._said(YEAR)
        usual = {
            YEAR: str(next_year(self._programme)),
            "soort": KINDS["week"],
            "naam": usual_name(year),
        }
        is_day = key == "van" and self._said("soort") == "dag"
        kind = KINDS.get(self._said(key)) if key == "soort" else self._said(key)
        return Prompt(
            "Welke dag is het?" if is_day else QUESTIONS[key],
            help=LATER if key in ("van", "inleiding") else "",
            example={"van": "8 november", "tot": "12 november"}.get(key, ""),
            options=[*KINDS.values()] if key == "soort" else (),
            usual=kind or usual.get(key, ""),
            is_required=key == "tot",
        )

    def is_agreed(self) -> bool:
        """Show the edition, and ask again what is to be otherwise; whether all of it is right."""
        given = {YEAR: self._said(YEAR), **{k: str(v) for k, v in self.made.fields.items() if v}}
        keys = [key for key in QUESTIONS if given.get(key)]
        print("\nZo wordt het:")
        for count, key in enumerate(keys, 1):
            text = long_date(date.fromisoformat(given[key])) if key in NAMES else given[key]
            print(f"  {count}. {NAMES.get(key, key.capitalize())}: {text}")
        for _, text in self.made.problems:
            print(f"Dit kan nog niet: {text}")
        typed = again(RIGHT)
        place = number(typed, len(keys))
        wrong = next((key for key, _ in self.made.problems), "")
        key = keys[place - 1] if place else wrong
        if key:
            with suppress(BackError):
                walk([key, *(["tot"] if key == "van" else [])], self.ask, self.is_needless)
            return False
        return not typed or is_yes(typed)
