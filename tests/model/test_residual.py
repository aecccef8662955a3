import math
from collections.abc import Callable

import pytest
import torch
from torch import Tensor

from model.residual import growth, stations
from model.trace import Trace


def test_stations_are_named_in_the_order_of_the_stream() -> None:
    found = stations(2)
    assert [station.index for station in found] == [0, 1, 2, 3, 4]
    assert [station.name for station in found] == [
        "embedding",
        "attention 0",
        "MLP 0",
        "attention 1",
        "MLP 1",
    ]


def test_growth_by_hand(hand_trace: Callable[..., Trace]) -> None:
    # (3, 4) + (4, -3) = (7, 1), and (7, 1) + (7, 1) = (14, 2)
    trace = hand_trace(
        torch.zeros(1, 3),
        (0,),
        resid_pre=[torch.tensor([[[3.0, 4.0]]])],
        attn_out=[torch.tensor([[[4.0, -3.0]]])],
        mlp_out=[torch.tensor([[[7.0, 1.0]]])],
    )
    found = growth(trace)
    assert found.norm[:, 0].tolist() == pytest.approx([5, math.sqrt(50), math.sqrt(200)])
    assert found.added[:, 0].tolist() == pytest.approx([5, 5, math.sqrt(50)])
    assert found.cosine[:, 0].tolist() == pytest.approx([math.nan, 0, 1], nan_ok=True, abs=1e-6)
    assert found.share[:, 0].tolist() == pytest.approx([1 / 4, 1 / 4, 1 / 2])


def test_growth_beside_the_stream_of_transformers(
    lively_trace: Trace, reference_stream: Tensor
) -> None:
    found = growth(lively_trace)
    torch.testing.assert_close(found.norm, reference_stream.norm(dim=-1), atol=1e-4, rtol=1e-4)
    steps = reference_stream.diff(dim=0)
    torch.testing.assert_close(found.added[1:], steps.norm(dim=-1), atol=1e-4, rtol=1e-4)
    cosine = torch.cosine_similarity(steps, reference_stream[:-1], dim=-1)
    torch.testing.assert_close(found.cosine[1:], cosine, atol=1e-4, rtol=1e-4)


def test_the_shares_of_a_token_sum_to_one(lively_trace: Trace) -> None:
    sums = growth(lively_trace).share.sum(0)
    torch.testing.assert_close(sums, torch.ones(lively_trace.n_tokens))
