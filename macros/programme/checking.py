"""A check: everything there is to say about the programme, or about some of its files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from macros.programme import advice, rules
from macros.programme.dutch import count
from macros.programme.findings import Finding, Level
from macros.programme.formers import formers_in
from macros.programme.reading import Checked, check_content


@dataclass(frozen=True)
class Report:
    """What a check has found."""

    findings: tuple[Finding, ...]
    """In the order of files and lines."""
    subject: str
    """What was looked at, such as ``85 sessies, 8 edities``."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What has to be mended."""
        return tuple(finding for finding in self.findings if finding.blocks)

    @property
    def advice(self) -> tuple[Finding, ...]:
        """What can be better."""
        return tuple(f for f in self.findings if f.level is Level.ADVICE and not f.reason)

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """What may be so, with a reason."""
        return tuple(finding for finding in self.findings if finding.reason)

    @property
    def conclusion(self) -> str:
        """The whole in one sentence."""
        if not self.errors and not self.advice:
            return f"Alles in orde: {self.subject}."
        found = [
            *([count(len(self.errors), "fout", "fouten")] if self.errors else []),
            *([f"{len(self.advice)} keer “let op”"] if self.advice else []),
        ]
        told = f"{' en '.join(found)} ({self.subject})."
        return told if self.errors else f"Geen fouten. {told}"


def look(root: Path, content: Path, docs: Path) -> Checked:
    """Read the content and the pages, and look at both, also at what was published before.

    :param root: the root of the repository; the paths in findings are relative to it.
    :param content: the folder with the programme, relative to ``root`` or absolute.
    :param docs: the folder with the pages that are written by hand.
    :raises GitError: when the history of the content is not there as a whole.
    """
    formers = partial(formers_in, root / content)
    return check_content(root / content, docs, base=root, formers=formers)


def report(checked: Checked, base: Path, chosen: Sequence[Path] = ()) -> Report:
    """Return what there is to say, what can be better included.

    :param base: the folder that the paths in findings are relative to.
    :param chosen: files and folders, absolute; without any, everything is told.
    """
    programme = checked.programme
    found = {*checked.findings, *rules.with_reasons(programme, advice.check(programme))}
    told = [f for f in sorted(found) if not chosen or _is_in(base / f.path, chosen)]
    sessions = count(len(programme.sessions), "sessie", "sessies")
    editions = count(len(programme.editions), "editie", "edities")
    return Report(tuple(told), f"{sessions}, {editions}")


def unknown(checked: Checked, base: Path, chosen: Sequence[Path]) -> Iterator[Path]:
    """Yield what was chosen and is not there; a file that should not be gone has a finding."""
    for path in chosen:
        if not path.exists() and not any(_is_in(base / f.path, [path]) for f in checked.findings):
            yield path


def _is_in(path: Path, chosen: Sequence[Path]) -> bool:
    return any(path.is_relative_to(one) for one in chosen)
