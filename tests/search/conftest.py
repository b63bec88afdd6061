"""The scripts that decide something, run by Node: the same files that a browser gets."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import _npm
from macros.publish.scripts import lean
from tests.site.conftest import ROOT

Node = Callable[..., Any]


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Node:
    """Return a function that runs lines of JavaScript and returns their last value.

    ``given`` are the arguments of the call; the modules stand under ``assets/``.
    """
    if not _npm.is_there():
        reason = "node ontbreekt; scripts/test zonder --fast installeert het"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("node")
    for name in ("zoeken", "kiezen", "mijn", "nu", "offline", "werker", "vendor"):
        shutil.copytree(ROOT / "docs" / "assets" / name, folder / "assets" / name)
    shutil.copy(ROOT / "docs" / "assets" / "klok.js", folder / "assets")
    for script in folder.rglob("*.js"):
        script.write_text(lean(script.read_text(encoding="utf-8")), encoding="utf-8")
    # A browser knows from the page that a file is a module, Node from here.
    (folder / "package.json").write_text('{"type": "module"}\n', encoding="utf-8")

    def run(imports: str, expression: str, *given: object) -> Any:
        program = folder / "program.js"
        lines = (
            'import { readFileSync } from "node:fs";',
            imports,
            'const given = JSON.parse(readFileSync(0, "utf8"));',
            f"console.log(JSON.stringify({expression}));",
        )
        program.write_text("\n".join(lines), encoding="utf-8")
        done = subprocess.run(
            ["node", str(program)],
            input=json.dumps(given),
            capture_output=True,
            check=False,
            cwd=Path(folder),
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
