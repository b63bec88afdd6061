"""A folder with content → one ``Programme``, or every finding at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from macros.programme import rules, typing_errors, yamltext
from macros.programme.fields import SLUG, clean, slugify
from macros.programme.findings import Finding, Position, ProgrammeError
from macros.programme.lifting import lift
from macros.programme.messages import did_you_mean
from macros.programme.model import (
    Audience,
    Content,
    Edition,
    Entry,
    Kind,
    Organisation,
    Programme,
    Region,
    Series,
    Session,
    Theme,
    Venue,
)
from macros.programme.source import Source

C = TypeVar("C", bound=Content)
E = TypeVar("E", bound=Entry)


def read_programme(folder: Path, *, base: Path | None = None) -> Programme:
    """Read the whole content of ``folder``.

    :param base: the folder that the paths in findings are relative to; default: the current one.
    :raises ProgrammeError: with everything that is wrong, when anything is.
    """
    reading = _Reading(folder, base or Path.cwd())
    programme, known = reading.programme()
    findings = [*reading.findings, *rules.check(programme, known)]
    if findings:
        raise ProgrammeError(findings)
    return programme


PAGE_FIELDS = frozenset(
    {"title", "description", "template", "render_macros", "hide", "search", "status", "icon"}
)
"""What the front matter of a page under ``docs/`` may say; these keys are MkDocs' own."""


def check_pages(docs: Path, *, base: Path) -> list[Finding]:
    """Return what is wrong with the front matter of the pages that are written by hand.

    MkDocs itself takes broken front matter for text and says nothing.
    """
    reading = _Reading(docs, base)
    for path in sorted(docs.rglob("*.md")):
        reading.check_page(path)
    return reading.findings


