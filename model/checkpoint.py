"""A Hugging Face GPT-2 folder to a `GPT` and back.

`config.json` carries GPT-2's keys, `model.safetensors` its tensor names and layouts, so that
`transformers` opens what we write. Reading a folder never runs code from it: safetensors holds
numbers only. Every refusal is a `CheckpointError` that names the file and what is wrong with it.
"""

import json
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from model.gpt import GPT, GPTConfig
from model.weights import CheckpointError, Stored, assemble, read_sizes

CONFIG_FILE = "config.json"
WEIGHTS_FILE = "model.safetensors"
INDEX_FILE = "model.safetensors.index.json"
"""Which tensor is in which file, where there are several: transformers cuts large models up."""


_REQUIRED = {
    "model_type": "gpt2",
    "scale_attn_weights": True,
    "scale_attn_by_inverse_layer_idx": False,
    "add_cross_attention": False,
}
"""GPT-2's options that `model.gpt` does not have: another value would give other numbers."""

_ACTIVATIONS: dict[Any, Any] = {
    "gelu_new": "gelu_new",
    "gelu_pytorch_tanh": "gelu_new",
    "gelu": "gelu",
    "relu": "relu",
}
"""transformers' name of an activation, and ours."""

_SIZES = {
    "vocab_size": "vocab_size",
    "n_ctx": "n_positions",
    "n_embd": "n_embd",
    "n_layer": "n_layer",
    "n_head": "n_head",
}
"""Each field of GPTConfig and GPT-2's key."""


def load_folder(folder: Path, n_vocab: int | None = None) -> GPT:
    """The model in `folder`, in float32, frozen, with its weights packed for inference.

    n_vocab: the size of the vocabulary where the embedding is padded (see `assemble`). Raises
    CheckpointError where a file is missing, damaged, or does not fit the configuration.
    """
    config = read_config(folder / CONFIG_FILE)
    return assemble(config, read_headers(folder), CONFIG_FILE, n_vocab)


def save_folder(model: GPT, folder: Path, dtype: torch.dtype = torch.float16) -> None:
    """Write `config.json` and `model.safetensors` (stored as `dtype`) into `folder`."""
    config = model.config
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CONFIG_FILE).write_text(
        json.dumps(
            {
                "architectures": ["GPT2LMHeadModel"],
                "model_type": "gpt2",
                "vocab_size": config.vocab_size,
                "n_positions": config.n_ctx,
                "n_ctx": config.n_ctx,
                "n_embd": config.n_embd,
                "n_layer": config.n_layer,
                "n_head": config.n_head,
                "n_inner": config.n_inner,
                "activation_function": config.activation,
                "layer_norm_epsilon": config.layer_norm_epsilon,
                "initializer_range": 0.02,
                "attn_pdrop": 0.0,
                "embd_pdrop": 0.0,
                "resid_pdrop": 0.0,
                "tie_word_embeddings": config.tied,
                "bos_token_id": config.vocab_size - 1,
                "eos_token_id": config.vocab_size - 1,
                "dtype": str(dtype).removeprefix("torch."),
            },
            indent=2,
        )
        + "\n"
    )
    tensors = {name: t.detach().to(dtype).contiguous() for name, t in model.state_dict().items()}
    save_file(tensors, folder / WEIGHTS_FILE, metadata={"format": "pt"})


def read_config(path: Path) -> GPTConfig:
    """GPT-2's keys of a `config.json`; raises CheckpointError for a shape that we do not run."""
    raw = _json(path)
    if not isinstance(raw, dict) or "model_type" not in raw:
        raise CheckpointError(f'{path} is not the configuration of a model: no "model_type".')
    for key, required in _REQUIRED.items():
        if raw.get(key, required) != required:
            raise CheckpointError(f'{path}: "{key}" must be {json.dumps(required)}.')
    sizes: dict[str, Any] = dict(read_sizes(raw, _SIZES, str(path)))
    if raw.get("n_inner") is not None:
        sizes |= read_sizes(raw, {"n_inner": "n_inner"}, str(path))
    activation = _ACTIVATIONS.get(str(raw.get("activation_function", "gelu_new")))
    if activation is None:
        listed = ", ".join(_ACTIVATIONS)
        raise CheckpointError(f'{path}: "activation_function" must be one of {listed}.')
    tied = raw.get("tie_word_embeddings", True)
    if not isinstance(tied, bool):
        raise CheckpointError(f'{path}: "tie_word_embeddings" must be true or false.')
    epsilon = raw.get("layer_norm_epsilon", 1e-5)
    if not isinstance(epsilon, float) or not 0 < epsilon < 1:
        raise CheckpointError(f'{path}: "layer_norm_epsilon" must lie between 0 and 1.')
    try:
        return GPTConfig(**sizes, layer_norm_epsilon=epsilon, activation=activation, tied=tied)
    except ValueError as error:
        raise CheckpointError(f"{path}: {error}.") from None


def read_headers(folder: Path) -> Mapping[str, Stored]:
    """Every tensor of the folder's safetensors files, by the name it has in `GPT`; none is read yet.

    Raises CheckpointError for a file that is missing or damaged.
    """
    files = [folder / WEIGHTS_FILE]
    if not files[0].exists() and (folder / INDEX_FILE).exists():
        files = _shards(folder / INDEX_FILE)
    return {name: tensor for file in files for name, tensor in _header(file).items()}


def _shards(index: Path) -> list[Path]:
    """The files that the index names, all of them beside it."""
    raw = _json(index)
    named = raw.get("weight_map") if isinstance(raw, dict) else None
    names = set(map(str, named.values())) if isinstance(named, dict) else set()
    if not names or not all(re.fullmatch(r"[\w.-]+\.safetensors", name) for name in names):
        raise CheckpointError(f'{index}: its "weight_map" must name safetensors files beside it.')
    return [index.parent / name for name in sorted(names)]


def _header(path: Path) -> dict[str, Stored]:
    try:
        file = safe_open(path, framework="pt")
        # OpenAI's own GPT-2 files leave the prefix out.
        return {
            name
            if name.startswith(("transformer.", "lm_head."))
            else f"transformer.{name}": Stored(
                path, tuple(file.get_slice(name).get_shape()), partial(file.get_tensor, name)
            )
            for name in file.keys()  # noqa: SIM118 - not a dict
        }
    except FileNotFoundError:
        raise CheckpointError(f"{path} is missing.") from None
    except (OSError, SafetensorError) as error:
        raise CheckpointError(f"{path} is damaged or not a safetensors file: {error}") from None


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CheckpointError(f"{path} is missing.") from None
    except (OSError, ValueError, RecursionError) as error:
        raise CheckpointError(f"{path} is not readable JSON: {error}") from None
