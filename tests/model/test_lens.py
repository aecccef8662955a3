import pytest
import torch
from torch import Tensor
from transformers import GPT2LMHeadModel

from model import lens as lens_module
from model.gpt import GPT
from model.lens import follow, follow_at, lens
from model.trace import Trace


@pytest.fixture(scope="module")
def expected(reference: GPT2LMHeadModel, reference_stream: Tensor) -> Tensor:
    """[2 L + 1, T, V]: the lens as `transformers` would read it."""
    return reference.lm_head(reference.transformer.ln_f(reference_stream)).softmax(-1)


def test_every_station_reads_as_transformers_would(lively_trace: Trace, expected: Tensor) -> None:
    seen = lens(lively_trace, n_top=4)
    top = expected.topk(4)
    assert torch.equal(seen.ids, top.indices)
    torch.testing.assert_close(seen.probs, top.values, atol=1e-5, rtol=1e-4)
    bits = torch.distributions.Categorical(expected).entropy() / torch.tensor(2.0).log()
    torch.testing.assert_close(seen.entropy, bits, atol=1e-4, rtol=1e-4)


def test_the_last_station_is_the_model_itself(
    lively_trace: Trace, reference: GPT2LMHeadModel, reference_ids: Tensor
) -> None:
    said = reference(reference_ids).logits[0].softmax(-1)
    seen = lens(lively_trace)
    torch.testing.assert_close(seen.probs[-1, :, 0], said.max(-1).values, atol=1e-5, rtol=1e-4)
    assert torch.equal(seen.final.ids, said.argmax(-1))
    assert (seen.final.ranks[-1] == 1).all()


def test_a_token_is_followed_through_all_stations(lively_trace: Trace, expected: Tensor) -> None:
    token = 21
    seen = follow(lively_trace, token)
    torch.testing.assert_close(seen.probs, expected[..., token], atol=1e-5, rtol=1e-4)
    by_hand = (
        (expected.argsort(-1, descending=True) == token).nonzero()[:, -1].view(seen.ranks.shape)
    )
    assert torch.equal(seen.ranks, by_hand + 1)


def test_the_next_token_of_the_prompt_is_followed(lively_trace: Trace, expected: Tensor) -> None:
    actual = lively_trace.ids[1:]
    seen = follow(lively_trace, actual, slice(0, -1))
    for place, token in enumerate(actual):
        torch.testing.assert_close(
            seen.probs[:, place], expected[:, place, token], atol=1e-5, rtol=1e-4
        )


def test_one_position_is_read_like_all(lively_trace: Trace) -> None:
    one, all_ = lens(lively_trace, positions=slice(4, 5)), lens(lively_trace)
    assert torch.equal(one.ids, all_.ids[:, 4:5])
    torch.testing.assert_close(one.final.probs, all_.final.probs[:, 4:5])


def test_few_rows_at_a_time_change_nothing(
    lively: GPT, lively_trace: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = lens(lively_trace)
    sizes = []
    unembed = GPT.unembed

    def counted(self: GPT, x: Tensor) -> Tensor:
        sizes.append(x.size(0))
        return unembed(self, x)

    monkeypatch.setattr(GPT, "unembed", counted)
    monkeypatch.setattr(lens_module, "ROWS", 5)
    pieces = lens(lively_trace)
    assert max(sizes) == 5
    assert sum(sizes) == (2 * lively.config.n_layer + 1) * lively_trace.n_tokens
    assert torch.equal(pieces.ids, whole.ids)
    torch.testing.assert_close(pieces.final.probs, whole.final.probs)


def test_more_tokens_than_the_vocabulary_has_are_not_asked_for(lively_trace: Trace) -> None:
    seen = lens(lively_trace, n_top=1000)
    assert seen.ids.size(-1) == 60
    torch.testing.assert_close(seen.probs.sum(-1), torch.ones(seen.probs.shape[:2]))


def test_one_position_is_followed_as_all_are(lively_trace: Trace) -> None:
    whole, one = follow(lively_trace, 21), follow_at(lively_trace, 21, -2)
    torch.testing.assert_close(one.probs[:, 0], whole.probs[:, -2])
    assert torch.equal(one.ranks[:, 0], whole.ranks[:, -2])
    with pytest.raises(IndexError):
        follow_at(lively_trace, 21, lively_trace.n_tokens)
