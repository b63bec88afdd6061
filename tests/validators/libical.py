"""libical, the reader of GNOME, KDE and Cyrus."""

from __future__ import annotations

import ctypes
import re
from functools import lru_cache

import _checkers

NEEDS = "libical3"


def is_there() -> bool:
    """Whether it is installed."""
    return _checkers.libical() is not None


def objections(content: bytes) -> list[str]:
    """Return what libical has against ``content``.

    Without a METHOD its tables ask for next to nothing, so it gets a copy that has one, and the
    ORGANIZER that goes with it.
    """
    copy = content
    if not re.search(rb"^METHOD:", content, re.MULTILINE):
        copy = copy.replace(b"\nVERSION:", b"\nMETHOD:PUBLISH\r\nVERSION:", 1)
        copy = copy.replace(b"\nEND:VEVENT", b"\nORGANIZER:mailto:x@example.org\r\nEND:VEVENT")
    library = _library()
    component = library.icalparser_parse_string(copy)
    if not component:
        return ["nothing that libical can read"]
    try:
        is_right = library.icalrestriction_check(component)
        text = _as_text(library, component)
    finally:
        library.icalcomponent_free(component)
    found = re.findall(r"^X-LIC-ERROR.*?:(.*)$", text.replace("\r\n ", ""), re.MULTILINE)
    return [error.strip() for error in found] or ([] if is_right else ["a broken restriction"])


def _as_text(library: ctypes.CDLL, component: int) -> str:
    address = library.icalcomponent_as_ical_string_r(component)
    try:
        return ctypes.string_at(address).decode(errors="replace")
    finally:
        library.icalmemory_free_buffer(address)


@lru_cache
def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(_checkers.libical())
    library.icalparser_parse_string.restype = ctypes.c_void_p
    library.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    library.icalrestriction_check.argtypes = [ctypes.c_void_p]
    library.icalcomponent_as_ical_string_r.restype = ctypes.c_void_p
    library.icalcomponent_as_ical_string_r.argtypes = [ctypes.c_void_p]
    library.icalcomponent_free.argtypes = [ctypes.c_void_p]
    library.icalmemory_free_buffer.argtypes = [ctypes.c_void_p]
    library.icalerror_set_errors_are_fatal(0)
    return library
