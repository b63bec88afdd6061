"""The small map: which region, and the points in it."""

from __future__ import annotations

from macros.programme.model import Programme, Session
from macros.publish.outlines import outlines
from macros.publish.small_map import (
    STEP,
    WAY,
    SmallMap,
    map_of_edition,
    map_of_region,
    map_of_session,
    map_of_venue,
)
from tests.conftest import ProgrammeFolder


def session(programme: Programme, slug: str = "opening") -> Session:
    return programme.by_id[2026, slug]


def here(programme: Programme, shown: SmallMap | None) -> list[str]:
    assert shown
    return [slug for slug, area in zip(programme.regions, shown.areas, strict=True) if area.is_here]


def test_a_session_is_in_its_region(folder: ProgrammeFolder) -> None:
    programme = folder.read()
    shown = map_of_session(programme, session(programme))
    assert shown
    assert here(programme, shown) == ["hart-van-brabant"]
    assert shown.words == "Gemeente Tilburg"
    # The venue's place is not known, so the point is where a number would be.
    first = outlines().room["Tilburg"][0]
    assert shown.spots == ((round(first.x / STEP), round(first.y / STEP)),)


def test_a_venue_is_a_point_where_it_is(folder: ProgrammeFolder) -> None:
    folder.replace("locaties.yml", "LocHal\n", "LocHal\n  breedtegraad: 51.6\n  lengtegraad: 5.0\n")
    programme = folder.read()
    spot = outlines().spot(51.6, 5.0)
    assert spot
    expected = ((round(spot.x / STEP), round(spot.y / STEP)),)
    of_venue = map_of_venue(programme, programme.venues["lochal"])
    assert of_venue
    assert of_venue.spots == expected
    assert of_venue.words == "Gemeente Tilburg, Hart van Brabant"
    of_session = map_of_session(programme, session(programme))
    assert of_session
    assert of_session.spots == expected
    of_region = map_of_region(programme, programme.regions["hart-van-brabant"], programme.slots)
    assert of_region.spots == expected
    assert here(programme, of_region) == ["hart-van-brabant"]


def test_a_session_of_several_places(folder: ProgrammeFolder) -> None:
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
    programme = folder.read()
    shown = map_of_session(programme, session(programme, "reis"))
    assert shown
    assert shown.words == "Gemeenten Tilburg en 's-Hertogenbosch"
    assert len(shown.spots) == 2
    assert here(programme, shown) == ["hart-van-brabant", "noordoost-brabant"]


def test_what_is_not_on_the_map_does_not_lead_to_it(folder: ProgrammeFolder) -> None:
    folder.write(
        "2025/editie.yml", "naam: Week 2025\nvan: 2025-11-10\ntot: 2025-11-14\nafgerond: ja\n"
    )
    folder.write(
        "2025/sessies/toen.md",
        "---\ntitel: Toen\ndatum: 2025-11-10\nlocatie: lochal\n---\nTekst.\n",
    )
    programme = folder.read()
    now, then = (
        map_of_session(programme, programme.by_id[one])
        for one in ((2026, "opening"), (2025, "toen"))
    )
    assert now
    assert then
    assert (now.way, then.way) == (WAY, "")


def test_where_it_is_not_known_there_is_no_map(folder: ProgrammeFolder) -> None:
    folder.session("o", "titel: O\ndatum: 2026-11-10\ndeelname: online")
    folder.session("w", "titel: W\ndatum: 2026-11-10")
    folder.session("g", "titel: G\ndatum: 2026-11-10\ngemeente: Waalwijk")
    folder.write(
        "locaties.yml", (folder.path / "locaties.yml").read_text() + "tent:\n  naam: Tent\n"
    )
    programme = folder.read()
    assert map_of_session(programme, session(programme, "o")) is None
    assert map_of_session(programme, session(programme, "w")) is None
    assert map_of_venue(programme, programme.venues["tent"]) is None
    in_town = map_of_session(programme, session(programme, "g"))
    assert in_town
    assert (in_town.words, len(in_town.spots)) == ("Gemeente Waalwijk", 1)


def test_an_edition_says_in_how_many_municipalities(folder: ProgrammeFolder) -> None:
    programme = folder.read()
    shown = map_of_edition(programme, programme.slots)
    assert shown
    assert shown.words == "Er zijn sessies in 1 gemeente."
    assert map_of_edition(programme, ()) is None
