"""A folder with content → one ``Programme``, or every finding at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from macros.programme import (
    content_keys,
    frontmatter,
    photos,
    rules,
    samples,
    typing_errors,
    vanished,
    yamltext,
)
from macros.programme.addresses import free_name
from macros.programme.fields import SLUG, clean, slugify
from macros.programme.findings import Finding, Position, ProgrammeError
from macros.programme.lifting import lift
from macros.programme.line_mistakes import ANYTHING, Expected
from macros.programme.mending import settled
from macros.programme.messages import did_you_mean, meaning
from macros.programme.misplaced import in_description, taken_out
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
from macros.programme.name_help import unknown_names, with_slugs
from macros.programme.names import Names, ReferenceList
from macros.programme.source import Source
from macros.programme.vanished import NOTHING, Former

C = TypeVar("C", bound=Content)
E = TypeVar("E", bound=Entry)

Files: TypeAlias = Mapping[str, bytes]
"""Path under the folder with the content, with forward slashes → what is in the file."""

NO_FILES: Files = MappingProxyType({})

Formers: TypeAlias = Callable[[Programme, Files], Mapping[str, Former]]
"""What is there now, and the files it was read from → what was published before, by ``Slot.id``."""


def nothing_before(programme: Programme, files: Files) -> Mapping[str, Former]:
    """Return that nothing was published before."""
    del programme, files
    return NOTHING


LISTS: Mapping[str, tuple[str, type[Entry]]] = {
    "themas.yml": ("themes", Theme),
    "regios.yml": ("regions", Region),
    "doelgroepen.yml": ("audiences", Audience),
    "vormen.yml": ("kinds", Kind),
    "reeksen.yml": ("series", Series),
    "locaties.yml": ("venues", Venue),
    "organisaties.yml": ("organisations", Organisation),
}
"""File of a reference list → the field of ``Programme`` that it becomes, and what is in it."""

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that show a text in another order than it is read (Unicode UAX 9)."""

_YEAR = re.compile(r"[12][0-9]{3}")


@dataclass(frozen=True)
class Checked:
    """What was read, and everything there is to say about it."""

    programme: Programme
    """All that could be read; to be published only when nothing blocks that."""
    findings: tuple[Finding, ...]
    """In the order of files and lines."""

    def publishable(self) -> Programme:
        """Return the programme.

        :raises ProgrammeError: with everything that is wrong, when anything is.
        """
        blocking = [finding for finding in self.findings if finding.blocks]
        if blocking:
            raise ProgrammeError(blocking)
        return self.programme


def read_programme(
    folder: Path, *, base: Path | None = None, formers: Formers = nothing_before
) -> Programme:
    """Read the whole content of ``folder``; the parameters are those of ``check_programme``.

    :raises ProgrammeError: with everything that is wrong, when anything is.
    """
    return check_programme(folder, base=base, formers=formers).publishable()


def check_programme(
    folder: Path,
    *,
    base: Path | None = None,
    formers: Formers = nothing_before,
    drafts: Files = NO_FILES,
) -> Checked:
    """Read the whole content of ``folder``, and look at it.

    :param base: the folder that the paths in findings are relative to; default: the current one.
    :param formers: returns what was published before, by ``Slot.id``, for what is there now.
    :param drafts: files that are looked at as if they were there, in place of any of that name.
    """
    reader = Reader(_shown(folder, base or Path.cwd()))
    for path in _strays(folder):
        reader.misplaced(path)
    files = {**_files(folder), **drafts}
    programme, known = _programme(reader, files)
    shown = photos.Photos(photos.find(folder))
    shown.look(programme)
    programme = replace(programme, photos=shown.good)
    # What a file that cannot be read asks for is not known yet.
    is_whole = known.sessions == programme.by_id.keys()
    findings = [
        *reader.findings,
        *shown.findings,
        *(shown.unused(programme, reader.prefix) if is_whole else ()),
        *rules.check(programme, known),
        *vanished.check(programme, formers(programme, files), known.sessions, reader.prefix),
    ]
    return Checked(programme, tuple(sorted(set(findings))))


