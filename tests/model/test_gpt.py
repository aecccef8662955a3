import math
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor
from torch.testing import assert_close
from transformers import GPT2LMHeadModel

from model import Glass
from model.gpt import GPT, GPTConfig, KVCache, gelu
from model.registry import MODELS

assert_near = partial(assert_close, atol=1e-4, rtol=1e-4)
IDS = torch.tensor([[84, 104, 101, 32, 99, 97, 116, 32, 115, 97, 116, 32, 256, 257, 0, 259]])


@pytest.fixture(scope="module")
def gpt(tiny: Glass) -> GPT:
    return tiny.model


def by_the_book(model: GPT, ids: Tensor, causal: bool) -> Tensor:
    """GPT-2 as its papers write it: one sequence [T], one head, one matrix at a time; float64."""
    weights = {name: value.double() for name, value in model.state_dict().items()}
    config = model.config

    def norm(x: Tensor, name: str) -> Tensor:
        centred = x - x.mean(-1, keepdim=True)
        variance = (centred**2).mean(-1, keepdim=True)
        hat = centred / (variance + config.layer_norm_epsilon).sqrt()
        return hat * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    def linear(x: Tensor, name: str) -> Tensor:
        return x @ weights[f"{name}.weight"] + weights[f"{name}.bias"]

    T, D, Dh = len(ids), config.n_embd, config.d_head
    x = weights["transformer.wte.weight"][ids] + weights["transformer.wpe.weight"][:T]
    for layer in range(config.n_layer):
        block = f"transformer.h.{layer}"
        q, k, v = linear(norm(x, f"{block}.ln_1"), f"{block}.attn.c_attn").split(D, -1)
        heads = []
        for head in range(config.n_head):
            part = slice(head * Dh, (head + 1) * Dh)
            scores = q[:, part] @ k[:, part].T / math.sqrt(Dh)
            if causal:
                for row in range(T):
                    scores[row, row + 1 :] = -math.inf
            weight = scores.exp() / scores.exp().sum(-1, keepdim=True)
            heads.append(weight @ v[:, part])
        x = x + linear(torch.cat(heads, -1), f"{block}.attn.c_proj")
        wide = linear(norm(x, f"{block}.ln_2"), f"{block}.mlp.c_fc")
        bent = wide / 2 * (1 + (math.sqrt(2 / math.pi) * (wide + 0.044715 * wide**3)).tanh())
        x = x + linear(bent, f"{block}.mlp.c_proj")
    return (norm(x, "transformer.ln_f") @ weights["transformer.wte.weight"].T).float()


def test_logits_of_transformers(gpt: GPT, tiny_folder: Path) -> None:
    theirs = GPT2LMHeadModel.from_pretrained(tiny_folder)
    ids = torch.cat([IDS, IDS.flip(1)])
    assert_near(gpt(ids), theirs(ids).logits)


def test_logits_of_transformers_for_the_bundled_model(mini: Glass) -> None:
    theirs = GPT2LMHeadModel.from_pretrained(MODELS / "mini", dtype=torch.float32)
    n_ctx, n_vocab = mini.model.config.n_ctx, mini.model.config.vocab_size
    ids = torch.randint(n_vocab, (1, n_ctx), generator=torch.Generator().manual_seed(0))
    for length in (1, 2, 20, n_ctx):
        ours = mini.model(ids[:, :length])
        assert_close(ours, theirs(ids[:, :length]).logits, atol=1e-3, rtol=1e-3)


@pytest.mark.parametrize("causal", [True, False])
@pytest.mark.parametrize("length", [1, 2, 16])
def test_logits_by_the_book(gpt: GPT, causal: bool, length: int) -> None:
    ids = IDS[:, :length]
    assert_near(gpt(ids, causal=causal)[0], by_the_book(gpt, ids[0], causal))


def test_no_token_sees_a_later_one(gpt: GPT) -> None:
    other = IDS.clone()
    other[0, 9] = 5
    before, after = gpt(IDS), gpt(other)
    assert_near(before[:, :9], after[:, :9])
    assert (before[:, 9:] - after[:, 9:]).abs().amax(-1).min() > 1e-2
    unmasked = gpt(IDS, causal=False) - gpt(other, causal=False)
    assert unmasked.abs().amax(-1).min() > 1e-2


def test_many_sequences_at_once_are_each_alone(gpt: GPT) -> None:
    batch = torch.cat([IDS, IDS.flip(1), IDS.roll(3, 1)])
    together = gpt(batch)
    for row, ids in zip(together, batch, strict=True):
        assert_near(row, gpt(ids[None])[0])


