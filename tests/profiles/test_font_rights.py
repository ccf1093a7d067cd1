"""A layout's own fonts: what their licence allows, at which weight they are set, what of them is printed."""

from __future__ import annotations

import io
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from build.own_fonts import FONTS, coloured, put, settings, variable, with_rights
from build.plain_report import built, pdf_of, report
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import Span
from reportcli.pipeline import Request, check
from reportcli.preflight import judge

TEXT = '{text: "Affluent office", style: own}'


def project(folder: Path, data: bytes, face: str = "400/normal", *lines: str) -> Path:
    put(folder, data)
    return report(folder, *(lines or (TEXT,)), settings=settings(face))


def font_in(path: Path) -> tuple[str, TTFont]:
    """Name and program of the one font that is not of base."""
    with pikepdf.open(path) as pdf:
        fonts: dict[str, Any] = {
            str(font.BaseFont): font.DescendantFonts[0].FontDescriptor
            for page in pdf.pages
            for font in page.resources.Font.values()
        }
        own = [name for name in fonts if "Own" in name or name == "/SourceSans3-It-Identity-H"]
        assert len(own) == 1, sorted(fonts)
        stream = fonts[own[0]].get("/FontFile2", fonts[own[0]].get("/FontFile3"))
        return own[0], TTFont(io.BytesIO(stream.read_bytes()))


def about_fonts(findings: tuple[Diagnostic, ...] | list[Diagnostic]) -> list[tuple[str, str, int]]:
    return [
        (one.code, one.severity.name, one.where.start.line if isinstance(one.where, Span) else 0)
        for one in findings
        if one.code.startswith(("font-", "missing-"))
    ]


@pytest.mark.parametrize(
    ("rights", "code", "severity"),
    [
        (0x2, "font-embedding-forbidden", "ERROR"),
        (0x200, "font-bitmaps-only", "ERROR"),
        (0x4, "font-preview-only", "NOTE"),
        (0x100, "font-embedded-whole", "NOTE"),
        (0x104, "font-preview-only", "NOTE"),
    ],
)
def test_what_a_licence_forbids_is_reported_at_the_font_s_line(
    tmp_path: Path, rights: int, code: str, severity: str
) -> None:
    workbook = project(tmp_path, with_rights(rights))
    outcome = built(workbook, "print")
    assert (code, severity, 3) in about_fonts(outcome.diagnostics)
    assert bool(outcome.written) is (severity == "NOTE")


@pytest.mark.parametrize("rights", [0x0, 0x8, 0xA])
def test_what_a_licence_allows_is_not_reported(tmp_path: Path, rights: int) -> None:
    assert about_fonts(built(project(tmp_path, with_rights(rights)), "print").diagnostics) == []


@pytest.mark.parametrize("purpose", ["print", "screen"])
def test_a_font_that_may_not_be_subset_is_embedded_whole(tmp_path: Path, purpose: str) -> None:
    path = pdf_of(project(tmp_path, with_rights(0x100)), purpose)
    name, program = font_in(path)
    assert name == "/SourceSans3-It-Identity-H", "no tag of a subset"
    assert len(program.getGlyphOrder()) == len(TTFont(FONTS / "SourceSans3-It.otf").getGlyphOrder())
    assert program["OS/2"].fsType == 0x100 and "GSUB" in program
    assert judge(path, measure=False) == []


@pytest.mark.parametrize(("face", "stem"), [("100/normal", 60), ("400/normal", 150), ("900/italic", 300)])
def test_a_variable_font_is_set_at_the_weight_it_is_named_for(tmp_path: Path, face: str, stem: int) -> None:
    workbook = project(tmp_path, variable(), face)
    name, program = font_in(pdf_of(workbook))
    points = program["glyf"][program.getGlyphName(1)].coordinates
    assert max(x for x, _ in points) - min(x for x, _ in points) == stem
    assert not {"fvar", "gvar"} & set(program.keys())
    assert name.endswith(f"Own-Regular_{face.partition('/')[0]}wght")


def test_a_stated_axis_goes_before_the_name(tmp_path: Path) -> None:
    put(tmp_path, variable())
    stated = settings().replace("own.ttf}", "own.ttf}, axes: {wght: 900}")
    name, _ = font_in(pdf_of(report(tmp_path, TEXT, settings=stated)))
    assert name.endswith("_900wght")


def test_a_letter_in_colour_only_is_reported_and_set_in_a_font_that_has_it(tmp_path: Path) -> None:
    workbook = project(tmp_path, coloured())
    outcome = built(workbook, "print")
    assert about_fonts(outcome.diagnostics) == [("font-colour-glyphs", "WARNING", 3)]
    with pikepdf.open(outcome.written[0]) as pdf:
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.resources.Font.values()}
    assert any("Own" in name for name in fonts)


@pytest.mark.parametrize("cut", [100, 2_000, 9_000], ids=["directory", "tables", "outlines"])
def test_half_a_font_is_reported_by_check_as_by_build(tmp_path: Path, cut: int) -> None:
    data = (FONTS / "NotoSansHebrew-Regular.ttf").read_bytes()
    workbook = project(tmp_path, data[:-cut])
    checked = check(Request(workbook, None, ("print",)), lambda _: nullcontext())
    outcome = built(workbook, "print")
    assert (
        about_fonts(checked.diagnostics) == about_fonts(outcome.diagnostics) == [("font-broken", "ERROR", 3)]
    )
    assert "unknown-font" not in {one.code for one in checked.diagnostics}
    assert not outcome.written


def test_bytes_that_are_no_outlines_are_reported_at_their_line(tmp_path: Path) -> None:
    font = TTFont(FONTS / "NotoSansHebrew-Regular.ttf")
    stream = io.BytesIO()
    del font["glyf"], font["loca"]
    font.save(stream)
    found = about_fonts(built(project(tmp_path, stream.getvalue()), "print").diagnostics)
    assert found == [("font-unsupported", "ERROR", 3)]
