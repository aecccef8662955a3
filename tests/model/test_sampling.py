import math
from collections import Counter
from dataclasses import fields
from itertools import pairwise
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor
from torch.testing import assert_close
from transformers import (
    GenerationConfig,
    GPT2Config,
    GPT2LMHeadModel,
    LogitsProcessor,
    MinPLogitsWarper,
    RepetitionPenaltyLogitsProcessor,
    TemperatureLogitsWarper,
    TopKLogitsWarper,
    TopPLogitsWarper,
)

from model.sampling import MAX_SEED, Sampling, Stage, Step, choose, draw, ranking, stages

NAMES = [
    "model",
    "repetition",
    "presence",
    "frequency",
    "temperature",
    "top-k",
    "top-p",
    "min-p",
]


def stage(name: str, logits: Tensor, sampling: Sampling, ids: tuple[int, ...] = ()) -> Stage:
    found = stages(logits, ids, sampling)
    assert [stage.name for stage in found] == NAMES
    return found[NAMES.index(name)]


def log(*probs: float) -> Tensor:
    return torch.tensor(probs).log()


def random_logits(seed: int, size: int = 300) -> Tensor:
    return torch.randn(size, generator=torch.Generator().manual_seed(seed)) * 3


# Against the field's own implementation


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(
    ("name", "sampling", "reference"),
    [
        ("repetition", Sampling(repetition_penalty=1.3), RepetitionPenaltyLogitsProcessor(1.3)),
        ("repetition", Sampling(repetition_penalty=0.7), RepetitionPenaltyLogitsProcessor(0.7)),
        ("temperature", Sampling(temperature=0.4), TemperatureLogitsWarper(0.4)),
        ("temperature", Sampling(temperature=2.5), TemperatureLogitsWarper(2.5)),
        ("top-k", Sampling(top_k=1), TopKLogitsWarper(1)),
        ("top-k", Sampling(top_k=40), TopKLogitsWarper(40)),
        ("top-k", Sampling(top_k=999), TopKLogitsWarper(999)),
        ("top-p", Sampling(top_p=0.0), TopPLogitsWarper(0.0)),
        ("top-p", Sampling(top_p=0.3), TopPLogitsWarper(0.3)),
        ("top-p", Sampling(top_p=0.95), TopPLogitsWarper(0.95)),
        ("min-p", Sampling(min_p=0.05), MinPLogitsWarper(0.05)),
        ("min-p", Sampling(min_p=0.5), MinPLogitsWarper(0.5)),
        ("min-p", Sampling(min_p=1.0), MinPLogitsWarper(1.0)),
    ],
)
def test_operation_of_transformers(
    name: str, sampling: Sampling, reference: LogitsProcessor, seed: int
) -> None:
    logits, ids = random_logits(seed), (3, 1, 4, 1, 5, 9, 2, 6, 299)
    expected = reference(torch.tensor([ids]), logits[None].clone())[0]
    assert_close(stage(name, logits, sampling, ids).logits, expected)


@pytest.mark.parametrize("seed", range(5))
def test_order_of_transformers(seed: int) -> None:
    """All together, as `GPT2LMHeadModel.generate` would apply them."""
    model: Any = GPT2LMHeadModel(GPT2Config(n_layer=1, n_head=1, n_embd=2))
    asked = {
        "repetition_penalty": 1.2,
        "temperature": 1.7,
        "top_k": 60,
        "top_p": 0.8,
        "min_p": 0.03,
    }
    chain = model._get_logits_processor(
        GenerationConfig(do_sample=True, **asked),
        input_ids_seq_length=9,
    )
    sampling = Sampling(**asked)  # type: ignore[arg-type]
    logits, ids = random_logits(seed), (3, 1, 4, 1, 5, 9, 2, 6, 299)
    expected = chain(torch.tensor([ids]), logits[None].clone())[0]
    final = stages(logits, ids, sampling)[-1]
    assert_close(final.logits, expected)
    assert_close(final.probs, expected.softmax(-1))
    assert 1 < final.n_candidates < 60


# By hand


def test_defaults_are_the_model() -> None:
    logits = random_logits(0)
    for found in stages(logits, (1, 2), Sampling()):
        assert torch.equal(found.logits, logits)
        assert_close(found.probs, logits.exp() / logits.exp().sum())
        assert found.n_candidates == 300
        assert found.active == (found.name == "model")


def test_repetition_penalty() -> None:
    logits = torch.tensor([4.0, -4.0, 1.0, 0.0])
    found = stage("repetition", logits, Sampling(repetition_penalty=2.0), (0, 1, 0, 3))
    assert found.logits.tolist() == [2, -8, 1, 0]  # however often it occurs


