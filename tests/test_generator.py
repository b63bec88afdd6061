"""The generated programme: the same every time, and as sound as the example week."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.generator import EXAMPLE, MOST_SESSIONS, generate

Session = dict[str, Any]
LISTS = {
    "themas": "themas",
    "doelgroepen": "doelgroepen",
    "organisaties": "organisaties",
    "vorm": "vormen",
    "reeks": "reeksen",
    "locatie": "locaties",
}
"""Field of a session → the list its values come from."""


def files(folder: Path) -> dict[str, bytes]:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def read_sessions(folder: Path) -> dict[str, tuple[Session, str]]:
    """Return the front matter and the body of each session."""
    found = {}
    for path in sorted((folder / "2026" / "sessies").glob("*.md")):
        before, front_matter, body = path.read_text(encoding="utf-8").split("---\n", 2)
        assert before == "", path
        found[path.stem] = (yaml.load(front_matter, Loader=yaml.BaseLoader), body)
    return found


def moments(session: Session) -> list[Session]:
    shared = {key: session[key] for key in ("locatie", "zaal") if key in session}
    return [shared | moment for moment in session.get("momenten", [session])]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("generated")
    generate(target, 300)
    return target


@pytest.fixture(scope="module")
def sessions(folder: Path) -> dict[str, tuple[Session, str]]:
    return read_sessions(folder)


def test_same_seed_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    generate(tmp_path, 300, seed=2026)

    assert files(tmp_path) == files(folder)


def test_another_seed_gives_another_week(folder: Path, tmp_path: Path) -> None:
    generate(tmp_path, 300, seed=2027)

    assert files(tmp_path).keys() != files(folder).keys()


@pytest.mark.parametrize("count", [1, 2, 85, pytest.param(1000, marks=pytest.mark.slow)])
def test_writes_as_many_sessions_as_asked(tmp_path: Path, count: int) -> None:
    generate(tmp_path, count)

    assert len(read_sessions(tmp_path)) == count


@pytest.mark.parametrize("count", [0, MOST_SESSIONS + 1])
def test_refuses_other_numbers_of_sessions(tmp_path: Path, count: int) -> None:
    with pytest.raises(ValueError, match="sessions must be from 1 to 10000"):
        generate(tmp_path, count)


def test_every_name_stands_in_its_list(
    folder: Path, sessions: dict[str, tuple[Session, str]]
) -> None:
    lists = {name: set(read(folder / f"{name}.yml")) for name in LISTS.values()}

    for slug, (session, body) in sessions.items():
        for part in [session, *session.get("momenten", []), session.get("oorspronkelijk", {})]:
            for key, name in LISTS.items():
                value = part.get(key, [])
                used = {value} if isinstance(value, str) else set(value)
                assert used <= lists[name], f"{slug}: {key}"
        assert set(re.findall(r"\(([a-z0-9-]+)\.md\)", body)) <= set(sessions), slug


def test_every_text_keeps_its_length(sessions: dict[str, tuple[Session, str]]) -> None:
    for slug, (session, body) in sessions.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
        assert len(session["titel"]) <= 120, slug
        assert len(session.get("samenvatting", "")) <= 300, slug
        if "taal" not in session:
            assert 140 <= len(body.split()) <= 450, slug


def test_every_title_is_new(sessions: dict[str, tuple[Session, str]]) -> None:
    titles = [session["titel"] for session, _ in sessions.values()]

    assert len(set(titles)) == len(titles)


def part_of_the_day(moment: Session) -> str:
    """Return the part a moment lies in; a check that it does not run into the next one."""
    begin, end = moment["begin"], moment.get("einde", "")
    for name, limit in (("ochtend", "13.00"), ("middag", "19.00")):
        if begin < limit:
            assert end <= limit
            return name
    return "avond"


@pytest.mark.parametrize("what", ["rooms", "speakers"])
def test_nothing_is_in_two_places_at_once(
    sessions: dict[str, tuple[Session, str]], what: str
) -> None:
    taken: Counter[tuple[str, ...]] = Counter()
    for session, _ in sessions.values():
        for moment in moments(session):
            time = (moment["datum"], part_of_the_day(moment)) if "begin" in moment else None
            if time and what == "rooms" and "locatie" in moment:
                taken[*time, moment["locatie"], moment.get("zaal", "")] += 1
            if time and what == "speakers":
                taken.update((*time, speaker["naam"]) for speaker in session.get("sprekers", []))

    assert set(taken.values()) == {1}


@pytest.mark.parametrize("key", ["vorm", "status", "plekken", "deelname", "taal"])
def test_has_the_mixture_of_the_example_week(
    sessions: dict[str, tuple[Session, str]], key: str
) -> None:
    example = Counter(session.get(key) for session, _ in read_sessions(EXAMPLE).values())
    generated = Counter(session.get(key) for session, _ in sessions.values())

    assert generated.keys() == example.keys()
    for value, count in example.items():
        times = 300 / example.total()
        assert count * int(times) <= generated[value] <= count * (int(times) + 1), value


def test_stays_within_the_week(sessions: dict[str, tuple[Session, str]]) -> None:
    days = {moment["datum"] for session, _ in sessions.values() for moment in moments(session)}

    assert days == {f"2026-11-{day:02}" for day in range(9, 14)}
