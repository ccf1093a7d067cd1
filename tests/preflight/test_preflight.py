"""Faults put into a sound print file, each of which preflight must find, on its page."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from reportcli.deliver.finish import finish
from reportcli.messages import catalogue
from reportcli.model.display import (
    FontResource,
    Glyph,
    GlyphsOp,
    GroupOp,
    Ink,
    Metadata,
    PagedDocument,
    PathOp,
    Placed,
    PlacedChapter,
    PlacedPage,
    StructNode,
)
from reportcli.model.geometry import PageFormat, Rect
from reportcli.model.paths import rect_path
from reportcli.model.style import BLACK
from reportcli.paint import painted
from reportcli.paint.profiles.print import PROFILE as PRINT
from reportcli.paint.profiles.screen import PROFILE as SCREEN
from reportcli.preflight import check

BASE = Path(__file__).parents[2] / "layouts" / "base"
PRESS = replace(PRINT, icc=BASE / "icc" / "ISOcoated_v2_300_bas.icc")


@pytest.fixture(scope="module")
def sound() -> bytes:
    text = GlyphsOp("serif", 10, 20, 50, (Glyph(2, 700, 0, 0, "A"),), BLACK, 7)
    square = PathOp(rect_path(0, 0, 20, 20), fill=BLACK)
    leaves = (
        Placed(Rect(20, 40, 90, 12), (text,), node=0),
        Placed(Rect(0, 0, 20, 20), (GroupOp((square, square), alpha=0.5),)),
    )
    page = PlacedPage("right", "1", "plain", leaves)
    document = PagedDocument(
        Metadata("Titre", "Autrice", "", "fr", "2025-05-31T10:00:00+02:00"),
        PageFormat(200, 300, 9),
        {"black": Ink((0, 0, 0, 1), (0, 0, 0))},
        {"serif": FontResource("serif", str(BASE / "fonts" / "SourceSerif4-Regular.otf"))},
        {},
        (PlacedChapter("c", (page, replace(page, side="left", folio="2")), (StructNode("P", -1),)),),
    )
    return finish(painted(document, PRESS), document, PRESS)


def test_the_unspoilt_file_has_no_finding(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(sound)
    assert check(sound, PRESS) == check(path, PRESS) == []


Fault = Callable[[Pdf], object]


def font_of(pdf: Pdf) -> pikepdf.Object:
    (font,) = pdf.pages[1].Resources.Font.values()
    return font.DescendantFonts[0].FontDescriptor


def put(holder: pikepdf.Object, key: str, value: object) -> None:
    holder[key] = value


def drop(holder: pikepdf.Object, key: str) -> None:
    del holder[key]


def xobject(pdf: Pdf, **entries: object) -> Stream:
    stream = Stream(pdf, b"0")
    for key, value in {"Type": Name.XObject, "Subtype": Name.Image, **entries}.items():
        stream[f"/{key}"] = value
    pdf.pages[1].Resources.XObject = Dictionary(Bad=pdf.make_indirect(stream))
    return stream


def content(pdf: Pdf, code: bytes) -> None:
    pdf.pages[1].Contents = pdf.make_indirect(Stream(pdf, code))


def image(space: object) -> Fault:
    return lambda pdf: xobject(pdf, Width=1, Height=1, BitsPerComponent=8, ColorSpace=space)


def xmp_without(text: bytes) -> Fault:
    def spoil(pdf: Pdf) -> None:
        pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(text, b""))

    return spoil


def annotate(rect: list[int], kind: str = "/Link") -> Fault:
    entry = {"/Type": Name.Annot, "/Subtype": Name(kind), "/Rect": Array(rect)}
    return lambda pdf: put(pdf.pages[1].obj, "/Annots", Array([pdf.make_indirect(Dictionary(entry))]))


def screen_profile(pdf: Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write((BASE / "icc" / "sRGB.icc").read_bytes())
    profile.N = 3


FAULTS: dict[str, tuple[Fault, str, dict[str, str]]] = {
    "no intent": (lambda p: drop(p.Root, "/OutputIntents"), "preflight-output-intents", {"count": "0"}),
    "two intents": (
        lambda p: p.Root.OutputIntents.append(p.Root.OutputIntents[0]),
        "preflight-output-intents",
        {"count": "2"},
    ),
    "no condition": (
        lambda p: drop(p.Root.OutputIntents[0], "/OutputConditionIdentifier"),
        "preflight-output-condition",
        {},
    ),
    "no profile": (
        lambda p: drop(p.Root.OutputIntents[0], "/DestOutputProfile"),
        "preflight-output-profile-missing",
        {},
    ),
    "screen profile": (
        screen_profile,
        "preflight-output-profile-class",
        {"kind": "mntr"},
    ),
    "no version": (xmp_without(b"PDF/X-4"), "preflight-xmp-entry", {}),
    "no document id": (
        xmp_without(b"xmpMM:DocumentID"),
        "preflight-xmp-entry",
        {"entry": "xmpMM:DocumentID"},
    ),
    "no metadata": (lambda p: drop(p.Root, "/Metadata"), "preflight-xmp-entry", {"entry": "dc:title"}),
    "no title": (lambda p: drop(p.docinfo, "/Title"), "preflight-info-entry", {"entry": "Title"}),
    "no date": (lambda p: drop(p.docinfo, "/ModDate"), "preflight-info-entry", {"entry": "ModDate"}),
    "not trapped": (lambda p: drop(p.docinfo, "/Trapped"), "preflight-trapped", {}),
    "form": (
        lambda p: put(p.Root, "/AcroForm", Dictionary()),
        "preflight-forbidden-entry",
        {"entry": "AcroForm"},
    ),
    "action": (
        lambda p: put(p.Root, "/OpenAction", Dictionary(S=Name.JavaScript, JS=String("x"))),
        "preflight-forbidden-entry",
        {"entry": "OpenAction"},
    ),
    "attachment": (
        lambda p: put(p.Root, "/Names", Dictionary(EmbeddedFiles=Dictionary(Names=Array()))),
        "preflight-forbidden-entry",
        {"entry": "EmbeddedFiles"},
    ),
    "no trim": (
        lambda p: drop(p.pages[1].obj, "/TrimBox"),
        "preflight-trim-box",
        {"page": "2", "count": "0"},
    ),
    "trim and art": (
        lambda p: put(p.pages[1].obj, "/ArtBox", p.pages[1].TrimBox),
        "preflight-trim-box",
        {"page": "2", "count": "2"},
    ),
    "trim beyond bleed": (
        lambda p: put(p.pages[1].obj, "/BleedBox", Array([20, 20, 100, 100])),
        "preflight-box-order",
        {"page": "2", "inner": "TrimBox", "outer": "BleedBox"},
    ),
    "bleed beyond media": (
        lambda p: put(p.pages[1].obj, "/BleedBox", Array([-5, 0, 218, 318])),
        "preflight-box-order",
        {"page": "2", "inner": "BleedBox"},
    ),
    "link": (annotate([50, 50, 60, 60]), "preflight-annotation", {"page": "2", "kind": "Link"}),
    "link at the edge": (annotate([-20, 50, 1, 60]), "preflight-annotation", {"page": "2"}),
    "page action": (
        lambda p: put(p.pages[1].obj, "/AA", Dictionary()),
        "preflight-page-entry",
        {"page": "2", "entry": "AA"},
    ),
    "user unit": (
        lambda p: put(p.pages[1].obj, "/UserUnit", 2),
        "preflight-page-entry",
        {"entry": "UserUnit"},
    ),
    "no group": (lambda p: drop(p.pages[1].obj, "/Group"), "preflight-group-space", {"page": "2"}),
    "rgb group": (
        lambda p: put(p.pages[0].Group, "/CS", Name.DeviceRGB),
        "preflight-group-space",
        {"page": "1", "found": "DeviceRGB"},
    ),
    "font not embedded": (lambda p: drop(font_of(p), "/FontFile3"), "preflight-font", {"page": "1"}),
    "standard font": (
        lambda p: put(
            p.pages[1].Resources.Font,
            "/Bad",
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica),
        ),
        "preflight-font",
        {"page": "2", "font": "Helvetica"},
    ),
    "postscript": (lambda p: xobject(p, Subtype=Name.PS), "preflight-stream", {"what": "PostScript"}),
    "alternates": (lambda p: xobject(p, Alternates=Array()), "preflight-stream", {"what": "Alternates"}),
    "opi": (lambda p: xobject(p, OPI=Dictionary()), "preflight-stream", {"what": "OPI"}),
    "reference": (
        lambda p: xobject(p, Subtype=Name.Form, Ref=Dictionary()),
        "preflight-stream",
        {"what": "Ref"},
    ),
    "external": (lambda p: xobject(p, F=String("x")), "preflight-stream", {"what": "F"}),
    "transfer": (
        lambda p: put(
            p.pages[1].Resources.ExtGState, "/X", Dictionary(Type=Name.ExtGState, TR=Name.Identity)
        ),
        "preflight-graphics-state",
        {"page": "2", "entry": "TR"},
    ),
    "transfer 2": (
        lambda p: put(
            p.pages[1].Resources.ExtGState, "/X", Dictionary(Type=Name.ExtGState, TR2=Name.Identity)
        ),
        "preflight-graphics-state",
        {"entry": "TR2"},
    ),
    "rgb image": (image(Name.DeviceRGB), "preflight-rgb", {"page": "2", "what": "Bad"}),
    "indexed rgb": (
        image(Array([Name.Indexed, Name.DeviceRGB, 0, String("abc")])),
        "preflight-rgb",
        {"page": "2", "what": "Bad"},
    ),
    "rgb fill": (
        lambda p: content(p, b"1 0 0 rg 0 0 9 9 re f"),
        "preflight-rgb",
        {"page": "2", "what": "rg"},
    ),
    "rgb stroke": (lambda p: content(p, b"[]0 d 1 0 0 RG"), "preflight-rgb", {"page": "2"}),
}


@pytest.mark.parametrize("name", list(FAULTS))
def test_a_fault_is_found(sound: bytes, name: str) -> None:
    spoil, code, args = FAULTS[name]
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        spoil(pdf)
        buffer = io.BytesIO()
        pdf.save(buffer, fix_metadata_version=False)
    found = check(buffer.getvalue(), PRESS)
    assert any(d.code == code and args.items() <= dict(d.args).items() for d in found), found
    assert {d.code for d in found} == {code}


def test_letters_in_a_text_are_no_operators(sound: bytes) -> None:
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        content(pdf, b"BT (a rg b) Tj ET")
        buffer = io.BytesIO()
        pdf.save(buffer)
    assert check(buffer.getvalue(), PRESS) == []


def test_rgb_with_a_default_is_allowed(sound: bytes) -> None:
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        content(pdf, b"1 0 0 rg 0 0 9 9 re f")
        pdf.pages[1].Resources.ColorSpace = Dictionary(DefaultRGB=Array([Name.CalRGB, Dictionary()]))
        buffer = io.BytesIO()
        pdf.save(buffer)
    assert check(buffer.getvalue(), PRESS) == []


def test_a_file_without_identifier_is_found(sound: bytes) -> None:
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        buffer = io.BytesIO()
        pdf.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.disable, fix_metadata_version=False)
    without = buffer.getvalue().replace(b"/ID [", b"/IX [")
    assert [one.code for one in check(without, PRESS)] == ["preflight-no-id"]


def test_an_encrypted_or_later_version_is_found(sound: bytes) -> None:
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        locked, later, secret = io.BytesIO(), io.BytesIO(), io.BytesIO()
        pdf.save(later, force_version="1.7")
        pdf.save(locked, encryption=pikepdf.Encryption(owner="x", user="", R=4), force_version="1.6")
        pdf.save(secret, encryption=pikepdf.Encryption(owner="x", user="y"))
    assert [d.code for d in check(later.getvalue(), PRESS)] == ["preflight-version"]
    assert "preflight-encrypted" in [d.code for d in check(locked.getvalue(), PRESS)]
    assert [d.code for d in check(secret.getvalue(), PRESS)] == ["preflight-encrypted"]


def test_what_is_no_pdf_is_told(tmp_path: Path) -> None:
    assert [d.code for d in check(b"hello", PRESS)] == ["preflight-unreadable"]
    assert [d.code for d in check(tmp_path / "absent.pdf", PRESS)] == ["preflight-unreadable"]


def test_each_profile_asks_by_its_own_standard(sound: bytes) -> None:
    clauses = {finding.args["clause"] for finding in check(sound, SCREEN)}
    assert clauses
    assert not any("PDF/X-4" in clause for clause in clauses)


def test_every_code_has_words_in_both_languages() -> None:
    codes = {code for _, code, _ in FAULTS.values()}
    for lang in ("en", "fr"):
        assert all({"message", "help"} <= catalogue(lang)[code].keys() for code in codes)
    assert all(catalogue("en")[code]["message"] != catalogue("fr")[code]["message"] for code in codes)
