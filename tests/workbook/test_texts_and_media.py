"""The register of texts and the pictures: found by name, told when missing, measured without decoding."""

from __future__ import annotations

import base64
import io
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from reportcli.inputs.heif import reads_heif
from reportcli.inputs.pictures import opened_picture
from reportcli.messages import wording
from reportcli.model.diagnostic import Severity
from reportcli.model.refs import CellRef, Span
from reportcli.workbook.contract.contract import Contract
from reportcli.workbook.picture_header import inspect
from reportcli.workbook.workbook import Workbook
from workbook.books import codes, finding, make, read, tiny_contract

CONTRACT = """\
tables:
  texts:
    optional: true
    key: id
    sheet: {fr: Textes}
    columns:
      id: {type: code, required: true, fr: Code}
      title: {type: text, fr: Titre}
      file: {type: code, fr: Fichier}
      text: {type: markdown, fr: Texte}
      language: {type: code, fr: Langue}
  photos:
    optional: true
    key: id
    sheet: {fr: Photos}
    columns:
      id: {type: code, required: true, fr: Code}
      file: {type: code, required: true, fr: Fichier}
      focal_x: {type: percent, fr: Foyer X}
      focal_y: {type: percent, fr: Foyer Y}
  articles:
    optional: true
    sheet: {fr: Articles}
    columns:
      text: {type: "ref(texts)", fr: Texte}
"""


@pytest.fixture
def contract() -> Contract:
    return tiny_contract(CONTRACT)


