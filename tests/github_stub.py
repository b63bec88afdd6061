"""A stand-in for the command line of GitHub that remembers comments and pull requests."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

PROGRAM = """\
#!{python}
import json, pathlib, subprocess, sys
file = pathlib.Path({file!r})
state = json.loads(file.read_text("utf-8"))
arguments = sys.argv[1:]
def option(name):
    return arguments[arguments.index(name) + 1]
def done(said=""):
    file.write_text(json.dumps(state), "utf-8")
    print(said)
    sys.exit(0)
if state["refuses"] and arguments[:2] == state["refuses"]:
    sys.exit("GraphQL: not permitted")
if arguments[0] == "api":
    method = "GET"
    if arguments[1] == "--method":
        method, arguments = arguments[2], ["api", *arguments[3:]]
    path = arguments[1].split("?")[0].split("/")
    if method == "GET":
        done(json.dumps(state["comments"].get(path[4], [])))
    body = json.loads(sys.stdin.read())["body"]
    if method == "POST":
        number = sum(map(len, state["comments"].values())) + 1
        user = {{"login": "github-actions[bot]", "type": "Bot"}}
        comment = {{"id": number, "body": body, "user": user}}
        state["comments"].setdefault(path[4], []).append(comment)
        done()
    for comments in state["comments"].values():
        for comment in comments:
            if comment["id"] == int(path[5]):
                comment["body"] = body
    done()
if arguments[:2] == ["pr", "list"]:
    assert option("--json") == "url"
    head, wanted = option("--head"), option("--state")
    found = [p for p in state["pulls"] if (p["head"], p["state"]) == (head, wanted)]
    done(json.dumps([{{"url": pull["url"]}} for pull in found]))
if arguments[:2] == ["pr", "create"]:
    title = next(a for a in arguments if a.startswith("--title=")).removeprefix("--title=")
    assert option("--body-file") == "-"
    head = option("--head")
    there = subprocess.run(["git", "ls-remote", "--exit-code", "origin", head], capture_output=True)
    assert there.returncode == 0, "no such branch"
    url = "https://github.com/week/site/pull/" + str(100 + len(state["pulls"]))
    state["pulls"].append({{"head": head, "base": option("--base"), "title": title, "url": url,
                           "body": sys.stdin.read(), "state": "open"}})
    done("Creating pull request\\n\\n" + url)
sys.exit("unknown: " + " ".join(arguments))
"""


class Hub:
    """What GitHub has."""

    def __init__(self, folder: Path) -> None:
        """Put the program ``gh`` in ``folder``."""
        self._file = folder / "state.json"
        self.change(comments={}, pulls=[], refuses=[])
        program = folder / "gh"
        program.write_text(PROGRAM.format(python=sys.executable, file=str(self._file)), "utf-8")
        program.chmod(0o755)

    def change(self, **parts: Any) -> None:
        """Change something there."""
        old = json.loads(self._file.read_text("utf-8")) if self._file.exists() else {}
        self._file.write_text(json.dumps({**old, **parts}), "utf-8")

    def comments(self, number: int) -> list[str]:
        """Return the texts of the comments on an issue."""
        state = json.loads(self._file.read_text("utf-8"))
        return [comment["body"] for comment in state["comments"].get(str(number), [])]

    def pulls(self) -> list[dict[str, str]]:
        """Return the pull requests."""
        found: list[dict[str, str]] = json.loads(self._file.read_text("utf-8"))["pulls"]
        return found
