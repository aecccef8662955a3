import numpy as np
import pytest

from figures.cell_grid import Words, cell_grid
from figures.packing import unpack

WORDS = Words("label", "scale", "corner", "row", rows=["a", "b"], columns=["x", "y", "z"])


def test_texts_travel_once_and_stand_where_they_belong() -> None:
    texts = np.array([[7, 2, 7], [2, 2, 5]])
    values = np.linspace(0, 1, 6).reshape(2, 3)
    grid = unpack(cell_grid(WORDS, values, (1, 2), texts, list("abcdefgh"), values > 0.5))
    assert grid["texts"] == ["c", "f", "h"]
    assert [grid["texts"][index] for index in np.ravel(grid["text"])] == list("hchccf")
    assert np.ravel(grid["value"]) == pytest.approx(values.ravel())
    assert np.ravel(grid["framed"]).tolist() == [0, 0, 0, 1, 1, 1]
    assert (grid["selected"], grid["extent"], grid["diverging"]) == ([1, 2], 1, False)


def test_a_diverging_scale_reaches_the_greatest_absolute_value() -> None:
    grid = unpack(cell_grid(WORDS, np.array([[1.0, -3.0, 0], [0, 2, 0]]), (0, 0)))
    assert (grid["extent"], grid["diverging"], grid["texts"]) == (3, True, [])
    assert unpack(cell_grid(WORDS, np.zeros((2, 3)), (0, 0)))["extent"] == 1


def test_scores_are_on_a_scale_of_their_own_from_nought_to_one() -> None:
    grid = unpack(cell_grid(WORDS, np.full((2, 3), 0.2), (0, 0), scores=True))
    assert (grid["extent"], grid["diverging"], grid["scores"]) == (1, False, True)


def test_only_another_content_is_drawn_anew() -> None:
    def content(values: np.ndarray, selected: tuple[int, int]) -> int:
        return unpack(cell_grid(WORDS, values, selected))["content"]

    one, other = np.zeros((2, 3)), np.ones((2, 3))
    assert content(one, (0, 0)) == content(one, (1, 1)) != content(other, (0, 0))


def test_names_that_do_not_fit_the_values() -> None:
    with pytest.raises(ValueError, match="shape"):
        cell_grid(WORDS, np.zeros((3, 2)), (0, 0))
