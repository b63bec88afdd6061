"""The page for a screen in a hall: the frame, and what its script reads."""

from __future__ import annotations

import json
from typing import Any

from macros.publish.display import display_data, display_view
from macros.publish.now import NowView, now_view
from tests.conftest import ProgrammeFolder


def sessions(folder: ProgrammeFolder) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(display_data(folder.read()))
    return found


def test_what_a_screen_says_of_a_session(folder: ProgrammeFolder) -> None:
    folder.session(
        "laat",
        "titel: Late night\ntaal: en\ndatum: 2026-11-10\neinddatum: 2026-11-11\nbegin: '22.00'\n"
        "einde: '01.30'\nlocatie: lochal\nzaal: Zaal 2\ndeelname: hybride\nstatus: geannuleerd",
    )
    folder.session("tijd-volgt", "titel: Ooit\ndatum: 2026-11-12\nplekken: vol")
    assert sessions(folder)[1:] == [
        {
            "begin": "2026-11-10T22:00+01:00",
            "duur": 210,
            "titel": "Late night",
            "taal": "en",
            "waar": "LocHal, Tilburg",
            "zaal": "Zaal 2",
            "ook": "ook online",
            "locatie": "lochal",
            "labels": [["geannuleerd", "Geannuleerd"]],
        },
        {
            "begin": "2026-11-12",
            "titel": "Ooit",
            "waar": "Locatie volgt",
            "labels": [["vol", "Vol"]],
        },
    ]


def test_only_the_edition_that_people_come_for(folder: ProgrammeFolder) -> None:
    assert len(sessions(folder)) == 1
    folder.write("2027/editie.yml", "naam: Week 2027\n")
    assert len(sessions(folder)) == 1
    folder.replace("2026/editie.yml", "naam:", "afgerond: ja\nnaam:")
    assert sessions(folder) == []
    view = display_view(folder.read(), "De Week")
    assert (view.title, view.venues) == ("Week 2027", ())


def test_no_edition_at_all(folder: ProgrammeFolder) -> None:
    (folder.path / "2026/sessies/opening.md").unlink()
    (folder.path / "2026/editie.yml").unlink()
    assert sessions(folder) == []
    assert display_view(folder.read(), "De Week").title == "De Week"


def test_places_that_can_have_a_screen(folder: ProgrammeFolder) -> None:
    folder.session("b", "titel: B\ndatum: 2026-11-10\nlocatie: werkwarenhuis")
    folder.session("c", "titel: C\ndatum: 2026-11-10\ndeelname: online")
    venues = display_view(folder.read(), "De Week").venues
    assert [venue.slug for venue in venues] == ["lochal", "werkwarenhuis"]


def test_how_long_a_session_lasts_in_the_night_of_the_change(folder: ProgrammeFolder) -> None:
    folder.session(
        "nacht",
        "titel: Nacht\nrond_de_week: ja\ndatum: 2026-10-25\nbegin: '01.30'\neinde: '03.30'",
    )
    assert sessions(folder)[0]["duur"] == 180


def test_only_an_edition_to_come_says_how_things_are_now(folder: ProgrammeFolder) -> None:
    assert now_view(folder.read().editions[2026]) == NowView("2026-11-09", "2026-11-13")
    assert now_view(None) is None
    folder.write("2027/editie.yml", "naam: Week 2027\n")
    assert now_view(folder.read().editions[2027]) is None
    folder.replace("2026/editie.yml", "van:", "afgerond: ja\nvan:")
    assert now_view(folder.read().editions[2026]) is None
