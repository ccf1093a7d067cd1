"""What is given for options, as the program needs it: settings, files, pages, dates; or refused."""

from __future__ import annotations

import os
from dataclasses import KW_ONLY
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.cache.folder import cache_folder
from reportcli.cli.options.stated import ColourChoice, ImageFormat, MadeOf, OutputFormat
from reportcli.cli.output.printer import choose_colours
from reportcli.cli.usage.complaints import NotAChoice, Refused
from reportcli.inputs.regular_file import NotRegularError, open_regular
from reportcli.inputs.secrets import Secrets
from reportcli.model.value_class import dataclass
from reportcli.request import PROFILES, Images, Purpose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportcli.cache.disk import DiskBlobs
    from reportcli.cli.settings.keys import Value

FAILED = 1  # the exit code of a run with errors
LAST_SECOND = 253_402_300_799  # since 1970, of the year 9999: a PDF date has four digits for the year


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a run, and how."""

    form: OutputFormat
    _: KW_ONLY
    quiet: bool = False
    verbose: bool = False
    timings: bool = False


def codes(given: list[str] | None, option: str) -> tuple[str, ...] | None:
    """The codes after `--select` and `--ignore`, None where the option is not given. Raises NotAChoice."""
    if given is None or not given:
        return None
    from reportcli.cli.settings.files import unknown_codes

    listed = tuple(one.strip() for part in given for one in part.split(",") if one.strip())
    unknown = unknown_codes(listed)
    if unknown:
        from reportcli.checks.catalogue import codes as known

        raise NotAChoice(unknown[0], option, known(), few=False)
    return listed


def asked(
    plain: Mapping[str, Value | None],
    *,
    purposes: Sequence[Purpose | MadeOf] | None,
    select: list[str] | None,
    ignore: list[str] | None,
    color: ColourChoice | None,
) -> dict[str, Value | None]:
    """What a command line states of settings, by their keys. Raises Refused."""
    named = [one.value for one in purposes or ()]
    profiles = PROFILES if Purpose.ALL.value in named else tuple(dict.fromkeys(named))
    if MadeOf.IMAGES.value in named:
        profiles = (Purpose.SCREEN.value,)  # whose colours are those of pictures
    return {
        **plain,
        "for": profiles or None,
        "select": codes(select, "--select"),
        "ignore": codes(ignore, "--ignore"),
        "color": color.value if color is not None else None,
    }


def colours(color: ColourChoice | None) -> None:
    """Colours as asked: on the command line, else by REPORTCLI_COLOR."""
    choose_colours(color.value if color is not None else os.environ.get("REPORTCLI_COLOR", "auto"))


def blobs(wanted: bool) -> DiskBlobs | None:
    """The cache of this machine; None where it is not wanted, or REPORTCLI_NO_CACHE is set to anything."""
    if not wanted or os.environ.get("REPORTCLI_NO_CACHE"):
        return None
    from reportcli.cache.disk import DiskBlobs

    folder = cache_folder()
    return DiskBlobs(folder) if folder is not None else None


def names_a_file(path: Path | None, option: str) -> None:
    """A blank, `.`, `..` and `/` name no file. Raises Refused."""
    if path is not None and path.name in ("", ".."):
        raise Refused(option, "names-no-file")


def file_or_folder(target: str | None, option: str) -> tuple[Path | None, Path | None]:
    """What `-o` names: a file, or, with a slash at its end, the folder of all files. Raises Refused."""
    if target is not None and target.endswith(("/", os.sep)) and target.strip(f"/{os.sep}"):
        return None, Path(target)
    path = Path(target) if target is not None else None
    names_a_file(path, option)
    return path, None


def regular_file(path: Path, argument: str) -> None:
    """A pipe or a device is no file to read: it may have no end. Raises Refused.

    What is not there, or cannot be opened, is left to the command, which has a finding for it.
    """
    try:
        open_regular(path).close()
    except NotRegularError:
        raise Refused(argument, "no-regular-file", value=path) from None
    except OSError:
        return


def table_sources(stated: list[str] | None) -> tuple[tuple[str, Path], ...]:
    """`people=people.csv` as table and file, in order. Raises Refused."""
    found: dict[str, Path] = {}
    for text in stated or ():
        table, equals, file = text.partition("=")
        if not (table.strip() and equals and file.strip()):
            raise Refused("--source", "no-source", value=text)
        if table.strip() in found:
            raise Refused("--source", "twice", value=table.strip())
        found[table.strip()] = Path(file.strip())
    return tuple(found.items())


def secrets() -> Secrets:
    """The passwords of sources, from variables REPORTCLI_SOURCE_NAME."""
    return Secrets.of_environment(os.environ)


def words(given: list[str] | None) -> tuple[str, ...]:
    """Words of an option that takes several, with commas between."""
    return tuple(one.strip() for part in given or () for one in part.split(",") if one.strip())


def images(
    purposes: Sequence[MadeOf] | None,
    blocks: list[str] | None,
    resolution: int | None,
    format: ImageFormat | None,
    *,
    apart: Mapping[str, bool],
) -> Images | None:
    """The pictures that are asked for in the place of PDF files. apart: options that do not go with them, and
    whether each is given. Raises Refused.
    """
    if MadeOf.IMAGES not in (purposes or ()):
        stray = {"--block": bool(blocks), "--resolution": resolution is not None}
        stray |= {"--image-format": format is not None}
        for option in (name for name, is_given in stray.items() if is_given):
            raise Refused(option, "for-images-only")
        return None
    if {*(purposes or ())} != {MadeOf.IMAGES}:
        raise Refused("--for", "images-alone")
    for option in (name for name, is_given in apart.items() if is_given):
        raise Refused(option, "not-for-images")
    named = words(blocks)
    if blocks and not named:
        raise Refused("--block", "names-no-block")
    usual = Images()
    named_once = tuple(dict.fromkeys(named))
    return Images(named_once, resolution or usual.resolution, format.value if format else usual.format)


def page_numbers(text: str | None) -> frozenset[int] | None:
    """`1-4,8` as page numbers, counted from 1; None for all pages. Raises Refused."""
    if text is None:
        return None
    wanted: set[int] = set()
    for part in text.split(","):
        first, _, last = part.strip().partition("-")
        if not first.isdecimal() or (last and not last.isdecimal()) or len(first + last) > 10:
            raise Refused("--pages", "no-pages", value=part.strip())
        low, high = int(first), int(last or first)
        if not 1 <= low <= high <= 100_000:
            raise Refused("--pages", "no-range", value=part.strip())
        wanted.update(range(low, high + 1))
    return frozenset(wanted)


def source_date() -> int | None:
    """SOURCE_DATE_EPOCH in seconds since 1970, UTC (reproducible-builds.org); None without it.

    Raises Refused for what is no number of seconds, or lies after the year 9999.
    """
    text = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not text:
        return None
    if not text.isdecimal() or len(text) > 12:
        raise Refused("SOURCE_DATE_EPOCH", "no-seconds", value=text)
    if int(text) > LAST_SECOND:
        raise Refused("SOURCE_DATE_EPOCH", "after-9999", value=text)
    return int(text)
