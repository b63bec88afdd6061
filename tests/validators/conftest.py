"""The calendars of whole programmes, for outside programs to look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.publish.site import read_site
from tests.generator import generate
from tests.publish.test_calendar import SETTINGS

ROOT = Path(__file__).resolve().parents[2]

Files = dict[str, bytes]
"""Address → content."""


def calendars(content: Path) -> Files:
    """Return every calendar of a programme."""
    site = read_site(ROOT, content, ROOT / "docs", SETTINGS)
    return dict(site.calendars())


@pytest.fixture(scope="session")
def real() -> Files:
    return calendars(ROOT / "programme")


@pytest.fixture(scope="session")
def example() -> Files:
    return calendars(ROOT / "tests" / "voorbeeldweek")


@pytest.fixture(scope="session")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("thousand")
    generate(folder, 1000)
    return calendars(folder)
