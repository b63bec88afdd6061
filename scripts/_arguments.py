"""Command-line arguments in Dutch: argparse without its English."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from _typed import command

if TYPE_CHECKING:
    from typing import Any, NoReturn

IN_DUTCH = (
    (r"^argument (\S+): ", r"bij \1: "),
    (r"unrecognized arguments: (.*)", r"dit ken ik niet: \1"),
    (r"not allowed with argument (\S+)", r"dit gaat niet samen met \1"),
    (r"expected one argument", "hier hoort iets achter te staan"),
    (r"expected at least one argument", "hier hoort iets achter te staan"),
    (r"invalid int value: (.*)", r"\1 is geen heel getal"),
    (r"invalid choice: (\S+) \(choose from (.*)\)", r"\1 kan hier niet; kies uit \2"),
    (r"the following arguments are required: (.*)", r"dit ontbreekt nog: \1"),
)
"""What argparse says, and what we say instead."""


class Arguments(argparse.ArgumentParser):
    """The arguments of the script that is running; add them with `add_argument`, help in Dutch."""

    def __init__(self, description: str) -> None:
        super().__init__(
            prog=command(Path(sys.argv[0]).name),
            description=description,
            formatter_class=_DutchHelp,
            add_help=False,
            # An abbreviation that works today would break when a second such option comes.
            allow_abbrev=False,
        )
        self._positionals.title = "gegevens"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg en stop")

    def error(self, message: str) -> NoReturn:
        """End the process with a Dutch message and exit code 2."""
        for english, dutch in IN_DUTCH:
            message = re.sub(english, dutch, message)
        self.exit(2, f"FOUT: {message}\nZie: {self.prog} --help\n")


def existing_folder(text: str) -> Path:
    """Read the name of a folder that must be there; the result is absolute.

    Raises argparse.ArgumentTypeError, with a Dutch text, if it is not.
    """
    folder = Path(text).resolve()
    if not folder.is_dir():
        raise argparse.ArgumentTypeError(f"de map {text} bestaat niet")
    return folder


def number_of_sessions(text: str) -> int:
    """Read how many sessions to invent.

    Raises argparse.ArgumentTypeError, with a Dutch text, if that is no number of them.
    """
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is geen aantal sessies")
    return int(text)


class _DutchHelp(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: Any = None) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)
