"""Pages of a site as parts of one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.publish.single_file import Part, data_url, parts

PAGE = """\
<!doctype html><html><head><title>Een &amp; twee</title>
<link rel="stylesheet" href="../../assets/a.css"><link rel="icon" href="../../i.svg">
<script>weg()</script></head>
<body dir="ltr"><p>Begin</p>{body}</body></html>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "assets" / "fonts").mkdir(parents=True)
    (tmp_path / "assets/a.css").write_text(
        '@font-face { src: url("fonts/l.woff2") format("woff2") }\n'
        "b { background: url(../p.png) }\ni { background: url('data:image/png;base64,AA==') }\n"
        "u { background: url(https://ver.example/x.png) }",
        "utf-8",
    )
    (tmp_path / "assets/fonts/l.woff2").write_bytes(b"wOF2")
    (tmp_path / "p.png").write_bytes(b"png")
    return tmp_path


def made(site: Path, body: str, site_url: str = "https://week.example/x/") -> Part:
    for address, text in (("2026/een/", body), ("2026/twee/", "")):
        (site / address).mkdir(parents=True, exist_ok=True)
        (site / address / "index.html").write_text(PAGE.format(body=text), "utf-8")
    (part, _), _ = parts(site, ["2026/een/", "2026/twee/"], site_url)
    return part


def html(site: Path, body: str, site_url: str = "https://week.example/x/") -> str:
    return made(site, body, site_url).html.removeprefix("<p>Begin</p>")


def test_what_does_not_change_stays_to_the_byte(site: Path) -> None:
    body = (
        "<h1 data-x>A &eacute; &#39;b&#39;</h1><svg viewBox='0 0 1 1'><title>T</title>"
        '<path d="M0"/></svg><br><input  disabled><!-- weg -->'
    )
    assert html(site, body) == body.replace("<!-- weg -->", "")


def test_title_and_style(site: Path) -> None:
    part = made(site, "")
    assert part.title == "Een &amp; twee"
    _, style = parts(site, ["2026/een/", "2026/twee/"], "")
    assert style.count("@font-face") == 1
    assert 'url("data:font/woff2;base64,d09GMg==")' in style
    assert 'url("data:image/png;base64,cG5n")' in style
    assert "url('data:image/png;base64,AA==')" in style
    assert "ver.example" not in style


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ("../../2026/twee/", 'href="#pagina-2"'),
        ("../twee", 'title="Deze pagina zit niet in het voorbeeld."'),
        ("../twee/index.html", 'href="#pagina-2"'),
        ("../twee/#kop", 'href="#pagina-2-kop"'),
        ("#kop", 'href="#pagina-1-kop"'),
        ("", 'href="#pagina-1"'),
        ("https://elders.example/", 'href="https://elders.example/"'),
        ("mailto:a@b.example", 'href="mailto:a@b.example"'),
    ],
)
def test_links_without_a_real_site(site: Path, link: str, becomes: str) -> None:
    assert html(site, f'<a href="{link}">x</a>', "") == f"<a {becomes}>x</a>"


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ("../..", "https://week.example/x/"),
        ("../een.ics", "https://week.example/x/2026/een.ics"),
        ("../../zoeken/?q=a%20b&amp;c#d", "https://week.example/x/zoeken/?q=a%20b&amp;c#d"),
        ("../caf%C3%A9/", "https://week.example/x/2026/caf%C3%A9/"),
    ],
)
def test_links_to_the_real_site(site: Path, link: str, becomes: str) -> None:
    assert html(site, f'<a href="{link}" download>x</a>') == (f'<a href="{becomes}" download>x</a>')


def test_names_are_of_their_own_page(site: Path) -> None:
    body = (
        '<label for="a">L</label><input id="a" name="k" type="radio" aria-describedby="b c">'
        '<svg><use href="#d"/><path fill="url(#e)"/></svg>'
    )
    assert html(site, body) == (
        '<label for="pagina-1-a">L</label><input id="pagina-1-a" name="pagina-1-k" type="radio" '
        'aria-describedby="pagina-1-b pagina-1-c">'
        '<svg><use href="#pagina-1-d"/><path fill="url(#pagina-1-e)"/></svg>'
    )


def test_pictures_are_in_the_file(site: Path) -> None:
    assert html(site, '<img src="../../p.png" alt="a &quot;b&quot;">') == (
        '<img src="data:image/png;base64,cG5n" alt="a &quot;b&quot;">'
    )


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("<script>x</script>", ""),
        ('<script src="a.js"></script>', ""),
        ("<iframe src='x'>y</iframe>z", "z"),
        ("<object data='x'><p>y</p></object>z", "z"),
        ("<noscript><p>y</p></noscript>", "<p>y</p>"),
        ('<p onclick="x" style="color:red">y</p>', "<p>y</p>"),
        ('<img src="https://ver.example/x.png" srcset="a 2x" alt="">', '<img alt="">'),
        ('<img src="../../nergens.png" alt="">', '<img alt="">'),
        ('<img src="../../../../etc/passwd" alt="">', '<img alt="">'),
        ('<img src="%2e%2e/%2e%2e/2026/%2e%2e/p.png" alt="">', '<img alt="">'),
        ('<form action="../../zoeken/">y</form>', "<form>y</form>"),
        ('<link rel="stylesheet" href="x"><meta name="a"><embed src="x">y', "y"),
    ],
)
def test_nothing_runs_and_nothing_is_fetched(site: Path, body: str, left: str) -> None:
    assert html(site, body) == left


def test_only_pictures_and_fonts(site: Path) -> None:
    assert not data_url(site / "assets/a.css")
    assert data_url(site / "p.png") == "data:image/png;base64,cG5n"
