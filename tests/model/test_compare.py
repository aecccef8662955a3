"""Two passes held against each other: hand-worked distances, and everything computed again."""

import math

import numpy as np
import pytest
import torch

from model import Glass
from model.compare import (
    Side,
    depths,
    head_pair,
    most_alike,
    moved,
    predictions,
    row_apart,
)

A, B = "the cat", "the bat"


def side(glass: Glass, prompt: str) -> Side:
    return Side(glass, glass.trace(prompt))


@pytest.fixture(scope="module")
def pair(tiny: Glass) -> tuple[Side, Side]:
    """One model on two prompts: "the", " c", "a", "t" and "the", " ", "b", "a", "t"."""
    return side(tiny, A), side(tiny, B)


@pytest.fixture(scope="module")
def models(tiny: Glass, odd: Glass) -> tuple[Side, Side]:
    """Two models of different shapes and vocabularies on one prompt."""
    return side(tiny, A), side(odd, A)


def probabilities(side: Side, at: int) -> np.ndarray:
    logits = side.trace.logits[at].double().numpy()
    exps = np.exp(logits - logits.max())
    return exps / exps.sum()


def vocabulary(side: Side) -> dict[bytes, int]:
    return {side.glass.tokenizer.token(id).bytes: id for id in range(side.glass.tokenizer.n_vocab)}


def test_predictions_of_one_model_are_those_of_its_traces(pair: tuple[Side, Side]) -> None:
    found = predictions(*pair, 3, 4, n_best=5)
    p, q = probabilities(pair[0], 3), probabilities(pair[1], 4)
    assert found.one_vocabulary
    assert found.distance == pytest.approx(np.abs(p - q).sum() / 2, abs=1e-6)
    for candidate in found.candidates:
        assert candidate.ids[0] == candidate.ids[1] == candidate.token.id
        assert candidate.probs == pytest.approx((p[candidate.token.id], q[candidate.token.id]))
        assert candidate.change == pytest.approx(q[candidate.token.id] - p[candidate.token.id])
        for logit, prob, total in zip(
            candidate.logits, candidate.probs, found.log_sum_exps, strict=True
        ):
            assert math.exp(logit - total) == pytest.approx(prob, rel=1e-5)
    ids = [candidate.token.id for candidate in found.candidates]
    assert len(ids) == len(set(ids))
    assert {*np.argsort(-p)[:5].tolist(), *np.argsort(-q)[:5].tolist()} <= set(ids)
    greatest = [max(candidate.probs) for candidate in found.candidates]
    assert greatest == sorted(greatest, reverse=True)
    assert found.rest == pytest.approx((1 - p[ids].sum(), 1 - q[ids].sum()), abs=1e-5)
    assert [best.token.id for best in found.best] == [p.argmax(), q.argmax()]


def test_what_changed_most_is_so_over_the_whole_vocabulary(pair: tuple[Side, Side]) -> None:
    found = predictions(*pair, 3, 4, n_best=1)
    change = probabilities(pair[1], 4) - probabilities(pair[0], 3)
    assert found.most_changed.token.id == np.abs(change).argmax()
    assert found.most_changed.change == pytest.approx(change[np.abs(change).argmax()], abs=1e-6)


def test_two_vocabularies_are_compared_by_bytes(models: tuple[Side, Side]) -> None:
    at = [side.trace.n_tokens - 1 for side in models]
    found = predictions(*models, *at, n_best=6)
    probs = [probabilities(side, place) for side, place in zip(models, at, strict=True)]
    numbers = [vocabulary(side) for side in models]
    assert not found.one_vocabulary
    assert found.distance is None
    for candidate in found.candidates:
        for id, prob, mine, number in zip(
            candidate.ids, candidate.probs, probs, numbers, strict=True
        ):
            assert id == number.get(candidate.token.bytes)
            assert prob == (None if id is None else pytest.approx(mine[id]))
    for mine, number in zip(probs, numbers, strict=True):
        words = {bytes: mine[id] for bytes, id in number.items()}
        best = sorted(words, key=lambda word: -words[word])[:6]
        assert set(best) <= {candidate.token.bytes for candidate in found.candidates}


def test_a_token_that_one_vocabulary_has_not_got_changes_by_nothing_known(
    models: tuple[Side, Side],
) -> None:
    found = predictions(*models, 0, 0, n_best=300)  # all of both
    alone = {c.token.bytes: c for c in found.candidates if c.change is None}
    assert set(alone) == {b"th", b" c", b"at", b"ca", b"he"}
    assert alone[b"th"].probs[1] is None
    assert alone[b"at"].probs[0] is None
    assert found.most_changed.change is not None
    assert found.rest == pytest.approx((0, 0), abs=1e-5)


