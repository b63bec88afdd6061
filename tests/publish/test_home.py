"""The first page: what the content decides, and what is left to the day of the visit."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from macros.entry.questions import questions
from macros.publish.display import display_data, display_view
from macros.publish.doors import closing
from macros.publish.editions import current_edition
from macros.publish.feeds import feeds
from macros.publish.home import (
    NO_DATE,
    HomeView,
    State,
    home_view,
    next_edition,
    state_of,
)
from macros.publish.map import map_view
from macros.publish.offline import addresses
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS

OVER = "afgerond: ja\nvan:"


def view(folder: ProgrammeFolder) -> HomeView:
    return home_view(folder.read(), "De Week")


def test_an_announced_week(folder: ProgrammeFolder) -> None:
    found = view(folder)
    assert (found.title, found.when) == ("Week 2026", "9 tot en met 13 november 2026")
    assert [way.address for way in found.ways] == ["programma/", "kalender/", "meedoen/"]
    assert found.switch
    assert (found.switch.first_day, found.switch.last_day) == ("2026-11-09", "2026-11-13")
    assert found.switch.tomorrow == "Morgen begint de week"
    assert found.look_back
    assert found.look_back.name == "Week 2026"
    assert [day.number for day in found.switch.days] == [f"Dag {n} van 5" for n in range(1, 6)]


def test_an_announced_day(folder: ProgrammeFolder) -> None:
    folder.write("2026/editie.yml", "naam: Dag\nsoort: dag\nvan: 2026-11-09\ntot: 2026-11-09\n")
    switch = view(folder).switch
    assert switch
    assert (switch.tomorrow, switch.over) == ("Morgen is het zover", "De dag is geweest")
    assert [day.number for day in switch.days] == [""]


def test_today(folder: ProgrammeFolder) -> None:
    for number in range(15):
        folder.session(f"s-{number:02}", "titel: A\ndatum: 2026-11-10\nbegin: '10.00'")
    switch = view(folder).switch
    assert switch
    monday, tuesday, wednesday, *_ = switch.days
    assert monday.all
    assert monday.all.name == "Bekijk de sessie van vandaag"
    assert (tuesday.day, tuesday.title) == ("2026-11-10", "Vandaag, dinsdag 10 november")
    assert tuesday.late == "Nog bezig, van dinsdag 10 november"
    assert len(tuesday.cards) == 15, "a script shows those that are on or next"
    assert tuesday.all
    assert tuesday.all.name == "Bekijk alle 15 sessies van vandaag"
    assert tuesday.all.address == "2026/dinsdag-10-november/"
    assert (wednesday.cards, wednesday.all) == ((), None)


def test_announced_without_a_date(folder: ProgrammeFolder) -> None:
    folder.replace("2026/editie.yml", "van:", OVER)
    folder.write("2027/editie.yml", "naam: Week 2027\n")
    found = view(folder)
    assert (found.title, found.when) == ("Week 2027", "De datum is nog niet bekend")
    assert found.switch is None
    assert found.cloth is None
    assert found.look_back
    assert found.look_back.name == "Week 2026"


def test_nothing_is_announced(folder: ProgrammeFolder) -> None:
    folder.replace("2026/editie.yml", "van:", OVER)
    folder.replace(
        "2026/sessies/opening.md",
        "themas:",
        "materiaal:\n"
        "  - {titel: A, url: https://example.org/a, soort: verslag}\n"
        "  - {titel: B, url: https://example.org/b, soort: video}\nthemas:",
    )
    found = view(folder)
    assert (found.title, found.when, found.switch) == ("De Week", NO_DATE, None)
    assert found.ways[0].address == "kalender/"
    assert found.look_back
    assert [(r.address, r.kinds) for r in found.look_back.reports] == [
        ("2026/opening/", "verslag en video")
    ]


def test_no_edition_at_all(folder: ProgrammeFolder) -> None:
    (folder.path / "2026/sessies/opening.md").unlink()
    (folder.path / "2026/editie.yml").unlink()
    found = view(folder)
    assert (found.title, found.when) == ("De Week", NO_DATE)
    assert (found.cloth, found.look_back, found.switch) == (None, None, None)


@pytest.mark.parametrize(
    ("edition", "state"),
    [
        ("van: 2027-11-08\ntot: 2027-11-12", State.DATED),
        ("periode: ergens in november", State.UNDATED),
        ("afgerond: ja\nvan: 2027-11-08\ntot: 2027-11-12", State.OVER),
    ],
)
def test_the_state_comes_from_the_content(
    folder: ProgrammeFolder, edition: str, state: State
) -> None:
    folder.write("2027/editie.yml", f"naam: Week 2027\n{edition}\n")
    assert state_of(folder.read().editions[2027]) is state
    assert state_of(None) is State.EMPTY


def test_people_come_for_the_first_edition_that_is_not_over(folder: ProgrammeFolder) -> None:
    def current() -> int | None:
        edition = current_edition(folder.read())
        return edition.year if edition else None

    folder.write("2027/editie.yml", "naam: Week 2027\nafgerond: ja\n")
    assert current() == 2026
    folder.write("2027/editie.yml", "naam: Week 2027\n")
    folder.write("2028/editie.yml", "naam: Week 2028\n")
    assert current() == 2026
    folder.replace("2026/editie.yml", "van:", OVER)
    assert current() == 2027
    folder.replace("2027/editie.yml", "naam:", "afgerond: ja\nnaam:")
    assert current() == 2028
    folder.replace("2028/editie.yml", "naam:", "afgerond: ja\nnaam:")
    assert current() == 2028, "of what is over, the newest"


def test_a_year_that_was_begun_hides_nothing_of_the_week_at_hand(folder: ProgrammeFolder) -> None:
    """Not on the first page, the map, the screen and the list to keep, nor in the form."""
    folder.session("x", "titel: X\ndatum: 2026-11-10\nlocatie: lochal")
    before = folder.read()
    shown = home_view(before, "De Week")
    assert shown.when == "9 tot en met 13 november 2026"
    folder.write("2027/editie.yml", "naam: Week 2027\n")
    folder.write(
        "2027/sessies/a.md", "---\ntitel: A\ndatum: 2027-11-09\nlocatie: lochal\n---\nA.\n"
    )
    after = folder.read()
    assert home_view(after, "De Week") == shown
    assert next_edition(after) == next_edition(before)
    assert map_view(after) == map_view(before)
    assert display_view(after, "De Week") == display_view(before, "De Week")
    assert display_data(after) == display_data(before)
    assert list(addresses(after)) == list(addresses(before))
    assert questions(after) == questions(before)
    assert closing(after) == closing(before)
    # What was sent in for the year after is part of the whole, with pages and a calendar.
    assert {2026, 2027} <= {feed.selection.year for feed in feeds(after, SETTINGS)}


def test_when_the_next_one_is(folder: ProgrammeFolder) -> None:
    assert next_edition(folder.read()) == "Week 2026: 9 tot en met 13 november 2026."
    folder.replace("2026/editie.yml", "van:", OVER)
    assert next_edition(folder.read()) == NO_DATE


def test_every_day_of_the_edition_has_its_own_words(folder: ProgrammeFolder) -> None:
    """The script looks them up by day: none may be missing between the first and the last."""
    switch = view(folder).switch
    assert switch
    days = [date.fromisoformat(day.day) for day in switch.days]
    assert days[0].isoformat() == switch.first_day
    assert days[-1].isoformat() == switch.last_day
    assert {(later - earlier).days for earlier, later in pairwise(days)} == {1}
