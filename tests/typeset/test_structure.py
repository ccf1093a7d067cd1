"""Structure, links, languages, notes, outline, padding."""

from dataclasses import replace

from typeset_builders import BODY, CHAR, LOOSE, chapter, codes, composer, lines, master, pt, report, text

from page_text import page_text, structure_text
from reportcli import blocks as b
from reportcli.model.inline import LateRun, LineBreak, NoteCall, Run
from reportcli.model.refs import FactKey
from reportcli.model.style import Paint
from reportcli.typeset import pad, typeset


def document(*children, **more):
    made = typeset(report(chapter(*children, **more)), composer_factory=composer)
    assert codes(made) == []
    return made


def test_roles_in_reading_order():
    item = b.ListItem(path="li", marker=(Run("1.", CHAR, "en"),), children=(text("one"),))
    inner = b.Section(
        path="i", id="i", title="I", level=2, starts="any", children=(text("Inner", level=2), text("para"))
    )
    made = document(
        text("Title", level=1),
        inner,
        b.List(path="l", items=(item,), marker_style=BODY, indent=10, ordered=True),
        b.Image(path="p", image="photo", alt="A photo"),
        b.Image(path="d", image="photo", decorative=True),
        b.Stack(path="q", role="BlockQuote", children=(text("said"),)),
    )
    assert structure_text(made) == (
        "Sect\n"
        "  H1 “Title”\n"
        "  Sect\n"
        "    H2 “Inner”\n"
        "    P “para”\n"
        "  L\n"
        "    LI\n"
        "      Lbl “1.”\n"
        "      LBody “one”\n"
        "  Figure alt='A photo'\n"
        "  BlockQuote\n"
        "    P “said”\n"
    )


def test_a_paragraph_over_two_pages_is_one_element():
    made = document(lines(20))
    assert structure_text(made).count("P ") == 1
    assert len({p.node for page in made.pages for p in page.placed}) == 1


def test_links_and_languages_get_elements_of_their_own():
    runs = (
        Run("see ", CHAR, "en"),
        Run("the site ", CHAR, "en", link="https://example.org"),
        Run("ou bien", CHAR, "fr"),
    )
    made = document(text(runs))
    assert structure_text(made) == ("Sect\n  P “see”\n    Link “the site”\n    Span lang=fr “ou bien”\n")
    link = next(p for p in made.pages[0].placed if p.link)
    assert (link.link, link.contents, link.lang) == ("https://example.org", "the site ", "en")


def test_a_link_over_two_lines_is_one_element():
    run = Run("abcd " * 8, CHAR, "en", link="https://example.org")
    made = document(text((run,)))
    assert structure_text(made).count("Link") == 1


def test_facts_stay_with_their_operations():
    made = document(text((Run("sum ", CHAR, "en"), Run("42", CHAR, "en", fact=FactKey("s", 7)))))
    assert [op.fact for p in made.pages[0].placed for op in p.ops] == [None, FactKey("s", 7)]


def test_footnotes_stand_at_the_foot_of_the_calls_page():
    body = (Run("note words", replace(CHAR, size=8), "en"),)
    call = NoteCall("1", CHAR, "en", "n1", body)
    with_call = text((Run("word", CHAR, "en"), call), path="call")
    made = document(lines(12, path="a"), with_call, lines(6, path="z"))
    first = made.pages[0]
    note = next(p for p in first.placed if p.block == "note/n1")
    # 8 pt with leading 10.4 at the frame's foot
    assert note.box.bottom == 190
    body_bottom = max(p.box.bottom for p in first.placed if p.block in ("a", "call", "z"))
    assert body_bottom <= note.box.y - 12
    assert "n1" in first.anchors
    assert "    Reference “1”\n  Note “1 note words”\n" in structure_text(made)


def test_a_note_moves_with_its_call():
    body = (Run("note words", CHAR, "en"),)
    with_call = text((Run("word", CHAR, "en"), NoteCall("1", CHAR, "en", "n1", body)), path="call")
    made = document(lines(14, path="a"), with_call)
    pages = [number for number, page in enumerate(made.pages) for p in page.placed if p.block == "note/n1"]
    assert pages == [1]


def test_notes_of_columns_stand_under_all_columns():
    body = (Run("note words", CHAR, "en"),)
    call = text((Run("word", CHAR, "en"), NoteCall("1", CHAR, "en", "n1", body)), path="call")
    children = (lines(20, path="a", measure=45), call, lines(12, path="z", measure=45))
    made = document(b.Columns(path="c", children=children, count=2, gap=10))
    notes = [(n, p.box.x) for n, page in enumerate(made.pages) for p in page.placed if p.block == "note/n1"]
    calls = [n for n, page in enumerate(made.pages) for p in page.placed if p.block == "call"]
    assert notes == [(calls[0], 10)]
    page = made.pages[calls[0]]
    note = next(p for p in page.placed if p.block == "note/n1")
    assert all(p.box.bottom <= note.box.y for p in page.placed if p.block in ("a", "z"))


def test_outline_and_anchors():
    inner = b.Section(path="s/i", title="Inner", level=2, starts="any", children=(text("x"),))
    quiet = replace(inner, title="Quiet", path="s/q", in_outline=False)
    made = document(inner, quiet, text("h", id="mark", level=3, outline=True))
    assert [(o.title, o.level, o.target) for o in made.chapters[0].outline] == [
        ("Section", 1, "s"),
        ("Inner", 2, "s/i"),
        ("h", 3, "mark"),
    ]
    assert {o.target for o in made.chapters[0].outline} <= set(made.pages[0].anchors)


