"""A sample of proofs/plates.py: what Ghostscript's plates bear, and that each fault of them is seen."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pikepdf
import pytest

from printer.conftest import SECTIONS, built

pytestmark = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript (gs) is not installed")
PROOF = Path(__file__).parents[2] / "proofs" / "plates.py"


@pytest.fixture(scope="module")
def plates() -> ModuleType:
    import sys

    spec = importlib.util.spec_from_file_location("plates_proof", PROOF)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def on_colour(project: Path) -> Path:
    """A page of black text on a coloured panel."""
    text = SECTIONS["text"] + "  - {text: Sur une couleur., style: body, box: {fill: brand, padding: 4 mm}}\n"
    (project / "sections" / "text.yaml").write_text(text, encoding="utf-8")
    return project


def test_text_is_on_black_alone_and_spots_have_their_plate(plates: ModuleType, on_colour: Path) -> None:
    assert built(on_colour, spot=True).written
    found = plates.inspect(on_colour / "2024.pdf")
    assert found.faults == []
    assert found.spots == {"PANTONE 1788 C"}
    assert sum(page.text_pixels for page in found.pages) > 100
    plain = built(on_colour)
    assert plain.written
    without = plates.inspect(on_colour / "2024.pdf")
    assert without.spots == set()
    assert without.pages[0].process > found.pages[0].process


def spoilt(path: Path, old: bytes, new: bytes) -> Path:
    """A copy with something else in every page's content."""
    target = path.with_name("spoilt.pdf")
    with pikepdf.open(path) as pdf:
        changed = 0
        for page in pdf.pages:
            data = page.Contents.read_bytes()
            changed += data.count(old)
            page.Contents = pdf.make_stream(data.replace(old, new))
        assert changed
        pdf.save(target)
    return target


def test_text_that_knocks_out_a_colour_is_seen_on_the_other_plates(
    plates: ModuleType, on_colour: Path
) -> None:
    built(on_colour)
    assert plates.inspect(on_colour / "2024.pdf").faults == []
    faults = plates.inspect(spoilt(on_colour / "2024.pdf", b"/OP gs", b"")).faults
    assert any("black type on Magenta" in fault for fault in faults)


def test_text_in_a_rich_black_is_seen(plates: ModuleType, on_colour: Path) -> None:
    built(on_colour)
    faults = plates.inspect(spoilt(on_colour / "2024.pdf", b"0 0 0 1 k", b"0.6 0.4 0.4 1 k")).faults
    assert any("black of several inks" in fault for fault in faults)


def test_too_much_ink_is_seen(plates: ModuleType, on_colour: Path) -> None:
    built(on_colour)
    faults = plates.inspect(spoilt(on_colour / "2024.pdf", b"0 0.8 0.6 0 k", b"1 1 1 0.4 k")).faults
    assert any("340 %" in fault for fault in faults)
