"""The print files of a run: painted with their own conditions, judged by their own limits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli import __version__, preflight
from reportcli.model.diagnostic import Diagnostic
from reportcli.paint import painted
from reportcli.press.files import PrintOrder, press_files
from reportcli.run.loading import bind
from reportcli.run.profile_run import ProfileRun

if TYPE_CHECKING:
    from reportcli.press.files import PressFile
    from reportcli.press.printer import Printer


def for_press(run: ProfileRun, files: dict[Path, bytes]) -> None:
    """The print files, each painted with its own conditions and judged by its own limits; proofs of them."""
    request, built = run.request, run.built
    proof = request.draft or request.pages is not None
    printer = None if proof else built.printer
    findings: list[Diagnostic] = []
    with run.observe("paint"):
        made = list(press_files(_order(run, printer), findings))
    paths = [_beside(run.path, file.suffix) for file in made]
    for path, file in zip(paths, made, strict=True):
        files[path] = pdf = _pressed(run, file, findings)
        if request.impose is not None and not file.is_cover:
            files[_beside(path, f"-{request.impose}")] = _imposed(pdf, request.impose, file)
    if request.delivery_sheet or (printer is not None and printer.delivery_sheet):
        with run.observe("preflight"):
            _add_sheet(run, printer, list(zip(paths, made, strict=True)), files, findings=findings)
    run.add(findings)


def _order(run: ProfileRun, printer: Printer | None) -> PrintOrder:
    request, built = run.request, run.built
    return PrintOrder(
        built.layout,
        built.report,
        run.pages,
        printer,
        lambda layout: bind(request, layout, built.workbook),
        spots=request.spot,
        slug=_slug(run) if request.marks or (printer is not None and printer.marks) else None,
    )


def _pressed(run: ProfileRun, file: PressFile, findings: list[Diagnostic]) -> bytes:
    """One print file, painted and judged."""
    from reportcli.deliver.finish import finish
    from reportcli.press.placed_limits import exceeded

    with run.observe("paint"):
        pictures = run.pictures(file.profile, begun=not file.is_cover)
        known = run.built.streams
        made = painted(file.document, file.profile, pictures=pictures, known=known, findings=findings)
        pdf = finish(made, file.document, file.profile)
    with run.observe("preflight"):
        judged = preflight.check(pdf, file.profile)
        meant = any(page.size is not None for page in file.document.pages)  # other sizes are the layout's own
        findings += [one for one in judged if not meant or one.code != "preflight-trim-differs"]
        findings += exceeded(file, run.built.report)
    return pdf


def _imposed(pdf: bytes, kind: str, file: PressFile) -> bytes:
    from reportcli.press.imposition import impose

    return impose(pdf, kind, (file.part.thickness if file.part else None) or 0.0)


def _add_sheet(
    run: ProfileRun,
    printer: Printer | None,
    made: list[tuple[Path, PressFile]],
    files: dict[Path, bytes],
    *,
    findings: list[Diagnostic],
) -> None:
    """The delivery sheet beside the print files, as page and as JSON."""
    from reportcli.press.sheet_files import SheetOrder, sheet_files

    built = run.built
    order = SheetOrder(
        workbook=run.request.workbook.name,
        lang=run.outcome.language,
        report=built.report,
        layout=built.layout,
        printer=printer,
        hashes=built.files.hashes,
    )
    sheets, more = sheet_files(order, run.path, [(path.name, files[path], file) for path, file in made])
    files.update(sheets)
    findings += [one for one in more if one not in findings]


def _beside(path: Path, suffix: str) -> Path:
    return path.with_stem(f"{path.stem}{suffix}") if suffix else path


def _slug(run: ProfileRun) -> Callable[[str], str]:
    """What a printed sheet says of itself: file, program, date of the edition, workbook and its hash."""
    files, name = run.built.files, run.request.workbook.name
    digest = files.hashes.get(files.safe_name(run.request.workbook), "")[:12]
    about = f"reportcli {__version__} – {run.pages.metadata.date[:10]} – {name} {digest}"
    return lambda suffix: f"{_beside(run.path, suffix).name} – {about}"
