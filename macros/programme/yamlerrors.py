"""What is wrong with a text that is not YAML, in words an editor can act on.

The parser's own message and place are often far from the cause: an apostrophe in
``'s-Hertogenbosch`` is reported at the end of the file.  So the lines around the reported place
are looked at first, for the mistakes people really make; the parser's message is the fall-back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from yaml.reader import Reader, ReaderError

from macros.programme.corrections import quoted
from macros.programme.findings import Position, Problem
from macros.programme.margins import right_margin
from macros.programme.messages import message

INVISIBLE = "\u00a0\u2007\u202f\u200b\u200c\u200d\u2060\ufeff"
"""Spaces that look like a space, or like nothing, and that YAML takes for a letter."""

CURLY = "“”„‟«»"
"""Double quotes that YAML takes for a letter."""

_PAIR = re.compile(r"^(?P<head>\s*(?:- +)*[\w-]+:[ ]+)(?P<value>\S.*?)\s*$")
_GLUED = re.compile(r"^(?P<head>\s*(?:- +)*)(?P<key>[a-z_]+):(?P<value>[^\s/].*)$")
_STRANGE_SPACE = re.compile(
    rf"^ *(?:(?:- *)*[\w-]+: ?)?[{INVISIBLE}]|^ *(?:- +)*-(?=[{INVISIBLE}])."
)
_KEY = re.compile(r"^(?P<margin> *)(?P<key>[\w-]+):(?: |$)")
_SPECIAL = "@`%*&!|>{[,?"
_FLOW = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}")
"""A list or a group on one line."""
_EMPTY_LIST = re.compile(r"^(?P<head>\s*(?P<key>[\w-]+): *)\[ *\]\s*$")
_BULLET = re.compile(r"^(?P<margin> *)[*+•·–—] +(?P<item>[^*]+)$")
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


@dataclass(frozen=True, slots=True)
class Expected:
    """What should be in a text, as far as that is known beforehand."""

    fields: frozenset[str] = frozenset()
    """The fields that stand at the margin."""
    lists: frozenset[str] = frozenset()
    """Those of them that take a list."""


ANYTHING = Expected()


def explain(
    text: str, lines: list[str], error: yaml.YAMLError, expected: Expected = ANYTHING
) -> Iterator[Problem]:
    """Yield the problems of a ``text`` that the YAML parser refuses; at least one."""
    error = _plainer(text, error)
    if isinstance(error, ReaderError):
        yield _unreadable_character(text)
        return
    if too_far := _first_key_too_far(lines):
        yield too_far
        return
    context = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None)
    text_of_parser = getattr(error, "problem", None) or ""
    if context and "could not find expected ':'" in text_of_parser:
        mark = context  # where the key begins; the parser gives up only at the next line
    place = _inside(lines, mark.line, mark.column) if mark else Position(1, 1)
    first = next((n for n, line in enumerate(lines, 1) if line.strip() and line[0] != "#"), 0)
    if "expected '<document start>'" in text_of_parser and first and ":" not in lines[first - 1]:
        yield _no_field(lines, Position(first, 1), expected)
        return
    if misplaced := _misplaced(lines, place.line, expected):
        yield misplaced
        return
    if "mapping values are not allowed" in text_of_parser and (
        bare := _without_colon(lines, place, expected)
    ):
        yield bare
        return
    last = context.line + 1 if context else place.line
    suspects = list(_suspects(lines, place.line, last, expected))
    if suspects:
        yield from suspects
    else:
        codes = (code for part, code in _PARSER_MESSAGES.items() if part in text_of_parser)
        code = next(codes, "yaml-anders")
        yield _no_field(lines, place, expected) if code == NO_COLON else _problem(place, code)


def quoted_line(line: str) -> str:
    """Return ``line`` with the value after its first colon between quotes."""
    match = _PAIR.match(line)
    return f"{match['head']}{quoted(match['value'])}" if match else ""


def without_value(line: str) -> str | None:
    """Return ``line`` with an empty text as its value; ``None`` when it is not “key: value”."""
    match = _PAIR.match(line) or _GLUED.match(line)
    if not match:
        return None
    head = f"{match['head']}{match['key']}: " if "key" in match.groupdict() else match["head"]
    return f'{head}""'


def is_certain(problem: Problem) -> bool:
    """Whether a problem is seen on its own line, whatever the lines around it say."""
    return bool(problem.correction) or problem.code == "yaml-tab"


_QUOTES = re.compile(f'[{CURLY}‘’"]')


def quote_trouble(value: str) -> str:
    """Return the code for quotes in a text without quotes around it that cannot be meant."""
    if not _QUOTES.search(value):
        return ""
    curly = [character for character in value if character in CURLY]
    if value.endswith('""'):
        return "yaml-leeg-paar"
    wrapped = value[0] in f"{CURLY}‘" and value[-1] in f"{CURLY}’" if len(value) > 1 else False
    if wrapped and (len(curly) == 2 or (not curly and "’" not in value[1:-1])):  # noqa: PLR2004
        return "kromme-aanhalingstekens"
    return "los-aanhalingsteken" if (len(curly) + value.count('"')) % 2 else ""


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
    return _problem(
        Position(line, column), "yaml-onleesbaar-teken", nummer=f"{ord(text[index]):04X}"
    )


def _misplaced(lines: list[str], number: int, expected: Expected) -> Problem | None:
    """Return that a field does not line up with those it belongs to."""
    margin = right_margin(lines, number, expected.fields)
    return None if margin is None else _at_margin(lines, number, margin)


def _at_margin(lines: list[str], number: int, margin: int) -> Problem:
    line = lines[number - 1]
    bare = line.lstrip()
    right = " " * margin + bare
    if margin:
        place = Position(number, len(line) - len(bare) + 1)
        return _problem(place, "yaml-inspringen", right)
    spaces = "de spatie" if len(line) - len(bare) == 1 else "de spaties"
    veld = bare.partition(":")[0]
    return _problem(Position(number, 1), "yaml-spatie-vooraan", right, veld=veld, spaties=spaces)


def _suspects(
    lines: list[str], problem: int, context: int, expected: Expected
) -> Iterator[Problem]:
    """Yield the likely mistakes in the lines that the parser points to, and just before them."""
    near = dict.fromkeys((problem, context, problem - 1))
    seen = set()
    for number in near:
        if 1 <= number <= len(lines) and (found := _mistake(lines, number, expected)):
            seen.add(number)
            yield found
            break
    # An opening quote swallows text until the next one, so its own line may be far above.
    for number in range(1, problem):
        if number not in seen and _opens_quote(lines[number - 1]):
            yield _quote_hint(number, lines[number - 1])


def _mistake(lines: list[str], number: int, expected: Expected) -> Problem | None:
    """Return what is wrong with one line on its own, if anything is."""
    line = lines[number - 1]
    if re.match(r"^ *\t", line):
        right = _without_tabs(lines, number, expected)
        return _problem(Position(number, line.index("\t") + 1), "yaml-tab", right)
    if bullet := _BULLET.match(line):
        place = Position(number, bullet.end("margin") + 1)
        return _problem(place, "geen-lijst", f"{bullet['margin']}- {bullet['item']}")
    below = lines[number] if number < len(lines) else ""
    if (empty := _EMPTY_LIST.match(line)) and below.lstrip().startswith("- "):
        place = Position(number, empty.end("head") + 1)
        return _problem(place, "yaml-haak-leeg", empty["head"].rstrip(), veld=empty["key"])
    return _wrong_spaces(number, line) or _wrong_value(number, line, expected)


def _wrong_spaces(number: int, line: str) -> Problem | None:
    """Return that there is a space that is none, or no space where one has to be."""
    if strange := _STRANGE_SPACE.match(line):
        right = line.translate(dict.fromkeys(map(ord, INVISIBLE), " "))
        return _problem(Position(number, strange.end()), "onzichtbaar-teken", right)
    if glued := _GLUED.match(line):
        place = Position(number, glued.start("value") + 1)
        right = f"{glued['head']}{glued['key']}: {glued['value']}"
        return _problem(place, "yaml-spatie-mist", right, veld=glued["key"])
    return None


def _wrong_value(number: int, line: str, expected: Expected) -> Problem | None:
    """Return that a value is no value as it stands."""
    pair = _PAIR.match(line)
    if pair and (brackets := _wrong_brackets(number, pair, expected)):
        return brackets
    if pair and (second := _second_field(pair, expected)):
        place = Position(number, pair.start("value") + 1)
        margin = line[: len(line) - len(line.lstrip())]
        return _problem(place, "twee-velden", f"{margin}{second}")
    if pair and _needs_quotes(pair["value"]):
        return _quote_hint(number, line)
    return None


def _wrong_brackets(number: int, pair: re.Match[str], expected: Expected) -> Problem | None:
    """Return that not all of a list stands between its brackets."""
    key, value = pair["head"].strip(" :"), pair["value"]
    is_list = key in expected.lists and value[0] == "[" and "]" in value
    if not is_list or _FLOW.fullmatch(value):
        return None
    between = r"[\[\],;]" if "," in value else r"[\[\];\s]"
    right = ", ".join(item.strip() for item in re.split(between, value) if item.strip())
    place = Position(number, pair.start("value") + 1)
    return _problem(place, "yaml-haak-te-vroeg", f"{pair['head']}[{right}]")


def _without_tabs(lines: list[str], number: int, expected: Expected) -> str:
    """Return a line with spaces for the tabs before it, as many as it needs there."""
    line = lines[number - 1]
    bare = line.lstrip(" \t")
    right = f"{line[: -len(bare)].replace(chr(9), '  ')}{bare}" if bare else ""
    margin = right_margin([*lines[: number - 1], right], number, expected.fields)
    return right if margin is None else " " * margin + bare


def _second_field(pair: re.Match[str], expected: Expected) -> str:
    """Return the field that was typed as the value of another one, such as ``a: b: c``."""
    value = pair["value"]
    key = value.partition(": ")[0]
    return value if key in expected.fields and ": " in value else ""


def _needs_quotes(value: str) -> bool:
    first = value[0]
    if first in "\"'":
        return not _is_closed(value, first)
    if _FLOW.fullmatch(value):
        return False
    return first in _SPECIAL or value.startswith("- ") or re.search(r":( |$)", value) is not None


def _is_closed(value: str, quote: str) -> bool:
    """Whether a text that begins with ``quote`` ends with it, with none in between."""
    inner = value[1:-1].replace("''", "") if quote == "'" else re.sub(r"\\.", "", value[1:-1])
    return len(value) > 1 and value[-1] == quote and quote not in inner


def _opens_quote(line: str) -> bool:
    pair = _PAIR.match(line)
    return pair is not None and pair["value"][0] in "\"'" and _needs_quotes(pair["value"])


def _quote_hint(number: int, line: str) -> Problem:
    pair = _PAIR.match(line)
    assert pair
    place = Position(number, pair.start("value") + 1)
    value = pair["value"]
    if value[0] == '"' and value.count('"') == 1:
        right = quoted(value[1:].rstrip(CURLY))
        return _problem(place, "yaml-aanhalingsteken-open", f"{pair['head']}{right}")
    for bracket, closing in ("[]", "{}"):
        if value[0] == bracket and closing not in value:
            right = f"{pair['head']}{value.rstrip(' ,')}{closing}"
            return _problem(place, "yaml-haak-open", right, haak=closing)
    if inner := re.fullmatch(r"""(?:""|'')\s*([^"']+)""", value):
        return _problem(place, "yaml-leeg-paar", f"{pair['head']}{quoted(inner[1])}")
    right = f"{pair['head']}{quoted(value[1:-1])}" if _has_inner_quotes(value) else ""
    return _problem(place, "yaml-aanhalingstekens", right or quoted_line(line))


def _has_inner_quotes(value: str) -> bool:
    """Whether the quotes around a text are meant as such, and there are others within it.

    In ``"Samen" en "apart"`` the second one closes the first.
    """
    quote = value[0]
    if quote not in "\"'" or value[-1] != quote:
        return False
    inner = value[1:-1]
    second = inner.find(quote)
    closes = re.match(r"[\s,.;:!?)]", inner[second + 1 :]) and inner[second - 1 : second].strip()
    return second >= 0 and not closes


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
        return _problem(place, "geen-lijst", f"  - {line.strip(' -')}")
    field, _, value = line.lstrip().partition(" ")
    if field in expected.fields:
        return _problem(place, NO_COLON, f"{line[: place.column - 1]}{field}: {value.strip()}")
    if expected.fields and " " in line.strip():
        return _problem(place, "geen-veld")
    return _problem(place, NO_COLON)


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
    return _at_margin(lines, keys[0][0], 0)


def _problem(position: Position, code: str, correction: str = "", **context: object) -> Problem:
    return Problem(position, code, message(code, **context), correction)
