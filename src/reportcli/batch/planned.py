"""One edition as it is planned: whose it is, in which language, what its files are called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from reportcli.model.collector import Collector
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass

LONGEST = 100  # characters of a name: with endings it stays within what every disk takes
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One edition. at: row and part of its record; tag: its language, code: as names of files say it.

    texts, photos, sections: keys, each with the key of what stands in its place; taken: by kind, keys that
    stand in a place of some edition, so that no edition has them under their own; left: sections that it does
    not have.
    """

    name: str
    at: tuple[int, int]
    key: str
    tag: str
    code: str
    where: Where | None = None
    title: str = ""
    texts: tuple[tuple[str, str], ...] = ()
    photos: tuple[tuple[str, str], ...] = ()
    sections: tuple[tuple[str, str], ...] = ()
    taken: Mapping[str, frozenset[str]] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    copies: int | None = None

    def names(self, profiles: Sequence[str]) -> list[str]:
        """The names of its files, those of the ledger and the printed files included."""
        pdfs = [self.name if one == "print" else f"{self.name}-{one}" for one in profiles]
        return [f"{pdfs[0]}.ledger.json", *(f"{one}.pdf" for one in pdfs)]


def unfit(name: str) -> str:
    """Why something is no name for files on every disk: blank | long | characters | device | ends; "" where
    it is one.
    """
    if not name:
        return "blank"
    if len(name.encode("utf-8", "replace")) > LONGEST:
        return "long"
    if _UNSAFE.search(name):
        return "characters"
    if _DEVICES.fullmatch(name):
        return "device"
    return "ends" if name.startswith((".", "-", "~")) or name.endswith((".", " ")) else ""


def report_names(planned: Sequence[Planned], profiles: Sequence[str], diagnostics: Collector) -> None:
    """Reports names that are no names of files, and files that two editions would write."""
    met: dict[str, Planned] = {}
    for one in planned:
        reason = unfit(one.name)
        if reason:
            args = {"found": one.name[:LONGEST], "key": one.key, "limit": LONGEST}
            diagnostics.error(f"editions-name-{reason}", one.where, group=reason, **args)
            continue
        for folded in _folded(one.names(profiles)):
            other = met.setdefault(folded, one)
            if other is not one:
                args = {"name": one.name, "key": one.key, "other": other.key, "lang": one.code}
                diagnostics.error("editions-name-twice", one.where, group="twice", **args)
                break


def _folded(names: Sequence[str]) -> Iterator[str]:
    """Names as disks compare them that know no case."""
    return (unicodedata.normalize("NFC", name).casefold() for name in names)
