"""The data for a visitor's own programme."""

from __future__ import annotations

import json
from typing import Any

from macros.programme.model import Programme
from macros.publish.agenda import card
from macros.publish.own_programme import FILE, own_file, own_view, points, years_to_choose_from
from macros.publish.when_where import moment_view
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS

TEN = 'titel: Tien\ndatum: 2026-11-10\nbegin: "10.00"\n'


def entries(programme: Programme) -> dict[str, dict[str, Any]]:
    address, content = own_file(programme)
    assert address == FILE
    return {entry["id"]: entry for entry in json.loads(content)["sessies"]}


def test_what_there_is_to_know_of_a_moment(folder: ProgrammeFolder) -> None:
    spot = 'plaats: Tilburg\n  breedtegraad: "51.56064"\n  lengtegraad: "5.08391"'
    folder.replace("locaties.yml", "plaats: Tilburg", spot)
    folder.session(
        "tien",
        TEN + 'einde: "11.30"\nlocatie: lochal\nthemas: [wonen]\ndeelname: hybride\n'
        "online_url: https://live.example.org/\nplekken: vol\ntaal: en",
    )
    assert entries(folder.read())["2026-tien"] == {
        "id": "2026-tien",
        "adres": "2026/tien/",
        "titel": "Tien",
        "taal": "en",
        "thema": "wonen",
        "begin": "2026-11-10T10:00+01:00",
        "einde": "2026-11-10T11:30+01:00",
        "tot": "– 11.30 uur",
        "plek": "LocHal, Tilburg",
        "ook": "ook online",
        "labels": [["vol", "Vol"]],
        "punt": [51.561, 5.084],
        "gemeente": "Tilburg",
    }


def test_what_is_not_known_is_left_out(folder: ProgrammeFolder) -> None:
    folder.session("tien", "titel: Tien\ndatum: 2026-11-10\nstatus: geannuleerd")
    assert entries(folder.read())["2026-tien"] == {
        "id": "2026-tien",
        "adres": "2026/tien/",
        "titel": "Tien",
        "begin": "2026-11-10",
        "tot": "Tijd volgt",
        "plek": "Locatie volgt",
        "labels": [["geannuleerd", "Geannuleerd"]],
        "vervalt": 1,
    }


def test_an_end_that_is_not_known_is_guessed(folder: ProgrammeFolder) -> None:
    folder.session("tien", TEN)
    entry = entries(folder.read())["2026-tien"]
    assert (entry["einde"], entry["geraden"], entry["tot"]) == (
        *("2026-11-10T11:00+01:00", 1, "uur"),
    )


def test_a_renamed_session_is_still_the_same(folder: ProgrammeFolder) -> None:
    folder.session("elf", TEN + "voorheen: [tien, tien-uur]")
    entry = entries(folder.read())["2026-tien"]
    assert entry["adres"] == "2026/elf/"


def test_an_edition_that_is_over_is_nothing_to_choose_from(folder: ProgrammeFolder) -> None:
    folder.session("tien", TEN)
    programme = folder.read()
    slot = next(slot for slot in programme.slots if slot.session.slug == "tien")
    assert years_to_choose_from(programme) == "2026"
    assert not card(programme, slot).is_over
    assert moment_view(programme, SETTINGS, slot).bookmark

    folder.replace("2026/editie.yml", "naam:", "afgerond: ja\nnaam:")
    programme = folder.read()
    slot = next(slot for slot in programme.slots if slot.session.slug == "tien")
    assert years_to_choose_from(programme) == ""
    assert entries(programme) == {}
    assert card(programme, slot).is_over
    assert moment_view(programme, SETTINGS, slot).bookmark is None


def test_a_card_and_a_page_tell_what_the_file_tells(folder: ProgrammeFolder) -> None:
    folder.session(
        "tafel",
        "titel: Tafel\nmomenten:\n"
        "  - {sleutel: ma, datum: 2026-11-09, begin: '10.00', locatie: lochal}\n"
        "  - {sleutel: di, datum: 2026-11-10, titel: Dinsdag, geannuleerd: ja}",
    )
    programme = folder.read()
    slots = [slot for slot in programme.slots if slot.session.slug == "tafel"]
    for slot in slots:
        entry = entries(programme)[slot.id]
        shown = card(programme, slot)
        assert shown.identity == slot.id
        assert (shown.begins, shown.until, shown.place) == (
            *(entry["begin"], entry["tot"], entry["plek"]),
        )
        moment = moment_view(programme, SETTINGS, slot)
        assert moment.begins == entry["begin"]
        assert moment.bookmark
        assert (moment.bookmark.identity, moment.bookmark.title, moment.bookmark.place) == (
            *(entry["id"], entry["titel"], entry["plek"]),
        )
    names = [moment_view(programme, SETTINGS, slot).bookmark for slot in slots]
    assert [bookmark and bookmark.name for bookmark in names] == [
        "Bewaar Tafel, maandag 9 november",
        "Bewaar Tafel – Dinsdag, dinsdag 10 november",
    ]


def test_the_address_tells_who_a_session_is(folder: ProgrammeFolder) -> None:
    folder.session("tien", TEN)
    programme = folder.read()
    slot = next(slot for slot in programme.slots if slot.session.slug == "tien")
    assert card(programme, slot).identity == ""


VENUES = """
een: {naam: Een, gemeente: Waalwijk, breedtegraad: 51.7, lengtegraad: 5.5}
twee: {naam: Twee, gemeente: Waalwijk, breedtegraad: 51.8, lengtegraad: 5.6}
drie: {naam: Drie, gemeente: Waalwijk}
vier: {naam: Vier, gemeente: "'s-Hertogenbosch"}
"""


def test_where_something_is(folder: ProgrammeFolder) -> None:
    folder.replace("locaties.yml", "lochal:", f"{VENUES.strip()}\nlochal:")
    for name, place in {
        "a": "locatie: een",
        "b": "locatie: drie",
        "c": "gemeente: Waalwijk",
        "d": "locatie: vier",
        "e": 'gemeente: "\'s-Hertogenbosch"',
        "f": "",
        "g": "deelname: online\ngemeente: Waalwijk",
    }.items():
        folder.session(name, f"{TEN}{place}")
    programme = folder.read()
    point = points(programme)
    found = {slot.session.slug: point(slot) for slot in programme.slots}
    middle = (51.75, 5.55)
    assert found["a"] == (51.7, 5.5)
    assert found["b"] == found["c"] == middle, "the middle of the venues that are known"
    assert {found[name] for name in "defg"} == {None}


def test_the_words_stand_safely_in_the_page(folder: ProgrammeFolder) -> None:
    view = own_view(folder.read(), "Week </script><b>")
    assert "<" not in view.words
    assert "Week </script><b>" in json.loads(view.words)["onderwerp"]
