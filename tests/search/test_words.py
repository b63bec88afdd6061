"""Which Dutch words are the same word, and which only look alike."""

from __future__ import annotations

import pytest

from tests.search.conftest import Node

WORDS = 'import * as words from "./assets/zoeken/woorden.js";'

SAME = [
    "wijk wijken wijkje wijkjes",
    "bijeenkomst bijeenkomsten",
    "gemeente gemeentes gemeenten",
    "wonen woning woningen",
    "huis huizen huisje",
    "museum musea",
    "centrum centra",
    "kind kinderen",
    "stad steden",
    "lid leden",
    "café cafés cafe CAFÉ",
    "financiën financien Financiën",
    "idee ideeën ideeen",
    "foto foto's foto’s",
    "boom bomen",
    "groen groene",
    "breed brede",
    "duurzaam duurzame duurzaamheid",
    "sociaal sociale",
    "financieel financiële",
    "regionaal regionale",
    "gezond gezonde gezondheid",
    "gesprek gesprekken gesprekje",
    "organisatie organisaties",
    "vrijwilliger vrijwilligers",
    "samenwerken samenwerking",
    "wandelen wandeling wandelingen",
]
DIFFERENT = ["zon gezond", "raad straat", "luk geluk", "bouw gebouw", "wijk wijn", "stad staat"]


@pytest.mark.parametrize("forms", SAME)
def test_forms_of_one_word(node: Node, forms: str) -> None:
    stems = node(WORDS, "words.words(given[0]).map(words.stem)", forms)
    assert len(stems) == len(forms.split())
    assert len(set(stems)) == 1


@pytest.mark.parametrize("pair", DIFFERENT)
def test_words_that_only_look_alike(node: Node, pair: str) -> None:
    first, second = node(WORDS, "words.words(given[0]).map(words.stem)", pair)
    assert first != second


@pytest.mark.parametrize(
    ("wanted", "word", "nearness"),
    [
        ("wijk", "wijken", "FORM"),
        ("wijken", "wijk", "FORM"),
        ("wijk", "wijkzorg", "BEGINNING"),
        ("won", "woning", "BEGINNING"),
        ("wonen", "woonplek", "BEGINNING"),
        ("schulden", "schuldhulp", "BEGINNING"),
        ("zorg", "gezondheidszorg", "PART"),
        ("zorg", "wijkzorg", "PART"),
        ("woningen", "huurwoning", "PART"),
        ("woning", "huurwoningen", "PART"),
        ("oss", "oss", "FORM"),
        # Short words are in too many others.
        ("oss", "fossiel", "NOTHING"),
        ("zon", "gezond", "NOTHING"),
        ("gezondheidszorg", "zorg", "NOTHING"),
        ("wijk", "gemeente", "NOTHING"),
    ],
)
def test_how_near_a_word_is(node: Node, wanted: str, word: str, nearness: str) -> None:
    same = "words.nearness(given[0], given[1]) === words[given[2]]"
    assert node(WORDS, same, wanted, word, nearness)


def test_the_words_of_a_text(node: Node) -> None:
    found = node(WORDS, "words.words(given[0])", "’s-Hertogenbosch: Café d’Art — Ĳs & foto's, 5 €")
    assert found == ["s", "hertogenbosch", "cafe", "d'art", "ijs", "foto's", "5"]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Wonen in de wijk", ["wonen", "wijk"]),
        ("wijk WIJK", ["wijk"]),
        ("de het een", []),
        ("", []),
        ("…!", []),
    ],
)
def test_what_is_wanted(node: Node, question: str, wanted: list[str]) -> None:
    assert node(WORDS, "words.wantedWords(given[0])", question) == wanted


@pytest.mark.parametrize(
    ("question", "text", "is_there"),
    [
        ("wonen zorg", "Een woning met thuiszorg", True),
        ("wonen zorg", "Een woning", False),
        ("de", "Een woning", True),
        ("", "Een woning", True),
        ("cafe", "Kenniscafé", True),
        ("kroeg", "Kenniscafé", False),
    ],
)
def test_whether_a_text_has_what_is_wanted(
    node: Node, question: str, text: str, is_there: bool
) -> None:
    same = "words.matches(words.wantedWords(given[0]), words.words(given[1]))"
    assert node(WORDS, same, question, text) is is_there
