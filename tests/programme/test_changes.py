"""Two states of a programme: what differs, what surprises, and how that is said."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from markdown import markdown

from macros.programme.change_report import (
    MOST_ROWS,
    NOTHING,
    Report,
    Row,
    as_json,
    as_markdown,
    as_text,
    from_json,
)
from macros.programme.change_words import FIELDS, LISTS, report
from macros.programme.changes import _TIME_OR_PLACE, _TOLD_APART, UNSEEN, Kind, changes
from macros.programme.content_files import LISTS as FILES
from macros.programme.git import GitError
from macros.programme.model import ZONE, Content, Edition, Moment, Session
from macros.programme.strangers import MOST_CHARACTERS, ReportError, escaped
from macros.programme.two_states import two_states
from tests.checkout import Checkout
from tests.conftest import ProgrammeFolder
from tests.portraits import photo

OPENING = "2026/sessies/opening.md"
LONG_BEFORE = datetime(2026, 10, 1, tzinfo=ZONE)
TWICE = """\
titel: Twee keer
momenten:
  - datum: 2026-11-10
    begin: "10.00"
    locatie: lochal
  - datum: 2026-11-11
    sleutel: woensdag
    begin: "10.00"
    locatie: lochal
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A programme in its first state, committed."""
    checkout = Checkout(tmp_path / "repo")
    checkout.session("twee", TWICE)
    checkout.session("nog-een", "titel: Nog een\ndatum: 2026-11-12")
    checkout.commit()
    return checkout


def compared(checkout: Checkout, now: datetime = LONG_BEFORE) -> Report:
    """Return what differs between the last commit and what is in the folder."""
    states = two_states(checkout.path, "HEAD", None)
    return report(changes(states.before, states.after), now, unread=states.unread)


def only(checkout: Checkout, now: datetime = LONG_BEFORE) -> tuple[str, str, tuple[str, ...]]:
    """Return kind, title and sentences of the one session that differs."""
    (row,) = compared(checkout, now).rows
    return row.kind, row.title, row.sentences


def test_nothing_changed(checkout: Checkout) -> None:
    assert compared(checkout) == Report()


def test_what_nobody_sees_is_no_change(checkout: Checkout) -> None:
    checkout.replace(OPENING, "vorm:", "toegestaan: {dubbele-locatie: Mag}\nvorm:")
    checkout.replace("themas.yml", "naam: Wonen", 'naam:   "Wonen"')
    assert compared(checkout) == Report()


def test_new(checkout: Checkout) -> None:
    fields = 'titel: Lezing\ndatum: 2026-11-10\nbegin: "13.00"\neinde: "14.00"\nlocatie: lochal'
    checkout.session("lezing", fields + "\nzaal: Aula")
    found = compared(checkout)
    assert found.rows == (
        Row("nieuw", "Lezing", "2026/lezing/", ("di 10 nov 13.00 – 14.00 uur, LocHal, Aula",)),
    )
    assert found.summary == "1 nieuwe sessie"
    assert found.warnings == ()


def test_gone(checkout: Checkout) -> None:
    (checkout.path / OPENING).unlink()
    found = compared(checkout)
    (row,) = found.rows
    assert (row.kind, row.address) == ("weg", "")
    assert "verdwijnt zonder uitleg" in found.warnings[0]
    assert "status: geannuleerd" in found.warnings[0]


def test_cancelled_and_going_ahead_after_all(checkout: Checkout) -> None:
    checkout.replace(OPENING, "vorm:", "status: geannuleerd\nvorm:")
    kind, _, sentences = only(checkout)
    assert kind == "afgelast"
    assert "blijft met die melding" in sentences[0]
    assert compared(checkout).warnings == ()
    checkout.commit()
    checkout.replace(OPENING, "status: geannuleerd\n", "")
    assert only(checkout)[0] == "gaat-weer-door"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'begin: "09.30"\neinde: "12.00"',
            'begin: "13.30"\neinde: "16.00"',
            "ma 9 nov 09.30 → 13.30 uur, zelfde locatie",
        ),
        ("2026-11-09", "2026-11-11", "ma 9 nov 09.30 → wo 11 nov 09.30 uur, zelfde locatie"),
        (
            'einde: "12.00"',
            'einde: "12.30"',
            "ma 9 nov 09.30: einde 12.00 uur → 12.30 uur, zelfde locatie",
        ),
        (
            'begin: "09.30"',
            'begin: "10.30"',
            "ma 9 nov 09.30 → 10.30 uur, einde 12.00 uur, zelfde locatie",
        ),
        (
            'einde: "12.00"\n',
            "",
            "ma 9 nov 09.30: einde 12.00 uur → nog niet bekend, zelfde locatie",
        ),
        (
            'begin: "09.30"\neinde: "12.00"\n',
            "",
            "ma 9 nov 09.30 → ma 9 nov (tijd nog niet bekend), einde nog niet bekend, "
            "zelfde locatie",
        ),
        ("2026-11-09", "2027-11-08", "ma 9 nov 2026 09.30 → ma 8 nov 2027 09.30 uur, "),
    ],
)
def test_another_time(checkout: Checkout, old: str, new: str, told: str) -> None:
    checkout.replace(OPENING, old, new)
    kind, _, (sentence,) = only(checkout)
    assert kind == "tijd"
    assert sentence.startswith(told)


def test_a_time_at_last(checkout: Checkout) -> None:
    checkout.replace("2026/sessies/nog-een.md", "2026-11-12", '2026-11-12\nbegin: "10.00"')
    assert only(checkout)[2] == (
        "do 12 nov (tijd nog niet bekend) → do 12 nov 10.00 uur, zelfde locatie",
    ) or only(checkout)[2] == ("do 12 nov (tijd nog niet bekend) → 10.00 uur, zelfde locatie",)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("lochal", "werkwarenhuis", "LocHal → Werkwarenhuis, zelfde tijd"),
        ("lochal", "lochal\nzaal: Aula", "LocHal → LocHal, Aula, zelfde tijd"),
        ("locatie: lochal", "deelname: online", "LocHal → online, zelfde tijd"),
        ("lochal", "lochal\ndeelname: hybride", "LocHal → LocHal en online, zelfde tijd"),
        (
            "locatie: lochal",
            "gemeente: Waalwijk",
            "LocHal → Waalwijk (locatie nog niet bekend), zelfde tijd",
        ),
    ],
)
def test_another_place(checkout: Checkout, old: str, new: str, told: str) -> None:
    checkout.replace(OPENING, old, new)
    assert only(checkout) == ("plaats", "Opening van de week", (told,))


def test_another_time_and_place(checkout: Checkout) -> None:
    checkout.replace(OPENING, "2026-11-09", "2026-11-10")
    checkout.replace(OPENING, "lochal", "werkwarenhuis")
    kind, _, sentences = only(checkout)
    assert kind == "tijd"
    assert sentences == ("ma 9 nov 09.30 → di 10 nov 09.30 uur; LocHal → Werkwarenhuis",)


def test_another_short_name_for_the_same_building_is_no_other_place(checkout: Checkout) -> None:
    for name in (OPENING, "2026/sessies/twee.md"):
        checkout.replace(name, "locatie: lochal", "locatie: de-lochal")
    checkout.replace("locaties.yml", "lochal:", "de-lochal:")
    assert compared(checkout).rows == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("vrij", "vol", "is nu vol"),
        ("vrij", "wachtlijst", "heeft nu een wachtlijst"),
        ("vol", "wachtlijst", "heeft nu een wachtlijst"),
        ("vol", "vrij", "er is weer plek"),
    ],
)
def test_places_left(checkout: Checkout, old: str, new: str, told: str) -> None:
    checkout.replace(OPENING, "vorm:", f"plekken: {old}\nvorm:")
    checkout.commit()
    checkout.replace(OPENING, f"plekken: {old}", f"plekken: {new}")
    assert only(checkout) == ("plekken", "Opening van de week", (told,))


def test_text(checkout: Checkout) -> None:
    checkout.replace(OPENING, "titel: Opening van de week", "titel: De start")
    checkout.replace(OPENING, "Anna Jansen", "Bea Jansen")
    checkout.replace(OPENING, "Welkom.", "Dag allemaal.")
    checkout.replace(OPENING, "begin:", 'inloop: "09.00"\nbegin:')
    kind, title, sentences = only(checkout)
    assert (kind, title) == ("tekst", "De start")
    assert sentences == (
        "heette eerst “Opening van de week”",
        "veranderd: beschrijving, sprekers en inloop",
    )


def test_another_photo_under_the_same_name(checkout: Checkout) -> None:
    """The text of the session says the same, and visitors see something else."""
    told = ("tekst", "Opening van de week", ("veranderd: sprekers",))
    person = "naam: Anna Jansen\n    foto: anna.jpg\n    toestemming: ja"
    checkout.write("2026/fotos/anna.jpg", photo())
    checkout.replace(OPENING, "naam: Anna Jansen", person)
    assert only(checkout) == told
    checkout.commit()
    assert compared(checkout) == Report()
    checkout.write("2026/fotos/anna.jpg", photo(width=500))
    assert only(checkout) == told
    checkout.commit()
    states = two_states(checkout.path, "HEAD~1", "HEAD")
    (change,) = changes(states.before, states.after).sessions
    assert change.fields == ("sprekers",)


def test_another_photo_that_nobody_sees(checkout: Checkout) -> None:
    checkout.write("2026/fotos/anna.jpg", photo())
    checkout.replace(OPENING, "naam: Anna Jansen", "naam: Anna Jansen\n    foto: anna.jpg")
    checkout.commit()
    checkout.write("2026/fotos/anna.jpg", photo(width=500))
    assert compared(checkout) == Report()


def test_announced_as_moved(checkout: Checkout) -> None:
    checkout.replace(OPENING, "vorm:", "status: verplaatst\nvorm:")
    assert only(checkout) == ("tekst", "Opening van de week", ("veranderd: status",))


def rename(checkout: Checkout, extra: str = "") -> None:
    old = checkout.path / OPENING
    text = old.read_text("utf-8").replace("vorm:", f"{extra}vorm:")
    old.unlink()
    checkout.write("2026/sessies/start.md", text)


def test_another_name_that_calendars_follow(checkout: Checkout) -> None:
    rename(checkout, "voorheen: [opening]\n")
    found = compared(checkout)
    assert found.rows[0].kind == "naam"
    assert found.rows[0].sentences == ("nieuw adres: 2026/start/ (was 2026/opening/)",)
    assert found.warnings == ()


@pytest.mark.parametrize("what", ["title", "text"])
def test_another_name_that_calendars_do_not_follow(checkout: Checkout, what: str) -> None:
    rename(checkout)
    start = "2026/sessies/start.md"
    if what == "title":
        checkout.replace(start, "Welkom.", "Heel iets anders.")
    else:
        checkout.replace(start, "Opening van de week", "De start")
    found = compared(checkout)
    assert [row.kind for row in found.rows] == ["naam"]
    (warning,) = found.warnings
    assert "voorheen: [opening]" in warning


def test_a_new_session_beside_one_that_is_gone(checkout: Checkout) -> None:
    rename(checkout)
    checkout.replace("2026/sessies/start.md", "Welkom.", "Heel iets anders.")
    checkout.replace("2026/sessies/start.md", "Opening van de week", "De start")
    assert [row.kind for row in compared(checkout).rows] == ["weg", "nieuw"]


def test_an_old_name_that_it_never_had_makes_it_another_session(checkout: Checkout) -> None:
    checkout.replace(OPENING, "vorm:", "voorheen: [ouder]\nvorm:")
    (warning,) = compared(checkout).warnings
    assert "dubbel" in warning


def test_a_moment_more(checkout: Checkout) -> None:
    more = '  - datum: 2026-11-12\n    sleutel: donderdag\n    begin: "10.00"\n'
    checkout.session("twee", TWICE + more)
    kind, _, sentences = only(checkout)
    assert kind == "tijd"
    assert sentences == ("komt erbij: do 12 nov 10.00 uur, locatie nog niet bekend",)
    assert compared(checkout).warnings == ()


def test_a_moment_less(checkout: Checkout) -> None:
    checkout.session("twee", TWICE.partition("  - datum: 2026-11-11")[0])
    assert only(checkout)[2] == ("vervalt: wo 11 nov 10.00 uur, LocHal",)
    (warning,) = compared(checkout).warnings
    assert "wo 11 nov 10.00 uur" in warning


def test_one_of_two_moments_elsewhere(checkout: Checkout) -> None:
    checkout.session("twee", TWICE[: TWICE.rindex("lochal")] + "werkwarenhuis")
    assert only(checkout)[2] == ("wo 11 nov 10.00 uur: LocHal → Werkwarenhuis, zelfde tijd",)


def test_another_key(checkout: Checkout) -> None:
    checkout.replace("2026/sessies/twee.md", "sleutel: woensdag", "sleutel: wo")
    found = compared(checkout)
    (warning,) = found.warnings
    assert "andere sleutel" in warning
    assert found.rows[0].sentences == (
        "wo 11 nov 10.00 uur: zelfde tijd en plaats, andere sleutel",
    )


@pytest.mark.parametrize(
    ("hours", "is_late"), [(1, True), (48, True), (49, False), (-1, False)], ids=str
)
@pytest.mark.parametrize("what", ["time", "cancelled"])
def test_short_notice(checkout: Checkout, hours: int, is_late: bool, what: str) -> None:
    start = datetime(2026, 11, 9, 9, 30, tzinfo=ZONE)
    if what == "time":
        checkout.replace(OPENING, "2026-11-09", "2026-11-13")
    else:
        checkout.replace(OPENING, "vorm:", "status: geannuleerd\nvorm:")
    found = compared(checkout, start - timedelta(hours=hours)).warnings
    assert any("48 uur" in warning for warning in found) is is_late


def test_a_move_to_very_soon_is_short_notice_too(checkout: Checkout) -> None:
    checkout.replace("2026/sessies/nog-een.md", "2026-11-12", '2026-11-12\nbegin: "10.00"')
    (warning,) = compared(checkout, datetime(2026, 11, 12, 8, tzinfo=ZONE)).warnings
    assert "48 uur" in warning


def test_text_is_no_short_notice(checkout: Checkout) -> None:
    checkout.replace(OPENING, "Welkom.", "Dag.")
    assert compared(checkout, datetime(2026, 11, 9, 9, tzinfo=ZONE)).warnings == ()


def test_lists_and_editions(checkout: Checkout) -> None:
    checkout.replace("locaties.yml", "Brokxlaan 1000", "Brokxlaan 1041")
    checkout.replace("themas.yml", "naam: Wonen", "naam: Wonen en bouwen")
    checkout.replace("themas.yml", "samenleving:\n  naam: Samenleving\n", "welzijn:\n  naam: Zijn")
    checkout.replace("2026/editie.yml", "tot: 2026-11-13", "tot: 2026-11-14")
    found = compared(checkout)
    assert found.rows == ()
    assert found.entries == (
        "Thema “Samenleving” is weg.",
        "Thema “Zijn” is nieuw.",
        "Thema “Wonen” heet nu “Wonen en bouwen” (te zien bij 1 sessie).",
        "Locatie “LocHal”: veranderd: straat (te zien bij 2 sessies).",
        "Editie “Week 2026”: veranderd: laatste dag.",
    )


def test_a_file_that_cannot_be_read_still_is_what_it_was(checkout: Checkout) -> None:
    checkout.replace(OPENING, "titel: Opening", "titel: [Opening")
    checkout.session("stuk", "titel: Stuk\ndatum: morgen")
    found = compared(checkout)
    assert found.rows == ()
    assert set(found.unread) == {f"programme/{OPENING}", "programme/2026/sessies/stuk.md"}


def test_two_commits(checkout: Checkout) -> None:
    checkout.replace(OPENING, "lochal", "werkwarenhuis")
    time = checkout.commit()
    checkout.replace(OPENING, "Welkom.", "Dag.")
    states = two_states(checkout.path, "HEAD~1", "HEAD")
    assert [change.kinds for change in changes(states.before, states.after).sessions] == [
        (Kind.PLACE,)
    ]
    assert states.time == time
    assert states.paths == (f"programme/{OPENING}",)


def test_what_the_main_branch_did_meanwhile_is_not_ours(checkout: Checkout) -> None:
    checkout.branch()
    checkout.replace(OPENING, "lochal", "werkwarenhuis")
    checkout.commit()
    checkout.git("checkout", "main")
    checkout.replace(OPENING, "Welkom.", "Dag.")
    checkout.commit()
    states = two_states(checkout.path, "main", "zijtak", fork=True)
    (change,) = changes(states.before, states.after).sessions
    assert change.kinds == (Kind.PLACE,)
    states = two_states(checkout.path, "main", "zijtak")
    (change,) = changes(states.before, states.after).sessions
    assert change.kinds == (Kind.PLACE, Kind.TEXT)


def test_files_outside_the_programme_are_seen(checkout: Checkout) -> None:
    (checkout.root / "docs").mkdir()
    (checkout.root / "docs" / "index.md").write_text("Hallo", encoding="utf-8")
    assert two_states(checkout.path, "HEAD", None).paths == ("docs/index.md",)


@pytest.mark.parametrize("name", ["nergens", "--all", "HEAD:programme"])
def test_a_version_that_is_not_there(checkout: Checkout, name: str) -> None:
    with pytest.raises(GitError, match="kent"):
        two_states(checkout.path, name, None)


def test_nothing_in_common(checkout: Checkout) -> None:
    checkout.git("checkout", "--orphan", "los")
    checkout.commit()
    with pytest.raises(GitError, match="geschiedenis samen"):
        two_states(checkout.path, "main", "los", fork=True)


def test_outside_git(tmp_path: Path) -> None:
    folder = ProgrammeFolder(tmp_path / "programme")
    with pytest.raises(GitError, match="niet in git"):
        two_states(folder.path, "HEAD", None)


def test_every_field_has_a_name() -> None:
    models: list[type[Content]] = [Session, Edition, *(model for _, model in FILES.values())]
    keys = {field.alias or name for model in models for name, field in model.model_fields.items()}
    seen = {key for key in keys if not key.startswith("<")} - UNSEEN - _TOLD_APART
    moment = {field.alias or name for name, field in Moment.model_fields.items()}
    seen |= {f"momenten.{key}" for key in moment - _TIME_OR_PLACE}
    assert seen - FIELDS.keys() == set()
    assert LISTS.keys() == FILES.keys()


# How it is shown.

HOSTILE = "<b>@team</b> #12 [x](https://kwaad.example) | `a` www.kwaad.example *b* _c_ GH-12"


def test_text_shows_every_part() -> None:
    told = Report(
        rows=(Row("nieuw", "Lezing", "2026/lezing/", ("a", "b")),),
        warnings=("pas op",),
        entries=("een lijst",),
        unread=("stuk.md",),
        pages=("docs/over.md",),
        is_technical=True,
    )
    shown = as_text(told)
    for part in ("“Lezing”: a", "    b", "Let op: pas op", "een lijst", "stuk.md", "docs/over.md"):
        assert part in shown
    assert "techniek" in shown
    assert as_text(Report()) == as_markdown(Report()) == f"{NOTHING}\n"


def test_markdown_of_a_stranger_is_text() -> None:
    told = Report(
        rows=(Row("nieuw", HOSTILE, "", (HOSTILE,)),), warnings=(HOSTILE,), entries=(HOSTILE,)
    )
    html = markdown(as_markdown(told), extensions=["tables"])
    assert "<b>" not in html
    assert "<a " not in html
    assert "<code>" not in html
    assert "<em>" not in html
    assert html.count("<td>") == 3


@pytest.mark.parametrize("part", ["@team", "#12", "www.kwaad", "https://", "GH-12", "<b>"])
def test_nobody_is_called_and_nothing_is_linked(part: str) -> None:
    assert part in HOSTILE
    assert part not in escaped(HOSTILE).replace("\\", "")


def test_ordinary_words_stay_whole() -> None:
    assert escaped("Hoogheid en wwwater") == "Hoogheid en wwwater"


def test_a_long_table_says_how_much_is_left_out() -> None:
    told = Report(rows=tuple(Row("nieuw", f"S{n}", "", ("x",)) for n in range(5)))
    shown = as_markdown(told, most_rows=3)
    assert "S2" in shown
    assert "S3" not in shown
    assert "En nog 2 sessies." in shown


def test_json_comes_back_the_same(checkout: Checkout) -> None:
    checkout.replace(OPENING, "2026-11-09", "2026-11-11")
    checkout.replace("themas.yml", "naam: Wonen", "naam: Wonen en bouwen")
    (checkout.path / "2026/sessies/twee.md").unlink()
    found = compared(checkout)
    assert len(found.rows) == 2
    assert from_json(as_json(found).encode()) == found


def test_json_of_very_much_can_be_read() -> None:
    long = Row("nieuw", "a" * 5000, "2026/a/", ("b" * 5000,) * 100)
    short = Row("nieuw", "a", "", ("b" * (MOST_CHARACTERS + 1),))
    for row, read in ((short, MOST_ROWS), (long, 12)):
        told = Report(rows=(row,) * (MOST_ROWS + 1), warnings=("w",) * 100)
        found = from_json(as_json(told).encode())
        assert (len(found.rows), found.omitted) == (read, MOST_ROWS + 1 - read)
        assert f"En nog {found.omitted} sessie" in as_markdown(found)


def test_unseen_characters_are_left_out(checkout: Checkout) -> None:
    checkout.session("vreemd", "titel: Rech\u202ets\u200b om\ndatum: 2026-11-10")
    found = compared(checkout)
    assert [row.title for row in found.rows] == ["Rechts om"]
    assert from_json(as_json(found).encode()) == found


def good() -> dict[str, object]:
    row = {"kind": "nieuw", "title": "T", "address": "2026/t/", "sentences": ["s"]}
    lists: dict[str, object] = {name: [] for name in ("warnings", "entries", "unread", "pages")}
    return {"rows": [row], **lists, "is_technical": False, "omitted": 0, "mistakes": []}


def test_good_json_is_read() -> None:
    assert from_json(json.dumps(good()).encode()).rows[0].title == "T"


@pytest.mark.parametrize(
    "change",
    [
        {"extra": 1},
        {"rows": {}},
        {"rows": [1]},
        {"rows": [{"kind": "nieuw"}]},
        {"rows": [good()["rows"]] * 201},
        {"is_technical": 1},
        {"omitted": True},
        {"omitted": -1},
        {"omitted": 100_001},
        {"warnings": "x"},
        {"warnings": [1]},
        {"warnings": ["x" * 601]},
        {"warnings": ["x"] * 61},
        {"warnings": ["a\nb"]},
        {"warnings": ["a\u202eb"]},
        {"warnings": ["\x1b[2J"]},
        {"warnings": ["\ud800"]},
        {"pages": None},
    ],
    ids=str,
)
def test_wrong_json(change: dict[str, object]) -> None:
    with pytest.raises(ReportError):
        from_json(json.dumps({**good(), **change}).encode())


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "anders"},
        {"kind": 1},
        {"address": "https://kwaad.example/"},
        {"address": "2026/../x/"},
        {"title": None},
        {"sentences": "s"},
        {"more": ""},
    ],
    ids=str,
)
def test_wrong_row(change: dict[str, object]) -> None:
    row = {"kind": "nieuw", "title": "T", "address": "2026/t/", "sentences": ["s"], **change}
    with pytest.raises(ReportError):
        from_json(json.dumps({**good(), "rows": [row]}).encode())


@pytest.mark.parametrize("text", [b"", b"{", b"\xff", b"[" * 100_000, b" " * 500_001], ids=len)
def test_no_json(text: bytes) -> None:
    with pytest.raises(ReportError):
        from_json(text)
