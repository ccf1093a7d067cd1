"""One edition, from its workbook to its files in memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportcli.model.diagnostic import Diagnostic
from reportcli.pipeline import collecting, pages_of
from reportcli.request import Outcome, Request, StageObserver
from reportcli.run.delivery import files_of
from reportcli.run.editions import Source, reported_once
from reportcli.run.unprinted import with_unprinted


def one_edition(
    request: Request, source: Source, observe: StageObserver, loading: Sequence[Diagnostic] = ()
) -> tuple[Outcome, dict[Path, bytes]]:
    """The files of one edition of a batch, painted and judged, and its findings; no file where it has failed.
    Nothing is written.

    loading: the findings of layout and contract.
    """
    outcome = Outcome(codes=request.codes, files=source.files, language=source.workbook.language)
    outcome.folders = (source.files.root, source.files.package)
    outcome.diagnostics += [*loading, *source.workbook.diagnostics]
    files: dict[Path, bytes] = {}
    with collecting(outcome):
        built = pages_of(request, source, observe, outcome, paints=True, alone=True)
        outcome.diagnostics[:] = with_unprinted(
            outcome.diagnostics, source.workbook, [built.report], loading=loading
        )
        outcome.waived = reported_once([("", outcome.waived)])
        if not outcome.failed(request.strict):
            files = files_of(request, observe, outcome, built)
        elif built.pictures is not None:
            built.pictures.image_preparer.close()
    return outcome, {} if outcome.failed(request.strict) else files
