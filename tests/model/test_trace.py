import dataclasses
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor
from torch.testing import assert_close
from transformers import GPT2LMHeadModel

from model import Glass, Trace
from model.gpt import MissingPartError
from model.registry import MODELS
from model.trace import Normalised

assert_near = partial(assert_close, atol=1e-3, rtol=1e-3)


@dataclass(frozen=True)
class Pair:
    """The same weights and tokens, run by us and by `transformers`."""

    trace: Trace
    theirs: Any
    outputs: Any


@pytest.fixture(scope="module", params=["tiny", "mini"])
def pair(request: pytest.FixtureRequest, tiny: Glass, mini: Glass, tiny_folder: Path) -> Pair:
    glass, folder = {"tiny": (tiny, tiny_folder), "mini": (mini, MODELS / "mini")}[request.param]
    theirs = GPT2LMHeadModel.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager"
    )
    generator = torch.Generator().manual_seed(1)
    n_tokens = min(40, glass.model.config.n_ctx)
    ids = torch.randint(glass.tokenizer.n_vocab, (n_tokens,), generator=generator)
    with torch.inference_mode():
        outputs = theirs(ids[None], output_hidden_states=True, output_attentions=True)
    return Pair(glass.trace(ids.tolist()), theirs, outputs)


def test_logits_of_transformers(pair: Pair) -> None:
    assert_near(pair.trace.logits, pair.outputs.logits[0])
    assert_near(pair.trace.probs, pair.outputs.logits[0, -1].softmax(-1))


def test_hidden_states_of_transformers(pair: Pair) -> None:
    # Theirs: the stream before each block, and last what the unembedding reads.
    *streams, last = pair.outputs.hidden_states
    assert_near(pair.trace.resid_pre, torch.cat(streams))
    assert_near(pair.trace.ln_final.out, last[0])
    for index, resid_post in enumerate(pair.trace.resid_post[:-1]):
        assert_near(resid_post, streams[index + 1][0])


def test_attentions_of_transformers(pair: Pair) -> None:
    assert_near(pair.trace.pattern, torch.cat(pair.outputs.attentions))


def test_what_the_parts_of_transformers_add(pair: Pair) -> None:
    seen: dict[str, list[Tensor]] = {"attn_out": [], "mlp_out": [], "mlp_pre": [], "mlp_post": []}
    handles = []

    def note(module: torch.nn.Module, name: str) -> None:
        def hook(_module: Any, _inputs: Any, output: Any) -> None:
            seen[name].append(output[0] if isinstance(output, tuple) else output)

        handles.append(module.register_forward_hook(hook))

    for block in pair.theirs.transformer.h:
        note(block.attn, "attn_out")
        note(block.mlp, "mlp_out")
        note(block.mlp.c_fc, "mlp_pre")
        note(block.mlp.act, "mlp_post")
    with torch.inference_mode():
        pair.theirs(pair.trace.ids[None])
    for handle in handles:
        handle.remove()
    for name, values in seen.items():
        assert_near(getattr(pair.trace, name), torch.cat(values))


@pytest.mark.parametrize("n_tokens", [1, 2, 11])
def test_shapes(tiny: Glass, n_tokens: int) -> None:
    """The design's table."""
    trace = tiny.trace(list(range(n_tokens)))
    T, L, H, D, Dh, M, V = n_tokens, 2, 4, 32, 8, 128, 260
    shapes = {
        "ids": (T,),
        "embed": (T, D),
        "pos_embed": (T, D),
        "resid_pre": (L, T, D),
        "resid_mid": (L, T, D),
        "resid_post": (L, T, D),
        "stream": (2 * L + 1, T, D),
        "q": (L, H, T, Dh),
        "k": (L, H, T, Dh),
        "v": (L, H, T, Dh),
        "scores": (L, H, T, T),
        "masked_scores": (L, H, T, T),
        "mask": (T, T),
        "pattern": (L, H, T, T),
        "z": (L, H, T, Dh),
        "result": (L, H, T, D),
        "attn_out": (L, T, D),
        "mlp_out": (L, T, D),
        "mlp_pre": (L, T, M),
        "mlp_post": (L, T, M),
        "logits": (T, V),
        "probs": (V,),
    }
    assert {name: tuple(getattr(trace, name).shape) for name in shapes} == shapes
    assert len(trace.tokens) == trace.n_tokens == T
    for norm, layers in ((trace.ln1, (L,)), (trace.ln2, (L,)), (trace.ln_final, ())):
        assert norm.x.shape == norm.out.shape == norm.hat.shape == (*layers, T, D)
        assert norm.mean.shape == norm.std.shape == (*layers, T, 1)
        assert norm.weight.shape == norm.bias.shape == (*layers, 1, D)


