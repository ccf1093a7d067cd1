"""A session: the runs of one process over its projects, without a command line around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportcli.cache.lasting import LastingBlobs
from reportcli.deliver.atomic_write import mend_deliveries
from reportcli.model.blobs import NO_BLOBS, Blobs
from reportcli.request import CHECK_STAGES, JUDGE_STAGES, STAGES, Outcome, Request, StageObserver, output_path

if TYPE_CHECKING:
    from reportcli.run.preview import Preview

__all__ = ["CHECK_STAGES", "JUDGE_STAGES", "STAGES", "Session"]


class Session:
    """Runs the pipeline for whoever asks: a command, a preview, a batch.

    What it remembers from one run to the next lies in `blobs`; values as they are stay in the session, which
    makes one run at a time.
    """

    def __init__(self, observe: StageObserver, blobs: Blobs | None = None, *, lasting: bool = True) -> None:
        """observe: stands around every stage of every run, with the stage's name. blobs: what it remembers,
        nothing by default. lasting: whether there are more runs to come, so that values are worth
        their memory.
        """
        self._observe = observe
        self._known: Blobs = NO_BLOBS if blobs is None else LastingBlobs(blobs) if lasting else blobs

    def build(self, request: Request) -> Outcome:
        """Writes the deliverables of a workbook; nothing when the run has failed, but for a draft.

        Where the same build was made before and neither its inputs nor its files have changed since, they
        stay as they are and the outcome says so.
        """
        from reportcli.cache.unchanged import recall, remember

        request = _mended(request)
        known = recall(request, self._known)
        if known is not None:
            return known
        from reportcli import pipeline  # imported when something is to be done: nothing changed is the rule

        with self._run():
            outcome = pipeline.build(request, self._observe, self._known)
        remember(request, outcome, self._known)
        return outcome

    def check(self, request: Request) -> Outcome:
        """All findings of a workbook (see `pipeline.check`); nothing is written."""
        from reportcli import pipeline

        with self._run():
            return pipeline.check(_mended(request), self._observe, self._known)

    def page(self, request: Request, number: int) -> tuple[bytes, Outcome]:
        """One page as a PDF of its own, in the first of the request's profiles, and the run's findings.

        number: of the page, counted from 1; of the first edition where there are several. No bytes where
        there is no such page, or the run could not reach its pages; nothing is written.
        """
        from reportcli import pipeline

        with self._run():
            return pipeline.page(_mended(request), number, self._observe, self._known)

    def preview(self, request: Request, on_pages: Callable[[Preview], None]) -> Outcome:
        """All findings of a workbook, whose pages are handed over as soon as they are placed, before they are
        checked; where the run could not reach them, they are not. Nothing is written.
        """
        from reportcli import pipeline

        with self._run():
            return pipeline.preview(_mended(request), on_pages, self._observe, self._known)

    @contextmanager
    def _run(self) -> Iterator[None]:
        """Stands around a run: what it puts down for others is written when it is done."""
        if not isinstance(self._known, LastingBlobs):
            yield
            return
        self._known.live.next_run()
        try:
            yield
        finally:
            self._known.write()


def _mended(request: Request) -> Request:
    """The request, after what an earlier run may have left half delivered in its folder is whole again."""
    mend_deliveries(output_path(request, request.profiles[0]).parent)
    return request
