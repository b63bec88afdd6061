"""Every kind of error that pydantic can give about our models has a Dutch sentence of its own."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic_core.core_schema import ErrorType

from macros.programme import fields
from macros.programme.content_files import LISTS
from macros.programme.messages import MESSAGES
from macros.programme.model import Content, Edition, Session
from macros.programme.typing_errors import CODES
from tests.conftest import ProgrammeFolder

MODELS = (Session, Edition, *(model for _, model in LISTS.values()))

OF_SCHEMA: dict[str, tuple[str, ...]] = {
    # kind of core schema: the errors that pydantic's own validation of it can give
    "model": ("model_type", "model_attributes_type"),
    "model-fields": ("missing", "extra_forbidden", "invalid_key"),
    "str": ("string_type", "string_unicode"),
    "int": ("int_type", "int_parsing", "int_parsing_size", "int_from_float"),
    "float": ("float_type", "float_parsing", "finite_number"),
    "decimal": ("decimal_type", "decimal_parsing", "finite_number"),
    "bool": ("bool_type", "bool_parsing"),
    "date": (
        *("date_type", "date_parsing", "date_from_datetime_parsing"),
        "date_from_datetime_inexact",
    ),
    "time": ("time_type", "time_parsing"),
    "tuple": ("tuple_type",),
    "dict": ("dict_type",),
    "enum": ("enum",),
    "literal": ("literal_error",),
    "is-instance": ("is_instance_of",),
    # These give no errors of their own.
    **dict.fromkeys(
        (
            *("any", "default", "nullable", "function-before", "function-wrap", "definitions"),
            *("definition-ref", "model-field", "json-or-python"),
        ),
        (),
    ),
}

LIMITS = {"min_length", "max_length", "pattern", "gt", "ge", "lt", "le", "multiple_of", "strict"}
"""What would add errors to a schema; we check such things ourselves, in ``fields``."""


ASIDE = {"metadata", "serialization", "ref", "function", "json_schema", "definitions"}
"""Parts of a core schema that are not used to validate what we read: it never is JSON."""


def schemas(root: Any) -> Iterator[dict[str, Any]]:
    """Yield every core schema in another that is used, itself included."""
    defined = {one["ref"]: one for one in root.get("definitions", ())}
    todo, seen = [root], set()
    while todo:
        node = todo.pop()
        if isinstance(node, list | tuple):
            todo += node
        elif isinstance(node, dict):
            if isinstance(node.get("type"), str):
                yield node
            todo += [value for key, value in node.items() if key not in ASIDE]
            ref = node.get("schema_ref")
            if ref in defined and ref not in seen:
                seen.add(ref)
                todo.append(defined[ref])


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_reachable_error_has_a_sentence(model: type[Content]) -> None:
    found = list(schemas(model.__pydantic_core_schema__))
    assert len(found) > 10
    unknown = {schema["type"] for schema in found} - OF_SCHEMA.keys()
    assert unknown == set(), "say in OF_SCHEMA which errors these can give"
    assert {key for schema in found for key in schema.keys() & LIMITS if schema[key]} == set()
    kinds = {kind for schema in found for kind in OF_SCHEMA[schema["type"]]}
    assert kinds - CODES.keys() == set()


def test_the_table_knows_pydantics_own_names() -> None:
    known = set(get_args(ErrorType))
    assert {kind for kinds in OF_SCHEMA.values() for kind in kinds} <= known
    assert CODES.keys() <= known
    assert set(CODES.values()) <= MESSAGES.keys()


def test_every_code_of_our_own_types_has_a_sentence() -> None:
    codes = set(re.findall(r'_error\(\s*"([a-z0-9-]+)"', inspect.getsource(fields)))
    assert len(codes) > 15
    assert codes <= MESSAGES.keys()


VALUES = ("", "x", "1", "null", "[]", "{}", "[x]", "{x: y}", "[[x]]", "{x: {y: z}}", "2026-11-09")


def keys_of(model: type[Content]) -> list[str]:
    aliases = [info.alias or name for name, info in model.model_fields.items()]
    return [alias for alias in aliases if alias[0] != "<"]


@pytest.mark.parametrize("key", [*keys_of(Session), *Session.shorthand])
def test_any_shape_of_a_field_of_a_session_gets_a_sentence(
    folder: ProgrammeFolder, key: str
) -> None:
    for value in VALUES:
        others = "".join(
            f"{k}: {v}\n" for k, v in {"titel": "T", "datum": "2026-11-10"}.items() if k != key
        )
        folder.session("sessie", f"{others}{key}: {value}")
        for finding in folder.check().findings:
            assert finding.code != "kan-niet"
            assert "{" not in finding.message.replace("{}", "").replace("{x", "")


@pytest.mark.parametrize("key", keys_of(Edition))
def test_any_shape_of_a_field_of_an_edition_gets_a_sentence(
    folder: ProgrammeFolder, key: str
) -> None:
    for value in VALUES:
        folder.write("2026/editie.yml", f"{key}: {value}\n")
        for finding in folder.check().findings:
            assert finding.code != "kan-niet"
