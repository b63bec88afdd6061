"""What an editor may write, as JSON Schemas for code editors: one per kind of file, in Dutch.

Draft 7, the version that editors for YAML know best, with two words of theirs: ``errorMessage``
and ``patternErrorMessage`` (yaml-language-server) replace their English sentences.

A schema never objects to what the reader takes, but for capitals in a choice.  The other way round
it lets pass what needs more than one field or file: names from a list above all.  Those are left
out on purpose: whoever adds a venue would otherwise have to make the schemas anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.programme import fields, lifting
from macros.programme.content_files import LISTS
from macros.programme.messages import ALLOWABLE, ALLOWABLE_AT_VENUE, MESSAGES, message
from macros.programme.model import Content, Edition, Entry, Moment, Session

MAY_BE_ALLOWED = (*ALLOWABLE, *ALLOWABLE_AT_VENUE)

DRAFT = "http://json-schema.org/draft-07/schema#"

Schema = dict[str, Any]

TITLES: Mapping[str, str] = {
    "themas": "De thema’s",
    "regios": "De regio’s en hun gemeenten",
    "doelgroepen": "De doelgroepen",
    "vormen": "De vormen",
    "reeksen": "De reeksen",
    "locaties": "De locaties",
    "organisaties": "De organisaties",
    "editie": "Een editie",
    "sessie": "Een sessie: de gegevens boven aan het bestand, tussen de regels met ---",
}
"""Kind of file → what it is."""

# What an editor typed without quotes may be a number to YAML; the reader takes all of it as text.
_TEXT = ["string", "number", "boolean"]


def schemas() -> dict[str, Schema]:
    """Return the schema of every kind of file, by the name of the kind."""
    lists = {file.removesuffix(".yml"): _list_file(model) for file, (_, model) in LISTS.items()}
    made = {**lists, "editie": _file(Edition), "sessie": _session()}
    return {
        kind: {"$schema": DRAFT, "title": TITLES[kind], **schema} for kind, schema in made.items()
    }


def schema_files() -> Iterator[tuple[str, str]]:
    """Yield name and text of the file of every schema."""
    for kind, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2)
        yield f"{kind}.schema.json", f"{text}\n"


def field_schemas(model: type[Content]) -> dict[str, Schema]:
    """Return the keys that an editor may write in a ``model``, and what may stand behind each."""
    return {
        info.alias or name: _field(info)
        for name, info in model.model_fields.items()
        if not _is_ours(info)
    }


def session_fields() -> dict[str, Schema]:
    """Return the same for a session, with what may be written for its one moment."""
    own, moment = field_schemas(Session), field_schemas(Moment)
    return {**own, **{key: moment[key] for key in Session.shorthand}}


def _session() -> Schema:
    schema = _object(session_fields(), ["titel"])
    schema["if"] = {"required": ["momenten"], "properties": {"momenten": {"type": "array"}}}
    schema["then"] = {
        "properties": {
            key: _nothing(message("datum-en-momenten", veld=key)) for key in lifting.OF_ONE_MOMENT
        }
    }
    schema["else"] = {"required": ["datum"], "errorMessage": MESSAGES["geen-moment"]}
    return {**schema, "definitions": _definitions(Session)}


def _file(model: type[Content]) -> Schema:
    return {**_model(model), "definitions": _definitions(model)}


def _list_file(model: type[Entry]) -> Schema:
    return {
        "type": ["object", "null"],
        "errorMessage": MESSAGES["geen-velden"],
        "propertyNames": {
            "pattern": f"^{fields.SLUG.pattern}$",
            "patternErrorMessage": _advice("geen-naam", bedoel=""),
        },
        "additionalProperties": _reference(model),
        "definitions": {model.__name__: _model(model), **_definitions(model)},
    }


def _definitions(model: type[BaseModel]) -> Schema:
    """Return the schemas of every model that stands somewhere in ``model``."""
    found: Schema = {}
    for info in model.model_fields.values():
        for inner in models_in(info.annotation):
            found |= {inner.__name__: _model(inner), **_definitions(inner)}
    return dict(sorted(found.items()))


def models_in(annotation: Any) -> Iterator[type[Content]]:
    if isinstance(annotation, type) and issubclass(annotation, Content):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)


def _model(model: type[Content]) -> Schema:
    required = [
        info.alias or name
        for name, info in model.model_fields.items()
        if info.is_required() and not _is_ours(info)
    ]
    return _object(field_schemas(model), required)


def _object(properties: Schema, required: list[str]) -> Schema:
    keys = (f"{key} (verplicht)" if key in required else key for key in properties)
    return {
        "type": "object",
        # For a key that is not known, for one that is missing, and for text instead of keys.
        "errorMessage": f"Deze velden kunnen hier: {', '.join(keys)}.",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _is_ours(info: FieldInfo) -> bool:
    """Whether a field is filled by the reader, and not by an editor."""
    return (info.alias or "").startswith("<")


def _field(info: FieldInfo) -> Schema:
    schema = _typed(info.annotation, tuple(info.metadata))
    if info.alias == "toegestaan":
        schema["propertyNames"] = {
            "enum": list(MAY_BE_ALLOWED),
            "errorMessage": f"Kies uit: {', '.join(MAY_BE_ALLOWED)}.",
        }
    extra = info.json_schema_extra
    if isinstance(extra, dict):
        words = extra["keuzes"]
        assert isinstance(words, dict)
        schema["enumDescriptions"] = [words[choice] for choice in schema["enum"] if choice]
    # A reference takes no other word beside it in this draft.
    if "$ref" in schema:
        schema = {"allOf": [schema]}
    return {"description": info.description, **schema}


def _typed(annotation: Any, metadata: tuple[Any, ...] = ()) -> Schema:
    """Return the schema of a type; the last word is to what reads the text of an editor."""
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _typed(arguments[0], arguments[1:])
    if type(None) in arguments:
        return _or_nothing(_typed(next(a for a in arguments if a is not type(None)), metadata))
    for reading in metadata:
        if reading in _BY_READING:
            return _BY_READING[reading]()
        if get_origin(getattr(reading, "json_schema_input_type", None)) is Literal:
            return _choice(*map(str, get_args(reading.json_schema_input_type)))
    return _composed(annotation, arguments)


def _composed(annotation: Any, arguments: tuple[Any, ...]) -> Schema:
    if get_origin(annotation) is tuple:
        return _list(_typed(arguments[0]))
    if get_origin(annotation) is dict:
        return {
            "type": "object",
            "errorMessage": message("geen-groep", voorbeeld="naam: …"),
            "additionalProperties": _typed(arguments[1]),
        }
    if isinstance(annotation, type) and issubclass(annotation, Content):
        return _reference(annotation)
    raise TypeError(f"no schema for {annotation}")


def _or_nothing(schema: Schema) -> Schema:
    """A field that may be left open, as may be left out."""
    if "$ref" in schema:
        return {"if": {"not": {"type": "null"}}, "then": schema}
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return {**schema, "type": [*types, "null"]}


def _reference(model: type[Content]) -> Schema:
    return {"$ref": f"#/definitions/{model.__name__}"}


def _list(item: Schema) -> Schema:
    return {
        "type": ["array", "null"],
        "errorMessage": message("geen-lijst", voorbeeld="…"),
        "items": item,
    }


def _choice(*choices: str) -> Schema:
    return {"enum": list(choices), "errorMessage": f"Kies uit: {', '.join(choices)}."}


def _nothing(told: str) -> Schema:
    # Of a plain `not`, an editor shows an English sentence.
    return {"type": "string", "errorMessage": told, "pattern": "^(?!)", "patternErrorMessage": told}


def _line(maximum: int) -> Schema:
    # White space counts as one space between words, and not at all around them.
    return {
        "type": _TEXT,
        "errorMessage": MESSAGES["geen-tekst"],
        "pattern": rf"^\s*(\S|\s+(?=\S)){{1,{maximum}}}\s*$",
        "patternErrorMessage": f"Schrijf hier tekst van hooguit {maximum} tekens.",
    }


def _pattern(pattern: str, code: str, types: str | list[str] = "string", **words: str) -> Schema:
    told = _advice(code, **words)
    return {
        "type": types,
        "errorMessage": told,
        "pattern": rf"^\s*({pattern})\s*$",
        "patternErrorMessage": told,
    }


def _advice(code: str, **words: str) -> str:
    """Return what a message says to type, without the sentence that repeats what was typed."""
    said = message(code, **{"waarde": "\0", **words})
    first, _, rest = said.partition(". ")
    return rest if "\0" in first else said


def _reading(type_: Any) -> Any:
    """Return what reads the text of one of the types in ``fields``."""
    return get_args(type_)[1]


_BY_READING: Mapping[Any, Callable[[], Schema]] = {
    _reading(fields.Line): lambda: _line(200),
    _reading(fields.Title): lambda: _line(120),
    _reading(fields.Summary): lambda: _line(300),
    _reading(fields.Words): lambda: _line(1000),
    _reading(fields.Prose): lambda: {"type": _TEXT, "errorMessage": MESSAGES["geen-tekst"]},
    _reading(fields.Slug): lambda: _pattern(
        fields.SLUG.pattern, "geen-naam", ["string", "integer"], bedoel=""
    ),
    _reading(fields.Date): lambda: _pattern(
        r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "geen-datum"
    ),
    # 09.30 without quotes is a number to YAML.
    _reading(fields.Time): lambda: _pattern(
        r"([01]?\d|2[0-3])[.:][0-5]\d", "geen-tijd", ["string", "number"]
    ),
    _reading(fields.YesNo): lambda: _choice("ja", "nee"),
    _reading(fields.Count): lambda: _pattern(r"\d{1,6}", "geen-getal", ["string", "integer"]),
    _reading(fields.Price): lambda: _pattern(
        r"[Gg][Rr][Aa][Tt][Ii][Ss]|€? ?\d{1,5}([,.](\d{2}|-))?", "geen-prijs", ["string", "number"]
    ),
    _reading(fields.Url): lambda: _pattern(
        r"""[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"]+""", "geen-webadres"
    ),
    _reading(fields.Email): lambda: _pattern(r"[^\s@]+@[^\s@]+\.[^\s@]+", "geen-mailadres"),
    _reading(fields.Postcode): lambda: _pattern(r"[1-9]\d{3}\s*[A-Z]{2}", "geen-postcode"),
    _reading(fields.PhotoFile): lambda: _pattern(fields.PHOTO.pattern, "geen-foto"),
    _reading(fields.Language): lambda: {
        **_choice(*fields.LANGUAGES),
        "enumDescriptions": list(fields.LANGUAGES.values()),
    },
    _reading(fields.Latitude): lambda: _pattern(
        r"\d{2}\.\d+", "geen-coordinaat", ["string", "number"], voorbeeld="51.5632"
    ),
    _reading(fields.Longitude): lambda: _pattern(
        r"\d\.\d+", "geen-coordinaat", ["string", "number"], voorbeeld="5.0418"
    ),
}
"""What reads a text → the schema of what it takes, and what an editor is told otherwise."""
