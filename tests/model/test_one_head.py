"""One head alone is that head of the trace, and of PyTorch's own attention."""

import pytest
import torch
from torch.nn import functional as F

from model import Trace
from model.gpt import GPT, GPTConfig
from model.one_head import one_head
from model.tokenizer import Token

N_TOKENS = 7


@pytest.fixture(scope="module", params=[True, False], ids=["causal", "mask off"])
def trace(request: pytest.FixtureRequest) -> Trace:
    torch.manual_seed(3)
    model = GPT(GPTConfig(vocab_size=50, n_ctx=16, n_embd=24, n_layer=2, n_head=3)).eval()
    for weight in model.parameters():
        torch.nn.init.normal_(weight, std=0.4)
    tokens = tuple(Token(id, bytes([65 + id])) for id in range(N_TOKENS))
    return Trace.run(model, tokens, causal=request.param)


@pytest.mark.parametrize(("layer", "head"), [(0, 0), (1, 2)])
def test_it_is_that_head_of_the_trace(trace: Trace, layer: int, head: int) -> None:
    alone = one_head(trace, layer, head)
    for name in ("q", "k", "v", "dots", "scores", "pattern", "z", "result"):
        torch.testing.assert_close(getattr(alone, name), getattr(trace, name)[layer, head])
    torch.testing.assert_close(alone.masked, trace.masked_scores[layer, head])


def test_its_z_is_what_pytorch_makes_of_its_q_k_and_v(trace: Trace) -> None:
    alone = one_head(trace, 1, 1)
    theirs = F.scaled_dot_product_attention(
        alone.q[None], alone.k[None], alone.v[None], is_causal=trace.causal
    )
    torch.testing.assert_close(alone.pattern @ alone.v, theirs[0])
    torch.testing.assert_close(alone.z, theirs[0])


def test_a_head_that_is_not_there(trace: Trace) -> None:
    with pytest.raises(IndexError):
        one_head(trace, 0, 3)
    with pytest.raises(IndexError):
        one_head(trace, 2, 0)
