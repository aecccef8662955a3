import pytest
import torch
from torch import Tensor
from transformers import GPT2LMHeadModel

from model.summary import summarise
from model.trace import Trace


@pytest.mark.parametrize("position", [-1, 3])
def test_each_station_in_one_line(
    lively_trace: Trace, reference: GPT2LMHeadModel, reference_stream: Tensor, position: int
) -> None:
    stream = reference_stream[:, position]
    seen = reference.lm_head(reference.transformer.ln_f(stream)).softmax(-1)
    said = int(seen[-1].argmax())
    stops = summarise(lively_trace, position).stops
    assert [stop.token for stop in stops] == seen.argmax(-1).tolist()
    assert [stop.prob for stop in stops] == pytest.approx(seen.max(-1).values.tolist(), rel=1e-3)
    assert [stop.final_prob for stop in stops] == pytest.approx(seen[:, said].tolist(), rel=1e-3)
    assert stops[-1].final_rank == 1
    assert [stop.norm for stop in stops] == pytest.approx(stream.norm(dim=-1).tolist(), rel=1e-4)
    added = torch.cat([stream[:1], stream.diff(dim=0)]).norm(dim=-1)
    assert [stop.added for stop in stops] == pytest.approx(added.tolist(), rel=1e-4)


def test_the_final_distribution(lively_trace: Trace) -> None:
    best = summarise(lively_trace, n_top=3).top
    expected = lively_trace.probs.topk(3)
    assert torch.equal(best.ids, expected.indices)
    assert best.rest == pytest.approx(1 - expected.values.sum().item(), abs=1e-6)


def test_a_position_outside_the_prompt(lively_trace: Trace) -> None:
    with pytest.raises(IndexError):
        summarise(lively_trace, lively_trace.n_tokens)
