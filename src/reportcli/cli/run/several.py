"""Builds or checks every workbook of a call, each by its own settings, and reports all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, replace
from pathlib import Path

from reportcli.cli.options import given
from reportcli.cli.options.given import FAILED, Said
from reportcli.cli.options.stated import OutputFormat
from reportcli.cli.output.printer import choose_colours
from reportcli.cli.output.progress import Progress
from reportcli.cli.output.run_report import RunReport, print_run, print_runs, streams
from reportcli.cli.settings.keys import Value
from reportcli.cli.settings.resolved import Settings, SettingsRefused, settings_for
from reportcli.cli.usage.complaints import Refused
from reportcli.model.diagnostic import Findings
from reportcli.model.value_class import dataclass
from reportcli.request import Outcome, Request, output_path
from reportcli.session import Session

LOCKS = "~$"  # how a spreadsheet program begins the name of its lock file


@dataclass(frozen=True, slots=True)
class Call:
    """What a command line asks of all its workbooks. asked: settings that it states; deps: where to write
    what was read and written.
    """

    command: str
    stages: Sequence[str]
    asked: Mapping[str, Value | None]
    _: KW_ONLY
    said: Said
    cache: bool = True
    deps: Path | None = None
    opened: bool = False


Asked = tuple[Path, Settings, Request]


def run_each(
    workbooks: Sequence[Path],
    call: Call,
    request: Request,
    work: Callable[[Session, Request], Outcome],
) -> int:
    """Runs each workbook in turn and gives the exit code: of the worst. request: what is asked of each, apart
    from its settings. Raises Refused where two files would have one name.
    """
    several = len(workbooks) > 1
    books = [one for one in workbooks if not (several and one.name.startswith(LOCKS))]
    asked = [_asked(book, call, request) for book in books]
    _apart([one for one in asked if isinstance(one, tuple)], call)
    reports: list[RunReport] = []
    for book, one in zip(books, asked, strict=True):
        report = _refused(book, one, call) if isinstance(one, SettingsRefused) else _run(one, call, work)
        report = replace(report, one_of_several=several)
        reports.append(report)
        if streams(call.said.form.value):
            print_run(report, call.said.form.value)
    if not streams(call.said.form.value):
        print_runs(reports, call.said.form.value)
    written = _afterwards(reports, call)
    return FAILED if not written or any(report.failed for report in reports) else 0


def _asked(book: Path, call: Call, request: Request) -> Asked | SettingsRefused:
    """The settings of a workbook's folder, and its request by them."""
    try:
        settings = settings_for(book.parent, call.asked)
    except SettingsRefused as refused:
        return refused
    stated = call.asked.get("output") is not None
    return (
        book,
        settings,
        replace(
            request,
            workbook=book,
            folder=request.folder if stated else settings.output,
            profiles=settings.words("for") or ("print",),
            layout=settings.layout,
            lang=settings.text("lang"),
            strict=settings.strict,
            codes=settings.codes,
        ),
    )


def _apart(asked: Sequence[Asked], call: Call) -> None:
    """Raises Refused where two workbooks would write the same file."""
    if call.command != "build":
        return
    met: dict[Path, Path] = {}
    for book, _, request in asked:
        _one_name(request, len(asked))
        target = output_path(request, request.profiles[0])
        if target in met:
            raise Refused("WORKBOOK", "same-file", first=met[target], second=book, target=target)
        met[target] = book


def _one_name(request: Request, workbooks: int) -> None:
    """A name goes with a single file. Raises Refused."""
    if request.output is None:
        return
    if workbooks > 1:
        raise Refused("--output", "one-file-of-workbooks")
    lang = request.lang or ""
    makers = [f"--lang {lang}"] if lang == "all" or "," in lang else []
    makers += [f"--for {'/'.join(request.profiles)}"] if len(request.profiles) > 1 else []
    if makers:
        raise Refused("--output", "one-file-of-several", by=makers[0])


def _refused(book: Path, refused: SettingsRefused, call: Call) -> RunReport:
    from reportcli.cli.spoken import language_of_folder

    folders = (refused.folder,) if refused.folder is not None else ()
    outcome = Outcome(list(refused.diagnostics), folders=folders)
    stated = call.asked.get("ui-lang")
    lang = stated if isinstance(stated, str) else language_of_folder(book.parent)
    return RunReport(
        outcome, command=call.command, lang=lang, failed=True, quiet=call.said.quiet, workbook=book
    )


def _run(one: Asked, call: Call, work: Callable[[Session, Request], Outcome]) -> RunReport:
    book, settings, request = one
    choose_colours(settings.text("color") or "auto")
    if call.command == "build" and request.folder is not None and settings.made_here:
        request.folder.mkdir(parents=True, exist_ok=True)
    with Progress(call.stages, quiet=call.said.quiet or call.said.form is not OutputFormat.TEXT) as progress:
        blobs = given.blobs(call.cache)
        outcome = work(Session(progress.stage, blobs, lasting=False), request)
    return RunReport(
        outcome,
        command=call.command,
        lang=settings.text("ui-lang") or outcome.language,
        failed=outcome.failed(request.strict),
        quiet=call.said.quiet,
        timings=progress.timings if call.said.timings else None,
        cached=blobs.asked if call.said.timings and blobs is not None else None,
        workbook=book,
        settings=settings.sources if call.said.verbose else None,
        strict=request.strict,
    )


def _afterwards(reports: Sequence[RunReport], call: Call) -> bool:
    """The viewer, and the file of dependencies: whether it could be written."""
    if call.opened:
        from reportcli.cli.run.viewer import open_first

        for report in reports:
            open_first(report.outcome.written, report.language)
    return call.deps is None or not reports or _dependencies(call.deps, reports)


def _dependencies(target: Path, reports: Sequence[RunReport]) -> bool:
    from reportcli.cli.output.refusals import complain
    from reportcli.cli.run.dependencies import write_dependencies

    try:
        write_dependencies(target, [(one.workbook, one.outcome) for one in reports if one.workbook])
    except Findings as refused:
        complain(refused, reports[0].language)
        return False
    return True
