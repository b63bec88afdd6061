"""Why there is no site, as a page and for a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.programme.git import GitError
from macros.publish.problems import MENDED, RESTART, explain

ROOT = Path(__file__).resolve().parents[2]
COMMAND = "git config --global --add safe.directory /srv/week"


def abort(cause: Exception) -> BaseException:
    """Return what MkDocs ends with."""
    with pytest.raises(SystemExit) as caught:
        raise SystemExit from cause
    return caught.value


def test_what_git_does_not_give_is_told_with_what_to_do_and_nothing_of_the_code() -> None:
    page, said = explain(abort(GitError(f"Niet van jou. Typ:\n    {COMMAND}")), ROOT)
    assert said.split("\n")[1:] == ["Niet van jou. Typ:", f"    {COMMAND}", RESTART]
    assert f"Niet van jou. Typ:\n    {COMMAND}</pre>" in page
    assert "Traceback" not in page + said


def test_what_is_wrong_in_the_code_has_the_words_of_python() -> None:
    page, said = explain(abort(KeyError("x")), ROOT)
    assert "Dit ligt aan de code" in page
    assert "KeyError" in page
    assert said.endswith(MENDED)
