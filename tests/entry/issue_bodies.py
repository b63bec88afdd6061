"""Issues as people send them in, and as somebody would who means harm.

The programme they are about is the small one of ``conftest``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from macros.entry.questions import Question

Answer = str | tuple[str, ...]

RIGHT: Mapping[str, Answer] = {
    "dag": "dinsdag 10 november 2026",
    "begin": "09.30",
    "einde": "11.30",
    "deelname": "Op een locatie",
    "locatie": "LocHal",
    "vorm": "Lezing",
    "thema": "Wonen",
    "organisaties": "Buurthuis De Draad",
    "titel": "Wonen: hoe dan?",
    "samenvatting": "Drie dorpen vertellen hoe zij bouwden.",
    "beschrijving": "In drie dorpen bouwden inwoners zelf huizen.",
}


def issue_body(questions: Sequence[Question], answers: Mapping[str, Answer]) -> str:
    """Return the text that GitHub makes of a form."""
    parts = []
    for question in questions:
        answer = answers.get(question.id, "")
        if question.kind == "checkboxes":
            ticked = dict.fromkeys(answer, "X") if isinstance(answer, tuple) else {}
            boxes = [f"- [{ticked.get(option, ' ')}] {option}" for option in question.options]
            answer = "\n".join(boxes)
        parts.append(f"### {question.label}\n\n{answer or '_No response_'}")
    return "\n\n".join(parts)


@dataclass(frozen=True)
class Sent:
    """An issue, and what has to come of it."""

    name: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """What is answered otherwise than in ``RIGHT``; empty for a question that is left open."""
    missing: Mapping[str, str] = field(default_factory=dict)
    """Question → a part of what is said of it; without any, the session is complete."""
    fields: Mapping[str, object] = field(default_factory=dict)
    """What the file says, as far as it matters here; ``None`` for a field that is not in it."""
    body: str = ""
    """Something that has to be in the description."""
    file: str = "wonen-hoe-dan"
    line_end: str = "\n"

    @property
    def all_answers(self) -> Mapping[str, Answer]:
        """All answers."""
        return {**RIGHT, **self.answers}


NEW_VENUE = {
    "locatie": "Dorpshuis De Linde, Lindeplein 1, 5141ab Waalwijk",
    "gemeente": "Waalwijk",
}

SENT = (
    Sent(
        "everything as asked",
        fields={
            "titel": "Wonen: hoe dan?",
            "datum": "2026-11-10",
            "begin": "09.30",
            "locatie": "lochal",
            "themas": ["wonen"],
            "organisaties": ["buurthuis"],
            "deelname": None,
            "sprekers": None,
        },
    ),
    Sent(
        "only what has to be",
        {key: "" for key in RIGHT if key not in ("dag", "deelname", "titel")},
        fields={"begin": None, "locatie": None, "aanmelden": None},
    ),
    Sent(
        "times as people write them",
        {"begin": "9 uur", "einde": "11u30", "inloop": "0845"},
        fields={"begin": "09.00", "einde": "11.30", "inloop": "08.45"},
    ),
    Sent(
        "begin and end in one answer, and a day without a year",
        {"dag": "Een andere dag", "andere_dag": "di 10 nov", "begin": "9.30-11 uur", "einde": ""},
        fields={"datum": "2026-11-10", "begin": "09.30", "einde": "11.00", "rond_de_week": None},
    ),
    Sent(
        "a part of the day in words",
        {"begin": "tien uur 's ochtends", "einde": "2 uur", "inloop": "half tien 's morgens"},
        fields={"begin": "10.00", "einde": "14.00", "inloop": "09.30"},
    ),
    Sent(
        "hours in the afternoon",
        {"begin": "2 tot 4 uur ’s middags", "einde": "16.00", "inloop": "01.30 's middags"},
        fields={"begin": "14.00", "einde": "16.00", "inloop": "13.30"},
    ),
    Sent(
        "the same day twice, and the same times",
        {"andere_dag": "10 november", "begin": "9.30-11.30"},
        fields={"datum": "2026-11-10", "begin": "09.30", "einde": "11.30"},
    ),
    Sent(
        "past midnight",
        {"begin": "20.00", "einde": "1 uur"},
        fields={"begin": "20.00", "einde": "01.00", "einddatum": "2026-11-11"},
    ),
    Sent(
        "a day around the week",
        {"dag": "Een andere dag", "andere_dag": "zaterdag 7 nov 2026"},
        fields={"datum": "2026-11-07", "rond_de_week": "ja"},
    ),
    Sent(
        "a venue that is not there yet",
        {**NEW_VENUE, "zaal": "Grote zaal"},
        fields={"locatie": "dorpshuis-de-linde", "zaal": "Grote zaal", "gemeente": None},
    ),
    Sent(
        "a venue whose town is a municipality",
        {"locatie": "Dorpshuis De Linde, Lindeplein 1, 5141 AB Waalwijk"},
        fields={"locatie": "dorpshuis-de-linde"},
    ),
    Sent(
        "a building and its room in one answer",
        {"locatie": "LocHal, Kennismakerij, zaal 2", "gemeente": "Tilburg"},
        fields={"locatie": "lochal", "zaal": "Kennismakerij, zaal 2", "gemeente": None},
    ),
    Sent(
        "a building and its own address without commas",
        {"locatie": "LocHal Burgemeester Brokxlaan 1000 Tilburg"},
        fields={"locatie": "lochal", "zaal": None},
    ),
    Sent(
        "what is not known yet",
        {
            "locatie": "volgt nog",
            "prijs": "n.v.t.",
            "organisaties": "Nog niet bekend",
            "sprekers": "- n.v.t.\nAnna\nvolgt",
            "beschrijving": "Volgt nog.",
        },
        fields={
            "locatie": None,
            "prijs": None,
            "organisaties": None,
            "sprekers": [{"naam": "Anna"}],
        },
    ),
    Sent(
        "a price with a word about it",
        {"prijs": "€ 5,00 p.p. incl. soep"},
        fields={"prijs": "5", "prijs_uitleg": "Per persoon, incl. soep"},
    ),
    Sent(
        "free, with a word about it",
        {"prijs": "gratis (vrijwillige bijdrage)"},
        fields={"prijs": "gratis", "prijs_uitleg": "Vrijwillige bijdrage"},
    ),
    Sent(
        "what GitHub wrote for no answer stands there still",
        {
            "locatie": "_No response_ LocHal",
            "gemeente": "Tilburg\n\n_No response_",
            "begin": "_No response_\n\n09.30",
            "zaal": "Zaal 2 _No response",
            "doelgroepen": "None\nInwoners",
            "sprekers": "_No response_\nAnna",
        },
        fields={
            "locatie": "lochal",
            "begin": "09.30",
            "zaal": "Zaal 2",
            "doelgroepen": ["inwoners"],
            "sprekers": [{"naam": "Anna"}],
        },
    ),
    Sent(
        "a title of which those words are a part",
        {"titel": "No response: wat nu?"},
        fields={"titel": "No response: wat nu?"},
        file="no-response-wat-nu",
    ),
    Sent(
        "begin and end below the end",
        {"begin": "10.00", "einde": "10:00-12:00", "inloop": "9.30-10 uur"},
        fields={"begin": "10.00", "einde": "12.00", "inloop": "09.30"},
    ),
    Sent(
        "both only below the end, and as people say them",
        {"begin": "14.00", "einde": "2-4 uur"},
        fields={"begin": "14.00", "einde": "16.00"},
    ),
    Sent(
        "begin and end only below the end",
        {"begin": "", "einde": "10.00 tot 12.00"},
        fields={"begin": "10.00", "einde": "12.00"},
    ),
    Sent("only the municipality", {"locatie": "", "gemeente": "'s-Hertogenbosch"}),
    Sent(
        "online",
        {"deelname": "Online", "online_url": "www.voorbeeld.example/live", "locatie": "LocHal"},
        fields={
            "deelname": "online",
            "online_url": "https://www.voorbeeld.example/live",
            "locatie": None,
        },
    ),
    Sent(
        "two organisations, one of them new",
        {"organisaties": "buurthuis de draad; Dorpsraad Voorbeeld, afdeling Noord"},
        fields={"organisaties": ["buurthuis", "dorpsraad-voorbeeld-afdeling-noord"]},
    ),
    Sent(
        "two organisations that the list has",
        {"organisaties": "Buurthuis De Draad en de Buurthuis de Draad"},
        fields={"organisaties": ["buurthuis"]},
    ),
    Sent(
        "a name that looks like two, between quotes",
        {"organisaties": '"Buurthuis De Draad, afdeling Sport"'},
        fields={"organisaties": ["buurthuis-de-draad-afdeling-sport"]},
    ),
    Sent(
        "speakers with a stroke, brackets or a dash",
        {"sprekers": "Jan - wijkkok\nAnna Bos (arts, GGD)\nPiet | kok en bakker | Jan Bos"},
        fields={
            "sprekers": [
                {"naam": "Jan", "rol": "wijkkok"},
                {"naam": "Anna Bos", "rol": "arts", "organisatie": "GGD"},
                {"naam": "Piet", "rol": "kok en bakker", "organisatie": "Jan Bos"},
            ]
        },
    ),
    Sent(
        "speakers, one on a line",
        {"sprekers": "- Anna de Vries, voorzitter, Dorpsraad, afdeling Noord\n\n• Piet"},
        fields={
            "sprekers": [
                {
                    "naam": "Anna de Vries",
                    "rol": "voorzitter",
                    "organisatie": "Dorpsraad, afdeling Noord",
                },
                {"naam": "Piet"},
            ]
        },
    ),
    Sent(
        "registration and facilities",
        {
            "prijs": "€ 7,50",
            "aanmelden": "Ja, aanmelden is verplicht",
            "aanmelden_url": "info@voorbeeld.example",
            "aanmelden_tot": "2 november 2026",
            "toegankelijkheid": ("Er is een schrijftolk", "Een hulphond mag mee naar binnen"),
            "toelichting": "Bel niet, mail.",
            "taal": "Engels",
        },
        fields={
            "prijs": "7,50",
            "aanmelden": {
                "hoe": "verplicht",
                "email": "info@voorbeeld.example",
                "tot": "2026-11-02",
            },
            "toegankelijkheid": {
                "hulphond": "ja",
                "schrijftolk": "ja",
                "toelichting": "Bel niet, mail.",
            },
            "taal": "en",
        },
    ),
    Sent(
        "two themes and an audience",
        {"meer_themas": "Samenleving, Wonen", "doelgroepen": "Inwoners"},
        fields={"themas": ["wonen", "samenleving"], "doelgroepen": ["inwoners"]},
    ),
    Sent("a title that is taken", {"titel": "Opening"}, file="opening-2"),
    Sent("line ends of Windows", {"sprekers": "Anna\r\nPiet"}, line_end="\r\n"),
    Sent(
        "pasted from Word",
        {"titel": "“Wonen”\u00a0– hoe\u00addan\u200b?", "begin": "\u00a009.30 "},
        fields={"titel": "“Wonen” – hoedan?", "begin": "09.30"},
        file="wonen-hoedan",
    ),
    Sent("the word None", {"taal": "None", "prijs": "_No response_"}, fields={"prijs": None}),
    # What has to be asked again.
    Sent("no title", {"titel": ""}, {"titel": "Zonder titel"}),
    Sent(
        "everything wrong at once",
        {
            "begin": "half tien",
            "einde": "25.00",
            "prijs": "5 tot 10 euro",
            "vorm": "Lezign",
            "gemeente": "Tilbrug",
            "online_url": "zie de mail",
            "aanmelden_tot": "eind oktober",
            "taal": "Klingon",
        },
        {
            "begin": "Schrijf 09.30 of 21.30",
            "einde": "geen tijd",
            "prijs": "geen prijs",
            "vorm": "Bedoel je “Lezing”? Schrijf “Lezing”.",
            "gemeente": "Bedoel je “Tilburg”?",
            "deelname": "Schrijf dan: Allebei",
            "aanmelden_tot": "geen datum",
            "taal": "Schrijf “Nederlands”, “Engels”",
        },
    ),
    Sent(
        "a day that does not exist",
        {"dag": "Een andere dag", "andere_dag": "maandag 10 november 2026"},
        {"andere_dag": "10 november 2026 is een dinsdag, geen maandag"},
    ),
    Sent(
        "two days",
        {"dag": "Een andere dag", "andere_dag": "9 t/m 10 november 2026"},
        {"andere_dag": "Hier staan meer dagen. Laat hier één dag staan."},
    ),
    Sent(
        "one and two",
        {"dag": "Een andere dag", "andere_dag": "1 en 2 november"},
        {"andere_dag": "Laat hier één dag staan"},
    ),
    Sent(
        "no other day",
        {"dag": "Een andere dag", "andere_dag": ""},
        {"andere_dag": "op welke dag"},
    ),
    Sent(
        "a year without a programme",
        {"dag": "9 november 2031"},
        {"dag": "Voor 2031 is er nog geen programma"},
    ),
    Sent("a misspelt venue", {"locatie": "Lokhal"}, {"locatie": "Bedoel je “LocHal”?"}),
    Sent(
        "a venue nobody knows",
        {"locatie": "Kasteel"},
        {"locatie": "Vervang _No response_ onder ‘In welke gemeente is het?’ door de naam."},
    ),
    Sent(
        "two days that differ",
        {"andere_dag": "donderdag 12 november"},
        {"andere_dag": "staat dinsdag 10 november 2026. Wat klopt?"},
    ),
    Sent(
        "two begins that differ, and doors that close",
        {"begin": "10.00", "einde": "11.00-12.00", "inloop": "9.00-9.30"},
        {
            "einde": "Hier staat 11.00, maar bij “Hoe laat begint het?” staat 10.00. Wat klopt?",
            "inloop": "alleen de tijd waarop mensen naar binnen kunnen",
        },
    ),
    Sent(
        "two ends that differ",
        {"begin": "10.00–12.30", "einde": "12.00"},
        {"einde": "maar bij “Hoe laat begint het?” staat 12.30. Wat klopt?"},
    ),
    Sent(
        "a time that can be two",
        {"begin": "2 uur", "einde": "", "inloop": "1.30"},
        {"begin": "Schrijf 02.00 of 14.00", "inloop": "Schrijf 01.30 of 13.30"},
    ),
    Sent(
        "another municipality than the building has",
        {"gemeente": "Waalwijk"},
        {"gemeente": "De locatie ligt in Tilburg, en hier staat Waalwijk. Wat klopt?"},
    ),
    Sent(
        "an address without commas",
        {"locatie": "Dorpshuis De Linde Lindeplein 1 5141 AB Waalwijk"},
        {"locatie": "komma’s tussen naam, straat en plaats"},
    ),
    Sent(
        "an address without a name",
        {"locatie": "Lindeplein 1, 5141 AB Waalwijk"},
        {"locatie": "Zet eerst de naam van het gebouw"},
    ),
    Sent(
        "two organisations, one of them in the list",
        {"organisaties": "Buurthuis De Draad i.s.m. de Dorpsraad"},
        {"organisaties": "Schrijf dan: Buurthuis De Draad; Dorpsraad."},
    ),
    Sent(
        "two organisations that nobody knows",
        {"organisaties": "Dorpsraad, Heemkring"},
        {"organisaties": "Zijn dit er twee? Schrijf dan: Dorpsraad; Heemkring."},
    ),
    Sent(
        "two new organisations with a word between them",
        {"organisaties": "Dorpsraad Noord en Heemkundekring"},
        {"organisaties": "Schrijf dan: Dorpsraad Noord; Heemkundekring."},
    ),
    Sent(
        "neither a link nor an e-mail address to sign up",
        {"aanmelden_url": "bel ons", "aanmelden": "Ja, aanmelden is verplicht"},
        {"aanmelden_url": "Heb je dat niet? Haal dit dan weg, en schrijf in de beschrijving hoe"},
    ),
    Sent(
        "a venue and a municipality nobody knows",
        {"locatie": "Kasteel", "zaal": "Grote zaal", "gemeente": "Tilbrug"},
        {"gemeente": "Bedoel je “Tilburg”?"},
    ),
    Sent(
        "a misspelt organisation",
        {"organisaties": "Burthuis De Draad"},
        {"organisaties": "Bedoel je “Buurthuis De Draad”?"},
    ),
    Sent(
        "a part of the name of an organisation",
        {"organisaties": "de Draad"},
        {"organisaties": "Bedoel je “Buurthuis De Draad”?"},
    ),
    Sent(
        "speakers with commas",
        {"sprekers": "Marieke de Wit, Jan van Gorp en Fatima El Idrissi"},
        {"sprekers": "Zet elke spreker op een eigen regel, zo: naam | rol | organisatie."},
    ),
    Sent(
        "links in a sentence",
        {
            "deelname": "Online",
            "locatie": "",
            "online_url": "Doe mee via www.voorbeeld.example/live.",
            "aanmelden_url": "Mail naar info@voorbeeld.example, liefst voor maandag",
        },
        {
            "online_url": "Schrijf hier alleen: https:⁠//www⁠.voorbeeld.example/live",
            "aanmelden_url": "Schrijf hier alleen: info@⁠voorbeeld.example",
        },
    ),
    Sent(
        "signing up where one need not",
        {
            "aanmelden": "Nee, je kunt zo binnenlopen",
            "aanmelden_url": "https://voorbeeld.example/aanmelden",
            "aanmelden_tot": "2 november",
        },
        {"aanmelden": "zo kunt binnenlopen"},
    ),
    Sent(
        "signing up afterwards",
        {"aanmelden": "Liefst wel, maar het moet niet", "aanmelden_tot": "15 november"},
        {"aanmelden_tot": "15 november 2026, maar dan is de sessie al geweest"},
    ),
    Sent(
        "what is in no list",
        {
            "thema": "Feest",
            "meer_themas": "Wonen, Muziek",
            "doelgroepen": "Iedereen",
            "aanmelden": "Ja",
            "deelname": "Thuis",
        },
        {
            "thema": "Schrijf “Wonen” of “Samenleving”.",
            "meer_themas": "“Muziek” staat niet in de lijst",
            "doelgroepen": "Schrijf “Inwoners”.",
            "aanmelden": "Schrijf “Ja, aanmelden is verplicht”, “Liefst",
            "deelname": "Schrijf “Op een locatie”, “Online” of “Allebei",
        },
    ),
    Sent(
        "new names that are far too long",
        {"organisaties": "a" * 300, "locatie": "b" * 300, "gemeente": "Tilburg"},
        {"organisaties": "Er passen er 200", "locatie": "Er passen er 200"},
    ),
    Sent("it ends before it begins", {"einde": "08.30"}, {"einde": "Kijk beide tijden na."}),
    Sent(
        "too much",
        {"titel": "x" * 121, "beschrijving": "lang " * 2000},
        {"titel": "Er passen er 120", "beschrijving": "te lang"},
    ),
    # What somebody tries who means harm.
    Sent(
        "headings in the description",
        {
            "beschrijving": "Zie:\n\n### Op welke dag is het?\n\nvrijdag 13 november 2026\n\n"
            "### Wat is de titel?\n\nNep\n\n### De beschrijving\n\nEinde"
        },
        fields={"datum": "2026-11-10", "titel": "Wonen: hoe dan?"},
        body="### De beschrijving\n\nEinde",
    ),
    Sent(
        "headings among the speakers",
        {"sprekers": "Anna\n### Wat kost het?\n\n1000\n\n### In welk gebouw is het?\n\nParadiso"},
        fields={"prijs": None, "locatie": "lochal"},
    ),
    Sent(
        "headings in an answer of one line",
        {"samenvatting": "Leuk\n\n### Wat is de titel?\n\nNep"},
        {"samenvatting": "op één regel", "titel": "op één regel"},
    ),
    Sent(
        "YAML",
        {
            "titel": '"\nstatus: geannuleerd\n---\n',
            "samenvatting": "- a: [b, {c: !!python/object/apply:os.system ['id']}]",
            "organisaties": "&a [*a]",
            "beschrijving": "---\ntitel: nep\n---\n",
        },
        {"titel": "op één regel", "beschrijving": "Begin die regel met een hoofdletter"},
    ),
    Sent(
        "YAML on one line",
        {
            "titel": "x: y # z",
            "samenvatting": "'\"\\ {a: b} \\n %TAG",
            "beschrijving": "---\n- status: geannuleerd\n---",
        },
        fields={"titel": "x: y # z", "status": None},
        body="- status: geannuleerd",
        file="x-y-z",
    ),
    Sent(
        "HTML and scripts",
        {
            "titel": "<script>alert(1)</script>",
            "samenvatting": "<img src=x onerror=alert(1)> <!-- -->",
            "beschrijving": "<details><summary>x</summary></details>\n<!-- aanmelding -->",
        },
        file="script-alert-1-script",
    ),
    Sent(
        "the shell and the workflow",
        {
            "titel": "$(touch gehackt) `touch gehackt`; touch gehackt",
            "samenvatting": "${{ github.token }} ::set-output name=x::y\u2028antwoord={}",
            "zaal": "--exec=touch gehackt",
        },
        file="touch-gehackt-touch-gehackt-touch-gehackt",
    ),
    Sent("an option", {"titel": "--body-file=/etc/passwd"}, file="body-file-etc-passwd"),
    Sent("a path", {"titel": "../../../.github/workflows/x"}, file="github-workflows-x"),
    Sent(
        "Jinja",
        {"titel": "{{ config.__class__ }}", "beschrijving": "{% for x in range(9**9) %}{{ x }}"},
        fields={"titel": "{{ config.__class__ }}"},
        file="config-class",
    ),
    Sent(
        "calling people",
        {"titel": "@organisatie/beheer #1 gh-2 https://kwaad.example", "samenvatting": "@iedereen"},
        file="organisatie-beheer-1-gh-2-https-kwaad-example",
    ),
    Sent(
        "a block of code that ends ours",
        {"beschrijving": "````\n```\n</details>\n~~~~\n@iedereen `````"},
        body="`````",
    ),
    Sent(
        "text that runs the other way",
        {"titel": "Wonen\u202enetsok\u2066", "samenvatting": "\x00\x1b[31mrood\x07"},
        fields={"titel": "Wonennetsok", "samenvatting": "[31mrood"},
        file="wonennetsok",
    ),
)
