"""What enters the first block."""

import torch

from model.embedding import largest_value, sum_at, sums
from model.trace import Trace


def test_the_sum_is_what_transformers_feeds_its_first_block(
    lively_trace: Trace, reference_stream: torch.Tensor
) -> None:
    every = sums(lively_trace)
    torch.testing.assert_close(every.token + every.position, reference_stream[0])
    torch.testing.assert_close(every.total, reference_stream[0])


def test_one_position(lively_trace: Trace) -> None:
    parts = sum_at(lively_trace, 2)
    wte, wpe = lively_trace.model.wte, lively_trace.model.wpe
    torch.testing.assert_close(parts.stacked(), torch.stack([wte[59], wpe[2], wte[59] + wpe[2]]))


def test_the_largest_value_is_one_of_the_three(lively_trace: Trace) -> None:
    parts = [
        lively_trace.embed,
        lively_trace.pos_embed,
        lively_trace.embed + lively_trace.pos_embed,
    ]
    values = [abs(value) for part in parts for value in part.flatten().tolist()]
    assert largest_value(lively_trace) == max(values)
