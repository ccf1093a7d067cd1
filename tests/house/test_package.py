"""What the package says of itself: licences of all that it carries, a page without links into a checkout."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SPDX = {  # words of THIRD_PARTY.md for the licences of the expression
    "Apache-2.0": "Apache-2.0",
    "OFL-1.1": "OFL 1.1",
    "MIT": "MIT",
    "ISC": "ISC",
    "Zlib": "zlib/libpng",
    "Unicode-3.0": "Unicode License v3",
}


def test_the_expression_names_the_licence_of_every_part() -> None:
    named = PROJECT["project"]["license"].split(" AND ")
    assert named == list(SPDX)
    rows = re.findall(r"^\| (?!name|---)(.+) \|$", (ROOT / "THIRD_PARTY.md").read_text("utf-8"), re.M)
    for row in rows:
        assert any(word in row for word in SPDX.values()), row
    for licence, word in SPDX.items():
        assert licence == "Apache-2.0" or any(word in row for row in rows), licence


def test_licence_files_are_those_that_third_party_names() -> None:
    patterns = PROJECT["project"]["license-files"]
    files = {path.relative_to(ROOT).as_posix() for pattern in patterns for path in ROOT.glob(pattern)}
    text = (ROOT / "THIRD_PARTY.md").read_text("utf-8")
    named = set(re.findall(r"`([^`]*LICENSE[^`]*)`", text))
    assert named and named <= files and {"LICENSE", "THIRD_PARTY.md"} <= files
    assert all((ROOT / name).stat().st_size > 200 for name in named)


def test_every_folder_of_the_package_that_holds_what_others_made_has_a_licence_file() -> None:
    carried = [*(ROOT / "src/reportcli").rglob("*"), *(ROOT / "layouts/base").rglob("*")]
    binary = {path.parent for path in carried if path.suffix in {".otf", ".ttf", ".icc", ".svg"}}
    binary.discard(ROOT / "src/reportcli/watch/page")  # an icon of our own
    without = [
        folder
        for folder in binary
        if not list(folder.glob("LICENSE*")) and not list(folder.parent.glob("LICENSE*"))
    ]
    assert without == []


def test_the_page_of_the_package_stands_alone() -> None:
    """Where it is shown there is no checkout: neither relative links nor pictures."""
    page = (ROOT / PROJECT["project"]["readme"]).read_text("utf-8")
    assert re.findall(r"\]\((?!https?:|#)", page) == [] and "![" not in page
    from reportcli.cli.app import COMMANDS

    shown = re.findall(r"`([a-z-]+)`", page.partition("| command |")[2].partition("\n\n")[0])
    assert {"new", "build", "check"} <= set(shown) <= set(COMMANDS)


def test_the_package_is_typed_and_carries_the_tested_set() -> None:
    assert (ROOT / "src/reportcli/py.typed").is_file()
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert wheel["constraints.txt"] == "reportcli/constraints.txt"


def test_every_library_that_is_needed_is_in_the_tested_set() -> None:
    from reportcli.cli.environment.tested import folded, tested_versions

    needed = [folded(re.split(r"[<>=~!\[ ]", one)[0]) for one in PROJECT["project"]["dependencies"]]
    assert [name for name in needed if name not in tested_versions()] == []


CHANGES = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")


def test_the_change_log_keeps_its_form() -> None:
    """Keep a Changelog 1.1.0: versions with dates, newest first, changes under their kinds."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    heads = re.findall(r"^## (.+)$", text, re.M)
    assert heads[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", head) for head in heads[1:])
    assert set(re.findall(r"^### (.+)$", text, re.M)) <= set(CHANGES)
