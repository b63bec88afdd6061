"""pydantic's errors as findings: in Dutch, on the line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.programme import guesses
from macros.programme.corrections import as_list
from macros.programme.findings import Finding
from macros.programme.messages import ALLOWABLE, MESSAGES, meaning, nearest
from macros.programme.model import Content
from macros.programme.source import Source

C = TypeVar("C", bound=Content)

Names: TypeAlias = Mapping[str, "frozenset[str] | None"]
"""Reference list → the names in it; ``None`` when the list itself could not be read."""

CODES: Mapping[str, str] = {
    "extra_forbidden": "onbekend-veld",
    "invalid_key": "onbekend-veld",
    "missing": "verplicht-veld",
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type"), "geen-groep"),
    **dict.fromkeys(("string_type", "string_unicode"), "geen-tekst"),
    "tuple_type": "geen-lijst",
    **dict.fromkeys(("literal_error", "enum"), "keuze"),
    **dict.fromkeys(("bool_type", "bool_parsing"), "ja-nee"),
    **dict.fromkeys(
        ("int_type", "int_parsing", "int_parsing_size", "int_from_float"), "geen-getal"
    ),
    **dict.fromkeys(("finite_number", "float_type", "float_parsing"), "geen-coordinaat"),
    **dict.fromkeys(("decimal_type", "decimal_parsing"), "geen-prijs"),
    **dict.fromkeys(
        (
            *("date_type", "date_parsing", "date_from_datetime_parsing"),
            "date_from_datetime_inexact",
        ),
        "geen-datum",
    ),
    **dict.fromkeys(("time_type", "time_parsing"), "geen-tijd"),
    "is_instance_of": "kan-niet",
}
"""Kind of error of pydantic itself → our code.

The fields are text with checks of their own, so most of these do not occur; a test knows which can.
"""

LIST_OF = {
    "vorm": "vormen",
    "reeks": "reeksen",
    "themas": "themas",
    "doelgroepen": "doelgroepen",
    "organisaties": "organisaties",
    "locatie": "locaties",
}
"""Content key → the reference list that its names are from."""


def validate(
    model: type[C],
    fields: Mapping[str, Any],
    source: Source,
    known: Mapping[str, Any],
    names: Names = MappingProxyType({}),
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
        misspelt = {
            (*path[:-1], nearest(str(path[-1]), _field_names(model, path[:-1])))
            for path in (one["loc"] for one in details if one["type"] == "extra_forbidden")
        }
        # A field that is there under another name is not missing as well.
        told = (d for d in details if d["type"] != "missing" or d["loc"] not in misspelt)
        return None, taken + [_finding(model, source, detail, names) for detail in told]
    return (None if taken else result), taken


def _finding(model: type[Content], source: Source, error: ErrorDetails, names: Names) -> Finding:
    path, kind = error["loc"], error["type"]
    code = kind if kind in MESSAGES else CODES.get(kind, "kan-niet")
    last = str(path[-1]) if path else ""
    if code == "onbekend-veld":
        near = nearest(last, _field_names(model, path[:-1]))
        finding = source.key_finding(code, *path, veld=last, bedoel=meaning(near))
        return finding.mended(last, near)
    if code == "verplicht-veld":
        return source.finding(code, *path[:-1], veld=last)
    if code == "geen-groep":
        return _not_a_group(model, source, error)
    if code == "geen-lijst":
        items = (error.get("ctx") or {}).get("onderdelen", [])
        return _lines_for(source, path, code, items)
    if code == "lege-waarde" and isinstance(path[-1], int):
        return source.finding("leeg-onderdeel", *path)
    return _value_finding(code, source, error, names)


def _value_finding(code: str, source: Source, error: ErrorDetails, names: Names) -> Finding:
    path = error["loc"]
    wrong = str(error["input"])
    context = {"veld": str(path[-1]) if path else "", **NOTHING_KNOWN, "waarde": wrong[:80]}
    context |= error.get("ctx") or {}
    right = str(context.get("voorstel") or "")
    if code == "geen-naam":
        several = guesses.items(wrong)
        if len(several) > 1 and isinstance(path[-1], int):
            return _lines_for(source, path, code, several, **context)
        near = _existing(right, path, names) if len(several) == 1 else ""
        context["bedoel"] = meaning(near) or _list_to_look_in(path)
        right = near
    return source.finding(code, *path, **context).mended(wrong, right)


NOTHING_KNOWN = {"bedoel": "", "keuzes": "", "voorbeeld": "naam: …"}
"""What a sentence says where the error itself does not tell."""


def _existing(proposal: str, path: tuple[int | str, ...], names: Names) -> str:
    """Return the name that is proposed, or one near it, if the list of the field at ``path`` is."""
    field = next((LIST_OF.get(step) for step in reversed(path) if isinstance(step, str)), None)
    known = names.get(field) if field else None
    return proposal if known is None else nearest(proposal, known)


def _list_to_look_in(path: tuple[int | str, ...]) -> str:
    """Return a sentence on where the names stand that the field at ``path`` takes."""
    field = next((LIST_OF.get(step) for step in reversed(path) if isinstance(step, str)), None)
    return f" De namen staan in {field}.yml." if field else ""


def _not_a_group(model: type[Content], source: Source, error: ErrorDetails) -> Finding:
    path, typed = error["loc"], error["input"]
    keys = list(_field_names(model, path))
    first = "url" if "url" in keys and guesses.a_url(str(typed)) else keys[0]
    if error["type"] == "dict_type":
        first = ALLOWABLE[0]
    finding = source.finding("geen-groep", *path, voorbeeld=f"{first}: …")
    if path and isinstance(path[-1], int) and isinstance(typed, str):
        return finding.mended(typed, f"{first}: {typed}")
    return finding


def _lines_for(
    source: Source,
    path: tuple[int | str, ...],
    code: str,
    items: Sequence[str],
    **context: object,
) -> Finding:
    """Return a finding whose correction is a list of ``items``."""
    position = source.marks.value((*source.prefix, *path))
    finding = source.at(position, code, **context)
    lead = finding.excerpt[: position.column - 1]
    column = 1 if not lead.strip("- ") else position.column
    lines = as_list(finding.excerpt, column, items) if items else ""
    return replace(finding, correction=lines)


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
