"""Attention looked at closely: how spread out each row is, and how one cell of it comes about.

Every number of a cell is taken from the trace or computed from it by the formula

    softmax(q k^T / sqrt(Dh) + mask) v        (Vaswani et al. 2017, equation 1)

one operation at a time, so that a page can show all of them and their last line is the model's own.
"""

import math
from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor

from model.gpt import GPTConfig
from model.trace import Trace


@dataclass(frozen=True, eq=False)
class Cell:
    """How much the token at `row` looks at the token at `col`, worked out for one head.

    q, k: [Dh], query of the row, key of the column; products: [Dh], q times k, dimension by
    dimension; dot: their sum; score: dot / sqrt(Dh). scores: [T], of the whole row; masked: [T],
    with minus infinity at later tokens; exps: [T], e to the power of (masked - its maximum), which
    keeps the numbers small and leaves the quotient as it is; exp_sum: their sum; weights: [T],
    exps / exp_sum, the row of the pattern. v: [Dh], value of the column; contribution: [Dh], its
    weight times v; z: [Dh], the sum of the contributions of all columns. entropy: bits in weights.
    """

    row: int
    col: int
    q: Tensor
    k: Tensor
    products: Tensor
    dot: float
    score: float
    scores: Tensor
    masked: Tensor
    exps: Tensor
    exp_sum: float
    weights: Tensor
    v: Tensor
    contribution: Tensor
    z: Tensor
    entropy: float

    @property
    def is_masked(self) -> bool:
        return math.isinf(self.masked[self.col].item())

    @property
    def weight(self) -> float:
        return self.weights[self.col].item()

    @property
    def undivided(self) -> Tensor:
        """[T]: the weights that this row would have if q·k were not divided by sqrt(Dh)."""
        return (self.masked * math.sqrt(len(self.q))).softmax(-1)


@dataclass(frozen=True, eq=False)
class Projection:
    """One vector through one matrix: output = input · weight + bias.

    input: [n_in]; weight: [n_in, n_out]; output: [n_out]; bias: [n_out], None where there is none.
    """

    input: Tensor
    weight: Tensor
    bias: Tensor | None
    output: Tensor

    def products(self, dimension: int) -> Tensor:
        """[n_in]: the summands of `output[dimension]`, but for its bias."""
        return self.input * self.weight[:, dimension]


def entropy(pattern: Tensor) -> Tensor:
    """Weights [..., T] -> [...]: bits in each row; 0 looks at one token, log2(n) evenly at n."""
    return torch.special.entr(pattern).sum(-1) / math.log(2)


@dataclass(frozen=True, eq=False)
class Favourites:
    """What each head of a layer looks at, from one token.

    rows: [H, T], the attention weights; positions, weights: [H], the largest of each row and where
    it is.
    """

    rows: Tensor
    positions: Tensor
    weights: Tensor


@torch.inference_mode()
def favourites(trace: Trace, layer: int, position: int) -> Favourites:
    """The rows of `position` in every head of `layer`, and the strongest weight of each.

    Raises IndexError for a layer or token that is not there.
    """
    rows = trace.pattern[layer, :, position]
    best = rows.max(-1)
    return Favourites(rows, positions=best.indices, weights=best.values)


@torch.inference_mode()
def arithmetic(trace: Trace, layer: int, head: int, row: int, col: int) -> Cell:
    """The computation of `trace.pattern[layer, head, row, col]`, step by step.

    Raises IndexError for a layer, head or token that is not there.
    """
    shared = trace.model.config.kv_head(head)
    q = trace.kept["q"][layer][0, head, row]
    keys, values = (trace.kept[name][layer][0, shared] for name in ("k", "v"))
    products = q * keys[col]
    scores = keys @ q / math.sqrt(trace.model.config.d_head)
    masked = scores.masked_fill(trace.mask[row], -math.inf) if trace.causal else scores
    exps = (masked - masked.max()).exp()
    exp_sum = exps.sum()
    weights = exps / exp_sum
    return Cell(
        row=row,
        col=col,
        q=q,
        k=keys[col],
        products=products,
        dot=products.sum().item(),
        score=scores[col].item(),
        scores=scores,
        masked=masked,
        exps=exps,
        exp_sum=exp_sum.item(),
        weights=weights,
        v=values[col],
        contribution=weights[col] * values[col],
        z=weights @ values,
        entropy=entropy(weights).item(),
    )


@torch.inference_mode()
def projection(
    trace: Trace, layer: int, head: int, position: int, which: Literal["q", "k", "v"]
) -> Projection:
    """How a head makes a token's query, key or value: `ln1` through its slice of W_Q, W_K or W_V.

    input [D], weight [D, Dh], bias and output [Dh]; where positions are rotary, the output before it
    is turned. Raises IndexError for a layer or token that is not there.
    """
    c_attn = trace.model.blocks[layer].attn.c_attn
    columns = slice_of(trace.model.config, head, which)
    read = trace.ln1.out[layer, position]
    weight = c_attn.weight[:, columns]
    bias = None if c_attn.bias is None else c_attn.bias[columns]
    made = read @ weight
    return Projection(read, weight, bias, made if bias is None else made + bias)


def slice_of(config: GPTConfig, head: int, which: Literal["q", "k", "v"]) -> slice:
    """The columns of `c_attn` that make the queries, keys or values of `head`.

    W_Q, W_K and W_V lie side by side, and in each of them the heads. Raises IndexError for a head
    that is not there.
    """
    kind = "qkv".index(which)
    before = sum(config.qkv_heads[:kind])
    first = before + (range(config.n_head)[head] if which == "q" else config.kv_head(head))
    return slice(first * config.d_head, (first + 1) * config.d_head)
