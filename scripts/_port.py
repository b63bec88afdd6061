"""The port at which the preview of the site can be: free, or in use by that same preview."""

from __future__ import annotations

import socket
import sys
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HOST = "127.0.0.1"
USUAL = range(8000, 8020)
"""Ports that are tried, unless somebody asks for one."""
WHICH = "voorbeeld-van"
"""The address at which a preview says of which folder it is (``macros.preview``)."""
PATIENCE = 2
"""Seconds; a preview answers at once, also while it is building."""


def address(port: int) -> str:
    """Return where a preview is."""
    return f"http://{HOST}:{port}/"


def is_free(port: int) -> bool:
    """Whether nobody listens there, and it is a port."""
    with socket.socket() as attempt:
        if sys.platform != "win32":
            # As MkDocs does: a port that was in use a minute ago will do. (Windows means by this
            # option that a port may be shared.)
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, port))
        except (OSError, OverflowError):
            return False
    return True


def first_to_use(ports: Iterable[int], folder: Path) -> int | None:
    """Return the first port that is free, or that has the preview of ``folder`` already."""
    return next((port for port in ports if is_free(port) or shows(port, folder)), None)


def shows(port: int, folder: Path) -> bool:
    """Whether the preview of ``folder`` is there already."""
    # Somebody's proxy is not asked for what is on this computer.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(address(port) + WHICH, timeout=PATIENCE) as answer:
            return bool(answer.read().decode() == str(folder))
    except (OSError, ValueError, urllib.error.URLError):
        return False
