"""How a build behaves: strict, the same bytes every time, and never half a site."""

from __future__ import annotations

import filecmp
import re
import shutil
from pathlib import Path

import pytest

from macros.publish.home import NO_DATE
from tests.site.conftest import EXAMPLE, ROOT, build

pytestmark = pytest.mark.slow  # Every test builds a site of its own.

NO_PROGRAMME = "Er is nog geen programma."


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what a build needs, to break."""
    copy = tmp_path / "checkout"
    copy.mkdir()
    for name in ("docs", "overrides", "programme"):
        shutil.copytree(ROOT / name, copy / name)
    # The Python that runs is the project's own: hooks and macros are found through these files.
    shutil.copytree(ROOT / "macros", copy / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, copy)
    return copy


def same(left: Path, right: Path) -> bool:
    names = sorted(p.relative_to(left) for p in left.rglob("*"))
    if names != sorted(p.relative_to(right) for p in right.rglob("*")):
        return False
    found = [name for name in names if (left / name).is_file()]
    return filecmp.cmpfiles(left, right, map(str, found), shallow=False)[0] == list(map(str, found))


def test_two_builds_are_the_same_bytes(example_site: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    elsewhere = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    variables = {"SITE_URL": "https://example.org/week/", **elsewhere}
    result = build(again, EXAMPLE, variables=variables)
    assert result.returncode == 0, result.stderr
    assert same(example_site, again)


def test_an_error_in_the_content_leaves_the_site_as_it_was(checkout: Path) -> None:
    site = checkout / "site"
    assert build(site, cwd=checkout).returncode == 0
    before = shutil.copytree(site, checkout.parent / "before")
    session = next((checkout / "programme" / "2023" / "sessies").glob("*.md"))
    session.write_text(session.read_text("utf-8").replace("titel:", "titell:"), "utf-8")
    result = build(site, cwd=checkout)
    assert result.returncode != 0
    place = f"programme/2023/sessies/{session.name}:2:1"
    assert f"{place}: fout: Het veld “titell” kennen we niet." in result.stderr
    assert "Traceback" not in result.stderr
    assert same(before, site)


PAGE_ERRORS = {
    # what is written in a page: (what is said of it)
    "{{ progamma() }}": "docs/kapot.md:7:1: Deze naam kennen we niet. Bedoel je “programma”?",
    "{{ programma(thema='wonne') }}": "docs/kapot.md:7:1: De naam “wonne” staat niet in "
    "themas.yml. Bedoel je “wonen”?",
    "{{ programma(tema='wonen') }}": "docs/kapot.md:7:1: Op “tema” kun je niet kiezen. "
    "Bedoel je “thema”?",
    "{{ programma(editie=1999) }}": "docs/kapot.md:7:1: De editie “1999” kennen we niet.",
    "{{ programma(dag='morgen') }}": "docs/kapot.md:7:1: “morgen” is geen datum.",
    "{{ sessie('2023/niets') }}": "docs/kapot.md:7:1: De sessie “2023/niets” kennen we niet.",
    "{{ programma( }}": "docs/kapot.md:7:1: Deze regel met {{ of {% kunnen we niet lezen.",
    "{{ bestaat_niet }}": "docs/kapot.md:7:1: Deze naam kennen we niet.",
    "[kapot](bestaat-niet.md)": "docs/kapot.md:7:9: De link gaat naar bestaat-niet.md, maar dat "
    "bestand is er niet. [link-onbekend]",
    "[kapot](nergens/)": "docs/kapot.md:7:9: De link gaat naar nergens/, maar dat bestand is er",
    "[kapot](over)": "docs/kapot.md:7:9: De link gaat naar over, maar dat bestand is er niet. "
    "Bedoel je “over.md”?",
    "[kapot](/over/)": "docs/kapot.md:7:9: De link /over/ begint met een schuine streep.",
    "[kapot](#nergens)": "docs/kapot.md:7:9: De link gaat naar #nergens, maar die kop is er niet.",
    "[kapot](over.md#nergens)": "docs/kapot.md:7:9: De link gaat naar over.md#nergens, maar die",
}


@pytest.mark.parametrize(("text", "says"), PAGE_ERRORS.items(), ids=list(PAGE_ERRORS))
def test_an_error_in_a_page_stops_the_build(checkout: Path, text: str, says: str) -> None:
    site = checkout / "site"
    (site / "kalender").mkdir(parents=True)
    (site / ".nojekyll").touch()
    (site / "index.html").write_text("de vorige site")
    page = f"---\ntitle: Kapot\nrender_macros: true\n---\n\n# Kop\n{text}\n"
    (checkout / "docs" / "kapot.md").write_text(page, "utf-8")
    settings = checkout / "mkdocs.yml"
    nav = "  - Home: index.md\n"
    settings.write_text(
        settings.read_text("utf-8").replace(nav, f"{nav}  - Kapot: kapot.md\n"), "utf-8"
    )
    result = build(site, cwd=checkout)
    assert result.returncode != 0
    assert says in result.stderr.replace(": fout: ", ": ")
    assert "Traceback" not in result.stderr
    assert {p.name for p in site.iterdir()} == {".nojekyll", "index.html", "kalender"}
    assert (site / "index.html").read_text() == "de vorige site"


def test_everything_that_is_wrong_in_pages_is_said_at_once(checkout: Path) -> None:
    docs = checkout / "docs"
    (docs / "los.md").write_text("# Los\n", "utf-8")
    (docs / "over.md").write_text("---\ntemplate: man.html\n---\n\n# Over\n", "utf-8")
    macros = "---\nrender_macros: true\n---\n\n# Kop\n\n- {{ progamma() }}\n"
    (docs / "contact.md").write_text(macros, "utf-8")
    (docs / "privacy.md").write_text(macros, "utf-8")
    (docs / "edities.md").write_text("# Edities\n\n[a](b.md), [c](d.md)\n", "utf-8")
    settings = checkout / "mkdocs.yml"
    entry = "  - Home: index.md\n"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace(entry, f"{entry}  - Weg: weg.md\n"), "utf-8")
    line = text.partition(entry)[0].count("\n") + 2
    result = build(checkout / "site", cwd=checkout)
    assert result.returncode != 0
    said = [line for line in result.stderr.splitlines() if re.match(r"\S+:\d+:\d+: ", line)]
    assert [line.partition(". ")[0].replace(": fout: ", ": ") for line in said] == [
        "docs/contact.md:7:3: Deze naam kennen we niet",
        "docs/edities.md:3:5: De link gaat naar b.md, maar dat bestand is er niet",
        "docs/edities.md:3:16: De link gaat naar d.md, maar dat bestand is er niet",
        "docs/los.md:1:1: Deze pagina staat niet in het menu",
        "docs/over.md:2:11: Het sjabloon “man.html” is er niet",
        "docs/privacy.md:7:3: Deze naam kennen we niet",
        f"mkdocs.yml:{line}:10: "
        "In het menu staat weg.md, maar dat bestand is er niet in de map docs",
    ]
    assert "Traceback" not in result.stderr
    assert "WARNING" not in result.stderr


PAGES_THAT_GO_WRONG = {
    "---\ntitle: Wonen: hoe dan?\n---\n": "over.md:2:8: Deze tekst moet tussen aanhalingstekens.",
    "---\ntitel: Over\n---\n": "over.md:2:1: Het veld “titel” kennen we niet. Bedoel je “title”?",
    "---\ntitle: Over\n": "over.md:1:1: De gegevens boven aan de pagina worden niet afgesloten.",
    "---\ntitle: [a]\n---\n": "over.md:2:8: Hier hoort één tekst.",
    "\n---\ntitle: Over\n---\n": "over.md:1:1: Boven of voor de eerste --- staat nog iets",
    "---\nrender_macros: ja\n---\n": "over.md:2:16: Schrijf hier true",
    "---\ntitle: Over\n---\n\n# Over\n\n{{ edities() }}\n": "over.md:7:1: Hier staat een macro",
    "# Over\n\nTekst {{ edities() }}\n": "over.md:3:7: Hier staat een macro",
}


@pytest.mark.parametrize(("text", "says"), PAGES_THAT_GO_WRONG.items())
def test_a_page_that_mkdocs_would_take_for_something_else_stops_the_build(
    checkout: Path, text: str, says: str
) -> None:
    (checkout / "docs" / "over.md").write_text(text, "utf-8")
    result = build(checkout / "site", cwd=checkout)
    assert result.returncode != 0
    assert says in result.stderr.replace(": fout: ", ": ")


def test_a_folder_of_somebody_else_is_not_replaced(checkout: Path) -> None:
    folder = checkout / "documenten"
    folder.mkdir()
    (folder / "brief.txt").write_text("Beste Jan")
    result = build(folder, cwd=checkout)
    assert result.returncode != 0
    assert "is niet door dit programma gemaakt" in result.stdout + result.stderr
    assert (folder / "brief.txt").read_text() == "Beste Jan"


HOSTILE = '"><img src=x onerror=alert(1)>'


def test_no_field_of_a_session_becomes_html(checkout: Path) -> None:
    """Titles and summaries also go to places that Material fills without escaping."""
    fields = f"titel: 'Kwaad {HOSTILE}'\nsamenvatting: 'Slecht {HOSTILE}'\ndatum: 2023-11-06\n"
    fields += f"ondertitel: '{HOSTILE}'\nzaal: '{HOSTILE}'\nlocatie: tilburg-university\n"
    fields += f"sprekers:\n  - naam: '{HOSTILE}'\n    rol: '{HOSTILE}'\n"
    session = checkout / "programme" / "2023" / "sessies" / "kwaad.md"
    session.write_text(f"---\n{fields}---\n{HOSTILE}\n", "utf-8")
    themes = checkout / "programme" / "themas.yml"
    themes.write_text(
        f"{themes.read_text('utf-8')}kwaad:\n  naam: '{HOSTILE}'\n  omschrijving: '{HOSTILE}'\n",
        "utf-8",
    )
    result = build(checkout / "site", cwd=checkout)
    assert result.returncode == 0, result.stderr
    for path in (checkout / "site").rglob("*.html"):
        assert "<img src=x" not in path.read_text("utf-8"), path
    assert "<img src=x" not in (checkout / "site" / "zoeken" / "index.html").read_text("utf-8")


def test_a_programme_without_a_single_edition(checkout: Path) -> None:
    for year in (checkout / "programme").glob("2*"):
        shutil.rmtree(year)
    result = build(checkout / "site", cwd=checkout)
    assert result.returncode == 0, result.stderr
    for page, words in (("index.html", NO_DATE), ("programma/index.html", NO_PROGRAMME)):
        assert words in (checkout / "site" / page).read_text("utf-8")


def test_a_year_without_sessions(checkout: Path) -> None:
    edition = checkout / "programme" / "2027" / "editie.yml"
    edition.parent.mkdir()
    edition.write_text("naam: Week van de Brede Welvaart 2027\n", "utf-8")
    result = build(checkout / "site", cwd=checkout)
    assert result.returncode == 0, result.stderr
    page = (checkout / "site" / "2027" / "index.html").read_text("utf-8")
    assert "De datum is nog niet bekend" in page
    assert "Hier staan nog geen sessies." in page


def test_a_session_may_be_called_index(checkout: Path) -> None:
    sessions = checkout / "programme" / "2023" / "sessies"
    (sessions / "index.md").write_text("---\ntitel: De index\ndatum: 2023-11-06\n---\n", "utf-8")
    result = build(checkout / "site", cwd=checkout)
    assert result.returncode == 0, result.stderr
    assert "De index" in (checkout / "site" / "2023" / "index" / "index.html").read_text("utf-8")
    edition = (checkout / "site" / "2023" / "index.html").read_text("utf-8")
    assert "Week van de Brede Welvaart 2023" in edition


def test_a_session_cannot_call_macros(checkout: Path) -> None:
    fields = "titel: '{{ 7*7 }}'\ndatum: 2023-11-06\nsamenvatting: '{% raw %}'\n"
    body = "Let op: {{ programma() }} en {{ 7*7 }} <script>alert(1)</script>\n"
    session = checkout / "programme" / "2023" / "sessies" / "kwaad.md"
    session.write_text(f"---\n{fields}---\n{body}", "utf-8")
    result = build(checkout / "site", cwd=checkout)
    assert result.returncode == 0, result.stderr
    html = (checkout / "site" / "2023" / "kwaad" / "index.html").read_text("utf-8")
    assert "Let op: {{ programma() }} en {{ 7*7 }}" in html
    assert "alert(1)" not in html
    for path in checkout.glob("site/*/index.html"):
        assert "49" not in path.read_text("utf-8").partition("{{ 7*7 }}")[2][:20]


def test_a_session_cannot_switch_macros_on(checkout: Path) -> None:
    session = next((checkout / "programme" / "2023" / "sessies").glob("*.md"))
    text = session.read_text("utf-8").replace("---\n", "---\nrender_macros: true\n", 1)
    session.write_text(text, "utf-8")
    result = build(checkout / "site", cwd=checkout)
    assert result.returncode != 0
    assert "Het veld “render_macros” kennen we niet." in result.stderr


def test_a_broken_calendar_is_not_published(checkout: Path) -> None:
    """Subscribers' apps empty a calendar that they cannot read: better the one of before."""
    site = checkout / "site"
    assert build(site, cwd=checkout).returncode == 0
    before = shutil.copytree(site, checkout.parent / "before")
    code = checkout / "macros" / "publish" / "calendar.py"
    text = code.read_text("utf-8")
    assert '"CONFIRMED"' in text
    code.write_text(text.replace('"CONFIRMED"', '"Definitief"'), "utf-8")
    result = build(site, cwd=checkout)
    assert result.returncode != 0
    assert "De STATUS Definitief bestaat niet. [status]" in result.stderr
    assert "Fouten in de agenda’s: " in result.stdout + result.stderr
    assert same(before, site)
