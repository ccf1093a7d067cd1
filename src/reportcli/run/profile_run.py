"""A report with its pages, and the run of one profile over them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.value_class import dataclass
from reportcli.request import Outcome, Request, StageObserver, output_path

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.layout.layout import Layout
    from reportcli.model.display import PagedDocument
    from reportcli.model.known_pages import PageMemory
    from reportcli.paint.image_prefetch import ImagePrefetch
    from reportcli.paint.profile import Profile
    from reportcli.pdf.remembered_pictures import RememberedPictures
    from reportcli.press.printer import Printer
    from reportcli.workbook.workbook import Workbook

MEASURED = ("press-line-thin", "press-tint-light", "press-ink-heavy")
AT_LINES = ("link-target-unknown",)  # measuring has found each of them, at its line


@dataclass(frozen=True, slots=True)
class Examined:
    """A report with its pages, before painting.

    pictures: those that are already being prepared. known: those that other runs have prepared.
    streams: pages that other runs have painted.
    """

    layout: Layout
    report: Report
    workbook: Workbook
    document: PagedDocument
    files: ProjectFiles
    pictures: ImagePrefetch | None
    printer: Printer | None
    known: RememberedPictures
    streams: PageMemory


@dataclass(frozen=True, slots=True)
class ProfileRun:
    """One profile of a run; `pages` are those of all profiles."""

    request: Request
    observe: StageObserver
    outcome: Outcome
    built: Examined
    pages: PagedDocument
    name: str

    @property
    def path(self) -> Path:
        """The file of this profile, before what the files for the press add to its name."""
        return output_path(self.request, self.name)

    def pictures(self, profile: Profile, *, begun: bool = True) -> ImagePrefetch:
        """Those that are already in work, which belong to the first profile, or those of another."""
        from reportcli.paint.image_prefetch import ImagePrefetch

        built = self.built
        if begun and built.pictures is not None and self.name == self.request.profiles[0]:
            return built.pictures
        return ImagePrefetch(profile, built.report.palette, built.report.images, known=built.known)

    def add(self, findings: list[Diagnostic]) -> None:
        """The findings join those of the run, each once: measuring has told of lines and inks before."""
        known = {(one.code, one.where) for one in self.outcome.diagnostics if one.code in MEASURED}
        for finding in findings:
            if finding.code in AT_LINES and any(one.code == finding.code for one in self.outcome.diagnostics):
                continue
            if finding not in self.outcome.diagnostics and (finding.code, finding.where) not in known:
                self.outcome.diagnostics.append(finding)
