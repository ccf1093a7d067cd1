"""One test for each ReportLab internal that is touched, so that an upgrade that moves one is noticed here."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest

from reportcli.pdf import objects
from reportcli.pdf.page_labels import Label
from reportcli.pdf.writer import PageBoxes, PageWriter, Resources

BOXES = PageBoxes((0, 0, 120, 220), (0, 0, 120, 220), (10, 10, 110, 210))


def written(content: str = "0 0 0 1 k 0 0 10 10 re f\n", **options: object) -> pikepdf.Pdf:
    writer = PageWriter((1, 6), "fr-BE")
    writer.write_page(objects.stream("", content.encode("latin-1")), BOXES, Resources(), **options)  # type: ignore[arg-type]
    return pikepdf.open(io.BytesIO(writer.pdf()))


def test_no_font_that_nobody_asked_for() -> None:
    pdf = written()
    fonts = [
        o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == pikepdf.Name.Font
    ]
    assert fonts == []
    assert b"BT" not in pdf.pages[0].Contents.read_bytes()


def test_no_transition_and_no_ascii85() -> None:
    pdf = written()
    assert "/Trans" not in pdf.pages[0]
    assert pdf.pages[0].Contents.Filter == pikepdf.Name.FlateDecode


def test_content_arrives_as_given() -> None:
    pdf = written("q Q\n")
    assert pdf.pages[0].Contents.read_bytes().rstrip() == b"q Q"


def test_page_entries_that_reportlab_does_not_know() -> None:
    pdf = written(struct_parents=0, group="/DeviceCMYK")
    page = pdf.pages[0]
    assert page.StructParents == 0
    assert page.Tabs == pikepdf.Name.S
    assert pikepdf.Name.DeviceCMYK == page.Group.CS


def test_boxes_and_resources() -> None:
    writer = PageWriter((1, 6), "fr")
    resources = Resources()
    assert resources.add("ExtGState", "G", "<</ca .5>>") == "/G"
    writer.write_page(objects.stream("", b"/G gs\n"), BOXES, resources)
    pdf = pikepdf.open(io.BytesIO(writer.pdf()))
    page = pdf.pages[0]
    assert [float(v) for v in page.TrimBox] == [10, 10, 110, 210]
    assert float(page.Resources.ExtGState.G.ca) == 0.5


def test_registered_objects_are_made_when_saved_and_may_register_more() -> None:
    writer = PageWriter((1, 6), "fr")

    def late() -> bytes:
        return f"<</Inner {objects.register(writer.document, 'inner', lambda: b'(in)')}>>".encode()

    reference = objects.register(writer.document, "outer", late)
    resources = Resources()
    resources.add("Properties", "P", reference)
    writer.write_page(objects.stream("", b""), BOXES, resources)
    pdf = pikepdf.open(io.BytesIO(writer.pdf()))
    page = pdf.pages[0]
    assert str(page.Resources.Properties.P.Inner) == "in"


def test_outline_labels_and_structure_reach_the_catalog() -> None:
    writer = PageWriter((1, 7), "fr")
    writer.addOutlineEntry("Début", "k", 0)
    writer.bookmark("k", 10, 200)
    writer.write_page(objects.stream("", b""), BOXES, Resources())
    writer.label(Label(0, "r", 4, None))
    writer.set_structure(
        objects.register(writer.document, "StructTreeRoot", lambda: b"<</Type/StructTreeRoot>>")
    )
    pdf = pikepdf.open(io.BytesIO(writer.pdf()))
    assert str(pdf.Root.Outlines.First.Title) == "Début"
    assert pdf.Root.Outlines.First.Dest[1] == pikepdf.Name.XYZ
    assert pikepdf.Name.r == pdf.Root.PageLabels.Nums[1].S
    assert bool(pdf.Root.MarkInfo.Marked)
    assert pdf.Root.StructTreeRoot.Type == pikepdf.Name.StructTreeRoot
    assert str(pdf.Root.Lang) == "fr"


def test_same_pages_same_bytes() -> None:
    def once() -> bytes:
        writer = PageWriter((1, 6), "fr")
        writer.write_page(objects.stream("", b"q Q\n"), BOXES, Resources())
        return writer.pdf()

    assert once() == once()


def test_no_stream_ends_in_a_carriage_return() -> None:
    awkward = b"\x0c"
    assert zlib.compress(awkward, 6)[-1:] == b"\r"
    assert not objects.stream("", awkward).removesuffix(b"\nendstream").endswith(b"\r")


@pytest.mark.parametrize(
    ("text", "written"),
    [("plain (a) \\", r"(plain \(a\) \\)"), ("é", "<FEFF00E9>"), ("", "()")],
)
def test_text_strings(text: str, written: str) -> None:
    assert objects.text_string(text) == written


def test_numbers_and_names() -> None:
    assert [objects.number(value) for value in (1.0, -0.001, 0.5, 12.34)] == ["1", "0", "0.5", "12.34"]
    assert objects.name("PANTONE 1/2") == "/PANTONE#201#2F2"
