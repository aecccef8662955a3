"""Pictures of two sides: what is drawn is what was given, each side in its colour."""

import numpy as np
import pytest
import torch

from figures.compare import differences, head_pictures, layer_rows, paired_tokens, two_bars
from figures.packing import unpack
from figures.style import DARK, LIGHT
from model.alignment import align
from model.compare import Depth, HeadPair, Reading
from model.tokenizer import Token


def tokens(*texts: str) -> list[Token]:
    return [Token(id, text.encode()) for id, text in enumerate(texts)]


@pytest.mark.parametrize("style", [LIGHT, DARK])
def test_each_side_has_its_bar_and_its_text(style) -> None:
    probs, texts = [(0.5, 0.25), (0.1, None)], [("50%", "25%"), ("10%", "none")]
    figure = two_bars(["a", "<b>"], probs, texts, style)
    bars = [trace for trace in figure.data if trace.type == "bar"]
    assert [trace.name for trace in bars] == ["A", "B"]
    assert [list(trace.x) for trace in bars] == [[0.5, 0.1], [0.25, 0.0]]
    assert [trace.marker.color for trace in bars] == [style.side_a, style.side_b]
    written = [trace.text for trace in figure.data if trace.type == "scatter"]
    assert written == [(" 50% ", " 10% "), (" 25% ", " none ")]
    assert figure.layout.yaxis.ticktext == ("a", "&lt;b&gt;")
    assert figure.layout.xaxis.range[0] == 0
    assert figure.layout.xaxis.range[1] > 0.5


def test_bars_of_one_label_lie_on_both_sides_of_its_place() -> None:
    bars = [t for t in two_bars(["a"], [(0.5, 0.5)], [("", "")], LIGHT).data if t.type == "bar"]
    assert bars[0].offset + bars[0].width <= 0 <= bars[1].offset


def test_differences_are_centred_on_zero_in_the_colour_of_who_has_more() -> None:
    figure = differences(["a", "b", "c"], [0.1, -0.3, None], ["+10", "-30", "–"], LIGHT)
    bars = figure.data[0]
    assert list(bars.x) == pytest.approx([10, -30, 0])
    assert bars.marker.color[:2] == (LIGHT.side_b, LIGHT.side_a)
    low, high = figure.layout.xaxis.range
    assert low == -high
    assert high > 30
    assert figure.layout.height == two_bars(["a", "b", "c"], [(0, 0)] * 3, [("", "")] * 3, LIGHT).layout.height  # fmt: skip


def test_tokens_stand_side_by_side() -> None:
    a, b = tokens("a", " big", " dog"), tokens("a", " cat")
    shown = paired_tokens(align(a, b), a, b)
    assert shown == [
        {"a": {"label": "a", "position": 0}, "b": {"label": "a", "position": 0}, "same": True},
        {"a": {"label": "␣big", "position": 1}, "b": None, "same": False},
        {
            "a": {"label": "␣dog", "position": 2},
            "b": {"label": "␣cat", "position": 1},
            "same": False,
        },
    ]


def test_a_layer_is_a_row() -> None:
    reading = Reading(Token(3, b" x"), 0.25, True)
    rows = layer_rows([Depth(None, reading, reading, 0.0), Depth(0, None, reading, None)])
    assert rows == [
        {
            "name": "embedding",
            "a": {"label": "␣x", "prob": 0.25, "final": True},
            "b": {"label": "␣x", "prob": 0.25, "final": True},
            "same": True,
            "apart": 0.0,
        },
        {
            "name": "layer 0",
            "a": None,
            "b": {"label": "␣x", "prob": 0.25, "final": True},
            "same": False,
            "apart": None,
        },
    ]


def test_heads_travel_whole_and_the_difference_says_which_tokens_it_joins() -> None:
    a, b = tokens("a", " dog"), tokens("a", " big", " cat")
    alignment = align(a, b)
    pair = HeadPair(torch.eye(2), torch.eye(3), torch.tensor([[0.0, 0.0], [0.25, -0.25]]))
    labels = [[token.label for token in side] for side in (a, b)]
    packed = unpack(head_pictures(pair, alignment, labels, ["A", "B", "B-A"], [(1, 0), (2, 0)], 1))
    assert packed["labels"][2] == ["a", "␣dog → ␣cat"]
    assert packed["both"].tolist() == [[0, 0], [1, 2]]
    assert packed["chosen"] == [[1, 0], [2, 0]]
    assert packed["first"] == 1
    for name in ("a", "b", "difference"):
        assert np.array_equal(packed[name], getattr(pair, name).numpy())


def test_one_row_of_the_difference_always_stays() -> None:
    a = tokens("a", "b")
    pair = HeadPair(torch.eye(2), torch.eye(2), torch.zeros(2, 2))
    labels = [["a", "b"]] * 2
    packed = unpack(head_pictures(pair, align(a, a), labels, ["", "", ""], [(0, 0), (0, 0)], 2))
    assert packed["first"] == 1
