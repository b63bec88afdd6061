"""The site as it is built: the real programme and the example week."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = "tests/voorbeeldweek"
AT_ANY_ADDRESS = ("404.html", "offline.html")
"""Pages that are shown where another one is asked for: their links say where the site is."""


def build(
    site: Path,
    programme: str = "programme",
    *,
    cwd: Path = ROOT,
    variables: dict[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Build the site in ``site`` with MkDocs itself, and return what it said."""
    # Without --quiet: MkDocs takes no notice of --strict with it (mkdocs#4126).
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=cwd,
        env={
            **os.environ,
            "PROGRAMMA": programme,
            "NO_MKDOCS_2_WARNING": "1",
            **(variables or {}),
        },
        capture_output=True,
        text=True,
        check=False,
    )


def _built(factory: pytest.TempPathFactory, name: str, programme: str) -> Path:
    """Return the site of a programme, built once for all workers; no test may change it."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # What is above it is of this run, and of all its workers.
    site = folder / name
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            result = build(site, programme, variables={"SITE_URL": "https://example.org/week/"})
            assert result.returncode == 0, result.stderr
    return site


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built(tmp_path_factory, "real_site", "programme")


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built(tmp_path_factory, "example_site", EXAMPLE)
