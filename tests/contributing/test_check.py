"""The page on checks, followed in a copy of the sources: its example trips its rule, and a workbook does."""

from __future__ import annotations

import pytest

from build.tiny_project import Project
from contributing.sources import Sources

CODE = "word-doubled"
RULE = "src/reportcli/checks/rules/texts/doubled_words.py"
LANGUAGES = ("en", "fr", "nl", "de")


@pytest.fixture
def copy(sources: Sources) -> Sources:
    """The sources and what tests examples of rules, with the page's rule in place, but not yet its words."""
    sources.put("check")
    return sources


def add_words(copy: Sources, *languages: str) -> None:
    for lang in languages:
        copy.add("check", f"src/reportcli/messages/{lang}/checks.toml")


def test_the_rules_tests_pass_with_its_words_and_fail_without(copy: Sources) -> None:
    tests = ("tests/checks/test_examples.py", "-k", f"{CODE} or is_worded")
    assert copy.test(*tests, "-x").returncode == 1
    add_words(copy, *LANGUAGES)
    done = copy.test(*tests)
    assert done.returncode == 0, done.stdout


def test_a_language_without_the_words_is_missed(copy: Sources) -> None:
    add_words(copy, "en", "fr", "nl")
    done = copy.test("tests/house/test_catalogues.py")
    assert done.returncode == 1 and CODE in done.stdout
    add_words(copy, "de")
    assert copy.test("tests/house/test_catalogues.py").returncode == 0


def test_a_text_gets_the_finding_at_its_place(copy: Sources, project: Project) -> None:
    add_words(copy, *LANGUAGES)
    project.text.write_text("Our garden garden fed the street.\n", encoding="utf-8")
    said = copy.reportcli("check", project.workbook, "--ui-lang", "de", cwd=project.folder).stderr
    assert "welcome.md:1:5" in said and "„garden“ steht zweimal hintereinander." in said
    assert "Leser stolpern" in copy.reportcli("explain", CODE, "--ui-lang", "de", cwd=project.folder).stdout
    copy.take(RULE)
    said = copy.reportcli("check", project.workbook, cwd=project.folder).stderr
    assert "welcome.md:1:5" not in said
