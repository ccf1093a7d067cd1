"""Faults put into finished files: each is found with page and clause; unspoilt files have no finding."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from paint.sample_document import CMYK_ICC, SRGB_ICC, sample_document
from preflight.seeded import FAULTS, caught, spoilt
from reportcli.deliver import finish
from reportcli.paint import ARCHIVE, PRINT, SCREEN, paint
from reportcli.preflight import judge

PROFILES = {"print": (PRINT, CMYK_ICC), "screen": (SCREEN, SRGB_ICC), "archive": (ARCHIVE, SRGB_ICC)}
NEEDS_PLATES = pytest.mark.skipif(shutil.which("gs") is None, reason="needs Ghostscript")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("sound")
    document = sample_document(folder)
    files = {}
    for purpose, (profile, icc) in PROFILES.items():
        whole = replace(profile, icc=icc)
        files[purpose] = folder / f"{purpose}.pdf"
        files[purpose].write_bytes(finish(paint(document, whole), document, whole))
    return files


@NEEDS_PLATES
@pytest.mark.parametrize("purpose", PROFILES)
def test_the_unspoilt_file_has_no_finding(sound: dict[str, Path], purpose: str) -> None:
    assert judge(sound[purpose], purpose) == []


def test_the_purpose_is_read_from_the_file(sound: dict[str, Path]) -> None:
    assert all(judge(path, measure=False) == [] for path in sound.values())


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=NEEDS_PLATES) if fault.measured else name for name, fault in FAULTS.items()],
)
def test_a_fault_is_found(sound: dict[str, Path], tmp_path: Path, name: str) -> None:
    fault = FAULTS[name]
    target = tmp_path / "spoilt.pdf"
    page = spoilt(sound[fault.purpose], target, fault, 2)
    found = judge(target, fault.purpose, measure=fault.measured)
    assert caught(found, fault, page), [(one.code, dict(one.args)) for one in found]
