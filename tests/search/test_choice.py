"""Choosing from a list, on the data of a page as Python writes it."""

from __future__ import annotations

import json
import random
from typing import Any
from urllib.parse import urlencode

import pytest

from macros.programme.model import Programme
from macros.programme.reading import read_programme
from macros.programme.selection import COMBINED, Selection, parse_selection, select
from macros.publish.agenda import agenda
from macros.publish.feeds import covering, feeds
from macros.publish.filters import find_view
from tests.publish.test_calendar import SETTINGS
from tests.search.conftest import Node
from tests.site.conftest import EXAMPLE, ROOT

IMPORTS = (
    "import { read, fromQuery, toQuery, outcome, loosened, calendarFor, wordIndex, textMatches } "
    'from "./assets/kiezen/keuze.js";'
)
ASK = """(() => {
  const index = read(given[0]);
  return given[1].map((query) => {
    const choice = fromQuery(index, new URLSearchParams(query));
    const hasText = given[2] ?? null;
    const { shown, count, perOption } = outcome(index, choice, hasText);
    const options = index.options.map(
      ({ group, value, number }) => [`${group}=${value}`, perOption[number]],
    );
    return {
      query: toQuery(choice), shown, count, options: Object.fromEntries(options),
      loosened: loosened(index, choice, hasText), calendar: calendarFor(index, choice),
    };
  });
})()"""


@pytest.fixture(scope="module")
def programme() -> Programme:
    return read_programme(ROOT / EXAMPLE)


@pytest.fixture(scope="module")
def data(programme: Programme) -> Any:
    view = find_view(programme, SETTINGS, agenda(programme, programme.slots), programme.slots)
    assert view
    return json.loads(view.data)


def options(data: Any) -> dict[str, list[str]]:
    return {
        group["naam"]: [option["waarde"] for option in group["opties"]] for group in data["groepen"]
    }


def chosen_at_random(data: Any, count: int) -> list[dict[str, str]]:
    """Return choices of up to four things that have a calendar; the same ones every time."""
    chance = random.Random(7)
    names = ["dag", *(facet.name for facet in COMBINED)]
    return [
        {
            name: chance.choice(options(data)[name])
            for name in sorted(chance.sample(names, chance.randint(1, 4)), key=names.index)
        }
        for _ in range(count)
    ]


def test_what_is_found_is_what_is_selected(node: Node, programme: Programme, data: Any) -> None:
    choices = chosen_at_random(data, 150)
    answers = node(IMPORTS, ASK, data, [urlencode(choice) for choice in choices])
    for choice, answer in zip(choices, answers, strict=True):
        slots = select(programme, parse_selection(programme, choice))
        assert answer["count"] == len({slot.session.id for slot in slots}), choice
    assert len([answer for answer in answers if answer["count"]]) > 20


def test_the_calendar_is_there_and_is_the_one_that_python_offers(
    node: Node, programme: Programme, data: Any
) -> None:
    found = {feed.selection: feed for feed in feeds(programme, SETTINGS)}
    addresses = {SETTINGS.absolute(feed.address): feed for feed in found.values()}
    choices = chosen_at_random(data, 150)
    answers = node(IMPORTS, ASK, data, [urlencode(choice) for choice in choices])
    for choice, answer in zip(choices, answers, strict=True):
        wanted = parse_selection(programme, choice)
        calendar = answer["calendar"]
        feed = addresses[calendar["url"]]
        assert len(feed.slots) == len(covering(found, wanted).slots), choice
        assert calendar["isExact"] == (feed.selection == wanted), choice
        held = {slot.id for slot in feed.slots}
        assert {slot.id for slot in select(programme, wanted)} <= held


def ask(node: Node, data: Any, query: str, has_text: list[bool] | None = None) -> Any:
    return node(IMPORTS, ASK, data, [query], has_text)[0]


