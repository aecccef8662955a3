import numpy as np
import pytest
import torch

from model.gpt import GPT, GPTConfig
from model.vocabulary_map import vocabulary_map


def test_the_same_axes_as_a_singular_value_decomposition(lively: GPT) -> None:
    found = vocabulary_map(lively)
    centred = lively.wte.double().numpy()
    centred = centred - centred.mean(0)
    _, singular, axes = np.linalg.svd(centred, full_matrices=False)
    for axis in range(2):
        sign = np.sign(axes[axis][np.abs(axes[axis]).argmax()])
        expected = torch.from_numpy(sign * axes[axis]).float()
        torch.testing.assert_close(found.axes[axis], expected, atol=1e-4, rtol=1e-3)
    shares = torch.from_numpy(singular[:2] ** 2 / (singular**2).sum()).float()
    torch.testing.assert_close(found.explained, shares, atol=1e-5, rtol=1e-4)


def test_points_are_the_projected_tokens(lively: GPT) -> None:
    found = vocabulary_map(lively)
    torch.testing.assert_close(found.project(lively.wte), found.points, atol=1e-5, rtol=1e-4)
    torch.testing.assert_close(found.points.mean(0), torch.zeros(2), atol=1e-5, rtol=0)


def test_a_position_shifts_a_point(lively: GPT) -> None:
    found = vocabulary_map(lively)
    moved = found.project(lively.wte[:16] + lively.wpe) - found.points[:16]
    torch.testing.assert_close(found.shift(lively.wpe), moved, atol=1e-5, rtol=1e-4)


def test_by_hand_and_never_mirrored() -> None:
    for sign in (1, -1):
        model = GPT(GPTConfig(vocab_size=4, n_ctx=2, n_embd=2, n_layer=1, n_head=1))
        model.requires_grad_(False)
        # around (5, 5): two steps along (3, 4) / 5, one step across
        centred = torch.tensor([[6.0, 8], [-6, -8], [4, -3], [-4, 3]])
        model.wte.copy_(centred * sign + 5)
        found = vocabulary_map(model)
        assert found.axes.flatten().tolist() == pytest.approx([0.6, 0.8, 0.8, -0.6], abs=1e-5)
        assert found.explained.tolist() == pytest.approx([0.8, 0.2], abs=1e-5)
        expected = [[10 * sign, 0], [-10 * sign, 0], [0, 5 * sign], [0, -5 * sign]]
        torch.testing.assert_close(found.points, torch.tensor(expected).float())


def test_a_map_is_drawn_once(lively: GPT) -> None:
    assert vocabulary_map(lively) is vocabulary_map(lively)
