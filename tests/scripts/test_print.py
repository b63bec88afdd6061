"""The PDFs to download: there when a page links to them, the same every time, and for everybody."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pypdf
import pytest

import _chromium
import _paper
from tests.conftest import ProgrammeFolder
from tests.site.conftest import build

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SITE = "https://example.org/week/"
PROGRAMME = "afdrukken/2026/programma.pdf"
DAY = "afdrukken/2026/maandag-9-november.pdf"
LINK = re.compile(r'href="([^"]+\.pdf)"')


@pytest.fixture
def browser_program() -> Path:
    found = _chromium.find()
    if found is None:
        assert os.environ.get("CI") != "true"
        pytest.skip("there is no Chromium, Chrome or Edge on this machine")
    return found


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is not in the one of the programme."""
    return tmp_path_factory.mktemp("outside")


def built(folder: ProgrammeFolder, site: Path, **variables: str) -> str:
    """Build the small programme; return what was wrong."""
    done = build(site, str(folder.path), variables={"SITE_URL": SITE, **variables})
    return "" if done.returncode == 0 else done.stderr


def links(site: Path, page: str) -> list[Path]:
    html = (site / page / "index.html").read_text(encoding="utf-8")
    return [(site / page / link).resolve() for link in LINK.findall(html)]


def test_every_link_to_a_pdf_leads_to_one(
    folder: ProgrammeFolder, outside: Path, browser_program: Path
) -> None:
    site = outside / "site"
    assert built(folder, site, AFDRUKKEN="true") == ""
    assert links(site, "programma/") == links(site, "2026/") == [site / PROGRAMME]
    assert links(site, "2026/maandag-9-november/") == [site / DAY]
    for path in (site / PROGRAMME, site / DAY):
        assert_for_everybody(pypdf.PdfReader(path))
    day = (site / DAY).read_bytes()
    again = outside / "again.pdf"
    _paper.print_page(browser_program, site, "2026/maandag-9-november/", again)
    assert again.read_bytes() == day
    assert b"127.0.0.1" not in day
    assert not re.search(rb"/(CreationDate|ModDate|ID)\b", day)
    first = pypdf.PdfReader(again).pages[0]
    actions: list[Any] = [found.get_object()["/A"] for found in first.annotations or ()]
    uris = [action["/URI"] for action in actions]
    assert f"{SITE}2026/opening/" in uris
    assert all(uri.startswith(SITE) for uri in uris)
    text = first.extract_text()
    assert "Opening van de week" in text
    assert "example.org/week/2026/maandag-9-november" in text


def assert_for_everybody(pdf: pypdf.PdfReader) -> None:
    """Tagged, in Dutch, and with a title that is shown (PDF/UA-1, 7.1 and 7.2)."""
    root: Any = pdf.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata
    assert str(pdf.metadata.title).endswith("– Week van de Brede Welvaart")


def test_nothing_is_linked_to_that_is_not_printed(folder: ProgrammeFolder, outside: Path) -> None:
    assert built(folder, outside / "site") == ""
    assert not (outside / "site" / "afdrukken").exists()
    for page in ("programma/", "2026/", "2026/maandag-9-november/"):
        assert links(outside / "site", page) == []


def test_without_a_browser_there_is_no_site_with_links(
    folder: ProgrammeFolder, outside: Path
) -> None:
    nothing_else = outside / "bin"
    nothing_else.mkdir()
    git = shutil.which("git")
    assert git
    (nothing_else / "git").symlink_to(git)
    path = os.pathsep.join((str(nothing_else), str(Path(sys.executable).parent)))
    error = built(folder, outside / "site", AFDRUKKEN="true", PATH=path)
    assert "FOUT: hiervoor is Chromium, Chrome of Edge nodig." in error
    assert not (outside / "site").exists()


def test_a_page_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(_paper.NotPrintedError, match=r"2026/ staat niet in"):
        _paper.print_page(Path("chromium"), tmp_path, "2026/", tmp_path / "x.pdf")


def test_a_browser_that_fails_is_told(tmp_path: Path) -> None:
    page = tmp_path / "2026" / "index.html"
    page.parent.mkdir()
    page.write_text('<link rel="canonical" href="https://example.org/2026/">', encoding="utf-8")
    with pytest.raises(_paper.NotPrintedError, match="de browser maakte geen pdf"):
        _paper.print_page(Path(sys.executable), tmp_path, "2026/", tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()
