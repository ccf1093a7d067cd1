"""Reads `printer.yaml`. Every value that is not written keeps its default."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import lcm
from pathlib import Path
from typing import TypeVar

from reportcli.inputs.limits import YAML_BYTES
from reportcli.inputs.nearest import nearest
from reportcli.inputs.project_files import OutsideError, ProjectFiles
from reportcli.inputs.regular_file import TooLargeError
from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.inputs.yaml.reader import load_yaml
from reportcli.layout.files.layers import start_of
from reportcli.layout.models.refusals import shown
from reportcli.layout.reporting import Sink
from reportcli.layout.resolve.reader import Reader
from reportcli.layout.resolve.values import Values
from reportcli.layout.schema import object_schema
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.geometry import MM
from reportcli.model.refs import Span
from reportcli.press.icc_header import PROFILE_BYTES, profile_fault
from reportcli.press.printer import COVER, INSIDE, WHOLE, Intent, Printer, PrintPart
from reportcli.press.printer_models import (
    SHIPPED,
    Conditions,
    IntentEntry,
    PartsEntry,
    PrinterFile,
    SpineEntry,
)

LEAST_MULTIPLE = {"saddle": 4, "perfect": 2}
T = TypeVar("T")
_BULK = 1.0  # cm³/g of coated paper, where the mill's is not stated


def read_printer(
    path: Path,
    files: ProjectFiles,
    find: Callable[[str], Path | None] = lambda _: None,
    *,
    bleed: float = 3 * MM,
    multiple: int = 1,
) -> tuple[Printer | None, tuple[Diagnostic, ...]]:
    """One printer.yaml. find: a layout's files; bleed and multiple: its own, used where none is stated."""
    sink = Sink()
    text = files.read_text(path, YAML_BYTES)
    if isinstance(text, Diagnostic):
        return None, (text,)
    document = load_yaml(text, files.safe_name(path))
    sink.document(document)
    data = document.data if document.data is not None else YamlMapping(start_of(document.file))
    if not isinstance(data, YamlMapping):
        sink.error("layout-file-not-mapping", start_of(document.file), file=document.file)
        return None, sink.diagnostics
    read = Reader(sink, Values(), {}).read(PrinterFile, data)
    if read is None:
        return None, sink.diagnostics
    resolved = _Resolving(
        read, path.parent, files, find=find, sink=sink, bleed=bleed, multiple=multiple
    ).printer(document.file)
    return (None if sink.diagnostics else resolved), sink.diagnostics


