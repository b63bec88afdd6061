"""What an event says in words is short enough, and what matters most is never cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.publish.event_text import (
    LONGEST_DESCRIPTION,
    LONGEST_LOCATION,
    LONGEST_SUMMARY,
    shorten,
)
from macros.publish.feed_check import check_feeds
from macros.publish.feeds import feeds
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS, event_of, files

TEN = "titel: Tien\ndatum: 2026-11-10\n"
PAGE = "https://example.org/week/2026/tien/"
SENTENCES = "Wat er ook gebeurt, hier staat het. "
REASON = f"status_uitleg: '{(SENTENCES * 40)[:990].strip()}'\n"


def text_of(folder: ProgrammeFolder, fields: str, name: str) -> str:
    """Return a text of an event, which the build accepts when it reads it back."""
    event = event_of(folder, fields)
    programme = folder.read()
    all_feeds = feeds(programme, SETTINGS)
    assert list(check_feeds(programme, SETTINGS, all_feeds, files(programme))) == []
    return str(event[name])


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("kort", 4, "kort"),
        ("", 5, ""),
        ("een twee drie", 12, "een twee…"),
        ("een twee drie", 9, "een twee…"),
        ("een twee drie", 8, "een twe…"),
        ("een, twee: – drie", 14, "een, twee…"),
        ("een\ntwee", 7, "een\ntw…"),
        ("onafscheidelijkheid", 8, "onafsch…"),
        ("o onafscheidelijkheid", 8, "o onafs…"),
    ],
)
def test_shorten(text: str, most: int, expected: str) -> None:
    assert shorten(text, most) == expected


@given(st.text(), st.integers(1, 50))
def test_what_is_shortened_fits_and_is_the_beginning(text: str, most: int) -> None:
    found = shorten(text, most)
    assert len(found) <= most
    assert found == text or (found[-1] == "…" and text.startswith(found[:-1]))


LONG = "titel: '{}'\nmomenten:\n  - {{datum: 2026-11-10, titel: '{}'{}}}\n".format


@pytest.mark.parametrize(
    ("more", "state", "begin", "end"),
    [
        (", begin: '10.00'", "", "Lang lang", "lang…"),
        ("", "", "Lang lang", "lang… (tijd volgt)"),
        ("", "status: geannuleerd", "GEANNULEERD: Lang lang", "lang… (tijd volgt)"),
    ],
)
def test_a_long_title_is_cut_and_keeps_its_state(
    folder: ProgrammeFolder, more: str, state: str, begin: str, end: str
) -> None:
    found = text_of(
        folder, LONG(f"Lang{' lang' * 20}", f"en{' lang' * 20}", more) + state, "SUMMARY"
    )
    assert LONGEST_SUMMARY - 5 <= len(found) <= LONGEST_SUMMARY
    assert found.startswith(begin)
    assert found.endswith(end)


def test_a_title_that_just_fits_is_whole(folder: ProgrammeFolder) -> None:
    title = "x" * (LONGEST_SUMMARY - len(" (tijd volgt)"))
    assert (
        text_of(folder, f"titel: {title}\ndatum: 2026-11-10", "SUMMARY") == f"{title} (tijd volgt)"
    )
    assert len(title) + 1 < 120
    longer = text_of(folder, f"titel: {title}x\ndatum: 2026-11-10", "SUMMARY")
    assert longer == f"{title[:-1]}… (tijd volgt)"


def test_a_long_place_is_cut(folder: ProgrammeFolder) -> None:
    folder.replace("locaties.yml", "naam: LocHal", f"naam: LocHal{' zaal' * 37}")
    place = "plaats: Tilburg\n  breedtegraad: '51.5606'\n  lengtegraad: '5.0836'"
    folder.replace("locaties.yml", "plaats: Tilburg", place)
    event = event_of(folder, f"{TEN}locatie: lochal\nzaal: Grote zaal")
    found = text_of(folder, f"{TEN}locatie: lochal\nzaal: Grote zaal", "LOCATION")
    assert LONGEST_LOCATION - 20 <= len(found) <= LONGEST_LOCATION
    assert found.endswith("…")
    assert event["X-APPLE-STRUCTURED-LOCATION"].params["X-TITLE"] == found


def test_a_place_has_no_double_quotes(folder: ProgrammeFolder) -> None:
    """They cannot stand in the parameter that has to say exactly the same."""
    folder.replace("locaties.yml", "naam: LocHal", "naam: 'Hal \"De ^ Lock\"'")
    place = "plaats: Tilburg\n  breedtegraad: '51.56061234'\n  lengtegraad: '5.0836'"
    folder.replace("locaties.yml", "plaats: Tilburg", place)
    found = text_of(folder, f"{TEN}locatie: lochal", "LOCATION")
    assert found.startswith("Hal 'De ^ Lock', Burgemeester")
    event = event_of(folder, f"{TEN}locatie: lochal")
    line = event["X-APPLE-STRUCTURED-LOCATION"]
    assert (line, line.params["X-TITLE"]) == ("geo:51.560612,5.0836", found)
    assert event["GEO"].to_ical() == "51.560612;5.0836"


def people(number: int) -> str:
    return "sprekers:\n" + "".join(f"  - naam: Jan Jansen {n}\n" for n in range(number))


ABOUT = f"samenvatting: {(SENTENCES * 9)[:290].strip()}\n"
LINKS = (
    f"deelname: online\nonline_url: https://live.example.org/{'x' * 300}\n"
    f"aanmelden: {{url: 'https://example.org/{'y' * 300}'}}\n"
)


def test_a_description_that_fits_is_whole(folder: ProgrammeFolder) -> None:
    found = text_of(folder, TEN + ABOUT + people(20), "DESCRIPTION")
    assert "Jan Jansen 18 en Jan Jansen 19." in found
    assert "…" not in found


def test_the_people_give_way_first(folder: ProgrammeFolder) -> None:
    found = text_of(folder, TEN + ABOUT + LINKS + people(20), "DESCRIPTION")
    assert LONGEST_DESCRIPTION - 50 < len(found) <= LONGEST_DESCRIPTION
    assert SENTENCES * 7 in found
    assert "…" in found or "Jan Jansen" not in found
    assert "Jan Jansen 19" not in found
    assert f"Online meedoen: https://live.example.org/{'x' * 300}\n" in found
    assert found.endswith(f"\n\n{PAGE}")


def test_people_that_are_cut_are_cut_at_a_word(folder: ProgrammeFolder) -> None:
    found = text_of(folder, TEN + ABOUT + people(60), "DESCRIPTION")
    assert LONGEST_DESCRIPTION - 20 < len(found) <= LONGEST_DESCRIPTION
    assert found.partition("\n\nMet ")[2].partition("\n\n")[0].endswith(("Jan…", "Jansen…", "…"))
    assert found.endswith(f"…\n\n{PAGE}")


def test_then_the_summary_gives_way(folder: ProgrammeFolder) -> None:
    state = "status: verplaatst\nstatus_uitleg: 'De zaal is dicht.'\nplekken: vol\n"
    links = LINKS.replace("x" * 300, "x" * 700)
    found = text_of(folder, TEN + ABOUT + links + state + people(9), "DESCRIPTION")
    assert LONGEST_DESCRIPTION - 50 < len(found) <= LONGEST_DESCRIPTION
    assert found.startswith("Deze sessie is verplaatst. De zaal is dicht.\n\nWat er ook gebeurt, ")
    assert SENTENCES * 2 in found
    assert SENTENCES * 7 not in found
    assert "Vol: aanmelden kan niet meer." in found
    assert "Jan Jansen" not in found


def test_then_the_reason_gives_way_and_never_the_state(folder: ProgrammeFolder) -> None:
    found = text_of(folder, f"{TEN}{ABOUT}status: geannuleerd\n{REASON}{people(9)}", "DESCRIPTION")
    assert LONGEST_DESCRIPTION - 40 < len(found) <= LONGEST_DESCRIPTION
    assert found.startswith("Deze sessie gaat niet door. Wat er ook gebeurt,")
    assert "\n\nTijd volgt. Locatie volgt.\n\n" in found
    assert found.endswith(f"\n\n{PAGE}")


def test_links_are_never_cut(folder: ProgrammeFolder) -> None:
    links = LINKS.replace("x" * 300, "x" * 1200)
    found = text_of(folder, TEN + ABOUT + links, "DESCRIPTION")
    assert f"https://live.example.org/{'x' * 1200}\n" in found
    assert "Wat er ook" not in found
    assert found.endswith(f"\n\n{PAGE}")


def test_a_note_is_told_when_nothing_else_changed(folder: ProgrammeFolder) -> None:
    """A page tells it as well: another room, or a quarter of an hour later."""
    found = text_of(folder, f"{TEN}status_uitleg: Let op, een andere zaal.", "DESCRIPTION")
    assert found.startswith("Let op, een andere zaal.\n\nTijd volgt.")


def test_nobody_is_asked_to_join_what_is_over(folder: ProgrammeFolder) -> None:
    folder.replace("2026/editie.yml", "van:", "afgerond: ja\nvan:")
    fields = f"{TEN}deelname: online\nonline_url: https://example.org/live\nplekken: vol"
    event = event_of(folder, fields)
    found = text_of(folder, fields, "DESCRIPTION")
    assert "CONFERENCE" not in event
    assert "https://example.org/live" not in found
    assert "Vol" not in found