def texts(tmp_path: Path, contract: Contract, files: dict[str, str | bytes], **sheets: Any) -> Workbook:
    (tmp_path / "texts").mkdir()
    for name, content in files.items():
        (tmp_path / "texts" / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return read(make(tmp_path / "w.xlsx", {"Pays": [], **sheets}), contract)


def test_every_file_is_a_text_and_can_be_referred_to(tmp_path: Path, contract: Contract) -> None:
    book = texts(tmp_path, contract, {"edito.md": "\ufeff# Bonjour\n"}, Articles=[["Texte"], ["edito"]])
    text = book.texts["edito"]
    assert (text.source, text.file, text.where) == ("# Bonjour\n", "texts/edito.md", Span("texts/edito.md"))
    article = book.records("articles")[0].text
    assert (article.id, article.file, article.title) == ("edito", "edito.md", None)
    assert sorted(book.inputs) == ["texts/edito.md", "w.xlsx"]


def test_a_row_names_its_file_or_holds_its_text(tmp_path: Path, contract: Contract) -> None:
    lines = [
        ["Code", "Titre", "Fichier", "Texte"],
        ["a", "A", "one.md", None],
        ["b", "B", None, "*Ici*"],
        ["c", "C", None, None],
    ]
    book = texts(tmp_path, contract, {"one.md": "1", "c.md": "3"}, Textes=lines)
    assert {key: text.source for key, text in book.texts.items()} == {"a": "1", "b": "*Ici*", "c": "3"}
    assert book.texts["a"].title == "A"
    assert book.texts["b"].where == CellRef("w.xlsx", "Textes", 3, 4)
    assert len(book.records("texts")) == 3


def test_a_missing_text_and_its_nearest_file(tmp_path: Path, contract: Contract) -> None:
    book = texts(tmp_path, contract, {"edito.md": "x"}, Textes=[["Code", "Fichier"], ["a", "edit.md"]])
    found = finding(book, "text-file-missing")
    assert (found.where.a1, found.args["nearest"]) == ("Textes!B2", "edito.md")


def test_a_text_in_both_places(tmp_path: Path, contract: Contract) -> None:
    lines = [["Code", "Fichier", "Texte"], ["a", "a.md", "cell"]]
    book = texts(tmp_path, contract, {"a.md": "file"}, Textes=lines)
    found = finding(book, "text-twice")
    assert (found.where.a1, found.severity) == ("Textes!B2", Severity.ERROR)
    assert book.texts["a"].source == "cell"


@pytest.mark.parametrize("suffix", [".md", ".docx"])
def test_a_text_in_a_cell_beside_the_file_of_its_key(tmp_path: Path, contract: Contract, suffix: str) -> None:
    lines = [["Code", "Titre", "Fichier", "Texte"], ["a", "A", None, "cell"]]
    book = texts(tmp_path, contract, {f"a{suffix}": "file"}, Textes=lines)
    found = finding(book, "text-twice")
    assert (found.where.a1, found.severity, found.args["file"]) == ("Textes!D2", Severity.ERROR, f"a{suffix}")


def test_a_file_that_another_row_names_is_not_the_text_of_its_own_name(
    tmp_path: Path, contract: Contract
) -> None:
    lines = [["Code", "Fichier", "Texte"], ["a", None, "cell"], ["b", "a", None]]
    book = texts(tmp_path, contract, {"a.md": "file"}, Textes=lines)
    assert {key: text.source for key, text in book.texts.items()} == {"a": "cell", "b": "file"}
    assert "text-twice" not in codes(book)


def test_a_text_that_is_not_utf8(tmp_path: Path, contract: Contract) -> None:
    book = texts(tmp_path, contract, {"a.md": "été".encode("cp1252")})
    assert finding(book, "file-not-utf8").args["file"] == "texts/a.md"
    assert "a" not in book.texts


@pytest.mark.parametrize("name", ["../w.xlsx", "/etc/passwd", "C:\\x.png", "a\0.png"])
def test_names_that_lead_out_of_the_folder(tmp_path: Path, contract: Contract, name: str) -> None:
    (tmp_path / "media").mkdir()
    safe = name.replace("\0", "_")
    book = read(make(tmp_path / "w.xlsx", {"Photos": [["Code", "Fichier"], ["a", safe]]}), contract)
    assert codes(book) == ["media-file-missing"]


def photos(tmp_path: Path, contract: Contract, *lines: Any) -> Workbook:
    return read(
        make(tmp_path / "w.xlsx", {"Photos": [["Code", "Fichier", "Foyer X", "Foyer Y"], *lines]}), contract
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "media").mkdir()
    return tmp_path / "media"


def test_pictures_by_content_with_rotation(tmp_path: Path, folder: Path, contract: Contract) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 20)).save(folder / "turned.jpg", exif=exif)
    Image.new("CMYK", (40, 20)).save(folder / "print.jpg")
    Image.new("RGBA", (30, 10), (0, 0, 0, 128)).save(folder / "alpha.jpg", format="PNG")
    book = photos(tmp_path, contract, ["a", "turned.jpg", 0.25, None], ["b", "print.jpg"], ["c", "alpha.jpg"])
    assert codes(book) == []
    found = {k: (p.kind, p.mode, p.resource.width, p.resource.height) for k, p in book.photos.items()}
    assert found == {
        "a": ("jpeg", "RGB", 20, 40),
        "b": ("jpeg", "CMYK", 40, 20),
        "c": ("png", "RGBA", 30, 10),
    }
    assert book.photos["a"].focal == (0.25, 0.5)
    assert book.photos["a"].resource.key == "a"
    assert Path(book.photos["a"].resource.path).is_absolute()


def test_a_missing_picture_and_its_nearest_name(tmp_path: Path, folder: Path, contract: Contract) -> None:
    Image.new("L", (4, 4)).save(folder / "couverture.png")
    found = finding(photos(tmp_path, contract, ["a", "couvreture.png"]), "media-file-missing")
    assert (found.where.a1, found.args["nearest"]) == ("Photos!B2", "couverture.png")


def png_header(width: int, height: int) -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    return head + struct.pack(">I", 9) + b"IDAT" + b"\0" * 13


def as_file(picture: Image.Image, kind: str, **more: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **more)
    return stream.getvalue()


