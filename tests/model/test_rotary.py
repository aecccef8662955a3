"""Turning against RoFormer's formula, written out, and what it does to scores."""

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.testing import assert_close

from model import Glass
from model.gguf_file import load_gguf
from model.gpt import GPTConfig, MissingPartError
from model.rotary import Rotary, speeds
from model.turning import turning
from model.word_order import order_experiment
from tests.modern import llama, write_gguf

PROMPT = "the cat at the cat"


@pytest.fixture(scope="module")
def small_llama(tmp_path_factory: pytest.TempPathFactory) -> Glass:
    path = tmp_path_factory.mktemp("gguf") / "small.gguf"
    write_gguf(llama(), path)
    return Glass("small", *load_gguf(path))


def test_every_pair_is_turned_by_its_matrix() -> None:
    """RoFormer, equations 14 and 15."""
    x = torch.randn(5, 6, generator=torch.Generator().manual_seed(0))
    turned = Rotary(6, 32, 100.0).turn(x, start=3)
    for row in range(5):
        for pair in range(3):
            angle = (3 + row) * 100.0 ** (-2 * pair / 6)
            cos, sin = math.cos(angle), math.sin(angle)
            a, b = x[row, 2 * pair : 2 * pair + 2].tolist()
            expected = [a * cos - b * sin, a * sin + b * cos]
            assert turned[row, 2 * pair : 2 * pair + 2].tolist() == pytest.approx(
                expected, abs=1e-5
            )


def test_speeds() -> None:
    assert speeds(4, 10_000.0).tolist() == pytest.approx([1, 0.01])


def test_turning_back() -> None:
    x = torch.randn(2, 7, 8, generator=torch.Generator().manual_seed(0))
    rotary = Rotary(8, 32, 10_000.0)
    assert_close(rotary.turn(rotary.turn(x, 9), 9, back=True), x, atol=1e-6, rtol=1e-5)


@settings(deadline=None)
@given(
    layer=st.integers(0, 2),
    head=st.integers(0, 3),
    pair=st.integers(0, 3),
    query=st.integers(0, 6),
    key=st.integers(0, 6),
)
def test_a_pair_and_a_score(
    small_llama: Glass, layer: int, head: int, pair: int, query: int, key: int
) -> None:
    trace = small_llama.trace(PROMPT)
    made = turning(trace, layer, head, pair, query, key, n=20)
    two = slice(2 * pair, 2 * pair + 2)
    # Where they stand they are the trace's, and so is their score.
    assert_close(made.query[query], trace.q[layer, head, query, two], atol=1e-4, rtol=1e-4)
    assert_close(made.key[key], trace.k[layer, head // 2, key, two], atol=1e-4, rtol=1e-4)
    score = trace.scores[layer, head, query, key].item()
    assert made.score == pytest.approx(score, abs=1e-3)
    if query >= key:
        assert made.by_distance[query - key].item() == pytest.approx(score, abs=1e-3)
    # Only the distance counts.
    assert made.by == 64 - 1 - max(query, key)
    assert made.moved == pytest.approx(score, abs=1e-3)
    others = sum(turning(trace, layer, head, i, query, key, n=20).share for i in range(4))
    assert_close(others, made.by_distance, atol=1e-3, rtol=1e-3)


def test_the_order_of_words_counts_by_turning_alone(small_llama: Glass) -> None:
    made = order_experiment(small_llama.trace(PROMPT), head=3, n_tokens=24)
    assert made.without.largest_change < 1e-4
    assert made.with_positions.largest_change > 1e-2
    n = made.n_tokens
    scores = small_llama.trace(PROMPT).scores[0, 3, :n, :n]
    assert_close(made.with_positions.forward, scores, atol=1e-3, rtol=1e-3)


def test_a_model_that_does_not_turn(tiny: Glass) -> None:
    with pytest.raises(MissingPartError, match="does not turn"):
        turning(tiny.trace("the cat"), 0, 0, 0, 0, 0, n=4)


@pytest.mark.parametrize("n", [0, 65])
def test_places_beyond_the_context(small_llama: Glass, n: int) -> None:
    with pytest.raises(ValueError, match="64 positions"):
        turning(small_llama.trace("the"), 0, 0, 0, 0, 0, n=n)


def test_shapes_that_cannot_be() -> None:
    with pytest.raises(ValueError, match="cannot share"):
        GPTConfig(10, n_embd=12, n_head=4, n_kv_head=3)
    with pytest.raises(ValueError, match="in pairs"):
        GPTConfig(10, n_embd=12, n_head=4, positions="rotary")


def test_the_defaults_are_those_of_gpt_2() -> None:
    config = GPTConfig(10)
    assert (config.norm, config.positions, config.mlp) == ("LayerNorm", "learned", "GELU")
    assert (config.kv_heads, config.group, config.d_mlp) == (6, 1, 4 * 384)
