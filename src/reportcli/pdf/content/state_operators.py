"""The operators of a content stream that set its graphics state and colours (ISO 32000-1, 8.4 and 8.6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic

import pikepdf

from reportcli.model.paths import matrix_of, multiply
from reportcli.model.value_class import replace
from reportcli.pdf.content.path import Operands
from reportcli.pdf.content.sink import ContentBoundError
from reportcli.pdf.content.state import C, ColourState, F, GraphicsState, apply_dictionary

MAX_STATES = 500  # graphics states within each other


class StateOperators(Generic[F, C]):
    """Holds the state; its names of fonts, colour spaces and patterns are those of `resources`.

    font: what is made of a font resource.
    """

    def __init__(
        self, state: GraphicsState[F, C], font: Callable[[str, pikepdf.Object | None], F | None]
    ) -> None:
        self.state = state
        self.resources: pikepdf.Object | None = None
        self._stack: list[GraphicsState[F, C]] = []
        self._font = font

    def resource(self, category: str, name: pikepdf.Object) -> pikepdf.Object | None:
        """A named resource of the stream that is followed, None where there is none."""
        held = self.resources.get(category) if isinstance(self.resources, pikepdf.Dictionary) else None
        return held.get(str(name)) if isinstance(held, pikepdf.Dictionary) else None

    def save(self, _: Operands) -> None:
        """q"""
        if len(self._stack) > MAX_STATES:
            raise ContentBoundError("graphics states nested too deep")
        self._stack.append(replace(self.state))

    def restore(self, _: Operands) -> None:
        """Q; one without its q changes nothing."""
        if self._stack:
            self.state = self._stack.pop()

    def concat(self, operands: Operands) -> None:
        """cm"""
        self.state.ctm = multiply(matrix_of(operands), self.state.ctm)

    def dash(self, operands: Operands) -> None:
        """d: the pattern; its phase is not kept."""
        self.state.dash = tuple(float(part) for part in operands[0].as_list())

    def graphics_state(self, operands: Operands) -> None:
        """gs: line width, overprint, opacity, blend mode and font of a dictionary (8.4.5)."""
        entry = self.resource("/ExtGState", operands[0])
        if not isinstance(entry, pikepdf.Dictionary):
            return
        apply_dictionary(self.state, entry)
        if "/Font" in entry:
            font, size = entry["/Font"].as_list()
            self.set_font("", font, float(size))

    def _space(self, name: pikepdf.Object) -> pikepdf.Object:
        found = self.resource("/ColorSpace", name)
        return name if found is None else found

    def fill_space(self, operands: Operands) -> None:
        """cs"""
        self.state.fill = ColourState(self._space(operands[0]))

    def stroke_space(self, operands: Operands) -> None:
        """CS"""
        self.state.stroke = ColourState(self._space(operands[0]))

    def fill_colour(self, operands: Operands) -> None:
        """sc, scn"""
        self.state.fill = self._colour(self.state.fill.space, operands)

    def stroke_colour(self, operands: Operands) -> None:
        """SC, SCN"""
        self.state.stroke = self._colour(self.state.stroke.space, operands)

    def _colour(self, space: pikepdf.Object, operands: Operands) -> ColourState:
        if len(operands) and isinstance(operands[-1], pikepdf.Name):
            found = self.resource("/Pattern", operands[-1])
            values = tuple(float(value) for value in list(operands)[:-1])
            return ColourState(space, values, found if isinstance(found, pikepdf.Stream) else None, True)
        return ColourState(space, tuple(float(value) for value in operands))

    def fill_with(self, space: pikepdf.Name, operands: Operands) -> None:
        """g, rg, k"""
        self.state.fill = self._colour(space, operands)

    def stroke_with(self, space: pikepdf.Name, operands: Operands) -> None:
        """G, RG, K"""
        self.state.stroke = self._colour(space, operands)

    def set_font(self, name: str, value: pikepdf.Object | None, size: float) -> None:
        """What Tf and a dictionary of parameters set."""
        self.state.font, self.state.size = self._font(name, value), size
