"""Faults for any finished PDF, put in with pikepdf and blind to who made it; for the tests and for proofs/.

A fault spoils an open PDF on a page and gives the page where it now is (None: that one); `code` is what
preflight must say of it, with that page and a clause.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

ROOT = Path(__file__).parents[2]
SRGB = ROOT / "layouts" / "base" / "icc" / "sRGB.icc"
Spoil = Callable[[Pdf, int], "int | None"]


@dataclass(frozen=True)
class Fault:
    """paged: the finding names its page. measured: only plates show it; validated: only the validator."""

    purpose: str
    spoil: Spoil
    code: str
    paged: bool = True
    measured: bool = False
    validated: bool = False


def spoilt(source: Path, target: Path, fault: Fault, page: int) -> int | None:
    """Writes a spoilt copy; gives the page where the fault now is."""
    with pikepdf.open(source) as pdf:
        moved = fault.spoil(pdf, page)
        version = "1.7" if fault.code == "preflight-version" else None
        pdf.save(target, fix_metadata_version=False, force_version=version or "")
    return moved if moved is not None else page


def caught(findings: Any, fault: Fault, page: int) -> bool:
    """Whether a finding names the fault, its clause and its page."""
    return any(
        found.code == fault.code
        and found.args.get("clause")
        and (not fault.paged or found.args.get("page") == str(page))
        for found in findings
    )


# -- helpers


def at(pdf: Pdf, page: int) -> Any:
    return pdf.pages[page - 1].obj


def put(holder: Any, key: str, value: object) -> None:
    holder[key] = value


def drop(holder: Any, key: str) -> None:
    del holder[key]


def resource(pdf: Pdf, page: int, category: str, name: str, value: object) -> None:
    resources = pdf.pages[page - 1].resources
    if category not in resources:
        resources[category] = Dictionary()
    resources[category][name] = value


def draw(pdf: Pdf, page: int, code: str) -> None:
    """More content, as an artifact; (x, y) begin at the left bottom corner of the trim."""
    box = [float(value) for value in at(pdf, page).get("/TrimBox", at(pdf, page).MediaBox)]
    body = f"/Artifact BMC q 1 0 0 1 {box[0]} {box[1]} cm {code} Q EMC\n"
    pdf.pages[page - 1].contents_add(pikepdf.Stream(pdf, body.encode()), prepend=False)


def drawing(code: str) -> Spoil:
    return lambda pdf, page: draw(pdf, page, code)


def text(size: float, colour: str, x: float = 200, y: float = 200, state: str = "") -> Spoil:
    """A word in a font that the file already embeds."""

    def spoil(pdf: Pdf, page: int) -> None:
        font = next(
            value
            for one in pdf.pages
            for value in one.resources.get("/Font", Dictionary()).values()
            if value.get("/Subtype") == Name.Type0
        )
        resource(pdf, page, "/Font", "/FaultFont", font)
        resource(pdf, page, "/ExtGState", "/FaultOver", _state(op=True, OP=True, OPM=1))
        resource(pdf, page, "/ExtGState", "/FaultKnock", _state(op=False, OP=False, OPM=1))
        resource(pdf, page, "/ExtGState", "/FaultMode0", _state(op=True, OP=True, OPM=0))
        state_code = state or "/FaultOver gs"
        draw(pdf, page, f"{state_code} BT {colour} /FaultFont {size} Tf {x} {y} Td <000200020002> Tj ET")

    return spoil


def _state(**entries: Any) -> Dictionary:
    return Dictionary(Type=Name.ExtGState, **entries)


def stated(code: str, **entries: object) -> Spoil:
    def spoil(pdf: Pdf, page: int) -> None:
        resource(pdf, page, "/ExtGState", "/Fault", _state(**entries))
        draw(pdf, page, f"/Fault gs {code}")

    return spoil


def image(
    width: int,
    height: int,
    matrix: str,
    *,
    space: object = Name.DeviceCMYK,
    bits: int = 8,
    value: int = 40,
    **more: object,
) -> Spoil:
    def spoil(pdf: Pdf, page: int) -> None:
        count = {Name.DeviceCMYK: 4, Name.DeviceRGB: 3}.get(space, 1) if isinstance(space, Name) else 1
        size = width * height * count if bits == 8 else (width + 7) // 8 * height
        stream = Stream(pdf, bytes([value]) * size)
        entries = {"Type": Name.XObject, "Subtype": Name.Image, "Width": width, "Height": height}
        for key, entry in {**entries, "BitsPerComponent": bits, "ColorSpace": space, **more}.items():
            stream[f"/{key}"] = entry
        resource(pdf, page, "/XObject", "/FaultImage", pdf.make_indirect(stream))
        draw(pdf, page, f"{matrix} cm /FaultImage Do")

    return spoil


def spaced(space: Callable[[Pdf], object], code: str) -> Spoil:
    def spoil(pdf: Pdf, page: int) -> None:
        resource(pdf, page, "/ColorSpace", "/FaultSpace", space(pdf))
        draw(pdf, page, code)

    return spoil


def _icc_rgb(pdf: Pdf) -> Array:
    stream = Stream(pdf, SRGB.read_bytes())
    stream.N = 3
    return Array([Name.ICCBased, pdf.make_indirect(stream)])


def _separation(name: str, cmyk: list[float]) -> Array:
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array(cmyk), N=1)
    return Array([Name.Separation, Name(name), Name.DeviceCMYK, function])


def _two_recipes(pdf: Pdf, page: int) -> None:
    resource(pdf, page, "/ColorSpace", "/FaultOne", _separation("/Lack", [1, 0, 0, 0]))
    resource(pdf, page, "/ColorSpace", "/FaultTwo", _separation("/Lack", [0, 1, 0, 0]))


def _layers(**entries: Any) -> Dictionary:
    return Dictionary(OCGs=Array(), D=Dictionary(**entries))


def _lzw(pdf: Pdf, page: int) -> None:
    """A stream that says it is LZW; its data is none, so that saving leaves it as it is."""
    stream = pdf.make_stream(b"")
    stream.write(b"\xff\xff\xff\xff", filter=Name.LZWDecode)
    put(pdf.Root, "/FaultData", stream)


def patterned(code: str, **resources: Any) -> Spoil:
    """An area filled with a coloured tiling pattern."""

    def spoil(pdf: Pdf, page: int) -> None:
        tile = Stream(pdf, code.encode())
        entries: dict[str, object] = {"Type": Name.Pattern, "PatternType": 1, "PaintType": 1, "TilingType": 1}
        entries |= {"BBox": Array([0, 0, 5, 5]), "XStep": 5, "YStep": 5, "Resources": Dictionary(**resources)}
        for key, value in entries.items():
            tile[f"/{key}"] = value
        resource(pdf, page, "/Pattern", "/FaultTile", pdf.make_indirect(tile))
        draw(pdf, page, "/Pattern cs /FaultTile scn 200 200 60 60 re f")

    return spoil


def drawn_glyph(code: str, *, picture: bool = False) -> Spoil:
    """A word in a Type 3 font of one glyph."""

    def spoil(pdf: Pdf, page: int) -> None:
        resources = Dictionary()
        if picture:
            image = Stream(pdf, bytes(400))
            for key, value in (("Width", 10), ("Height", 10), ("BitsPerComponent", 8)):
                image[f"/{key}"] = value
            image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceCMYK
            resources = Dictionary(XObject=Dictionary(I=pdf.make_indirect(image)))
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 500, 500]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=Dictionary(a=Stream(pdf, code.encode())),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a])),
            FirstChar=97,
            LastChar=97,
            Widths=Array([500]),
            Resources=resources,
        )
        font.CharProcs.a = pdf.make_indirect(font.CharProcs.a)
        font.CharProcs.a.Resources = resources
        resource(pdf, page, "/Font", "/FaultType3", pdf.make_indirect(font))
        draw(pdf, page, "0 0 0 1 k BT /FaultType3 10 Tf 200 200 Td (aa) Tj ET")

    return spoil


def masked(code: str, **resources: Any) -> Spoil:
    """A soft mask in a graphics state."""

    def spoil(pdf: Pdf, page: int) -> None:
        group = Stream(pdf, code.encode())
        group.Type, group.Subtype, group.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
        group.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK)
        group.Resources = Dictionary(**resources)
        mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=pdf.make_indirect(group))
        stated("0 0 0 0.5 k 200 200 9 9 re f", SMask=mask)(pdf, page)

    return spoil


def on_page(change: Callable[[Any], object]) -> Spoil:
    def spoil(pdf: Pdf, page: int) -> None:
        change(at(pdf, page))

    return spoil


def whole(change: Callable[[Pdf], object]) -> Spoil:
    def spoil(pdf: Pdf, _: int) -> None:
        change(pdf)

    return spoil


def _xmp(old: bytes, new: bytes = b"") -> Spoil:
    def spoil(pdf: Pdf, _: int) -> None:
        before = pdf.Root.Metadata.read_bytes()
        assert old in before
        pdf.Root.Metadata.write(before.replace(old, new))

    return spoil


def _annotation(rect: Callable[[list[float]], list[float]]) -> Spoil:
    def spoil(pdf: Pdf, page: int) -> None:
        box = [float(value) for value in at(pdf, page).BleedBox]
        entry = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(rect(box)))
        at(pdf, page).Annots = Array([pdf.make_indirect(entry)])

    return spoil


def _unembed(pdf: Pdf, page: int) -> int:
    """Takes the file of the first font in use; it is named with the first page that has it."""
    for number, one in enumerate(pdf.pages, start=1):
        for font in one.resources.get("/Font", Dictionary()).values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in descriptor:
                    del descriptor[key]
                    return number
    raise AssertionError("no embedded font")


def _whole_font(pdf: Pdf, page: int) -> int:
    for number, one in enumerate(pdf.pages, start=1):
        for font in one.resources.get("/Font", Dictionary()).values():
            font.BaseFont = Name("/" + str(font.BaseFont)[8:])
            return number
    raise AssertionError("no font")


def _helvetica(pdf: Pdf, page: int) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resource(pdf, page, "/Font", "/FaultFont", font)
    draw(pdf, page, "0 0 0 1 k BT /FaultFont 10 Tf 200 200 Td (x) Tj ET")


def _xobject(**entries: object) -> Spoil:
    def spoil(pdf: Pdf, page: int) -> None:
        stream = Stream(pdf, b"")
        for key, value in {
            "Type": Name.XObject,
            "Subtype": Name.Form,
            "BBox": Array([0, 0, 1, 1]),
            **entries,
        }.items():
            stream[f"/{key}"] = value
        resource(pdf, page, "/XObject", "/FaultForm", pdf.make_indirect(stream))

    return spoil


def _shrink_bleed(pdf: Pdf, page: int) -> None:
    entry = at(pdf, page)
    entry.BleedBox = Array([float(value) for value in entry.TrimBox])
    draw(pdf, page, "0 0.5 0.5 0 k -20 100 80 80 re f")


def _resize(pdf: Pdf, page: int) -> None:
    entry = at(pdf, page)
    x0, y0, x1, y1 = (float(value) for value in entry.TrimBox)
    entry.TrimBox = Array([x0 + 30, y0 + 30, x1 - 30, y1 - 30])


def _group_rgb(pdf: Pdf, page: int) -> None:
    at(pdf, page).Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceRGB)


def _no_group(pdf: Pdf, page: int) -> None:
    if "/Group" in at(pdf, page):
        del at(pdf, page).Group
    stated("0 1 0 0 k 200 200 30 30 re f", ca=0.5)(pdf, page)


# -- structure


def elements(pdf: Pdf, *tags: str) -> list[Any]:
    """Structure elements of some tags in reading order."""
    found: list[Any] = []

    def walk(kid: Any, depth: int = 0) -> None:
        if isinstance(kid, Array):
            for one in kid:
                walk(one, depth + 1)
        elif isinstance(kid, Dictionary) and "/S" in kid:
            if not tags or str(kid.S)[1:] in tags:
                found.append(kid)
            if "/K" in kid:
                walk(kid.K, depth + 1)

    walk(pdf.Root.StructTreeRoot.K)
    return found


def page_of(pdf: Pdf, element: Any) -> int:
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    while "/Pg" not in element:
        element = element.K[0] if isinstance(element.K, Array) else element.K
    return pages[element.Pg.objgen]


def on_element(tags: tuple[str, ...], change: Callable[[Pdf, Any], object], *, last: bool = False) -> Spoil:
    def spoil(pdf: Pdf, _: int) -> int:
        element = [one for one in elements(pdf, *tags) if "/K" in one][-1 if last else 0]
        number = page_of(pdf, element)
        change(pdf, element)
        return number

    return spoil


def _marked(pdf: Pdf) -> Any:
    """A paragraph with one plain mark."""
    return next(one for one in elements(pdf, "P", "LBody") if isinstance(one.get("/K"), int))


def _swap_parents(pdf: Pdf, _: int) -> int:
    """Two entries of the parent tree change places."""
    tree = pdf.Root.StructTreeRoot.ParentTree
    for at_ in range(1, len(tree.Nums), 2):
        owners = tree.Nums[at_]
        if (
            isinstance(owners, Array)
            and len(owners) > 1
            and owners[0].objgen != owners[len(owners) - 1].objgen
        ):
            first, last = owners[0], owners[len(owners) - 1]
            owners[0], owners[len(owners) - 1] = last, first
            key = int(tree.Nums[at_ - 1])
            return next(n for n, page in enumerate(pdf.pages, 1) if page.obj.get("/StructParents") == key)
    raise AssertionError("no page with two elements")


def _change_marked(change: Callable[[Any], object]) -> Spoil:
    def spoil(pdf: Pdf, _: int) -> int:
        element = _marked(pdf)
        number = page_of(pdf, element)
        change(element)
        return number

    return spoil


def _claim_twice(pdf: Pdf, _: int) -> int:
    """Another element of the same page claims a paragraph's mark too."""
    element = _marked(pdf)
    other = next(
        one
        for one in elements(pdf, "P", "H1", "H2", "LBody", "Figure")
        if one.objgen != element.objgen and one.get("/Pg") == element.Pg and "/K" in one
    )
    kids = list(other.K) if isinstance(other.K, Array) else [other.K]
    other.K = Array([*kids, int(element.K)])
    return page_of(pdf, element)


