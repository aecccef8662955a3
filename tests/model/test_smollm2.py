"""SmolLM2-135M-Instruct, where `make smollm2` has fetched it, against `transformers` reading the file."""

from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.testing import assert_close
from transformers import AutoModelForCausalLM, AutoTokenizer

from model import Glass, load
from model.registry import MODELS
from tests.modern import cuts

FOLDER = MODELS / "smollm2"
FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"
PROMPTS = (
    "The capital of France is",
    "Paris is in France, and in 2026  it's\n\n 15 °C (naïve café 🎲).",
    "def add(a, b):\n    return",
)

pytestmark = pytest.mark.skipif(
    not (FOLDER / FILE).exists(), reason="SmolLM2 has not been fetched: make smollm2"
)


@pytest.fixture(scope="module")
def ours() -> Glass:
    return load("smollm2")


@pytest.fixture(scope="module")
def their_tokenizer() -> Any:
    """As transformers reads it, but for the digits: it leaves out that each is cut out of the text,
    which the file says by `tokenizer.ggml.pre = smollm`."""
    tokenizer = AutoTokenizer.from_pretrained(FOLDER, gguf_file=FILE)
    tokenizer.backend_tokenizer.pre_tokenizer = cuts()
    return tokenizer


@pytest.fixture(scope="module")
def theirs() -> Any:
    return AutoModelForCausalLM.from_pretrained(
        FOLDER, gguf_file=FILE, dtype=torch.float32, attn_implementation="eager"
    ).eval()


@torch.inference_mode()
@pytest.mark.parametrize("prompt", PROMPTS)
def test_ids_logits_and_attentions_of_transformers(
    ours: Glass, theirs: Any, their_tokenizer: Any, prompt: str
) -> None:
    ids = their_tokenizer(prompt)["input_ids"]
    trace = ours.trace(prompt)
    assert trace.ids.tolist() == ids
    expected = theirs(torch.tensor([ids]), output_attentions=True)
    assert_close(trace.logits, expected.logits[0], atol=1e-2, rtol=0)
    assert_close(trace.pattern, torch.cat(expected.attentions), atol=1e-3, rtol=0)


def test_it_has_what_gpt_2_has_not(ours: Glass) -> None:
    config = ours.model.config
    assert (config.n_layer, config.n_head, config.kv_heads, config.d_head) == (30, 9, 3, 64)
    assert (config.norm, config.positions, config.mlp) == ("RMSNorm", "rotary", "SwiGLU")
    assert (config.bias, config.tied, config.rotary_base) == (False, True, 100_000.0)


TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.text("the 12'll!\n\t éß½🎲\x04")


@settings(deadline=None)
@given(text=TEXT)
def test_ids_of_any_text(ours: Glass, their_tokenizer: Any, text: str) -> None:
    assert ours.tokenizer.encode(text) == their_tokenizer(text)["input_ids"]


def test_knows_a_capital(ours: Glass) -> None:
    best = ours.trace("The capital of France is").probs.argmax()
    assert ours.tokenizer.token(int(best)).text == " Paris"
