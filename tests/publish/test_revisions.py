"""SEQUENCE, LAST-MODIFIED, DTSTAMP and CREATED: they move when what a subscriber sees moves."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import icalendar
import pytest
import yaml

from macros.programme.findings import ProgrammeError
from macros.programme.git import GitError
from macros.programme.model import Programme
from macros.publish import calendar
from macros.publish.calendar import FIRST_REVISION, Revision
from macros.publish.feeds import calendar_files, feeds
from macros.publish.revisions import Fingerprints, History
from macros.publish.settings import Settings
from tests.checkout import START, Checkout
from tests.generator import as_yaml, generate, read_yaml
from tests.publish.test_calendar import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
OPENING = "2026/sessies/opening.md"
TEN = "titel: Tien\ndatum: 2026-11-10\n"
NOWHERE = Path(os.devnull) / "nergens"
FIRST = Revision(START, START, 0)


def revisions(
    programme: Programme, settings: Settings, folder: Path, store: Path
) -> dict[str, Revision]:
    """Return the revision of every event of ``programme``, which stands in ``folder``."""
    return History(folder, store).revisions(programme, settings)


def changed(when: datetime, sequence: int = 1) -> Revision:
    """Return the revision of an event that was in the first commit and changed since."""
    return Revision(START, when, sequence)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A repository with one commit: the opening, and a session without a venue or a theme."""
    checkout = Checkout(tmp_path / "repo")
    checkout.session("tien", TEN)
    checkout.commit()
    return checkout


def seen(
    checkout: Checkout, store: Path = NOWHERE, settings: Settings = SETTINGS
) -> dict[str, Revision]:
    """Return the revisions of what is in the folder now, by the first part of the UID."""
    found = revisions(checkout.read(), settings, checkout.path, store)
    return {uid.removeprefix("2026-").partition("@")[0]: one for uid, one in found.items()}


def test_the_first_commit(checkout: Checkout) -> None:
    assert seen(checkout) == {"opening": FIRST, "tien": FIRST}


def test_a_field_of_its_own(checkout: Checkout) -> None:
    checkout.replace(OPENING, "09.30", "10.00")
    when = checkout.commit()
    assert seen(checkout) == {"opening": changed(when), "tien": FIRST}


def test_a_new_event(checkout: Checkout) -> None:
    checkout.session("elf", TEN)
    when = checkout.commit()
    assert seen(checkout) == {
        "opening": FIRST,
        "tien": FIRST,
        "elf": Revision(when, when, 0),
    }


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("locaties.yml", "Brokxlaan 1000", "Brokxlaan 1"),
        ("locaties.yml", "naam: LocHal", "naam: De LocHal"),
        (
            "locaties.yml",
            "plaats: Tilburg",
            "plaats: Tilburg\n  breedtegraad: '51.5'\n  lengtegraad: '5.1'",
        ),
        ("themas.yml", "naam: Wonen", "naam: Thuis"),
        ("doelgroepen.yml", "naam: Inwoners", "naam: Bewoners"),
        ("regios.yml", "naam: Hart van Brabant", "naam: Hart"),
        (
            "regios.yml",
            "[Tilburg, Waalwijk]",
            "[Waalwijk]\nmidden:\n  naam: Midden\n  gemeenten: [Tilburg]",
        ),
        ("organisaties.yml", "naam: Buurthuis De Draad", "naam: De Draad"),
    ],
)
def test_what_it_borrows(checkout: Checkout, file: str, old: str, new: str) -> None:
    checkout.replace(file, old, new)
    when = checkout.commit()
    assert seen(checkout) == {"opening": changed(when), "tien": FIRST}


