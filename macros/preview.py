"""The site on this computer, made again after every change; what is wrong shows in the browser.

``mkdocs serve`` ends when the first build fails, and leaves every page waiting when a later one
does.  Here a build never fails for the browser: until it is mended, every address shows what is
wrong.  Calendars are most of the work of a build and hardly looked at, so they are written when
somebody asks for the first one.

    python -m macros.preview [--port PORT]
"""

from __future__ import annotations

import argparse
import errno
import importlib
import logging
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

if TYPE_CHECKING:
    from macros.publish.site import Site

HOST = "127.0.0.1"
WATCHED = ("docs", "macros", "overrides")
WHICH = "/voorbeeld-van"
"""The address that says which programme it is: for who asks whether it is there already."""
LOOK_EVERY = 0.2
"""Seconds between two looks at the files."""


class _Warnings(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


class PreviewServer(LiveReloadServer):
    """Shows the site, or what is wrong with it, and has the browser load the page again."""

    def __init__(self, root: Path, content: Path, port: int, folder: Path) -> None:
        """Prepare a server; ``serve`` starts it.

        :param root: the root of the repository.
        :param content: the folder with the programme.
        :param folder: where the pages come; it is emptied for every build.
        """
        super().__init__(
            builder=self.build,
            host=HOST,
            port=port,
            root=str(folder),
            polling_interval=LOOK_EVERY,
        )
        self._project = root
        self._content = content.resolve()
        self._folder = folder
        self._problems: bytes | None = None
        self._site: Site | None = None
        self._writing = threading.Lock()
        self._warnings = _Warnings(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self._warnings)
        self.error_handler = self._instead
        for path in (*(root / name for name in WATCHED), content):
            self.watch(str(path))
        # Not mkdocs.yml itself: an editor that puts a new file in its place would end that watch.
        self.watch(str(root), recursive=False)

    def build(self) -> None:
        """Make the site, or a page that says why there is none."""
        begin = time.monotonic()
        self._site = None
        self._warnings.said.clear()
        try:
            self._site = _built(self._project, self._folder, self.url)
        # A build may end with anything: our findings, MkDocs' Abort, an error in a macro.
        except (Exception, SystemExit) as error:  # noqa: BLE001
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir(exist_ok=True)
            warnings = self._warnings.said if isinstance(error, Abort) else []
            self._problems, said = _explained(error, self._project, warnings)
            _say(said)
        else:
            self._problems = None
            _say(f"De site is bijgewerkt ({time.monotonic() - begin:.1f} s): {self.url}")

    def _instead(self, code: int) -> bytes | None:
        """Return the page for an address where there is none; it is loaded anew like others."""
        path = self._folder / f"{code}.html"
        content = self._problems or (path.read_bytes() if path.is_file() else None)
        if content is None:
            return None
        # As for every other page; MkDocs leaves it out of this one.
        page: bytes = self._inject_js_into_html(content, self._visible_epoch)  # type: ignore[no-untyped-call]
        return page

    def _serve_request(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes] | None:
        if environ["PATH_INFO"] == WHICH:
            start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
            return [str(self._content).encode()]
        if environ["PATH_INFO"].endswith(".ics"):
            self._write_calendars()
        answer: Iterable[bytes] | None = super()._serve_request(environ, start_response)
        return answer

    def _write_calendars(self) -> None:
        with self._writing:
            site, self._site = self._site, None
            for address, content in site.calendars() if site else ():
                path = self._folder / address
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)


def _built(root: Path, folder: Path, address: str) -> Site:
    """Build the site with the code and the settings as they are now, and return what it holds."""
    # MkDocs keeps hooks as they were at the start (mkdocs#3993).
    Hooks._load_hook.cache_clear()  # noqa: SLF001
    importlib.invalidate_caches()
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder))
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = address
    build(config, serve_url=address)
    site: Site = config.extra["site"]
    return site


def _explained(error: BaseException, root: Path, warnings: list[str]) -> tuple[bytes, str]:
    """Return the page about an error, and the same for the terminal."""
    try:
        module = importlib.import_module("macros.publish.problems")
        page, said = module.explain(error, root, warnings)
    except Exception as another:  # noqa: BLE001 -- the code or the template that explains is broken
        said = f"{type(another).__name__}: {another}"
        page = f"<!doctype html><meta charset=utf-8><title>Fout</title><pre>{said}</pre>"
    return page.encode(), said


def _say(text: str) -> None:
    print(f"{time.strftime('%H.%M.%S')}  {text}", flush=True)  # noqa: T201 -- a program


def main() -> int:
    """Serve until the user stops it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8000)
    given = parser.parse_args()
    root = Path.cwd()
    content = root / os.environ.get("PROGRAMMA", "programme")
    with tempfile.TemporaryDirectory(prefix="week-") as folder:
        server = PreviewServer(root, content, given.port, Path(folder) / "site")
        try:
            server.build()
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            return 130
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            _say(f"Poort {given.port} is intussen in gebruik. Start het opnieuw.")
            return 1
        finally:
            server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
