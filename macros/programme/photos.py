"""Photos of speakers, in the folder ``fotos`` of a year: which there are, and what is wrong.

A photo is of a person, so nothing is taken from anywhere but that folder, and only what the content
says that the speaker agrees with is ever published.
"""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from macros.programme.findings import Finding, Position
from macros.programme.messages import meaning, nearest
from macros.programme.model import Photo, Programme, Session
from macros.programme.source import Source

SMALLEST = 192
"""Pixels that a photo has at least in both directions: it is shown at half of that, on screens with
two pixels where others have one."""
LARGEST = 6000
"""Pixels that a photo may have in either direction: opening one takes memory for all of them."""
HEAVIEST = 5_000_000
"""Bytes; the photo of a phone is smaller."""
FORMATS = ("JPEG", "PNG", "WEBP")
"""What a file may hold, by the names that Pillow has for it."""

_PHOTO = re.compile(r"[12][0-9]{3}/fotos/[^/]+\.(?:jpe?g|png|webp)", re.IGNORECASE)


def is_photo(path: str) -> bool:
    """Whether the file at ``path`` under the folder with the content is a photo by its place."""
    return bool(_PHOTO.fullmatch(path))


def find(folder: Path) -> dict[str, Path]:
    """Return the photos beside the content: path under ``folder`` → file.

    A link to a file elsewhere is none: what it leads to was not put here to be published.
    """
    root = folder.resolve()
    named = {path.relative_to(folder).as_posix(): path for path in folder.glob("[12]*/fotos/*")}
    return {
        name: path
        for name, path in sorted(named.items())
        if is_photo(name) and path.is_file() and path.resolve() == root / name
    }


@dataclass
class Photos:
    """The photos that the sessions of a programme ask for."""

    found: Mapping[str, Path]
    """See ``find``."""
    good: dict[str, Photo] = field(default_factory=dict)
    """What can be shown, by path under the folder with the content."""
    findings: list[Finding] = field(default_factory=list)

    def look(self, programme: Programme) -> None:
        """Look at each photo that is asked for, once."""
        problems: dict[str, str] = {}
        for session, index, name in _asked(programme):
            path = f"{session.year}/fotos/{name}"
            if path in self.found and path not in problems:
                problems[path] = self._look_at(path)
            code = problems.get(path, "foto-mist")
            if code:
                self.findings.append(self._finding(session, index, name, code))

    def unused(self, programme: Programme, prefix: str) -> Iterator[Finding]:
        """Yield a finding for every photo that no session asks for.

        :param prefix: what findings put before the path of a file.
        """
        asked = {f"{session.year}/fotos/{name}" for session, _, name in _asked(programme)}
        for path in self.found:
            if path not in asked:
                source = Source(f"{prefix}{path}", ())
                naam = path.rpartition("/")[2]
                yield source.at(Position(1, 1), "foto-ongebruikt", naam=naam)

    def _look_at(self, path: str) -> str:
        """Take up a photo, or return the code for why it cannot be shown."""
        file = self.found[path]
        try:
            content = file.read_bytes() if file.stat().st_size <= HEAVIEST else None
        except OSError:
            return "foto-onleesbaar"
        if content is None:
            return "foto-te-groot"
        code = problem_of(content)
        if not code:
            self.good[path] = Photo(file, hashlib.sha256(content).hexdigest())
        return code

    def _finding(self, session: Session, index: int, name: str, code: str) -> Finding:
        year = str(session.year)
        known = [path.rpartition("/")[2] for path in self.found if path.startswith(f"{year}/")]
        near = nearest(name, known) if code == "foto-mist" else ""
        context = {"naam": name, "jaar": year, "bedoel": meaning(near)}
        context |= {"kleinste": str(SMALLEST), "grootste": str(LARGEST)}
        finding = session.source.finding(code, "sprekers", index, "foto", **context)
        return finding.mended(name, near)


def problem_of(content: bytes) -> str:
    """Return the code for why what is in a file is no photo that can be shown; empty if it is."""
    from PIL import Image  # noqa: PLC0415 -- slow, and most programmes have no photos

    try:
        # What Pillow warns of is metadata, which is not published.
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(io.BytesIO(content), formats=FORMATS) as image,
        ):
            if max(image.size) > LARGEST:
                return "foto-te-groot"
            if min(image.size) < SMALLEST:
                return "foto-te-klein"
            # Of a JPEG an eighth of the size will do to see that all of it is there.
            image.draft("RGB", (SMALLEST, SMALLEST))
            image.load()
    except Exception:  # noqa: BLE001 -- what a decoder meets in a broken file may be anything
        return "foto-onleesbaar"
    return ""


def _asked(programme: Programme) -> Iterator[tuple[Session, int, str]]:
    """Yield every use of a photo: the session, the number of the speaker, and the file's name."""
    for session in programme.sessions:
        for index, speaker in enumerate(session.speakers):
            if speaker.photo:
                yield session, index, speaker.photo
