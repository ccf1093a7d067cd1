"""YAML 1.2 with spans: what is read, what is refused, and where."""

import pytest

from reportcli.inputs.yaml.reader import YamlDocument, load_yaml
from reportcli.inputs.yaml.scalars import plain_scalar
from reportcli.messages import wording
from reportcli.model.refs import Position


def codes(document: YamlDocument) -> list[tuple[str, int, int]]:
    return [(d.code, d.where.start.line, d.where.start.column) for d in document.diagnostics]


@pytest.mark.parametrize(
    "text", ["no", "yes", "on", "0432", "16:9", "1_000", "2024-01-01", ".inf", "1e999", "0o8", "-", "1.2.3"]
)
def test_stays_text(text: str) -> None:
    assert plain_scalar(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("2.5", 2.5),
        ("1e3", 1000.0),
        ("0x1F", 31),
        ("0", 0),
    ],
)
def test_core_schema(text: str, value: object) -> None:
    found = plain_scalar(text)
    assert found == value and type(found) is type(value)


def test_spans_of_values_and_keys() -> None:
    document = load_yaml('a:\n  b: [x, "y é z"]\n  c:\n    d: 1\n', "f.yaml")
    assert document.data == {"a": {"b": ["x", "y é z"], "c": {"d": 1}}}
    assert document.spans["a", "b", 1].start == Position(2, 10)
    assert document.spans["a", "b", 1].end == Position(2, 17)
    assert document.spans["a", "c"].end == Position(4, 9)
    assert document.data["a"]["c"].keys_at["d"].start == Position(4, 5)


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("a: #c8352b", 'a: "#c8352b"'),
        ("- #c8352b", '- "#c8352b"'),
        ("c: {rgb: #1a1a1a}", 'c: {rgb: "#1a1a1a"}'),
        ("text: {{ total }}", 'text: "{{ total }}"'),
        ('text: {{ t("x") }} rest', "text: '{{ t(\"x\") }} rest'"),
        ("- {{ a }}", '- "{{ a }}"'),
    ],
)
def test_the_line_mended(line: str, mended: str) -> None:
    document = load_yaml(line + "\n", "f.yaml")
    assert [d.args["mended"] for d in document.diagnostics] == [mended]
    assert load_yaml(mended, "f.yaml").diagnostics == ()
    assert mended in wording(document.diagnostics[0], "expected", "fr")


def test_a_true_comment_is_no_finding() -> None:
    assert load_yaml("a: # why\n  b: 1 #c8352b\nc:\n", "f").diagnostics == ()


def test_all_findings_at_once_beyond_syntax_errors() -> None:
    document = load_yaml(
        'a: {{ f("x") }} y\na: 1\nb: {{ g("x") }} z\nc: #fff\nd: &n 1\ne: !!str x\n', "f.yaml"
    )
    assert codes(document) == [
        ("yaml-bare-expression", 1, 4),
        ("yaml-duplicate-key", 2, 1),
        ("yaml-bare-expression", 3, 4),
        ("yaml-swallowed-hash", 4, 4),
        ("yaml-anchor", 5, 4),
        ("yaml-tag", 6, 4),
    ]
    assert document.diagnostics[1].related[0].where.start == Position(1, 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: [b: c: d]\n", ("yaml-syntax", 1, 4)),
        ("a: b: c\n", ("yaml-quotes-missing", 1, 4)),
        ("a: @b\n", ("yaml-quotes-missing", 1, 4)),
        ("- {a: b # c, d: e}\n", ("yaml-quotes-missing", 1, 7)),
        ("a:\n  b:3 mm\n  c: 4\n", ("yaml-space-missing", 2, 3)),
        ("a:\n\t- b\n", ("yaml-tab", 2, 1)),
        ("a: \x00\n", ("yaml-syntax", 1, 1)),
        ("x: 1\na: 'b\n", ("yaml-syntax", 2, 4)),
        ("a: 1\n---\nb: 2\n", ("yaml-second-document", 2, 1)),
        ("? [a]\n: b\n", ("yaml-key-not-text", 1, 3)),
        ("[" * 100_000, ("yaml-too-deep", 1, 61)),
        ("a: *b\n", ("yaml-anchor", 1, 4)),
        ("x" * 2_000_001, ("yaml-too-large", 1, 1)),
    ],
)
def test_refused(text: str, found: tuple[str, int, int]) -> None:
    document = load_yaml(text, "f.yaml")
    assert codes(document) == [found]
    assert "{" not in wording(document.diagnostics[0], "message", "en").replace("{{", "")


def test_billion_laughs_is_refused_quickly() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 60))
    document = load_yaml(bomb, "f.yaml")
    assert {d.code for d in document.diagnostics} == {"yaml-anchor"}


def test_excerpt_is_the_line() -> None:
    assert load_yaml("x: 1\na: 2\na: 3\n", "f").diagnostics[0].excerpt == "a: 3"
