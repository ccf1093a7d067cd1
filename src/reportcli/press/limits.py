"""A printer's limits: of a part, and of a finished file beside its printer.yaml."""

from __future__ import annotations

from pathlib import Path

from reportcli.inputs.project_root import project_files
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.value_class import replace
from reportcli.preflight.limits import Limits
from reportcli.press.printer import PrintPart
from reportcli.press.printer_file import FILE


def limits_of(part: PrintPart) -> Limits:
    """The usual limits of print with a part's own in their places; what is fragile asks for no less."""
    usual = Limits()
    least = usual.line if part.line is None else part.line
    return replace(
        usual,
        total_ink=usual.total_ink if part.ink_limit is None else part.ink_limit,
        line=least,
        fragile_line=max(
            usual.fragile_line if part.line is None else 0.0, least * usual.fragile_line / usual.line
        ),
        tint=usual.tint if part.tint is None else part.tint,
        bleed=part.bleed,
        knife=min(usual.knife, part.bleed),
    )


def limits_beside(
    pdf: Path, named: Path | None, part: str | None
) -> tuple[Limits | None, tuple[Diagnostic, ...]]:
    """The limits that a finished print file is judged by: of printer.yaml beside it, or of the one named.

    part: which of its parts the file is, else what its name ends with. None where there is no such file."""
    path = named or pdf.parent / FILE
    if not path.is_file():
        return None, () if named is None else (error("printer-file-missing", None, file=path.name),)
    from reportcli.press.printer_reader import read_printer  # where one is named

    printer, faults = read_printer(path, project_files(path.parent))
    if printer is None:
        return None, faults
    names = [one.name for one in printer.parts]
    wanted = part or next((name for name in names if pdf.stem.endswith(f"-{name}")), names[-1])
    found = printer.part(wanted)
    if found is None:
        return None, (error("printer-part-unknown", None, name=wanted[:40], names=", ".join(names)),)
    return limits_of(found), ()
