"""A web server for a site that was built, which can be switched off."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BASE = "/week/"
TYPES = {
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


@dataclass
class Host:
    """Serves a folder like GitHub Pages does, and can be switched off."""

    folder: Path
    first: bytes = b""
    """What stands above all else in a page, also above its policy; the list that a browser keeps
    pages by knows only pages without."""
    port: int = 0
    asked: list[tuple[str, int]] = field(default_factory=list)
    """Address under the root of the site and status of every answer."""
    _server: ThreadingHTTPServer | None = None
    _goes: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._goes.set()

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Answer nothing meanwhile."""
        self._goes.clear()
        yield
        self._goes.set()

    def start(self) -> None:
        host = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                pass

            def do_GET(self) -> None:
                host._goes.wait()
                address = self.path.partition("?")[0].removeprefix(BASE)
                path = host.folder / address
                path = path / "index.html" if path.is_dir() else path
                status, path = (200, path) if path.is_file() else (404, host.folder / "404.html")
                content = path.read_bytes().replace(b"<head>", b"<head>" + host.first, 1)
                tag = f'"{hashlib.sha256(content).hexdigest()}"'
                if self.headers.get("If-None-Match") == tag:
                    status, content = 304, b""
                host.asked.append((address, status))
                self.send_response(status)
                self.send_header("Content-Type", TYPES.get(path.suffix, "text/plain"))
                self.send_header("Cache-Control", "max-age=600")
                self.send_header("ETag", tag)
                if status != 304:
                    self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        class Server(ThreadingHTTPServer):
            allow_reuse_address = True

            def handle_error(self, *_: object) -> None:
                """Say nothing: a browser that leaves a page drops what it was still fetching."""

        self._server = Server(("127.0.0.1", self.port), Handler)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{BASE}"
