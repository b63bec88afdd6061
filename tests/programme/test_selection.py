from __future__ import annotations

from datetime import date

import pytest

from macros.programme.selection import (
    FACET,
    FACETS,
    Selection,
    SelectionError,
    group_by_facet,
    parse_selection,
    select,
)
from tests.conftest import ProgrammeFolder


@pytest.fixture
def folder(folder: ProgrammeFolder) -> ProgrammeFolder:
    folder.session(
        "tweede",
        "titel: T\nthemas: [samenleving]\nmomenten:\n"
        "  - {datum: 2026-11-10, locatie: lochal}\n"
        "  - {datum: 2026-11-11, sleutel: b, locatie: werkwarenhuis}\n",
    )
    return folder


WANTED = {
    # what an editor asks for: what comes of it
    (): ["opening 9", "tweede 10", "tweede 11"],
    (("editie", 2026),): ["opening 9", "tweede 10", "tweede 11"],
    (("editie", "2026"), ("thema", "wonen")): ["opening 9"],
    (("thema", "Wonen"),): ["opening 9"],
    (("thema", "samenleving"),): ["tweede 10", "tweede 11"],
    (("dag", "2026-11-11"),): ["tweede 11"],
    (("dag", date(2026, 11, 10)),): ["tweede 10"],
    (("dag", "2026-11-12"),): [],
    (("regio", "noordoost-brabant"),): ["tweede 11"],
    (("regio", "hart-van-brabant"),): ["opening 9", "tweede 10"],
    (("locatie", "LocHal"),): ["opening 9", "tweede 10"],
    (("doelgroep", "inwoners"), ("vorm", "lezing")): ["opening 9"],
    (("organisatie", "buurthuis"), ("thema", "samenleving")): [],
    (("reeks", "praktijknetwerk"),): [],
    (("thema", None), ("regio", "")): ["opening 9", "tweede 10", "tweede 11"],
}


@pytest.mark.parametrize(("wanted", "expected"), WANTED.items(), ids=map(str, WANTED))
def test_a_choice(
    folder: ProgrammeFolder, wanted: tuple[tuple[str, object], ...], expected: list[str]
) -> None:
    programme = folder.read()
    slots = select(programme, parse_selection(programme, dict(wanted)))
    assert [f"{s.session.slug} {s.moment.day.day}" for s in slots] == expected


WRONG = {
    ("thema", "wonne"): "De naam “wonne” staat niet in themas.yml. Bedoel je “wonen”?",
    ("tema", "wonen"): "Op “tema” kun je niet kiezen. Bedoel je “thema”?",
    ("editie", "1999"): "De editie “1999” kennen we niet. Kies uit: 2026.",
    ("dag", "9 november"): "“9 november” is geen datum.",
}


@pytest.mark.parametrize(("wanted", "says"), WRONG.items(), ids=map(str, WRONG))
def test_a_choice_that_is_not_there(
    folder: ProgrammeFolder, wanted: tuple[str, str], says: str
) -> None:
    with pytest.raises(SelectionError, match=says.replace("?", r"\?")):
        parse_selection(folder.read(), dict([wanted]))


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_a_group_is_the_choice_of_its_name(folder: ProgrammeFolder, facet: object) -> None:
    assert isinstance(facet, type(FACET["thema"]))
    programme = folder.read()
    groups = group_by_facet(programme, facet)
    assert set(groups) == set(facet.entries(programme))
    for slug, slots in groups.items():
        assert tuple(slots) == select(programme, Selection(facets=((facet.name, slug),)))
