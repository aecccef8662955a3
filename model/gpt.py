"""The GPT: a GPT-2 decoder, one definition of each operation.

Training, tracing and generation all run the code below. What a trace wants to see is handed to
`keep` on the way; nothing is computed twice or differently for it. Shapes use the alphabet of the
whole project: B batch, T tokens, L layers, H heads, D d_model, Dh = D / H, M d_mlp, V vocabulary.

The module tree carries the names of Hugging Face's `GPT2LMHeadModel`, so that a state dict of one
is a state dict of the other.

The config's defaults are GPT-2's. Four parts can be chosen otherwise, as Llama and its kin have
them: RMSNorm for LayerNorm, rotary positions for a table of them, SwiGLU for GELU, fewer heads of
keys and values (Hkv) than of queries; and biases and the tie of the embeddings can be left out.

Source: Radford et al. 2019, "Language Models are Unsupervised Multitask Learners" (GPT-2); Touvron
et al. 2023, "LLaMA: Open and Efficient Foundation Language Models", section 2.2.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from model.norms import Norm
from model.packed import PackedLinear
from model.rotary import Rotary

Keep = Callable[[str, Tensor], None]
"""Receives each named quantity of one block, in the order it is computed."""


class MissingPartError(LookupError):
    """Asked for a part that this kind of model does not have; the message is a sentence."""


@dataclass(frozen=True)
class GPTConfig:
    """The shape of a model and the choice of its parts.

    n_ctx: the longest sequence it has positions for, in tokens. n_kv_head: heads of keys and values,
    each shared by as many heads of queries; as many as n_head where None. n_inner: neurons of an
    MLP, 4 n_embd where None. rotary_base: how quickly pairs turn, for rotary positions. bias: whether
    products with matrices and LayerNorms add one. tied: whether the unembedding is the token embedding.
    activation: how an MLP without a gate bends its neurons, by transformers' name for it.
    """

    vocab_size: int
    n_ctx: int = 256
    n_embd: int = 384
    n_layer: int = 6
    n_head: int = 6
    layer_norm_epsilon: float = 1e-5
    norm: Literal["LayerNorm", "RMSNorm"] = "LayerNorm"
    positions: Literal["learned", "rotary"] = "learned"
    rotary_base: float = 10_000.0
    n_kv_head: int | None = None
    mlp: Literal["GELU", "SwiGLU"] = "GELU"
    activation: Literal["gelu_new", "gelu", "relu"] = "gelu_new"
    n_inner: int | None = None
    bias: bool = True
    tied: bool = True

    def __post_init__(self) -> None:
        if self.n_embd % self.n_head:
            raise ValueError(f"d_model {self.n_embd} does not divide into {self.n_head} heads")
        if self.n_head % self.kv_heads:
            raise ValueError(f"{self.n_head} heads cannot share {self.kv_heads} of keys evenly")
        if self.positions == "rotary" and self.d_head % 2:
            raise ValueError(f"{self.d_head} dimensions of a head cannot be turned in pairs")

    @property
    def bend(self) -> Callable[[Tensor], Tensor]:
        """What bends the neurons: GPT-2's GELU, the exact one, or ReLU; SiLU where they are gates."""
        if self.mlp == "SwiGLU":
            return F.silu
        return {"gelu_new": gelu, "gelu": exact_gelu, "relu": torch.relu}[self.activation]

    @property
    def bend_name(self) -> str:
        """What bends the neurons, for people."""
        if self.mlp == "SwiGLU":
            return "SiLU"
        return "ReLU" if self.activation == "relu" else "GELU"

    @property
    def d_head(self) -> int:
        return self.n_embd // self.n_head

    @property
    def d_mlp(self) -> int:
        return self.n_inner or 4 * self.n_embd

    @property
    def kv_heads(self) -> int:
        """How many heads of keys and values a layer has."""
        return self.n_kv_head or self.n_head

    @property
    def qkv_heads(self) -> tuple[int, int, int]:
        """How many heads of queries, of keys and of values."""
        return self.n_head, self.kv_heads, self.kv_heads

    @property
    def group(self) -> int:
        """How many heads of queries share one of keys and values."""
        return self.n_head // self.kv_heads

    def kv_head(self, head: int) -> int:
        """Which head of keys and values the queries of `head` meet."""
        return range(self.n_head)[head] // self.group


