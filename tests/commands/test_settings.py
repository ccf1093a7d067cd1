"""Settings of a project: where they are found, what they may be, which comes first, how they are shown."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from build.tiny_project import Project, as_json, make
from command_line import reportcli
from reportcli.cli.settings.files import searched, settings_file
from reportcli.cli.settings.keys import KEYS
from reportcli.cli.settings.resolved import SettingsRefused, settings_for, unknown_variables
from reportcli.cli.settings.toml_places import places
from reportcli.model.diagnostic import Diagnostic


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make(tmp_path / "project")


def refused(folder: Path) -> list[Diagnostic]:
    with pytest.raises(SettingsRefused) as raised:
        settings_for(folder, {})
    return list(raised.value.diagnostics)


def told(folder: Path) -> list[tuple[str, str]]:
    return [(one.code, str(one.where)) for one in refused(folder)]


# where they are found


def test_the_nearest_file_up_to_the_folder_of_layouts(project: Project) -> None:
    (project.folder.parent / "reportcli.toml").write_text("strict = true\n", "utf-8")
    assert settings_for(project.workbook.parent, {}).values == {}  # above the project
    (project.folder / "reportcli.toml").write_text('lang = "nl"\n', "utf-8")
    assert settings_for(project.workbook.parent, {}).values == {"lang": "nl"}
    (project.workbook.parent / "pyproject.toml").write_text("[tool.reportcli]\nstrict = true\n", "utf-8")
    nearest = settings_for(project.workbook.parent, {})
    assert nearest.values == {"strict": True} and nearest.file is not None
    assert nearest.file.name == "pyproject.toml"


def test_a_repository_is_looked_through_to_its_top(project: Project, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").write_text('[tool.reportcli]\nlang = "fr"\n', "utf-8")
    assert settings_for(project.workbook.parent, {}).values == {"lang": "fr"}


def test_in_a_bare_folder_the_working_directory_is_the_top(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "reports/2024"
    folder.mkdir(parents=True)
    assert [path.name for path in searched(folder)] == ["2024"]
    monkeypatch.chdir(tmp_path / "reports")
    assert [path.name for path in searched(folder)] == ["2024", "reports"]


def test_a_shared_file_without_our_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "reportcli-user"\n', "utf-8")
    assert settings_file(tmp_path) is None
    (tmp_path / "pyproject.toml").write_bytes(b"\xff\xfe reportcli")  # not ours to report
    assert settings_file(tmp_path) is None


def test_own_file_comes_before_the_shared_one(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.reportcli]\nstrict = false\n", "utf-8")
    (tmp_path / "reportcli.toml").write_text("strict = true\n", "utf-8")
    assert settings_for(tmp_path, {}).strict


# what they may be

GOOD = """\
layout = "tiny"
for = ["print", "screen"]
lang = "nl-BE"
output = "out/pdf"
strict = true
select = "photo-*"
ignore = ["photo-without-credit"]
ui-lang = "nl"
color = "never"
"""


def test_every_setting_is_read(tmp_path: Path) -> None:
    (tmp_path / "reportcli.toml").write_text(GOOD, "utf-8")
    found = settings_for(tmp_path, {})
    assert set(found.values) == set(KEYS)
    assert found.words("for") == ("print", "screen") and found.codes.select == ("photo-*",)
    assert found.sources["ignore"].endswith("reportcli.toml:7:1")
    assert found.output is not None and found.output.resolve() == (tmp_path / "out/pdf").resolve()


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ('lagout = "x"', "settings-unknown-key", 1),
        ("strict = 1", "settings-wrong-value", 1),
        ('lang = ["nl", "all"]', "settings-wrong-value", 1),
        ('for = ["print", "paper"]', "settings-wrong-value", 1),
        ('lang = "../nl"', "settings-wrong-value", 1),
        ('ui-lang = "xx"', "settings-wrong-value", 1),
        ("ignore = [1]", "settings-wrong-value", 1),
        ('color = "sometimes"', "settings-wrong-value", 1),
        ('ignore = ["photo-*", "no-such-finding"]', "settings-unknown-code", 22),
        ('output = "../out"', "settings-outside", 10),
        ('output = "/tmp"', "settings-outside", 10),
    ],
)
def test_what_cannot_be_is_a_finding_at_its_place(tmp_path: Path, line: str, code: str, column: int) -> None:
    (tmp_path / "reportcli.toml").write_text(f"# first\n{line}\n", "utf-8")
    assert told(tmp_path) == [(code, f"reportcli.toml:2:{column}")]
    (tmp_path / "reportcli.toml").unlink()
    (tmp_path / "pyproject.toml").write_text(f'[project]\nname = "x"\n\n[tool.reportcli]\n{line}\n', "utf-8")
    assert told(tmp_path) == [(code, f"pyproject.toml:5:{column}")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("strict = yes\n", "1:10"),
        ('lang = "nl\n', "1:11"),
        ("a = 1\na = 2\n", "2:6"),
        ("x = [\n", "2:1"),
        ("[" * 3000, "1:1"),
    ],
)
def test_what_is_no_toml_is_a_finding(tmp_path: Path, text: str, place: str) -> None:
    (tmp_path / "reportcli.toml").write_text(text, "utf-8")
    ((code, where),) = told(tmp_path)
    assert code == "settings-not-toml" and where.startswith("reportcli.toml:")
    if len(text) < 100:
        assert where == f"reportcli.toml:{place}"


def test_a_link_out_of_the_folder_is_outside(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project/out").symlink_to(tmp_path)
    (tmp_path / "project/reportcli.toml").write_text('output = "out"\n', "utf-8")
    assert told(tmp_path / "project") == [("settings-outside", "reportcli.toml:1:10")]


def test_places_of_keys_in_every_form_of_toml() -> None:
    text = """\