def test_presence_and_frequency_penalty() -> None:
    logits = torch.tensor([4.0, -4.0, 1.0, 0.0])
    sampling = Sampling(presence_penalty=0.5, frequency_penalty=0.25)
    ids = (0, 1, 0, 0)
    assert stage("presence", logits, sampling, ids).logits.tolist() == [3.5, -4.5, 1, 0]
    assert stage("frequency", logits, sampling, ids).logits.tolist() == [2.75, -4.75, 1, 0]


def test_negative_penalties_favour_what_was_there() -> None:
    logits = torch.tensor([1.0, 2.0])
    sampling = Sampling(presence_penalty=-1, frequency_penalty=-0.5)
    assert stage("frequency", logits, sampling, (0, 0)).logits.tolist() == [3, 2]


def test_temperature() -> None:
    # 1/2 doubles the logits, so squares the odds: 9 : 1 of 3 : 1.
    assert_close(
        stage("temperature", log(0.75, 0.25), Sampling(temperature=0.5)).probs,
        torch.tensor([0.9, 0.1]),
    )
    # 2 halves them: 3 : 1 of 9 : 1.
    assert_close(
        stage("temperature", log(0.9, 0.1), Sampling(temperature=2)).probs,
        torch.tensor([0.75, 0.25]),
    )


def test_greedy() -> None:
    logits = torch.tensor([1.0, 3.0, 2.0, 3.0])
    found = stage("temperature", logits, Sampling(temperature=0))
    assert found.probs.tolist() == [0, 1, 0, 0]  # the lower id of the two best
    assert found.logits.tolist() == [-math.inf, 3, -math.inf, -math.inf]
    assert found.n_candidates == 1


@pytest.mark.parametrize("temperature", [1e-300, 1e-40, 1e-9, 1.1e-8, 1e-5])
def test_hardly_any_temperature(temperature: float) -> None:
    logits = torch.tensor([50.0, 49.0, 50.0 - 4e-6])
    found = stages(logits, (), Sampling(temperature))
    assert all(stage.probs.isfinite().all() for stage in found)
    assert found[-1].probs.argmax() == 0


def test_top_k_keeps_ties() -> None:
    logits = torch.tensor([1.0, 2.0, 2.0, 3.0, 0.0])
    found = stage("top-k", logits, Sampling(top_k=2))
    assert found.logits.tolist() == [-math.inf, 2, 2, 3, -math.inf]
    assert found.n_candidates == 3


def test_top_p() -> None:
    logits = log(0.1, 0.5, 0.25, 0.15)
    for top_p, kept in (
        (0, [1]),
        (0.49, [1]),
        (0.51, [1, 2]),
        (0.76, [1, 2, 3]),
        (0.99, [0, 1, 2, 3]),
    ):
        found = stage("top-p", logits, Sampling(top_p=top_p))
        assert (found.probs > 0).nonzero()[:, 0].tolist() == kept
    found = stage("top-p", logits, Sampling(top_p=0.7))
    assert_close(found.probs, torch.tensor([0, 2 / 3, 1 / 3, 0]))


def test_top_p_keeps_the_lower_ids_of_ties() -> None:
    found = stage("top-p", torch.zeros(8), Sampling(top_p=0.375))
    assert found.probs.tolist() == pytest.approx([1 / 3] * 3 + [0] * 5)


def test_min_p() -> None:
    logits = log(0.1, 0.5, 0.25, 0.15)
    for min_p, kept in ((0.19, [0, 1, 2, 3]), (0.21, [1, 2, 3]), (0.31, [1, 2]), (1, [1])):
        found = stage("min-p", logits, Sampling(min_p=min_p))
        assert (found.probs > 0).nonzero()[:, 0].tolist() == kept


def test_each_filter_works_on_what_is_left() -> None:
    # Of 4/10, 3/10, 2/10, 1/10 top-k leaves 4/7 and 3/7, so that one token is half of the rest.
    logits = log(0.4, 0.3, 0.2, 0.1)
    assert stage("top-p", logits, Sampling(top_p=0.5)).n_candidates == 2
    assert stage("top-p", logits, Sampling(top_k=2, top_p=0.5)).n_candidates == 1


@pytest.mark.parametrize("name", Sampling.RANGES)
def test_ranges(name: str) -> None:
    low, high = Sampling.RANGES[name]
    for value in (low, high):
        assert getattr(Sampling(**{name: value}), name) == value  # type: ignore[arg-type]
    for value in (low - 1, high + 1, math.nan, math.inf, -math.inf):
        wrong: Any = {name: value}
        with pytest.raises(ValueError, match=f"{name} must lie between {low} and {high}, but is"):
            Sampling(**wrong)


