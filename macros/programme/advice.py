"""What can be better in the programme.  It stops nothing from being published.

Advice is about what is still to come: nobody is asked to rewrite an edition that is over.  To add
a rule, write a generator, add it to ``RULES``, and its code to ``messages`` and ``ADVICE`` there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

from macros.programme.content_keys import group_of, list_fields
from macros.programme.findings import Finding, Position
from macros.programme.model import Attendance, Availability, Programme, Session, Status

LONGEST_SENTENCE = 25
"""Words that a sentence may have; plain Dutch (B1) stays well below."""

_WORDS_FILE = Path(__file__).with_name("moeilijke_woorden.txt")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NO_TEXT = re.compile(r"\]\([^)\s]*\)|\]\[[^\]]*\]|<[^>\n]*>|https?://\S+|`[^`\n]*`")
_NEW_BLOCK = re.compile(r"\s*(?:[-*+>]|\d+[.)])\s+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]*_]*\s+(?=[\"'“‘(\[*_]*[A-ZÀ-Þ0-9])")


def check(programme: Programme) -> Iterator[Finding]:
    """Yield everything that can be better."""
    for rule in RULES:
        yield from rule(programme)


def _upcoming(programme: Programme) -> Iterator[Session]:
    return (
        session
        for session in programme.sessions
        if not programme.is_over(session) and session.status is not Status.CANCELLED
    )


def summaries(programme: Programme) -> Iterator[Finding]:
    """A session has a summary."""
    for session in _upcoming(programme):
        if not session.summary:
            yield session.source.key_finding("samenvatting-mist", "titel")


def ways_to_sign_up(programme: Programme) -> Iterator[Finding]:
    """Where one has to sign up, visitors can read how, unless it is full."""
    for session in _upcoming(programme):
        how = session.registration
        if not how or how.need != "verplicht" or session.availability is Availability.FULL:
            continue
        if not (how.url or how.email or how.note):
            yield session.source.key_finding("aanmelden-waar-mist", "aanmelden")


def accessibility(programme: Programme) -> Iterator[Finding]:
    """Of a venue where something is still to come, visitors can read whether they can get in."""
    used = {
        slug
        for session in _upcoming(programme)
        if session.attendance is not Attendance.ONLINE and not session.facilities
        for slug in session.venues
    }
    for slug in sorted(used & programme.venues.keys()):
        venue = programme.venues[slug]
        if not venue.facilities:
            finding = venue.source.key_finding("toegankelijkheid-mist")
            yield finding.accepted(venue.allowed.get(finding.code, ""))


def consent(programme: Programme) -> Iterator[Finding]:
    """Of a photo that is there, the speaker agrees that visitors see it; also when all is over."""
    for session in programme.sessions:
        for index, speaker in enumerate(session.speakers):
            if speaker.photo and not speaker.has_consent:
                path = ("sprekers", index, "foto")
                yield session.source.key_finding("foto-zonder-toestemming", *path)


def editions(programme: Programme) -> Iterator[Finding]:
    """An edition that has been is over, or the site stays about it when the next has its dates.

    What day it is plays no part: of two editions that both have dates, the first may be forgotten.
    """
    edition = programme.coming
    later = (e.year for e in programme.editions.values() if e.first_day and not e.is_over)
    following = next((year for year in sorted(later) if edition and year > edition.year), None)
    if edition and following:
        context = {"jaar": edition.year, "later": following}
        yield edition.source.key_finding("niet-afgerond", "naam", **context)


def long_sentences(programme: Programme) -> Iterator[Finding]:
    """A sentence can be read in one breath."""
    for session in _in_dutch(programme):
        summary = session.source.marks.value(("samenvatting",))
        for count, _ in _too_long(session.summary or ""):
            context = {"woorden": count, "maximum": LONGEST_SENTENCE}
            yield session.source.at(summary, "lange-zin", **context)
        for count, start in _too_long(session.body):
            context = {"woorden": count, "maximum": LONGEST_SENTENCE}
            yield session.source.at(_place(session, start), "lange-zin", **context)


def difficult_words(programme: Programme) -> Iterator[Finding]:
    """Everybody knows the words; each one is reported once per session."""
    for session in _in_dutch(programme):
        summary = session.summary or ""
        for word, start in _difficult(summary):
            place = _in_line(session, session.source.marks.value(("samenvatting",)), word)
            context = {"woord": summary[start : start + len(word)], "liever": _plainer()[word]}
            yield session.source.at(place, "moeilijk-woord", **context)
        for word, start in _difficult(session.body):
            context = {"woord": session.body[start : start + len(word)], "liever": _plainer()[word]}
            yield session.source.at(_place(session, start), "moeilijk-woord", **context)


def _in_dutch(programme: Programme) -> Iterator[Session]:
    return (session for session in _upcoming(programme) if session.language == "nl")


def _too_long(text: str) -> Iterator[tuple[int, int]]:
    """Yield the number of words of every sentence that is too long, and where it begins."""
    for block, start in _blocks(_only_text(text)):
        if len(block.split()) <= LONGEST_SENTENCE:
            continue
        begin = 0
        for end in [*(match.end() for match in _SENTENCE_END.finditer(block)), len(block)]:
            sentence = block[begin:end]
            count = len(_WORD.findall(sentence))
            if count > LONGEST_SENTENCE:
                yield count, start + begin + len(sentence) - len(sentence.lstrip())
            begin = end


def _only_text(text: str) -> str:
    """Return a text with blanks for what nobody reads as words, such as addresses."""
    return _NO_TEXT.sub(lambda match: " " * len(match[0]), text)


def _blocks(text: str) -> Iterator[tuple[str, int]]:
    """Yield paragraphs and items of lists, and where they begin; no headings and no tables."""
    block, begin, start = "", 0, 0
    for line in [*text.splitlines(keepends=True), "\n"]:
        marker = _NEW_BLOCK.match(line)
        is_text = bool(line.strip()) and line.lstrip()[0] not in "#|"
        if (marker or not is_text) and block:
            yield block, begin
            block = ""
        if is_text:
            skipped = marker.end() if marker and not block else 0
            begin = begin if block else start + skipped
            block += line[skipped:]
        start += len(line)


def _difficult(text: str) -> Iterator[tuple[str, int]]:
    """Yield the difficult words in a text, each once, and where they stand."""
    folded = _only_text(text).lower()
    words = set(_WORD.findall(folded))
    for word in _plainer():
        if word in words or (" " in word and word in folded):
            match = re.search(rf"\b{re.escape(word)}\b", folded)
            if match:
                yield word, match.start()


@cache
def _plainer() -> Mapping[str, str]:
    """Return difficult word → plainer words."""
    found: dict[str, str] = {}
    for line in _WORDS_FILE.read_text(encoding="utf-8").splitlines():
        words, _, better = line.partition("=")
        if better and not line.startswith("#"):
            found |= dict.fromkeys((word.strip() for word in words.split(",")), better.strip())
    return found


def _place(session: Session, start: int) -> Position:
    """Return the place in the file of an index in the description."""
    body = session.body
    line = session.body_line + body.count("\n", 0, start)
    return Position(line, start - body.rfind("\n", 0, start))


def _in_line(session: Session, value: Position, word: str) -> Position:
    """Return the place of a word in a field: the field itself if it is on a later line."""
    line = session.source.lines[value.line - 1].lower()
    index = line.find(word, value.column - 1)
    return Position(value.line, index + 1) if index >= 0 else value


def empty_fields(programme: Programme) -> Iterator[Finding]:
    """A list or group that is begun has something in it, unless ``[]`` says that it has not."""
    for session in _upcoming(programme):
        for name, info in Session.model_fields.items():
            key = info.alias or name
            is_begun = key in list_fields(Session) or group_of(Session, key)
            if is_begun and not getattr(session, name):
                mark = session.source.marks.keys.get((key,))
                line = session.source.lines[mark.line - 1] if mark else ""
                if mark and re.fullmatch(rf"{key}:\s*(#.*)?", line[mark.column - 1 :]):
                    yield session.source.key_finding("leeg-veld", key, veld=key)


def fields_in_words(programme: Programme) -> Iterator[Finding]:
    """What the description says like a field with a choice is said by the field as well."""
    for session in _upcoming(programme):
        for number, line in enumerate(session.body.split("\n"), session.body_line):
            found = _LIKE_CHOICE.fullmatch(line.strip()) if ":" in line else None
            key, value = (found["key"].lower(), found["value"].lower()) if found else ("", "")
            if value in _choices().get(key, ()) and (key,) not in session.source.marks.keys:
                right = f"{key}: {value}"
                yield session.source.at(Position(number, 1), "lijkt-op-veld", regel=right)


def hidden_words(programme: Programme) -> Iterator[Finding]:
    """What stands in the description is on the site; who wrote it in a remark may think it is."""
    for session in _upcoming(programme):
        for found in _REMARK.finditer(session.body):
            if re.search(r"\w", found[1]):
                yield session.source.at(_place(session, found.start()), "tekst-verborgen")


_REMARK = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)

_LIKE_CHOICE = re.compile(r"\W*(?P<key>[A-Z][a-z]+)\W*:\W*(?P<value>[A-Za-z]+(?:-[a-z]+)*)\W*")


@cache
def _choices() -> Mapping[str, Collection[str]]:
    """Return field of a session → the words one can choose from, if it has any."""
    return {
        info.alias or name: choices
        for name, info in Session.model_fields.items()
        if isinstance(info.json_schema_extra, dict)
        and isinstance(choices := info.json_schema_extra.get("keuzes"), dict)
    }


RULES: tuple[Callable[[Programme], Iterator[Finding]], ...] = (
    summaries,
    ways_to_sign_up,
    accessibility,
    consent,
    editions,
    long_sentences,
    difficult_words,
    empty_fields,
    fields_in_words,
    hidden_words,
)
