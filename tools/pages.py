"""Judges placed pages by what can be measured: grid, baselines, widows, gaps, ladders, fill, overset.

    python tools/pages.py document.pickle        (a pickled PagedDocument; only ever load your own)
    python tools/pages.py --build 2024.xlsx      (runs the stages up to typeset)

`report_pages(document)` gives the table as text, `measure(document)` the findings as data.
"""

from __future__ import annotations

import pickle
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from reportcli.model.display import Frame, ImageOp, PagedDocument, PathOp, Placed, PlacedChapter, PlacedPage

MM = 72 / 25.4
EDGE = 0.1 * MM  # how far an edge may stand off the grid
BASELINE = 0.2  # points a body line may stand off the baseline grid
WIDE_GAP = 2.0  # times the normal word gap
SMALL = 24.0  # points: what is narrower is an icon or a swatch
LADDER = 3  # stacked hyphens
HOLE = 0.25  # of a frame's height
LAST_PAGE = 1 / 3  # least fill of a page that ends a section
KINDS = ("edges", "baselines", "widows", "orphans", "gaps", "ladders", "holes", "ragged", "short", "overset")


@dataclass
class PageFigures:
    """What one page gives: a list of remarks for each of KINDS, and how full its frames are."""

    folio: str
    lines: int = 0
    fill: float | None = None
    remarks: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in KINDS})


@dataclass(frozen=True)
class Part:
    """The lines of one paragraph in one frame or column."""

    page: int
    lines: int


def measure(document: PagedDocument) -> tuple[list[PageFigures], str]:
    """Figures page by page, and the name of the body style (the one with most lines)."""
    styles = Counter(
        placed.style
        for page in document.pages
        for placed in page.placed
        for _ in placed.baselines
        if placed.node >= 0
    )
    body = styles.most_common(1)[0][0] if styles else ""
    figures: list[PageFigures] = []
    for chapter in document.chapters:
        start = len(figures)
        for page in chapter.pages:
            figures.append(_page(document, page, body))
        _paragraphs(chapter, figures[start:])
        for finding in chapter.diagnostics:
            if finding.code in ("overset", "too-tall") and chapter.pages:
                where = _page_of(chapter, finding.block or "")
                excess = finding.args.get("excess", "?")
                figures[start + where].remarks["overset"].append(f"{finding.block} {excess} mm")
    return figures, body


def report_pages(document: PagedDocument) -> str:
    """The table, its totals and every remark."""
    figures, body = measure(document)
    head = f"{'page':>5} {'lines':>5} {'fill':>5} " + " ".join(f"{kind:>9}" for kind in KINDS)
    rows = [head]
    for page in figures:
        fill = "" if page.fill is None else f"{page.fill:.0%}"
        counts = " ".join(f"{len(page.remarks[kind]) or '·':>9}" for kind in KINDS)
        rows.append(f"{page.folio:>5} {page.lines:>5} {fill:>5} {counts}")
    totals = " ".join(f"{sum(len(page.remarks[kind]) for page in figures):>9}" for kind in KINDS)
    rows.append(f"{'all':>5} {sum(page.lines for page in figures):>5} {'':>5} {totals}")
    rows.append(f"body style: {body or '–'}; type sizes: {', '.join(_sizes(document)) or '–'}")
    for page in figures:
        for kind in KINDS:
            rows.extend(f"  {page.folio} {kind}: {remark}" for remark in page.remarks[kind])
    return "\n".join(rows) + "\n"