def test_what_it_borrows_from_the_edition(checkout: Checkout) -> None:
    checkout.replace("2026/editie.yml", "van:", "afgerond: ja\nvan:")
    when = checkout.commit()
    assert seen(checkout) == {"opening": FIRST, "tien": changed(when)}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (OPENING, "titel:", "# Een opmerking\ntitel:"),
        (OPENING, "Welkom.", "Heel **anders**."),
        (OPENING, "titel: Opening van de week", 'titel:   "Opening van de week"'),
        (OPENING, "themas: [wonen]", "themas:\n  - wonen"),
        (OPENING, '"09.30"', '"9:30"'),
        (OPENING, "vorm: lezing\n", ""),
        (OPENING, "datum: 2026-11-09\n", "contact: info@example.org\ndatum: 2026-11-09\n"),
        (OPENING, "- naam: Anna Jansen", "- naam: Anna Jansen\n    rol: voorzitter"),
        (
            *(OPENING, 'datum: 2026-11-09\nbegin: "09.30"\neinde: "12.00"\n'),
            "momenten:\n  - {datum: 2026-11-09, begin: '09.30', einde: '12.00'}\n",
        ),
        (OPENING, "\n", "\r\n"),
        ("locaties.yml", "gemeente: Tilburg", "gemeente: Tilburg\n  bereikbaarheid: Met de trein."),
        (
            *("locaties.yml", "naam: LocHal\n  straat: Burgemeester Brokxlaan 1000"),
            "straat: Burgemeester Brokxlaan 1000\n  naam: LocHal",
        ),
        ("locaties.yml", "lochal:", "nieuw:\n  naam: Nieuw\nlochal:"),
        ("themas.yml", "naam: Wonen", "naam: Wonen\n  omschrijving: Een dak."),
        ("vormen.yml", "naam: Lezing", "naam: Praatje"),
        ("2026/editie.yml", "naam: Week 2026", "naam: De week"),
    ],
)
def test_what_is_not_in_the_feed(checkout: Checkout, file: str, old: str, new: str) -> None:
    checkout.replace(file, old, new)
    checkout.commit()
    assert seen(checkout) == {"opening": FIRST, "tien": FIRST}


def test_a_new_name_with_the_old_one_kept(checkout: Checkout) -> None:
    checkout.replace(OPENING, "Samen beginnen we.", "Samen.")
    when = checkout.commit()
    checkout.replace(OPENING, "titel:", "voorheen: [opening]\ntitel:")
    checkout.git("mv", f"programme/{OPENING}", "programme/2026/sessies/start.md")
    renamed = checkout.commit()
    # Its URL is part of what a subscriber sees.
    assert seen(checkout) == {"opening": changed(renamed, 2), "tien": FIRST}
    assert when < renamed


def test_a_new_name_without_the_old_one_is_another_event(checkout: Checkout) -> None:
    checkout.git("mv", f"programme/{OPENING}", "programme/2026/sessies/start.md")
    when = checkout.commit()
    assert seen(checkout) == {"start": Revision(when, when, 0), "tien": FIRST}


def test_deleted_and_back(checkout: Checkout) -> None:
    """Coming back is a change: whoever subscribes had lost it."""
    content = (checkout.path / OPENING).read_bytes()
    (checkout.path / OPENING).unlink()
    checkout.commit()
    assert seen(checkout) == {"tien": FIRST}
    checkout.write(OPENING, content)
    when = checkout.commit()
    assert seen(checkout) == {"opening": changed(when), "tien": FIRST}


def test_one_moment_of_several(checkout: Checkout) -> None:
    two = "titel: Elf\nmomenten:\n  - {datum: 2026-11-10}\n  - {datum: 2026-11-11, sleutel: b}\n"
    checkout.session("elf", two)
    first = checkout.commit()
    checkout.replace("2026/sessies/elf.md", "2026-11-11", "2026-11-12")
    second = checkout.commit()
    found = seen(checkout)
    assert found["elf"] == Revision(first, first, 0)
    assert found["elf.b"] == Revision(first, second, 1)


# Branches


def edits(checkout: Checkout, *titles: str) -> None:
    for title in titles:
        text = (checkout.path / OPENING).read_text("utf-8").split("\n")
        checkout.write(OPENING, "\n".join([text[0], f"titel: {title}", *text[2:]]))
        checkout.commit()


