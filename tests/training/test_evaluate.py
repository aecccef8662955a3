"""Stage 4: measurements against values known beforehand."""

from pathlib import Path

import numpy as np
import pytest
import torch

from model import Glass, Tokenizer
from model.gpt import GPT, GPTConfig
from model.tokenizer import END_OF_TEXT
from training import evaluate
from training.evaluate import held_out_loss


def test_bits_per_byte_of_a_model_that_knows_nothing(
    folder: Path, shape: GPTConfig, encoding: Tokenizer
) -> None:
    """All weights zero: every token has probability 1 / V, whatever the text."""
    model = GPT(shape)
    for weight in model.parameters():
        weight.data.zero_()
    path = folder / "tokens" / "a.val.bin"
    loss = held_out_loss(Glass("tiny", model, encoding), path, windows=10_000)
    ids = np.fromfile(path, np.uint16).tolist()
    text = encoding.decode(ids[1:]).replace(END_OF_TEXT, "")
    assert loss["tokens"] == len(ids) - 1
    assert loss["bytes"] == len(text.encode())
    assert loss["nats_per_token"] == pytest.approx(np.log(shape.vocab_size), abs=1e-4)
    wanted = (len(ids) - 1) * np.log2(shape.vocab_size) / len(text.encode())
    assert loss["bits_per_byte"] == pytest.approx(wanted, abs=1e-4)


def test_best_next_are_the_largest_probabilities(encoding: Tokenizer, shape: GPTConfig) -> None:
    torch.manual_seed(0)
    glass = Glass("tiny", GPT(shape).requires_grad_(False), encoding)
    best = evaluate.best_next(glass, "One day")
    probs = glass.trace("One day").logits[-1].softmax(-1)
    wanted = probs.sort(descending=True).values[:5].tolist()
    assert [p for _, p in best] == pytest.approx(wanted, abs=1e-4)
