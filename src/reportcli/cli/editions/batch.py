"""`reportcli batch`: a report for each record of a table, as editions.yaml says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.batch.planned import Planned
from reportcli.cli.options import batch as options
from reportcli.cli.options import given, stated
from reportcli.cli.options.given import FAILED
from reportcli.cli.options.stated import OutputFormat
from reportcli.cli.output.printer import Printer, choose_colours
from reportcli.cli.output.run_report import RunReport, print_runs
from reportcli.cli.spoken import language_of_folder
from reportcli.cli.standard_output import out
from reportcli.cli.usage.complaints import Refused
from reportcli.inputs.project_root import package_layouts, project_root
from reportcli.messages import catalogue
from reportcli.model.blobs import NO_BLOBS
from reportcli.model.diagnostic import Findings
from reportcli.model.value_class import dataclass
from reportcli.request import Outcome, Request

if TYPE_CHECKING:
    from reportcli.batch.maker import Maker
    from reportcli.batch.run import Batch, MakeAll
    from reportcli.cache.disk import DiskBlobs
    from reportcli.cli.settings.resolved import Settings
    from reportcli.model.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Making:
    """How editions are made and said. only, sample: which of them; listed: none, their list is printed.

    together: one file of all as well. jobs: processes, 0 for one a processor; cluster: its address, "" for
    this machine; certificates: of the authority, ours, and its key.
    """

    only: tuple[str, ...]
    sample: int
    listed: bool
    together: bool
    jobs: int
    cluster: str
    certificates: tuple[str, str, str]
    blobs: DiskBlobs | None
    form: OutputFormat
    quiet: bool


def batch(
    workbook: stated.Workbook,
    *,
    output: options.Output = "editions",
    purpose: options.Purposes = None,
    only: options.Only = None,
    sample: options.Sample = 0,
    listed: options.Listed = False,
    jobs: options.Jobs = 0,
    cluster: options.ClusterAddress = None,
    tls_ca: options.Authority = "",
    tls_cert: options.Certificate = "",
    tls_key: options.PrivateKey = "",
    layout: stated.LayoutName = None,
    source: stated.TableSources = None,
    bound: options.Together = False,
    marks: options.Marks = False,
    attach_source: options.AttachSource = False,
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
        raise Refused("--attach-source", "rows-of-others")
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
    making = Making(
        given.words(only),
        sample=sample,
        listed=listed,
        together=bound,
        jobs=jobs,
        cluster=cluster or "",
        certificates=(tls_ca, tls_cert, tls_key),
        blobs=given.blobs(cache),
        form=form,
        quiet=quiet,
    )
    return _run(request, making, settings)


def _run(request: Request, making: Making, settings: Settings) -> int:
    from reportcli.batch.maker import Maker
    from reportcli.batch.run import Wanted, chosen_of, run
    from reportcli.cli.output.editions import EditionsBar

    choose_colours(settings.text("color") or "auto")
    spoken, form = settings.text("ui-lang"), making.form
    try:
        maker = Maker(request, making.blobs or NO_BLOBS)
        words = catalogue(spoken or maker.language.split("-")[0])["_batch"]
        asked = Wanted(making.only, making.sample)
        if making.listed:
            return _listed(chosen_of(maker, asked))
        folder = request.folder or Path()
        with EditionsBar(words, quiet=making.quiet or form is not OutputFormat.TEXT) as bar:
            made = run(maker, folder, asked, _makers(making), bound=making.together, on_done=bar.done)
    except Findings as refused:
        return _refused(list(refused.diagnostics), request.workbook, spoken, form)
    return _said(maker, made, settings, form=form, quiet=making.quiet)


def _makers(making: Making) -> MakeAll:
    """Processes of this machine, or a cluster."""
    from reportcli.batch.run import local, on_cluster

    if not making.cluster:
        return local(making.jobs)
    from reportcli.batch.cluster import Cluster

    return on_cluster(Cluster(making.cluster, *making.certificates))


def _listed(chosen: Sequence[object]) -> int:
    planned = [one for one in chosen if isinstance(one, Planned)]
    out("".join(f"{one.name}\t{one.key}\t{one.tag}\n" for one in planned))
    return 0


def _said(maker: Maker, made: Batch, settings: Settings, *, form: OutputFormat, quiet: bool) -> int:
    """The findings, then the table of editions and how it ended."""
    from reportcli.cli.output.editions import table_text, total_text

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
    outcome = Outcome(findings, folders=(project_root(workbook.parent), package_layouts()))
    lang = ui_lang or language_of_folder(workbook.parent)
    print_runs([RunReport(outcome, command="build", lang=lang, failed=True, workbook=workbook)], form.value)
    return FAILED
