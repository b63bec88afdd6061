"""What a program says of the files that it wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import _environment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def shown(path: Path) -> str:
    """Return a path as one would type it in the project; the whole of one that is elsewhere."""
    if path.is_relative_to(_environment.ROOT):
        return path.relative_to(_environment.ROOT).as_posix()
    return str(path)


def tell_next(steps: Iterable[str]) -> None:
    """Say what to do next, in order."""
    print("\nEn nu:")
    for number, step in enumerate(steps, 1):
        print(f"{number}. {step}")
    print()


SEE = "Bekijk de site: python scripts/serve"
CHECK = "Kijk alles na: python scripts/check"
SEND = "Stuur het in. In CONTRIBUTING.md staat hoe, bij ‘Insturen vanaf je computer’."
