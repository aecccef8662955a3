"""Many texts at once are what the model would write one at a time; openings are what they should be."""

import json
import random
from itertools import islice
from pathlib import Path

import pytest
import torch

from model.gpt import GPT, GPTConfig
from training import write
from training.writer import Manner, Writer

LLAMA = GPTConfig(
    97, 64, 32, 2, 4, norm="RMSNorm", positions="rotary", n_kv_head=2, mlp="SwiGLU", bias=False
)  # fmt: skip
BEST_ONLY = {"temperature": 1.0, "min_p": 1.0}


@pytest.fixture(scope="module")
def model() -> GPT:
    torch.manual_seed(3)
    model = GPT(LLAMA)
    for name, weight in model.named_parameters():
        if weight.dim() > 1:
            torch.nn.init.normal_(weight, std=0.3)
        elif "ln" in name:
            torch.nn.init.uniform_(weight, 0.5, 1.5)
    return model.eval().requires_grad_(False)


def best(model: GPT, prompt: list[int], length: int) -> tuple[int, ...]:
    """The most probable continuation, from the whole forward pass every time."""
    ids = list(prompt)
    while len(ids) < length:
        ids.append(int(model(torch.tensor([ids]))[0, -1].argmax()))
    return tuple(ids[len(prompt) :])


def test_texts_of_different_lengths_are_each_continued_by_themselves(model: GPT) -> None:
    prompts = [[5], [7, 11, 13], [2, 3, 4, 5, 6, 7, 8, 9]]
    written = Writer(model, "cpu").write(prompts, Manner(ends=(), length=24, **BEST_ONLY))
    assert written == [best(model, prompt, 24) for prompt in prompts]


def test_a_text_ends_before_its_end(model: GPT) -> None:
    (whole,) = Writer(model, "cpu").write([[5, 6]], Manner(ends=(), length=24, **BEST_ONLY))
    end = whole[10]
    (cut,) = Writer(model, "cpu").write([[5, 6]], Manner(ends=(end,), length=24, **BEST_ONLY))
    assert cut == whole[: whole.index(end)]


def test_tokens_are_drawn_as_often_as_they_are_probable(model: GPT) -> None:
    """Two at least half as probable as the best, in proportion (the third lies below)."""
    writer, n = Writer(model, "cpu", seed=2), 4000
    writer.weights["transformer.wte.weight"] = torch.zeros(3, 1)
    writer.weights["transformer.wte.weight"][:, 0] = torch.tensor([0.6, 0.35, 0.05]).log()
    manner = Manner(ends=(), length=2, temperature=1.0, min_p=0.5)
    drawn = writer._drawn(torch.ones(n, 1), manner)
    assert set(drawn.tolist()) == {0, 1}
    assert (drawn == 0).float().mean().item() == pytest.approx(0.6 / 0.95, abs=0.03)


def test_made_openings_have_no_gaps() -> None:
    draw = random.Random(1)
    for _ in range(500):
        opening = write.made_opening(draw)
        assert "{" not in opening and opening[0].isupper()
        assert " a a" not in opening and " a e" not in opening and " a o" not in opening


def test_pieces_are_cut_as_sentencepiece_does(tmp_path: Path) -> None:
    """A character that stands in the list twice, as a byte and as itself, is read as the latter."""
    pieces = ["<unk>", "<s>", "</s>", *(chr(byte) for byte in range(256)), " t", "he", " the", "h"]
    (tmp_path / "vocabulary.json").write_text(json.dumps(pieces))
    encoding = write.vocabulary(tmp_path / "vocabulary.json")
    assert [pieces[id] for id in encoding.encode_ordinary(" the h")] == [" the", " ", "h"]
    assert encoding.encode_ordinary("h") == [len(pieces) - 1]


@pytest.mark.skipif(not (write.CORPUS / "stories15M").exists(), reason="the corpus is not here")
def test_stories15m_writes_stories() -> None:
    writer = Writer(write.stories15m(write.CORPUS / "stories15M"), "cpu")
    encoding = write.vocabulary(write.CORPUS / "stories15M" / "vocabulary.json")
    begins = list(islice(write.openings(write.CORPUS, random.Random(1)), 4))
    texts = [text for text, _ in write.stories(writer, encoding, begins)]
    assert texts and all(len(text) > 200 for text in texts)
    words = " ".join(texts).lower().split()
    assert (
        sum(word in {"the", "and", "to", "a", "was", "he", "she"} for word in words)
        > len(words) / 6
    )
