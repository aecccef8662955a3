"""A forward pass behind glass: every quantity of it, under the field's names.

Stored is what cannot be had cheaply (q, k, v, z, the neurons, what each part adds to the stream,
the logits); the rest is computed when asked, by the operation that the model itself ran. A trace
of 64 tokens of the bundled model therefore stays under 12 MB. Shapes: T tokens, L layers, H heads,
D d_model, Dh d_head, M d_mlp, V vocabulary.
"""

import math
from dataclasses import dataclass, field, fields
from functools import cached_property

import torch
from torch import Tensor

from model.gpt import GPT, gelu
from model.tokenizer import Token


@dataclass(frozen=True)
class Normalised:
    """A LayerNorm at work: `out` = (x - mean) / std * weight + bias.

    x and out: [..., T, D]; mean and std: [..., T, 1], over the D dimensions of each token, std with
    the epsilon inside the root. weight and bias: [..., 1, D], learned.

    Source: Ba, Kiros & Hinton 2016, "Layer Normalization", equation 4.
    """

    x: Tensor
    out: Tensor
    mean: Tensor
    std: Tensor
    weight: Tensor
    bias: Tensor

    def layer(self, index: int) -> "Normalised":
        """The same for one layer: the first axis gone."""
        return Normalised(*(getattr(self, part.name)[index] for part in fields(self)))

    @property
    def hat(self) -> Tensor:
        """[..., T, D]: mean 0, deviation 1, before the learned gain and shift."""
        return (self.x - self.mean) / self.std