SVG = '<svg xmlns="http://www.w3.org/2000/svg" '


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "media-unreadable"),
        (b"no picture", "media-not-a-picture"),
        (b"\xff\xd8\xff\xe0", "media-broken-off"),
        (png_header(60000, 60000), "media-too-many-pixels"),
        (png_header(16000, 16000), "media-too-many-pixels"),
        (as_file(Image.new("L", (1, 1)), "BMP"), "media-kind"),
        (as_file(Image.new("F", (1, 1)), "TIFF"), "media-kind"),
        (b"\0\0\0\x18ftypavif\0\0\0\0mif1avif", "media-kind"),
        (b"%PDF-1.7", "media-pdf-damaged"),
        (SVG.encode() + b"/>", "media-svg-size"),
        (SVG.encode() + b'width="9e9" height="1"/>', "media-svg-size"),
        (b'<?xml version="1.0"?><html/>', "media-not-a-picture"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.encode() + b"/>", "media-svg-doctype"),
        (SVG.encode() + b'width="1" height="1"><g>', "media-not-a-picture"),
    ],
)
def test_what_is_no_picture(
    tmp_path: Path, folder: Path, contract: Contract, content: bytes, code: str
) -> None:
    (folder / "x.png").write_bytes(content)
    book = photos(tmp_path, contract, ["a", "x.png"])
    assert finding(book, code).where.a1 == "Photos!B2"
    assert book.photos == {}


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="20px"', (40, 20)),
        ('viewBox="0 0 24 12.4"', (24, 12)),
        ('width="25.4mm" height="1in"', (96, 96)),
    ],
)
def test_sizes_of_svg(folder: Path, attributes: str, size: tuple[int, int]) -> None:
    (folder / "logo.svg").write_text(f"{SVG}{attributes}/>", encoding="utf-8")
    assert inspect(folder / "logo.svg") == ("svg", "", *size)


def test_a_focal_point_outside(tmp_path: Path, folder: Path, contract: Contract) -> None:
    def edit(book: Any) -> None:
        book["Photos"]["C2"].number_format = "0%"

    Image.new("L", (4, 4)).save(folder / "a.png")
    lines = [["Code", "Fichier", "Foyer X"], ["a", "a.png", 1.4]]
    book = read(make(tmp_path / "w.xlsx", {"Photos": lines}, edit), contract)
    assert finding(book, "focal-outside").where.a1 == "Photos!C2"
    assert book.photos["a"].focal == (0.5, 0.5)


def test_the_bytes_of_a_photo_are_an_input_of_the_run(tmp_path: Path, contract: Contract) -> None:
    import hashlib

    (tmp_path / "media").mkdir()
    Image.new("L", (3, 2)).save(tmp_path / "media" / "a.png")
    path = make(tmp_path / "a.xlsx", {"Photos": [["Code", "Fichier"], ["one", "a.png"]]})
    expected = hashlib.sha256((tmp_path / "media" / "a.png").read_bytes()).hexdigest()
    assert read(path, contract).inputs["media/a.png"] == expected


