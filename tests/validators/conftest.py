"""The calendars of whole programmes, for outside programs to look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.publish.settings import Settings, from_extra
from macros.publish.site import read_site
from tests.generator import generate

ROOT = Path(__file__).resolve().parents[2]

Files = dict[str, bytes]
"""Address → content."""


def settings() -> Settings:
    """Return settings as those of ``mkdocs.yml``."""
    extra = {
        "repository": "owner/name",
        "branch": "main",
        "uid_domein": "example.org",
        "beveiliging": {"contact": "", "geldig_tot": "2027-11-01T00:00:00Z"},
    }
    return from_extra("Week van de Brede Welvaart", "https://example.org/week/", extra)


def calendars(content: Path) -> Files:
    """Return every calendar of a programme."""
    site = read_site(ROOT, content, ROOT / "docs", settings())
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
