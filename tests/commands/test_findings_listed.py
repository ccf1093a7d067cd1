"""Which findings are listed and count; the formats of CI servers; colours; what `--verbose` adds."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from build.tiny_project import Project, as_json, make
from command_line import reportcli

FORMATS = ("text", "concise", "json", "github", "gitlab", "junit", "sarif")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a warning (a credit is missing) and notes."""
    project = make(tmp_path / "project")
    project.set("Photos", "C2", None)
    return project


@pytest.fixture
def faulty(project: Project) -> Project:
    """The same with an error at a cell."""
    project.set("Key figures", "B2", "many")
    return project


def codes(project: Project, *arguments: str, command: str = "check") -> list[str]:
    return [
        one["code"]
        for one in as_json(reportcli(command, project.workbook, "--format", "json", *arguments))["findings"]
    ]


# select and ignore


def test_codes_are_left_out_and_counted(project: Project) -> None:
    every = codes(project)
    assert "photo-without-credit" in every
    left = [code for code in every if not code.startswith("photo-")]
    assert codes(project, "--ignore", "photo-*") == left
    assert codes(project, "--select", "photo-without-credit,photo-without-alt") == ["photo-without-credit"]
    said = reportcli("check", project.workbook, "--ignore", "photo-*", "--ui-lang", "en").stderr
    assert "1 not listed" in said and "photo-without-credit" not in said


def test_what_is_left_out_fails_no_strict_run(project: Project) -> None:
    assert project.run("--strict").returncode == 1 and not project.pdf.exists()
    done = project.run("--strict", "--ignore", "photo-without-credit")
    assert done.returncode == 0 and project.pdf.exists()
    again = project.run("--strict", "--ignore", "photo-without-credit")
    assert again.returncode == 0 and "photo-without-credit" not in again.stderr  # from the memory of builds


def test_errors_are_never_left_out(faulty: Project) -> None:
    for arguments in (("--ignore", "*"), ("--select", "photo-*")):
        assert "not-a-number" in codes(faulty, *arguments)
        assert reportcli("build", faulty.workbook, *arguments).returncode == 1


def test_a_code_that_there_is_not_is_wrong_usage(project: Project) -> None:
    done = reportcli("check", project.workbook, "--ignore", "photo-without-credt")
    assert done.returncode == 2 and "Did you mean photo-without-credit?" in done.stderr
    assert reportcli("check", project.workbook, "--select", "nothing-*").returncode == 2


# quiet, in every format


@pytest.mark.parametrize("form", FORMATS)
def test_quiet_says_nothing_but_errors(project: Project, form: str) -> None:
    done = reportcli("check", project.workbook, "--format", form, "--quiet")
    assert "photo-without-credit" not in done.stdout + done.stderr and done.stderr == ""
    project.set("Key figures", "B2", "many")
    assert "not-a-number" in "".join(_both(reportcli("check", project.workbook, "--format", form, "--quiet")))


def _both(done: object) -> tuple[str, str]:
    return done.stdout, done.stderr  # type: ignore[attr-defined]


# formats


def test_concise_is_a_line_a_place(faulty: Project) -> None:
    done = reportcli("check", "report/2024.xlsx", "--format", "concise", cwd=faulty.folder)
    lines = done.stdout.splitlines()
    assert "report/2024.xlsx:Key figures!B2: error[not-a-number]" in " ".join(line[:60] for line in lines)
    assert all(": error[" in line or ": warning[" in line or ": note[" in line for line in lines)
    assert done.stderr.startswith("Checked")
    faulty.edit_layout("height: 40 mm", "hight: 40 mm")
    assert (
        "layouts/tiny/layout.yaml:13:32: error["
        in reportcli("check", "report/2024.xlsx", "--format", "concise", cwd=faulty.folder).stdout
    )


def test_junit_has_a_failure_for_what_fails_the_run(faulty: Project) -> None:
    def suite(*arguments: str) -> ElementTree.Element:
        done = reportcli("check", faulty.workbook, "--format", "junit", *arguments)
        root = ElementTree.fromstring(done.stdout)
        assert root.tag == "testsuites" and len(root) == 1
        cases = root.findall("testsuite/testcase")
        assert root[0].get("tests") == root.get("tests") == str(len(cases))
        assert root.get("failures") == str(len(root.findall(".//failure")))
        return root

    plain, strict = suite(), suite("--strict")
    assert [one.get("type") for one in plain.iter("failure")] == ["error"]
    assert sorted(one.get("type") or "" for one in strict.iter("failure")) == ["error", "warning"]
    assert "Key figures!B2" in (next(plain.iter("failure")).text or "")


