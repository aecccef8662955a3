"""Tensors in a file to the parameters of a `GPT`: checked by their headers, then read one by one.

Nothing is read before all shapes fit, and nothing is kept that the model has no use for. Every refusal
is a `CheckpointError` that names the file and, where it is one tensor's fault, that tensor.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from model.gpt import GPT, GPTConfig, Linear
from model.packed import pack

TABLES = ("transformer.wte.weight", "lm_head.weight")
"""Tensors with a row for each token of the vocabulary."""

_LARGEST = {
    "vocab_size": 10**6,
    "n_ctx": 10**6,
    "n_embd": 10**5,
    "n_layer": 10**3,
    "n_head": 10**4,
    "n_kv_head": 10**4,
    "n_inner": 10**6,
}
"""Of each field of GPTConfig, the most that is no mistake."""


class CheckpointError(Exception):
    """A model that cannot be opened; the message names the file and the fault."""


@dataclass(frozen=True)
class Stored:
    """A tensor in a file, not read yet.

    shape: as the file has it. read: gets it, in any type of number. transposed: the file has it
    [out, in], as PyTorch's Linear, and our Linear [in, out].
    """

    file: Path
    shape: tuple[int, ...]
    read: Callable[[], Tensor]
    transposed: bool = False


def read_sizes(raw: Mapping[str, Any], keys: Mapping[str, str], where: str) -> dict[str, Any]:
    """The fields of GPTConfig that a format has under `keys`. Raises CheckpointError for odd ones."""
    sizes: dict[str, Any] = {}
    for field, key in keys.items():
        value, most = raw.get(key), _LARGEST[field]
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
            raise CheckpointError(f'{where}: "{key}" must be a whole number from 1 to {most}.')
        sizes[field] = value
    return sizes


def check_shapes(config: GPTConfig, stored: Mapping[str, Stored], asked_by: str) -> None:
    """Hold every tensor of a model of that shape against what is `stored` under its name.

    asked_by: where `config` comes from, for the refusal. Raises CheckpointError for one that is
    missing or of another shape.
    """
    where = next((tensor.file for tensor in stored.values()), None)
    for name, parameter in empty(config).state_dict().items():
        tensor = stored.get(name)
        if tensor is None:
            raise CheckpointError(f"{where}: tensor {name} is missing.")
        expected = list(reversed(parameter.shape) if tensor.transposed else parameter.shape)
        if list(tensor.shape) != expected:
            raise CheckpointError(
                f"{tensor.file}: tensor {name} has shape {list(tensor.shape)}, "
                f"but {asked_by} asks for {expected}."
            )


def assemble(
    config: GPTConfig, stored: Mapping[str, Stored], asked_by: str, n_vocab: int | None = None
) -> GPT:
    """The model, in float32, frozen, with its weights packed for inference.

    n_vocab: how many tokens the vocabulary has, where the embedding was padded with rows for none
    (nanoGPT and others round it up): these rows are left out, so that no probability goes to what
    cannot be written.

    Raises CheckpointError where a tensor is missing, does not fit `config`, or holds values that are
    not finite.
    """
    check_shapes(config, stored, asked_by)
    if n_vocab is not None:
        config = replace(config, vocab_size=n_vocab)
    model = empty(config)
    weights = {name: _read(name, stored[name]) for name in model.state_dict()}
    for name in TABLES:
        if name in weights:
            weights[name] = weights[name][: config.vocab_size].contiguous()
    model.load_state_dict(weights, assign=True)
    model.eval().requires_grad_(False)
    for module in model.modules():
        if isinstance(module, Linear):
            module.packed = pack(module.weight.t(), module.bias)
    model.packed_unembed = pack(model.unembedding, None)
    return model


def empty(config: GPTConfig) -> GPT:
    """A model of shapes only, without storage."""
    with torch.device("meta"):
        return GPT(config)


def _read(name: str, stored: Stored) -> Tensor:
    # A copy: what is read stays mapped to its file, which may be written anew at any time.
    tensor = stored.read().to(torch.float32, copy=True)
    least, most = tensor.aminmax()  # in one pass, and either is NaN where anything is
    if not (least.isfinite() and most.isfinite()):
        raise CheckpointError(f"{stored.file}: tensor {name} holds values that are not finite.")
    return tensor.t().contiguous() if stored.transposed else tensor
