"""Going on with a prompt, against `transformers`; penalties, against their definitions."""

import pytest
import torch
from torch import Tensor
from transformers import GPT2LMHeadModel

from model.continuation import continuation, penalised
from model.sampling import Sampling
from model.trace import Trace


def test_greedy_is_what_transformers_writes(
    lively_trace: Trace, reference: GPT2LMHeadModel, reference_ids: Tensor
) -> None:
    expected = reference.generate(
        reference_ids,
        attention_mask=torch.ones_like(reference_ids),
        max_new_tokens=6,
        do_sample=False,
        pad_token_id=0,
        eos_token_id=None,
    )
    written = continuation(lively_trace, Sampling(temperature=0), 0, 6)
    assert list(written) == expected[0, reference_ids.size(1) :].tolist()


def test_penalties_of_the_most_frequent_tokens(lively_trace: Trace) -> None:
    sampling = Sampling(repetition_penalty=1.5, presence_penalty=0.25, frequency_penalty=0.5)
    rows = penalised(lively_trace, sampling, 3)
    # Of 7, 3, 59, 3, 0, 21, 7, 44, 12 two occur twice, and 59 is the first of the others.
    assert [(row.id, row.count) for row in rows] == [(7, 2), (3, 2), (59, 1)]
    for row in rows:
        logit = lively_trace.logits[-1, row.id].item()
        weakened = logit / 1.5 if logit > 0 else logit * 1.5
        assert row.logit == pytest.approx(logit, abs=1e-5)
        assert row.repetition == pytest.approx(weakened, abs=1e-5)
        assert row.presence == pytest.approx(weakened - 0.25, abs=1e-5)
        assert row.frequency == pytest.approx(weakened - 0.25 - 0.5 * row.count, abs=1e-5)
