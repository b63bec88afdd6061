"""Another name for the file of a session: address and identity stay, and links follow."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.entry.front_matter import NotEditableError, edited, fields_of
from macros.programme.fields import SLUG
from macros.programme.links import linked_id
from macros.programme.messages import nearest
from macros.programme.model import Edition, Programme, Session
from macros.programme.prose import references
from macros.programme.reading import check_programme

NOT_RIGHT = (
    "Dit bestand kan ik niet veranderen zonder er iets anders in te raken. Los eerst op wat "
    "scripts/check erover zegt."
)


_BEFORE = r"(?:(?<=[(<\"'])|(?<=\]: )|(?<=\]:))"
"""What stands before the address of a link in Markdown or HTML; a name in a sentence has it not."""


class RenamingError(ValueError):
    """The file cannot have that name; the text is Dutch and says why."""


@dataclass(frozen=True)
class Renaming:
    """What changes on disk."""

    old: Path
    new: Path
    texts: Mapping[Path, str]
    """File → what is in it afterwards; ``new`` among them."""

    def write(self) -> None:
        """Do it."""
        for path, text in self.texts.items():
            path.write_text(text, encoding="utf-8", newline="")
        self.old.unlink()


def check_renaming(folder: Path, renaming: Renaming) -> None:
    """Try it in a copy of the content.

    :raises RenamingError: with what the check says when something would be wrong that is not now.
    """
    with tempfile.TemporaryDirectory() as made:
        copy = Path(made) / "programme"
        shutil.copytree(folder, copy)
        before = check_programme(copy, base=copy).findings

        def there(path: Path) -> Path:
            return copy / path.relative_to(folder)

        own = {p: text for p, text in renaming.texts.items() if p.is_relative_to(folder)}
        texts = {there(path): text for path, text in own.items()}
        Renaming(there(renaming.old), there(renaming.new), texts).write()
        after = check_programme(copy, base=copy).findings
    known = {(finding.code, finding.message) for finding in before}
    for finding in after:
        if finding.blocks and (finding.code, finding.message) not in known:
            raise RenamingError(finding.message)


def session_called(programme: Programme, typed: str) -> Session:
    """Return the session that somebody means: by its file, its address, or its name alone.

    :raises RenamingError: when there is none, or more than one.
    """
    parts = re.sub(r"\.md$|/$", "", typed.strip().replace("\\", "/")).split("/")
    name, years = parts[-1], {int(part) for part in parts if re.fullmatch(r"[12][0-9]{3}", part)}
    found = [
        session
        for session in programme.sessions
        if session.slug == name and (not years or session.year in years)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        both = " of ".join(f"{session.year}/{session.slug}" for session in found)
        raise RenamingError(f"Er zijn er meer met die naam. Kies: {both}.")
    near = nearest(name, (session.slug for session in programme.sessions))
    meant = f" Bedoel je “{near}”?" if near else ""
    raise RenamingError(f"De sessie “{typed}” is er niet.{meant}")


def renamed(folder: Path, docs: Path, programme: Programme, session: Session, new: str) -> Renaming:
    """Return what has to change for ``session`` to have a file called ``new``.

    :param docs: the folder with the pages that are written by hand.
    :raises RenamingError: when that name is no name.
    """
    if not SLUG.fullmatch(new):
        raise RenamingError("Gebruik kleine letters, cijfers en streepjes, zoals: mijn-sessie.")
    if new == session.slug:
        raise RenamingError("Zo heet het bestand al.")
    old_path = folder / str(session.year) / "sessies" / f"{session.slug}.md"
    new_path = old_path.with_name(f"{new}.md")
    if new_path.exists():
        raise RenamingError(f"Er is al een sessie met de naam {new}.")
    texts = dict(_with_other_links(folder, docs, programme, session, new))
    text = texts.pop(old_path, None) or _read(old_path)
    texts[new_path] = with_former_name(text, session.slug)
    return Renaming(old_path, new_path, texts)


def with_former_name(text: str, name: str) -> str:
    """Return the text of a session's file with ``name`` as the last under ``voorheen``.

    :raises RenamingError: when the file is not right as it is.
    """
    try:
        fields = fields_of(text)
        former = fields.get("voorheen") or []
        assert isinstance(former, list)
        return edited(text, {**fields, "voorheen": [*former, name]})
    except NotEditableError as error:
        raise RenamingError(NOT_RIGHT) from error


def _with_other_links(
    folder: Path, docs: Path, programme: Programme, session: Session, new: str
) -> Iterator[tuple[Path, str]]:
    """Yield every file that links to the session, with links to its new name."""
    editions = programme.editions.values()
    owners: list[tuple[Session | Edition, str, str]] = [
        *((s, f"{s.year}/sessies/{s.slug}.md", s.body) for s in programme.sessions),
        *((e, f"{e.year}/editie.yml", e.introduction or "") for e in editions),
    ]
    for owner, name, prose in owners:
        old = {
            reference.target
            for reference in references(prose)
            if linked_id(owner, reference.target.partition("#")[0]) == session.id
            and reference.target.partition("#")[0].endswith(".md")
        }
        text = before = _read(folder / name) if old else ""
        for target in sorted(old, key=len, reverse=True):
            right = re.sub(rf"{re.escape(session.slug)}(?=\.md(#|$))", new, target)
            text = re.sub(rf"{_BEFORE}{re.escape(target)}(?=[)>\"'\s])", right, text)
        if text != before:
            yield folder / name, text
    address = re.compile(rf"(?<![\w-])({session.year}/(?:sessies/)?){session.slug}(?![\w-])")
    for path in sorted(docs.rglob("*.md")):
        text = _read(path)
        if address.search(text):
            yield path, address.sub(rf"\g<1>{new}", text)


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
