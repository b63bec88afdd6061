"""A small programme that is right in every way, for tests to change one thing in."""

from __future__ import annotations

import os
from pathlib import Path
from textwrap import dedent

import hypothesis
import pytest

from macros.programme.model import Programme
from macros.programme.reading import Checked, check_programme, read_programme
from tests.browser_fixture import browser  # noqa: F401 -- a fixture for all tests

# How long a case takes says more about the machine than about the code.
hypothesis.settings.register_profile("week", deadline=None)
hypothesis.settings.load_profile("week")


@pytest.fixture(scope="session", autouse=True)
def started_as_python() -> None:
    """Tests start programs of ours as ``python``, however this run itself was started."""
    # Only pytest has the scripts on its path, and some tests import tests without it.
    import _environment  # noqa: PLC0415

    os.environ.pop(_environment.TYPED_PYTHON, None)


FILES = {
    "themas.yml": """\
        wonen:
          naam: Wonen
        samenleving:
          naam: Samenleving
        """,
    "regios.yml": """\
        hart-van-brabant:
          naam: Hart van Brabant
          gemeenten: [Tilburg, Waalwijk]
        noordoost-brabant:
          naam: Noordoost-Brabant
          gemeenten: ["'s-Hertogenbosch"]
        """,
    "doelgroepen.yml": """\
        inwoners:
          naam: Inwoners
        """,
    "vormen.yml": """\
        lezing:
          naam: Lezing
        """,
    "reeksen.yml": """\
        praktijknetwerk:
          naam: Praktijknetwerk
        """,
    "locaties.yml": """\
        lochal:
          naam: LocHal
          straat: Burgemeester Brokxlaan 1000
          postcode: 5041 SG
          plaats: Tilburg
          gemeente: Tilburg
        werkwarenhuis:
          naam: Werkwarenhuis
          gemeente: "'s-Hertogenbosch"
        """,
    "organisaties.yml": """\
        buurthuis:
          naam: Buurthuis De Draad
        """,
    "2026/editie.yml": """\
        naam: Week 2026
        van: 2026-11-09
        tot: 2026-11-13
        """,
    "2026/sessies/opening.md": """\
        ---
        titel: Opening van de week
        samenvatting: Samen beginnen we.
        datum: 2026-11-09
        begin: "09.30"
        einde: "12.00"
        locatie: lochal
        vorm: lezing
        themas: [wonen]
        doelgroepen: [inwoners]
        organisaties: [buurthuis]
        sprekers:
          - naam: Anna Jansen
        ---

        Welkom.
        """,
}
"""Path under the programme folder → text."""


class ProgrammeFolder:
    """A folder with a small programme; write in it, then read it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file; text is dedented first."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())

    def session(self, name: str, fields: str, body: str = "Tekst.") -> None:
        """Write a session of 2026."""
        self.write(f"2026/sessies/{name}.md", f"---\n{dedent(fields).strip()}\n---\n{body}\n")

    def replace(self, name: str, old: str, new: str) -> None:
        """Change something in a file that is there."""
        path = self.path / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_bytes(text.replace(old, new).encode())

    def check(self) -> Checked:
        """Read the programme, whatever is wrong with it."""
        return check_programme(self.path, base=self.path)

    def read(self) -> Programme:
        """Read the programme."""
        return read_programme(self.path, base=self.path)


@pytest.fixture
def folder(tmp_path: Path) -> ProgrammeFolder:
    return ProgrammeFolder(tmp_path)
