"""The programs in scripts/: that they start anywhere, speak Dutch and do what they say."""

from __future__ import annotations

import ast
import os
import runpy
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import ModuleType

import pytest

import _checkers
import _chromium
import _clients
import _commands
import _debian
import _engines
import _environment
import _mkdocs
import _npm
import _port
from _arguments import Arguments, existing_folder
from macros.programme import reports
from macros.programme.findings import Finding, Level
from macros.programme.reading import Checked, assemble
from tests.checkout import Checkout

ROOT = _environment.ROOT
SCRIPTS = Path(_environment.__file__).parent
PROGRAMS = sorted(path for path in SCRIPTS.glob("[!_]*") if path.is_file())

every_program = pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.name)


class Call:
    """Runs a program in this process; `ensure` does nothing, the environment is this one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch
        self.ensured: list[str] = []
        monkeypatch.setattr(_environment, "ensure", self.ensured.append)

    def __call__(self, program: str, *arguments: str) -> int:
        path = str(SCRIPTS / program)
        self.monkeypatch.setattr(sys, "argv", [path, *arguments])
        with pytest.raises(SystemExit) as end:
            runpy.run_path(path, run_name="__main__")
        assert isinstance(end.value.code, int)
        return end.value.code


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    return Call(monkeypatch)


@pytest.fixture
def mkdocs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, str]]]:
    """Record the calls of MkDocs instead of doing them; each gives exit code 7."""
    calls: list[tuple[list[str], dict[str, str]]] = []

    def run(command: list[str], variables: dict[str, str]) -> int:
        calls.append((command, variables))
        return 7

    monkeypatch.setattr(_mkdocs, "run", run)
    monkeypatch.delenv("PROGRAMMA", raising=False)
    monkeypatch.delenv("SITE_URL", raising=False)
    return calls


class Taken(ThreadingHTTPServer):
    """A program of somebody at a port, or the preview of a folder."""

    def __init__(self) -> None:
        self.answers = b"iets anders"
        super().__init__(("127.0.0.1", 0), _Answer)


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Taken)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.server.answers)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_there_are_programs() -> None:
    names = {program.name for program in PROGRAMS}
    wanted = {"build", "serve", "check", "changes", "preview", "test", "benchmark", "lock"}
    assert names >= wanted


@pytest.mark.parametrize(
    "path", [*PROGRAMS, *sorted(SCRIPTS.glob("_*.py"))], ids=lambda path: path.name
)
def test_an_old_python_can_read_it(path: Path) -> None:
    """Or it shows a syntax error instead of saying that it is too old."""
    text = path.read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 7))
    assert "from __future__ import annotations\n" in text


@every_program
def test_is_a_program(program: Path) -> None:
    assert program.suffix == ""
    assert program.read_bytes().startswith(b"#!/usr/bin/env python3\n")


@every_program
def test_help_is_dutch_and_needs_no_environment(
    program: Path, call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(program.name, "--help") == 0
    assert call.ensured == []
    shown = capsys.readouterr().out
    assert shown.startswith(f"gebruik: python scripts/{program.name} ")
    assert "toon deze uitleg en stop" in shown
    for english in ("usage", "options", "positional", "show this"):
        assert english not in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--foo"], "dit ken ik niet: --foo"),
        (["--site-dir"], "bij --site-dir: hier hoort iets achter te staan"),
        (["--programme", "nergens"], "bij --programme: de map nergens bestaat niet"),
        (["--site"], "dit ken ik niet: --site"),
    ],
)
def test_wrong_arguments(
    arguments: list[str], told: str, call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("build", *arguments) == 2
    assert capsys.readouterr().err == f"FOUT: {told}\nZie: python scripts/build --help\n"


def test_missing_argument(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = Arguments("…")
    arguments.add_argument("jaar", type=int)
    with pytest.raises(SystemExit):
        arguments.parse_args([])
    assert "FOUT: dit ontbreekt nog: jaar\n" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        arguments.parse_args(["x"])
    assert "FOUT: bij jaar: 'x' is geen heel getal\n" in capsys.readouterr().err


def test_existing_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "week").mkdir()
    monkeypatch.chdir(tmp_path)
    assert existing_folder("week") == (tmp_path / "week").resolve()


def test_build(call: Call, mkdocs: list[tuple[list[str], dict[str, str]]], tmp_path: Path) -> None:
    arguments = ["--site-dir", str(tmp_path / "out"), "--site-url", "https://example.org/week/"]
    assert call("build", *arguments, "--programme", str(tmp_path)) == 7
    assert call.ensured == ["site"]
    ((command, variables),) = mkdocs
    assert command == [
        *(sys.executable, "-m", "mkdocs", "build", "--strict"),
        *("--site-dir", str((tmp_path / "out").resolve())),
    ]
    assert variables["SITE_URL"] == "https://example.org/week/"
    assert variables["PROGRAMMA"] == str(tmp_path.resolve())


def test_build_leaves_the_settings_to_mkdocs(
    call: Call, mkdocs: list[tuple[list[str], dict[str, str]]]
) -> None:
    assert call("build") == 7
    ((command, variables),) = mkdocs
    assert command == [sys.executable, "-m", "mkdocs", "build", "--strict"]
    assert not {"SITE_URL", "PROGRAMMA"} & variables.keys()


def test_programme_in_the_project_is_named_from_its_root() -> None:
    variables = _mkdocs.variables(_environment.ROOT / "tests" / "scripts")
    assert variables["PROGRAMMA"] == "tests/scripts"


def test_changes(call: Call, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    checkout.commit()
    checkout.replace("2026/sessies/opening.md", "2026-11-09", "2026-11-11")
    asked = ("changes", "HEAD", "--programme", str(checkout.path))
    assert call(*asked) == 0
    assert call.ensured == ["site"]
    # The last commit is of March, so nobody is surprised.
    assert capsys.readouterr().out == (
        "1 sessie op een andere tijd.\n\nAndere tijd:\n"
        "  “Opening van de week”: ma 9 nov 09.30 → wo 11 nov 09.30 uur, zelfde locatie\n"
    )
    assert call(*asked, "--nu", "morgen") == 2
    assert "is geen tijd" in capsys.readouterr().err
    assert call(*asked, "--nu", "2026-11-08T09:30", "--als", "markdown") == 0
    assert "48 uur" in capsys.readouterr().out
    assert call("changes", "nergens", "--programme", str(checkout.path)) == 1
    assert "Git kent “nergens” hier niet" in capsys.readouterr().err


def test_preview_of_a_version_that_is_not_there(
    call: Call, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    checkout = Checkout(tmp_path)
    checkout.commit()
    folders = ("--programme", str(checkout.path), "--site", str(tmp_path))
    assert call("preview", "nergens", *folders, "--naar", str(tmp_path / "uit.html")) == 1
    assert "Git kent “nergens” hier niet" in capsys.readouterr().err
    assert not (tmp_path / "uit.html").exists()


def test_serve(call: Call, mkdocs: list[tuple[list[str], dict[str, str]]]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert call("serve", "--port", str(port)) == 7
    ((command, variables),) = mkdocs
    assert command[1:] == ["-m", "macros.preview", "--port", str(port)]
    assert variables["SITE_URL"] == f"http://127.0.0.1:{port}/"


@pytest.mark.parametrize("port", ["taken", "99999"])
def test_serve_at_a_port_that_cannot_be(
    port: str,
    call: Call,
    mkdocs: list[tuple[list[str], dict[str, str]]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = str(taken.getsockname()[1]) if port == "taken" else port
        assert call("serve", "--port", number) == 2
    assert f"poort {number} is bezet" in capsys.readouterr().err
    assert mkdocs == []


class TestAPortInUse:
    """`scripts/serve` where something is at its port."""

    @pytest.fixture
    def taken(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[Taken]:
        with Taken() as server:
            monkeypatch.setattr(_port, "USUAL", range(server.server_port, server.server_port + 9))
            Thread(target=server.serve_forever, daemon=True).start()
            yield server
            server.shutdown()

    def test_by_another_program(
        self,
        taken: Taken,
        call: Call,
        mkdocs: list[tuple[list[str], dict[str, str]]],
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        assert call("serve") == 7
        ((command, variables),) = mkdocs
        port = int(command[-1])
        assert taken.server_port < port < taken.server_port + 9
        assert variables["SITE_URL"] == f"http://127.0.0.1:{port}/"
        said = capsys.readouterr().out
        assert f"Poort {taken.server_port} is bezet door een ander programma." in said
        assert f"Open straks http://127.0.0.1:{port}/" in said

    @pytest.mark.parametrize("asks", [False, True])
    def test_by_the_same_preview(
        self,
        taken: Taken,
        call: Call,
        mkdocs: list[tuple[list[str], dict[str, str]]],
        capsys: pytest.CaptureFixture[str],
        *,
        asks: bool,
    ) -> None:
        taken.answers = str(ROOT / "programme").encode()
        options = ("--port", str(taken.server_port)) if asks else ()
        assert call("serve", *options) == 0
        assert mkdocs == []
        assert capsys.readouterr().out == (
            f"De site staat al open in een ander venster: http://127.0.0.1:{taken.server_port}/\n"
        )


class TestCheck:
    """`scripts/check`, with what it reads replaced."""

    FINDING = Finding("2026/x.md", 3, 5, "geen-datum", "Dit is geen datum.")
    ADVICE = Finding("2026/y.md", 1, 1, "lange-zin", "Te lang.", level=Level.ADVICE)

    @pytest.fixture
    def read(self, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
        """Let the programme have these findings."""

        def have(*findings: Finding) -> None:
            programme = assemble({}, [], [])
            checked = Checked(programme, findings)
            monkeypatch.setattr("macros.programme.checking.look", lambda *_: checked)

        return have

    def test_findings(
        self, call: Call, read: Callable[..., None], capsys: pytest.CaptureFixture[str]
    ) -> None:
        read(self.FINDING, self.ADVICE)
        assert call("check") == 1
        shown = capsys.readouterr().out
        assert "2026/x.md:3:5: fout: Dit is geen datum." in shown
        assert "2026/y.md:1:1: let op: Te lang." in shown
        assert shown.endswith("1 fout en 1 keer “let op” (0 sessies, 0 edities).\n")

    def test_advice_is_no_reason_to_stop(
        self, call: Call, read: Callable[..., None], capsys: pytest.CaptureFixture[str]
    ) -> None:
        read(self.ADVICE)
        assert call("check") == 0
        assert "Geen fouten." in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("form", "begins"),
        [
            *(("tekst", "2026/x.md:3:5"), ("github", "::error file=2026/x.md,")),
            *(("markdown", "## Controle van het programma\n"), ("json", "{\n")),
        ],
    )
    def test_forms(
        self,
        form: str,
        begins: str,
        call: Call,
        read: Callable[..., None],
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        read(self.FINDING)
        assert call("check", "--als", form) == 1
        assert capsys.readouterr().out.startswith(begins)

    def test_there_are_no_other_forms(self) -> None:
        text = (SCRIPTS / "check").read_text(encoding="utf-8")
        assert f"FORMS = {tuple(reports.FORMS)}".replace("'", '"') in text

    def test_an_unknown_form(self, call: Call, capsys: pytest.CaptureFixture[str]) -> None:
        assert call("check", "--als", "xml") == 2
        assert "'xml' kan hier niet; kies uit" in capsys.readouterr().err

    def test_links_of_a_workflow(
        self,
        call: Call,
        read: Callable[..., None],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        for name, value in (("SERVER_URL", "https://g"), ("REPOSITORY", "o/r"), ("SHA", "abc")):
            monkeypatch.setenv(f"GITHUB_{name}", value)
        read(self.FINDING)
        call("check", "--als", "markdown")
        assert "](https://g/o/r/blob/abc/2026/x.md?plain=1#L3)" in capsys.readouterr().out

    def test_some_files(
        self, call: Call, read: Callable[..., None], capsys: pytest.CaptureFixture[str]
    ) -> None:
        read(self.FINDING, self.ADVICE)
        assert call("check", str(ROOT / "2026" / "x.md")) == 1
        assert call("check", str(ROOT / "README.md")) == 0
        assert "2026/y.md" not in capsys.readouterr().out

    def test_a_file_that_is_not_there(
        self, call: Call, read: Callable[..., None], capsys: pytest.CaptureFixture[str]
    ) -> None:
        read(self.FINDING)
        assert call("check", "nergens.md") == 2
        assert "nergens.md bestaat niet" in capsys.readouterr().err

    def test_it_really_reads(
        self, call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert call("check", "--programme", str(tmp_path)) == 1
        assert "themas.yml" in capsys.readouterr().out


class TestFuzz:
    """`scripts/fuzz`, for as short as it can."""

    def test_it_says_what_it_did(
        self, call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert call("fuzz", "--minuten", "0.005", "--bewaar", str(tmp_path)) == 0
        assert "0 keer liep de controle stuk" in capsys.readouterr().out

    def test_what_breaks_is_kept(
        self,
        call: Call,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr("tests.mangling.crash_of", lambda _: ValueError("stuk"))
        assert call("fuzz", "--minuten", "0.001", "--bewaar", str(tmp_path)) == 1
        assert "ValueError: stuk" in capsys.readouterr().err
        assert list(tmp_path.iterdir())


class TestTest:
    """`scripts/test`, with what it calls replaced."""

    @pytest.fixture
    def commands(self, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
        """Record the commands; those whose names are in `self.failing` fail."""
        commands: list[list[str]] = []

        def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
            commands.append(command[2:])
            return subprocess.CompletedProcess(command, int(command[2] in self.failing))

        self.failing: set[str] = set()
        monkeypatch.setattr(subprocess, "run", run)
        monkeypatch.setattr(_chromium, "install", lambda: None)
        monkeypatch.setattr(_engines, "install", lambda: None)
        monkeypatch.setattr(_checkers, "install", lambda: None)
        monkeypatch.setattr(_clients, "install", lambda: None)
        monkeypatch.delenv("CI", raising=False)
        return commands

    def test_all(self, call: Call, commands: list[list[str]]) -> None:
        assert call("test") == 0
        assert call.ensured == ["test"]
        assert [command[0] for command in commands] == ["ruff", "ruff", "mypy", "pytest"]
        assert "-m" not in commands[-1]

    def test_fast(self, call: Call, commands: list[list[str]]) -> None:
        assert call("test", "--fast", "-x", "tests/scripts") == 0
        assert commands[-1][-4:] == ["-m", "not browser and not slow", "-x", "tests/scripts"]

    @pytest.mark.parametrize("failing", ["ruff", "mypy", "pytest"])
    def test_one_fails(self, failing: str, call: Call, commands: list[list[str]]) -> None:
        self.failing.add(failing)
        assert call("test") == 1
        assert commands[-1][0] == "pytest"

    @pytest.mark.parametrize(
        ("tools", "without"),
        [
            (_chromium, "browsertests"),
            (_engines, "tests in Firefox of WebKit"),
            (_checkers, "sommige agendacontroles"),
            (_clients, "tests met echte agendaprogramma's"),
        ],
    )
    def test_a_tool_is_lacking(
        self,
        tools: ModuleType,
        without: str,
        call: Call,
        commands: list[list[str]],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(tools, "install", lambda: "die is er niet")
        assert call("test") == 0
        assert f"Zonder {without}: die is er niet" in capsys.readouterr().out
        assert commands

    @pytest.mark.parametrize("tools", [_chromium, _engines, _checkers, _clients])
    def test_a_tool_is_lacking_in_ci(
        self,
        tools: ModuleType,
        call: Call,
        commands: list[list[str]],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setenv("CI", "true")
        monkeypatch.setattr(tools, "install", lambda: "die is er niet")
        assert call("test") == 1
        assert "FOUT: die is er niet" in capsys.readouterr().err
        assert commands == []


def test_browser_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_chromium, "PLACES", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    assert _chromium.find() is None
    name = "chromium.exe" if os.name == "nt" else "chromium"
    (tmp_path / name).touch(mode=0o755)
    assert _chromium.find() == tmp_path / name
    assert _chromium.install() is None


def test_browser_cannot_be_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_chromium, "PLACES", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "installeer er een" in (_chromium.install() or "")


class TestDebian:
    """Installing packages, with the commands recorded instead of run."""

    @pytest.fixture
    def commands(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
        """A machine with apt-get and sudo, where the commands give `self.exit_code`."""
        commands: list[list[str]] = []

        def run(command: list[str]) -> subprocess.CompletedProcess[str]:
            commands.append(command)
            return subprocess.CompletedProcess(command, self.exit_code, stdout="E: geen ruimte\n")

        self.exit_code = 0
        for name in ("apt-get", "sudo"):
            (tmp_path / name).touch(mode=0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.delenv("CI", raising=False)
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        monkeypatch.setattr(_commands, "run", run)
        return commands

    def test_root(self, commands: list[list[str]]) -> None:
        assert _debian.install(["calcurse"]) is None
        assert [command[3] for command in commands] == ["update", "install"]
        assert commands[-1][-1] == "calcurse"
        assert "sudo" not in str(commands)

    def test_ci(self, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        assert "mag" in (_debian.install(["calcurse"]) or "")
        assert commands == []
        monkeypatch.setenv("CI", "true")
        assert _debian.install(["calcurse"]) is None
        assert commands[0][0].endswith("sudo")

    def test_failure(self, commands: list[list[str]]) -> None:
        self.exit_code = 100
        assert "E: geen ruimte" in (_debian.install(["calcurse"]) or "")


def test_checkers_that_are_there_are_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("libical", "has_calcurse", "has_ruby", "has_ical_js"):
        monkeypatch.setattr(_checkers, name, lambda: True)
    monkeypatch.setattr(_npm, "is_there", lambda: True)
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(_debian, "install", lambda packages: pytest.fail(str(packages)))
    assert _checkers.install() is None


def test_checkers_that_cannot_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("libical", "has_calcurse", "has_ruby", "has_ical_js"):
        monkeypatch.setattr(_checkers, name, lambda: False)
    monkeypatch.setattr(_npm, "is_there", lambda: False)
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(_debian, "install", lambda packages: "geen root")
    assert _checkers.install() == "libical3, calcurse, ruby-icalendar: geen root"


class TestClients:
    """Calendar programs, on a machine with what a test puts there."""

    @pytest.fixture(autouse=True)
    def machine(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A machine with nothing, where Debian's packages bring what they are for."""
        self.programs = tmp_path / "bin"
        self.services = tmp_path / "services"
        self.python = tmp_path / "python3"
        self.packages: list[str] = []
        self.shown = "Version: 1:153.7.0esr-1~deb12u1\n"
        self.imports = True
        for folder in (self.programs, self.services):
            folder.mkdir()
        (self.programs / "apt-cache").touch(mode=0o755)
        monkeypatch.setenv("PATH", str(self.programs))
        monkeypatch.setattr(_clients, "SERVICES", self.services)
        monkeypatch.setattr(_clients, "SYSTEM_PYTHON", self.python)
        monkeypatch.setattr(_debian, "install", self.install)
        monkeypatch.setattr(_commands, "run", self.run)

    def run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        imports = command[0] == str(self.python)
        return subprocess.CompletedProcess(command, imports and not self.imports, self.shown)

    def install(self, packages: list[str]) -> None:
        self.packages += packages
        if "thunderbird" in packages:
            self.put_thunderbird("#!/bin/sh\nexec /usr/lib/thunderbird/thunderbird\n")
        if "evolution-data-server" in packages:
            self.put_evolution()

    def put_thunderbird(self, text: str) -> None:
        program = self.programs / "thunderbird"
        program.write_text(text, encoding="utf-8")
        program.chmod(0o755)

    def put_evolution(self) -> None:
        (self.programs / "dbus-run-session").touch(mode=0o755)
        (self.services / "org.gnome.evolution.dataserver.Calendar8.service").touch()
        self.python.touch()

    def test_all_is_there(self) -> None:
        self.install(["thunderbird", "evolution-data-server"])
        self.packages.clear()
        assert _clients.thunderbird() == self.programs / "thunderbird"
        assert _clients.evolution() == self.python
        assert _clients.install() is None
        assert self.packages == []

    def test_nothing_is_there(self) -> None:
        assert _clients.thunderbird() is None
        assert _clients.evolution() is None
        assert _clients.install() is None
        assert self.packages == [
            package for _, packages in _clients.PROGRAMS.values() for package in packages
        ]

    @pytest.mark.parametrize("part", ["dbus-run-session", "service", "python", "imports"])
    def test_part_of_evolution_is_there(self, part: str) -> None:
        self.put_evolution()
        assert _clients.evolution()
        self.imports = part != "imports"
        if part == "dbus-run-session":
            (self.programs / part).unlink()
        elif part == "service":
            next(self.services.iterdir()).unlink()
        elif part == "python":
            self.python.unlink()
        assert _clients.evolution() is None

    def test_a_snap_is_no_thunderbird(self) -> None:
        self.put_thunderbird("#!/bin/sh\nexec /snap/bin/thunderbird\n")
        assert _clients.thunderbird() is None

    def test_a_package_that_fetches_a_snap(self) -> None:
        self.put_evolution()
        self.shown = "Version: 2:1snap1-0ubuntu3\n"
        assert "snap" in (_clients.install() or "")
        assert self.packages == []

    def test_cannot_be_installed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(_debian, "install", lambda packages: "geen root")
        wanted = "Thunderbird: geen root\nevolution-data-server: geen root"
        assert _clients.install() == wanted

    def test_does_not_help(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.put_evolution()
        monkeypatch.setattr(_debian, "install", lambda packages: None)
        assert _clients.install() == "Thunderbird: ook na het installeren werkt het niet"


class TestEngines:
    """Browsers, on a machine with the programs that a test puts there."""

    @pytest.fixture(autouse=True)
    def programs(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("PATH", str(tmp_path))
        return tmp_path

    @pytest.mark.parametrize("name", ["firefox-esr", "firefox"])
    def test_firefox(self, name: str, programs: Path) -> None:
        assert _engines.firefox() is None
        (programs / name).touch(mode=0o755)
        assert _engines.firefox() == programs / name

    def test_a_snap_is_no_firefox(self, programs: Path) -> None:
        (programs / "firefox").write_text("#!/bin/sh\nexec /snap/bin/firefox\n", encoding="utf-8")
        (programs / "firefox").chmod(0o755)
        assert _engines.firefox() is None

    @pytest.mark.parametrize("without", ["WebKitWebDriver", "xvfb-run", "xauth"])
    def test_webkit(self, without: str, programs: Path) -> None:
        for name in ("WebKitWebDriver", "xvfb-run", "xauth"):
            (programs / name).touch(mode=0o755)
        assert _engines.webkit() == programs / "WebKitWebDriver"
        (programs / without).unlink()
        assert _engines.webkit() is None

    def test_only_what_is_absent_is_installed(
        self, programs: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[str] = []
        monkeypatch.setattr(_debian, "install", asked.extend)
        (programs / "firefox-esr").touch(mode=0o755)
        assert _engines.install() == "WebKit: ook na het installeren werkt het niet"
        assert asked == ["webkit2gtk-driver", "xvfb", "xauth"]