def _untag(pdf: Pdf, page: int) -> None:
    stream = Stream(pdf, b"q 0.5 g 30 30 9 9 re f Q\n")
    pdf.pages[page - 1].contents_add(stream, prepend=False)


def _one_cell_more(pdf: Pdf, _: int) -> int:
    """The last row of the first table gets a cell that no other row has."""
    table = elements(pdf, "Table")[0]
    row = [one for one in _below(table) if one.S == Name.TR][-1]
    kids = list(row.K) if isinstance(row.K, Array) else [row.K]
    row.K = Array([*kids, pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TD, P=row))])
    return page_of(pdf, table)


def _below(element: Any) -> list[Any]:
    kids = element.get("/K")
    listed = list(kids) if isinstance(kids, Array) else [kids]
    found = []
    for kid in listed:
        if isinstance(kid, Dictionary) and "/S" in kid:
            found += [kid, *_below(kid)]
    return found


def _headless(pdf: Pdf, _: int) -> int:
    table = elements(pdf, "Table")[0]
    for cell in _below(table):
        if cell.S == Name.TH:
            cell.S = Name.TD
    return page_of(pdf, table)


def _without(key: str) -> Callable[[Pdf, Any], None]:
    def change(_: Pdf, element: Any) -> None:
        del element[key]

    return change


