"""What scripts/lighthouse does around Lighthouse, which is slow and not the same everywhere."""

from __future__ import annotations

import gzip
import urllib.error
import urllib.request
from pathlib import Path

import pytest

import _chromium
import _commands
import _lighthouse
import _npm


def report(*scores: float | None) -> dict[str, object]:
    """Return a report in which each category has one audit that counts and one that does not."""
    names = _lighthouse.CATEGORIES
    return {
        "categories": {
            name: {
                "score": score,
                "auditRefs": [{"id": f"{name}-1", "weight": 3}, {"id": "advice", "weight": 0}],
            }
            for name, score in zip(names, scores, strict=True)
        },
        "audits": {
            "advice": {"score": 0},
            **{f"{name}-1": {"score": score} for name, score in zip(names, scores, strict=True)},
        },
    }


def test_marks_are_of_a_hundred() -> None:
    marks = _lighthouse.marks_in(report(0.98, 1, 0.967, 1))
    assert marks.of == (98, 100, 97, 100)
    assert marks.lost == ("performance-1 98", "best-practices-1 97")


def test_what_could_not_be_measured_is_nothing() -> None:
    assert _lighthouse.marks_in(report(None, 1, 1, 1)).of == (0, 100, 100, 100)


def test_a_phone_may_be_a_little_slower() -> None:
    assert _lighthouse.Marks((98, 100, 100, 100), ()).reach("mobile")
    assert not _lighthouse.Marks((97, 100, 100, 100), ()).reach("mobile")
    assert not _lighthouse.Marks((99, 100, 100, 100), ()).reach("desktop")
    assert not _lighthouse.Marks((100, 99, 100, 100), ()).reach("mobile")


def test_a_site_is_served_as_elsewhere(tmp_path: Path) -> None:
    site = tmp_path / _lighthouse.BASE.strip("/")
    site.mkdir()
    (site / "index.html").write_text("<p>Café</p>", encoding="utf-8")
    (site / "f.woff2").write_bytes(b"letters")
    with _lighthouse.served(tmp_path) as address:
        with urllib.request.urlopen(address) as answer:
            assert answer.headers["Content-Type"] == "text/html"
            assert answer.headers["Cache-Control"] == "max-age=600"
            assert gzip.decompress(answer.read()).decode() == "<p>Café</p>"
        with urllib.request.urlopen(f"{address}f.woff2") as answer:
            assert answer.headers["Content-Encoding"] is None
            assert answer.read() == b"letters"
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}weg/")


def test_without_node_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_chromium, "install", lambda: None)
    monkeypatch.setattr(_npm, "is_there", lambda: False)
    with pytest.raises(_lighthouse.NoLighthouseError, match="geen Node met npm"):
        _lighthouse.install()


def test_packages_are_those_of_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock, folder = tmp_path / "lock", tmp_path / "folder"
    lock.mkdir()
    for name in ("package.json", "package-lock.json"):
        (lock / name).write_text("{}", encoding="utf-8")
    packages = _npm.Packages("iets", lock, folder)
    done = _commands.run(["git", "--version"])
    monkeypatch.setattr(_commands, "run", lambda *_, **__: done)
    assert not packages.are_there()
    assert packages.install() is None
    assert packages.are_there()
    (lock / "package-lock.json").write_text('{"newer": 1}', encoding="utf-8")
    assert not packages.are_there()
