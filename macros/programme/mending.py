"""What is proposed for a line is right at once: who pastes it is not told of that line again.

A line can have more than one thing wrong with it, of which the second shows only when the first is
mended: ``Themas: Wonen`` is no field, then no list, then no short name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from macros.programme.findings import Finding

MOST_STEPS = 3
"""How often a text is mended and looked at again."""


def settled(
    text: str, findings: Sequence[Finding], read: Callable[[str], Iterable[Finding]]
) -> list[Finding]:
    """Return the findings about ``text``, with proposals in which all is mended that can be.

    :param read: returns the findings about another text of the same file.
    """
    proposals = {f.line: f.correction.split("\n") for f in findings if f.correction}
    for _ in range(MOST_STEPS if proposals else 0):
        better = _mended(text.split("\n"), proposals, read)
        if better == proposals:
            break
        proposals = better
    return [
        replace(f, correction="\n".join(proposals[f.line])) if f.correction else f for f in findings
    ]


def _mended(
    lines: Sequence[str],
    proposals: dict[int, list[str]],
    read: Callable[[str], Iterable[Finding]],
) -> dict[int, list[str]]:
    """Return the proposals, with what is proposed for them when all are pasted."""
    mended: list[str] = []
    origin: list[int] = []
    for number, line in enumerate(lines, 1):
        new = proposals.get(number, [line])
        mended += new
        origin += [number] * len(new)
    for finding in read("\n".join(mended)):
        if finding.correction and origin[finding.line - 1] in proposals:
            mended[finding.line - 1] = finding.correction
    return {
        number: "\n".join(m for m, o in zip(mended, origin, strict=True) if o == number).split("\n")
        for number in proposals
    }
