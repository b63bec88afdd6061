"""How far from the margin a field should stand, from the lines above it.

YAML takes one space too many for another level, and then complains of something else, or of
nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

_FIELD = re.compile(r"^(?P<margin> *)(?P<dashes>(?:- +)*)(?P<key>[\w-]+):(?P<value> .*)?$")
_ITEM = re.compile(r"^(?P<margin> *)-(?: |$)")


@dataclass(frozen=True, slots=True)
class _Level:
    """A margin at which fields or items of a list may stand."""

    margin: int
    is_list: bool = False


def right_margin(lines: Sequence[str], number: int, known: AbstractSet[str]) -> int | None:
    """Return the margin that the field on a line should have, if that is not the one it has.

    :param number: of the line, counted from 1.
    :param known: the fields that stand at the margin itself.
    """
    target = _FIELD.match(lines[number - 1])
    if not target or target["dashes"]:
        return None
    levels, is_open = _levels(lines[: number - 1])
    margin = len(target["margin"])
    of_fields = [level.margin for level in levels if not level.is_list]
    if margin in of_fields or (is_open and levels[-1].margin < margin):
        return None
    lower = max((one for one in of_fields if one < margin), default=0)
    if target["key"] in known:
        return lower
    # What cannot stand at the margin belongs to the group that it almost lines up with.
    return min((one for one in of_fields if one > margin), default=lower) or None


def _levels(lines: Sequence[str]) -> tuple[list[_Level], bool]:
    """Return the levels at the end of ``lines``, and whether the last field has no value yet."""
    levels, is_open = [_Level(0)], False
    text_margin: int | None = None
    for line in lines:
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        indent = len(line) - len(line.lstrip(" "))
        if text_margin is not None and indent > text_margin:
            continue
        text_margin = None
        field, item = _FIELD.match(line), _ITEM.match(line)
        if not field and not item:
            continue
        levels = [level for level in levels if level.margin <= indent]
        if item:
            levels.append(_Level(indent, is_list=True))
        if field:
            inner = indent + len(field["dashes"])
            levels += [_Level(inner)] if _Level(inner) not in levels else []
            value = (field["value"] or "").strip()
            is_open = not value or value.startswith("#")
            text_margin = indent if value[:1] in ("|", ">") else None
        else:
            is_open = False
    return levels, is_open