@dataclass
class _Reading:
    """Collects findings while it reads, so that one mistake does not hide the next."""

    folder: Path
    base: Path
    findings: list[Finding] = field(default_factory=list)
    session_files: set[tuple[int, str]] = field(default_factory=set)

    def programme(self) -> tuple[Programme, rules.Known]:
        """Return what could be read, and every name that is defined."""
        names: dict[str, frozenset[str] | None] = {}

        def entries(file: str, model: type[E]) -> Mapping[str, E]:
            found, names[file] = self._list(f"{file}.yml", model)
            return found

        programme = Programme(
            themes=entries("themas", Theme),
            regions=entries("regios", Region),
            audiences=entries("doelgroepen", Audience),
            kinds=entries("vormen", Kind),
            series=entries("reeksen", Series),
            venues=entries("locaties", Venue),
            organisations=entries("organisaties", Organisation),
            editions={edition.year: edition for edition in self._editions()},
            sessions=tuple(sorted(self._sessions(), key=_chronological)),
        )
        return programme, rules.Known(names, frozenset(self.session_files))

    def _list(self, file: str, model: type[E]) -> tuple[Mapping[str, E], frozenset[str] | None]:
        """Return the valid entries of a reference list, and all names in it if it is readable."""
        path = self.folder / file
        text = self._text(path)
        if text is None:
            return {}, None
        document, source = self._document(path, text, text)
        if document is None:
            return {}, None
        found = {}
        for slug in document:
            entry = self._entry(slug, document, source, model)
            if entry:
                found[slug] = entry
        return found, frozenset(document)

    def _entry(
        self, slug: str, document: dict[str, Any], source: Source, model: type[E]
    ) -> E | None:
        if not SLUG.fullmatch(slug):
            near = f" Bedoel je “{slugify(slug)}”?" if slugify(slug) else ""
            self.findings.append(source.key_finding("geen-naam", slug, waarde=slug, bedoel=near))
            return None
        fields = document[slug]
        if not isinstance(fields, dict):
            example = f"naam: {slug.capitalize()}"
            self.findings.append(source.finding("geen-groep", slug, voorbeeld=example))
            return None
        return self._typed(model, fields, source.under(slug), {"<slug>": slug})

    def _editions(self) -> Iterable[Edition]:
        for folder in _year_folders(self.folder):
            path = folder / "editie.yml"
            text = self._text(path)
            if text is None:
                continue
            document, source = self._document(path, text, text)
            if document is None:
                continue
            edition = self._typed(Edition, document, source, {"<jaar>": int(folder.name)})
            if edition:
                yield edition

    def _sessions(self) -> Iterable[Session]:
        for folder in _year_folders(self.folder):
            for path in sorted(folder.rglob("*")):
                if path.is_file() and path.name != "editie.yml" and path.name[0] != ".":
                    session = self._session(path, int(folder.name))
                    if session:
                        yield session

    def _session(self, path: Path, year: int) -> Session | None:
        if path.suffix != ".md" or path.parent.name != "sessies":
            self._at_start(path, "verkeerde-plek", naam=path.name)
            return None
        if not SLUG.fullmatch(path.stem):
            proposal = slugify(path.stem) or "naam-van-de-sessie"
            self._at_start(path, "bestandsnaam", naam=path.name, voorstel=proposal)
            return None
        self.session_files.add((year, path.stem))
        text = self._text(path)
        if text is None:
            return None
        parts = yamltext.front_matter(text)
        if parts is None:
            self._at_start(path, "geen-voorblok", text=text)
            return None
        matter, body, body_line = parts
        document, source = self._document(path, text, matter, first_line=2)
        if document is None:
            return None
        lifted, marks, problems = lift(document, source.marks)
        self.findings += map(source.of, problems)
        source = Source(source.path, source.lines, marks)
        known = {"<jaar>": year, "<slug>": path.stem, "<tekst>": clean(body), "<regel>": body_line}
        return self._typed(Session, lifted, source, known, complete=not problems)

    def check_page(self, path: Path) -> None:
        """Report what is wrong with the front matter of a page, if it has any."""
        text = self._text(path)
        if text is None or not text.startswith("---"):
            return
        parts = yamltext.front_matter(text)
        if parts is None:
            self._at_start(path, "voorblok-open", text=text)
            return
        document, source = self._document(path, text, parts[0], first_line=2)
        for key in document or ():
            if key not in PAGE_FIELDS:
                near = did_you_mean(key, PAGE_FIELDS)
                self.findings.append(
                    source.key_finding("onbekend-veld", key, veld=key, bedoel=near)
                )

    def _text(self, path: Path) -> str | None:
        """Return the text of a file, or ``None`` after reporting why there is none."""
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            self._at_start(path, "bestand-mist", bestand=path.name)
            return None
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = raw[: error.start]
            line = before.count(b"\n") + 1
            column = error.start - before.rfind(b"\n")
            lines = raw.decode("utf-8", "replace")
            self._at_start(path, "geen-utf8", text=lines, position=Position(line, column))
            return None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _document(
        self, path: Path, text: str, yaml: str, *, first_line: int = 1
    ) -> tuple[dict[str, Any] | None, Source]:
        """Return the fields in a text, or ``None`` after reporting why there are none."""
        document = yamltext.read(yaml, first_line=first_line)
        source = Source(self._name(path), tuple(text.split("\n")), document.marks)
        self.findings += map(source.of, document.problems)
        if document.data is None and not document.problems:
            return {}, source
        if not isinstance(document.data, dict):
            if not document.problems:
                self.findings.append(source.finding("geen-velden"))
            return None, source
        return document.data, source

    def _typed(
        self,
        model: type[C],
        fields: Mapping[str, Any],
        source: Source,
        known: Mapping[str, Any],
        *,
        complete: bool = True,
    ) -> C | None:
        """Return ``fields`` as a ``model``, or ``None`` after reporting what does not fit."""
        result, findings = typing_errors.validate(model, fields, source, known)
        # What is already said about a line as text explains why its value does not fit.
        said = {(finding.path, finding.line) for finding in self.findings}
        self.findings += [
            f for f in findings if f.code == "verplicht-veld" or (f.path, f.line) not in said
        ]
        return result if complete else None

    def _at_start(
        self,
        path: Path,
        code: str,
        *,
        text: str = "",
        position: Position = Position(1, 1),  # noqa: B008 -- frozen
        **context: object,
    ) -> None:
        source = Source(self._name(path), tuple(text.split("\n")))
        self.findings.append(source.at(position, code, **context))

    def _name(self, path: Path) -> str:
        try:
            return path.resolve().relative_to(self.base.resolve()).as_posix()
        except ValueError:
            return path.as_posix()


def _year_folders(folder: Path) -> list[Path]:
    return sorted(p for p in folder.glob("[12][0-9][0-9][0-9]") if p.is_dir())


def _chronological(session: Session) -> tuple[Any, ...]:
    return (*min(moment.sort_key for moment in session.moments), session.year, session.slug)
