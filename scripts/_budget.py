"""What calendars weigh, and how many subscribers that allows: sums, no files and no clock."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from macros.publish.feeds import Feed
    from macros.publish.settings import Settings

MONTHLY_BYTES = 100_000_000_000
"""The soft limit of GitHub Pages: 100 GB a month."""

HOURS_PER_MONTH = 30 * 24

HEADER_BYTES = 700
"""Around every answer, also one without content (304); an estimate, on the high side."""

CHANGES_PER_DAY = 1
"""How often a calendar changes; so often an app that knows ETag gets it anew."""

INTERVALS = (1, 4, 24)
"""Hours between two visits of an app: as quick as some are, as often as we ask, and once a day."""

ONE_SESSION = "één sessie"
SORTS = ("hele programma", "editie", "dag", "thema", "combinatie", ONE_SESSION)
DESCRIPTION = re.compile(rb"^DESCRIPTION:.*\r\n(?: .*\r\n)*", re.MULTILINE)


def settings() -> Settings:
    """Return settings with addresses as long as those of a real site."""
    from macros.publish.settings import Settings

    return Settings(
        site_name="Week van de Brede Welvaart",
        site_url="https://organisatie.github.io/week-van-de-brede-welvaart/",
        repository="organisatie/week-van-de-brede-welvaart",
        branch="main",
        uid_domain="organisatie.github.io",
        security_contact="",
        security_expires="",
    )


class Weight(NamedTuple):
    """A calendar on the scales; of several of a sort, the middle one by size."""

    sort: str
    calendars: int
    """How many there are of this sort."""
    moments: int
    """How many it holds; a session has one or more."""
    plain: int
    zipped: int

    def per_moment(self, size: int) -> float:
        """Return the part of ``size`` that one moment has."""
        return size / max(1, self.moments)


def sort_of(feed: Feed) -> str:
    """Return the sort of a calendar to subscribe to; empty for one that is not in the table."""
    selection = feed.selection
    chosen = [*(name for name, _ in selection.facets)]
    chosen += ["dag"] * (selection.day is not None)
    if len(chosen) > 1:
        return "combinatie"
    if chosen:
        return chosen[0] if chosen[0] in SORTS else ""
    return "editie" if selection.year is not None else "hele programma"


def weigh(feeds: Iterable[Feed], files: Mapping[str, bytes]) -> list[Weight]:
    """Return the weight of each sort that there is.

    :param files: every calendar that is published, by address; also those of one session.
    """
    by_sort: dict[str, list[bytes]] = {sort: [] for sort in SORTS}
    of_sessions = dict(files)
    for feed in feeds:
        by_sort.setdefault(sort_of(feed), []).append(of_sessions.pop(feed.address))
    by_sort[ONE_SESSION] = [*of_sessions.values()]
    return [_middle(sort, by_sort[sort]) for sort in SORTS if by_sort[sort]]


def _middle(sort: str, found: list[bytes]) -> Weight:
    content = sorted(found, key=lambda one: (len(one), one))[(len(found) - 1) // 2]
    return Weight(sort, len(found), moments_in(content), len(content), zipped(content))


def moments_in(content: bytes) -> int:
    """Return how many events a calendar holds."""
    return content.count(b"\r\nBEGIN:VEVENT\r\n")


def zipped(content: bytes) -> int:
    """Return how many bytes go over the line, with the compression that servers mostly use."""
    return len(gzip.compress(content, compresslevel=6, mtime=0))


def descriptions(content: bytes) -> tuple[int, int]:
    """Return what the descriptions weigh in a calendar, plain and zipped."""
    without = DESCRIPTION.sub(b"", content)
    return len(content) - len(without), zipped(content) - zipped(without)


def subscribers(size: int, interval: float, *, knows_etag: bool) -> int:
    """Return how many subscribers to a calendar fit in a month of GitHub Pages.

    :param size: bytes of the calendar as it goes over the line.
    :param interval: hours between two visits of an app.
    :param knows_etag: whether the app asks for nothing but a change.
    """
    visits = HOURS_PER_MONTH / interval
    changes = CHANGES_PER_DAY * HOURS_PER_MONTH / 24
    downloads = min(visits, changes) if knows_etag else visits
    return int(MONTHLY_BYTES // (visits * HEADER_BYTES + downloads * size))


def weights_table(weights: Iterable[Weight]) -> list[str]:
    """Return the lines that say what each sort of calendar weighs."""
    head = "agenda          aantal  momenten    bytes    gzip  bytes/moment  gzip/moment"
    return [
        head,
        *(
            f"{one.sort:14}  {one.calendars:6}  {one.moments:8}  {one.plain:7}  {one.zipped:6}"
            f"  {one.per_moment(one.plain):12.0f}  {one.per_moment(one.zipped):11.0f}"
            for one in weights
        ),
    ]


def subscribers_table(weights: Iterable[Weight]) -> list[str]:
    """Return the lines that say how many subscribers fit, by how often an app asks."""
    heads = ["elk uur" if hours == 1 else f"om de {hours} uur" for hours in INTERVALS]
    without_and_with = [f"{'zonder':>10} {'met ETag':>10}" for _ in INTERVALS]
    return [
        f"{'abonnees':14}  " + "  ".join(f"{head:>21}" for head in heads),
        " " * 16 + "  ".join(without_and_with),
        *(
            f"{one.sort:14}  " + "  ".join(_fitting(one.zipped, hours) for hours in INTERVALS)
            for one in weights
        ),
    ]


def _fitting(size: int, hours: float) -> str:
    found = (subscribers(size, hours, knows_etag=knows) for knows in (False, True))
    return " ".join(f"{f'{number:,}'.replace(',', '.'):>10}" for number in found)


def assumptions() -> str:
    """Return what the numbers of subscribers rest on."""
    return (
        f"Zoveel abonnees passen in {MONTHLY_BYTES // 10**9} GB per maand, de grens van GitHub "
        f"Pages. Aangenomen: 30 dagen, {HEADER_BYTES} bytes om elk antwoord heen, en "
        f"{CHANGES_PER_DAY} wijziging per dag. Een app die ETag kent, haalt de agenda alleen dan "
        "opnieuw op."
    )
