"""Photos of speakers as visitors get them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from macros.programme.photos import problem_of
from macros.publish import portraits
from macros.publish.portraits import SIDE, PortraitView, portrait_files
from macros.publish.session_page import SessionPages
from tests.conftest import ProgrammeFolder
from tests.portraits import photo
from tests.publish.test_calendar import SETTINGS

HEAVIEST = 10_000
TWO = """\
titel: T
datum: 2026-11-10
sprekers:
  - naam: Jan & Alleman
    foto: jan.jpg
    toestemming: ja
  - naam: Bert
    foto: bert.png
"""
ADDRESS = "beelden/sprekers/2026-jan.jpg"


@pytest.fixture
def with_photos(folder: ProgrammeFolder) -> ProgrammeFolder:
    folder.write("2026/fotos/jan.jpg", photo())
    folder.write("2026/fotos/bert.png", photo("PNG"))
    folder.session("twee", TWO)
    return folder


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("portraits")


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def test_only_with_consent(with_photos: ProgrammeFolder, store: Path) -> None:
    programme = with_photos.read()
    assert [address for address, _ in portrait_files(programme, store)] == [ADDRESS]
    view = SessionPages(programme, SETTINGS).view(programme.by_id[2026, "twee"])
    assert [speaker.portrait for speaker in view.speakers] == [
        PortraitView(ADDRESS, "Foto van Jan & Alleman"),
        None,
    ]


def test_every_source_has_an_address_of_its_own(with_photos: ProgrammeFolder, store: Path) -> None:
    with_photos.write("2026/fotos/jan.webp", photo("WEBP"))
    more = "  - naam: C\n    foto: jan.webp\n    toestemming: ja\n"
    with_photos.session("twee", f"{TWO}    toestemming: ja\n{more}")
    assert [address for address, _ in portrait_files(with_photos.read(), store)] == [
        "beelden/sprekers/2026-bert-png.jpg",
        ADDRESS,
        "beelden/sprekers/2026-jan-webp.jpg",
    ]


def test_nothing_of_the_camera_goes_along(tmp_path: Path) -> None:
    """Where a photo was taken, by whom and with what, a comment and a profile."""
    exif = Image.Exif()
    exif[0x010F] = "Merk-van-de-camera"
    exif[0x9286] = "Een opmerking"
    exif.get_ifd(0x8825)[1] = "N"
    file = tmp_path / "a.jpg"
    opened(photo(exif=exif)).save(
        file, exif=exif, comment=b"Geheim-commentaar", icc_profile=b"Een-profiel" * 20
    )
    assert b"Merk-van-de-camera" in file.read_bytes()
    content = portraits.portrait(file)
    image = opened(content)
    assert (image.format, image.size) == ("JPEG", (2 * SIDE, 2 * SIDE))
    assert not image.getexif()
    assert set(image.info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }
    for secret in (b"Merk-van-de-camera", b"Geheim", b"profiel", b"Exif"):
        assert secret not in content


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_that_was_taken_sideways_is_upright(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    sideways, upright = tmp_path / "a.png", tmp_path / "b.png"
    opened(photo()).save(sideways, exif=exif)
    ImageOps.exif_transpose(Image.open(sideways)).save(upright)
    assert portraits.portrait(sideways) == portraits.portrait(upright)


@pytest.mark.parametrize("said", [b"x" * 40, b"MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x02"])
def test_broken_metadata_is_no_trouble(tmp_path: Path, said: bytes) -> None:
    file = tmp_path / "a.png"
    opened(photo()).save(file, exif=b"Exif\x00\x00" + said)
    assert problem_of(file.read_bytes()) == ""
    assert opened(portraits.portrait(file)).size == (2 * SIDE, 2 * SIDE)


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "LA", "1", "CMYK", "I;16"])
def test_any_kind_of_picture(tmp_path: Path, mode: str) -> None:
    file = tmp_path / ("a.jpg" if mode == "CMYK" else "a.png")
    Image.new(mode, (300, 200)).save(file)
    assert opened(portraits.portrait(file)).mode == "RGB"


def test_what_can_be_seen_through_is_white(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    Image.new("RGBA", (300, 200), (0, 0, 0, 0)).save(file)
    assert opened(portraits.portrait(file)).getpixel((5, 5)) == (255, 255, 255)


def test_the_same_bytes_and_small(with_photos: ProgrammeFolder, store: Path) -> None:
    programme = with_photos.read()
    one, other = (dict(portrait_files(programme, store / name)) for name in ("one", "other"))
    assert one == other
    assert 1000 < len(one[ADDRESS]) < HEAVIEST


def test_what_was_made_is_kept_until_the_photo_is_another(
    with_photos: ProgrammeFolder, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dict(portrait_files(with_photos.read(), store))
    monkeypatch.setattr(portraits, "portrait", lambda file: b"anew")
    assert dict(portrait_files(with_photos.read(), store)) == before
    with_photos.write("2026/fotos/jan.jpg", photo(width=500))
    assert dict(portrait_files(with_photos.read(), store)) == {ADDRESS: b"anew"}


def test_noise_is_the_heaviest_that_there_is(tmp_path: Path) -> None:
    """What a photo of leaves, gravel or a jumper weighs is well below."""
    file = tmp_path / "a.png"
    Image.effect_noise((400, 400), 60).convert("RGB").save(file)
    assert len(portraits.portrait(file)) < 3 * HEAVIEST
