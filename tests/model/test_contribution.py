import pytest
import torch

from model.attribution import Component, attribute
from model.contribution import contribution
from model.trace import Trace

TOKEN, POSITION = 21, 6


def test_each_product_sums_to_its_summand(lively_trace: Trace) -> None:
    for part in attribute(lively_trace, TOKEN, POSITION).components:
        found = contribution(lively_trace, part, TOKEN, POSITION)
        assert found.products.shape == (lively_trace.model.config.n_embd,)
        assert found.total == pytest.approx(part.value, abs=1e-4)


def test_all_that_was_written_is_the_final_stream(lively_trace: Trace) -> None:
    parts = [
        part
        for part in attribute(lively_trace, TOKEN, POSITION).components
        if part.kind != "final bias"
    ]
    written = sum(contribution(lively_trace, part, TOKEN, POSITION).written for part in parts)
    torch.testing.assert_close(written, lively_trace.stream[-1, POSITION], atol=1e-4, rtol=1e-4)


def test_a_part_that_is_not_there(lively_trace: Trace) -> None:
    with pytest.raises(IndexError):
        contribution(lively_trace, Component("mlp", 0.0, layer=3), TOKEN)
    with pytest.raises(IndexError):
        contribution(lively_trace, Component("head", 0.0, layer=0), TOKEN)
