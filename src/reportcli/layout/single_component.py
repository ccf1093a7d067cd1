"""A layout of one component alone, on a bare page of a stated size: what a spine is set by."""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.layout.block_paths import name_paths
from reportcli.layout.layout import Layout
from reportcli.layout.models.kinds.expanding.component import ComponentCall
from reportcli.layout.models.kinds.section import SectionHead, SectionNode
from reportcli.layout.reporting import Sink
from reportcli.layout.resolve.master_sides import MasterSide, SideFrame
from reportcli.layout.resolve.page_geometry import PageGeometry
from reportcli.model.geometry import Edges
from reportcli.model.value_class import replace


def with_single_component(
    layout: Layout, name: str, arguments: Mapping[str, str], size: tuple[float, float], *, margin: float
) -> Layout:
    """The layout with one section that calls the component `name`; styles, tokens and words stay.

    arguments: of the component, as texts. size: width and height of the page in points; the component has all
    of it but `margin` points at the left and right. What does not fit is an error.
    """
    width, height = size
    call = ComponentCall.of(name=name, arguments=dict(arguments))
    head = SectionHead.of(id=name, title=name, master=None, toc=False, outline=False, heading="hidden")
    section = SectionNode.of(section=head, do=(call,))
    name_paths((section,), Sink())
    baseline = layout.page.baseline
    frame = SideFrame(name, margin, 0.0, width - 2 * margin, height, "error", True, 1, 0.0)
    edges = Edges(0.0, margin, 0.0, margin)
    masters = {
        (name, side): MasterSide(name, side, (frame,), (), edges, baseline, baseline, 1, 0.0, False)
        for side in ("left", "right")
    }
    return replace(
        layout,
        format=replace(layout.format, width=width, height=height),
        page=PageGeometry(width, height, {}, 1, 0.0, baseline, None),
        facing=False,
        multiple=1,
        masters=masters,
        blank_master=None,
        sections=(section,),
    )
