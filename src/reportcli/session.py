"""A session: the runs of one process over its projects, without a command line around them."""

from __future__ import annotations

from reportcli import pipeline
from reportcli.pipeline import CHECK_STAGES, STAGES
from reportcli.request import Outcome, Request, StageObserver

__all__ = ["CHECK_STAGES", "STAGES", "Session"]


class Session:
    """Runs the pipeline for whoever asks: a command, a preview, a batch.

    It keeps no value of a stage from one run to the next yet; when runs share what has not changed, this is
    the place that keeps it, and the stages go on knowing nothing of it.
    """

    def __init__(self, observe: StageObserver) -> None:
        """observe: stands around every stage of every run, with the stage's name."""
        self._observe = observe

    def build(self, request: Request) -> Outcome:
        """Writes the deliverables of a workbook; nothing when the run has failed, but for a draft."""
        return pipeline.build(request, self._observe)

    def check(self, request: Request) -> Outcome:
        """All findings of a workbook, up to its typeset pages; nothing is painted, nothing is written."""
        return pipeline.check(request, self._observe)

    def page(self, request: Request, number: int) -> tuple[bytes, Outcome]:
        """One page as a PDF of its own, in the first of the request's profiles, and the run's findings.

        number: of the page, counted from 1; of the first edition where there are several. No bytes where
        there is no such page, or the run could not reach its pages; nothing is written.
        """
        return pipeline.page(request, number, self._observe)
