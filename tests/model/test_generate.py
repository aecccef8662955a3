from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.testing import assert_close
from transformers import GPT2LMHeadModel

from model import Glass, Sampling, Step
from model.generate import generate, n_dropped
from model.gpt import GPT, GPTConfig
from model.registry import MODELS
from model.sampling import MAX_SEED

assert_near = partial(assert_close, atol=1e-4, rtol=1e-4)

PROMPT = (84, 104, 101, 32, 99)
EVERYTHING = Sampling(0.8, 50, 0.9, 0.01, 1.1, 0.2, 0.1)
GREEDY = Sampling(temperature=0)


@pytest.fixture(scope="module")
def gpt(tiny: Glass) -> GPT:
    return tiny.model


def write(
    model: GPT,
    n_steps: int,
    ids: Sequence[int] = PROMPT,
    sampling: Sampling = EVERYTHING,
    seed: int = 7,
    **options: Any,
) -> list[Step]:
    return list(islice(generate(model, ids, sampling, seed, **options), n_steps))


def tokens(steps: Sequence[Step]) -> list[int]:
    return [step.token for step in steps]


def test_steps_follow_one_another(gpt: GPT) -> None:
    steps = write(gpt, 30)
    assert steps[0].ids == PROMPT
    assert [step.index for step in steps] == list(range(30))
    for before, after in pairwise(steps):
        assert after.ids == before.ids_after == (*before.ids, before.token)
    assert {(step.sampling, step.seed) for step in steps} == {(EVERYTHING, 7)}


def test_greedy_text_of_transformers(gpt: GPT, tiny_folder: Path) -> None:
    theirs: Any = GPT2LMHeadModel.from_pretrained(tiny_folder)
    theirs.generation_config.eos_token_id = None
    expected = theirs.generate(torch.tensor([PROMPT]), max_new_tokens=11, do_sample=False)
    steps = write(gpt, 11, sampling=GREEDY)
    assert steps[-1].ids_after == tuple(expected[0].tolist())
    assert all(step.u is None and step.interval is None for step in steps)


@pytest.mark.parametrize("use_cache", [True, False])
def test_logits_of_transformers_past_the_context(
    gpt: GPT, tiny_folder: Path, use_cache: bool
) -> None:
    theirs = GPT2LMHeadModel.from_pretrained(tiny_folder)
    for step in write(gpt, 40, use_cache=use_cache):
        seen = torch.tensor([step.ids[step.n_dropped :]])
        assert_near(step.logits, theirs(seen).logits[0, -1])