def check_identities(trace: Trace) -> None:
    """What must hold between the quantities of any trace."""
    assert_near(trace.resid_pre[0], trace.embed + trace.pos_embed)
    assert_near(trace.resid_mid, trace.resid_pre + trace.attn_out)
    assert_near(trace.resid_post, trace.resid_mid + trace.mlp_out)
    assert_near(trace.resid_post[:-1], trace.resid_pre[1:])
    assert_near(trace.pattern.sum(-1), torch.ones_like(trace.pattern[..., 0]))
    if trace.causal:
        assert not trace.pattern[..., trace.mask].any()
    assert_near(trace.z, trace.pattern @ trace.v)
    bias = torch.stack([block.attn.c_proj.bias for block in trace.model.blocks])
    assert_near(trace.result.sum(1) + bias[:, None], trace.attn_out)
    assert_close(trace.probs.sum(), torch.tensor(1.0))
    for norm in (trace.ln1, trace.ln2, trace.ln_final):
        check_normalised(norm)


def check_normalised(norm: Normalised) -> None:
    assert_near(norm.hat * norm.weight + norm.bias, norm.out)
    assert_close(norm.hat.mean(-1), torch.zeros_like(norm.hat[..., 0]), atol=1e-5, rtol=0)
    # The epsilon takes a little off the deviation where the stream itself hardly deviates.
    deviation = norm.x.std(-1, correction=0)
    assert_near(norm.hat.std(-1, correction=0), deviation / norm.std[..., 0])


def test_identities(pair: Pair) -> None:
    check_identities(pair.trace)


@given(st.lists(st.integers(0, 259), min_size=1, max_size=16), st.booleans())
@settings(deadline=None, max_examples=40)
def test_identities_of_any_tokens(tiny: Glass, ids: list[int], causal: bool) -> None:
    trace = tiny.trace(ids, causal=causal)
    assert trace.ids.tolist() == [token.id for token in trace.tokens] == ids
    check_identities(trace)


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=40)
def test_any_text_has_a_trace(tiny: Glass, text: str) -> None:
    trace = tiny.trace(text)
    assert trace.tokens == tiny.prompt(text).tokens
    assert trace.logits.isfinite().all()


def test_normalised_by_hand(tiny: Glass) -> None:
    norm = tiny.trace([5, 6]).ln1.layer(1)
    stream = tiny.trace([5, 6]).resid_pre[1, 0].double()
    weights = tiny.model.blocks[1].ln_1
    mean = stream.sum() / 32
    std = (((stream - mean) ** 2).sum() / 32 + 1e-5) ** 0.5
    assert norm.mean[0].item() == pytest.approx(mean.item(), abs=1e-5)
    assert norm.std[0].item() == pytest.approx(std.item(), rel=1e-5)
    by_hand = (stream - mean) / std * weights.weight + weights.bias
    assert_near(norm.out[0], by_hand.float())


def test_a_gain_of_zero_hides_nothing() -> None:
    zero, one = torch.zeros(1, 1), torch.ones(1, 1)
    x = torch.tensor([[1.0, 5.0]])
    norm = Normalised(x=x, out=zero, mean=3 * one, std=2 * one, weight=zero, bias=zero)
    assert norm.hat.tolist() == [[-1, 1]]


