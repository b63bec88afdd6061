"""A session gets another name: nothing that pointed to it points to nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.entry.renaming import (
    NOT_RIGHT,
    RenamingError,
    renamed,
    session_called,
    with_former_name,
)
from macros.programme.model import Slot
from tests.conftest import ProgrammeFolder

FORMER = {
    "none": (
        "---\ntitel: T\n---\nvoorheen: x\n",
        "---\ntitel: T\nvoorheen:\n  - b\n---\nvoorheen: x\n",
    ),
    "empty": (
        "---\nvoorheen: []\ntitel: T\n---\n",
        "---\nvoorheen: [b]\ntitel: T\n---\n",
    ),
    "one on a line": (
        "---\nvoorheen:\n    # eerst\n    - a\n\n# zo\ntitel: T\n---\n",
        "---\nvoorheen:\n    # eerst\n    - a\n    - b\n\n# zo\ntitel: T\n---\n",
    ),
    "all on a line": (
        "---\nvoorheen: [c, a]\ntitel: T\n---\n",
        "---\nvoorheen: [c, a, b]\ntitel: T\n---\n",
    ),
    "Windows": (
        "---\r\ntitel: T\r\n---\r\nx\r\n",
        "---\r\ntitel: T\r\nvoorheen:\r\n  - b\r\n---\r\nx\r\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), FORMER.values(), ids=FORMER)
def test_the_old_name_is_kept(before: str, after: str) -> None:
    assert with_former_name(before, "b") == after


def test_a_file_that_is_not_right_stays_as_it_is() -> None:
    with pytest.raises(RenamingError, match=NOT_RIGHT[:20]):
        with_former_name("---\nvoorheen:\n  - a # eerst\n---\n", "b")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    found = tmp_path / "docs"
    found.mkdir()
    (found / "over.md").write_text(
        '{{ sessie("2026/opening") }} [x](2026/opening/index.md#a) 2026/opening-2 2025/opening\r\n',
        "utf-8",
        newline="",
    )
    (found / "anders.md").write_text("opening", "utf-8")
    return found


@pytest.fixture
def content(tmp_path: Path) -> ProgrammeFolder:
    folder = ProgrammeFolder(tmp_path / "programme")
    folder.session(
        "tweede",
        "titel: Tweede\ndatum: 2026-11-10",
        "Zie [de opening](opening.md#wat), [nog eens](<opening.md>) of [weer][o].\n\n"
        "Niet opening.md en niet [x](heropening.md).\n\n[o]: ./opening.md\n",
    )
    folder.session("heropening", "titel: H\ndatum: 2026-11-10\nvoorheen: [opening-2]")
    folder.write(
        "2025/editie.yml",
        "naam: Dag\nvan: 2025-11-10\ntot: 2025-11-10\nsoort: dag\n"
        "inleiding: |\n  Later kwam [de opening](../2026/sessies/opening.md).\n",
    )
    folder.write(
        "2025/sessies/oud.md",
        "---\ntitel: O\ndatum: 2025-11-10\n---\n[x](../../2026/sessies/opening.md)\n",
    )
    return folder


def test_everything_follows(content: ProgrammeFolder, docs: Path) -> None:
    programme = content.read()
    old = programme.by_id[2026, "opening"]
    renamed(content.path, docs, programme, old, "van-start").write()
    after = content.read()
    new = after.by_id[2026, "van-start"]
    assert (2026, "opening") not in after.by_id
    assert new.formerly == ("opening",)
    assert Slot(new, new.moments[0]).id == Slot(old, old.moments[0]).id
    second = (content.path / "2026/sessies/tweede.md").read_text("utf-8")
    assert "(van-start.md#wat)" in second
    assert "(<van-start.md>)" in second
    assert "[o]: ./van-start.md" in second
    assert "Niet opening.md en niet [x](heropening.md)." in second
    assert "../../2026/sessies/van-start.md" in (content.path / "2025/sessies/oud.md").read_text()
    assert "../2026/sessies/van-start.md" in (content.path / "2025/editie.yml").read_text()
    assert (docs / "over.md").read_bytes().decode() == (
        '{{ sessie("2026/van-start") }} [x](2026/van-start/index.md#a) 2026/opening-2 '
        "2025/opening\r\n"
    )
    assert (docs / "anders.md").read_text() == "opening"


def test_a_session_that_links_to_itself(content: ProgrammeFolder, docs: Path) -> None:
    content.session("rond", "titel: R\ndatum: 2026-11-10", "[x](rond.md)")
    programme = content.read()
    renamed(content.path, docs, programme, programme.by_id[2026, "rond"], "hoekig").write()
    assert "[x](hoekig.md)" in (content.path / "2026/sessies/hoekig.md").read_text()
    assert content.check().findings == content.check().findings
    assert (2026, "hoekig") in content.read().by_id


@pytest.mark.parametrize(
    "typed", ["opening", "2026/opening", "2026/opening/", "programme/2026/sessies/opening.md"]
)
def test_which_session(content: ProgrammeFolder, typed: str) -> None:
    assert session_called(content.read(), typed).id == (2026, "opening")


@pytest.mark.parametrize(
    ("typed", "says"),
    [("openign", "Bedoel je “opening”?"), ("2025/opening", "is er niet"), ("", "is er niet")],
)
def test_no_session(content: ProgrammeFolder, typed: str, says: str) -> None:
    with pytest.raises(RenamingError, match=says):
        session_called(content.read(), typed)


def test_two_of_that_name(content: ProgrammeFolder) -> None:
    content.write("2025/sessies/opening.md", "---\ntitel: O\ndatum: 2025-11-10\n---\n")
    with pytest.raises(RenamingError, match="2025/opening of 2026/opening"):
        session_called(content.read(), "opening")


def test_a_name_that_is_none(content: ProgrammeFolder, docs: Path) -> None:
    programme = content.read()
    for name in ("Opening!", "", "a/b", "../x"):
        with pytest.raises(RenamingError):
            renamed(content.path, docs, programme, programme.by_id[2026, "opening"], name)
