"""A training checkpoint, opened as the model that it will be stored as."""

from pathlib import Path

import torch

from model.gpt import GPT, GPTConfig


def open_checkpoint(path: Path) -> tuple[GPT, int]:
    """The model of a training checkpoint, rounded as it will be stored, and its step."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    model = GPT(GPTConfig(**state["config"]))
    model.load_state_dict({name: w.half().float() for name, w in state["model"].items()})
    return model.eval().requires_grad_(False), state["step"]
