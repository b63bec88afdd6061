"""The photos of speakers as visitors get them: small, square, and without what a camera adds.

A camera writes down where and when a photo was taken, and by what.  So nothing of the file goes
along but the colours of its pixels.  The same photo gives the same bytes with the same version of
Pillow; JPEG, because its libraries count in whole numbers and so agree on every machine.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

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
    with warnings.catch_warnings(action="ignore"), Image.open(file) as image:
        turn = _turn(image)
        upright = image.transpose(Image.Transpose[turn]) if turn else image
        square = ImageOps.fit(
            upright.convert("RGBA"), size, Image.Resampling.LANCZOS, centering=HEAD
        )
    # A new picture, since one that was opened takes comments and profiles along.
    clean = Image.new("RGB", size, "white")
    clean.paste(square, mask=square)
    content = io.BytesIO()
    clean.save(content, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return content.getvalue()


_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""How a camera was held (Exif 2.32, tag 274) → what makes the picture upright."""


def _turn(image: Any) -> str | None:
    """Return what makes ``image`` upright, if it is not.

    Pillow's own function for this also writes all metadata anew, which fails where it is broken.
    """
    try:
        return _TURNS.get(image.getexif().get(274))
    except Exception:  # noqa: BLE001 -- what a decoder meets in a broken file may be anything
        return None


def _address(path: str) -> str:
    """Return where a photo is published: ``beelden/sprekers/2026-naam.jpg``.

    The suffix of the source stays in the name, since there may be a jpg and a png of one name.
    """
    name = PurePosixPath(path)
    suffix = "" if name.suffix == ".jpg" else f"-{name.suffix[1:]}"
    return f"beelden/sprekers/{name.parts[0]}-{name.stem}{suffix}.jpg"
