"""A GGUF file of the Llama family: our logits, attentions and ids against those of the field's tools."""

from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.testing import assert_close
from transformers import AutoModelForCausalLM, LlamaForCausalLM

from model import CheckpointError, Glass, Sampling, TokenizerError
from model.gguf_file import load_gguf
from model.gpt import GPT, KVCache, MissingPartError
from tests.modern import digit_by_digit, llama, write_gguf

IDS = (7, 3, 59, 3, 0, 21, 7, 44, 12, 200, 7)


@pytest.fixture(scope="module", params=[True, False], ids=["tied", "untied"])
def pair(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[LlamaForCausalLM, Glass]:
    """transformers' model, and ours read from the file that llama.cpp would have of it."""
    theirs = llama(tied=request.param)
    path = tmp_path_factory.mktemp("gguf") / "tiny.gguf"
    write_gguf(theirs, path)
    return theirs, Glass("tiny", *load_gguf(path))


@pytest.fixture
def gpt(pair: tuple[LlamaForCausalLM, Glass]) -> GPT:
    return pair[1].model


@torch.inference_mode()
def test_logits_and_attentions_of_transformers(pair: tuple[LlamaForCausalLM, Glass]) -> None:
    theirs, ours = pair
    trace = ours.trace(IDS)
    expected = theirs(torch.tensor([IDS]), output_attentions=True, output_hidden_states=True)
    assert_close(trace.logits, expected.logits[0], atol=1e-4, rtol=1e-4)
    assert_close(trace.pattern, torch.cat(expected.attentions), atol=1e-4, rtol=1e-4)
    before_blocks = torch.cat(expected.hidden_states)[:-1]
    assert_close(trace.resid_pre, before_blocks, atol=1e-4, rtol=1e-4)


@torch.inference_mode()
def test_what_a_trace_holds_is_what_the_modules_of_transformers_make(
    pair: tuple[LlamaForCausalLM, Glass],
) -> None:
    theirs, ours = pair
    trace = ours.trace(IDS)
    for layer, block in enumerate(theirs.model.layers):
        x = trace.resid_pre[layer]
        read = block.input_layernorm(x)
        assert_close(trace.ln1.layer(layer).out, read, atol=1e-5, rtol=1e-5)
        # Without a position: in the order that transformers has, the two halves one after the other.
        for made, unrotated in (
            (block.self_attn.q_proj, trace.q_unrotated),
            (block.self_attn.k_proj, trace.k_unrotated),
        ):
            heads = made(read).view(len(IDS), -1, 8).transpose(0, 1)
            turned_round = torch.cat([unrotated[layer, ..., ::2], unrotated[layer, ..., 1::2]], -1)
            assert_close(turned_round, heads, atol=1e-4, rtol=1e-4)
        values = block.self_attn.v_proj(read).view(len(IDS), -1, 8).transpose(0, 1)
        assert_close(trace.v[layer], values, atol=1e-5, rtol=1e-5)
        read = block.post_attention_layernorm(trace.resid_mid[layer])
        assert_close(trace.ln2.layer(layer).out, read, atol=1e-5, rtol=1e-5)
        gate, up = block.mlp.gate_proj(read), block.mlp.up_proj(read)
        assert_close(trace.mlp_pre[layer], gate, atol=1e-4, rtol=1e-4)
        assert_close(trace.mlp_up[layer], up, atol=1e-4, rtol=1e-4)
        assert_close(trace.mlp_post[layer], block.mlp.act_fn(gate) * up, atol=1e-4, rtol=1e-4)


def test_the_parts_of_a_trace_add_up(gpt: GPT, pair: tuple[LlamaForCausalLM, Glass]) -> None:
    trace = pair[1].trace(IDS)
    assert trace.k.shape == trace.v.shape == (3, 2, len(IDS), 8)
    assert [gpt.config.kv_head(head) for head in range(4)] == [0, 0, 1, 1]
    shared = trace.v.repeat_interleave(2, dim=1)
    assert_close(trace.pattern @ shared, trace.z, atol=1e-5, rtol=1e-5)
    assert_close(trace.result.sum(1), trace.attn_out, atol=1e-4, rtol=1e-4)
    norm = trace.ln1
    assert not norm.mean.any()
    assert not norm.bias.any()
    assert_close(norm.hat * norm.weight, norm.out, atol=1e-5, rtol=1e-5)
    assert_close(norm.std[..., 0] ** 2, (norm.x**2).mean(-1) + 1e-5)
    with pytest.raises(MissingPartError, match="no position embedding"):
        _ = trace.pos_embed


@torch.inference_mode()
@settings(deadline=None)
@given(data=st.data())
def test_the_cache_changes_nothing(
    pair: tuple[LlamaForCausalLM, Glass], data: st.DataObject
) -> None:
    gpt = pair[1].model
    ids = torch.tensor([[*IDS, *IDS]])
    cuts = data.draw(st.sets(st.integers(1, ids.size(1) - 1)))
    cache = KVCache(gpt.config)
    assert cache.buffer.size(2) == 2
    edges = [0, *sorted(cuts), ids.size(1)]
    parts = [gpt(ids[:, a:b], cache=cache) for a, b in pairwise(edges)]
    assert_close(torch.cat(parts, 1), gpt(ids), atol=1e-4, rtol=1e-4)


def test_a_cache_grows(gpt: GPT) -> None:
    with torch.inference_mode():
        cache = KVCache(gpt.config)
        cache.buffer = cache.buffer[:, :, :, :4]
        logits = [gpt(torch.tensor([[id]]), cache=cache) for id in IDS]
        assert_close(torch.cat(logits, 1), gpt(torch.tensor([IDS])), atol=1e-4, rtol=1e-4)


def test_greedy_text_of_transformers(pair: tuple[LlamaForCausalLM, Glass]) -> None:
    theirs, ours = pair
    ids = torch.tensor([IDS])
    expected = theirs.generate(
        ids,
        attention_mask=torch.ones_like(ids),
        max_new_tokens=20,
        do_sample=False,
        eos_token_id=-1,
    )
    steps = islice(ours.generate(IDS, Sampling(temperature=0), 0), 20)
    assert [step.token for step in steps] == expected[0, len(IDS) :].tolist()


TEXT = st.text(
    st.sampled_from("the cat!12 \n\x04½é\U00040000’s") | st.characters(exclude_categories=["Cs"])
)


@settings(deadline=None)
@given(text=TEXT)
def test_ids_of_tokenizers(pair: tuple[LlamaForCausalLM, Glass], text: str) -> None:
    assert pair[1].tokenizer.encode(text) == digit_by_digit().encode(text).ids


def test_bytes_without_a_token_are_left_out_and_named(pair: tuple[LlamaForCausalLM, Glass]) -> None:
    tokenizer = pair[1].tokenizer
    assert tokenizer.unknown("a\x04b\x04\U00040000é") == "\x04\U00040000"
    assert tokenizer.unknown("the cat") == ""
    assert tokenizer.encode("!\x04!") == tokenizer.encode("!!") == [tokenizer.n_vocab - 1]
    assert tokenizer.decode(tokenizer.encode("a\x04b")) == "ab"


def test_end_of_text_is_special_and_no_text(pair: tuple[LlamaForCausalLM, Glass]) -> None:
    tokenizer = pair[1].tokenizer
    assert tokenizer.end_of_text == 0
    assert tokenizer.token(0).special
    assert tokenizer.token(0).label == "<|endoftext|>"
    assert 0 not in tokenizer.encode("<|endoftext|>")


def test_transformers_reads_the_same_file(tmp_path: Path) -> None:
    """That the file is what llama.cpp's converter writes, the order of rows included."""
    model = llama()
    write_gguf(model, tmp_path / "tiny.gguf", {"general.name": "tiny"})
    theirs = AutoModelForCausalLM.from_pretrained(tmp_path, gguf_file="tiny.gguf")
    ids = torch.tensor([IDS])
    assert_close(theirs(ids).logits, model(ids).logits, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ({"general.architecture": "qwen2"}, "general.architecture must be llama, not qwen2"),
        ({"tokenizer.ggml.model": "llama"}, "tokenizer.ggml.model must be gpt2, not llama"),
        ({"tokenizer.ggml.pre": "tekken"}, "cuts texts in a way that is not known here: tekken"),
        ({"llama.expert_count": 8}, "llama.expert_count must be 0, not 8"),
        ({"llama.rope.scaling.type": "yarn"}, "llama.rope.scaling.type must be none, not yarn"),
        ({"llama.rope.dimension_count": 4}, "llama.rope.dimension_count must be 8"),
        ({"llama.block_count": None}, '"llama.block_count" must be a whole number'),
        ({"llama.attention.head_count": 5}, "does not divide into 5 heads"),
        ({"llama.attention.head_count_kv": 3}, "4 heads cannot share 3"),
        ({"llama.rope.freq_base": -1.0}, "llama.rope.freq_base must be a number above 0"),
        (
            {"llama.feed_forward_length": 50},
            r"tensor blk.0.ffn_gate.weight has shape \[48, 32\], but its header asks for \[50, 32\]",
        ),
        ({"llama.block_count": 4}, "tensor blk.3.attn_norm.weight is missing"),
        ({"llama.block_count": 2}, "tensor blk.2.attn_norm.weight is for a part that is not run"),
        ({"tokenizer.ggml.token_type": [1]}, "tokens, their types and merges do not fit together"),
        ({"tokenizer.ggml.merges": ["t h", "q q"]}, "the merges form qq, which is no token"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(
    tmp_path: Path, header: dict[str, Any], says: str
) -> None:
    path = tmp_path / "odd.gguf"
    write_gguf(llama(), path, header)
    with pytest.raises((CheckpointError, TokenizerError), match=says) as refusal:
        load_gguf(path)
    assert isinstance(refusal.value, TokenizerError) or str(path) in str(refusal.value)


def test_weights_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    model = llama()
    model.model.norm.weight[3] = torch.nan
    write_gguf(model, tmp_path / "odd.gguf")
    with pytest.raises(CheckpointError, match="not finite"):
        load_gguf(tmp_path / "odd.gguf")


@pytest.mark.parametrize("keep", [0, 3, 40, 2000, -100])
def test_a_damaged_file_is_refused(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "cut.gguf"
    write_gguf(llama(), path)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(CheckpointError, match=r"cut\.gguf is damaged or not a GGUF file"):
        load_gguf(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match=r"no\.gguf is missing"):
        load_gguf(tmp_path / "no.gguf")
