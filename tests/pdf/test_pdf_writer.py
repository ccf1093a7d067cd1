"""The file that pages are written into: objects, page tree, bookmarks, labels, cross-references."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest

from reportcli.pdf import objects
from reportcli.pdf.file import PdfFile
from reportcli.pdf.page_labels import Label
from reportcli.pdf.writer import PageBoxes, PageWriter, Resources

BOXES = PageBoxes((0, 0, 120, 220), (0, 0, 120, 220), (10, 10, 110, 210))


def written(content: str = "0 0 0 1 k 0 0 10 10 re f\n", **options: object) -> pikepdf.Pdf:
    writer = PageWriter((1, 6), "fr-BE")
    writer.write_page(objects.stream("", content.encode("latin-1")), BOXES, Resources(), **options)  # type: ignore[arg-type]
    return pikepdf.open(io.BytesIO(writer.ended().close()))


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


def test_entries_of_a_page() -> None:
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
    pdf = pikepdf.open(io.BytesIO(writer.ended().close()))
    page = pdf.pages[0]
    assert [float(v) for v in page.TrimBox] == [10, 10, 110, 210]
    assert float(page.Resources.ExtGState.G.ca) == 0.5


def test_registered_objects_are_made_when_saved_and_may_register_more() -> None:
    writer = PageWriter((1, 6), "fr")

    def late() -> bytes:
        return f"<</Inner {writer.file.register('inner', lambda: b'(in)')}>>".encode()

    reference = writer.file.register("outer", late)
    resources = Resources()
    resources.add("Properties", "P", reference)
    writer.write_page(objects.stream("", b""), BOXES, resources)
    pdf = pikepdf.open(io.BytesIO(writer.ended().close()))
    page = pdf.pages[0]
    assert str(page.Resources.Properties.P.Inner) == "in"


def test_outline_labels_and_structure_reach_the_catalog() -> None:
    writer = PageWriter((1, 7), "fr")
    writer.outline("Dé\u00adbut", "k", 0)
    writer.bookmark("k", 10, 200)
    writer.write_page(objects.stream("", b""), BOXES, Resources())
    writer.label(Label(0, "r", 4, None))
    writer.set_structure(writer.file.add("StructTreeRoot", b"<</Type/StructTreeRoot>>"))
    pdf = pikepdf.open(io.BytesIO(writer.ended().close()))
    assert str(pdf.Root.Outlines.First.Title) == "Début"
    assert pdf.Root.Outlines.First.Dest[1] == pikepdf.Name.XYZ
    assert pikepdf.Name.r == pdf.Root.PageLabels.Nums[1].S
    assert bool(pdf.Root.MarkInfo.Marked)
    assert pdf.Root.StructTreeRoot.Type == pikepdf.Name.StructTreeRoot
    assert str(pdf.Root.Lang) == "fr"


def test_bookmarks_are_counted_and_chained() -> None:
    writer = PageWriter((1, 7), "")
    for number, level in enumerate((0, 1, 2, 1, 0)):
        writer.outline(f"({number})", str(number), level)
        writer.bookmark(str(number), 0, number)
    writer.write_page(objects.stream("", b""), BOXES, Resources())
    pdf = pikepdf.open(io.BytesIO(writer.ended().close()))
    root = pdf.Root.Outlines
    first = root.First
    assert [root.Count, first.Count, first.First.Count] == [5, 3, 1]
    assert [str(first.First.Next.Title), str(root.Last.Title)] == ["(3)", "(4)"]
    assert first.First.Next.Prev.Title == first.First.Title and root.Last.Prev == first
    assert "/First" not in root.Last and "/Next" not in first.Last


def test_many_pages_stand_in_nodes_of_a_few() -> None:
    writer = PageWriter((1, 7), "fr")
    for number in range(130):
        writer.write_page(objects.stream("", b"%d w" % number), BOXES, Resources())
    pdf = pikepdf.open(io.BytesIO(writer.ended().close()))
    assert [node.Count for node in pdf.Root.Pages.Kids] == [64, 64, 2]
    assert [page.Contents.read_bytes().strip() for page in pdf.pages] == [b"%d w" % n for n in range(130)]
    assert all(page.Parent.Parent == pdf.Root.Pages for page in pdf.pages)
    assert pdf.check_pdf_syntax() == []


def test_objects_are_found_whichever_way_they_were_written() -> None:
    file = PdfFile((1, 6))
    later = file.reference("later")
    held = [file.add(f"o{number}", b"<</N %d>>" % number) for number in range(450)]
    stream = file.add("s", objects.stream("/K 1", b"data"))
    file.add("later", f"[{' '.join(held)} {stream}]".encode())
    file.catalog |= {"All": later, "Pages": "<</Type/Pages/Kids[]/Count 0>>"}
    pdf = pikepdf.open(io.BytesIO(file.close("<</Title(t)>>", "0" * 32)))
    assert [int(one.N) for one in list(pdf.Root.All)[:-1]] == list(range(450))
    assert pdf.Root.All[-1].read_bytes().strip() == b"data"
    assert str(pdf.docinfo.Title) == "t" and bytes(pdf.trailer.ID[0]) == bytes(16)


def test_what_is_named_and_never_written_is_an_error() -> None:
    file = PdfFile((1, 6))
    file.reference("lost")
    with pytest.raises(KeyError):
        file.close()


@pytest.mark.parametrize("more", range(40))
def test_no_line_end_of_a_stream_can_be_taken_for_its_data(more: int) -> None:
    file = PdfFile((1, 6))
    exact = bytes(range(more, more + 30)) + b"\x0c" * more
    reference = file.add("font", objects.stream("", exact, pad=b""))
    file.catalog |= {"Font": reference, "Pages": "<</Type/Pages/Kids[]/Count 0>>"}
    for number in range(more):
        file.add(f"o{number}", b"null")
    data = file.close()
    assert b"\r\nendstream" not in data
    assert pikepdf.open(io.BytesIO(data)).Root.Font.read_bytes() == exact


def test_same_pages_same_bytes() -> None:
    def once() -> bytes:
        writer = PageWriter((1, 6), "fr")
        writer.write_page(objects.stream("", b"q Q\n"), BOXES, Resources())
        return writer.ended().close()

    assert once() == once()


def test_no_stream_ends_in_a_carriage_return() -> None:
    awkward = b"\x0c"
    assert zlib.compress(awkward, 6)[-1:] == b"\r"
    assert not objects.stream("", awkward).removesuffix(b"\nendstream").endswith(b"\r")
    assert b"[/FlateDecode/FlateDecode]" in objects.stream("", awkward, pad=b"")


@pytest.mark.parametrize(
    ("text", "written"),
    [("plain (a) \\", r"(plain \(a\) \\)"), ("é", "<FEFF00E9>"), ("", "()")],
)
def test_text_strings(text: str, written: str) -> None:
    assert objects.text_string(text) == written


def test_numbers_and_names() -> None:
    assert [objects.number(value) for value in (1.0, -0.001, 0.5, 12.34)] == ["1", "0", "0.5", "12.34"]
    assert objects.name("PANTONE 1/2") == "/PANTONE#201#2F2"