@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "cut.jpg"), ("PNG", "cut.png"), ("WEBP", "cut.webp"), ("TIFF", "cut.tif")]
)
def test_a_picture_that_breaks_off_is_reported_when_it_is_read(
    tmp_path: Path, folder: Path, contract: Contract, kind: str, name: str
) -> None:
    made = Image.effect_noise((200, 200), 80)
    made.save(folder / "whole", kind)
    data = (folder / "whole").read_bytes()
    (folder / name).write_bytes(data[: len(data) // 2])
    assert finding(photos(tmp_path, contract, ["a", name]), "media-broken-off").where.a1 == "Photos!B2"
    (folder / name).write_bytes(data + b"a note of the camera")
    assert photos(tmp_path, contract, ["a", name]).diagnostics == ()


@pytest.mark.parametrize("kind", ["WEBP", "TIFF", "GIF"])
def test_other_kinds_are_read(tmp_path: Path, folder: Path, contract: Contract, kind: str) -> None:
    (folder / "x").write_bytes(as_file(Image.new("RGB", (40, 30), "red"), kind))
    book = photos(tmp_path, contract, ["a", "x"])
    assert book.diagnostics == ()
    (photo,) = book.photos.values()
    assert (photo.kind, photo.resource.width, photo.resource.height) == (kind.lower(), 40, 30)


def test_a_turned_tiff_has_the_size_that_it_shows(tmp_path: Path, folder: Path, contract: Contract) -> None:
    (folder / "x").write_bytes(as_file(Image.new("RGB", (40, 30)), "TIFF", tiffinfo={274: 6}))
    (photo,) = photos(tmp_path, contract, ["a", "x"]).photos.values()
    assert (photo.resource.width, photo.resource.height) == (30, 40)


def test_of_several_pictures_the_first_is_used_and_that_is_said(
    tmp_path: Path, folder: Path, contract: Contract
) -> None:
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue")]
    (folder / "x").write_bytes(as_file(frames[0], "TIFF", save_all=True, append_images=frames[1:]))
    found = finding(photos(tmp_path, contract, ["a", "x"]), "media-several-pictures")
    assert (found.where.a1, found.args["pictures"]) == ("Photos!B2", "2")


HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAchtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAA"
    "AAAAADRpbG9jAAAAAERAAAIAAQAAAAAB7AABAAAAAAAAABoAAgAAAAACBgABAAAAAAAAACQAAAA4aWluZgAAAAAAAgAAABVp"
    "bmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAABB2lwcnAAAADmaXBjbwAAAHZo"
    "dmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAA"
    "AwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAA"
    "AAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAAAlpcm90"
    "AwAAABlpcG1hAAAAAAAAAAEAAQaBAgMFhIYAAAAaaXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAAEZtZGF0AAAAFigBrxmA70ml"
    "v//f4x/19q/4prWmPm4AAAAGRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAA="
)
"""64 × 64 pixels coded, 64 × 48 of them shown, turned by a quarter: by `irot`, and by its EXIF data."""


def test_a_telephone_picture_asks_for_its_reader(
    tmp_path: Path, folder: Path, contract: Contract, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    reads_heif.cache_clear()
    (folder / "IMG.heic").write_bytes(HEIC)
    try:
        found = finding(photos(tmp_path, contract, ["a", "IMG.heic"]), "media-heic-reader")
    finally:
        reads_heif.cache_clear()
    assert found.where.a1 == "Photos!B2"
    assert 'pip install "reportcli[heic]"' in wording(found, "help", "en")


def test_a_telephone_picture_is_upright(tmp_path: Path, folder: Path, contract: Contract) -> None:
    pytest.importorskip("pi_heif")
    (folder / "IMG.heic").write_bytes(HEIC)
    book = photos(tmp_path, contract, ["a", "IMG.heic"])
    assert book.diagnostics == ()
    (photo,) = book.photos.values()
    assert (photo.kind, photo.resource.width, photo.resource.height) == ("heic", 48, 64)
    with opened_picture(folder / "IMG.heic") as picture:
        assert picture.size == (48, 64) and picture.getexif().get(0x0112, 1) == 1
        red, _, _ = picture.getpixel((20, 20))  # type: ignore[misc]
        assert red > 150
    (folder / "IMG.heic").write_bytes(HEIC[:-60])
    assert finding(photos(tmp_path, contract, ["a", "IMG.heic"]), "media-broken-off").where.a1 == "Photos!B2"


def test_a_name_whose_accents_are_letters_of_their_own_is_found(tmp_path: Path, contract: Contract) -> None:
    """As macOS packs names of files (Unicode Standard Annex 15, NFD)."""
    (tmp_path / "media").mkdir()
    Image.new("RGB", (4, 3)).save(tmp_path / "media" / "e\u0301te\u0301.png")
    path = make(tmp_path / "w.xlsx", {"Photos": [["Code", "Fichier"], ["a", "\u00e9t\u00e9.png"]]})
    assert "media-file-missing" not in codes(read(path, contract))
