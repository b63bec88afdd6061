"""The map: numbers, links and points, and the same as a list."""

from __future__ import annotations

from macros.publish.agenda import agenda
from macros.publish.filters import FEW, find_view
from macros.publish.map import EMPTY, LEVELS, NOWHERE, OVER, MapView, TownView, map_view
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS


def view_of(folder: ProgrammeFolder) -> MapView:
    return map_view(folder.read())


def towns(view: MapView) -> dict[str, TownView]:
    return {town.name: town for region in view.regions for town in region.towns}


def many(folder: ProgrammeFolder, number: int = FEW, fields: str = "gemeente: Waalwijk") -> None:
    for index in range(number):
        folder.session(f"s{index}", f"titel: S{index}\ndatum: 2026-11-10\n{fields}\n")


def test_every_municipality_has_its_number_and_its_region(folder: ProgrammeFolder) -> None:
    folder.session("b", "titel: B\ndatum: 2026-11-10\nlocatie: werkwarenhuis")
    folder.session("c", "titel: C\ndatum: 2026-11-10\nlocatie: werkwarenhuis")
    view = view_of(folder)
    assert view.lead == "Er zijn sessies in 2 gemeenten."
    found = [(r.name, r.count, [(t.name, t.count) for t in r.towns]) for r in view.regions]
    assert found == [
        ("Hart van Brabant", "1 sessie", [("Tilburg", "1 sessie")]),
        ("Noordoost-Brabant", "2 sessies", [("'s-Hertogenbosch", "2 sessies")]),
    ]
    # What has no sessions is drawn all the same, and nothing twice.
    assert "Waalwijk" in {quiet.name for quiet in view.quiet}
    assert len(view.quiet) == 56 - 2
    assert view.source == "Kadaster / Centraal Bureau voor de Statistiek"


def test_a_session_counts_once_in_every_municipality_where_it_is(folder: ProgrammeFolder) -> None:
    folder.session(
        "reis",
        """
        titel: Reis
        momenten:
          - {sleutel: a, datum: 2026-11-10, locatie: lochal}
          - {sleutel: b, datum: 2026-11-11, locatie: lochal}
          - {sleutel: c, datum: 2026-11-12, locatie: werkwarenhuis}
        """,
    )
    view = view_of(folder)
    assert {name: town.number for name, town in towns(view).items()} == {
        "Tilburg": 2,
        "'s-Hertogenbosch": 1,
    }
    assert [venue.number for venue in towns(view)["Tilburg"].venues] == [2]


def test_more_sessions_are_denser_cloth_and_the_legend_has_what_is_there(
    folder: ProgrammeFolder,
) -> None:
    many(folder, 8)
    view = view_of(folder)
    assert (towns(view)["Tilburg"].level, towns(view)["Waalwijk"].level) == (1, 4)
    assert [(line.level, line.words) for line in view.legend] == [
        (1, "1 sessie"),
        (4, "8 of meer sessies"),
    ]
    assert [least for least, _ in LEVELS] == [1, 2, 4, 8]


def test_only_what_the_programme_can_choose_is_offered(folder: ProgrammeFolder) -> None:
    many(folder)
    programme = folder.read()
    form = find_view(programme, SETTINGS, agenda(programme, programme.slots), programme.slots)
    assert form
    options = next(group for group in form.rest if group.name == "gemeente").options
    view = map_view(programme)
    assert view.how
    assert {town.address: town.number for town in towns(view).values()} == {
        f"programma/?gemeente={option.value}": option.count for option in options
    }


def test_where_there_is_no_form_nothing_is_offered(folder: ProgrammeFolder) -> None:
    # Seen at a glance, so the programme has no form.
    many(folder, FEW - 1)
    view = view_of(folder)
    assert {town.address for town in towns(view).values()} == {""}
    assert view.how == ""
    # All in one municipality: a form, and nothing to choose in it.
    many(folder, FEW + 1, "locatie: lochal")
    assert [town.address for town in towns(view_of(folder)).values()] == [""]


def test_a_venue_is_a_point_once_its_place_is_known(folder: ProgrammeFolder) -> None:
    view = view_of(folder)
    (venue,) = towns(view)["Tilburg"].venues
    assert (venue.name, venue.address, venue.spot) == ("LocHal", "locatie/lochal/", None)
    assert not view.has_points
    place = "breedtegraad: 51.5609\n  lengtegraad: 5.0820\n"
    folder.replace("locaties.yml", "LocHal\n", f"LocHal\n  {place}")
    view = view_of(folder)
    (venue,) = towns(view)["Tilburg"].venues
    assert venue.spot
    assert view.has_points
    # The number makes way for it.
    middle = towns(view)["Tilburg"].middle
    assert middle
    assert abs(middle.x - venue.spot.x) + abs(middle.y - venue.spot.y) > 20


def test_a_place_in_another_country_is_no_point(folder: ProgrammeFolder) -> None:
    folder.replace(
        "locaties.yml", "LocHal\n", "LocHal\n  breedtegraad: 50.85\n  lengtegraad: 4.35\n"
    )
    assert towns(view_of(folder))["Tilburg"].venues[0].spot is None


def test_what_is_nowhere_on_the_map_is_told(folder: ProgrammeFolder) -> None:
    many(folder)
    assert view_of(folder).elsewhere == ()
    folder.session("o", "titel: O\ndatum: 2026-11-10\ndeelname: online")
    folder.session("h", "titel: H\ndatum: 2026-11-10\ndeelname: hybride\nlocatie: lochal")
    folder.session("w", "titel: W\ndatum: 2026-11-10")
    assert [(line.words, line.address) for line in view_of(folder).elsewhere] == [
        ("Online te volgen: 2 sessies", "programma/?deelname=online"),
        ("Plek nog niet bekend: 1 sessie", ""),
    ]


def test_without_any_place_there_is_no_map(folder: ProgrammeFolder) -> None:
    folder.replace("2026/sessies/opening.md", "locatie: lochal\n", "")
    view = view_of(folder)
    assert (view.lead, view.regions, view.quiet, view.legend) == (NOWHERE, (), (), ())
    (folder.path / "2026/sessies/opening.md").unlink()
    assert view_of(folder).lead == EMPTY
    (folder.path / "2026/editie.yml").unlink()
    view = view_of(folder)
    assert (view.lead, view.edition, view.period) == (EMPTY, None, "")


def test_a_year_without_a_week_and_one_that_is_over(folder: ProgrammeFolder) -> None:
    folder.write("2026/editie.yml", "naam: Jaar 2026\nsoort: jaar\nafgerond: ja\n")
    view = view_of(folder)
    assert (view.period, view.note) == ("", OVER)
    assert list(towns(view)) == ["Tilburg"]
