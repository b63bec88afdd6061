"""What comes before and after a session, and what runs meanwhile."""

from __future__ import annotations

import pytest

from macros.programme.model import Slot
from macros.publish.references import MOST_MEANWHILE, MoreView, References
from macros.publish.surroundings import Surroundings
from tests.conftest import ProgrammeFolder


def session(folder: ProgrammeFolder, name: str, begins: str, ends: str, more: str = "") -> None:
    times = "".join(f"{key}: '{t}'\n" for key, t in (("begin", begins), ("einde", ends)) if t)
    folder.session(name, f"titel: {name}\ndatum: 2026-11-10\n{times}{more}")


def meanwhile(folder: ProgrammeFolder, name: str) -> list[str]:
    programme = folder.read()
    found = programme.by_id[2026, name]
    slots = Surroundings(programme).meanwhile(Slot(found, found.moments[0]), most=9)
    return [slot.session.slug for slot in slots]


@pytest.mark.parametrize(
    ("begins", "ends", "overlaps"),
    [
        ("10.00", "11.00", True),  # exact
        ("10.00", "10.30", True),  # shared start
        ("10.30", "11.00", True),  # shared end
        ("10.15", "10.45", True),  # contained
        ("09.00", "12.00", True),  # around
        ("09.30", "10.30", True),  # partial
        ("09.00", "10.00", False),  # right before
        ("11.00", "12.00", False),  # right after
        ("10.30", "", True),  # an end that is not known is presumed
        ("", "", False),  # no time, so nobody knows
    ],
)
def test_overlap(folder: ProgrammeFolder, begins: str, ends: str, overlaps: bool) -> None:
    session(folder, "tien", "10.00", "11.00")
    session(folder, "ander", begins, ends)
    assert meanwhile(folder, "tien") == (["ander"] if overlaps else [])
    assert meanwhile(folder, "ander") == (["tien"] if overlaps else [])


def test_what_was_cancelled_does_not_run(folder: ProgrammeFolder) -> None:
    session(folder, "tien", "10.00", "11.00")
    session(folder, "ander", "10.00", "11.00", "status: geannuleerd")
    assert meanwhile(folder, "tien") == []
    assert meanwhile(folder, "ander") == ["tien"]


def test_past_midnight(folder: ProgrammeFolder) -> None:
    session(folder, "nacht", "23.00", "01.00", "einddatum: 2026-11-11")
    folder.session("later", "titel: L\ndatum: 2026-11-11\nbegin: '00.30'\neinde: '02.00'")
    assert meanwhile(folder, "nacht") == ["later"]


def more(folder: ProgrammeFolder, name: str) -> MoreView:
    programme = folder.read()
    return References(programme).around(programme.by_id[2026, name])


def test_before_and_after_in_the_edition(folder: ProgrammeFolder) -> None:
    folder.write("2025/editie.yml", "naam: Week 2025\nsoort: jaar\n")
    folder.write(
        "2025/sessies/vorig-jaar.md", "---\ntitel: Vorig jaar\ndatum: 2025-03-01\n---\nTekst.\n"
    )
    session(folder, "tien", "10.00", "11.00")
    session(folder, "twaalf", "12.00", "13.00", "taal: en")
    first, middle, last = (more(folder, name) for name in ("opening", "tien", "twaalf"))
    assert first.previous is None
    assert first.next
    assert first.next.address == "2026/tien/"
    assert middle.previous
    assert middle.previous.when == "maandag 9 november, 09.30 – 12.00 uur"
    assert middle.previous.place == "LocHal, Tilburg"
    assert middle.next
    assert (middle.next.title, middle.next.language) == ("twaalf", "en")
    assert last.next is None
    assert [day.address for day in last.days] == ["2026/dinsdag-10-november/"]


def test_of_much_the_nearest_is_shown_chronologically(folder: ProgrammeFolder) -> None:
    session(folder, "tien", "10.00", "18.00")
    for hour in range(10, 18):
        session(folder, f"om-{hour}", f"{hour}.00", f"{hour}.30")
    shown = [other.title for other in more(folder, "tien").meanwhile]
    assert shown == [f"om-{hour}" for hour in range(10, 10 + MOST_MEANWHILE)]


def test_a_session_with_several_moments(folder: ProgrammeFolder) -> None:
    folder.session(
        "reis",
        "titel: Reis\nthemas: [wonen]\nmomenten:\n"
        "  - {datum: 2026-11-10, begin: '10.00', einde: '11.00'}\n"
        "  - {datum: 2026-11-12, begin: '10.00', einde: '11.00', sleutel: twee, titel: Oss}\n",
    )
    session(folder, "tien", "10.00", "11.00")
    shown = more(folder, "reis")
    assert [day.name for day in shown.days] == ["dinsdag 10 november", "donderdag 12 november"]
    assert [other.title for other in shown.meanwhile] == ["tien"]
    related = more(folder, "opening").related
    assert [(one.title, one.when) for one in related] == [
        ("Reis", "dinsdag 10 november, en nog 1 keer")
    ]
