"""A programme's calendars on a web server: with ETags, and a page of HTML for what is not there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from macros.programme.model import Status
from macros.programme.reading import read_programme
from macros.programme.selection import Selection
from macros.publish.calendar import Revision
from macros.publish.feed_wanted import Wanted
from macros.publish.feeds import calendar_files, feeds
from macros.publish.revisions import History
from tests.clients.held import Held, in_utc
from tests.publish.test_calendar import SETTINGS
from tests.validators.loopback import serve


class Published:
    """The calendars of a content folder, published anew at every ``publish``."""

    def __init__(self, content: Path, store: Path) -> None:
        """Publish for the first time.

        :param store: where to remember the history.
        """
        self._content = content
        self._store = store
        self.answers: list[tuple[str, str, int]] = []
        """Method, address and status of everything that was asked for."""
        self.publish()
        self._root = serve(self._answer)

    def publish(self) -> None:
        """Replace everything by the calendars of what the folder says now."""
        self.programme = read_programme(self._content, base=self._content)
        history = History(self._content, self._store)
        self.revisions = history.revisions(self.programme, SETTINGS)
        found = feeds(self.programme, SETTINGS, history.published)
        self.feeds = {feed.selection: feed for feed in found}
        self._files = dict(calendar_files(self.programme, SETTINGS, self.feeds, self.revisions))

    def withdraw(self) -> None:
        """Publish nothing at all."""
        self._files = {}

    def url(self, selection: Selection) -> str:
        """Return where the feed of a selection is."""
        return f"{self._root}/{self.feeds[selection].address}"

    def wanted(self, selection: Selection, held: Iterable[Held]) -> list[Held]:
        """Return what a subscriber to a selection should hold, worked out from the programme.

        :param held: what it holds: an end that nobody knows is fine as it is, if that can be.
        """
        wanted = Wanted(self.programme, SETTINGS, self.feeds.values())
        by_uid = {one.uid: one for one in held}
        return [
            _event(wanted, uid, by_uid.get(uid), self.revisions[uid])
            for uid in sorted(wanted.uids(selection))
        ]

    def _answer(self, request: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        method, address = request["REQUEST_METHOD"], request["PATH_INFO"]
        body = self._files.get(address.lstrip("/"))
        if body is None:
            status, headers, body = "404 Not Found", {"Content-Type": "text/html"}, b"<h1>404</h1>"
        else:
            tag = f'"{hashlib.sha256(body).hexdigest()}"'
            headers = {
                "Content-Type": "text/calendar",
                "ETag": tag,
                "Cache-Control": "max-age=600",
            }
            status = "200 OK"
            if request.get("HTTP_IF_NONE_MATCH") == tag:
                status, body = "304 Not Modified", b""
        self.answers.append((method, address, int(status[:3])))
        start(status, [*headers.items()])
        return [] if method == "HEAD" else [body]


def _event(wanted: Wanted, uid: str, held: Held | None, revision: Revision) -> Held:
    slot = wanted.slots[uid]
    end = wanted.end(slot, held.end if held else None)
    return Held(
        uid=uid,
        start=in_utc(wanted.start(slot)),
        end=in_utc(end or datetime.max.replace(tzinfo=UTC)),
        title=wanted.title(slot, held.title if held else ""),
        place=wanted.place(slot, held.place if held else None),
        url=wanted.url(slot),
        categories=tuple(wanted.categories(slot)),
        status="CANCELLED" if slot.session.status is Status.CANCELLED else "CONFIRMED",
        sequence=revision.sequence,
        modified=revision.modified,
    )
