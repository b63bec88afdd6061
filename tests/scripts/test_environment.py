"""When the scripts' environment is made anew, and what people are told when it can't be."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import threading
from pathlib import Path

import pytest

import _environment
from _environment import NoEnvironmentError

STAMPS: dict[_environment.Extra, str] = {
    extra: _environment.stamp_for(extra, b"lock of " + extra.encode(), "3.11.7", Path("/week"))
    for extra in _environment.LOCKS
}

OTHER_STAMPS = {
    "lock": _environment.stamp_for("site", b"other lock", "3.11.7", Path("/week")),
    "python": _environment.stamp_for("site", b"lock of site", "3.11.8", Path("/week")),
    "project": _environment.stamp_for("site", b"lock of site", "3.11.7", Path("/other")),
    "unfinished": _environment.UNFINISHED,
    "nothing": None,
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with lock files and no environment."""
    root = tmp_path / "week"
    root.mkdir()
    for extra, lock in _environment.LOCKS.items():
        (root / lock).write_text(extra, encoding="utf-8")
    monkeypatch.setattr(_environment, "ROOT", root)
    monkeypatch.delenv("WEEK_VENV", raising=False)
    return root


class Commands:
    """Stands in for making a virtual environment and for pip; the rest is real."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []
        self.pip_says = ""
        self.interrupted = False

    def __call__(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        self.calls.append(command)
        if "venv" in command:
            venv = Path(command[-1])
            python = _environment._python(venv)
            python.parent.mkdir(parents=True)
            python.touch()
            purelib = sysconfig.get_path("purelib", "venv", vars={"base": str(venv)})
            Path(purelib).mkdir(parents=True)
        elif self.interrupted:
            raise KeyboardInterrupt
        said = self.pip_says if "pip" in command else ""
        return subprocess.CompletedProcess(command, bool(said), stdout=said)

    @property
    def installed(self) -> list[str]:
        return [Path(call[-1]).name for call in self.calls if "pip" in call]


@pytest.fixture
def commands(project: Path, monkeypatch: pytest.MonkeyPatch) -> Commands:
    commands = Commands()
    monkeypatch.setattr(_environment, "_run", commands)
    # What ends a first call is the start of the environment's own Python.
    monkeypatch.setattr(_environment, "_start_over", lambda python: None)
    # The variables are set for good; put them back afterwards.
    for name in ("PATH", "VIRTUAL_ENV", "PYTHONHOME", "NO_MKDOCS_2_WARNING", "PYTHONUTF8"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    return commands


@pytest.mark.parametrize("version", [(3, 11), (3, 11, 0), (3, 13, 1), (4, 0, 0)])
def test_new_enough_python(version: tuple[int, ...]) -> None:
    assert _environment.python_problem(version) is None


@pytest.mark.parametrize("version", [(3, 10, 14), (3, 9, 6), (2, 7, 18)])
def test_python_too_old(version: tuple[int, ...]) -> None:
    problem = _environment.python_problem(version)
    assert problem is not None
    assert f"dit is Python {'.'.join(map(str, version))}" in problem
    assert "Python 3.11 of nieuwer" in problem


def test_python_too_old_ends_the_script(
    project: Path, monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 6, "final", 0))
    with pytest.raises(SystemExit, match=r"FOUT: dit is Python 3\.9\.6") as end:
        _environment.ensure("site")
    # sys.exit with a text prints it and gives exit code 1.
    assert isinstance(end.value.code, str)
    assert commands.calls == []


@pytest.mark.parametrize("extra", _environment.LOCKS)
def test_up_to_date(extra: _environment.Extra) -> None:
    assert _environment.purpose_to_make(extra, STAMPS[extra], STAMPS) is None


def test_an_environment_for_tests_does_for_the_site() -> None:
    assert _environment.purpose_to_make("site", STAMPS["test"], STAMPS) is None


def test_an_environment_for_the_site_does_not_do_for_tests() -> None:
    assert _environment.purpose_to_make("test", STAMPS["site"], STAMPS) == "test"


@pytest.mark.parametrize("change", OTHER_STAMPS)
def test_made_again_after_a_change(change: str) -> None:
    assert _environment.purpose_to_make("site", OTHER_STAMPS[change], STAMPS) == "site"


def test_made_again_for_the_tests_if_it_was_for_the_tests() -> None:
    found = _environment.stamp_for("test", b"other lock", "3.11.7", Path("/week"))
    assert _environment.purpose_to_make("site", found, STAMPS) == "test"


def test_making_and_using_again(project: Path, commands: Commands) -> None:
    _environment.ensure("site")
    assert commands.installed == ["requirements.lock"]
    assert "--require-hashes" in commands.calls[-1]
    _environment.ensure("site")
    assert commands.installed == ["requirements.lock"]
    _environment.ensure("test")
    assert commands.installed == ["requirements.lock", "requirements-test.lock"]


def test_changed_lock(project: Path, commands: Commands) -> None:
    _environment.ensure("site")
    leftover = project / ".venv/lib/leftover"
    leftover.parent.mkdir(exist_ok=True)
    leftover.touch()
    (project / "requirements.lock").write_text("newer", encoding="utf-8")
    _environment.ensure("site")
    assert commands.installed == ["requirements.lock"] * 2
    assert not leftover.exists()
    assert sorted(path.name for path in project.glob(".venv*")) == [".venv", ".venv.lock"]


def test_python_that_is_gone(project: Path, commands: Commands) -> None:
    _environment.ensure("test")
    _environment._python(project / ".venv").unlink()
    _environment.ensure("site")
    assert commands.installed == ["requirements-test.lock"] * 2


def test_the_project_can_be_imported(project: Path, commands: Commands) -> None:
    _environment.ensure("site")
    (pth,) = (project / ".venv").rglob("week.pth")
    assert pth.read_text(encoding="locale") == f"{project}\n"


def test_interrupted(project: Path, commands: Commands, capsys: pytest.CaptureFixture[str]) -> None:
    commands.interrupted = True
    with pytest.raises(SystemExit) as end:
        _environment.ensure("site")
    assert end.value.code == 130
    assert "Afgebroken." in capsys.readouterr().err
    commands.interrupted = False
    _environment.ensure("site")
    assert commands.installed == ["requirements.lock"] * 2
    _environment.ensure("site")
    assert commands.installed == ["requirements.lock"] * 2


def test_pip_fails(project: Path, commands: Commands) -> None:
    commands.pip_says = "WARNING: Retrying (Retry(total=0)) after connection broken by 'X'"
    for _ in range(2):
        with pytest.raises(SystemExit, match=r"(?s)FOUT: .*computer internet.*broken by"):
            _environment.ensure("site")
    assert commands.installed == ["requirements.lock"] * 2


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "controlesom klopt niet",
        ),
        (
            "WARNING: Retrying after connection broken\nERROR: No matching distribution found",
            "internet",
        ),
        (
            "ERROR: Could not find a version\nERROR: No matching distribution found for nh3",
            "bestaat niet voor deze computer",
        ),
        ("OSError: [Errno 28] No space left on device", "de schijf is vol"),
        ("something else", "konden niet worden geïnstalleerd"),
        ("", "konden niet worden geïnstalleerd"),
    ],
)
def test_explain_pip(said: str, told: str) -> None:
    explained = _environment.explain_pip(said, "requirements.lock")
    assert told in explained
    assert said.splitlines()[-1:] == [line.strip() for line in explained.splitlines()[2:]][-1:]


def test_only_the_end_of_what_pip_says() -> None:
    said = "\n\n".join(f"line {number}" for number in range(20))
    explained = _environment.explain_pip(said, "requirements.lock")
    assert [line.strip() for line in explained.splitlines()[2:]] == [
        f"line {number}" for number in range(15, 20)
    ]


def test_venv_is_missing(
    project: Path, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Debian splits it off."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="sudo apt install python3-venv"):
        _environment.ensure("site")
    assert commands.calls == []


def test_a_folder_of_someone_else_is_left_alone(
    project: Path, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = project / "home"
    home.mkdir()
    (home / "thesis.docx").touch()
    monkeypatch.setenv("WEEK_VENV", str(home))
    with pytest.raises(SystemExit, match="ik gooi er niets uit weg"):
        _environment.ensure("site")
    assert [path.name for path in home.iterdir()] == ["thesis.docx"]
    assert commands.calls == []


def test_a_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert _environment.folder_problem(file) is not None


def test_another_folder(project: Path, commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project / "deep/down"
    monkeypatch.setenv("WEEK_VENV", str(folder))
    _environment.ensure("site")
    assert (folder / _environment.STAMP).is_file()
    assert not (project / ".venv").exists()


def test_a_folder_that_cannot_be_made(
    project: Path, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "file").touch()
    monkeypatch.setenv("WEEK_VENV", str(project / "file/venv"))
    with pytest.raises(SystemExit, match=r"FOUT: de Python-omgeving in .* kon niet worden gemaakt"):
        _environment.ensure("site")


def test_two_at_once_make_it_once(
    project: Path, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    installing, go_on = threading.Event(), threading.Event()

    def slowly(command: list[str]) -> subprocess.CompletedProcess[str]:
        if "pip" in command:
            installing.set()
            assert go_on.wait(10)
        return commands(command)

    monkeypatch.setattr(_environment, "_run", slowly)
    failures: list[BaseException] = []

    def enter() -> None:
        try:
            _environment._enter("site")
        except (Exception, SystemExit) as failure:  # noqa: BLE001 - the test's own thread must see it
            failures.append(failure)

    threads = [threading.Thread(target=enter) for _ in range(2)]
    threads[0].start()
    assert installing.wait(10)
    threads[1].start()
    threads[1].join(0.3)
    assert threads[1].is_alive()
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert failures == []
    assert commands.installed == ["requirements.lock"]


def test_what_programs_see(project: Path, commands: Commands) -> None:
    _environment.ensure("site")
    programs = str(_environment._python(project / ".venv").parent)
    assert os.environ["PATH"].split(os.pathsep)[0] == programs
    assert os.environ["NO_MKDOCS_2_WARNING"] == "1"
    assert "PYTHONHOME" not in os.environ


def test_starts_over_unless_inside(
    project: Path, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Path] = []
    monkeypatch.setattr(_environment, "_start_over", started.append)
    _environment.ensure("site")
    venv = (project / ".venv").resolve()
    assert started == [_environment._python(venv)]
    monkeypatch.setattr(sys, "prefix", str(venv))
    _environment.ensure("site")
    assert len(started) == 1
    # Made anew from inside: what is running is from before.
    (project / "requirements.lock").write_text("newer", encoding="utf-8")
    _environment.ensure("site")
    assert len(started) == 2


def test_problem_is_an_exception_of_its_own() -> None:
    assert not issubclass(NoEnvironmentError, OSError)