def test_every_heading_is_a_bookmark_unless_it_or_its_section_says_otherwise():
    said = text("Long title", level=1, path="1", title="Short")
    broken = replace(
        text("", level=2, path="2"), runs=(Run("l'un", CHAR, "fr"), LineBreak(), Run("deux", CHAR, "fr"))
    )
    quiet = text("quiet", level=2, path="3", outline=False)
    inner = b.Section(
        path="i",
        title="I",
        level=2,
        starts="any",
        in_outline=False,
        children=(text("Own", level=2, path="4"),),
    )
    made = document(said, broken, quiet, inner, text("more", level=2, path="5"))
    assert [(o.title, o.level, o.target) for o in made.chapters[0].outline] == [
        ("Short", 1, "1"),
        ("l’un deux", 2, "2"),
        ("more", 2, "5"),
    ]


def test_late_tokens_are_placed():
    made = document(text((LateRun("page-of", "x", CHAR, "en"),)))
    assert len(made.pages[0].placed) == 1


def test_padding_keeps_the_last_chapter_last():
    whole = report(chapter(lines(20)), chapter(text("back", path="back")), page_multiple=4)
    made = typeset(whole, composer_factory=composer)
    assert len(made.pages) == 3
    padded = pad(whole, made, composer_factory=composer)
    assert [(p.folio, p.blank) for p in padded.pages] == [
        ("1", False),
        ("2", False),
        ("3", True),
        ("4", False),
    ]
    assert padded.pages[-1].side == "left"
    assert [p.block for p in padded.pages[-1].placed] == ["back"]
    assert page_text(padded).startswith(page_text(made)[: page_text(made).index("page 3")])


def test_same_input_same_pages():
    children = (lines(20), b.Columns(path="c", children=(lines(9, measure=45),), count=2, gap=10))
    assert page_text(document(*children)) == page_text(document(*children))


def test_content_in_decoration_has_no_structure():
    made = document(text("a"), b.Stack(path="d", decorative=True, children=(text("b", path="b"),)))
    assert structure_text(made) == "Sect\n  P “a”\n"
    assert [p.node for p in made.pages[0].placed] == [1, -1]


def test_every_finding_has_its_wording():
    import re
    from pathlib import Path

    from reportcli.messages import catalogue

    folder = Path(typeset.__code__.co_filename).parent
    used = {
        code
        for path in folder.rglob("*.py")
        for code in re.findall(r'(?:error|warning|note)\(\s*"([a-z-]+)"', path.read_text(encoding="utf-8"))
    } | {"type-shrunk", "type-grown"}
    assert len(used) > 8
    for lang in ("en", "fr"):
        assert used <= set(catalogue(lang)), lang


def test_masters_may_be_missing_altogether():
    bare = b.Chapter(b.Section(path="s", title="S", children=(text("a", LOOSE),)), {})
    made = typeset(report(bare), composer_factory=composer)
    assert set(codes(made)) == {"missing-master", "no-frame"}
    assert len(made.pages[0].placed) == 1
    assert master().name == "page"


def test_a_hidden_heading_has_its_element():
    made = document(text("a"), hidden_heading=True)
    assert structure_text(made) == "Sect\n  H1 “Section”\n  P “a”\n"
    assert [(p.hidden, p.block) for p in made.pages[0].placed] == [(True, "s"), (False, "text")]
    silent = document(b.Image(path="p", image="photo", alt="A photo"), hidden_heading=True)
    assert [(n.tag, n.actual_text) for n in silent.chapters[0].nodes][1] == ("H1", "Section")
    shown = document(b.Stack(path="k", keep=True, children=(text("Title", level=1),)), hidden_heading=True)
    assert [n.tag for n in shown.chapters[0].nodes] == ["Sect", "H1"]


def test_padding_blanks_carry_their_masters_furniture():
    at = b.Placement("page", left=pt(0), bottom=pt(0))
    place = b.Place(path="f", children=(text("blank", LOOSE, "f"),), at=at)
    masters = [master(side=side) for side in ("left", "right")]
    masters += [master("blank", side, furniture=[place]) for side in ("left", "right")]
    whole = report(
        chapter(lines(20), masters=masters),
        chapter(text("back", path="back"), masters=masters),
        page_multiple=4,
        blank_master="blank",
    )
    padded = pad(whole, typeset(whole, composer_factory=composer), composer_factory=composer)
    (blank,) = [page for page in padded.pages if page.blank]
    assert [(p.block, p.node, p.artifact) for p in blank.placed] == [("f", -1, "Footer")]


def test_inner_and_outer_of_a_place_follow_the_side():
    shape = b.Shape(path="x", kind="rect", fill=Paint("x"))
    at = b.Placement("page", outer=pt(5), top=pt(0), width=pt(20), height=pt(10))
    place = b.Place(path="p", children=(shape,), at=at)
    made = document(place, text("a"), b.Break(path="br"), replace(place, path="q"), text("b"))
    boxes = [p.box.x for page in made.pages for p in page.placed if p.block == "x"]
    assert boxes == [95, 5]
    inner = replace(place, at=b.Placement("page", inner=pt(5), top=pt(0), width=pt(20), height=pt(10)))
    assert [p.box.x for p in document(inner).pages[0].placed] == [5]
