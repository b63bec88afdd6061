"""How this project calls MkDocs: the one path for building, serving and measuring."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from _environment import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def command(*arguments: str) -> list[str]:
    """Return the command line that calls MkDocs, in this environment, on this project."""
    return [sys.executable, "-m", "mkdocs", *arguments]


def build_command(site_dir: Path | None = None) -> list[str]:
    """Return the command line of a full build.

    Never with --quiet: MkDocs then takes no notice of --strict (mkdocs#4126).
    """
    to = [] if site_dir is None else ["--site-dir", str(site_dir)]
    return command("build", "--strict", *to)


def preview_command(port: int) -> list[str]:
    """Return the command line that shows the site on this computer."""
    return [sys.executable, "-m", "macros.preview", "--port", str(port)]


def variables(programme: Path | None = None, site_url: str | None = None) -> dict[str, str]:
    """Return the environment variables for MkDocs; mkdocs.yml reads those that are set here."""
    found = dict(os.environ)
    if programme is not None:
        inside = programme.is_relative_to(ROOT)
        # Relative where possible, so that messages and edit links name files as git does.
        found["PROGRAMMA"] = programme.relative_to(ROOT).as_posix() if inside else str(programme)
    if site_url is not None:
        found["SITE_URL"] = site_url
    return found


def run(command: list[str], variables: dict[str, str]) -> int:
    """Run MkDocs, its output to the terminal, and return its exit code."""
    try:
        return subprocess.run(command, check=False, cwd=ROOT, env=variables).returncode
    except KeyboardInterrupt:
        return 130
