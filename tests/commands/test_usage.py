"""Help in groups, with true examples; what is wrong with a call, in our words and with a near miss."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer.main
from openpyxl import Workbook

from command_line import reportcli
from reportcli.cli.app import app, help_of
from reportcli.cli.usage.complaints import choices_of
from reportcli.cli.usage.examples import EXAMPLES
from reportcli.cli.usage.help import summary

GROUP: Any = typer.main.get_command(app)
EVERY = [(words, what) for rows in EXAMPLES.values() for words, what in rows]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            "build a.xlsx --format gitub",
            "“gitub” is no value of --format, which takes one of: text, concise, json",
        ),
        ("build a.xlsx --format=gitub", "Did you mean github?"),
        ("build a.xlsx --formt json", "there is no option --formt. Did you mean --format?"),
        ("buid a.xlsx", "there is no command “buid”. Did you mean build?"),
        ("build", "WORKBOOK is missing."),
        ("build a.xlsx --for", "--for needs a value after it."),
        ("why a.pdf --page x", "--page takes a whole number."),
        ("preflight none.pdf", "FILE: there is no file “none.pdf”."),
        ("schema lyout", "Did you mean layout?"),
        ("explain-style title --format jsn", "Did you mean json?"),
        ("build a.xlsx --pages x", "--pages: “x” is not a page or a range such as 3-7."),
        ("build a.xlsx --strict=yes", "--strict takes no value."),
        ("new a b", "“b” is one word too many."),
        ("watch a.xlsx --port 99999999", "--port takes a number from 0 to 65535."),
        ("preflight .", "FILE: “.” is a folder; name the file in it."),
    ],
)
def test_what_is_wrong_with_a_call_is_said_in_our_words(call: str, said: str) -> None:
    done = reportcli(*call.split(), "--ui-lang", "en") if "--page x" in call else reportcli(*call.split())
    assert done.returncode == 2 and done.stdout == ""
    assert said in done.stderr
    assert "Value error" not in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("lang", "said"),
    [("fr", "Vouliez-vous dire screen ?"), ("nl", "Bedoelde u screen?"), ("de", "Meinten Sie screen?")],
)
def test_it_is_said_in_the_language_asked_for(lang: str, said: str) -> None:
    assert said in reportcli("check", "a.xlsx", "--for", "screeen", "--ui-lang", lang).stderr


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "--pages : « 5-2 » n’est pas une plage de pages croissante"),
        ("nl", "--pages: ‘5-2’ is geen oplopende reeks"),
        ("de", "--pages: „5-2“ ist kein aufsteigender Bereich"),
    ],
)
def test_it_is_said_in_the_language_of_the_workbook(lang: str, said: str, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Organisation"
    word = {"fr": "Langue", "nl": "Taal", "de": "Sprache"}[lang]
    for line in (["Layout", "solar"], [word, f"{lang}-BE"]):
        sheet.append(line)
    book.save(tmp_path / "2024.xlsx")
    assert said in reportcli("build", str(tmp_path / "2024.xlsx"), "--pages", "5-2").stderr


@pytest.mark.parametrize("columns", ["40", "60", "200"])
def test_what_a_command_does_is_said_whole_at_any_width(columns: str) -> None:
    shown = " ".join(reportcli("--help", env={"COLUMNS": columns}).stdout.split())
    for name, command in GROUP.commands.items():
        assert f"{name} {summary(command.help)}" in shown, name
    assert "..." not in shown.replace("[ARGS]...", "")


def test_options_stand_in_groups_and_each_once() -> None:
    shown = reportcli("build", "--help").stdout
    heads = re.findall(r"^(\S.*):$", shown, re.MULTILINE)
    assert heads[:2] == ["Arguments", "Files"] and heads[-2:] == ["Options", "Examples"]
    for option in (name for param in GROUP.commands["build"].params for name in param.opts if name[0] == "-"):
        assert len(re.findall(rf"^  (?:-\w, )?{option}\b(?!-)", shown, re.MULTILINE)) <= 1, option


@pytest.mark.parametrize(("words", "what"), EVERY)
def test_every_example_is_a_call_that_is_understood(words: str, what: str) -> None:
    command, *arguments = shlex.split(words)
    found = GROUP.commands[command]
    if hasattr(found, "commands"):
        found, arguments = found.commands[arguments[0]], arguments[1:]
    existing = [param for param in found.params if getattr(param, "exists", False)]
    assert existing == [] or command in {"preflight", "read"}
    parser = found.make_parser(typer.Context(found, info_name=command))
    parsed, left, _ = parser.parse_args(args=list(arguments))
    assert left == [] and what[0].isupper() and not what.endswith(".")
    for param in found.params:
        choices, values = choices_of(param), parsed.get(param.name)
        for value in values if isinstance(values, list) else [values]:
            assert not choices or value is None or value in choices


def test_every_command_has_an_example_and_shows_it() -> None:
    assert set(EXAMPLES) == {"", *GROUP.commands}
    for name in GROUP.commands:
        assert f"reportcli {EXAMPLES[name][0][0]}\n" in reportcli(name, "--help").stdout + "\n"


@pytest.mark.parametrize(
    ("call", "wanted"),
    [("--version", set()), ("--help", set()), ("schema --help", {"schema"}), ("buid", set())],
)
def test_only_the_command_that_is_called_is_made_ready(call: str, wanted: set[str]) -> None:
    probe = (
        f"import sys; sys.argv = ['reportcli', *{call.split()!r}]\n"
        "from reportcli.cli import main\nmain()\n"
        "from reportcli.cli.app import COMMANDS\n"
        "print(*[name for name, place in COMMANDS.items()"
        " if f\"reportcli.cli.{place.partition(':')[0]}\" in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert set(done.stderr.splitlines()[-1].split()) == wanted


def test_every_command_is_found() -> None:
    for name, command in GROUP.commands.items():
        assert command.name == name and summary(command.help) == summary(help_of(name))


def test_complaints_stand_in_the_catalogues() -> None:
    sources = Path(sys.modules["reportcli"].__path__[0], "cli").rglob("*.py")
    assert [path.name for path in sources if "BadParameter(" in path.read_text(encoding="utf-8")] == []