@dataclass(frozen=True, eq=False)
class Trace:
    """One forward pass of `model` over `tokens`. Immutable, and shared between sessions."""

    model: GPT = field(repr=False)
    tokens: tuple[Token, ...]
    causal: bool
    logits: Tensor = field(repr=False)
    kept: dict[str, list[Tensor]] = field(repr=False)

    @classmethod
    @torch.inference_mode()
    def run(cls, model: GPT, tokens: tuple[Token, ...], causal: bool = True) -> "Trace":
        """One forward pass that keeps what it computes.

        causal=False lets every token see every other one, later ones too. Raises ValueError for
        an empty sequence and for one that is longer than the model's context.
        """
        if not tokens:
            raise ValueError("a trace needs at least one token")
        kept: dict[str, list[Tensor]] = {}
        ids = torch.tensor([[token.id for token in tokens]])
        logits = model(ids, causal=causal, keep=lambda name, t: kept.setdefault(name, []).append(t))
        return cls(model, tokens, causal, logits[0], kept)

    @property
    def n_tokens(self) -> int:
        return len(self.tokens)

    @cached_property
    def ids(self) -> Tensor:
        """T: the number of each token."""
        return torch.tensor([token.id for token in self.tokens])

    # The embeddings and the stream

    @property
    def embed(self) -> Tensor:
        """T D: the token embeddings."""
        return self.model.wte[self.ids]

    @property
    def pos_embed(self) -> Tensor:
        """T D: the position embeddings."""
        return self.model.wpe[: self.n_tokens]

    @property
    def attn_out(self) -> Tensor:
        """L T D: what attention adds to the stream."""
        return self._stack("attn_out")

    @property
    def mlp_out(self) -> Tensor:
        """L T D: what the MLP adds to the stream."""
        return self._stack("mlp_out")

    @property
    def stream(self) -> Tensor:
        """2 L + 1, T, D: the stream before the first part and after each, added up as the model does."""
        x = self.kept["resid_pre"][0][0]
        states = [x]
        for attn_out, mlp_out in zip(self.kept["attn_out"], self.kept["mlp_out"], strict=True):
            x = x + attn_out[0]
            states.append(x)
            x = x + mlp_out[0]
            states.append(x)
        return torch.stack(states)

    @property
    def resid_pre(self) -> Tensor:
        """L T D: the stream as it enters each block; `resid_pre[0]` is embed + pos_embed."""
        return self.stream[0:-1:2]

    @property
    def resid_mid(self) -> Tensor:
        """L T D: the stream between attention and MLP."""
        return self.stream[1::2]

    @property
    def resid_post(self) -> Tensor:
        """L T D: the stream as it leaves each block."""
        return self.stream[2::2]

    @property
    def ln1(self) -> Normalised:
        """L T D: what attention reads."""
        return self._normalise(self.resid_pre, [block.ln_1 for block in self.model.blocks])

    @property
    def ln2(self) -> Normalised:
        """L T D: what the MLP reads."""
        return self._normalise(self.resid_mid, [block.ln_2 for block in self.model.blocks])

    @property
    def ln_final(self) -> Normalised:
        """T D: what the unembedding reads."""
        return self._normalise(self.stream[-1:], [self.model.ln_f]).layer(0)

    # Attention

    @property
    def q(self) -> Tensor:
        """L H T Dh: queries."""
        return self._stack("q")

    @property
    def k(self) -> Tensor:
        """L H T Dh: keys."""
        return self._stack("k")

    @property
    def v(self) -> Tensor:
        """L H T Dh: values."""
        return self._stack("v")

    @property
    def dots(self) -> Tensor:
        """L H T T: q·k, row = the token that looks."""
        return self.q @ self.k.transpose(-2, -1)

    @property
    def scores(self) -> Tensor:
        """L H T T: q·k / sqrt(Dh), before the mask.

        Source: Vaswani et al. 2017, "Attention Is All You Need", equation 1.
        """
        return self.dots / math.sqrt(self.model.config.d_head)

    @property
    def masked_scores(self) -> Tensor:
        """L H T T: scores with minus infinity where a token would look at a later one."""
        scores = self.scores
        return scores.masked_fill(self.mask, -math.inf) if self.causal else scores

    @cached_property
    def mask(self) -> Tensor:
        """T T of bool: true where column is later than row."""
        return torch.ones(self.n_tokens, self.n_tokens, dtype=torch.bool).triu(1)

    @property
    def pattern(self) -> Tensor:
        """L H T T: the attention weights, softmax of the masked scores; every row sums to 1."""
        return self.masked_scores.softmax(-1)

    @property
    def z(self) -> Tensor:
        """L H T Dh: each head's weighted average of the values."""
        return self._stack("z")

    @property
    def result(self) -> Tensor:
        """L H T D: what each head adds to the stream: z through its slice of W_O.

        Summed over H, plus the bias of the output projection, it is `attn_out`.
        """
        config = self.model.config
        w_o = torch.stack([block.attn.c_proj.weight for block in self.model.blocks])
        return self.z @ w_o.view(config.n_layer, config.n_head, config.d_head, config.n_embd)

    # The MLP

    @property
    def mlp_pre(self) -> Tensor:
        """L T M: the neurons before the activation."""
        return self._stack("mlp_pre")

    @property
    def mlp_post(self) -> Tensor:
        """L T M: the neurons after it."""
        return gelu(self.mlp_pre)

    # The end

    @cached_property
    def probs(self) -> Tensor:
        """V: the model's probability of every possible next token."""
        return self.logits[-1].softmax(-1)

    def _stack(self, name: str) -> Tensor:
        return torch.cat(self.kept[name])

    @staticmethod
    def _normalise(x: Tensor, norms: list[torch.nn.LayerNorm]) -> Normalised:
        """x: [N, T, D], one LayerNorm for each of the N."""
        mean = x.mean(-1, keepdim=True)
        std = (x.var(-1, correction=0, keepdim=True) + norms[0].eps).sqrt()
        return Normalised(
            x=x,
            out=torch.stack([norm(part) for norm, part in zip(norms, x, strict=True)]),
            mean=mean,
            std=std,
            weight=torch.stack([norm.weight for norm in norms])[:, None],
            bias=torch.stack([norm.bias for norm in norms])[:, None],
        )
