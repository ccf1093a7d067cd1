"""Pictures whose header says too little of their colours, or the wrong thing: a note at their cell."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from reportcli.model.refs import CellRef
from reportcli.pdf.icc import Converter, read_profile
from reportcli.pdf.images import PictureRequest, PictureRules, prepare, survey
from reportcli.workbook.workbook import Workbook
from workbook.books import make, read, tiny_contract
from workbook.test_texts_and_media import CONTRACT

ICC = Path(__file__).parents[2] / "layouts" / "base" / "icc"
PRESS, SCREEN = (ICC / "ISOcoated_v2_300_bas.icc").read_bytes(), (ICC / "sRGB.icc").read_bytes()
LAB = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def photos(folder: Path, **files: bytes) -> Workbook:
    (folder / "media").mkdir()
    for name, data in files.items():
        (folder / "media" / name).write_bytes(data)
    rows = [["Code", "Fichier", "Foyer X", "Foyer Y"], *([name, name] for name in files)]
    return read(make(folder / "w.xlsx", {"Photos": rows}), tiny_contract(CONTRACT))


def notes(book: Workbook) -> list[tuple[str, str, str]]:
    return [
        (one.code, one.severity.name, one.where.a1 if isinstance(one.where, CellRef) else "")
        for one in book.diagnostics
    ]


def picture(mode: str, profile: bytes | None = None, kind: str = "JPEG") -> bytes:
    stream = io.BytesIO()
    colours: dict[str, int | str] = {"L": 90, "RGBA": "black"}
    Image.new(mode, (40, 20), colours.get(mode)).save(stream, kind, icc_profile=profile)
    return stream.getvalue()


def unsigned(colour: tuple[int, int, int, int] = (0, 230, 230, 0)) -> bytes:
    """A JPEG of four inks without Adobe's mark."""
    stream = io.BytesIO()
    Image.new("CMYK", (400, 200), colour).save(stream, "JPEG", quality=95)
    data = stream.getvalue()
    at = data.index(b"\xff\xee")
    size = int.from_bytes(data[at + 2 : at + 4], "big")
    assert data[at + 4 : at + 9] == b"Adobe"
    return data[:at] + data[at + 2 + size :]


def test_inks_without_a_sign_of_their_storing_are_reported(tmp_path: Path) -> None:
    found = notes(photos(tmp_path, a=unsigned(), b=picture("CMYK")))
    assert found == [("media-inks-unsigned", "NOTE", "Photos!B2")]


@pytest.mark.parametrize(
    ("mode", "profile", "kind"),
    [
        ("RGB", LAB, "JPEG"),
        ("RGB", PRESS, "JPEG"),
        ("CMYK", SCREEN, "JPEG"),
        ("L", SCREEN, "PNG"),
        ("RGB", b"no profile" * 20, "PNG"),
    ],
)
def test_a_profile_of_another_kind_is_reported(tmp_path: Path, mode: str, profile: bytes, kind: str) -> None:
    found = notes(photos(tmp_path, a=picture(mode, profile, kind)))
    assert found == [("media-profile-misfit", "NOTE", "Photos!B2")]


@pytest.mark.parametrize(
    ("mode", "profile", "kind"),
    [
        ("RGB", SCREEN, "JPEG"),
        ("CMYK", PRESS, "JPEG"),
        ("P", SCREEN, "PNG"),
        ("RGBA", SCREEN, "PNG"),
        ("L", None, "PNG"),
    ],
)
def test_a_profile_that_fits_is_not_reported(
    tmp_path: Path, mode: str, profile: bytes | None, kind: str
) -> None:
    assert notes(photos(tmp_path, a=picture(mode, profile, kind))) == []


@pytest.mark.parametrize("data", [unsigned(), picture("CMYK")], ids=["unsigned", "signed"])
def test_inks_are_the_same_whether_a_picture_keeps_its_bytes_or_not(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(data)
    with Image.open(path) as source:
        wanted = source.getpixel((5, 5))
    converter, rules = Converter(read_profile(ICC / "ISOcoated_v2_300_bas.icc")), PictureRules(240.0, 90)
    request = PictureRequest(str(path), (72.0 * source.width / 240, 72.0 * source.height / 240), (0, 0, 1, 1))
    assert survey(request, rules, converter).keep
    kept = prepare(request, rules, converter, True)
    assert kept.decode, "turned round, as Pillow reads it"
    with Image.open(io.BytesIO(kept.data)) as again:
        assert again.getpixel((5, 5)) == wanted


@pytest.mark.parametrize(
    ("opaque", "expected"), [(0, [("media-transparent", "WARNING", "Photos!B2")]), (1, [])]
)
def test_a_picture_that_is_wholly_transparent(tmp_path: Path, opaque: int, expected: list[object]) -> None:
    """One pixel that is seen is enough; what a mark or a rule is drawn of is nobody's fault."""
    made, stream = Image.new("RGBA", (40, 20), (90, 90, 90, 0)), io.BytesIO()
    made.putpixel((3, 3), (90, 90, 90, 255 * opaque))
    made.save(stream, "PNG")
    found = notes(photos(tmp_path, **{"a.png": stream.getvalue()}))
    assert [one for one in found if one[0] == "media-transparent"] == expected
