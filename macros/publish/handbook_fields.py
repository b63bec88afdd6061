"""Every field that an editor can write, with what it means, from the models themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.programme.model import (
    Audience,
    Content,
    Earlier,
    Edition,
    Facilities,
    Kind,
    Link,
    Material,
    Moment,
    Organisation,
    Part,
    Region,
    Registration,
    Series,
    Session,
    Speaker,
    Theme,
    Venue,
)
from macros.programme.schemas import MAY_BE_ALLOWED, field_schemas, models_in

GROUPS: Mapping[type[Content], tuple[str, str]] = {
    Session: (
        "Sessie",
        "Een bestand per sessie: programme/<jaar>/sessies/<naam>.md, met de velden bovenaan.",
    ),
    Moment: (
        "Moment",
        "Elk onderdeel van de lijst momenten. Is er maar één moment, dan staan ze bij de sessie.",
    ),
    Speaker: ("Spreker", "Elk onderdeel van de lijst sprekers."),
    Registration: ("Aanmelden", "Ingesprongen onder aanmelden."),
    Earlier: ("Oorspronkelijk", "Ingesprongen onder oorspronkelijk."),
    Facilities: (
        "Toegankelijkheid",
        "Ingesprongen onder toegankelijkheid, bij een sessie of een locatie.",
    ),
    Part: ("Onderdeel van een sessie", "Elk onderdeel van de lijst programma."),
    Material: ("Materiaal", "Elk onderdeel van de lijst materiaal."),
    Link: ("Bron", "Elk onderdeel van de lijst bronnen."),
    Edition: ("Editie", "Een bestand per jaar: programme/<jaar>/editie.yml."),
    Venue: ("Locatie", "In locaties.yml, onder de korte naam van de locatie."),
    Organisation: ("Organisatie", "In organisaties.yml, onder de korte naam van de organisatie."),
    Theme: ("Thema", "In themas.yml, onder de korte naam van het thema."),
    Region: ("Regio", "In regios.yml, onder de korte naam van de regio."),
    Audience: ("Doelgroep", "In doelgroepen.yml, onder de korte naam van de doelgroep."),
    Kind: ("Vorm", "In vormen.yml, onder de korte naam van de vorm."),
    Series: ("Reeks", "In reeksen.yml, onder de korte naam van de reeks."),
}
"""Every model that an editor writes → its name, and where it stands."""


@dataclass(frozen=True)
class ChoiceView:
    """Something that may stand in a field."""

    word: str
    meaning: str


@dataclass(frozen=True)
class FieldView:
    """A field and what it means."""

    key: str
    need: str
    """That it has to be there; empty where it may be left out."""
    text: str
    words: tuple[str, ...]
    """What may stand in it, where the words speak for themselves."""
    choices: tuple[ChoiceView, ...]
    group: str
    """The name of the group with what stands in this field, if it consists of fields itself."""
    anchor: str


@dataclass(frozen=True)
class GroupView:
    """The fields that stand together."""

    name: str
    anchor: str
    note: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True)
class FieldsView:
    """Every field that there is."""

    groups: tuple[GroupView, ...]


def fields_view() -> FieldsView:
    """Return every field of every kind of file, with what an editor has to know of it."""
    groups = (
        GroupView(name, _anchor(name), note, tuple(_fields(model)))
        for model, (name, note) in GROUPS.items()
    )
    return FieldsView(tuple(groups))


def _fields(model: type[Content]) -> Iterator[FieldView]:
    for key, schema in field_schemas(model).items():
        info = next(f for name, f in model.model_fields.items() if (f.alias or name) == key)
        inner = next((one for one in models_in(info.annotation) if one in GROUPS), None)
        group = GROUPS[inner][0] if inner else ""
        words, meanings = _choices(key, schema)
        need = "verplicht" if info.is_required() else ""
        if model is Session and key == "momenten":
            need = "verplicht, of anders datum"
        yield FieldView(
            key=key,
            need=need,
            text=schema["description"],
            words=() if meanings else words,
            choices=tuple(map(ChoiceView, words, meanings)),
            group=group,
            anchor=_anchor(group) if group else "",
        )


def _choices(key: str, schema: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what may stand in a field, and what each of it means if that has to be told."""
    if key == "toegestaan":
        return MAY_BE_ALLOWED, ()
    words = tuple(word for word in schema.get("enum", ()) if word)
    return words, tuple(schema.get("enumDescriptions", ()))


def _anchor(name: str) -> str:
    return f"velden-{name.lower().replace(' ', '-')}"
