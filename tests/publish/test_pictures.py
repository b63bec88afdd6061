"""The pictures that go along when somebody passes on a page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from macros.publish import drawing
from macros.publish.palette import ThemeColours, read_palette
from macros.publish.pictures import DRAFTS, GENERAL, picture_files, theme_picture
from macros.publish.shapes import HEIGHT, WIDTH, Cloth, Picture
from macros.publish.social import Told, social_card
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS

ASSETS = Path(__file__).resolve().parents[2] / "docs" / "assets"
HEAVIEST = 60_000

CSS = """
/* :root { --papier: #000000; } */
:root { --papier: light-dark(#fbfaf7, #14161b); --inkt: #1c1f26; --inkt-zacht: #4a505c;
  --accent: light-dark(#b3162b, #ff8a93); --rand: var(--inkt); }
@media print { :root { --papier: #ffffff; } }
.thema-wonen { --thema: light-dark(#3656a3, #a1c3ff); --thema-tint: light-dark(#e1edff, #1c263d); }
.thema-half { --thema: #3656a3; }
.kaart .thema-wonen { --thema: #000000; --thema-tint: #000000; }
"""


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pictures")


def files(folder: ProgrammeFolder, store: Path) -> dict[str, bytes]:
    return dict(picture_files(folder.read(), SETTINGS, ASSETS, store))


def test_every_theme_has_one_and_there_is_a_general_one(
    folder: ProgrammeFolder, store: Path
) -> None:
    found = files(folder, store)
    assert list(found) == [GENERAL, theme_picture("wonen"), theme_picture("samenleving")]
    for content in found.values():
        image = Image.open(io.BytesIO(content))
        assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
        assert len(content) < HEAVIEST
    assert len(set(found.values())) == len(found)


def test_drawn_again_they_are_the_same_bytes(folder: ProgrammeFolder, store: Path) -> None:
    assert files(folder, store / "one") == files(folder, store / "two")


def test_what_was_drawn_is_kept(
    folder: ProgrammeFolder, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(folder, store)
    drawn = []

    def draw(picture: Picture, *_: object) -> bytes:
        drawn.append(picture.address)
        return b""

    monkeypatch.setattr(drawing, "png", draw)
    assert files(folder, store) == before
    assert drawn == []
    folder.replace("themas.yml", "naam: Wonen", "naam: Huizen")
    assert files(folder, store).keys() == before.keys()
    assert drawn == [theme_picture("wonen")]


def test_a_store_that_cannot_be_written_is_no_problem(folder: ProgrammeFolder, store: Path) -> None:
    (store / "file").touch()
    assert files(folder, store / "file" / "store").keys() == files(folder, store / "s").keys()


@pytest.mark.parametrize(
    "title",
    [
        "Wonen",
        "Een heel lange naam voor een thema " * 5,
        "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
        "Žižkov",
    ],
)
def test_the_title_stays_inside(title: str) -> None:
    palette = read_palette((ASSETS / "tokens.css").read_text("utf-8"))
    cloth = Cloth(palette.theme("wonen"), DRAFTS["wonen"])
    picture = Picture("a.png", "Thema", title.strip(), "Site", (cloth,))
    image = Image.open(io.BytesIO(drawing.png(picture, palette, ASSETS / "fonts"))).convert("RGB")
    below = image.crop((0, drawing.CLOTH_HEIGHT, WIDTH, HEIGHT))
    words = below.convert("L").point(lambda value: 255 * (value < 200))
    box = words.getbbox()
    assert box
    left, top, right, bottom = box
    assert left >= drawing.MARGIN - 4
    assert right <= WIDTH - drawing.MARGIN + 4
    assert top > 0
    assert bottom < HEIGHT - drawing.CLOTH_HEIGHT


def test_every_theme_has_its_own_weave() -> None:
    assert len(set(DRAFTS.values())) == len(DRAFTS)
    for draft in DRAFTS.values():
        assert {len(row) for row in draft} == {len(draft[0])}
        assert set("".join(draft)) == {"X", "."}


def test_colours_are_those_of_the_style_sheet() -> None:
    palette = read_palette(CSS)
    assert (palette.paper, palette.ink) == ("#fbfaf7", "#1c1f26")
    assert (palette.soft_ink, palette.accent) == ("#4a505c", "#b3162b")
    assert palette.themes == {"wonen": ThemeColours("#3656a3", "#e1edff")}
    assert palette.theme("nieuw") == ThemeColours("#4a505c", "#fbfaf7")


def test_a_style_sheet_without_a_colour_is_an_error() -> None:
    with pytest.raises(KeyError, match="accent"):
        read_palette(CSS.replace("--accent", "--anders"))


def test_the_themes_of_the_style_sheet_are_all_found() -> None:
    """If this fails, the pictures have lost their colours: see ``palette.py``."""
    palette = read_palette((ASSETS / "tokens.css").read_text("utf-8"))
    assert palette.themes.keys() == DRAFTS.keys()


def test_the_card_of_a_page_about_a_theme(folder: ProgrammeFolder) -> None:
    card = social_card(folder.read(), SETTINGS, Told("2026/é/", "Titel", "Tekst", "wonen"))
    assert card.url == "https://example.org/week/2026/%C3%A9/"
    assert card.picture == "https://example.org/week/beelden/thema-wonen.png"
    assert "Wonen" in card.picture_alt


def test_the_card_of_another_page(folder: ProgrammeFolder) -> None:
    card = social_card(folder.read(), SETTINGS, Told("", "Titel", "Tekst"))
    assert card.picture == f"https://example.org/week/{GENERAL}"
    assert "alle thema’s" in card.picture_alt
