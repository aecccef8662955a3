"""A GGUF file of the Llama family, llama.cpp's format, to a `GPT` and its `Tokenizer`.

One file holds everything: the configuration, the vocabulary, and the weights, mostly as whole numbers
of a few bits with a scale for every 32 of them. The `gguf` package reads these; here they become
float32 under our names. Every refusal is a `CheckpointError` that names the file and what is wrong
with it.

Source: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import torch
from torch import Tensor

from model.gpt import GPT, GPTConfig
from model.tokenizer import END_OF_TEXT, GPT2_SPLIT, Tokenizer
from model.weights import CheckpointError, Stored, assemble, empty, read_sizes

DIGIT_BY_DIGIT = (
    r"\p{N}|'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?![^\s\p{N}])|\s"
)
"""First every digit is cut out, then what lies between them is cut as GPT-2 does."""

SPLITS = {"gpt-2": GPT2_SPLIT, "smollm": DIGIT_BY_DIGIT}
"""How a text is cut, by what the file calls it (`tokenizer.ggml.pre`)."""

_SIZES = {
    "n_ctx": "llama.context_length",
    "n_embd": "llama.embedding_length",
    "n_layer": "llama.block_count",
    "n_head": "llama.attention.head_count",
    "n_kv_head": "llama.attention.head_count_kv",
    "n_inner": "llama.feed_forward_length",
}
"""Fields of GPTConfig and the file's keys."""

_BASE = "llama.rope.freq_base"

_REQUIRED = {"general.architecture": "llama", "tokenizer.ggml.model": "gpt2"}
"""The family of models, and byte-level BPE (which the format calls so whatever the model)."""

_OFF = {"llama.expert_count": 0, "llama.rope.scaling.type": "none"}
"""Options that `model.gpt` does not have; they may be absent."""

_BLOCK = {
    "ln_1.weight": ("attn_norm",),
    "attn.c_attn.weight": ("attn_q", "attn_k", "attn_v"),
    "attn.c_proj.weight": ("attn_output",),
    "ln_2.weight": ("ffn_norm",),
    "mlp.c_fc.weight": ("ffn_gate",),
    "mlp.c_up.weight": ("ffn_up",),
    "mlp.c_proj.weight": ("ffn_down",),
}
"""Our tensors of a block and those of the file, one above the other. The rows of W_Q and W_K are in
the order that `model.rotary` wants: the two dimensions that turn together side by side."""

_AROUND: dict[str, tuple[str, ...]] = {
    "transformer.wte.weight": ("token_embd",),
    "transformer.ln_f.weight": ("output_norm",),
    "lm_head.weight": ("output",),
}

ASKED_BY = "its header"
"""What asks for the shapes of tensors, in refusals."""

NORMAL = 1
"""The type of a token that text is read as; others are control tokens and the like."""


@dataclass(frozen=True, eq=False)
class GgufFile:
    """All of a file but the weights, which are read when they are asked for (`weights.assemble`)."""

    config: GPTConfig
    tokenizer: Tokenizer
    stored: Mapping[str, Stored]


def load_gguf(path: Path) -> tuple[GPT, Tokenizer]:
    """The model and the vocabulary in `path`. Raises what `open_gguf` raises."""
    file = open_gguf(path)
    return assemble(file.config, file.stored, ASKED_BY), file.tokenizer


def open_gguf(path: Path) -> GgufFile:
    """What `path` holds, every tensor held against the configuration.

    Raises CheckpointError where the file is missing, damaged, or not of a kind that we run, and
    where a tensor does not fit; TokenizerError where the vocabulary is no whole.
    """
    try:
        file = gguf.GGUFReader(path)
        header = {name: field.contents() for name, field in file.fields.items()}
    except FileNotFoundError:
        raise CheckpointError(f"{path} is missing.") from None
    except (OSError, ValueError, LookupError, TypeError, OverflowError) as error:
        raise CheckpointError(f"{path} is damaged or not a GGUF file: {error}.") from None
    tensors = {tensor.name: tensor for tensor in file.tensors}
    config = _config(path, header, tied="output.weight" not in tensors)
    return GgufFile(config, _tokenizer(path, header), _stored(path, tensors, config))


