"""Prose: the tree, its places, and what is refused."""

import pytest

from reportcli.inputs.link_targets import link_problem
from reportcli.inputs.markdown.nodes import (
    BulletList,
    Emphasis,
    Expression,
    FencedBox,
    Heading,
    LineBreak,
    Link,
    NoteRef,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Superscript,
    Text,
)
from reportcli.inputs.markdown.reader import parse_blocks, parse_inline, parse_markdown
from reportcli.messages import wording
from reportcli.model.refs import CellRef, Position, Span

CELL = CellRef("w", "Textes", 3, 2)


def inlines(text: str) -> tuple:
    return parse_inline(text, CELL)[0]


def test_inline_marks() -> None:
    assert inlines("le **19^e^** de *l’an*") == (
        Text("le ", CELL),
        Strong((Text("19", CELL), Superscript((Text("e", CELL),), CELL)), CELL),
        Text(" de ", CELL),
        Emphasis((Text("l’an", CELL),), CELL),
    )


def test_typed_characters_stay() -> None:
    text = '« Oui » -- "non" ... (c) 10^6 et 5^3 `x` a_b_c 100 %'
    assert inlines(text) == (Text(text, CELL),)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("{{ a * b * c }}", "a * b * c"),
        ('{{ x["}}"] | f("**") }}', 'x["}}"] | f("**")'),
        ("{{ {'a': 1}['a'] }}", "{'a': 1}['a']"),
        ("{{ a\n  _b_ }}", "a\n  _b_"),
    ],
)
def test_an_expression_is_one_token(text: str, source: str) -> None:
    assert inlines(f"**{text}**") == (Strong((Expression(source, CELL),), CELL),)


def test_braces_that_stay_open() -> None:
    nodes, found = parse_inline("a {{ b", CELL)
    assert nodes == (Text("a {{ b", CELL),)
    assert [d.code for d in found] == ["markdown-open-expression"]
    assert inlines("a {{ b }} {{ c")[:2] == (Text("a ", CELL), Expression("b", CELL))


def test_blocks_and_places() -> None:
    prose = parse_markdown(
        "---\ntitle: L’édito\n---\n## Titre {{ x }}\n\nUn\n  **mot**\\\nfin[^n]\n\n"
        "- a\n- b\n\n2. c\n\n> d\n\n"
        "::: aside\ne\n:::\n\n---\n\n[^n]: Note.\n",
        "texts/e.md",
    )
    assert prose.diagnostics == ()
    assert dict(prose.fields) == {"title": "L’édito"}
    assert prose.field_spans["title"].start == Position(2, 8)
    heading, paragraph, bullets, numbers, quote, box, _ = prose.blocks
    kinds = [Heading, Paragraph, BulletList, OrderedList, Quote, FencedBox, Rule]
    assert [type(b) for b in prose.blocks] == kinds
    assert heading.level == 2 and heading.inlines[1].source == "x"
    assert heading.inlines[1].where.start == Position(4, 10)
    strong = paragraph.inlines[1]
    assert (strong.where.start, strong.where.end) == (Position(7, 3), Position(7, 10))
    assert isinstance(paragraph.inlines[2], LineBreak)
    assert paragraph.inlines[-1] == NoteRef("n", paragraph.inlines[-1].where)
    assert paragraph.inlines[-1].where.start == Position(8, 4)
    assert len(bullets.items) == 2 and bullets.items[1].where.start == Position(11, 1)
    assert numbers.start == 2
    assert quote.blocks[0].inlines[0].where.start == Position(15, 3)
    assert box.name == "aside" and box.blocks[0].inlines[0].text == "e"
    assert prose.notes["n"].blocks[0].inlines[0].text == "Note."


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("a <b>x", "markdown-html", 3),
        ("<div>x</div>", "markdown-html", 1),
        ("a ![p](q.png)", "markdown-image", 3),
        ("a [x](javascript:alert(1))", "link-scheme", 3),
        ("a [x](data:text/html,y)", "link-scheme", 3),
        ("a [x](www.x.be)", "link-without-scheme", 3),
        ("a [x]()", "link-empty", 3),
        ("a[^1]", "markdown-note-missing", 2),
        ("a {{ b", "markdown-open-expression", 3),
        ("::: 1x!\na\n:::", "markdown-box-name", 1),
        ("a\n\n[^u]: b", "markdown-note-unused", 1),
        ("x" * 12_001, "markdown-paragraph-too-long", 1),
        ("---\n- a\n---\nb", "front-matter-not-mapping", 1),
        ("---\na: [b]\n---\nb", "front-matter-not-text", 4),
        ("---\na: b\na: c\n---\nb", "yaml-duplicate-key", 1),
        ("x\n" * 200_001, "markdown-too-large", 1),
    ],
)
def test_refused(text: str, code: str, column: int) -> None:
    (finding,) = parse_markdown(text, "t.md").diagnostics
    assert (finding.code, finding.where.start.column) == (code, column)
    for lang in ("en", "fr"):
        assert wording(finding, "message", lang) and "{limit}" not in wording(finding, "message", lang)


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("https://x.be", None),
        ("HTTP://x.be", None),
        ("mailto:a@x.be", None),
        ("#team", None),
        ("java\tscript:alert(1)", "link-scheme"),
        (" javascript:x", "link-scheme"),
        ("file:///etc/passwd", "link-scheme"),
        ("x.be:80/a", "link-without-scheme"),
        ("#", "link-empty"),
    ],
)
def test_links(url: str, problem: str | None) -> None:
    assert link_problem(url) == problem


