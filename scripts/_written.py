"""What a program says of the files that it wrote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import _commands
import _environment
from _typed import command

if TYPE_CHECKING:
    from collections.abc import Iterable

PERSON = ("user.name", "user.email")
WHO = """Zeg één keer tegen git wie je bent. Iedereen kan die naam en dat adres zien. Typ:
     git config --global user.name "Voornaam Achternaam"
     git config --global user.email "naam@voorbeeld.example\""""


def shown(path: Path) -> str:
    """Return a path as one would type it; the whole of one that is elsewhere."""
    for folder in (Path.cwd(), _environment.ROOT):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return str(path)


def tell_next(steps: Iterable[str]) -> None:
    """Say what to do next, in order."""
    print("\nEn nu:")
    for number, step in enumerate(steps, 1):
        print(f"{number}. {step}")
    print()


def see() -> str:
    """Return how to see the site."""
    return f"Bekijk de site: {command('serve')}"


def check() -> str:
    """Return how to check everything."""
    return f"Kijk alles na: {command('check')}"


def send() -> list[str]:
    """Return how to send it in, and first who that is from, if git does not know."""
    told = "Stuur het in. In CONTRIBUTING.md staat hoe, bij ‘Insturen vanaf je computer’."
    return [told] if _knows_who() else [WHO, told]


def _knows_who() -> bool:
    asked = (["git", "-C", str(_environment.ROOT), "config", key] for key in PERSON)
    try:
        return all(map(_commands.works, asked))
    # No git at all: then there is more to do than this.
    except OSError:
        return True