class KVCache:
    """The keys and values of the tokens read so far, one pair of buffers a layer.

    With it, one more token costs one row of attention instead of the whole square. `length` is the
    number of positions filled; the model advances it after each forward pass. The buffers start with
    room for 256 positions, or for the context if it is shorter, and double when they are full.
    """

    def __init__(self, config: GPTConfig) -> None:
        room = min(config.n_ctx, 256)
        self.buffer = torch.empty(config.n_layer, 2, config.kv_heads, room, config.d_head)
        self.length = 0

    def extend(self, layer: int, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor]:
        """Append k and v [1, Hkv, T, Dh] of new tokens; return those of all tokens so far."""
        end = self.length + k.size(2)
        if end > self.buffer.size(3):
            self._grow(end)
        self.buffer[layer, 0, :, self.length : end] = k[0]
        self.buffer[layer, 1, :, self.length : end] = v[0]
        keys, values = self.buffer[layer, :, None, :, :end]
        return keys, values

    def _grow(self, end: int) -> None:
        old = self.buffer
        *outer, room, d_head = old.shape
        self.buffer = torch.empty(*outer, max(end, 2 * room), d_head)
        self.buffer[:, :, :, : self.length] = old[:, :, :, : self.length]


class Linear(nn.Module):
    """y = x W + b, with W stored [in, out] as GPT-2 has it.

    That layout makes the product with a single token (decoding) 1.4 times faster than PyTorch's
    [out, in]. `packed` may hold a second copy of W, which is used where it is faster still.
    """

    def __init__(self, n_in: int, n_out: int, bias: bool = True) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(n_in, n_out))
        self.bias = nn.Parameter(torch.zeros(n_out)) if bias else None
        self.packed: PackedLinear | None = None

    def forward(self, x: Tensor) -> Tensor:
        if self.packed is not None and self.packed.pays_for(x):
            return self.packed(x)
        if self.bias is None:
            return x @ self.weight
        flat = torch.addmm(self.bias, x.reshape(-1, x.size(-1)), self.weight)
        return flat.view(*x.shape[:-1], -1)


class Attention(nn.Module):
    """Every token asks (q), every earlier token answers (k) and hands over its content (v)."""

    def __init__(self, config: GPTConfig) -> None:
        super().__init__()
        self.d_head = config.d_head
        self.heads = config.qkv_heads
        n_out = sum(self.heads) * config.d_head
        self.c_attn = Linear(config.n_embd, n_out, config.bias)  # W_Q, W_K, W_V side by side
        self.c_proj = Linear(config.n_embd, config.n_embd, config.bias)  # W_O
        self.rotary: Rotary | None = None
        if config.positions == "rotary":
            self.rotary = Rotary(config.d_head, config.n_ctx, config.rotary_base)

    def forward(
        self, x: Tensor, layer: int, causal: bool, cache: KVCache | None, keep: Keep | None
    ) -> Tensor:
        B, T, D = x.shape
        # [B, T, (H + 2 Hkv) Dh] -> [B, H, T, Dh] and twice [B, Hkv, T, Dh]
        heads = self.c_attn(x).view(B, T, -1, self.d_head).transpose(1, 2)
        q, k, v = heads.split(self.heads, dim=1)
        if self.rotary:
            start = cache.length if cache else 0
            q, k = self.rotary.turn(q, start), self.rotary.turn(k, start)
        if keep:
            keep("q", q)
            keep("k", k)
            keep("v", v)
        if cache:
            k, v = cache.extend(layer, k, v)
        # softmax(q k^T / sqrt(Dh)) v, masked so that no token sees a later one. A mask is needed
        # only where several queries meet: a single new token may see everything in the cache.
        mask = None
        if causal and 1 < T < k.size(2):
            mask = torch.ones(T, k.size(2), dtype=torch.bool).tril(k.size(2) - T)
        z = F.scaled_dot_product_attention(
            q, k, v, mask, is_causal=causal and k.size(2) == T, enable_gqa=q.size(1) != k.size(1)
        )
        if keep:
            keep("z", z)
        return self.c_proj(z.transpose(1, 2).reshape(B, T, D))


