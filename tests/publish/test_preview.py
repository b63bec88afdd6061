"""Which pages the preview of a change shows."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from macros.programme.change_report import Report
from macros.programme.change_words import report
from macros.programme.changes import changes
from macros.programme.model import ZONE
from macros.publish import preview as preview_module
from macros.publish.preview import preview
from macros.publish.render import Renderer
from macros.publish.site import TEMPLATES
from tests.conftest import ProgrammeFolder

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 3, 1, tzinfo=ZONE)
ADDRESSES = (
    *("", "programma/", "2026/", "2026/opening/", "2026/film/", "2026/maandag-9-november/"),
    *("2026/dinsdag-10-november/", "locatie/lochal/", "over/", "thema/wonen/"),
)


class Change:
    """A programme that is changed, and a site with a bare page at every address."""

    def __init__(self, folder: ProgrammeFolder, site: Path) -> None:
        self.folder = folder
        self.site = site
        folder.session("film", "titel: Film\ndatum: 2026-11-12")
        self.before = folder.read()
        for address in ADDRESSES:
            (site / address).mkdir(parents=True, exist_ok=True)
            text = f"<title>{address or 'home'} – Week</title><body><p>{address}</p></body>"
            (site / address / "index.html").write_text(text, "utf-8")

    def html(self, *, pages: tuple[str, ...] = (), is_technical: bool = False) -> str:
        found = changes(self.before, self.folder.read())
        told: Report = report(found, NOW, pages=pages, is_technical=is_technical)
        return preview(self.site, found, told, Renderer(ROOT / TEMPLATES))

    def pages(self, *, is_technical: bool = False) -> list[str]:
        return shown(self.html(is_technical=is_technical))


def shown(html: str) -> list[str]:
    """Return the names of the pages in a preview."""
    return re.findall(r'<a href="#pagina-\d+">(.*?)</a></li>', html)


@pytest.fixture
def change(tmp_path: Path) -> Change:
    return Change(ProgrammeFolder(tmp_path / "programme"), tmp_path / "site")


def test_nothing(change: Change) -> None:
    assert change.pages() == []
    assert "Voor bezoekers en abonnees verandert er niets." in change.html()


def test_a_session_and_both_its_days(change: Change) -> None:
    change.folder.replace("2026/sessies/opening.md", "2026-11-09", "2026-11-10")
    assert change.pages() == [
        *("2026/opening/", "2026/dinsdag-10-november/", "2026/maandag-9-november/"),
    ]


def test_a_session_that_is_gone_has_no_page(change: Change) -> None:
    (change.folder.path / "2026/sessies/opening.md").unlink()
    assert change.pages() == ["2026/maandag-9-november/"]
    assert "verdwijnt zonder uitleg" in change.html()


def test_lists_editions_and_pages(change: Change) -> None:
    change.folder.replace("locaties.yml", "1000", "1041")
    change.folder.replace("themas.yml", "samenleving:\n  naam: Samenleving\n", "")
    change.folder.replace("2026/editie.yml", "Week 2026", "De week van 2026")
    html = change.html(pages=("docs/over.md", "docs/index.md"))
    assert shown(html) == ["over/", "home", "locatie/lochal/", "2026/"]
    assert "Pagina veranderd: docs/over.md" in html


def test_other_looks_show_a_page_of_every_sort(change: Change) -> None:
    assert change.pages(is_technical=True) == [
        *("home", "programma/", "2026/", "2026/opening/", "2026/maandag-9-november/"),
    ]


def test_too_many_pages(change: Change, monkeypatch: pytest.MonkeyPatch) -> None:
    change.folder.replace("2026/sessies/opening.md", "2026-11-09", "2026-11-10")
    monkeypatch.setattr(preview_module, "MOST_PAGES", 2)
    assert change.pages() == ["2026/opening/", "2026/dinsdag-10-november/"]
    assert "Eén pagina past er niet meer bij." in change.html()
    monkeypatch.setattr(preview_module, "MOST_PAGES", 1)
    assert "2 pagina’s passen er niet meer bij." in change.html()


def test_what_an_editor_wrote_is_text(change: Change) -> None:
    change.folder.session("film", 'titel: "<script>a</script>"\ndatum: 2026-11-12')
    html = change.html()
    assert "<script>" not in html
    assert "&lt;script&gt;a&lt;/script&gt;" in html


def test_twice_the_same_bytes(change: Change) -> None:
    change.folder.replace("2026/sessies/opening.md", "2026-11-09", "2026-11-10")
    assert change.html() == change.html()
