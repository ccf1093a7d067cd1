"""Formulas are shown as they were typed."""

from __future__ import annotations

import pytest

from reportcli.workbook.tables.values.formulas import as_typed


@pytest.mark.parametrize(
    ("saved", "typed"),
    [
        ("=_xlfn.LET(_xlpm.x,SUM(A1:A3),_xlpm.x*2)", "=LET(x,SUM(A1:A3),x*2)"),
        ("=_xlfn._xlws.SORT(A1:A3)", "=SORT(A1:A3)"),
        ("=_xludf.MINE(1)+_xll.ADDIN(2)", "=MINE(1)+ADDIN(2)"),
        ("=_xlfn.SINGLE(A1:A3)+SUM(_xlfn.ANCHORARRAY(B1))", "=@A1:A3+SUM(B1#)"),
        ('=_xlfn.CONCAT("_xlfn.",A1)', '=CONCAT("_xlfn.",A1)'),
        ("=SUM(A1:A3)", "=SUM(A1:A3)"),
        ("=my_xlfn.x", "=my_xlfn.x"),
    ],
)
def test_what_files_add_is_taken_off(saved: str, typed: str) -> None:
    assert as_typed(saved) == typed