class MLP(nn.Module):
    """Each token alone: widen to M neurons, bend (with GELU in GPT-2), back to D."""

    def __init__(self, config: GPTConfig) -> None:
        super().__init__()
        self.bend = config.bend
        self.c_fc = Linear(config.n_embd, config.d_mlp, config.bias)
        self.c_proj = Linear(config.d_mlp, config.n_embd, config.bias)

    def forward(self, x: Tensor, keep: Keep | None) -> Tensor:
        mlp_pre = self.c_fc(x)
        if keep:
            keep("mlp_pre", mlp_pre)
        return self.c_proj(self.bend(mlp_pre))


class GatedMLP(MLP):
    """SwiGLU: what was bent (with SiLU, x sigmoid(x)) is a gate for a second reading of the stream.

    Source: Shazeer 2020, "GLU Variants Improve Transformer", equation 6.
    """

    def __init__(self, config: GPTConfig) -> None:
        super().__init__(config)
        self.c_up = Linear(config.n_embd, config.d_mlp, config.bias)

    def forward(self, x: Tensor, keep: Keep | None) -> Tensor:
        mlp_pre, mlp_up = self.c_fc(x), self.c_up(x)
        if keep:
            keep("mlp_pre", mlp_pre)
            keep("mlp_up", mlp_up)
        return self.c_proj(self.bend(mlp_pre) * mlp_up)


class Block(nn.Module):
    """Both parts read the normalised stream and add to the stream itself."""

    def __init__(self, config: GPTConfig) -> None:
        super().__init__()
        self.ln_1 = make_norm(config)
        self.attn = Attention(config)
        self.ln_2 = make_norm(config)
        self.mlp = GatedMLP(config) if config.mlp == "SwiGLU" else MLP(config)

    def forward(
        self, x: Tensor, layer: int, causal: bool, cache: KVCache | None, keep: Keep | None
    ) -> Tensor:
        attn_out = self.attn(self.ln_1(x), layer, causal, cache, keep)
        x = x + attn_out
        mlp_out = self.mlp(self.ln_2(x), keep)
        if keep:
            keep("attn_out", attn_out)
            keep("mlp_out", mlp_out)
        return x + mlp_out


