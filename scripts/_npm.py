"""Programs that npm has, with the versions of a lock file."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

import _commands

ROOT = Path(__file__).resolve().parent.parent


def is_there() -> bool:
    """Whether Node is there, with npm."""
    return shutil.which("node") is not None and shutil.which("npm") is not None


@dataclass(frozen=True)
class Packages:
    """What one package.json asks for."""

    name: str
    """The program that it is about, for who waits for it."""

    lock_folder: Path
    """Where package.json and package-lock.json are."""

    folder: Path
    """Where npm puts the packages."""

    def are_there(self) -> bool:
        """Whether they are installed as the lock file has them."""
        stamp = self.folder / "stamp"
        return stamp.is_file() and stamp.read_text(encoding="utf-8") == self._stamp()

    def install(self) -> str | None:
        """Install them; return why not, in Dutch, if that fails."""
        print(f"Eenmalig: ik installeer {self.name} …", flush=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(self.lock_folder / name, self.folder / name)
        # Nothing that a package brings along is run.
        npm = [str(shutil.which("npm")), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = _commands.run(npm, cwd=self.folder)
        if done.returncode:
            return _commands.told("ophalen lukte niet.", "npm", done.stdout)
        (self.folder / "stamp").write_text(self._stamp(), encoding="utf-8")
        return None

    def _stamp(self) -> str:
        return hashlib.sha256((self.lock_folder / "package-lock.json").read_bytes()).hexdigest()
