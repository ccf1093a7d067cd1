"""Damaged inputs: whatever a decoder raises over them is one finding at their place."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from build.tiny_project import ROOT, Project, silent
from reportcli.inputs import pictures
from reportcli.inputs.decoding import decoding, reason_of
from reportcli.inputs.word import read_word
from reportcli.measure.measuring import SolidPictures
from reportcli.messages import wording
from reportcli.model.diagnostic import Findings, error
from reportcli.model.display import ImageResource
from reportcli.pdf import images
from reportcli.pipeline import Request, check
from reportcli.workbook.tables.values import typed_value
from word.documents import made

REQUEST = images.PictureRequest("a.png", (100.0, 100.0), (0.0, 0.0, 1.0, 1.0))
RULES = images.PictureRules(300, 85)


def codes(project: Project) -> dict[str, str]:
    """The codes of the errors of a build, each with its place."""
    findings = project.build().diagnostics
    return {one.code: str(one.where) for one in findings if one.severity.value == "error"}


def rewritten(data: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The same package, compressed in another way."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w", method) as made_new:
        for name in source.namelist():
            made_new.writestr(name, source.read(name))
    return target.getvalue()


def hollow(data: bytes) -> bytes:
    """Bytes are missing in the middle."""
    return data[: len(data) // 3] + data[2 * len(data) // 3 :]


def misnamed(data: bytes) -> bytes:
    """A local header says UTF-8 and is none."""
    at = data.index(b"xl/worksheets/sheet1.xml") - 30
    flags = int.from_bytes(data[at + 6 : at + 8], "little") | 0x800
    return (
        data[:at]
        + data[at : at + 6]
        + flags.to_bytes(2, "little")
        + data[at + 8 : at + 30]
        + b"\xff"
        + data[at + 31 :]
    )


def broken_lzma(data: bytes) -> bytes:
    packed = bytearray(rewritten(data, zipfile.ZIP_LZMA))
    place = packed.index(b"sheet1.xml") + 40
    packed[place : place + 24] = bytes(24)
    return bytes(packed)


@pytest.mark.parametrize("spoil", [hollow, misnamed, broken_lzma])
def test_a_damaged_workbook(project: Project, spoil: object) -> None:
    assert callable(spoil)
    project.workbook.write_bytes(spoil(project.workbook.read_bytes()))
    assert codes(project) == {"workbook-damaged": "report/2024.xlsx"}


def test_a_cell_with_half_a_sign(project: Project) -> None:
    project.set("Organisation", "B2", "Friends _xD800_ of")
    assert codes(project) == {"missing-glyph": "Organisation!B2"}  # U+FFFD, which no font has


@pytest.mark.parametrize("value", [1e21, 1e27, 1e28, -1e30, 1e300, "1" * 40])
def test_a_number_beyond_figures(project: Project, value: float | str) -> None:
    project.set("Key figures", "B2", value)
    assert codes(project) == {"number-too-large": "Key figures!B2"}


def test_a_text_beyond_the_limit(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed_value, "MARKDOWN_BYTES", 90)
    project.set("Organisation", "B2", "a" * 91)
    found = next(one for one in project.build().diagnostics if one.code == "text-too-long")
    assert (str(found.where), "91 characters" in wording(found, "message", "en")) == ("Organisation!B2", True)


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "", "/dev", ".."])
def test_a_layout_of_no_name(project: Project, name: str) -> None:
    found = {one.code for one in project.build(layout=name).diagnostics}
    assert found & {"layout-unknown", "layout-without-file", "layout-outside"}


@pytest.mark.parametrize("value", [9.99e20, 1e-300])
def test_a_number_just_within(project: Project, value: float) -> None:
    project.set("Key figures", "B2", value)
    assert not codes(project).keys() & {"number-too-large", "not-a-number"}


def test_a_damaged_word_text() -> None:
    document = made(lambda document: document.add_paragraph("Words"))
    other_root = rewritten_part(document, b"<w:document", b"<w:elsewhere", b"</w:document", b"</w:elsewhere")
    for data in (hollow(document), other_root, broken_lzma_of(document)):
        (finding,) = read_word(data, "texts/a.docx").prose.diagnostics
        assert (finding.code, str(finding.where)) == ("word-damaged", "texts/a.docx:1:1")


def rewritten_part(data: bytes, *pairs: bytes) -> bytes:
    """The package with words of its main part replaced: old, new, old, new."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w") as made_new:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                for old, new in zip(pairs[::2], pairs[1::2], strict=True):
                    assert old in part
                    part = part.replace(old, new)
            made_new.writestr(name, part)
    return target.getvalue()


def broken_lzma_of(data: bytes) -> bytes:
    packed = bytearray(rewritten(data, zipfile.ZIP_LZMA))
    place = packed.index(b"word/document.xml") + 40
    packed[place : place + 24] = bytes(24)
    return bytes(packed)


