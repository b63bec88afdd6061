"""What pages tell the scripts that know what time it is: ``docs/assets/nu/``.

The build knows no today.  It says when an edition is, and for every item of a list when that begins
and how long it lasts; what is on and what is next is worked out in the browser.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.programme.model import Edition


@dataclass(frozen=True)
class NowView:
    """The place above a list where a script says what is on."""

    first_day: str
    """ISO 8601."""
    last_day: str


def now_view(edition: Edition | None) -> NowView | None:
    """Return it for the list of an edition that is to come or going on, and has dates."""
    if edition is None or edition.is_over or not edition.first_day or not edition.last_day:
        return None
    return NowView(edition.first_day.isoformat(), edition.last_day.isoformat())
