"""Rules about what pages are made of: streams, fonts, graphics states, colours (ISO 15930-7:2010)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Object

from reportcli.model.diagnostic import Diagnostic, error, warning
from reportcli.pdf.font_programs import forbids_subsets
from reportcli.preflight.subject import Subject

_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_RGB_OPERATOR = re.compile(rb"(?:^|[\s\]>)])(?:rg|RG)(?=[\s/<(\[]|$)|/DeviceRGB\s+(?:cs|CS)(?=[\s/<(\[]|$)")
_INTENT_OPERATOR = re.compile(rb"(?:^|[\s\]>)])ri(?=[\s/<(\[]|$)")
_RGB = pikepdf.Name.DeviceRGB
_INTENTS = ("/Perceptual", "/RelativeColorimetric", "/AbsoluteColorimetric", "/Saturation")
_SUBSET = re.compile(r"[A-Z]{6}\+")


def fonts_embedded(subject: Subject) -> Iterator[Diagnostic]:
    """Every font is in the file."""
    for used in subject.used:
        if used.category != "/Font" or used.value.get("/Subtype") == pikepdf.Name.Type3:
            continue
        if not _is_embedded(used.value):
            name = str(used.value.get("/BaseFont", used.name))[1:]
            yield error("preflight-font", None, page=used.page, font=name, clause="PDF/X-4, fonts")


def _is_embedded(font: Object) -> bool:
    return any(key in _descriptor(font) for key in _FONT_FILES)


def _descriptor(font: Object) -> Object:
    descendants = font.get("/DescendantFonts")
    inner = descendants[0] if descendants is not None and len(descendants) else font
    return inner.get("/FontDescriptor", pikepdf.Dictionary())


def _programs(font: Object) -> Iterator[bytes]:
    descriptor = _descriptor(font)
    for key in _FONT_FILES:
        stream = descriptor.get(key)
        if isinstance(stream, pikepdf.Stream):
            yield bytes(stream.read_bytes())


def streams(subject: Subject) -> Iterator[Diagnostic]:
    """No LZW, no data outside the file, no PostScript, no stand-ins."""
    for stream in subject.streams:
        for what in _stream_faults(stream):
            place = f"{stream.objgen[0]} {stream.objgen[1]}"
            yield error(
                "preflight-stream", None, object=place, what=what, clause="PDF/X-4, streams and XObjects"
            )


def _stream_faults(stream: Object) -> Iterator[str]:
    filters = stream.get("/Filter")
    listed = [filters] if isinstance(filters, pikepdf.Name) else list(filters or [])
    if pikepdf.Name.LZWDecode in listed:
        yield "LZW"
    subtype = stream.get("/Subtype")
    for key, guilty in (
        ("/F", stream.get("/Type") != pikepdf.Name.EmbeddedFile and "/F" in stream),
        ("PostScript", subtype == pikepdf.Name.PS or stream.get("/Subtype2") == pikepdf.Name.PS),
        ("/Alternates", subtype == pikepdf.Name.Image and "/Alternates" in stream),
        ("/OPI", "/OPI" in stream),
        ("/Ref", subtype == pikepdf.Name.Form and "/Ref" in stream),
    ):
        if guilty:
            yield key.removeprefix("/")


def graphics_states(subject: Subject) -> Iterator[Diagnostic]:
    """No transfer functions or halftone phases: they belong to the press, not to the page."""
    for used in subject.used:
        if used.category != "/ExtGState":
            continue
        for key in ("/TR", "/HTP"):
            if key in used.value:
                yield _state_fault(used.page, key)
        halftone = used.value.get("/HT")
        if isinstance(halftone, (pikepdf.Dictionary, pikepdf.Stream)):
            named = "/HalftoneName" in halftone
            if named or int(halftone.get("/HalftoneType", 1)) not in (1, 5):
                yield _state_fault(used.page, "/HT")
        if used.value.get("/TR2", pikepdf.Name.Default) != pikepdf.Name.Default:
            yield _state_fault(used.page, "/TR2")


def intents(subject: Subject) -> Iterator[Diagnostic]:
    """Rendering intents are of the four kinds that a press knows."""
    for used in subject.used:
        key = {"/ExtGState": "/RI", "/XObject": "/Intent"}.get(used.category)
        if key is not None and str(used.value.get(key, "/Perceptual")) not in _INTENTS:
            yield _intent_fault(used.page, key[1:])


def _intent_fault(page: int, entry: str) -> Diagnostic:
    clause = "PDF/X-4, rendering intents"
    return error("preflight-graphics-state", None, page=page, entry=entry, clause=clause)


def _sets_unknown_intent(holder: Object, data: bytes) -> bool:
    """Whether a content stream asks for an intent that there is not (ISO 32000-1, 8.6.5.8)."""
    if _INTENT_OPERATOR.search(data) is None:
        return False
    operators = pikepdf.parse_content_stream(holder, "ri")
    return any(str(one.operator) == "ri" and str(one.operands[0]) not in _INTENTS for one in operators)


def _state_fault(page: int, key: str) -> Diagnostic:
    return error("preflight-graphics-state", None, page=page, entry=key[1:], clause="PDF/X-4, graphics state")


def device_rgb(subject: Subject) -> Iterator[Diagnostic]:
    """Device RGB only where DefaultRGB says which RGB is meant; what operators say of intents is looked at
    with it, for streams are long.
    """
    clause = "PDF/X-4, colour"
    excused = {number for number, page in enumerate(subject.pages, start=1) if has_default_rgb(page)}
    for used in subject.used:
        data = used.value.read_bytes() if _is_painted(used.category, used.value) else b""
        if used.page not in excused and _is_rgb(used.value, data):
            yield error("preflight-rgb", None, page=used.page, what=used.name[1:], clause=clause)
        if _sets_unknown_intent(used.value, data):
            yield _intent_fault(used.page, "ri")
    for number, page in enumerate(subject.pages, start=1):
        data = _content(page)
        if number not in excused and _has_operator(data) and _confirmed(page):
            yield error("preflight-rgb", None, page=number, what="rg", clause=clause)
        if _sets_unknown_intent(page, data):
            yield _intent_fault(number, "ri")


def has_default_rgb(page: Object) -> bool:
    """Whether a page says which RGB its device RGB is."""
    spaces = page.get("/Resources", pikepdf.Dictionary()).get("/ColorSpace", pikepdf.Dictionary())
    return "/DefaultRGB" in spaces


def _is_rgb(value: Object, data: bytes) -> bool:
    """Whether a resource is in device RGB. data: the operators that it holds, if it holds any."""
    if data:
        return _has_operator(data) and _confirmed(value)
    if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        return space_is_rgb(value.get("/ColorSpace"))
    return isinstance(value, (pikepdf.Name, pikepdf.Array)) and space_is_rgb(value)


def _is_painted(category: str, value: Object) -> bool:
    """Whether a stream holds operators: a form, a pattern, a glyph of Type 3."""
    if not isinstance(value, pikepdf.Stream):
        return False
    return category in ("/Pattern", "/CharProc") or value.get("/Subtype") == pikepdf.Name.Form


def space_is_rgb(space: Object | None) -> bool:
    """Whether a colour space is device RGB, itself or as the base or alternate of another."""
    if isinstance(space, pikepdf.Name):
        return bool(space == _RGB)
    if isinstance(space, pikepdf.Array) and len(space) > 1 and str(space[0]) in ("/Indexed", "/Pattern"):
        return space_is_rgb(space[1])
    if isinstance(space, pikepdf.Array) and len(space) > 2 and str(space[0]) in ("/Separation", "/DeviceN"):
        return space_is_rgb(space[2])
    return False


def _content(page: Object) -> bytes:
    """All that a page draws, forms apart."""
    contents = page.get("/Contents")
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(bytes(part.read_bytes()) for part in parts if isinstance(part, pikepdf.Stream))


def _has_operator(data: bytes) -> bool:
    return (b"rg" in data or b"RG" in data or b"DeviceRGB" in data) and _RGB_OPERATOR.search(data) is not None


def _confirmed(holder: Object) -> bool:
    """The operator found by its letters is one, not a piece of a text."""
    operators = pikepdf.parse_content_stream(holder, "rg RG cs CS")
    return any(
        str(one.operator) in ("rg", "RG") or (str(one.operator) in ("cs", "CS") and one.operands[0] == _RGB)
        for one in operators
    )


def fonts_subset(subject: Subject) -> Iterator[Diagnostic]:
    """Whole fonts swell the file, and their licences seldom allow it; a few ask for it."""
    for used in subject.used:
        name = str(used.value.get("/BaseFont", "")).removeprefix("/") if used.category == "/Font" else ""
        whole = name and _SUBSET.match(name) is None and _is_embedded(used.value)
        if whole and not any(forbids_subsets(data) for data in _programs(used.value)):
            yield warning("preflight-font-whole", None, page=used.page, font=name, clause="house rule, fonts")
