"""Makes editions one after the other: what they have in common is read once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import nullcontext
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.batch.declared import Editions, declared
from reportcli.batch.narrow import digest_of, narrowed
from reportcli.batch.one import one_edition
from reportcli.batch.plan import Plan, plan
from reportcli.cache.layouts import KnownLoads
from reportcli.cache.program import program_anywhere
from reportcli.deliver.atomic_write import obstacles, write_all
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import project_files
from reportcli.layout.models.kinds.section import SectionNode
from reportcli.ledger.write import sha256
from reportcli.model.blobs import NO_BLOBS, Blobs
from reportcli.model.diagnostic import Diagnostic, Findings
from reportcli.model.refs import CellRef
from reportcli.model.value_class import dataclass, replace
from reportcli.request import Outcome, Request
from reportcli.run.editions import Source
from reportcli.run.reading import prepared
from reportcli.workbook.tables.record import Record, part_of, row_of, where_of
from reportcli.workbook.views.derive import with_views
from reportcli.workbook.year import year_missing

if TYPE_CHECKING:
    from reportcli.batch.planned import Planned
    from reportcli.layout.layout import Layout
    from reportcli.workbook.workbook import Workbook

FORMAT = 1  # of keys: another one holds nothing of this


@dataclass(frozen=True, slots=True)
class Made:
    """One edition as it was made. files: by name, none where it has failed; inputs: name -> SHA-256, of
    what not every edition has.
    """

    name: str
    key: str
    files: Mapping[str, bytes]
    inputs: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    pages: int
    failed: bool


class Maker:
    """All editions of a workbook. request: what is asked of each, its workbook that of the report."""

    def __init__(self, request: Request, blobs: Blobs = NO_BLOBS) -> None:
        """Raises Findings: the editions cannot be made as they are stated."""
        self.blobs = blobs
        files = project_files(request.workbook.parent, blobs)
        editions, found = declared(request.workbook.parent, files)
        self.request = _with_stated(request, editions)
        outcome = Outcome()
        self.read = prepared(self.request, lambda _: nullcontext(), outcome, blobs, loads=KnownLoads)
        self.found: tuple[Diagnostic, ...] = tuple(found)
        self.language = outcome.language
        self.folders = outcome.folders
        try:
            self.plan: Plan = plan(self.read.workbook, self.read.layout, editions)
        except Findings as refused:
            raise Findings([*found, *refused.diagnostics]) from None
        self._loading = (*self.read.loading, *year_missing(self.read.workbook))
        self.stated: tuple[str, ...] = tuple(files.observations().read)
        self.inputs = dict(files.hashes) | self.read.files.hashes

    @property
    def planned(self) -> tuple[Planned, ...]:
        """The editions, in order."""
        return self.plan.planned

    @cached_property
    def _records(self) -> dict[str, dict[tuple[int, int], Record]]:
        """The records of the editions by language and place."""
        return {
            tag: {(row_of(one), part_of(one)): one for one in book.rows.own[book.rows.table]}
            for tag, book in self.plan.spoken.items()
        }

    def workbook(self, one: Planned) -> Workbook:
        """The workbook of an edition, before its views."""
        book, editions = self.plan.spoken[one.tag], self.plan.editions
        return narrowed(
            book.workbook,
            book.rows,
            one,
            self._records[one.tag][one.at],
            subject=editions.subject,
            totals=book.totals,
            span=editions.title.span,
        )

    def key(self, one: Planned, workbook: Workbook | None = None) -> str:
        """A digest of all that the files of an edition come from, but pictures and fonts."""
        book = self.plan.spoken[one.tag]
        data = digest_of(workbook or self.workbook(one), book.rows, book.shared)
        return self._key(one, data)

    def _key(self, one: Planned, data: str) -> str:
        request = self.request
        asked = [request.profiles, request.marks, request.spot, request.source_date, request.strict]
        asked += [request.delivery_sheet, request.impose, request.waivers]
        words = [str(FORMAT), program_anywhere(), repr(asked), repr(self._loaded), repr(_stated(one)), data]
        return hashlib.sha256("\0".join(words).encode("utf-8", "replace")).hexdigest()

    @cached_property
    def _loaded(self) -> list[tuple[str, str]]:
        """What was read before the tables, without the workbook, of which an edition has some rows."""
        return sorted(item for item in self.read.loaded.items() if item[0] != self.read.workbook.input)

    def make(self, one: Planned) -> Made:
        """One edition; nothing is written."""
        book = self.plan.spoken[one.tag]
        own = self.workbook(one)
        data = digest_of(own, book.rows, book.shared)
        files = self._files(own, data)
        own = with_views(own, book.totals)
        layout = replace(_with_sections_of(self.read.layout, one), project=files)
        source = Source(layout, own, own, files, self.read.printer, self.blobs)
        request = replace(self.request, stem=one.name, lang=one.tag)
        common = dict(self._loaded)
        outcome, made = one_edition(request, source, lambda _: nullcontext(), self._loading)
        return Made(
            name=one.name,
            key=self._key(one, data),
            files={path.name: content for path, content in made.items()},
            inputs={name: known for name, known in files.hashes.items() if name not in common},
            diagnostics=tuple(outcome.diagnostics),
            pages=outcome.pages,
            failed=outcome.failed(request.strict),
        )

    def _files(self, own: Workbook, data: str) -> ProjectFiles:
        """The files that an edition comes from: those of the layout, of its texts, and its rows of tables."""
        hashes, book = self.read.files.hashes, self.read.workbook
        texts = {text.file for text in own.texts.values()}
        kept = {**dict(self._loaded), **{name: hashes[name] for name in texts if name in hashes}}
        tables = {book.input, *_inputs(own)}
        return self.read.files.of_edition(
            {name: digest for name, digest in kept.items() if name not in tables},
            dict.fromkeys(sorted(tables), data),
        )


def _inputs(own: Workbook) -> set[str]:
    """The files that an edition's rows come from."""
    places = {where_of(record) for table in own.tables.values() for record in table.records}
    return {where.input for where in places if isinstance(where, CellRef)}


