"""vdirsyncer as a subscriber, over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import aiohttp
from vdirsyncer.storage.http import HttpStorage

from tests.validators.loopback import serve

NEEDS = "vdirsyncer"


def is_there() -> bool:
    """Whether it is installed: pip does."""
    return True


def objections(content: bytes) -> list[str]:
    """Return what keeps vdirsyncer from holding every event of ``content``."""
    address = _address()
    _Published.content = content
    try:
        items = asyncio.run(_fetch(f"{address}/week.ics"))
    except Exception as error:  # noqa: BLE001 -- whatever it raises is its objection
        return [repr(error)]
    offered = content.count(b"BEGIN:VEVENT")
    return [] if items == offered else [f"{items} of {offered} events taken"]


async def _fetch(url: str) -> int:
    async with aiohttp.TCPConnector() as connector:
        storage = HttpStorage(url, connector=connector)
        return len([href async for href, _ in storage.list()])


class _Published:
    content = b""


def _application(_: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    start("200 OK", [("Content-Type", "text/calendar")])
    return [_Published.content]


@lru_cache
def _address() -> str:
    return serve(_application)
