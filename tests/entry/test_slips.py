"""What somebody who never saw YAML makes of the file that a new session begins with.

Every row is the file, rightly filled in, with one slip; what is proposed for it is then pasted over
its line, as an editor would, and has to be right at once.
"""

from __future__ import annotations

from typing import TypeAlias

import pytest

from macros.entry.session_template import session_template
from macros.programme import advice
from macros.programme.findings import Finding
from tests.conftest import ProgrammeFolder

FILLED = {
    'titel: ""': 'titel: "Buurtsoep en brede welvaart"',
    'samenvatting: ""': 'samenvatting: "Samen koken en eten."',
    "datum:\n": "datum: 2026-11-10\n",
    "begin:\n": "begin: 09.30\n",
    "einde:\n": "einde: 11.30\n",
    "locatie:\n": "locatie: lochal\n",
    "vorm:\n": "vorm: lezing\n",
}

LISTS = {
    "themas.yml": "".join(
        f'{slug}:\n  naam: "{name}"\n'
        for slug, name in {
            "wonen": "Wonen",
            "gezondheid": "Gezondheid",
            "arbeid-en-vrije-tijd": "Arbeid en vrije tijd",
        }.items()
    ),
    "doelgroepen.yml": 'inwoners:\n  naam: "Inwoners"\nraadsleden:\n'
    '  naam: "Raadsleden en Statenleden"\n',
    "regios.yml": 'midden:\n  naam: Midden\n  gemeenten: [Tilburg, Boxtel, "\'s-Hertogenbosch"]\n',
    "locaties.yml": "lochal:\n  naam: LocHal\n  gemeente: Tilburg\nbuurtkamer-de-gloeidraad:\n"
    "  naam: Buurtkamer De Gloeidraad\n  gemeente: Boxtel\n",
}

Slip: TypeAlias = tuple[str, str]
"""What stands in the file, and what is made of it."""

SPEAKER = '# sprekers:\n#   - naam: "Voornaam Achternaam"\n#     rol'
NAMES = "themas: []"
VENUE = "locatie: lochal"
END = "\n---\n"

