import math

import pytest
import torch

from model.gpt import GPT, GPTConfig
from model.neighbours import cosine, nearest, neighbours


@pytest.fixture(scope="module")
def plane() -> GPT:
    """Five tokens in the plane: east, far north-east, north, west, far east."""
    model = GPT(GPTConfig(vocab_size=5, n_ctx=4, n_embd=2, n_layer=1, n_head=1))
    model.requires_grad_(False)
    model.wte.copy_(torch.tensor([[1.0, 0], [3, 3], [0, 2], [-1, 0], [10, 0]]))
    return model


def test_cosine_compares_directions(plane: GPT) -> None:
    found = neighbours(plane, 0, n=4)
    assert found.ids.tolist() == [4, 1, 2, 3]
    assert found.similarity.tolist() == pytest.approx([1, math.sqrt(1 / 2), 0, -1])


def test_dot_rewards_length(plane: GPT) -> None:
    found = neighbours(plane, 0, n=3, measure="dot")
    assert found.ids.tolist() == [4, 1, 2]
    assert found.similarity.tolist() == pytest.approx([10, 3, 0])


def test_a_token_is_not_its_own_neighbour(plane: GPT) -> None:
    for token in range(5):
        found = neighbours(plane, token, n=100)
        assert sorted(found.ids.tolist()) == [other for other in range(5) if other != token]


def test_any_vector_has_neighbours(plane: GPT) -> None:
    found = nearest(plane, torch.tensor([-2.0, 0.1]), n=1)
    assert found.ids.tolist() == [3]


def test_a_vector_of_no_length(plane: GPT) -> None:
    assert nearest(plane, torch.zeros(2), n=5).similarity.tolist() == [0] * 5


def test_the_embedding_is_left_as_it_was(plane: GPT) -> None:
    before = plane.wte.clone()
    neighbours(plane, 2)
    assert torch.equal(plane.wte, before)


def test_beside_a_plain_search(lively: GPT) -> None:
    cosine = torch.cosine_similarity(lively.wte[7:8], lively.wte)
    order = [token for token in cosine.argsort(descending=True).tolist() if token != 7]
    found = neighbours(lively, 7, n=12)
    assert found.ids.tolist() == order[:12]
    torch.testing.assert_close(found.similarity, cosine[order[:12]])


def test_the_cosine_is_pytorchs(lively: GPT) -> None:
    wte, worked = lively.wte, cosine(lively, 59, 7)
    expected = torch.cosine_similarity(wte[59], wte[7], dim=0).item()
    assert worked.cosine == pytest.approx(expected, abs=1e-6)
    torch.testing.assert_close(worked.products, wte[59] * wte[7])
    assert worked.dot == pytest.approx((wte[59] @ wte[7]).item(), abs=1e-5)


def test_a_token_outside_the_vocabulary(lively: GPT) -> None:
    with pytest.raises(IndexError):
        neighbours(lively, 60)
