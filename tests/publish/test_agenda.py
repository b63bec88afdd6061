"""Lists of sessions, compared as text."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

from macros.programme.model import Programme
from macros.publish.agenda import GLANCE, Agenda, agenda, day_links, week_overview
from tests.conftest import ProgrammeFolder


def shown(agenda: Agenda) -> str:
    lines = []
    for day in agenda.days:
        lines.append(f"{day.name} ({day.address})")
        for part in day.parts:
            lines.append(f"  {part.name}")
            for card in part.cards:
                labels = "".join(f"[{label.text}] " for label in card.labels)
                words = filter(None, (card.place, card.attendance, card.audiences, card.kind))
                lines.append(f"    {card.times}: {labels}{card.title} ({'; '.join(words)})")
    return "\n".join([*lines, agenda.count])


def whole(programme: Programme) -> str:
    return shown(agenda(programme, programme.slots))


def test_a_day_in_order(folder: ProgrammeFolder) -> None:
    folder.session("z-avond", "titel: Avond\ndatum: 2026-11-09\nbegin: '19.00'\nplekken: vol")
    folder.session("middag", "titel: Middag\ndatum: 2026-11-09\nbegin: '12.00'\neinde: '13.00'")
    folder.session("vroeg", "titel: Vroeg\ndatum: 2026-11-09\nbegin: '9:30'\neinde: '10.00'")
    folder.session("zonder", "titel: Zonder\ndatum: 2026-11-09\ngemeente: Waalwijk")
    assert whole(folder.read()) == dedent("""\
        maandag 9 november 2026 (2026/maandag-9-november/)
          Ochtend
            09.30 – 10.00 uur: Vroeg (Locatie volgt)
            09.30 – 12.00 uur: Opening van de week (LocHal, Tilburg; inwoners; Lezing)
          Middag
            12.00 – 13.00 uur: Middag (Locatie volgt)
          Avond
            vanaf 19.00 uur: [Vol] Avond (Locatie volgt)
          Zonder tijd
            Tijd volgt: Zonder (Waalwijk)
        5 sessies""")


def test_states_in_words(folder: ProgrammeFolder) -> None:
    (folder.path / "2026/sessies/opening.md").unlink()
    ten = "datum: 2026-11-10\nbegin: '10.00'\neinde: '11.00'\n"
    folder.session("a", f"titel: A\n{ten}status: geannuleerd\nplekken: vol")
    folder.session("b", f"titel: B\n{ten}status: verplaatst\nplekken: wachtlijst")
    folder.session("c", f"titel: C\n{ten}deelname: online\nplekken: vrij")
    folder.session("d", f"titel: D\n{ten}deelname: hybride\nlocatie: lochal")
    assert whole(folder.read()) == dedent("""\
        dinsdag 10 november 2026 (2026/dinsdag-10-november/)
          Ochtend
            10.00 – 11.00 uur: [Geannuleerd] A (Locatie volgt)
            10.00 – 11.00 uur: [Verplaatst] [Wachtlijst] B (Locatie volgt)
            10.00 – 11.00 uur: C (Online)
            10.00 – 11.00 uur: D (LocHal, Tilburg; ook online)
        4 sessies""")


def test_what_is_over_is_not_promised(folder: ProgrammeFolder) -> None:
    folder.replace("2026/editie.yml", "van:", "afgerond: ja\nvan:")
    (folder.path / "2026/sessies/opening.md").unlink()
    folder.session("a", "titel: A\ndatum: 2026-11-10")
    assert "Tijd niet bekend: A (Locatie niet bekend)" in whole(folder.read())


def test_a_session_of_several_moments_is_listed_at_each(folder: ProgrammeFolder) -> None:
    (folder.path / "2026/sessies/opening.md").unlink()
    folder.session(
        "a",
        "titel: A\nlocatie: lochal\nmomenten:\n"
        "  - {datum: 2026-11-10, begin: '10.00'}\n"
        "  - {sleutel: b, datum: 2026-11-11, begin: '10.00', titel: Vervolg,\n"
        "     locatie: werkwarenhuis}",
    )
    assert whole(folder.read()) == dedent("""\
        dinsdag 10 november 2026 (2026/dinsdag-10-november/)
          Ochtend
            vanaf 10.00 uur: A (LocHal, Tilburg)
        woensdag 11 november 2026 (2026/woensdag-11-november/)
          Ochtend
            vanaf 10.00 uur: A – Vervolg (Werkwarenhuis, 's-Hertogenbosch)
        1 sessie""")


def test_past_midnight_belongs_to_the_evening(folder: ProgrammeFolder) -> None:
    (folder.path / "2026/sessies/opening.md").unlink()
    fields = "titel: A\ndatum: 2026-11-10\nbegin: '22.00'\neinde: '01.00'\neinddatum: 2026-11-11"
    folder.session("a", fields)
    programme = folder.read()
    assert [day.anchor for day in agenda(programme, programme.slots).days] == ["2026-11-10"]


def test_days_without_times_are_all_shown(folder: ProgrammeFolder) -> None:
    folder.session("a", "titel: A\ndatum: 2026-11-09\neinddatum: 2026-11-11")
    programme = folder.read()
    found = agenda(programme, programme.slots)
    assert [day.anchor for day in found.days] == ["2026-11-09", "2026-11-10", "2026-11-11"]
    assert [part.name for part in found.days[0].parts] == ["Ochtend", "Zonder tijd"]
    assert found.count == "2 sessies"
    only = agenda(programme, programme.slots, only=date(2026, 11, 10))
    assert [day.anchor for day in only.days] == ["2026-11-10"]


def test_the_time_column(folder: ProgrammeFolder) -> None:
    (folder.path / "2026/sessies/opening.md").unlink()
    folder.session("a", "titel: A\ndatum: 2026-11-10\nbegin: '9.30'\neinde: '11.00'")
    folder.session("b", "titel: B\ndatum: 2026-11-10\nbegin: '10.00'")
    folder.session("c", "titel: C\ndatum: 2026-11-10")
    programme = folder.read()
    cards = [c for part in agenda(programme, programme.slots).days[0].parts for c in part.cards]
    assert [(card.begins_at, card.until) for card in cards] == [
        *(("09.30", "– 11.00 uur"), ("10.00", "uur"), ("", "Tijd volgt"))
    ]


def test_a_long_list_has_an_index_of_days(folder: ProgrammeFolder) -> None:
    for number in range(GLANCE):
        folder.session(f"s-{number}", "titel: A\ndatum: 2026-11-10\nbegin: '10.00'")
    programme = folder.read()
    found = agenda(programme, programme.slots).index
    assert [(link.weekday, link.rest, link.day, link.address) for link in found] == [
        *(("ma", "9 nov", "2026-11-09", ""), ("di", "10 nov", "2026-11-10", ""))
    ]
    assert agenda(programme, programme.slots[:GLANCE]).index == ()
    assert agenda(programme, programme.slots, only=date(2026, 11, 10)).index == ()


def test_links_to_days() -> None:
    days = [date(2025, 11, 10), date(2026, 11, 9)]
    before, here = day_links(days, current=days[1])
    assert (before.rest, before.address) == ("10 nov 2025", "2025/maandag-10-november/")
    assert [before.is_current, here.is_current] == [False, True]


def test_nothing(folder: ProgrammeFolder) -> None:
    assert shown(agenda(folder.read(), ())) == "0 sessies"


def test_the_week_at_a_glance_has_its_quiet_days(folder: ProgrammeFolder) -> None:
    programme = folder.read()
    days = [date(2026, 11, 9), date(2026, 11, 10)]
    busy, quiet = week_overview(agenda(programme, programme.slots), days)
    assert (busy.name, busy.address) == ("maandag 9 november", "2026/maandag-9-november/")
    assert [(p.name, p.count, p.address) for p in busy.parts] == [
        ("Ochtend", "1 sessie", "2026/maandag-9-november/#ochtend")
    ]
    assert (quiet.name, quiet.address, quiet.parts) == ("dinsdag 10 november", "", ())
