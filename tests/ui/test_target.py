from hypothesis import example, given
from hypothesis import strategies as st

from model import Glass, load
from ui.target import typed

MINI = load("mini")


def test_a_word_is_meant_as_it_follows_a_space(mini: Glass) -> None:
    (dog,) = mini.tokenizer.encode(" dog")
    assert typed("dog", mini) == typed(" dog", mini) == typed("␣dog", mini) == dog


def test_punctuation_and_line_breaks_are_meant_as_they_are(mini: Glass) -> None:
    assert typed("\n", mini) == mini.tokenizer.encode("\n")[0]


def test_of_a_longer_text_the_first_token_is_taken(mini: Glass) -> None:
    text = "incomprehensibilities"
    assert typed(text, mini) == mini.tokenizer.encode(f" {text}")[0]


@given(st.text(min_size=1))
@example(" ")
@example("\ud800")
def test_anything_typed_is_some_token(text: str) -> None:
    assert 0 <= typed(text, MINI) < MINI.tokenizer.n_vocab
