"""The two lines with ``---`` around the fields of a session: where they are, or should be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.programme import yamltext
from macros.programme.findings import Position, Problem
from macros.programme.messages import message

_DASHES = re.compile(r"\s*(?:[–—]+|(?:[-–—_*=] ?){2,})\s*")
"""What is typed for a line with ``---``, in which nothing else stands."""

_OF_FIELDS = re.compile(r"\s*$|#(?!#)|\s|-\s|[\w-]+:(?: |$)")
"""How a line between the two begins."""

_FIELD = re.compile(r"[a-z_]+:(?: |$)")


@dataclass(frozen=True, slots=True)
class Parts:
    """A file of a session."""

    matter: str
    """The fields, as YAML."""
    body: str
    body_line: int
    """The line at which ``body`` begins."""
    matter_line: int = 2
    """The line at which ``matter`` begins."""
    problem: Problem | None = None
    """What is wrong with the lines around the fields; the parts are then what was meant."""


def split(text: str) -> Parts:
    """Return the parts of a file; nobody knows of one without any line of dashes."""
    right = yamltext.front_matter(text)
    if right:
        return Parts(*right)
    lines = text.split("\n")
    if lines[0].rstrip() == "---":
        return _without_end(lines)
    ends = [n for n, line in enumerate(lines) if line.strip() == "---"]
    is_below = len(ends) > 1 and not any(_FIELD.match(line) for line in lines[: ends[0]])
    if is_below or text.lstrip().startswith("---"):
        problem, start = _problem(1, "voorblok-te-laag"), ends[0] + 1 if ends else 0
    else:
        problem, start = _no_beginning(text, lines), 1 if _is_dashes(lines[0]) else 0
    end = next((n for n in ends if n >= start), 0)
    if not end:
        return Parts("", text, 1, problem=problem)
    matter, body = "\n".join(lines[start:end]), "\n".join(lines[end + 1 :])
    return Parts(matter, body, end + 2, start + 1, problem)


def _no_beginning(text: str, lines: list[str]) -> Problem:
    if _is_dashes(lines[0]):
        return _problem(1, "streepjes-anders", "---")
    is_field = text.strip() and _OF_FIELDS.match(lines[0])
    return _problem(1, "geen-voorblok", f"---\n{lines[0]}" if is_field else "")


def _without_end(lines: list[str]) -> Parts:
    """Return the parts of a file whose fields are not ended by a line with three dashes."""
    last = 1
    for number, line in enumerate(lines[1:], 2):
        if _is_dashes(line):
            problem = _problem(number, "streepjes-anders", "---")
            return _cut(lines, number - 1, number, problem)
        if not _OF_FIELDS.match(line):
            break
        last = number if line.strip() else last
    problem = _problem(last, "streepjes-missen", f"{lines[last - 1]}\n---", regel=last)
    return _cut(lines, last, last, problem)


def _cut(lines: list[str], end: int, start: int, problem: Problem) -> Parts:
    matter, body = "\n".join(lines[1:end]), "\n".join(lines[start:])
    return Parts(matter, body, start + 1, problem=problem)


def _is_dashes(line: str) -> bool:
    return bool(line.strip()) and _DASHES.fullmatch(line) is not None


def _problem(line: int, code: str, correction: str = "", **context: object) -> Problem:
    return Problem(Position(line, 1), code, message(code, **context), correction)
