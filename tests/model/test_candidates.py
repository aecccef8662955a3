"""What is shown of a step, against a vocabulary small enough to work out by hand."""

import math

import pytest
import torch

from model.candidates import candidates
from model.sampling import Sampling, Step

PROBS = (0.5, 0.25, 0.125, 0.0625, 0.0625)


def step(sampling: Sampling, ids: tuple[int, ...] = (4,), seed: int = 0) -> Step:
    return Step.sampled(0, ids, 0, torch.tensor(PROBS).log(), sampling, seed)


def test_the_best_before_and_after_and_the_one_chosen() -> None:
    # The penalty of 2 (logits are negative) squares the probability of token 0: 1/4 of what it was
    # worth against the rest of 0.5, so 1 and 0 now weigh the same, and 1 and 2 lead with them.
    shown = candidates(step(Sampling(repetition_penalty=2), ids=(0, 0, 4)).by_hand(3), n_best=2)
    assert shown.ids == (0, 1, 3)
    assert shown.counts == (2, 0, 0)
    assert [column.name for column in shown.columns] == ["model", "repetition"]
    assert shown.columns[0].probs.tolist() == pytest.approx([0.5, 0.25, 0.0625])
    assert shown.columns[0].rest == pytest.approx(0.125 + 0.0625)
    # Squared: 0.25 and 0.0625 ** 2; the others as they were.
    total = 0.25 + 0.25 + 0.125 + 0.0625 + 0.0625**2
    assert shown.columns[1].probs.tolist() == pytest.approx(
        [0.25 / total, 0.25 / total, 0.0625 / total]
    )
    assert [shown.ids[place] for place in shown.leading] == [0, 1]


def test_removed_candidates_and_what_the_rest_keeps() -> None:
    shown = candidates(step(Sampling(top_k=2)), n_best=3)
    after = shown.columns[-1]
    assert after.name == "top-k"
    assert after.n_candidates == 2
    place = shown.ids.index(2)
    assert after.logits[place] == -math.inf
    assert after.probs.tolist()[:2] == pytest.approx([2 / 3, 1 / 3])
    assert after.rest == pytest.approx(0, abs=1e-7)
    assert [shown.ids[place] for place in shown.leading] == [0, 1]


def test_a_probability_follows_from_its_logit_and_the_two_numbers_of_the_column() -> None:
    shown = candidates(step(Sampling(temperature=0.5, top_p=0.9)), n_best=2)
    for column in shown.columns:
        for logit, prob in zip(column.logits.tolist(), column.probs.tolist(), strict=True):
            assert math.exp(logit - column.best) / column.exp_sum == pytest.approx(prob, rel=1e-5)


def test_entropy_in_bits() -> None:
    before, after = candidates(step(Sampling(top_k=2)), n_best=2).entropy
    assert before == pytest.approx(0.5 * 1 + 0.25 * 2 + 0.125 * 3 + 2 * 0.0625 * 4)
    assert after == pytest.approx(2 / 3 * math.log2(3 / 2) + 1 / 3 * math.log2(3))


def test_more_asked_than_there_are() -> None:
    shown = candidates(step(Sampling()), n_best=10)
    assert sorted(shown.ids) == [0, 1, 2, 3, 4]
    assert shown.columns[0].rest == pytest.approx(0, abs=1e-7)
