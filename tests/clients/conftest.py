"""The programs that subscribe, each started once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NoReturn

import pytest

import _clients
from tests.clients.evolution import Evolution
from tests.clients.held import Subscriber
from tests.clients.thunderbird import Thunderbird


@pytest.fixture(scope="session")
def thunderbird(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Thunderbird]:
    program = _clients.thunderbird() or _lacking("Thunderbird")
    client = Thunderbird(program, tmp_path_factory.mktemp("thunderbird"))
    yield client
    client.stop()


@pytest.fixture(scope="session")
def evolution(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evolution]:
    python = _clients.evolution() or _lacking("evolution-data-server")
    client = Evolution(python, tmp_path_factory.mktemp("evolution"))
    yield client
    client.stop()


@pytest.fixture(params=["thunderbird", "evolution"])
def client(request: pytest.FixtureRequest) -> Subscriber:
    found: Subscriber = request.getfixturevalue(request.param)
    return found


def _lacking(program: str) -> NoReturn:
    """Skip the test; where everything has to be there, fail it."""
    reason = f"{program} ontbreekt; scripts/test zonder --fast installeert het"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
