"""Texts from Word: styles become blocks, what would be lost or is open is a finding, expressions survive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx.shared import RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st

from reportcli.inputs.markdown import nodes as md
from reportcli.inputs.word import WordText, read_word
from reportcli.inputs.word.expressions import end_of, source_of
from reportcli.model.refs import Position, Span
from word.documents import W, footnote, link, made, raw, rewritten
from workbook.books import codes, make, read, tiny_contract
from workbook.test_texts_and_media import CONTRACT


def shape(node: Any) -> Any:
    """A tree without places: the class and what it holds."""
    if isinstance(node, md.Text):
        return node.text
    if isinstance(node, md.Expression):
        return "{{" + node.source + "}}"
    inner = next(
        (getattr(node, n) for n in ("inlines", "children", "blocks", "items") if hasattr(node, n)), ()
    )
    name = type(node).__name__ + str(getattr(node, "level", getattr(node, "name", getattr(node, "url", ""))))
    return (name, *map(shape, inner))


def tree(text: WordText) -> list[Any]:
    return [shape(block) for block in text.prose.blocks]


def told(text: WordText) -> list[str]:
    return [finding.code for finding in text.prose.diagnostics]


def test_headings_paragraphs_quotes_and_title() -> None:
    def write(d: Any) -> None:
        d.add_paragraph("Our year", style="Title")
        d.add_heading("Water", 1)
        d.add_paragraph("First.")
        d.add_heading("Wells", 2)
        d.add_paragraph("She said it.", style="Quote")
        d.add_paragraph("Twice.", style="Intense Quote")

    text = read_word(made(write), "texts/a.docx")
    assert tree(text) == [
        ("Heading1", "Water"),
        ("Paragraph", "First."),
        ("Heading2", "Wells"),
        ("Quote", ("Paragraph", "She said it."), ("Paragraph", "Twice.")),
    ]
    assert dict(text.prose.fields) == {"title": "Our year"}
    assert text.prose.blocks[1].where == Span("texts/a.docx", Position(3, 1), Position(3, 7))
    assert text.source.splitlines()[2] == "First."
    assert told(text) == []


def test_marks_join_over_runs_and_styles_count_as_marks() -> None:
    def write(d: Any) -> None:
        paragraph = d.add_paragraph("a ")
        paragraph.add_run("bo").bold = True
        paragraph.add_run("ld").bold = True
        paragraph.add_run(" c ").italic = True
        paragraph.add_run("d", style="Emphasis")
        paragraph.add_run("e").font.superscript = True
        paragraph.add_run().add_break()
        paragraph.add_run("f*g*")

    (paragraph,) = tree(read_word(made(write), "a.docx"))
    assert paragraph == (
        "Paragraph",
        "a ",
        ("Strong", "bold"),
        ("Emphasis", " c d"),
        ("Superscript", "e"),
        ("LineBreak",),
        "f*g*",
    )


def test_lists_nest_by_level_and_keep_their_kind() -> None:
    def write(d: Any) -> None:
        for words, style in (
            ("one", "List Bullet"),
            ("deep", "List Bullet 2"),
            ("still one", "List Continue"),
            ("two", "List Bullet"),
            ("1st", "List Number"),
            ("2nd", "List Number"),
        ):
            d.add_paragraph(words, style=style)

    assert tree(read_word(made(write), "a.docx")) == [
        (
            "BulletList",
            (
                "ListItem",
                ("Paragraph", "one"),
                ("BulletList", ("ListItem", ("Paragraph", "deep"), ("Paragraph", "still one"))),
            ),
            ("ListItem", ("Paragraph", "two")),
        ),
        ("OrderedList", ("ListItem", ("Paragraph", "1st")), ("ListItem", ("Paragraph", "2nd"))),
    ]


def test_a_list_made_by_the_button_is_a_list() -> None:
    def write(d: Any) -> None:
        for _ in range(2):
            paragraph = d.add_paragraph("point", style="List Paragraph")
            numbering = d.part.numbering_part.element.num_lst[0].numId
            properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>'
            from docx.oxml import parse_xml

            paragraph._p.get_or_add_pPr().append(parse_xml(properties.replace("<w:numPr>", f"<w:numPr {W}>")))

    (block,) = tree(read_word(made(write), "a.docx"))
    assert block[0] in ("BulletList", "OrderedList")
    assert len(block) == 3


def test_links_and_footnotes() -> None:
    def write(d: Any) -> None:
        paragraph = d.add_paragraph("See ")
        link(paragraph, "our site", "https://example.org/a")
        footnote(d, paragraph, "A note.")

    text = read_word(made(write), "a.docx")
    assert tree(text) == [("Paragraph", "See ", ("Linkhttps://example.org/a", "our site"), ("NoteRef",))]
    (note,) = text.prose.notes.values()
    call = text.prose.blocks[0].inlines[-1]  # type: ignore[union-attr]
    assert isinstance(call, md.NoteRef)
    assert (call.id, shape(note.blocks[0])) == (note.id, ("Paragraph", "A note."))


def test_a_link_as_a_field() -> None:
    def write(d: Any) -> None:
        raw(
            d.add_paragraph(),
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org" '
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>here</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> and on</w:t></w:r>',
        )

    assert tree(read_word(made(write), "a.docx")) == [
        ("Paragraph", ("Linkhttps://example.org", "here"), " and on")
    ]


def test_a_box_style_is_a_box_of_the_layout() -> None:
    def write(d: Any) -> None:
        d.styles.add_style("Box key-point", 1)
        d.add_paragraph("One.", style="Box key-point")
        d.add_paragraph("Two.", style="Box key-point")

    assert tree(read_word(made(write), "a.docx")) == [
        ("FencedBoxkey-point", ("Paragraph", "One."), ("Paragraph", "Two."))
    ]


def test_own_styles_mean_what_they_are_based_on() -> None:
    def write(d: Any) -> None:
        d.styles.add_style("House title", 1).base_style = d.styles["Heading 2"]
        d.add_paragraph("Mine", style="House title")
        d.styles.add_style("Fancy", 1).base_style = None
        d.add_paragraph("Plain words.", style="Fancy")

    text = read_word(made(write), "a.docx")
    assert tree(text) == [("Heading2", "Mine"), ("Paragraph", "Plain words.")]
    assert told(text) == ["word-style-unknown"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{{ total }}", "total"),
        ("{{\u00a0total\u202f}}", "total"),
        ("{{ amount(“Q1”) }}", 'amount("Q1")'),
        ("{{ pays[« Mali »] }}", 'pays["Mali"]'),
        ("{{ pays[«\u00a0Mali\u00a0»] }}", 'pays["Mali"]'),
        ("{{ f(„Wien“) }}", 'f("Wien")'),
        ("{{ f(‘a’) – 1 }}", "f('a') - 1"),
        ("{{ f(“l’an }} 2”) }}", 'f("l’an }} 2")'),
    ],
)
def test_expressions_survive_the_signs_of_print(written: str, expected: str) -> None:
    assert end_of(written + " after", 0) == len(written)
    assert source_of(written) == expected

    def write(d: Any) -> None:
        paragraph = d.add_paragraph("Is ")
        for char in written:  # Word cuts runs wherever it likes
            paragraph.add_run(char)
        paragraph.add_run(" here")

    assert tree(read_word(made(write), "a.docx")) == [("Paragraph", "Is ", "{{" + expected + "}}", " here")]


def test_an_expression_that_is_not_closed_is_told() -> None:
    text = read_word(made(lambda d: d.add_paragraph("Is {{ total here.")), "a.docx")
    assert told(text) == ["markdown-open-expression"]
    assert text.prose.diagnostics[0].where == Span("a.docx", Position(1, 4), Position(1, 6))


def test_open_changes_and_comments_are_findings_at_their_paragraph() -> None:
    def write(d: Any) -> None:
        d.add_paragraph("Calm.")
        paragraph = d.add_paragraph("We ")
        author = 'w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z"'
        raw(paragraph, f"<w:ins {author}><w:r><w:t>really </w:t></w:r></w:ins>")
        raw(paragraph, f"<w:del {author}><w:r><w:delText>never </w:delText></w:r></w:del>")
        raw(
            paragraph,
            f"<w:r><w:rPr><w:rPrChange {author}><w:rPr/></w:rPrChange></w:rPr><w:t>grew.</w:t></w:r>",
        )
        d.add_comment(paragraph.runs[-1], text="Sure?", author="B")

    text = read_word(made(write), "a.docx")
    assert [shape(b) for b in text.prose.blocks] == [("Paragraph", "Calm."), ("Paragraph", "We really grew.")]
    assert sorted(told(text)) == [
        "word-change-added",
        "word-change-format",
        "word-change-removed",
        "word-comment",
    ]
    assert {f.where.start.line for f in text.prose.diagnostics if isinstance(f.where, Span)} == {2}
    assert {f.args.get("text") for f in text.prose.diagnostics} == {"really ", "never ", "Sure?", None}
    assert text.prose.diagnostics[0].excerpt == "We really grew."


def test_what_would_be_lost_is_an_error() -> None:
    def write(d: Any) -> None:
        d.add_table(1, 1)
        raw(d.add_paragraph("Look: "), "<w:r><w:pict/></w:r>")
        math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
        raw(d.add_paragraph("E "), f"<m:oMath {math}/>")
        compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        boxed = f"<mc:AlternateContent {compatible}><w:txbxContent/></mc:AlternateContent>"
        raw(d.add_paragraph("B "), f"<w:r>{boxed}</w:r>")
        raw(d.add_paragraph("S "), '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>')

    text = read_word(made(write), "a.docx")
    assert told(text) == ["word-table", "word-picture", "word-equation", "word-text-box", "word-symbol"]
    assert {finding.severity.value for finding in text.prose.diagnostics} == {"error"}


def test_what_is_left_out_or_doubtful_is_a_note() -> None:
    def write(d: Any) -> None:
        raw(d.add_paragraph("Seen"), "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>")
        d.add_paragraph().add_run("A heading by hand").bold = True
        run = d.add_paragraph("Red ").add_run("words")
        run.font.color.rgb = RGBColor(255, 0, 0)
        run.underline = True
        d.styles.add_style("toc 1", 1)
        d.add_paragraph("Contents …… 3", style="toc 1")

    text = read_word(made(write), "a.docx")
    assert told(text) == ["word-hidden-text", "word-heading-by-hand", "word-formatting", "word-contents"]
    assert {finding.severity.value for finding in text.prose.diagnostics} == {"note"}
    formatting = next(f for f in text.prose.diagnostics if f.code == "word-formatting")
    assert formatting.args["kinds"] == "colour, underline"


def test_a_heading_in_bold_by_hand_is_only_a_heading() -> None:
    def write(d: Any) -> None:
        d.add_heading("", 1).add_run("Bold").bold = True

    assert tree(read_word(made(write), "a.docx")) == [("Heading1", "Bold")]


# ---- hostile files


def test_entities_are_refused_in_any_encoding() -> None:
    bomb = (
        '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    plain = made(lambda d: d.add_paragraph("x"))
    for encoding in ("utf-8", "utf-16"):
        content = f'<?xml version="1.0" encoding="{encoding}"?>{bomb}'.encode(encoding)

        def other(_: bytes, content: bytes = content) -> bytes:
            return content

        text = read_word(rewritten(plain, "word/document.xml", other), "a.docx")
        assert told(text) == ["word-entities"], encoding
        assert text.prose.blocks == ()


def test_a_package_that_unpacks_without_end_is_refused() -> None:
    bomb = rewritten(made(lambda d: d.add_paragraph("x")), "word/settings.xml", lambda _: b" " * (201 << 20))
    assert len(bomb) < 1 << 20
    assert told(read_word(bomb, "a.docx")) == ["word-bomb"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "word-damaged"),
        (b"PK\x03\x04 no package", "word-damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "word-old-or-locked"),
    ],
)
def test_what_is_no_word_document_is_told(data: bytes, code: str) -> None:
    assert told(read_word(data, "a.docx")) == [code]


def test_a_link_of_another_kind_is_refused() -> None:
    text = read_word(made(lambda d: link(d.add_paragraph("x "), "here", "javascript:alert(1)")), "a.docx")
    assert told(text) == ["link-scheme"]


def test_a_paragraph_without_end_is_refused() -> None:
    text = read_word(made(lambda d: d.add_paragraph("word " * 5_000)), "a.docx")
    assert told(text) == ["markdown-paragraph-too-long"]
    long = read_word(made(lambda d: [d.add_paragraph("w" * 11_000) for _ in range(40)]), "a.docx")
    assert "markdown-too-large" in told(long)


def test_a_damaged_part_is_told() -> None:
    plain = made(lambda d: d.add_paragraph("x"))
    for name in (
        "word/document.xml",
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
    ):
        assert told(read_word(rewritten(plain, name, lambda c: c[: len(c) // 2]), "a.docx")) == [
            "word-damaged"
        ]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30), max_size=6)
)
def test_no_character_is_lost(paragraphs: list[str]) -> None:
    words = [text.replace("{{", "") for text in paragraphs]
    text = read_word(made(lambda d: [d.add_paragraph(each) for each in words]), "a.docx")
    kept = ["".join(str(shape(node)) for node in block.inlines) for block in text.prose.blocks]  # type: ignore[union-attr]
    spoilt = "\u2028\u2029\ufffc"
    assert kept == [each for each in words if each.strip() and not set(each) & set(spoilt)] or any(
        set(each) & set(spoilt) for each in words
    )


# ---- in the register of texts


def test_the_register_reads_both_kinds(tmp_path: Path) -> None:
    contract = tiny_contract(CONTRACT)
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "edito.docx").write_bytes(made(lambda d: d.add_paragraph("Bonjour")))
    (folder / "~$edito.docx").write_bytes(b"Word is open")
    (folder / "both.docx").write_bytes(made(lambda d: d.add_paragraph("Word")))
    (folder / "both.md").write_text("Markdown", encoding="utf-8")
    (folder / "old.doc").write_bytes(b"")
    lines = [["Code", "Titre"], ["edito", "Mot"]]
    book = read(make(tmp_path / "w.xlsx", {"Pays": [], "Textes": lines}), contract)
    assert sorted(book.texts) == ["both", "edito"]
    edito = book.texts["edito"]
    assert (edito.file, edito.title, edito.source) == ("texts/edito.docx", "Mot", "Bonjour")
    assert edito.prose is not None
    assert book.texts["both"].source == "Markdown"
    assert codes(book)[1:] == ["text-file-twice", "text-file-unread"]  # after the empty sheet
    assert "texts/edito.docx" in book.inputs
