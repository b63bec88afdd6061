"""Files of a build on disk: thousands, so several at once, for to make one is mostly waiting."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

MOST_WAITING = 256
"""How many files may wait for their turn: what they hold is in memory."""


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write ``files``, address and content, under ``folder``.

    :raises OSError: when one cannot be written.
    """
    made: set[Path] = set()
    waiting: deque[Future[int]] = deque()
    with ThreadPoolExecutor() as pool:
        for address, content in files:
            path = folder / address
            if path.parent not in made:
                path.parent.mkdir(parents=True, exist_ok=True)
                made.add(path.parent)
            waiting.append(pool.submit(path.write_bytes, content))
            if len(waiting) > MOST_WAITING:
                waiting.popleft().result()
        for future in waiting:
            future.result()
