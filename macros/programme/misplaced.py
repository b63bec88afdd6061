"""Fields of a session that stand where they say nothing: under another one, or in the description.

Nothing is wrong with such a line by itself, so nobody would see that it is not used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from macros.programme.findings import Position, Problem
from macros.programme.messages import message
from macros.programme.source import Source
from macros.programme.yamltext import Marks, Path

_LIKE_FIELD = re.compile(r"(?P<key>[a-z_]+):(?P<value>(?:[ \t].*)?)$")


def taken_out(
    fields: Mapping[str, Any],
    source: Source,
    known: AbstractSet[str],
    within: Callable[[str], AbstractSet[str]],
) -> tuple[dict[str, Any], Marks, list[Problem]]:
    """Return the fields with those at the margin that stand under one that does not have them.

    :param known: the fields of a session.
    :param within: returns the fields of the group that a field is, none for any other.
    """
    result, marks, problems = dict(fields), source.marks, []
    for outer, value in fields.items():
        for place, group in _groups(value):
            for key in sorted(group.keys() & known - within(outer) - fields.keys()):
                path: Path = (outer, *place, key)
                line = source.lines[marks.key(path).line - 1]
                if not line.lstrip().startswith(f"{key}:"):
                    continue
                problems.append(_too_far(marks.key(path), line, key))
                result[key] = group.pop(key)
                marks = marks.moved(path, (key,))
        if value == {}:
            result[outer] = None
            marks = marks.moved_to_key((outer,))
    return result, marks, problems


def _groups(value: Any) -> Iterator[tuple[tuple[int, ...], dict[str, Any]]]:
    """Yield the groups that a field is, or that are in its list, and where."""
    if isinstance(value, dict) and value:
        yield (), value
    elif isinstance(value, list):
        yield from (((index,), one) for index, one in enumerate(value) if isinstance(one, dict))


def _too_far(place: Position, line: str, key: str) -> Problem:
    spaces = "de spatie" if place.column == 2 else "de spaties"  # noqa: PLR2004 -- one space
    sentence = message("yaml-spatie-vooraan", veld=key, spaties=spaces)
    return Problem(Position(place.line, 1), "yaml-spatie-vooraan", sentence, line.lstrip())


def in_description(body: str, first_line: int, known: AbstractSet[str]) -> Iterator[Problem]:
    """Yield the lines of a description that are fields, and so belong above it.

    In a text a line begins with a capital letter, or with a word that is no field; beside a field
    such a word is one that was misspelt.

    :param first_line: the line of the file at which the description begins.
    """
    lines = body.split("\n")
    block: list[int] = []
    for index, line in enumerate([*lines, ""]):
        if _is_like_field(line, lines[index + 1 : index + 2]):
            block.append(index)
        elif block and not line.startswith((" ", "-")):
            if any(lines[one].partition(":")[0] in known for one in block):
                for one in block:
                    place = Position(first_line + one, 1)
                    yield Problem(place, "veld-in-tekst", message("veld-in-tekst"))
            block = []


def _is_like_field(line: str, below: list[str]) -> bool:
    """Whether a line is a key with a value, behind it or on the lines below it."""
    found = _LIKE_FIELD.match(line.rstrip())
    if not found:
        return False
    return bool(found["value"].strip()) or (bool(below) and below[0].startswith((" ", "-")))
