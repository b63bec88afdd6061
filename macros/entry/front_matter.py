"""Changes fields in the front matter of a file, line by line: what does not change stays as it is.

Comments, quotes, the order of fields and the style of lists are an editor's own.  PyYAML tells
where everything stands; only the lines of what changed are written again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeAlias

import yaml

from macros.entry.layout import Layout, layout_of
from macros.entry.session_file import Fields, description, pair_lines, writable
from macros.programme import yamltext
from macros.programme.model import Session
from macros.programme.yamltext import Value

Node: TypeAlias = Any
"""A node of PyYAML, which has types for its parts only in name."""

Group: TypeAlias = "tuple[Node, Fields]"
"""A group of fields, as PyYAML and as we read it."""


class NotEditableError(ValueError):
    """The text cannot be changed without touching something else."""


def fields_of(text: str) -> Fields:
    """Return the front matter of a file.

    :raises NotEditableError: when it has none.
    """
    parts = yamltext.front_matter(text.replace("\r\n", "\n").removeprefix("\ufeff"))
    fields = yamltext.read(parts[0]).data if parts else None
    if not isinstance(fields, dict):
        raise NotEditableError("no front matter")
    return fields


def edited(text: str, wanted: Fields, body: str | None = None) -> str:
    r"""Return a file with ``wanted`` in its front matter and everything else as it was.

    :param wanted: all fields of the file, as ``yamltext`` reads them; not only the new ones.
    :param body: the new description; ``None`` leaves it as it is.
    :raises NotEditableError: when the text would not read back as ``wanted``.

    >>> print(edited("---\n# ja\ntitel: Oud\n---\n", {"titel": "Nieuw", "zaal": "Aula"}), end="")
    ---
    # ja
    titel: "Nieuw"
    zaal: "Aula"
    ---
    """
    returns = "\r\n" in text
    parts = yamltext.front_matter(text.replace("\r\n", "\n").removeprefix("\ufeff"))
    if parts is None:
        raise NotEditableError("no front matter")
    matter, old_body, _ = parts
    matter = _edited_yaml(matter, wanted)
    old = yamltext.read(matter)
    if old.data != dict(wanted) or old.problems:
        raise NotEditableError("it reads back as something else")
    new_body = old_body if body is None else description(body)
    start = "\ufeff" if text.startswith("\ufeff") else ""
    whole = f"{start}---\n{matter}\n---\n{new_body}"
    return whole.replace("\n", "\r\n") if returns else whole


def _edited_yaml(matter: str, wanted: Fields) -> str:
    try:
        node = yaml.compose(matter, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise NotEditableError("it cannot be read") from error
    lines = matter.split("\n")
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise NotEditableError("it is no list of fields")
    old = yamltext.read(matter).data
    assert isinstance(old, dict)
    block = _Block(lines, node.start_mark.column)
    return "\n".join(block.group((node, old), wanted, layout_of(Session), (0, len(lines))))


@dataclass(frozen=True)
class _Block:
    """The lines of a text, and how far its fields stand from the margin."""

    lines: Sequence[str]
    indent: int

    def group(
        self, group: Group, new: Fields, layout: Layout, between: tuple[int, int]
    ) -> list[str]:
        """Return the lines between two numbers, with the group in them as it should be."""
        node, old = group
        here, end = between
        known = {key.value: (key, value) for key, value in node.value}
        fresh = _places(list(known), new, layout)
        written: list[str] = []
        written += self._fresh(fresh.get(None, ()), new, layout)
        for name, (key, value) in known.items():
            start, stop = key.start_mark.line, _last_line(value, self.lines) + 1
            written += self.lines[here:start]
            if name in new:
                written += self._pair(key, value, old[name], new[name], layout.of(name))
            here = stop
            written += self._fresh(fresh.get(name, ()), new, layout)
        return [*written, *self.lines[here:end]]

    def _fresh(self, names: Sequence[str], new: Fields, layout: Layout) -> Iterator[str]:
        for name in names:
            yield from self._written(name, new[name], layout.of(name))

    def _written(self, name: str, value: Value, layout: Layout) -> list[str]:
        return [f"{' ' * self.indent}{line}" for line in pair_lines(name, value, layout)]

    def _pair(self, key: Node, value: Node, old: Value, new: Value, layout: Layout) -> list[str]:
        """Return the lines of one field."""
        start, stop = key.start_mark.line, _last_line(value, self.lines) + 1
        if old == new:
            return [*self.lines[start:stop]]
        if isinstance(new, str) and isinstance(old, str) and start + 1 == stop and "\n" not in new:
            line = self.lines[start]
            text = pair_lines("x", new, layout)[0].removeprefix("x: ")
            if isinstance(value, yaml.ScalarNode) and value.style not in {"|", ">"}:
                before, after = line[: value.start_mark.column], line[value.end_mark.column :]
                return [f"{before}{text}{after}"]
        is_block = not getattr(value, "flow_style", True) and value.start_mark.line > start
        if is_block and isinstance(old, dict) and isinstance(new, dict) and new:
            inner = _Block(self.lines, value.start_mark.column)
            return [self.lines[start], *inner.group((value, old), new, layout, (start + 1, stop))]
        if is_block and isinstance(old, list) and isinstance(new, list) and new:
            return [self.lines[start], *self._items(value, old, new, layout, (start + 1, stop))]
        if getattr(value, "flow_style", False) and isinstance(new, list):
            flowing = _flowing(new, layout)
            if flowing and start + 1 == stop:
                line = self.lines[start]
                before, after = line[: value.start_mark.column], line[value.end_mark.column :]
                return [f"{before}{flowing}{after}"]
        return self._written(key.value, new, layout)

    def _items(
        self,
        node: Node,
        old: list[Value],
        new: list[Value],
        layout: Layout,
        between: tuple[int, int],
    ) -> list[str]:
        """Return the lines of a list; what is between items, such as a comment, stays."""
        here, end = between
        spaces = " " * node.start_mark.column
        written: list[str] = []
        matcher = SequenceMatcher(None, _marks(old), _marks(new), autojunk=False)
        for _, old_from, old_to, new_from, new_to in matcher.get_opcodes():
            count = max(old_to - old_from, new_to - new_from)
            for step in range(count):
                was, now = old_from + step, new_from + step
                if was < old_to:
                    item = node.value[was]
                    start, stop = item.start_mark.line, _last_line(item, self.lines) + 1
                    written += self.lines[here:start]
                    here = stop
                    if now < new_to:
                        written += self._item(item, old[was], new[now], layout, (start, stop))
                else:
                    written += [f"{spaces}{line}" for line in _item_lines(new[now], layout)]
        return [*written, *self.lines[here:end]]

    def _item(
        self, node: Node, old: Value, new: Value, layout: Layout, between: tuple[int, int]
    ) -> list[str]:
        start, stop = between
        first = self.lines[start]
        dash = first[: node.start_mark.column]
        if old == new:
            return [*self.lines[start:stop]]
        is_group = isinstance(old, dict) and isinstance(new, dict) and not node.flow_style
        if is_group and not dash.strip(" -"):
            assert isinstance(old, dict)
            assert isinstance(new, dict)
            # The group begins on the line of the dash: read it as if the dash were a space.
            plain = [*self.lines]
            plain[start] = " " * len(dash) + first[len(dash) :]
            inner = _Block(plain, node.start_mark.column)
            lines = inner.group((node, old), new, layout, between)
            return [dash + lines[0][len(dash) :], *lines[1:]]
        spaces = dash[: dash.index("-")] if "-" in dash else ""
        return [f"{spaces}{line}" for line in _item_lines(new, layout)]


def _item_lines(value: Value, layout: Layout) -> list[str]:
    """Return the lines of one item of a list, with its dash."""
    return [line[2:] for line in pair_lines("x", [value], layout)[1:]]


def _places(
    known: Sequence[str], new: Mapping[str, Value], layout: Layout
) -> dict[str | None, list[str]]:
    """Return what is new, by the field that it comes after; ``None`` for what comes first."""
    found: dict[str | None, list[str]] = {}
    for name in sorted((n for n in new if n not in known), key=layout.place):
        before = [other for other in known if layout.place(other) <= layout.place(name)]
        found.setdefault(before[-1] if before else None, []).append(name)
    return found


def _last_line(node: Node, lines: Sequence[str]) -> int:
    """Return the line, counted from 0, on which the last thing of a node stands."""
    if isinstance(node, yaml.ScalarNode):
        if node.style in {"|", ">"}:
            last = node.end_mark.line - (1 if node.end_mark.column == 0 else 0)
            while last > node.start_mark.line and not lines[last].strip():
                last -= 1
            return last
        return int(node.end_mark.line)
    if node.flow_style or not node.value:
        return int(node.end_mark.line)
    last_part = node.value[-1]
    return _last_line(last_part[1] if isinstance(last_part, tuple) else last_part, lines)


def _flowing(values: list[Value], layout: Layout) -> str:
    """Return ``[a, b]``; nothing when an item is no text of one line."""
    if not values or not all(isinstance(value, str) and "\n" not in value for value in values):
        return ""
    lines = pair_lines("x", values, layout)[1:]
    texts = [line.removeprefix("  - ") for line in lines]
    # Between brackets a comma or a bracket ends a text that has no quotes.
    safe = (t if t[:1] in {'"', "'"} or not set(t) & set(",[]{}") else f'"{t}"' for t in texts)
    return f"[{', '.join(safe)}]"


def _marks(values: Sequence[Value]) -> list[str]:
    return [json.dumps(value, sort_keys=True) for value in values]


def all_of(fields: Mapping[str, Value]) -> dict[str, Value]:
    """Return fields as they can stand in a file; empty groups and lists are gone."""
    found = writable(dict(fields))
    return found if isinstance(found, dict) else {}
