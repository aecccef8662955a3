import pytest
import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.utils.flop_counter import FlopCounterMode
from transformers import GPT2LMHeadModel

from model.gpt import GPT, GPTConfig, KVCache
from model.parameters import (
    count,
    kv_cache_bytes,
    work,
    work_with_cache,
    work_without_cache,
)

GPT2 = GPTConfig(vocab_size=50257, n_ctx=1024, n_embd=768, n_layer=12, n_head=12)


def multiply_adds(model: GPT, n_tokens: int, cache: KVCache | None = None) -> int:
    """As PyTorch counts them, two operations each, when attention runs as plain products."""
    plain = sdpa_kernel(SDPBackend.MATH)  # the fused kernel goes uncounted on a CPU
    with plain, FlopCounterMode(display=False) as counter, torch.no_grad():
        model(torch.zeros(1, n_tokens, dtype=torch.long), cache=cache)
    return counter.get_total_flops() // 2


def test_gpt2_has_124_million_parameters() -> None:
    with torch.device("meta"):
        found = count(GPT(GPT2))
    assert found.total == 124_439_808
    assert found.token_embedding == 50257 * 768
    assert found.position_embedding == 1024 * 768
    assert found.attention_weights == 12 * (768 * 3 * 768 + 768 * 768)
    assert found.attention_biases == 12 * (3 * 768 + 768)
    assert found.mlp_weights == 12 * (768 * 3072 + 3072 * 768)
    assert found.mlp_biases == 12 * (3072 + 768)
    assert found.layer_norms == (2 * 12 + 1) * 2 * 768


def test_every_parameter_is_counted_once(lively: GPT, reference: GPT2LMHeadModel) -> None:
    found = count(lively)
    assert found.total == sum(parameter.numel() for parameter in lively.parameters())
    assert found.total == reference.num_parameters()
    assert sum(found.shares.values()) == pytest.approx(1)


def test_the_cache_is_as_large_as_the_real_one(lively: GPT) -> None:
    buffer = KVCache(lively.config).buffer
    assert kv_cache_bytes(lively.config, lively.config.n_ctx) == buffer.nbytes
    assert kv_cache_bytes(GPT2, 1024, bytes_per_number=2) == 36 * 2**20  # 36 MiB in float16


@pytest.mark.parametrize("n_tokens", [1, 5, 16])
def test_work_is_what_pytorch_counts(lively: GPT, n_tokens: int) -> None:
    assert work(lively.config, n_tokens).total == multiply_adds(lively, n_tokens)


@pytest.mark.parametrize("n_tokens", [2, 9, 16])
def test_work_with_a_cache_is_what_pytorch_counts(lively: GPT, n_tokens: int) -> None:
    cache = KVCache(lively.config)
    with torch.no_grad():
        lively(torch.zeros(1, n_tokens - 1, dtype=torch.long), cache=cache)
    found = work_with_cache(lively.config, n_tokens)
    assert found.total == multiply_adds(lively, 1, cache)


def test_work_without_a_cache_is_what_pytorch_counts(lively: GPT) -> None:
    plain = sdpa_kernel(SDPBackend.MATH)
    with plain, FlopCounterMode(display=False) as counter, torch.no_grad():
        lively.unembed(lively.read(torch.zeros(1, 9, dtype=torch.long))[:, -1:])
    assert work_without_cache(lively.config, 9).total == counter.get_total_flops() // 2


def test_twice_the_tokens_look_four_times_as_much() -> None:
    once, twice = work(GPT2, 100), work(GPT2, 200)
    assert twice.looking == 4 * once.looking
    assert twice.mlp == 2 * once.mlp
    assert twice.projections == 2 * once.projections
    assert twice.unembedding == 2 * once.unembedding
