"""Every call of reportcli that a document, an example or a CI file shows is one that is understood."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from reportcli.cli.app import app
from reportcli.cli.usage.complaints import choices_of

ROOT = Path(__file__).resolve().parents[2]
GROUP: Any = typer.main.get_command(app)
PAGES = [
    *sorted((ROOT / "docs").glob("*.md")),
    *(ROOT / name for name in ("README.md", "PACKAGE.md", "CONTRIBUTING.md", "SECURITY.md", "Dockerfile")),
    *sorted((ROOT / "examples/ci").iterdir()),
    *(ROOT / name for name in (".pre-commit-hooks.yaml", "templates/reportcli.yml")),
]
CALL = re.compile(r"^\s*(?:- |entry: |\$ |[\w/]*/bin/)?reportcli ([a-z-]+\b.*)$", re.MULTILINE)
PLACEHOLDER = re.compile(r"\$\[\[.*?\]\]|\$\(.*?\)|\$[<*@]|\.\$\*\.d|\$\{.*?\}")
INLINE = re.compile(r"`reportcli ([a-z-]+(?: [^`]*)?)`")


def calls(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        yield from INLINE.findall(re.sub(r"^```.*?^```", "", text, flags=re.S | re.M))
        text = "\n".join(re.findall(r"^```\w*\n(.*?)^```", text, re.S | re.M))
    for found in CALL.findall(text):
        yield re.split(r"\s(?:\||>|\|\||#|&&)", found)[0]


def mistake(words: list[str]) -> str:
    """Why the program would not understand a call, "" where it does."""
    if words[0].startswith("-"):
        return "" if any(words[0] in param.opts for param in GROUP.params) else f"no option {words[0]}"
    command, rest = GROUP.commands.get(words[0]), words[1:]
    if hasattr(command, "commands") and rest:
        command, rest = command.commands.get(rest[0]), rest[1:]
    if command is None:
        return f"no command {words[0]}"
    known = {name: param for param in command.params for name in (*param.opts, *param.secondary_opts)}
    for at, word in enumerate(rest):
        name, _, value = word.partition("=")
        if not word.startswith("-"):
            continue
        if name not in known:
            return f"no option {name}"
        allowed = set(choices_of(known[name]))
        given = value or "".join(rest[at + 1 : at + 2])
        if allowed and "|" not in given and given not in allowed:
            return f"no value {given} of {name}"
    return ""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_call_that_is_shown_is_understood(path: Path) -> None:
    wrong = {}
    for call in calls(path):
        words = shlex.split(PLACEHOLDER.sub("x", call.replace("\\|", "|").replace("…", "")))
        if why := mistake(words):
            wrong[call] = why
    assert wrong == {}


def test_a_wrong_call_would_be_seen() -> None:
    assert (
        mistake(["bild", "x"])
        and mistake(["build", "--formt", "x"])
        and mistake(["build", "--format", "xml"])
    )
    assert not mistake(["build", "x", "--format=json", "--no-strict"]) and not mistake(["cache", "info"])


def test_the_action_gives_its_inputs_as_words_and_never_as_script() -> None:
    """What somebody writes into an input is no part of a script: it comes by the environment."""
    stated = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    steps = [step for step in stated["runs"]["steps"] if "run" in step]
    assert steps and all("${{" not in step["run"] for step in steps)
    assert stated["inputs"]["workbook"]["required"] is True
    formats = choices_of(next(one for one in GROUP.commands["check"].params if one.name == "form"))
    assert stated["inputs"]["format"]["default"] in formats


def test_versions_agree() -> None:
    from reportcli import __version__

    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation["version"] == __version__
    for name in ("pre-commit-config.yaml", "github.yml"):
        assert f"v{__version__}" in (ROOT / "examples/ci" / name).read_text("utf-8")
