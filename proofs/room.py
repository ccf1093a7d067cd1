"""Proof: whatever a layout says, nothing leaves its room, or the layout is refused.

    python proofs/room.py [--count 2000] [--first 0] [--keep FOLDER]

Builds seeded random layouts (`room_layouts.py`) for print in one process. Each is refused (errors, no file),
or pdfium, which knows nothing of this program, finds in the PDF
- no glyph's ink outside the trimmed page,
- no glyph of the flow outside the flow's frame by more than an em, unless a warning said so,
- no glyph's ink over another's.
Prints how many were refused, reported, clean, and every breach with its seed; exit 1 where there is one. A
fault of the program counts as a breach. --keep writes the layouts and PDFs of breaches to a folder.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import traceback
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "proofs")]

import pypdfium2 as pdfium  # noqa: E402
import pypdfium2.raw as pdfium_c  # noqa: E402
from openpyxl import Workbook  # noqa: E402
from room_layouts import FLOW, Layouts, Room  # noqa: E402

from build.tiny_project import Project, make, silent  # noqa: E402
from reportcli.model.diagnostic import Severity  # noqa: E402
from reportcli.pipeline import build  # noqa: E402
from reportcli.request import Outcome, Request  # noqa: E402

MM = 72 / 25.4
HAIR = 0.75  # points that ink may reach over an edge
OVERHANG = 1.0  # em that letters of the flow may hang out of their frame
CORE = 0.6  # of a glyph's width and height, about its middle: cores that overlap are glyphs over one another
SQUARE = 20.0
REPORTED = {"too-wide", "line-too-wide", "text-out-of-frame"}

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph as pdfium sees it: its ink on the trimmed page, y upwards, and its size."""

    char: str
    ink: Box
    size: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one layout: refused | reported | clean | breach; why: codes, or the breach."""

    kind: str
    why: tuple[str, ...]


def figures(book: Workbook) -> None:
    """Many key figures, small and large, with labels short and long: years, signs and words of capitals."""
    sheet = book["Key figures"]
    values = (3, 8, 1250, 40, 20000, 1, 77, 410, 12)
    for number, value in enumerate(values):
        label = str(2015 + number) if number < 5 else f"{'NO' * number} {number}"
        sheet.append([f"y{number}", value, None, label, None, number + 3])


def tried(project: Project, seed: int) -> Verdict:
    """One layout, built and judged."""
    made = Layouts(seed)
    project.layout.write_text(made.text, "utf-8")
    project.pdf.unlink(missing_ok=True)
    try:
        outcome = build(Request(project.workbook), silent)
    except Exception:
        return Verdict("breach", (traceback.format_exc().strip().splitlines()[-1],))
    return judged(outcome, project.pdf, made.room)


def judged(outcome: Outcome, pdf: Path, room: Room) -> Verdict:
    """Refused, or what pdfium measures."""
    errors = sorted({one.code for one in outcome.diagnostics if one.severity is Severity.ERROR})
    if errors:
        return Verdict("breach" if pdf.exists() else "refused", tuple(errors))
    reported = sorted(REPORTED & {one.code for one in outcome.diagnostics})
    breaches = tuple(measured(pdf, room, framed=not reported))
    if breaches:
        return Verdict("breach", breaches)
    return Verdict("reported" if reported else "clean", tuple(reported))


def measured(path: Path, room: Room, *, framed: bool) -> list[str]:
    """Breaches on the pages of a PDF; framed: letters of the flow are held to their frame."""
    document = pdfium.PdfDocument(path)
    try:
        found = []
        for number in range(len(document)):
            glyphs = glyphs_of(document[number])
            outside = [breach for glyph in glyphs if (breach := left(glyph, room, framed=framed))]
            found += [f"page {number + 1}: {breach}" for breach in (*outside, *over(glyphs))]
        return found
    finally:
        document.close()


def glyphs_of(page: pdfium.PdfPage) -> list[Glyph]:
    """Every glyph with ink, in coordinates of the trim."""
    left, bottom, _, _ = page.get_trimbox()
    text = page.get_textpage()
    glyphs = []
    for index in range(text.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text.raw, index)
        if (
            code in (0, 0xFFFE, 0xFFFF)
            or chr(code).isspace()
            or pdfium_c.FPDFText_IsGenerated(text.raw, index) == 1
        ):
            continue
        x0, y0, x1, y1 = text.get_charbox(index)
        if x1 - x0 > 0.01 and y1 - y0 > 0.01:
            size = pdfium_c.FPDFText_GetFontSize(text.raw, index)
            glyphs.append(Glyph(chr(code), (x0 - left, y0 - bottom, x1 - left, y1 - bottom), size))
    return glyphs


def left(glyph: Glyph, room: Room, *, framed: bool) -> str:
    """What of a glyph is outside, in words; "" where nothing is."""
    x0, y0, x1, y1 = glyph.ink
    over = max(-x0, -y0, x1 - room.width * MM, y1 - room.height * MM)
    if over > HAIR:
        return f"“{glyph.char}” {over:.1f} pt outside the page"
    if framed and glyph.char in FLOW:
        over = max(room.left * MM - x0, x1 - room.right * MM) - OVERHANG * glyph.size
        if over > HAIR:
            return f"“{glyph.char}” {over:.1f} pt outside its frame"
    return ""


def over(glyphs: list[Glyph]) -> list[str]:
    """Glyphs over one another: their cores overlap."""
    grid: dict[tuple[int, int], list[int]] = {}
    cores = [core(glyph.ink) for glyph in glyphs]
    found = []
    for number, box in enumerate(cores):
        near = set()
        for x in range(int(box[0] // SQUARE), int(box[2] // SQUARE) + 1):
            for y in range(int(box[1] // SQUARE), int(box[3] // SQUARE) + 1):
                members = grid.setdefault((x, y), [])
                near.update(members)
                members.append(number)
        for other in sorted(near):
            there = cores[other]
            if box[0] < there[2] and there[0] < box[2] and box[1] < there[3] and there[1] < box[3]:
                found.append(
                    f"“{glyphs[number].char}” over “{glyphs[other].char}” at {box[0]:.0f}, {box[1]:.0f}"
                )
    return found


def core(ink: Box) -> Box:
    """The middle of a glyph's ink."""
    dx, dy = (ink[2] - ink[0]) * (1 - CORE) / 2, (ink[3] - ink[1]) * (1 - CORE) / 2
    return ink[0] + dx, ink[1] + dy, ink[2] - dx, ink[3] - dy


def main() -> int:
    """Runs the seeds; 1 where something left its room."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    kinds: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        project = make(Path(folder), figures)
        for seed in range(asked.first, asked.first + asked.count):
            verdict = tried(project, seed)
            kinds[verdict.kind] += 1
            if verdict.kind == "breach":
                print(f"seed {seed}: {'; '.join(verdict.why[:3])} ({len(verdict.why)})", flush=True)
                _keep(project, seed, asked.keep)
            else:
                codes.update(verdict.why)
    print(", ".join(f"{kind} {kinds[kind]}" for kind in ("refused", "reported", "clean", "breach")))
    print("codes: " + ", ".join(f"{code} {count}" for code, count in codes.most_common()))
    return 1 if kinds["breach"] else 0


def _keep(project: Project, seed: int, folder: Path | None) -> None:
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{seed}.yaml").write_bytes(project.layout.read_bytes())
    if project.pdf.exists():
        (folder / f"{seed}.pdf").write_bytes(project.pdf.read_bytes())


if __name__ == "__main__":
    raise SystemExit(main())
