"""Pages of the built site → parts of one file that needs nothing beside it."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urldefrag, urljoin

Attributes: TypeAlias = list[tuple[str, str | None]]

_HERE = "https://hier.invalid/"
"""Stands for the root of the site while addresses are worked out (RFC 2606)."""

_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}

_DROPPED = frozenset({"script", "iframe", "object", "embed", "link", "meta", "base"})
"""Elements that would fetch, run or send something."""

_VOID = frozenset({"embed", "link", "meta", "base"})

_NAMES = frozenset(
    {
        *("id", "for", "headers", "aria-activedescendant", "aria-controls", "aria-describedby"),
        *("aria-details", "aria-flowto", "aria-labelledby", "aria-owns"),
    }
)
"""Attributes with names of elements of the same page."""

_REMOVED = frozenset({"style", "ping", "action", "formaction"})
_FETCHED = frozenset({"src", "srcset", "poster", "data", "background"})


@dataclass(frozen=True)
class Part:
    """A page, as it stands in the file."""

    address: str
    """Of the page, under the root of the site."""
    title: str
    html: str
    """What is in its body; every id begins with ``name``."""
    name: str
    """What a link within the file goes to."""


def parts(site: Path, addresses: Iterable[str], site_url: str) -> tuple[list[Part], str]:
    """Return the pages as parts of one file, and the style that they share.

    A link to one of them stays within the file; any other goes to the real site.

    :param site: the folder with the built site.
    :param addresses: of the pages, under the root of the site; all of them are there.
    :param site_url: the root of the real site; where it is empty, those links go nowhere.
    """
    names = {address: f"pagina-{number}" for number, address in enumerate(addresses, 1)}
    found, styles = [], dict[str, str]()
    for address, name in names.items():
        page = _Page(site, address, names, site_url)
        page.feed((site / address / "index.html").read_text(encoding="utf-8"))
        page.close()
        found.append(Part(address, page.title, "".join(page.body).strip(), name))
        styles.update(page.styles)
    return found, "\n".join(_style(site, *style) for style in styles.items())


def data_url(file: Path) -> str:
    """Return a file as the address of itself; empty for what is no picture or font, or not there.

    RFC 2397.
    """
    kind = _TYPES.get(file.suffix.lower())
    if not kind or not file.is_file():
        return ""
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode('ascii')}"


def _style(site: Path, address: str, media: str) -> str:
    file = site / address

    def inlined(match: re.Match[str]) -> str:
        target = match[2]
        return match[0] if target.startswith(("data:", "#")) else f'url("{_fetch(target)}")'

    def _fetch(target: str) -> str:
        inside = _inside(address, target)
        return data_url(site / inside) if inside is not None else ""

    css = re.sub(r"url\(\s*([\"']?)([^\"')]+)\1\s*\)", inlined, file.read_text(encoding="utf-8"))
    return f"@media {media} {{\n{css}\n}}" if media else css


def _inside(address: str, link: str) -> str | None:
    """Return the address under the root that a link leads to; ``None`` for one that leaves it."""
    whole = urldefrag(urljoin(_HERE + address, link)).url
    if not whole.startswith(_HERE):
        return None
    inside = unquote(whole.partition("?")[0].removeprefix(_HERE))
    return None if ".." in inside.split("/") else inside


class _Page(HTMLParser):
    """Reads one page of ours; collects its title, its style sheets and its body."""

    def __init__(self, site: Path, address: str, names: Mapping[str, str], site_url: str) -> None:
        super().__init__(convert_charrefs=False)
        self.title = ""
        self.styles: dict[str, str] = {}
        """The address of each style sheet → the media that it is for; empty for all."""
        self.body: list[str] = []
        self._site = site
        self._address = address
        self._names = names
        self._site_url = site_url
        self._is_body = False
        self._is_title = False
        self._dropped: list[str] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        known = dict(attrs)
        if not self._is_body:
            self._head(tag, known)
        elif tag in _DROPPED:
            if tag not in _VOID:
                self._dropped.append(tag)
        elif not self._dropped and tag != "noscript":
            self.body.append(_tag(tag, self._changed(tag, attrs), self._written()))

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        if self._is_body and not self._dropped and tag not in _DROPPED:
            self.body.append(_tag(tag, self._changed(tag, attrs), self._written()))

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._is_title = False
        if tag == "body":
            self._is_body = False
        elif self._dropped:
            if tag == self._dropped[-1]:
                self._dropped.pop()
        elif self._is_body and tag not in _DROPPED and tag != "noscript":
            self.body.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._text(data)

    def handle_entityref(self, name: str) -> None:
        self._text(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._text(f"&#{name};")

    def _text(self, text: str) -> None:
        if self._is_title and not self._is_body:
            self.title += text
        elif self._is_body and not self._dropped:
            self.body.append(text)

    def _head(self, tag: str, attrs: Mapping[str, str | None]) -> None:
        if tag == "title":
            self._is_title = True
        elif tag == "body":
            self._is_body = True
        elif tag == "link" and attrs.get("rel") == "stylesheet":
            inside = _inside(self._address, attrs.get("href") or "")
            if inside:
                self.styles[inside] = attrs.get("media") or ""

    def _written(self) -> str:
        return self.get_starttag_text() or ""

    def _changed(self, tag: str, attrs: Attributes) -> Attributes | None:
        """Return what the attributes become; ``None`` where they stay."""
        changed: Attributes = []
        for name, value in attrs:
            changed += self._attribute(tag, name, value)
        return None if changed == attrs else changed

    def _attribute(self, tag: str, name: str, value: str | None) -> Attributes:
        if name.startswith("on") or name in _REMOVED:
            return []
        if value is None:
            return [(name, value)]
        if name in {"href", "xlink:href"}:
            return self._link(tag, name, value)
        if name in _FETCHED:
            inside = _inside(self._address, value) if name == "src" else None
            found = data_url(self._site / inside) if inside else ""
            return [(name, found)] if found else []
        return [(name, self._renamed(tag, name, value))]

    def _renamed(self, tag: str, name: str, value: str) -> str:
        """Return a value in which the names of elements are those that they have in the file."""
        if name in _NAMES:
            return " ".join(map(self._own, value.split()))
        if name == "name" and tag == "input":
            # Else the choices of all pages would be one group.
            return self._own(value)
        return value.replace("url(#", f"url(#{self._own('')}")

    def _own(self, name: str) -> str:
        return f"{self._names[self._address]}-{name}"

    def _link(self, tag: str, name: str, value: str) -> Attributes:
        whole = urljoin(_HERE + self._address, value)
        inside = _inside(self._address, value)
        if inside is None:
            return [(name, value)]
        page, fragment = inside.removesuffix("index.html"), urldefrag(whole).fragment
        if page in self._names:
            own = f"{self._names[page]}-{fragment}" if fragment else self._names[page]
            return [(name, f"#{own}")]
        if tag != "a":
            return []
        if self._site_url:
            return [(name, self._site_url + whole.removeprefix(_HERE))]
        return [("title", "Deze pagina zit niet in het voorbeeld.")]


def _tag(tag: str, attributes: Attributes | None, written: str) -> str:
    if attributes is None:
        return written
    shown = "".join(
        f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in attributes
    )
    end = "/>" if written.endswith("/>") else ">"
    return f"<{tag}{shown}{end}"
