"""pydantic's errors as findings: in Dutch, on the line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.programme import guesses
from macros.programme.content_keys import (
    Place,
    aliases,
    field_names,
    group_of,
    info_at,
    meant_field,
    value_at,
)
from macros.programme.corrections import as_list, as_value
from macros.programme.fields import slugify
from macros.programme.findings import Finding, Position
from macros.programme.messages import ALLOWABLE, MESSAGES, meaning
from macros.programme.model import Content
from macros.programme.name_help import LIST_OF, help_with_name
from macros.programme.names import Names
from macros.programme.source import Source

C = TypeVar("C", bound=Content)


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
            (*path[:-1], meant_field(model, fields, path))
            for path in (one["loc"] for one in details if one["type"] == "extra_forbidden")
        }
        # A field that is there under another name is not missing as well.
        told = (d for d in details if d["type"] != "missing" or d["loc"] not in misspelt)
        looked = _Looked(model, fields, source, names, known.get("<jaar>"))
        return None, taken + [finding for detail in told for finding in looked.findings(detail)]
    return (None if taken else result), taken


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was looked at, to say what is wrong with it."""

    model: type[Content]
    fields: Mapping[str, Any]
    source: Source
    names: Names
    year: int | None = None
    """That a date is in which does not say so itself."""

    def findings(self, error: ErrorDetails) -> Iterator[Finding]:
        """Yield what an error of pydantic is to an editor: mostly one finding."""
        path, kind = error["loc"], error["type"]
        code = kind if kind in MESSAGES else CODES.get(kind, "kan-niet")
        if code == "onbekend-veld":
            yield self._unknown_field(path)
        elif code == "verplicht-veld":
            yield self.source.finding(code, *path[:-1], veld=str(path[-1]))
        elif code == "geen-groep":
            yield self._not_a_group(error)
        elif code == "geen-lijst":
            yield from self._not_a_list(path, error["input"])
        elif code == "lege-waarde":
            yield self._empty(path)
        else:
            yield self._value(code, error)

    def _unknown_field(self, path: Place) -> Finding:
        key = str(path[-1])
        near = meant_field(self.model, self.fields, path)
        is_text = key.casefold() in DESCRIPTION and "<tekst>" in aliases(self.model)
        meant = BELOW if is_text or (len(path) == 1 and " " in key) else meaning(near)
        finding = self.source.key_finding("onbekend-veld", *path, veld=key, bedoel=meant)
        return finding if meant == BELOW else finding.mended(key, near)

    def _empty(self, path: Place) -> Finding:
        if isinstance(path[-1], int):
            return self.source.finding("leeg-onderdeel", *path)
        info = info_at(self.model, path)
        code = "leeg-verplicht" if info and info.is_required() else "lege-waarde"
        return self.source.finding(code, *path, veld=path[-1])

    def _value(self, code: str, error: ErrorDetails) -> Finding:
        path, wrong = error["loc"], str(error["input"])
        context = {"veld": str(path[-1]) if path else "", **NOTHING_KNOWN, "waarde": wrong[:80]}
        context |= error.get("ctx") or {}
        if code == "geen-naam":
            return self._name(path, wrong, context)
        right = str(context.get("voorstel") or "")
        if code == "geen-datum" and self.year:
            right = right or guesses.a_date(f"{wrong} {self.year}")
        finding = self.source.finding(code, *path, **context)
        proposal = self._other_lines(code, path, error["input"], finding)
        return replace(finding, correction=proposal) if proposal else finding.mended(wrong, right)

    def _other_lines(self, code: str, path: Place, typed: Any, finding: Finding) -> str:
        """Return what to type instead where more than the value has to change."""
        head, rest = finding.excerpt[: finding.column - 1], finding.excerpt[finding.column - 1 :]
        one = typed[0] if isinstance(typed, list) and len(typed) == 1 else None
        if code == "geen-tekst" and isinstance(one, str) and rest.rstrip() == f"[{one}]":
            return f"{head}{as_value(one)}"
        taken = value_at(self.fields, path[:-1]) if path else {}
        if code == "geen-webadres" and path[-1] == "url" and "email" not in taken:
            right = guesses.an_email(str(typed))
            takes_it = right and "email" in field_names(self.model, path[:-1])
            return f"{head.replace('url:', 'email:')}{right}" if takes_it else ""
        if code == "geen-tijd" and path[-1] == "begin" and (times := guesses.two_times(str(typed))):
            margin = " " * (len(head) - len(head.lstrip(" -")))
            end = "" if "einde" in taken else f"\n{margin}einde: {times[1]}"
            return f"{head}{times[0]}{end}"
        return ""

    def _name(self, path: Place, wrong: str, context: Mapping[str, Any]) -> Finding:
        """Return that a text is no short name, with the one that it means."""
        place = self.source.marks.value((*self.source.prefix, *path))
        known = self.names.get(LIST_OF.get(_key(path), ""))
        if not known:
            several = guesses.items(wrong) if isinstance(path[-1], int) else [wrong]
            right = [slugify(one) for one in several]
            context = {**context, "bedoel": meaning(right[0]) if len(right) == 1 else ""}
            finding = self.source.at(place, "geen-naam", **context)
            return self._with_items(finding, wrong, right)
        several = list(known.all_meant(wrong))
        if len(several) > 1 and not isinstance(path[-1], int):
            finding = self.source.at(place, "geen-naam", **{**context, "bedoel": ONLY_ONE})
            return finding.mended(wrong, several[0])
        if len(several) > 1:
            finding = self.source.at(place, "geen-naam", **{**context, "bedoel": ""})
            return self._with_items(finding, wrong, several)
        say = partial(self.source.at, place, "geen-naam")
        return help_with_name(say, wrong, _key(path), self.names)

    def _with_items(self, finding: Finding, wrong: str, items: Sequence[str]) -> Finding:
        """Return a finding that proposes ``items`` for one item of a list."""
        before = finding.excerpt[: finding.column - 1]
        if len(items) < 2 or before.strip("- "):  # noqa: PLR2004 -- one, or within brackets
            return finding.mended(wrong, ", ".join(items))
        return replace(finding, correction=as_list(finding.excerpt, 1, items))

    def _not_a_group(self, error: ErrorDetails) -> Finding:
        path, typed = error["loc"], error["input"]
        group = group_of(self.model, _key(path))
        first = _first_key(group, typed) or ALLOWABLE[0]
        finding = self.source.finding("geen-groep", *path, voorbeeld=f"{first}: …")
        if not isinstance(typed, str) or not group:
            return finding
        head, rest = finding.excerpt[: finding.column - 1], finding.excerpt[finding.column - 1 :]
        margin = " " * (len(head) - len(head.lstrip()) + 2)
        lines: list[str] = []
        if "[" in head:
            around = value_at(self.fields, path[:-1])
            if all(isinstance(one, str) for one in around):
                items = (f"{margin}- {first}: {as_value(one)}" for one in around)
                lines = [head.partition("[")[0].rstrip(), *items]
        elif rest == typed and not head.strip("- "):
            lines = [f"{head}{first}: {as_value(typed)}"]
        elif rest == typed and _fits(group, first, typed):
            lines = [head.rstrip(), f"{margin}{first}: {as_value(typed)}"]
        return replace(finding, correction="\n".join(lines))

    def _not_a_list(self, path: Place, typed: object) -> Iterator[Finding]:
        """Yield that a text is no list, at each of its lines."""
        start = self.source.marks.value((*self.source.prefix, *path))
        if not isinstance(typed, str):
            yield from self._not_a_list_of_groups(path, start, typed)
            return
        known = self.names.get(LIST_OF.get(_key(path), ""))
        where = f" De namen staan in {known.path}." if known else ""
        margin = " " * (self.source.marks.key((*self.source.prefix, *path)).column + 1)
        for number, text in _lines_of(self.source, start, typed):
            line = self.source.lines[number - 1]
            column = start.column if number == start.line else 1 + len(line) - len(line.lstrip())
            items = [f"{margin}- {item}" for item in self._items(path, text)]
            bedoel = "" if items else where
            finding = self.source.at(Position(number, column), "geen-lijst", bedoel=bedoel)
            key = line[: column - 1].rstrip()
            lines = [*([key] if key else []), *items]
            yield replace(finding, correction="\n".join(lines) if items else "")

    def _not_a_list_of_groups(
        self, path: Place, start: Position, typed: object
    ) -> Iterator[Finding]:
        """Yield that a list has one group without a dash, at each of its lines."""
        margin = self.source.lines[start.line - 1][: start.column - 1]
        finding = self.source.at(start, "geen-lijst")
        if not isinstance(typed, dict) or margin.strip() or not group_of(self.model, _key(path)):
            yield finding
            return
        yield replace(finding, correction=f"{margin}- {finding.excerpt.lstrip()}")
        for number, line in enumerate(self.source.lines[start.line :], start.line + 1):
            if not line.startswith(margin or " ") or not line.strip():
                return
            finding = self.source.at(Position(number, start.column), "geen-lijst")
            yield replace(finding, correction=f"  {line}")

    def _items(self, path: Place, text: str) -> list[str]:
        """Return the items that ``text`` means, as the field at ``path`` takes them."""
        if known := self.names.get(LIST_OF.get(_key(path), "")):
            return list(known.all_meant(text))
        parts = guesses.items(text)
        group = group_of(self.model, _key(path))
        head = f"{_first_key(group, text)}: " if group else ""
        return [f"{head}{as_value(part)}" for part in parts]


