"""The pictures of the Learning page: places on their axes, names that do not meet, packed points."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.learned import (
    FEW,
    MOST_TICKS,
    Curve,
    SeenAxis,
    by_loss,
    curves,
    few_named,
    in_lines,
    in_short,
    loss_curves,
    spread,
)
from figures.style import LIGHT
from model.learning import LogLine

tokens = st.lists(st.integers(0, 10**11), min_size=1, max_size=20)


@given(tokens)
def test_the_axis_has_an_order_and_few_marks(seen: list[int]) -> None:
    axis = SeenAxis(seen)
    placed = [axis.at(number) for number in sorted(seen)]
    assert placed == sorted(placed)
    assert all(place > 0 for place in placed)
    ticks = axis.ticks()
    assert list(ticks) == sorted(ticks)
    assert len(ticks) <= MOST_TICKS + 1
    assert ticks[axis.at(0)] == "0"
    for place, text in ticks.items():
        assert place == axis.at(0) or text == in_short(int(place))


def test_large_numbers_in_few_signs() -> None:
    said = {0: "0", 999: "999", 2048: "2.05 k", 1_000_000: "1 M", 13_791_232: "13.8 M"}
    assert {number: in_short(number) for number in said} == said
    assert in_short(1_024_000_000) == "1.02 B"


@given(st.lists(st.floats(-1e4, 1e4), max_size=30), st.floats(1, 50))
def test_names_keep_their_order_and_their_distance(places: list[float], room: float) -> None:
    moved = spread(places, room)
    by_place = sorted(range(len(places)), key=lambda i: places[i])
    for below, above in pairwise(by_place):
        assert moved[above] - moved[below] >= room - 1e-6


def test_names_far_apart_stay_where_they_are() -> None:
    assert spread([50.0, 0.0, 100.0], 19) == [50.0, 0.0, 100.0]
    assert spread([10.0, 10.0], 20) == pytest.approx([0.0, 20.0])  # around their middle


LINES = [
    LogLine(0, 0, 0.0, None, {"a_b": 9.0, "c": 9.0}),
    LogLine(10, 1000, 1.0, 7.0, {"a_b": 6.0, "c": 8.0}),
    LogLine(20, 2000, 2.0, 5.0, {"a_b": 4.0, "c": 7.5}),
]


def test_the_losses_drawn_are_those_of_the_log() -> None:
    figure = loss_curves(LINES, (), None, ("a_b", "c"), LIGHT)
    quiet, strong = figure.data[:2]
    none = SeenAxis([0, 1000, 2000]).at(0)
    assert quiet.x == (none, 1000, 2000, None, none, 1000, 2000, None)
    assert quiet.y == (9.0, 6.0, 4.0, None, 9.0, 8.0, 7.5, None)
    assert quiet.customdata == ("a b",) * 4 + ("c",) * 4
    assert strong.y == (7.0, 5.0, None)  # before training there is no loss in training
    names = {note.text: note for note in figure.layout.annotations}
    assert set(names) == {"a b", "c", "training<br>text"}
    assert names["c"].x == pytest.approx(math.log10(2000))
    assert names["c"].y == 7.5


def test_a_source_without_a_name_is_drawn_and_can_be_pointed_at() -> None:
    figure = loss_curves(LINES, (), None, ("c",), LIGHT)
    faint, named = figure.data[:2]
    assert (faint.y, named.y) == ((9.0, 6.0, 4.0, None), (9.0, 8.0, 7.5, None))
    assert faint.customdata == ("a b",) * 4 and "customdata" in faint.hovertemplate
    assert {note.text for note in figure.layout.annotations} == {"c", "training<br>text"}


def test_many_sources_are_named_from_the_easiest_to_the_hardest() -> None:
    many = {f"source_{number}": number / 4 for number in range(27)}
    lines = [LogLine(step, 100 * step, 1.0, 6.0, many) for step in range(3)]
    named = few_named(by_loss(lines))
    assert len(named) == FEW and (named[0], named[-1]) == ("source_0", "source_26")
    assert few_named(["a", "b"]) == ["a", "b"]
    figure = loss_curves(lines, (), None, named, LIGHT)
    drawn = {name for trace in figure.data[:2] for name in trace.customdata}
    assert drawn == {name.replace("_", " ") for name in many}  # the others, too


def test_no_name_is_wider_than_a_narrow_screen_has_room_for() -> None:
    assert in_lines("stories synthetic") == ["stories", "synthetic"]
    assert in_lines("in the first 5") == ["in the", "first 5"]
    assert in_lines("again") == ["again"]
    assert in_lines("x" * 20) == ["x" * 20]


def test_names_stay_above_the_axis() -> None:
    assert spread([1.0, 2.0, 90.0], 20, lowest=10) == pytest.approx([10, 30, 90])
    assert spread([1.0, 2.0, 35.0], 20, lowest=10) == pytest.approx([10, 30, 50])


def test_the_chosen_point_is_a_line_at_its_tokens() -> None:
    curve = Curve("a", [0, 10, 1000], [0.0, 0.5, 1.0], strong=True)
    figure = curves([curve], "share", [0, 1000], 1000, LIGHT, 300, top=1.0, percent=True)
    (line,) = figure.layout.shapes
    assert line.x0 == line.x1 == 1000
    marks = figure.data[-1]
    assert marks.marker.size[1] > marks.marker.size[0]
    assert tuple(figure.layout.yaxis.range) == (0, 1.0)
