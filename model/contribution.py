"""One summand of a logit, down to the products: what a part wrote, and how the token reads it."""

from dataclasses import dataclass

import torch
from torch import Tensor

from model.attribution import Component, reading_direction
from model.gpt import MissingPartError
from model.norms import shift
from model.trace import Trace


@dataclass(frozen=True, eq=False)
class Contribution:
    """A dot product of D dimensions.

    written: [D], what the part added to the stream. direction: [D], what the logit of the token
    multiplies it by: the token's unembedding, seen through the final norm. (Behind that norm, for
    its own bias: written is the bias, direction the unembedding itself.)
    """

    written: Tensor
    direction: Tensor

    @property
    def products(self) -> Tensor:
        """[D]: dimension by dimension."""
        return self.written * self.direction

    @property
    def total(self) -> float:
        """The summand: the sum of the products."""
        return self.products.sum().item()


@torch.inference_mode()
def contribution(trace: Trace, part: Component, token: int, position: int = -1) -> Contribution:
    """How `part` comes by its summand of `trace.logits[position, token]`.

    Raises IndexError for a layer, head, token or position that is not there, MissingPartError for a
    kind of part that the model does not have.
    """
    unembedding = trace.model.unembedding[token]
    if part.kind == "final bias":
        return Contribution(shift(trace.model.ln_f), unembedding)
    direction = reading_direction(trace, unembedding, position)
    return Contribution(_written(trace, part, position), direction)


def _written(trace: Trace, part: Component, position: int) -> Tensor:
    """[D]: what `part` added to the stream of the token at `position`."""
    if part.kind == "token":
        return trace.embed[position]
    if part.kind == "position":
        return trace.pos_embed[position]
    if part.layer is None:
        raise IndexError(f"a part of kind {part.kind} needs a layer")
    if part.kind == "mlp":
        return trace.mlp_out[part.layer, position]
    projection = trace.model.blocks[part.layer].attn.c_proj
    if part.kind == "attention bias":
        if projection.bias is None:
            raise MissingPartError("The products with matrices of this model have no biases.")
        return projection.bias
    if part.head is None:
        raise IndexError("a head needs a number")
    d_head = trace.model.config.d_head
    mine = projection.weight[part.head * d_head : (part.head + 1) * d_head]
    return trace.z[part.layer, part.head, position] @ mine
