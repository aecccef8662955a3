"""Who argued for this token: its logit, split into what each part of the model contributed.

The final stream is a sum (embeddings, every head, every MLP, the biases of the attention outputs),
and behind it come only the final norm and a dot product with the token's unembedding. Taking the
norm's scale as the number it was for this token makes that linear:

    logit = (x - mean(x)) / std · (gain * unembedding) + shift · unembedding

so every summand of x has its own summand of the logit, and they add up to it exactly. (An RMSNorm
takes no mean off and adds no shift, `model.norms`.) What this does not see: what a part did through
later parts that read it.

Source: Elhage et al. 2021, "A Mathematical Framework for Transformer Circuits"; Wang et al. 2022,
"Interpretability in the Wild" (logit differences; LayerNorm frozen at its actual scale).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor

from model.norms import has_shift, shift, subtracted
from model.trace import Trace


@dataclass(frozen=True)
class Component:
    """One summand of a logit. `layer` and `head` are None where they do not apply."""

    kind: Literal["token", "position", "head", "attention bias", "mlp", "final bias"]
    value: float
    layer: int | None = None
    head: int | None = None

    @property
    def name(self) -> str:
        """For people: "token embedding", "head 3.5", "MLP 3", ..."""
        return {
            "token": "token embedding",
            "position": "position embedding",
            "head": f"head {self.layer}.{self.head}",
            "attention bias": f"attention bias {self.layer}",
            "mlp": f"MLP {self.layer}",
            "final bias": "final LayerNorm bias",
        }[self.kind]


@dataclass(frozen=True, eq=False)
class Attribution:
    """The summands of one logit (or of a difference of logits), in logit units.

    heads: [L, H], through their slices of W_O. The bias of the values is in them: a row of
    attention sums to 1, so it reaches z whole. attention_bias: [L], of the output projections,
    which no head owns. mlps: [L], each with its output bias. final_bias: of the final LayerNorm,
    the same for every prompt. None: the model has no such part.
    """

    token: float
    position: float | None
    heads: Tensor
    attention_bias: Tensor | None
    mlps: Tensor
    final_bias: float | None

    @property
    def total(self) -> float:
        """The sum of all summands: the logit itself, but for rounding."""
        return sum(component.value for component in self.components)

    @property
    def components(self) -> tuple[Component, ...]:
        """All summands, in the order of the forward pass."""
        return tuple(self._components())

    def _components(self) -> Iterator[Component]:
        yield Component("token", self.token)
        if self.position is not None:
            yield Component("position", self.position)
        for layer, heads in enumerate(self.heads.tolist()):
            for head, value in enumerate(heads):
                yield Component("head", value, layer, head)
            if self.attention_bias is not None:
                yield Component("attention bias", self.attention_bias[layer].item(), layer)
            yield Component("mlp", self.mlps[layer].item(), layer)
        if self.final_bias is not None:
            yield Component("final bias", self.final_bias)


@torch.inference_mode()
def attribute(trace: Trace, token: int, position: int = -1) -> Attribution:
    """The summands of `trace.logits[position, token]`. Raises IndexError outside the prompt."""
    return _split(trace, trace.model.unembedding[token], position)


@torch.inference_mode()
def difference(trace: Trace, token: int, other: int, position: int = -1) -> Attribution:
    """The summands of the logit of `token` minus that of `other`: what spoke for one of the two.

    Raises IndexError outside the prompt.
    """
    unembedding = trace.model.unembedding
    return _split(trace, unembedding[token] - unembedding[other], position)


def reading_direction(trace: Trace, unembedding: Tensor, position: int) -> Tensor:
    """[D]: what the final stream is multiplied by, to give its product with `unembedding` [D].

    The final norm is in it: its gain, its scale at `position`, and the centring of a LayerNorm.
    """
    ln_f = trace.model.ln_f
    gained = ln_f.weight * unembedding
    # (x - mean(x)) · u = x · (u - mean(u)): centring the direction once centres every summand.
    return (gained - subtracted(ln_f, gained)) / trace.ln_final.std[position]


def _split(trace: Trace, unembedding: Tensor, position: int) -> Attribution:
    """unembedding: [D], the direction whose product with the normalised stream is to be split."""
    model, config = trace.model, trace.model.config
    direction = reading_direction(trace, unembedding, position)
    projections = [block.attn.c_proj for block in model.blocks]
    w_o = torch.stack([part.weight for part in projections])
    b_o: list[Tensor] = [part.bias for part in projections if part.bias is not None]
    learned = config.positions == "learned"
    # [L, D, D] @ [D] -> [L, H, Dh]: what one unit of each head's z contributes
    reading = (w_o @ direction).view(config.n_layer, config.n_head, config.d_head)
    return Attribution(
        token=(trace.embed[position] @ direction).item(),
        position=(trace.pos_embed[position] @ direction).item() if learned else None,
        heads=(trace.z[:, :, position] * reading).sum(-1),
        attention_bias=torch.stack(b_o) @ direction if b_o else None,
        mlps=trace.mlp_out[:, position] @ direction,
        final_bias=(shift(model.ln_f) @ unembedding).item() if has_shift(model.ln_f) else None,
    )
