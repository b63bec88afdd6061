"""What MkDocs and the macros object to in the pages that are written by hand, as findings.

MkDocs says it in English, in its log, without a line.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.programme.findings import Finding, Position
from macros.programme.source import Source

LOGGERS = ("mkdocs.structure.pages", "mkdocs.structure.nav", "mkdocs.plugins.mkdocs_macros.util")

_LINK = re.compile(r"Doc file '(?P<file>.+?)' contains an? (?P<kind>.*?)link '(?P<link>.*?)', ")
_NEAR = re.compile(r"Did you mean '(?P<near>.*)'\?$")
_OMITTED = re.compile(
    r"The following pages exist in the docs directory, but are not included .*:\n"
)
_NOT_THERE = re.compile(
    r"A reference to '(?P<link>.*)' is included in the 'nav' configuration, which"
)
_ANCHOR = re.compile(r"no such anchor|does not contain an anchor")
_MACRO = re.compile(r"\[macros\].*ERROR")


class PageFindings(logging.Filter):
    """Keeps what is wrong; of the log it keeps back what became a finding."""

    def __init__(self, root: Path, docs: Path, settings: Path) -> None:
        """Begin with nothing.

        :param root: what the paths in findings are relative to.
        :param docs: the folder with the pages.
        :param settings: ``mkdocs.yml``.
        """
        super().__init__()
        self._root = root
        self._docs = docs
        self._settings = settings
        self._found: list[Finding] = []

    def take(self) -> list[Finding]:
        """Return what was found since the last time."""
        found, self._found = self._found, []
        return found

    def listen(self) -> None:
        """Read along with MkDocs, instead of whoever did so in an earlier build."""
        for logger in map(logging.getLogger, LOGGERS):
            for other in [f for f in logger.filters if type(f).__name__ == type(self).__name__]:
                logger.removeFilter(other)
            logger.addFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep what is a finding, and leave the rest to the log."""
        if record.levelno < logging.WARNING:
            return True
        said = record.getMessage()
        found = list(self._findings(said))
        self._found += found
        # A macro that fails is a finding already, with its line.
        return not found and not _MACRO.search(said)

    def add(self, page: str, position: Position, code: str, **context: object) -> None:
        """Keep something that is wrong in a page, named as under ``docs/``."""
        self._found.append(self._source(self._docs / page).at(position, code, **context))

    def _findings(self, said: str) -> Iterator[Finding]:
        if match := _LINK.match(said):
            near = _NEAR.search(said)
            yield self._at(
                self._docs / match["file"],
                _code(match["kind"], said),
                match["link"],
                bedoel=f" Bedoel je “{near['near']}”?" if near else "",
            )
        elif _OMITTED.match(said):
            for name in said.split("\n  - ")[1:]:
                source = self._source(self._docs / name)
                yield source.at(Position(1, 1), "niet-in-menu", bestand=Path(name).as_posix())
        elif match := _NOT_THERE.match(said):
            yield self._at(self._settings, "menu-onbekend", match["link"])

    def _at(self, path: Path, code: str, link: str, **context: object) -> Finding:
        """Return a finding at the first place of a link in a file."""
        source = self._source(path)
        places = ((number, line.find(link)) for number, line in enumerate(source.lines, 1))
        line, before = next((place for place in places if place[1] >= 0), (1, 0))
        return source.at(Position(line, before + 1), code, doel=link, **context)

    def _source(self, path: Path) -> Source:
        shown = path.relative_to(self._root) if path.is_relative_to(self._root) else path
        text = path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else ""
        return Source(shown.as_posix(), tuple(text.splitlines()))


_CODES: Mapping[str, str] = {
    "absolute ": "link-absoluut",
    "unrecognized relative ": "link-onbekend",
}


def _code(kind: str, said: str) -> str:
    if kind in _CODES:
        return _CODES[kind]
    return "link-kop" if _ANCHOR.search(said) else "link-onbekend"
