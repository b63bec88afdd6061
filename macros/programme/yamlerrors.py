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

from macros.programme.corrections import quoted
from macros.programme.findings import Position, Problem
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

_PARSER_MESSAGES = {
    "could not find expected ':'": "yaml-dubbele-punt-mist",
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


def explain(text: str, lines: list[str], error: yaml.YAMLError) -> Iterator[Problem]:
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
    if "mapping values are not allowed" in text_of_parser and (
        bare := _without_colon(lines, place)
    ):
        yield bare
        return
    suspects = list(_suspects(lines, place.line, context.line + 1 if context else place.line))
    if suspects:
        yield from suspects
    else:
        codes = (code for part, code in _PARSER_MESSAGES.items() if part in text_of_parser)
        yield _problem(place, next(codes, "yaml-anders"))


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


def _suspects(lines: list[str], problem: int, context: int) -> Iterator[Problem]:
    """Yield the likely mistakes in the lines that the parser points to, and just before them."""
    near = dict.fromkeys((problem, context, problem - 1))
    seen = set()
    for number in near:
        if 1 <= number <= len(lines) and (found := _mistake(number, lines[number - 1])):
            seen.add(number)
            yield found
            break
    # An opening quote swallows text until the next one, so its own line may be far above.
    for number in range(1, problem):
        if number not in seen and _opens_quote(lines[number - 1]):
            yield _quote_hint(number, lines[number - 1])


def _mistake(number: int, line: str) -> Problem | None:
    """Return what is wrong with one line on its own, if anything is."""
    if re.match(r"^ *\t", line):
        return _problem(Position(number, line.index("\t") + 1), "yaml-tab")
    if strange := _STRANGE_SPACE.match(line):
        right = line.translate(dict.fromkeys(map(ord, INVISIBLE), " "))
        return _problem(Position(number, strange.end()), "onzichtbaar-teken", right)
    if glued := _GLUED.match(line):
        place = Position(number, glued.start("value") + 1)
        right = f"{glued['head']}{glued['key']}: {glued['value']}"
        return _problem(place, "yaml-spatie-mist", right, veld=glued["key"])
    pair = _PAIR.match(line)
    if pair and _needs_quotes(pair["value"]):
        return _quote_hint(number, line)
    return None


def _needs_quotes(value: str) -> bool:
    first = value[0]
    if first in "\"'":
        return not _is_closed(value, first)
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
    return _problem(place, "yaml-aanhalingstekens", quoted_line(line))


def _without_colon(lines: list[str], place: Position) -> Problem | None:
    """Return that the line above has no colon, so that the next one is taken for part of it."""
    above, here = (lines[place.line - 2], lines[place.line - 1]) if place.line > 1 else ("", "")
    margin = re.match(r" *", here)
    if margin and re.match(rf"{margin[0]}[\w-]", above) and ":" not in above:
        return _problem(Position(place.line - 1, margin.end() + 1), "yaml-dubbele-punt-mist")
    return None


def _first_key_too_far(lines: list[str]) -> Problem | None:
    """Return that the first field has spaces before it while the next ones have none."""
    keys = [(number, match) for number, line in enumerate(lines, 1) if (match := _KEY.match(line))]
    if len(keys) < 2 or not keys[0][1]["margin"] or keys[1][1]["margin"]:  # noqa: PLR2004
        return None
    number, match = keys[0]
    return _problem(
        Position(number, 1), "yaml-spatie-vooraan", lines[number - 1].strip(), veld=match["key"]
    )


def _problem(position: Position, code: str, correction: str = "", **context: object) -> Problem:
    return Problem(position, code, message(code, **context), correction)
