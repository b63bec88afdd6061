"""What a program tells somebody to type next: in their place, with their Python, by their name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import _environment
import _typed
import _written

ROOT = _environment.ROOT


@pytest.mark.parametrize(
    ("first", "again", "told"),
    [
        ("python3", "", "python3"),
        ("/usr/bin/python3.12", "", "python3.12"),
        (r"py.exe", "", "py"),
        # Started over in the environment, where Python has another name.
        ("/week/.venv/bin/python", "python3", "python3"),
        ("/opt/week", "", "python"),
    ],
)
def test_python_is_called_as_it_was(
    first: str, again: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "orig_argv", [first, "scripts/check"])
    monkeypatch.setenv(_environment.TYPED_PYTHON, again)
    monkeypatch.chdir(ROOT)
    assert _typed.command("check", "a b") == f'{told} scripts/check "a b"'


def test_a_program_is_named_from_where_somebody_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT / "docs")
    assert _typed.command("check").endswith(" ../scripts/check")
    monkeypatch.chdir(ROOT / "scripts")
    assert _typed.command("check").endswith(" check")
    monkeypatch.chdir(tmp_path)
    *_, path = _typed.command("check").split(" ")
    assert Path(path).resolve() == ROOT / "scripts" / "check"


@pytest.mark.skipif(os.name == "nt", reason="a link to Python does not start there")
def test_from_another_folder_and_by_another_name(tmp_path: Path) -> None:
    python = tmp_path / "python3"
    python.symlink_to(sys.executable)
    # As at the first start, outside the environment; its path is what the link lacks.
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    variables.pop(_environment.TYPED_PYTHON, None)
    done = subprocess.run(
        ["python3", str(ROOT / "scripts" / "new-session"), "--help"],
        executable=python,
        cwd=ROOT / "docs",
        env=variables,
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.startswith("gebruik: python3 ../scripts/new-session ")


def test_who_is_not_known_to_git_hears_how_to_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_environment, "ROOT", tmp_path)
    settings = tmp_path / "settings"
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"):
        monkeypatch.delenv(name, raising=False)
    who, _ = _written.send()
    assert "Iedereen kan die naam en dat adres zien" in who
    for command in who.split("\n")[1:]:
        subprocess.run(command.strip(), shell=True, check=True)
    assert settings.is_file()
    (told,) = _written.send()
    assert told.startswith("Stuur het in.")