SLIPS: dict[Slip, tuple[tuple[str, str, str], ...]] = {
    # slip: code, part of the sentence, what is proposed, of every finding; “” for no proposal
    ("# prijs:", " prijs:"): (
        ("yaml-spatie-vooraan", "Haal de spatie vooraan weg", 'prijs: "gratis"'),
    ),
    (SPEAKER, " sprekers:\n   - naam: Jan\n     rol"): (
        ("yaml-spatie-vooraan", "“sprekers” staat te ver naar rechts", "sprekers:"),
    ),
    ("# aanmelden:\n#   hoe: verplicht", " aanmelden:\n   hoe: verplicht"): (
        ("yaml-spatie-vooraan", "“aanmelden”", "aanmelden:"),
    ),
    ("vorm: lezing", "vorm:\n reeks: praktijknetwerk"): (
        ("yaml-spatie-vooraan", "“reeks”", "reeks: praktijknetwerk"),
    ),
    ("# aanmelden:\n#   hoe: verplicht", "aanmelden:\n  hoe: verplicht\n   tot: 2026-11-09"): (
        ("yaml-inspringen", "even ver van de kantlijn", "  tot: 2026-11-09"),
    ),
    ("# aanmelden:\n#   hoe: verplicht", "aanmelden:\n  hoe: verplicht\n tot: 2026-11-09"): (
        ("yaml-inspringen", "even ver van de kantlijn", "  tot: 2026-11-09"),
    ),
    ("# aanmelden:\n#   hoe: verplicht", "aanmelden:\n  hoe: verplicht\n  taal: nl"): (
        ("yaml-spatie-vooraan", "Haal de spaties vooraan weg", "taal: nl"),
    ),
    (NAMES, "themas: Gezondheid"): (("geen-lijst", "lijst", "themas:\n  - gezondheid"),),
    (NAMES, "themas: Arbeid en vrije tijd"): (
        ("geen-lijst", "lijst", "themas:\n  - arbeid-en-vrije-tijd"),
    ),
    (NAMES, "themas: wonen, Arbeid en vrije tijd en gezondheid"): (
        ("geen-lijst", "", "themas:\n  - wonen\n  - arbeid-en-vrije-tijd\n  - gezondheid"),
    ),
    (NAMES, "themas: gezondheid wonen"): (
        ("geen-lijst", "", "themas:\n  - gezondheid\n  - wonen"),
    ),
    (NAMES, "themas: dansen"): (("geen-lijst", "De namen staan in themas.yml", ""),),
    (NAMES, "themas:\n  gezondheid\n  wonen"): (
        ("geen-lijst", "", "  - gezondheid"),
        ("geen-lijst", "", "  - wonen"),
    ),
    (NAMES, "themas: wonen,\n    gezondheid"): (
        ("geen-lijst", "", "themas:\n  - wonen"),
        ("geen-lijst", "", "  - gezondheid"),
    ),
    (NAMES, "themas:\ngezondheid\nWonen"): (
        ("geen-lijst", "", "  - gezondheid"),
        ("geen-lijst", "", "  - Wonen"),
    ),
    (NAMES, "themas:\n  -gezondheid\n  -wonen"): (
        ("geen-lijst", "spatie ervoor", "  - gezondheid"),
        ("geen-lijst", "spatie ervoor", "  - wonen"),
    ),
    (NAMES, "themas:\n  * wonen"): (("geen-lijst", "gewoon streepje", "  - wonen"),),
    (NAMES, "themas:\n\t- Wonen"): (("yaml-tab", "tab", "  - Wonen"),),
    (NAMES, "themas: [Wonen, Arbeid en vrije tijd]"): (),
    (NAMES, "themas: [Wonen!, Arbeid & vrije tijd]"): (
        ("geen-naam", "wonen", "themas: [wonen, arbeid-en-vrije-tijd]"),
        ("geen-naam", "arbeid-en-vrije-tijd", "themas: [wonen, arbeid-en-vrije-tijd]"),
    ),
    (NAMES, "themas: [gezondheid wonen]"): (("geen-naam", "", "themas: [gezondheid, wonen]"),),
    (NAMES, "themas: [gezondheid; wonen]"): (("geen-naam", "", "themas: [gezondheid, wonen]"),),
    (NAMES, "themas: [wonen"): (("yaml-haak-open", "haak", "themas: [wonen]"),),
    (NAMES, "themas: wonen]"): (("geen-lijst", "", "themas:\n  - wonen"),),
    (NAMES, "themas: [] wonen"): (("yaml-haak-te-vroeg", "één paar haken", "themas: [wonen]"),),
    (NAMES, "themas: [wonen] [gezondheid]"): (
        ("yaml-haak-te-vroeg", "één paar haken", "themas: [wonen, gezondheid]"),
    ),
    (NAMES, "themas: []\n  - wonen"): (("yaml-haak-leeg", "Haal [] weg", "themas:"),),
    (NAMES, "themas: (wonen, gezondheid)"): (
        ("geen-lijst", "", "themas:\n  - wonen\n  - gezondheid"),
    ),
    ("doelgroepen: []", "doelgroepen: Raadsleden en Statenleden"): (
        ("geen-lijst", "", "doelgroepen:\n  - raadsleden"),
    ),
    ("organisaties: []", "organisaties: [stichting-soep]"): (
        ("onbekende-naam", "Zet haar erbij, of haal deze regel weg", ""),
    ),
    ("organisaties: []", "organisaties: [Stichting Soep]"): (
        ("geen-naam", "De namen staan in organisaties.yml", ""),
    ),
    (VENUE, "locatie: gloeidraad"): (("onbekende-naam", "", "locatie: buurtkamer-de-gloeidraad"),),
    (VENUE, "locatie: De Gloeidraad"): (("geen-naam", "", "locatie: buurtkamer-de-gloeidraad"),),
    (VENUE, "locatie: Boxtel"): (("geen-naam", "gemeente: Boxtel", "gemeente: Boxtel"),),
    (VENUE, "locatie: Gemeentehuis Boxtel"): (("geen-naam", "plek: gemeente: Boxtel", ""),),
    (VENUE, "locatie: gemeente: Boxtel"): (("twee-velden", "twee velden", "gemeente: Boxtel"),),
    (VENUE, 'locatie: "gemeente: Boxtel"'): (("geen-naam", "", "gemeente: Boxtel"),),
    (VENUE, "gemeente: Den Bosch"): (("onbekende-gemeente", "", 'gemeente: "\'s-Hertogenbosch"'),),
    (VENUE, "gemeente: s-hertogenbosch"): (
        ("onbekende-gemeente", "", 'gemeente: "\'s-Hertogenbosch"'),
    ),
    (VENUE, "gemeente: 's-Hertogenbosch"): (
        ("yaml-aanhalingstekens", "", 'gemeente: "\'s-Hertogenbosch"'),
    ),
    ("organisaties: []", "organisaties: [buurthuis, …]"): (("voorbeeld", "Vervang “…”", ""),),
    ("# sprekers:\n#   - naam", "sprekers:\n  - naam"): (
        ("voorbeeld", "Vervang “Voornaam Achternaam”", ""),
    ),
    ("# aanmelden:\n#   hoe: verplicht\n#   url:", "aanmelden:\n  hoe: verplicht\n  url:"): (
        ("voorbeeld", "Vervang “voorbeeld.nl”", ""),
    ),
    ('titel: "Buurtsoep en brede welvaart"', 'titel: ""'): (
        ("leeg-verplicht", "Vul een titel in", ""),
    ),
    ("datum: 2026-11-10", "datum:"): (("leeg-verplicht", "Vul een datum in", ""),),
    ('samenvatting: "Samen koken en eten."', 'samenvatting: ""'): (
        ("lege-waarde", "Vul “samenvatting” in, of haal de regel weg", ""),
    ),
    ('titel: "Buurtsoep en brede welvaart"', 'titel: "Samen "soep" koken"'): (
        ("yaml-aanhalingstekens", "", "titel: 'Samen \"soep\" koken'"),
    ),
    ('titel: "Buurtsoep en brede welvaart"', 'titel: "Samen" en "apart"'): (
        ("yaml-aanhalingstekens", "", 'titel: \'"Samen" en "apart"\''),
    ),
    ('titel: "Buurtsoep en brede welvaart"', "titel: 'Foto's kijken'"): (
        ("yaml-aanhalingstekens", "", 'titel: "Foto\'s kijken"'),
    ),
    ('titel: "Buurtsoep en brede welvaart"', 'titel: ""Buurtsoep'): (
        ("yaml-leeg-paar", "Zet de tekst ertussen", 'titel: "Buurtsoep"'),
    ),
    ('titel: "Buurtsoep en brede welvaart"', 'titel: Buurtsoep""'): (
        ("yaml-leeg-paar", "Zet de tekst ertussen", 'titel: "Buurtsoep"'),
    ),
    ('titel: "Buurtsoep en brede welvaart"', "titel Buurtsoep"): (
        ("yaml-dubbele-punt-mist", "dubbele punt", "titel: Buurtsoep"),
    ),
    ('titel: "Buurtsoep en brede welvaart"', 'Titel: "Buurtsoep"'): (
        ("onbekend-veld", "Bedoel je “titel”?", 'titel: "Buurtsoep"'),
    ),
    ('titel: "Buurtsoep en brede welvaart"', 'titel : "Buurtsoep"'): (),
    ("datum: 2026-11-10", "datum: datum: 10 november 2026"): (
        ("twee-velden", "", "datum: 2026-11-10"),
    ),
    ("datum: 2026-11-10", "Datum: dinsdag 10 november 2026"): (
        ("onbekend-veld", "Bedoel je “datum”?", "datum: 2026-11-10"),
    ),
    ("begin: 09.30", "\tbegin: 9u30"): (("yaml-tab", "", "begin: 09.30"),),
    ("begin: 09.30\neinde: 11.30", "tijd: 09.30 - 11.30"): (
        ("onbekend-veld", "Bedoel je “begin”?", "begin: 09.30\neinde: 11.30"),
    ),
    ("begin: 09.30", "tijd: 09.30"): (("onbekend-veld", "Bedoel je “begin”?", "begin: 09.30"),),
    ("begin: 09.30", "begin: 9"): (("geen-tijd", "", "begin: 09.00"),),
    ("begin: 09.30", "begin: van 9.30 tot 11.30 uur"): (("geen-tijd", "", "begin: 09.30"),),
    ("vorm: lezing", "onderwerp: Soep"): (("onbekend-veld", "kennen we niet.", ""),),
    ("vorm: lezing", "vorm: lezing\nbeschrijving: Kom soep eten."): (
        ("onbekend-veld", "onder de tweede ---", ""),
    ),
    ("vorm: lezing", "vorm: lezing\nKom soep eten."): (
        ("geen-veld", "Zet hem dan onder de tweede ---", ""),
    ),
    ("vorm: lezing", "vorm: [lezing]"): (("geen-tekst", "Haal het streepje", "vorm: lezing"),),
    ("vorm: lezing", "vorm: Lezing, lezing en lezing"): (("geen-naam", "", "vorm: lezing"),),
    ("datum: 2026-11-10", "datum: dinsdag 10 november"): (("geen-datum", "", "datum: 2026-11-10"),),
    ("datum: 2026-11-10", "datum: 10/11/26"): (("geen-datum", "", "datum: 2026-11-10"),),
    ("datum: 2026-11-10", "datum :2026-11-10"): (
        ("yaml-dubbele-punt-mist", "", "datum: 2026-11-10"),
    ),
    ('titel: "Buurtsoep en brede welvaart"', "titel = Buurtsoep"): (
        ("yaml-dubbele-punt-mist", "", "titel: Buurtsoep"),
    ),
    (VENUE, "locatie: Cultureel centrum, gemeente: Boxtel"): (
        ("yaml-aanhalingstekens", "", "gemeente: Boxtel"),
    ),
    ("# prijs:", "sprekers: [Anna Jansen, Bert de Wit]\n# prijs:"): (
        ("geen-groep", "", "sprekers:\n  - naam: Anna Jansen\n  - naam: Bert de Wit"),
        ("geen-groep", "", "sprekers:\n  - naam: Anna Jansen\n  - naam: Bert de Wit"),
    ),
    ("# prijs:", "sprekers:\n  naam: Anna Jansen\n  rol: voorzitter\n# prijs:"): (
        ("geen-lijst", "streepje", "  - naam: Anna Jansen"),
        ("geen-lijst", "streepje", "    rol: voorzitter"),
    ),
    ("# prijs:", "aanmelden: https://buurthuis.example/soep\n# prijs:"): (
        ("geen-groep", "url: …", "aanmelden:\n  url: https://buurthuis.example/soep"),
    ),
    ("# prijs:", "aanmelden: verplicht\n# prijs:"): (
        ("geen-groep", "hoe: …", "aanmelden:\n  hoe: verplicht"),
    ),
    ("# prijs:", "aanmelden: ja\n# prijs:"): (("geen-groep", "hoe: …", ""),),
    ("# prijs:", "aanmelden:\n  url: soep@buurthuis.example\n# prijs:"): (
        ("geen-webadres", "", "  email: soep@buurthuis.example"),
    ),
    ("# De naam van", "De naam van"): (("geen-veld", "Zet er dan # en een spatie voor", ""),),
    ("---\n# Vul", "```markdown\n---\n# Vul"): (("voorblok-te-laag", "staat nog iets", ""),),
    (END, "\n"): (("streepjes-missen", "Na regel 42 mist een regel met ---", "{}\n---"),),
    (END, "\n--\n"): (("streepjes-anders", "precies drie streepjes", "---"),),
    (END, "\n-----\n"): (("streepjes-anders", "precies drie streepjes", "---"),),
    (END, "\n—\n"): (("streepjes-anders", "precies drie streepjes", "---"),),
    (END, "\n ---\n"): (("streepjes-anders", "precies drie streepjes", "---"),),
    ("---\n# Vul", "# Vul"): (("geen-voorblok", "Zet op regel 1 ---", "---\n{}"),),
    ("---\n# Vul", "\n---\n# Vul"): (("voorblok-te-laag", "lege regel of een spatie", ""),),
    ("Kom soep eten.", "Kom soep eten.\n\nstatus: geannuleerd"): (
        ("veld-in-tekst", "Dit veld staat onder de tweede ---. Zet het erboven.", ""),
    ),
    ("Kom soep eten.", "reden: ziek\nstatus: geannuleerd\n\nKom soep eten."): (
        ("veld-in-tekst", "", ""),
        ("veld-in-tekst", "", ""),
    ),
    ("Kom soep eten.", "themas:\n  - wonen\n\nKom soep eten."): (("veld-in-tekst", "", ""),),
}