def read_content(
    folder: Path, docs: Path, *, base: Path, formers: Formers = nothing_before
) -> Programme:
    """Read the programme and the pages written by hand; parameters as for ``check_content``.

    :raises ProgrammeError: with everything that is wrong with either.
    """
    return check_content(folder, docs, base=base, formers=formers).publishable()


def check_content(
    folder: Path, docs: Path, *, base: Path, formers: Formers = nothing_before
) -> Checked:
    """Read the programme, and look at the pages that are written by hand as well.

    :param docs: the folder with those pages.
    :param formers: returns what was published before, by ``Slot.id``, for what is there now.
    """
    checked = check_programme(folder, base=base, formers=formers)
    findings = (*check_pages(docs, base=base), *checked.findings)
    return replace(checked, findings=tuple(sorted(findings)))


def assemble(
    lists: Mapping[str, Mapping[str, Any]],
    editions: Iterable[Edition],
    sessions: Iterable[Session],
) -> Programme:
    """Return the programme that consists of these parts.

    :param lists: the name of a reference list's file → its entries by slug.
    """
    return Programme(
        **{field: lists.get(file, {}) for file, (field, _) in LISTS.items()},
        editions={edition.year: edition for edition in sorted(editions, key=lambda e: e.year)},
        sessions=tuple(sorted(sessions, key=_chronological)),
    )


def edition_year(path: str) -> int | None:
    """Return the year of the edition that the file at ``path`` describes, if it is such a file."""
    folder, _, name = path.partition("/")
    return int(folder) if name == "editie.yml" and _YEAR.fullmatch(folder) else None


def is_session(path: str) -> bool:
    """Whether the file at ``path`` is, or should be, a session: anything else under a year."""
    if photos.is_photo(path):
        return False
    folder, _, rest = path.partition("/")
    name = rest.rpartition("/")[2]
    return bool(_YEAR.fullmatch(folder)) and name not in ("", "editie.yml") and name[0] != "."


def belongs(path: str) -> bool:
    """Whether the file at ``path`` is read as a part of the programme."""
    return path in LISTS or edition_year(path) is not None or is_session(path)


PAGE_FIELDS = frozenset(
    {"title", "description", "template", "render_macros", "hide", "search", "status", "icon"}
)
"""What the front matter of a page under ``docs/`` may say; these keys are MkDocs' own."""


def check_pages(docs: Path, *, base: Path) -> list[Finding]:
    """Return what is wrong with the front matter of the pages that are written by hand.

    MkDocs itself takes broken front matter for text and says nothing.
    """
    reader = Reader(_shown(docs, base))
    for path in sorted(docs.rglob("*.md")):
        reader.check_page(path.relative_to(docs).as_posix(), path.read_bytes())
    return reader.findings


def _files(folder: Path) -> Files:
    """Return the files of ``folder`` that have to do with the programme."""
    years = (path for path in folder.glob("[12]*") if _YEAR.fullmatch(path.name))
    paths = [*(folder / name for name in LISTS), *(p for year in years for p in year.rglob("*"))]
    files = {p.relative_to(folder).as_posix(): p for p in paths if p.is_file()}
    return {name: p.read_bytes() for name, p in files.items() if not photos.is_photo(name)}


def _page_fields(fields: Mapping[str, Any], source: Source) -> Iterator[Finding]:
    for key, value in fields.items():
        if key not in PAGE_FIELDS:
            near = did_you_mean(key, PAGE_FIELDS)
            yield source.key_finding("onbekend-veld", key, veld=key, bedoel=near)
        elif key in ("title", "description") and not isinstance(value, str):
            yield source.finding("geen-tekst", key)
        elif key == "render_macros" and value != "true":
            yield source.finding("macros-aan", key)


def _strays(folder: Path) -> list[str]:
    """Return the files of ``folder`` that are no part of a programme, such as one beside a year."""
    paths = (p.relative_to(folder) for p in folder.rglob("*") if p.is_file())
    return sorted(
        path.as_posix()
        for path in paths
        if path.as_posix() not in LISTS
        and not _YEAR.fullmatch(path.parts[0])
        and not any(part.startswith(".") for part in path.parts)
    )


def _shown(folder: Path, base: Path) -> str:
    """Return what findings put before the path of a file in ``folder``."""
    try:
        shown = folder.resolve().relative_to(base.resolve())
    except ValueError:
        shown = folder
    return "" if shown == Path() else f"{shown.as_posix()}/"