def test_a_squash_merge_is_one_change(checkout: Checkout) -> None:
    checkout.branch()
    edits(checkout, "Een", "Twee")
    checkout.git("checkout", "main")
    checkout.git("merge", "--squash", "zijtak")
    when = checkout.commit()
    assert seen(checkout) == {"opening": changed(when), "tien": FIRST}


def test_a_merge_is_one_change_at_its_own_time(checkout: Checkout) -> None:
    """It counts for as many as it brings commits: see ``test_a_pull``."""
    checkout.branch()
    edits(checkout, "Een", "Twee")
    when = checkout.merge("--no-ff")
    assert seen(checkout) == {"opening": changed(when, 3), "tien": FIRST}


def test_a_branch_that_took_its_changes_back(checkout: Checkout) -> None:
    checkout.branch()
    edits(checkout, "Een", "Opening van de week")
    checkout.merge("--no-ff")
    assert seen(checkout) == {"opening": FIRST, "tien": FIRST}


def test_a_merge_of_what_main_did_not_touch(checkout: Checkout) -> None:
    checkout.branch()
    checkout.session("tien", TEN + "prijs: gratis")
    checkout.commit()
    checkout.git("checkout", "main")
    edits(checkout, "Een")
    own = checkout.clock
    when = checkout.merge("--no-ff")
    assert seen(checkout) == {"opening": changed(own), "tien": changed(when, 2)}


def test_a_branch_without_a_merge_commit(checkout: Checkout) -> None:
    checkout.branch()
    edits(checkout, "Een", "Twee")
    when = checkout.clock
    checkout.merge("--ff-only")
    assert seen(checkout) == {"opening": changed(when, 2), "tien": FIRST}


def test_a_pull(checkout: Checkout) -> None:
    """What was published becomes the side line when somebody pulls it into work of his own."""
    checkout.branch()
    edits(checkout, "Een", "Twee", "Drie")
    published = seen(checkout)["opening"]
    assert published.sequence == 3
    checkout.git("checkout", "main")
    checkout.session("tien", TEN + "prijs: gratis")
    checkout.commit()
    when = checkout.merge()
    pulled = seen(checkout)["opening"]
    assert pulled.sequence > published.sequence
    assert pulled.modified == when


# States that were never published


def test_a_state_that_could_not_be_read(checkout: Checkout) -> None:
    good = (checkout.path / OPENING).read_bytes()
    checkout.write(OPENING, b"---\ntitel: [\n---\n")
    checkout.commit()
    checkout.write(OPENING, good)
    checkout.commit()
    assert seen(checkout) == {"opening": FIRST, "tien": FIRST}


def test_a_state_that_did_not_fit_together(checkout: Checkout) -> None:
    checkout.replace("themas.yml", "wonen:", "huizen:")
    checkout.commit()
    checkout.replace("themas.yml", "huizen:", "wonen:")
    checkout.commit()
    assert seen(checkout) == {"opening": FIRST, "tien": FIRST}


def test_a_state_that_no_calendar_can_hold(checkout: Checkout) -> None:
    checkout.replace("2026/sessies/tien.md", "2026-11-10", "9999-12-31")
    checkout.commit()
    checkout.replace("2026/sessies/tien.md", "9999-12-31", "2026-11-10")
    checkout.commit()
    assert seen(checkout) == {"opening": FIRST, "tien": FIRST}


# What is not committed


def test_an_uncommitted_change_is_one_more(checkout: Checkout) -> None:
    edits(checkout, "Een")
    checkout.replace(OPENING, "Een", "Twee")
    checkout.session("elf", TEN)
    expected = {
        "opening": changed(checkout.clock, 2),
        "tien": FIRST,
        "elf": Revision(checkout.clock, checkout.clock, 0),
    }
    assert seen(checkout) == seen(checkout) == expected


