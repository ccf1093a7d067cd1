"""QR codes: the outline covers exactly the dark modules."""

from typing import Any

import pytest
import segno

from reportcli.graphics.qr import qr
from reportcli.model.diagnostic import Findings
from reportcli.model.style import BLACK

DATA = "https://www.example.org/annual-report"


def inside(x, y, path):
    """Even-odd rule over straight segments."""
    within = False
    start: Any = None
    last: Any = None
    for segment in path:
        if segment[0] == "M":
            start = last = segment[1:]
            continue
        here = start if segment[0] == "Z" else segment[1:]
        if (last[1] > y) != (here[1] > y) and x < last[0] + (y - last[1]) / (here[1] - last[1]) * (
            here[0] - last[0]
        ):
            within = not within
        last = here
    return within


def test_every_module_has_its_colour():
    drawing = qr(DATA, 87, BLACK)
    matrix = segno.make(DATA, micro=False, error="m", boost_error=True).matrix
    module = 87 / len(matrix)
    (op,) = drawing.ops
    assert op.even_odd
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            assert inside((x + 0.5) * module, (y + 0.5) * module, op.path) == bool(dark)


@pytest.mark.parametrize(
    ("data", "size", "code"),
    [("", 60, "qr-empty"), ("x" * 4000, 500, "qr-too-long"), (DATA, 12, "qr-too-small")],
)
def test_codes_that_cannot_be_scanned_are_refused(data, size, code):
    with pytest.raises(Findings) as caught:
        qr(data, size, BLACK)
    assert [f.code for f in caught.value.diagnostics] == [code]