def _with_stated(request: Request, editions: Editions) -> Request:
    stated = request.profiles or editions.profiles
    return replace(request, profiles=stated, layout=request.layout or editions.layout or None)


def _stated(one: Planned) -> tuple[object, ...]:
    """What of a plan the files come from: not how many are printed, nor what other editions have."""
    taken = {name: sorted(keys) for name, keys in one.taken.items()}
    instead = (one.texts, one.photos, one.sections)
    return (one.name, one.at, one.key, one.tag, one.title, instead, sorted(taken.items()), one.left)


def _with_sections_of(layout: Layout, one: Planned) -> Layout:
    """The layout with the sections of an edition: without those that it does not have, and in the place of
    others those that it has there, under the id of the place.
    """
    instead = dict(one.sections)
    apart = one.taken.get("sections", frozenset()) | set(one.left)
    if not instead and not apart:
        return layout
    by_id = {section.id: section for section in layout.sections if isinstance(section, SectionNode)}
    kept = [
        _under(section.id, by_id[instead[section.id]]) if section.id in instead else section
        for section in layout.sections
        if section.id in instead or section.id not in apart
    ]
    return replace(layout, sections=tuple(kept))


def _under(place: str, section: SectionNode) -> SectionNode:
    """A section under the id of the place in which it stands."""
    return section.with_values(section=section.section.with_values(id=place))


def written(folder: Path, made: Made) -> dict[str, str]:
    """Writes the files of an edition, all or none, and gives their SHA-256 by name. Raises Findings."""
    files = {folder / name: data for name, data in made.files.items()}
    in_the_way = obstacles(files, lambda _: False)
    if in_the_way:
        raise Findings(in_the_way)
    if files:
        write_all(files, [], name=made.name)
    return {name: sha256(data) for name, data in sorted(made.files.items())}
