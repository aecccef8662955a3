from collections.abc import Callable

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor
from transformers import GPT2LMHeadModel

from model import load
from model.attribution import attribute, difference
from model.trace import Trace

TOKEN, OTHER, POSITION = 21, 5, 6


def logit_without(trace: Trace, part: Tensor) -> float:
    """The logit of TOKEN at POSITION with `part` [D] taken out of the final stream.

    The LayerNorm keeps the scale it had: that is what makes the contributions additive.
    """
    x = trace.stream[-1, POSITION]
    norm = trace.model.ln_f
    std = (x.var(correction=0) + norm.eps).sqrt()
    left = x - part
    out = (left - left.mean()) / std * norm.weight + norm.bias
    return (out @ trace.model.wte[TOKEN]).item()


def test_the_sum_is_the_logit_of_transformers(
    lively_trace: Trace, reference: GPT2LMHeadModel, reference_ids: Tensor
) -> None:
    logits = reference(reference_ids).logits[0]
    for position in range(lively_trace.n_tokens):
        for token in (0, 21, 59):
            total = attribute(lively_trace, token, position).total
            assert total == pytest.approx(logits[position, token].item(), abs=1e-3)


def test_taking_a_part_out_lowers_the_logit_by_its_contribution(lively_trace: Trace) -> None:
    found = attribute(lively_trace, TOKEN, POSITION)
    whole = lively_trace.logits[POSITION, TOKEN].item()

    def contribution(part: Tensor) -> object:
        return pytest.approx(whole - logit_without(lively_trace, part), abs=1e-3)

    assert found.token == contribution(lively_trace.embed[POSITION])
    assert found.position == contribution(lively_trace.pos_embed[POSITION])
    for layer, block in enumerate(lively_trace.model.blocks):
        assert found.mlps[layer].item() == contribution(lively_trace.mlp_out[layer, POSITION])
        assert found.attention_bias[layer].item() == contribution(block.attn.c_proj.bias)
        for head in range(lively_trace.model.config.n_head):
            part = lively_trace.result[layer, head, POSITION]
            assert found.heads[layer, head].item() == contribution(part)
    nothing_left = logit_without(lively_trace, lively_trace.stream[-1, POSITION])
    assert found.final_bias == pytest.approx(nothing_left, abs=1e-4)


def test_every_component_is_named_once(lively_trace: Trace) -> None:
    names = [component.name for component in attribute(lively_trace, TOKEN).components]
    assert names[:8] == [
        "token embedding",
        "position embedding",
        "head 0.0",
        "head 0.1",
        "head 0.2",
        "head 0.3",
        "attention bias 0",
        "MLP 0",
    ]
    assert names[-1] == "final LayerNorm bias"
    assert len(names) == len(set(names)) == 2 + 3 * (4 + 2) + 1


def test_a_difference_splits_the_difference_of_logits(lively_trace: Trace) -> None:
    found = difference(lively_trace, TOKEN, OTHER, POSITION)
    logits = lively_trace.logits[POSITION]
    assert found.total == pytest.approx((logits[TOKEN] - logits[OTHER]).item(), abs=1e-3)
    one, two = (attribute(lively_trace, token, POSITION) for token in (TOKEN, OTHER))
    torch.testing.assert_close(found.heads, one.heads - two.heads, atol=1e-4, rtol=1e-4)


@settings(max_examples=30, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    ids=st.lists(st.integers(0, 10), min_size=1, max_size=8).map(tuple),
    data=st.data(),
)
def test_it_adds_up_for_any_model_token_and_place(
    random_trace: Callable[[int, tuple[int, ...]], Trace],
    seed: int,
    ids: tuple[int, ...],
    data: st.DataObject,
) -> None:
    trace = random_trace(seed, ids)
    position = data.draw(st.integers(-len(ids), len(ids) - 1))
    token = data.draw(st.integers(0, 10))
    total = attribute(trace, token, position).total
    assert total == pytest.approx(trace.logits[position, token].item(), abs=1e-3)


def test_it_adds_up_for_the_bundled_model() -> None:
    trace = load("mini").trace("The cat sat on the mat, and the dog sat on the")
    for position in range(trace.n_tokens):
        token = int(trace.logits[position].argmax())
        total = attribute(trace, token, position).total
        assert total == pytest.approx(trace.logits[position, token].item(), abs=1e-3)


def test_a_position_outside_the_prompt(lively_trace: Trace) -> None:
    with pytest.raises(IndexError):
        attribute(lively_trace, 0, lively_trace.n_tokens)
