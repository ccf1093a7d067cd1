"""Functions of other files' inks: a table of samples gives what stands between its samples."""

import pikepdf
import pytest

from reportcli.pdf.placed.functions import function_of

OWNER = pikepdf.new()  # objects live as long as their file


def sampled(data: bytes, sizes: list[int], outputs: int, **more: list[float]) -> pikepdf.Stream:
    stream = pikepdf.Stream(OWNER, data)
    stream.FunctionType, stream.BitsPerSample = 0, 8
    stream.Size = pikepdf.Array(sizes)
    stream.Domain = pikepdf.Array([0, 1] * len(sizes))
    stream.Range = pikepdf.Array([0, 1] * outputs)
    for name, numbers in more.items():
        stream[f"/{name}"] = pikepdf.Array(numbers)
    return stream


@pytest.mark.parametrize(
    ("at", "found"), [(0.0, [0.0, 1.0]), (0.5, [0.5, 0.5]), (1.0, [1.0, 0.0]), (9.0, [1.0, 0.0])]
)
def test_outputs_stand_side_by_side(at: float, found: list[float]) -> None:
    function = function_of(sampled(b"\x00\xff\xff\x00", [2], 2))
    assert function([at]) == pytest.approx(found)


def test_the_first_input_varies_fastest() -> None:
    function = function_of(sampled(b"\x00\xff\x00\x00", [2, 2], 1))
    assert function([1.0, 0.0]) == [1.0]
    assert function([0.0, 1.0]) == [0.0]
    assert function([0.5, 0.5]) == pytest.approx([0.25])


def test_encode_turns_a_table_around_and_decode_gives_its_range() -> None:
    function = function_of(sampled(b"\x00\xff", [2], 1, Encode=[1, 0], Decode=[0.2, 0.8]))
    assert function([0.0]) == pytest.approx([0.8])
    assert function([1.0]) == pytest.approx([0.2])