def _renamed(tag: str) -> Callable[[Pdf, Any], None]:
    def change(_: Pdf, element: Any) -> None:
        element.S = Name(f"/{tag}")

    return change


def _link(change: Callable[[Any], object]) -> Spoil:
    def spoil(pdf: Pdf, _: int) -> int:
        for number, page in enumerate(pdf.pages, start=1):
            if len(page.obj.get("/Annots", Array())):
                change(page.obj)
                return number
        raise AssertionError("no link")

    return spoil


def _untag_link(page: Any) -> None:
    """One more annotation, which no element knows."""
    first = page.Annots[0]
    page.Annots.append(
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=first.Rect, Contents=String("x"), F=4)
    )


def _reverse(pdf: Pdf, _: int) -> int:
    """The document's first part is read last."""
    kids = pdf.Root.StructTreeRoot.K.K
    number = page_of(pdf, kids[0])
    pdf.Root.StructTreeRoot.K.K = Array([*list(kids)[1:], kids[0]])
    return number


def _no_unicode(pdf: Pdf, _: int) -> int:
    for number, one in enumerate(pdf.pages, start=1):
        for font in one.resources.get("/Font", Dictionary()).values():
            del font.ToUnicode
            return number
    raise AssertionError("no font")


def _attach(pdf: Pdf) -> None:
    pdf.attachments["x.txt"] = pikepdf.AttachedFileSpec(pdf, b"x", filename="x.txt")  # type: ignore[call-arg]