def test_every_setting_has_a_range() -> None:
    assert [field.name for field in fields(Sampling)] == list(Sampling.RANGES)


def test_top_k_is_a_whole_number() -> None:
    with pytest.raises(ValueError, match="top_k must be a whole number"):
        Sampling(top_k=2.5)  # type: ignore[arg-type]


# The dice


def philox(counter: int, key: int) -> list[int]:
    """Salmon et al. 2011, section 3.3: Philox4x64-10, its four words."""
    mask = 2**64 - 1
    x = [counter >> (64 * word) & mask for word in range(4)]
    k = [key >> (64 * word) & mask for word in range(2)]
    for _ in range(10):
        a, b = 0xD2E7470EE14C6C93 * x[0], 0xCA5A826395121157 * x[2]
        x = [b >> 64 ^ x[1] ^ k[0], b & mask, a >> 64 ^ x[3] ^ k[1], a & mask]
        k = [(k[0] + 0x9E3779B97F4A7C15) & mask, (k[1] + 0xBB67AE8584CAA73B) & mask]
    return x


def test_philox_of_the_test_itself() -> None:
    # The known answer for zeros that the authors publish with their code (Random123, kat_vectors).
    assert philox(0, 0)[:2] == [0x16554D9ECA36314C, 0xDB20FE9D672D0FDC]


@pytest.mark.parametrize(("seed", "index"), [(0, 0), (7, 0), (7, 1), (7, 1000), (MAX_SEED, 3)])
def test_draw_is_philox(seed: int, index: int) -> None:
    # numpy counts up before it computes, and takes the upper 53 bits of the first word.
    assert draw(seed, index) == (philox(index + 1, seed)[0] >> 11) / 2**53


def chi_square(counts: Counter[int], probs: list[float]) -> float:
    """How far counts are from their probabilities, in standard deviations of the statistic."""
    n = sum(counts.values())
    used = [index for index, p in enumerate(probs) if p > 0]
    assert set(counts) <= set(used)
    statistic = sum((counts[i] - n * probs[i]) ** 2 / (n * probs[i]) for i in used)
    freedom = len(used) - 1
    return (statistic - freedom) / math.sqrt(2 * freedom)


@pytest.mark.parametrize("along", ["index", "seed"])
def test_draws_are_uniform(along: str) -> None:
    """Along the steps of a text, and along the seeds that a person tries one after another."""
    draws = [draw(1, i) if along == "index" else draw(i, 1) for i in range(20_000)]
    assert all(0 <= u < 1 for u in draws)
    assert abs(chi_square(Counter(int(u * 50) for u in draws), [1 / 50] * 50)) < 4
    pairs = Counter(int(u * 7) * 7 + int(v * 7) for u, v in pairwise(draws))
    assert abs(chi_square(pairs, [1 / 49] * 49)) < 4


def test_wrong_seeds_and_indices() -> None:
    for seed in (-1, MAX_SEED + 1):
        with pytest.raises(ValueError, match="seed must lie between 0 and 4294967295"):
            draw(seed, 0)
    with pytest.raises(ValueError, match="cannot be negative"):
        draw(0, -1)


def test_choose_by_hand() -> None:
    probs = torch.tensor([0.125, 0.5, 0.0, 0.25, 0.125])  # on the bar: 1, 3, 0, 4
    for u, token, low, high in (
        (0.0, 1, 0.0, 0.5),
        (0.4999, 1, 0.0, 0.5),
        (0.5, 3, 0.5, 0.75),
        (0.75, 0, 0.75, 0.875),
        (0.875, 4, 0.875, 1.0),
        (math.nextafter(1, 0), 4, 0.875, 1.0),
    ):
        chosen = choose(probs, u)
        assert (chosen.token, chosen.low, chosen.high) == (token, low, high)


def test_choose_where_probabilities_sum_to_less_than_one() -> None:
    probs = torch.full((10,), 0.1)
    probs[7:] = 0
    assert choose(probs, math.nextafter(1, 0)).token == 6
    assert choose(probs, math.nextafter(1, 0)).high == 1


@pytest.mark.parametrize("u", [-0.1, 1.0, math.nan])
def test_wrong_random_numbers(u: float) -> None:
    with pytest.raises(ValueError, match=r"must lie in \[0, 1\)"):
        choose(torch.ones(1), u)