def _programme(reader: Reader, files: Files) -> tuple[Programme, rules.Known]:
    """Return what could be read, and every name that is defined."""
    lists: dict[str, Mapping[str, Any]] = {}
    names: dict[str, ReferenceList | None] = {}
    for file, (_, model) in LISTS.items():
        lists[file], names[file.removesuffix(".yml")] = reader.entries(file, files.get(file), model)
    reader.names = names
    reader.paths = frozenset(files)
    years = sorted({path.partition("/")[0] for path in files if path not in LISTS})
    editions = (
        reader.edition(path, files.get(path)) for path in map("{}/editie.yml".format, years)
    )
    sessions = (reader.session(path, files[path]) for path in sorted(files) if is_session(path))
    programme = assemble(lists, filter(None, editions), filter(None, sessions))
    return programme, rules.Known(names, frozenset(reader.session_files))


OF_SHAPE = frozenset(
    {"onbekend-veld", "verplicht-veld", "geen-groep", "geen-lijst", "geen-tekst", "geen-naam"}
)
"""What cannot be known of a text from which lines were set aside."""


@dataclass(frozen=True, slots=True)
class _Read:
    """The fields of a file; see ``yamltext.Document``."""

    fields: dict[str, Any]
    is_whole: bool
    has_shape: bool


