"""What holds for every file in the repository."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.lock", "requirements-test.lock"]

# In parts, so that this file does not name them.
PACKAGE_HOSTS = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pypi", "python", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("registry", "npmmirror", "com"),
        ("deb", "debian", "org"),
        ("archive", "ubuntu", "com"),
        ("conda", "anaconda", "org"),
    ]
]

LOCKED = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; (.+?))? \\$", re.MULTILINE)


def repository_files() -> list[Path]:
    """Return the files that git has, or would get with `git add .`."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=True,
        capture_output=True,
        cwd=ROOT,
    ).stdout.decode()
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file()]


def named_hosts(content: bytes) -> list[str]:
    return [host for host in PACKAGE_HOSTS if host.encode() in content.lower()]


def locked(lock: str) -> dict[str, list[tuple[str, str | None]]]:
    """Return each package's versions, with the marker that says where the version holds."""
    found: dict[str, list[tuple[str, str | None]]] = {}
    for name, version, marker in LOCKED.findall((ROOT / lock).read_text(encoding="utf-8")):
        found.setdefault(name, []).append((version, marker or None))
    return found


def wanted(extra: str | None) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    more = project["optional-dependencies"][extra] if extra else []
    return [Requirement(line) for line in project["dependencies"] + more]


def test_no_file_names_a_package_host() -> None:
    files = repository_files()
    assert ROOT / "pyproject.toml" in files
    naming = {
        path.relative_to(ROOT).as_posix(): hosts
        for path in files
        if (hosts := named_hosts(path.read_bytes()))
    }
    assert naming == {}


def test_a_package_host_would_be_found() -> None:
    assert named_hosts(f"see https://{PACKAGE_HOSTS[0].upper()}/x".encode()) == PACKAGE_HOSTS[:1]


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_place(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert [line for line in text.splitlines() if line.startswith("-")] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_has_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert len(entries) == len(LOCKED.findall(text))


@pytest.mark.parametrize(
    ("lock", "extra"), [("requirements.lock", None), ("requirements-test.lock", "test")]
)
def test_lock_fits_pyproject(lock: str, extra: str | None) -> None:
    """If this fails: run `python scripts/lock`."""
    versions = locked(lock)
    unfit = [
        str(requirement)
        for requirement in wanted(extra)
        if not (found := versions.get(requirement.name.lower()))
        or any(not requirement.specifier.contains(version) for version, _ in found)
    ]
    assert unfit == []


def test_tests_run_with_the_versions_of_the_site() -> None:
    site, test = (locked(lock) for lock in LOCKS)
    assert {name: test.get(name) for name in site} == site


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_has_one_version_of_a_package_for_a_python(lock: str) -> None:
    for versions in locked(lock).values():
        for python in ("3.11.0", "3.11.9", "3.13.0"):
            here = {"python_version": python.rsplit(".", 1)[0], "python_full_version": python}
            fitting = [
                version
                for version, marker in versions
                if marker is None or Marker(marker).evaluate(dict(here))
            ]
            assert len(fitting) <= 1


def test_programs_are_executable() -> None:
    programs = [ROOT / ".ci/run", *(ROOT / "scripts").glob("[!_]*")]
    assert len(programs) > 1
    assert [path.name for path in programs if not os.access(path, os.X_OK)] == []


VENDORED = {
    "minisearch/LICENSE.txt": "70d37354d6395629fb99edb28cb37a5d356ffa24a48cd02a5def5b83a300a899",
    "minisearch/minisearch.js": "0393b3ba253b809d5e55707c7b0875ef9b518a296a006c6739b28876e154edb3",
    "snowball/LICENSE.txt": "880802872ce34f313df826e96131b1b147dcfa09c76fc82129f25503a922a678",
    "snowball/dutch.js": "1822515eb69313d0eeec50feaa929156e57a43a102159bdae60f66d987a15a78",
}
"""What `python scripts/vendor` writes → its SHA-256."""


def test_the_scripts_of_others_are_as_they_were_published() -> None:
    folder = ROOT / "docs" / "assets" / "vendor"
    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert found == VENDORED
