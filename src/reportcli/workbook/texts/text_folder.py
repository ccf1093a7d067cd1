"""The folder `texts/` beside a workbook: which files are texts, and one of them as a text.

A file is Markdown (.md) or a Word document (.docx).
"""

from __future__ import annotations

from pathlib import Path

from reportcli.inputs.limits import MARKDOWN_BYTES, WORD_BYTES
from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.collector import Collector, shown
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import Span, Where
from reportcli.workbook.texts.files_by_language import stem_of
from reportcli.workbook.texts.text_source import TextSource

FOLDER = "texts"
SUFFIX = ".md"
WORD = ".docx"
NOT_PROSE = ("{\\rtf", "PK\x03\x04", "%PDF-", "\x89PNG", "\ufffd\ufffd\x11\ufffd")
"""How files begin that hold no plain text, whatever their name says."""
OTHERS = (".doc", ".odt", ".rtf", ".pages", ".docm")
"""What authors also send; a finding says what to save it as."""


class TextFolder:
    """The texts of one folder. names: of the files that are texts, sorted.

    A second file with the same name, or one of another kind, is a finding when the folder is opened.
    """

    def __init__(self, folder: Path, files: ProjectFiles, diagnostics: Collector) -> None:
        self.folder, self.files, self.diagnostics = folder, files, diagnostics
        self.told = False  # that there is no such folder: one cause, one finding
        self.names = self._names()

    def _names(self) -> list[str]:
        names = [path.name for path in self.files.files(self.folder, SUFFIX)]
        stems = {stem_of(name) for name in names}
        for path in self.files.files(self.folder, WORD):
            if path.name.startswith("~$"):  # Word's mark of an open document
                continue
            if stem_of(path.name) in stems:
                where, key = Span(self.files.safe_name(path)), stem_of(path.name)
                self.diagnostics.error("text-file-twice", where, key=key, folder=FOLDER)
                continue
            names.append(path.name)
        for suffix in OTHERS:
            for path in self.files.files(self.folder, suffix):
                where = Span(self.files.safe_name(path))
                self.diagnostics.warning("text-file-unread", where, file=shown(path.name))
        return sorted(names)

    def holds(self, name: str) -> bool:
        """Whether a file of this name can be read."""
        return self.files.find(self.folder, name) is not None

    def read(self, key: str, name: str, cell: Where | None = None) -> TextSource | None:
        """The text of a file; None, with a finding at the cell that names it, when it cannot be read."""
        path = self.folder / name
        if name.endswith(WORD):
            return self._word(key, path, cell)
        source = self.files.read_text(path, MARKDOWN_BYTES, cell)
        if isinstance(source, Diagnostic):
            self.diagnostics.take((source,))
            return None
        if source.startswith(NOT_PROSE) or "\0" in source:
            self.diagnostics.error(
                "text-file-unread", cell or Span(self.files.safe_name(path)), file=shown(name)
            )
            return None
        file = self.files.safe_name(path)
        return TextSource(key, source, file, Span(file))

    def _word(self, key: str, path: Path, cell: Where | None) -> TextSource | None:
        from reportcli.inputs.word import read_word

        data = self.files.read_or_finding(path, WORD_BYTES, cell)
        if isinstance(data, Diagnostic):
            self.diagnostics.take((data,))
            return None
        file = self.files.safe_name(path)
        text = read_word(data, file)
        return TextSource(key, text.source, file, Span(file), prose=text.prose)

    def report_unnamed(self, name: str, key: str, *, printed: bool) -> None:
        """The finding for a file that nothing names: left out, or, where the register names none, read."""
        where = Span(self.files.safe_name(self.folder / name))
        report, code = (
            (self.diagnostics.note, "text-without-register")
            if printed
            else (self.diagnostics.warning, "text-without-row")
        )
        report(code, where, file=shown(name), key=key)

    def report_missing(self, key: str, name: str, where: Where | None, nearest: str) -> None:
        """The finding for a file that a row names and that there is not; one for all without the folder."""
        stem = stem_of(name).casefold()
        every = sorted(self.files.names(self.folder))
        alike = [one for one in every if one.casefold().split(".")[0].strip() == stem]
        args = {"file": shown(name), "folder": FOLDER, "nearest": next(iter(alike), nearest), "key": key}
        around = self.files.names(self.folder.parent)
        if every or FOLDER in around:
            self.diagnostics.error("text-file-missing", where, **args)
        elif not self.told:
            self.told = True
            other = next((one for one in sorted(around) if one.casefold() == FOLDER), "")
            remedy = {"remedy": "capitals", "nearest": other} if other else {}
            self.diagnostics.error("text-folder-missing", where, **{**args, **remedy})
