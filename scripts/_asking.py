"""Questions on a terminal, or on whatever the answers come from."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN = 20
"""Options that are shown one below the other; of more, the name is asked."""


class NoAnswerError(Exception):
    """There are no more answers: somebody stopped, or the input is at its end."""


def ask(question: str, *, example: str = "", is_required: bool = False) -> str:
    """Return the answer to a question, on one line; nothing for Enter.

    :param is_required: ask until there is an answer.
    :raises NoAnswerError: when no answer comes.
    """
    hint = f" (bijvoorbeeld: {example})" if example else ""
    while True:
        typed = _read(f"\n{question}{hint}\n> ")
        if typed or not is_required:
            return typed
        print("Hier is een antwoord nodig.")


def choose(question: str, options: Sequence[str], *, is_required: bool = False) -> str:
    """Return an option, chosen by its number or its name; else what was typed."""
    numbered = [f"  {number}. {option}" for number, option in enumerate(options, 1)]
    shown = "\n".join(numbered) if len(options) <= SHOWN else "  (typ de naam)"
    while True:
        typed = _read(f"\n{question}\n{shown}\n> ")
        if typed or not is_required:
            return chosen(typed, options)
        print("Kies er een.")


def choose_several(question: str, options: Sequence[str]) -> tuple[str, ...]:
    """Return options, of which the numbers or names were typed with commas in between."""
    hint = "Meer dan één? Zet er komma’s tussen."
    numbered = [f"  {number}. {option}" for number, option in enumerate(options, 1)]
    typed = _read("\n".join([f"\n{question} {hint}", *numbered, "> "]))
    return tuple(chosen(part.strip(), options) for part in typed.split(",") if part.strip())


def chosen(typed: str, options: Sequence[str]) -> str:
    """Return the option that a number, a name or the beginning of just one name stands for.

    >>> chosen("2", ["Lezing", "Tour"]), chosen("le", ["Lezing", "Tour"]), chosen("x", ["Tour"])
    ('Tour', 'Lezing', 'x')
    """
    if typed.isdecimal() and 1 <= int(typed) <= len(options):
        return options[int(typed) - 1]
    folded = typed.casefold()
    same = [option for option in options if option.casefold() == folded]
    begun = [option for option in options if folded and option.casefold().startswith(folded)]
    found = same or begun
    return found[0] if len(found) == 1 else typed


def yes(question: str) -> bool:
    """Return whether the answer is ja."""
    return _read(f"\n{question} (ja/nee)\n> ").casefold() in ("ja", "j")


def _read(prompt: str) -> str:
    try:
        return input(prompt).strip()
    except (EOFError, KeyboardInterrupt) as end:
        print(file=sys.stderr)
        raise NoAnswerError("Gestopt. Er is niets geschreven.") from end
