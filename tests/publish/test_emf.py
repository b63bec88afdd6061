"""A programme nobody here made: our feed of it agrees with the feed of the people who did."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from macros.programme.fields import slugify
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS, files

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "emf-2024"

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not DATA.is_dir(), reason="the data of EMF 2024 is not on this machine"),
]


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def session(entry: dict[str, Any]) -> str:
    """Return an entry of their schedule as a session of ours."""
    start, end = (datetime.fromisoformat(entry[key]) for key in ("start_date", "end_date"))
    lines = [
        f"titel: {quoted(entry['title'])}",
        *(one_moment(start, end) if (end - start).days < 1 else a_moment_per_day(start, end)),
        f"locatie: {slugify(entry['venue'])}",
        f"sprekers: [{{naam: {quoted(entry['speaker'])}}}]" if entry["speaker"] else "",
        # Their rooms and people really are in two places: workshops that go on all day.
        "toegestaan: {dubbele-spreker: zo was het}",
    ]
    return "\n".join(filter(None, lines))


def one_moment(start: datetime, end: datetime) -> list[str]:
    return [
        f"datum: {start:%Y-%m-%d}",
        f'begin: "{start:%H.%M}"',
        f"einddatum: {end:%Y-%m-%d}",
        f'einde: "{end:%H.%M}"',
    ]


def a_moment_per_day(start: datetime, end: datetime) -> list[str]:
    """Return what goes on for days as ours has it: with a moment per day, in the same hours."""
    days = [
        start + timedelta(days=number) for number in range((end.date() - start.date()).days + 1)
    ]
    return [
        "momenten:",
        *(
            f"  - {{sleutel: dag-{day:%d}, datum: {day:%Y-%m-%d}, "
            f'begin: "{start:%H.%M}", einde: "{end:%H.%M}"}}'
            for day in days
        ),
    ]


@pytest.fixture
def entries(folder: ProgrammeFolder) -> list[dict[str, Any]]:
    """Write their programme into ``folder`` as ours."""
    found: list[dict[str, Any]] = json.loads((DATA / "schedule.json").read_text("utf-8"))
    (folder.path / "2026" / "sessies" / "opening.md").unlink()
    folder.write("2024/editie.yml", "naam: EMF 2024\nvan: 2024-05-30\ntot: 2024-06-03\n")
    venues = sorted({entry["venue"] for entry in found})
    folder.write(
        "locaties.yml",
        "".join(
            f"{slugify(name)}:\n  naam: {quoted(name)}\n  meerdere_tegelijk: ja\n"
            for name in venues
        ),
    )
    for entry in found:
        folder.write(
            f"2024/sessies/emf-{entry['id']}.md",
            f"---\n{session(entry)}\n---\n\n{entry['description'] or ''}\n".encode(),
        )
    return found


def test_all_entries_agree_on_title_start_and_venue(
    folder: ProgrammeFolder, entries: list[dict[str, Any]]
) -> None:
    theirs = {
        str(event["UID"]): (
            " ".join(str(event["SUMMARY"]).split()),
            event.decoded("DTSTART").replace(tzinfo=None),
            event.decoded("DTEND").replace(tzinfo=None),
            str(event["LOCATION"]).strip(),
        )
        for event in icalendar.Calendar.from_ical((DATA / "schedule.ics").read_bytes()).walk(
            "VEVENT"
        )
    }
    feed = files(folder.read())["kalender/2024.ics"].decode()
    # Read back with a parser that is not the library that wrote it.
    ours: dict[str, tuple[str, datetime, datetime, str]] = {}
    for event in vobject.readOne(feed).vevent_list:
        uid, _, _ = event.uid.value.removesuffix(f"@{SETTINGS.uid_domain}").partition(".")
        key = uid.replace("2024-emf-", "2024-")
        start, end = (one.value.replace(tzinfo=None) for one in (event.dtstart, event.dtend))
        before = ours.get(key, (None, start, end, None))
        # One of theirs that goes on for days is several of ours: from the first to the last.
        start, end = min(start, before[1]), max(end, before[2])
        ours[key] = (event.summary.value, start, end, event.location.value)
    assert len(ours) == len(entries) == 482
    assert ours == theirs
