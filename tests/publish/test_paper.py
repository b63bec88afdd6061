"""What stands on paper only, and which pages are there as PDF."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from macros.publish.calendar import Revision, uid
from macros.publish.paper import Papers, session_paper, sheets
from macros.publish.qr import qr_code
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS


def files(folder: ProgrammeFolder) -> dict[str, str]:
    return {sheet.page: sheet.file for sheet in sheets(folder.read())}


def test_a_week_is_there_as_a_whole_and_by_day(folder: ProgrammeFolder) -> None:
    folder.session("tien", "titel: Tien\ndatum: 2026-11-10")
    assert files(folder) == {
        "2026/": "afdrukken/2026/programma.pdf",
        "2026/maandag-9-november/": "afdrukken/2026/maandag-9-november.pdf",
        "2026/dinsdag-10-november/": "afdrukken/2026/dinsdag-10-november.pdf",
    }


def test_a_day_outside_the_week_is_in_the_programme_only(folder: ProgrammeFolder) -> None:
    folder.session("later", "titel: Later\ndatum: 2026-12-01\nrond_de_week: ja")
    assert "2026/dinsdag-1-december/" not in files(folder)


def test_an_edition_of_one_day_is_there_once(folder: ProgrammeFolder) -> None:
    folder.replace("2026/editie.yml", "tot: 2026-11-13", "tot: 2026-11-09")
    assert list(files(folder)) == ["2026/"]


def test_an_edition_without_sessions_is_not_there(folder: ProgrammeFolder) -> None:
    folder.write("2027/editie.yml", "naam: Week 2027\n")
    assert "2027/" not in files(folder)


def test_the_way_back_is_a_code_and_an_address(folder: ProgrammeFolder) -> None:
    papers = Papers(folder.read(), SETTINGS, {})
    view = papers.view("2026/", 2026, "programma/")
    assert view.code == qr_code("https://example.org/week/programma/")
    assert view.address == "example.org/week/programma"
    assert view.name == "QR-code van https://example.org/week/programma/"


def test_a_session_leads_to_its_page(folder: ProgrammeFolder) -> None:
    session = folder.read().by_id[2026, "opening"]
    assert session_paper(SETTINGS, session).address == "example.org/week/2026/opening"


@pytest.mark.parametrize(
    ("has_pdf", "page", "file"),
    [
        (True, "2026/", "afdrukken/2026/programma.pdf"),
        (True, "2026/dinsdag-1-december/", ""),
        (False, "2026/", ""),
    ],
)
def test_only_what_is_printed_is_linked_to(
    folder: ProgrammeFolder, has_pdf: bool, page: str, file: str
) -> None:
    papers = Papers(folder.read(), replace(SETTINGS, has_pdf=has_pdf), {})
    assert papers.view(page, 2026).pdf == file


def test_paper_says_of_when_it_is(folder: ProgrammeFolder) -> None:
    """The day in Brabant of the last change of what is in that edition."""
    folder.session("tien", "titel: Tien\ndatum: 2026-11-10")
    programme = folder.read()
    late = datetime(2026, 10, 11, 22, 30, tzinfo=UTC)
    early = datetime(2026, 3, 1, tzinfo=UTC)
    revisions = {
        uid(SETTINGS, slot): Revision(early, time, 0)
        for slot, time in zip(programme.slots, (late, early), strict=True)
    }
    papers = Papers(programme, SETTINGS, revisions)
    assert papers.view("2026/", 2026).state == "Stand van 12 oktober 2026"
    assert papers.view("2025/", 2025).state == ""


def test_without_a_history_nobody_knows_of_when_it_is(folder: ProgrammeFolder) -> None:
    assert Papers(folder.read(), SETTINGS, {}).view("2026/", 2026).state == ""
