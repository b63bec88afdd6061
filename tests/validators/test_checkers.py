"""Programs of others read our calendars, and object to broken ones: so the checks work."""

from __future__ import annotations

import os
from collections.abc import Callable
from types import ModuleType

import pytest

from macros.publish.feeds import EVERGREEN
from tests.broken_feeds import GOOD, GOOD_SINGLE, KINDS, Kind
from tests.validators import (
    calcurse,
    home_assistant,
    icaljs,
    khal_import,
    libical,
    py_ics,
    py_vobject,
    radicale_put,
    ruby,
    vdirsyncer_http,
)
from tests.validators.conftest import Files

QUICK = (libical, icaljs, home_assistant, vdirsyncer_http)
"""Checkers that get every calendar."""

SLOW = (calcurse, py_vobject, ruby)
"""Checkers that get some of every sort; an event is the same bytes in every calendar."""

SLOWEST = (py_ics, khal_import, radicale_put)
"""Checkers that get all sessions at once, and a few by themselves."""

CHECKERS = {module.__name__.rpartition(".")[2]: module for module in (*QUICK, *SLOW, *SLOWEST)}

every_checker = pytest.mark.parametrize("name", CHECKERS)


def checker(name: str) -> Callable[[bytes], list[str]]:
    """Return the ``objections`` of a checker; skip the test if it is not installed."""
    module: ModuleType = CHECKERS[name]
    if not module.is_there():
        reason = f"{module.NEEDS} ontbreekt; scripts/test zonder --fast installeert het"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    objections: Callable[[bytes], list[str]] = module.objections
    return objections


def for_checker(name: str, files: Files) -> Files:
    """Return the calendars that a checker has the time for."""
    combined = sorted(address for address in files if "_" in address)
    feeds = sorted(a for a in files if a.startswith("kalender/") and a not in combined)
    single = sorted(files.keys() - {*feeds, *combined})
    if CHECKERS[name] in QUICK:
        chosen = [*feeds, *single, *_some(40, combined)]
    elif CHECKERS[name] in SLOWEST:
        chosen = [EVERGREEN, *_some(3, single), *_some(1, combined)]
    else:
        by_sort = {address.partition("-")[0]: address for address in feeds}
        chosen = [*by_sort.values(), *_some(8, single), *_some(4, combined)]
    return {address: files[address] for address in chosen}


def _some(count: int, addresses: list[str]) -> list[str]:
    """Return about so many, spread over all of them."""
    return addresses[:: max(1, len(addresses) // count)]


def all_objections(name: str, files: Files) -> dict[str, list[str]]:
    """Return the calendars that a checker objects to, and what it says."""
    objections = checker(name)
    wanted = for_checker(name, files)
    assert EVERGREEN in wanted
    found = {address: objections(content) for address, content in wanted.items()}
    return {address: texts for address, texts in found.items() if texts}


@every_checker
@pytest.mark.parametrize("content", [GOOD, GOOD_SINGLE], ids=["feed", "session"])
def test_a_good_calendar(name: str, content: bytes) -> None:
    assert checker(name)(content) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param(name, kind, id=f"{name}-{kind.name}")
        for kind in KINDS
        for name in kind.checkers
    ],
)
def test_a_broken_calendar(name: str, kind: Kind) -> None:
    assert checker(name)(kind.content) != []


def test_every_checker_is_shown_to_work() -> None:
    assert {name for kind in KINDS for name in kind.checkers} == set(CHECKERS)


@every_checker
@pytest.mark.parametrize("programme", ["real", pytest.param("example", marks=pytest.mark.slow)])
def test_every_calendar(name: str, programme: str, request: pytest.FixtureRequest) -> None:
    files: Files = request.getfixturevalue(programme)
    assert all_objections(name, files) == {}


@pytest.mark.slow
@every_checker
def test_a_thousand_sessions(name: str, thousand: Files) -> None:
    assert all_objections(name, thousand) == {}
