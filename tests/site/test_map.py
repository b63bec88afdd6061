"""The maps as they were built: in step with the programme, light, and with their source."""

from __future__ import annotations

import re
from pathlib import Path

SOURCE = "Kadaster / Centraal Bureau voor de Statistiek"
LARGE = 20_000
"""Bytes of all drawings on the page of the map."""
SMALL = 3_000


def drawings(html: str) -> list[str]:
    main = html[html.index('id="inhoud"') :]
    return re.findall(r"<svg.*?</svg>", main, re.DOTALL)


def test_every_link_is_a_choice_that_the_programme_has(example_site: Path) -> None:
    shown = (example_site / "kaart/index.html").read_text("utf-8")
    programme = (example_site / "programma/index.html").read_text("utf-8")
    links = re.findall(r"\?gemeente=([^\"]+)\".*?</svg>.*?<span>(\d+) sessies?</span>", shown)
    form = programme[programme.index('<select id="kies-gemeente"') :].partition("</select>")[0]
    options = re.findall(r'<option value="([^"]+)">.*?\((\d+)\)</option>', form)
    assert len(links) > 20
    assert sorted(links) == sorted(options)
    assert f"{len(links)} gemeenten" in shown
    # The form without a choice has a name for nothing chosen, and that is no municipality.
    assert 'name="deelname"' in programme
    assert "?deelname=online" in shown


def test_drawings_are_light(example_site: Path) -> None:
    large = drawings((example_site / "kaart/index.html").read_text("utf-8"))
    assert sum(map(len, large)) < LARGE
    small = (example_site / "2026/opening-van-de-week/index.html").read_text("utf-8")
    (drawing,) = [one for one in drawings(small) if "landkaartje__hier" in one]
    assert len(drawing) < SMALL


def test_wherever_borders_are_shown_it_says_whose(example_site: Path) -> None:
    maps = re.compile(r'class="landkaart(je)?"')
    pages = [path for path in example_site.rglob("*.html") if maps.search(path.read_text("utf-8"))]
    addresses = {path.parent.relative_to(example_site).as_posix() for path in pages}
    assert {".", "kaart", "regio/west-brabant", "locatie/aula-de-schering"} <= addresses
    assert "2026/opening-van-de-week" in addresses
    # Online it is nowhere.
    assert "2026/rauwe-cijfers" not in addresses
    for path in pages:
        html = path.read_text("utf-8")
        assert html.count(SOURCE) == len(maps.findall(html)), path


def test_home_and_the_programme_lead_to_it(example_site: Path, real_site: Path) -> None:
    for site in (example_site, real_site):
        assert (site / "kaart/index.html").is_file()
        assert 'href="../kaart/"' in (site / "programma/index.html").read_text("utf-8")
    assert 'href="./kaart/"' in (example_site / "index.html").read_text("utf-8")
