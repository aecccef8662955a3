"""A checkpoint of nanoGPT: `ckpt.pt`, as its `train.py` writes it.

The file is a pickle. It is opened with `weights_only=True`: tensors and plain values are read, and what
else is in it is refused, not run. The optimiser's state, twice the size of the weights, stays on
disk.

Source: Karpathy, nanoGPT (model.py, train.py, sample.py), MIT.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import torch
from torch import Tensor

from model.gpt import GPT, GPTConfig
from model.weights import CheckpointError, Stored, assemble, read_sizes

CHECKPOINT_FILE = "ckpt.pt"
ASKED_BY = "model_args"

_SIZES = {
    "vocab_size": "vocab_size",
    "n_ctx": "block_size",
    "n_embd": "n_embd",
    "n_layer": "n_layer",
    "n_head": "n_head",
}
"""Each field of GPTConfig and its name in `model_args`."""

_LINEAR = ("attn.c_attn.weight", "attn.c_proj.weight", "mlp.c_fc.weight", "mlp.c_proj.weight")
"""Kept [out, in], as PyTorch's Linear; GPT-2 and we have them [in, out]."""


@dataclass(frozen=True)
class Checkpoint:
    """What a file holds: the shape of the model and its tensors, by the names they have in `GPT`."""

    config: GPTConfig
    stored: Mapping[str, Stored]

    def load(self, n_vocab: int | None = None) -> GPT:
        """The model. n_vocab and what is raised: see `model.weights.assemble`."""
        return assemble(self.config, self.stored, ASKED_BY, n_vocab)


def open_checkpoint(path: Path) -> Checkpoint:
    """The checkpoint in `path`. Raises CheckpointError where it is missing, damaged, or none."""
    raw = _read(path)
    if not isinstance(raw, dict) or not {"model", "model_args"} <= raw.keys():
        raise CheckpointError(f'{path} is no checkpoint of nanoGPT: no "model" and "model_args".')
    args, tensors = raw["model_args"], raw["model"]
    if not isinstance(args, dict) or not _is_state_dict(tensors):
        raise CheckpointError(
            f'{path}: "model_args" must be a table, "model" tensors with their names.'
        )
    # torch.compile and data-parallel training wrap the model, and its names get a prefix.
    tensors = {
        name.removeprefix("module.").removeprefix("_orig_mod."): t for name, t in tensors.items()
    }
    sizes: dict[str, Any] = dict(read_sizes(args, _SIZES, str(path)))
    wte, head = tensors.get("transformer.wte.weight"), tensors.get("lm_head.weight")
    try:
        config = GPTConfig(
            **sizes,
            activation="gelu",  # nn.GELU, exact; until 2023 nanoGPT had GPT-2's tanh form
            bias="transformer.ln_f.bias" in tensors,
            tied=wte is None or head is None or torch.equal(wte, head),
        )
    except ValueError as error:
        raise CheckpointError(f"{path}: {error}.") from None
    stored = {name: _stored(path, name, tensor) for name, tensor in tensors.items()}
    return Checkpoint(config, stored)


def _read(path: Path) -> Any:
    try:
        return torch.load(path, map_location="cpu", weights_only=True, mmap=True)
    except FileNotFoundError:
        raise CheckpointError(f"{path} is missing.") from None
    except UnpicklingError:
        raise CheckpointError(
            f"{path} is refused: it is damaged, or holds more than tensors and plain values, and "
            f"opening that could run code from it."
        ) from None
    except Exception as error:  # a damaged pickle can raise anything
        reason = str(error).partition("\n")[0]
        raise CheckpointError(f"{path} is damaged or no checkpoint of PyTorch: {reason}") from None


def _is_state_dict(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(name, str) and isinstance(tensor, Tensor) for name, tensor in value.items()
    )


def _stored(path: Path, name: str, tensor: Tensor) -> Stored:
    return Stored(path, tuple(tensor.shape), lambda: tensor, transposed=name.endswith(_LINEAR))