@pytest.mark.parametrize(
    "problem", [RecursionError(), MemoryError("much"), UnicodeDecodeError("utf-8", b"", 0, 1, "x")]
)
def test_the_guard_turns_everything_into_its_finding(problem: Exception) -> None:
    with (
        pytest.raises(Findings) as refused,
        decoding(lambda why: error("file-unreadable", file="a", reason=why)),
    ):
        raise problem
    (finding,) = refused.value.diagnostics
    assert finding.code == "file-unreadable" and finding.args["reason"]


def test_the_guard_lets_findings_and_interrupts_through() -> None:
    own = Findings([error("word-bomb")])
    with pytest.raises(Findings) as passed, decoding(lambda _: error("file-unreadable")):
        raise own
    assert passed.value is own
    with pytest.raises(KeyboardInterrupt), decoding(lambda _: error("file-unreadable")):
        raise KeyboardInterrupt


def test_a_reason_is_one_line_without_addresses() -> None:
    said = reason_of(OSError(f"cannot identify <_io.BytesIO object at 0x7fe3a1b2c3d4>\n{'x' * 999}"))
    assert "0x" not in said and "\n" not in said and len(said) == 160


def test_links_and_pipes_are_reported_where_another_file_would_be_taken(
    project: Project, tmp_path: Path
) -> None:
    own = project.workbook.with_name("layout.yaml")
    outside = tmp_path.parent / "elsewhere.yaml"
    outside.write_text("extends: base\n", "utf-8")
    own.symlink_to(outside)
    try:
        assert codes(project)["file-outside"] == "report/layout.yaml:1:1"
    finally:
        outside.unlink()


def test_a_font_that_breaks_off_is_found_by_check(project: Project) -> None:
    shipped = ROOT / "layouts/base/fonts"
    font = next(path for path in sorted(shipped.iterdir()) if path.suffix in (".ttf", ".otf"))
    own = project.layout.parent / "fonts"
    own.mkdir()
    (own / "half.ttf").write_bytes(font.read_bytes()[: font.stat().st_size // 2])
    project.edit_layout("tokens:\n", "tokens:\n  fonts:\n    half:\n      files: {400/normal: half.ttf}\n")
    project.edit_layout("sections:\n", "styles: {paragraph: {credit: {font: half}}}\nsections:\n")
    found = check(Request(project.workbook), silent)
    assert "font-broken" in {one.code for one in found.diagnostics}


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_a_large_picture_is_converted_in_bands(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = Image.effect_noise((40, 700), 90).convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize((40, 700)))
    picture = picture.convert(mode)
    plain = images._upright(picture, REQUEST, RULES)
    monkeypatch.setattr(pictures, "LARGE", 100)
    in_bands = images._upright(picture, REQUEST, RULES)
    for one, other in zip(plain, in_bands, strict=True):
        assert (one is None) == (other is None)
        assert one is None or other is None or (one.mode, one.tobytes()) == (other.mode, other.tobytes())


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_a_large_picture_is_made_smaller_before_it_is_copied(
    mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In bands, as the whole picture at once would be, and it still stands as its EXIF says."""
    picture = Image.linear_gradient("L").resize((90, 700)).convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize((90, 700)).rotate(180))
    picture = picture.convert(mode)
    picture.getexif()[0x0112] = 6
    assert pictures.thinned(picture, 3.9) is picture  # small enough for copies
    monkeypatch.setattr(pictures, "LARGE", 100)
    monkeypatch.setattr(pictures, "BAND", 64)
    made = pictures.thinned(picture, 3.9)
    whole = picture.convert(made.mode).reduce(3)
    assert (made.size, made.tobytes()) == ((30, 234), whole.tobytes())
    assert made.getexif()[0x0112] == 6
    assert pictures.thinned(picture, 1.9) is picture
    assert pictures.thinned(picture.convert("RGB"), 3.9).size == (90, 700)


def test_whether_a_picture_shows_through_is_seen_in_bands(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    for last, solid in ((255, True), (254, False)):
        picture = Image.new("RGBA", (20, 600), (1, 2, 3, 255))
        picture.putpixel((19, 599), (1, 2, 3, last))
        picture.save(path)
        resource = ImageResource("x", str(path), 20, 600)
        assert ("x" in SolidPictures({"x": resource})) is solid


def test_a_picture_with_too_many_pixels_says_the_limit(
    project: Project, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pictures, "MAX_SIDE", 300)
    (finding,) = (one for one in project.build().diagnostics if one.code == "media-too-many-pixels")
    assert str(finding.where) == "Photos!B2"
    assert capfd.readouterr() == ("", "")
