import pytest
import torch

from model.gpt import GPT
from model.neurons import activations, active, firing, place, promotes
from model.one_neuron import steps
from model.trace import Trace

LAYER, POSITION = 1, 5


def test_all_neurons_and_the_bias_are_what_the_mlp_adds(lively: GPT, lively_trace: Trace) -> None:
    parts = [steps(lively_trace, LAYER, neuron, POSITION).added for neuron in range(96)]
    total = torch.stack(parts).sum(0) + lively.blocks[LAYER].mlp.c_proj.bias
    torch.testing.assert_close(total, lively_trace.mlp_out[LAYER, POSITION], atol=1e-4, rtol=1e-4)


def test_the_most_active_come_first(lively_trace: Trace) -> None:
    post = lively_trace.mlp_post[LAYER, POSITION].tolist()
    expected = sorted(range(96), key=lambda neuron: -post[neuron])[:7]
    found = firing(lively_trace, LAYER, POSITION, n=7)
    assert found.neurons.tolist() == expected
    assert found.post.tolist() == pytest.approx([post[neuron] for neuron in expected])
    pre = lively_trace.mlp_pre[LAYER, POSITION]
    assert torch.equal(found.pre, pre[found.neurons])


def test_the_longest_contributions_come_first(lively_trace: Trace) -> None:
    added = [steps(lively_trace, LAYER, neuron, POSITION).added for neuron in range(96)]
    lengths = [vector.norm().item() for vector in added]
    expected = sorted(range(96), key=lambda neuron: -lengths[neuron])[:7]
    found = firing(lively_trace, LAYER, POSITION, n=7, by="added")
    assert found.neurons.tolist() == expected
    assert found.added.tolist() == pytest.approx([lengths[n] for n in expected], rel=1e-4)


def test_one_neuron_on_every_token_and_its_place_on_one(lively_trace: Trace) -> None:
    found = activations(lively_trace, LAYER, 70)
    torch.testing.assert_close(found, lively_trace.mlp_post[LAYER, :, 70])
    order = lively_trace.mlp_post[LAYER, POSITION].argsort(descending=True).tolist()
    assert place(lively_trace, LAYER, 70, POSITION) == order.index(70) + 1


def test_no_more_neurons_than_there_are(lively_trace: Trace) -> None:
    assert sorted(firing(lively_trace, 0, 0, n=500).neurons.tolist()) == list(range(96))


def test_promotion_is_the_change_of_logits_at_a_deviation_of_one(
    lively: GPT, lively_trace: Trace
) -> None:
    """Against the model: one neuron's row added to a stream, the LayerNorm's scale held."""
    neurons = [3, 80]
    found = promotes(lively, LAYER, neurons, k=5)
    x = lively_trace.stream[-1, POSITION]
    norm = lively.ln_f
    for row, neuron in enumerate(neurons):
        more = x + lively.blocks[LAYER].mlp.c_proj.weight[neuron]
        read = [((s - s.mean()) * norm.weight + norm.bias) @ lively.wte.T for s in (x, more)]
        change = read[1] - read[0]
        assert found.raised[row].tolist() == change.argsort(descending=True)[:5].tolist()
        assert found.lowered[row].tolist() == change.argsort()[:5].tolist()
        torch.testing.assert_close(
            found.raised_by[row], change[found.raised[row]], atol=1e-4, rtol=1e-4
        )
        torch.testing.assert_close(
            found.lowered_by[row], change[found.lowered[row]], atol=1e-4, rtol=1e-4
        )


def test_active_neurons_are_counted(lively_trace: Trace) -> None:
    found = active(lively_trace)
    assert found.shape == (3, 9)
    positive = sum(value > 0 for value in lively_trace.mlp_post[2, 4].tolist())
    assert found[2, 4].item() == pytest.approx(positive / 96)


def test_what_is_not_there(lively: GPT, lively_trace: Trace) -> None:
    with pytest.raises(IndexError):
        firing(lively_trace, 3, 0)
    with pytest.raises(IndexError):
        activations(lively_trace, 0, 96)
    with pytest.raises(IndexError):
        place(lively_trace, 0, 96, 0)
    with pytest.raises(IndexError):
        promotes(lively, 0, [96])
