"""What a finding of a layout offers, done literally, is a layout without it and without another one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bind.test_bind import CHARTS
from bind.tiny import codes, report
from layout.folders import HEAD, SECTIONS, load, one
from reportcli.graphics.qr import qr
from reportcli.inputs.nearest import nearest
from reportcli.messages import LANGUAGES, catalogue, wording
from reportcli.model.diagnostic import Diagnostic, Findings
from reportcli.model.geometry import MM, at_least, at_most
from reportcli.model.refs import Span
from reportcli.model.style import BLACK
from reportcli.typeset.blocks.unit_path import unit_path

EDGES = ("left", "right", "top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right")


@pytest.mark.parametrize(
    ("word", "names", "near"),
    [
        ("right-top", EDGES, "top-right"),
        ("rigth-top", EDGES, "top-right"),
        ("left_bottom", EDGES, "bottom-left"),
        ("rigt", EDGES, "right"),
        ("literal", ("literal", "literals"), "literals"),
        ("literal", ("literal",), ""),
        ("after-space", ("space-after", "space-before", "after"), "space-after"),
    ],
)
def test_the_nearest_name(word: str, names: tuple[str, ...], near: str) -> None:
    assert nearest(word, names) == near


@pytest.mark.parametrize(
    ("limit", "decimals", "least", "most"),
    [
        (6.25, 1, "6.3", "6.2"),
        (6.0, 1, "6.0", "6.0"),
        (0.1 + 0.2, 1, "0.3", "0.3"),
        (507.99999, None, "508", "507.99"),
    ],
)
def test_limits_are_rounded_towards_what_passes(
    limit: float, decimals: int | None, least: str, most: str
) -> None:
    assert (at_least(limit, decimals), at_most(limit, decimals)) == (least, most)


@pytest.mark.parametrize("size", [6.0, 6.2, 6.24])
def test_the_least_size_of_a_code_passes(size: float) -> None:
    data = "https://example.org/2024"
    with pytest.raises(Findings) as caught:
        qr(data, size * MM, BLACK)
    args = caught.value.diagnostics[0].args
    assert float(args["size"]) < float(args["least"])
    assert qr(data, float(args["least"]) * MM, BLACK).ops


def only(folder: Path, blocks: str) -> Diagnostic:
    (found,) = one(folder, blocks).diagnostics
    return found


def said(found: Diagnostic, part: str = "help", lang: str = "en") -> str:
    return wording(found, part, lang)


@pytest.mark.parametrize(
    ("wrong", "mended"),
    [
        ("{chart: bar, data: {value: a}, hole: 0.5}", "{chart: bar, data: {value: a}}"),
        ("{chart: pie, data: {value: a}, centre: [{text: b}]}", "{chart: pie, data: {value: a}}"),
        ("{image: photos.a, mask: circle, radius: 2 mm}", "{image: photos.a, mask: circle}"),
        (
            "{table: a, columns: [{cell: b}], group: b, totals: T, subtotals: S}",
            "{table: a, columns: [{cell: b}], group: b}",
        ),
        (
            "{width: 3 mm, let: {b: a}, do: [{text: '{{ b }}'}]}",
            "{let: {b: a}, do: [{text: '{{ b }}'}]}",
        ),
        ("{style: body, text: a}", "{text: a, style: body}"),
    ],
)
def test_a_key_is_taken_away_as_it_is_said(tmp_path: Path, wrong: str, mended: str) -> None:
    found = only(tmp_path, f"- {wrong}")
    assert all(said(found, "help", lang) for lang in LANGUAGES)
    assert "Write that too" not in said(found) or "totals" in found.args["key"]
    assert one(tmp_path / "mended", f"- {mended}").diagnostics == ()


def test_what_stands_in_the_place_is_named(tmp_path: Path) -> None:
    found = only(tmp_path, "- {chart: combined, series: [{name: a, data: {value: b}}], start: 3}")
    assert said(found) == "Remove “start”: here stands chart: combined."
    found = only(tmp_path, "- {table: a, columns: [{cell: b}], group: b, totals: T, subtotals: S}")
    assert found.args["key"] == "totals, subtotals"


def test_a_key_without_effect_is_not_put_behind(tmp_path: Path) -> None:
    found = only(tmp_path, "- {width: 3 mm, let: {b: a}, do: [{text: x}]}")
    assert said(found) == "Put let: first; take width: away, it has no effect on let."


@pytest.mark.parametrize(
    ("block", "value", "low"),
    [
        ("{text: a, width: narrow}", "narrow: -4 mm", "0"),
        ("{shape: rect, fill: brick/200}", "200", "0"),
    ],
)
def test_what_is_out_of_range_is_quoted(tmp_path: Path, block: str, value: str, low: str) -> None:
    head = HEAD.replace("gap: 2 mm", "gap: 2 mm, narrow: -4 mm")
    files = {"own/layout.yaml": f"{head}{SECTIONS}      - {block}\n"}
    (found,) = load(tmp_path, files).diagnostics
    assert (found.args["value"], found.args["low"]) == (value, low)


def test_a_leading_has_its_range_in_points(tmp_path: Path) -> None:
    head = HEAD.replace("leading: 2 bl", "leading: 0")
    (found,) = load(tmp_path, {"own/layout.yaml": f"{head}{SECTIONS}      - {{text: a}}\n"}).diagnostics
    assert found.args["low"] == "1 pt"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_to_be_typed_stands_in_plain_quotes(lang: str) -> None:
    """Typographic quotes behind a key would become part of its value."""
    for code, parts in catalogue(lang).items():
        for part, text in parts.items():
            assert not re.search(r"\b[a-z][\w-]*: [“«„‘][^{\w]", text), (code, part)


UPPER = "{text: '{{ organisation.name | upper }}'}"
TEXTS = {"editorial": "One.", "notes": "Two."}


@pytest.mark.parametrize(
    ("block", "code", "near", "mended"),
    [
        ("{prose: editoriall}", "no-such-text", "editorial", "{prose: editorial}"),
        ("{prose: literal}", "no-such-text", "editorial", "{prose: editorial}"),
        ("{text: '{{ uper(organisation.name) }}'}", "unknown-function", "upper", UPPER),
        ("{text: '{{ upper(organisation.name) }}'}", "unknown-function", "upper", UPPER),
        ("{text: '{{ organisation.name | upr }}'}", "unknown-filter", "upper", UPPER),
        ("{text: '{{ literal }}'}", "unknown-name", "literal", "{text: '{{ literal(2) }}'}"),
    ],
)
def test_a_word_is_put_right_as_it_is_said(
    tmp_path: Path, block: str, code: str, near: str, mended: str
) -> None:
    made = report(tmp_path, f"- {block}", texts=TEXTS)
    (found,) = made.diagnostics
    assert (found.code, found.args["nearest"]) == (code, near)
    assert found.args["name"] != near or f"| {near}" in said(found) or f"{near}(" in said(found)
    assert code != "unknown-function" or "where" not in found.args["names"]
    assert "function" not in code or "…" not in found.args["names"]
    assert [
        one for one in codes(report(tmp_path / "mended", f"- {mended}", texts=TEXTS)) if one == code
    ] == []


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("organisation.name |", "“organisation.name |” breaks off behind “|”."),
        ("2 +", "“2 +” breaks off."),
        ("organisation name", "“organisation name” cannot be read: “name” has no meaning where it stands."),
    ],
)
def test_what_cannot_be_read_is_said_in_our_words(tmp_path: Path, expression: str, message: str) -> None:
    (found,) = report(tmp_path, f"- {{text: '{{{{ {expression} }}}}'}}").diagnostics
    assert said(found, "message") == message
    assert not any("template" in said(found, "message", lang) for lang in LANGUAGES)


def test_a_colour_of_a_cell_is_put_right_in_the_cell(tmp_path: Path) -> None:
    for typed in ("a b", "brik"):
        tables = {**CHARTS, "breakdowns": [{"chart": "costs", "label": "N", "amount": 1, "colour": typed}]}
        block = (
            '- each: breakdowns\n  as: part\n  do: [{shape: rect, height: 3 mm, fill: "{{ part.colour }}"}]'
        )
        (found,) = report(tmp_path / typed[:1], block, tables).diagnostics
        assert "cell" in said(found) and "tokens" not in said(found)
        example = re.search(r"such as (\S+)/40", said(found, "expected"))
        assert example is None or example[1] in found.args["names"]


def test_an_outline_that_breaks_off_says_what_is_missing() -> None:
    met: list[Diagnostic] = []

    class State:
        def report(self, finding: Diagnostic, at: object) -> None:
            met.append(finding)

    class Block:
        path = "s/shape"

    assert unit_path(State(), Block(), "M 0 0 L 1 0 Q", None) == ()  # type: ignore[arg-type]
    assert said(met[0]) == "Write 4 numbers behind Q, or take Q away."


@pytest.mark.parametrize(
    ("head", "body", "unread"),
    [
        ("params: {⟦note: {type: text}}", "[{text: a}]", "note"),
        ("params: {note: {type: text}, ⟦tone: {type: colour}}", "[{text: '{{ note }}'}]", "tone"),
        ("slots: [⟦side]", "[{text: a}]", "side"),
        ("params: {tone: {type: colour}}", "[{shape: rect, fill: tone}]", ""),
        ("params: {inner: {type: blocks}}", "[{slot: inner}]", ""),
        ("params: {one: {type: text}, two: {type: text, default: one}}", "[{text: '{{ two }}'}]", ""),
        ("params: {label: {type: text}}", "[{text: '{{ lable }}'}]", ""),
        ("slots: [picture]", "[{slot: pictur}]", ""),
        ("params: {who: {type: record}}", "[{if: who.name is defined, then: [{text: a}]}]", ""),
    ],
)
def test_what_a_component_never_prints_is_reported_where_it_is_declared(
    tmp_path: Path, head: str, body: str, unread: str
) -> None:
    card = f"{head.replace('⟦', '')}\nbody: {body}\n"
    layout = one(tmp_path, "- {text: a}", {"own/components/card.yaml": card})
    found = [each for each in layout.diagnostics if each.code == "layout-parameter-unread"]
    assert [each.args["name"] for each in found] == ([unread] if unread else [])
    for each in found:
        assert isinstance(each.where, Span)
        assert (each.where.start.line, each.where.start.column) == (1, head.index("⟦") + 1)


def test_a_component_in_the_place_of_another_keeps_its_parameters(tmp_path: Path) -> None:
    """Callers below give them, read or not."""
    card = "params: {note: {type: text}}\nbody: [{text: '{{ note }}'}]\n"
    files = {
        "below/layout.yaml": f"{HEAD}{SECTIONS}      - {{card: {{note: a}}}}\n",
        "below/components/card.yaml": card,
        "own/layout.yaml": "extends: below\n",
        "own/components/card.yaml": card.replace("{{ note }}", "b"),
    }
    assert load(tmp_path, files).diagnostics == ()
