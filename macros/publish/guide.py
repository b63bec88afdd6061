"""The short lists of the guide for editors, one for each way in: the site shows the same ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

GUIDE = Path(__file__).parents[2] / "CONTRIBUTING.md"

MOST_WORDS = 100
"""Of a short list: half a minute."""

_SHORT = re.compile(r"^<!-- kort: ([a-z-]+) -->\n(.+?)^<!-- /kort -->$", re.DOTALL | re.MULTILINE)


def short_lists(guide: str | None = None) -> Mapping[str, str]:
    """Return the short lists, as Markdown, by the name that the guide gives them.

    :param guide: the text of the guide; default: that of this project.
    """
    text = GUIDE.read_text("utf-8") if guide is None else guide
    return {name: body.strip() for name, body in _SHORT.findall(text)}
