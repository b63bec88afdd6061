"""What comes out of the printer: page after page, nothing cut off, large enough to read."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass

import pypdf
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page

from tests.browser.conftest import Opening
from tests.site.conftest import EXAMPLE, ROOT

pytestmark = pytest.mark.browser

EDGE = 40
"""Points at the top and bottom of a page for what stands in the margins: 14 mm and a bit."""

SMALLEST = 8.99
"""Points; 9 in the style, and rounded on the way."""


@dataclass(frozen=True)
class Piece:
    """A piece of text on a page; measures in points, from the lower left corner."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Print:
    """What the printer gets."""

    sheets: tuple[tuple[Piece, ...], ...]
    width: float
    height: float

    @property
    def text(self) -> str:
        """Everything between the margins, without white space: that is lost on the way."""
        found = (piece.text for sheet in self.sheets for piece in sheet if self._is_inside(piece))
        return squeezed("".join(found))

    def margins(self, number: int) -> str:
        """Return what stands in the margins of a page, squeezed; the first one is 0."""
        outside = (piece.text for piece in self.sheets[number] if not self._is_inside(piece))
        return squeezed("".join(outside))

    def _is_inside(self, piece: Piece) -> bool:
        return EDGE < piece.y < self.height - EDGE


def printed(page: Page) -> Print:
    reader = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sheets = []
    for sheet in reader.pages:
        pieces: list[Piece] = []

        def take(
            text: str,
            around: list[float],
            at: list[float],
            _: object,
            size: float,
            pieces: list[Piece] = pieces,
        ) -> None:
            x, y = (
                at[4] * around[0] + at[5] * around[2] + around[4],
                at[4] * around[1] + at[5] * around[3] + around[5],
            )
            pieces.append(Piece(text, x, y, size * abs(at[3] * around[3])))

        sheet.extract_text(visitor_text=take)
        sheets.append(tuple(pieces))
    box = reader.pages[0].mediabox
    return Print(tuple(sheets), float(box.width), float(box.height))


def squeezed(text: str) -> str:
    return "".join(text.split())


def letters(text: str) -> Counter[str]:
    """Return how often each letter is there: the order differs, as columns are read otherwise."""
    # The commas of an enumeration come from the style.
    return Counter(squeezed(text).casefold().replace(",", ""))


SHOWN = """() => [...document.querySelectorAll("body *")]
    .flatMap((element) => [...element.childNodes])
    .filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
    .filter((node) => !node.parentElement.closest(".alleen-voorlezen, svg, script"))
    .filter((node) => node.parentElement.checkVisibility()).map((node) => node.data)
    .concat([...document.querySelectorAll(".abonneren input")]
        .filter((field) => field.checkVisibility()).map((field) => field.value)).join(" ")"""


def assert_legible(found: Print) -> None:
    """Large enough, and within the page."""
    for sheet in found.sheets:
        for piece in sheet:
            if piece.text.strip():
                assert piece.size >= SMALLEST, piece
                assert 28 < piece.x < found.width - 28, piece
                assert 0 < piece.y < found.height, piece


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("programma/", 8),
        ("2026/", 8),
        ("2026/dinsdag-10-november/", 2),
        ("2026/woensdag-11-november/", 2),
        ("thema/wonen/", 3),
    ],
)
def test_all_of_the_programme_is_on_few_pages(open_page: Opening, path: str, most: int) -> None:
    page = open_page(path)
    found = printed(page)
    assert (round(found.width), round(found.height)) == (595, 842)
    assert 1 <= len(found.sheets) <= most
    assert_legible(found)
    page.emulate_media(media="print")
    assert letters(found.text) == letters(page.evaluate(SHOWN))
    titles = [squeezed(text) for text in page.locator(".kaart__titel a").all_inner_texts()]
    for title in set(titles):
        expected = sum(other.count(title) for other in titles)
        assert found.text.count(title) == expected, title
    last = len(found.sheets)
    assert f"Bladzijde{last}van{last}" in found.margins(last - 1)
    assert path.strip("/") in found.margins(last - 1)
    if last > 1:
        assert "WeekvandeBredeWelvaart" in found.margins(1)


def test_a_heading_is_never_left_alone(open_page: Opening) -> None:
    """At the foot of a page stands the end of an item, and never the start of one or a heading."""
    page = open_page("2026/")
    alone = page.locator(".dag__naam, .dagdeel__naam, .kaart__tijd b, .kaart__titel a")
    starts = {text.casefold() for text in alone.all_inner_texts()}
    for sheet in printed(page).sheets:
        inside = [piece for piece in sheet if piece.y > EDGE and piece.text.strip()]
        lowest = min(inside, key=lambda piece: piece.y)
        assert lowest.text.strip().casefold() not in starts


def test_what_is_chosen_is_printed_and_says_so(open_page: Opening) -> None:
    page = open_page("programma/?thema=wonen&doelgroep=inwoners")
    page.wait_for_selector(".kiezen__gekozen li")
    found = printed(page)
    assert len(found.sheets) <= 2
    assert "Keuze:Wonen+Inwoners" in found.text
    titles = page.locator(".kaart__titel a")
    shown = [title for title in titles.all() if title.is_visible()]
    assert 0 < len(shown) < titles.count()
    for title in titles.all():
        assert (squeezed(title.inner_text()) in found.text) == title.is_visible()


