import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from model.gpt import GPT
from model.positions import by_distance, positions_alike, similarity, sinusoidal


@settings(max_examples=20, deadline=None)
@given(n_ctx=st.integers(1, 12), n_embd=st.integers(1, 9))
def test_every_entry_is_the_formula(n_ctx: int, n_embd: int) -> None:
    table = sinusoidal(n_ctx, n_embd)
    assert table.shape == (n_ctx, n_embd)
    for position in range(n_ctx):
        for dimension in range(n_embd):
            i = dimension // 2
            angle = position / 10000 ** (2 * i / n_embd)
            wave = math.cos(angle) if dimension % 2 else math.sin(angle)
            assert table[position, dimension].item() == pytest.approx(wave, abs=1e-6)


def test_sinusoidal_positions_are_as_alike_as_they_are_near() -> None:
    """A sum of cosines of the distance, whatever the position (Vaswani et al. 2017, 3.5)."""
    alike = similarity(sinusoidal(64, 32))
    for offset in (0, 1, 5, 40):
        diagonal = alike.diagonal(offset)
        torch.testing.assert_close(diagonal, diagonal[:1].expand_as(diagonal), atol=1e-5, rtol=0)
    assert alike[0, 0] > alike[0, 1] > alike[0, 2]


def test_similarity_by_hand() -> None:
    found = similarity(torch.tensor([[2.0, 0], [3, 3], [0, 0], [-1, 0]]))
    half = math.sqrt(1 / 2)
    expected = [[1, half, 0, -1], [half, 1, 0, -half], [0, 0, 0, 0], [-1, -half, 0, 1]]
    torch.testing.assert_close(found, torch.tensor(expected))


def test_means_by_distance() -> None:
    table = torch.tensor([[1.0, 0.2, 0.5], [0.2, 1.0, 0.4], [0.5, 0.4, 1.0]])
    assert by_distance(table).tolist() == pytest.approx([1.0, 0.3, 0.5])


def test_the_models_positions_beside_the_formula(lively: GPT) -> None:
    made = positions_alike(lively)
    wpe = lively.wpe
    expected = torch.nn.functional.cosine_similarity(wpe[:, None], wpe[None], dim=-1)
    torch.testing.assert_close(made.learned, expected)
    torch.testing.assert_close(made.learned_by_distance[1], expected.diagonal(1).mean())
    torch.testing.assert_close(made.sinusoidal, similarity(sinusoidal(*wpe.shape)))
    torch.testing.assert_close(made.sinusoidal_by_distance[3], made.sinusoidal.diagonal(3).mean())
