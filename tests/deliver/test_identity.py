"""/ID and xmpMM:DocumentID are made of the document: others for another one, the same for the same."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf

from paint.sample_document import CMYK_ICC, SRGB_ICC, sample_document
from reportcli.deliver.finish import finish
from reportcli.model.display import PagedDocument
from reportcli.paint import painted
from reportcli.paint.profile import Profile
from reportcli.paint.profiles.archive import PROFILE as ARCHIVE
from reportcli.paint.profiles.print import PROFILE as PRINT
from reportcli.paint.profiles.screen import PROFILE as SCREEN


def identifiers(document: PagedDocument, profile: Profile) -> tuple[bytes, str]:
    data = finish(painted(document, profile), document, profile)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        name = str(pdf.open_metadata(set_pikepdf_as_editor=False)["xmpMM:DocumentID"])
        return bytes(pdf.trailer["/ID"][0]), name


def test_identifiers_differ_with_content_layout_and_profile(tmp_path: Path) -> None:
    one = sample_document(tmp_path)
    press, screen = replace(PRINT, icc=CMYK_ICC), replace(SCREEN, icc=SRGB_ICC)
    first, second = one.chapters
    page = first.pages[0]
    other_content = replace(
        one, chapters=(replace(first, pages=(replace(page, placed=page.placed[:-1]),)), second)
    )
    other_layout = replace(one, format=replace(one.format, width=600.0))
    found = [
        identifiers(one, press),
        identifiers(other_content, press),
        identifiers(other_layout, press),
        identifiers(one, screen),
        identifiers(one, replace(ARCHIVE, icc=SRGB_ICC)),
    ]
    assert len({trailer for trailer, _ in found}) == len({name for _, name in found}) == 5
    assert identifiers(one, press) == found[0]
