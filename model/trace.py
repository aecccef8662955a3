"""A forward pass behind glass: every quantity of it, under the field's names.

Stored is what cannot be had cheaply (q, k, v, z, the neurons, what each part adds to the stream);
the rest is computed when asked, by the operation that the model itself ran: the logits too, a fifth
of a forward pass, which not every page looks at. They and the pattern are then kept, since they are
asked for again and again. A trace of 64 tokens of the bundled model therefore stays under 12 MB.
Shapes: T tokens, L layers, H heads, Hkv heads of keys and values, D d_model, Dh d_head, M d_mlp,
V vocabulary.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from model.gpt import GPT, MissingPartError
from model.norms import Norm, divisor, shift, subtracted
from model.tokenizer import Token


@dataclass(frozen=True)
class Normalised:
    """A norm at work: `out` = (x - mean) / std * weight + bias.

    x and out: [..., T, D]; mean and std: [..., T, 1], over the D dimensions of each token, std with
    the epsilon inside the root. weight and bias: [..., 1, D], learned.

    For an RMSNorm, which takes nothing off and adds nothing, mean and bias are 0, and std is the root
    of the mean square. Sources: `model.norms`.
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
        """[..., T, D]: mean square 1 (LayerNorm: mean 0 as well), before the learned gain and shift."""
        return (self.x - self.mean) / self.std


@dataclass(frozen=True, eq=False)
class Trace:
    """One forward pass of `model` over `tokens`. Immutable, and shared between sessions.

    final: T D, the stream after the last norm, as the unembedding reads it.
    """

    model: GPT = field(repr=False)
    tokens: tuple[Token, ...]
    causal: bool
    final: Tensor = field(repr=False)
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
        ids = torch.tensor([[token.id for token in tokens]])
        final, kept = model.read_and_keep(ids, causal=causal)
        return cls(model, tokens, causal, final[0], kept)

    @classmethod
    @torch.inference_mode()
    def run_many(cls, model: GPT, texts: Sequence[tuple[Token, ...]]) -> list["Trace"]:
        """A trace of each of `texts`, from one forward pass over all of them, with the mask on.

        Shorter ones are filled up at their end, where nothing in them looks. Side by side they take
        half the time that they take one after the other, and each is a trace like any other: what
        they were computed in together is not kept. Raises ValueError as `run` does.
        """
        if not all(texts):
            raise ValueError("a trace needs at least one token")
        ids = pad_sequence([torch.tensor([t.id for t in text]) for text in texts], batch_first=True)
        final, kept = model.read_and_keep(ids)

        def own(row: int, tensor: Tensor) -> Tensor:
            return tensor[row : row + 1].narrow(-2, 0, len(texts[row])).clone()

        return [
            cls(
                model,
                text,
                True,
                own(row, final)[0],
                {name: [own(row, tensor) for tensor in tensors] for name, tensors in kept.items()},
            )
            for row, text in enumerate(texts)
        ]

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
        """T D: the position embeddings. Raises MissingPartError for a model that has none."""
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
        """L T D: the stream as it enters each block; `resid_pre[0]` is embed (+ pos_embed)."""
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
        """L H T Dh: queries as they meet the keys, turned where positions are rotary."""
        return self._stack("q")

    @property
    def k(self) -> Tensor:
        """L Hkv T Dh: keys, turned likewise. Head h meets those of `config.kv_head(h)`."""
        return self._stack("k")

    @property
    def v(self) -> Tensor:
        """L Hkv T Dh: values, shared among heads as the keys are."""
        return self._stack("v")

    @property
    def q_unrotated(self) -> Tensor:
        """L H T Dh: queries before they were turned; `q` itself where positions are not rotary."""
        return self._turned_back(self.q)

    @property
    def k_unrotated(self) -> Tensor:
        """L Hkv T Dh: keys before they were turned; `k` itself where positions are not rotary."""
        return self._turned_back(self.k)

    @property
    def dots(self) -> Tensor:
        """L H T T: q·k, row = the token that looks."""
        keys, group = self.k, self.model.config.group
        if group > 1:
            keys = keys.repeat_interleave(group, dim=1)
        return self.q @ keys.transpose(-2, -1)

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

    @cached_property
    @torch.inference_mode()
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
        """L T M: the neurons before the activation; in a gated MLP, their gates."""
        return self._stack("mlp_pre")

    @property
    def mlp_up(self) -> Tensor:
        """L T M: what the gates of a gated MLP let through. Raises MissingPartError for another."""
        if "mlp_up" not in self.kept:
            raise MissingPartError("The MLP of this model has no gate: one reading, not two.")
        return self._stack("mlp_up")

    @property
    def mlp_post(self) -> Tensor:
        """L T M: the neurons after it: GELU of mlp_pre, or SiLU of mlp_pre times mlp_up."""
        return torch.stack([self.neurons(layer) for layer in range(self.model.config.n_layer)])

    def neurons(self, layer: int) -> Tensor:
        """T M: `mlp_post` of one layer, without computing the others."""
        bent = self.model.config.bend(self.kept["mlp_pre"][layer][0])
        return bent * self.kept["mlp_up"][layer][0] if "mlp_up" in self.kept else bent

    # The end

    @cached_property
    @torch.inference_mode()
    def logits(self) -> Tensor:
        """T V: at each position, the scores of every possible next token."""
        return self.model.unembed(self.final[None])[0]

    @cached_property
    def probs(self) -> Tensor:
        """V: the model's probability of every possible next token."""
        return self.logits[-1].softmax(-1)

    def _stack(self, name: str) -> Tensor:
        return torch.cat(self.kept[name])

    def _turned_back(self, x: Tensor) -> Tensor:
        rotary = self.model.blocks[0].attn.rotary
        return rotary.turn(x, back=True) if rotary else x

    @staticmethod
    def _normalise(x: Tensor, norms: list[Norm]) -> Normalised:
        """x: [N, T, D], one norm for each of the N."""
        return Normalised(
            x=x,
            out=torch.stack([norm(part) for norm, part in zip(norms, x, strict=True)]),
            mean=subtracted(norms[0], x),
            std=divisor(norms[0], x),
            weight=torch.stack([norm.weight for norm in norms])[:, None],
            bias=torch.stack([shift(norm) for norm in norms])[:, None],
        )
