"""What enters the first block, and cosines taken apart."""

import pytest
import torch

from model.embedding import cosine_with, map_of, neighbours_at, sum_at, sums
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


def test_the_cosine_is_pytorchs(lively_trace: Trace) -> None:
    worked = cosine_with(lively_trace, 2, 7)
    wte = lively_trace.model.wte
    expected = torch.nn.functional.cosine_similarity(wte[59], wte[7], dim=0).item()
    assert worked.cosine == pytest.approx(expected, abs=1e-6)
    torch.testing.assert_close(worked.products, wte[59] * wte[7])
    assert worked.dot == pytest.approx((wte[59] @ wte[7]).item(), abs=1e-5)


def test_the_nearest_neighbour_has_the_largest_cosine(lively_trace: Trace) -> None:
    near = neighbours_at(lively_trace, 2, 3)
    cosines = [cosine_with(lively_trace, 2, id).cosine for id in range(60) if id != 59]
    assert near.similarity.tolist() == pytest.approx(sorted(cosines, reverse=True)[:3], abs=1e-5)


def test_the_map_holds_every_token(lively_trace: Trace) -> None:
    assert map_of(lively_trace).points.shape == (60, 2)