def test_junit_of_a_good_workbook_is_one_test_that_passed(tmp_path: Path) -> None:
    project = make(tmp_path)
    root = ElementTree.fromstring(reportcli("check", project.workbook, "--format", "junit").stdout)
    assert root.get("failures") == "0" and root.findall(".//testcase")[0].get("name") == "check"


def test_junit_holds_what_xml_cannot(faulty: Project) -> None:
    from reportcli.cli.output.junit import _clean

    assert _clean("a\x00b\x0bc\ud800") == "a\ufffdb\ufffdc\ufffd"


def test_gitlab_is_a_code_quality_report(faulty: Project) -> None:
    done = reportcli("check", "report/2024.xlsx", "--format", "gitlab", cwd=faulty.folder)
    entries = json.loads(done.stdout)
    assert len({one["fingerprint"] for one in entries}) == len(entries) > 1
    error = next(one for one in entries if one["check_name"] == "not-a-number")
    assert error["severity"] == "critical" and error["location"] == {
        "path": "report/2024.xlsx",
        "lines": {"begin": 2},
    }
    assert error["description"].startswith("Key figures!B2: ")
    assert {one["severity"] for one in entries} <= {"info", "minor", "major", "critical", "blocker"}


# colours and details


@pytest.mark.parametrize(
    ("when", "environment", "coloured"),
    [
        ("always", {}, True),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("auto", {}, False),
    ],
)
def test_colours_as_asked(faulty: Project, when: str, environment: dict[str, str], coloured: bool) -> None:
    done = reportcli("check", faulty.workbook, "--color", when, env={"TERM": "xterm", **environment})
    assert ("\x1b[1;31m" in done.stderr) is coloured
    by_variable = reportcli(
        "check", faulty.workbook, env={"TERM": "xterm", "REPORTCLI_COLOR": when, **environment}
    )
    assert ("\x1b[1;31m" in by_variable.stderr) is coloured


def test_verbose_says_settings_and_files_read(project: Project) -> None:
    (project.folder / "reportcli.toml").write_text('lang = "en-GB"\n', "utf-8")
    done = reportcli("check", "report/2024.xlsx", "--verbose", "--ui-lang", "en", cwd=project.folder)
    assert (
        "setting lang: reportcli.toml:1:1" in done.stderr and "setting ui-lang: command line" in done.stderr
    )
    assert "read report/texts/welcome.md" in done.stderr
    data = as_json(reportcli("check", "report/2024.xlsx", "-v", "--format", "json", cwd=project.folder))
    assert "report/media/garden.png" in data["read"] and data["settings"] == {"lang": "reportcli.toml:1:1"}


# explain


def test_all_findings_are_explained_at_once() -> None:
    from reportcli.checks.catalogue import codes as known

    text = reportcli("explain", "--all").stdout
    assert [line[2:] for line in text.splitlines() if line.startswith("# ")] == known()
    data = json.loads(reportcli("explain", "--all", "--json", "--ui-lang", "de").stdout)
    assert len(data["findings"]) == len(known())
    one = json.loads(reportcli("explain", "page-unknown", "--json").stdout)["findings"]
    assert one[0]["code"] == "page-unknown" and one[0]["help"]


@pytest.mark.parametrize("arguments", [(), ("page-unknown", "--all")])
def test_explain_wants_one_or_all(arguments: tuple[str, ...]) -> None:
    assert reportcli("explain", *arguments).returncode == 2


def test_preflight_has_the_same_formats_and_colours(project: Project) -> None:
    project.run()
    for form in FORMATS:
        done = reportcli("preflight", project.pdf, "--for", "screen", "--format", form)
        assert done.returncode == 1 and "preflight-" in done.stdout + done.stderr
    arguments = ("preflight", project.pdf, "--for", "screen", "--color", "always")
    assert "\x1b[1;31m" in reportcli(*arguments, env={"TERM": "xterm"}).stderr
