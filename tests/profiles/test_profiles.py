"""Profiles are found by their names; the command line offers each, and `all`."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportcli.cli.options.stated import OutputFormat
from reportcli.paint import NAMES, profile_for, profile_named
from reportcli.request import Purpose

OUTPUT = Path(__file__).resolve().parents[2] / "src/reportcli/cli/output"


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_has_the_name_of_its_module(name: str) -> None:
    assert profile_named(name).name == name


def test_the_command_line_offers_every_profile() -> None:
    assert [one.value for one in Purpose] == [*NAMES, "all"]


def test_every_format_of_output_is_a_module_of_its_name() -> None:
    assert all((OUTPUT / f"{form.value}.py").is_file() for form in OutputFormat)


def test_what_is_read_shares_all_but_what_it_is_for() -> None:
    screen, archive = profile_named("screen"), profile_named("archive")
    for same in ("space", "condition", "icc_name", "links", "bleed", "version", "pdfua"):
        assert getattr(screen, same) == getattr(archive, same)
    assert screen.encloses and not archive.encloses and not profile_named("print").encloses


def test_marks_and_spots_are_for_the_press_only() -> None:
    pressed = profile_for("print", lambda name: Path(name), spots=True, slug="2024")
    assert pressed.marks > 0 and pressed.spots and pressed.slug == "2024"
    assert pressed.icc == Path("icc/ISOcoated_v2_300_bas.icc")
    read = profile_for("screen", lambda name: Path(name), spots=True, slug="2024")
    assert (read.marks, read.spots, read.slug) == (0.0, False, "")