def _first_key(group: type[BaseModel] | None, typed: object) -> str:
    """Return the field that was meant where only its value was typed; none without a group."""
    if not group:
        return ""
    fields = group.model_fields.items()
    keys = [info.alias or name for name, info in fields if info.is_required()]
    keys += [info.alias or name for name, info in fields if not info.is_required()]
    text = typed if isinstance(typed, str) else ""
    is_like = {"url": guesses.a_url(text), "email": guesses.an_email(text)}
    return next((key for key, found in is_like.items() if found and key in keys), keys[0])


def _fits(group: type[BaseModel], key: str, typed: str) -> bool:
    try:
        group.model_validate({key: typed})
    except ValidationError:
        return False
    return True


def _lines_of(source: Source, start: Position, typed: str) -> Iterator[tuple[int, str]]:
    """Yield number and text of the lines that a text without quotes stands on."""
    left = typed.split()
    for number, line in enumerate(source.lines[start.line - 1 :], start.line):
        text = line[start.column - 1 :] if number == start.line else line
        words = text.split()
        if not left or (words and words != left[: len(words)]):
            return
        left = left[len(words) :]
        if words:
            yield number, text.strip()


NOTHING_KNOWN = {"bedoel": "", "keuzes": "", "voorbeeld": "naam: …"}
"""What a sentence says where the error itself does not tell."""

ONLY_ONE = " Hier past er maar één."
BELOW = " Is dit de beschrijving? Die hoort onder de tweede ---, zonder naam ervoor."
DESCRIPTION = frozenset({"beschrijving", "omschrijving", "tekst", "inhoud", "toelichting"})
"""What people call what stands below the fields."""


def _key(path: Place) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")
