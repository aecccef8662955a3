"""The pictures of the Learning page: places on their axes, names that do not meet, packed points."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.learned import MOST_TICKS, Curve, SeenAxis, curves, in_short, loss_curves, spread
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
    figure = loss_curves(LINES, (), None, LIGHT)
    quiet, strong = figure.data[:2]
    none = SeenAxis([0, 1000, 2000]).at(0)
    assert quiet.x == (none, 1000, 2000, None, none, 1000, 2000, None)
    assert quiet.y == (9.0, 6.0, 4.0, None, 9.0, 8.0, 7.5, None)
    assert quiet.customdata == ("a b",) * 4 + ("c",) * 4
    assert strong.y == (7.0, 5.0, None)  # before training there is no loss in training
    names = {note.text: note for note in figure.layout.annotations}
    assert set(names) == {"a b", "c", "training text"}
    assert names["c"].x == pytest.approx(math.log10(2000))
    assert names["c"].y == 7.5


def test_the_chosen_point_is_a_line_at_its_tokens() -> None:
    curve = Curve("a", [0, 10, 1000], [0.0, 0.5, 1.0], strong=True)
    figure = curves([curve], "share", [0, 1000], 1000, LIGHT, 300, top=1.0, percent=True)
    (line,) = figure.layout.shapes
    assert line.x0 == line.x1 == 1000
    marks = figure.data[-1]
    assert marks.marker.size[1] > marks.marker.size[0]
    assert tuple(figure.layout.yaxis.range) == (0, 1.0)