def test_scores_are_products_before_the_mask(tiny: Glass) -> None:
    trace = tiny.trace([9, 8, 7])
    q, k = trace.q[1, 2, 0].tolist(), trace.k[1, 2, 2].tolist()
    product = sum(a * b for a, b in zip(q, k, strict=True)) / 8**0.5
    assert trace.scores[1, 2, 0, 2].item() == pytest.approx(product, abs=1e-4)
    assert trace.masked_scores[1, 2, 0].tolist() == [
        trace.scores[1, 2, 0, 0],
        -torch.inf,
        -torch.inf,
    ]


def test_without_the_mask(tiny: Glass) -> None:
    trace = tiny.trace([9, 8, 7, 6], causal=False)
    assert torch.equal(trace.masked_scores, trace.scores)
    assert (trace.pattern > 0).all()
    ids = trace.ids[None]
    assert_near(trace.logits, tiny.model(ids, causal=False)[0])
    assert (trace.logits - tiny.trace([9, 8, 7, 6]).logits).abs().max() > 1e-2


def test_tracing_is_the_plain_forward_pass(tiny: Glass) -> None:
    trace = tiny.trace("the cat")
    assert torch.equal(trace.logits, tiny.model(trace.ids[None])[0])


def test_what_cannot_be_traced(tiny: Glass) -> None:
    with pytest.raises(ValueError, match="at least one token"):
        Trace.run(tiny.model, ())
    with pytest.raises(ValueError, match="17 tokens, but the model has 16 positions"):
        tiny.trace([1] * 17)
    for wrong in (-1, 260):
        with pytest.raises(ValueError, match="is not a token of"):
            tiny.trace([1, wrong])
    with pytest.raises(dataclasses.FrozenInstanceError):
        tiny.trace([1]).logits = torch.zeros(1)  # type: ignore[misc]


def storages(value: object) -> Iterator[tuple[int, int]]:
    """Address and bytes of the memory behind every tensor that `value` keeps alive."""
    if isinstance(value, Tensor):
        storage = value.untyped_storage()
        yield storage.data_ptr(), storage.nbytes()
    elif isinstance(value, torch.nn.Module):
        yield from storages(list(value.parameters()))
    elif isinstance(value, dict):
        yield from storages(list(value.values()))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from storages(part)
    elif hasattr(value, "__dict__"):
        yield from storages(vars(value))


def test_memory_of_64_tokens(mini: Glass) -> None:
    """Also after every quantity was asked for: of what is computed, little is kept."""
    trace = mini.trace(list(range(64)))
    for name in dir(trace):
        with suppress(MissingPartError):
            getattr(trace, name)
    shared = dict(storages(mini.model))
    own = {at: size for at, size in storages(trace) if at not in shared}
    assert 64 * mini.tokenizer.n_vocab * 4 < sum(own.values()) < 12e6


def test_texts_read_together_are_each_read_alone(mini: Glass) -> None:
    texts = ["Once upon a time there was", "Tom", "The cat sat on the mat. It was", ""]
    for text, trace in zip(texts, mini.traces(texts), strict=True):
        alone = mini.trace(text)
        assert trace.tokens == alone.tokens
        torch.testing.assert_close(trace.logits, alone.logits, atol=1e-4, rtol=1e-4)
        assert trace.kept.keys() == alone.kept.keys()
        for name, tensors in alone.kept.items():
            for one, other in zip(trace.kept[name], tensors, strict=True):
                torch.testing.assert_close(one, other, atol=1e-4, rtol=1e-3)
                assert one.untyped_storage().nbytes() == one.nbytes
    with pytest.raises(ValueError, match="at least one token"):
        Trace.run_many(mini.model, [mini.prompt("a").tokens, ()])
