"""Where things are published, under the root of the site.  An address is for ever."""

from __future__ import annotations

from datetime import date

from macros.programme.dutch import day_name


def day_slug(day: date) -> str:
    """Return ``maandag-6-november``: the last part of a day's address within its year."""
    return day_name(day).replace(" ", "-")
