"""Pages of the built site as PDF: printed by a browser, and then the same bytes every time."""

from __future__ import annotations

import contextlib
import functools
import io
import re
import subprocess
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from pypdf import PdfWriter
from pypdf.generic import NameObject, TextStringObject

import _commands

if TYPE_CHECKING:
    from collections.abc import Iterator

FLAGS = (
    *("--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--hide-scrollbars"),
    # It sees only our own pages, and as root it does not start with one.
    "--no-sandbox",
    *("--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf"),
)

BEGIN = "/assets/begin.js"
"""The one script that runs: what the others show may depend on the clock."""

SECONDS = 120
"""After which the browser is thought to be stuck."""

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')


class NotPrintedError(Exception):
    """A page did not become a PDF.  The text tells the user, in Dutch, why."""


def print_page(browser: Path, site: Path, page: str, file: Path) -> None:
    """Write a page of the site as PDF: tagged, in Dutch, with the title of the page.

    The same page gives the same bytes with the same browser.

    :param page: its address under the root of the site: ``2026/``.
    :raises NotPrintedError: when there is no such page, or the browser fails.
    """
    source = site / page / "index.html"
    if not source.is_file():
        raise NotPrintedError(f"de pagina {page} staat niet in {site}")
    address = _CANONICAL.search(source.read_text(encoding="utf-8"))
    if address is None or not address[1].endswith(page):
        raise NotPrintedError(f"de pagina {page} zegt niet wat haar adres is")
    file.parent.mkdir(parents=True, exist_ok=True)
    with _served(site) as root, tempfile.TemporaryDirectory(prefix="week-print-") as folder:
        raw = Path(folder) / "raw.pdf"
        _run(browser, Path(folder) / "profile", f"{root}{page}", raw)
        _finish(raw, file, root, address[1].removesuffix(page))


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        path = urlsplit(self.path).path
        if path.endswith(".js") and path != BEGIN:
            self.send_error(404)
            return None
        return super().send_head()


@contextlib.contextmanager
def _served(site: Path) -> Iterator[str]:
    """Serve a folder on this machine, and give the address of its root."""
    handler = functools.partial(_Handler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _run(browser: Path, profile: Path, url: str, to: Path) -> None:
    command = [str(browser), *FLAGS, f"--user-data-dir={profile}", f"--print-to-pdf={to}", url]
    try:
        done = _commands.run(command, timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise NotPrintedError(f"de browser was na {SECONDS} seconden nog bezig") from error
    if done.returncode or not to.is_file():
        reason = _commands.told("de browser maakte geen pdf.", browser.name, done.stdout)
        raise NotPrintedError(reason)


def _finish(raw: Path, file: Path, local: str, real: str) -> None:
    """Write the PDF without what differs from one time to the next, and with links that work."""
    pdf = PdfWriter(clone_from=raw)
    title = pdf.metadata.title if pdf.metadata else None
    # Nothing else: not when it was made, and with which version of what.
    pdf.metadata = {"/Title": title or ""}
    for page in pdf.pages:
        for annotation in page.annotations or ():
            action = annotation.get_object().get("/A", {})
            uri = str(action.get("/URI", ""))
            if uri.startswith(local):
                action[NameObject("/URI")] = TextStringObject(real + uri.removeprefix(local))
    pdf.compress_identical_objects()
    pdf.write(file)
