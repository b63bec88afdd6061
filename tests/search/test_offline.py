"""What the service worker decides, and what a page says of the connection."""

from __future__ import annotations

from typing import Any

import pytest

from tests.search.conftest import Node

RULES = 'import "./assets/werker/regels.js";'
WORDS = 'import { moment, offline, answered } from "./assets/offline/melding.js";'
ROOT = "https://example.org/week/"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (ROOT, ""),
        (f"{ROOT}index.html", ""),
        (f"{ROOT}?nu=2026-11-10T14:30", ""),
        (f"{ROOT}programma/?thema=wonen#dinsdag", "programma/"),
        (f"{ROOT}programma", "programma/"),
        (f"{ROOT}2026/opening/index.html", "2026/opening/"),
        (f"{ROOT}2026/opening.ics?x=a/b", "2026/opening.ics"),
        (f"{ROOT}assets/site.css", "assets/site.css"),
        ("https://example.org/weekend/", None),
        ("https://example.org/", None),
        ("https://example.com/week/", None),
    ],
)
def test_one_address_for_every_way_to_write_it(node: Node, url: str, address: str | None) -> None:
    assert node(RULES, "regels.addressOf(...given)", url, ROOT) == address


LIST = {"offline.html": "o1", "": "h1", "programma/": "p2", "2026/a/": "a1"}


def copy(address: str, version: str, time: str = "2026-11-10T13:30:00Z") -> dict[str, str]:
    return {"address": address, "hash": version, "time": time}


@pytest.mark.parametrize(
    ("kept", "how", "get"),
    [
        ([], {"saving": False, "uses": []}, ["offline.html", "", "programma/", "2026/a/"]),
        (
            [copy("programma/", "p1"), copy("", "h1"), copy("2026/a/", "a1")],
            {"saving": False, "uses": []},
            ["offline.html", "programma/"],
        ),
        # Who saves data: what is here, what this page uses, and the page that says what is not.
        ([], {"saving": True, "uses": ["2026/a/", "elders/"]}, ["offline.html", "2026/a/"]),
        ([copy("programma/", "p1")], {"saving": True, "uses": []}, ["offline.html", "programma/"]),
    ],
)
def test_only_what_differs_is_fetched(node: Node, kept: Any, how: Any, get: list[str]) -> None:
    assert node(RULES, "regels.plan(...given)", LIST, kept, how) == {"get": get, "drop": []}


def test_of_what_is_in_no_list_the_last_fifty_stay(node: Node) -> None:
    visited = [copy(f"thema/{n}/", "x", f"2026-11-10T13:{n:02}:00Z") for n in range(53)]
    listed = copy("", "h1", "2020-01-01T00:00:00Z")
    how = {"saving": False, "uses": []}
    plan = node(RULES, "regels.plan(...given)", LIST, [*visited, listed], how)
    assert plan["drop"] == ["thema/2/", "thema/1/", "thema/0/"]


@pytest.mark.parametrize(
    ("address", "is_here", "keeps"),
    [
        ("thema/wonen/", False, True),
        ("thema/wonen/", True, True),
        ("2026/a/", False, True),
        ("2026/a/", True, False),
        ("assets/nieuw.js", False, True),
        ("2026/a.ics", False, False),
        ("afdrukken/week.pdf", False, False),
    ],
)
def test_what_is_visited_is_kept(node: Node, address: str, is_here: bool, keeps: bool) -> None:
    assert node(RULES, "regels.keeps(...given)", address, LIST, is_here) is keeps


@pytest.mark.parametrize(
    ("version", "looked", "as_of"),
    [("a1", "later", "later"), ("a0", "later", "came"), ("a1", None, "came")],
)
def test_a_copy_is_as_old_as_the_last_look(
    node: Node, version: str, looked: str | None, as_of: str
) -> None:
    one = copy("2026/a/", version, "came")
    assert node(RULES, "regels.asOf(...given)", one, LIST, looked) == as_of


ANSWER = """await (async () => {
  const never = new Promise(() => {});
  const soon = (value) => new Promise((resolve) => setTimeout(resolve, 5, value));
  const network = {
    good: () => Promise.resolve({ status: 200, from: "network" }),
    gone: () => Promise.resolve({ status: 404, from: "network" }),
    broken: () => Promise.resolve({ status: 502, from: "network" }),
    none: () => Promise.reject(new TypeError("cut")),
    late: () => new Promise((resolve) => setTimeout(resolve, 30, { status: 200, from: "late" })),
  }[given[0]]();
  const kept = async () => given[1] ? { from: "kept" } : undefined;
  const patience = given[0] === "late" ? soon() : never;
  try { return (await regels.answer(network, patience, kept)).from; }
  catch (error) { return error.message; }
})()"""


@pytest.mark.parametrize(
    ("network", "is_kept", "answer"),
    [
        ("good", True, "network"),
        ("good", False, "network"),
        ("gone", True, "network"),
        ("broken", True, "kept"),
        ("broken", False, "network"),
        ("none", True, "kept"),
        ("none", False, "cut"),
        ("late", True, "kept"),
        ("late", False, "late"),
    ],
)
def test_the_network_goes_first(node: Node, network: str, is_kept: bool, answer: str) -> None:
    assert node(RULES, ANSWER, network, is_kept) == answer


@pytest.mark.parametrize(
    ("moment", "now", "words"),
    [
        ("2026-11-10T13:30:00Z", "2026-11-10T20:00:00Z", "dinsdag 10 november om 14.30 uur"),
        ("2026-07-01T22:05:00Z", "2026-07-02T20:00:00Z", "donderdag 2 juli om 00.05 uur"),
        ("2026-10-25T00:30:00Z", "2026-10-25T08:00:00Z", "zondag 25 oktober om 02.30 uur"),
        ("2026-03-01T08:00:00Z", "2026-11-10T20:00:00Z", "zondag 1 maart 2026 om 09.00 uur"),
    ],
)
def test_the_age_is_in_dutch_time(node: Node, moment: str, now: str, words: str) -> None:
    assert node(WORDS, "moment(given[0], new Date(given[1]))", moment, now) == words


@pytest.mark.parametrize(
    ("is_online", "begin"), [(False, "Je bent offline."), (True, "Er is geen goede verbinding.")]
)
def test_what_is_said_of_a_copy(node: Node, is_online: bool, begin: str) -> None:
    now = "2026-11-10T13:30:00Z"
    said = node(WORDS, "offline(given[0], given[1], new Date(given[1]))", is_online, now)
    when = "dinsdag 10 november om 14.30 uur"
    assert said == f"{begin} Dit is het programma zoals het was op {when}."


@pytest.mark.parametrize(
    ("shown", "current", "is_copy", "said"),
    [
        ("a1", "a1", True, ""),
        ("a1", "a2", True, "Het programma is veranderd."),
        ("a1", "a2", False, "Het programma is veranderd."),
        ("a1", "a1", False, ""),
        # Of a page that is in no list nobody knows whether it changed.
        ("x", None, True, "Je hebt weer verbinding."),
        (None, None, True, "Je hebt weer verbinding."),
        (None, None, False, ""),
    ],
)
def test_what_is_said_when_the_site_answers(
    node: Node, shown: str | None, current: str | None, is_copy: bool, said: str
) -> None:
    assert node(WORDS, "answered(...given)", shown, current, is_copy) == said
