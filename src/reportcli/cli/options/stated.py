"""The arguments and options of commands as they are stated, each once: name, kind, words of help, group."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from reportcli.model.languages import in_words
from reportcli.request import Purpose


class OutputFormat(StrEnum):
    """How findings are printed: each is the module of its name in `cli.output`."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    SARIF = "sarif"


class ColourChoice(StrEnum):
    """When colours are written."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Imposition(StrEnum):
    """The kinds of imposed proof."""

    SADDLE = "saddle"
    FOUR_UP = "4up"


class MadeOf(StrEnum):
    """What a build makes: a file for each purpose, or pictures in their place."""

    PRINT = Purpose.PRINT.value
    SCREEN = Purpose.SCREEN.value
    ARCHIVE = Purpose.ARCHIVE.value
    ALL = Purpose.ALL.value
    IMAGES = "images"


class ImageFormat(StrEnum):
    """What pictures of pages and blocks are."""

    PNG = "png"
    SVG = "svg"


FILES = "Files"
REPORT = "Report"
FINDINGS = "Findings"
PRINT, SCREEN, IMAGES = "For print", "For the screen", "For images"
_BOOK = "The workbook of the year, for example 2024.xlsx."


def complete_codes(incomplete: str) -> list[str]:
    """Codes of findings for the completion of a shell; after a comma the next one."""
    from reportcli.checks.catalogue import codes as known

    done, comma, begun = incomplete.rpartition(",")
    return [f"{done}{comma}{code}" for code in known() if code.startswith(begun)]


Workbook = Annotated[Path, typer.Argument(metavar="WORKBOOK", help=_BOOK)]
Workbooks = Annotated[
    list[Path],
    typer.Argument(
        metavar="WORKBOOK...", help="The workbook of the year, for example 2024.xlsx; or several."
    ),
]
LayoutName = Annotated[
    str | None,
    typer.Option("--layout", metavar="NAME", help="A layout's name, or its folder.", rich_help_panel=REPORT),
]
Edition = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="LANG",
        help="The edition's language, for example nl; several as fr,nl; or all.",
        rich_help_panel=REPORT,
    ),
]
Strict = Annotated[
    bool | None,
    typer.Option("--strict/--no-strict", help="Treat warnings as errors.", rich_help_panel=FINDINGS),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="CODES",
        help="List only warnings and notes of these codes, with commas between; * for any letters.",
        autocompletion=complete_codes,
        rich_help_panel=FINDINGS,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="CODES",
        help="Leave out warnings and notes of these codes; errors are never left out.",
        autocompletion=complete_codes,
        rich_help_panel=FINDINGS,
    ),
]
TableSources = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="TABLE=FILE",
        help="Take a table from another workbook or text file (CSV); may stand several times.",
        rich_help_panel=REPORT,
    ),
]
Timings = Annotated[
    bool, typer.Option("--timings", help="Say how long each stage took, and what came from the cache.")
]
Verbose = Annotated[
    bool,
    typer.Option(
        "-v",
        "--verbose",
        help="Say also which settings count and which files were read.",
        rich_help_panel=FINDINGS,
    ),
]
Coloured = Annotated[
    ColourChoice | None,
    typer.Option(
        "--color", help="Colours; auto: on a terminal, and as NO_COLOR says.", rich_help_panel=FINDINGS
    ),
]
Deps = Annotated[
    Path | None,
    typer.Option(
        "--deps",
        metavar="FILE",
        help="Write what was read and written: a rule for make, or JSON if FILE ends in .json.",
        rich_help_panel=FILES,
    ),
]
Cached = Annotated[
    bool, typer.Option("--cache/--no-cache", help="Whether to use what earlier runs have put into the cache.")
]
Quiet = Annotated[
    bool, typer.Option("-q", "--quiet", help="Say nothing but errors.", rich_help_panel=FINDINGS)
]
Format = Annotated[
    OutputFormat, typer.Option("--format", help="How findings are printed.", rich_help_panel=FINDINGS)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print data instead of text.")]
_UI_LANG = typer.Option(
    "--ui-lang", metavar="LANG", help=f"The language of messages: {in_words()}.", rich_help_panel=FINDINGS
)
UiLang = Annotated[str | None, _UI_LANG]
UiLangOrEnglish = Annotated[str, _UI_LANG]

# Of `build` alone

Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="PATH",
        help="The PDF to write (default: beside the workbook); FOLDER/ for all files of a run.",
        rich_help_panel=FILES,
    ),
]
MadeFor = Annotated[
    list[MadeOf] | None,
    typer.Option(
        "--for",
        metavar="print|screen|archive|all|images",
        help="What the file is for (default: print); may be said several times, each has its own file; "
        "images makes pictures alone.",
        rich_help_panel=FILES,
    ),
]
Draft = Annotated[
    bool,
    typer.Option(
        "--draft",
        help="Always write NAME-draft.pdf, with every problem marked on its page.",
        rich_help_panel=FILES,
    ),
]
Pages = Annotated[
    str | None,
    typer.Option(
        "--pages",
        metavar="PAGES",
        help="Only these pages, for example 1-4,8: NAME-p1-4+8.pdf, beside the whole.",
        rich_help_panel=FILES,
    ),
]
ImageBlocks = Annotated[
    list[str] | None,
    typer.Option(
        "--block",
        metavar="IDS",
        help="For images: of these blocks, by id or path, with commas between.",
        rich_help_panel=IMAGES,
    ),
]
Resolution = Annotated[
    int | None,
    typer.Option(
        "--resolution",
        metavar="DPI",
        min=24,
        max=800,
        help="For images: pixels an inch (default: 150).",
        rich_help_panel=IMAGES,
    ),
]
FormatOfImages = Annotated[
    ImageFormat | None,
    typer.Option(
        "--image-format",
        metavar="png|svg",
        help="For images: pixels, or lines and areas (default: png).",
        rich_help_panel=IMAGES,
    ),
]
Opened = Annotated[
    bool, typer.Option("--open", help="Open the PDF in this machine's viewer.", rich_help_panel=FILES)
]
Marks = Annotated[
    bool, typer.Option("--marks", help="Crop marks, colour bar and a line of origin.", rich_help_panel=PRINT)
]
Spot = Annotated[
    bool, typer.Option("--spot", help="Spot colours stay inks of their own.", rich_help_panel=PRINT)
]
Impose = Annotated[
    Imposition | None,
    typer.Option(
        "--impose",
        metavar="saddle|4up",
        help="Also a proof as saddle-stitched booklet, or four pages a sheet.",
        rich_help_panel=PRINT,
    ),
]
DeliverySheet = Annotated[
    bool,
    typer.Option(
        "--delivery-sheet",
        help="Also NAME-delivery.pdf and .json, what the print shop needs.",
        rich_help_panel=PRINT,
    ),
]
AttachSource = Annotated[
    bool, typer.Option("--attach-source", help="Enclose the workbook itself.", rich_help_panel=SCREEN)
]

# Of `check` alone

JudgedFor = Annotated[
    list[Purpose] | None,
    typer.Option(
        "--for",
        metavar="print|screen|archive|all",
        help="Judge also the file that a build for this would write; may be said several times.",
        rich_help_panel=FINDINGS,
    ),
]
Annotate = Annotated[
    Path | None,
    typer.Option(
        "--annotate",
        metavar="FILE",
        help="Write a copy of the workbook with every finding as a comment in its cell.",
        rich_help_panel=FILES,
    ),
]
Waivers = Annotated[
    bool,
    typer.Option("--waivers/--no-waivers", help="Whether signed waivers count.", rich_help_panel=FINDINGS),
]
Coverage = Annotated[
    bool,
    typer.Option(
        "--coverage",
        help="Also say what became of every cell and paragraph: printed, used, or why not.",
        rich_help_panel=FINDINGS,
    ),
]