def test_a_link_in_a_cell() -> None:
    assert inlines("[ici](https://x.be/a_b)") == (Link("https://x.be/a_b", (Text("ici", CELL),), CELL),)


def test_a_cell_with_a_list() -> None:
    prose = parse_blocks("- a\n- **b**", CELL)
    assert [type(b) for b in prose.blocks] == [BulletList]
    assert prose.blocks[0].items[1].blocks[0].inlines == (Strong((Text("b", CELL),), CELL),)


@pytest.mark.parametrize("unit", ["[", "*a ", "{{ ", "{{ '", "[^", "![[", "> ", "_a", "[a]("])
def test_hostile_repetition_ends(unit: str) -> None:
    parse_markdown(unit * (11_000 // len(unit)), "t.md")


@pytest.mark.parametrize(
    "text",
    [
        "12*50*2 euros",
        "3*4*5",
        "(2)*3*(4)",
        "2***3***4",
        "a_b_c",
        "__init__",
        "x __init__.py, __main__",
        "fichier_final_v2",
    ],
)
def test_marks_inside_words_and_numbers_are_text(text: str) -> None:
    """A product, an identifier or a part of a word keeps its signs, in a text as in a cell."""
    for where in (None, CellRef("2024.xlsx", "Results", 2, 4)):
        inlines, findings = parse_inline(text, where)
        assert [node.text for node in inlines if isinstance(node, Text)] == [text]
        assert len(inlines) == 1 and not findings


@pytest.mark.parametrize(
    "text", ["*mot*", "_mot_", "**deux mots**", "__deux mots__", "l’*eau*.", "«*mot*», **a**[^1]"]
)
def test_marks_around_words_are_emphasis(text: str) -> None:
    """What stands around whole words is emphasis, beside signs of a sentence too."""
    assert any(isinstance(node, Emphasis | Strong) for node in parse_inline(text, Span("a.md"))[0])


def test_a_line_break_of_a_cell_is_kept() -> None:
    """Alt+Enter breaks the line; a line end of a file is a space."""
    cell = parse_blocks("un\ndeux\n\ntrois", CellRef("2024.xlsx", "Results", 2, 4))
    kinds = [[type(node) for node in block.inlines] for block in cell.blocks if isinstance(block, Paragraph)]
    assert kinds == [[Text, LineBreak, Text], [Text]]
    file = parse_markdown("un\ndeux\n\ntrois", "a.md")
    first = file.blocks[0]
    assert isinstance(first, Paragraph) and [type(node) for node in first.inlines] == [Text]
