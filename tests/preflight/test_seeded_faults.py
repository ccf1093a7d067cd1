"""Faults put into finished files: each is found with page and clause; unspoilt files have no finding."""

from __future__ import annotations

import contextlib
import random
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from paint.sample_document import CMYK_ICC, SRGB_ICC, sample_document
from preflight.seeded import FAULTS, caught, spoilt
from reportcli.deliver.finish import finish
from reportcli.model.diagnostic import Findings
from reportcli.paint import painted
from reportcli.paint.profiles.archive import PROFILE as ARCHIVE
from reportcli.paint.profiles.print import PROFILE as PRINT
from reportcli.paint.profiles.screen import PROFILE as SCREEN
from reportcli.preflight import judge, read_aloud

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
        files[purpose].write_bytes(finish(painted(document, whole), document, whole))
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
    if fault.validated:
        pytest.importorskip("page", reason="needs page-validation")
    target = tmp_path / "spoilt.pdf"
    page = spoilt(sound[fault.purpose], target, fault, 2)
    assert page is not None
    found = judge(target, fault.purpose, measure=fault.measured or fault.validated)
    assert caught(found, fault, page), [(one.code, dict(one.args)) for one in found]


def test_a_font_with_endless_widths_costs_nothing(sound: dict[str, Path], tmp_path: Path) -> None:
    target = tmp_path / "wide.pdf"
    with pikepdf.open(sound["print"]) as pdf:
        for font in pdf.pages[0].resources.Font.values():
            font.DescendantFonts[0].W = pikepdf.Array([1, 65534, 500] * 5000)
        pdf.save(target)
    start = time.perf_counter()
    judge(target, "print", measure=False)
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize("seed", range(12))
def test_broken_objects_are_findings_and_never_a_crash(
    sound: dict[str, Path], tmp_path: Path, seed: int
) -> None:
    """Entries of any object replaced by what does not belong there."""
    chance = random.Random(seed)
    junk = [3, pikepdf.String("x"), pikepdf.Name.Foo, pikepdf.Array([1]), pikepdf.Dictionary(A=1), 1e30]
    target = tmp_path / "broken.pdf"
    source = sound[chance.choice(("print", "screen"))]
    with pikepdf.open(source) as pdf:
        objects = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        for holder in chance.sample(objects, 4):
            holder[chance.choice(sorted(holder.keys()))] = chance.choice(junk)
        pdf.save(target, fix_metadata_version=False)
    for purpose in ("print", "screen", "archive"):
        assert all(one.code.startswith("preflight-") for one in judge(target, purpose, measure=False))
    with contextlib.suppress(Findings):
        read_aloud(target, "en")
