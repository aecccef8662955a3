"""What later tokens change: nothing with the mask, something without."""

import pytest
import torch

from model.trace import Trace
from model.unmasked import change_by_cutting, take_off


@pytest.mark.parametrize("position", [0, 4, 8, -1])
def test_with_the_mask_later_tokens_change_nothing(lively_trace: Trace, position: int):
    assert change_by_cutting(lively_trace, position) < 1e-3


def test_without_it_they_do(lively_unmasked: Trace):
    assert change_by_cutting(lively_unmasked, 4) > 0.1
    assert change_by_cutting(lively_unmasked, -1) < 1e-3


def test_taking_the_mask_off_compares_with_the_unmasked_trace(
    lively_trace: Trace, lively_unmasked: Trace
):
    taken = take_off(lively_trace)
    assert torch.equal(taken.masked_best, lively_trace.logits.argmax(-1))
    assert torch.equal(taken.unmasked_best, lively_unmasked.logits.argmax(-1))
    later = torch.ones(9, 9).triu(1)
    torch.testing.assert_close(taken.ahead, (lively_unmasked.pattern * later).sum(-1))


def test_a_trace_without_mask_has_none_to_take_off(lively_unmasked: Trace):
    with pytest.raises(ValueError, match="causal"):
        take_off(lively_unmasked)
