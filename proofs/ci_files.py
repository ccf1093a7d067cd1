#!/usr/bin/env python3
"""Proof: what is offered to the CI of others is of the right form, and its recipes work, run by hand.

    python3 proofs/ci_files.py [--forms]

Forms (all that is installed of check-jsonschema, pre-commit, cffconvert and hadolint is asked; what is not
is said): action.yml, workflows, issue forms, GitLab files, hooks, citation, Dockerfile. Recipes, unless
`--forms`: the steps of action.yml with the variables that a runner sets; the hooks by pre-commit in a fresh
repository; the script lines of the GitLab files; the Makefile of examples/ci. Needs git, bash and a network
for packages. No runner of GitHub or GitLab and no daemon of containers takes part. Exit 1 at what fails.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
FORMS = {
    "vendor.github-actions": ["action.yml"],
    "vendor.github-workflows": [".github/workflows/ci.yml", ".github/workflows/audit.yml",
                                ".github/workflows/release.yml", "examples/ci/github.yml"],
    "vendor.github-issue-forms": [".github/ISSUE_TEMPLATE/fault.yml", ".github/ISSUE_TEMPLATE/wish.yml"],
    "vendor.github-issue-config": [".github/ISSUE_TEMPLATE/config.yml"],
    "vendor.gitlab-ci": ["examples/ci/gitlab-ci.yml"],
    "vendor.citation-file-format": ["CITATION.cff"],
}  # fmt: skip
INPUT = re.compile(r"\$\[\[ inputs\.([a-z-]+) \]\]")
MISTAKES: list[str] = []


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="ci-") as folder:
        work = Path(folder)
        forms(work)
        if "--forms" not in arguments:
            report = project(work)
            action(report, work)
            scripts(report, work)
            makefile(report, work)
            hooks(report, work)
    return 1 if MISTAKES else 0


def say(good: bool, what: str, said: str = "") -> None:
    print(f"{'ok ' if good else 'BAD'} {what}", flush=True)
    if not good:
        print(said[-3000:])
        MISTAKES.append(what)


def ask(what: str, program: str, *words: str, folder: Path = ROOT, **variables: str) -> str:
    """Runs a program that may be missing; gives what it said."""
    tool = shutil.which(program)
    if tool is None:
        print(f"--  {what}: {program} is not installed")
        return ""
    environment = {**os.environ, **variables}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        [tool, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    say(done.returncode == 0, what, done.stdout + done.stderr)
    return done.stdout


# forms


def forms(work: Path) -> None:
    for schema, names in FORMS.items():
        ask(f"{schema}: {', '.join(names)}", "check-jsonschema", "--builtin-schema", schema, *names)
    component = work / "component.yml"
    component.write_text(jobs_of_template(), "utf-8")
    name = "vendor.gitlab-ci: templates/reportcli.yml with its defaults"
    ask(name, "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", str(component))
    ask("hooks", "pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")
    configuration = work / "pre-commit.yaml"
    configuration.write_text(
        read("examples/ci/pre-commit-config.yaml").replace("ADDRESS", "https://example.org"), "utf-8"
    )
    ask("configuration of pre-commit", "pre-commit", "validate-config", str(configuration))
    ask("CITATION.cff", "cffconvert", "--validate")
    ask("Dockerfile", "hadolint", "--ignore", "DL3008", "Dockerfile")  # Debian's versions are not pinned


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def jobs_of_template(**given: str) -> str:
    """The jobs of the component, with its defaults and what is given."""
    inputs, _, jobs = read("templates/reportcli.yml").partition("\n---\n")
    stated: Mapping[str, Any] = yaml.safe_load(inputs)["spec"]["inputs"]
    values = {name: str((one or {}).get("default", name)) for name, one in stated.items()} | given
    return INPUT.sub(lambda found: values[found[1]], jobs)


# recipes


def project(work: Path) -> Path:
    """A new report in a repository of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run(
        [sys.executable, "-m", "reportcli", "new", "report"],
        cwd=work,
        env=environment,
        check=True,
        capture_output=True,
    )
    for words in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "first"],
    ):
        subprocess.run(["git", *words], cwd=work / "report", check=True)
    return work / "report"


