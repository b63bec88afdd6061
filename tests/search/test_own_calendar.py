"""The calendar file of a selection, put together in the browser from the files of sessions."""

from __future__ import annotations

from functools import partial

from macros.programme.model import Programme, Slot
from macros.programme.reading import read_programme
from macros.publish.calendar import AS_BUSY, takes_time
from macros.publish.feed_differences import event_differences
from macros.publish.feed_reader import Reader
from macros.publish.feed_wanted import Wanted
from macros.publish.feeds import EVERGREEN, calendar_files, feeds, session_file
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS
from tests.search.conftest import Node
from tests.site.conftest import EXAMPLE, ROOT

IMPORTS = 'import { joined } from "./assets/mijn/agenda.js";'


def join(node: Node, programme: Programme, slots: list[Slot]) -> tuple[bytes, dict[str, bytes]]:
    found = {feed.selection: feed for feed in feeds(programme, SETTINGS)}
    files = dict(calendar_files(programme, SETTINGS, found))
    addresses = dict.fromkeys(session_file(slot.session) for slot in slots)
    texts = [files[address].decode() for address in addresses]
    text = node(IMPORTS, "joined(given[0], given[1])", texts, [slot.id for slot in slots])
    return text.encode(), files


def check(programme: Programme, content: bytes, slots: list[Slot]) -> None:
    """Read it back as every calendar of a build is: by the house rules and by its meaning."""
    wanted = Wanted(programme, SETTINGS, [])
    reader = Reader(partial(event_differences, wanted))
    calendar, problems = reader.read(content, single=True)
    assert problems == []
    assert calendar
    assert [event.uid for event in calendar.events] == [wanted.uid(slot) for slot in slots]


def events(content: bytes) -> dict[bytes, bytes]:
    """Return UID → event, as they stand in a calendar."""
    blocks = content.split(b"BEGIN:VEVENT\r\n")[1:]
    return {block.partition(b"DTSTAMP")[0]: block.partition(b"END:VEVENT")[0] for block in blocks}


def test_the_whole_example_is_one_good_calendar(node: Node) -> None:
    programme = read_programme(ROOT / EXAMPLE)
    slots = list(programme.slots)
    content, files = join(node, programme, slots)
    check(programme, content, slots)
    # The same bytes as in the calendar that people subscribe to, but for those that say busy.
    mine, everything = events(content), events(files[EVERGREEN])
    assert len(mine) == len(slots)
    assert mine.keys() == everything.keys()
    for uid, event in everything.items():
        taken = event
        for line, in_own_agenda in AS_BUSY:
            taken = taken.replace(line, in_own_agenda)
        assert mine[uid] in (event, taken)
    busy = sum(takes_time(slot) for slot in slots)
    assert 0 < busy < len(slots)
    assert content.count(b"\r\nTRANSP:OPAQUE\r\n") == busy


def test_only_the_moments_that_were_chosen(node: Node) -> None:
    programme = read_programme(ROOT / EXAMPLE)
    slots = [slot for slot in programme.slots if slot.id == "2026-de-reizende-keukentafel.oss"]
    assert len(slots) == 1
    assert len(slots[0].session.moments) > 1
    content, _ = join(node, programme, slots)
    check(programme, content, slots)


def test_whole_days_need_no_time_zone(node: Node, folder: ProgrammeFolder) -> None:
    folder.session("dag", "titel: Dag\ndatum: 2026-11-10")
    programme = folder.read()
    slots = [slot for slot in programme.slots if slot.session.slug in ("dag", "opening")]
    assert {bool(slot.moment.begins) for slot in slots} == {True, False}
    content, _ = join(node, programme, slots)
    check(programme, content, slots)
    days = [slot for slot in slots if not slot.moment.begins]
    content, _ = join(node, programme, days)
    check(programme, content, days)
    assert b"VTIMEZONE" not in content


BREAKING_OUT = [
    *("END:VEVENT", "BEGIN:VEVENT\nUID:2026-opening@x", "END:VCALENDAR"),
    *("a\u2028BEGIN:VEVENT\u2028UID:2026-x@y", "🧵" * 60, "é" * 200),
]


def test_no_text_can_break_out_of_its_event(node: Node, folder: ProgrammeFolder) -> None:
    fields = 'titel: T\ndatum: 2026-11-10\nbegin: "10.00"\nstatus_uitleg: |-\n  '
    for number, text in enumerate(BREAKING_OUT):
        # A name that is so long that the line of its UID is folded.
        name = "-".join(["lang"] * 12 + [str(number)])
        folder.session(name, fields + text.replace("\n", "\n  "))
    programme = folder.read()
    slots = list(programme.slots)
    assert len(slots) > len(BREAKING_OUT)
    content, _ = join(node, programme, slots)
    check(programme, content, slots)


def test_a_session_that_is_not_there_is_an_error(node: Node) -> None:
    programme = read_programme(ROOT / EXAMPLE)
    found = {feed.selection: feed for feed in feeds(programme, SETTINGS)}
    files = dict(calendar_files(programme, SETTINGS, found))
    one = files[session_file(programme.sessions[0])].decode()
    attempt = """given[1].map((ids) => {
      try { return joined(given[0], ids); } catch { return null; }
    })"""
    assert node(IMPORTS, attempt, [one], [["2026-bestaat-niet"], []]) == [None, None]