def _in_group(**entries: Any) -> Spoil:
    """Black overprinting text in a form that is a transparency group of its own."""

    def spoil(pdf: Pdf, page: int) -> None:
        text(9, "0 0 0 1 k")(pdf, page)
        held = pdf.pages[page - 1].resources
        form = Stream(pdf, b"/FaultOver gs 0 0 0 1 k BT /FaultFont 9 Tf 200 250 Td <00020002> Tj ET")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 900, 900])
        form.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK, **entries)
        form.Resources = Dictionary(Font=held.Font, ExtGState=held.ExtGState)
        resource(pdf, page, "/XObject", "/FaultGroup", pdf.make_indirect(form))
        draw(pdf, page, "/FaultGroup Do")

    return spoil


def _inline(entries: str, data: str, matrix: str = "60 0 0 60 200 200") -> Spoil:
    return drawing(f"{matrix} cm BI {entries} ID {data} EI")


def _two_spellings(pdf: Pdf, page: int) -> None:
    resource(pdf, page, "/ColorSpace", "/FaultOne", _separation("/PANTONE 485 C", [0, 1, 1, 0]))
    resource(pdf, page, "/ColorSpace", "/FaultTwo", _separation("/Pantone 485C", [0, 1, 1, 0]))


def _first_font(change: Callable[[Pdf, Any], object]) -> Spoil:
    """Spoils the fonts of the file; the first page that shows one of them is named."""

    def spoil(pdf: Pdf, _: int) -> int:
        seen: set[tuple[int, int]] = set()
        for page in pdf.pages:
            for font in page.resources.get("/Font", Dictionary()).values():
                if font.objgen not in seen:
                    seen.add(font.objgen)
                    change(pdf, font)
        return 1

    return spoil


def _widen(_: Pdf, font: Any) -> None:
    """The first width of every run is 120 more."""
    for run in list(font.DescendantFonts[0].W)[1::2]:
        run[0] = float(run[0]) + 120


def _lose_characters(_: Pdf, font: Any) -> None:
    """Every character of the map is the one that stands for a lost one."""
    before = font.ToUnicode.read_bytes()
    font.ToUnicode.write(re.sub(rb"(<[0-9A-F]{4}> )<[0-9A-F]+>", rb"\1<FFFD>", before))


def _scope(_: Pdf, element: Any) -> None:
    element.A = Dictionary(O=Name.Table, Scope=Name.Diagonal)


def _bookmark(change: Callable[[Pdf, Any], object]) -> Spoil:
    def spoil(pdf: Pdf, _: int) -> None:
        change(pdf, pdf.Root.Outlines.First)

    return spoil


def _lead_to_no_page(pdf: Pdf, holder: Any) -> None:
    for key in ("/A", "/Dest"):
        if key in holder:
            del holder[key]
    holder.Dest = Array([pdf.make_indirect(Dictionary(Type=Name.Page)), Name.Fit])


def _lead_to_a_name(page: Any) -> None:
    del page.Annots[0]["/A"]
    page.Annots[0].Dest = String("gone")


def _dead_link(pdf: Pdf, _: int) -> int:
    return _link(lambda page: _lead_to_no_page(pdf, page.Annots[0]))(pdf, 0) or 0


