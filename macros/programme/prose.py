"""What a Markdown text links to and shows.  No HTML: only what its author wrote, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from macros.programme.findings import Position

# `align` and not `style`, which the policy of our pages does not allow; site.css acts on it.
EXTENSIONS: tuple[Extension | str, ...] = (TableExtension(use_align_attribute=True), "sane_lists")
"""The Markdown of descriptions: everything that reads them uses the same."""

_MAY_REFER = re.compile(r"[\[<]")
_CODED = "\x02amp\x03"
"""How the library begins the address of ``<name@example.org>``, which it spells in codes."""


class _Record(Treeprocessor):
    """Keeps the addresses of the text that is being read."""

    found: tuple[tuple[str, bool], ...] = ()

    def run(self, root: Element) -> None:
        links = [(one.get("href") or "", False) for one in root.iter("a")]
        pictures = [(one.get("src") or "", True) for one in root.iter("img")]
        self.found = (*links, *pictures)


class _Recording(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the library's name
        md.treeprocessors.register(_Record(md), "record", 4)


_MARKDOWN = Markdown(extensions=[*EXTENSIONS, _Recording()])


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or a picture in a text."""

    target: str
    """The address as it was written, without blanks around it."""
    position: Position
    """Where the address stands; the first line is 1."""
    is_picture: bool


def references(text: str) -> Iterator[Reference]:
    """Yield every link and picture in a Markdown text, also those that are written as HTML."""
    if not _MAY_REFER.search(text):
        return
    finder = _Finder(text)
    for target, is_picture in [*_in_markdown(text), *_in_html()]:
        yield Reference(target.strip(), finder.place(target), is_picture)


def _in_markdown(text: str) -> Iterator[tuple[str, bool]]:
    _MARKDOWN.reset().convert(text)
    record = _MARKDOWN.treeprocessors["record"]
    assert isinstance(record, _Record)
    return (one for one in record.found if not one[0].startswith(_CODED))


def _in_html() -> Iterator[tuple[str, bool]]:
    """Yield what the HTML in the text that was read last links to."""
    for raw in _MARKDOWN.htmlStash.rawHtmlBlocks:
        tags = _Tags()
        tags.feed(raw if isinstance(raw, str) else "")
        yield from tags.found


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = {"a": "href", "img": "src"}.get(tag)
        if name and (tag == "img" or name in dict(attrs)):
            self.found.append((dict(attrs).get(name) or "", tag == "img"))


class _Finder:
    """Finds addresses back in a text; one that occurs twice is found in both places."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: dict[str, int] = {}

    def place(self, target: str) -> Position:
        """Return where the next occurrence of ``target`` stands; the start if it is not there."""
        index = self._text.find(target or "]()", self._ends.get(target, 0))
        if index < 0:
            index = max(self._text.find(target or "]()"), 0)
        self._ends[target] = index + len(target)
        line = self._text.count("\n", 0, index) + 1
        return Position(line, index - self._text.rfind("\n", 0, index))
