import math
from collections.abc import Callable
from typing import Any, Literal

import pytest
import torch
from torch import Tensor
from transformers import GPT2LMHeadModel

from model.layer_norm import steps
from model.trace import Trace


def test_by_hand(hand_trace: Callable[..., Trace]) -> None:
    zero = torch.zeros(1, 1, 2)
    trace = hand_trace(
        torch.zeros(1, 3),
        (0,),
        resid_pre=[torch.tensor([[[1.0, 5.0]]])],
        attn_out=[zero],
        mlp_out=[zero],
    )
    found = steps(trace, "ln1", 0, layer=0)
    assert found.mean == 3
    assert found.centred.tolist() == [-2, 2]
    assert found.variance == 4
    assert found.epsilon == 1e-5
    assert found.std == pytest.approx(math.sqrt(4 + 1e-5))
    assert found.hat.tolist() == pytest.approx([-1, 1], abs=1e-5)
    gain, shift = trace.model.blocks[0].ln_1.weight, trace.model.blocks[0].ln_1.bias
    torch.testing.assert_close(found.out, torch.tensor([-1.0, 1.0]) * gain + shift)


@pytest.mark.parametrize(("which", "layer"), [("ln1", 0), ("ln1", 2), ("ln2", 1), ("ln_final", 0)])
def test_the_last_step_is_what_transformers_computes(
    lively_trace: Trace,
    reference: GPT2LMHeadModel,
    reference_stream: Tensor,
    which: Literal["ln1", "ln2", "ln_final"],
    layer: int,
) -> None:
    block: Any = reference.transformer.h[layer]
    norm, station = {
        "ln1": (block.ln_1, 2 * layer),
        "ln2": (block.ln_2, 2 * layer + 1),
        "ln_final": (reference.transformer.ln_f, 6),
    }[which]
    found = steps(lively_trace, which, 4, layer)
    torch.testing.assert_close(found.x, reference_stream[station, 4], atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(found.out, norm(reference_stream[station, 4]), atol=1e-4, rtol=1e-4)


def test_what_is_not_there(lively_trace: Trace) -> None:
    with pytest.raises(IndexError):
        steps(lively_trace, "ln1", 0, layer=3)
    with pytest.raises(IndexError):
        steps(lively_trace, "ln_final", lively_trace.n_tokens)
