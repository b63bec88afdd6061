"""The programme as every commit left it: which states there are, and what is in them."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

import pytest

from macros.programme.git import GitError, repository_of
from macros.programme.history import State, walk
from tests.checkout import HOUR, START, Checkout

OPENING = "2026/sessies/opening.md"
NOWHERE = Path(os.devnull) / "nergens"


class Titles:
    """A fold that keeps the time and the titles of every state."""

    def __init__(self, kept: list[Any] | None = None) -> None:
        self.kept = kept or []
        self.states: list[State] = []

    def take(self, state: State) -> None:
        self.states.append(state)
        titles = [session.title for session in state.programme.sessions]
        self.kept.append([state.time.isoformat(), state.weight, titles])

    def saved(self) -> list[Any]:
        return self.kept

    def restored(self, saved: list[Any]) -> Titles:
        return Titles(saved)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "repo")


def walked(checkout: Checkout, store: Path | None = None) -> Titles:
    repository = repository_of(checkout.path)
    assert repository
    return walk(repository, Titles(), store or NOWHERE)


def titles(checkout: Checkout) -> list[list[str]]:
    return [found for _, _, found in walked(checkout).kept]


def retitle(checkout: Checkout, title: str) -> None:
    """Change the title of the opening, which is the third line of the file."""
    path = checkout.path / OPENING
    lines = path.read_text("utf-8").split("\n")
    lines[1] = f"titel: {title}"
    checkout.write(OPENING, "\n".join(lines))


def test_every_commit_is_a_state_oldest_first(checkout: Checkout) -> None:
    checkout.commit()
    retitle(checkout, "Twee")
    checkout.commit()
    states = walked(checkout).states
    assert [state.time for state in states] == [START, START + HOUR]
    assert all(state.time.tzinfo is UTC for state in states)
    assert [state.commit for state in states] == checkout.git(
        "rev-list", "--reverse", "HEAD"
    ).split()
    assert titles(checkout) == [["Opening van de week"], ["Twee"]]


def test_a_commit_outside_the_folder_is_no_state(checkout: Checkout) -> None:
    checkout.commit()
    checkout.write("../README.md", "Hallo\n")
    checkout.commit()
    assert len(titles(checkout)) == 1


@pytest.mark.parametrize("name", [".", "map met spaties/en é"])
def test_any_folder_will_do(tmp_path: Path, name: str) -> None:
    checkout = Checkout(tmp_path / "repo", name)
    checkout.commit()
    retitle(checkout, "Twee")
    checkout.commit()
    assert titles(checkout) == [["Opening van de week"], ["Twee"]]


def test_what_did_not_change_is_the_same_object(checkout: Checkout) -> None:
    checkout.session("tien", "titel: Tien\ndatum: 2026-11-10")
    checkout.commit()
    retitle(checkout, "Twee")
    checkout.replace("locaties.yml", "lochal:", "# Een hal\nlochal:")
    checkout.replace("locaties.yml", "naam: Werkwarenhuis", "naam: Het Werkwarenhuis")
    checkout.commit()
    old, new = (state.programme for state in walked(checkout).states)
    assert old.by_id[2026, "tien"] is new.by_id[2026, "tien"]
    assert old.by_id[2026, "opening"] is not new.by_id[2026, "opening"]
    assert old.venues["lochal"] is new.venues["lochal"]
    assert old.venues["werkwarenhuis"].name != new.venues["werkwarenhuis"].name


def test_a_merge_is_one_state(checkout: Checkout) -> None:
    checkout.commit()
    checkout.branch()
    for title in ("Twee", "Drie"):
        retitle(checkout, title)
        checkout.commit()
    when = checkout.merge("--no-ff")
    assert walked(checkout).kept == [
        [START.isoformat(), 1, ["Opening van de week"]],
        [when.isoformat(), 3, ["Drie"]],
    ]


def test_a_clock_that_was_wrong_does_not_turn_back_the_time(checkout: Checkout) -> None:
    checkout.commit()
    checkout.clock -= timedelta(days=400)
    retitle(checkout, "Twee")
    checkout.commit()
    assert [state.time for state in walked(checkout).states] == [START, START]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (OPENING, b"Geen gegevens"),
        (OPENING, b"---\ntitel: [\n---\n"),
        (OPENING, b"---\ntitel: Zonder datum\n---\n"),
        (OPENING, b"---\ntitel: \xff\n---\n"),
        (OPENING, b"---\ntitel: Raar\ndatum: 2026-11-10\nbestaat_niet: ja\n---\n"),
        (OPENING, b"---\ntitel: Raar # Of niet\ndatum: 2026-11-10\n---\n"),
        ("locaties.yml", b"lochal: [\n"),
        ("locaties.yml", b"lochal:\n  naam: ''\n"),
        ("locaties.yml", None),
        ("2026/editie.yml", b"van: morgen\n"),
        ("2026/editie.yml", None),
    ],
)
def test_what_cannot_be_read_is_what_it_was(
    checkout: Checkout, file: str, content: bytes | None
) -> None:
    checkout.commit()
    if content is None:
        (checkout.path / file).unlink()
    else:
        checkout.write(file, content)
    checkout.commit()
    old, new = (state.programme for state in walked(checkout).states)
    assert all(getattr(old, one.name) == getattr(new, one.name) for one in fields(old))
    assert old.sessions[0] is new.sessions[0]


def test_what_cannot_be_read_at_first_is_not_there_yet(checkout: Checkout) -> None:
    good = (checkout.path / OPENING).read_bytes()
    checkout.write(OPENING, b"Geen gegevens")
    checkout.commit()
    checkout.write(OPENING, good)
    checkout.commit()
    assert titles(checkout) == [[], ["Opening van de week"]]


def test_what_is_deleted_is_gone_and_comes_back(checkout: Checkout) -> None:
    checkout.commit()
    content = (checkout.path / OPENING).read_bytes()
    (checkout.path / OPENING).unlink()
    checkout.commit()
    checkout.write(OPENING, content)
    checkout.commit()
    assert titles(checkout) == [["Opening van de week"], [], ["Opening van de week"]]


def test_the_whole_folder_goes_and_comes_back(checkout: Checkout) -> None:
    checkout.commit()
    checkout.git("mv", "programme", "elders")
    checkout.commit()
    checkout.git("mv", "elders", "programme")
    checkout.commit()
    assert titles(checkout) == [["Opening van de week"], [], ["Opening van de week"]]


def test_other_files_are_passed_by(checkout: Checkout) -> None:
    checkout.commit()
    checkout.write("2026/sessies/plaatje.png", b"\x89PNG")
    checkout.write("2026/.DS_Store", b"\0")
    (checkout.path / "2026/sessies/koppeling.md").symlink_to("opening.md")
    checkout.commit()
    assert titles(checkout)[-1] == ["Opening van de week"]


# What is saved


def test_the_next_walk_begins_where_this_one_ended(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit()
    first = walked(checkout, tmp_path / "store")
    assert len(first.states) == 1
    assert walked(checkout, tmp_path / "store").states == []
    checkout.write(OPENING, b"Geen gegevens")
    checkout.commit()
    walked(checkout, tmp_path / "store")
    checkout.replace("themas.yml", "naam: Wonen", "naam: Thuis")
    checkout.commit()
    resumed = walked(checkout, tmp_path / "store")
    assert len(resumed.states) == 1
    assert resumed.states[0].programme.themes["wonen"].name == "Thuis"
    assert resumed.kept == walked(checkout).kept


def spoil(text: bytes) -> bytes:
    return text.replace(b"Opening", b"0pening")


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"{}",
        lambda _: b"\xff\xfe",
        lambda text: text[: len(text) // 2],
        lambda text: text.partition(b"\n")[2],
        spoil,
    ],
)
def test_what_is_saved_and_damaged_is_made_again(
    checkout: Checkout, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    checkout.commit()
    expected = walked(checkout, tmp_path / "store").kept
    (save,) = (tmp_path / "store").iterdir()
    good = save.read_bytes()
    save.write_bytes(damage(good))
    again = walked(checkout, tmp_path / "store")
    assert again.kept == expected
    assert len(again.states) == 1
    assert save.read_bytes() == good


def test_other_code_walks_again(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.commit()
    walked(checkout, tmp_path / "store")
    monkeypatch.setattr("macros.programme.history._code", lambda: b"other")
    assert len(walked(checkout, tmp_path / "store").states) == 1


def test_a_history_that_was_rewritten_is_walked_again(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit()
    walked(checkout, tmp_path / "store")
    retitle(checkout, "Anders")
    checkout.commit("--amend")
    assert walked(checkout, tmp_path / "store").kept[0][2] == ["Anders"]


def test_a_place_where_nothing_can_be_saved(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit()
    (tmp_path / "store").write_text("in de weg", encoding="utf-8")
    assert len(walked(checkout, tmp_path / "store").states) == 1


def test_what_is_saved_is_json(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit()
    walked(checkout, tmp_path / "store")
    (save,) = (tmp_path / "store").iterdir()
    saved = json.loads(save.read_bytes().partition(b"\n")[2])
    assert saved["commit"] == checkout.git("rev-parse", "HEAD")
    assert save.name == "programme.json"


# Where there is no history


def test_outside_git(tmp_path: Path) -> None:
    assert repository_of(tmp_path) is None


def test_before_the_first_commit(checkout: Checkout) -> None:
    assert repository_of(checkout.path) is None


def test_a_folder_that_git_does_not_have(checkout: Checkout) -> None:
    checkout.commit()
    checkout.write("../gemaakt/themas.yml", "")
    assert repository_of(checkout.root / "gemaakt") is None


def test_a_computer_without_git(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.commit()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert repository_of(checkout.path) is None


def test_a_shallow_clone_is_an_error_that_says_what_to_do(
    checkout: Checkout, tmp_path: Path
) -> None:
    checkout.commit()
    checkout.commit()
    checkout.git("clone", "--depth=1", f"file://{checkout.root}", str(tmp_path / "clone"))
    with pytest.raises(GitError, match="git fetch --unshallow") as error:
        repository_of(tmp_path / "clone" / "programme")
    assert "fetch-depth: 0" in str(error.value)
    assert "Er is niets gebouwd" in str(error.value)


def test_a_whole_clone_is_no_error(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit()
    checkout.git("clone", f"file://{checkout.root}", str(tmp_path / "clone"))
    assert repository_of(tmp_path / "clone" / "programme")


def test_a_repository_that_git_refuses_is_not_passed_by_in_silence(checkout: Checkout) -> None:
    checkout.commit()
    (checkout.root / ".git" / "config").write_text("[onzin\n", encoding="utf-8")
    with pytest.raises(GitError, match="bad config"):
        repository_of(checkout.path)


@pytest.mark.parametrize("name", ["repo", "mijn map"])
def test_a_folder_of_somebody_else_is_an_error_with_one_command_to_paste(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout = Checkout(tmp_path / name)
    checkout.commit()
    assert repository_of(checkout.path)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "settings"))
    with pytest.raises(GitError) as error:
        repository_of(checkout.path)
    command = str(error.value).split("\n")[-1].strip()
    assert "dubious" not in str(error.value)
    subprocess.run(shlex.split(command), check=True)
    assert repository_of(checkout.path)


def test_a_history_with_a_hole_is_an_error(checkout: Checkout) -> None:
    checkout.commit()
    blob = checkout.git("rev-parse", f"HEAD:programme/{OPENING}")
    (checkout.root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(GitError, match=blob):
        walked(checkout)


def test_the_folder_says_which_repository_it_is(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git sets these for its hooks."""
    checkout.commit()
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elders"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    assert titles(checkout) == [["Opening van de week"]]