def _config(path: Path, header: dict[str, Any], tied: bool) -> GPTConfig:
    for key, required in _REQUIRED.items():
        if header.get(key) != required:
            raise CheckpointError(f"{path}: {key} must be {required}, not {header.get(key)}.")
    for key, off in _OFF.items():
        if header.get(key, off) != off:
            raise CheckpointError(f"{path}: {key} must be {off}, not {header[key]}.")
    raw = {_SIZES["n_kv_head"]: header.get(_SIZES["n_head"])} | header
    sizes = read_sizes(raw, _SIZES, str(path))
    try:
        config = GPTConfig(
            **sizes,
            vocab_size=len(header.get("tokenizer.ggml.tokens", ())),
            layer_norm_epsilon=_number(path, header, "llama.attention.layer_norm_rms_epsilon"),
            norm="RMSNorm",
            positions="rotary",
            rotary_base=_number(path, {_BASE: 10_000.0} | header, _BASE),
            mlp="SwiGLU",
            bias=False,
            tied=tied,
        )
    except ValueError as error:
        raise CheckpointError(f"{path}: {error}.") from None
    for key in ("rope.dimension_count", "attention.key_length", "attention.value_length"):
        if header.get(f"llama.{key}", config.d_head) != config.d_head:
            raise CheckpointError(
                f"{path}: llama.{key} must be {config.d_head}, as wide as a head."
            )
    return config


def _number(path: Path, header: dict[str, Any], key: str) -> float:
    value = header.get(key)
    if not isinstance(value, float) or not 0 < value < float("inf"):
        raise CheckpointError(f"{path}: {key} must be a number above 0.")
    return value


def _tokenizer(path: Path, header: dict[str, Any]) -> Tokenizer:
    tokens, types, merges = (
        header.get(f"tokenizer.ggml.{key}", ()) for key in ("tokens", "token_type", "merges")
    )
    split = header.get("tokenizer.ggml.pre", "gpt-2")
    if split not in SPLITS:
        raise CheckpointError(f"{path} cuts texts in a way that is not known here: {split}.")
    pairs = [tuple(merge.split(" ")) for merge in merges]
    if not tokens or len(types) != len(tokens) or any(len(pair) != 2 for pair in pairs):
        raise CheckpointError(f"{path}: its tokens, their types and merges do not fit together.")
    special = {id for id, kind in enumerate(types) if kind != NORMAL}
    end = header.get("tokenizer.ggml.eos_token_id", 0)
    known = any(tokens[id] == END_OF_TEXT for id in special)
    return Tokenizer.from_merges(
        path.parent.name,
        tokens,
        pairs,
        special=special,
        pattern=SPLITS[split],
        end_of_text=END_OF_TEXT if known or not 0 <= end < len(tokens) else tokens[end],
    )


def _stored(path: Path, tensors: Mapping[str, Any], config: GPTConfig) -> dict[str, Stored]:
    """The file's tensors, under the names of ours. Raises CheckpointError for one that does not fit.

    The file has matrices [out, in]; embeddings are [V, D] for both.
    """
    sources = dict(_AROUND)
    for layer in range(config.n_layer):
        for ours, parts in _BLOCK.items():
            sources[f"transformer.h.{layer}.{ours}"] = tuple(
                f"blk.{layer}.{part}" for part in parts
            )
    left = dict(tensors)
    stored = {}
    for ours, parameter in empty(config).state_dict().items():
        transposed = ours not in _AROUND
        n_rows, *others = reversed(parameter.shape) if transposed else parameter.shape
        heights = [n_rows]
        if len(sources[ours]) == 3:
            heights = [heads * config.d_head for heads in config.qkv_heads]
        found = []
        for name, height in zip(sources[ours], heights, strict=True):
            tensor = left.pop(f"{name}.weight", None)
            if tensor is None:
                raise CheckpointError(f"{path}: tensor {name}.weight is missing.")
            shape, expected = tensor.shape.tolist()[::-1], [height, *others]
            if shape != expected:
                raise CheckpointError(
                    f"{path}: tensor {name}.weight has shape {shape}, "
                    f"but {ASKED_BY} asks for {expected}."
                )
            found.append(tensor)
        stored[ours] = Stored(path, (n_rows, *others), partial(_read, path, found), transposed)
    if left:
        raise CheckpointError(
            f"{path}: tensor {next(iter(left))} is for a part that is not run here."
        )
    return stored


def _read(path: Path, parts: Sequence[Any]) -> Tensor:
    """`parts`, one above the other, as float32."""
    try:
        arrays = [gguf.dequantize(part.data, part.tensor_type) for part in parts]
    except NotImplementedError as error:
        raise CheckpointError(f"{path}: tensor {parts[0].name}: {error}.") from None
    return torch.from_numpy(np.concatenate(arrays))
