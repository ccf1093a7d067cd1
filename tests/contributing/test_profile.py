"""The page on profiles, followed in a copy of the sources: its test passes, the command line has it."""

from __future__ import annotations

import pytest

from build.tiny_project import Project
from contributing.sources import Sources

LIST = "src/reportcli/request.py"


@pytest.fixture
def copy(sources: Sources) -> Sources:
    """The sources with the page's profile, but not yet its line."""
    sources.put("profile")
    return sources


def test_the_pages_test_passes_with_the_line_and_fails_without(copy: Sources) -> None:
    tests = ("tests/profiles/test_proof.py", "tests/profiles/test_profiles.py")
    done = copy.test(*tests, "-x")
    assert done.returncode == 1 and "proof" in done.stdout
    copy.add("profile", LIST, before='    ALL = "all"')
    done = copy.test(*tests)
    assert done.returncode == 0, done.stdout


def test_the_command_line_builds_and_judges_it(copy: Sources, project: Project) -> None:
    refused = copy.reportcli("build", project.workbook, "--for", "proof", cwd=project.folder)
    assert refused.returncode == 2 and "archive" in refused.stderr
    copy.add("profile", LIST, before='    ALL = "all"')
    done = copy.reportcli("build", project.workbook, "--for", "all", cwd=project.folder)
    assert done.returncode == 0, done.stderr
    made = project.pdf.with_name("2024-proof.pdf")
    judged = copy.reportcli("preflight", made, "--for", "proof", cwd=project.folder)
    assert judged.returncode == 0, judged.stdout
    assert copy.reportcli("preflight", made, "--for", "archive", cwd=project.folder).returncode == 1
