"""pydantic's errors as findings: in Dutch, on the line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.programme.findings import Finding
from macros.programme.messages import MESSAGES, did_you_mean
from macros.programme.model import Content
from macros.programme.source import Source

C = TypeVar("C", bound=Content)


def validate(
    model: type[C], fields: Mapping[str, Any], source: Source, known: Mapping[str, Any]
) -> tuple[C | None, list[Finding]]:
    """Return ``fields`` as a ``model`` with what is already ``known``, or what is wrong with it.

    ``known`` has keys between angle brackets, such as ``<slug>``; an editor cannot use those.
    """
    taken = [
        source.key_finding("onbekend-veld", k, veld=k, bedoel="") for k in fields if k[:1] == "<"
    ]
    try:
        result = model.model_validate({**fields, **known, "<bron>": source})
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, taken + [_finding(model, source, detail) for detail in details]
    return (None if taken else result), taken


def _finding(model: type[Content], source: Source, error: ErrorDetails) -> Finding:
    path, kind = error["loc"], error["type"]
    context = dict(error.get("ctx") or {})
    last = str(path[-1]) if path else ""
    if kind == "extra_forbidden":
        near = did_you_mean(last, _field_names(model, path[:-1]))
        return source.key_finding("onbekend-veld", *path, veld=last, bedoel=near)
    if kind == "missing":
        return source.finding("verplicht-veld", *path[:-1], veld=last)
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return source.finding("geen-groep", *path, voorbeeld="naam: …")
    if kind == "string_type":
        return source.finding("geen-tekst", *path)
    if kind not in MESSAGES:
        return source.finding("anders", *path, engels=error["msg"])
    return source.finding(kind, *path, **{"veld": last, **context})


def _field_names(model: type[BaseModel], path: tuple[int | str, ...]) -> Iterator[str]:
    """Yield the content keys that exist at ``path`` under ``model``."""
    for step in path:
        if isinstance(step, str):
            model = _model_of(model, step) or model
    for name, info in model.model_fields.items():
        key = info.alias or name
        if key[0] != "<":
            yield key
    if issubclass(model, Content):
        yield from model.shorthand


def _model_of(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    for name, info in model.model_fields.items():
        if (info.alias or name) == key:
            return next(_models_in(info.annotation), None)
    return None


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
