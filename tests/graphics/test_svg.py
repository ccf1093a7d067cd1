"""The SVG reader: what it draws, what it refuses and how it says so."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportcli.graphics.svg.reader import icon, vector
from reportcli.messages import wording
from reportcli.model.diagnostic import Findings
from reportcli.model.display import Drawing, GroupOp, PathOp
from reportcli.model.style import Paint

BASE = Path(__file__).parents[2] / "layouts" / "base"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20">'


def svg(tmp_path, body, head=HEAD):
    file = tmp_path / "drawing.svg"
    file.write_text(f"{head}{body}</svg>", encoding="utf-8")
    return str(file)


def codes(path):
    with pytest.raises(Findings) as caught:
        icon(path, 10)
    return [finding.code for finding in caught.value.diagnostics]


def test_shapes_scale_to_the_size_and_keep_their_proportions(tmp_path):
    drawing = icon(svg(tmp_path, '<rect x="1" y="2" width="4" height="6" fill="#f00"/>'), 40)
    assert (drawing.width, drawing.height) == (20, 40)
    (op,) = drawing.ops
    assert op.fill == Paint("#ff0000")
    assert op.path == (("M", 2, 4), ("L", 10, 4), ("L", 10, 16), ("L", 2, 16), ("Z",))


def test_one_paint_takes_all_colours(tmp_path):
    path = svg(tmp_path, '<path d="M0 0H5V5z" fill="#123456" stroke="red" fill-opacity=".5"/>')
    (op,) = icon(path, 20, Paint("accent", 0.4)).ops
    assert op.fill == Paint("accent", 0.4, 0.5)
    assert op.stroke.paint == Paint("accent", 0.4)


def test_groups_inherit_and_transform(tmp_path):
    body = '<g fill="none" stroke="#00f" stroke-width="2" transform="translate(1 1)"><path d="M0 0L2 0"/></g>'
    (op,) = icon(svg(tmp_path, body), 40).ops
    assert op.fill is None
    assert op.path == (("M", 2, 2), ("L", 6, 2))
    assert op.stroke.width == 4


def test_inline_style_beats_attributes(tmp_path):
    (op,) = icon(svg(tmp_path, '<circle r="3" fill="red" style="fill: lime"/>'), 20).ops
    assert op.fill == Paint("#00ff00")


def test_white_masks_and_clip_paths_clip(tmp_path):
    for tag, attribute in (("mask", "mask"), ("clipPath", "clip-path")):
        body = f'<{tag} id="a"><circle cx="5" cy="5" r="5" fill="#fff"/></{tag}><g {attribute}="url(#a)">'
        (op,) = icon(svg(tmp_path, body + '<path d="M0 0H9V9z"/></g>'), 20).ops
        assert isinstance(op, GroupOp)
        assert op.clip is not None
        assert op.clip[0][:1] == ("M",)
        assert op.clip[0][1:] == pytest.approx((10, 5))
        assert isinstance(op.ops[0], PathOp)


def test_everything_that_is_refused_is_told_at_once_with_its_line(tmp_path):
    body = '\n<image href="x.png"/>\n<script>1</script><path d="M0 0L" fill="url(#g)"/><text>a</text>'
    with pytest.raises(Findings) as caught:
        icon(svg(tmp_path, body), 10)
    found = [(f.code, f.where.start.line) for f in caught.value.diagnostics]
    assert found == [
        ("svg-attribute", 2),
        ("svg-element", 2),
        ("svg-element", 3),
        ("svg-value", 3),
        ("svg-element", 3),
    ]
    assert "image" in wording(caught.value.diagnostics[1], "message", "en")
    assert "image" in wording(caught.value.diagnostics[1], "message", "fr")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<use href="#a"/>', "svg-attribute"),
        ('<g onload="x()"><path d="M0 0H1"/></g>', "svg-attribute"),
        ('<path filter="url(#f)" d="M0 0H1"/>', "svg-attribute"),
        ("<style>path{fill:red}</style>", "svg-element"),
        ('<path fill="url(#gradient)" d="M0 0H1"/>', "svg-value"),
        ('<path stroke-width="1e99" d="M0 0H1"/>', "svg-value"),
        ('<rect width="5%" height="2"/>', "svg-value"),
        ('<g mask="url(#none)"><path d="M0 0H1"/></g>', "svg-clip"),
        ('<mask id="m"><path fill="red" d="M0 0H1"/></mask><path mask="url(#m)" d="M0 0H1"/>', "svg-clip"),
    ],
)
def test_each_refusal_has_its_code(tmp_path, body, code):
    assert code in codes(svg(tmp_path, body))


def test_a_clip_that_refers_to_itself_ends(tmp_path):
    path = '<path clip-path="url(#a)" d="M0 0H1"/>'
    assert "svg-clip" in codes(svg(tmp_path, f'<clipPath id="a">{path}</clipPath>{path}'))


def test_entities_are_never_expanded(tmp_path):
    file = tmp_path / "bomb.svg"
    lines = ['<!ENTITY a0 "ha">'] + [f'<!ENTITY a{i} "&a{i - 1};&a{i - 1};">' for i in range(1, 30)]
    file.write_text(f"<!DOCTYPE svg [{''.join(lines)}]>{HEAD}<title>&a29;</title></svg>", encoding="utf-8")
    assert codes(str(file)) == ["svg-entity"]


def test_depth_and_size_are_bounded(tmp_path):
    assert codes(svg(tmp_path, "<g>" * 80 + "</g>" * 80)) == ["svg-too-complex"]
    (tmp_path / "large.svg").write_bytes(b" " * 2_000_001)
    assert codes(str(tmp_path / "large.svg")) == ["svg-too-large"]


def test_broken_files_are_told(tmp_path):
    assert codes(str(tmp_path / "absent.svg")) == ["svg-unreadable"]
    assert codes(str(tmp_path)) == ["svg-unreadable"]
    assert codes(svg(tmp_path, "<g>")) == ["svg-not-xml"]
    (tmp_path / "html.svg").write_text("<html/>")
    assert codes(str(tmp_path / "html.svg")) == ["svg-not-svg"]
    assert codes(svg(tmp_path, "", '<svg xmlns="http://www.w3.org/2000/svg">')) == ["svg-no-size"]


def test_foreign_elements_are_passed_over(tmp_path):
    head = HEAD.replace("<svg ", '<svg xmlns:i="urn:editor" ')
    drawing = icon(svg(tmp_path, '<i:view><i:guide/></i:view><path d="M0 0H1"/>', head), 10)
    assert len(drawing.ops) == 1


def test_vector_fits_a_box_and_centres(tmp_path):
    path = svg(tmp_path, '<rect width="10" height="20"/>')
    drawing = vector(path, 40, 40)
    assert drawing.ops[0].path[0] == ("M", 10, 0)
    assert drawing.ops[0].path[2] == ("L", 30, 40)


def test_all_icons_and_flags_of_the_base_layout_are_drawn():
    files = sorted(BASE.glob("icons/*.svg")) + sorted(BASE.glob("flags/*.svg"))
    assert len(files) > 400
    for file in files:
        assert icon(str(file), 12).ops, file.name


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=" <>/=\"'gpathdrectfillMLCAZz0123456789.-,#()url&;", max_size=80))
def test_any_bytes_give_a_drawing_or_findings(tmp_path_factory, body):
    path = svg(tmp_path_factory.mktemp("fuzz"), body)
    try:
        assert isinstance(icon(path, 10), Drawing)
    except Findings as findings:
        assert findings.diagnostics
