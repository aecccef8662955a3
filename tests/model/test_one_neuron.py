"""One neuron, held against the whole MLP and against `transformers`."""

import math

import pytest
import torch

from model import attribution, one_neuron
from model.trace import Trace


def test_the_steps_are_those_of_transformers(reference, reference_stream, lively_trace):
    layer, neuron, position = 1, 70, 4
    block = reference.transformer.h[layer]
    # Each block runs two LayerNorms; the second reads the stream before the MLP.
    read = block.ln_2(reference_stream[2 * layer + 1, position])
    pre = (read @ block.mlp.c_fc.weight + block.mlp.c_fc.bias)[neuron]
    post = block.mlp.act(pre)

    steps = one_neuron.steps(lively_trace, layer, neuron, position)
    torch.testing.assert_close(steps.input, read, atol=1e-4, rtol=1e-4)
    assert steps.reading.pre == pytest.approx(pre.item(), abs=1e-4)
    assert steps.post == pytest.approx(post.item(), abs=1e-4)
    torch.testing.assert_close(
        steps.added, post * block.mlp.c_proj.weight[neuron], atol=1e-4, rtol=1e-4
    )


def test_the_stream_that_it_writes_to(reference_stream, lively_trace):
    layer, position = 1, 4
    steps = one_neuron.steps(lively_trace, layer, 70, position)
    before, final = reference_stream[2 * layer + 1, position], reference_stream[-1, position]
    assert steps.stream_length == pytest.approx(before.norm().item(), rel=1e-4)
    assert steps.final_std == pytest.approx(final.std(correction=0).item(), rel=1e-4)


def test_products_bias_and_gelu_add_up(lively_trace: Trace):
    steps = one_neuron.steps(lively_trace, 2, 3, 0)
    assert math.fsum(steps.reading.products.tolist()) == pytest.approx(steps.reading.dot, abs=1e-4)
    x = steps.reading.dot + steps.reading.bias
    assert steps.reading.pre == pytest.approx(x, abs=1e-5)
    bent = 0.5 * x * (1 + math.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))
    assert steps.post == pytest.approx(bent, abs=1e-5)


def test_the_shares_of_all_neurons_are_the_share_of_the_mlp(lively_trace: Trace):
    layer, position, tokens = 1, 5, [0, 21, 59]
    model = lively_trace.model
    shares = sum(
        one_neuron.logit_shares(lively_trace, layer, neuron, position, tokens)
        for neuron in range(model.config.d_mlp)
    )
    bias = model.blocks[layer].mlp.c_proj.bias
    centred = (bias - bias.mean()) / lively_trace.ln_final.std[position]
    for index, token in enumerate(tokens):
        of_bias = (centred * model.ln_f.weight) @ model.wte[token]
        whole = attribution.attribute(lively_trace, token, position).mlps[layer]
        assert (shares[index] + of_bias).item() == pytest.approx(whole.item(), abs=1e-3)


@pytest.mark.parametrize("place", [(9, 0, 0), (0, 96, 0), (0, 0, 9)])
def test_what_is_not_there_is_refused(lively_trace: Trace, place: tuple[int, int, int]):
    with pytest.raises(IndexError):
        one_neuron.steps(lively_trace, *place)