def test_logits_of_transformers_for_the_bundled_model(mini: Glass) -> None:
    theirs = GPT2LMHeadModel.from_pretrained(MODELS / "mini", dtype=torch.float32)
    n_ctx = mini.model.config.n_ctx
    ids = [id % 1000 for id in range(n_ctx - 4)]
    steps = list(islice(mini.generate(ids, Sampling(), 3), 8))
    assert [step.n_dropped for step in steps] == [0] * 5 + [n_ctx // 4] * 3
    for step in steps:
        seen = torch.tensor([step.ids[step.n_dropped :]])
        assert_close(step.logits, theirs(seen).logits[0, -1], atol=1e-3, rtol=1e-3)


@given(
    st.lists(st.integers(0, 259), min_size=1, max_size=40),
    st.sampled_from([Sampling(), GREEDY, EVERYTHING]),
    st.integers(0, MAX_SEED),
)
@settings(deadline=None, max_examples=25)
def test_the_cache_changes_nothing(
    tiny: Glass, ids: list[int], sampling: Sampling, seed: int
) -> None:
    cached = write(tiny.model, 20, ids, sampling, seed)
    picks = dict(enumerate(tokens(cached)))  # rounding must not lead to two texts
    plain = write(tiny.model, 20, ids, sampling, seed, picks=picks, use_cache=False)
    for with_cache, without in zip(cached, plain, strict=True):
        assert with_cache.ids == without.ids
        assert with_cache.n_dropped == without.n_dropped
        assert_near(with_cache.logits, without.logits)


@pytest.mark.parametrize(
    ("n_ids", "expected"),
    [(1, 0), (255, 0), (256, 0), (257, 64), (320, 64), (321, 128), (384, 128), (1000, 768)],
)
def test_how_far_the_window_moves(n_ids: int, expected: int) -> None:
    assert n_dropped(n_ids, 256) == expected


@given(st.integers(1, 10**6), st.integers(1, 2048))
def test_the_window_is_neither_too_long_nor_short(n_ids: int, n_ctx: int) -> None:
    window = n_ids - n_dropped(n_ids, n_ctx)
    assert 1 <= window <= n_ctx
    if n_ids > n_ctx:
        assert window > n_ctx - max(1, n_ctx // 4) >= 3 / 4 * n_ctx - 1


def test_same_seed_same_text(gpt: GPT) -> None:
    first = write(gpt, 25)
    assert tokens(write(gpt, 25)) == tokens(first)
    assert len({tuple(tokens(write(gpt, 25, seed=seed))) for seed in range(8)}) == 8
    assert len({step.u for step in first}) == 25


@pytest.mark.parametrize("stop", [1, 6, 11, 12, 13, 25])
def test_going_on_where_another_run_stopped(gpt: GPT, stop: int) -> None:
    """Also where the window is full, or has moved."""
    whole = write(gpt, 35)
    rest = write(gpt, 35 - stop, whole[stop].ids, start=stop)
    assert tokens(rest) == tokens(whole[stop:])
    assert [step.u for step in rest] == [step.u for step in whole[stop:]]
    assert [step.n_dropped for step in rest] == [step.n_dropped for step in whole[stop:]]


def test_undo_and_another_choice(gpt: GPT) -> None:
    """The dice of later steps are what they would have been."""
    whole = write(gpt, 10)
    other = whole[4].by_hand((whole[4].token + 1) % 260)
    rest = write(gpt, 5, other.ids_after, start=5)
    assert [step.u for step in rest] == [step.u for step in whole[5:]]
    assert [step.ids[9] for step in rest] == [other.token] * 5
    assert tokens(write(gpt, 10, picks={4: other.token})[5:]) == tokens(rest)


def test_texts_written_in_turns_do_not_mix(gpt: GPT) -> None:
    one, two = (generate(gpt, PROMPT, EVERYTHING, seed) for seed in (1, 2))
    pairs = [(next(one).token, next(two).token) for _ in range(25)]
    assert [a for a, _ in pairs] == tokens(write(gpt, 25, seed=1))
    assert [b for _, b in pairs] == tokens(write(gpt, 25, seed=2))


def test_texts_written_by_several_threads(gpt: GPT) -> None:
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda seed: tokens(write(gpt, 25, seed=seed)), range(8)))
    assert together == [tokens(write(gpt, 25, seed=seed)) for seed in range(8)]


def test_gradients_stay_as_they_were(gpt: GPT) -> None:
    steps = generate(gpt, PROMPT, EVERYTHING, 7)
    for _ in range(3):
        next(steps)
        assert torch.is_grad_enabled()
        assert not torch.is_inference_mode_enabled()
    steps.close()  # type: ignore[attr-defined]
    assert not torch.is_inference_mode_enabled()


def test_a_model_in_training_can_write() -> None:
    torch.manual_seed(0)
    model = GPT(GPTConfig(30, n_ctx=8, n_embd=8, n_layer=1, n_head=2))
    assert not any(step.logits.requires_grad for step in write(model, 12, (1, 2)))
    assert all(parameter.requires_grad for parameter in model.parameters())


def test_a_step_is_light(gpt: GPT) -> None:
    """Its logits are those of one position, not a view into those of the whole prompt."""
    for step in write(gpt, 3):
        assert step.logits.shape == (260,)
        assert step.logits.untyped_storage().nbytes() == 260 * 4


def test_logits_are_those_of_a_trace(tiny: Glass) -> None:
    trace = tiny.trace("the cat")
    step = next(tiny.generate(trace.ids, Sampling(), 0))  # type: ignore[arg-type]
    assert step.ids == tuple(trace.ids.tolist())
    assert_near(step.logits, trace.logits[-1])
    assert_near(step.stages[0].probs, trace.probs)


@pytest.mark.parametrize("position", [0, 2])
@pytest.mark.parametrize("wrong", [-1, 260])
def test_ids_of_another_vocabulary(gpt: GPT, position: int, wrong: int) -> None:
    ids = [1, 2, 3]
    ids[position] = wrong
    with pytest.raises(ValueError, match=f"{wrong} is not a token"):
        generate(gpt, ids, Sampling(), 0)


def test_what_else_is_refused_before_the_first_step(gpt: GPT) -> None:
    with pytest.raises(ValueError, match="at least one token"):
        generate(gpt, [], Sampling(), 0)
    with pytest.raises(ValueError, match="seed must lie between"):
        generate(gpt, PROMPT, Sampling(), -1)
    with pytest.raises(ValueError, match="cannot be negative"):
        generate(gpt, PROMPT, Sampling(), 0, start=-1)
    with pytest.raises(ValueError, match="999 is not a token"):
        generate(gpt, PROMPT, Sampling(), 0, picks={3: 999})
