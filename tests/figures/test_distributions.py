"""Bars, tail, entropy, places and histogram: what they are given is what they draw."""

import numpy as np
import pytest

from figures.bars import bars
from figures.distribution import ALL_UP_TO, drawn_places, entropy_curve, tail
from figures.histogram import histogram
from figures.labels import literal
from figures.places import places
from figures.style import DARK, LIGHT
from model.residual import stations


def test_labels_are_shown_literally() -> None:
    assert literal("<b>&amp;") == "&lt;b&gt;&amp;amp;"
    assert literal("x" * 30) == "x" * 19 + "…"


def test_bars_leave_room_for_their_numbers() -> None:
    figure = bars(["a", "<i>"], [3.0, -1.0], ["3", "−1"], ["red", "blue"], "logit", LIGHT)
    assert list(figure.data[0].x) == [3, -1]
    assert list(figure.layout.yaxis.ticktext) == ["a", "&lt;i&gt;"]
    low, high = figure.layout.xaxis.range
    assert low < -1
    assert high > 3


def test_the_number_stands_beyond_what_a_bar_is_compared_with() -> None:
    figure = bars(["a", "b"], [0.2, 0.5], ["20%", "50%"], ["red"] * 2, "p", LIGHT, [0.4, 0.1])
    assert list(figure.data[1].x) == [0.4, 0.1]
    assert list(figure.data[2].x) == [0.4, 0.5]


@pytest.mark.parametrize("n", [1, 2, 99, 100, 101, 8192, 50257])
def test_the_tail_draws_its_head_and_its_end(n: int) -> None:
    drawn = drawn_places(n)
    assert drawn[: min(n, ALL_UP_TO)].tolist() == list(range(1, min(n, ALL_UP_TO) + 1))
    assert drawn[-1] == n
    assert (np.diff(drawn) > 0).all()


def test_a_place_that_holds_two_shares_names_both() -> None:
    probs = np.array([0.95, 0.04, 0.01])
    figure = tail(probs, probs, [(0.5, 1), (0.9, 1), (0.99, 2)], DARK)
    line, marks = figure.data
    assert line.y.tolist() == probs.tolist()
    assert list(marks.x) == [1, 2]
    assert list(marks.text) == ["50%, 90%", "99%"]


def test_the_tail_shows_temperature_1_beside_another_one() -> None:
    figure = tail(np.array([1.0, 0.0]), np.array([0.7, 0.3]), [(0.5, 1)], LIGHT)
    assert figure.data[0].y.tolist() == [0.7, 0.3]
    assert np.isnan(figure.data[1].y).tolist() == [False, True]  # no logarithm of nothing


def test_the_entropy_axis_holds_all_that_is_possible() -> None:
    figure = entropy_curve([0.5, 1], [2.0, 3.0], (1, 3.0), 8192, LIGHT)
    assert list(figure.data[0].y) == [2, 3]
    assert figure.layout.yaxis.range[1] > 13


def test_places_are_drawn_from_the_first_down() -> None:
    figure = places(stations(1), [8192, 40, 1], 8192, LIGHT)
    assert list(figure.data[0].y) == [8192, 40, 1]
    assert list(figure.layout.xaxis.ticktext) == ["embed", "attn 0", "MLP 0"]
    bottom, top = figure.layout.yaxis.range
    assert bottom > top


def test_every_value_is_counted_once() -> None:
    values = np.array([-3.0, 0, 0, 0.1, 60])
    figure = histogram(values, "title", "red", LIGHT)
    assert figure.data[0].y.sum() == 5
    assert figure.data[0].y[-1] == 1