P, S, A = "print", "screen", "archive"
RGB_FILL = "1 0 0 rg 200 200 30 30 re f"
FAULTS: dict[str, Fault] = {
    # document and boxes
    "no output intent": Fault(
        P, whole(lambda p: drop(p.Root, "/OutputIntents")), "preflight-output-intents", False
    ),
    "two output intents": Fault(
        P,
        whole(lambda p: p.Root.OutputIntents.append(p.Root.OutputIntents[0])),
        "preflight-output-intents",
        False,
    ),
    "no condition": Fault(
        P,
        whole(lambda p: drop(p.Root.OutputIntents[0], "/OutputConditionIdentifier")),
        "preflight-output-condition",
        False,
    ),
    "no press profile": Fault(
        P,
        whole(lambda p: drop(p.Root.OutputIntents[0], "/DestOutputProfile")),
        "preflight-output-profile-missing",
        False,
    ),
    "screen profile": Fault(
        P,
        whole(lambda p: p.Root.OutputIntents[0].DestOutputProfile.write(SRGB.read_bytes())),
        "preflight-output-profile-class",
        False,
    ),
    "no PDF/X version": Fault(P, _xmp(b"PDF/X-4"), "preflight-xmp-entry", False),
    "no document id": Fault(P, _xmp(b"xmpMM:DocumentID", b"xmpMM:Other"), "preflight-xmp-entry", False),
    "no metadata": Fault(P, whole(lambda p: drop(p.Root, "/Metadata")), "preflight-xmp-entry", False),
    "no title": Fault(P, whole(lambda p: drop(p.docinfo, "/Title")), "preflight-info-entry", False),
    "not trapped": Fault(P, whole(lambda p: drop(p.docinfo, "/Trapped")), "preflight-trapped", False),
    "version 1.7": Fault(P, whole(lambda p: None), "preflight-version", False),
    "form": Fault(
        P, whole(lambda p: put(p.Root, "/AcroForm", Dictionary())), "preflight-forbidden-entry", False
    ),
    "script": Fault(
        P,
        whole(lambda p: put(p.Root, "/OpenAction", Dictionary(S=Name.JavaScript, JS=String("x")))),
        "preflight-forbidden-entry",
        False,
    ),
    "attachment in print": Fault(P, whole(_attach), "preflight-forbidden-entry", False),
    "no trim box": Fault(P, on_page(lambda g: drop(g, "/TrimBox")), "preflight-trim-box"),
    "trim and art box": Fault(P, on_page(lambda g: put(g, "/ArtBox", g.TrimBox)), "preflight-trim-box"),
    "trim beyond bleed": Fault(
        P, on_page(lambda g: put(g, "/BleedBox", Array([90, 90, 120, 120]))), "preflight-box-order"
    ),
    "bleed beyond media": Fault(
        P, on_page(lambda g: put(g, "/BleedBox", Array([-9, -9, 900, 900]))), "preflight-box-order"
    ),
    "trim without area": Fault(
        P, on_page(lambda g: put(g, "/TrimBox", Array([50, 50, 50, 50]))), "preflight-page-size"
    ),
    "another trim": Fault(P, _resize, "preflight-trim-differs"),
    "annotation on the page": Fault(P, _annotation(lambda b: [90, 90, 120, 120]), "preflight-annotation"),
    "annotation in the bleed": Fault(
        P, _annotation(lambda b: [b[0] - 5, 90, b[0] + 2, 120]), "preflight-annotation"
    ),
    "page action": Fault(P, on_page(lambda g: put(g, "/AA", Dictionary())), "preflight-page-entry"),
    "user unit": Fault(P, on_page(lambda g: put(g, "/UserUnit", 2)), "preflight-page-entry"),
    # objects
    "rgb group": Fault(P, _group_rgb, "preflight-group-space"),
    "transparency without group": Fault(P, _no_group, "preflight-group-space"),
    "unembedded font": Fault(P, _unembed, "preflight-font"),
    "standard font": Fault(P, _helvetica, "preflight-font"),
    "whole font": Fault(P, _whole_font, "preflight-font-whole"),
    "alternate pictures": Fault(
        P, _xobject(Subtype=Name.Image, Alternates=Array()), "preflight-stream", False
    ),
    "OPI": Fault(P, _xobject(OPI=Dictionary()), "preflight-stream", False),
    "reference form": Fault(P, _xobject(Ref=Dictionary()), "preflight-stream", False),
    "external data": Fault(P, _xobject(F=String("x")), "preflight-stream", False),
    "PostScript": Fault(P, _xobject(Subtype=Name.PS), "preflight-stream", False),
    "transfer function": Fault(P, stated("", TR=Name.Identity), "preflight-graphics-state"),
    "transfer function 2": Fault(P, stated("", TR2=Name.Identity), "preflight-graphics-state"),
    "halftone phase": Fault(P, stated("", HTP=Array([0, 0])), "preflight-graphics-state"),
    "LZW": Fault(P, _lzw, "preflight-stream", False),
    "unknown rendering intent": Fault(P, stated("", RI=Name.Vivid), "preflight-graphics-state"),
    "unknown rendering intent by its operator": Fault(
        P, drawing("/Vivid ri 0 0 0 1 k 200 200 9 9 re f"), "preflight-graphics-state"
    ),
    "unknown rendering intent in a pattern": Fault(
        P, patterned("/Vivid ri 0 0 0 1 k 0 0 5 5 re f"), "preflight-graphics-state"
    ),
    "layer that switches by itself": Fault(
        P,
        whole(lambda p: put(p.Root, "/OCProperties", _layers(AS=Array(), Name=String("x")))),
        "preflight-forbidden-entry",
        False,
    ),
    "layers without a name": Fault(
        P, whole(lambda p: put(p.Root, "/OCProperties", _layers())), "preflight-info-entry", False
    ),
    "halftone of type 6": Fault(
        P, stated("", HT=Dictionary(Type=Name.Halftone, HalftoneType=6)), "preflight-graphics-state"
    ),
    "named halftone": Fault(
        P,
        stated("", HT=Dictionary(Type=Name.Halftone, HalftoneType=1, HalftoneName=String("x"))),
        "preflight-graphics-state",
    ),
    "rgb in a pattern": Fault(P, patterned("1 0 0 rg 0 0 5 5 re f"), "preflight-rgb"),
    "rich text colour in a pattern": Fault(
        P, patterned("1 0.9 0.9 0.9 k 0 0 5 5 re f"), "preflight-object-ink"
    ),
    "hairline in a pattern": Fault(P, patterned("0 0 0 1 K 0.05 w 0 0 m 5 5 l S"), "preflight-hairline"),
    "registration in a pattern": Fault(
        P,
        patterned("/All cs 1 scn 0 0 5 5 re f", ColorSpace=Dictionary(All=_separation("/All", [1, 1, 1, 1]))),
        "preflight-registration",
    ),
    "unembedded font in a pattern": Fault(
        P,
        patterned(
            "", Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier))
        ),
        "preflight-font",
    ),
    "rgb in a Type 3 glyph": Fault(P, drawn_glyph("500 0 d0 1 0 0 rg 0 0 500 500 re f"), "preflight-rgb"),
    "hairline in a Type 3 glyph": Fault(
        P, drawn_glyph("500 0 d0 0 0 0 1 K 2 w 0 0 m 500 500 l S"), "preflight-hairline"
    ),
    "low picture in a Type 3 glyph": Fault(
        P, drawn_glyph("500 0 d0 9000 0 0 9000 0 0 cm /I Do", picture=True), "preflight-resolution"
    ),
    "rgb in a soft mask": Fault(P, masked("1 0 0 rg 0 0 5 5 re f"), "preflight-rgb"),
    "unembedded font in a soft mask": Fault(
        P,
        masked("", Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier))),
        "preflight-font",
    ),
    "blend mode": Fault(P, stated("", BM=Name.Luminosity), "preflight-blend-mode"),
    "spot of two recipes": Fault(P, _two_recipes, "preflight-spot-differs"),
    # colour
    "rgb picture": Fault(P, image(200, 200, "40 0 0 40 200 200", space=Name.DeviceRGB), "preflight-rgb"),
    "rgb fill": Fault(P, drawing(RGB_FILL), "preflight-rgb"),
    "rgb by the name of its space": Fault(
        P, drawing("/DeviceRGB cs 1 0 0 sc 200 200 50 50 re f"), "preflight-rgb"
    ),
    "rgb below several inks": Fault(
        P,
        spaced(
            lambda _: Array(
                [Name.DeviceN, Array([Name.Gold]), Name.DeviceRGB, Dictionary(FunctionType=2, N=1)]
            ),
            "/FaultSpace cs 1 scn 200 200 30 30 re f",
        ),
        "preflight-rgb",
    ),
    "rgb stroke": Fault(P, drawing("1 0 0 RG 200 200 m 250 200 l S"), "preflight-rgb"),
    "managed rgb": Fault(
        P, spaced(_icc_rgb, "/FaultSpace cs 1 0 0 sc 200 200 30 30 re f"), "preflight-managed-rgb"
    ),
    "Lab": Fault(
        P,
        spaced(
            lambda _: Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))]),
            "/FaultSpace cs 50 10 10 sc 200 200 30 30 re f",
        ),
        "preflight-managed-rgb",
    ),
    "registration colour": Fault(
        P,
        spaced(lambda _: _separation("/All", [1, 1, 1, 1]), "/FaultSpace cs 1 scn 200 200 30 30 re f"),
        "preflight-registration",
    ),
    "340 % fill": Fault(P, drawing("1 0.8 0.8 0.8 k 200 200 60 60 re f"), "preflight-object-ink"),
    "340 % picture": Fault(
        P, image(300, 300, "70 0 0 70 200 200", value=217), "preflight-total-ink", measured=True
    ),
    "multiplied inks": Fault(
        P,
        stated("0.9 0.9 0 0.2 k 200 200 90 90 re f 0 0.2 0.9 0.9 k 200 200 90 90 re f", BM=Name.Multiply),
        "preflight-total-ink",
        measured=True,
    ),
    "white overprints": Fault(
        P, stated("0 0 0 0 k 200 200 30 30 re f", op=True, OP=True, OPM=1), "preflight-white-overprint"
    ),
    "colour overprints": Fault(
        P, stated("0 1 1 0 k 200 200 30 30 re f", op=True, OP=True, OPM=1), "preflight-overprint"
    ),
    "black area overprints": Fault(
        P, stated("0 0 0 1 k 150 150 200 200 re f", op=True, OP=True, OPM=1), "preflight-overprint"
    ),
    # text
    "rich black text": Fault(P, text(9, "0.6 0.4 0.4 1 k"), "preflight-text-rich"),
    "black text knocks out": Fault(
        P, text(9, "0 0 0 1 k", state="/FaultKnock gs"), "preflight-text-knocks-out"
    ),
    "tiny text": Fault(P, text(3, "0 0 0 1 k"), "preflight-text-small"),
    "small white text": Fault(P, text(5, "0 0 0 0 k", state="/FaultKnock gs"), "preflight-text-small"),
    "small text of two inks": Fault(P, text(5, "0 1 1 0 k", state="/FaultKnock gs"), "preflight-text-small"),
    "invisible text": Fault(P, text(9, "3 Tr 0 0 0 1 k"), "preflight-text-invisible"),
    "text at the foot": Fault(P, text(9, "0 0 0 1 k", y=5), "preflight-text-trim"),
    "text beyond the left edge": Fault(P, text(9, "0 0 0 1 k", x=-8), "preflight-text-trim"),
    # lines, pictures, bleed
    "hairline": Fault(P, drawing("0 0 0 1 K 0.1 w 200 200 m 250 200 l S"), "preflight-hairline"),
    "scaled hairline": Fault(
        P, drawing("0.1 0 0 0.1 0 0 cm 0 0 0 1 K 1 w 2000 2000 m 2500 2000 l S"), "preflight-hairline"
    ),
    "white hairline": Fault(P, drawing("0 0 0 0 K 0.3 w 200 200 m 250 200 l S"), "preflight-hairline"),
    "light tint": Fault(P, drawing("0.02 0.01 0 0 k 200 200 50 50 re f"), "preflight-tint"),
    "filled hairline": Fault(P, drawing("0 0 0 1 k 200 200 50 0.1 re f"), "preflight-hairline"),
    "100 ppi": Fault(P, image(100, 100, "72 0 0 72 200 200"), "preflight-resolution"),
    "180 ppi": Fault(P, image(180, 180, "0 72 -72 0 300 200"), "preflight-resolution"),
    "300 ppi bitmap": Fault(
        P, image(300, 300, "72 0 0 72 200 200", space=Name.DeviceGray, bits=1), "preflight-resolution"
    ),
    "fill ends at the trim": Fault(P, drawing("0 0.5 0.5 0 k 0 100 80 80 re f"), "preflight-bleed-short"),
    "picture ends short of the bleed": Fault(P, image(400, 400, "80 0 0 80 -2 100"), "preflight-bleed-short"),
    "no bleed": Fault(P, _shrink_bleed, "preflight-bleed-narrow"),
    "broken content": Fault(P, drawing("(x) w"), "preflight-content-broken"),
    # tags
    "alternative missing": Fault(S, on_element(("Figure",), _without("/Alt")), "preflight-alt-missing"),
    "heading gap": Fault(S, on_element(("H1",), _renamed("H6"), last=True), "preflight-heading-gap"),
    "first heading of level 2": Fault(S, on_element(("H1",), _renamed("H2")), "preflight-heading-gap"),
    "empty heading": Fault(S, on_element(("H1",), _without("/K"), last=True), "preflight-heading-empty"),
    "parent tree swapped": Fault(S, _swap_parents, "preflight-parent-tree"),
    "mark without element": Fault(S, _change_marked(lambda e: drop(e, "/K")), "preflight-mark-orphan"),
    "element without mark": Fault(S, _change_marked(lambda e: put(e, "/K", 9999)), "preflight-mark-absent"),
    "mark of two elements": Fault(S, _claim_twice, "preflight-mark-twice"),
    "untagged path": Fault(S, _untag, "preflight-untagged"),
    "ragged table": Fault(S, _one_cell_more, "preflight-table-ragged"),
    "table without headers": Fault(S, _headless, "preflight-table-headless"),
    "header without scope": Fault(S, on_element(("TH",), _without("/A")), "preflight-scope-missing"),
    "cell outside a row": Fault(S, on_element(("TR",), _renamed("Div")), "preflight-nesting"),
    "item outside a list": Fault(S, on_element(("L",), _renamed("Div")), "preflight-nesting"),
    "note without id": Fault(S, on_element(("Note",), _without("/ID")), "preflight-note-id"),
    "figure without place": Fault(S, on_element(("Figure",), _without("/A")), "preflight-figure-box"),
    "silent link": Fault(S, _link(lambda g: drop(g.Annots[0], "/Contents")), "preflight-link-silent"),
    "untagged link": Fault(S, _link(_untag_link), "preflight-annotation-untagged"),
    "tab order": Fault(S, _link(lambda g: drop(g, "/Tabs")), "preflight-tab-order"),
    "parts in the wrong order": Fault(S, _reverse, "preflight-reading-back"),
    "no characters": Fault(S, _no_unicode, "preflight-no-unicode"),
    "no language": Fault(S, whole(lambda p: drop(p.Root, "/Lang")), "preflight-no-language", False),
    "title hidden": Fault(
        S, whole(lambda p: drop(p.Root, "/ViewerPreferences")), "preflight-title-hidden", False
    ),
    "not marked": Fault(S, whole(lambda p: drop(p.Root, "/MarkInfo")), "preflight-not-marked", False),
    "no structure": Fault(
        S, whole(lambda p: drop(p.Root, "/StructTreeRoot")), "preflight-no-structure", False
    ),
    "no PDF/UA": Fault(S, _xmp(b"pdfuaid:part", b"pdfuaid:other"), "preflight-xmp-entry", False),
    "no PDF/A": Fault(A, _xmp(b"pdfaid:conformance", b"pdfaid:other"), "preflight-xmp-entry", False),
    "archive without intent": Fault(
        A, whole(lambda p: drop(p.Root, "/OutputIntents")), "preflight-output-intents", False
    ),
    "attachment in the archive": Fault(A, whole(_attach), "preflight-forbidden-entry", False),
    "attachment without relation": Fault(S, whole(_attach), "preflight-attachment", False),
    "named script": Fault(
        A,
        whole(lambda p: put(p.Root, "/Names", Dictionary(JavaScript=Dictionary()))),
        "preflight-forbidden-entry",
        False,
    ),
    # what is stated agrees with what is there
    "another title in Info": Fault(
        P,
        whole(lambda p: put(p.docinfo, "/Title", String("Something else"))),
        "preflight-info-differs",
        False,
    ),
    "another date in Info": Fault(
        S,
        whole(lambda p: put(p.docinfo, "/ModDate", String("D:20200101000000Z"))),
        "preflight-info-differs",
        False,
    ),
    "another author in Info": Fault(
        A, whole(lambda p: put(p.docinfo, "/Author", String("Somebody"))), "preflight-info-differs", False
    ),
    "profile of three components": Fault(
        P,
        whole(lambda p: put(p.Root.OutputIntents[0].DestOutputProfile, "/N", 3)),
        "preflight-profile-components",
        False,
    ),
    "profile of four components": Fault(
        A,
        whole(lambda p: put(p.Root.OutputIntents[0].DestOutputProfile, "/N", 4)),
        "preflight-profile-components",
        False,
    ),
    "other widths in print": Fault(P, _first_font(_widen), "preflight-font-widths"),
    "other widths": Fault(S, _first_font(_widen), "preflight-font-widths"),
    "glyph that is not embedded": Fault(
        P, text(9, "0 0 0 1 k 1 0 0 1 0 0 Tm <FFFE> Tj"), "preflight-font-glyphs", False
    ),
    "lost characters": Fault(S, _first_font(_lose_characters), "preflight-font-characters"),
    "lost character in an alternative": Fault(
        S,
        on_element(("Figure",), lambda _, e: put(e, "/Alt", String("Un d\ufffdgrad\ufffd"))),
        "preflight-text-damaged",
    ),
    "lost character in a bookmark": Fault(
        S,
        _bookmark(lambda _, b: put(b, "/Title", String(b"Inter\xadnational"))),
        "preflight-text-damaged",
        False,
    ),
    "dead link": Fault(S, _dead_link, "preflight-link-dead"),
    "link without target": Fault(S, _link(lambda g: drop(g.Annots[0], "/A")), "preflight-link-dead"),
    "link to a name that there is not": Fault(
        S,
        _link(_lead_to_a_name),
        "preflight-link-dead",
    ),
    "dead bookmark": Fault(S, _bookmark(_lead_to_no_page), "preflight-bookmark-dead", False),
    "unknown scope": Fault(S, on_element(("TH",), _scope), "preflight-scope-missing"),
    "page of six metres": Fault(
        P, on_page(lambda g: put(g, "/MediaBox", Array([0, 0, 17000, 900]))), "preflight-page-size"
    ),
    "dash of noughts": Fault(P, drawing("0 0 0 1 K 1 w [0 0] 0 d 200 200 m 250 200 l S"), "preflight-dash"),
    "dash below nought": Fault(S, drawing("0 0 0 RG 1 w [3 -1] 0 d 200 200 m 250 200 l S"), "preflight-dash"),
    "dash of noughts in a state": Fault(
        P, stated("0 0 0 1 K 1 w 200 200 m 250 200 l S", D=Array([Array([0]), 0])), "preflight-dash"
    ),
    "black text in overprint mode 0": Fault(
        P, text(9, "0 0 0 1 k", state="/FaultMode0 gs"), "preflight-text-knocks-out"
    ),
    "grey text that overprints": Fault(P, text(9, "0 g"), "preflight-text-knocks-out"),
    "black text in an isolated group": Fault(P, _in_group(I=True), "preflight-text-knocks-out"),
    "black text in a knockout group": Fault(P, _in_group(K=True), "preflight-text-knocks-out"),
    "inline rgb picture": Fault(P, _inline("/W 1 /H 1 /BPC 8 /CS /RGB", "abc"), "preflight-rgb"),
    "inline picture of few pixels": Fault(P, _inline("/W 1 /H 1 /BPC 8 /CS /G", "a"), "preflight-resolution"),
    "inline mask of few pixels": Fault(P, _inline("/W 8 /H 1 /IM true", "a"), "preflight-resolution"),
    "inline LZW": Fault(P, _inline("/W 1 /H 1 /BPC 8 /CS /G /F /LZW", "a"), "preflight-stream", False),
    "two spellings of a spot": Fault(P, _two_spellings, "preflight-spot-spelling"),
    "ink colours on a screen": Fault(
        A, drawing("0 1 1 0 k 200 200 30 30 re f"), "preflight-validator", False, validated=True
    ),
    "film": Fault(
        A,
        on_page(
            lambda g: put(
                g,
                "/Annots",
                Array([Dictionary(Type=Name.Annot, Subtype=Name.Movie, Rect=Array([1, 1, 9, 9]))]),
            )
        ),
        "preflight-validator",
        False,
        validated=True,
    ),
    "schema without description": Fault(
        A,
        _xmp(b"pdfaExtension:schemas", b"pdfaExtension:others"),
        "preflight-validator",
        False,
        validated=True,
    ),
}
