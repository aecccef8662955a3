"""Tokens chosen by hand while generating."""

from itertools import islice

import pytest

from model.generate import generate
from model.gpt import GPT
from model.sampling import Sampling

PROMPT = (7, 3, 59)
SEED = 11


def test_a_pick_stands_at_its_index_and_the_rest_is_what_follows_from_it(lively: GPT) -> None:
    steps = list(islice(generate(lively, PROMPT, Sampling(), SEED, picks={2: 44}), 6))
    free = list(islice(generate(lively, PROMPT, Sampling(), SEED), 3))
    assert [step.token for step in steps[:2]] == [step.token for step in free[:2]]
    assert steps[2].token == 44
    assert steps[2].u is None
    assert steps[2].interval is None
    # Continuing from the ids alone must lead to the same text: nothing else is remembered.
    after = list(islice(generate(lively, steps[3].ids, Sampling(), SEED, start=3), 3))
    assert [step.token for step in after] == [step.token for step in steps[3:]]
    assert [step.u for step in after] == [step.u for step in steps[3:]]


def test_a_pick_outside_the_vocabulary_is_refused_before_the_first_step(lively: GPT) -> None:
    with pytest.raises(ValueError, match="60"):
        generate(lively, PROMPT, Sampling(), SEED, picks={0: 60})
