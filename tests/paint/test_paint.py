"""Painting: the small document by hand, read back from the finished PDF."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from sample_document import CMYK_ICC, ROOT, SRGB_ICC, line, sample_document

from reportcli.deliver.finish import finish
from reportcli.model.diagnostic import Findings
from reportcli.model.display import (
    Glyph,
    GroupOp,
    ImageResource,
    LateOp,
    Op,
    PagedDocument,
    PathOp,
    Placed,
    PlacedChapter,
    PlacedPage,
    StructNode,
)
from reportcli.model.geometry import Rect
from reportcli.model.paths import rect_path
from reportcli.model.style import BLACK, BLEND_MODES, WHITE, Paint, Stroke
from reportcli.paint import Profile, paint
from reportcli.paint import painted as open_file
from reportcli.paint.image_prefetch import ImagePrefetch
from reportcli.paint.profiles.archive import PROFILE as ARCHIVE
from reportcli.paint.profiles.print import PROFILE as PRINT
from reportcli.paint.profiles.screen import PROFILE as SCREEN
from reportcli.preflight import judge
from reportcli.preflight.page_content import painted
from reportcli.preflight.painted import DocumentContent
from reportcli.run.workers import Work, Workers
from structure_text import tree_text

PROFILES = {
    "print": replace(PRINT, icc=CMYK_ICC),
    "screen": replace(SCREEN, icc=SRGB_ICC),
    "archive": replace(ARCHIVE, icc=SRGB_ICC),
}
TREE = """\
Document lang='fr-BE'
  Sect title='Éditorial'
    H1 id='b-start'
      “Éditorial”
    P
      “L’association a soutenu 1\u202f234 personnes efficaces, dit-elle ; voir”
      Link
        “le site”
      “ou la note ci-dessous.”
      Reference
        “1”
      Note id='note-1'
        Lbl
          “1”
        “Une note.”
    TOC
      TOCI
        “Suite”
        “2”
  Sect title='Finances'
    H1 id='b-end'
      “Finances”
    Table
      THead
        TR
          TH Scope=Column ColSpan=2
            “Année”
      TBody
        TR
          TH Scope=Row
            “2024”
          TD
            “12”
    Figure alt='Un dégradé.'
      Caption
        “Légende”
    L ListNumbering=Disc
      LI
        Lbl
          “•”
        LBody
          “Un point”
    Figure alt='Logo.'
    P lang='en-GB'
      “English text.”
