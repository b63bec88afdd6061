"""How much an ordinary session asks of who fills in the form: at most four minutes, by counting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from _minutes import MINUTE, Part, words
from macros.entry.form_files import SEND_IN, form_files
from macros.entry.questions import ENOUGH
from macros.programme.reading import read_programme

ROOT = Path(__file__).parents[2]
MOST_READ = 10
"""Options of a list that somebody reads; in a longer one, such as of municipalities, one types."""

ORDINARY = {
    "titel": "Hoe blijft wonen in een klein dorp betaalbaar?",
    "dag": "dinsdag 10 november 2026",
    "begin": "09.30",
    "einde": "11.30",
    "deelname": "",
    "locatie": "Dorpshuis De Linde, Lindeplein 1, 5281 AA Boxtel",
    "organisaties": "Dorpsraad Voorbeeld; Gemeente Boxtel",
    "samenvatting": "Drie dorpen vertellen hoe zij zelf woningen bouwden. Je hoort wat het kostte.",
    "thema": "",
    "prijs": "gratis",
    "aanmelden": "",
    "aanmelden_url": "https://dorpsraadvoorbeeld.nl/aanmelden",
}
"""What an ordinary session takes: the question, and what is typed there."""


def body_of(folder: str) -> list[dict[str, Any]]:
    files = dict(form_files(read_programme(ROOT / folder)))
    body: list[dict[str, Any]] = yaml.safe_load(files[SEND_IN])["body"]
    return body


def is_end(part: dict[str, Any]) -> bool:
    return ENOUGH in part["attributes"].get("value", "")


def effort(body: list[dict[str, Any]]) -> Part:
    """Return what it takes to come to the end of the parts, having answered what is usual."""
    read, typed, choices = 0, 0, 0
    for part in body:
        told = part["attributes"]
        options = told.get("options", [])
        texts = [told.get(key, "") for key in ("value", "label", "description", "placeholder")]
        texts += [str(option) for option in options[:MOST_READ] if len(options) <= MOST_READ]
        read += sum(map(words, texts))
        choices += part["type"] != "markdown"
        typed += 0 if options else len(ORDINARY.get(part.get("id", ""), ""))
    return Part("het formulier", read, typed, choices)


@pytest.mark.parametrize("folder", ["programme", "tests/voorbeeldweek"])
def test_an_ordinary_session_takes_four_minutes_at_most(folder: str) -> None:
    body = body_of(folder)
    (end,) = (number for number, part in enumerate(body) if is_end(part))
    first = [part for part in body[:end] if part["type"] != "markdown"]
    assert set(ORDINARY) <= {part["id"] for part in first}
    assert effort(body[: end + 1]).seconds <= 4 * MINUTE


@pytest.mark.parametrize("folder", ["programme", "tests/voorbeeldweek"])
def test_what_has_to_be_answered_comes_first(folder: str) -> None:
    body = body_of(folder)
    asked = [part for part in body if part["type"] != "markdown"]
    assert asked[0]["id"] == "titel"
    (end,) = (number for number, part in enumerate(body) if is_end(part))
    needed = [n for n, p in enumerate(body) if p.get("validations", {}).get("required")]
    assert max(needed) < end
    ids = [part["id"] for part in asked]
    assert ids.index("gemeente") < ids.index("zaal")


def test_what_is_usual_is_chosen_already() -> None:
    asked = {part.get("id"): part["attributes"] for part in body_of("programme")}
    for name, usual in (("deelname", "Op een locatie"), ("taal", "Nederlands")):
        assert asked[name]["options"][asked[name]["default"]] == usual
    # What nobody said is not said for them.
    assert "default" not in asked["aanmelden"]
    assert "default" not in asked["thema"]


def test_days_in_examples_are_of_the_edition() -> None:
    asked = {part.get("id"): part["attributes"] for part in body_of("tests/voorbeeldweek")}
    assert asked["andere_dag"]["placeholder"] == "Bijvoorbeeld: zaterdag 7 november 2026"
    assert asked["aanmelden_tot"]["placeholder"] == "Bijvoorbeeld: maandag 2 november 2026"
    # While there is none, no day could be right for ever.
    asked = {part.get("id"): part["attributes"] for part in body_of("programme")}
    for name in ("dag", "aanmelden_tot"):
        assert "placeholder" not in asked[name]
