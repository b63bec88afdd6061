"""Links and pictures in the texts of the programme: what would not work on the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import urlsplit

from macros.programme import guesses
from macros.programme.findings import Finding, Position
from macros.programme.messages import meaning, nearest
from macros.programme.model import Edition, Programme, Session
from macros.programme.prose import references
from macros.programme.source import Source

Names = AbstractSet[tuple[int, str]]
"""Year and name of session files."""

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_ALLOWED = ("https", "http", "mailto", "tel")


def check(programme: Programme, known: Names) -> Iterator[Finding]:
    """Yield every link that leads nowhere, and every picture.

    :param known: the session files that there are, also those that are wrong in themselves.
    """
    for session in programme.sessions:
        yield from _Text(session, session.source, known).check(session.body, session.body_line)
    for edition in programme.editions.values():
        text = edition.introduction or ""
        line = edition.source.marks.value(("inleiding",)).line
        # A text of several lines begins below its key.
        first = line + 1 if "\n" in text or _is_block(edition.source, line) else line
        yield from _Text(edition, edition.source, known).check(text, first)


def _is_block(source: Source, line: int) -> bool:
    return bool(re.search(r"[|>][-+0-9]*\s*$", source.lines[line - 1]))


@dataclass(frozen=True)
class _Text:
    """A text in a file of the programme."""

    owner: Session | Edition
    source: Source
    known: Names

    def check(self, text: str, first_line: int) -> Iterator[Finding]:
        for reference in references(text):
            problem = self._problem(reference.target, is_picture=reference.is_picture)
            if problem:
                code, right = problem
                found = reference.position
                place = self._place(found, first_line, reference.target)
                yield self._finding(place, code, reference.target, right)

    def _place(self, found: Position, first_line: int, target: str) -> Position:
        """Return the place in the file: in YAML a text may be indented."""
        lines = self.source.lines
        if not target:
            return Position(min(first_line + found.line - 1, len(lines)), found.column)
        for number in (first_line + found.line - 1, *range(first_line, len(lines) + 1)):
            line = lines[number - 1] if number <= len(lines) else ""
            column = line.find(target, found.column - 1)
            if column >= 0:
                return Position(number, column + 1)
        return Position(min(first_line + found.line - 1, len(lines)), 1)

    def _finding(self, place: Position, code: str, target: str, right: str) -> Finding:
        meant = meaning(right) if code in ("link-onbekend", "link-op-de-site") else ""
        finding = self.source.at(place, code, doel=target, bedoel=meant)
        return finding.mended(target, right)

    def _problem(self, target: str, *, is_picture: bool) -> tuple[str, str] | None:
        """Return the code for what is wrong with an address, and the right one if that is known."""
        if is_picture:
            return "plaatje", ""
        if not target or target.startswith("#"):
            return ("link-naar-kop" if target else "link-leeg"), ""
        if scheme := _SCHEME.match(target):
            return _problem_elsewhere(target, scheme[1].lower())
        if target.startswith("/"):
            return "link-op-de-site", self._session_at(target)
        return self._problem_here(target)

    def _problem_here(self, target: str) -> tuple[str, str] | None:
        path = target.partition("#")[0]
        if path.endswith(".md"):
            is_known = linked_id(self.owner, path) in self.known
            return None if is_known else ("link-onbekend", nearest(path, self._files()))
        if guesses.an_email(target):
            return "link-mailadres", f"mailto:{target}"
        if url := guesses.a_url(target):
            return "link-zonder-https", url
        return "link-onbekend", nearest(f"{path}.md", self._files())

    def _files(self) -> list[str]:
        """Return how the owner links to the sessions of its own year."""
        return [
            f"{_folder(self.owner)}{slug}.md"
            for year, slug in self.known
            if year == self.owner.year
        ]

    def _session_at(self, address: str) -> str:
        """Return how the owner links to the session that has an address on the site."""
        match = re.fullmatch(r"/([0-9]{4})/([a-z0-9-]+)/?", address)
        if not match or (int(match[1]), match[2]) not in self.known:
            return ""
        if int(match[1]) == self.owner.year:
            return f"{_folder(self.owner)}{match[2]}.md"
        up = "../../" if isinstance(self.owner, Session) else "../"
        return f"{up}{match[1]}/sessies/{match[2]}.md"


def _problem_elsewhere(target: str, scheme: str) -> tuple[str, str] | None:
    if scheme not in _ALLOWED:
        return "link-soort", ""
    try:
        host = urlsplit(target).hostname or ""
    except ValueError:
        host = ""
    if scheme in ("https", "http") and "." not in host:
        return "link-soort", guesses.a_url(target)
    return None


def _folder(owner: Session | Edition) -> str:
    """Return what comes before the name of a session of the same year in a link."""
    return "" if isinstance(owner, Session) else "sessies/"


def linked_id(owner: Session | Edition, path: str) -> tuple[int, str] | None:
    """Return the year and slug of the session that a link in ``owner`` to a file leads to.

    :param path: relative to the file of ``owner``, without an anchor.
    """
    parts = [part for part in path.split("/") if part != "."]
    slug = parts[-1].removesuffix(".md")
    if isinstance(owner, Edition):
        # Seen from a session's file, which is one folder deeper.
        parts = [*parts[1:]] if parts[0] == "sessies" else ["..", *parts]
    match parts[:-1]:
        case []:
            year = owner.year
        case ["..", "..", folder, "sessies"] if re.fullmatch(r"[0-9]{4}", folder):
            year = int(folder)
        case _:
            return None
    return year, slug
