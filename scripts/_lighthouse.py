"""Lighthouse, the program of Google that gives pages marks, on a site that was built."""

from __future__ import annotations

import functools
import gzip
import json
import os
import shutil
import subprocess
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import _chromium
import _commands
import _npm
import _weighing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

PACKAGES = _npm.Packages(
    "Lighthouse", _npm.ROOT / "tests" / "lighthouse", _npm.ROOT / ".cache" / "lighthouse"
)
PROGRAM = PACKAGES.folder / "node_modules" / "lighthouse" / "cli" / "index.js"

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")

GOALS = {"mobile": (98, 100, 100, 100), "desktop": (100, 100, 100, 100)}
"""Device → the least mark for each of the categories."""

FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-component-update"
"""Of Chromium."""

BASE = "/week/"
"""The site is served under a path, as on GitHub Pages."""


class NoLighthouseError(Exception):
    """There is no Lighthouse, or it did not come to marks; the text says why, in Dutch."""


@dataclass(frozen=True)
class Marks:
    """What Lighthouse finds of a page."""

    of: tuple[int, ...]
    """The marks for the categories, 0 to 100."""

    lost: tuple[str, ...]
    """What costs points: the names that Lighthouse has for it, with the mark for each."""

    def reach(self, device: str) -> bool:
        """Whether each mark is as high as it should be on such a device."""
        return all(mark >= goal for mark, goal in zip(self.of, GOALS[device], strict=True))


def install() -> None:
    """Install what is lacking.

    :raises NoLighthouseError: when that fails.
    """
    problem = _chromium.install()
    if not _npm.is_there():
        problem = "er is geen Node met npm."
    elif not problem and not PACKAGES.are_there():
        problem = PACKAGES.install()
    if problem:
        raise NoLighthouseError(problem)


def marks(address: str, device: str) -> Marks:
    """Visit a page as Lighthouse does, on a telephone (``mobile``) or a computer (``desktop``).

    :raises NoLighthouseError: when there is nothing to give marks to.
    """
    command = [str(shutil.which("node")), str(PROGRAM), address, "--quiet", "--output=json"]
    command += [f"--chrome-flags={FLAGS}", "--no-enable-error-reporting"]
    command += ["--preset=desktop"] if device == "desktop" else []
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "CHROME_PATH": str(_chromium.find())},
    )
    if done.returncode:
        raise NoLighthouseError(_commands.told("meten lukte niet.", "Lighthouse", done.stderr))
    report = json.loads(done.stdout)
    if "runtimeError" in report:
        raise NoLighthouseError(f"meten lukte niet: {report['runtimeError']['message']}")
    return marks_in(report)


def marks_in(report: dict[str, Any]) -> Marks:
    """Read the marks in a report of Lighthouse."""
    categories = [report["categories"][name] for name in CATEGORIES]
    lost = {
        part["id"]: report["audits"][part["id"]]["score"]
        for category in categories
        for part in category["auditRefs"]
        # What has no weight is advice.
        if part["weight"] and (report["audits"][part["id"]]["score"] or 0) < 1
    }
    return Marks(
        tuple(round(100 * (category["score"] or 0)) for category in categories),
        tuple(f"{name} {round(100 * score)}" for name, score in lost.items() if score is not None),
    )


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder that holds the site in ``BASE``, as GitHub Pages does; give its address."""
    handler = functools.partial(_Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()


class _Handler(SimpleHTTPRequestHandler):
    """Compresses text, keeps the connection, and lets a browser keep a file for ten minutes."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in _weighing.GZIPPED:
            content = gzip.compress(content, _weighing.LEVEL)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