"""


@pytest.fixture(scope="session")
def document(tmp_path_factory: pytest.TempPathFactory) -> PagedDocument:
    return sample_document(tmp_path_factory.mktemp("media"))


@pytest.fixture(scope="session")
def finished(document: PagedDocument) -> dict[str, bytes]:
    return {
        name: finish(open_file(document, profile), document, profile) for name, profile in PROFILES.items()
    }


def one_page(
    document: PagedDocument, *placed: Placed, nodes: tuple[StructNode, ...] = (), **page: object
) -> PagedDocument:
    made = PlacedPage("right", "1", "plain", placed, **page)  # type: ignore[arg-type]
    return replace(document, chapters=(PlacedChapter("c", (made,), nodes),))


def drawn(document: PagedDocument, *ops: Op, profile: Profile = PROFILES["print"]) -> str:
    """The content stream of a page that holds these operations as decoration."""
    pdf = paint(one_page(document, Placed(Rect(0, 0, 10, 10), ops)), profile)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return file.pages[0].Contents.read_bytes().decode("latin-1")


def test_the_structure_tree_is_what_is_read(finished: dict[str, bytes]) -> None:
    assert tree_text(finished["print"]) == TREE


def test_links_belong_to_their_elements_where_the_profile_has_links(finished: dict[str, bytes]) -> None:
    text = tree_text(finished["screen"])
    assert "Link\n        “le site”\n        @ https://example.org/%C3%A9" in text
    assert "TOCI\n        “Suite”\n        Link\n          “2”\n          @ Suite" in text


@pytest.mark.parametrize("name", list(PROFILES))
def test_parent_tree_and_kids_agree(finished: dict[str, bytes], name: str) -> None:
    with pikepdf.open(io.BytesIO(finished[name])) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        tree = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        marks = 0
        for page in pdf.pages:
            if "/StructParents" not in page:
                continue
            for mcid, owner in enumerate(tree[int(page.StructParents)]):
                marks += 1
                assert mcid in [_mcid(kid, owner, page) for kid in _kids(owner)]
            for annotation in page.get("/Annots", []):
                owner = tree[int(annotation.StructParent)]
                assert any(
                    isinstance(kid, pikepdf.Dictionary) and kid.get("/Obj") == annotation
                    for kid in _kids(owner)
                )
        assert marks == 19


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    return list(element.K) if isinstance(element.K, pikepdf.Array) else [element.K]


def _mcid(kid: pikepdf.Object, owner: pikepdf.Object, page: pikepdf.Page) -> int | None:
    if isinstance(kid, int):
        return kid if owner.Pg.objgen == page.obj.objgen else None
    return int(kid.MCID) if "/MCID" in kid and kid.Pg.objgen == page.obj.objgen else None


def test_ids_and_figure_boxes(finished: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(finished["print"])) as pdf:
        names = pdf.Root.StructTreeRoot.IDTree.Names
        assert [str(names[i]) for i in range(0, len(names), 2)] == ["b-end", "b-start", "note-1"]
        figures = [
            o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == pikepdf.Name.Figure
        ]
        bleed = 3 * 72 / 25.4
        box = next([float(v) for v in f.A.BBox] for f in figures if str(f.Alt) == "Un dégradé.")
        top = 841.89 + bleed
        assert box == pytest.approx([50 + bleed, top - 384, 230 + bleed, top - 250], abs=0.02)


def test_every_painting_operator_is_marked_once(finished: dict[str, bytes]) -> None:
    painting = {"Tj", "TJ", "f", "f*", "S", "B", "B*", "Do"}
    with pikepdf.open(io.BytesIO(finished["print"])) as pdf:
        for page in pdf.pages:
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                depth += (operator in ("BDC", "BMC")) - (operator == "EMC")
                assert operator not in painting or depth >= 1
            assert depth == 0


def test_boxes(finished: dict[str, bytes]) -> None:
    bleed = 3 * 72 / 25.4
    with pikepdf.open(io.BytesIO(finished["print"])) as pdf:
        page = pdf.pages[0]
        assert [float(v) for v in page.TrimBox] == pytest.approx(
            [bleed, bleed, 595.28 + bleed, 841.89 + bleed], abs=0.01
        )
        assert list(page.BleedBox) == list(page.MediaBox)
        assert "/Annots" not in page
        assert len(pdf.pages) == 3
    with pikepdf.open(io.BytesIO(finished["screen"])) as pdf:
        assert [float(v) for v in pdf.pages[0].MediaBox] == pytest.approx([0, 0, 595.28, 841.89], abs=0.01)
        assert len(pdf.pages) == 2  # padding blanks are left out


def test_crop_marks_stand_outside_the_bleed(document: PagedDocument) -> None:
    pdf = paint(document, replace(PROFILES["print"], marks=20.0))
    with pikepdf.open(io.BytesIO(pdf)) as file:
        page = file.pages[0]
        assert [float(v) for v in page.BleedBox][:2] == [20, 20]
        assert b"/All CS 1 SCN" in page.Contents.read_bytes()


def test_drawing_follows_z_and_marks_follow_reading(document: PagedDocument) -> None:
    leaves = [
        Placed(Rect(0, 0, 9, 9), (PathOp(rect_path(0, 0, n, n), fill=BLACK),), node=0, z=z)
        for n, z in ((1, 5), (2, 0), (3, 0))
    ]
    pdf = paint(one_page(document, *leaves, nodes=(StructNode("P", -1),)), PROFILES["print"])
    with pikepdf.open(io.BytesIO(pdf)) as file:
        content = file.pages[0].Contents.read_bytes().decode()
    assert re.findall(r"MCID (\d)", content) == ["1", "2", "0"]


def test_a_note_is_read_right_after_its_call(document: PagedDocument) -> None:
    nodes = (StructNode("P", -1), StructNode("Reference", 0), StructNode("Note", 0))
    order = ((0, "avant"), (1, "1"), (0, "après"), (2, "La note."))
    leaves = [
        Placed(Rect(0, y, 90, 9), (line(text, 10, y + 50.0),), node=node)
        for y, (node, text) in enumerate(order)
    ]
    text = tree_text(paint(one_page(document, *leaves, nodes=nodes), PROFILES["print"]))
    assert [word.strip() for word in text.split("\n")[1:-1]] == [
        "P", "“avant”", "Reference", "“1”", "Note", "“La note.”", "“après”",
    ]  # fmt: skip


def test_containers_follow_the_nodes_and_empty_ones_go(document: PagedDocument) -> None:
    nodes = (StructNode("Sect", -1), StructNode("P", 0), StructNode("P", 0), StructNode("Div", 0))
    leaves = [
        Placed(Rect(0, 0, 9, 9), (line(text, 10, 50),), node=node)
        for node, text in ((2, "zwei"), (1, "eins"))
    ]
    text = tree_text(paint(one_page(document, *leaves, nodes=nodes), PROFILES["print"]))
    assert text.split() == ["Document", "lang='fr-BE'", "Sect", "P", "“eins”", "P", "“zwei”"]


def test_a_heading_that_is_not_shown_keeps_its_element(document: PagedDocument) -> None:
    nodes = (StructNode("Sect", -1), StructNode("H1", 0, actual_text="Finances"), StructNode("P", 0))
    leaf = Placed(Rect(0, 0, 9, 9), (line("eins", 10, 50),), node=2)
    text = tree_text(paint(one_page(document, leaf, nodes=nodes), PROFILES["print"]))
    tags = [word for word in text.split() if word in ("Sect", "H1", "P")]
    assert tags == ["Sect", "H1", "P"]


def test_body_text_in_black_overprints_and_white_does_not(document: PagedDocument) -> None:
    content = drawn(
        document, line("a", 10, 10), line("b", 10, 20, paint=WHITE), PathOp(rect_path(0, 0, 5, 5), BLACK)
    )
    states = re.findall(r"/(OP|KO) gs|([\d. ]+) k", content)
    assert states == [("OP", ""), ("", "0 0 0 1"), ("KO", ""), ("", "0 0 0 0"), ("", "0 0 0 1")]


def test_glyph_advances_are_kept_and_rounding_never_adds_up(document: PagedDocument) -> None:
    plain = line("aaaaaaaaaa", 10, 10)
    wide = replace(plain, glyphs=tuple(g._replace(advance=g.advance + 0.3) for g in plain.glyphs))
    content = drawn(document, wide)
    shifts = [int(n) for n in re.findall(r">(-?\d+)<", content)]
    assert sum(shifts) == pytest.approx(-0.3 * 9, abs=0.6)


def test_an_offset_glyph_leaves_its_followers_in_place(document: PagedDocument) -> None:
    plain = line("aab", 10, 10)
    first, second, third = plain.glyphs
    content = drawn(document, replace(plain, glyphs=(first, second._replace(dx=40, dy=100), third)))
    code = re.search(r"\[[^]]*\]TJ.*", content, re.S)
    assert code is not None
    assert re.findall(r"-?\d+(?=<)", code.group())[0] == "-40"
    assert "1 Ts" in code.group() and "0 Ts" in code.group()
    assert "40<" in code.group().split("1 Ts")[1].replace("-40<", "")


def test_one_faded_object_needs_no_group_and_several_do(document: PagedDocument) -> None:
    square = PathOp(rect_path(0, 0, 5, 5), fill=BLACK)
    assert "Do" not in drawn(document, GroupOp((square,), alpha=0.5))
    assert "/G0 Do" in drawn(document, GroupOp((square, square), alpha=0.5))
    for mode in BLEND_MODES[1:]:
        assert f"/A1000-1000-{mode.capitalize()} gs" in drawn(document, GroupOp((square,), blend=mode))
    assert "/A500-500-Multiply gs" in drawn(document, GroupOp((square,), alpha=0.5, blend="multiply"))


def test_faded_within_faded_is_faded_twice(document: PagedDocument) -> None:
    faint = PathOp(rect_path(0, 0, 5, 5), fill=Paint("black", alpha=0.5))
    assert "/G0 Do" in drawn(document, GroupOp((faint,), alpha=0.5))


def test_a_transform_turns_with_the_page(document: PagedDocument) -> None:
    """A quarter turn in y-down points moves (10, 0) to (0, 10): below the trim's top left corner."""
    pdf = paint(
        one_page(
            document,
            Placed(
                Rect(0, 0, 9, 9),
                (
                    GroupOp(
                        (PathOp((("M", 10, 0), ("L", 20, 0)), stroke=Stroke(BLACK)),),
                        transform=(0, 1, -1, 0, 0, 0),
                    ),
                ),
            ),
        ),
        replace(PROFILES["print"], bleed=False),
    )
    with pikepdf.open(io.BytesIO(pdf)) as file:
        content = file.pages[0].Contents.read_bytes().decode()
    a, b, c, d, e, f = (float(n) for n in re.findall(r"([-\d. ]+) cm", content)[0].split())
    x, y = (float(n) for n in re.findall(r"([-\d. ]+) m\n", content)[0].split())
    assert (a * x + c * y + e, b * x + d * y + f) == pytest.approx((0, 841.89 - 10), abs=0.02)


