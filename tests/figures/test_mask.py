"""The figures of the mask page show the values that they are given."""

import torch

from figures.mask import MANY, candidates, looking_ahead, sight, surprisals
from figures.style import DARK, LIGHT


def test_looking_ahead_frames_the_chosen_head() -> None:
    share = torch.tensor([[0.1, 0.9, 0.3], [0.0, 0.5, 1.0]])
    figure = looking_ahead(share, layer=1, head=2, style=LIGHT)
    heat, frame = figure.data[0], figure.layout.shapes[0]
    assert list(figure.data[1].text) == ["10%", "90%", "30%", "0%", "50%", "100%"]
    assert torch.equal(torch.as_tensor(heat.z), share)
    assert (heat.zmin, heat.zmax) == (0, 1)
    assert (frame.x0, frame.x1, frame.y0, frame.y1) == (1.5, 2.5, 0.5, 1.5)


def test_candidates_keep_equal_labels_apart_and_markup_literal() -> None:
    figure = candidates(["<b>", "a", "a"], [0.5, 0.2, 0.1], ["50.0%", "20.0%", "10.0%"], 0.6, LIGHT)
    assert list(figure.data[0].x) == [0.5, 0.2, 0.1]
    assert len(set(figure.data[0].y)) == 3
    assert list(figure.layout.yaxis.ticktext) == ["&lt;b&gt;", "a", "a"]
    assert figure.layout.xaxis.range[1] >= 0.6


def test_surprisals_join_the_two_dots_of_each_token() -> None:
    on, off = torch.tensor([torch.nan, 2.0, 5.0]), torch.tensor([torch.nan, 1.0, 6.0])
    joints, before, after = surprisals(["x", "y", "z"], on, off, DARK).data
    assert list(before.y)[1:] == [2.0, 5.0]
    assert list(after.y)[1:] == [1.0, 6.0]
    assert list(joints.x)[3:] == [1, 1, 1, 2, 2, 2]
    assert list(joints.y)[3:] == [2.0, 1.0, None, 5.0, 6.0, None]


def test_what_one_points_at_is_named_literally() -> None:
    bits = torch.tensor([float("nan"), 1.0])
    for dots in surprisals(["<b>", "&"], bits, bits, LIGHT).data[1:]:
        assert list(dots.customdata) == ["&lt;b&gt;", "&amp;"]


def test_surprisals_of_many_tokens_name_positions() -> None:
    bits = torch.ones(MANY)
    figure = surprisals(["word"] * MANY, bits, bits, LIGHT)
    assert figure.layout.xaxis.ticktext is None
    assert "position" in figure.layout.xaxis.title.text


def test_sight_is_a_triangle_or_the_whole_square() -> None:
    labels = ["a", "b", "c"]
    assert [list(row) for row in sight(labels, True, LIGHT).data[0].z] == [
        [1, 0, 0],
        [1, 1, 0],
        [1, 1, 1],
    ]
    assert [sum(row) for row in sight(labels, False, LIGHT).data[0].z] == [3, 3, 3]
