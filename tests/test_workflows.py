"""The workflows and Dependabot's settings: valid, and as safe as the tools can tell."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import _pull_request

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

every_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)


def run(program: str, *arguments: str | Path) -> None:
    """Run a program of this environment that has to find nothing."""
    command = [str(Path(sys.executable).with_name(program)), *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_are_workflows() -> None:
    names = {path.name for path in WORKFLOWS}
    assert names >= {
        *("aanmelding.yml", "controle.yml", "publiceer.yml"),
        *("formulieren.yml", "reactie.yml"),
        "tests.yml",
    }


def test_zizmor_finds_nothing() -> None:
    run("zizmor", "--offline", "--no-progress", ".")


@every_workflow
@pytest.mark.parametrize(
    "schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"]
)
def test_workflow_fits_schema(workflow: Path, schema: str) -> None:
    run("check-jsonschema", "--builtin-schema", schema, workflow)


def test_dependabot_fits_schema() -> None:
    run(
        "check-jsonschema",
        *("--builtin-schema", "vendor.dependabot", ROOT / ".github/dependabot.yml"),
    )


@every_workflow
def test_actions_are_pinned_to_a_commit(workflow: Path) -> None:
    used = re.findall(r"uses:\s*(.+)", workflow.read_text(encoding="utf-8"))
    assert used
    assert [action for action in used if not PINNED.fullmatch(action)] == []


def test_actions_have_one_version() -> None:
    """The same action at two commits is an update that was forgotten halfway."""
    used = {
        action
        for workflow in WORKFLOWS
        for action in re.findall(r"uses:\s*(\S+)@", workflow.read_text(encoding="utf-8"))
    }
    pins = {
        pin
        for workflow in WORKFLOWS
        for pin in re.findall(r"uses:\s*(\S+@\S+)", workflow.read_text(encoding="utf-8"))
    }
    assert len(pins) == len(used)


@every_workflow
def test_pull_requests_get_no_rights(workflow: Path) -> None:
    content = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    # YAML 1.1 reads the key `on` as true.
    events = content[True]
    assert "pull_request_target" not in events
    assert content["permissions"] == {}
    if "pull_request" in events:
        assert "secrets." not in workflow.read_text(encoding="utf-8")
        for job in content["jobs"].values():
            assert job["permissions"] == {"contents": "read"}


@pytest.mark.parametrize("job", ["controle.yml/site", "tests.yml/tests", "publiceer.yml/bouw"])
def test_history_is_whole(job: str) -> None:
    """A shallow clone would not tell when, and how often, a session changed."""
    workflow, name = job.split("/")
    content = yaml.safe_load((ROOT / ".github/workflows" / workflow).read_text(encoding="utf-8"))
    checkout = content["jobs"][name]["steps"][0]
    assert checkout["uses"].startswith("actions/checkout@")
    assert checkout["with"]["fetch-depth"] == 0


def test_hidden_files_are_published() -> None:
    """Or /.well-known/security.txt never arrives."""
    content = yaml.safe_load((ROOT / ".github/workflows/publiceer.yml").read_text(encoding="utf-8"))
    upload = content["jobs"]["bouw"]["steps"][-1]
    assert upload["uses"].startswith("actions/upload-pages-artifact@")
    assert upload["with"]["include-hidden-files"] is True


def test_a_deployment_is_never_cancelled() -> None:
    content = yaml.safe_load((ROOT / ".github/workflows/publiceer.yml").read_text(encoding="utf-8"))
    job = content["jobs"]["publiceer"]
    assert job["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    assert job["permissions"] == {"pages": "write", "id-token": "write"}


def job_of(workflow: str, name: str) -> dict[str, Any]:
    text = (ROOT / ".github/workflows" / workflow).read_text(encoding="utf-8")
    job: dict[str, Any] = yaml.safe_load(text)["jobs"][name]
    return job


def test_the_comment_runs_only_our_own_code() -> None:
    """It can write, and what started it may come from a stranger."""
    job = job_of("reactie.yml", "reactie")
    assert job["permissions"] == {
        "actions": "read",
        "contents": "read",
        "pull-requests": "write",
    }
    checkout, comment = job["steps"]
    # Without a ref it is the last commit of the main branch.
    assert checkout["with"] == {"persist-credentials": False}
    assert comment["run"] == "python3 scripts/comment"
    assert "secrets." not in (ROOT / ".github/workflows/reactie.yml").read_text(encoding="utf-8")


def test_the_comment_follows_the_right_workflow() -> None:
    text = (ROOT / ".github/workflows/reactie.yml").read_text(encoding="utf-8")
    # YAML 1.1 reads the key `on` as true.
    followed = yaml.safe_load(text)[True]["workflow_run"]["workflows"]
    other = (ROOT / ".github/workflows/controle.yml").read_text(encoding="utf-8")
    assert followed == [yaml.safe_load(other)["name"]]


def test_the_comment_finds_what_the_other_workflow_made() -> None:
    steps = job_of("controle.yml", "site")["steps"]
    uploads = [step["with"] for step in steps if "upload-artifact" in step.get("uses", "")]
    report, preview, site = uploads
    assert (report["name"], report["path"]) == (_pull_request.REPORT, _pull_request.FILE)
    # Without an archive the artifact is called what the file is called.
    assert (preview["archive"], preview["path"]) == (False, _pull_request.PREVIEW)
    assert site["name"] == site["path"] == "site"


def test_no_command_holds_what_somebody_else_may_write() -> None:
    for workflow in WORKFLOWS:
        for job in yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values():
            assert [step["run"] for step in job["steps"] if "${{" in step.get("run", "")] == []


MAIN = "${{ github.event.repository.default_branch }}"


def test_who_reads_a_form_cannot_write_and_who_writes_runs_only_our_own_code() -> None:
    """A stranger wrote the form, and reading it takes packages of others."""
    read, answer, propose = (
        job_of("aanmelding.yml", name) for name in ("lees", "antwoord", "voorstel")
    )
    assert read["permissions"] == {"contents": "read"}
    assert answer["permissions"] == {"contents": "read", "issues": "write"}
    assert propose["permissions"] == {
        "contents": "write",
        "issues": "write",
        "pull-requests": "write",
    }
    assert "'akkoord'" in read["if"]
    assert [step["run"] for job in (answer, propose) for step in job["steps"] if "run" in step] == [
        "python3 scripts/answer-issue",
        "python3 scripts/answer-issue --voorstel",
    ]
    for job in (answer, propose):
        assert job["steps"][0]["with"] == {"ref": MAIN, "persist-credentials": False}
        assert len(job["steps"]) == 2
    # Running it again goes on with what was put in the programme meanwhile.
    assert read["steps"][0]["with"]["ref"] == MAIN
    text = (ROOT / ".github/workflows/aanmelding.yml").read_text(encoding="utf-8")
    assert "secrets." not in text
    # Neither text nor title of an issue goes anywhere but through the file of the event.
    assert set(re.findall(r"github\.event\.issue\.(\w+)", text)) == {"number"}


def test_who_makes_the_forms_cannot_write_and_who_proposes_them_runs_only_our_own_code() -> None:
    make, propose = (job_of("formulieren.yml", name) for name in ("maak", "voorstel"))
    assert make["permissions"] == {"contents": "read"}
    assert propose["permissions"] == {"contents": "write", "pull-requests": "write"}
    checkout, step = propose["steps"]
    assert checkout["with"] == {"persist-credentials": False}
    assert step["run"] == "python3 scripts/propose-forms"
    text = (ROOT / ".github/workflows/formulieren.yml").read_text(encoding="utf-8")
    assert "secrets." not in text
    # Only what is on main, and only when what one chooses from can have changed.
    events = yaml.safe_load(text)[True]
    assert events["push"]["branches"] == ["main"]
    assert "programme/*.yml" in events["push"]["paths"]


def test_one_trigger_is_accepted_and_nothing_else() -> None:
    found = [
        (workflow.name, line.strip().partition(" ")[0])
        for workflow in WORKFLOWS
        for line in workflow.read_text(encoding="utf-8").splitlines()
        if "zizmor: ignore" in line
    ]
    assert found == [("reactie.yml", "workflow_run:")]


def test_the_preview_leads_to_the_site_that_is_published() -> None:
    site = job_of("controle.yml", "site")["env"]["SITE_URL"]
    assert site == job_of("publiceer.yml", "bouw")["env"]["SITE_URL"]


def test_dependabot_looks_at_every_list_of_packages() -> None:
    settings = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))
    watched = {(item["package-ecosystem"], item["directory"]) for item in settings["updates"]}
    assert watched == {("github-actions", "/"), ("pip", "/"), ("npm", "/tests/validators")}
    assert (ROOT / "tests/validators/package-lock.json").is_file()


def test_the_template_of_a_pull_request_is_three_lines() -> None:
    text = (ROOT / ".github/pull_request_template.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line]
    assert len(lines) == 3
    assert all(line.endswith("?") for line in lines)


def test_the_site_is_published_with_its_pdfs_and_the_preview_is_not() -> None:
    assert job_of("publiceer.yml", "bouw")["env"]["AFDRUKKEN"] == "true"
    assert "AFDRUKKEN" not in job_of("controle.yml", "site")["env"]
