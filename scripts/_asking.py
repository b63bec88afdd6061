"""Questions on a terminal, or on whatever the answers come from."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")

SHOWN = 20
"""Options that are shown one below the other; of more, the name is asked."""

HELP, BACK, ENOUGH, NOTHING = "?", "<", "klaar", "-"
"""What one may type instead of an answer."""

KEYS = "Enter = overslaan, ? = uitleg, < = vorige vraag, Ctrl+C = stoppen."
YES, NO = ("ja", "j"), ("nee", "n")

_BETWEEN = re.compile(r"\s*[,;&+]\s*(?:en\s+)?|\s+en\s+|(?<=[0-9])\s+(?=[0-9])")


class NoAnswerError(Exception):
    """There are no more answers: somebody stopped, or the input is at its end."""


class BackError(Exception):
    """Somebody wants the question before this one again."""


class EnoughError(Exception):
    """Somebody wants no more questions."""


@dataclass(frozen=True)
class Prompt:
    """A question as it is shown."""

    words: str
    help: str = ""
    example: str = ""
    shows_example: bool = True
    """Or only to who asks for help."""
    options: Sequence[str] = ()
    """From which one chooses, by number or by name."""
    names: Sequence[str] = ()
    """What is there already, and may be typed; shown to who asks for help."""
    usual: str = ""
    """What Enter stands for."""
    is_required: bool = False
    may_stop: bool = False
    """Whether one may say that it is enough."""

    @property
    def text(self) -> str:
        """All of it, up to where the answer comes."""
        return "\n".join(["", self.words, *(f"  {line}" for line in self._lines()), "> "])

    def _lines(self) -> Iterator[str]:
        known = "? = wat er al is." if self.names else ""
        is_long = len(self.options) > SHOWN
        every = "Typ de naam. ? = alle namen." if is_long else ""
        told = " ".join(filter(None, (self.help, known, every)))
        if told:
            yield told
        if self.example and self.shows_example and not self.usual:
            yield f"Bijvoorbeeld: {self.example}"
        for number, option in enumerate(() if is_long else self.options, 1):
            yield f"{number}. {option}"
        if self.usual:
            yield f"Enter = {self.usual}"


def ask(prompt: Prompt) -> str:
    """Return the answer to a question, on one line; nothing for Enter where nothing is usual.

    :raises NoAnswerError: when no answer comes.
    :raises BackError: when somebody wants the question before.
    :raises EnoughError: when somebody wants no more, where that may be.
    """
    while True:
        typed = _read(prompt.text)
        if typed == BACK:
            raise BackError
        if typed.casefold() == ENOUGH and prompt.may_stop:
            raise EnoughError
        if _wants_help(typed, prompt):
            _explain(prompt, typed.rstrip(f" {HELP}"))
        elif typed or prompt.usual or not prompt.is_required:
            return typed or prompt.usual
        else:
            print("Kies er een." if prompt.options else "Hier is een antwoord nodig.")


def _wants_help(typed: str, prompt: Prompt) -> bool:
    return typed == HELP or (typed.endswith(HELP) and bool(prompt.names or prompt.options))


def _explain(prompt: Prompt, part: str) -> None:
    """Show what may be typed; of names only those with ``part`` in them."""
    every = prompt.names or prompt.options
    found = [name for name in every if part.casefold() in name.casefold()]
    if every:
        print("\n".join(f"  {name}" for name in found) or f"  Niets met “{part}”.")
        return
    example = f" Bijvoorbeeld: {prompt.example}" if prompt.example else ""
    print(f"  {prompt.help or 'Typ je antwoord op één regel.'}{example}")
    print(f"  {KEYS}")


def walk(some: Sequence[T], ask_one: Callable[[T], None], is_needless: Callable[[T], bool]) -> None:
    """Ask some questions, forth and back, until they are answered or somebody has enough.

    :param is_needless: whether earlier answers leave nothing to say at a question.
    """
    place, asked, is_back = 0, list[int](), False
    while place < len(some):
        if not is_back and is_needless(some[place]):
            place += 1
            continue
        try:
            ask_one(some[place])
        except BackError:
            # What was answered is needless now, and yet asked again.
            is_back = True
            place = asked.pop() if asked else place
        except EnoughError:
            return
        else:
            is_back = False
            asked.append(place)
            place += 1


def again(prompt: Prompt) -> str:
    """Return the answer to a question that has none before it."""
    while True:
        try:
            return ask(prompt)
        except BackError:
            print("Hier kun je niet terug.")


def number(typed: str, most: int) -> int | None:
    """Return the number that was typed, if it is one from 1."""
    return int(typed) if typed.isdecimal() and 1 <= int(typed) <= most else None


def several(typed: str, options: Sequence[str]) -> tuple[str, ...]:
    """Return options of which numbers or names were typed, with commas, “en” or spaces in between.

    >>> several("2 en 3", ["Zorg", "Wonen", "Natuur en klimaat"])
    ('Wonen', 'Natuur en klimaat')
    >>> several("natuur en klimaat, zorg", ["Zorg", "Wonen", "Natuur en klimaat"])
    ('Natuur en klimaat', 'Zorg')
    """
    rest, found = typed.strip(), []
    by_length = sorted(options, key=len, reverse=True)
    while rest:
        whole = next((option for option in by_length if _begins(rest, option)), None)
        between = _BETWEEN.search(rest, len(whole) if whole else 0)
        end, begin = between.span() if between else (len(rest), len(rest))
        part, rest = rest[:end].strip(), rest[begin:].strip()
        found += [chosen(part, options)] if part else []
    return tuple(found)


def _begins(text: str, option: str) -> bool:
    """Whether a text begins with an option, and with nothing longer than that."""
    rest = text[len(option) :]
    is_there = text[: len(option)].casefold() == option.casefold()
    return is_there and (not rest or bool(_BETWEEN.match(rest)))


def chosen(typed: str, options: Sequence[str]) -> str:
    """Return the option that a number, a name or the beginning of just one name stands for.

    >>> chosen("2", ["Lezing", "Tour"]), chosen("le", ["Lezing", "Tour"]), chosen("x", ["Tour"])
    ('Tour', 'Lezing', 'x')
    """
    # Nobody knows the number of what was not shown with one.
    place = number(typed, len(options)) if len(options) <= SHOWN else None
    if place:
        return options[place - 1]
    folded = typed.casefold()
    same = [option for option in options if option.casefold() == folded]
    begun = [option for option in options if folded and option.casefold().startswith(folded)]
    found = same or begun
    return found[0] if len(found) == 1 else typed


def is_yes(typed: str) -> bool:
    """Whether an answer is ja."""
    return typed.casefold() in YES


def _read(prompt: str) -> str:
    try:
        return input(prompt).strip()
    except (EOFError, KeyboardInterrupt) as end:
        print(file=sys.stderr)
        raise NoAnswerError("Gestopt. Er is niets geschreven.") from end