def seen_by_a_camera(page: Page) -> list[str]:
    page.emulate_media(media="print")
    picture = Image.open(io.BytesIO(page.locator(".op-papier__code").screenshot()))
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("path", ["programma/", "2026/", "2026/dinsdag-10-november/"])
def test_a_camera_finds_the_way_back(open_page: Opening, address: str, path: str) -> None:
    page = open_page(path)
    assert not page.locator(".op-papier").is_visible()
    assert seen_by_a_camera(page) == [f"{address}{path}"]


POSTERS = {
    "usual": "opening-van-de-week",
    "long title": "samen-beslissen-over-geld-dat-van-niemand-lijkt",
    "several moments": "de-reizende-keukentafel",
    "cancelled": "wie-graast-er-in-de-achtertuin",
    "moved": "als-de-schuur-leegstaat",
    "online": "rauwe-cijfers",
}


@pytest.mark.parametrize("name", POSTERS.values(), ids=list(POSTERS))
def test_a_session_is_a_poster(open_page: Opening, address: str, name: str) -> None:
    page = open_page(f"2026/{name}/")
    found = printed(page)
    assert len(found.sheets) == 1
    assert_legible(found)
    title = page.locator("h1 > span").inner_text()
    big = [piece for piece in found.sheets[0] if piece.size > 30]
    assert squeezed("".join(piece.text for piece in big)) == squeezed(title)
    assert "Bewaar" not in found.text, "there is nothing to press on paper"
    needed = page.locator(
        ".ticket__moment p:not(.bewaar-rij), .kop__lead, .kenmerken dt:text-is('Door') ~ dd"
    )
    for text in needed.all():
        if not text.locator("a[href*=openstreetmap]").count():
            assert letters(text.inner_text()) <= letters(found.text)
    assert f"{address.partition('://')[2]}2026/{name}" in found.text
    assert seen_by_a_camera(page) == [f"{address}2026/{name}/"]


FULLEST = """([title, summary]) => {
    document.querySelector(".sessie").classList.add("sessie--lang");
    document.querySelector("h1 > span").textContent = title.slice(0, 120);
    document.querySelector(".kop__lead").textContent = summary.slice(0, 300);
    const moment = document.querySelector(".ticket__moment");
    for (let n = 0; n < 20; n += 1) moment.after(moment.cloneNode(true));
}"""


def test_the_fullest_poster_is_one_page_with_its_code(open_page: Opening) -> None:
    """The longest title and summary that an editor can give, and more dates than fit."""
    page = open_page("2026/de-reizende-keukentafel/")
    page.evaluate(FULLEST, ["Brede welvaartsgesprek " * 5, "Samenvatting van de sessie. " * 11])
    found = printed(page)
    assert len(found.sheets) == 1
    assert_legible(found)
    assert "Allesoverdezesessie" in found.text
    assert found.text.count("Bredewelvaartsgesprek") == 5
    page.emulate_media(media="print")
    code, poster = (page.locator(name).bounding_box() for name in (".op-papier__code", ".sessie"))
    assert code
    assert poster
    assert code["y"] + code["height"] <= poster["y"] + poster["height"] + 1


def test_who_wants_it_gets_all_of_the_text(open_page: Opening) -> None:
    page = open_page("2026/opening-van-de-week/")
    page.get_by_role("link", name="Zet eerst alle tekst klaar").click()
    found = printed(page)
    assert 1 < len(found.sheets) <= 3
    assert_legible(found)
    for heading in page.locator(".sessie__tekst h2:not(.delen h2)").all_inner_texts():
        assert squeezed(heading) in found.text


def test_the_example_week_is_as_large_as_we_say() -> None:
    """Eight pages are for some 80 sessions."""
    assert len(list((ROOT / EXAMPLE / "2026" / "sessies").glob("*.md"))) >= 80


def test_an_own_programme_folds_into_four_panels(open_page: Opening) -> None:
    page = open_page("programma/")
    page.locator(".kaart .bewaar[aria-pressed]").first.wait_for()
    marks = page.locator(".kaart .bewaar").all()[::7]
    for mark in marks:
        mark.click()
    page.goto(page.url.replace("programma/", "mijn-programma/"))
    page.locator(".mijn__lijst .kaart").first.wait_for()
    found = printed(page)
    assert (round(found.width), round(found.height)) == (842, 595)
    assert len(found.sheets) == 1
    panel = found.width / 4
    inside = [piece for piece in found.sheets[0] if piece.text.strip() and piece.y > EDGE]
    for piece in inside:
        assert piece.size >= SMALLEST
        # A text begins well after a fold, and not so near the next one that nothing fits.
        assert 0.05 < piece.x % panel / panel < 0.95, piece
    assert {int(piece.x // panel) for piece in inside} == {0, 1, 2, 3}
    titles = page.locator(".mijn__lijst .kaart__titel a").all_inner_texts()
    assert len(titles) == len(marks)
    for title in titles:
        assert squeezed(title) in found.text
