"""A visitor's own programme: what was chosen, what became of it, and passing it on."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from macros.programme.model import Programme
from macros.programme.reading import read_programme
from macros.publish.own_programme import own_file
from tests.search.conftest import Node
from tests.site.conftest import EXAMPLE, ROOT

SELECTION = (
    "import { read, write, toggled, clockTimes, told, find, change, compared, toHash, fromHash, "
    'fromMemory } from "./assets/mijn/selectie.js";'
)


def slot(identity: str, **fields: Any) -> dict[str, Any]:
    """Return a moment as the file of the programme has it."""
    return {
        "id": identity,
        "adres": "2026/x/",
        "titel": "Titel",
        "begin": "2026-11-09T10:00+01:00",
        "einde": "2026-11-09T11:00+01:00",
        "tot": "– 11.00 uur",
        "plek": "LocHal, Tilburg",
        **fields,
    }


def known(**fields: Any) -> dict[str, Any]:
    """Return what somebody was told of the moment above."""
    told = {"t": "Titel", "b": "2026-11-09T10:00+01:00", "e": "11.00", "p": "LocHal, Tilburg"}
    return told | fields


def test_what_is_kept_can_be_read_again(node: Node) -> None:
    kept = {"2026-opening": known(), "2026-tafel.breda": known(x=1)}
    again = node(SELECTION, "JSON.parse(write(read(JSON.stringify(given[0]))))", kept)
    assert again == kept


STRANGE = [
    *(None, "", "niets", "[]", "3", "null", '{"2026-x": null}', '{"2026-x": {"t": "a"}}'),
    *('{"__proto__": {"t": "a", "b": "b"}}', '{"<script>": {"t": "a", "b": "b"}}'),
]


def test_what_somebody_else_kept_is_left_out(node: Node) -> None:
    found = node(SELECTION, "given[0].map((text) => [...read(text)])", STRANGE)
    assert found == [[]] * len(STRANGE)


def test_choosing_and_choosing_again(node: Node) -> None:
    steps = """(() => {
      const empty = new Map();
      const one = toggled(empty, "2026-a", given[0]);
      const two = toggled(one, "2026-b", given[0]);
      return [empty, one, two, toggled(two, "2026-a", given[0])].map((now) => [...now.keys()]);
    })()"""
    assert node(SELECTION, steps, known()) == [
        [],
        ["2026-a"],
        ["2026-a", "2026-b"],
        ["2026-b"],
    ]


def test_what_the_file_says_is_what_a_card_says(node: Node) -> None:
    """A card tells the same in words and in a ``time`` element; see knoppen.js."""
    slots = [
        slot("2026-a"),
        slot("2026-b", tot="uur"),
        slot("2026-c", begin="2026-11-09", tot="Tijd volgt", vervalt=1),
    ]
    assert node(SELECTION, "given[0].map(told)", slots) == [
        known(),
        known(e=""),
        known(b="2026-11-09", e="", x=1),
    ]
    assert node(SELECTION, "clockTimes(given[0])", "10.00 – 11.00 uur") == ["10.00", "11.00"]
    assert node(SELECTION, "clockTimes(given[0])", "Vanaf 10.00 uur") == ["10.00"]


SINCE = [
    (known(), slot("2026-a"), ""),
    (known(t="Andere titel"), slot("2026-a"), ""),
    (known(b="2026-11-10T10:00+01:00"), slot("2026-a"), "veranderd"),
    (known(b="2026-11-09", e=""), slot("2026-a"), "veranderd"),
    (known(e="12.00"), slot("2026-a"), "veranderd"),
    (known(p="Locatie volgt"), slot("2026-a"), "veranderd"),
    (known(), slot("2026-a", vervalt=1), "geannuleerd"),
    (known(b="2026-11-10"), slot("2026-a", vervalt=1), "geannuleerd"),
    (known(x=1, b="2026-11-10"), slot("2026-a", vervalt=1), ""),
    (known(x=1), slot("2026-a"), "toch"),
    (known(), None, "weg"),
]
"""What was told, what the programme says now, and what happened."""


def test_what_happened_since(node: Node) -> None:
    found = node(SELECTION, "given[0].map(([was, now]) => change(was, now))", SINCE)
    for (was, now, what), word in zip(SINCE, found, strict=True):
        assert word == what, (was, now)


TWO = [
    slot("2026-tafel.breda"),
    slot("2026-tafel.oss", begin="2026-11-11T10:00+01:00", einde="2026-11-11T11:00+01:00"),
]


NOW: list[tuple[Any, str, Any, str | None]] = [
    (TWO, "2026-tafel.oss", known(), "2026-tafel.oss"),
    # Once, and now several times: the moment that it was.
    (TWO, "2026-tafel", known(), "2026-tafel.breda"),
    (TWO, "2026-tafel", known(b="2026-11-12"), None),
    # Several times, and now once.
    ([slot("2026-tafel")], "2026-tafel.oss", known(), "2026-tafel"),
    ([slot("2026-tafellaken")], "2026-tafel", known(), None),
    (TWO, "2026-tafel.oss", None, "2026-tafel.oss"),
    (TWO, "2026-tafel", None, None),
]
"""The programme, what was chosen and told, and what that is now."""


def test_where_it_is_now(node: Node) -> None:
    found = node(SELECTION, "given[0].map((asked) => find(...asked)?.id ?? null)", NOW)
    for (_, identity, was, wanted), now in zip(NOW, found, strict=True):
        assert now == wanted, (identity, was)


def test_a_selection_beside_the_programme(node: Node) -> None:
    late = {"begin": "2026-11-11T10:00+01:00", "einde": "2026-11-11T11:00+01:00"}
    data = {
        "jaren": [2026],
        "sessies": [slot("2026-a"), slot("2026-tafel"), slot("2026-z", **late)],
    }
    chosen = {
        "2026-z": known(b=late["begin"]),
        "2023-oud": known(),
        "2026-weg": known(),
        "2026-tafel.breda": known(),
        "2026-a": known(p="Elders"),
    }
    found = node(
        SELECTION,
        """(({ shown, changed, earlier, selection }) => ({
          shown: shown.map(({ id }) => id),
          changed: changed.map(({ id, what }) => [id, what]),
          earlier: earlier.map(({ id }) => id),
          selection: [...selection.keys()],
        }))(compared(read(JSON.stringify(given[0])), given[1]))""",
        chosen,
        data,
    )
    assert found == {
        "shown": ["2026-a", "2026-tafel", "2026-z"],
        "changed": [["2026-weg", "weg"], ["2026-a", "veranderd"]],
        "earlier": ["2023-oud"],
        "selection": ["2026-z", "2023-oud", "2026-weg", "2026-tafel", "2026-a"],
    }


def test_what_is_known_without_a_connection(node: Node) -> None:
    chosen = {
        "2026-z.ma": known(b="2026-11-10", e="", x=1),
        "2026-a": known(),
    }
    found = node(SELECTION, "fromMemory(read(JSON.stringify(given[0])), [2026])", chosen)
    assert found["jaren"] == [2026]
    first, second = found["sessies"]
    assert (first["id"], first["adres"], first["tot"]) == ("2026-a", "2026/a/", "– 11.00 uur")
    assert (second["id"], second["adres"], second["vervalt"]) == ("2026-z.ma", "2026/z/", 1)
    # What is known is what was told: nothing has changed.
    assert (
        node(
            SELECTION,
            "compared(read(JSON.stringify(given[0])), given[1]).changed",
            chosen,
            found,
        )
        == []
    )


# Passing it on


def test_the_selection_in_an_address(node: Node) -> None:
    ids = ["2026-opening", "2026-tafel.breda", "2027-iets"]
    address = "#2026=opening,tafel.breda&2027=iets"
    assert node(SELECTION, "toHash(given[0])", ids) == address
    assert node(SELECTION, "fromHash(given[0])", address) == ids
    assert node(SELECTION, "toHash([])") == ""


MADE_UP: list[tuple[str, list[str]]] = [
    ("", []),
    ("#", []),
    ("#inhoud", []),
    ("#2026=", []),
    ("#2026=a,,b,", ["2026-a", "2026-b"]),
    ("#2026=a,a", ["2026-a"]),
    ("#2026=a%2Cb", ["2026-a", "2026-b"]),
    ("#2026=<img>,../x,a b,A", []),
    ("#abcd=a&2026=b", ["2026-b"]),
]


def test_an_address_that_somebody_made_up(node: Node) -> None:
    found = node(SELECTION, "given[0].map(([address]) => fromHash(address))", MADE_UP)
    for (address, wanted), ids in zip(MADE_UP, found, strict=True):
        assert ids == wanted, address


def test_any_selection_comes_through(node: Node) -> None:
    dice = random.Random(6)
    letters = "abcxyz0189-"

    def name() -> str:
        return "a" + "".join(dice.choices(letters, k=dice.randrange(20)))

    selections = [
        sorted(
            {
                f"{dice.randrange(2000, 2100)}-{name()}{dice.choice(['', f'.{name()}'])}"
                for _ in range(dice.randrange(30))
            }
        )
        for _ in range(200)
    ]
    found = node(SELECTION, "given[0].map((ids) => fromHash(toHash(ids)))", selections)
    assert found == selections


@pytest.fixture(scope="module")
def programme() -> Programme:
    return read_programme(ROOT / EXAMPLE)


def test_the_whole_example_comes_through_an_address(node: Node, programme: Programme) -> None:
    slots = json.loads(own_file(programme)[1])["sessies"]
    ids = [slot["id"] for slot in slots]
    assert len(ids) > 80
    assert node(SELECTION, "fromHash(toHash(given[0]))", ids) == ids
    # What was chosen from the file and not changed since has nothing to tell.
    chosen = node(SELECTION, "given[0].map((slot) => [slot.id, told(slot)])", slots)
    assert (
        node(
            SELECTION,
            "compared(new Map(given[0]), given[1]).changed",
            chosen,
            {"jaren": [2026], "sessies": slots},
        )
        == []
    )
