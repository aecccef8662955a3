import math
from collections.abc import Callable

import pytest
import torch
from torch import Tensor
from transformers import GPT2LMHeadModel

from model.surprisal import entropy, entropy_bits, ranks, surprisal, top
from model.trace import Trace

Build = Callable[..., Trace]
HALVES = torch.tensor([1 / 2, 1 / 4, 1 / 8, 1 / 8])


def test_bits_by_hand(hand_trace: Build) -> None:
    found = surprisal(hand_trace(HALVES.log().repeat(4, 1), (2, 0, 1, 3)))
    assert math.isnan(found.bits[0]) and math.isnan(found.probs[0]) and found.ranks[0] == 0
    torch.testing.assert_close(found.bits[1:], torch.tensor([1.0, 2.0, 3.0]))
    torch.testing.assert_close(found.probs[1:], torch.tensor([1 / 2, 1 / 4, 1 / 8]))
    assert found.ranks[1:].tolist() == [1, 2, 3]
    assert found.mean == pytest.approx(2)
    assert found.perplexity == pytest.approx(4)


def test_entropy_by_hand(hand_trace: Build) -> None:
    logits = torch.stack([HALVES.log(), torch.full((4,), -3.0)])
    torch.testing.assert_close(entropy(hand_trace(logits, (0, 1))), torch.tensor([1.75, 2.0]))


def test_a_certain_model_has_no_entropy() -> None:
    log_probs = torch.tensor([1e4, 0.0, -1e4]).log_softmax(-1)
    assert entropy_bits(log_probs).item() == 0


def test_one_token_has_nothing_to_predict_it(hand_trace: Build) -> None:
    found = surprisal(hand_trace(HALVES.log()[None], (1,)))
    assert found.bits.shape == (1,)
    assert found.mean is None and found.perplexity is None


def test_the_mean_is_the_loss_of_transformers(
    lively_trace: Trace, reference: GPT2LMHeadModel, reference_ids: Tensor
) -> None:
    loss = reference(reference_ids, labels=reference_ids).loss.item()
    found = surprisal(lively_trace)
    assert found.mean == pytest.approx(loss / math.log(2), rel=1e-5)
    assert found.perplexity == pytest.approx(math.exp(loss), rel=1e-4)


def test_the_unmasked_model_is_asked_the_same(lively_unmasked: Trace) -> None:
    found = surprisal(lively_unmasked)
    loss = torch.nn.functional.cross_entropy(lively_unmasked.logits[:-1], lively_unmasked.ids[1:])
    assert found.mean == pytest.approx(loss.item() / math.log(2), rel=1e-5)


def test_equal_scores_share_the_better_rank() -> None:
    scores = torch.tensor([[3.0, 1.0, 3.0, 2.0]]).expand(4, 4)
    assert ranks(scores, torch.arange(4)).tolist() == [1, 4, 1, 3]


def test_the_best_and_the_rest(hand_trace: Build) -> None:
    best = top(hand_trace(HALVES.log()[None], (0,)), n=2)
    assert best.ids.tolist() == [0, 1]
    torch.testing.assert_close(best.probs, HALVES[:2])
    assert best.rest == pytest.approx(1 / 4)


def test_top_of_everything_leaves_no_rest(lively_trace: Trace) -> None:
    best = top(lively_trace, position=3, n=10_000)
    assert len(best.ids) == 60
    assert best.rest == pytest.approx(0, abs=1e-6)


def test_a_position_outside_the_prompt(lively_trace: Trace) -> None:
    with pytest.raises(IndexError):
        top(lively_trace, position=lively_trace.n_tokens)
