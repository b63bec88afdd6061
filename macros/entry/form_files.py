"""The files in ``.github/ISSUE_TEMPLATE`` that make the forms, from the questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from macros.entry.change_form import QUESTIONS
from macros.entry.questions import Question, questions
from macros.programme.model import Programme

SEND_IN, CHANGE, CHOOSER = "sessie-aanmelden.yml", "wijziging-melden.yml", "config.yml"

MADE = "# Gemaakt door scripts/forms uit het programma; verander dit bestand niet met de hand.\n"

PUBLIC = (
    "Alles hier is **openbaar** en blijft bewaard. Schrijf dus geen telefoonnummers, privéadressen "
    "of e-mailadressen van personen op."
)
TITLE = "Bij “Add a title” (*titel*) is al iets ingevuld. Dat is goed zo."
"""What GitHub asks first, in English; the title of the session is asked below."""
WELCOME = (
    f"{TITLE}\n\nAlleen de vragen met een sterretje moeten. Weet je iets nog niet? Laat het leeg: "
    f"aanvullen kan later.\n\n{PUBLIC}"
)
TELL = f"{TITLE}\n\nKlopt er iets niet? Of verandert er iets? De redactie kijkt ernaar.\n\n{PUBLIC}"


def form_files(programme: Programme) -> Iterator[tuple[str, str]]:
    """Yield name and text of every file."""
    yield (
        SEND_IN,
        _text(
            _form(
                "Een bijeenkomst aanmelden",
                "Zet een lezing, excursie of werksessie in het programma.",
                "Nieuwe bijeenkomst",
                WELCOME,
                questions(programme),
            )
        ),
    )
    yield (
        CHANGE,
        _text(
            _form(
                "Een wijziging melden",
                "Een andere tijd, vol, het gaat niet door, of er staat een fout.",
                "Wijziging",
                TELL,
                QUESTIONS,
            )
        ),
    )
    # Questions about the site have no form.
    yield CHOOSER, _text({"blank_issues_enabled": True})


def _form(
    name: str, description: str, title: str, welcome: str, asked: Sequence[Question]
) -> dict[str, Any]:
    body: list[dict[str, Any]] = [_words(welcome)]
    for question in asked:
        if question.chapter:
            body.append(_words(f"## {question.chapter}"))
        body.append(_question(question))
    return {"name": name, "description": description, "title": title, "body": body}


def _words(text: str) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}


def _question(question: Question) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.label}
    if question.help:
        attributes["description"] = question.help
    if question.kind == "checkboxes":
        attributes["options"] = [{"label": option} for option in question.options]
    elif question.options:
        attributes["options"] = list(question.options)
    if question.chosen:
        attributes["default"] = question.options.index(question.chosen)
    if question.several:
        attributes["multiple"] = True
    if question.example:
        attributes["placeholder"] = f"Bijvoorbeeld: {question.example}"
    made = {"type": question.kind, "id": question.id, "attributes": attributes}
    return {**made, "validations": {"required": True}} if question.is_required else made


class _Dumper(yaml.SafeDumper):
    """Indents lists, as the other YAML of the project has them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().increase_indent(flow, indentless=False)


def _text(content: dict[str, Any]) -> str:
    return MADE + yaml.dump(
        content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6
    )
