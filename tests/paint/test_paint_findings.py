"""What painting cannot use: fonts, profiles, pictures, colours and bookmarks, each told by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from sample_document import BASE, CMYK_ICC, SRGB_ICC

from reportcli.model.diagnostic import Diagnostic, Findings
from reportcli.model.display import (
    FontResource,
    Ink,
    Metadata,
    Op,
    OutlineItem,
    PagedDocument,
    PathOp,
    Placed,
    PlacedChapter,
    PlacedPage,
)
from reportcli.model.geometry import PageFormat, Rect
from reportcli.model.paths import rect_path
from reportcli.model.style import BLACK, Paint
from reportcli.paint import Profile, paint
from reportcli.paint.profiles.print import PROFILE as PRINT
from reportcli.paint.profiles.screen import PROFILE as SCREEN
from reportcli.pdf.fonts import FontFile
from reportcli.pdf.icc import Converter, read_profile
from reportcli.pdf.images import PictureRequest, PictureRules, prepare, survey

PRESS = replace(PRINT, icc=CMYK_ICC)
DISPLAY = replace(SCREEN, icc=SRGB_ICC)
SERIF = BASE / "fonts" / "SourceSerif4-Regular.otf"
RULES = PictureRules(300, 90)


def document(*ops: Op, outline: tuple[OutlineItem, ...] = ()) -> PagedDocument:
    """One page that holds these operations, its only anchor "b-start"."""
    leaf = Placed(Rect(0, 0, 10, 10), ops)
    page = PlacedPage("right", "1", "plain", (leaf,), anchors={"b-start": (0, 0)})
    return PagedDocument(
        Metadata("T", "A", "S", "en", "2025-05-31T10:00:00+02:00"),
        PageFormat(200, 300, 9),
        {"black": Ink((0, 0, 0, 1), (0, 0, 0)), "paper": Ink((0, 0, 0, 0), (1, 1, 1))},
        {},
        {},
        (PlacedChapter("c", (page,), (), outline),),
    )


def told(make: Callable[[], object]) -> Diagnostic:
    with pytest.raises(Findings) as found:
        make()
    (finding,) = found.value.diagnostics
    return finding


@pytest.mark.parametrize("profile", [PRESS, DISPLAY], ids=["print", "screen"])
def test_a_colour_outside_the_palette_is_told_with_those_in_it(profile: Profile) -> None:
    square = PathOp(rect_path(0, 0, 9, 9), fill=Paint("brick"))
    finding = told(lambda: paint(document(square), profile))
    assert finding.code == "unknown-colour-role"
    assert finding.args == {"role": "brick", "names": "black, paper"}


def test_a_bookmark_that_leads_nowhere_is_told_and_a_sound_one_is_not() -> None:
    sound, lost = OutlineItem("Start", 1, "b-start"), OutlineItem("Finances", 1, "b-gone")
    square = PathOp(rect_path(0, 0, 9, 9), fill=BLACK)
    finding = told(lambda: paint(document(square, outline=(sound, lost)), DISPLAY))
    assert finding.code == "outline-target-unknown"
    assert finding.args == {"target": "b-gone", "title": "Finances"}


def test_a_profile_that_is_not_there_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone.icc"
    finding = told(lambda: read_profile(gone))
    assert (finding.code, finding.args["file"]) == ("icc-unreadable", "gone.icc")
    assert told(lambda: paint(document(), replace(PRINT, icc=gone))) == finding


@pytest.mark.parametrize(
    "spoil",
    [lambda data: b"", lambda data: data[:100], lambda data: data.replace(b"acsp", b"none", 1)],
    ids=["empty", "cut", "unsigned"],
)
def test_a_file_that_is_no_profile_is_told(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "press.icc"
    path.write_bytes(spoil(CMYK_ICC.read_bytes()))
    finding = told(lambda: read_profile(path))
    assert (finding.code, finding.args) == ("icc-invalid", {"file": "press.icc"})


def test_a_font_without_outlines_is_told(tmp_path: Path) -> None:
    path = tmp_path / "hollow.otf"
    path.write_bytes(SERIF.read_bytes().replace(b"CFF ", b"none", 1))
    finding = told(lambda: FontFile(FontResource("serif", str(path))))
    assert (finding.code, finding.args) == ("font-unsupported", {"font": "hollow.otf"})


def test_a_file_that_is_no_font_is_told(tmp_path: Path) -> None:
    path = tmp_path / "letter.otf"
    path.write_bytes(b"Dear reader")
    assert told(lambda: FontFile(FontResource("serif", str(path)))).code == "font-unsupported"


def test_a_font_file_that_is_gone_is_told(tmp_path: Path) -> None:
    finding = told(lambda: FontFile(FontResource("serif", str(tmp_path / "gone.otf"))))
    assert (finding.code, finding.args["font"]) == ("font-file-unreadable", "gone.otf")


@pytest.fixture
def cut(tmp_path: Path) -> PictureRequest:
    """A picture whose header is sound and whose pixels break off."""
    path = tmp_path / "cut.png"
    Image.effect_noise((60, 40), 90).save(path)
    path.write_bytes(path.read_bytes()[:400])
    return PictureRequest(str(path), (60, 40), (0, 0, 1, 1))


def test_a_picture_that_breaks_off_is_told(cut: PictureRequest) -> None:
    converter = Converter(read_profile(SRGB_ICC))
    assert not survey(cut, RULES, converter).keep
    finding = told(lambda: prepare(cut, RULES, converter, keep=False))
    assert (finding.code, finding.args["picture"]) == ("picture-unreadable", "cut.png")


def test_a_photo_whose_bytes_are_kept_is_told_when_it_breaks_off(tmp_path: Path) -> None:
    path = tmp_path / "cut.jpg"
    Image.effect_noise((60, 40), 90).save(path, quality=90)
    whole = path.read_bytes()
    request = PictureRequest(str(path), (60, 40), (0, 0, 1, 1))
    converter = Converter(read_profile(SRGB_ICC))
    assert survey(request, RULES, converter).keep
    path.write_bytes(whole + b"a maker's note")
    assert prepare(request, RULES, converter, keep=True).width == 60
    path.write_bytes(whole[: len(whole) // 2])
    finding = told(lambda: prepare(request, RULES, converter, keep=True))
    assert (finding.code, finding.args["picture"]) == ("picture-unreadable", "cut.jpg")


def test_a_file_that_is_no_picture_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bad.jpg"
    path.write_bytes(b"no")
    request = PictureRequest(str(path), (60, 40), (0, 0, 1, 1))
    finding = told(lambda: survey(request, RULES, Converter(read_profile(SRGB_ICC))))
    assert (finding.code, finding.args["picture"]) == ("picture-unreadable", "bad.jpg")
