"""Imposed proofs: which page stands where, clipped at the fold, moved by the creep; the sheets are sound."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from paint.sample_document import CMYK_ICC, sample_document
from reportcli.deliver.finish import finish
from reportcli.model.diagnostic import Findings
from reportcli.paint import painted
from reportcli.paint.profiles.print import PROFILE as PRINT
from reportcli.preflight import judge
from reportcli.press.imposition import impose, saddle_order

PROFILE = replace(PRINT, icc=CMYK_ICC)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    document = sample_document(tmp_path_factory.mktemp("media"))
    return finish(painted(document, PROFILE), document, PROFILE)


def test_the_order_of_a_booklet() -> None:
    assert list(saddle_order(8)) == [(7, 0), (1, 6), (5, 2), (3, 4)]
    assert list(saddle_order(3)) == [(None, 0), (1, 2)]
    assert list(saddle_order(0)) == []


def test_a_booklet(press: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(impose(press, "saddle"))
    with pikepdf.open(path) as pdf:
        first, second = pdf.pages
        width = float(first.TrimBox[2]) - float(first.TrimBox[0])
        assert width == pytest.approx(2 * 595.28, abs=0.01)
        assert list(first.Resources.XObject.keys()) == ["/P0"]
        assert sorted(second.Resources.XObject.keys()) == ["/P1", "/P2"]
        right = first.Resources.XObject["/P0"].BBox
        assert float(right[0]) == pytest.approx(8.504, abs=0.01)  # clipped at the fold
        assert float(right[2]) == pytest.approx(8.504 + 595.28 + 8.504, abs=0.01)
        assert "/StructTreeRoot" not in pdf.Root
    assert {one.code for one in judge(path, "print", measure=False)} <= {"preflight-text-trim"}


def test_creep_moves_inner_sheets_to_the_fold(press: bytes) -> None:
    doubled = io.BytesIO()
    with pikepdf.open(io.BytesIO(press)) as pdf, pikepdf.open(io.BytesIO(press)) as more:
        pdf.pages.extend(more.pages)
        pdf.save(doubled)
    plain, crept = (impose(doubled.getvalue(), "saddle", thickness) for thickness in (0.0, 0.5))

    def placed(data: bytes, sheet: int) -> list[float]:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return [
                float(one.operands[4])
                for one in pikepdf.parse_content_stream(pdf.pages[sheet])
                if str(one.operator) == "cm"
            ]

    assert placed(plain, 0) == placed(crept, 0)
    left, right = placed(plain, 2)
    assert placed(crept, 2) == [left + 0.5, right - 0.5]


def test_four_on_a_sheet(press: bytes) -> None:
    data = impose(press, "4up")
    assert data == impose(press, "4up")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (sheet,) = pdf.pages
        assert sorted(sheet.Resources.XObject.keys()) == ["/P0", "/P1", "/P2"]
        assert float(sheet.MediaBox[2]) == pytest.approx(595.28, abs=0.01)


def sized(folder: Path, size: tuple[float, float]) -> bytes:
    """The sample with a second page of this size, as it is painted."""
    document = sample_document(folder)
    two = document.chapters[1]
    pages = (replace(two.pages[0], size=size), *two.pages[1:])
    document = replace(document, chapters=(document.chapters[0], replace(two, pages=pages)))
    return finish(painted(document, PROFILE), document, PROFILE)


def test_a_page_that_lies_across_has_boxes_of_its_own_and_is_turned_on_a_sheet(tmp_path: Path) -> None:
    data = sized(tmp_path, (841.89, 595.28))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        trims = [[float(edge) for edge in page.TrimBox] for page in pdf.pages]
        bleeds = [[float(edge) for edge in page.BleedBox] for page in pdf.pages]
    assert [(round(t[2] - t[0]), round(t[3] - t[1])) for t in trims] == [(595, 842), (842, 595), (595, 842)]
    assert all(
        b[2] - b[0] == pytest.approx(t[2] - t[0] + 17.008, abs=0.01)
        for t, b in zip(trims, bleeds, strict=True)
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    assert {one.code for one in judge(path, "print", measure=False)} <= {"preflight-text-trim"}
    with pikepdf.open(io.BytesIO(impose(data, "saddle"))) as pdf:
        (left, _) = [
            [float(one) for one in found.operands]
            for found in pikepdf.parse_content_stream(pdf.pages[1])
            if str(found.operator) == "cm"
        ]
    a, b, c, d, x, y = left
    corners = [(a * px + c * py + x, b * px + d * py + y) for px, py in (trims[1][:2], trims[1][2:])]
    assert sorted(round(across) for across, _ in corners) == [9, 604]
    assert sorted(round(up) for _, up in corners) == [9, 850]


def test_a_page_of_any_other_size_is_refused(tmp_path: Path) -> None:
    data = sized(tmp_path, (700.0, 700.0))
    for kind in ("saddle", "4up"):
        with pytest.raises(Findings) as refused:
            impose(data, kind)
        assert [one.code for one in refused.value.diagnostics] == ["sheet-page-size"]
        assert refused.value.diagnostics[0].args["page"] == "2"
