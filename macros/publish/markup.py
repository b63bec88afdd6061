"""The Markdown that editors and partners write → HTML that can do no harm.

The text never passes through Jinja, and what comes out of Markdown is reduced to an allow-list:
no script, style, form, frame, event handler or remote picture survives.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from macros.programme.prose import EXTENSIONS

TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd"),
    *("strong", "em", "b", "i", "s", "sub", "sup", "small", "mark", "abbr", "q", "cite"),
    *("blockquote", "code", "pre", "a"),
    *("table", "thead", "tbody", "tr", "th", "td", "caption"),
}
ATTRIBUTES = {
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "ol": {"start"},
    "th": {"align", "scope"},
    "td": {"align"},
    "*": {"lang"},
}
SCHEMES = {"https", "http", "mailto", "tel"}

Link = Callable[[str], str]
"""Turns the address of a link, as written, into the address to publish."""


class _Headings(Treeprocessor):
    """Shifts headings so that the highest one in a text is an ``h2``: the page has the ``h1``."""

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if re.fullmatch(r"h[1-6]", element.tag)]
        if headings:
            shift = 2 - min(int(element.tag[1]) for element in headings)
            for element in headings:
                element.tag = f"h{min(int(element.tag[1]) + shift, 6)}"


class _Links(Treeprocessor):
    """Passes the address of every link through a function."""

    link: Link = staticmethod(str)

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            element.set("href", self.link(element.get("href", "")))


class _Prose(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the library's name
        md.treeprocessors.register(_Headings(md), "headings", 5)
        md.treeprocessors.register(_Links(md), "links", 4)


_MARKDOWN = Markdown(extensions=[*EXTENSIONS, _Prose()], output_format="html")


def to_html(text: str, link: Link = str) -> str:
    """Return Markdown as sanitised HTML.

    :param link: what to do with the address of each link that is written as Markdown.
    """
    links = _MARKDOWN.treeprocessors["links"]
    assert isinstance(links, _Links)
    links.link = link
    html = _MARKDOWN.reset().convert(text)
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener",
    )
