"""Whatever is in a file: findings, and never a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import mangling
from tests.conftest import FILES, ProgrammeFolder
from tests.mangling import crash_of, mangled


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = ProgrammeFolder(tmp_path_factory.mktemp("programme")).path
    return {name: (folder / name).read_bytes() for name in FILES}


@settings(max_examples=150)
@given(name=st.sampled_from(sorted(FILES)), seed=st.integers(0, 2**32))
def test_mangled_files(files: dict[str, bytes], name: str, seed: int) -> None:
    chance = random.Random(seed)
    assert crash_of({**files, name: mangled(files[name], chance)}) is None


@settings(max_examples=60)
@given(name=st.sampled_from(sorted(FILES)), raw=st.binary(max_size=200))
def test_bytes(files: dict[str, bytes], name: str, raw: bytes) -> None:
    assert crash_of({**files, name: raw}) is None


YAML = st.recursive(
    st.text(st.sampled_from("ab -:#'\"&*!|>%@`{}[],?\n\t\u00a0“é0.<~"), max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=12,
)


@settings(max_examples=100)
@given(key=st.sampled_from(["titel", "momenten", "themas", "aanmelden", "toegestaan"]), value=YAML)
def test_any_value_of_a_field(files: dict[str, bytes], key: str, value: object) -> None:
    """As flow style, which can say any shape on one line."""
    text = f"---\ntitel: T\ndatum: 2026-11-10\n{key}: {value}\n---\n"
    assert crash_of({**files, "2026/sessies/x.md": text.encode("utf-8", "replace")}) is None


@settings(max_examples=100)
@given(text=st.text(st.sampled_from("[]()<>!*_`#|-+ \n\t\"'&;:/.aw1é\\"), max_size=80))
def test_any_description(files: dict[str, bytes], text: str) -> None:
    whole = f"---\ntitel: T\ndatum: 2026-11-10\n---\n{text}"
    assert crash_of({**files, "2026/sessies/x.md": whole.encode()}) is None


def test_a_crash_would_be_seen(files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(folder: Path, *, base: Path) -> None:
        raise RecursionError(str(folder))

    monkeypatch.setattr(mangling, "check_programme", broken)
    assert isinstance(crash_of(files), RecursionError)


def test_a_seed_gives_the_same_file_back() -> None:
    raw = FILES["2026/editie.yml"].encode()
    seen = {mangled(raw, random.Random(seed)) for seed in range(50)}
    assert seen == {mangled(raw, random.Random(seed)) for seed in range(50)}
    assert len(seen) > 40
