"""Where something in the programme came from: a file and the places of its fields."""

from __future__ import annotations

from dataclasses import dataclass, field

from macros.programme.findings import Finding, Position, Problem
from macros.programme.messages import level, message
from macros.programme.yamltext import Marks, Path


@dataclass(frozen=True)
class Source:
    """A file, and the part of it that one object came from."""

    path: str
    """The file, with forward slashes, relative to where the build was started."""
    lines: tuple[str, ...] = field(repr=False)
    """The text of the file, for the excerpt in a finding."""
    marks: Marks = field(default_factory=Marks, repr=False)
    prefix: Path = ()
    """Where in the file the object stands; fields are found under it."""

    def finding(self, code: str, *path: str | int, **context: object) -> Finding:
        """Return a finding at the value of the field at ``path``."""
        return self.at(self.marks.value((*self.prefix, *path)), code, **context)

    def key_finding(self, code: str, *path: str | int, **context: object) -> Finding:
        """Return a finding at the key of the field at ``path``."""
        return self.at(self.marks.key((*self.prefix, *path)), code, **context)

    def at(self, position: Position, code: str, **context: object) -> Finding:
        """Return a finding at a place in the file."""
        sentence, _, correction = message(code, **context).partition("\n")
        return self.of(Problem(position, code, sentence, correction))

    def of(self, problem: Problem) -> Finding:
        """Return ``problem`` as a finding in this file."""
        line, column = problem.position.line, problem.position.column
        return Finding(
            *(self.path, line, column, problem.code, problem.message, self._line(line)),
            correction=problem.correction,
            level=level(problem.code),
        )

    def _line(self, number: int) -> str:
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    def under(self, *path: str | int) -> Source:
        """Return the source of the part at ``path``."""
        return Source(self.path, self.lines, self.marks, (*self.prefix, *path))

    def __deepcopy__(self, memo: object) -> Source:
        return self


NOWHERE = Source("", ())
"""Of what no editor wrote."""