NO_SLIPS = (
    "Begin: 10 uur",
    "Prijs: gratis",
    "Taal: Nederlands",
    "reden: de keuken is klein",
    "We beginnen zo:\n\n- begin: koffie\n- einde: afwas",
    "    prijs: gratis",
    "begin:\n\nWe koken.",
    "De prijs: gratis",
    "https://buurthuis.example/taal:nl",
)
"""Descriptions in which something looks like a field, and is none."""


def filled_in(folder: ProgrammeFolder) -> str:
    for name, text in LISTS.items():
        folder.write(name, text)
    folder.replace("2026/sessies/opening.md", "themas: [wonen]\n", "")
    programme = folder.read()
    text = session_template(programme, programme.editions[2026])
    for old, new in FILLED.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    return f"{text}Kom soep eten.\n"


def found_in(folder: ProgrammeFolder, text: str, name: str = "soep") -> list[Finding]:
    path = f"2026/sessies/{name}.md"
    folder.write(path, text.encode())
    return [finding for finding in folder.check().findings if finding.path == path]


@pytest.mark.parametrize(("slip", "expected"), SLIPS.items(), ids=[ascii(new) for _, new in SLIPS])
def test_a_slip(
    folder: ProgrammeFolder, slip: Slip, expected: tuple[tuple[str, str, str], ...]
) -> None:
    text = filled_in(folder)
    old, new = slip
    assert text.count(old) == 1
    text = text.replace(old, new)
    found = found_in(folder, text)
    assert [f.code for f in found] == [code for code, _, _ in expected]
    for finding, (_, says, proposal) in zip(found, expected, strict=True):
        assert says in finding.message
        assert finding.correction == proposal.replace("{}", finding.excerpt)
    if not all(proposal for _, _, proposal in expected):
        return
    lines = text.split("\n")
    for finding in found:
        lines[finding.line - 1] = finding.correction
    assert found_in(folder, "\n".join(lines)) == []


