"""The files of a programme, one by one → what is in them, and what is wrong with each.

What does not fit together is for ``rules``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any, TypeVar

from macros.programme import content_keys, frontmatter, samples, typing_errors, yamltext
from macros.programme.addresses import free_name
from macros.programme.content_files import edition_year
from macros.programme.fields import SLUG, clean, slugify
from macros.programme.findings import Finding, Position
from macros.programme.lifting import lift
from macros.programme.line_mistakes import ANYTHING, Expected
from macros.programme.mending import settled
from macros.programme.messages import did_you_mean, meaning
from macros.programme.misplaced import in_description, taken_out
from macros.programme.model import Content, Edition, Entry, Session
from macros.programme.name_help import unknown_names, with_slugs
from macros.programme.names import Names, ReferenceList
from macros.programme.source import Source

C = TypeVar("C", bound=Content)
E = TypeVar("E", bound=Entry)

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that show a text in another order than it is read (Unicode UAX 9)."""

PAGE_FIELDS = frozenset(
    {"title", "description", "template", "render_macros", "hide", "search", "status", "icon"}
)
"""What the front matter of a page under ``docs/`` may say; these keys are MkDocs' own."""

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


def _page_fields(fields: Mapping[str, Any], source: Source) -> Iterator[Finding]:
    for key, value in fields.items():
        if key not in PAGE_FIELDS:
            near = did_you_mean(key, PAGE_FIELDS)
            yield source.key_finding("onbekend-veld", key, veld=key, bedoel=near)
        elif key in ("title", "description") and not isinstance(value, str):
            yield source.finding("geen-tekst", key)
        elif key == "render_macros" and value != "true":
            yield source.finding("macros-aan", key)