@dataclass
class Reader:
    """Reads files one by one; collects findings, so that one mistake does not hide the next."""

    prefix: str = ""
    """What findings put before the path of a file."""
    names: Names = field(default_factory=dict)
    """To propose a name that is there."""
    paths: AbstractSet[str] = frozenset()
    """The files that are there, to propose a name that none of them has."""
    findings: list[Finding] = field(default_factory=list)
    session_files: set[tuple[int, str]] = field(default_factory=set)
    """Year and slug of every session file seen, also of those that are wrong in themselves."""

    def entries(
        self, path: str, raw: bytes | None, model: type[E]
    ) -> tuple[Mapping[str, E], ReferenceList | None]:
        """Return the valid entries of a reference list, and what is in it if it is readable.

        :param raw: what is in the file; ``None`` when there is none, which is a finding.
        """
        text = self._text(path, raw)
        if text is None:
            return {}, None
        document, source = self._document(path, text, text)
        found = {}
        for slug in document.fields:
            entry = self._entry(slug, document, source, model)
            if entry:
                found[slug] = entry
        if not document.is_whole:
            return {}, None
        # Also as it should be: a name that is wrong in the list is one finding, not one per use.
        slugs = frozenset(name for slug in document.fields for name in (slug, slugify(slug)))
        return found, ReferenceList(source.path, slugs, found)

    def edition(self, path: str, raw: bytes | None) -> Edition | None:
        """Return the edition that a file describes, or ``None`` after reporting why not.

        :param path: one for which ``edition_year`` gives a year.
        """
        text = self._text(path, raw)
        if text is None:
            return None
        document, source = self._document(path, text, text)
        known = {"<jaar>": edition_year(path)}
        return self._typed(Edition, document.fields, source, known, document)

    def session(self, path: str, raw: bytes) -> Session | None:
        """Return the session in a file, or ``None`` after reporting why there is none.

        :param path: one for which ``is_session`` holds.
        """
        before = len(self.findings)
        session = self._session(path, raw)
        found = self.findings[before:]
        if any(finding.correction for finding in found):
            text = _one_line_end(raw.decode("utf-8-sig"))
            self.findings[before:] = settled(text, found, partial(self._again, path))
        return session

    def _again(self, path: str, text: str) -> Sequence[Finding]:
        """Return what there would be to say of a session with another text."""
        reader = Reader(self.prefix, self.names, self.paths)
        reader._session(path, text.encode())
        return reader.findings

    def _session(self, path: str, raw: bytes) -> Session | None:
        folders, _, name = path.rpartition("/")
        is_text = name.endswith(".md") or raw.lstrip(b"\xef\xbb\xbf").startswith(b"---")
        if not folders.endswith("/sessies") or not is_text:
            self._at_start(path, "verkeerde-plek", naam=name)
            return None
        year = int(path.partition("/")[0])
        stem = name.removesuffix(".md")
        is_named = f"{stem}.md" == name and SLUG.fullmatch(stem) and stem != samples.FILE_NAME
        if is_named:
            self.session_files.add((year, stem))
        text = self._text(path, raw)
        if text is None:
            return None
        parts = frontmatter.split(text)
        document, source = self._document(
            path, text, parts.matter, first_line=parts.matter_line, expected=SESSION
        )
        if parts.problem:
            self.findings.append(source.of(parts.problem))
            if not parts.matter:
                return None
        if not is_named:
            # What is in the file is read as well: or else whoever mends the name is then told more.
            stem = self._name(path, document.fields.get("titel"))
        self.findings += map(source.of, in_description(parts.body, parts.body_line, SESSION.fields))
        self._say(document, *_samples_in(document.fields, source))
        fields, marks, misplaced = taken_out(document.fields, source, SESSION.fields, _within)
        fields = with_slugs(fields, self.names)
        unknown = tuple(unknown_names(fields, replace(source, marks=marks), self.names))
        lifted, marks, problems = lift(fields, marks)
        if "datum" in content_keys.meant_fields(Session, fields):
            problems = [problem for problem in problems if problem.code != "geen-moment"]
        problems = [*misplaced, *(problems if document.has_shape else ())]
        self.findings += map(source.of, problems)
        source = Source(source.path, source.lines, marks)
        known = {"<jaar>": year, "<slug>": stem, "<tekst>": clean(parts.body)}
        known |= {"<regel>": parts.body_line}
        session = self._typed(Session, lifted, source, known, document)
        self._say(document, *unknown)
        return None if problems or parts.problem or not is_named else session

    def _name(self, path: str, title: object) -> str:
        """Report a name that a file cannot have, and return one that it can."""
        name = path.rpartition("/")[2]
        slug = slugify(re.sub(r"(\.[A-Za-z]{2,8})+$", "", name))
        code = "bestandsnaam" if name.lower().endswith(".md") else "bestandsnaam-md"
        advice = "Kies een eigen naam, bijvoorbeeld: wonen-in-een-klein-dorp.md"
        if slug in (samples.FILE_NAME, ""):
            code = "bestandsnaam-voorbeeld" if slug else code
            taken = {p.rpartition("/")[2].removesuffix(".md") for p in self.paths - {path}}
            slug = free_name(title, taken) if title and isinstance(title, str) else ""
        if slug:
            advice = f"Noem het bestand {slug}.md"
        self._at_start(path, code, naam=name, doen=advice)
        return slug or samples.FILE_NAME

    def misplaced(self, path: str) -> None:
        """Report a file that nothing reads."""
        self._at_start(path, "verkeerde-plek", naam=path.rpartition("/")[2])

    def check_page(self, path: str, raw: bytes) -> None:
        """Report what is wrong with the front matter of a page, and macros that would not run."""
        text = self._text(path, raw)
        if text is None:
            return
        if not text.startswith("---"):
            if text.lstrip().startswith("---"):
                self._at_start(path, "voorblok-te-laag", text=text)
            self._check_macros(path, text, text, 1)
            return
        parts = yamltext.front_matter(text)
        if parts is None:
            self._at_start(path, "voorblok-open", text=text)
            return
        matter, body, body_line = parts
        document, source = self._document(path, text, matter, first_line=2)
        if document.has_shape:
            self.findings += _page_fields(document.fields, source)
            if "render_macros" not in document.fields:
                self._check_macros(path, text, body, body_line)

    def _entry(self, slug: str, document: _Read, source: Source, model: type[E]) -> E | None:
        if not SLUG.fullmatch(slug):
            near = slugify(slug)
            context = {"waarde": slug[:80], "bedoel": meaning(near)}
            self._say(document, source.key_finding("geen-naam", slug, **context).mended(slug, near))
            return None
        fields = document.fields[slug]
        if not isinstance(fields, dict):
            example = f"naam: {slug.capitalize()}"
            finding = source.finding("geen-groep", slug, voorbeeld=example)
            lines = f"{slug}:\n  naam: {fields}" if isinstance(fields, str) else ""
            self._say(document, replace(finding, correction=lines))
            return None
        return self._typed(model, fields, source.under(slug), {"<slug>": slug}, document)

    def _check_macros(self, path: str, text: str, body: str, body_line: int) -> None:
        """Report the first macro in a page that does not switch macros on."""
        found = re.search(r"\{\{|\{%", body)
        if found:
            line = body_line + body.count("\n", 0, found.start())
            column = found.start() - body.rfind("\n", 0, found.start())
            self._at_start(path, "macros-uit", text=text, position=Position(line, column))

    def _text(self, path: str, raw: bytes | None) -> str | None:
        """Return the text of a file, or ``None`` after reporting why there is none."""
        if raw is None:
            self._at_start(path, "bestand-mist", bestand=path.rpartition("/")[2])
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
        text = _one_line_end(text)
        if _TURNS.search(text):
            self._check_direction(path, text)
        return text

    def _check_direction(self, path: str, text: str) -> None:
        """Report every line in which something turns the direction of reading."""
        source = Source(f"{self.prefix}{path}", tuple(text.split("\n")))
        for number, line in enumerate(source.lines, 1):
            if turn := _TURNS.search(line):
                context = {"nummer": f"{ord(turn[0]):04X}"}
                finding = source.at(Position(number, turn.start() + 1), "leesrichting", **context)
                self.findings.append(replace(finding, correction=_TURNS.sub("", line)))

    def _document(
        self,
        path: str,
        text: str,
        yaml: str,
        *,
        first_line: int = 1,
        expected: Expected = ANYTHING,
    ) -> tuple[_Read, Source]:
        """Return the fields in a text, after reporting what is wrong with it as a text."""
        document = yamltext.read(yaml, first_line=first_line, expected=expected)
        source = Source(f"{self.prefix}{path}", tuple(text.split("\n")), document.marks)
        self.findings += map(source.of, document.problems)
        fields = document.data
        if isinstance(fields, dict):
            return _Read(fields, document.is_whole, document.has_shape), source
        is_empty = fields is None and document.is_whole
        if document.is_whole and not is_empty and not document.problems:
            self.findings.append(source.finding("geen-velden"))
        return _Read({}, is_whole=is_empty, has_shape=is_empty), source

    def _typed(
        self,
        model: type[C],
        fields: Mapping[str, Any],
        source: Source,
        known: Mapping[str, Any],
        document: _Read,
    ) -> C | None:
        """Return ``fields`` as a ``model``, or ``None`` after reporting what does not fit.

        What is in a file that was not understood as a whole is looked at, and not used.
        """
        result, findings = typing_errors.validate(model, fields, source, known, self.names)
        self._say(document, *findings)
        return result if document.is_whole else None

    def _say(self, document: _Read, *findings: Finding) -> None:
        """Take up findings, except what comes from something that was said already."""
        # What is already said about a line as text explains why its value does not fit.
        said = (
            {(f.path, f.line) for f in self.findings if f.path == findings[0].path}
            if findings
            else set()
        )
        self.findings += [
            f
            for f in findings
            if (document.has_shape or f.code not in OF_SHAPE)
            and (f.code == "verplicht-veld" or (f.path, f.line) not in said)
        ]

    def _at_start(
        self,
        path: str,
        code: str,
        *,
        text: str = "",
        position: Position = Position(1, 1),  # noqa: B008 -- frozen
        **context: object,
    ) -> None:
        source = Source(f"{self.prefix}{path}", tuple(text.split("\n")))
        self.findings.append(source.at(position, code, **context))


SESSION = Expected(
    frozenset(content_keys.field_names(Session, ())), content_keys.list_fields(Session)
)
"""The fields of a session."""


@cache
def _within(field: str) -> frozenset[str]:
    """Return the fields of the group that a field of a session is."""
    group = content_keys.group_of(Session, field)
    return frozenset(content_keys.field_names(group, ())) if group else frozenset()


def _samples_in(fields: Mapping[str, Any], source: Source) -> Iterator[Finding]:
    """Yield what still is the example that somebody began with."""
    for path, value in yamltext.walk(dict(fields)):
        if isinstance(value, str) and (found := samples.sample_in(value)):
            yield source.finding("voorbeeld", *path, voorbeeld=found)


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _chronological(session: Session) -> tuple[Any, ...]:
    return (*min(moment.sort_key for moment in session.moments), session.year, session.slug)