def action(report: Path, work: Path) -> None:
    """The steps of action.yml that are shell, as a runner starts them; they put reportcli onto the path."""
    stated = yaml.safe_load(read("action.yml"))
    for name in ("path", "output"):
        (work / name).touch()
    runner = {
        "RUNNER_TEMP": str(work),
        "GITHUB_PATH": str(work / "path"),
        "GITHUB_OUTPUT": str(work / "output"),
    }
    given = {"workbook": "2024.xlsx"}
    runs = [
        ("check", "github", ""),
        ("check", "sarif", "--strict"),
        ("build", "github", "--for\nall\n-o\n./"),
    ]
    install, run = [step for step in stated["runs"]["steps"] if "run" in step]
    shell(install, {**runner, "ACTION": str(ROOT)}, report, f"action.yml: {install['name']}")
    path = os.pathsep.join([*(work / "path").read_text("utf-8").split(), os.environ["PATH"]])
    os.environ["PATH"] = path
    for command, form, words in runs:
        inputs = {name: one.get("default", "") for name, one in stated["inputs"].items()}
        inputs |= {**given, "command": command, "format": form, "arguments": words}
        named = {name: inputs[value.partition("inputs.")[2].split()[0]] for name, value in run["env"].items()}
        shell(run, {**runner, **named}, report, f"action.yml: {command} --format {form} {words.split()}")
    say((report / "2024-archive.pdf").is_file(), "action.yml: the files were built")
    say(
        '"version": "2.1.0"' in (report / "reportcli.sarif").read_text("utf-8"),
        "action.yml: SARIF was written",
    )


def shell(step: Mapping[str, Any], variables: Mapping[str, str], folder: Path, what: str) -> None:
    environment = {**os.environ, **variables}
    environment.pop("PYTHONPATH", None)
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    say(done.returncode == 0, what, done.stdout + done.stderr)


def scripts(report: Path, work: Path) -> None:
    """The script lines of the GitLab files, each job in one shell."""
    texts = {"examples/ci/gitlab-ci.yml": read("examples/ci/gitlab-ci.yml"),
             "templates/reportcli.yml": jobs_of_template(workbook="2024.xlsx")}  # fmt: skip
    for name, text in texts.items():
        for job, stated in jobs(yaml.safe_load(text)):
            step = {"run": "\n".join(stated["script"])}
            shell(step, {}, report, f"{name}: {job}")
    quality = (report / "reportcli-quality.json").read_text("utf-8")
    say(
        quality.startswith("[") and "<testsuites" in (report / "reportcli-junit.xml").read_text("utf-8"),
        "GitLab: reports were written",
    )


def jobs(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from ((name, one) for name, one in data.items() if isinstance(one, dict) and "script" in one)


def makefile(report: Path, work: Path) -> None:
    """make builds, does nothing when nothing has changed, and builds again after a text was edited."""
    shutil.copy(ROOT / "examples/ci/Makefile", report / "Makefile")
    goal = ["make", "PDF=2024.pdf"]
    for pdf in report.glob("*.pdf"):
        pdf.unlink()
    first, second = (
        subprocess.run(goal, cwd=report, capture_output=True, text=True, check=False) for _ in "ab"
    )
    text = next((report / "texts").glob("*.md"))
    later = (report / "2024.pdf").stat().st_mtime + 100
    os.utime(text, (later, later))
    third = subprocess.run([*goal, "-n"], cwd=report, capture_output=True, text=True, check=False)
    good = (
        "reportcli build" in first.stdout
        and "reportcli" not in second.stdout
        and "reportcli build" in third.stdout
    )
    say(
        good and first.returncode == 0,
        "Makefile: builds, rests, builds again",
        first.stderr + second.stdout + third.stdout,
    )
    say(
        subprocess.run([*goal, "check"], cwd=report, capture_output=True, check=False).returncode == 0,
        "Makefile: check",
    )


def hooks(report: Path, work: Path) -> None:
    """pre-commit installs from a clone of this checkout's last commit, and checks a changed workbook."""
    clone = work / "clone"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
    commit = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=clone, capture_output=True, text=True, check=True
    ).stdout
    text = read("examples/ci/pre-commit-config.yaml").replace("ADDRESS/reportcli", str(clone))
    (report / ".pre-commit-config.yaml").write_text(text.replace("v0.1.0", commit.strip()), "utf-8")
    said = ask(
        "pre-commit runs its hooks",
        "pre-commit",
        "run",
        "--all-files",
        "--verbose",
        folder=report,
        PRE_COMMIT_HOME=str(work / "store"),
    )
    say(not said or said.count("Passed") == 2, "pre-commit: both hooks passed", said)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
