"""The page on checks, followed in a copy of the sources: its example trips its rule, and a workbook does."""

from __future__ import annotations

from pathlib import Path

import pytest

from build.tiny_project import Project
from contributing.sources import Sources, copied

CODE = "web-address-insecure"
RULE = "src/reportcli/checks/rules/names/web_addresses.py"
LANGUAGES = ("en", "fr", "nl", "de")


@pytest.fixture
def copy(tmp_path: Path) -> Sources:
    """The sources and what tests examples of rules, with the page's rule in place, but not yet its words."""
    made = copied(tmp_path, "checks/test_examples.py", "bind/tiny.py", "house/test_catalogues.py")
    made.put("check")
    return made


def add_words(copy: Sources, *languages: str) -> None:
    for lang in languages:
        copy.add("check", f"src/reportcli/messages/{lang}/checks.toml")


def test_the_rules_tests_pass_with_its_words_and_fail_without(copy: Sources) -> None:
    tests = ("tests/checks/test_examples.py", "-k", f"{CODE} or every_rule or order or is_worded")
    assert copy.test(*tests).returncode == 1
    add_words(copy, *LANGUAGES)
    done = copy.test(*tests)
    assert done.returncode == 0, done.stdout


def test_a_language_without_the_words_is_missed(copy: Sources) -> None:
    add_words(copy, "en", "fr", "nl")
    done = copy.test("tests/house/test_catalogues.py")
    assert done.returncode == 1 and CODE in done.stdout
    add_words(copy, "de")
    assert copy.test("tests/house/test_catalogues.py").returncode == 0


def test_a_workbook_gets_the_finding_at_its_cell(copy: Sources, project: Project) -> None:
    add_words(copy, *LANGUAGES)
    project.set("Organisation", "A8", "Website")
    project.set("Organisation", "B8", "http://garden.example")
    said = copy.reportcli("check", project.workbook, "--ui-lang", "de", cwd=project.folder).stderr
    assert "Organisation!B8" in said and "„http://garden.example“ beginnt mit http://" in said
    assert "Browser warnen" in copy.reportcli("explain", CODE, "--ui-lang", "de", cwd=project.folder).stdout
    copy.take(RULE)
    assert "http://garden" not in copy.reportcli("check", project.workbook, cwd=project.folder).stderr
