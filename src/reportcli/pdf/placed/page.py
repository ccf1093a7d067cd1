"""A page of another PDF file as a form XObject of ours (ISO 32000-1, 8.10)."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Object

from reportcli.inputs.decoding import decoding
from reportcli.inputs.pdf_pages.bounded import data_of, refused
from reportcli.inputs.pdf_pages.opening import Box, PdfError, box_of, opened_pdf, turn_of
from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.value_class import dataclass
from reportcli.pdf import objects
from reportcli.pdf.file import PdfFile
from reportcli.pdf.icc import Converter
from reportcli.pdf.image_colours import Treatment
from reportcli.pdf.placed.colours import Colours
from reportcli.pdf.placed.content import KNOCK_OUT, STATES, ContentTranslator
from reportcli.pdf.placed.copying import Copier
from reportcli.pdf.placed.fonts import TakenFont, font_object
from reportcli.pdf.placed.pictures import PagePictures
from reportcli.pdf.placed.rules import PlacingRules
from reportcli.pdf.placed.shadings import pattern_object, shading_object
from reportcli.pdf.writer import Resources

Identity = tuple[int, int] | bytes
_DEEP = 12  # forms within forms
_SPACES = {"CMYK": "/DeviceCMYK", "RGB": "/DeviceRGB"}
_STATE = ("/LW", "/LC", "/LJ", "/ML", "/D", "/CA", "/ca", "/AIS", "/TK", "/SA", "/FL")
_BEGIN = b"/Begin_ gs %b 1 w 0 J 0 j 10 M [] 0 d\n"  # the graphics state that a page begins with
_BLACK = {"CMYK": b"0 0 0 1 k 0 0 0 1 K", "RGB": b"0 g 0 G"}


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page to be placed. number: from 1. box: of its boxes. treatment: grey, or one ink's shades."""

    path: str
    number: int
    box: str
    treatment: Treatment


def placed_page(
    picture: PagePicture, pdf: PdfFile, name: str, converter: Converter, *, rules: PlacingRules
) -> tuple[str, tuple[str, ...]]:
    """Writes the page into a file; gives its reference and the spot inks that it is printed without.

    The form's own space is the unit square, as that of an image. Raises Findings.
    """
    try:
        with (
            decoding(lambda _: _finding(picture, "picture-page-damaged")),
            opened_pdf(Path(picture.path)) as file,
        ):
            source = _Source(file, picture, Copier(pdf, name), converter, rules=rules)
            return source.written(), tuple(sorted(source.colours.spots))
    except PdfError as problem:
        raise Findings([_finding(picture, "picture-page-damaged")]) from problem
    except Findings as found:
        first = found.diagnostics[0]
        raise Findings([_finding(picture, first.code, **first.args)]) from None


def _finding(picture: PagePicture, code: str, **args: object) -> Diagnostic:
    known = {"name": "", **args, "file": Path(picture.path).name, "page": picture.number}
    return error(code, None, **known)


