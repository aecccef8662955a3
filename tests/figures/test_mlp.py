"""The figures of the MLP page show the values that they are given."""

import torch

from figures.mlp import parameter_map, promoted, token_through
from figures.packing import unpack
from figures.style import LIGHT
from model import Glass
from model.parameters import Parameters


def test_promoted_goes_from_the_most_raised_to_the_most_lowered() -> None:
    figure = promoted([("up", 0.9), ("a", 0.4)], [("down", -0.8), ("b", -0.1)], LIGHT)
    assert list(figure.data[0].x) == [0.9, 0.4, -0.1, -0.8]
    assert list(figure.layout.yaxis.ticktext) == ["up", "a", "b", "down"]


def test_the_areas_are_the_counts() -> None:
    counted = Parameters(
        token_embedding=50,
        position_embedding=6,
        attention_weights=20,
        attention_biases=2,
        mlp_weights=40,
        mlp_biases=4,
        layer_norms=8,
    )
    tree = parameter_map(counted, LIGHT).data[0]
    areas = dict(zip(tree.labels, tree.values, strict=True))
    assert areas == {
        "MLP": 44,
        "attention": 22,
        "norms": 8,
        "token embedding": 50,
        "position embedding": 6,
    }


def test_the_curve_is_gelu_over_all_neurons_of_the_token(tiny: Glass) -> None:
    trace = tiny.trace("the cat")
    data = unpack(token_through(trace, 1, 2, 5, "in words"))
    x, y = torch.tensor(data["curve"])
    pre = trace.mlp_pre[1, 2]
    assert x[0] < pre.min()
    assert x[-1] > pre.max()
    torch.testing.assert_close(y, torch.nn.functional.gelu(x, approximate="tanh"))
    assert (data["neuron"], data["says"]) == (5, "in words")
