"""A finding: one thing that is wrong in the content, where it is, and how it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from macros.programme.corrections import corrected


class Level(StrEnum):
    """What a finding means for whoever wants to publish."""

    ERROR = "fout"
    """Nothing is published until it is mended."""
    ADVICE = "let op"
    """It can be better, and is published as it is."""


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
    correction: str = ""
    """What to type in place of the line; empty where nobody can know."""


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
    """A Dutch sentence that says what is wrong and what to do about it."""

    excerpt: str = ""
    """The line of the file as it stands, without its line end; empty when there is none."""

    correction: str = ""
    """Lines to paste in place of the excerpt; empty where nobody can know what is right."""

    level: Level = Level.ERROR

    reason: str = ""
    """Why the content may be so all the same, as it says itself under ``toegestaan``."""

    @property
    def blocks(self) -> bool:
        """Whether nothing can be published because of it."""
        return self.level is Level.ERROR and not self.reason

    def mended(self, wrong: str, right: str) -> Finding:
        """Return it with the line that has ``right`` in place of ``wrong``, if that is there."""
        return replace(self, correction=corrected(self.excerpt, self.column, wrong, right))

    def accepted(self, reason: str) -> Finding:
        """Return it with the reason why it may be so."""
        return replace(self, reason=reason)


class ProgrammeError(Exception):
    """The programme cannot be published; ``findings`` says everything that is wrong with it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(set(findings)))
        super().__init__(show(self.findings))


def show(findings: Iterable[Finding]) -> str:
    """Return the findings as text for a terminal: place, sentence, the line and a caret."""
    shown = tuple(findings)
    if not shown:
        return ""
    blocking = sum(finding.blocks for finding in shown)
    count = "1 fout" if blocking == 1 else f"{blocking} fouten"
    end = [f"{count} in het programma. Er is niets gepubliceerd.\n"] if blocking else []
    return "\n\n".join([*map(show_one, shown), *end])


def show_one(finding: Finding) -> str:
    """Return one finding as text for a terminal."""
    place = f"{finding.path}:{finding.line}:{finding.column}"
    head = f"{place}: {finding.level}: {finding.message} [{finding.code}]"
    to_paste = ["Schrijf:", finding.correction] if finding.correction else []
    return "\n".join([head, *_show_place(finding), *to_paste])


def _show_place(finding: Finding) -> list[str]:
    if not finding.excerpt.strip():
        return []
    gutter = f"{finding.line:>5} | "
    # A tab must stay a tab, or the caret would not stand under its character.
    before = finding.excerpt[: finding.column - 1]
    indent = "".join("\t" if character == "\t" else " " for character in before)
    return [f"{gutter}{visible(finding.excerpt)}", f"{' ' * 5} | {indent}^"]


def visible(line: str) -> str:
    """Return a line with a mark for what a terminal would obey or hide instead of show."""
    return "".join("\ufffd" if _is_control(character) else character for character in line)


def _is_control(character: str) -> bool:
    return (character < " " and character != "\t") or character in _CONTROLS


_CONTROLS = frozenset(
    map(chr, (*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
