"""What tests of every folder share: the bundled model and one too small to be slow."""

import base64
import os
from pathlib import Path

import pytest
import torch

from model import Glass, load
from model.checkpoint import save_folder
from model.gpt import GPT, GPTConfig

os.environ["GLASS_HUB"] = ""  # what this machine has fetched, or keeps for itself, is not for tests
os.environ.pop("GLASS_MODELS", None)
torch.set_num_threads(1)  # as the server runs; several test processes may share the machine


@pytest.fixture(scope="session")
def mini() -> Glass:
    """The bundled model. What its weights happen to say is not for tests to rely on."""
    return load("mini")


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model folder: 2 layers, 4 heads, d_model 32, context 16; bytes, 3 merges and end-of-text."""
    folder = tmp_path_factory.mktemp("models") / "tiny"
    config = GPTConfig(260, n_ctx=16, n_embd=32, n_layer=2, n_head=4)
    return save_random(folder, [b"th", b"the", b" c"], config, seed=0)


@pytest.fixture(scope="session")
def odd_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One of another shape and vocabulary: 3 layers, 2 heads, d_model 16, context 24; 4 merges."""
    folder = tmp_path_factory.mktemp("models") / "odd"
    config = GPTConfig(261, n_ctx=24, n_embd=16, n_layer=3, n_head=2)
    return save_random(folder, [b"at", b"ca", b"he", b"the"], config, seed=1)


def save_random(folder: Path, merged: list[bytes], config: GPTConfig, seed: int) -> Path:
    """Every parameter is random, so that no bias hides behind a zero and no gain behind a one.

    merged: the tokens of the vocabulary besides all single bytes and end-of-text.
    """
    tokens = [*(bytes([byte]) for byte in range(256)), *merged]
    model = GPT(config)
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.normal_(0, 0.4, generator=generator)
    save_folder(model, folder, torch.float32)
    lines = (f"{base64.b64encode(token).decode()} {rank}\n" for rank, token in enumerate(tokens))
    (folder / "ranks.tiktoken").write_text("".join(lines))
    return folder


@pytest.fixture(scope="session")
def tiny(tiny_folder: Path) -> Glass:
    """`tiny_folder`, opened."""
    return load(tiny_folder)


@pytest.fixture(scope="session")
def odd(odd_folder: Path) -> Glass:
    """`odd_folder`, opened."""
    return load(odd_folder)
