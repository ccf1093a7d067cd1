"""Layouts that were loaded before, kept with all that loading saw of the disk; contracts, by their texts."""

from __future__ import annotations

import hashlib
from operator import is_
from typing import TYPE_CHECKING, Any

from reportcli.cache.codec import NotAValue, decoded, encoded
from reportcli.cache.kept import kept
from reportcli.cache.lasting import lasts, live_of
from reportcli.inputs.known_digests import KnownDigests
from reportcli.inputs.observations import Observations
from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.blobs import NO_BLOBS, Blobs
from reportcli.model.value_class import replace
from reportcli.run.loading import Loads
from reportcli.workbook.contract.contract import Contract
from reportcli.workbook.known_tables import KnownTables

if TYPE_CHECKING:
    from pathlib import Path

    from reportcli.layout.files.find import LayoutFolder
    from reportcli.layout.layout import Layout

KIND, TABLES, DIGESTS, PRINTED = "layout", "tables", "digests", "printed"


class KnownLoads(Loads):
    """Loads as other runs have made them. A layout with blocks of installed packages is not kept."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs, self._live = blobs, live_of(blobs)

    def layout(self, found: LayoutFolder, files: ProjectFiles) -> Layout:
        """The layout in a folder; raises what loading raises. What was looked at is recorded in `files`,
        whether it was loaded or known.
        """
        if self._blobs is NO_BLOBS:
            return super().layout(found, files)
        key = "\0".join([found.name, str(found.folder), str(files.root), str(files.package)])
        known = self._known(key, files)
        if known is not None:
            return known
        apart = files.apart()
        try:
            layout = super().layout(found, apart)
        finally:
            files.absorb(apart)
        self._keep(key, layout, apart)
        return replace(layout, project=files)

    def contract(self, texts: list[tuple[str, str]]) -> Contract:
        """The contract of texts and their files' names, base first."""
        key = repr(texts)
        known: Contract | None = self._live.get("contract", key)
        if known is None:
            known = kept(self._blobs, "contract", key, Contract, make=lambda: Loads.contract(self, texts))
            self._live.put("contract", key, known)
        return known

    def printed(self, layout: Layout) -> frozenset[str]:
        """The names that the layout's expressions speak of: those of the last run where its parts are the
        same objects.
        """
        parts = (layout.sections, layout.masters, layout.components)
        before: tuple[tuple[object, ...], frozenset[str]] | None = self._live.get(PRINTED, layout.name)
        if before is not None and all(map(is_, before[0], parts)):
            return before[1]
        names = super().printed(layout)
        self._live.put(PRINTED, layout.name, (parts, names))
        return names

    def tables(self, workbook: Path) -> KnownTables | None:
        """The tables of a workbook that this process has read before; kept where it makes many runs."""
        if not lasts(self._blobs):
            return None
        known: KnownTables | None = self._live.get(TABLES, str(workbook))
        if known is None:
            known = KnownTables()
            self._live.put(TABLES, str(workbook), known)
        return known

    def digests(self) -> KnownDigests | None:
        """Digests of files that this process has read before; kept where it makes many runs."""
        if not lasts(self._blobs):
            return None
        known: KnownDigests | None = self._live.get(DIGESTS, "")
        if known is None:
            known = KnownDigests()
            self._live.put(DIGESTS, "", known)
        return known

    def made_from(self, layout: Layout, files: ProjectFiles, workbook: Path) -> str:
        """A digest of all that loading has seen of the disk but the workbook; "" where that is not all that
        the layout was made from, or nothing is kept. files: what has been seen when the layout is loaded, and
        no table is read yet.
        """
        seen = files.observations()
        if self._blobs is NO_BLOBS or layout.plugins or not all(seen.read.values()):
            return ""
        own = str(files.inside(workbook))
        read = sorted((path, digest) for path, digest in seen.read.items() if path != own)
        looked = (sorted(seen.found.items()), sorted(seen.listed.items()), sorted(seen.folders.items()))
        saw = repr((layout.name, read, looked))
        return hashlib.sha256(saw.encode("utf-8", "surrogatepass")).hexdigest()

    def _known(self, key: str, files: ProjectFiles) -> Layout | None:
        apart = files.apart()
        try:
            seen, layout = self._live.get(KIND, key) or self._read(key)
            if not apart.still_reads(Observations(*seen)):
                return None
            kept: Layout = replace(layout, project=files)
        except (NotAValue, TypeError, ValueError, AttributeError):
            return None
        files.absorb(apart)
        self._live.put(KIND, key, (seen, layout))
        return kept

    def _read(self, key: str) -> Any:
        """Raises NotAValue: nothing is known."""
        data = self._blobs.get(KIND, key)
        if data is None:
            raise NotAValue
        return decoded(data)

    def _keep(self, key: str, layout: Layout, files: ProjectFiles) -> None:
        seen = files.observations()
        if layout.plugins or not all(seen.read.values()):
            return
        saw = (seen.read, seen.found, seen.listed, seen.folders)
        self._blobs.put(KIND, key, encoded((saw, replace(layout, project=None))))  # type: ignore[arg-type]
