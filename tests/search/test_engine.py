"""From a question to results, on an index as Python writes it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from macros.publish.feeds import feeds
from macros.publish.search_index import Written, search_index
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS
from tests.search.conftest import Node

ENGINE = 'import { searchEngine } from "./assets/zoeken/zoekmachine.js";'
ASK = "given[1].map(await searchEngine(given[0]))"

TUIN = """\
    titel: Samen in de tuin
    samenvatting: Over gezondheidszorg in de buurt.
    datum: 2026-11-10
    """
KLUIS = """\
    titel: De kluis
    datum: 2026-11-11
    sprekers: [{naam: Chloë Oké}]
    """
ABOUT = Written("over/", "Over", "Over ons.", '<h1>Over</h1><h2 id="geld">Financiën</h2><p>Rijk')


@pytest.fixture
def index(folder: ProgrammeFolder) -> Any:
    folder.session("tuin", TUIN, "Wie graaft, vindt wormen.")
    folder.session("kluis", KLUIS, "Over tuinen, gezondheid en geheimen.")
    programme = folder.read()
    _, content = search_index(programme, feeds(programme, SETTINGS), [ABOUT])
    return json.loads(content)


def titles(node: Node, index: Any, question: str) -> list[str]:
    (answer,) = node(ENGINE, ASK, index, [question])
    return [result["title"] for result in answer["results"]]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("worm", ["Samen in de tuin"]),
        ("zorg", ["Samen in de tuin"]),
        ("gezondhiedszorg", ["Samen in de tuin"]),
        ("gezondhied", ["De kluis"]),
        ("gehiemen", ["De kluis"]),
        ("chloe", ["De kluis"]),
        ("financien", ["Financiën"]),
        ("rijke", ["Financiën"]),
        ("lochal tilburg", ["LocHal", "Opening van de week"]),
        ("waar is de kluis", ["De kluis"]),
        ("qqqqqq", []),
        ("de", []),
        ("<script>", []),
    ],
)
def test_a_question_and_what_is_found(
    node: Node, index: Any, question: str, found: list[str]
) -> None:
    assert sorted(titles(node, index, question)) == sorted(found)


def test_a_title_counts_for_more_than_the_text(node: Node, index: Any) -> None:
    assert titles(node, index, "tuin") == ["Samen in de tuin", "De kluis"]


def test_what_is_over_comes_after_what_is_to_come(node: Node, folder: ProgrammeFolder) -> None:
    folder.write("2024/editie.yml", "naam: Jaar 2024\nafgerond: ja\n")
    for year in (2024, 2026):
        fields = f"titel: Bomen\ndatum: {year}-11-12\nrond_de_week: ja\n"
        folder.write(f"{year}/sessies/bomen.md", f"---\n{fields}---\nTekst.\n")
    programme = folder.read()
    _, content = search_index(programme, feeds(programme, SETTINGS), ())
    (answer,) = node(ENGINE, ASK, json.loads(content), ["boom"])
    assert [result["address"] for result in answer["results"]] == ["2026/bomen/", "2024/bomen/"]


@pytest.mark.parametrize(
    ("question", "with_all_words", "first"),
    [
        ("kluis geheimen", True, "De kluis"),
        ("kluis wormen", False, "De kluis"),
        ("kluis qqqqqq", False, "De kluis"),
    ],
)
def test_all_words_or_else_some(
    node: Node, index: Any, question: str, with_all_words: bool, first: str
) -> None:
    (answer,) = node(ENGINE, ASK, index, [question])
    assert answer["withAllWords"] is with_all_words
    assert answer["results"][0]["title"] == first


def test_a_session_comes_before_a_part_of_a_page(node: Node, folder: ProgrammeFolder) -> None:
    """Its heading is short, so that the word weighs more there; and both have the same stem."""
    programme = folder.read()
    page = Written("meedoen/", "Meedoen", "", '<h1>Meedoen</h1><h2 id="o">Wat wordt openbaar?</h2>')
    _, content = search_index(programme, feeds(programme, SETTINGS), [page])
    found = titles(node, json.loads(content), "opening")
    assert found == ["Opening van de week", "Wat wordt openbaar?"]