def test_nothing_chosen(node: Node, programme: Programme, data: Any) -> None:
    answer = ask(node, data, "")
    assert answer["count"] == len(programme.sessions)
    assert all(answer["shown"])
    assert answer["calendar"]["url"] == SETTINGS.absolute("kalender/programma.ics")
    assert answer["calendar"]["isExact"]


def test_an_option_says_how_many_there_would_be(node: Node, data: Any) -> None:
    """In its own group it takes the place of what is chosen."""
    answer = ask(node, data, "thema=wonen&regio=west-brabant")
    for query in ("thema=milieu&regio=west-brabant", "thema=wonen&regio=hart-van-brabant"):
        other = query.split("&")
        changed = next(part for part in other if part not in ("thema=wonen", "regio=west-brabant"))
        assert answer["options"][changed] == ask(node, data, query)["count"]
    added = ask(node, data, "thema=wonen&regio=west-brabant&vorm=werksessie")
    assert answer["options"]["vorm=werksessie"] == added["count"]


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("thema=wonen&q=+tuin+", "q=tuin&thema=wonen"),
        ("thema=bestaat-niet&vorm=", ""),
        ("regio=west-brabant&thema=wonen&x=y", "thema=wonen&regio=west-brabant"),
    ],
)
def test_an_address_is_understood_as_far_as_it_can_be(
    node: Node, data: Any, query: str, understood: str
) -> None:
    assert ask(node, data, query)["query"] == understood


def test_nothing_found_says_what_to_leave_out(node: Node, data: Any) -> None:
    empty = ask(node, data, "dag=2026-11-09&dagdeel=avond&thema=veiligheid&vorm=lezing")
    assert empty["count"] == 0
    ways = empty["loosened"]
    assert ways == sorted(ways, key=lambda way: -way["count"])
    assert all(way["count"] > 0 for way in ways)


def test_a_word_can_be_left_out_as_well(node: Node, data: Any) -> None:
    nothing = [False] * len(data["kaarten"])
    answer = ask(node, data, "q=qqqq&thema=wonen", nothing)
    assert answer["count"] == 0
    (way,) = answer["loosened"]
    assert (way["group"], way["name"]) == ("q", "qqqq")
    assert way["count"] == ask(node, data, "thema=wonen")["count"]


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("thema=wonen&gratis=ja", "thema-wonen"),
        ("thema=wonen&q=tuin", "thema-wonen"),
        ("gratis=ja", "programma"),
        ("gemeente=tilburg", "regio-hart-van-brabant"),
        ("gemeente=tilburg&thema=wonen", "thema-wonen_regio-hart-van-brabant"),
    ],
)
def test_what_no_calendar_knows_is_left_out_of_it(
    node: Node, data: Any, query: str, address: str
) -> None:
    calendar = ask(node, data, query)["calendar"]
    assert calendar["url"] == SETTINGS.absolute(f"kalender/{address}.ics")
    assert not calendar["isExact"]


def test_an_address_that_is_too_long_is_not_offered(node: Node, data: Any) -> None:
    short = {**data, "agenda": {**data["agenda"], "langste": 60}}
    calendar = ask(node, short, "thema=wonen&regio=hart-van-brabant")["calendar"]
    assert "_" not in calendar["url"]
    assert not calendar["isExact"]


def test_words_are_looked_for_in_every_text(node: Node) -> None:
    expression = "textMatches(wordIndex(given[0]), given[1], (a, b) => (b.startsWith(a) ? 1 : 0))"
    texts = [["samen", "tuinieren"], ["tuin"], ["samen", "eten"], []]
    assert node(IMPORTS, expression, texts, ["tuin"]) == [True, True, False, False]
    assert node(IMPORTS, expression, texts, ["tuin", "samen"]) == [True, False, False, False]
    assert node(IMPORTS, expression, texts, []) == [True] * 4


def test_the_empty_selection_is_everything(programme: Programme) -> None:
    assert select(programme, Selection()) == programme.slots
