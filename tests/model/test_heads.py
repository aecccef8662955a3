"""Scores of heads whose work is known, and the same numbers counted the slow way."""

import math
from collections.abc import Callable

import pytest
import torch
from torch import Tensor
from transformers import GPT2LMHeadModel

from model import Glass
from model.gpt import GPT, GPTConfig
from model.heads import (
    KIND_NAMES,
    Looks,
    MeanLooks,
    looks,
    places,
    random_repeats,
    repeat_losses,
    where_heads_look,
)
from model.trace import Trace
from tests.model.conftest import tokens

PREVIOUS, DUPLICATE, INDUCTION, FIRST, ITSELF = range(5)
V, N_CTX, SHARP = 16, 32, 40.0
REPEAT = (3, 9, 1, 12, 7, 0, 5, 3, 9, 1, 12, 7, 0, 5)


@pytest.fixture(scope="module")
def circuit() -> GPT:
    """Attention alone, its weights set by hand: an induction circuit (Elhage et al. 2021).

    The stream holds, one-hot, the token (16), the position (32) and the token before (16). Head 0.0
    looks at the position before and copies its token into the last part; head 1.0 looks where the
    token before is the one that it stands on. Heads 0.1 and 1.1 have queries of zero.
    """
    model = GPT(GPTConfig(V, N_CTX, n_embd=2 * V + N_CTX, n_layer=2, n_head=2)).eval()
    model.requires_grad_(False)
    token, position, before = range(V), range(V, V + N_CTX), range(V + N_CTX, 2 * V + N_CTX)
    for name, parameter in model.named_parameters():
        parameter.fill_(1.0 if "ln_" in name and name.endswith("weight") else 0.0)
    for index in range(V):
        model.wte[index, token[index]] = 1
    for index in range(N_CTX):
        model.wpe[index, position[index]] = 1

    def weights(layer: int) -> tuple[Tensor, Tensor, Tensor]:
        """The columns of head 0: q, k, v, each [D, Dh]."""
        q, k, v = model.blocks[layer].attn.c_attn.weight.view(-1, 3, 2, N_CTX).unbind(1)
        return q[:, 0], k[:, 0], v[:, 0]

    q, k, v = weights(0)
    for index in range(N_CTX):
        k[position[index], index] = 1
    for index in range(1, N_CTX):
        q[position[index], index - 1] = SHARP
    out = model.blocks[0].attn.c_proj.weight
    scale = torch.nn.functional.layer_norm(model.wte[0] + model.wpe[0], [model.config.n_embd])
    for index in range(V):
        v[token[index], index] = 1 / (scale.max() - scale.min())
        out[index, before[index]] = 1
    q, k, _ = weights(1)
    for index in range(V):
        q[token[index], index] = SHARP
        k[before[index], index] = 1
    k[position[0]] = -10  # nothing stands before the first token: it looks at itself there
    return model


@pytest.fixture(scope="module")
def known(circuit: GPT) -> Looks:
    return looks(Trace.run(circuit, tokens(REPEAT)))


def test_a_previous_token_head_and_an_induction_head_are_found(known: Looks) -> None:
    assert known.weights[PREVIOUS, 0, 0].item() == pytest.approx(1, abs=1e-4)
    assert known.weights[INDUCTION, 1, 0].item() == pytest.approx(1, abs=1e-4)
    assert known.best(PREVIOUS) == (0, 0) and known.best(INDUCTION) == (1, 0)
    assert known.weights[INDUCTION, 0, 0].item() == pytest.approx(0, abs=1e-4)
    assert known.weights[PREVIOUS, 1, 0].item() < 0.2


def test_a_head_that_spreads_evenly_gets_the_baseline(known: Looks) -> None:
    for layer in range(2):
        assert known.weights[:, layer, 1].tolist() == pytest.approx(known.even.tolist(), abs=1e-5)
    # One place each among i + 1 tokens: of 13 tokens, and of those that came before.
    one_of = [1 / (i + 1) for i in range(14)]
    assert known.even[PREVIOUS].item() == pytest.approx(sum(one_of[1:]) / 13)
    assert known.even[INDUCTION].item() == pytest.approx(sum(one_of[7:]) / 7)
    assert known.tokens.tolist() == [13, 7, 7, 13, 13]


def test_places_of_a_short_text_by_hand() -> None:
    found = {
        name: [(row, column) for row, column in kind.nonzero().tolist()]
        for name, kind in zip(KIND_NAMES, places(torch.tensor([4, 8, 4, 4, 8])), strict=True)
    }
    assert found == {
        "previous token": [(1, 0), (2, 1), (3, 2), (4, 3)],
        "duplicate token": [(2, 0), (3, 0), (3, 2), (4, 1)],
        # (3, 3), the token itself, comes after the 4 at 2, but is no place before it
        "induction": [(2, 1), (3, 1), (4, 2)],
        "first token": [(1, 0), (2, 0), (3, 0), (4, 0)],
        "itself": [(1, 1), (2, 2), (3, 3), (4, 4)],
    }