class GPT(nn.Module):
    """ids [B, T] -> logits [B, T, V]: at each position, a score for every possible next token."""

    def __init__(self, config: GPTConfig) -> None:
        super().__init__()
        self.config = config
        parts: dict[str, nn.Module] = {"wte": nn.Embedding(config.vocab_size, config.n_embd)}
        if config.positions == "learned":
            parts["wpe"] = nn.Embedding(config.n_ctx, config.n_embd)
        parts["h"] = nn.ModuleList(Block(config) for _ in range(config.n_layer))
        parts["ln_f"] = make_norm(config)
        self.transformer = nn.ModuleDict(parts)
        self.lm_head = None if config.tied else nn.Embedding(config.vocab_size, config.n_embd)
        self.packed_unembed: PackedLinear | None = None
        if self.wte.is_meta:  # shapes only: there is nothing to initialise
            return
        self.apply(_init_weights)
        for name, weight in self.named_parameters():
            if name.endswith("c_proj.weight"):  # 2 L additions to the stream: keep its variance
                nn.init.normal_(weight, std=0.02 / math.sqrt(2 * config.n_layer))

    @property
    def wte(self) -> Tensor:
        """Token embedding [V, D]."""
        return cast(nn.Embedding, self.transformer["wte"]).weight

    @property
    def wpe(self) -> Tensor:
        """Position embedding [n_ctx, D]. Raises MissingPartError for rotary positions."""
        if self.config.positions == "rotary":
            raise MissingPartError(
                "This model adds no position embedding: it turns queries and keys (rotary positions)."
            )
        return cast(nn.Embedding, self.transformer["wpe"]).weight

    @property
    def unembedding(self) -> Tensor:
        """[V, D]: the token embedding once more (tied), or a table of its own."""
        return self.wte if self.lm_head is None else self.lm_head.weight

    @property
    def blocks(self) -> Sequence[Block]:
        return cast(Sequence[Block], self.transformer["h"])

    @property
    def ln_f(self) -> Norm:
        return cast(Norm, self.transformer["ln_f"])

    def forward(
        self,
        ids: Tensor,
        *,
        causal: bool = True,
        cache: KVCache | None = None,
        keep: Keep | None = None,
    ) -> Tensor:
        """Scores of the next token, at every position: `read`, then `unembed`."""
        return self.unembed(self.read(ids, causal=causal, cache=cache, keep=keep))

    def read(
        self,
        ids: Tensor,
        *,
        causal: bool = True,
        cache: KVCache | None = None,
        keep: Keep | None = None,
    ) -> Tensor:
        """ids [B, T] long -> the normalised stream after the last block [B, T, D].

        causal=False lets every token see every other (an experiment: the weights were never trained
        for it). cache: keys and values of earlier tokens, B = 1; `ids` are then only the new ones.
        keep: receives every intermediate as it is computed.

        Raises ValueError where the sequence is longer than the model has positions for, and for a
        cache with more than one sequence.
        """
        if cache and ids.size(0) != 1:
            raise ValueError(f"a cache is for one sequence, not for {ids.size(0)}")
        start = cache.length if cache else 0
        end = start + ids.size(1)
        if end > self.config.n_ctx:
            raise ValueError(f"{end} tokens, but the model has {self.config.n_ctx} positions")
        x = self.wte[ids]
        if self.config.positions == "learned":
            x = x + self.wpe[start:end]
        if keep:
            keep("resid_pre", x)
        for layer, block in enumerate(self.blocks):
            x = block(x, layer, causal, cache, keep)
        if cache:
            cache.length = end
        return self.ln_f(x)

    def read_and_keep(
        self, ids: Tensor, *, causal: bool = True
    ) -> tuple[Tensor, dict[str, list[Tensor]]]:
        """What `read` gives, and every intermediate by its name, a tensor a layer."""
        kept: dict[str, list[Tensor]] = {}
        out = self.read(
            ids, causal=causal, keep=lambda name, t: kept.setdefault(name, []).append(t)
        )
        return out, kept

    def unembed(self, x: Tensor) -> Tensor:
        """Normalised stream [..., T, D] -> logits [..., T, V]: how well it matches each token."""
        if self.packed_unembed is not None and self.packed_unembed.pays_for(x):
            return self.packed_unembed(x)
        return F.linear(x, self.unembedding)


def make_norm(config: GPTConfig) -> Norm:
    """A norm of the kind that `config` chooses, as it is before training: gain 1, shift 0."""
    if config.norm == "RMSNorm":
        return nn.RMSNorm(config.n_embd, eps=config.layer_norm_epsilon)
    return nn.LayerNorm(config.n_embd, eps=config.layer_norm_epsilon, bias=config.bias)


def gelu(x: Tensor) -> Tensor:
    """GELU in GPT-2's tanh form (Hendrycks & Gimpel 2016, section 2)."""
    return F.gelu(x, approximate="tanh")


def exact_gelu(x: Tensor) -> Tensor:
    """x times the share of a normal distribution below x, which GPT-2's form comes near."""
    return F.gelu(x)


def _init_weights(module: nn.Module) -> None:
    """GPT-2's: normal with deviation 0.02, biases zero, LayerNorms the identity."""
    if isinstance(module, Linear | nn.Embedding):
        nn.init.normal_(module.weight, std=0.02)
