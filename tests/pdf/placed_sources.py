"""PDF files to be placed, made by hand: a page each of what a test asks for."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from reportcli.pdf import objects
from reportcli.pdf.file import PdfFile
from reportcli.pdf.icc import Converter, read_profile
from reportcli.pdf.images import PictureRequest
from reportcli.pdf.placed.page import PagePicture, placed_page
from reportcli.pdf.placed.rules import PlacingRules

_OPEN: list[pikepdf.Pdf] = []  # objects of a file live as long as it is open
ICC = Path(__file__).parents[2] / "layouts" / "base" / "icc"
CMYK = Converter(read_profile(ICC / "ISOcoated_v2_300_bas.icc"))
RGB = Converter(read_profile(ICC / "sRGB.icc"))


def source(
    folder: Path, content: str, resources: str = "<<>>", *, page: str = "", name: str = "a.pdf"
) -> Path:
    """A file of one page, 200 by 100 points. page: further entries of it, as PDF syntax."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 100))
    one = pdf.pages[0].obj
    one.Resources = pikepdf.Object.parse(resources.encode())
    one.Contents = pdf.make_stream(content.encode())
    for key, value in pikepdf.Object.parse(f"<<{page}>>".encode()).items():
        one[key] = value
    pdf.save(folder / name)
    return folder / name


def with_objects(path: Path, **made: pikepdf.Object | bytes) -> Path:
    """The file with XObjects by their names: a stream of content becomes a form."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        inside = Dictionary()
        for key, value in made.items():
            if isinstance(value, bytes):
                value = pdf.make_stream(
                    value, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 200, 100])
                )
            else:
                value = pdf.copy_foreign(value)
            inside[f"/{key}"] = value
        pdf.pages[0].obj.Resources[Name.XObject] = inside
        pdf.save(path)
    return path


def placed(
    path: Path, converter: Converter, *, box: str = "trim", grey: bool = False
) -> tuple[pikepdf.Pdf, pikepdf.Object, tuple[str, ...]]:
    """A file of ours with the page placed over 200 by 100 points; the form, and the inks it is without."""
    pdf = PdfFile((1, 7))
    request = PictureRequest(str(path), (0, 0), (0, 0, 1, 1), grey)
    reference, spots = placed_page(
        PagePicture(str(path), 1, box, request), pdf, "P", converter, rules=PlacingRules(90, 3.0)
    )
    content = pdf.add("Content", objects.stream("", b"q 200 0 0 100 0 0 cm /P Do Q"))
    tree = pdf.reference("Pages")
    inside = f"/MediaBox[0 0 200 100]/Contents {content}/Resources<</XObject<</P {reference}>>>>"
    page = pdf.add("Page", f"<</Type/Page/Parent {tree}{inside}>>".encode())
    pdf.catalog["Pages"] = pdf.add("Pages", f"<</Type/Pages/Count 1/Kids[{page}]>>".encode())
    target = path.with_name("placed.pdf")
    target.write_bytes(pdf.close())
    opened = pikepdf.open(target)
    _OPEN.append(opened)
    return opened, opened.pages[0].obj.Resources.XObject.P, spots


def operators(form: pikepdf.Object) -> list[tuple[str, tuple[float | str, ...]]]:
    """The operators of a content stream with their operands."""
    return [
        (str(one.operator), tuple(_value(operand) for operand in one.operands))
        for one in pikepdf.parse_content_stream(form)
    ]


def _value(operand: object) -> float | str:
    try:
        return round(float(str(operand)), 3)
    except ValueError:
        return str(operand)
