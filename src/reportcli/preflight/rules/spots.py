"""Rules about spot inks: one recipe, one spelling."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Object

from reportcli.model.diagnostic import Diagnostic, error, warning
from reportcli.model.spots import spelt_otherwise
from reportcli.preflight.subject import Subject

_PROCESS = ("All", "None", "Cyan", "Magenta", "Yellow", "Black")


def spots_agree(subject: Subject) -> Iterator[Diagnostic]:
    """A spot ink is the same everywhere: one alternate space and one recipe."""
    seen: dict[str, tuple[str, object]] = {}
    for used in subject.used:
        value = used.value
        if used.category != "/ColorSpace" or not isinstance(value, pikepdf.Array) or len(value) < 4:
            continue
        if value[0] != pikepdf.Name.Separation or value[1] in (pikepdf.Name.All, pikepdf.Name("/None")):
            continue
        recipe = (
            bytes(value[3].read_bytes())
            if isinstance(value[3], pikepdf.Stream)
            else value[3].unparse(resolved=True)
        )
        known = seen.setdefault(str(value[1]), (str(value[2]), recipe))
        if known != (str(value[2]), recipe):
            spot = str(value[1])[1:]
            yield error(
                "preflight-spot-differs", None, page=used.page, spot=spot, clause="PDF/X-4, spot colours"
            )


def spots_spelt_alike(subject: Subject) -> Iterator[Diagnostic]:
    """One ink under two spellings makes two plates."""
    pages: dict[str, int] = {}
    for used in subject.used:
        for name in _inks_of(used.value):
            pages.setdefault(name, used.page)
    for name, known in spelt_otherwise(pages):
        clause = "house rule, spot colours"
        yield warning(
            "preflight-spot-spelling", None, page=pages[name], spot=name, other=known, clause=clause
        )


def _inks_of(value: Object) -> list[str]:
    """The spot inks of a colour space, or of a picture's."""
    if isinstance(value, pikepdf.Stream):
        value = value.get("/ColorSpace", pikepdf.Array())
    if not isinstance(value, pikepdf.Array) or len(value) < 2:
        return []
    if value[0] == pikepdf.Name.Indexed:
        return _inks_of(value[1])
    if value[0] == pikepdf.Name.Separation:
        listed = [value[1]]
    elif value[0] == pikepdf.Name.DeviceN and isinstance(value[1], pikepdf.Array):
        listed = list(value[1])
    else:
        return []
    names = [str(name).removeprefix("/") for name in listed]
    return [name for name in names if name not in _PROCESS]
