"""The keys that editors use, from the models: which there are, of what kind, and which is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.programme import guesses
from macros.programme.messages import nearest
from macros.programme.model import Content

Place: TypeAlias = tuple[int | str, ...]
"""Where a value is, as pydantic says it."""


def meant_field(model: type[Content], fields: Mapping[str, Any], path: Place) -> str:
    """Return the field that somebody meant by another name, if it is not there already."""
    taken = value_at(fields, path[:-1])
    free = [name for name in field_names(model, path[:-1]) if name not in taken]
    wrong = str(path[-1])
    called = (name for name in guesses.fields_called(wrong) if name in free)
    return next(called, "") or nearest(wrong, free, cutoff=0.7)


def value_at(fields: Any, path: Place) -> Any:
    """Return what was typed at ``path``."""
    for step in path:
        fields = fields[step]
    return fields


def meant_fields(model: type[Content], fields: Mapping[str, Any]) -> set[str]:
    """Return the fields of ``model`` that are there under another name."""
    unknown = fields.keys() - set(field_names(model, ()))
    return {meant_field(model, fields, (key,)) for key in unknown}


def field_names(model: type[BaseModel], path: Place) -> Iterator[str]:
    """Yield the content keys that exist at ``path`` under ``model``."""
    for step in path:
        if isinstance(step, str):
            model = group_of(model, step) or model
    for name, info in model.model_fields.items():
        key = info.alias or name
        if key[0] != "<":
            yield key
    if issubclass(model, Content):
        yield from model.shorthand


def group_of(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    """Return the model of the group, or of the groups in the list, that the field ``key`` is."""
    for name, info in model.model_fields.items():
        if (info.alias or name) == key:
            return next(_models_in(info.annotation), None)
    return None


def list_fields(model: type[Content]) -> frozenset[str]:
    """Return the content keys of ``model`` that take a list."""
    found = model.model_fields.items()
    return frozenset(info.alias or name for name, info in found if _is_list(info))


def _is_list(info: FieldInfo) -> bool:
    return get_origin(info.annotation) is tuple


def aliases(model: type[BaseModel]) -> set[str]:
    """Return the keys of ``model``, those that no editor can use included."""
    return {info.alias or name for name, info in model.model_fields.items()}


def info_at(model: type[BaseModel], path: Place) -> FieldInfo | None:
    """Return the field at ``path``, if it is one of a model."""
    *outer, last = path
    for step in outer:
        if isinstance(step, str):
            model = group_of(model, step) or model
    fields = model.model_fields.items()
    return next((info for name, info in fields if (info.alias or name) == last), None)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
