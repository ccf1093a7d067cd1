"""Overrides of blocks whose path only binding knows: ids made from records, blocks inside components."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bind.tiny import codes, report
from reportcli.blocks import Report, Shape, Text
from reportcli.blocks.walk import blocks_of

DONORS = {"donors": [{"name": "One"}, {"name": "Two"}]}
EACH = '- each: donors\n  as: one\n  do:\n    - {text: "{{ one.name }}", id: "d-{{ one.name }}"}'
CARD = {
    "components/card.yaml": "params: {tone: {type: colour, default: ink}}\n"
    "body:\n  - stack:\n      - {shape: rect, fill: tone, id: mark}\n    id: frame\n"
}


def found(made: Report, kind: type[Any]) -> list[Any]:
    return [block for block in blocks_of(made) if isinstance(block, kind) and "text-" not in block.path]


def test_an_id_made_from_a_record_is_met(tmp_path: Path) -> None:
    overrides = {"overrides.yaml": "- {block: s/d-Two, set: {style: title, keep: true}}\n"}
    made = report(tmp_path, EACH, DONORS, extra=overrides)
    assert codes(made) == []
    assert [(text.style.name, text.keep) for text in found(made, Text)] == [("body", False), ("title", True)]


def test_a_block_inside_a_component_is_met_for_one_call_only(tmp_path: Path) -> None:
    blocks = "- {card: {tone: brick}, id: first}\n- {card: {tone: brick}, id: second}"
    overrides = {"overrides.yaml": "- {block: s/second/frame/mark, set: {fill: tone/50, height: 9 mm}}\n"}
    made = report(tmp_path, blocks, extra={**CARD, **overrides})
    assert codes(made) == []
    fills = [(mark.fill.role, mark.fill.tint, mark.height.value > 0) for mark in found(made, Shape)]
    assert fills == [("brick", 1.0, False), ("brick", 0.5, True)]


def test_two_overrides_of_one_block_both_count(tmp_path: Path) -> None:
    text = "- {block: s/d-One, set: {style: title}}\n- {block: s/d-One, set: {keep: true}}\n"
    made = report(tmp_path, EACH, DONORS, extra={"overrides.yaml": text})
    (one, _) = found(made, Text)
    assert (codes(made), one.style.name, one.keep) == ([], "title", True)


def test_one_that_meets_nothing_is_told_with_the_nearest_path(tmp_path: Path) -> None:
    overrides = {"overrides.yaml": "- {block: s/d-Tow, set: {keep: true}}\n"}
    made = report(tmp_path, EACH, DONORS, extra=overrides)
    assert codes(made) == ["layout-override-unmatched"]
    assert made.diagnostics[0].args["nearest"] == "s/d-Two"
    assert str(made.diagnostics[0].where).endswith("overrides.yaml:1:11")


def test_what_it_sets_is_checked_when_the_layout_is_loaded(tmp_path: Path) -> None:
    overrides = {"overrides.yaml": "- {block: s/d-One, set: {stile: title}}\n"}
    with pytest.raises(AssertionError, match=r"'layout-unknown-key', 'layouts/tiny/overrides.yaml:1:26'"):
        report(tmp_path, EACH, DONORS, extra=overrides)
