"""What goes to the browser is the replay."""

from figures.merge_replay import merge_steps, replay_data
from model.bpe import replay
from model.vocabularies import shipped


def test_pieces_as_the_browser_reads_them() -> None:
    tokenizer = shipped("gpt2")
    pieces = replay(tokenizer, "Hi é")
    first, second = replay_data(pieces, tokenizer)
    assert first["label"] == "Hi"
    assert [part[:2] for part in first["parts"]] == [["H", "48"], ["i", "69"]]
    assert [id for *_, id in first["parts"]] == tokenizer.encode("H") + tokenizer.encode("i")
    (step,) = first["merges"]
    assert step == [0, tokenizer.encode("Hi")[0], "Hi", None, None]
    assert first["pairs"] == (tokenizer.encode("Hi")[0],)
    assert [part[:2] for part in second["parts"]] == [["␣", "20"], ["‹C3›", "C3"], ["‹A9›", "A9"]]
    assert second["merges"][-1][2] == "␣é"
    assert merge_steps(pieces) == 1 + len(second["merges"])