def test_an_empty_cell_stays_and_an_empty_paragraph_goes(document: PagedDocument) -> None:
    tags = (("Table", -1), ("TR", 0), ("TH", 1), ("TD", 1), ("TR", 0), ("TD", 4), ("P", -1))
    nodes = tuple(StructNode(tag, parent) for tag, parent in tags)
    leaf = Placed(Rect(0, 0, 9, 9), (line("2024", 10, 50),), node=2)
    text = tree_text(paint(one_page(document, leaf, nodes=nodes), PROFILES["print"]))
    assert text.split()[2:] == ["Table", "TR", "TH", "“2024”", "TD"]


def test_late_text_is_set_right_in_its_width(document: PagedDocument) -> None:
    late = LateOp("page-of", "b-end", "serif", 10, 400, 200, 20, "right", BLACK)
    shaped: list[tuple[str, str]] = []

    def shaper(font: str, text: str, features: object) -> tuple[Glyph, ...]:
        shaped.append((font, text))
        return (Glyph(5, 500, 0, 0, text),)

    chapter = replace(
        document.chapters[0], pages=(replace(document.pages[0], placed=(Placed(Rect(0, 0, 9, 9), (late,)),)),)
    )
    changed = replace(document, chapters=(chapter, *document.chapters[1:]))
    pdf = paint(changed, replace(PROFILES["print"], bleed=False), shaper=shaper)
    assert shaped[0] == ("serif", "2")
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert b"1 0 0 1 415.00 641.89 Tm" in file.pages[0].Contents.read_bytes()


