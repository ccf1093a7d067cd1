"""What a Word text shows, and how a report prints it: fields, lists, signs and looks."""

from __future__ import annotations

from typing import Any

import pytest
from docx.oxml import parse_xml

from reportcli.inputs.markdown import nodes as md
from reportcli.inputs.word import WordText, read_word
from word.documents import W, footnote, made, raw
from word.test_word_texts import told, tree

SPACES = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def word_field(text: str, result: str) -> str:
    return mark("begin") + instruction(text) + mark("separate") + run(result) + mark("end")


def of(*xml: str) -> WordText:
    """A text of one paragraph."""
    return read_word(made(lambda d: raw(d.add_paragraph(), "".join(xml))), "a.docx")


def words(text: WordText) -> str:
    return text.source.strip()


@pytest.mark.parametrize(
    ("xml", "printed", "code"),
    [
        (run("page ") + word_field(r"PAGEREF _Ref1 \h", "12"), "page 12", "word-page-number"),
        (f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>', "7", "word-page-number"),
        (word_field(r'TOC \o "1-3"', "Intro 3"), "Intro 3", "word-page-number"),
        (word_field(r'DATE \@ "d/M/yyyy"', "3/4/2024"), "3/4/2024", "word-field"),
        (word_field("=SUM(ABOVE)", "1 234"), "1 234", "word-field"),
        (run("note ") + word_field(r"REF _Ref2 \r \h", "2.1"), "note 2.1", "word-field"),
        (run("Yes ") + mark("begin") + instruction(" FORMCHECKBOX ") + mark("end"), "Yes", "word-field-lost"),
        (word_field("EQ \\f(1;2)", ""), "", "word-equation"),
        (run("We gave ") + run("15", "<w:strike/>") + run("12 euros"), "We gave 12 euros", "word-struck"),
        (run("seen ") + run("pale", '<w:color w:val="FDFDFD"/>'), "seen pale", "word-white-text"),
        (run("Done ") + run("ü", '<w:rFonts w:ascii="Wingdings"/>'), "Done ü", "word-symbol"),
        (run("Done \uf0fc"), "Done \uf0fc", "word-symbol"),
        (
            run("Name: ") + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + run("Click here") + "</w:sdtContent></w:sdt>", "Name:", "word-prompt",
        ),
        (run("a ") + f"<mc:AlternateContent {SPACES}>{run('b')}</mc:AlternateContent>", "a", "word-unread"),
    ],
)  # fmt: skip
def test_what_word_works_out_or_hides_is_reported(xml: str, printed: str, code: str) -> None:
    text = of(xml)
    assert words(text) == printed
    assert [found for found in told(text) if found != "word-formatting"] == [code]


@pytest.mark.parametrize(
    "xml",
    [
        word_field("SEQ Table", "1"),
        word_field(r"REF _Ref1 \h", "Figure 2"),
        word_field("ADDIN ZOTERO_ITEM x", "(Smith 2024)"),
        run("white", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="003366"/>'),
    ],
)
def test_what_is_as_good_as_typed_has_no_warning(xml: str) -> None:
    text = of(xml)
    assert words(text)
    assert not [found for found in text.prose.diagnostics if found.severity.value != "note"]


def test_the_instruction_of_a_field_is_not_printed() -> None:
    nested = mark("begin") + instruction("IF ") + word_field("=2+3", "5") + instruction(' = 5 "yes" "no"')
    text = of(run("We "), nested, mark("separate"), run("yes"), mark("end"))
    assert words(text) == "We yes"
    assert told(text) == ["word-field"]


def test_the_address_of_a_link_may_be_written_in_pieces() -> None:
    text = of(mark("begin"), instruction('HYPERLINK "htt'), instruction('ps://a.be/"'), mark("separate"),
              run("here"), mark("end"))  # fmt: skip
    assert tree(text) == [("Paragraph", ("Linkhttps://a.be/", "here"))]


def test_lowered_figures_and_the_words_under_ruby_are_kept() -> None:
    ruby = f"<w:ruby><w:rt>{run('kan')}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby>"
    text = of(run("CO"), run("2", '<w:vertAlign w:val="subscript"/>'), run(" of "), f"<w:r>{ruby}</w:r>")
    assert words(text) == "CO₂ of base"


def test_words_on_both_sides_of_a_page_break_stay_apart() -> None:
    assert words(of(run("first."), '<w:r><w:br w:type="page"/></w:r>', run("Second."))) == "first. Second."


def test_a_drop_capital_belongs_to_its_word() -> None:
    def write(d: Any) -> None:
        frame = '<w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>'
        raw(d.add_paragraph(), "")
        d.paragraphs[-1]._p.append(parse_xml(f"<w:p {W}>{frame}</w:p>")[0])
        d.paragraphs[-1].add_run("O")
        d.add_paragraph("nce upon a time.")

    assert tree(read_word(made(write), "a.docx")) == [("Paragraph", "Once upon a time.")]


def test_styles_hide_and_strike_words() -> None:
    def write(d: Any) -> None:
        d.styles.add_style("Secret", 2).font.hidden = True
        d.styles.add_style("Gone", 1).font.strike = True
        d.add_paragraph("seen ").add_run("hidden", style="Secret")
        d.add_paragraph("struck", style="Gone")

    text = read_word(made(write), "a.docx")
    assert tree(text) == [("Paragraph", "seen ")]
    assert told(text) == ["word-hidden-text", "word-struck"]


def _lists(d: Any, sign: str = "decimal", text: str = "%1.") -> None:
    """Adds the lists 90 and 91, of one definition; the second begins with 5."""
    numbering = d.part.numbering_part.element
    level = f'<w:start w:val="1"/><w:numFmt w:val="{sign}"/><w:lvlText w:val="{text}"/>'
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {W} w:abstractNumId="90"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
        ),
    )
    for number, override in (
        (90, ""),
        (91, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
    ):
        numbering.append(
            parse_xml(f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="90"/>{override}</w:num>')
        )


def _item(d: Any, text: str, number: int, style: str = "Normal") -> None:
    paragraph = d.add_paragraph(text, style=style)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'))


def test_a_list_counts_on_behind_other_paragraphs() -> None:
    def write(d: Any) -> None:
        _lists(d)
        for text, number in (
            ("a", 90),
            ("b", 90),
            ("", 0),
            ("c", 90),
            ("", 0),
            ("e", 91),
            ("", 0),
            ("f", 91),
        ):
            if number:
                _item(d, text, number)
            else:
                d.add_paragraph("between")
        d.add_paragraph("one", style="List Number")
        d.add_paragraph("between")
        d.add_paragraph("two", style="List Number")

    text = read_word(made(write), "a.docx")
    starts = [block.start for block in text.prose.blocks if isinstance(block, md.OrderedList)]
    assert starts == [1, 3, 5, 6, 1, 2]
    assert told(text) == []


@pytest.mark.parametrize(
    ("sign", "form"), [("lowerLetter", "%1)"), ("upperRoman", "%1."), ("decimal", "Art. %1")]
)
def test_numbers_that_the_report_writes_otherwise_are_a_note(sign: str, form: str) -> None:
    def write(d: Any) -> None:
        _lists(d, sign, form)
        _item(d, "a", 90)

    assert told(read_word(made(write), "a.docx")) == ["word-numbering"]


def test_the_number_of_a_heading_is_a_note() -> None:
    def write(d: Any) -> None:
        _lists(d)
        _item(d, "Results", 90, "Heading 1")

    assert told(read_word(made(write), "a.docx")) == ["word-numbering"]


def test_headers_and_embedded_documents_are_reported() -> None:
    def write(d: Any) -> None:
        d.sections[0].header.paragraphs[0].text = "Letterhead"
        d.add_paragraph("Words.")
        d.element.body.insert(1, parse_xml(f'<w:altChunk {W} r:id="rId9"/>'))

    assert sorted(told(read_word(made(write), "a.docx"))) == ["word-running-head", "word-unread"]


def test_a_note_with_a_mark_of_its_own_is_called_once() -> None:
    def write(d: Any) -> None:
        paragraph = d.add_paragraph("x")
        footnote(d, paragraph, "note")
        call = paragraph._p[-1][0]
        call.set(call.tag.replace("footnoteReference", "customMarkFollows"), "1")
        paragraph._p[-1].append(parse_xml(f"<w:t {W}>*</w:t>"))

    assert tree(read_word(made(write), "a.docx")) == [("Paragraph", "x", ("NoteRef",))]


def test_the_contents_that_word_made_say_no_pages() -> None:
    def write(d: Any) -> None:
        d.styles.add_style("toc 1", 1)
        raw(d.add_paragraph("Water ", style="toc 1"), word_field("PAGEREF _Toc1", "3"))

    assert told(read_word(made(write), "a.docx")) == ["word-contents"]


def test_a_call_without_its_note_is_reported_where_it_stands() -> None:
    def write(d: Any) -> None:
        paragraph = d.add_paragraph("One")
        footnote(d, paragraph, "note")
        paragraph.add_run(" two")
        paragraph._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="77"/></w:r>'))

    text = read_word(made(write), "a.docx")
    (found,) = [one for one in text.prose.diagnostics if one.code == "word-note-missing"]
    assert (str(found.where), found.severity.value) == ("a.docx:1:8", "warning")
