"""What the command line of `reportcli batch` takes beside what all commands do: each option, once."""

from __future__ import annotations

from typing import Annotated

import typer

from reportcli.cli.options.stated import FILES, REPORT
from reportcli.request import Purpose

PRINT, CLUSTER = "For print", "On a cluster"

Output = Annotated[
    str,
    typer.Option("-o", "--output", metavar="FOLDER", help="The folder of all files.", rich_help_panel=FILES),
]
Purposes = Annotated[
    list[Purpose] | None,
    typer.Option(
        "--for",
        metavar="print|screen|archive|all",
        help="What the files are for, in the place of `profiles:`.",
        rich_help_panel=FILES,
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="NAMES",
        help="Only these editions, with commas between; * for any letters.",
        rich_help_panel=REPORT,
    ),
]
Sample = Annotated[
    int,
    typer.Option(
        "--sample",
        metavar="N",
        min=0,
        max=10_000,
        help="Only so many, those that differ most.",
        rich_help_panel=REPORT,
    ),
]
Listed = Annotated[
    bool,
    typer.Option("--list", help="Check the plan and list the editions; make none.", rich_help_panel=REPORT),
]
Jobs = Annotated[
    int, typer.Option("--jobs", metavar="N", min=0, max=256, help="Processes (default: one a processor).")
]
ClusterAddress = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="ADDRESS",
        help="Make them on a cluster of Dask: tcp://… or tls://…, its scheduler's address.",
        rich_help_panel=CLUSTER,
    ),
]
Authority = Annotated[
    str,
    typer.Option("--tls-ca", metavar="FILE", help="Of the authority, for tls://.", rich_help_panel=CLUSTER),
]
Certificate = Annotated[
    str, typer.Option("--tls-cert", metavar="FILE", help="Our certificate.", rich_help_panel=CLUSTER)
]
PrivateKey = Annotated[
    str, typer.Option("--tls-key", metavar="FILE", help="Its key.", rich_help_panel=CLUSTER)
]
Together = Annotated[
    bool,
    typer.Option("--together", help="Also all.pdf: all of them, a bookmark each.", rich_help_panel=FILES),
]
Marks = Annotated[
    bool,
    typer.Option("--marks", help="Crop marks, colour bar and a line of origin.", rich_help_panel=PRINT),
]
AttachSource = Annotated[bool, typer.Option("--attach-source", hidden=True)]
