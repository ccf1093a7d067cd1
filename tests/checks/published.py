"""The Solsoc sample with its names as they were published: what the sample spells right is put back."""

from __future__ import annotations

import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from openpyxl import load_workbook

from checks.samples import ROOT, examined
from reportcli.blocks import Report
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.workbook import Workbook

SAMPLE = ROOT / "sample_data/solsoc"
# (sheet, what stands in the row's first cells, column, as the sample has it, as it was published)
PUBLISHED = (
    ("Partenaires", ("ess", "ps"), 3, "MA'AN", "MAAN"),
    ("Partenaires", ("ess", "sn"), 3, "GREEN SÉNÉGAL", "GREEN SENEGAL"),
    ("Partenaires", ("emancipation", "cd"), 3, "CENADEP", "CENAEP"),
    ("Partenaires", ("emancipation", "cd"), 3, "PRODDDES", "PRODDES"),
    ("Avancées", ("democratie", "ps"), 4, "MA'AN", "MAAN"),
    ("Avancées", ("democratie", "cd"), 4, "DIOBASS\nCENADEP", "DIOBASS\nCENADEP\nDIOBASS"),
    ("Avancées", ("syndicats", "bf"), 4, "UCRB & ATY", "UCRB + ATY"),
    ("Avancées", ("protection", "cd"), 3, None, "République du Congo"),
    ("Axes", ("ess",), 10, "Solidaris", "Solidaritis"),
    ("Chiffres clés", ("organisations_action_commune",), 4, "PAC, CEPAG", "Pac, Cepag"),
    ("Équipe", ("Aurore", "SCHREIBER"), 3, "plaidoyer", "Plaidoyer"),
)
TEXTS = (("democratie-belgique", "à MA'AN", "à Ma'an"),)


@lru_cache(maxsize=1)
def published() -> tuple[Workbook, Report, list[Diagnostic]]:
    """What reading, binding and the checks say of it."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "sample_data/solsoc"
        shutil.copytree(SAMPLE, report, ignore=shutil.ignore_patterns("*.pdf", "*.json"))
        (Path(folder) / "layouts").symlink_to(ROOT / "layouts")
        _put_back(report)
        return examined(report / "2024.xlsx")


def _put_back(report: Path) -> None:
    book = load_workbook(report / "2024.xlsx")
    for sheet, key, column, right, wrong in PUBLISHED:
        rows = [
            row for row in book[sheet].iter_rows(min_row=2) if tuple(c.value for c in row[: len(key)]) == key
        ]
        cells = [row[column - 1] for row in rows if right is None or right in str(row[column - 1].value)]
        assert cells, (sheet, key, right)
        for cell in cells:
            cell.value = wrong if right is None else str(cell.value).replace(right, wrong)
    book.save(report / "2024.xlsx")
    for name, right, wrong in TEXTS:
        path = report / f"texts/{name}.md"
        text = path.read_text("utf-8")
        assert right in text, name
        path.write_text(text.replace(right, wrong), "utf-8")
