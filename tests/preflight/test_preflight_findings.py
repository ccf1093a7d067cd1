"""Faults that no finished file of ours can be given by pikepdf alone: trailer, loops, junk, the validator."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from reportcli.model.diagnostic import Diagnostic, Findings
from reportcli.paint import Profile
from reportcli.paint.profiles.print import PROFILE as PRINT
from reportcli.paint.profiles.screen import PROFILE as SCREEN
from reportcli.preflight import check, read_aloud
from reportcli.preflight.validator import validate

UA_ONLY = replace(SCREEN, pdfa=None)


def made(spoil: Callable[[pikepdf.Pdf], object] = lambda pdf: None) -> bytes:
    """An empty page, spoilt."""
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 300))
        spoil(pdf)
        pdf.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return buffer.getvalue()


def told(data: bytes, profile: Profile, code: str) -> list[Diagnostic]:
    return [finding for finding in check(data, profile) if finding.code == code]


def standing(*times: int) -> Callable[[pikepdf.Pdf], None]:
    """A structure tree with a paragraph that stands in it as often as said, and in itself for 0."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        paragraph = pdf.make_indirect(Dictionary(S=Name.P))
        if 0 in times:
            paragraph.K = Array([paragraph])
        kids = Array([paragraph] * max(1, *times, 1))
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=kids))

    return spoil


def test_a_file_without_an_identifier_is_told() -> None:
    data = made()
    without = data.replace(b"/ID [", b"/XX [")
    assert without != data
    assert told(data, PRINT, "preflight-no-id") == []
    (finding,) = told(without, PRINT, "preflight-no-id")
    assert finding.args == {"clause": "PDF/X-4, file structure"}


@pytest.mark.parametrize(("times", "loops"), [(1, 0), (2, 1), (0, 1)])
def test_an_element_that_stands_twice_or_in_itself_is_told(times: int, loops: int) -> None:
    found = told(made(standing(times)), SCREEN, "preflight-structure-loop")
    assert [finding.args["clause"] for finding in found] == ["ISO 32000-1, 14.7.4"] * loops


def test_an_entry_of_the_wrong_kind_is_told(tmp_path: Path) -> None:
    path = tmp_path / "odd.pdf"
    path.write_bytes(made(lambda pdf: setattr(pdf.Root, "OutputIntents", Name.None_)))
    *_, last = check(path, PRINT)
    assert (last.code, last.args["file"]) == ("preflight-malformed", "odd.pdf")
    assert last.args["why"]


def test_an_entry_of_the_wrong_kind_is_told_when_read_aloud(tmp_path: Path) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        standing(1)(pdf)
        pdf.Root.StructTreeRoot.K[0].K = Dictionary(MCID=Name.None_)

    path = tmp_path / "odd.pdf"
    path.write_bytes(made(spoil))
    with pytest.raises(Findings) as found:
        read_aloud(path, "en")
    (finding,) = found.value.diagnostics
    assert (finding.code, finding.args["file"]) == ("preflight-malformed", "odd.pdf")


@dataclass(frozen=True)
class Failure:
    message: str
    rule_id: str
    object_id: object


def test_what_the_validator_refuses_is_told_with_page_object_and_clause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = [
        Failure("Figure without text on page 12", "7.3-1", SimpleNamespace(object_number=4, generation=0)),
        Failure("No title", "7.1-9", None),
    ]
    page = ModuleType("page")
    page.validate_pdf = lambda path, profile: SimpleNamespace(failures=failures)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "page", page)
    first, second = validate(tmp_path / "a.pdf", UA_ONLY)
    assert first.code == second.code == "preflight-validator"
    assert first.args == {
        "standard": "PDF/UA-1",
        "page": "12",
        "object": "4 0",
        "message": "Figure without text on page 12",
        "clause": "7.3-1",
    }
    assert (second.args["page"], second.args["object"]) == ("", "")


def test_the_validator_itself_refuses_an_untagged_page(tmp_path: Path) -> None:
    pytest.importorskip("page")
    path = tmp_path / "a.pdf"
    path.write_bytes(made())
    found = list(validate(path, UA_ONLY))
    assert {finding.code for finding in found} == {"preflight-validator"}
    assert all(finding.args["clause"] and finding.args["message"] for finding in found)


def test_a_stream_that_ends_in_a_return_is_no_wrong_length(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The validator's documented false positive; a stream that ends otherwise is told."""
    path = tmp_path / "a.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        first, second = (pdf.make_indirect(pikepdf.Stream(pdf, data)) for data in (b"xy\r", b"xy"))
        pdf.Root.First, pdf.Root.Second = first, second
        pdf.save(path, compress_streams=False)
    with pikepdf.open(path) as pdf:
        numbers = pdf.Root.First.objgen[0], pdf.Root.Second.objgen[0]
    told = [
        Failure(
            "a stream /Length does not match",
            "PDFA2A-STREAM-LENGTH-001",
            SimpleNamespace(object_number=number, generation=0),
        )
        for number in numbers
    ]
    page = ModuleType("page")
    page.validate_pdf = lambda path, profile: SimpleNamespace(failures=told)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "page", page)
    (found,) = validate(path, replace(UA_ONLY, pdfua=None, pdfa=(2, "A")))
    assert found.args["object"] == f"{numbers[1]} 0"
