"""Files of a programme as no editor would leave them: cut, doubled, mixed up, filled with traps.

A mangled file comes from a ``random.Random`` and nothing else, so a seed gives it back.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from pathlib import Path

from macros.programme import checking, reports
from macros.programme.reading import check_programme
from macros.publish.portraits import portrait

TRAPS = (
    *("\t", "\u00a0", "\u200b", "\u202e", "\u2028", "\x85", "\ufeff", "\x00", "\x1b[31m", "\r"),
    *("é", "e\u0301", "𝕏", "👩‍👩‍👧", "ß", "İ", "\ud7ff", "\uffff", "٣", "〹"),
    *("“", "”", "'", '"', "''", '""', "’", "`", "\\", "\\x", "\\U0010FFFF", "%", "@", "#", " #"),
    *(": ", ":", "- ", "-", "? ", "?", "[", "]", "{", "}", ",", "&a ", "*a", "!!binary ", "!x "),
    *("<<: *a", "<<:", "| ", "|+", ">", ">-", "|99", "---", "--- ", "...", "%YAML 9.9", "%TAG ! x"),
    *(
        "~",
        "null",
        "yes",
        "0x1F",
        "1e999",
        "-0",
        "9" * 400,
        "1_000",
        ".inf",
        "12:30:45",
        "2026-02-30",
    ),
    *(
        "{{ x }}",
        "{% x %}",
        "<script>",
        "<img src=x>",
        "[a](b.md)",
        "![](x)",
        "[a][b]",
        "[b]: c.md",
    ),
    *("<bron>", "<jaar>: 1", "&a [*a]", "[" * 60, "{" * 60, "- " * 60, "> " * 120, "*" * 200),
    *(
        "[x](" * 40,
        "<" * 100,
        "](",
        "www.x.nl",
        "](//x)",
        "](http://[)",
        "](/2026/x/)",
        "](mailto:)",
    ),
)
"""What is put in: signs with a meaning to YAML, Markdown, Unicode or a terminal, and big things."""


def mangled(raw: bytes, chance: random.Random) -> bytes:
    """Return a file with one to six things done to it."""
    for _ in range(chance.randint(1, 6)):
        raw = chance.choice(MUTATIONS)(raw, chance)
    return raw


def _text(change: Callable[[str, random.Random], str]) -> Callable[[bytes, random.Random], bytes]:
    def mutation(raw: bytes, chance: random.Random) -> bytes:
        return change(raw.decode("utf-8", "replace"), chance).encode("utf-8", "surrogatepass")

    return mutation


def _insert(text: str, chance: random.Random) -> str:
    place = chance.randint(0, len(text))
    return text[:place] + chance.choice(TRAPS) + text[place:]


def _insert_in_value(text: str, chance: random.Random) -> str:
    """Put something right behind a key, where it does most."""
    places = [index + 2 for index in range(len(text)) if text.startswith(": ", index)]
    place = chance.choice(places or [0])
    return text[:place] + chance.choice(TRAPS) + text[place:]


def _delete(text: str, chance: random.Random) -> str:
    place = chance.randint(0, len(text))
    return text[:place] + text[place + chance.choice((1, 1, 2, 5, 40)) :]


def _on_lines(
    change: Callable[[list[str], random.Random], None],
) -> Callable[[str, random.Random], str]:
    def mutation(text: str, chance: random.Random) -> str:
        lines = text.split("\n")
        change(lines, chance)
        return "\n".join(lines)

    return mutation


def _double_line(lines: list[str], chance: random.Random) -> None:
    lines.insert(chance.randint(0, len(lines)), chance.choice(lines))


def _delete_line(lines: list[str], chance: random.Random) -> None:
    del lines[chance.randrange(len(lines))]
    lines[:] = lines or [""]


def _swap_lines(lines: list[str], chance: random.Random) -> None:
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def _swap_values(lines: list[str], chance: random.Random) -> None:
    pairs = [number for number, line in enumerate(lines) if ": " in line]
    if pairs:
        one, other = chance.choice(pairs), chance.choice(pairs)
        key, value = lines[one].split(": ", 1)[0], lines[other].split(": ", 1)[1]
        lines[one] = f"{key}: {value}"


def _indent(lines: list[str], chance: random.Random) -> None:
    number = chance.randrange(len(lines))
    lines[number] = chance.choice((" ", "  ", "\t", "    - ", "\u00a0")) + lines[number]


def _replace_value(lines: list[str], chance: random.Random) -> None:
    pairs = [number for number, line in enumerate(lines) if ":" in line]
    if pairs:
        number = chance.choice(pairs)
        lines[number] = f"{lines[number].split(':', 1)[0]}: {chance.choice(TRAPS)}"


def _nest(lines: list[str], chance: random.Random) -> None:
    depth = chance.choice((3, 13, 200, 3000))
    opening, closing = chance.choice((("[", "]"), ("{a: ", "}")))
    lines.insert(chance.randint(0, len(lines)), f"x: {opening * depth}{closing * depth}")


def _bytes(raw: bytes, chance: random.Random) -> bytes:
    place = chance.randint(0, len(raw))
    return raw[:place] + chance.randbytes(chance.choice((1, 2, 8))) + raw[place:]


def _truncate(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randint(0, len(raw))]


def _line_ends(raw: bytes, chance: random.Random) -> bytes:
    return raw.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n")))


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *map(_text, (_insert, _insert, _insert_in_value, _insert_in_value, _delete)),
    *(
        _text(_on_lines(change))
        for change in (
            *(_double_line, _delete_line, _swap_lines, _swap_values, _indent),
            *(_replace_value, _replace_value, _nest),
        )
    ),
    *(_bytes, _truncate, _line_ends),
)


def look_at(folder: Path) -> checking.Report:
    """Do with a programme all that a check does, in every form that it can be shown in."""
    checked = check_programme(folder, base=folder)
    report = checking.report(checked, folder)
    for photo in checked.programme.photos.values():
        assert portrait(photo.file), "what the check takes, the build can show"
    for form in reports.FORMS.values():
        form(report)
    for finding in report.findings:
        assert finding.line >= 1
        assert finding.column >= 1
        assert finding.message
    return report


def copy_with(files: dict[str, bytes], folder: Path) -> None:
    """Write the files of a programme in a folder."""
    for name, raw in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)


def crash_of(files: dict[str, bytes]) -> Exception | None:
    """Return what goes wrong when a programme with these files is checked; ``None`` if nothing."""
    with tempfile.TemporaryDirectory(prefix="week-") as name:
        copy_with(files, Path(name))
        try:
            look_at(Path(name))
        except Exception as crash:  # noqa: BLE001 -- any is what we look for
            return crash
    return None
