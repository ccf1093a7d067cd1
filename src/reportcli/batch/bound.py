"""All editions in one PDF, with a bookmark for each; and the list that goes to the print shop."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pikepdf

from reportcli.batch.manifest import Entry
from reportcli.batch.planned import Planned
from reportcli.deliver.atomic_write import write_atomic

TOGETHER, LIST = "all.pdf", "print-list.csv"
HEADS = ("edition", "record", "language", "file", "sha256", "pages", "copies", "printed pages")
_OF_ONE = ("/StructTreeRoot", "/MarkInfo", "/Names", "/AF", "/Metadata", "/PageLabels", "/OpenAction")
"""What a finished file says of itself as a whole, and is not true of several."""


def together(folder: Path, planned: Sequence[Planned], entries: Iterable[Entry]) -> Path | None:
    """One PDF of the first file of every edition that stands, in their order; None where there is none.

    It is to look through and to print: without the structure, the enclosed tables and the declarations of
    conformance of single files.
    """
    files = _files(entries)
    titles = {one.name: one.title or one.name for one in planned}
    made = [(titles[name], folder / files[name][0]) for name in titles if files.get(name)]
    if not made:
        return None
    with pikepdf.open(made[0][1]) as first:
        version = first.pdf_version
        intents = "/OutputIntents" in first.Root
    whole = pikepdf.Pdf.new()
    marks: list[tuple[str, int]] = []
    for title, path in made:
        with pikepdf.open(path) as one:
            marks.append((title, len(whole.pages)))
            whole.pages.extend(one.pages)
            if intents and len(marks) == 1:
                whole.Root.OutputIntents = whole.copy_foreign(one.make_indirect(one.Root.OutputIntents))
    for page in whole.pages:
        for key in ("/StructParents", "/Tabs"):
            if key in page.obj:
                del page.obj[key]
    with whole.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(title, at) for title, at in marks)
    whole.Root.PageMode = pikepdf.Name.UseOutlines
    for key in _OF_ONE:
        if key in whole.Root:
            del whole.Root[key]
    target = folder / TOGETHER
    write_atomic(target, _saved(whole, version))
    return target


def _saved(whole: pikepdf.Pdf, version: str) -> bytes:
    buffer = io.BytesIO()
    whole.remove_unreferenced_resources()
    whole.save(buffer, min_version=version, deterministic_id=True)
    return buffer.getvalue()


def print_list(folder: Path, planned: Sequence[Planned], entries: Iterable[Entry]) -> Path | None:
    """A line for each printed file with its digest, pages and copies; None where no edition states copies."""
    if all(one.copies is None for one in planned):
        return None
    by_name = {entry["name"]: entry for entry in entries if entry["state"] == "made"}
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(HEADS)
    for one in planned:
        if one.name in by_name and one.copies is not None:
            writer.writerows(_lines(one, by_name[one.name], one.copies))
    target = folder / LIST
    write_atomic(target, b"\xef\xbb\xbf" + stream.getvalue().encode())
    return target


def _lines(one: Planned, entry: Entry, copies: int) -> Iterator[tuple[object, ...]]:
    """The files of an edition that go to print: all but those for screens and archives, or these alone."""
    pdfs = _pdfs(entry["outputs"])
    printed = [name for name in pdfs if not name.endswith(("-screen.pdf", "-archive.pdf"))] or pdfs[:1]
    for name in printed:
        pages = entry["pages"]
        yield (
            _plain(one.name), _plain(one.key), one.tag, _plain(name), entry["outputs"][name], pages, copies,
            pages * copies,
        )  # fmt: skip


def _plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@" else text


def _files(entries: Iterable[Entry]) -> dict[str, list[str]]:
    return {one["name"]: _pdfs(one["outputs"]) for one in entries if one["state"] == "made"}


def _pdfs(outputs: Mapping[str, str]) -> list[str]:
    """The PDFs of an edition: print before archive before screen."""
    names = [name for name in outputs if name.endswith(".pdf")]
    return sorted(names, key=lambda name: (name.endswith("-screen.pdf"), name.endswith("-archive.pdf"), name))
