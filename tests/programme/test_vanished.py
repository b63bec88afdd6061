"""A session that was published does not disappear in silence."""

from __future__ import annotations

import os
import random
from functools import partial
from pathlib import Path

import pytest

from macros.programme.findings import Finding, ProgrammeError
from macros.programme.formers import formers_in
from macros.programme.model import Session
from macros.programme.reader import Reader
from macros.programme.reading import Formers, read_programme
from macros.publish.revisions import History
from tests.checkout import Checkout

NOWHERE = Path(os.devnull) / "nergens"
OPENING = "2026/sessies/opening.md"
TWO = """\
titel: Twee keer
momenten:
  - datum: 2026-11-10
  - datum: 2026-11-11
    sleutel: woensdag
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    checkout = Checkout(tmp_path / "repo")
    checkout.session("twee", TWO)
    checkout.commit()
    return checkout


def findings(checkout: Checkout) -> tuple[Finding, ...]:
    """Return what a build says, which knows the whole history; a check has to say the same."""
    by_walking = found_with(checkout, History(checkout.path, NOWHERE).formers)
    assert found_with(checkout, partial(formers_in, checkout.path)) == by_walking
    return by_walking


def found_with(checkout: Checkout, formers: Formers) -> tuple[Finding, ...]:
    try:
        read_programme(checkout.path, base=checkout.root, formers=formers)
    except ProgrammeError as error:
        return error.findings
    return ()


def codes(checkout: Checkout) -> list[str]:
    return [finding.code for finding in findings(checkout)]


def delete(checkout: Checkout, name: str = OPENING) -> str:
    """Delete a file and return what was in it."""
    text = (checkout.path / name).read_text("utf-8")
    (checkout.path / name).unlink()
    return text


def test_nothing_is_gone(checkout: Checkout) -> None:
    assert findings(checkout) == ()


@pytest.mark.parametrize("is_committed", [True, False])
def test_a_session_that_is_gone(checkout: Checkout, is_committed: bool) -> None:
    delete(checkout)
    if is_committed:
        checkout.commit()
    (found,) = findings(checkout)
    assert (found.path, found.line) == (f"programme/{OPENING}", 1)
    assert found.code == "sessie-weg"
    for part in (
        "“Opening van de week”",
        "status: geannuleerd",
        "voorheen: [opening]",
        "nooit_gepubliceerd: [opening]",
    ):
        assert part in found.message


def test_a_session_that_nobody_ever_saw(checkout: Checkout) -> None:
    delete(checkout)
    checkout.replace("2026/editie.yml", "van:", "nooit_gepubliceerd: [opening]\nvan:")
    assert codes(checkout) == []


def test_a_session_that_is_there_was_seen(checkout: Checkout) -> None:
    checkout.replace("2026/editie.yml", "van:", "nooit_gepubliceerd: [opening]\nvan:")
    assert codes(checkout) == ["nooit-gepubliceerd-bestaat"]


def test_cancelled_is_not_gone(checkout: Checkout) -> None:
    checkout.replace(OPENING, "datum:", "status: geannuleerd\ndatum:")
    assert codes(checkout) == []


@pytest.mark.parametrize(
    ("is_cancelled", "is_over", "expected"),
    [
        (True, True, []),
        (True, False, ["sessie-weg"]),
        (False, True, ["sessie-weg"]),
    ],
)
def test_cancelled_stays_until_the_edition_is_archived(
    checkout: Checkout, is_cancelled: bool, is_over: bool, expected: list[str]
) -> None:
    if is_cancelled:
        checkout.replace(OPENING, "datum:", "status: geannuleerd\ndatum:")
    if is_over:
        checkout.replace("2026/editie.yml", "van:", "afgerond: ja\nvan:")
    checkout.commit()
    delete(checkout)
    assert codes(checkout) == expected


def test_another_name_with_the_old_one_kept(checkout: Checkout) -> None:
    text = delete(checkout)
    checkout.write("2026/sessies/start.md", text.replace("datum:", "voorheen: [opening]\ndatum:"))
    assert codes(checkout) == []


def test_another_name_is_found_by_its_title(checkout: Checkout) -> None:
    checkout.write("2026/sessies/start.md", delete(checkout))
    (found,) = findings(checkout)
    assert (found.path, found.code) == ("programme/2026/sessies/start.md", "naam-veranderd")
    assert found.message.endswith("Voeg toe: voorheen: [opening]")


def test_a_second_new_name_keeps_both(checkout: Checkout) -> None:
    text = delete(checkout)
    checkout.write("2026/sessies/start.md", text.replace("datum:", "voorheen: [opening]\ndatum:"))
    checkout.commit()
    delete(checkout, "2026/sessies/start.md")
    checkout.write("2026/sessies/aftrap.md", text)
    (found,) = findings(checkout)
    assert found.message.endswith("Voeg toe: voorheen: [opening, start]")


@pytest.mark.parametrize("name", ["opening", "start"])
def test_a_file_with_a_mistake_in_it_is_not_gone(checkout: Checkout, name: str) -> None:
    """Also when it has a new name at the same time: what it is, is not known yet."""
    text = delete(checkout)
    checkout.write(f"2026/sessies/{name}.md", text.replace("datum:", "datum: morgen\nx:"))
    assert "sessie-weg" not in codes(checkout)


def test_a_mistake_in_a_file_that_was_there_hides_nothing(checkout: Checkout) -> None:
    delete(checkout)
    checkout.replace("2026/sessies/twee.md", "2026-11-11", "morgen")
    assert "sessie-weg" in codes(checkout)


def test_a_moment_that_is_gone(checkout: Checkout) -> None:
    checkout.replace("2026/sessies/twee.md", "  - datum: 2026-11-11\n    sleutel: woensdag\n", "")
    (found,) = findings(checkout)
    assert (found.code, found.line) == ("moment-weg", 3)
    assert "“woensdag”" in found.message


def test_a_moment_that_gets_a_key(checkout: Checkout) -> None:
    checkout.replace(
        "2026/sessies/twee.md", "datum: 2026-11-10", "datum: 2026-11-10\n    sleutel: dinsdag"
    )
    assert codes(checkout) == ["sleutel-erbij"]


def test_what_is_only_on_a_branch_was_not_published(checkout: Checkout, tmp_path: Path) -> None:
    """In a clone, the main branch of where it was cloned from is what is published."""
    bare, root = tmp_path / "bare", tmp_path / "clone"
    checkout.git("clone", "--bare", str(checkout.root), str(bare))
    checkout.git("clone", f"file://{bare}", str(root))
    checkout.root, checkout.path = root, root / "programme"
    checkout.branch()
    checkout.session("nieuw", "titel: Nieuw\ndatum: 2026-11-10\n")
    checkout.commit()
    delete(checkout, "2026/sessies/nieuw.md")
    assert codes(checkout) == []
    delete(checkout)
    assert codes(checkout) == ["sessie-weg"]


NAMES = ("opening", "twee", "drie", "vier")


def change(checkout: Checkout, chance: random.Random) -> None:
    """Do one thing to a session that editors do, right or wrong."""
    path = checkout.path / "2026" / "sessies"
    name = chance.choice(NAMES)
    file = path / f"{name}.md"
    if not file.exists():
        title = chance.choice(("Opening van de week", "Iets anders"))
        checkout.session(name, f"titel: {title}\ndatum: 2026-11-10")
        return
    text = file.read_text("utf-8")
    match chance.randrange(7):
        case 0:
            file.unlink()
        case 1 | 2:
            other = path / f"{chance.choice(NAMES)}.md"
            old = chance.choice(("", f"voorheen: [{name}]\n", f'"voor\\x68een": [{name}]\n'))
            file.unlink()
            other.write_text(text.replace("titel:", f"{old}titel:", 1), "utf-8")
        case 3:
            key = chance.choice(("maandag", "dinsdag"))
            moments = f"  - datum: 2026-11-11\n  - datum: 2026-11-12\n    sleutel: {key}"
            checkout.session(name, f"titel: Twee keer\nmomenten:\n{moments}")
        case 4:
            file.write_text(text.replace("datum: 2026", "datum: morgen 2026"), "utf-8")
        case 5:
            file.write_text(text.replace("datum: morgen 2026", "datum: 2026"), "utf-8")
        case 6:
            file.write_text(f"{text}Nog een zin, zoals voorheen.\n", "utf-8")


@pytest.mark.parametrize("seed", [1, 2, 4])
def test_a_check_says_what_a_build_says(tmp_path: Path, seed: int) -> None:
    """After anything that can happen to a few files, on a branch of what was published."""
    chance = random.Random(seed)
    checkout = Checkout(tmp_path / "repo")
    seen = set()
    for number in range(16):
        for _ in range(chance.randint(1, 2)):
            change(checkout, chance)
        if chance.random() < 0.7:
            checkout.commit()
        if number == 8:
            checkout.commit()
            checkout.git("update-ref", "refs/remotes/origin/main", "HEAD")
        seen.update(codes(checkout))
    assert seen & {"sessie-weg", "naam-veranderd", "moment-weg", "sleutel-erbij"}


def test_a_check_reads_no_more_than_it_has_to(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Versions of a file that is still there, under the same name, cannot hold what is gone."""
    for number in range(3):
        checkout.replace(OPENING, "Welkom", f"Welkom, en nog eens {number}: welkom")
        checkout.commit()
    read: list[str] = []
    by_itself = Reader.session

    def session(self: Reader, path: str, raw: bytes) -> Session | None:
        read.append(path)
        return by_itself(self, path, raw)

    monkeypatch.setattr(Reader, "session", session)
    read_programme(checkout.path, formers=partial(formers_in, checkout.path))
    assert sorted(read) == [OPENING, "2026/sessies/twee.md"]
    delete(checkout, "2026/sessies/twee.md")
    read.clear()
    found_with(checkout, partial(formers_in, checkout.path))
    assert set(read) == {OPENING, "2026/sessies/twee.md"}
    assert read.count(OPENING) == 1


def test_without_a_history_nothing_was_published(checkout: Checkout, tmp_path: Path) -> None:
    (checkout.root / ".git").rename(tmp_path / "elsewhere")
    delete(checkout)
    assert codes(checkout) == []
