"""The files for the press: cover as one flat, inside, limits, delivery sheet; none without printer.yaml."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from pathlib import Path
from typing import Any

import numpy
import page as validator
import pikepdf
import pytest
from PIL import Image
from typer.testing import CliRunner

from printer.conftest import LAYOUT, SECTIONS, add_photo, built, told
from reportcli.cli.app import app
from reportcli.inputs.project_root import package_layouts
from reportcli.model.geometry import MM
from reportcli.preflight.page_content import painted
from reportcli.preflight.painted import DocumentContent, Painted

PRESS = package_layouts() / "base" / "icc" / "ISOcoated_v2_300_bas.icc"
A5 = (148.0, 210.0)
BOOK = """\
printer: Imprimerie Exemple
binding: perfect
parts:
  cover: {stock: Carton, thickness: 0.5 mm, bleed: 5 mm}
  inside: {stock: Offset, weight: 120, bulk: 1.25, page-multiple: 2}
"""
MORE = '  - {break: page}\n  - {text: "Encore."}\n'
STAPLED = "parts: {cover: {stock: Carton}}\n"


def size(page: pikepdf.Page, box: str) -> list[float]:
    x0, y0, x1, y1 = (float(value) for value in page.obj[box])
    return [round((x1 - x0) / MM, 2), round((y1 - y0) / MM, 2)]


def shown(page: pikepdf.Page) -> list[Painted]:
    return painted(page.obj, 1, DocumentContent())


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def digests(paths: list[Path]) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_without_printer_yaml_there_is_one_file_of_single_pages(project: Path) -> None:
    outcome = built(project)
    assert names(outcome.written) == ["2024.pdf", "2024.ledger.json"]
    with pikepdf.open(project / "2024.pdf") as pdf:
        assert {tuple(size(page, "/TrimBox")) for page in pdf.pages} == {A5}
        assert len(pdf.pages) == 6  # front, blank, two of text, a blank that no multiple asks for, back
    assert not [one for one in outcome.diagnostics if one.code.startswith("press")]


def test_parts_are_files_of_their_own_and_o_names_their_stem(project: Path) -> None:
    outcome = built(project, BOOK, output=project / "x.pdf")
    assert names(outcome.written) == ["x-cover.pdf", "x-inside.pdf", "x.ledger.json"]
    ledger = json.loads((project / "x.ledger.json").read_text("utf-8"))
    assert {one["name"]: one["sha256"] for one in ledger["output"]} == {
        name: digest for name, digest in digests(outcome.written).items() if name.endswith(".pdf")
    }
    assert not outcome.failed(strict=False)


def test_a_part_without_a_cover_is_one_file(project: Path) -> None:
    outcome = built(project, "parts: {inside: {bleed: 4 mm}}\n")
    assert names(outcome.written) == ["2024.pdf", "2024.ledger.json"]
    with pikepdf.open(project / "2024.pdf") as pdf:
        assert size(pdf.pages[0], "/BleedBox") == [156, 218]
        assert len(pdf.pages) == 8  # saddle: a multiple of four


def test_the_cover_is_one_flat_with_its_spine_and_boxes(project: Path) -> None:
    outcome = built(project, BOOK)
    (cover, inside) = (project / f"2024-{name}.pdf" for name in ("cover", "inside"))
    with pikepdf.open(cover) as flat, pikepdf.open(inside) as book:
        assert len(book.pages) == 2
        spine = 1.2  # one leaf of 0.15 mm, two of 0.5 mm, to the next tenth
        assert len(flat.pages) == 1  # nothing stands on the insides of the cover
        assert size(flat.pages[0], "/TrimBox") == [2 * A5[0] + spine, A5[1]]
        assert size(flat.pages[0], "/BleedBox") == [2 * A5[0] + spine + 10, A5[1] + 10]
        assert {tuple(size(one, "/TrimBox")) for one in book.pages} == {A5}
        assert {tuple(size(one, "/BleedBox")) for one in book.pages} == {(154.0, 216.0)}
        assert [one.label for one in book.pages] == ["3", "4"]
        brand = [
            item for item in shown(flat.pages[0]) if item.kind == "fill" and "Magenta 80" in str(item.inks)
        ]
        left = min(item.box[0] for item in brand) / MM - 5
        assert left == pytest.approx(
            A5[0] + spine, abs=0.05
        )  # the front stands at the right and ends at its fold
        assert max(item.box[2] for item in brand) / MM == pytest.approx(2 * A5[0] + spine + 10, abs=0.05)
    assert ("printer-spine-narrow", 1, 1) in told(outcome)


def test_the_spine_bears_its_words_turned_where_they_fit(project: Path) -> None:
    outcome = built(project, f"{BOOK}spine: {{width: 8 mm}}\n")
    assert told(outcome) == []
    with pikepdf.open(project / "2024-cover.pdf") as flat:
        left, right = (5 + A5[0]) * MM, (5 + A5[0] + 8) * MM
        words = [
            item
            for item in shown(flat.pages[0])
            if item.kind == "text" and item.box[0] >= left - 0.1 and item.box[2] <= right + 0.1
        ]
        assert words
        high, wide = words[0].box[3] - words[0].box[1], words[0].box[2] - words[0].box[0]
        assert high > 2 * wide
        assert max(item.box[3] for item in words) / MM > 210 * 0.8  # it begins at the head
    built(project, f"{BOOK}spine: {{width: 8 mm, reads: up}}\n")
    with pikepdf.open(project / "2024-cover.pdf") as flat:
        low = [i for i in shown(flat.pages[0]) if i.kind == "text" and left - 0.1 <= i.box[0] <= right]
        assert min(item.box[1] for item in low) / MM < 210 * 0.2


def test_a_layout_without_a_spine_leaves_it_bare_with_a_note(project: Path) -> None:
    shutil.copytree(package_layouts() / "base", project / "layouts" / "base")
    (project / "layouts" / "base" / "components" / "spine.yaml").unlink()
    outcome = built(project, f"{BOOK}spine: {{width: 8 mm}}\n")
    assert told(outcome) == [("printer-spine-bare", 1, 1)]
    assert outcome.written


def test_a_stapled_cover_has_no_spine(project: Path) -> None:
    built(project, STAPLED)
    with pikepdf.open(project / "2024-cover.pdf") as flat, pikepdf.open(project / "2024-inside.pdf") as book:
        assert size(flat.pages[0], "/TrimBox") == [2 * A5[0], A5[1]]
        assert len(book.pages) % 4 == 0


def test_printed_insides_of_the_cover_are_the_second_side_of_the_flat(project: Path) -> None:
    text = SECTIONS["text"].replace("starts: right", "starts: next") + MORE * 2
    (project / "sections" / "text.yaml").write_text(text, encoding="utf-8")
    built(project, STAPLED)
    with pikepdf.open(project / "2024-cover.pdf") as flat:
        assert len(flat.pages) == 2
        left = [item for item in shown(flat.pages[1]) if item.kind == "text" and item.box[2] < 151 * MM]
        assert left
    outcome = built(project, f"{STAPLED}inside-covers: blank\n")
    assert told(outcome) == [("printer-inside-cover", 1, 1)]
    assert not outcome.written


def test_a_blank_inside_back_cover_is_made(project: Path) -> None:
    text = SECTIONS["text"] + MORE * 2
    (project / "sections" / "text.yaml").write_text(text, encoding="utf-8")
    outcome = built(project, f"{STAPLED}inside-covers: blank\n")
    assert told(outcome) == []
    with pikepdf.open(project / "2024-cover.pdf") as flat, pikepdf.open(project / "2024-inside.pdf") as book:
        assert len(flat.pages) == 1
        assert len(book.pages) % 4 == 0


def test_too_few_pages_for_a_cover(project: Path) -> None:
    (project / "layout.yaml").write_text(LAYOUT.replace("{section-file: text}, ", ""), encoding="utf-8")
    outcome = built(project, STAPLED)
    assert told(outcome) == [("printer-too-few-pages", 1, 1)]
    assert not outcome.written


def test_screen_and_proofs_stay_whole(project: Path) -> None:
    outcome = built(project, BOOK, profiles=("print", "screen"))
    assert names(outcome.written) == [
        "2024-cover.pdf",
        "2024-inside.pdf",
        "2024-screen.pdf",
        "2024.ledger.json",
    ]
    outcome = built(project, BOOK, pages=frozenset({1, 3}))
    assert names(outcome.written) == ["2024-p1+3.pdf", "2024-p1+3.ledger.json"]
    outcome = built(project, BOOK, draft=True)
    assert names(outcome.written) == ["2024-draft.pdf", "2024-draft.ledger.json"]


def test_the_printer_s_profile_is_the_output_intent_of_its_part(project: Path) -> None:
    shutil.copy(PRESS, project / "presse.icc")
    text = BOOK.replace(
        "stock: Carton", "stock: Carton, intent: {icc: presse.icc, condition: FOGRA51, info: Essai}"
    )
    built(project, text)
    found = {}
    for name in ("cover", "inside"):
        with pikepdf.open(project / f"2024-{name}.pdf") as pdf:
            found[name] = str(pdf.Root.OutputIntents[0].OutputConditionIdentifier)
    assert found == {"cover": "FOGRA51", "inside": "FOGRA39"}


@pytest.mark.parametrize("area", ["fill: heavy", "gradient: {stops: [paper, heavy]}"])
def test_lines_tints_and_inks_beyond_the_limits_have_their_layout_line(project: Path, area: str) -> None:
    (project / "sections" / "back.yaml").write_text(
        SECTIONS["back"]
        + "  - {shape: line, stroke: {colour: black, width: 0.2 pt}, width: 30 mm, alt: decorative}\n"
        + "  - {shape: rect, fill: mist, width: 30 mm, height: 10 mm, alt: decorative}\n"
        + f"  - {{shape: rect, {area}, width: 30 mm, height: 10 mm, alt: decorative}}\n"
        + "  - {shape: rect, fill: brand/50, width: 30 mm, height: 10 mm, alt: decorative}\n",
        encoding="utf-8",
    )
    outcome = built(project, "min-line: 0.3 pt\nmin-tint: 3\nink-limit: 260\n")
    found = {one.code: one for one in outcome.diagnostics if one.code.startswith("press")}
    assert {code: (one.where.file, one.where.start.line) for code, one in found.items()} == {  # type: ignore[union-attr]
        "press-line-thin": ("sections/back.yaml", 4),
        "press-tint-light": ("sections/back.yaml", 5),
        "press-ink-heavy": ("sections/back.yaml", 6),
    }
    assert found["press-line-thin"].args["least"] == "0.3"
    assert (found["press-ink-heavy"].args["sum"], found["press-ink-heavy"].args["limit"]) == ("270", "260")
    assert not outcome.written
    outcome = built(project, "min-line: 0.2 pt\nmin-tint: 1\nink-limit: 280\n")
    assert not [one for one in outcome.diagnostics if one.code.startswith("press")]
    assert outcome.written


def test_pictures_of_the_flat_and_inside_keep_to_the_ink_limit(project: Path) -> None:
    """Dark saturated photos take up to 298 % in FOGRA39; black of the picture stays."""
    add_photo(project)
    dark = Image.effect_noise((600, 600), 60).point(lambda value: value // 6).convert("L")
    Image.merge("RGB", (dark, dark.point(lambda v: v // 3), dark)).save(project / "media" / "grey.jpg")
    place = "  - {image: photos.grey, width: 50 mm, height: 50 mm}\n"
    (project / "sections" / "back.yaml").write_text(SECTIONS["back"] + place, encoding="utf-8")

    def heaviest() -> float:
        with pikepdf.open(project / "2024.pdf") as pdf:
            pictures: list[Any] = [
                item.value for page in pdf.pages for item in shown(page) if item.kind == "image"
            ]
            (picture,) = [Image.open(io.BytesIO(one.read_raw_bytes())) for one in pictures]
        return float(numpy.asarray(picture, dtype=int).sum(axis=2).max()) / 255

    assert built(project).written
    assert heaviest() > 2.6
    assert built(project, "ink-limit: 240\n").written
    assert 2.0 < heaviest() <= 2.45  # JPEG may add up to the measurement's own slack


def test_marks_of_the_flat_stand_outside_its_bleed_with_a_slug_of_its_own(project: Path) -> None:
    built(project, f"{BOOK}marks: true\n")
    with pikepdf.open(project / "2024-cover.pdf") as flat:
        page = flat.pages[0]
        assert size(page, "/MediaBox") == [round(side + 16, 2) for side in size(page, "/BleedBox")]
        bleed = [float(value) for value in page.obj["/BleedBox"]]
        for item in shown(page):
            if item.inks.is_registration:
                box = item.box
                beyond = (bleed[0] - box[0], bleed[1] - box[1], box[2] - bleed[2], box[3] - bleed[3])
                assert max(beyond) > 10


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_the_slug_names_file_program_date_and_workbook(project: Path) -> None:
    import subprocess

    built(project, f"{BOOK}marks: true\n")
    text = subprocess.run(
        ["pdftotext", str(project / "2024-inside.pdf"), "-"], capture_output=True, check=True
    ).stdout.decode("utf-8")
    digest = hashlib.sha256((project / "2024.xlsx").read_bytes()).hexdigest()[:12]
    assert "2024-inside.pdf – reportcli" in text
    assert f"2000-01-01 – 2024.xlsx {digest}" in text


def test_a_booklet_of_the_inside_has_creep(project: Path) -> None:
    outcome = built(
        project,
        BOOK.replace("perfect", "saddle").replace("page-multiple: 2", "page-multiple: 8"),
        impose="saddle",
    )
    assert "2024-inside-saddle.pdf" in names(outcome.written)
    assert "2024-cover-saddle.pdf" not in names(outcome.written)
    with pikepdf.open(project / "2024-inside-saddle.pdf") as sheets:
        moved = [sheet.Contents.read_bytes().split(b" cm")[0] for sheet in list(sheets.pages)[::2]]
        assert len(set(moved)) == len(moved)


def test_the_same_bytes_again(project: Path) -> None:
    text = f"{BOOK}spine: {{width: 8 mm}}\nmarks: true\ndelivery-sheet: true\n"
    first = digests(built(project, text).written)
    assert len(first) == 5, first
    assert digests(built(project, text).written) == first


# ---- the delivery sheet


def test_the_delivery_sheet_tells_what_is_in_the_files(project: Path) -> None:
    outcome = built(project, BOOK, delivery_sheet=True, spot=True)
    assert "2024-delivery.pdf" in names(outcome.written) and "2024-delivery.json" in names(outcome.written)
    sheet = json.loads((project / "2024-delivery.json").read_text("utf-8"))
    assert (sheet["shop"], sheet["binding"]) == ("Imprimerie Exemple", "perfect")
    assert sheet["workbook_sha256"] == hashlib.sha256((project / "2024.xlsx").read_bytes()).hexdigest()
    cover, inside = sheet["files"]
    for file in (cover, inside):
        data = (project / file["name"]).read_bytes()
        assert (file["sha256"], file["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
        assert any("SourceSans3" in font for font in file["fonts"])
        assert (file["standard"], file["condition"], file["ink_limit"]) == ("PDF/X-4", "FOGRA39", 300)
    assert (cover["trim"], cover["spine"], cover["bleed"], cover["pages"]) == ([297.2, 210], 1.2, 5, 1)
    assert (inside["trim"], inside["spine"], inside["bleed"], inside["pages"]) == ([148, 210], None, 3, 2)
    assert (inside["stock"], inside["weight"], inside["thickness"]) == ("Offset", 120, 0.15)
    assert cover["spots"] == ["PANTONE 1788 C"]
    if shutil.which("gs"):
        assert "PANTONE 1788 C" in cover["inks"]
        ink, at = cover["most_ink"]
        assert (0 < ink <= 300) and at == 1


def test_its_page_is_one_accessible_page_with_all_hashes(project: Path) -> None:
    built(project, BOOK, delivery_sheet=True)
    path = project / "2024-delivery.pdf"
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1
        assert str(pdf.Root.Lang) == "fr"
    for standard in ("ua1", "2a"):
        assert validator.validate_pdf(str(path), profile=standard).is_compliant
    said = CliRunner().invoke(app, ["read", str(path)]).output.replace("\n", " ")
    assert "Fiche de livraison" in said and "Imprimerie Exemple" in said
    digest = digests([project / "2024-inside.pdf"])["2024-inside.pdf"]
    assert digest[:32] in said and digest[32:] in said


def test_findings_of_preflight_stand_on_the_sheet(project: Path) -> None:
    (project / "sections" / "back.yaml").write_text(
        SECTIONS["back"]
        + "  - place: {reference: page, left: 1 mm, top: 1 mm, width: 60 mm}\n"
        + '    do: [{text: "Trop près du bord.", style: small}]\n',
        encoding="utf-8",
    )
    outcome = built(project, "binding: saddle\n", delivery_sheet=True)
    assert "preflight-text-trim" in {one.code for one in outcome.diagnostics}
    (file,) = json.loads((project / "2024-delivery.json").read_text("utf-8"))["files"]
    assert "preflight-text-trim" in {one["code"] for one in file["findings"]}
    assert file["part"] == "whole"


# ---- preflight by the same limits


@pytest.mark.skipif(shutil.which("gs") is None, reason="without Ghostscript total ink is not checked")
def test_preflight_judges_by_the_printer_s_limits(project: Path) -> None:
    built(project, BOOK)
    cover = project / "2024-cover.pdf"

    def codes(*more: str) -> list[str]:
        result = CliRunner().invoke(app, ["preflight", str(cover), "--format", "json", *more])
        return [one["code"] for one in json.loads(result.output)["findings"]]

    assert codes() == []
    (project / "printer.yaml").write_text(
        BOOK.replace("bleed: 5 mm", "ink-limit: 150, bleed: 7 mm"), encoding="utf-8"
    )
    assert "preflight-bleed-narrow" in codes()
    assert codes("--part", "inside") == []
    assert codes("--part", "jacket") == ["printer-part-unknown"]
    assert codes("--printer", str(project / "none.yaml")) == ["printer-file-missing"]


def test_pictures_too_coarse_for_their_place_are_reported_at_the_cell_of_their_file(project: Path) -> None:
    """Also without printer.yaml: 400 pixels are 254 ppi on 40 mm, 203 on 50, 102 on 100."""
    add_photo(project)
    for width, code, words in (
        (40, None, None),
        (50, "warning", ("203", "220", "46")),
        (100, "error", ("102", "150", "68")),
    ):
        place = f"  - {{image: photos.grey, width: {width} mm, height: {width} mm}}\n"
        (project / "sections" / "back.yaml").write_text(SECTIONS["back"] + place, encoding="utf-8")
        outcome = built(project)
        found = [one for one in outcome.diagnostics if one.code == "press-resolution"]
        assert [one.severity.value for one in found] == ([code] if code else [])
        assert bool(outcome.written) == (code != "error")
        for one in found:
            assert tuple(one.args[key] for key in ("ppi", "least", "width")) == words
            assert str(one.where) == "Photos!B2"
            (line,) = [str(related.where) for related in one.related]
            assert line.startswith("sections/back.yaml:4:")


def test_pictures_without_a_colour_profile_are_told_once_and_never_fail_a_build(project: Path) -> None:
    add_photo(project)
    place = "  - {image: photos.grey, width: 30 mm, height: 30 mm}\n" * 2
    (project / "sections" / "back.yaml").write_text(SECTIONS["back"] + place, encoding="utf-8")
    outcome = built(project)
    (found,) = [one for one in outcome.diagnostics if one.code == "pictures-untagged"]
    assert (found.severity.value, found.args) == ("note", {"count": "1", "names": "grey.jpg"})
    assert outcome.written
    screen = built(project, profiles=("screen",))
    assert "pictures-untagged" not in {one.code for one in screen.diagnostics}


def test_pages_of_another_size_stand_inside_and_not_on_the_cover(project: Path) -> None:
    text = SECTIONS["text"].replace("id: text,", "id: text, page: landscape,", 1)
    assert text != SECTIONS["text"]
    (project / "sections" / "text.yaml").write_text(text, encoding="utf-8")
    outcome = built(project, STAPLED)
    assert told(outcome) == []
    with pikepdf.open(project / "2024-inside.pdf") as book:
        assert A5[::-1] in {tuple(size(page, "/TrimBox")) for page in book.pages}
    cover = SECTIONS["front"].replace("id: front,", "id: front, page: [148 mm, 200 mm],", 1)
    (project / "sections" / "front.yaml").write_text(cover, encoding="utf-8")
    assert told(built(project, STAPLED), "sheet") == [("sheet-page-size", 1, 1)]
