"""What printer.yaml makes of a report: the format it is set in, the files for the press and their limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportcli.model.diagnostic import Diagnostic, Findings, error, note, warning
from reportcli.model.geometry import MM

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.inputs.project_files import ProjectFiles
    from reportcli.layout.layout import Layout
    from reportcli.model.display import PagedDocument
    from reportcli.paint.profile import Profile
    from reportcli.preflight.limits import Limits
    from reportcli.press.printer_file import Printer, PrintPart
    from reportcli.request import Request
    from reportcli.workbook.read import Workbook

COVER, INSIDE, WHOLE = "cover", "inside", "whole"
SPINE = "spine"
_WORDS = "words"  # the parameter of the component `spine` that says whether its words fit
_END = 12 * MM  # that the spine's words keep from head and foot


@dataclass(frozen=True, slots=True)
class PressFile:
    """One file for the press. part: what the shop says of it; spine: width in points of a flat's, else None.

    suffix: of its name ("-cover"); leaves: sheets of paper in it, for creep and spine.
    """

    suffix: str
    document: PagedDocument
    profile: Profile
    limits: Limits
    part: PrintPart | None
    spine: float | None = None


def shop(
    request: Request, layout: Layout, files: ProjectFiles
) -> tuple[Printer | None, tuple[Diagnostic, ...]]:
    """The printer.yaml of a run, and what is wrong in it."""
    from reportcli.press.printer_file import load_printer

    return load_printer(request.workbook.parent, layout, files)


def for_press(layout: Layout, printer: Printer | None) -> Layout:
    """The layout as the shop wants it: its bleed, and the pages of the inside a multiple of what it asks."""
    if printer is None:
        return layout
    inner = printer.part(INSIDE) or printer.part(WHOLE)
    assert inner is not None
    return replace(layout, format=replace(layout.format, bleed=printer.bleed), multiple=inner.multiple)


def padded(report: Report, document: PagedDocument, printer: Printer | None) -> PagedDocument:
    """All pages with the blanks that the binding asks for."""
    from reportcli.press.cover_flat import COVER_PAGES
    from reportcli.typeset import pad

    if printer is None or not printer.has_cover:
        return pad(report, document)
    return pad(report, document, cover=COVER_PAGES, bare=printer.blank_inside_covers)


def main_profile(purpose: str, layout: Layout, printer: Printer | None, spots: bool) -> Profile:
    """The profile of a purpose's largest file, for pictures that are begun early."""
    from reportcli.paint import profile_for
    from reportcli.preflight.limits import Limits

    plain = profile_for(purpose, layout.file, spots=spots)
    if printer is None or purpose != "print":
        return plain
    inner = printer.part(INSIDE) or printer.part(WHOLE)
    assert inner is not None
    return _profile(inner, plain, inner.ink_limit or Limits().total_ink)


def press_files(
    request: Request, layout: Layout, report: Report, workbook: Workbook, pages: PagedDocument,
    printer: Printer | None, slug: Callable[[str], str] | None, found: list[Diagnostic],
) -> Iterator[PressFile]:  # fmt: skip
    """The print files: one, or the cover as a flat and the inside. Raises Findings where no cover can be.

    slug: the line beside the marks for a file's suffix, None for no marks."""
    from reportcli.paint import profile_for
    from reportcli.preflight.limits import Limits

    def plain(suffix: str) -> Profile:
        return profile_for("print", layout.file, spots=request.spot, slug=slug and slug(suffix))

    if printer is None:
        yield PressFile("", pages, plain(""), Limits(), None)
        return
    whole = printer.part(WHOLE)
    if whole is not None:
        yield _file("", whole, _with_bleed(pages, whole.bleed), plain)
        return
    _enough(pages, printer, found)
    cover, inside = printer.part(COVER), printer.part(INSIDE)
    assert cover is not None and inside is not None
    from reportcli.press.cover_flat import cover_flat, without_cover

    width = spine_width(printer, len(pages.pages))
    words = _spine_words(request, layout, report, workbook, printer, width, found)
    flat = cover_flat(pages, words, width, cover.bleed, printer.spine_reads)
    yield replace(_file(f"-{COVER}", cover, flat, plain), spine=width)
    yield _file(f"-{INSIDE}", inside, _with_bleed(without_cover(pages), inside.bleed), plain)


def limits_beside(
    pdf: Path, named: Path | None, part: str | None
) -> tuple[Limits | None, tuple[Diagnostic, ...]]:
    """The limits that a finished print file is judged by: of printer.yaml beside it, or of the one named.

    part: which of its parts the file is, else what its name ends with. None where there is no such file."""
    from reportcli.inputs.project_files import ProjectFiles, package_layouts, project_root
    from reportcli.press.placed_limits import part_limits
    from reportcli.press.printer_file import FILE, read_printer

    path = named or pdf.parent / FILE
    if not path.is_file():
        return None, () if named is None else (error("printer-file-missing", None, file=path.name),)
    printer, told = read_printer(path, ProjectFiles(project_root(path.parent), package_layouts()))
    if printer is None:
        return None, told
    names = [one.name for one in printer.parts]
    wanted = part or next((name for name in names if pdf.stem.endswith(f"-{name}")), names[-1])
    found = printer.part(wanted)
    if found is None:
        return None, (error("printer-part-unknown", None, name=wanted[:40], names=", ".join(names)),)
    return part_limits(ink=found.ink_limit, line=found.line, tint=found.tint, bleed=found.bleed), ()


