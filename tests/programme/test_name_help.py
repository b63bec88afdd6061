"""Names as an editor writes them, and names in no list."""

from __future__ import annotations

import pytest

from macros.programme.findings import Finding, Level
from tests.conftest import ProgrammeFolder

FIELDS = """\
titel: Lezing
datum: 2026-11-10
locatie: {}
vorm: lezing
themas: [wonen]
"""


def said(folder: ProgrammeFolder) -> list[Finding]:
    found = folder.check().findings
    return [one for one in found if one.path.endswith("lezing.md") and one.level is Level.ERROR]


@pytest.mark.parametrize("written", ["lochal", "LocHal", "LOCHAL", '" lochal "'])
def test_a_name_as_on_the_site(folder: ProgrammeFolder, written: str) -> None:
    folder.session("lezing", FIELDS.format(written))
    (moment,) = folder.read().by_id[2026, "lezing"].moments
    assert moment.venue == "lochal"


@pytest.mark.parametrize("written", ["LocHal!", "De LocHal", "LocHal, Tilburg", "LocHalle"])
def test_another_name_is_asked_about(folder: ProgrammeFolder, written: str) -> None:
    folder.session("lezing", FIELDS.format(written))
    (finding,) = said(folder)
    assert "Bedoel je “lochal”?" in finding.message


def test_names_in_lists_and_in_moments(folder: ProgrammeFolder) -> None:
    folder.session(
        "lezing",
        """\
        titel: Lezing
        vorm: Lezing
        themas: [Wonen]
        organisaties:
          - Buurthuis De Draad
        momenten:
          - datum: 2026-11-10
            locatie: LocHal
        """,
    )
    session = folder.read().by_id[2026, "lezing"]
    assert (session.kind, session.themes, session.organisations) == (
        "lezing",
        ("wonen",),
        ("buurthuis",),
    )
    assert session.moments[0].venue == "lochal"


def test_a_name_that_two_have_says_nothing(folder: ProgrammeFolder) -> None:
    folder.replace("locaties.yml", "lochal:", "hal:\n  naam: lochal\n  gemeente: Boxtel\nlochal:")
    folder.session("lezing", FIELDS.format("LocHal"))
    (finding,) = said(folder)
    assert finding.code == "geen-naam"


def test_a_list_stays_a_list(folder: ProgrammeFolder) -> None:
    folder.session("lezing", "titel: Lezing\ndatum: 2026-11-10\nthemas: Wonen\n")
    (finding,) = said(folder)
    assert (finding.code, finding.correction) == ("geen-lijst", "themas:\n  - wonen")
