"""Programmes that nobody here made, as spreadsheets: nothing is lost, and edits stay."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from macros.entry.cells import Value, tidy
from macros.entry.importing import plan_import
from macros.entry.outcomes import Plan
from macros.entry.reading_files import read_book
from macros.programme.fields import slugify
from tests.conftest import ProgrammeFolder
from tests.entry.sheets import workbook

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_dir(), reason="the data of others is not on this machine"),
]

Entry = Mapping[str, Value]
HEADS = (
    *("Id", "Sessie", "Moment", "Titel", "Datum", "Begin", "Einde", "Locatie", "Sprekers"),
    *("Beschrijving", "Toegestaan"),
)
ALLOWED = "dubbele-spreker | zo was het"


def emf() -> list[Entry]:
    """Return the entries of EMF 2024, with days and times as Excel keeps them."""
    found: list[Entry] = []
    for entry in json.loads((DATA / "emf-2024" / "schedule.json").read_text("utf-8")):
        start, end = (datetime.fromisoformat(entry[key]) for key in ("start_date", "end_date"))
        row: dict[str, Value] = {"Datum": start, "Begin": f"{start:%H:%M}", "Einde": end}
        found.append(
            {
                "Id": entry["id"],
                "Titel": entry["title"],
                **row,
                "Locatie": entry["venue"],
                "Sprekers": f"{entry['speaker']} |" if entry["speaker"] else "",
                "Beschrijving": entry["description"],
                "Toegestaan": ALLOWED,
            }
        )
        if (end - start).days:
            found[-1:] = a_row_per_day(found[-1], start, end)
    return found


def a_row_per_day(entry: Entry, start: datetime, end: datetime) -> list[Entry]:
    """Return what goes on for days as ours has it: with a moment per day, in the same hours."""
    days = [start + timedelta(days=n) for n in range((end.date() - start.date()).days + 1)]
    return [
        {
            **entry,
            "Sessie": slugify(str(entry["Titel"])),
            "Moment": f"dag-{day:%d}",
            "Datum": day,
            "Einde": f"{end:%H:%M}",
        }
        for day in days
    ]


def europython() -> list[Entry]:
    """Return the sessions of EuroPython 2024, with days and times as people type them."""
    found: list[Entry] = []
    for file in sorted((DATA / "europython-2024").glob("*.json")):
        for entry in json.loads(file.read_text("utf-8"))["events"]:
            start = datetime.fromisoformat(entry["start"]) if "start" in entry else None
            if start is None or not entry.get("title"):
                continue
            end = start + timedelta(minutes=int(entry["duration"]))
            found.append(
                {
                    "Id": entry.get("code", ""),
                    "Titel": entry["title"],
                    "Datum": f"{start.day}-{start.month}-{start.year}",
                    "Begin": f"{start:%H.%M} - {end:%H.%M} uur",
                    "Locatie": entry["rooms"][0],
                    "Sprekers": "\n".join(f"{s['name']} |" for s in entry.get("speakers", [])),
                    "Toegestaan": ALLOWED,
                }
            )
    return found


def sheet(entries: list[Entry]) -> bytes:
    return workbook([HEADS, *([entry.get(head) for head in HEADS] for entry in entries)])


def read(entries: list[Entry], folder: ProgrammeFolder) -> Plan:
    return plan_import(read_book("x.xlsx", sheet(entries)), folder.path, source="x", year=2024)


@pytest.mark.parametrize(("name", "entries"), [("emf", emf), ("europython", europython)])
def test_nothing_is_lost_and_edits_stay(folder: ProgrammeFolder, name: str, entries: Any) -> None:
    theirs: list[Entry] = entries()
    assert len(theirs) > 100
    one_each = [*{e.get("Sessie") or number: e for number, e in enumerate(theirs)}.values()]
    days = {"emf": ("2024-05-30", "2024-06-03"), "europython": ("2024-07-08", "2024-07-14")}
    (folder.path / "2026/sessies/opening.md").unlink()
    first, last = days[name]
    folder.write("2024/editie.yml", f"naam: {name} 2024\nvan: {first}\ntot: {last}\n")
    venues = sorted({str(entry["Locatie"]) for entry in theirs})
    lines = (
        f"{slugify(venue)}:\n  naam: {json.dumps(venue)}\n  meerdere_tegelijk: ja\n"
        for venue in venues
    )
    folder.write("locaties.yml", "".join(lines))

    plan = read(theirs, folder)
    assert [
        str(remark) for outcome in plan.outcomes for remark in outcome.remarks if remark.blocks
    ] == []
    assert [str(outcome.state) for outcome in plan.outcomes] == ["nieuw"] * len(one_each)
    plan.write(folder.path)
    sessions = folder.read().sessions
    assert sorted((s.title, str(s.moments[0].venue)) for s in sessions) == sorted(
        (" ".join(tidy(str(entry["Titel"])).split()), slugify(str(entry["Locatie"])))
        for entry in one_each
    )
    speakers = sum(len(session.speakers) for session in sessions)
    assert speakers == sum(str(entry["Sprekers"] or "").count(" |") for entry in one_each)

    again = read(theirs, folder)
    assert {str(outcome.state) for outcome in again.outcomes} == {"ongewijzigd"}
    assert again.files == {}

    edited = sessions[7]
    path = f"2024/sessies/{edited.slug}.md"
    begins = edited.moments[0].begins
    folder.replace(path, f'begin: "{begins:%H.%M}"', '# een minuut eerder klaar\nbegin: "00.01"')
    before = (folder.path / path).read_text("utf-8")
    theirs = [{**e, "Titel": f"{e['Titel']} (nieuw)"} if e is theirs[0] else e for e in theirs]
    third = read(theirs, folder)
    assert sorted(str(o.state) for o in third.outcomes if o.state != "ongewijzigd") == ["gewijzigd"]
    third.write(folder.path)
    assert (folder.path / path).read_text("utf-8") == before
    kept = [remark.code for o in third.outcomes for remark in o.remarks if o.name == edited.slug]
    assert "redactie" in kept