def test_scores_of_many_texts_are_those_of_transformers_attention(
    lively: GPT, reference: GPT2LMHeadModel
) -> None:
    texts = [(7, 3, 59, 3, 0, 21, 7, 44, 12), (5, 5, 5), (1, 2, 3, 4, 1, 2, 3, 4), (9,)]
    counted = MeanLooks()
    summed: dict[tuple[int, int, int], list[float]] = {}
    for ids in texts:
        counted.add(Trace.run(lively, tokens(ids)))
        patterns = torch.cat(reference(torch.tensor([ids]), output_attentions=True).attentions)
        for layer in range(3):
            for head in range(4):
                for kind, weights in slow_scores(ids, patterns[layer, head]).items():
                    summed.setdefault((kind, layer, head), []).extend(weights)
    found = counted.looks()
    assert found.tokens.tolist() == [len(summed[kind, 0, 0]) for kind in range(5)]
    for (kind, layer, head), weights in summed.items():
        mean = sum(weights) / len(weights)
        assert found.weights[kind, layer, head].item() == pytest.approx(mean, abs=1e-5)


def slow_scores(ids: tuple[int, ...], pattern: Tensor) -> dict[int, list[float]]:
    """For each kind, the weight on its places, of each token that has any."""
    found: dict[int, list[float]] = {kind: [] for kind in range(5)}
    for i in range(1, len(ids)):
        targets: dict[int, list[int]] = {
            PREVIOUS: [i - 1],
            DUPLICATE: [j for j in range(i) if ids[j] == ids[i]],
            INDUCTION: [j + 1 for j in range(i - 1) if ids[j] == ids[i]],
            FIRST: [0],
            ITSELF: [i],
        }
        for kind, columns in targets.items():
            if columns:
                found[kind].append(sum(pattern[i, j].item() for j in columns))
    return found


def test_on_random_repeats_induction_is_the_stripe_of_transformerlens(mini: Glass) -> None:
    """There: the mean of the diagonal that lies length - 1 before the token, in the second copy."""
    repeats = random_repeats(mini.tokenizer, mini.model.config.n_ctx, 2)
    length = repeats.size(1) // 2
    stripes = [
        mini.trace(ids).pattern[..., length:, :].diagonal(1, -2, -1).mean(-1)
        for ids in repeats.tolist()
    ]
    found = where_heads_look(mini, repeats.tolist())
    torch.testing.assert_close(found.weights[INDUCTION], torch.stack(stripes).mean(0))


def test_random_repeats_are_different_tokens_and_then_the_same(mini: Glass) -> None:
    repeats = random_repeats(mini.tokenizer, 256, 3)
    assert repeats.shape == (3, 100)
    for ids in repeats.tolist():
        assert ids[:50] == ids[50:] and len(set(ids)) == 50
        assert mini.tokenizer.end_of_text not in ids
    assert torch.equal(repeats[:2], random_repeats(mini.tokenizer, 256, 2))
    assert not torch.equal(repeats[0], repeats[1])


def test_random_repeats_fit_the_context(tiny: Glass) -> None:
    assert random_repeats(tiny.tokenizer, tiny.model.config.n_ctx, 1).shape == (1, 16)


def test_a_text_without_an_earlier_same_token_has_no_score(
    random_trace: Callable[..., Trace],
) -> None:
    found = looks(random_trace(0, (1, 2, 3)))
    assert found.tokens.tolist() == [2, 0, 0, 2, 2]
    assert math.isnan(found.even[INDUCTION]) and found.weights[INDUCTION].isnan().all()


def test_loss_on_repeats(lively: GPT, reference: GPT2LMHeadModel) -> None:
    repeats = torch.tensor([[4, 8, 1, 4, 8, 1], [9, 0, 2, 9, 0, 2]])
    log_probs = reference(repeats).logits.log_softmax(-1)
    nats = [[-log_probs[n, t - 1, repeats[n, t]].item() for t in range(6)] for n in range(2)]
    found = repeat_losses(lively, repeats)
    first = [row[t] for row in nats for t in (1, 2)]
    again = [row[t] for row in nats for t in (4, 5)]
    assert found.first == pytest.approx(sum(first) / 4, abs=1e-4)
    assert found.again == pytest.approx(sum(again) / 4, abs=1e-4)
    assert found.drop == pytest.approx(found.first - found.again)
