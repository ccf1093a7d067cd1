"""The reader of content streams: what reaches its sink, in which state, within which bounds."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
import pytest

from reportcli.model.paths import Matrix, multiply
from reportcli.pdf.content.reader import MAX_FORMS, ContentReader
from reportcli.pdf.content.sink import Budget, ContentBoundError, PaintedPath
from reportcli.pdf.content.state import GraphicsState

State = GraphicsState[str, None]


class Notes:
    """A sink that writes down what it is given."""

    def __init__(self) -> None:
        self.seen: list[object] = []
        self.texts: list[tuple[list[bytes | float], str | None, float, tuple[float, ...]]] = []

    def path(self, path: PaintedPath, state: State) -> None:
        self.seen.append((path.segments, path.fills, path.strokes, path.even_odd, path.clips))

    def text(self, items: Sequence[bytes | float], state: State, matrix: Matrix) -> float:
        place = multiply(matrix, state.ctm)[4:]
        self.texts.append((list(items), state.font, state.size, place))
        return 10.0 * sum(len(item) for item in items if isinstance(item, bytes))

    def font(self, name: str, value: pikepdf.Object | None) -> str:
        return f"{name}:{value is not None}"

    def xobject(self, name: str, value: pikepdf.Object | None) -> None:
        self.seen.append(name)
        if isinstance(value, pikepdf.Stream):
            self.reader.form(value, lambda edges, state: self.seen.append([float(edge) for edge in edges]))

    def inline_image(self, value: object, state: State) -> None:
        self.seen.append("inline")

    def shading(self, state: State) -> None:
        self.seen.append("shading")

    def begin_mark(self, tag: str, properties: pikepdf.Object | None) -> None:
        self.seen.append((tag, None if properties is None else int(properties["/MCID"])))

    def end_mark(self) -> None:
        self.seen.append("end")

    def unknown(self, operator: str) -> None:
        self.seen.append(f"?{operator}")

    def read(self, code: bytes, resources: pikepdf.Object | None = None) -> list[object]:
        with pikepdf.new() as pdf:
            self.reader: ContentReader[str, None] = ContentReader(self, None, Budget(1000))
            self.reader.run(pdf.make_stream(code), resources)
        return self.seen


def test_paths_come_in_user_space_with_what_is_done_to_them() -> None:
    (first, second, third) = Notes().read(
        b"q 2 0 0 2 10 20 cm 1 2 m 3 4 l s Q 0 0 m 1 1 2 2 3 3 c 4 4 5 5 v 6 6 7 7 y W* n 0 0 1 1 re B*"
    )
    assert first == ([("M", (12.0, 24.0)), ("L", (16.0, 28.0)), ("Z", ())], False, True, False, "")
    curves = [numbers for kind, numbers in second[0] if kind == "C"]  # type: ignore[index]
    assert curves == [(1, 1, 2, 2, 3, 3), (3, 3, 4, 4, 5, 5), (6, 6, 7, 7, 7, 7)]
    assert second[1:] == (False, False, False, "W*")  # type: ignore[index]
    assert third[1:] == (True, True, True, "")  # type: ignore[index]


def test_text_moves_by_what_the_sink_says_and_lines_by_their_leading() -> None:
    code = b"BT /F 9 Tf 12 TL 5 50 Td (ab) Tj [(c) -20] TJ (d) ' 1 2 (e) \" 1 0 0 1 7 8 Tm (f) Tj"
    notes = Notes()
    notes.read(code)
    assert [(items, place) for items, _, _, place in notes.texts] == [
        ([b"ab"], (5.0, 50.0)),
        ([b"c", -20.0], (25.0, 50.0)),
        ([b"d"], (5.0, 38.0)),
        ([b"e"], (5.0, 26.0)),
        ([b"f"], (7.0, 8.0)),
    ]
    assert {(font, size) for _, font, size, _ in notes.texts} == {("F:False", 9.0)}


def test_colours_keep_their_space_and_a_new_space_begins_with_its_own() -> None:
    notes = Notes()
    notes.read(b"0.1 0.2 0.3 rg 1 0 0 0 K /Sep cs")
    state = notes.reader.state
    assert (str(state.fill.space), state.fill.values) == ("/Sep", None)
    assert (str(state.stroke.space), state.stroke.values) == ("/DeviceCMYK", (1.0, 0.0, 0.0, 0.0))


def test_a_dictionary_of_the_graphics_state_sets_what_it_states() -> None:
    entry = pikepdf.Dictionary(LW=3, ca=0.5, CA=0.25, OP=True, OPM=1, BM=pikepdf.Name.Multiply)
    notes = Notes()
    notes.read(b"/G gs", pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(G=entry)))
    state = notes.reader.state
    assert (state.width, state.fill_alpha, state.stroke_alpha, state.blend) == (3.0, 0.5, 0.25, "Multiply")
    assert (state.overprint_stroke, state.overprint_fill, state.overprint_mode) == (True, True, 1)


def test_marks_name_their_properties_and_what_is_not_followed_is_said() -> None:
    properties = pikepdf.Dictionary(Properties=pikepdf.Dictionary(P=pikepdf.Dictionary(MCID=7)))
    seen = Notes().read(b"/Span /P BDC EMC /Artifact BMC EMC sh 5 M /X xy", properties)
    assert seen == [("Span", 7), "end", ("Artifact", None), "end", "shading", "?M", "?xy"]


def test_a_form_is_followed_in_its_place_and_leaves_no_state_behind() -> None:
    with pikepdf.new() as pdf:
        form = pdf.make_stream(b"5 w 0 0 1 1 re f")
        form["/Subtype"], form["/Matrix"], form["/BBox"] = pikepdf.Name.Form, [1, 0, 0, 1, 3, 4], [0, 0, 9, 9]
        notes = Notes()
        notes.read(b"/X Do", pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form)))
    assert notes.seen[:2] == ["X", [0.0, 0.0, 9.0, 9.0]]
    assert notes.seen[2][0][0] == ("M", (3.0, 4.0))  # type: ignore[index]
    assert (notes.reader.state.width, notes.reader.state.ctm) == (1.0, (1, 0, 0, 1, 0, 0))


def test_a_form_within_itself_ends() -> None:
    with pikepdf.new() as pdf:
        form = pdf.make_stream(b"/X Do")
        form["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        notes = Notes()
        notes.read(b"/X Do", pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form)))
    assert notes.seen.count("X") == MAX_FORMS + 1


@pytest.mark.parametrize("code", [b"q " * 600, b"0 w " * 1200])
def test_too_much_is_refused(code: bytes) -> None:
    with pytest.raises(ContentBoundError):
        Notes().read(code)
