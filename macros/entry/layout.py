"""In which order fields are written, and which of them without quotes: as the models have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from macros.programme import fields
from macros.programme.model import Content, Moment, Session


@dataclass(frozen=True)
class Layout:
    """How one field is written, and what stands under it."""

    is_plain: bool = False
    """Whether its text needs no quotes: a short name, a date, a choice, an address."""
    under: Mapping[str, Layout] = field(default_factory=dict)
    """Key → layout, in the order in which keys are written; for a group, or a list of groups."""

    def of(self, key: str) -> Layout:
        """Return the layout of the field ``key``; a field that no model has is written last."""
        return self.under.get(key, UNKNOWN)

    def place(self, key: str) -> int:
        """Return where ``key`` comes among the others."""
        order = tuple(self.under)
        return order.index(key) if key in self.under else len(order)


UNKNOWN = Layout()

_PLAIN = tuple(
    get_args(type_)[1]
    for type_ in (
        *(fields.Slug, fields.Date, fields.YesNo, fields.Count, fields.Url, fields.Email),
        *(fields.Language, fields.Latitude, fields.Longitude),
    )
)
"""What reads the text of the types whose values are never taken for something else in YAML."""


@cache
def layout_of(model: type[Content]) -> Layout:
    """Return the layout of a file, or a part of one, that ``model`` describes.

    What a session says of its one moment stands where the list of moments would be.
    """
    found: dict[str, Layout] = {}
    for name, info in model.model_fields.items():
        alias = info.alias or name
        if alias.startswith("<"):
            continue
        if model is Session and alias == "momenten":
            moment = layout_of(Moment).under
            found |= {key: moment[key] for key in moment if key in Session.shorthand}
        found[alias] = _of_field(info)
    return Layout(under=found)


def _of_field(info: FieldInfo) -> Layout:
    parts = [*_parts(info.annotation), *info.metadata]
    model = next((p for p in parts if isinstance(p, type) and issubclass(p, Content)), None)
    if model:
        return layout_of(model)
    return Layout(is_plain=any(map(_reads_plain, parts)))


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield everything a type is made of."""
    yield annotation
    for argument in get_args(annotation):
        yield from _parts(argument)


def _reads_plain(part: Any) -> bool:
    if not isinstance(part, BeforeValidator):
        return False
    return part in _PLAIN or get_origin(part.json_schema_input_type) is Literal
