"""What the checker proposes to paste is right, and leaves the identity of a session alone."""

from __future__ import annotations

import pytest

from macros.programme.findings import Finding, ProgrammeError, show
from macros.programme.model import Session
from tests.conftest import ProgrammeFolder

HEAD = "titel: T\nlocatie: lochal\n"
HOURS = "datum: 2026-11-10\neinddatum: 2026-11-12\nbegin: '10.00'\neinde: '16.30'"

THREE_DAYS = """\
momenten:
  - datum: 2026-11-10
    begin: "10.00"
    einde: "16.30"
  - sleutel: woensdag
    datum: 2026-11-11
    begin: "10.00"
    einde: "16.30"
  - sleutel: donderdag
    datum: 2026-11-12
    begin: "10.00"
    einde: "16.30\""""


def finding(folder: ProgrammeFolder, fields: str) -> Finding:
    folder.session("tien", fields)
    with pytest.raises(ProgrammeError) as caught:
        folder.read()
    (found,) = caught.value.findings
    assert found.code == "meerdaags-met-tijden"
    return found


def pasted(folder: ProgrammeFolder, fields: str, around: str = "{}") -> tuple[str, Session]:
    """Return what is proposed, and the session after an editor has pasted it."""
    proposal = finding(folder, fields).correction
    folder.session("tien", HEAD + around.format(proposal))
    return proposal, folder.read().by_id[2026, "tien"]


def test_a_moment_per_day(folder: ProgrammeFolder) -> None:
    proposal, session = pasted(folder, f"{HEAD}{HOURS}")
    assert proposal == THREE_DAYS
    assert [moment.key for moment in session.moments] == [None, "woensdag", "donderdag"]
    assert {moment.venue for moment in session.moments} == {"lochal"}
    assert [moment.days for moment in session.moments] == [(m.day,) for m in session.moments]


def test_how_it_is_shown(folder: ProgrammeFolder) -> None:
    found = finding(folder, f"{HEAD}{HOURS}")
    lines = show([found]).splitlines()
    assert lines[0].startswith("2026/sessies/tien.md:5:12: fout: Dit duurt 3 dagen, met tijden.")
    assert lines[0].endswith("en kijk de tijden na. [meerdaags-met-tijden]")
    assert lines[1:3] == ["    5 | einddatum: 2026-11-12", "      |            ^"]
    assert lines[3] == "Schrijf:"
    assert "\n".join(lines[4:16]) == THREE_DAYS


def test_one_long_stretch(folder: ProgrammeFolder) -> None:
    """The hours of the days between are not known, and nobody invents them."""
    fields = HEAD + HOURS.replace("16.30", "09.00")
    _, session = pasted(folder, fields)
    assert [str(m.begins) for m in session.moments] == ["10:00:00", "None", "None"]
    assert not any(moment.ends for moment in session.moments)


def test_one_of_several_moments(folder: ProgrammeFolder) -> None:
    others = "momenten:\n  - sleutel: woensdag\n    datum: 2026-11-09\n"
    long = (
        "  - sleutel: kamp\n    datum: 2026-11-10\n    einddatum: 2026-11-11\n    inloop: 09.30\n"
        "    begin: 10.00\n    einde: 12.00\n    zaal: 'Zaal: A'\n    titel: Kamp\n"
    )
    _, session = pasted(folder, HEAD + others + long, others + "{}")
    assert [moment.key for moment in session.moments] == [
        *("woensdag", "kamp", "woensdag-11-november"),
    ]
    assert {(m.room, m.title) for m in session.moments[1:]} == {("Zaal: A", "Kamp")}
    assert all(moment.doors_open for moment in session.moments[1:])


def test_more_than_a_week(folder: ProgrammeFolder) -> None:
    _, session = pasted(
        folder,
        HEAD + HOURS.replace("11-12", "11-19") + "\nrond_de_week: ja",
        "{}\nrond_de_week: ja",
    )
    keys = [moment.key for moment in session.moments]
    assert keys[:2] == [None, "woensdag-11-november"]
    assert len(set(keys)) == 10
