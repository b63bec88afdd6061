"""What was ever published, over histories in git."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from macros.programme.git import repository_of
from macros.programme.history import walk
from macros.programme.published import Published, Turn
from macros.programme.selection import Selection
from tests.checkout import HOUR, START, Checkout

NOWHERE = Path(os.devnull) / "nergens"
OPENING = "2026/sessies/opening.md"
WONEN = Selection(facets=(("thema", "wonen"),))
WONEN_LECTURE = Selection(facets=(("thema", "wonen"), ("vorm", "lezing")))
MONDAY = Selection(day=date(2026, 11, 9))


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "repo")


def past(checkout: Checkout, store: Path = NOWHERE) -> Published:
    repository = repository_of(checkout.path)
    assert repository
    return walk(repository, Published(), store)


def test_what_is_there_is_not_empty(checkout: Checkout) -> None:
    checkout.commit()
    turns = past(checkout).turns
    assert turns[WONEN] == turns[WONEN_LECTURE] == turns[MONDAY] == Turn(START, 0, is_empty=False)
    assert turns[Selection(facets=(("thema", "samenleving"),))] == Turn(START, 0, is_empty=True)


def test_what_becomes_empty_and_is_filled_again(checkout: Checkout) -> None:
    checkout.commit()
    checkout.replace(OPENING, "[wonen]", "[samenleving]")
    checkout.commit()
    turns = past(checkout).turns
    assert turns[WONEN] == turns[WONEN_LECTURE] == Turn(START + HOUR, 1, is_empty=True)
    assert not turns[MONDAY].is_empty
    checkout.replace(OPENING, "[samenleving]", "[wonen]")
    checkout.commit()
    assert past(checkout).turns[WONEN] == Turn(START + 2 * HOUR, 2, is_empty=False)


def test_a_venue_that_turns_out_to_be_elsewhere(checkout: Checkout) -> None:
    checkout.commit()
    checkout.replace("locaties.yml", "gemeente: Tilburg", 'gemeente: "\'s-Hertogenbosch"')
    checkout.commit()
    turns = past(checkout).turns
    assert turns[Selection(facets=(("regio", "hart-van-brabant"),))].is_empty
    assert not turns[Selection(facets=(("regio", "noordoost-brabant"),))].is_empty


def test_an_entry_that_is_gone_keeps_its_name(checkout: Checkout) -> None:
    checkout.commit()
    checkout.replace(OPENING, "[wonen]", "[samenleving]")
    checkout.replace("themas.yml", "wonen:\n  naam: Wonen\n", "")
    checkout.commit()
    found = past(checkout)
    assert found.names["thema", "wonen"] == "Wonen"
    assert found.turns[WONEN].is_empty


@pytest.mark.parametrize(
    ("old", "new"),
    [("locatie: lochal", "locatie: lochaal"), ("themas: [wonen]", "themas: [wonnen]")],
)
def test_a_state_that_could_not_be_published_counts_for_nothing(
    checkout: Checkout, old: str, new: str
) -> None:
    checkout.commit()
    checkout.replace(OPENING, old, new)
    checkout.commit()
    turns = past(checkout).turns
    assert turns[WONEN] == Turn(START, 0, is_empty=False)
    assert Selection(facets=(("thema", "wonnen"),)) not in turns


def test_a_deleted_session_is_remembered(checkout: Checkout) -> None:
    first = checkout.commit()
    (checkout.path / OPENING).unlink()
    checkout.commit()
    found = past(checkout)
    former = found.formers["2026-opening"]
    assert (former.names, former.title) == (("opening",), "Opening van de week")
    assert former.commit == checkout.git("rev-list", "--max-parents=0", "HEAD")
    assert found.turns[WONEN] == Turn(first + HOUR, 1, is_empty=True)


def test_a_new_name_is_added_to_the_old_ones(checkout: Checkout) -> None:
    checkout.commit()
    text = (checkout.path / OPENING).read_text("utf-8")
    (checkout.path / OPENING).unlink()
    checkout.write("2026/sessies/start.md", text.replace("datum:", "voorheen: [opening]\ndatum:"))
    checkout.commit()
    found = past(checkout).formers
    assert list(found) == ["2026-opening"]
    assert found["2026-opening"].names == ("opening", "start")


def test_a_walk_that_goes_on_knows_the_same(checkout: Checkout, tmp_path: Path) -> None:
    """Whether everything is read at once, or in two walks with the first one saved."""
    store = tmp_path / "store"
    checkout.session("tien", "titel: Tien\ndatum: 2026-11-10\nthemas: [wonen]\n")
    checkout.commit()
    past(checkout, store)
    (checkout.path / "2026/sessies/tien.md").unlink()
    checkout.replace(OPENING, "[wonen]", "[samenleving]")
    checkout.commit()
    at_once, in_two = past(checkout), past(checkout, store)
    assert in_two.turns == at_once.turns
    assert in_two.names == at_once.names
    assert in_two.formers == at_once.formers
    assert in_two.turns[WONEN].is_empty
