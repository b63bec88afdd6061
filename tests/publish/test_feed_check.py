"""The comparison of calendars with the programme: each has something that it catches."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.programme.model import Programme
from macros.publish.feed_check import WrittenCalendars, check_feeds, differences
from macros.publish.feed_differences import COMPARISONS
from macros.publish.feeds import EVERGREEN, feeds
from macros.publish.site import Site, read_site
from tests.broken_feeds import GOOD, folded
from tests.conftest import ProgrammeFolder
from tests.generator import generate
from tests.publish.test_calendar import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
SESSION = "2026/opening.ics"


def site_of(content: Path) -> Site:
    return read_site(ROOT, content, ROOT / "docs", SETTINGS)


def calendars(site: Site) -> dict[str, bytes]:
    return dict(site.calendars())


def problems(programme: Programme, files: dict[str, bytes]) -> list[str]:
    return list(check_feeds(programme, SETTINGS, feeds(programme, SETTINGS), files))


@pytest.fixture
def rich(folder: ProgrammeFolder) -> ProgrammeFolder:
    """A programme in which every comparison has something to compare."""
    place = 'plaats: Tilburg\n  breedtegraad: "51.5606"\n  lengtegraad: "5.0836"'
    folder.replace("locaties.yml", "plaats: Tilburg", place)
    online = "deelname: hybride\nonline_url: https://live.example.org/opening\nplekken: wachtlijst"
    folder.replace("2026/sessies/opening.md", "vorm: lezing", f"vorm: lezing\n{online}")
    folder.session("tien", "titel: Tien\ndatum: 2026-11-10\nthemas: [wonen]")
    return folder


@pytest.fixture
def programme(rich: ProgrammeFolder) -> Programme:
    return rich.read()


@pytest.fixture
def files(rich: ProgrammeFolder) -> dict[str, bytes]:
    return calendars(site_of(rich.path))


def test_nothing_is_wrong(programme: Programme, files: dict[str, bytes]) -> None:
    assert problems(programme, files) == []


MAP = (
    "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-APPLE-RADIUS=100;"
    'X-TITLE="LocHal, Burgemeester Brokxlaan 1000, 5041 SG Tilburg":geo:51.5606,5.0836\r\n'
)

EDITS = [
    ("verschil-begin", "20261109T093000", "20261109T094500"),
    ("verschil-einde", "20261109T120000", "20261109T130000"),
    ("verschil-titel", "SUMMARY:Opening", "SUMMARY:Sluiting"),
    ("verschil-titel", "SUMMARY:", "SUMMARY:GEANNULEERD: "),
    ("verschil-titel", "SUMMARY:Opening van de week", "SUMMARY:Opening van de…"),
    ("verschil-titel", "SUMMARY:Opening", "SUMMARY:(tijd volgt)"),
    ("verschil-status", "STATUS:CONFIRMED", "STATUS:CANCELLED"),
    ("verschil-locatie", "LocHal", "Elders"),
    ("verschil-locatie", "LocHal", "L…"),
    ("verschil-coordinaten", "51.5606", "52.5606"),
    ("verschil-kaart", "51.5606", "52.5606"),
    ("verschil-kaart", MAP, ""),
    ("verschil-categorieen", "CATEGORIES:Wonen", "CATEGORIES:Werk"),
    ("verschil-adres", "URL:https://example.org/week", "URL:https://example.org/dag"),
    ("verschil-online", "https://live", "https://love"),
    ("verschil-tekst", "DESCRIPTION:Samen", "DESCRIPTION:Apart"),
    ("verschil-tekst", "Samen beginnen we.", "Samen beginnen…"),
    ("verschil-tekst", "Online meedoen: https://live", "Online meedoen: https://love"),
    ("verschil-tekst", "Vol: je", "Je"),
    ("verschil-tekst", "\\nhttps://example.org/week/2026", "\\nhttps://example.org/2026"),
    ("onbekende-sessie", "UID:2026-opening", "UID:2026-onbekend"),
    ("sessie-ontbreekt", "UID:2026-opening", "UID:2026-tien"),
    ("sessie-te-veel", "UID:2026-opening", "UID:2026-tien"),
]
"""Code, what stands in the calendar, and what is put there."""


@pytest.mark.parametrize(("code", "old", "new"), EDITS)
def test_a_difference(
    code: str, old: str, new: str, programme: Programme, files: dict[str, bytes]
) -> None:
    unfolded = files[SESSION].replace(b"\r\n ", b"")
    assert old.encode() in unfolded
    files[SESSION] = folded(unfolded.replace(old.encode(), new.encode()))
    assert any(p.startswith(SESSION) and f"[{code}]" in p for p in problems(programme, files))


def test_every_comparison_catches_something() -> None:
    assert set(COMPARISONS) <= {code for code, *_ in EDITS}


@pytest.mark.parametrize("address", [SESSION, EVERGREEN, "kalender/thema-wonen.ics"])
def test_a_file_is_missing(address: str, programme: Programme, files: dict[str, bytes]) -> None:
    del files[address]
    assert problems(programme, files) == [f"{address}: Dit bestand ontbreekt. [bestand]"]


def test_a_file_too_many(programme: Programme, files: dict[str, bytes]) -> None:
    files["kalender/oud.ics"] = files[EVERGREEN]
    assert problems(programme, files) == [
        "kalender/oud.ics: Dit bestand hoort nergens bij. [bestand]"
    ]


def test_a_feed_that_lost_its_events(programme: Programme, files: dict[str, bytes]) -> None:
    content = files[EVERGREEN]
    start, end = content.index(b"BEGIN:VEVENT"), content.index(b"END:VCALENDAR")
    files[EVERGREEN] = content[:start] + content[end:]
    assert [p for p in problems(programme, files) if "[sessie-ontbreekt]" in p]
    feed = next(one for one in feeds(programme, SETTINGS) if one.address == EVERGREEN)
    assert {p.code for p in differences(programme, SETTINGS, feed, files[EVERGREEN])} == {
        "sessie-ontbreekt",
        "niets",
    }


def test_the_feed_of_something_else(programme: Programme, files: dict[str, bytes]) -> None:
    files["kalender/thema-wonen.ics"] = files["kalender/thema-samenleving.ics"]
    found = [p for p in problems(programme, files) if p.startswith("kalender/thema-wonen.ics")]
    codes = {p.rpartition("[")[2] for p in found}
    assert codes == {"sessie-ontbreekt]", "sessie-te-veel]", "verschil-adres]"}


def test_what_is_wrong_with_an_event_is_told_once(
    programme: Programme, files: dict[str, bytes]
) -> None:
    broken = {a: c.replace(b"SEQUENCE:", b"SEQUENCE:x") for a, c in files.items()}
    # Two sessions; one of them is free in the feeds and busy in its own file.
    found = [p for p in problems(programme, broken) if "[volgnummer]" in p]
    assert len([p for p in found if "agenda-" not in p]) == 3


@pytest.mark.parametrize("name", ["opening", "tien"])
def test_the_file_of_a_session_is_busy_when_its_time_is_known(
    programme: Programme, files: dict[str, bytes], name: str
) -> None:
    address = f"2026/{name}.ics"
    for old, new in (b"OPAQUE", b"TRANSPARENT"), (b"BUSY\r", b"FREE\r"):
        content = files[address]
        files[address] = content.replace(old, new) if old in content else content.replace(new, old)
    (problem,) = problems(programme, files)
    assert problem.endswith("[verschil-bezet]")


def test_a_busy_session_in_a_feed(programme: Programme, files: dict[str, bytes]) -> None:
    address = "kalender/programma.ics"
    busy = files[address].replace(b"TRANSPARENT", b"OPAQUE").replace(b"FREE\r", b"BUSY\r")
    found = problems(programme, {**files, address: busy})
    assert len([problem for problem in found if problem.endswith("[bezet]")]) == 2


def test_written_calendars(tmp_path: Path) -> None:
    (tmp_path / "kalender").mkdir()
    (tmp_path / EVERGREEN).write_bytes(GOOD)
    (tmp_path / "index.html").write_bytes(b"")
    found = WrittenCalendars(tmp_path)
    assert dict(found) == {EVERGREEN: GOOD}
    assert len(found) == 1


@pytest.mark.parametrize("content", ["programme", "tests/voorbeeldweek"])
def test_our_own_calendars(content: str) -> None:
    site = site_of(ROOT / content)
    found = check_feeds(site.programme, SETTINGS, site.feeds.values(), calendars(site))
    assert list(found) == []


@pytest.mark.slow
def test_a_thousand_sessions_are_right(tmp_path: Path) -> None:
    generate(tmp_path, 1000)
    site = site_of(tmp_path)
    files = calendars(site)
    assert len(files) > 1000
    assert problems(site.programme, files) == []
