"""`reportcli batch`: a report for each record of a table, as editions.yaml says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportcli.cli.options import given, stated
from reportcli.cli.options.given import FAILED
from reportcli.cli.options.stated import FILES, REPORT, OutputFormat
from reportcli.cli.standard_output import out
from reportcli.messages import catalogue
from reportcli.request import Purpose, Request

if TYPE_CHECKING:
    from reportcli.batch.maker import Maker
    from reportcli.batch.run import Batch, MakeAll
    from reportcli.cli.settings.resolved import Settings
    from reportcli.model.diagnostic import Diagnostic

PRINT, CLUSTER = "For print", "On a cluster"


def batch(
    workbook: stated.Workbook,
    *,
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="FOLDER", help="The folder of all files.", rich_help_panel=FILES
        ),
    ] = "editions",
    purpose: Annotated[
        list[Purpose] | None,
        typer.Option(
            "--for",
            metavar="print|screen|archive|all",
            help="What the files are for, in the place of `profiles:`.",
            rich_help_panel=FILES,
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="NAMES",
            help="Only these editions, with commas between; * for any letters.",
            rich_help_panel=REPORT,
        ),
    ] = None,
    sample: Annotated[
        int,
        typer.Option(
            "--sample",
            metavar="N",
            min=0,
            max=10_000,
            help="Only so many, those that differ most.",
            rich_help_panel=REPORT,
        ),
    ] = 0,
    listed: Annotated[
        bool,
        typer.Option(
            "--list", help="Check the plan and list the editions; make none.", rich_help_panel=REPORT
        ),
    ] = False,
    jobs: Annotated[
        int, typer.Option("--jobs", metavar="N", min=0, max=256, help="Processes (default: one a processor).")
    ] = 0,
    cluster: Annotated[
        str | None,
        typer.Option(
            "--cluster",
            metavar="ADDRESS",
            help="Make them on a cluster of Dask: tcp://… or tls://…, its scheduler's address.",
            rich_help_panel=CLUSTER,
        ),
    ] = None,
    tls_ca: Annotated[
        str,
        typer.Option(
            "--tls-ca", metavar="FILE", help="Of the authority, for tls://.", rich_help_panel=CLUSTER
        ),
    ] = "",
    tls_cert: Annotated[
        str, typer.Option("--tls-cert", metavar="FILE", help="Our certificate.", rich_help_panel=CLUSTER)
    ] = "",
    tls_key: Annotated[
        str, typer.Option("--tls-key", metavar="FILE", help="Its key.", rich_help_panel=CLUSTER)
    ] = "",
    layout: stated.LayoutName = None,
    source: stated.TableSources = None,
    bound: Annotated[
        bool,
        typer.Option("--together", help="Also all.pdf: all of them, a bookmark each.", rich_help_panel=FILES),
    ] = False,
    marks: Annotated[
        bool,
        typer.Option("--marks", help="Crop marks, colour bar and a line of origin.", rich_help_panel=PRINT),
    ] = False,
    attach_source: Annotated[bool, typer.Option("--attach-source", hidden=True)] = False,
    strict: stated.Strict = None,
    select: stated.Select = None,
    ignore: stated.Ignore = None,
    form: stated.Format = OutputFormat.TEXT,
    quiet: stated.Quiet = False,
    color: stated.Coloured = None,
    ui_lang: stated.UiLang = None,
    cache: stated.Cached = True,
) -> int:
    """Make an edition for each record that editions.yaml names, each in files of its own, and a manifest."""
    if attach_source:
        raise typer.BadParameter("an edition would hold the rows of all others", param_hint="--attach-source")
    given.regular_file(workbook, "WORKBOOK")
    asked = given.asked(
        {"layout": layout, "strict": strict, "ui-lang": ui_lang},
        purposes=purpose, select=select, ignore=ignore, color=color,
    )  # fmt: skip
    from reportcli.cli.settings.resolved import SettingsRefused, settings_for

    try:
        settings = settings_for(workbook.parent, asked)
    except SettingsRefused as refused:
        return _refused(list(refused.diagnostics), workbook, ui_lang, form)
    profiles = asked["for"]
    request = Request(
        workbook,
        folder=Path(output),
        profiles=profiles if isinstance(profiles, tuple) else (),
        layout=settings.layout,
        strict=settings.strict,
        codes=settings.codes,
        marks=marks,
        sources=given.table_sources(source),
        secrets=given.secrets(),
        source_date=given.source_date(),
    )
    wanted = (given.words(only), sample)
    where = (cluster, tls_ca, tls_cert, tls_key)
    return _run(
        request,
        wanted,
        settings,
        form=form,
        listed=listed,
        jobs=jobs,
        quiet=quiet,
        cache=cache,
        where=where,
        bound=bound,
    )


def _run(
    request: Request,
    wanted: tuple[tuple[str, ...], int],
    settings: Settings,
    *,
    form: OutputFormat,
    listed: bool,
    jobs: int,
    quiet: bool,
    cache: bool,
    where: tuple[str | None, str, str, str],
    bound: bool,
) -> int:
    from reportcli.batch.maker import Maker
    from reportcli.batch.run import Wanted, chosen_of, run
    from reportcli.cli.output.editions import Bar
    from reportcli.cli.output.printer import choose_colours
    from reportcli.model.blobs import NO_BLOBS
    from reportcli.model.diagnostic import Findings

    choose_colours(settings.text("color") or "auto")
    spoken = settings.text("ui-lang")
    try:
        maker = Maker(request, given.blobs(cache) or NO_BLOBS)
        words = catalogue(spoken or maker.language.split("-")[0])["_batch"]
        asked = Wanted(*wanted)
        if listed:
            return _listed(maker, chosen_of(maker, asked))
        with Bar(words, quiet=quiet or form is not OutputFormat.TEXT) as bar:
            made = run(
                maker, request.folder or Path(), asked, _makers(where, jobs), bound=bound, on_done=bar.done
            )
    except Findings as refused:
        return _refused(list(refused.diagnostics), request.workbook, spoken, form)
    return _said(maker, made, settings, form=form, quiet=quiet)


def _makers(where: tuple[str | None, str, str, str], jobs: int) -> MakeAll:
    """Processes of this machine, or a cluster. where: its address and certificates."""
    from reportcli.batch.run import local, on_cluster

    address, *certificates = where
    if not address:
        return local(jobs)
    from reportcli.batch.cluster import Cluster

    return on_cluster(Cluster(address, *certificates))


def _listed(maker: Maker, chosen: Sequence[object]) -> int:
    from reportcli.batch.planned import Planned

    planned = [one for one in chosen if isinstance(one, Planned)]
    out("".join(f"{one.name}\t{one.key}\t{one.tag}\n" for one in planned))
    return 0


def _said(maker: Maker, made: Batch, settings: Settings, *, form: OutputFormat, quiet: bool) -> int:
    """The findings, then the table of editions and how it ended."""
    from reportcli.cli.output.editions import table_text, total_text
    from reportcli.cli.output.printer import Printer
    from reportcli.cli.output.run_report import RunReport, print_runs
    from reportcli.request import Outcome

    lang = settings.text("ui-lang") or maker.language
    failed = any(one.failed for one in made.done)
    outcome = Outcome(list(made.diagnostics), language=maker.language, codes=settings.codes)
    outcome.folders, outcome.written = maker.folders, list(made.written)
    outcome.pages = sum(one.pages for one in made.done)
    report = RunReport(
        outcome, command="batch", lang=lang, failed=failed, quiet=quiet, strict=settings.strict,
        workbook=maker.request.workbook,
    )  # fmt: skip
    words = catalogue(lang.split("-")[0])["_batch"]
    if form is OutputFormat.TEXT and not quiet:
        out(table_text(made.done, words))
    print_runs([report], form.value)
    if not quiet and form is OutputFormat.TEXT:
        printer = Printer()
        if made.left:
            printer.line((words["left"].format(files=", ".join(made.left)), "yellow"))
        printer.line((total_text(made.done, words), "bold red" if failed else "bold green"))
    return FAILED if failed else 0


def _refused(findings: list[Diagnostic], workbook: Path, ui_lang: str | None, form: OutputFormat) -> int:
    """What is wrong with the plan; nothing was made."""
    from reportcli.cli.output.run_report import RunReport, print_runs
    from reportcli.cli.spoken import language_of_folder
    from reportcli.inputs.project_root import package_layouts, project_root
    from reportcli.request import Outcome

    outcome = Outcome(findings, folders=(project_root(workbook.parent), package_layouts()))
    lang = ui_lang or language_of_folder(workbook.parent)
    print_runs([RunReport(outcome, command="build", lang=lang, failed=True, workbook=workbook)], form.value)
    return FAILED
