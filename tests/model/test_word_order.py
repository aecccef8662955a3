"""The experiment with the order of the words, on a random model."""

import pytest
import torch

from model.trace import Trace
from model.word_order import order_experiment


@pytest.mark.parametrize("head", range(4))
def test_with_positions_they_are_the_scores_of_the_trace(lively_trace: Trace, head: int) -> None:
    made = order_experiment(lively_trace, head, 99)
    torch.testing.assert_close(made.with_positions.forward, lively_trace.scores[0, head])


def test_backward_is_the_reading_of_the_reversed_text(lively_trace: Trace) -> None:
    reversed_trace = Trace.run(lively_trace.model, lively_trace.tokens[::-1])
    made = order_experiment(lively_trace, 1, 99)
    expected = reversed_trace.scores[0, 1].flip(0, 1)
    torch.testing.assert_close(made.with_positions.backward, expected)


def test_only_positions_tell_the_order(lively_trace: Trace) -> None:
    made = order_experiment(lively_trace, 0, 99)
    assert made.without.largest_change < 1e-4
    assert made.with_positions.largest_change > 1e-2


def test_equal_tokens_have_equal_rows_without_positions(lively_trace: Trace) -> None:
    made = order_experiment(lively_trace, 0, 99)
    assert made.twins == (1, 3)  # the first token that comes again: 3, in 7 3 59 3
    rows = made.without.forward[[1, 3]]
    torch.testing.assert_close(rows[0], rows[1])
    assert not torch.allclose(*made.with_positions.forward[[1, 3]])


def test_only_the_first_tokens_are_taken(lively_trace: Trace) -> None:
    made = order_experiment(lively_trace, 0, 3)
    assert made.n_tokens == 3
    assert made.twins is None
    assert made.without.forward.shape == (3, 3)


def test_a_head_there_is_not(lively_trace: Trace) -> None:
    with pytest.raises(IndexError):
        order_experiment(lively_trace, 4, 3)
