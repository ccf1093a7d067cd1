"""Fonts in a PDF: glyph ids kept, widths and meanings as in the font."""

from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz as hb

from reportcli.model.diagnostic import Findings
from reportcli.model.display import FontResource
from reportcli.pdf.file import PdfFile
from reportcli.pdf.font_embedding import FontUse
from reportcli.pdf.fonts import FontFile

FONTS = Path(__file__).parents[2] / "layouts" / "base" / "fonts"
SERIF = FontResource("serif", str(FONTS / "SourceSerif4-Regular.otf"))
HEBREW = FontResource("hebrew", str(FONTS / "NotoSansHebrew-Regular.ttf"))


@pytest.fixture
def use() -> FontUse:
    return FontUse(PdfFile((1, 6)), FontFile(SERIF), 0)


@pytest.mark.parametrize(("resource", "letters"), [(SERIF, "ab2"), (HEBREW, "אבג")], ids=["cff", "ttf"])
def test_a_subset_keeps_glyph_ids_and_advances(resource: FontResource, letters: str) -> None:
    file = FontFile(resource)
    gids = {file.gid(letters[0]), file.gid(letters[1])}
    font = hb.Font(hb.Face(file.subset(gids)))
    for gid in gids:
        assert gid > 0
        assert font.get_glyph_h_advance(gid) == file.font.get_glyph_h_advance(gid)
        assert font.get_glyph_extents(gid) == file.font.get_glyph_extents(gid)
    left_out = file.gid(letters[2])
    assert file.font.get_glyph_extents(left_out).width != 0
    extents = font.get_glyph_extents(left_out)
    assert extents is None or extents.width == 0


def test_a_capital_typed_small_means_the_capital_whatever_comes_first(use: FontUse) -> None:
    capital = use.file.gid("A")
    assert not use.reads_as(capital, "a")
    assert use.reads_as(capital, "A")
    assert use.texts[capital] == "A"


def test_a_soft_hyphen_needs_actual_text_and_the_hyphen_does_not(use: FontUse) -> None:
    hyphen = use.file.gid("-")
    assert not use.reads_as(hyphen, "\u00ad")
    assert use.reads_as(hyphen, "-")


def test_spaces_of_one_glyph_read_alike(use: FontUse) -> None:
    space = use.file.gid(" ")
    assert use.reads_as(space, "\u00a0")
    assert use.reads_as(space, " ")


def test_a_ligature_means_all_its_letters(use: FontUse) -> None:
    (glyph,) = use.file.shape("fi", (("liga", 1),))
    assert glyph.text == "fi"
    assert use.reads_as(glyph.gid, "fi")


def test_metrics_come_from_the_font() -> None:
    metrics = FontFile(SERIF).metrics
    assert metrics.postscript_name == "SourceSerif4-Regular"
    assert 600 < metrics.cap_height < 720
    assert metrics.descent < 0 < metrics.ascent
    assert FontFile(FontResource("i", str(FONTS / "SourceSerif4-It.otf"))).metrics.italic_angle < 0


def test_a_broken_font_is_a_finding(tmp_path: Path) -> None:
    broken = tmp_path / "broken.otf"
    broken.write_bytes(b"not a font")
    with pytest.raises(Findings) as found:
        FontFile(FontResource("x", str(broken)))
    assert found.value.diagnostics[0].args["font"] == "broken.otf"
    with pytest.raises(Findings):
        FontFile(FontResource("x", str(tmp_path / "absent.otf")))
