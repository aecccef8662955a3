"""The work of one more token: both lines, in millions."""

import pytest

from figures.decoding_work import decoding_work
from figures.style import DARK, LIGHT, Style


@pytest.mark.parametrize("style", [LIGHT, DARK])
def test_lines_hold_the_counts(style: Style) -> None:
    figure = decoding_work([2_000_000, 3_000_000], [4_000_000, 9_000_000], 2, style)
    lines = {trace.name: trace for trace in figure.data}
    assert list(lines["with cache"].y) == [2.0, 3.0]
    assert list(lines["without cache"].y) == [4.0, 9.0]
    assert list(lines["with cache"].x) == [1, 2]
    assert "million" in figure.layout.yaxis.title.text
