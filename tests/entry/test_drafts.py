"""A draft is judged as the file that it would be, and nothing is written."""

from __future__ import annotations

from macros.entry.drafts import check_drafts
from macros.entry.session_file import Draft, Fields
from macros.programme import checking
from tests.conftest import ProgrammeFolder

FIELDS: Fields = {
    "titel": "Lezing",
    "datum": "2026-11-09",
    "begin": "11.00",
    "einde": "13.00",
    "locatie": "lochal",
    "vorm": "lezign",
    "themas": ["wonen"],
}


def test_a_draft_gets_the_findings_of_its_file(folder: ProgrammeFolder) -> None:
    draft = Draft(2026, "lezing", FIELDS, "Een lezing.\n")
    before = {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()}
    found = check_drafts(folder.path, [draft])
    assert before == {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()}
    assert {finding.code for finding in found} == {
        *("onbekende-naam", "dubbele-locatie", "samenvatting-mist"),
    }
    draft.write(folder.path)
    written = checking.report(folder.check(), folder.path, [folder.path / draft.path])
    assert written.findings == tuple(f for f in found if f.path == draft.path)


def test_who_needs_the_room_already_is_told_as_well(folder: ProgrammeFolder) -> None:
    """A clash stands with the later of the two, and here that is the one that was there."""
    fields = {**FIELDS, "vorm": "lezing", "begin": "08.00", "einde": "10.00", "samenvatting": "S."}
    (finding,) = check_drafts(folder.path, [Draft(2026, "lezing", fields)])
    assert finding.code == "dubbele-locatie"
    assert finding.path == "2026/sessies/opening.md"


def test_a_draft_takes_the_place_of_its_file(folder: ProgrammeFolder) -> None:
    fields = {**FIELDS, "vorm": "lezing", "samenvatting": "Samen beginnen we."}
    assert check_drafts(folder.path, [Draft(2026, "opening", fields)]) == ()
    two = [Draft(2026, "opening", {}), Draft(2026, "tweede", fields)]
    assert {(f.path, f.code) for f in check_drafts(folder.path, two)} == {
        ("2026/sessies/opening.md", "geen-moment"),
        ("2026/sessies/opening.md", "verplicht-veld"),
    }
