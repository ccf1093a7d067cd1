"""A session: the runs of one process over its projects, without a command line around them."""

from __future__ import annotations

from reportcli import pipeline
from reportcli.deliver.atomic_write import mend_deliveries
from reportcli.pipeline import CHECK_STAGES, JUDGE_STAGES, STAGES
from reportcli.request import Outcome, Request, StageObserver, output_path

__all__ = ["CHECK_STAGES", "JUDGE_STAGES", "STAGES", "Session"]


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
        return pipeline.build(_mended(request), self._observe)

    def check(self, request: Request) -> Outcome:
        """All findings of a workbook (see `pipeline.check`); nothing is written."""
        return pipeline.check(_mended(request), self._observe)

    def page(self, request: Request, number: int) -> tuple[bytes, Outcome]:
        """One page as a PDF of its own, in the first of the request's profiles, and the run's findings.

        number: of the page, counted from 1; of the first edition where there are several. No bytes where
        there is no such page, or the run could not reach its pages; nothing is written.
        """
        return pipeline.page(_mended(request), number, self._observe)


def _mended(request: Request) -> Request:
    """The request, after what an earlier run may have left half delivered in its folder is whole again."""
    mend_deliveries(output_path(request, request.profiles[0]).parent)
    return request
