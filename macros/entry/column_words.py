"""What to write in a column, and what one can choose: as the models say it of the field."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, get_args

from pydantic.fields import FieldInfo

from macros.entry.columns import OWN_TITLE, YEAR, Column
from macros.programme.model import Content, Moment, Session

_IN_A_CELL = (
    (r"een korte naam uit \w+\.yml", "een naam uit de lijst"),
    (r"korte namen uit \w+\.yml", "namen uit de lijst, met een puntkomma ertussen"),
    (r"jaar-maand-dag(, bijvoorbeeld [0-9-]+)?", "bijvoorbeeld 9-11-2026"),
    (r" Zonder dit veld: [\w-]+\.", ""),
)
"""How a description of a field in a file has to be said for a cell."""


def explanation(column: Column) -> str:
    """Return what to write in a column: its own words, or the description of the field."""
    if column.how:
        return column.how
    owner: type[Content] = Moment if column.is_of_moment else Session
    path = ("titel",) if column.key == OWN_TITLE else column.path
    for key in path[:-1]:
        owner = _model_under(_field(owner, key))
    if column.key == YEAR:
        return "Het jaar van de editie, in vier cijfers."
    told = _field(owner, path[-1]).description or ""
    for in_a_file, in_a_cell in _IN_A_CELL:
        told = re.sub(in_a_file, in_a_cell, told)
    return told


def choices(column: Column) -> tuple[str, ...]:
    """Return the words that a column with a choice takes."""
    owner: type[Content] = Session
    for key in column.path[:-1]:
        owner = _model_under(_field(owner, key))
    return _choices(owner, column.path[-1])


@cache
def _choices(owner: type[Content], key: str) -> tuple[str, ...]:
    extra = _field(owner, key).json_schema_extra
    words = extra.get("keuzes") if isinstance(extra, dict) else None
    return tuple(words) if isinstance(words, dict) else ()


@cache
def _field(owner: type[Content], key: str) -> FieldInfo:
    return next(f for name, f in owner.model_fields.items() if (f.alias or name) == key)


def _model_under(field: FieldInfo) -> type[Content]:
    found: list[Any] = [field.annotation, *get_args(field.annotation)]
    return next(m for m in found if isinstance(m, type) and issubclass(m, Content))
