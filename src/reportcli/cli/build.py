"""`reportcli build`: workbooks in, of each the PDF for print, screen or archive out."""

from __future__ import annotations

from reportcli.cli.options import given, stated
from reportcli.request import STAGES, Request


def build(
    workbooks: stated.Workbooks,
    *,
    output: stated.Output = None,
    purpose: stated.MadeFor = None,
    draft: stated.Draft = False,
    pages: stated.Pages = None,
    block: stated.ImageBlocks = None,
    resolution: stated.Resolution = None,
    image_format: stated.FormatOfImages = None,
    opened: stated.Opened = False,
    deps: stated.Deps = None,
    layout: stated.LayoutName = None,
    source: stated.TableSources = None,
    lang: stated.Edition = None,
    marks: stated.Marks = False,
    spot: stated.Spot = False,
    impose: stated.Impose = None,
    delivery_sheet: stated.DeliverySheet = False,
    attach_source: stated.AttachSource = False,
    strict: stated.Strict = None,
    select: stated.Select = None,
    ignore: stated.Ignore = None,
    form: stated.Format = stated.OutputFormat.TEXT,
    quiet: stated.Quiet = False,
    verbose: stated.Verbose = False,
    color: stated.Coloured = None,
    ui_lang: stated.UiLang = None,
    cache: stated.Cached = True,
    timings: stated.Timings = False,
) -> int:
    """Build the annual report: for print (PDF/X-4), screen (PDF/UA-1 + A-3a) or archive (PDF/UA-1 + A-2a)."""
    from reportcli.cli.run.several import Call, run_each

    file, folder = given.file_or_folder(output, "--output")
    given.names_a_file(deps, "--deps")
    apart = {"--output": file is not None, "--draft": draft, "--marks": marks, "--spot": spot}
    apart |= {"--impose": impose is not None, "--delivery-sheet": delivery_sheet}
    apart |= {"--attach-source": attach_source}
    images = given.images(purpose, block, resolution, image_format, apart=apart)
    settings = {"layout": layout, "lang": lang, "output": output, "strict": strict, "ui-lang": ui_lang}
    asked = given.asked(settings, purposes=purpose, select=select, ignore=ignore, color=color)
    said = given.Said(form, quiet=quiet, verbose=verbose, timings=timings)
    call = Call("build", STAGES, asked, said=said, cache=cache, deps=deps, opened=opened)
    request = Request(
        workbooks[0],
        output=file,
        folder=folder,
        sources=given.table_sources(source),
        secrets=given.secrets(),
        draft=draft,
        marks=marks,
        spot=spot,
        delivery_sheet=delivery_sheet,
        attach_source=attach_source,
        impose=impose.value if impose is not None else None,
        pages=given.page_numbers(pages),
        source_date=given.source_date(),
        images=images,
    )
    return run_each(workbooks, call, request, lambda session, one: session.build(one))
