"""The photos of speakers as visitors get them: small, square, and without what a camera adds.

A camera writes down where and when a photo was taken, and by what.  So nothing of the file goes
along but the colours of its pixels.  The same photo gives the same bytes with the same version of
Pillow; JPEG, because its libraries count in whole numbers and so agree on every machine.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from macros.programme.model import Programme, Session, Speaker
from macros.publish.kept import kept, seal

SIDE = 96
"""CSS pixels; the file has twice as many, for screens that show two where others show one."""
QUALITY = 80
HEAD = (0.5, 0.35)
"""Which part of a photo that is not square stays: the middle, and rather the upper part."""


@dataclass(frozen=True)
class PortraitView:
    """A photo on the page of a session."""

    address: str
    alt: str
    side: int = SIDE


def portrait_view(programme: Programme, session: Session, speaker: Speaker) -> PortraitView | None:
    """Return the photo of ``speaker`` if there is one that may be published."""
    found = programme.photo_of(session, speaker)
    return PortraitView(_address(found[0]), f"Foto van {speaker.name}") if found else None


def portrait_files(programme: Programme, store: Path) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of every photo that may be published.

    :param store: a folder for what may be kept from one build to the next.
    """
    asked = (programme.photo_of(s, speaker) for s in programme.sessions for speaker in s.speakers)
    shown = dict(filter(None, asked))
    code = seal(Path(__file__)) if shown else b""
    for path, photo in sorted(shown.items()):
        known = code + photo.digest.encode()
        yield _address(path), kept(store, known, ".jpg", partial(portrait, photo.file))


def portrait(file: Path) -> bytes:
    """Return a photo as a small square JPEG without metadata."""
    from PIL import Image, ImageOps  # noqa: PLC0415 -- slow, and mostly not needed

    size = (2 * SIDE, 2 * SIDE)
    with Image.open(file) as image:
        upright = ImageOps.exif_transpose(image).convert("RGBA")
        square = ImageOps.fit(upright, size, Image.Resampling.LANCZOS, centering=HEAD)
    # A new picture, since one that was opened takes comments and profiles along.
    clean = Image.new("RGB", size, "white")
    clean.paste(square, mask=square)
    content = io.BytesIO()
    clean.save(content, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return content.getvalue()


def _address(path: str) -> str:
    """Return where a photo is published: ``beelden/sprekers/2026-naam.jpg``.

    The suffix of the source stays in the name, since there may be a jpg and a png of one name.
    """
    name = PurePosixPath(path)
    suffix = "" if name.suffix == ".jpg" else f"-{name.suffix[1:]}"
    return f"beelden/sprekers/{name.parts[0]}-{name.stem}{suffix}.jpg"