class _Resolving:
    """Conditions of the parts over those of the whole, files found and judged."""

    def __init__(
        self,
        read: PrinterFile,
        folder: Path,
        files: ProjectFiles,
        *,
        find: Callable[[str], Path | None],
        sink: Sink,
        bleed: float,
        multiple: int,
    ) -> None:
        self._read, self._folder, self._files, self._find, self._sink = read, folder, files, find, sink
        self._bleed, self._multiple = bleed, multiple

    def printer(self, name: str) -> Printer:
        """The conditions of the whole and of each part; a thickness that the spine lacks is reported."""
        read = self._read
        parts = tuple(self._parts())
        spine = read.spine
        if (
            spine.width is None
            and read.binding == "perfect"
            and any(one.name == COVER for one in parts)
            and any(one.thickness is None for one in parts)
        ):
            self._sink.error("printer-thickness-missing", read.span)
        return Printer(
            name, read.printer or "", read.binding, parts, read.inside_covers == "blank", spine.width,
            spine.allowance, spine.least, spine.reads, read.marks, read.delivery_sheet, read.span,
        )  # fmt: skip

    def _parts(self) -> Iterator[PrintPart]:
        parts = self._read.parts
        if parts.cover is None:
            yield self._part(WHOLE, parts.inside)
            return
        yield self._part(COVER, parts.cover)
        yield self._part(INSIDE, parts.inside)

    def _part(self, name: str, own: Conditions | None) -> PrintPart:
        def stated(of: Callable[[Conditions], T | None]) -> tuple[T | None, Conditions]:
            """A condition and who states it: the part, else the whole file."""
            for one in (own, self._read):
                value = of(one) if one is not None else None
                if one is not None and value is not None:
                    return value, one
            return None, self._read

        limit, tint = stated(lambda one: one.ink_limit)[0], stated(lambda one: one.min_tint)[0]
        thickness, weight = stated(lambda one: one.thickness)[0], stated(lambda one: one.weight)[0]
        if thickness is None and weight is not None:
            thickness = weight * (stated(lambda one: one.bulk)[0] or _BULK) / 1000 * MM
        bleed = stated(lambda one: one.bleed)[0]
        return PrintPart(
            name=name,
            bleed=self._bleed if bleed is None else bleed,
            multiple=self._page_multiple(name, *stated(lambda one: one.page_multiple)),
            stock=stated(lambda one: one.stock)[0] or "",
            intent=self._intent(*stated(lambda one: one.intent)),
            ink_limit=None if limit is None else limit / 100,
            line=stated(lambda one: one.min_line)[0],
            tint=None if tint is None else tint / 100,
            thickness=thickness,
            weight=weight,
            spots=bool(stated(lambda one: one.spots)[0]),
            at=(own or self._read).span,
        )

    def _page_multiple(self, name: str, stated: int | None, at: Conditions) -> int:
        """A cover is four pages; elsewhere what is stated has to suit the binding."""
        if name == COVER:
            return 4
        least = LEAST_MULTIPLE[self._read.binding]
        if stated is None:
            return lcm(least, self._multiple)
        if stated % least:
            where = at.where("page_multiple")
            args = {"value": stated, "binding": self._read.binding, "least": least}
            self._sink.error("printer-page-multiple", where, **args)
        return stated

    def _intent(self, entry: IntentEntry | None, at: Conditions) -> Intent | None:
        if entry is None:
            return None
        where = at.where("intent", "icc") if entry.icc is not None else at.where("intent")
        if entry.icc is None:
            if entry.condition not in (None, SHIPPED):
                self._sink.error(
                    "printer-profile-unnamed", where, condition=shown(entry.condition), shipped=SHIPPED
                )
            return None
        path = self._files.find(self._folder, entry.icc) or self._find(entry.icc)
        if path is None or not self._sound(path, where):
            if path is None:
                self._missing(entry.icc, where)
            return None
        registry = "http://www.color.org" if entry.condition else ""
        return Intent(
            self._files.inside(path), entry.condition or "Custom", registry, entry.info or path.name
        )

    def _missing(self, name: str, where: Span) -> None:
        folder = self._folder / Path(name.replace("\\", "/")).parent
        inside = not Path(name).is_absolute() and ".." not in name
        have = [one for one in self._files.names(folder) if one.lower().endswith((".icc", ".icm"))]
        near = nearest(Path(name).name, have) if inside else ""
        self._sink.error("printer-profile-missing", where, name=shown(name), nearest=near)

    def _sound(self, path: Path, where: Span) -> bool:
        """Whether a file is a CMYK profile of an output device that pictures can be converted into."""
        try:
            data = self._files.read_bytes(path, PROFILE_BYTES)
        except TooLargeError:
            self._sink.error("printer-profile-large", where, file=path.name, most=PROFILE_BYTES // 1_000_000)
            return False
        except (OutsideError, OSError):
            self._sink.error("printer-profile-missing", where, name=path.name, nearest="")
            return False
        fault = profile_fault(data)
        if fault is not None:
            code, found = fault
            self._sink.error(code, where, file=path.name, found=found)
        return fault is None


def printer_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of printer.yaml, for editors that complete and check it."""
    models = (PrinterFile, PartsEntry, Conditions, SpineEntry, IntentEntry)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What the print shop asks for",
        "$ref": "#/$defs/PrinterFile",
        "$defs": {model.__name__: object_schema(model) for model in models},
    }
