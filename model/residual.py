"""How the residual stream grows: what every part adds to it, and how much that changes it.

The stream of a token has 2 L + 1 stations: as it enters the first block, then after every attention
and after every MLP. Between two stations lies one part, which reads the stream and adds to it.

Source: Elhage et al. 2021, "A Mathematical Framework for Transformer Circuits" (the residual stream
as the one channel that all parts read from and write to).
"""

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor
from torch.nn import functional as F

from model.trace import Trace


@dataclass(frozen=True)
class Station:
    """A place on the stream: behind `part` of `layer` (None behind the embeddings)."""

    index: int
    part: Literal["embedding", "attention", "mlp"]
    layer: int | None

    @property
    def name(self) -> str:
        """For people: "embedding", "attention 0", "MLP 0", ..."""
        part = "MLP" if self.part == "mlp" else self.part
        return part if self.layer is None else f"{part} {self.layer}"


def stations(n_layer: int) -> tuple[Station, ...]:
    """The 2 L + 1 stations, in the order of `Trace.stream`."""
    found = [Station(0, "embedding", None)]
    for layer in range(n_layer):
        found.append(Station(2 * layer + 1, "attention", layer))
        found.append(Station(2 * layer + 2, "mlp", layer))
    return tuple(found)


@dataclass(frozen=True, eq=False)
class Growth:
    """The stream in numbers, for every token. Lengths are Euclidean, without a unit.

    norm: [2 L + 1, T], length of the stream at every station. added: [2 L + 1, T], length of what
    was added to reach that station (at station 0: of the embeddings, which is all there is).
    cosine: [2 L + 1, T], between what was added and the stream before it: above 0 it strengthens
    what was there, at 0 it writes elsewhere, below 0 it erases; NaN at station 0, which has no
    before. share: [2 L + 1, T], the part of the final stream's length that this addition supplies
    (its projection on the final stream, over that stream's length); a column sums to 1, and an
    addition that the final stream points away from has a negative share.
    """

    norm: Tensor
    added: Tensor
    cosine: Tensor
    share: Tensor


@torch.inference_mode()
def growth(trace: Trace) -> Growth:
    """What every part adds to the stream of every token."""
    stream = trace.stream
    # What the parts wrote, not the difference of two stations, which has lost digits.
    parts = torch.stack([trace.attn_out, trace.mlp_out], dim=1).flatten(0, 1)
    written = torch.cat([stream[:1], parts])
    final = stream[-1]
    cosine = F.cosine_similarity(written[1:], stream[:-1], dim=-1)
    return Growth(
        norm=stream.norm(dim=-1),
        added=written.norm(dim=-1),
        cosine=torch.cat([torch.full_like(cosine[:1], torch.nan), cosine]),
        share=(written * final).sum(-1) / (final * final).sum(-1),
    )
