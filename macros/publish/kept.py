"""Files that take a while to make, kept from one build to the next."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path


def seal(*files: Path) -> bytes:
    """Return what tells apart everything that pictures depend on beside what they show.

    :param files: the code that makes them, and what it reads.
    """
    digest = hashlib.sha256(version("pillow").encode())
    for path in files:
        digest.update(path.read_bytes())
    return digest.digest()


def kept(store: Path, known: bytes, suffix: str, make: Callable[[], bytes]) -> bytes:
    """Return a file as it was made before, or make it.

    :param store: a folder for what may be kept.
    :param known: all that the file depends on.
    :param suffix: of the kind of file, with a dot.
    """
    path = store / f"{hashlib.sha256(known).hexdigest()}{suffix}"
    if path.is_file():
        return path.read_bytes()
    content = make()
    # A folder that cannot be written to costs time at the next build, and nothing else.
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{path.name}.{os.getpid()}")
        unfinished.write_bytes(content)
        unfinished.replace(path)
    return content