def _page(document: PagedDocument, page: PlacedPage, body: str) -> PageFigures:
    figures = PageFigures(page.folio)
    content = [placed for placed in page.placed if placed.node >= 0]
    figures.lines = len({(p.block, b) for p in content for b in p.baselines})
    main = [frame for frame in page.frames if frame.name != "column"]
    if main:
        figures.fill = max(min(frame.filled / frame.rect.height, 1.0) for frame in main if frame.rect.height)
    figures.remarks["edges"] += _off_edges(document, page)
    figures.remarks["baselines"] += _off_baselines(page, content, body)
    figures.remarks["gaps"] += _wide_gaps(content)
    figures.remarks["ladders"] += _ladders(content)
    sets: dict[tuple[float, float], list[Frame]] = {}
    for frame in page.frames:
        if frame.name == "column":
            sets.setdefault((round(frame.rect.y, 2), round(frame.rect.height, 2)), []).append(frame)
    for columns in sets.values():
        figures.remarks["holes"] += _column_holes(columns)
        figures.remarks["ragged"] += _ragged(page, columns)
    for frame in main:
        figures.remarks["holes"] += _holes(page, frame)
        filled = frame.filled / frame.rect.height if frame.rect.height else 1.0
        if frame.ends_chapter and filled < LAST_PAGE and len(main) == 1:
            figures.remarks["short"].append(f"frame {frame.name} ends its section {filled:.0%} full")
    return figures


def _off_edges(document: PagedDocument, page: PlacedPage) -> Iterator[str]:
    """Frames, pictures and filled boxes whose sides stand on no column, margin, trim or bleed."""
    if page.grid is None:
        return
    width, bleed = document.format.width, document.format.bleed
    lines = [*page.grid.edges, 0.0, width, -bleed, width + bleed]
    things = [(f"frame {frame.name}", frame.rect) for frame in page.frames]
    things += [(placed.block, placed.box) for placed in page.placed if _solid(placed)]
    for name, rect in dict.fromkeys(things):
        for side, x in (("left", rect.x), ("right", rect.right)):
            off = min(abs(x - line) for line in lines)
            if off > EDGE:
                yield f"{name}: {side} edge {off / MM:.1f} mm off the grid"


def _solid(placed: Placed) -> bool:
    """A picture or a filled panel of the content; icons and furniture do not stand on the grid."""
    if placed.artifact != "Layout" or placed.box.width < SMALL or len(placed.ops) != 1:
        return False
    op = placed.ops[0]
    if isinstance(op, ImageOp):
        return True
    if not isinstance(op, PathOp) or op.fill is None:
        return False
    xs = [x for segment in op.path for x in segment[1::2]]
    return bool(xs) and abs(min(xs) - placed.box.x) < 0.5 and abs(max(xs) - placed.box.right) < 0.5


def _off_baselines(page: PlacedPage, content: list[Placed], body: str) -> Iterator[str]:
    if page.grid is None or page.grid.step <= 0:
        return
    for placed in content:
        if placed.style != body:
            continue
        offsets = [_offset(b, page.grid.first, page.grid.step) for b in placed.baselines]
        worst = max(offsets, default=0.0)
        if worst > BASELINE:
            yield f"{placed.block}: {worst:.2f} pt off the baseline grid"


def _offset(baseline: float, first: float, step: float) -> float:
    rest = (baseline - first) % step
    return min(rest, step - rest)


def _wide_gaps(content: list[Placed]) -> Iterator[str]:
    for placed in content:
        for gap in placed.gaps:
            if gap > WIDE_GAP:
                yield f"{placed.block}: word gap {gap:.1f} times normal"


def _ladders(content: list[Placed]) -> Iterator[str]:
    for placed in content:
        run = 0
        for hyphen in (*placed.hyphens, False):
            if hyphen:
                run += 1
            elif run >= LADDER:
                yield f"{placed.block}: {run} hyphens stacked"
            if not hyphen:
                run = 0


def _holes(page: PlacedPage, frame: Frame) -> Iterator[str]:
    """Empty bands within a frame, and below its text where the section goes on."""
    rect = frame.rect
    bands = sorted(
        (max(p.box.y, rect.y), min(p.box.bottom, rect.bottom))
        for p in page.placed
        if not p.hidden
        and p.box.x < rect.right
        and p.box.right > rect.x
        and p.box.bottom > rect.y
        and p.box.y < rect.bottom
        and (p.artifact not in ("Background", "Header", "Footer") or p.node >= 0)
    )
    reach = rect.y
    for top, bottom in bands:
        if top - reach > HOLE * rect.height:
            yield f"frame {frame.name}: {(top - reach) / MM:.0f} mm empty"
        reach = max(reach, bottom)
    if not frame.ends_chapter and rect.bottom - reach > HOLE * rect.height:
        yield f"frame {frame.name}: {(rect.bottom - reach) / MM:.0f} mm empty at its foot"