@pytest.mark.parametrize(
    "sampling",
    [Sampling(), Sampling(temperature=2), Sampling(0.9, 20, 0.9, 0.02, 1.2, 0.3, 0.1)],
    ids=["plain", "hot", "all"],
)
def test_frequencies_are_the_probabilities(sampling: Sampling) -> None:
    logits, ids = random_logits(3, 40), (1, 2, 2, 3)
    probs = stages(logits, ids, sampling)[-1].probs
    steps = (Step.sampled(index, ids, 0, logits, sampling, 11) for index in range(4_000))
    counts = Counter(step.token for step in steps)
    rare = {i for i, p in enumerate(probs.tolist()) if 0 < p * 4_000 < 5}  # one class of them all
    merged = Counter({i: n for i, n in counts.items() if i not in rare})
    merged[40] = sum(counts[i] for i in rare)
    expected = [0.0 if i in rare else p for i, p in enumerate(probs.tolist())]
    assert abs(chi_square(+merged, [*expected, sum(probs[i].item() for i in rare)])) < 4


@given(st.lists(st.sampled_from([0.0, 1e-45, 1e-9, 0.1, 0.1 + 1e-8, 0.3, 1.0]), min_size=1))
def test_ranking(probs: list[float]) -> None:
    single = torch.tensor(probs)
    expected = sorted(range(len(probs)), key=lambda id: (-single[id].item(), id))
    assert ranking(single).tolist() == expected


# Anything

settings_of_sampling = st.builds(
    Sampling,
    temperature=st.just(0.0) | st.floats(0, 5),
    top_k=st.integers(0, 30),
    top_p=st.floats(0, 1),
    min_p=st.floats(0, 1),
    repetition_penalty=st.floats(0.5, 2),
    presence_penalty=st.floats(-2, 2),
    frequency_penalty=st.floats(-2, 2),
)
any_logits = st.lists(
    st.floats(-1e4, 1e4, width=32) | st.sampled_from([0.0, 1.0, -2.5]), min_size=1, max_size=25
)


@given(any_logits, settings_of_sampling, st.data())
@settings(deadline=None, max_examples=200)
def test_any_sampling(logits: list[float], sampling: Sampling, data: st.DataObject) -> None:
    ids = tuple(data.draw(st.lists(st.integers(0, len(logits) - 1), min_size=1, max_size=20)))
    seed, index = data.draw(st.integers(0, MAX_SEED)), data.draw(st.integers(0, 10**6))
    step = Step.sampled(index, ids, 0, torch.tensor(logits), sampling, seed)
    before, *after = step.stages
    assert [before.name, *(stage.name for stage in after)] == NAMES
    assert torch.equal(before.logits, step.logits)
    for stage in after:
        assert not stage.logits.isnan().any()
        assert_close(stage.probs.sum(), torch.tensor(1.0))
        assert 1 <= stage.n_candidates <= before.n_candidates
        gone = before.logits == -math.inf
        assert (stage.logits[gone] == -math.inf).all()  # what is removed stays so
        assert not stage.probs[gone].any()
        if not stage.active:
            assert torch.equal(stage.probs, before.probs)
        before = stage
    assert before.probs[step.token] > 0
    if sampling.temperature == 0:
        penalised = step.stages[3].logits
        assert step.token == penalised.tolist().index(penalised.max())
        assert step.u is None
        assert step.interval is None
    elif step.u is not None:
        assert step.u == draw(seed, index)
        assert step.interval is not None
        low, high = step.interval
        assert 0 <= low <= step.u < high <= 1
        assert high - low == pytest.approx(before.probs[step.token].item(), abs=1e-6)


# A step


def test_sampled_is_what_the_stages_say() -> None:
    sampling = Sampling(0.8, 50, 0.9, 0.01, 1.1, 0.2, 0.1)
    for index in range(50):
        step = Step.sampled(index, (1, 2), 0, random_logits(index), sampling, 5)
        chosen = choose(step.stages[-1].probs, draw(5, index))
        assert (step.token, step.interval) == (chosen.token, (chosen.low, chosen.high))


def test_by_hand() -> None:
    step = Step.sampled(4, (1, 2), 0, random_logits(0), Sampling(top_k=1), 5)
    other = step.by_hand(17)
    assert (other.token, other.u, other.interval) == (17, None, None)
    assert (other.index, other.ids, other.ids_after) == (4, (1, 2), (1, 2, 17))
    assert other.logits is step.logits
    assert step.token != 17
    for wrong in (-1, 300):
        with pytest.raises(ValueError, match="is not a token"):
            step.by_hand(wrong)
