"""What browsers keep for when there is no connection."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from macros.publish.offline import INSTEAD, addresses, listing, worker
from tests.conftest import ProgrammeFolder

SCRIPTS = Path(__file__).resolve().parents[2] / "docs" / "assets" / "werker"
EDITION_OVER = """\
    naam: Week 2024
    van: 2024-11-04
    tot: 2024-11-08
    afgerond: ja
    """


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>{name}", encoding="utf-8")


def test_the_pages_of_the_edition_people_come_for(folder: ProgrammeFolder) -> None:
    folder.write("2024/editie.yml", EDITION_OVER)
    folder.write("2024/sessies/toen.md", "---\ntitel: Toen\ndatum: 2024-11-04\n---\nTekst.\n")
    found = list(addresses(folder.read()))
    assert found == ["", "2026/", "2026/maandag-9-november/", "2026/opening/"]


def test_a_site_without_an_edition_keeps_its_first_page(folder: ProgrammeFolder) -> None:
    (folder.path / "2026" / "sessies" / "opening.md").unlink()
    (folder.path / "2026" / "editie.yml").unlink()
    assert list(addresses(folder.read())) == [""]


def test_the_list_has_what_the_pages_need_and_nothing_else(tmp_path: Path) -> None:
    needed = (
        *(INSTEAD, "assets/fonts/a.woff2", "assets/kiezen/x.js", "assets/site.css"),
        *("programma/index.html", "mijn-programma/index.html", "mijn-programma/sessies.json"),
        *("zoeken/index.html", "zoeken/index.json", "index.html", "2026/a/index.html"),
    )
    write(tmp_path, *needed)
    write(
        tmp_path,
        *("assets/werker/werker.js", "assets/fonts/LICENSE.txt", "2026/a.ics", "thema/index.html"),
        *("afdrukken/week.pdf", "beelden/programma.png", "mijn-programma/alles.pdf"),
    )
    found = json.loads(listing(tmp_path, ["", "2026/a/"]))
    assert list(found) == [name.removesuffix("index.html") for name in needed]
    content = (tmp_path / "2026/a/index.html").read_bytes()
    assert found["2026/a/"] == hashlib.sha256(content).hexdigest()[:16]


def test_a_change_changes_one_line(tmp_path: Path) -> None:
    write(tmp_path, INSTEAD, "index.html", "2026/a/index.html")
    before = json.loads(listing(tmp_path, ["", "2026/a/"]))
    assert listing(tmp_path, ["", "2026/a/"]) == listing(tmp_path, ["", "2026/a/"])
    (tmp_path / "2026/a/index.html").write_text("geannuleerd", encoding="utf-8")
    after = json.loads(listing(tmp_path, ["", "2026/a/"]))
    assert {address for address in before if before[address] != after[address]} == {"2026/a/"}


def test_a_page_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, INSTEAD)
    with pytest.raises(FileNotFoundError):
        listing(tmp_path, ["2026/weg/"])


def test_a_new_version_of_a_script_is_a_new_worker(tmp_path: Path) -> None:
    write(tmp_path, "regels.js", "werker.js", "weg.js")
    before = worker(tmp_path, is_on=True)
    assert worker(tmp_path, is_on=True) == before
    (tmp_path / "regels.js").write_text("anders", encoding="utf-8")
    assert worker(tmp_path, is_on=True) != before


def test_switched_off_it_is_the_one_that_clears_up() -> None:
    assert worker(SCRIPTS, is_on=False) == (SCRIPTS / "weg.js").read_bytes()
    assert b"werker.js" in worker(SCRIPTS, is_on=True)
