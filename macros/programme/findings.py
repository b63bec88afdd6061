"""A finding: one thing that is wrong in the content, where it is, and how it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text file, both numbers counted from 1 as editors count."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a place in a text, before it is known which file the text is."""

    position: Position
    code: str
    message: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One problem in a file, for the editor who can solve it; sorts by file and place."""

    path: str
    """The file, relative to the folder the command was started in, with forward slashes."""

    line: int
    column: int

    code: str
    """Short Dutch name of the rule, such as ``geen-datum``; usable under ``toegestaan``."""

    message: str
    """A Dutch sentence that says what is wrong and what to type instead.

    Lines after the first are text to paste.
    """

    excerpt: str = ""
    """The line of the file as it stands, without its line end; empty when there is none."""


class ProgrammeError(Exception):
    """The programme cannot be published; ``findings`` says everything that is wrong with it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(set(findings)))
        super().__init__(show(self.findings))


def show(findings: Iterable[Finding]) -> str:
    """Return the findings as text for a terminal: place, sentence, the line and a caret."""
    shown = [_show_one(finding) for finding in findings]
    if not shown:
        return ""
    count = "1 fout" if len(shown) == 1 else f"{len(shown)} fouten"
    return "\n\n".join([*shown, f"{count} in het programma. Er is niets gepubliceerd.\n"])


def _show_one(finding: Finding) -> str:
    sentence, *to_paste = finding.message.split("\n")
    head = f"{finding.path}:{finding.line}:{finding.column}: {sentence} [{finding.code}]"
    return "\n".join([head, *_show_place(finding), *to_paste])


def _show_place(finding: Finding) -> list[str]:
    if not finding.excerpt.strip():
        return []
    gutter = f"{finding.line:>5} | "
    # A tab must stay a tab, or the caret would not stand under its character.
    before = finding.excerpt[: finding.column - 1]
    indent = "".join("\t" if character == "\t" else " " for character in before)
    return [f"{gutter}{finding.excerpt}", f"{' ' * 5} | {indent}^"]
