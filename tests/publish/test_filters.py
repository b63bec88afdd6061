"""By what one can choose on the programme page, and what holds for each item."""

from __future__ import annotations

import json
from typing import Any

import pytest

from macros.programme.selection import Selection, select
from macros.publish.agenda import agenda
from macros.publish.filters import FEW, FILTERS, FindView, find_view
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS

MANY = 9


@pytest.fixture
def folder(folder: ProgrammeFolder) -> ProgrammeFolder:
    """More than a few sessions: nine without anything special, and the opening."""
    for number in range(MANY):
        folder.session(f"s{number}", f"titel: S{number}\ndatum: 2026-11-1{number % 2}\n")
    return folder


def view_of(folder: ProgrammeFolder) -> FindView | None:
    programme = folder.read()
    slots = select(programme, Selection(year=2026))
    return find_view(programme, SETTINGS, agenda(programme, slots), slots)


def data_of(folder: ProgrammeFolder) -> Any:
    view = view_of(folder)
    assert view
    return json.loads(view.data)


def held(folder: ProgrammeFolder) -> list[set[str]]:
    """Return for each item what holds for it, as ``thema=wonen``."""
    data = data_of(folder)
    options = [
        f"{group['naam']}={option['waarde']}"
        for group in data["groepen"]
        for option in group["opties"]
    ]
    return [{options[number] for number in row[1:]} for row in data["kaarten"]]


def names(folder: ProgrammeFolder) -> dict[str, list[str]]:
    return {
        group["naam"]: [option["naam"] for option in group["opties"]]
        for group in data_of(folder)["groepen"]
    }


def test_a_list_at_a_glance_has_no_form(folder: ProgrammeFolder) -> None:
    assert view_of(folder)
    for number in range(FEW - 1, MANY):
        (folder.path / f"2026/sessies/s{number}.md").unlink()
    assert view_of(folder) is None


def test_the_items_are_in_the_order_of_the_list(folder: ProgrammeFolder) -> None:
    first, *others = held(folder)
    assert {"dag=2026-11-09", "dagdeel=ochtend", "thema=wonen"} <= first
    days = ["dag=2026-11-10"] * 5 + ["dag=2026-11-11"] * 4
    assert all(day in one for day, one in zip(days, others, strict=True))


def test_what_lasts_several_days_is_an_item_on_each(folder: ProgrammeFolder) -> None:
    folder.session("lang", "titel: Lang\ndatum: 2026-11-09\neinddatum: 2026-11-11\n")
    data = data_of(folder)
    assert len(data["kaarten"]) == MANY + 1 + 3
    assert len({row[0] for row in data["kaarten"]}) == MANY + 2
    days = next(group for group in view_of(folder).first if group.name == "dag")  # type: ignore[union-attr]
    assert [(option.name, option.count) for option in days.options] == [
        ("maandag 9 november", 2),
        ("dinsdag 10 november", 6),
        ("woensdag 11 november", 5),
    ]


def test_only_what_makes_a_difference_can_be_chosen(folder: ProgrammeFolder) -> None:
    """Every session is in Dutch, on site and not full."""
    assert set(names(folder)) == {
        *("dag", "dagdeel", "thema", "regio", "gemeente", "doelgroep", "vorm"),
    }


SWITCHES = {
    # Name: what switches it on, and what does not.
    "gratis": ("prijs: 0\n", "prijs: 5\n"),
    "rolstoel": ("toegankelijkheid: {rolstoel: ja}\n", "toegankelijkheid: {rolstoel: nee}\n"),
    "ringleiding": ("toegankelijkheid: {ringleiding: ja}\n", ""),
    "tolk": ("toegankelijkheid: {schrijftolk: ja}\n", "toegankelijkheid: {hulphond: ja}\n"),
}


@pytest.mark.parametrize(("name", "fields"), SWITCHES.items(), ids=SWITCHES)
def test_a_switch(folder: ProgrammeFolder, name: str, fields: tuple[str, str]) -> None:
    for number, text in enumerate(fields):
        folder.session(f"s{number}", f"titel: S{number}\ndatum: 2026-11-09\n{text}")
    on = [one for one in held(folder) if f"{name}=ja" in one]
    assert len(on) == 1


@pytest.mark.parametrize("field", ["plekken: vol", "plekken: wachtlijst", "status: geannuleerd"])
def test_who_wants_to_join_sees_what_can_be_joined(folder: ProgrammeFolder, field: str) -> None:
    folder.session("s0", f"titel: S\ndatum: 2026-11-09\n{field}\n")
    places = ["plek=ja" in one for one in held(folder)]
    assert places.count(False) == 1


def test_what_a_session_says_itself_goes_before_its_venue(folder: ProgrammeFolder) -> None:
    folder.replace(
        "locaties.yml", "gemeente: Tilburg", "gemeente: Tilburg\n  toegankelijkheid: {rolstoel: ja}"
    )
    assert "rolstoel=ja" in held(folder)[0]
    folder.replace("2026/sessies/opening.md", "vorm:", "toegankelijkheid: {rolstoel: nee}\nvorm:")
    folder.session("s1", "titel: S\ndatum: 2026-11-09\ntoegankelijkheid: {rolstoel: ja}\n")
    assert "rolstoel=ja" not in held(folder)[0]


def test_languages_and_towns_have_names(folder: ProgrammeFolder) -> None:
    folder.session("s0", "titel: S\ndatum: 2026-11-09\ntaal: en\nlocatie: werkwarenhuis\n")
    found = names(folder)
    assert found["taal"] == ["Nederlands", "Engels"]
    assert found["gemeente"] == ["'s-Hertogenbosch", "Tilburg"]


def test_a_town_says_in_which_region_it_is(folder: ProgrammeFolder) -> None:
    (towns,) = [group for group in data_of(folder)["groepen"] if group["naam"] == "gemeente"]
    assert towns["opties"] == [{"waarde": "tilburg", "naam": "Tilburg", "in": "hart-van-brabant"}]


def test_speakers_and_organisations_can_be_looked_for(folder: ProgrammeFolder) -> None:
    assert data_of(folder)["namen"][0] == "Anna Jansen Buurthuis De Draad"


def test_text_of_an_editor_cannot_leave_the_data(folder: ProgrammeFolder) -> None:
    folder.replace("2026/sessies/opening.md", "Anna Jansen", "'</script><script>alert(1)'")
    view = view_of(folder)
    assert view
    assert "<" not in view.data
    assert json.loads(view.data)["namen"][0].startswith("</script>")


def test_every_filter_has_a_name_of_its_own() -> None:
    assert len({one.name for one in FILTERS}) == len(FILTERS)
