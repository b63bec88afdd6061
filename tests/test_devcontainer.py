"""The container for who works in a browser: what it starts is there, as in the tests."""

from __future__ import annotations

import json
import re
import runpy
import sys
from pathlib import Path

import pytest
import yaml

import _environment

ROOT = Path(_environment.__file__).parent.parent
TEXT = (ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8")
CONTAINER = json.loads(re.sub(r"^\s*//.*$", "", TEXT, flags=re.MULTILINE))


def test_it_is_the_image_of_the_tests() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8"))
    assert CONTAINER["image"] == workflow["jobs"]["tests"]["container"]
    assert re.fullmatch(r"python:\d+\.\d+-[a-z]+", CONTAINER["image"])


@pytest.mark.parametrize("when", ["postCreateCommand", "postAttachCommand"])
def test_what_it_starts_is_there(when: str) -> None:
    program, script = CONTAINER[when].split(" ")
    assert program == "python"
    assert (ROOT / script).is_file()


def test_git_reads_a_folder_of_somebody_else() -> None:
    """The image is root's, and a folder from outside belongs to who works there."""
    program, *arguments = CONTAINER["onCreateCommand"]
    assert (program, arguments[-2:]) == ("git", ["safe.directory", "${containerWorkspaceFolder}"])


def test_nothing_in_the_content_can_stop_the_preview() -> None:
    """What fails on creating the container keeps the preview, which says what is wrong, away."""
    _, script = CONTAINER["postCreateCommand"].split(" ")
    text = (ROOT / script).read_text(encoding="utf-8")
    assert text.endswith('if __name__ == "__main__":\n    ensure("site")\n')


def test_the_port_is_that_of_the_preview(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["serve", "--help"])
    with pytest.raises(SystemExit):
        runpy.run_path(str(ROOT / "scripts" / "serve"), run_name="__main__")
    (port,) = re.findall(r"poort \(anders: (\d+),", capsys.readouterr().out)
    assert CONTAINER["forwardPorts"] == [int(port)]
    assert list(CONTAINER["portsAttributes"]) == [port]


def test_it_has_what_is_recommended_to_who_writes() -> None:
    told = json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))
    extensions = CONTAINER["customizations"]["vscode"]["extensions"]
    assert set(extensions) <= set(told["recommendations"])
    assert "redhat.vscode-yaml" in extensions
