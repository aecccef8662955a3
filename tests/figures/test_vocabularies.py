"""The bars are the readings."""

import pytest

from figures.style import LIGHT
from figures.vocabularies import characters_per_token
from model.vocabularies import read, shipped


def test_a_bar_for_each_vocabulary() -> None:
    reading = read(shipped("gpt2"), "Hello world")
    (bars,) = characters_per_token([reading, reading], LIGHT).data
    assert list(bars.x) == [5.5, 5.5]
    assert list(bars.y) == ["gpt2", "gpt2"]
    assert "2 tokens" in bars.text[0]


def test_a_text_without_tokens_is_refused() -> None:
    with pytest.raises(ValueError, match="no characters per token"):
        characters_per_token([read(shipped("gpt2"), "")], LIGHT)
