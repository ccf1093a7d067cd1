"""Finishing and writing: what belongs to the document as a whole, and files that are whole or untouched."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from reportcli.deliver.atomic_write import write_atomic
from reportcli.deliver.finish import finish, pdf_date
from reportcli.model.diagnostic import Findings
from reportcli.model.display import Ink, Metadata, PagedDocument, PlacedChapter, PlacedPage
from reportcli.model.geometry import PageFormat
from reportcli.paint import Profile, painted
from reportcli.paint.profiles.print import PROFILE as PRINT
from reportcli.paint.profiles.screen import PROFILE as SCREEN

ICC = Path(__file__).parents[2] / "layouts" / "base" / "icc"
PRESS = replace(PRINT, icc=ICC / "ISOcoated_v2_300_bas.icc")
DISPLAY = replace(SCREEN, icc=ICC / "sRGB.icc")
DOCUMENT = PagedDocument(
    Metadata("Titre <é>", "Autrice & co", "Sujet", "fr-BE", "2025-05-31T10:00:00+02:00", "un, deux"),
    PageFormat(200, 300, 9),
    {"black": Ink((0, 0, 0, 1), (0, 0, 0))},
    {},
    {},
    (PlacedChapter("c", (PlacedPage("right", "1", "plain", ()),), ()),),
)


def finished(profile: Profile, document: PagedDocument = DOCUMENT) -> bytes:
    return finish(painted(document, profile), document, profile)


def test_print_says_x4_and_embeds_one_press_profile() -> None:
    data = finished(PRESS)
    assert data.startswith(b"%PDF-1.6")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert (intent.S, str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
        assert intent.DestOutputProfile.read_bytes() == PRESS.icc.read_bytes()  # type: ignore[union-attr]
        assert pdf.docinfo.Trapped == pikepdf.Name("/False")
        assert "/ID" in pdf.trailer
        with pdf.open_metadata() as xmp:
            assert xmp["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
            assert "pdfaid:part" not in xmp


def test_screen_says_a_and_ua() -> None:
    with pikepdf.open(io.BytesIO(finished(DISPLAY))) as pdf:
        assert pdf.pdf_version == "1.7"
        with pdf.open_metadata() as xmp:
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "A")
            assert xmp["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_info_and_xmp_say_the_same() -> None:
    with pikepdf.open(io.BytesIO(finished(PRESS))) as pdf:
        assert str(pdf.docinfo.Title) == "Titre <é>"
        assert str(pdf.docinfo.CreationDate) == "D:20250531100000+02'00'"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.Root.Lang) == "fr-BE"
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "Titre <é>"
            assert xmp["dc:creator"] == ["Autrice & co"]
            assert xmp["xmp:CreateDate"] == "2025-05-31T10:00:00+02:00"
            assert xmp["pdf:Keywords"] == "un, deux"


def test_a_standard_that_needs_both_intents_shares_one_profile() -> None:
    with pikepdf.open(io.BytesIO(finished(replace(PRESS, pdfa=(2, "A"))))) as pdf:
        kinds = [str(intent.S) for intent in pdf.Root.OutputIntents]
        profiles = {intent.DestOutputProfile.objgen for intent in pdf.Root.OutputIntents}
        assert (kinds, len(profiles)) == (["/GTS_PDFX", "/GTS_PDFA1"], 1)


def test_metadata_is_readable_and_never_compressed() -> None:
    assert b"<xmp:CreatorTool>reportcli" in finished(PRESS)


def test_dates() -> None:
    assert pdf_date("2025-05-31T10:00:00Z") == "D:20250531100000+00'00'"
    assert pdf_date("2025-05-31") == "D:20250531000000Z"
    with pytest.raises(Findings) as found:
        pdf_date("31 mai")
    assert found.value.diagnostics[0].code == "metadata-date-invalid"


def test_writing_replaces_and_leaves_nothing_beside(tmp_path: Path) -> None:
    target = tmp_path / "2024.pdf"
    target.write_bytes(b"old")
    write_atomic(target, b"new")
    assert target.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["2024.pdf"]


def test_a_locked_file_is_told_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "2024.pdf"
    target.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Findings) as found:
        write_atomic(target, b"new")
    assert found.value.diagnostics[0].code == "output-locked"
    assert [path.name for path in tmp_path.iterdir()] == ["2024.pdf"]
    assert target.read_bytes() == b"old"


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="the administrator may write everywhere"
)
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(Findings) as found:
            write_atomic(tmp_path / "a.pdf", b"x")
    finally:
        tmp_path.chmod(0o700)
    assert found.value.diagnostics[0].code == "output-folder-read-only"


def test_other_obstacles_are_told(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(Findings) as found:
        write_atomic(tmp_path / "folder.pdf", b"x")
    assert found.value.diagnostics[0].code == "output-is-folder"
    with pytest.raises(Findings) as found:
        write_atomic(tmp_path / "absent" / "a.pdf", b"x")
    assert found.value.diagnostics[0].code == "output-folder-missing"


def test_no_stream_ends_in_a_carriage_return() -> None:
    """Validators take it for a part of the line end; about one in 256 compressed streams would end so."""
    for number in range(60):
        author = chr(97 + number % 26) * (1 + number // 26)  # checksums end in the sum of all bytes
        document = replace(DOCUMENT, metadata=replace(DOCUMENT.metadata, author=author))
        assert b"\r\nendstream" not in finish(painted(document, DISPLAY), document, DISPLAY)
