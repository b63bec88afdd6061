"""The findings of a check as text for whoever asked: a person, GitHub, or a program."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from urllib.parse import quote

from macros.programme.checking import Report
from macros.programme.findings import Finding, show_one, visible

MOST_ANNOTATIONS = 9
"""GitHub shows at most ten annotations of a kind for one step; the last one says how many more."""

LONGEST_SUMMARY = 900_000
"""Bytes; GitHub refuses a summary of more than 1 MiB as a whole."""

JSON_VERSION = 1
"""Changes when a key of the JSON gets another meaning or goes."""


def as_text(report: Report) -> str:
    """Return a report for a terminal; what is accepted comes last, each on one line."""
    parts = [show_one(finding) for finding in report.findings if not finding.reason]
    if report.accepted:
        lines = [
            f"  {f.path}:{f.line}: {_first_sentence(f)} Reden: {f.reason} [{f.code}]"
            for f in report.accepted
        ]
        parts.append("\n".join(["Toegestaan:", *lines]))
    parts.append(report.conclusion)
    return "\n\n".join(parts) + "\n"


def _first_sentence(finding: Finding) -> str:
    """Return the first sentence of a message; what is quoted in it may have ends of its own."""
    plain = re.sub("“[^”]*”", lambda match: "x" * len(match[0]), finding.message)
    end = re.search(r"[.?!](?= [A-Z])", plain)
    return finding.message[: end.end()] if end else finding.message


def as_github(report: Report) -> str:
    """Return workflow commands that put findings beside the lines of a pull request."""
    errors, advice = report.errors, report.advice
    lines = [
        *_commands("error", errors[:MOST_ANNOTATIONS]),
        *_rest("error", len(errors)),
        *_commands("warning", advice[:MOST_ANNOTATIONS]),
        *_rest("warning", len(advice)),
        report.conclusion,
    ]
    return "\n".join(lines) + "\n"


def _rest(command: str, number: int) -> list[str]:
    more = number - MOST_ANNOTATIONS
    title = _property("Programma")
    return [f"::{command} title={title}::en nog {more}; zie de samenvatting"] if more > 0 else []


def _commands(command: str, findings: Iterable[Finding]) -> Iterable[str]:
    for finding in findings:
        to_paste = f"\nSchrijf:\n{finding.correction}" if finding.correction else ""
        properties = {
            "file": finding.path,
            "line": finding.line,
            "col": finding.column,
            "title": f"{finding.level.capitalize()}: {finding.code}",
        }
        told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        yield f"::{command} {told}::{_data(finding.message + to_paste)}"


def _data(text: str) -> str:
    """Return a text as the message of a workflow command.

    Source: the ``escapeData`` of GitHub's own toolkit (actions/toolkit, core/src/command.ts).
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")


def as_markdown(report: Report, blob: str = "") -> str:
    """Return a report for the summary of a workflow, with links to the lines.

    :param blob: the address under which files are shown, such as ``https://…/blob/<commit>/``;
        without one the links are relative to the root of the repository.
    """
    parts = [
        f"## Controle van het programma\n\n{report.conclusion}",
        *_table("Fouten", report.errors, blob, _what),
        *_table("Let op", report.advice, blob, _what),
        *_table("Toegestaan", report.accepted, blob, _why),
    ]
    return _cut("\n\n".join(parts) + "\n")


def _table(
    title: str, findings: tuple[Finding, ...], blob: str, cell: Callable[[Finding], str]
) -> list[str]:
    if not findings:
        return []
    rows = [f"| {_link(finding, blob)} | {cell(finding)} |" for finding in findings]
    return ["\n".join([f"### {title}\n", "| Waar | Wat |", "|---|---|", *rows])]


def _link(finding: Finding, blob: str) -> str:
    name = finding.path.rpartition("/")[2]
    address = f"{blob}{quote(finding.path)}?plain=1#L{finding.line}"
    return f"[{_plain(name)}, regel {finding.line}]({address})"


def _what(finding: Finding) -> str:
    parts = [_plain(finding.message)]
    if finding.excerpt.strip():
        parts.append(f"Er staat:<br>{_code(finding.excerpt)}")
    if finding.correction:
        parts.append(f"Schrijf:<br>{_code(finding.correction)}")
    return "<br>".join(parts)


def _why(finding: Finding) -> str:
    return f"{_plain(finding.message)}<br>Reden: {_plain(finding.reason)}"


def _plain(text: str) -> str:
    """Return a text that Markdown in a table shows as it is.

    What editors typed can come from anybody: it must not become a link, a picture or HTML.
    """
    return "<br>".join(_in_codes(line) for line in text.split("\n"))


def _code(text: str) -> str:
    """Return lines as code in a table, where Markdown's own mark for it would not do."""
    lines = (_in_codes(line).replace(" ", "&nbsp;") for line in text.split("\n"))
    return "<br>".join(f"<code>{line}</code>" for line in lines)


def _in_codes(line: str) -> str:
    """Return a line in which every sign with a meaning in Markdown or HTML is spelled in codes."""
    return re.sub(r"[^\w\s.,;?“”‘’…/-]", lambda match: f"&#{ord(match[0])};", visible(line))


def _cut(text: str) -> str:
    """Return a summary that GitHub takes, cut between two rows when it is too long."""
    raw = text.encode()
    if len(raw) <= LONGEST_SUMMARY:
        return text
    kept = raw[:LONGEST_SUMMARY].decode(errors="ignore").rpartition("\n")[0]
    return f"{kept}\n\nDe lijst is te lang voor deze pagina. Draai scripts/check voor de rest.\n"


def as_json(report: Report) -> str:
    """Return a report for a program.

    ``versie`` is ``JSON_VERSION``; ``fouten``, ``let_op`` and ``toegestaan`` are counts, and
    ``meldingen`` has for each finding ``bestand``, ``regel`` and ``kolom`` (both from 1),
    ``code``, ``niveau`` (``fout`` or ``let op``), ``tekst``, ``uittreksel`` (the line as it
    stands), ``voorstel`` (lines to put in its place, or empty) and ``reden`` (why it is allowed,
    or empty).
    """
    findings = [{_KEYS[key]: value for key, value in asdict(f).items()} for f in report.findings]
    data = {
        "versie": JSON_VERSION,
        "samenvatting": report.conclusion,
        "fouten": len(report.errors),
        "let_op": len(report.advice),
        "toegestaan": len(report.accepted),
        "meldingen": findings,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


_KEYS = {
    "path": "bestand",
    "line": "regel",
    "column": "kolom",
    "code": "code",
    "message": "tekst",
    "excerpt": "uittreksel",
    "correction": "voorstel",
    "level": "niveau",
    "reason": "reden",
}


def blob_address(variables: Mapping[str, str]) -> str:
    """Return where GitHub shows the files of the commit that a workflow runs on; else nothing.

    :param variables: the environment variables of the workflow.
    """
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    server, repository, commit = (variables.get(name, "") for name in names)
    return f"{server}/{repository}/blob/{commit}/" if server and repository and commit else ""


FORMS: Mapping[str, Callable[[Report], str]] = {
    "tekst": as_text,
    "github": as_github,
    "markdown": as_markdown,
    "json": as_json,
}
"""What one can ask for → how it is written."""
