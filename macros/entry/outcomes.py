"""What an import would do: a session at a time, and as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from macros.entry.merging import Merge
from macros.entry.remarks import Remark
from macros.entry.sessions_in import Incoming


class State(StrEnum):
    """What an import does with a session; the values are what an editor reads."""

    NEW = "nieuw"
    CHANGED = "gewijzigd"
    SAME = "ongewijzigd"
    WRONG = "fout"


@dataclass(frozen=True)
class Outcome:
    """What an import does with one session of the spreadsheet."""

    state: State
    incoming: Incoming
    name: str
    """Of the file, without ``.md``."""
    merge: Merge = field(default_factory=Merge)
    remarks: tuple[Remark, ...] = ()
    text: str | None = None
    """What will be in the file; ``None`` when nothing changes."""

    @property
    def path(self) -> str:
        """The file, under the folder with the content."""
        return f"{self.incoming.year}/sessies/{self.name}.md"

    def wrong(self, *remarks: Remark) -> Outcome:
        """Return it as something that cannot be read in."""
        told = (*self.remarks, *(r for r in remarks if r not in self.remarks))
        return replace(self, state=State.WRONG, remarks=told, text=None)


@dataclass(frozen=True)
class Plan:
    """All that an import would do."""

    outcomes: tuple[Outcome, ...]
    """One for each session in the spreadsheet, in its order."""
    remarks: tuple[Remark, ...]
    """What there is to say of the file, its sheets and its columns, and of rows left out."""
    files: Mapping[str, bytes]
    """Path under the folder with the content → what will be in the file."""
    added: Mapping[str, str] = field(default_factory=dict)
    """Reference list → the lines that it gets."""
    venues: Mapping[str, str] = field(default_factory=dict)
    """Short name of every venue, also of those that are added → its name."""

    @property
    def is_right(self) -> bool:
        """Whether everything in the spreadsheet can be read in."""
        told = any(remark.blocks for remark in self.remarks)
        return not told and all(outcome.state is not State.WRONG for outcome in self.outcomes)

    @property
    def written(self) -> tuple[str, ...]:
        """The files of sessions that would be written."""
        return tuple(path for path in self.files if path.endswith(".md"))

    def count(self, state: State) -> int:
        """Return how many sessions there are of one kind."""
        return sum(outcome.state is state for outcome in self.outcomes)

    def write(self, folder: Path) -> None:
        """Write the files under ``folder``."""
        for path, raw in self.files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(raw)