@pytest.mark.parametrize("description", NO_SLIPS)
def test_no_slip(folder: ProgrammeFolder, description: str) -> None:
    text = filled_in(folder).replace("Kom soep eten.", description)
    assert found_in(folder, text) == []


@pytest.mark.parametrize(
    ("name", "title", "says"),
    [
        ("naam-van-je-sessie.md", "Buurtsoep en brede welvaart", "buurtsoep-en-brede-welvaart.md"),
        ("NAAM-VAN-JE-SESSIE.md", "Buurtsoep en brede welvaart", "buurtsoep-en-brede-welvaart.md"),
        ("NAAM-VAN-JE-SESSIE", "Opening", "Noem het bestand opening-2.md"),
        ("NAAM-VAN-JE-SESSIE.md", "", "Kies een eigen naam"),
        ("soep", "Buurtsoep", "eindigt niet op .md. Noem het bestand soep.md"),
        ("soep.md.txt", "Buurtsoep", "Noem het bestand soep.md"),
        ("SOEP.MD", "Buurtsoep", "Noem het bestand soep.md"),
        ("Soep avond.md", "Buurtsoep", "Noem het bestand soep-avond.md"),
        ("….md", "Buurtsoep", "Noem het bestand buurtsoep.md"),
    ],
)
def test_the_name_of_the_file(folder: ProgrammeFolder, name: str, title: str, says: str) -> None:
    text = filled_in(folder).replace("Buurtsoep en brede welvaart", title)
    folder.write(f"2026/sessies/{name}", text.encode())
    found = folder.check().findings
    assert says in found[0].message
    assert len(found) == (1 if title else 2)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("themas: []", "themas:\n#  - wonen", "leeg-veld"),
        ("themas: []", "themas: []", ""),
        ("# aanmelden:", "aanmelden:", "leeg-veld"),
        ("Kom soep eten.", "Status: geannuleerd", "lijkt-op-veld"),
        ("Kom soep eten.", "**Plekken:** vol", "lijkt-op-veld"),
        ("Kom soep eten.", "Taal: Nederlands", ""),
        ("Kom soep eten.", "Status: onbekend", ""),
        ("vorm: lezing", "vorm: lezing\nplekken: vol", ""),
    ],
)
def test_what_is_only_advised(folder: ProgrammeFolder, old: str, new: str, code: str) -> None:
    assert found_in(folder, filled_in(folder).replace(old, new)) == []
    codes = {f.code for f in advice.check(folder.read()) if f.path.endswith("soep.md")}
    assert codes - {"toegankelijkheid-mist"} == ({code} if code else set())
