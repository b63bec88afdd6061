"""By what name a spreadsheet is remembered."""

from __future__ import annotations

import re
from pathlib import PurePath

from macros.programme.fields import slugify


def source_of(name: str) -> str:
    """Return a name that a spreadsheet keeps when it is downloaded once more.

    >>> source_of("Aanmeldingen 2026 (3).xlsx"), source_of("Kopie van aanmeldingen-2026.xlsx")
    ('aanmeldingen-2026', 'aanmeldingen-2026')
    """
    stem = re.sub(r"(?:\s*\([0-9]+\)|\s+- kopie)+$", "", PurePath(name).stem, flags=re.IGNORECASE)
    return slugify(re.sub(r"^kopie van\s+", "", stem, flags=re.IGNORECASE))
