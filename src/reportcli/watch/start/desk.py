"""The reports of one folder, and what is done with them: the work behind the start page, without a server."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from reportcli.deliver.annotated_workbook import write_annotated
from reportcli.deliver.atomic_write import write_atomic
from reportcli.messages import catalogue
from reportcli.model.blobs import Blobs
from reportcli.model.diagnostic import Findings, error
from reportcli.request import Outcome, Request
from reportcli.session import Session
from reportcli.starter.new import layouts_near, new_report
from reportcli.watch.disk import BESIDE
from reportcli.watch.findings import listed
from reportcli.watch.stages import StageTimes

Data = dict[str, object]
BOOKS = (".xlsx", ".xlsm", ".ods", ".xls", ".xlsb")
MARKED = "-findings.xlsx"
"""What the name of a copy with comments ends in; it is no report of its own."""
MOST = 200  # workbooks that are listed
DESIGNS = {"plain": "base", "editorial": "editorial", "bold": "bold"}


class NotDoneError(Exception):
    """What was not done; `status` says why in the words of HTTP."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(str(status))


class Desk:
    """One folder and the folders in it. request_of: the request of a workbook by its settings; may raise
    Findings. lang: of messages, None for that of each workbook.
    """

    def __init__(
        self, folder: Path, request_of: Callable[[Path], Request], blobs: Blobs | None, lang: str | None
    ) -> None:
        self.folder = Path(os.path.realpath(folder))
        self._request_of = request_of
        self._session = Session(StageTimes(), blobs)
        self._lang = lang

    def reports(self) -> list[Data]:
        """The workbooks, newest folder names first, each with the PDFs that stand beside it."""
        found: list[Data] = []
        for book in self._books():
            pdfs = sorted(one.name for one in book.parent.glob(f"{_plain(book.stem)}*.pdf") if one.is_file())
            marked = book.with_name(book.stem + MARKED)
            found.append({
                "name": self._name(book),
                "pdfs": [self._name(book.with_name(pdf)) for pdf in pdfs],
                "marked": self._name(marked) if marked.is_file() else "",
            })  # fmt: skip
        return found[:MOST]

    def _books(self) -> list[Path]:
        folders = [self.folder, *sorted(one for one in self.folder.iterdir() if _is_open(one))]
        entries = [one for folder in folders for one in sorted(folder.iterdir(), reverse=True)]
        return [one for one in entries if _is_book(one)]

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def file(self, name: str) -> Path:
        """A file that the page has been told of. Raises NotDoneError: 404 for any other."""
        known = {str(one) for report in self.reports() for one in _names(report) if one}
        if name not in known:
            raise NotDoneError(404)
        return self.folder / name

    def request(self, name: str) -> Request:
        """The request of a workbook. Raises NotDoneError, or Findings for settings that are wrong."""
        path = self.file(name)
        if path.suffix.lower() not in BOOKS:
            raise NotDoneError(404)
        return self._request_of(path)

    def check(self, name: str) -> Data:
        """All findings of a workbook. Raises as `request`."""
        return self._run(name, self._session.check)

    def build(self, name: str) -> Data:
        """Writes the PDF. Raises as `request`."""
        return self._run(name, self._session.build)

    def mark(self, name: str) -> Data:
        """Writes a copy of the workbook with its findings as comments. Raises as `request`."""

        def marked(request: Request) -> Outcome:
            outcome = self._session.check(request)
            target = request.workbook.with_name(request.workbook.stem + MARKED)
            write_annotated(request.workbook, target, outcome, self._lang or outcome.language)
            return outcome

        return self._run(name, marked)

    def _run(self, name: str, work: Callable[[Request], Outcome]) -> Data:
        try:
            request = self.request(name)
            outcome, strict = work(request), request.strict
        except Findings as refused:
            outcome, strict = Outcome(list(refused.diagnostics)), False
        lang = (self._lang or outcome.language).split("-")[0]
        kept = [one for one in outcome.diagnostics if outcome.codes.lists(one)]
        said = listed(kept, None, lang, catalogue(lang)["_interface"])
        written = [self._name(path) for path in outcome.written if path.is_relative_to(self.folder)]
        return {**said, "refused": outcome.failed(strict), "written": written, "pages": outcome.pages}

    def take(self, name: str, data: bytes, *, replace: bool) -> str:
        """Puts a workbook that was dropped into the folder, and gives its name.

        Raises NotDoneError: 400 for a name that is none, 409 for one that is taken, unless it is to be
        replaced, 415 for no workbook.
        """
        plain = Path(name.replace("\\", "/")).name
        if not name or plain != name or BESIDE.search(name) or len(name) > 200 or "\0" in name:
            raise NotDoneError(400)
        if not name.lower().endswith(BOOKS) or not data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            raise NotDoneError(415)
        target = self.folder / name
        if target.exists() and not (replace and target.is_file() and not target.is_symlink()):
            raise NotDoneError(409)
        try:
            write_atomic(target, data)
        except Findings:
            raise NotDoneError(409) from None
        return name

    def new(self, name: str, lang: str, design: str) -> Data:
        """Begins a report in a folder of that name. Raises NotDoneError: 400 for no name or no design."""
        if BESIDE.search(name) or Path(name).name != name or not name.strip(". ") or design not in DESIGNS:
            raise NotDoneError(400)
        folder, speaks = self.folder / name, self._lang or lang
        try:
            if DESIGNS[design] not in layouts_near(folder):
                raise Findings([error("starter-no-layout", None, layout=design, names="", nearest="")])
            written, found = new_report(folder, lang, DESIGNS[design]), []
        except Findings as refused:
            written, found = [], list(refused.diagnostics)
        said = listed(found, None, speaks, catalogue(speaks)["_interface"])
        books = [self._name(path) for path in written if path.suffix.lower() in BOOKS]
        return {**said, "refused": bool(found), "written": books, "pages": 0}


def _names(report: Mapping[str, object]) -> list[object]:
    pdfs = report["pdfs"]
    return [report["name"], report["marked"], *(pdfs if isinstance(pdfs, list) else [])]


def _plain(stem: str) -> str:
    """A name as a pattern that stands for itself alone."""
    return "".join(f"[{one}]" if one in "*?[" else one for one in stem)


def _is_open(path: Path) -> bool:
    """Whether a folder may be looked into: links may lead anywhere."""
    return path.is_dir() and not path.is_symlink() and not path.name.startswith(".")


def _is_book(path: Path) -> bool:
    name = path.name
    return (
        name.lower().endswith(BOOKS)
        and not name.endswith(MARKED)
        and not BESIDE.search(name)
        and path.is_file()
        and not path.is_symlink()
    )
