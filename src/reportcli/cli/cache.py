"""`reportcli cache`: what earlier runs have put aside to make the next one faster."""

from __future__ import annotations

import typer

from reportcli.cache.folder import BYTES, cache_folder
from reportcli.cli.options import stated
from reportcli.cli.standard_output import out, out_json
from reportcli.cli.usage.help import HelpCommand, HelpGroup

app = typer.Typer(
    cls=HelpGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

MEGABYTE = 1 << 20


@app.callback()
def cache() -> None:
    """The cache of this machine: what it holds, and how to empty it."""


@app.command(cls=HelpCommand)
def info(as_json: stated.AsJson = False) -> int:
    """Say where the cache lies and what it holds."""
    from reportcli.cache.disk import DiskBlobs

    folder = cache_folder()
    held = DiskBlobs(folder).contents() if folder is not None else None
    entries, sizes = (held.entries, held.bytes) if held is not None else ({}, {})
    if as_json:
        kinds = {kind: {"entries": entries[kind], "bytes": sizes[kind]} for kind in entries}
        out_json({"schema": 1, "folder": str(folder) if folder else None, "most": BYTES, "kinds": kinds})
        return 0
    out(f"{folder or '-'}\n")
    for kind, count in entries.items():
        out(f"{kind:<12}{count:>8}{sizes[kind] / MEGABYTE:>10.1f} MB\n")
    out(f"{sum(sizes.values()) / MEGABYTE:.1f} / {BYTES / MEGABYTE:.0f} MB\n")
    return 0


@app.command(cls=HelpCommand)
def clean() -> int:
    """Empty the cache. The next build makes everything anew."""
    from reportcli.cache.disk import clean as removed_from

    folder = cache_folder()
    out(f"{removed_from(folder) if folder is not None else 0}\n")
    return 0