def test_an_uncommitted_change_is_not_saved(checkout: Checkout, tmp_path: Path) -> None:
    checkout.replace("themas.yml", "naam: Wonen", "naam: Thuis")
    assert seen(checkout, tmp_path / "store")["opening"] == changed(START)
    checkout.replace("themas.yml", "naam: Thuis", "naam: Wonen")
    assert seen(checkout, tmp_path / "store")["opening"] == FIRST


def test_an_uncommitted_comment_is_no_change(checkout: Checkout) -> None:
    checkout.replace(OPENING, "titel:", "# Nog niet\ntitel:")
    assert seen(checkout)["opening"] == FIRST


# Without a history


def test_outside_git(checkout: Checkout) -> None:
    (checkout.root / ".git").rename(checkout.root / "geen.git")
    assert seen(checkout) == {"opening": FIRST_REVISION, "tien": FIRST_REVISION}


def test_a_folder_that_git_does_not_have(checkout: Checkout) -> None:
    generate(checkout.root / "week", 3)
    checkout.path = checkout.root / "week"
    assert set(seen(checkout).values()) == {FIRST_REVISION}


def test_a_shallow_clone(checkout: Checkout, tmp_path: Path) -> None:
    edits(checkout, "Een")
    checkout.git("clone", "--depth=1", f"file://{checkout.root}", str(tmp_path / "clone"))
    checkout.path = tmp_path / "clone" / "programme"
    with pytest.raises(GitError, match="fetch --unshallow"):
        seen(checkout)


def test_a_shallow_clone_stops_the_build(checkout: Checkout, tmp_path: Path) -> None:
    """In Dutch, with what to do, and without a site."""
    edits(checkout, "Een")
    checkout.git("clone", "--depth=1", f"file://{checkout.root}", str(tmp_path / "clone"))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", tmp_path / "site"],
        cwd=ROOT,
        env={**os.environ, "PROGRAMMA": str(tmp_path / "clone" / "programme")},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert "git fetch --unshallow" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert not (tmp_path / "site").exists()


# In the feeds


def published(checkout: Checkout) -> dict[str, bytes]:
    programme = checkout.read()
    by_selection = {feed.selection: feed for feed in feeds(programme, SETTINGS)}
    found = revisions(programme, SETTINGS, checkout.path, NOWHERE)
    return dict(calendar_files(programme, SETTINGS, by_selection, found))


def read(content: bytes) -> Any:
    return icalendar.Calendar.from_ical(content)


def test_what_a_feed_says(checkout: Checkout) -> None:
    edits(checkout, "Een")
    second = checkout.clock
    checkout.replace("2026/sessies/tien.md", "Tien", "10")
    third = checkout.commit()
    files = published(checkout)
    (event,) = read(files["2026/opening.ics"]).walk("VEVENT")
    assert event["SEQUENCE"] == 1
    assert event.decoded("CREATED") == START
    assert event.decoded("LAST-MODIFIED") == event.decoded("DTSTAMP") == second
    assert read(files["kalender/programma.ics"]).decoded("LAST-MODIFIED") == third
    assert read(files["kalender/thema-wonen.ics"]).decoded("LAST-MODIFIED") == second
    empty = read(files["kalender/thema-samenleving.ics"])
    assert empty.decoded("LAST-MODIFIED") == FIRST_REVISION.modified


def test_the_address_of_the_site_is_no_change(checkout: Checkout) -> None:
    preview = replace(SETTINGS, site_url="https://elders.example/", uid_domain="elders.example")
    assert seen(checkout, settings=preview) == seen(checkout)


@pytest.mark.parametrize(
    "variables",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/St_Johns", "LC_ALL": "nl_NL.UTF-8", "LANGUAGE": "nl"},
        {"LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7"},
    ],
)
def test_time_zone_and_language_of_the_computer(
    checkout: Checkout, variables: dict[str, str]
) -> None:
    edits(checkout, "Een")
    program = (
        "import sys; from pathlib import Path\n"
        "from macros.programme.reading import read_programme\n"
        "from tests.publish.test_revisions import NOWHERE, SETTINGS, revisions\n"
        "folder = Path(sys.argv[1])\n"
        "programme = read_programme(folder)\n"
        "print(sorted(revisions(programme, SETTINGS, folder, NOWHERE).items()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, checkout.path],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        check=True,
    )
    expected = revisions(checkout.read(), SETTINGS, checkout.path, NOWHERE)
    assert done.stdout.decode().strip() == str(sorted(expected.items()))


