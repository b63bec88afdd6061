"""How heavy pages may be: whoever visits pays for it, on a phone somewhere in a village."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import _weighing
from tests.generator import generate
from tests.site.conftest import ROOT, build

KILOBYTE = 1000

SESSION_HTML = 15 * KILOBYTE
FIRST_VISIT = 120 * KILOBYTE
"""All that a first visit to a session takes."""
PROGRAMME_HTML = {80: 45 * KILOBYTE, 1000: 350 * KILOBYTE}
"""Number of sessions → the page with all of them."""
SCRIPTS = 25 * KILOBYTE
"""All scripts together, whatever page they are for, beside those for what Material does too."""
MATERIAL_TOO = {"zoeken", "vendor"}
"""Folders with the search.  Material's own scripts, which we leave out, are 50 KB."""
ALL_SCRIPTS = 40 * KILOBYTE
"""With those for the search, and its two libraries."""


def test_every_session_of_the_example_is_light(example_site: Path) -> None:
    sessions = [path.with_suffix("").name for path in (example_site / "2026").glob("*.ics")]
    assert len(sessions) > 50
    for name in sessions:
        visit = _weighing.first_visit(example_site, f"2026/{name}/")
        assert visit.bytes_of("html") <= SESSION_HTML, name
        assert visit.total <= FIRST_VISIT, name


def test_photos_of_speakers_are_light_as_well(example_site: Path) -> None:
    """They wait until they are near the screen, but on a large one that is at once."""
    page = "2026/boer-burger-bodem/"
    html = (example_site / page / "index.html").read_text("utf-8")
    photos = re.findall(r'<img src="\.\./\.\./(beelden/sprekers/[^"]+)" alt="Foto van [^"]+"', html)
    assert len(photos) == 2
    weight = sum(_weighing.sent(example_site / photo) for photo in photos)
    assert 0 < weight + _weighing.first_visit(example_site, page).total <= FIRST_VISIT


def test_the_programme_of_the_example_is_light(example_site: Path) -> None:
    visit = _weighing.first_visit(example_site, "programma/")
    assert visit.bytes_of("html") <= PROGRAMME_HTML[80]
    assert visit.total <= FIRST_VISIT


def test_what_is_kept_to_read_without_a_connection_is_as_much_as_visitors_are_told(
    example_site: Path,
) -> None:
    kept = _weighing.kept(example_site)
    assert example_site / "programma" / "index.html" in kept
    assert example_site / "2026" / "opening-van-de-week" / "index.html" in kept
    assert not [path for path in kept if path.suffix in {".ics", ".png", ".pdf"}]
    told = re.search(r"ongeveer ([\d,]+) MB", (ROOT / "docs" / "privacy.md").read_text("utf-8"))
    assert told
    megabytes = sum(kept.values()) / KILOBYTE**2
    assert megabytes == pytest.approx(float(told[1].replace(",", ".")), abs=0.1)


def test_the_scripts_are_few(example_site: Path) -> None:
    scripts = {path: _weighing.sent(path) for path in (example_site / "assets").rglob("*.js")}
    ours = [size for path, size in scripts.items() if not MATERIAL_TOO & set(path.parts)]
    assert len(ours) > 15
    assert sum(ours) <= SCRIPTS
    assert sum(scripts.values()) <= ALL_SCRIPTS


@pytest.mark.slow
@pytest.mark.parametrize("sessions", [1000])
def test_the_programme_of_a_thousand_sessions(tmp_path: Path, sessions: int) -> None:
    generate(tmp_path / "programme", sessions)
    result = build(tmp_path / "site", str(tmp_path / "programme"))
    assert result.returncode == 0, result.stderr
    visit = _weighing.first_visit(tmp_path / "site", "programma/")
    assert visit.bytes_of("html") <= PROGRAMME_HTML[sessions]


def written(folder: Path, name: str, text: str) -> int:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return _weighing.sent(path)


def test_everything_that_a_page_fetches_is_weighed_once(tmp_path: Path) -> None:
    html = written(
        tmp_path,
        "a/index.html",
        '<link rel="stylesheet" href="../x.css"><link rel="canonical" href="https://example.org/">'
        '<link rel="preload" href="../f.woff2"><img src="../p.svg"><img src="../p.svg">'
        '<img src="../later.svg" loading="lazy"><script src="../s.js"></script>'
        '<script type="application/ld+json">{}</script><a href="../elders/">x</a>',
    )
    css = written(tmp_path, "x.css", "a{background:url(q.svg)}@font-face{src:url('g.woff2')}")
    js = written(tmp_path, "s.js", 'import "./t.js";\nconst later = () => import("./u.js");\n')
    js += written(tmp_path, "t.js", 'import { u } from "./s.js";\n')
    images = written(tmp_path, "p.svg", "<svg/>") + written(tmp_path, "q.svg", "<svg></svg>")
    fonts = written(tmp_path, "f.woff2", "x" * 500)
    visit = _weighing.first_visit(tmp_path, "a/")
    found = [visit.bytes_of(kind) for kind in ("html", "css", "js", "images", "fonts")]
    assert found == [html, css, js, images, fonts]
    assert visit.total == sum(found)
    assert fonts == 500


def test_what_is_not_there_is_not_weighed_as_nothing(tmp_path: Path) -> None:
    written(tmp_path, "index.html", '<script src="weg.js"></script>')
    with pytest.raises(FileNotFoundError):
        _weighing.first_visit(tmp_path, "")