title = '''
strict = "not here"
'''  # strict = 1
[tool]
reportcli.strict = true
"quoted.key" = [
  "a # b", # ]
  { x = "]" },
]
[tool.other]
a = "\\"" # "
b . c = 1
[[many]]
d = 1
"""
    found = {".".join(keys): f"{at.start.line}:{at.start.column}" for keys, at in places(text, "f").items()}
    assert found["tool.reportcli.strict"] == "5:1" and found["tool.quoted.key"] == "6:1"
    assert found["tool.other.a"] == "11:1" and found["tool.other.b.c"] == "12:1" and found["many.d"] == "14:1"
    assert "strict" not in found


# which comes first


def test_the_command_line_comes_before_the_environment_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reportcli.toml").write_text('strict = true\nlang = "fr"\nfor = "print"\n', "utf-8")
    monkeypatch.setenv("REPORTCLI_LANG", "nl")
    monkeypatch.setenv("REPORTCLI_FOR", "screen, archive")
    monkeypatch.setenv("REPORTCLI_STRICT", "off")
    found = settings_for(tmp_path, {"lang": "de", "strict": None})
    assert found.values == {"strict": False, "lang": "de", "for": ("screen", "archive")}
    assert found.sources == {"strict": "REPORTCLI_STRICT", "lang": "command line", "for": "REPORTCLI_FOR"}


def test_wrong_variables_are_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTCLI_STRICT", "maybe")
    monkeypatch.setenv("REPORTCLI_IGNORE", "no-such-finding")
    assert [code for code, _ in told(tmp_path)] == ["settings-wrong-variable", "settings-unknown-code"]


def test_a_variable_that_nothing_reads_is_named(tmp_path: Path) -> None:
    done = reportcli(
        "config", cwd=tmp_path, env={"REPORTCLI_STRCT": "1", "REPORTCLI_CACHE_DIR": str(tmp_path)}
    )
    assert done.returncode == 0 and "Did you mean REPORTCLI_STRICT?" in done.stderr
    (unknown,) = unknown_variables({"REPORTCLI_STRCT": "1", "REPORTCLI_NO_CACHE": "1", "OTHER": ""})
    assert unknown.code == "settings-unknown-variable"
    assert "CACHE_DIR" not in done.stderr


# what they do


def test_a_build_follows_its_settings(project: Project) -> None:
    settings = project.folder / "reportcli.toml"
    settings.write_text('for = ["print", "screen"]\noutput = "out"\nui-lang = "nl"\n', "utf-8")
    done = project.run()
    assert done.returncode == 0 and "gebouwd" in done.stderr
    names = sorted(path.name for path in (project.folder / "out").iterdir())
    assert names == ["2024-screen.pdf", "2024.ledger.json", "2024.pdf"]
    assert not project.pdf.exists()


def test_strict_of_a_file_can_be_undone_on_the_command_line(project: Project) -> None:
    project.set("Photos", "C2", None)  # a credit that is missing is a warning
    (project.folder / "reportcli.toml").write_text("strict = true\n", "utf-8")
    assert project.run().returncode == 1 and not project.pdf.exists()
    assert project.run("--no-strict").returncode == 0 and project.pdf.exists()


def test_a_layout_of_a_file_lies_beside_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    (project.folder / "reportcli.toml").write_text('layout = "layouts/tiny"\n', "utf-8")
    project.set("Organisation", "B7", "no-such-layout")
    monkeypatch.chdir(project.workbook.parent)
    assert project.run().returncode == 0
    assert reportcli("explain-style", "title", project.workbook).returncode == 0


def test_wrong_settings_stop_a_build_and_stand_in_every_format(project: Project) -> None:
    (project.folder / "reportcli.toml").write_text("\n  strct = true\n", "utf-8")
    data = as_json(project.run("--format", "json"))
    assert data["ok"] is False and data["findings"][0]["code"] == "settings-unknown-key"
    assert data["findings"][0]["where"] == {"file": "reportcli.toml", "line": 2, "column": 3, "end": [2, 8]}
    said = project.run("--format", "github").stdout
    assert "line=2" in said and "strict" in said and "reportcli.toml" in said
    assert not project.pdf.exists()


def test_config_shows_every_setting_with_its_source(project: Project) -> None:
    (project.folder / "reportcli.toml").write_text('ignore = ["photo-*"]\n', "utf-8")
    done = reportcli("config", project.workbook, "--json", env={"REPORTCLI_LANG": "fr"})
    data = json.loads(done.stdout)
    assert set(data["settings"]) == set(KEYS) and data["file"].endswith("reportcli.toml")
    assert data["settings"]["ignore"]["value"] == ["photo-*"]
    assert data["settings"]["ignore"]["source"].endswith("reportcli.toml:1:1")
    assert data["settings"]["lang"] == {"value": "fr", "source": "REPORTCLI_LANG"}
    assert data["settings"]["for"] == {"value": ["print"], "source": "built in"}
    text = reportcli("config", project.workbook, "--ui-lang", "de").stdout
    assert 'ignore = ["photo-*"]' in text and "eingebaut" in text


def test_config_reports_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "reportcli.toml").write_text("strct = true\n", "utf-8")
    done = reportcli("config", cwd=tmp_path)
    assert done.returncode == 1 and "reportcli.toml:1:1" in done.stderr and "“strict”" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no working directory")
def test_a_working_directory_that_was_removed_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> Path:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(Path, "cwd", gone)
    assert [path.name for path in searched(tmp_path)] == [tmp_path.name]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_a_pipe_in_the_place_of_settings_is_a_finding_and_no_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "reportcli.toml")
    assert [code for code, _ in told(tmp_path)] == ["settings-not-toml"]
