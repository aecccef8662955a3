"""What the benchmarks compute from their times, on times worked out by hand."""

import gzip

import pytest

from benchmarks.alternate import Times, alternate
from benchmarks.browser import prompts
from benchmarks.classroom import quantile
from benchmarks.student import Trouble, check
from figures.packing import pack
from model import Glass, load


@pytest.fixture(scope="module")
def mini() -> Glass:
    return load("mini")


def test_a_ratio_is_the_median_of_the_rounds() -> None:
    times = Times({"a": [1.0, 2.0, 9.0], "b": [2.0, 8.0, 3.0]})
    assert times.median("a") == 2.0
    assert times.ratio("a", "b") == 0.5  # of 0.5, 0.25 and 3


def test_contenders_take_turns_and_the_warm_up_is_not_counted() -> None:
    order: list[str] = []
    contenders = {"a": lambda: order.append("a"), "b": lambda: order.append("b")}
    times = alternate(contenders, rounds=2, warm_up=1)
    assert order == ["a", "b"] * 3
    assert {name: len(found) for name, found in times.of.items()} == {"a": 2, "b": 2}


@pytest.mark.parametrize(("share", "value"), [(0.5, 10), (0.95, 19), (0.951, 20), (1, 20), (0, 1)])
def test_a_quantile_is_not_exceeded_by_its_share(share: float, value: int) -> None:
    assert quantile(list(range(20, 0, -1)), share) == value


def test_arrays_of_another_prompt_are_noticed() -> None:
    heads = pack({"n_tokens": 2, "labels": ["a", "␣b"]}, {})
    head = pack({"n_tokens": 2}, {})
    assert check(heads, head, "a b") == 2
    assert check(gzip.compress(heads), head, "a b") == 2
    with pytest.raises(Trouble, match="about “a b”, not about “a c”"):
        check(heads, head, "a c")
    with pytest.raises(Trouble, match="of 2 and of 3 tokens"):
        check(heads, pack({"n_tokens": 3}, {}), "a b")


@pytest.mark.parametrize("n_tokens", [16, 64])
def test_prompts_have_their_length_and_differ(mini: Glass, n_tokens: int) -> None:
    fresh = prompts(mini, n_tokens)
    some = [next(fresh) for _ in range(5)]
    assert len(set(some)) == 5
    assert {len(mini.tokenizer.encode(prompt)) for prompt in some} == {n_tokens}