def test_what_leads_nowhere_is_told_at_once_and_drafts_go_on(document: PagedDocument) -> None:
    late = LateOp("page-of", "gone", "serif", 10, 0, 0, 20, "right", BLACK)
    leaf = Placed(Rect(0, 0, 9, 9), (late,), link="#nowhere", block="a/b")
    changed = one_page(document, leaf)
    with pytest.raises(Findings) as found:
        paint(changed, PROFILES["print"])
    assert [d.code for d in found.value.diagnostics] == ["late-target-unknown", "link-target-unknown"]
    findings: list = []
    assert paint(changed, PROFILES["print"], findings=findings).startswith(b"%PDF-1.6")
    assert len(findings) == 2


def test_an_unreadable_picture_is_told_by_name(document: PagedDocument, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"no")
    images = {**document.images, "photo": ImageResource("photo", str(bad), 5, 5)}
    with pytest.raises(Findings) as found:
        paint(replace(document, images=images), PROFILES["print"])
    assert [d.args["picture"] for d in found.value.diagnostics] == ["bad.jpg"]


def test_skipped_pages_are_counted_and_referred_to_but_not_delivered(document: PagedDocument) -> None:
    first = document.chapters[0]
    skipped = replace(first, pages=(replace(first.pages[0], skipped=True),))
    pdf = finish(
        open_file(replace(document, chapters=(skipped, document.chapters[1])), PROFILES["screen"]),
        document,
        PROFILES["screen"],
    )
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert len(file.pages) == 1
        assert int(file.Root.PageLabels.Nums[1].St) == 2
        assert "Éditorial" not in tree_text(pdf)


