"""What is wrong with one line that YAML does not read, and what to type instead.

These are the mistakes that people really make; each is seen on its own line, whatever the parser
says and wherever it says it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
_SPECIAL = "@`%*&!|>{[,?"
_FLOW = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}")
"""A list or a group on one line."""
_EMPTY_LIST = re.compile(r"^(?P<head>\s*(?P<key>[\w-]+): *)\[ *\]\s*$")
_BULLET = re.compile(r"^(?P<margin> *)[*+•·–—] +(?P<item>[^*]+)$")
_QUOTES = re.compile(f'[{CURLY}‘’"]')


@dataclass(frozen=True, slots=True)
class Expected:
    """What should be in a text, as far as that is known beforehand."""

    fields: frozenset[str] = frozenset()
    """The fields that stand at the margin."""
    lists: frozenset[str] = frozenset()
    """Those of them that take a list."""


ANYTHING = Expected()


def mistake(lines: list[str], number: int, expected: Expected) -> Problem | None:
    """Return what is wrong with one line on its own, if anything is."""
    line = lines[number - 1]
    if re.match(r"^ *\t", line):
        right = _without_tabs(lines, number, expected)
        return a_problem(Position(number, line.index("\t") + 1), "yaml-tab", right)
    if bullet := _BULLET.match(line):
        place = Position(number, bullet.end("margin") + 1)
        return a_problem(place, "geen-lijst", f"{bullet['margin']}- {bullet['item']}")
    below = lines[number] if number < len(lines) else ""
    if (empty := _EMPTY_LIST.match(line)) and below.lstrip().startswith("- "):
        place = Position(number, empty.end("head") + 1)
        return a_problem(place, "yaml-haak-leeg", empty["head"].rstrip(), veld=empty["key"])
    return _wrong_spaces(number, line) or _wrong_value(number, line, expected)


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


def opens_quote(line: str) -> bool:
    """Whether a quote is opened on a line that does not close on it."""
    pair = _PAIR.match(line)
    return pair is not None and pair["value"][0] in "\"'" and _needs_quotes(pair["value"])


def quote_hint(number: int, line: str) -> Problem:
    """Return what is wrong with the quotes or brackets of a value, or that it needs quotes."""
    pair = _PAIR.match(line)
    assert pair
    place = Position(number, pair.start("value") + 1)
    value = pair["value"]
    if value[0] == '"' and value.count('"') == 1:
        right = quoted(value[1:].rstrip(CURLY))
        return a_problem(place, "yaml-aanhalingsteken-open", f"{pair['head']}{right}")
    for bracket, closing in ("[]", "{}"):
        if value[0] == bracket and closing not in value:
            right = f"{pair['head']}{value.rstrip(' ,')}{closing}"
            return a_problem(place, "yaml-haak-open", right, haak=closing)
    if inner := re.fullmatch(r"""(?:""|'')\s*([^"']+)""", value):
        return a_problem(place, "yaml-leeg-paar", f"{pair['head']}{quoted(inner[1])}")
    right = f"{pair['head']}{quoted(value[1:-1])}" if _has_inner_quotes(value) else ""
    return a_problem(place, "yaml-aanhalingstekens", right or quoted_line(line))


def at_margin(lines: list[str], number: int, margin: int) -> Problem:
    """Return that the field on a line should stand at another margin."""
    line = lines[number - 1]
    bare = line.lstrip()
    right = " " * margin + bare
    if margin:
        place = Position(number, len(line) - len(bare) + 1)
        return a_problem(place, "yaml-inspringen", right)
    spaces = "de spatie" if len(line) - len(bare) == 1 else "de spaties"
    veld = bare.partition(":")[0]
    return a_problem(Position(number, 1), "yaml-spatie-vooraan", right, veld=veld, spaties=spaces)


def a_problem(position: Position, code: str, correction: str = "", **context: object) -> Problem:
    """Return a problem with the sentence of its code."""
    return Problem(position, code, message(code, **context), correction)


def _wrong_spaces(number: int, line: str) -> Problem | None:
    """Return that there is a space that is none, or no space where one has to be."""
    if strange := _STRANGE_SPACE.match(line):
        right = line.translate(dict.fromkeys(map(ord, INVISIBLE), " "))
        return a_problem(Position(number, strange.end()), "onzichtbaar-teken", right)
    if glued := _GLUED.match(line):
        place = Position(number, glued.start("value") + 1)
        right = f"{glued['head']}{glued['key']}: {glued['value']}"
        return a_problem(place, "yaml-spatie-mist", right, veld=glued["key"])
    return None


def _wrong_value(number: int, line: str, expected: Expected) -> Problem | None:
    """Return that a value is no value as it stands."""
    pair = _PAIR.match(line)
    if pair and (brackets := _wrong_brackets(number, pair, expected)):
        return brackets
    if pair and (second := _second_field(pair, expected)):
        place = Position(number, pair.start("value") + 1)
        margin = line[: len(line) - len(line.lstrip())]
        return a_problem(place, "twee-velden", f"{margin}{second}")
    if pair and _needs_quotes(pair["value"]):
        return quote_hint(number, line)
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
    return a_problem(place, "yaml-haak-te-vroeg", f"{pair['head']}[{right}]")


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
