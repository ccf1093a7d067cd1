"""Layouts that were loaded before, kept with all that loading saw of the disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportcli.cache.codec import NotAValue, decoded, encoded
from reportcli.inputs.project_files import Observations, ProjectFiles
from reportcli.model.blobs import NO_BLOBS, Blobs

if TYPE_CHECKING:
    from reportcli.layout.files.find import LayoutFolder
    from reportcli.layout.layout import Layout

KIND = "layout"


class KnownLayouts:
    """Layouts as other runs have loaded them. One with blocks of installed packages is not kept."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs

    def loaded(
        self, found: LayoutFolder, files: ProjectFiles, load: Callable[[LayoutFolder, ProjectFiles], Layout]
    ) -> Layout:
        """The layout in a folder, as `load` gives it; raises what it raises. What was looked at is recorded
        in `files`, whether it was loaded or known.
        """
        if self._blobs is NO_BLOBS:
            return load(found, files)
        key = "\0".join([found.name, str(found.folder), str(files.root), str(files.package)])
        known = self._known(key, files)
        if known is not None:
            return known
        apart = files.apart()
        try:
            layout = load(found, apart)
        finally:
            files.absorb(apart)
        self._keep(key, layout, apart)
        return replace(layout, project=files)

    def _known(self, key: str, files: ProjectFiles) -> Layout | None:
        data = self._blobs.get(KIND, key)
        if data is None:
            return None
        apart = files.apart()
        try:
            entry: Any = decoded(data)
            seen, layout = entry
            if not apart.still_reads(Observations(*seen)):
                return None
            kept: Layout = replace(layout, project=files)
        except (NotAValue, TypeError, ValueError, AttributeError):
            return None
        files.absorb(apart)
        return kept

    def _keep(self, key: str, layout: Layout, files: ProjectFiles) -> None:
        seen = files.observations()
        if layout.plugins or not all(seen.read.values()):
            return
        saw = (seen.read, seen.found, seen.listed, seen.folders)
        self._blobs.put(KIND, key, encoded((saw, replace(layout, project=None))))  # type: ignore[arg-type]
