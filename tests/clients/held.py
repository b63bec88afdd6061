"""What a calendar program holds of an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Protocol, Self


@dataclass(frozen=True)
class Held:
    """An event as a program shows it to whoever subscribed."""

    uid: str
    start: date | datetime
    """A day, or a time in UTC."""
    end: date | datetime
    """Exclusive, where it is a day."""
    title: str
    place: str | None
    url: str
    """Of its page."""
    categories: tuple[str, ...]
    status: str
    sequence: int
    modified: datetime

    @classmethod
    def from_json(cls, found: dict[str, Any]) -> Self:
        """Return what a program told; its times are in ISO 8601's basic format."""
        return cls(
            uid=found["uid"],
            start=_moment(found["start"]),
            end=_moment(found["end"]),
            title=found["title"],
            place=found["place"],
            url=found["url"],
            categories=tuple(found["categories"]),
            status=found["status"],
            sequence=found["sequence"],
            modified=datetime.fromisoformat(found["modified"]),
        )


def in_utc(moment: date | datetime) -> date | datetime:
    """Return the same moment in UTC; a day stays a day."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _moment(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


class Subscriber(Protocol):
    """A calendar program that subscribes to feeds."""

    def subscribe(self, url: str) -> str:
        """Subscribe to a feed, fetch it, and return what the program calls it from here on."""

    def refresh(self, calendar: str) -> None:
        """Fetch it again now; returns when the answer is there, be it processed or not.

        :raises RefreshError: where the program reports that the feed cannot be had.
        """

    def events(self, calendar: str) -> list[Held]:
        """Return what it holds, in no order."""

    def stop(self) -> None:
        """End the program."""


class RefreshError(Exception):
    """The program tells its user that a feed cannot be had now."""
