"""printer.yaml as it is read: where it is found, what each mistake is told as, what holds without a word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from printer.conftest import built, told
from reportcli.cli.app import app
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import package_layouts
from reportcli.messages import catalogue
from reportcli.model.geometry import MM
from reportcli.press.icc_header import profile_fault
from reportcli.press.printer import Printer
from reportcli.press.printer_reader import printer_schema, read_printer

ICC = package_layouts() / "base" / "icc"
PRESS = (ICC / "ISOcoated_v2_300_bas.icc").read_bytes()
SCREEN = (ICC / "sRGB.icc").read_bytes()


def read(folder: Path, text: str, multiple: int = 1) -> tuple[Printer | None, list[tuple[str, int, int]]]:
    (folder / "printer.yaml").write_text(text, encoding="utf-8")
    files = ProjectFiles(folder, package_layouts())
    printer, found = read_printer(folder / "printer.yaml", files, multiple=multiple)
    return printer, [(one.code, one.where.start.line, one.where.start.column) for one in found]  # type: ignore[union-attr]


def test_an_empty_file_is_the_house_s_defaults(tmp_path: Path) -> None:
    printer, found = read(tmp_path, "")
    assert printer is not None and not found
    (part,) = printer.parts
    assert (part.name, part.bleed, part.multiple) == ("whole", 3 * MM, 4)
    assert (part.intent, part.ink_limit, part.line, part.tint, part.thickness) == (None,) * 5
    assert (printer.binding, printer.marks, printer.delivery_sheet) == ("saddle", False, False)


def test_conditions_of_a_part_go_before_those_of_all(tmp_path: Path) -> None:
    printer, found = read(
        tmp_path,
        "bleed: 4 mm\nink-limit: 280\nbinding: perfect\nweight: 100\n"
        "parts: {cover: {bleed: 5 mm, thickness: 0.3 mm}, inside: {bulk: 1.2, spots: true}}\n",
    )
    assert printer is not None and not found
    cover, inside = printer.parts
    assert (round(cover.bleed / MM, 3), round(inside.bleed / MM, 3)) == (5, 4)
    assert cover.ink_limit == inside.ink_limit == 2.8
    assert (round(cover.thickness / MM, 3), round(inside.thickness / MM, 3)) == (0.3, 0.12)  # type: ignore[operator]
    assert (cover.spots, inside.spots) == (False, True)
    assert printer.bleed == cover.bleed


@pytest.mark.parametrize(
    ("text", "multiple", "pages"),
    [("", 1, 4), ("binding: perfect", 1, 2), ("binding: perfect", 3, 6), ("page-multiple: 16", 4, 16)],
)
def test_page_multiples_suit_the_binding(tmp_path: Path, text: str, multiple: int, pages: int) -> None:
    printer, found = read(tmp_path, text, multiple)
    assert printer is not None and not found
    assert printer.parts[0].multiple == pages


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("bindung: saddle\n", "layout-unknown-key", 1, 1),
        ("binding: stapled\n", "layout-unknown-choice", 1, 10),
        ("parts:\n  covr: {}\n", "layout-unknown-key", 2, 3),
        ("ink-limit: 30\n", "layout-value-out-of-range", 1, 12),
        ("bleed: 3\n", "layout-length-without-unit", 1, 8),
        ("bleed: 40 mm\n", "layout-value-out-of-range", 1, 8),
        ("marks: perhaps\n", "layout-value-not-flag", 1, 8),
        ("- saddle\n", "layout-file-not-mapping", 1, 1),
        ("page-multiple: 6\n", "printer-page-multiple", 1, 16),
        ("intent: {condition: FOGRA51}\n", "printer-profile-unnamed", 1, 9),
        ("intent: missing.icc\n", "printer-profile-missing", 1, 9),
        ("intent: ../outside.icc\n", "printer-profile-missing", 1, 9),
        ("parts: {cover: {intent: {icc: text.icc}}}\n", "printer-profile-not-icc", 1, 31),
        ("intent: screen.icc\n", "printer-profile-not-output", 1, 9),
        ("intent: rgb.icc\n", "printer-profile-not-cmyk", 1, 9),
        ("intent: large.icc\n", "printer-profile-large", 1, 9),
        ("binding: perfect\nparts: {cover: {thickness: 0.3 mm}}\n", "printer-thickness-missing", 1, 1),
    ],
)
def test_each_mistake_is_told_where_it_stands(
    tmp_path: Path, text: str, code: str, line: int, column: int
) -> None:
    (tmp_path / "outside.icc").write_bytes(PRESS)
    project = tmp_path / "project"
    project.mkdir()
    (project / "text.icc").write_text("no profile")
    (project / "screen.icc").write_bytes(SCREEN)
    (project / "rgb.icc").write_bytes(SCREEN[:12] + b"prtr" + SCREEN[16:])
    (project / "large.icc").write_bytes(PRESS + bytes(10_000_000))
    printer, found = read(project, text)
    assert printer is None
    assert found == [(code, line, column)]


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    _, found = read(tmp_path, "binding: glue\nbleed: x\nparts: {cover: {ink-limit: 9}}\n")
    assert [code for code, *_ in found] == [
        "layout-unknown-choice",
        "layout-unknown-length",
        "layout-value-out-of-range",
    ]


def test_the_nearest_profile_is_named(tmp_path: Path) -> None:
    (tmp_path / "printer.yaml").write_text("intent: pressse.icc\n", encoding="utf-8")
    (tmp_path / "presse.icc").write_bytes(PRESS)
    _, (found,) = read_printer(tmp_path / "printer.yaml", ProjectFiles(tmp_path, package_layouts()))
    assert found.args["nearest"] == "presse.icc"
    assert found.excerpt == "intent: pressse.icc"


def test_the_printer_s_profile_takes_fogra39_s_place(tmp_path: Path) -> None:
    (tmp_path / "presse.icc").write_bytes(PRESS)
    text = "intent: {icc: presse.icc, condition: FOGRA51, info: PSO Coated v3}\n"
    printer, found = read(tmp_path, text)
    assert printer is not None and not found
    intent = printer.parts[0].intent
    assert intent is not None
    assert (intent.icc.name, intent.condition, intent.info) == ("presse.icc", "FOGRA51", "PSO Coated v3")
    printer, _ = read(tmp_path, "intent: presse.icc\n")
    intent = printer.parts[0].intent  # type: ignore[union-attr]
    assert (intent.condition, intent.registry, intent.info) == ("Custom", "", "presse.icc")  # type: ignore[union-attr]
    printer, _ = read(tmp_path, "intent: FOGRA39\n")
    assert printer.parts[0].intent is None  # type: ignore[union-attr]


@pytest.mark.parametrize("spoil", [slice(0, 100), slice(0, 200_000)])
def test_a_profile_that_breaks_off_is_none(spoil: slice) -> None:
    assert profile_fault(PRESS) is None
    assert profile_fault(PRESS[spoil]) == ("printer-profile-not-icc", "")


def test_it_is_found_beside_the_workbook_before_the_layout(project: Path) -> None:
    (project / "layouts" / "own").mkdir(parents=True)
    (project / "layouts" / "own" / "layout.yaml").write_text("extends: base\n", encoding="utf-8")
    (project / "layouts" / "own" / "printer.yaml").write_text("binding: no\n", encoding="utf-8")
    (project / "layout.yaml").unlink()
    outcome = built(project, layout="own")
    assert told(outcome) == [("layout-unknown-choice", 1, 10)]
    assert not outcome.written
    outcome = built(project, "binding: saddle\n", layout="own")
    assert told(outcome) == []
    assert outcome.written


def test_a_wrong_file_stops_the_build_with_its_line(project: Path) -> None:
    outcome = built(project, "binding: saddel\n")
    assert told(outcome) == [("layout-unknown-choice", 1, 10)]
    assert not outcome.written


def test_its_schema_knows_every_key_with_a_description() -> None:
    schema = json.loads(json.dumps(printer_schema()))
    keys = schema["$defs"]["PrinterFile"]["properties"]
    assert {"parts", "binding", "ink-limit", "min-tint", "min-line", "page-multiple", "spine"} <= set(keys)
    assert [key for key, value in keys.items() if not value.get("description")] == []
    for name in ("PartsEntry", "Conditions", "SpineEntry", "IntentEntry"):
        assert schema["$defs"][name]["additionalProperties"] is False
    result = CliRunner().invoke(app, ["schema", "printer"])
    assert json.loads(result.output) == schema


def test_both_languages_have_every_word_of_the_sheet() -> None:
    english, french = catalogue("en")["_delivery"], catalogue("fr")["_delivery"]
    assert english.keys() == french.keys()


@pytest.mark.parametrize("name", ["All", "none", "Black"])
def test_a_spot_ink_cannot_take_the_name_of_the_plates(project: Path, name: str) -> None:
    layout = (project / "layout.yaml").read_text(encoding="utf-8")
    (project / "layout.yaml").write_text(layout.replace("PANTONE 1788 C", name), encoding="utf-8")
    outcome = built(project)
    assert told(outcome) == [("layout-spot-reserved", 6, 57)]
    assert not outcome.written
