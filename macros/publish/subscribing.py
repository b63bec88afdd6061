"""How to subscribe to a calendar: the addresses that each calendar app understands."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from macros.publish.feeds import Feed
from macros.publish.settings import Settings


@dataclass(frozen=True)
class Subscription:
    """The ways to one calendar."""

    key: str
    """Unique among calendars, for use in an id."""

    title: str
    url: str
    """For a copy field: works everywhere."""
    webcal: str
    """For Apple's and other apps on the device itself."""
    google: str
    outlook: str
    download: str
    """The address under the root of the site; a copy that does not change any more."""


def subscription(settings: Settings, feed: Feed) -> Subscription:
    """Return the ways to subscribe to ``feed``."""
    url = settings.absolute(feed.address)
    webcal = "webcal:" + url.partition(":")[2]
    name = quote(f"{settings.site_name} – {feed.title}", safe="")
    return Subscription(
        key=feed.address.removeprefix("kalender/").removesuffix(".ics"),
        title=feed.title,
        url=url,
        webcal=webcal,
        google=f"https://calendar.google.com/calendar/u/0/r?cid={quote(webcal, safe='')}",
        outlook="https://outlook.live.com/calendar/0/addfromweb/"
        f"?url={quote(url, safe='')}&name={name}",
        download=feed.address,
    )