def _column_holes(columns: list[Frame]) -> Iterator[str]:
    """Columns that end much higher than the deepest one beside them."""
    deepest = max(frame.filled for frame in columns)
    for number, frame in enumerate(columns, start=1):
        if deepest - frame.filled > HOLE * frame.rect.height:
            yield f"column {number}: {(deepest - frame.filled) / MM:.0f} mm empty at its foot"


def _ragged(page: PlacedPage, columns: list[Frame]) -> Iterator[str]:
    """Columns that go on over the page, and do not end on one line."""
    step = page.grid.step if page.grid is not None else 0.0
    depth = max(frame.filled for frame in columns) - min(frame.filled for frame in columns)
    if step > 0 and depth > step / 2 and not any(frame.ends_chapter for frame in columns):
        yield f"columns end {depth / step:.1f} lines apart"


def _paragraphs(chapter: PlacedChapter, figures: list[PageFigures]) -> None:
    """Widows and orphans: a paragraph's single line before or after a break."""
    parts: dict[int, list[tuple[int, set[tuple[float, float]]]]] = {}
    for number, page in enumerate(chapter.pages):
        for placed in page.placed:
            if placed.node < 0 or not placed.baselines:
                continue
            paragraph = _paragraph(chapter, placed.node)
            known = parts.setdefault(paragraph, [])
            if not known or placed.continued or known[-1][0] != number:
                known.append((number, set()))
            known[-1][1].update((number, baseline) for baseline in placed.baselines)
    for paragraph, found in parts.items():
        whole = [Part(page, len(lines)) for page, lines in found]
        if len(whole) < 2:
            continue
        block = chapter.nodes[paragraph].block or chapter.nodes[paragraph].tag
        if whole[0].lines == 1:
            figures[whole[0].page].remarks["orphans"].append(f"{block}: one line before the break")
        if whole[-1].lines == 1:
            figures[whole[-1].page].remarks["widows"].append(f"{block}: one line after the break")


def _paragraph(chapter: PlacedChapter, node: int) -> int:
    """The block-level element around an inline one."""
    inline = ("Span", "Link", "Reference", "Em", "Strong", "Code", "Quote")
    while chapter.nodes[node].tag in inline and chapter.nodes[node].parent >= 0:
        node = chapter.nodes[node].parent
    return node


def _page_of(chapter: PlacedChapter, block: str) -> int:
    for number, page in enumerate(chapter.pages):
        if any(p.block == block or p.block.startswith(f"{block}/") for p in page.placed):
            return number
    return 0


def _sizes(document: PagedDocument) -> Iterable[str]:
    sizes = {
        round(op.size, 2)
        for page in document.pages
        for placed in page.placed
        for op in placed.ops
        if hasattr(op, "size") and not placed.hidden
    }
    return [f"{size:g}" for size in sorted(sizes)]


def built(workbook: Path) -> PagedDocument:
    """The pages that the pipeline makes of a workbook, as a draft: findings do not stop it."""
    from reportcli.inputs.project_files import ProjectFiles
    from reportcli.inputs.project_root import package_layouts, project_root
    from reportcli.request import Request
    from reportcli.run.loading import bind, load
    from reportcli.typeset import pad, typeset
    from reportcli.workbook.excel.workbook_file import WorkbookFile
    from reportcli.workbook.read import read_file

    files = ProjectFiles(project_root(workbook.parent), package_layouts())
    request = Request(workbook, draft=True)
    file = WorkbookFile(workbook, files)
    layout, contract = load(request, file)
    report = bind(request, layout, read_file(file, contract))
    return pad(report, typeset(report))


def main(arguments: list[str]) -> int:
    if len(arguments) == 2 and arguments[0] == "--build":
        document = built(Path(arguments[1]))
    elif len(arguments) == 1 and not arguments[0].startswith("-"):
        document = pickle.loads(Path(arguments[0]).read_bytes())
    else:
        print(__doc__, file=sys.stderr)
        return 2
    print(report_pages(document), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
