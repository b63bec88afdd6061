"""Files of a build on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.publish.writing import MOST_WAITING, write_files


def test_every_file_is_there(tmp_path: Path) -> None:
    files = {f"kalender/{n % 7}/{n}.ics": b"%d" % n for n in range(3 * MOST_WAITING)}
    write_files(tmp_path, files.items())
    found = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in found} == files


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.ics").mkdir()
    with pytest.raises(OSError, match=r"a\.ics"):
        write_files(tmp_path, [("a.ics", b""), ("b.ics", b"")])
