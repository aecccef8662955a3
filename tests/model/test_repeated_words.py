from model import Glass
from model.repeated_words import COUNT, repeated_words
from model.tokenizer import Tokenizer


def test_words_that_the_bundled_model_reads_as_one_token_each(tokenizer: Tokenizer) -> None:
    prompt = repeated_words(tokenizer)
    assert prompt is not None
    ids = tokenizer.encode(prompt)
    assert len(ids) == 2 * COUNT - 1 and ids[: COUNT - 1] == ids[COUNT:]
    assert len(set(ids)) == COUNT


def test_letters_where_no_word_is_whole(tiny: Glass) -> None:
    prompt = repeated_words(tiny.tokenizer)
    assert prompt is not None and prompt[:6] == prompt[7:] and len(prompt) == 13
    assert len(tiny.tokenizer.encode(prompt)) == 13
