"""Thunderbird and evolution-data-server subscribe, and hold what the programme says."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from macros.programme.selection import Selection
from tests import processes
from tests.checkout import START, Checkout
from tests.clients.held import Held, RefreshError, Subscriber
from tests.clients.published import Published

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).resolve().parents[1] / "voorbeeldweek"
ALL = Selection()
LIVING = Selection(facets=(("thema", "wonen"),))
OPENING = "2026/sessies/opening.md"
"""Monday 9 November 2026 from 09.30 to 12.00, about living."""
TO_PROCESS = 60
"""Seconds that an app may take for what it fetched, on a busy machine; a few are plenty."""
UID = "2026-opening@example.org"


class Subscription:
    """Somebody who has the whole programme in an app, and one theme of it besides."""

    def __init__(self, client: Subscriber, published: Published) -> None:
        self._client = client
        self._published = published
        self._calendars = {
            selection: client.subscribe(published.url(selection)) for selection in (ALL, LIVING)
        }
        self.expect()

    def held(self, selection: Selection = ALL) -> dict[str, Held]:
        """Return what the app holds, by UID."""
        return {one.uid: one for one in self._events(selection)}

    def refresh(self) -> None:
        """Have the app fetch both calendars."""
        for calendar in self._calendars.values():
            self._client.refresh(calendar)

    def refresh_in_vain(self) -> None:
        """Have the app ask for both while they are not to be had; it may say so."""
        for calendar in self._calendars.values():
            with suppress(RefreshError):
                self._client.refresh(calendar)

    def update(self) -> None:
        """Publish anew, and have the app fetch it: a change that it must be able to see."""
        self._published.publish()
        assert not all(held == wanted for held, wanted in map(self._compare, self._calendars))
        self.refresh()
        self.expect()

    def expect(self) -> None:
        """Have the app hold what the programme says, and nothing else, as soon as it is ready."""
        for selection in self._calendars:
            processes.wait_until(partial(self._agrees, selection), TO_PROCESS)
            held, wanted = self._compare(selection)
            assert held == wanted

    def _agrees(self, selection: Selection) -> bool:
        held, wanted = self._compare(selection)
        return held == wanted

    def _compare(self, selection: Selection) -> tuple[list[Held], list[Held]]:
        held = self._events(selection)
        return held, self._published.wanted(selection, held)

    def _events(self, selection: Selection) -> list[Held]:
        events = self._client.events(self._calendars[selection])
        return sorted(events, key=lambda held: held.uid)


class Week:
    """A small programme with a history, published, and somebody who subscribed to it."""

    def __init__(self, folder: Path, client: Subscriber) -> None:
        self.checkout = Checkout(folder / "repo")
        self.checkout.session("tien", "titel: Tien\ndatum: 2026-11-10\nthemas: [samenleving]\n")
        self.checkout.commit()
        self.published = Published(self.checkout.path, folder / "store")
        self.subscription = Subscription(client, self.published)
        self.before = self.subscription.held()

    def change(self, old: str, new: str) -> datetime:
        """Change the opening, publish it, and return when that was."""
        self.checkout.replace(OPENING, old, new)
        when = self.checkout.commit()
        self.subscription.update()
        return when


@pytest.fixture
def week(tmp_path: Path, client: Subscriber) -> Week:
    return Week(tmp_path, client)


def test_the_example_week(client: Subscriber, tmp_path: Path) -> None:
    published = Published(EXAMPLE, tmp_path / "store")
    held = Subscription(client, published).held()
    # What the comparison is about does occur.
    assert len(held) == sum(len(session.moments) for session in published.programme.sessions)
    assert {one.status for one in held.values()} == {"CONFIRMED", "CANCELLED"}
    assert {isinstance(one.start, datetime) for one in held.values()} == {True, False}
    assert any(len(one.categories) > 1 for one in held.values())


def test_times_in_full(week: Week) -> None:
    assert week.before == {
        UID: Held(
            uid=UID,
            start=datetime(2026, 11, 9, 8, 30, tzinfo=UTC),
            end=datetime(2026, 11, 9, 11, tzinfo=UTC),
            title="Opening van de week",
            place="LocHal, Burgemeester Brokxlaan 1000, 5041 SG Tilburg",
            url="https://example.org/week/2026/opening/",
            categories=("Wonen", "Inwoners", "Hart van Brabant"),
            status="CONFIRMED",
            sequence=0,
            modified=START,
        ),
        "2026-tien@example.org": Held(
            uid="2026-tien@example.org",
            start=date(2026, 11, 10),
            end=date(2026, 11, 11),
            title="Tien (tijd volgt)",
            place=None,
            url="https://example.org/week/2026/tien/",
            categories=("Samenleving",),
            status="CONFIRMED",
            sequence=0,
            modified=START,
        ),
    }


def test_a_session_moves(week: Week) -> None:
    when = week.change(
        'datum: 2026-11-09\nbegin: "09.30"\neinde: "12.00"\n',
        "status: verplaatst\n"
        "datum: 2026-11-11\nbegin: '13.30'\neinde: '16.00'\n"
        "oorspronkelijk: {datum: 2026-11-09, begin: '09.30', einde: '12.00'}\n",
    )
    assert week.subscription.held() == week.before | {
        UID: replace(
            week.before[UID],
            start=datetime(2026, 11, 11, 12, 30, tzinfo=UTC),
            end=datetime(2026, 11, 11, 15, tzinfo=UTC),
            sequence=1,
            modified=when,
        )
    }


def test_a_session_is_cancelled(week: Week) -> None:
    when = week.change("titel:", "status: geannuleerd\ntitel:")
    assert week.subscription.held() == week.before | {
        UID: replace(
            week.before[UID],
            title="GEANNULEERD: Opening van de week",
            status="CANCELLED",
            sequence=1,
            modified=when,
        )
    }


def test_a_session_is_new(week: Week) -> None:
    fields = (
        "titel: Elf\ndatum: 2026-11-11\nbegin: '20.00'\n"
        "einddatum: 2026-11-12\neinde: '01.00'\nthemas: [wonen]\n"
    )
    week.checkout.session("elf", fields)
    when = week.checkout.commit()
    week.subscription.update()
    held = week.subscription.held()
    new = held.pop("2026-elf@example.org")
    assert held == week.before
    assert (new.start, new.end) == (
        datetime(2026, 11, 11, 19, tzinfo=UTC),
        datetime(2026, 11, 12, tzinfo=UTC),
    )
    assert (new.sequence, new.modified) == (0, when)
    assert week.subscription.held(LIVING).keys() == {UID, new.uid}


def test_a_file_has_another_name(week: Week) -> None:
    week.checkout.git("mv", f"programme/{OPENING}", "programme/2026/sessies/start.md")
    week.checkout.replace("2026/sessies/start.md", "titel:", "voorheen: [opening]\ntitel:")
    when = week.checkout.commit()
    week.subscription.update()
    url = "https://example.org/week/2026/start/"
    assert week.subscription.held() == week.before | {
        UID: replace(week.before[UID], url=url, sequence=1, modified=when)
    }


def test_a_session_gets_another_theme(week: Week) -> None:
    """So it leaves the calendar of its old one."""
    week.checkout.session("elf", "titel: Elf\ndatum: 2026-11-11\nthemas: [wonen]\n")
    week.checkout.commit()
    week.subscription.update()
    week.change("themas: [wonen]", "themas: [samenleving]")
    assert week.subscription.held(LIVING).keys() == {"2026-elf@example.org"}
    assert week.subscription.held().keys() == week.before.keys() | {"2026-elf@example.org"}


def test_what_no_subscriber_sees_is_not_fetched_again(week: Week) -> None:
    week.checkout.replace(OPENING, "Welkom.", "Heel **anders**.")
    week.checkout.commit()
    week.published.publish()
    week.published.answers.clear()
    week.subscription.refresh()
    assert {status for _, _, status in week.published.answers} == {304}
    week.subscription.expect()
    assert week.subscription.held() == week.before


def test_the_server_answers_404(week: Week) -> None:
    """The app keeps the last that was good, and goes on once it is back."""
    theme = week.subscription.held(LIVING)
    week.published.withdraw()
    week.published.answers.clear()
    week.subscription.refresh_in_vain()
    assert {status for _, _, status in week.published.answers} == {404}
    week.subscription.expect()
    assert week.subscription.held() == week.before
    assert week.subscription.held(LIVING) == theme
    week.change("09.30", "10.00")
