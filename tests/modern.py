"""A small random model of the Llama family, made and written to a file by the field's own tools."""

from pathlib import Path

import gguf
import torch
from tokenizers import Tokenizer, pre_tokenizers
from tokenizers.models import BPE
from torch import Tensor
from transformers import LlamaConfig, LlamaForCausalLM
from transformers.convert_slow_tokenizer import bytes_to_unicode

SPELLING = bytes_to_unicode()
SPECIAL = ["<|endoftext|>", "<|im_start|>"]
LEFT_OUT = b"\x04\xf1"
"""Bytes without a token, as SmolLM2's vocabulary has some."""
MERGES = [("t", "h"), ("th", "e"), ("Ġ", "c"), ("a", "t"), ("Ġc", "at"), ("Ġ", "Ġ"), ("!", "!")]
VOCABULARY = [
    *SPECIAL,
    *(SPELLING[byte] for byte in range(256) if byte not in LEFT_OUT),
    *(left + right for left, right in MERGES),
]


def llama(tied: bool = True) -> LlamaForCausalLM:
    """3 layers, 4 heads, 2 of them of keys and values, d_model 32; every parameter random."""
    config = LlamaConfig(
        vocab_size=len(VOCABULARY),
        hidden_size=32,
        intermediate_size=48,
        num_hidden_layers=3,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=64,
        rms_norm_eps=1e-5,
        rope_parameters={"rope_type": "default", "rope_theta": 500.0},
        tie_word_embeddings=tied,
        attn_implementation="eager",
    )
    model = LlamaForCausalLM(config).eval().requires_grad_(False)
    generator = torch.Generator().manual_seed(0)
    for parameter in model.parameters():
        parameter.normal_(0, 0.3, generator=generator)
    return model


def digit_by_digit() -> Tokenizer:
    """The vocabulary as `tokenizers` reads it, cutting texts as SmolLM2's does."""
    tokenizer = Tokenizer(BPE({token: id for id, token in enumerate(VOCABULARY)}, MERGES))
    tokenizer.pre_tokenizer = cuts()
    return tokenizer


def cuts() -> pre_tokenizers.PreTokenizer:
    """SmolLM2's: every digit alone, then GPT-2's (its tokenizer.json, "pre_tokenizer")."""
    digits = pre_tokenizers.Digits(individual_digits=True)
    return pre_tokenizers.Sequence([digits, pre_tokenizers.ByteLevel(add_prefix_space=False)])


def write_gguf(
    model: LlamaForCausalLM, path: Path, header: dict[str, object] | None = None
) -> None:
    """As llama.cpp's converter does. header: values put in the place of the right ones; None, left out."""
    config = model.config
    values = {
        "llama.context_length": config.max_position_embeddings,
        "llama.embedding_length": config.hidden_size,
        "llama.block_count": config.num_hidden_layers,
        "llama.feed_forward_length": config.intermediate_size,
        "llama.attention.head_count": config.num_attention_heads,
        "llama.attention.head_count_kv": config.num_key_value_heads,
        "llama.attention.layer_norm_rms_epsilon": config.rms_norm_eps,
        "llama.rope.freq_base": config.rope_parameters["rope_theta"],
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": "smollm",
        "tokenizer.ggml.tokens": VOCABULARY,
        "tokenizer.ggml.token_type": [3] * len(SPECIAL) + [1] * (len(VOCABULARY) - len(SPECIAL)),
        "tokenizer.ggml.merges": [" ".join(pair) for pair in MERGES],
        "tokenizer.ggml.eos_token_id": 0,
    }
    header = header or {}
    writer = gguf.GGUFWriter(path, header.get("general.architecture", "llama"))
    add = {
        str: writer.add_string,
        int: writer.add_uint32,
        float: writer.add_float32,
        list: writer.add_array,
    }
    for key, value in (values | header).items():
        if value is not None and key != "general.architecture":
            add[type(value)](key, value)
    for name, tensor in tensors(model).items():
        writer.add_tensor(name, tensor.numpy())
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def tensors(model: LlamaForCausalLM) -> dict[str, Tensor]:
    """By GGUF's names, with the rows of W_Q and W_K in the order of that format."""
    config, state = model.config, model.state_dict()
    parts = {
        "input_layernorm": "attn_norm",
        "self_attn.q_proj": "attn_q",
        "self_attn.k_proj": "attn_k",
        "self_attn.v_proj": "attn_v",
        "self_attn.o_proj": "attn_output",
        "post_attention_layernorm": "ffn_norm",
        "mlp.gate_proj": "ffn_gate",
        "mlp.up_proj": "ffn_up",
        "mlp.down_proj": "ffn_down",
    }
    found = {
        "token_embd.weight": state["model.embed_tokens.weight"],
        "output_norm.weight": state["model.norm.weight"],
    }
    if not config.tie_word_embeddings:
        found["output.weight"] = state["lm_head.weight"]
    for layer in range(config.num_hidden_layers):
        for theirs, ours in parts.items():
            found[f"blk.{layer}.{ours}.weight"] = state[f"model.layers.{layer}.{theirs}.weight"]
        for which, n_head in (("q", config.num_attention_heads), ("k", config.num_key_value_heads)):
            name = f"blk.{layer}.attn_{which}.weight"
            # transformers turns dimension i with i + Dh / 2, GGUF's order is 2 i with 2 i + 1.
            halves = found[name].view(n_head, 2, -1, config.hidden_size)
            found[name] = halves.transpose(1, 2).reshape(-1, config.hidden_size).contiguous()
    return found