class _Source:
    """The file that a page is taken from, while it is."""

    def __init__(
        self,
        file: pikepdf.Pdf,
        picture: PagePicture,
        copier: Copier,
        converter: Converter,
        *,
        rules: PlacingRules,
    ) -> None:
        self._page = file.pages[picture.number - 1]
        self._picture = picture
        self._group = _SPACES[converter.mode]
        self.colours = Colours(converter, picture.treatment, _meant(file))
        self._copier = copier
        self._pictures = PagePictures(self._copier, self.colours, rules)
        self._content = ContentTranslator(self.colours, self)
        self._known: dict[Identity, str] = {}
        self._fonts: dict[Identity, TakenFont] = {}
        self._named: Object = Dictionary()

    def written(self) -> str:
        """The page as form."""
        resources = self._page.resources
        box = box_of(self._page, self._picture.box)
        data, named = self._translated(self._page.obj, resources, 0)
        matrix = _to_unit_square(box, turn_of(self._page))
        named.add("ExtGState", KNOCK_OUT, STATES[KNOCK_OUT])
        entries = (
            f"/Type/XObject/Subtype/Form/BBox[{objects.numbers(box, 4)}]/Matrix[{objects.numbers(matrix, 9)}]"
            f"/Resources{named.body()}/Group<</Type/Group/S/Transparency/CS{self._group}>>"
        )
        return self._copier.add(objects.stream(entries, _BEGIN % _BLACK[self.colours.converter.mode] + data))

    def _translated(self, holder: Object, resources: Object, depth: int) -> tuple[bytes, Resources]:
        if depth > _DEEP:
            raise refused("nested forms")
        before, self._named = self._named, resources.get("/ColorSpace", Dictionary())
        try:
            return self._content.translated(holder, resources, depth)
        finally:
            self._named = before

    # -- what content streams name

    def resource(self, category: str, value: Object, depth: int) -> str:
        """A font, picture, form, pattern, gradient or graphics state, written once."""
        key = _identity(value)
        if key not in self._known:
            self._known[key] = self._made(category, value, depth)
        return self._known[key]

    def _made(self, category: str, value: Object, depth: int) -> str:
        if category == "/Font":
            return self._font(value, depth)
        if category == "/ExtGState":
            return self._state(value, depth)
        if category == "/Shading":
            return self._shading(value)
        if category == "/Pattern":
            return pattern_object(
                value,
                self._copier,
                translated=lambda holder: self._translated(holder, _own(holder, self._page), depth + 1),
                shading=self._shading,
                state=lambda state: self._state(state, depth),
            )
        kind = str(value.get("/Subtype", ""))
        if kind == "/Image":
            return self._pictures.image(value, self._named)
        if kind != "/Form":
            raise refused(kind[1:] or "XObject")
        return self._form(value, depth)

    def shown(self, font: Object, text: bytes) -> None:
        """Notes the codes that are shown in a font."""
        self._fonts[_identity(font)].show(text)

    def inline(self, image: pikepdf.PdfInlineImage) -> str:
        """An inline image as an object."""
        return self._pictures.inline(image)

    def _font(self, font: Object, depth: int) -> str:
        taken = self._fonts[_identity(font)] = TakenFont(font)
        if str(font.get("/Subtype")) != "/Type3":
            return font_object(taken, self._copier)
        resources = font.get("/Resources", self._page.resources)
        named, glyphs = Resources(), []
        for name, glyph in sorted(font["/CharProcs"].items()):
            data, own = self._translated(glyph, resources, depth + 1)
            for category, inside in own.entries.items():
                for key, value in inside.items():
                    named.add(category, key, value)
            glyphs.append(f"{objects.name(name[1:])} {self._copier.add(objects.stream('', data))}")
        widths = self._copier.syntax(font, without={"/CharProcs", "/Resources", "/ToUnicode"})
        unicode = self._copier.later(taken.unicode)
        more = f"/CharProcs<<{''.join(glyphs)}>>/Resources{named.body()}/ToUnicode {unicode}>>"
        return self._copier.add(f"{widths[:-2]}{more}".encode("latin-1"))

    def _state(self, state: Object, depth: int) -> str:
        if "/Font" in state:
            raise refused("fonts of graphics states")
        parts = [f"{key} {self._copier.syntax(state[key])}" for key in _STATE if key in state]
        if "/BM" in state:
            modes = state["/BM"]
            mode = modes[0] if isinstance(modes, pikepdf.Array) else modes
            parts.append(f"/BM{'/Normal' if mode == Name.Compatible else mode}")
        mask = state.get("/SMask")
        if isinstance(mask, Name):
            parts.append("/SMask/None")
        elif mask is not None:
            parts.append(f"/SMask {self._soft_mask(mask, depth)}")
        return self._copier.add(f"<</Type/ExtGState{''.join(parts)}>>".encode("latin-1"))

    def _soft_mask(self, mask: Object, depth: int) -> str:
        if "/TR" in mask and str(mask["/TR"]) != "/Identity":
            raise refused("soft masks with a transfer function")
        if str(mask["/S"]) == "/Luminosity" and len(list(mask.get("/BC", ()))) > 1:
            raise refused("soft masks with a backdrop in colour")
        backdrop = f"/BC{self._copier.syntax(mask['/BC'])}" if "/BC" in mask else ""
        group = self._form(mask["/G"], depth, grey=str(mask["/S"]) == "/Luminosity")
        return self._copier.add(f"<</Type/Mask/S{mask['/S']}/G {group}{backdrop}>>".encode("latin-1"))

    def _form(self, form: Object, depth: int, *, grey: bool = False) -> str:
        if "/Ref" in form or "/PS" in form:
            raise refused("reference XObjects")
        data, named = self._translated(form, form.get("/Resources", self._page.resources), depth + 1)
        parts = [f"/BBox {self._copier.syntax(form['/BBox'])}"]
        if "/Matrix" in form:
            parts.append(f"/Matrix {self._copier.syntax(form['/Matrix'])}")
        group = form.get("/Group")
        if group is not None and str(group.get("/S")) == "/Transparency":
            flags = "".join(
                f"{key} {self._copier.syntax(group[key])}" for key in ("/I", "/K") if key in group
            )
            space = "/DeviceGray" if grey else self._group
            parts.append(f"/Group<</Type/Group/S/Transparency/CS{space}{flags}>>")
        entries = f"/Type/XObject/Subtype/Form{''.join(parts)}/Resources{named.body()}"
        return self._copier.add(objects.stream(entries, data))

    def _shading(self, shading: Object) -> str:
        return shading_object(shading, self._named, self.colours, self._copier)


def _identity(value: Object) -> Identity:
    """What an object is known by: its number, or all of it."""
    return value.objgen if value.is_indirect else bytes(value.unparse())


def _own(holder: Object, page: pikepdf.Page) -> Object:
    """A stream's own resources; old files mean those of the page where it states none."""
    return holder.get("/Resources", page.resources)


def _to_unit_square(box: Box, turn: int) -> tuple[float, ...]:
    """From a page's user space to the unit square in which it is shown upright (ISO 32000-1, 8.3.3)."""
    left, bottom, right, top = box
    x, y = 1 / (right - left), 1 / (top - bottom)
    if turn == 90:
        return 0.0, -x, y, 0.0, -bottom * y, 1 + left * x
    if turn == 180:
        return -x, 0.0, 0.0, -y, 1 + left * x, 1 + bottom * y
    if turn == 270:
        return 0.0, x, -y, 0.0, 1 + bottom * y, -left * x
    return x, 0.0, 0.0, y, -left * x, -bottom * y


def _meant(file: pikepdf.Pdf) -> bytes | None:
    """The profile of the inks that a file was made for, where it carries one."""
    for intent in file.Root.get("/OutputIntents", ()):
        profile = intent.get("/DestOutputProfile")
        if isinstance(profile, pikepdf.Stream) and int(profile.get("/N", 0)) == 4:
            return data_of(profile)
    return None
