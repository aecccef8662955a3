"""Many texts at once, written by a model of the Llama family: for training text, on a GPU.

`model.generate` writes one text and shows how; here thousands are written side by side and nothing is
kept but the tokens. All texts of a batch stand at the same position: where one still reads what it was
asked, its next token is given, and where it has gone on to write, drawn.

Tokens are drawn by min-p (Nguyen et al. 2024): of those at least `min_p` times as probable as the best
one, in proportion to their probabilities, by adding Gumbel noise to their scores and taking the largest
(Maddison et al. 2014), which needs no sorting.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from model.gpt import GPT
from model.rotary import speeds

LOOK_EVERY = 16
"""Steps between looks at whether all texts have ended; a look waits for the device."""


@dataclass(frozen=True)
class Manner:
    """How to write. A text ends with one of the tokens `ends`, or at `length` tokens in all."""

    ends: tuple[int, ...]
    length: int
    temperature: float = 0.8
    min_p: float = 0.05
    enough: float = 0.97  # once this share of the texts has ended, the others are cut off


class Writer:
    """A model with rotary positions, RMSNorm and gated MLPs, its weights on `device`."""

    def __init__(self, model: GPT, device: str, seed: int = 1) -> None:
        self.config = model.config
        self.device = torch.device(device)
        self.dtype = torch.float32 if self.device.type == "cpu" else torch.bfloat16
        state = model.state_dict().items()
        self.weights = {name: w.to(self.device, self.dtype) for name, w in state}
        # [n_ctx, Dh / 2], complex, of length 1: by what each pair is turned at each position.
        positions = torch.arange(self.config.n_ctx, dtype=torch.float64)
        angles = torch.outer(positions, speeds(self.config.d_head, self.config.rotary_base))
        self.turns = torch.polar(torch.ones_like(angles), angles).to(torch.complex64).to(device)
        self.draw = torch.Generator(self.device).manual_seed(seed)

    @torch.inference_mode()
    def write(self, prompts: Sequence[Sequence[int]], manner: Manner) -> list[tuple[int, ...]]:
        """What follows each of `prompts`, without its end. A text that was cut off has no end in it
        either; `manner.length` counts the prompt."""
        lengths = torch.tensor([len(prompt) for prompt in prompts])
        given = torch.zeros(len(prompts), int(lengths.max()), dtype=torch.long)
        for row, prompt in zip(given, prompts, strict=True):
            row[: len(prompt)] = torch.tensor(prompt)
        shortest, lengths, given = (
            int(lengths.min()),
            lengths.to(self.device),
            given.to(self.device),
        )
        cache = self._cache(len(prompts), manner.length)
        ends = torch.tensor(manner.ends, device=self.device)
        ended = torch.zeros(len(prompts), dtype=torch.bool, device=self.device)
        token, written = given[:, 0], []
        for position in range(manner.length - 1):
            x = self._read(token, position, cache)
            inside = position + 1 < given.size(1)
            token = given[:, position + 1] if inside else token
            if position + 1 >= shortest:
                drawn = self._drawn(x, manner)
                token = torch.where(lengths > position + 1, token, drawn) if inside else drawn
            ended |= torch.isin(token, ends) & (lengths <= position + 1)
            written.append(torch.where(ended, -1, token))
            if position % LOOK_EVERY == 0 and ended.float().mean() > manner.enough:
                break
        rows = torch.stack(written, 1).tolist()
        return [
            tuple(id for id in row[len(prompt) - 1 :] if id >= 0)
            for row, prompt in zip(rows, prompts, strict=True)
        ]

    def _drawn(self, x: Tensor, manner: Manner) -> Tensor:
        """Normalised stream [B, D] -> the tokens drawn [B]."""
        unembed = self.weights.get("lm_head.weight", self.weights["transformer.wte.weight"])
        logits = F.linear(x, unembed).float() / manner.temperature
        least = logits.amax(-1, keepdim=True) + math.log(manner.min_p)
        noise = torch.empty_like(logits).exponential_(generator=self.draw).log_().neg_()
        return noise.add_(logits).masked_fill_(logits < least, -torch.inf).argmax(-1)

    def _cache(self, n_texts: int, length: int) -> Tensor:
        """Room for keys and values [L, 2, B, Hkv, length, Dh]."""
        c = self.config
        shape = (c.n_layer, 2, n_texts, c.kv_heads, length, c.d_head)
        return torch.zeros(shape, dtype=self.dtype, device=self.device)

    def _read(self, token: Tensor, position: int, cache: Tensor) -> Tensor:
        """One token of each text [B] -> its normalised stream after the last block [B, D]."""
        c, w = self.config, self.weights
        turns = self.turns[position]
        x = w["transformer.wte.weight"][token]
        for layer in range(c.n_layer):
            block = f"transformer.h.{layer}."
            y = self._norm(x, block + "ln_1.weight") @ w[block + "attn.c_attn.weight"]
            q, k, v = y.view(len(token), -1, c.d_head).split(c.qkv_heads, 1)
            cache[layer, 0, :, :, position] = self._turned(k, turns)
            cache[layer, 1, :, :, position] = v
            keys, values = cache[layer, :, :, :, : position + 1]
            # The queries that share a head of keys are one sequence: nothing is read twice.
            shared = self._turned(q, turns).view(len(token), c.kv_heads, c.group, c.d_head)
            z = F.scaled_dot_product_attention(shared, keys, values)
            x = x + z.reshape(len(token), -1) @ w[block + "attn.c_proj.weight"]
            y = self._norm(x, block + "ln_2.weight")
            gate = F.silu(y @ w[block + "mlp.c_fc.weight"])
            x = x + (gate * (y @ w[block + "mlp.c_up.weight"])) @ w[block + "mlp.c_proj.weight"]
        return self._norm(x, "transformer.ln_f.weight")

    def _norm(self, x: Tensor, gain: str) -> Tensor:
        shape, epsilon = (self.config.n_embd,), self.config.layer_norm_epsilon
        return F.rms_norm(x, shape, self.weights[gain], epsilon)

    def _turned(self, x: Tensor, turns: Tensor) -> Tensor:
        pairs = torch.view_as_complex(x.float().unflatten(-1, (-1, 2)))
        return torch.view_as_real(pairs * turns).flatten(-2).to(self.dtype)
