"""The values of the embedding's pictures are those they are given."""

import numpy as np
import pytest
import torch

from figures.embedding_packs import heat_map, position_tables, vocabulary_points
from figures.embeddings import nearest_tokens, order_scores, position_similarity
from figures.packing import unpack
from figures.style import DARK, LIGHT
from model import Glass
from model.word_order import OrderExperiment, Readings


def test_a_heat_map_carries_its_values_and_its_description() -> None:
    values = torch.tensor([[1.0, -2.0, 3.0], [0.5, 0.0, -0.5]])
    made = unpack(heat_map(values, {"title": "two rows"}))
    assert made["title"] == "two rows"
    assert made["array"] == "values"
    np.testing.assert_array_equal(np.reshape(made["values"], (2, 3)), values)


def test_the_tables_of_positions(tiny: Glass) -> None:
    made = unpack(position_tables(tiny))
    wpe = tiny.model.wpe.numpy()
    np.testing.assert_array_equal(np.reshape(made["learned"], wpe.shape), wpe)
    # Vaswani et al., section 3.5: dimension 0 is sin(position), dimension 1 cos(position).
    formula = np.reshape(made["sinusoidal"], wpe.shape)
    np.testing.assert_allclose(formula[:, 0], np.sin(np.arange(len(wpe))), atol=1e-6)
    np.testing.assert_allclose(formula[:, 1], np.cos(np.arange(len(wpe))), atol=1e-6)
    lengths = np.linalg.norm(wpe, axis=1)
    np.testing.assert_allclose(
        np.reshape(made["learned_similarity"], (16, 16)),
        wpe @ wpe.T / np.outer(lengths, lengths),
        atol=1e-5,
    )


def test_the_points_of_the_vocabulary(tiny: Glass) -> None:
    made = unpack(vocabulary_points(tiny))
    assert made["labels"] == list(tiny.tokenizer.labels)
    spaced = [token.bytes[:1] == b" " for token in tiny.tokenizer.tokens(range(260))]
    assert [bool(kind) for kind in made["spaced"]] == spaced
    # Principal components, by the singular value decomposition.
    centred = (tiny.model.wte - tiny.model.wte.mean(0)).numpy()
    u, s, _ = np.linalg.svd(centred, full_matrices=False)
    points = np.reshape(made["points"], (260, 2))
    np.testing.assert_allclose(np.abs(points), np.abs(u[:, :2] * s[:2]), atol=1e-3)


def test_neighbours_with_equal_labels_have_a_bar_each() -> None:
    (bars,) = nearest_tokens(["‹E2›", "‹E2›"], [0.5, 0.25], LIGHT).data
    assert list(bars.x) == [0.5, 0.25]
    assert len(set(bars.y)) == 2


@pytest.mark.parametrize("style", [LIGHT, DARK])
def test_both_lines_of_positions(style) -> None:
    figure = position_similarity(torch.tensor([1.0, 0.2]), torch.tensor([1.0, 0.9]), 0, style)
    lines = {line.name: list(line.y) for line in figure.data}
    assert lines["learned"] == pytest.approx([1.0, 0.2])
    assert lines["by formula"] == pytest.approx([1.0, 0.9])


def test_scores_share_one_scale_centred_on_zero() -> None:
    small, large = torch.tensor([[0.0, 1.0], [2.0, 3.0]]), torch.full((2, 2), -5.0)
    made = OrderExperiment(2, Readings(small, small), Readings(small, large), None)
    figure = order_scores(made, ["a", "b"], LIGHT)
    assert [np.asarray(panel.z).tolist() for panel in figure.data] == [
        small.tolist(),
        small.tolist(),
        small.tolist(),
        large.tolist(),
    ]
    assert figure.layout.coloraxis.cmin == -5
    assert figure.layout.coloraxis.cmax == 5
