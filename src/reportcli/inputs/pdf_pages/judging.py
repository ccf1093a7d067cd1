"""What a page of a PDF file uses, looked at before it is placed: what would print wrong is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportcli.inputs.decoding import decoding
from reportcli.inputs.limits import PDF_OBJECTS
from reportcli.inputs.pdf_pages.bounded import data_of, streams_of
from reportcli.inputs.pdf_pages.opening import BOXES, PdfError, box_of, opened_pdf, turn_of
from reportcli.model.diagnostic import Findings, error

if TYPE_CHECKING:
    import pikepdf

PageFacts = list[Any]
"""Of one page, as it can be remembered: width and height of each of BOXES as it is shown, in points; then the
code of what speaks against it ("" for nothing), and a name that belongs to it."""
_MESHES = (4, 5, 6, 7)  # types of shadings whose colours stand in data (ISO 32000-1, 8.7.4.5)


def pages_of(path: Path) -> list[PageFacts]:
    """All pages of a file. Raises PdfError for a file that cannot be placed."""
    with opened_pdf(path) as pdf:
        try:
            with decoding(lambda _: error("media-pdf-damaged")):
                return [_page(page) for page in pdf.pages]
        except Findings:
            raise PdfError("media-pdf-damaged") from None


def _page(page: pikepdf.Page) -> PageFacts:
    sides = []
    on_its_side = turn_of(page) in (90, 270)
    for name in BOXES:
        left, bottom, right, top = box_of(page, name)
        size = round(right - left, 3), round(top - bottom, 3)
        sides.append(list(reversed(size)) if on_its_side else list(size))
    problem = next(_problems(page), ("", ""))
    return [sides, *problem]


def _problems(page: pikepdf.Page) -> Iterator[tuple[str, str]]:
    import pikepdf

    looked: set[tuple[int, int]] = set()
    waiting: list[tuple[pikepdf.Object, pikepdf.Object]] = [(page.obj, page.resources)]
    seen = 0
    while waiting:
        holder, resources = waiting.pop()
        yield from _fonts(holder, resources.get("/Font", pikepdf.Dictionary()))
        for category in ("/Font", "/XObject", "/Pattern", "/Shading", "/ExtGState"):
            for value in resources.get(category, pikepdf.Dictionary()).values():
                seen += 1
                if seen > PDF_OBJECTS:
                    yield "picture-page-large", ""
                    return
                if value.is_indirect and value.objgen in looked:
                    continue
                looked.add(value.objgen if value.is_indirect else (0, seen))
                yield from _problem(category, value)
                waiting += _inside(value)


def _fonts(holder: pikepdf.Object, fonts: pikepdf.Object) -> Iterator[tuple[str, str]]:
    """Fonts that are not embedded, where text is shown in them: many files only name one."""
    lacking = {
        name: str(font.get("/BaseFont", "/?")).removeprefix("/")
        for name, font in fonts.items()
        if str(font.get("/Subtype", "")) != "/Type3" and not _is_embedded(font)
    }
    if lacking and _draws(holder):
        shown = shown_fonts(holder)
        yield from (("picture-page-font", lacking[name]) for name in sorted(lacking) if name in shown)


def _draws(holder: pikepdf.Object) -> bool:
    """Whether it has content: a page or a form, not the font of drawn glyphs."""
    import pikepdf

    return isinstance(holder, pikepdf.Stream) or "/Contents" in holder


def shown_fonts(holder: pikepdf.Object) -> set[str]:
    """The names of the fonts that a content stream shows text in. Raises Findings where it is too large."""
    import pikepdf

    for stream in streams_of(holder):
        data_of(stream)  # within its limit
    shown: set[str] = set()
    current, stack = "", []
    for instruction in pikepdf.parse_content_stream(holder, "Tf Tj TJ ' \" q Q"):
        name = str(instruction.operator)
        if name == "Tf":
            current = str(instruction.operands[0])
        elif name == "q":
            stack.append(current)
        elif name == "Q":
            current = stack.pop() if stack else current
        else:
            shown.add(current)
    return shown


def _inside(value: pikepdf.Object) -> list[tuple[pikepdf.Object, pikepdf.Object]]:
    """What draws itself, with its resources: a form, a pattern, a font of drawn glyphs, a soft mask."""
    mask = value.get("/SMask")
    group = mask.get("/G") if mask is not None and _is_dictionary(mask) else None
    holders = [value] if group is None else [value, group]
    return [(holder, holder["/Resources"]) for holder in holders if "/Resources" in holder]


def _is_dictionary(value: object) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Dictionary)


def _problem(category: str, value: pikepdf.Object) -> Iterator[tuple[str, str]]:
    kind = str(value.get("/Subtype", ""))
    if category == "/XObject" and kind == "/PS":
        yield "picture-page-feature", "PostScript"
    shading = value if category == "/Shading" else value.get("/Shading") if category == "/Pattern" else None
    if shading is not None and int(shading.get("/ShadingType", 0)) in _MESHES:
        yield "picture-page-feature", "mesh gradients"


def _is_embedded(font: pikepdf.Object) -> bool:
    inner = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor")
    return descriptor is not None and any(
        key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
    )
