"""Firefox without a window, steered with Marionette."""

from __future__ import annotations

import base64
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from tests.engines.steered import Steered
from tests.mozilla import Mozilla

SETTINGS = """\
user_pref("layout.css.prefers-color-scheme.content-override", {colours});
user_pref("ui.prefersReducedMotion", 1);
"""


class Firefox(Steered):
    """A Firefox on a device that prefers light or dark colours."""

    def __init__(self, program: Path, home: Path, *, dark: bool) -> None:
        self._mozilla = Mozilla(program, home, SETTINGS.format(colours=0 if dark else 1))

    def call(self, command: str, **parameters: Any) -> Any:
        return self._mozilla.marionette.call(command, **parameters).get("value")

    def pdf(self) -> list[str]:
        """Print the page on A4; return the text of each page that comes out."""
        content = self.call("WebDriver:Print", page={"width": 21, "height": 29.7})
        pages = PdfReader(BytesIO(base64.b64decode(content))).pages
        return [page.extract_text().strip() for page in pages]

    def stop(self) -> None:
        self._mozilla.stop()
