import math
from collections.abc import Callable

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.distributions import Categorical

from model.sampling import Sampling, stages
from model.softmax import entropies, softmax
from model.trace import Trace


@pytest.fixture
def by_hand(hand_trace: Callable[..., Trace]) -> Trace:
    """Logits whose softmax is 1/8, 5/8, 2/8, 0 (nearly)."""
    logits = torch.tensor([[math.log(1), math.log(5), math.log(2), -200.0]])
    return hand_trace(logits, (0,))


def test_numbers_worked_by_hand(by_hand: Trace) -> None:
    found = softmax(by_hand)
    assert found.ids.tolist() == [1, 2, 0, 3]
    assert found.exps[:3].tolist() == pytest.approx([1, 2 / 5, 1 / 5])
    assert found.total == pytest.approx(8 / 5)
    assert found.probs[:3].tolist() == pytest.approx([5 / 8, 2 / 8, 1 / 8])
    assert found.log_sum_exp == pytest.approx(math.log(8))
    assert found.entropy == pytest.approx(5 / 8 * math.log2(8 / 5) + 2 / 8 * 2 + 1 / 8 * 3)
    assert [found.needed(share) for share in (0.5, 0.7, 0.9, 1.0)] == [1, 2, 3, 4]
    assert [found.place(token) for token in range(4)] == [2, 0, 1, 3]


def test_half_the_temperature_squares_the_odds(by_hand: Trace) -> None:
    assert softmax(by_hand, temperature=0.5).probs[:3].tolist() == pytest.approx(
        [25 / 30, 4 / 30, 1 / 30]
    )


def test_temperature_0_leaves_the_best_token_alone(hand_trace: Callable[..., Trace]) -> None:
    found = softmax(hand_trace(torch.tensor([[1.0, 4.0, 4.0]]), (0,)), temperature=0)
    assert found.ids.tolist() == [1, 2, 0]
    assert found.probs.tolist() == [1, 0, 0]
    assert found.entropy == 0
    assert found.needed(0.99) == 1


def test_a_temperature_that_sampling_does_not_permit(by_hand: Trace) -> None:
    with pytest.raises(ValueError, match="temperature"):
        softmax(by_hand, temperature=-1)


@settings(max_examples=30, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    ids=st.lists(st.integers(0, 10), min_size=1, max_size=8).map(tuple),
    temperature=st.floats(0.05, 5),
)
def test_it_agrees_with_torch_and_with_the_sampler(
    random_trace: Callable[[int, tuple[int, ...]], Trace],
    seed: int,
    ids: tuple[int, ...],
    temperature: float,
) -> None:
    trace = random_trace(seed, ids)
    found = softmax(trace, -1, temperature)
    scaled = trace.logits[-1].double() / temperature
    assert found.log_sum_exp == pytest.approx(scaled.logsumexp(0).item())
    entropy = Categorical(logits=scaled).entropy().item() / math.log(2)
    assert found.entropy == pytest.approx(entropy, abs=1e-9)
    assert entropies(trace, -1, (temperature,)).tolist() == pytest.approx([entropy], abs=1e-9)
    sampled = stages(trace.logits[-1], ids, Sampling(temperature=temperature))[-1].probs
    torch.testing.assert_close(found.probs.float(), sampled[found.ids], atol=1e-5, rtol=1e-3)
