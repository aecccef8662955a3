import math
from collections.abc import Callable

import pytest
import torch

from model.gpt import GPT
from model.surprisal import surprisal
from model.trace import Trace
from model.unmasked import compare


def test_how_far_the_prediction_moved(lively_trace: Trace, lively_unmasked: Trace) -> None:
    p = torch.distributions.Categorical(logits=lively_trace.logits)
    q = torch.distributions.Categorical(logits=lively_unmasked.logits)
    expected = torch.distributions.kl_divergence(p, q) / math.log(2)
    found = compare(lively_trace, lively_unmasked)
    torch.testing.assert_close(found.kl, expected, atol=1e-4, rtol=1e-3)
    moved = (lively_trace.logits.argmax(-1) != lively_unmasked.logits.argmax(-1)).tolist()
    assert found.changed.tolist() == moved


def test_surprisal_of_both(lively_trace: Trace, lively_unmasked: Trace) -> None:
    found = compare(lively_trace, lively_unmasked)
    assert found.masked.mean == surprisal(lively_trace).mean
    assert found.unmasked.mean == surprisal(lively_unmasked).mean
    assert found.masked.mean != found.unmasked.mean


def test_attention_that_looks_ahead(lively_trace: Trace, lively_unmasked: Trace) -> None:
    found = compare(lively_trace, lively_unmasked)
    pattern = lively_unmasked.pattern
    for row in range(9):
        back = pattern[:, :, row, : row + 1].sum(-1)
        torch.testing.assert_close(found.ahead[:, :, row], 1 - back, atol=1e-5, rtol=1e-4)
    torch.testing.assert_close(found.head_ahead, found.ahead[..., :8].mean(-1))


def test_one_token_has_nothing_ahead(
    lively: GPT, random_trace: Callable[[int, tuple[int, ...]], Trace]
) -> None:
    masked = random_trace(1, (4,))
    found = compare(masked, Trace.run(masked.model, masked.tokens, causal=False))
    assert found.kl.abs().max() < 1e-6
    assert not found.changed.any()
    assert found.head_ahead.tolist() == [[0, 0, 0], [0, 0, 0]]


def test_traces_that_do_not_belong_together(
    lively: GPT, lively_trace: Trace, lively_unmasked: Trace
) -> None:
    other = Trace.run(lively, lively_trace.tokens[:-1], causal=False)
    with pytest.raises(ValueError, match="same tokens"):
        compare(lively_trace, other)
    with pytest.raises(ValueError, match="first trace must be causal"):
        compare(lively_unmasked, lively_trace)
