from reportcli.model.display import GroupOp, PathOp
from reportcli.model.paths import rect_path, translate
from reportcli.model.style import BLACK


def test_moving_a_group_moves_what_is_in_it() -> None:
    inner = PathOp(rect_path(0, 0, 2, 3), fill=BLACK)
    moved = translate(GroupOp((inner,), clip=rect_path(0, 0, 1, 1)), 10, 20)
    assert isinstance(moved, GroupOp)
    assert moved.clip == rect_path(10, 20, 1, 1)
    assert moved.ops == (PathOp(rect_path(10, 20, 2, 3), fill=BLACK),)


def test_moving_a_transformed_group_moves_its_transform_only() -> None:
    inner = PathOp(rect_path(0, 0, 2, 3), fill=BLACK)
    moved = translate(GroupOp((inner,), transform=(1, 0, 0, 1, 5, 5)), 10, 20)
    assert isinstance(moved, GroupOp)
    assert moved.transform == (1, 0, 0, 1, 15, 25)
    assert moved.ops == (inner,)