def test_depths_read_the_stream_after_every_layer(pair: tuple[Side, Side]) -> None:
    found = depths(*pair, 3, 4)
    assert [depth.layer for depth in found] == [None, 0, 1]
    streams = [
        torch.cat([side.trace.resid_pre[:1, at], side.trace.resid_post[:, at]])
        for side, at in zip(pair, (3, 4), strict=True)
    ]
    model = pair[0].glass.model
    probs = [model.unembed(model.ln_f(stream)).softmax(-1) for stream in streams]
    for index, depth in enumerate(found):
        for reading, mine in ((depth.a, probs[0]), (depth.b, probs[1])):
            assert reading.token.id == mine[index].argmax()
            assert reading.prob == pytest.approx(mine[index].max().item(), abs=1e-5)
            assert reading.is_final == (mine[index].argmax() == mine[-1].argmax())
        assert depth.same == (depth.a.token.bytes == depth.b.token.bytes)
        apart = (probs[0][index] - probs[1][index]).abs().sum().item() / 2
        assert depth.apart == pytest.approx(apart, abs=1e-5)
    last = predictions(*pair, 3, 4)
    assert (found[-1].a.token, found[-1].b.token) == tuple(c.token for c in last.best)
    assert found[-1].apart == pytest.approx(last.distance, abs=1e-4)


def test_the_deeper_model_goes_on_alone(models: tuple[Side, Side]) -> None:
    found = depths(*models, 0, 0)
    assert [depth.layer for depth in found] == [None, 0, 1, 2]
    assert found[-1].a is None
    assert found[-1].b.is_final
    assert not found[-1].same
    assert all(depth.apart is None for depth in found)  # two vocabularies


def test_heads_are_subtracted_where_tokens_have_a_counterpart(pair: tuple[Side, Side]) -> None:
    a, b = pair
    assert [t.text for t in a.trace.tokens] == ["the", " c", "a", "t"]
    assert [t.text for t in b.trace.tokens] == ["the", " ", "b", "a", "t"]
    found = head_pair(a, b, (1, 2), (1, 2))
    ours, theirs = a.trace.pattern[1, 2].numpy(), b.trace.pattern[1, 2].numpy()
    assert np.allclose(found.a, ours)
    assert np.allclose(found.b, theirs)
    rows_a, rows_b = [0, 1, 2, 3], [0, 2, 3, 4]  # " " has no counterpart
    expected = theirs[np.ix_(rows_b, rows_b)] - ours[np.ix_(rows_a, rows_a)]
    assert np.allclose(found.difference, expected, atol=1e-6)


def test_what_moves_is_half_of_all_differences(pair: tuple[Side, Side]) -> None:
    a, b = pair
    found = moved(a, b, 3, 4)
    assert found.shape == (2, 4)
    for layer in range(2):
        for head in range(4):
            ours, theirs = a.trace.pattern[layer, head, 3], b.trace.pattern[layer, head, 4]
            stays = [(0, 0), (1, 2), (2, 3), (3, 4)]
            apart = sum(abs(float(ours[i]) - float(theirs[j])) for i, j in stays)
            apart = (apart + float(theirs[1])) / 2  # all of what goes to " " has moved
            assert float(found[layer, head]) == pytest.approx(apart, abs=1e-5)
            place = (layer, head)
            assert row_apart(a, b, place, place, 3, 4) == pytest.approx(apart, abs=1e-5)


def test_nothing_moves_before_the_first_difference(pair: tuple[Side, Side]) -> None:
    assert moved(*pair, 0, 0).abs().max() < 1e-6
    assert predictions(*pair, 0, 0).distance == pytest.approx(0, abs=1e-5)
    assert moved(pair[0], pair[0], 3, 3).abs().max() == 0


def test_heads_of_other_numbers_are_not_held_against_each_other(
    models: tuple[Side, Side],
) -> None:
    with pytest.raises(ValueError, match="different numbers"):
        moved(*models, 0, 0)


def test_the_most_similar_head_of_another_model(models: tuple[Side, Side]) -> None:
    a, b = models
    assert [t.text for t in a.trace.tokens] == ["the", " c", "a", "t"]
    assert [t.text for t in b.trace.tokens] == ["the", " ", "c", "at"]
    found = most_alike(a, b, 1, 3)
    both = [(0, 0), (1, 2), (3, 3)]  # where both end a token
    distances = {}
    for layer in range(3):
        for head in range(2):
            total = 0.0
            for i, j in both:
                ours, theirs = a.trace.pattern[1, 3, i], b.trace.pattern[layer, head, j]
                total += sum(abs(float(ours[m]) - float(theirs[n])) for m, n in both)
                total += float(ours[2]) + float(theirs[1])
            distances[layer, head] = total / 2 / len(both)
    best = min(distances, key=distances.get)
    assert (found.layer, found.head) == best
    assert found.distance == pytest.approx(distances[best], abs=1e-5)


def test_a_head_is_most_like_itself(pair: tuple[Side, Side]) -> None:
    found = most_alike(pair[0], pair[0], 1, 2)
    assert (found.layer, found.head) == (1, 2)
    assert found.distance == pytest.approx(0, abs=1e-6)


def test_outside_the_prompt_there_is_nothing(pair: tuple[Side, Side]) -> None:
    with pytest.raises(IndexError):
        predictions(*pair, 4, 4)
    with pytest.raises(IndexError):
        depths(*pair, 3, 9)
    with pytest.raises(IndexError):
        head_pair(*pair, (2, 0), (0, 0))