def test_outline_and_labels(finished: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(finished["print"])) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Éditorial", "Finances"]
        assert pdf.Root.PageLabels.Nums[1].S == pikepdf.Name.D


def test_each_picture_stands_once(document: PagedDocument) -> None:
    leaf = next(p for p in document.pages[1].placed if p.node == 10)
    pdf = paint(one_page(document, *[replace(leaf, node=-1)] * 3), PROFILES["print"])
    with pikepdf.open(io.BytesIO(pdf)) as file:
        images = [
            o
            for o in file.objects
            if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == pikepdf.Name.Image
        ]
        assert len(images) == 1
        assert images[0].ColorSpace == pikepdf.Name.DeviceCMYK


@pytest.mark.parametrize("name", ["print", "screen"])
def test_same_bytes_in_every_process(
    document: PagedDocument, finished: dict[str, bytes], name: str, tmp_path: Path
) -> None:
    code = (
        "import sys; sys.path[:0] = sys.argv[1:4]\n"
        "from pathlib import Path\n"
        "from test_paint import PROFILES, finish, open_file, sample_document\n"
        "document = sample_document(Path(sys.argv[4]))\n"
        "profile = PROFILES[sys.argv[5]]\n"
        "sys.stdout.buffer.write(finish(open_file(document, profile), document, profile))\n"
    )
    folders = [str(ROOT / folder) for folder in ("src", "tests", "tests/paint")]
    args = [sys.executable, "-c", code, *folders, str(tmp_path), name]
    env = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo"}
    done = subprocess.run(args, capture_output=True, check=True, env=env)
    assert done.stdout == finished[name]


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("name", list(PROFILES))
def test_qpdf_finds_nothing(finished: dict[str, bytes], name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(finished[name])
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_prose_comes_back_letter_for_letter(finished: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(finished["print"])
    done = subprocess.run(
        ["pdftotext", "-f", "1", "-l", "1", str(path), "-"], capture_output=True, check=True
    )
    text = done.stdout.decode().replace("\u00ad\n", "").replace("\n", " ")
    assert "Éditorial" in text
    assert re.search("L’association a soutenu 1.234 personnes efficaces, dit-elle.; voir", text)


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
def test_black_text_stands_on_the_black_plate_alone(document: PagedDocument, tmp_path: Path) -> None:
    from PIL import Image

    backdrop = PathOp(rect_path(0, 0, 300, 300), fill=Paint("brick"))
    text = line("MMMM", 20, 100, size=60, font="sans")
    path = tmp_path / "a.pdf"
    path.write_bytes(paint(one_page(document, Placed(Rect(0, 0, 9, 9), (backdrop, text))), PROFILES["print"]))
    plates = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r36"]
    subprocess.run([*plates, f"-sOutputFile={tmp_path}/p.tif", str(path)], check=True, capture_output=True)
    black = Image.open(next(tmp_path.glob("p*(Black).tif"))).convert("L")
    magenta = Image.open(next(tmp_path.glob("p*(Magenta).tif"))).convert("L")
    inked = [at for at, value in enumerate(black.tobytes()) if value < 5]
    assert len(inked) > 50
    ground = magenta.tobytes()
    assert {ground[at] for at in inked} == {magenta.getpixel((60, 100))}  # the ground goes on below


@pytest.mark.parametrize(("name", "standards"), [("screen", ("ua1", "3a")), ("archive", ("ua1", "2a"))])
def test_the_validator_passes_accessible_profiles(
    finished: dict[str, bytes], name: str, standards: tuple[str, ...]
) -> None:
    page = pytest.importorskip("page", reason="page-validation is not installed")
    for standard in standards:
        result = page.validate_pdf_bytes(finished[name], profile=standard)
        assert result.is_compliant, [(f.rule_id, f.message) for f in result.failures]


def test_the_print_file_lacks_nothing_but_the_name_of_ua(finished: dict[str, bytes]) -> None:
    page = pytest.importorskip("page", reason="page-validation is not installed")
    result = page.validate_pdf_bytes(finished["print"], profile="ua1")
    assert {f.rule_id for f in result.failures} == {"PDFUA1-ID-PART-001", "PDFUA1-ID-SCHEMA-001"}


def test_of_a_long_path_only_what_lies_on_the_page_is_drawn(document: PagedDocument) -> None:
    """Subpaths beyond the media box go; one that a transform may bring back stays."""
    near, far = (("M", 10, 10), ("L", 20, 10), ("Z",)), (("M", 5000, 10), ("L", 5010, 10), ("Z",))
    path = PathOp((near + far) * 100, fill=BLACK)
    assert (drawn(document, path).count(" m\n"), drawn(document, path).count(" l\n")) == (100, 100)
    shifted = GroupOp((path,), transform=(1, 0, 0, 1, -4990, 0))
    assert drawn(document, shifted).count(" m\n") == 200


def test_pictures_begun_early_are_those_that_the_pages_ask_for(document: PagedDocument) -> None:
    """Painting begins no picture anew, and the bytes are those of painting without an early beginning."""
    profile = PROFILES["print"]
    early = ImagePrefetch(profile, document.palette, document.images)
    for chapter in document.chapters:
        early.begin(chapter)
    begun = set(early.image_preparer.begun)
    assert begun
    assert paint(document, profile, pictures=early) == paint(document, profile)
    assert early.image_preparer.begun == begun


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="processes of this kind are Linux's")
@pytest.mark.parametrize("fails", [False, True])
def test_pictures_are_the_same_wherever_they_are_prepared(document: PagedDocument, fails: bool) -> None:
    """In processes, and here where those fail."""
    handed_out: list[bytes] = []

    class Counted(Workers):
        def begin(self, piece: bytes) -> int:
            handed_out.append(piece)
            return super().begin(piece)

    def processes(work: Work, ready: Callable[[], None]) -> Workers:
        def failing(piece: bytes) -> bytes:
            raise OSError("no room")

        return Counted(failing if fails else work, ready)

    profile = PROFILES["print"]
    early = ImagePrefetch(profile, document.palette, document.images, processes=processes)
    for chapter in document.chapters:
        early.begin(chapter)
    assert handed_out
    assert paint(document, profile, pictures=early) == paint(document, profile)


def test_a_group_does_not_take_on_the_overprinting_of_the_text_before(document: PagedDocument) -> None:
    white = PathOp(rect_path(10, 10, 50, 50), fill=WHITE)
    faded = GroupOp((white, white), alpha=0.5)
    placed = Placed(Rect(10, 10, 90, 90), (line("Noir", 20, 20), faded))
    data = finish(open_file(one_page(document, placed), PROFILES["print"]), document, PROFILES["print"])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (form,) = (x for x in pdf.pages[0].Resources.XObject.values() if x.Subtype == "/Form")
        code = form.read_bytes()
        states = form.Resources.ExtGState
        first = code.split(b" re")[0].split(b" m")[0]
        name = re.search(rb"(/\w+) gs", first).group(1).decode()
        assert not states[name].op


def test_marks_bar_and_slug_stand_outside_the_bleed(document: PagedDocument) -> None:
    profile = replace(PROFILES["print"], marks=22.0, slug="2024.xlsx – abc")
    data = finish(open_file(document, profile), document, profile)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        content = DocumentContent()
        for number, one in enumerate(pdf.pages, start=1):
            bleed = [float(value) for value in one.BleedBox]
            items = painted(one.obj, number, content)
            inks = [str(item.inks) for item in items]
            bar = items[-12:-1] if items[-1].kind == "text" else []
            assert [item.kind for item in bar] == ["fill"] * 11
            assert "All 100 %" in inks
            for item in (*bar, items[-1], *(item for item in items if item.inks.is_registration)):
                box = item.box
                outside = box[1] >= bleed[3] - 0.2 or box[3] <= bleed[1] + 0.2
                assert outside or box[0] >= bleed[2] - 0.2 or box[2] <= bleed[0] + 0.2
    assert not judged(data)


def test_spots_are_inks_of_their_own_when_asked(document: PagedDocument) -> None:
    def inks_of(profile: Profile) -> set[str]:
        data = finish(open_file(document, profile), document, profile)
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pages = enumerate(pdf.pages, start=1)
            shown = [item for n, one in pages for item in painted(one.obj, n, DocumentContent())]
        return {name for item in shown for name, _ in item.inks.plates}

    assert "PANTONE 7621 C" not in inks_of(PROFILES["print"])
    assert "PANTONE 7621 C" in inks_of(replace(PROFILES["print"], spots=True))


@pytest.mark.parametrize(
    ("paint_", "text", "overprints"),
    [
        (Paint("black"), True, True),
        (Paint("black", tint=0.5), True, False),
        (Paint("paper"), True, False),
        (Paint("brick"), True, False),
        (Paint("#000000"), True, True),
        (Paint("black"), False, False),
        (Paint("black", tint=0.5), False, False),
        (Paint("paper"), False, False),
    ],
)
def test_only_black_text_overprints(
    document: PagedDocument, paint_: Paint, text: bool, overprints: bool
) -> None:
    """White, tints, colours and areas, large black ones too, knock out what is below them."""
    words = line("Sur une couleur", 20, 60, paint=paint_)
    area = PathOp(rect_path(10, 40, 150, 130), paint_)
    shown = Placed(Rect(10, 40, 150, 130), (words if text else area,))
    below = Placed(Rect(0, 0, 200, 200), (PathOp(rect_path(0, 0, 200, 200), Paint("brick")),), z=-1)
    chapter = PlacedChapter("c", (PlacedPage("right", "1", "plain", (below, shown)),), ())
    data = paint(replace(document, chapters=(chapter,)), PROFILES["print"])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        last = painted(pdf.pages[0].obj, 1, DocumentContent())[-1]
    assert last.kind == ("text" if text else "fill")
    assert last.overprint is overprints


def test_the_colour_bar_shows_the_spots_of_its_page(document: PagedDocument) -> None:
    profile = replace(PROFILES["print"], marks=22.0, slug="a", spots=True)
    data = finish(open_file(document, profile), document, profile)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, one in enumerate(pdf.pages, start=1):
            items = painted(one.obj, number, DocumentContent())
            top = float(one.BleedBox[3])
            spots = [
                dict(item.inks.plates)["PANTONE 7621 C"]
                for item in items
                if item.kind == "fill" and item.box[1] >= top and "PANTONE" in str(item.inks)
            ]
            within = any("PANTONE" in str(item.inks) for item in items if item.box[1] < top)
            assert spots == ([1.0, 0.5] if within else [])
    assert not judged(data)


def judged(data: bytes) -> list[str]:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        return [finding.code for finding in judge(Path(file.name), "print", measure=False)]