def test_somebody_s_settings_of_git(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits(checkout, "Een")
    expected = seen(checkout)
    settings = "[color]\nui = always\n[log]\nshowSignature = true\ndate = relative\n"
    settings += "[core]\nquotePath = true\n[diff]\nrenames = copies\n[status]\nshort = true\n"
    (tmp_path / "config").write_text(settings, encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    assert seen(checkout) == expected


# A long history


class Editors(Checkout):
    """People who change a week of thirty sessions in every way there is, by the throw of a die."""

    def __init__(self, root: Path, seed: int) -> None:
        super().__init__(root)
        for path in sorted(self.path.rglob("*.*")):
            path.unlink()
        generate(self.path, 30)
        for path in sorted(self.path.rglob("*.md")):
            # A link to a session would be wrong as soon as that one has another name.
            text = re.sub(r"\]\([^)]*\.md\)", "](https://example.org/)", path.read_text("utf-8"))
            path.write_text(text, encoding="utf-8")
        self.dice = Random(seed)
        self.number = 0
        self.broken: tuple[Path, bytes] | None = None
        self.commit()

    def edit(self) -> None:
        """Make one change, a visible one or not; a broken file is mended first."""
        self.number += 1
        if self.broken:
            path, content = self.broken
            path.write_bytes(content)
            self.broken = None
            return
        ways = [self.own, self.own, self.borrowed, self.unseen, self.unseen, self.style]
        ways += [self.rename, self.remove, self.add, self.breaks, self.dangle]
        self.dice.choice(ways)()

    def pick(self) -> Path:
        return self.dice.choice(sorted((self.path / "2026" / "sessies").glob("*.md")))

    def change(self, path: Path, **fields: Any) -> None:
        _, matter, body = path.read_text("utf-8").split("---\n", 2)
        known = yaml.load(matter, Loader=yaml.BaseLoader)
        text = as_yaml({**known, **fields})
        path.write_text(f"---\n{text}---\n{body}", encoding="utf-8")

    def change_list(self, file: str, **fields: Any) -> None:
        path = self.path / file
        known = read_yaml(path)
        slug = self.dice.choice(sorted(known))
        known[slug] = {**known[slug], **fields}
        path.write_text(as_yaml(known), encoding="utf-8")

    def own(self) -> None:
        field = self.dice.choice(["titel", "samenvatting", "prijs"])
        value = str(self.number) if field == "prijs" else f"Nieuw {self.number}"
        self.change(self.pick(), **{field: value})

    def borrowed(self) -> None:
        file = self.dice.choice(["locaties", "themas", "doelgroepen", "organisaties"])
        self.change_list(f"{file}.yml", naam=f"Naam {self.number}")

    def unseen(self) -> None:
        if self.dice.random() < 0.5:
            self.change_list("themas.yml", omschrijving=f"Over {self.number}.")
        else:
            self.change(self.pick(), contact=f"a{self.number}@example.org")

    def style(self) -> None:
        path = self.pick()
        before, matter, body = path.read_text("utf-8").split("---\n", 2)
        known = list(yaml.load(matter, Loader=yaml.BaseLoader).items())
        self.dice.shuffle(known)
        text = f"# Opmerking {self.number}\n{as_yaml(dict(known))}"
        path.write_text(f"{before}---\n{text}---\n{body}\nMeer.\n", encoding="utf-8")

    def rename(self) -> None:
        path = self.pick()
        known = yaml.load(path.read_text("utf-8").split("---\n")[1], Loader=yaml.BaseLoader)
        self.change(path, voorheen=[*known.get("voorheen", []), path.stem])
        path.rename(path.with_name(f"naam-{self.number}.md"))

    def remove(self) -> None:
        self.pick().unlink()

    def add(self) -> None:
        self.session(
            f"nieuw-{self.number}", f"titel: Nieuw\ndatum: 2026-11-{9 + self.number % 5:02}"
        )

    def breaks(self) -> None:
        path = self.dice.choice([self.pick(), self.path / "locaties.yml"])
        self.broken = path, path.read_bytes()
        path.write_bytes(b"kapot: [\n")

    def dangle(self) -> None:
        path = self.pick()
        self.broken = path, path.read_bytes()
        self.change(path, themas=["bestaat-niet"])

    def go_on(self) -> None:
        """Make one commit on main: an edit, or a branch with a few."""
        if self.broken or self.dice.random() < 0.9:
            self.edit()
            self.commit()
            return
        self.branch()
        for _ in range(self.dice.randint(1, 3)):
            self.edit()
            self.commit()
        while self.broken:
            self.edit()
            self.commit()
        if self.dice.random() < 0.5:
            self.merge("--no-ff")
        else:
            self.git("checkout", "main")
            self.git("merge", "--squash", "zijtak")
            self.commit()


def events(programme: Programme, found: dict[str, Revision] | None = None) -> dict[str, bytes]:
    """Return every event as it is published; without revisions: what a subscriber sees of it."""
    by_uid = {calendar.uid(SETTINGS, slot): slot for slot in programme.slots}
    return {
        uid: calendar.event(programme, SETTINGS, slot, found[uid] if found else FIRST_REVISION)
        for uid, slot in by_uid.items()
    }


@pytest.mark.slow
def test_an_event_changes_when_what_one_sees_of_it_changes(tmp_path: Path) -> None:
    """And only then, over 200 commits; and its sequence never falls."""
    editors = Editors(tmp_path / "repo", seed=2)
    latest: dict[str, Revision] = {}
    view: dict[str, bytes] = {}
    content: dict[str, bytes] = {}
    count = {"changed": 0, "same": 0, "unpublished": 0}
    for number in range(200):
        editors.go_on()
        try:
            programme = editors.read()
        except ProgrammeError:
            count["unpublished"] += 1
            continue
        found = revisions(programme, SETTINGS, editors.path, tmp_path / "store")
        new_view, new_content = events(programme), events(programme, found)
        for uid in new_view.keys() & view.keys():
            is_same = new_view[uid] == view[uid]
            assert (new_content[uid] == content[uid]) == is_same, (number, uid)
            count["same" if is_same else "changed"] += 1
        for uid in found.keys() & latest.keys():
            assert found[uid].sequence >= latest[uid].sequence
            assert found[uid].modified >= latest[uid].modified
            assert found[uid].created == latest[uid].created
        if number % 40 == 39:
            assert revisions(programme, SETTINGS, editors.path, NOWHERE) == found
        latest |= found
        view, content = new_view, new_content
    assert 10 < count["unpublished"] < 60, count
    assert 50 < count["changed"] < count["same"], count
    assert published(editors) == published(editors)


def test_fingerprints_are_made_again_only_after_a_change(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []
    real = calendar.event

    def event(programme: Programme, settings: Settings, slot: Any, revision: Revision) -> bytes:
        written.append(slot.session.slug)
        return real(programme, settings, slot, revision)

    monkeypatch.setattr(calendar, "event", event)
    programme = checkout.read()
    fingerprints = Fingerprints()
    first = fingerprints.of(programme)
    assert fingerprints.of(programme) == first
    assert sorted(written) == ["opening", "tien"]
    theme = programme.themes["wonen"].model_copy(update={"name": "Thuis"})
    other = replace(programme, themes={**programme.themes, "wonen": theme})
    assert fingerprints.of(other) != first
    assert sorted(written) == ["opening", "opening", "tien"]
