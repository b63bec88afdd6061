"""Lists in one cell: a line per item, its parts with an upright stroke between them.

``Voornaam Achternaam | voorzitter | Dorpsraad``.  A stroke within a part has a backslash before
it; a stroke without spaces around it is nothing special.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import time

from macros.entry.columns import Kind
from macros.entry.remarks import CellError
from macros.entry.typed_times import read_times
from macros.programme.dutch import clock
from macros.programme.yamltext import Value

PARTS: Mapping[Kind, tuple[str, ...]] = {
    Kind.SPEAKERS: ("naam", "rol", "organisatie", "foto", "toestemming", "toestemming_uitleg"),
    Kind.PARTS: ("tijd", "titel", "wie", "uitleg"),
    Kind.MATERIALS: ("titel", "url", "soort"),
    Kind.SOURCES: ("titel", "url", "toelichting"),
    Kind.ALLOWED: ("melding", "reden"),
}
"""Kind of list → the parts of an item, in order; all but a time are keys of its fields."""

NEEDED: Mapping[Kind, tuple[str, ...]] = {
    Kind.SPEAKERS: ("naam",),
    Kind.PARTS: ("titel",),
    Kind.MATERIALS: ("titel", "url"),
    Kind.SOURCES: ("titel", "url"),
    Kind.ALLOWED: ("melding", "reden"),
}

_STROKE = re.compile(r"(?<!\S)\|(?!\S)")
_KEPT = re.compile(r"(?<!\S)\\(\\*\|)(?!\S)")
_TO_KEEP = re.compile(r"(?<!\S)(\\*\|)(?!\S)")

_TIME = r"[0-9]{1,2}(?:[.:u][0-9]{0,2})?(?: ?(?:uur|u))?"
_TIMES = re.compile(rf"(?:tot )?{_TIME}(?:\s*(?:-|–|—|\btot\b)\s*{_TIME})?")
_TIMES_BEFORE = re.compile(
    rf"((?:[0-9]{{1,2}}[.:u][0-9]{{2}})(?:\s*(?:-|–|—|\btot\b)\s*{_TIME})?)[:,]?\s+(\D.*)"
)
_IN_BRACKETS = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
_BULLET = re.compile(r"^[-•–*]\s+")
_LOOKS_LIKE_MORE = re.compile(r"[();]|^[-•–*]\s|^[0-9]")
"""What somebody may have typed with another meaning, so that a stroke has to come after it."""


def read_items(text: str, kind: Kind) -> str:
    """Return the canonical text of a cell with a list: see ``columns``.

    :raises CellError: when a part is missing that cannot be missing.
    """
    is_split = "\n" in text or _STROKE.search(text) or kind not in {Kind.SPEAKERS, Kind.PARTS}
    lines = text.split("\n") if is_split else text.split(";")
    return "\n".join(_line(_read(line, kind), kind) for line in lines if line.strip(" |;"))


def value_of(text: str, kind: Kind) -> Value:
    """Return a list as the front matter of a session has it.

    :param text: canonical; empty gives an empty list.
    """
    items = [_read(line, kind) for line in text.split("\n") if line]
    if kind is Kind.ALLOWED:
        return {code: reason for code, reason in items}  # noqa: C416 -- typed as it is read
    return [_fields(item, kind) for item in items]


def text_of(value: object, kind: Kind) -> str:
    """Return the canonical text of a list of groups, or of a group; see ``value_of``."""
    if isinstance(value, dict):
        return "\n".join(_line([code, str(reason)], kind) for code, reason in value.items())
    assert isinstance(value, list | tuple)
    return "\n".join(_line(_parts(item, kind), kind) for item in value)


def with_commas(text: str) -> bool:
    """Whether names may have been typed with commas between them."""
    return any(
        "," in line and not _STROKE.search(line) and not _IN_BRACKETS.fullmatch(line.strip())
        for line in text.split("\n")
    )


def _read(line: str, kind: Kind) -> list[str]:
    """Return all parts of an item; those that are not there are empty."""
    parts = [" ".join(_KEPT.sub(r"\1", part).split()) for part in _STROKE.split(line)]
    if len(parts) == 1:
        parts = _without_strokes(_BULLET.sub("", parts[0]).strip("; "), kind)
    if kind is Kind.PARTS:
        parts = _with_times(parts)
    names = PARTS[kind]
    parts += [""] * (len(names) - len(parts))
    last = len(names) - 1
    parts = [*parts[:last], " | ".join(part for part in parts[last:] if part)]
    for name, part in zip(names, parts, strict=True):
        if not part and name in NEEDED[kind]:
            shape = " | ".join(names[:4]).replace("url", "webadres").replace(" | foto", "")
            field = name.replace("url", "het webadres")
            raise CellError("onderdeel-onvolledig", waarde=line.strip(), veld=field, vorm=shape)
    return parts


def _without_strokes(text: str, kind: Kind) -> list[str]:
    """Return the parts of ``Naam (rol, organisatie)`` or ``09.30 Welkom``."""
    if kind is Kind.SPEAKERS and (match := _IN_BRACKETS.fullmatch(text)):
        role, _, organisation = match[2].partition(",")
        return [match[1], role.strip(), organisation.strip()]
    if kind is Kind.PARTS and (match := _TIMES_BEFORE.fullmatch(text)):
        return [match[1], match[2]]
    return [text]


def _with_times(parts: list[str]) -> list[str]:
    """Return the parts of a line of a programme, with its times or nothing in front."""
    if not parts[0]:
        return parts
    if len(parts) == 1 or not _TIMES.fullmatch(parts[0]):
        return ["", *parts]
    only_end = parts[0].startswith("tot ")
    times = read_times(parts[0].removeprefix("tot "))
    return [_times(clock(times.begins), clock(times.ends), only_end=only_end), *parts[1:]]


def _times(begins: str, ends: str, *, only_end: bool = False) -> str:
    return f"tot {begins or ends}" if only_end else " - ".join(filter(None, (begins, ends)))


def _line(parts: Sequence[str], kind: Kind) -> str:
    """Return an item as a line, without empty parts at the end."""
    safe = [_TO_KEEP.sub(r"\\\1", part) for part in parts]
    if kind is Kind.PARTS and not safe[0] and not _TIMES.fullmatch(parts[1]):
        safe = safe[1:]
    while len(safe) > 1 and not safe[-1]:
        safe.pop()
    line = " | ".join(safe).strip()
    return f"{line} |" if len(safe) == 1 and _LOOKS_LIKE_MORE.search(line) else line


def _fields(parts: Sequence[str], kind: Kind) -> Value:
    """Return an item as a group of fields, without the empty ones."""
    found: dict[str, Value] = dict(zip(PARTS[kind], parts, strict=True))
    if times := found.pop("tijd", None):
        assert isinstance(times, str)
        begins, _, ends = times.partition(" - ")
        is_end = begins.startswith("tot ")
        end = begins.removeprefix("tot ") if is_end else ends
        found = {"begin": "" if is_end else begins, "einde": end, **found}
    return {key: value for key, value in found.items() if value}


def _parts(item: Mapping[str, object], kind: Kind) -> list[str]:
    texts = {key: _text(value) for key, value in item.items()}
    if kind is Kind.PARTS:
        begins, ends = texts.get("begin", ""), texts.get("einde", "")
        texts["tijd"] = _times(begins, ends, only_end=bool(ends and not begins))
    if texts.get("soort") == "anders":
        del texts["soort"]
    return [texts.get(key, "") for key in PARTS[kind]]


def _text(value: object) -> str:
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, bool):
        return "ja" if value else ""
    return "" if value is None else " ".join(str(value).split())
