"""A signed waiver holds while the values do: sorting rows does not void it, a changed value does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bind.tiny import report, workbook
from reportcli.checks.registry import run_checks
from reportcli.checks.waivers import Outcome, apply_waivers, identified
from reportcli.model.diagnostic import error, warning
from reportcli.model.refs import CellRef

Tables = Mapping[str, Sequence[Mapping[str, Any]]]


def judged(folder: Path, tables: Tables, waivers: bool = True) -> Outcome:
    return run_checks(
        workbook(tables, language="en"), report(folder, '- {text: "x"}', tables), waivers=waivers
    )


def networks(growth: float, *others: str) -> Sequence[Mapping[str, Any]]:
    odd = {"name": "Net", "previous": 513, "current": 559, "growth": growth}
    return [*({"name": name, "previous": 100, "current": 101} for name in others), odd]


def test_a_waiver_holds_until_a_value_changes(tmp_path: Path) -> None:
    (finding,) = judged(tmp_path, {"networks": networks(0.0947)}).open
    waiver = {
        "code": finding.code,
        "row_key": finding.args["row"],
        "fingerprint": finding.args["fingerprint"],
        "reason": "As printed.",
        "signed_by": "A",
    }
    signed = {"waivers": [waiver]}
    held = judged(tmp_path, {"networks": networks(0.0947), **signed})
    assert (held.open, [one.code for one in held.waived]) == ([], ["growth-differs"])
    moved = judged(tmp_path, {"networks": networks(0.0947, "A", "B"), **signed})
    assert (moved.open, len(moved.waived)) == ([], 1)
    changed = judged(tmp_path, {"networks": networks(0.0948), **signed})
    (lapsed,) = changed.open  # one finding, which names its waiver
    assert [one.code for one in lapsed.related if one.where.sheet == "waivers"] == ["waiver-lapsed"]
    assert changed.waived == []
    ignored = judged(tmp_path, {"networks": networks(0.0947), **signed}, waivers=False)
    assert [one.code for one in ignored.open] == ["growth-differs"]


def test_a_blank_fingerprint_signs_for_nothing(tmp_path: Path) -> None:
    waiver = {"code": "growth-differs", "row_key": "Net", "reason": "x", "signed_by": "A"}
    made = judged(tmp_path, {"networks": networks(0.0947), "waivers": [waiver]})
    assert [one.code for one in made.open] == ["growth-differs"]


def test_an_error_cannot_be_waived() -> None:
    cell = CellRef("2024.xlsx", "networks", 2, 1)
    plain = workbook({"networks": networks(0.0947)}, language="en")
    findings = [warning("growth-differs", cell), error("no-such-table", cell)]
    marked = identified(plain, findings)
    rows = [
        {"code": one.code, "row_key": one.args["row"], "fingerprint": one.args["fingerprint"], "reason": "so"}
        for one in marked
    ]
    signed = workbook({"networks": networks(0.0947), "waivers": rows}, language="en")
    made = apply_waivers(signed, findings, waivers=True)
    assert [one.code for one in made.waived] == ["growth-differs"]
    assert [one.code for one in made.open] == ["no-such-table", "waiver-without-finding"]