@given(st.sets(st.integers(1, 15)), st.data())
@settings(deadline=None, max_examples=40)
def test_the_cache_changes_nothing(tiny: Glass, cuts: set[int], data: st.DataObject) -> None:
    """However a text is cut into pieces that are read one after another."""
    model = tiny.model
    byte = st.integers(0, model.config.vocab_size - 1)
    ids = torch.tensor([data.draw(st.lists(byte, min_size=16, max_size=16))])
    cache = KVCache(model.config)
    pieces = []
    for start, end in pairwise([0, *sorted(cuts), 16]):
        pieces.append(model(ids[:, start:end], cache=cache))
        assert cache.length == end
    assert_near(torch.cat(pieces, 1), model(ids))


def test_the_cache_holds_what_transformers_caches(gpt: GPT, tiny_folder: Path) -> None:
    cache = KVCache(gpt.config)
    gpt(IDS[:, :5], cache=cache)
    for token in range(5, 9):
        gpt(IDS[:, token : token + 1], cache=cache)
    theirs = GPT2LMHeadModel.from_pretrained(tiny_folder)
    layers = theirs(IDS[:, :9], use_cache=True).past_key_values.layers
    for layer, reference in enumerate(layers):
        assert_near(cache.buffer[layer, 0, :, :9], reference.keys[0])
        assert_near(cache.buffer[layer, 1, :, :9], reference.values[0])


def test_a_cache_read_again_from_its_beginning(gpt: GPT) -> None:
    cache = KVCache(gpt.config)
    gpt(IDS, cache=cache)
    cache.length = 0
    assert_near(gpt(IDS[:, 4:10], cache=cache), gpt(IDS[:, 4:10]))


def test_too_long(gpt: GPT) -> None:
    with pytest.raises(ValueError, match="17 tokens, but the model has 16 positions"):
        gpt(torch.zeros(1, 17, dtype=torch.long))
    cache = KVCache(gpt.config)
    gpt(IDS[:, :10], cache=cache)
    with pytest.raises(ValueError, match="17 tokens"):
        gpt(torch.zeros(1, 7, dtype=torch.long), cache=cache)
    assert cache.length == 10


def test_a_cache_is_for_one_sequence(gpt: GPT) -> None:
    with pytest.raises(ValueError, match="one sequence"):
        gpt(torch.cat([IDS, IDS]), cache=KVCache(gpt.config))


def test_heads_must_divide_the_width() -> None:
    with pytest.raises(ValueError, match="d_model 10 does not divide into 3 heads"):
        GPTConfig(5, n_embd=10, n_head=3)


def test_gelu() -> None:
    # Hendrycks & Gimpel's approximation, worked out by hand for 1 and -1.
    inner = math.sqrt(2 / math.pi) * 1.044715
    assert gelu(torch.tensor(1.0)).item() == pytest.approx(0.5 * (1 + math.tanh(inner)))
    assert gelu(torch.tensor(-1.0)).item() == pytest.approx(-0.5 * (1 - math.tanh(inner)))
    assert gelu(torch.tensor(0.0)).item() == 0


def test_a_new_model_starts_as_gpt_2_does() -> None:
    torch.manual_seed(0)
    model = GPT(GPTConfig(500, n_ctx=64, n_embd=96, n_layer=8, n_head=3))
    block = model.blocks[3]
    assert model.wte.std().item() == pytest.approx(0.02, rel=0.05)
    assert model.wpe.std().item() == pytest.approx(0.02, rel=0.05)
    assert block.attn.c_attn.weight.std().item() == pytest.approx(0.02, rel=0.05)
    # Radford et al. 2019, section 2.3: residual layers scaled by 1 / sqrt(their number).
    assert block.attn.c_proj.weight.std().item() == pytest.approx(0.02 / 4, rel=0.05)
    assert block.mlp.c_proj.weight.std().item() == pytest.approx(0.02 / 4, rel=0.05)
    assert not block.mlp.c_fc.bias.any()
    assert (block.ln_1.weight == 1).all()
    assert (model.ln_f.weight == 1).all()


def test_training_reaches_every_parameter() -> None:
    torch.manual_seed(0)
    model = GPT(GPTConfig(300, n_ctx=16, n_embd=32, n_layer=2, n_head=4))
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    losses = []
    for _ in range(60):
        loss = torch.nn.functional.cross_entropy(model(IDS)[0, :-1], IDS[0, 1:])
        optimizer.zero_grad()
        loss.backward()
        assert all(p.grad is not None and p.grad.any() for p in model.parameters())
        optimizer.step()
        losses.append(loss.item())
    assert losses[0] > 5  # about log 300
    assert losses[-1] < 0.5  # one sentence is learned by heart


def test_number_of_parameters() -> None:
    with torch.device("meta"):
        model = GPT(GPTConfig(8192))
    V, C, D, L = 8192, 256, 384, 6
    block = 2 * 2 * D + D * 3 * D + 3 * D + D * D + D + D * 4 * D + 4 * D + 4 * D * D + D
    assert sum(p.numel() for p in model.parameters()) == V * D + C * D + L * block + 2 * D
