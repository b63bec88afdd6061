"""Measuring a check."""

from __future__ import annotations

from pathlib import Path

import pytest

import _checks


def test_a_check_can_be_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_checks, "COMMITS", 2)
    measured = _checks.measure(tmp_path, 5)
    assert [one.name for one in measured] == ["check, eerste keer", "check, daarna", "changes"]
    assert all(one.seconds > 0 for one in measured)
