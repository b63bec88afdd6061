"""What can be found, and what a result says."""

from __future__ import annotations

import json
from typing import Any

from macros.publish.feeds import feeds
from macros.publish.search_index import Written, search_index
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS


def index(folder: ProgrammeFolder, *written: Written) -> dict[str, Any]:
    programme = folder.read()
    address, content = search_index(programme, feeds(programme, SETTINGS), written)
    assert address == "zoeken/index.json"
    found: dict[str, Any] = json.loads(content)
    return found


def item(found: dict[str, Any], address: str) -> dict[str, Any]:
    (one,) = [item for item in found["items"] if item["address"] == address]
    assert isinstance(one, dict)
    return one


def having(found: dict[str, Any], word: str) -> list[str]:
    """Return the addresses of the items with a word in their text."""
    places, number = [], 0
    for distance in found["words"].get(word, ()):
        number += distance
        places.append(found["items"][number]["address"])
    return places


def test_a_session_says_when_and_where(folder: ProgrammeFolder) -> None:
    found = item(index(folder), "2026/opening/")
    assert found["kind"] == "Sessie"
    assert found["title"] == "Opening van de week"
    assert found["line"] == "maandag 9 november 2026, 09.30 – 12.00 uur · LocHal, Tilburg"
    assert found["summary"] == "Samen beginnen we."
    for name in ("Anna Jansen", "Buurthuis De Draad", "Wonen", "Hart van Brabant", "Inwoners"):
        assert name in found["names"]
    assert not {"label", "language", "weight"} & found.keys()


def test_a_session_on_several_days_is_found_once(folder: ProgrammeFolder) -> None:
    folder.session(
        "twee",
        """
        titel: Twee keer
        momenten:
          - {sleutel: a, datum: 2026-11-10, locatie: lochal}
          - {sleutel: b, datum: 2026-11-12, locatie: werkwarenhuis}
        """,
    )
    found = item(index(folder), "2026/twee/")
    assert found["line"] == "dinsdag 10 november 2026, Tijd volgt · LocHal, Tilburg, en nog 1 keer"
    for name in ("Werkwarenhuis", "Noordoost-Brabant", "donderdag 12 november 2026"):
        assert name in found["names"]


def test_what_is_unusual_is_said(folder: ProgrammeFolder) -> None:
    folder.session("uit", "titel: Not today\ndatum: 2026-11-10\nstatus: geannuleerd\ntaal: en")
    found = item(index(folder), "2026/uit/")
    assert found["label"] == "Geannuleerd"
    assert found["language"] == "en"


def test_every_named_thing_is_found(folder: ProgrammeFolder) -> None:
    found = index(folder)
    kinds = {item["address"]: item["kind"] for item in found["items"]}
    assert kinds["thema/wonen/"] == "Thema"
    assert kinds["regio/hart-van-brabant/"] == "Regio"
    assert kinds["doelgroep/inwoners/"] == "Voor wie"
    assert kinds["vorm/lezing/"] == "Soort sessie"
    assert kinds["organisatie/buurthuis/"] == "Organisatie"
    assert kinds["reeks/praktijknetwerk/"] == "Reeks"
    assert kinds["2026/"] == "Editie"
    assert kinds["2026/maandag-9-november/"] == "Dag"
    venue = item(found, "locatie/lochal/")
    assert venue["line"] == "Burgemeester Brokxlaan 1000, 5041 SG Tilburg · 1 sessie"


def test_words_of_the_text_are_kept_once_and_addresses_in_it_are_not(
    folder: ProgrammeFolder,
) -> None:
    body = "Tuinen en TUINEN bij de [poort](https://voorbeeld.test/geheim) van <b>Tilburg</b>."
    fields = "titel: De poort\ndatum: 2026-11-10\nprogramma: [{titel: Wandelen, wie: Bert}]"
    folder.session("poort", fields, body)
    found = index(folder)
    for word in ("tuinen", "wandelen", "bert", "tilburg"):
        assert having(found, word) == ["2026/poort/"]
    # In the title already.
    assert having(found, "poort") == []
    assert not {"geheim", "https", "b"} & found["words"].keys()


def test_a_page_is_found_by_heading(folder: ProgrammeFolder) -> None:
    html = (
        '<h1 id="over">Over <em>ons</em></h1><p>Eerst &amp; vooral.</p>'
        '<h2 id="geld">Wie betaalt?</h2><p>Niemand.</p><h3 id="x">Of toch</h3><p>Later.</p>'
    )
    found = index(folder, Written("over/", "Over", "Wie wij zijn.", html))
    page, heading = item(found, "over/"), item(found, "over/#geld")
    assert (page["kind"], page["title"], page["summary"]) == ("Pagina", "Over ons", "Wie wij zijn.")
    assert (heading["title"], heading["line"]) == ("Wie betaalt?", "Over")
    assert having(found, "eerst") == ["over/"]
    for word in ("niemand", "toch", "later"):
        assert having(found, word) == ["over/#geld"]


def test_a_programme_without_anything(folder: ProgrammeFolder) -> None:
    for path in folder.path.rglob("*.md"):
        path.unlink()
    for path in folder.path.rglob("*.yml"):
        path.write_text("", encoding="utf-8")
    (folder.path / "2026" / "editie.yml").unlink()
    assert index(folder) == {"items": [], "words": {}}


def test_the_map_can_be_found(folder: ProgrammeFolder) -> None:
    found = [item for item in index(folder)["items"] if item["address"] == "kaart/"]
    assert [(item["title"], item["kind"]) for item in found] == [("De kaart van Brabant", "Pagina")]