def exceeded(job: PressFile, report: Report) -> list[Diagnostic]:
    """What of a file's pages is beyond the printer's limits, with the layout line of each; without a
    printer.yaml that is the resolution of pictures alone."""
    from reportcli.blocks.walk import blocks_of
    from reportcli.pdf.colour import Inks
    from reportcli.pdf.icc import Converter, read_profile
    from reportcli.press.placed_limits import against_limits, resolutions

    spans = {block.path: block.span for block in blocks_of(report)}
    poor = resolutions(job.document, job.limits, spans)
    if job.part is None:
        return poor
    converter = Converter(read_profile(job.profile.icc or Path()))
    inks = Inks(job.document.palette, "cmyk", converter, spots=False)
    return poor + against_limits(job.document, job.limits, inks.components, spans)


def spine_width(printer: Printer, pages: int) -> float:
    """What is stated, else all leaves, the cover's two and the allowance, to a tenth of a millimetre; none
    where the book is stapled."""
    if printer.spine is not None:
        return printer.spine
    cover, inside = printer.part(COVER), printer.part(INSIDE)
    if printer.binding == "saddle" or cover is None or inside is None:
        return 0.0
    leaves = (pages - 4) / 2 * (inside.thickness or 0.0)
    exact = (leaves + 2 * (cover.thickness or 0.0) + printer.spine_allowance) / MM
    return int(round(exact, 4) * 10 + 0.5) / 10 * MM


def _file(
    suffix: str, part: PrintPart, document: PagedDocument, plain: Callable[[str], Profile]
) -> PressFile:
    from reportcli.press.placed_limits import part_limits

    limits = part_limits(ink=part.ink_limit, line=part.line, tint=part.tint, bleed=part.bleed)
    return PressFile(suffix, document, _profile(part, plain(suffix), limits.total_ink), limits, part)


def _profile(part: PrintPart, plain: Profile, ink_limit: float) -> Profile:
    from reportcli.paint.profile import Condition

    profile = replace(plain, ink_limit=ink_limit, spots=plain.spots or part.spots)
    if part.intent is None:
        return profile
    condition = Condition(part.intent.condition, part.intent.registry, part.intent.info)
    return replace(profile, icc=part.intent.icc, condition=condition)


def _with_bleed(document: PagedDocument, bleed: float) -> PagedDocument:
    """Pages with a part's own bleed; what was made for a wider one is cut."""
    from reportcli.press.cover_flat import cut_to_bleed

    if abs(bleed - document.format.bleed) < 1e-6:
        return document
    return cut_to_bleed(document, bleed)


def _enough(pages: PagedDocument, printer: Printer, found: list[Diagnostic]) -> None:
    from reportcli.press.cover_flat import COVER_PAGES, cover_indices, is_printed

    count = len(pages.pages)
    if count <= COVER_PAGES:
        raise Findings([error("printer-too-few-pages", printer.at, pages=count)])
    if printer.blank_inside_covers:
        _, second, third, _ = cover_indices(count)
        for index in (second, third):
            if is_printed(pages.pages[index]):
                found.append(error("printer-inside-cover", printer.at, page=pages.pages[index].folio))


def _spine_words(
    request: Request, layout: Layout, report: Report, workbook: Workbook, printer: Printer, width: float,
    found: list[Diagnostic],
) -> PagedDocument | None:  # fmt: skip
    """The component `spine` of the layout, set on a page as long as the spine; None where there is none."""
    if width <= 0:
        return None
    component = layout.components.get(SPINE)
    if component is None:
        found.append(note("printer-spine-bare", printer.at, width=f"{width / MM:.1f}"))
        return None
    fits = width >= printer.spine_least - 1e-6
    if not fits:
        args = {"width": f"{width / MM:.1f}", "least": f"{printer.spine_least / MM:g}"}
        found.append(warning("printer-spine-narrow", printer.at, **args))
        if _WORDS not in component.params:
            return None
    from reportcli.run.loading import bind
    from reportcli.typeset import typeset

    turned = _spine_layout(layout, width, {_WORDS: "true" if fits else "false"} if component.params else {})
    bound = bind(request, turned, workbook)
    document = typeset(bound)
    told = [*bound.diagnostics, *(one for chapter in document.chapters for one in chapter.diagnostics)]
    found += [one for one in told if one not in report.diagnostics and SPINE in (one.block or SPINE)]
    return document


def _spine_layout(layout: Layout, width: float, arguments: dict[str, Any]) -> Layout:
    """The layout with one section, the component `spine`, on one bare page."""
    from reportcli.layout.models.kinds.expanding.component import ComponentCall
    from reportcli.layout.models.kinds.section import SectionHead, SectionNode
    from reportcli.layout.resolve.masters import Frame, MasterSide, PageGeometry
    from reportcli.model.geometry import Edges

    length = layout.format.height
    call = ComponentCall(name=SPINE, arguments=arguments)
    call.stand_at(f"{SPINE}/{SPINE}")
    head = SectionHead.model_construct(
        id=SPINE, title=SPINE, master=None, toc=False, outline=False, heading="hidden"
    )
    section = SectionNode.model_construct(section=head, do=(call,))
    section.stand_at(SPINE)
    frame = Frame("spine", _END, 0.0, length - 2 * _END, width, "error", True, 1, 0.0)
    margin = Edges(0.0, _END, 0.0, _END)
    masters = {
        (SPINE, side): MasterSide(
            SPINE, side, (frame,), (), margin, layout.page.baseline, layout.page.baseline, 1, 0.0, False
        )
        for side in ("left", "right")
    }
    page = PageGeometry(length, width, {}, 1, 0.0, layout.page.baseline, None)
    return replace(
        layout,
        format=replace(layout.format, width=length, height=width),
        page=page,
        facing=False,
        multiple=1,
        masters=masters,
        blank_master=None,
        sections=(section,),
    )
