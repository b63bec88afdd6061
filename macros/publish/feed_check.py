"""Every calendar read back: it keeps to the house rules and says what the programme says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from macros.programme.model import Programme
from macros.publish.feed_differences import calendar_differences, event_differences
from macros.publish.feed_reader import Problem, Reader
from macros.publish.feed_wanted import Wanted
from macros.publish.feeds import Feed
from macros.publish.settings import Settings


class WrittenCalendars(Mapping[str, bytes]):
    """Every calendar in the folder of a site, by address; read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._paths = {
            path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.ics"))
        }

    def __getitem__(self, address: str) -> bytes:
        return self._paths[address].read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def check_feeds(
    programme: Programme,
    settings: Settings,
    feeds: Iterable[Feed],
    files: Mapping[str, bytes],
) -> Iterator[str]:
    """Yield a Dutch sentence for everything that is wrong with the calendars of a build.

    :param feeds: the calendars to subscribe to.
    :param files: every calendar as it was written, by address; also those of one session.
    """
    by_address = {feed.address: feed for feed in feeds}
    wanted = Wanted(programme, settings, by_address.values())
    reader = Reader(partial(event_differences, wanted))
    of_sessions = wanted.session_files
    for address in sorted(by_address.keys() | of_sessions.keys() | files.keys()):
        feed = by_address.get(address)
        if address not in files:
            yield f"{address}: Dit bestand ontbreekt. [bestand]"
        elif not feed and address not in of_sessions:
            yield f"{address}: Dit bestand hoort nergens bij. [bestand]"
        else:
            calendar, problems = reader.read(files[address], single=feed is None)
            for uid, problem in problems:
                yield f"{address}: {uid + ': ' if uid else ''}{problem.text} [{problem.code}]"
            if calendar:
                uids = wanted.uids_in(feed) if feed else of_sessions[address]
                for problem in calendar_differences(wanted, calendar, uids, feed):
                    yield f"{address}: {problem.text} [{problem.code}]"


def differences(
    programme: Programme, settings: Settings, feed: Feed, content: bytes
) -> list[Problem]:
    """Return where one calendar says something else than the programme, or breaks a rule."""
    wanted = Wanted(programme, settings, [feed])
    reader = Reader(partial(event_differences, wanted))
    calendar, problems = reader.read(content, single=False)
    found = [problem for _, problem in problems]
    if calendar:
        found += calendar_differences(wanted, calendar, wanted.uids_in(feed), feed)
    return found
