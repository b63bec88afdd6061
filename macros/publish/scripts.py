"""Scripts as browsers get them: as we wrote them, without comments and white space.

Names and lines stay, and a file stays a file, so that what a browser shows of a script can still be
found in ours.
"""

from __future__ import annotations

from rjsmin import jsmin


def lean(script: str) -> str:
    """Return ``script`` without what only its readers need."""
    # A line end at the end keeps tools happy that look at text line by line.
    return f"{jsmin(script)}\n"
