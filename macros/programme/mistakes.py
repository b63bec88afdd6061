"""What a check found wrong, as whoever proposed the change is told on GitHub.

Only the standard library is used here, and nothing of it is believed: see ``change_report``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from macros.programme.dutch import count
from macros.programme.strangers import (
    MOST_CHARACTERS,
    MOST_LINES,
    ReportError,
    a_line,
    a_list,
    a_number,
    an_object,
    escaped,
    fenced,
    plain,
    seen,
)

MOST_SHOWN = 20
MOST_KEPT = 40
LONGEST_CORRECTION = 2_000
"""Characters; whoever needs more finds it with everything else that the check said."""
MOST_COUNTED = 1_000_000

AGAIN = (
    "Klik daarna op “Commit changes...” (*leg de wijzigingen vast*). De controle begint vanzelf "
    "opnieuw."
)


@dataclass(frozen=True)
class Mistake:
    """One thing that has to be mended before the change can go online."""

    path: str
    """The file, from the root of the repository."""
    line: int
    """Counted from 1."""
    sentence: str
    correction: tuple[str, ...]
    """Lines to put in place of that line; none where nobody can know."""

    @property
    def name(self) -> str:
        """The name of the file without its folders."""
        return self.path.rpartition("/")[2]


def of_check(text: str) -> tuple[Mistake, ...]:
    """Return the mistakes in what ``scripts/check --als json`` said; none when that is nothing.

    :raises ReportError: when it said something else.
    """
    if not text.strip():
        return ()
    try:
        found = json.loads(text)["meldingen"]
        return tuple(
            _of_finding(one) for one in found if one["niveau"] == "fout" and not one["reden"]
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ReportError("no check") from error


def _of_finding(finding: dict[str, Any]) -> Mistake:
    correction = finding["voorstel"].split("\n") if finding["voorstel"] else []
    return Mistake(
        path=plain(finding["bestand"]),
        line=int(finding["regel"]),
        sentence=plain(finding["tekst"])[:MOST_CHARACTERS],
        # Half a correction would be wrong.
        correction=tuple(map(seen, correction)) if _fits(correction) else (),
    )


def _fits(lines: list[str]) -> bool:
    fits = all(len(line) <= MOST_CHARACTERS for line in lines)
    return fits and len(lines) <= MOST_LINES and sum(map(len, lines)) <= LONGEST_CORRECTION


def mistake(data: Any) -> Mistake:
    """Read a mistake that anybody may have written.

    :raises ReportError: when it is in any way not as ours are.
    """
    fields = an_object(data, {"path", "line", "sentence", "correction"})
    path = a_line(fields["path"])
    # The comment leads there: it has to be a file within the repository.
    if any(part in {"", ".", ".."} for part in path.split("/")):
        raise ReportError("path")
    return Mistake(
        path,
        a_number(fields["line"], MOST_COUNTED),
        a_line(fields["sentence"]),
        a_list(fields["correction"], MOST_LINES, a_line),
    )


def as_markdown(
    mistakes: tuple[Mistake, ...], *, more: str, edit: Callable[[str], str | None]
) -> str:
    """Return what to mend, file by file, with a way to do so.

    :param more: the address of the page with everything that the check said.
    :param edit: a path → the address at which one can edit that file; ``None`` if there is none.
    """
    blocks = [f"❌ **De controle vond {_counted(mistakes)}.** [Lees wat er mis is]({more})"]
    ways = []
    for path, found in groupby(mistakes[:MOST_SHOWN], lambda one: one.path):
        address = edit(path)
        for one in found:
            blocks += _told(one)
        if address:
            ways.append(address)
            blocks.append(f"**[Verbeter {escaped(one.name)}]({address})**")
    if len(mistakes) > MOST_SHOWN:
        blocks.append(f"Er is meer: [lees alles]({more}).")
    if ways:
        blocks.append(AGAIN)
    return "\n\n".join(blocks) + "\n"


def _counted(mistakes: tuple[Mistake, ...]) -> str:
    if not mistakes:
        return "een fout"
    if len(mistakes) == MOST_KEPT:
        return f"minstens {MOST_KEPT} fouten"
    return count(len(mistakes), "fout", "fouten")


def _told(one: Mistake) -> list[str]:
    head = f"**{escaped(one.name)}, regel {one.line}.** {escaped(one.sentence)}"
    if not one.correction:
        return [head]
    language = "yaml" if one.path.endswith((".md", ".yml")) else ""
    return [f"{head} Schrijf:", fenced(one.correction, language)]
