"""Photos of speakers: only what lies in the folder, and only with consent."""

from __future__ import annotations

import pytest

from macros.programme import checking
from macros.programme.findings import Level
from macros.programme.photos import HEAVIEST, LARGEST, SMALLEST, is_photo
from tests.conftest import ProgrammeFolder
from tests.portraits import photo

JAN = "titel: T\nsamenvatting: Kort.\ndatum: 2026-11-10\nsprekers:\n  - naam: Jan\n"
WITH_PHOTO = f"{JAN}    foto: jan.jpg\n"
CONSENT = f"{WITH_PHOTO}    toestemming: ja\n"
PATH = "2026/fotos/jan.jpg"


def told(folder: ProgrammeFolder) -> list[tuple[str, int, int, str]]:
    """Return what is said of photos."""
    found = checking.report(folder.check(), folder.path).findings
    return [(f.path, f.line, f.column, f.code) for f in found if f.code.startswith("foto-")]


@pytest.mark.parametrize(
    ("form", "width", "height"),
    [("JPEG", SMALLEST, SMALLEST), ("PNG", LARGEST, SMALLEST), ("WEBP", 480, 600)],
)
def test_one_that_is_right(folder: ProgrammeFolder, form: str, width: int, height: int) -> None:
    """Whatever its suffix says: a browser gets another file anyhow."""
    folder.write(PATH, photo(form, width, height))
    folder.session("een", CONSENT)
    assert told(folder) == []
    programme = folder.read()
    session = programme.by_id[2026, "een"]
    found = programme.photo_of(session, session.speakers[0])
    assert found
    assert (found[0], found[1].file) == (PATH, folder.path / PATH)


def test_one_that_is_just_too_heavy(folder: ProgrammeFolder) -> None:
    content = photo()
    folder.session("een", CONSENT)
    folder.write(PATH, content + bytes(HEAVIEST - len(content)))
    assert told(folder) == []
    folder.write(PATH, content + bytes(HEAVIEST - len(content) + 1))
    assert told(folder) == [("2026/sessies/een.md", 7, 11, "foto-te-groot")]


@pytest.mark.parametrize("said", ["", "    toestemming: nee\n"])
@pytest.mark.parametrize("is_over", [False, True])
def test_without_consent(folder: ProgrammeFolder, said: str, is_over: bool) -> None:
    """It is advice, so that the rest goes on; but the photo itself is not published."""
    folder.write(PATH, photo())
    folder.session("een", WITH_PHOTO + said)
    if is_over:
        folder.replace("2026/editie.yml", "van:", "afgerond: ja\nvan:")
    assert told(folder) == [("2026/sessies/een.md", 7, 5, "foto-zonder-toestemming")]
    programme = folder.read()
    session = programme.by_id[2026, "een"]
    assert programme.photo_of(session, session.speakers[0]) is None


def test_consent_is_for_one_place(folder: ProgrammeFolder) -> None:
    folder.write(PATH, photo())
    folder.session("een", CONSENT)
    folder.session("twee", WITH_PHOTO)
    assert told(folder) == [("2026/sessies/twee.md", 7, 5, "foto-zonder-toestemming")]
    programme = folder.read()
    found = [
        programme.photo_of(programme.by_id[2026, name], speaker) is not None
        for name in ("een", "twee")
        for speaker in programme.by_id[2026, name].speakers
    ]
    assert found == [True, False]


def test_consent_needs_no_photo(folder: ProgrammeFolder) -> None:
    folder.session("een", f"{JAN}    toestemming: ja\n")
    assert told(folder) == []


def test_one_that_nobody_asks_for(folder: ProgrammeFolder) -> None:
    folder.write("2026/fotos/IMG 0012.JPG", photo())
    assert told(folder) == [("2026/fotos/IMG 0012.JPG", 1, 1, "foto-ongebruikt")]
    assert all(f.level is Level.ADVICE for f in folder.check().findings)


def test_of_another_year_is_not_there(folder: ProgrammeFolder) -> None:
    folder.write("2025/editie.yml", "naam: Week 2025")
    folder.write("2025/fotos/jan.jpg", photo())
    folder.session("een", CONSENT)
    assert ("2026/sessies/een.md", 7, 11, "foto-mist") in told(folder)


def test_a_file_with_a_mistake_may_ask_for_it(folder: ProgrammeFolder) -> None:
    folder.write(PATH, photo())
    folder.session("een", CONSENT + "prijs: veel")
    assert told(folder) == []


@pytest.mark.parametrize("is_folder", [False, True])
def test_a_link_to_elsewhere_is_no_photo(folder: ProgrammeFolder, is_folder: bool) -> None:
    """What a pull request links to must not end up on the site."""
    elsewhere = folder.path.parent / f"{folder.path.name}-elsewhere"
    elsewhere.mkdir()
    (elsewhere / "jan.jpg").write_bytes(photo())
    link = folder.path / PATH
    link.parent.mkdir()
    if is_folder:
        link.parent.rmdir()
        link.parent.symlink_to(elsewhere, target_is_directory=True)
    else:
        link.symlink_to(elsewhere / "jan.jpg")
    folder.session("een", CONSENT)
    assert told(folder) == [("2026/sessies/een.md", 7, 11, "foto-mist")]
    assert folder.check().programme.photos == {}


def test_is_no_session() -> None:
    assert is_photo(PATH)
    assert not is_photo("2026/fotos/oud/jan.jpg")
    assert not is_photo("2026/sessies/jan.jpg")
    assert not is_photo("fotos/jan.jpg")
