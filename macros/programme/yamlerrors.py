"""What is wrong with a text that is not YAML, in words an editor can act on.

The parser's own message and place are often far from the cause: an apostrophe in
``'s-Hertogenbosch`` is reported at the end of the file.  So the lines around the reported place
are looked at first, for the mistakes people really make; the parser's message is the fall-back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from yaml.reader import Reader, ReaderError

from macros.programme.findings import Position, Problem
from macros.programme.line_mistakes import (
    ANYTHING,
    Expected,
    a_problem,
    at_margin,
    mistake,
    opens_quote,
    quote_hint,
)
from macros.programme.margins import right_margin

_KEY = re.compile(r"^(?P<margin> *)(?P<key>[\w-]+):(?: |$)")
NO_COLON = "yaml-dubbele-punt-mist"

_PARSER_MESSAGES = {
    "could not find expected ':'": NO_COLON,
    "mapping values are not allowed": "yaml-dubbele-punt",
    "found unexpected end of stream": "yaml-aanhalingsteken-open",
    "found character '\\t'": "yaml-tab",
    "that cannot start any token": "yaml-bijzonder-teken",
    "expected <block end>": "yaml-inspringen",
    "sequence entries are not allowed": "yaml-streepje",
    "did not find expected": "yaml-inspringen",
    "found unknown escape character": "yaml-schuine-streep",
    "expected escape sequence": "yaml-schuine-streep",
}


def explain(
    text: str, lines: list[str], error: yaml.YAMLError, expected: Expected = ANYTHING
) -> Iterator[Problem]:
    """Yield the problems of a ``text`` that the YAML parser refuses; at least one."""
    error = _plainer(text, error)
    if isinstance(error, ReaderError):
        yield _unreadable_character(text)
        return
    context = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None)
    text_of_parser = getattr(error, "problem", None) or ""
    if context and "could not find expected ':'" in text_of_parser:
        mark = context  # where the key begins; the parser gives up only at the next line
    place = _inside(lines, mark.line, mark.column) if mark else Position(1, 1)
    if cause := _cause_elsewhere(lines, place, text_of_parser, expected):
        yield cause
        return
    last = context.line + 1 if context else place.line
    suspects = list(_suspects(lines, place.line, last, expected))
    if suspects:
        yield from suspects
    else:
        codes = (code for part, code in _PARSER_MESSAGES.items() if part in text_of_parser)
        code = next(codes, "yaml-anders")
        if code == "yaml-dubbele-punt" and expected.fields and _is_prose(lines[place.line - 1]):
            code = NO_COLON
        yield _no_field(lines, place, expected) if code == NO_COLON else a_problem(place, code)


def _cause_elsewhere(
    lines: list[str], place: Position, said: str, expected: Expected
) -> Problem | None:
    """Return what is wrong with how lines stand to each other, which the parser finds too late."""
    found = _first_key_too_far(lines)
    if not found and "expected '<document start>'" in said:
        found = _first_without_colon(lines, expected)
    found = found or _misplaced(lines, place.line, expected)
    if not found and "mapping values are not allowed" in said:
        found = _without_colon(lines, place, expected)
    return found


def is_certain(problem: Problem) -> bool:
    """Whether a problem is seen on its own line, whatever the lines around it say."""
    return bool(problem.correction) or problem.code == "yaml-tab"


def _plainer(text: str, error: yaml.YAMLError) -> yaml.YAMLError:
    # The pure parser's messages and places differ from those of the C parser, and are the
    # documented ones; the C parser is only there for speed.
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as plainer:
        return plainer
    except RecursionError:
        pass
    return error


def _inside(lines: list[str], line: int, column: int) -> Position:
    """Return the place, pulled back to the last line with text when it is past the end."""
    while line > 0 and (line >= len(lines) or not lines[line].strip()):
        line -= 1
        column = 0
    return Position(line + 1, column + 1)


def _unreadable_character(text: str) -> Problem:
    index = next((i for i, c in enumerate(text) if Reader.NON_PRINTABLE.match(c)), 0)
    line = text.count("\n", 0, index) + 1
    column = index - text.rfind("\n", 0, index)
    return a_problem(
        Position(line, column), "yaml-onleesbaar-teken", nummer=f"{ord(text[index]):04X}"
    )


def _misplaced(lines: list[str], number: int, expected: Expected) -> Problem | None:
    """Return that a field does not line up with those it belongs to."""
    margin = right_margin(lines, number, expected.fields)
    return None if margin is None else at_margin(lines, number, margin)


def _suspects(
    lines: list[str], problem: int, context: int, expected: Expected
) -> Iterator[Problem]:
    """Yield the likely mistakes in the lines that the parser points to, and just before them."""
    near = dict.fromkeys((problem, context, problem - 1))
    seen = set()
    for number in near:
        if 1 <= number <= len(lines) and (found := mistake(lines, number, expected)):
            seen.add(number)
            yield found
            break
    # An opening quote swallows text until the next one, so its own line may be far above.
    for number in range(1, problem):
        if number not in seen and opens_quote(lines[number - 1]):
            yield quote_hint(number, lines[number - 1])


def _first_without_colon(lines: list[str], expected: Expected) -> Problem | None:
    """Return that the first line has no colon, so that the whole text seems to be one value."""
    found = ((n, line) for n, line in enumerate(lines, 1) if line.strip() and line[0] != "#")
    number, line = next(found, (1, ":"))
    return None if ":" in line else _no_field(lines, Position(number, 1), expected)


def _without_colon(lines: list[str], place: Position, expected: Expected) -> Problem | None:
    """Return that the line above has no colon, so that the next one is taken for part of it."""
    above, here = (lines[place.line - 2], lines[place.line - 1]) if place.line > 1 else ("", "")
    margin = re.match(r" *", here)
    if margin and re.match(rf"{margin[0]}[\w-]", above) and ":" not in above:
        return _no_field(lines, Position(place.line - 1, margin.end() + 1), expected)
    return None


def _no_field(lines: list[str], place: Position, expected: Expected) -> Problem:
    """Return that a line is no field, and what it may be."""
    line = lines[place.line - 1]
    if _field_above(lines, place.line) in expected.lists:
        return a_problem(place, "geen-lijst", f"  - {line.strip(' -')}")
    field, _, value = line.lstrip().partition(" ")
    if field in expected.fields and (right := value.strip(" =:")):
        return a_problem(place, NO_COLON, f"{line[: place.column - 1]}{field}: {right}")
    if expected.fields and " " in line.strip():
        return a_problem(place, "geen-veld")
    return a_problem(place, NO_COLON)


def _is_prose(line: str) -> bool:
    """Whether there are several words before the first colon, so that it is no field."""
    return " " in line.partition(":")[0].strip()


def _field_above(lines: list[str], number: int) -> str:
    """Return the field without a value that a line at the margin comes after, if it does."""
    for line in reversed(lines[: number - 1]):
        if line and line[0] not in "# " and (":" in line or line[0] == "-"):
            field = line.rstrip()
            return field[:-1] if field.endswith(":") else ""
    return ""


def _first_key_too_far(lines: list[str]) -> Problem | None:
    """Return that the first field has spaces before it while the next ones have none."""
    keys = [(number, match) for number, line in enumerate(lines, 1) if (match := _KEY.match(line))]
    if len(keys) < 2 or not keys[0][1]["margin"] or keys[1][1]["margin"]:  # noqa: PLR2004
        return None
    return at_margin(lines, keys[0][0], 0)
