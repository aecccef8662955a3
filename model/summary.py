"""The forward pass of one position in a few lines: what each part adds, and what it would say."""

from dataclasses import dataclass

import torch
from torch import Tensor

from model.lens import lens
from model.residual import Station, growth, stations
from model.surprisal import Top, top
from model.trace import Trace


@dataclass(frozen=True)
class AtStation:
    """One station of the stream.

    added: length of what was added to get here; norm: length of the stream here; token: what the
    model would say if it stopped here (the logit lens), with probability `prob`; final_prob and
    final_rank: of the token it will say in the end.
    """

    station: Station
    added: float
    norm: float
    token: int
    prob: float
    final_prob: float
    final_rank: int


@dataclass(frozen=True, eq=False)
class Summary:
    """stops: one for each of the 2 L + 1 stations; top: the final distribution's best tokens.

    looks: [L, T], how much the token looks at each other one in each layer, averaged over heads.
    """

    stops: tuple[AtStation, ...]
    top: Top
    looks: Tensor


@torch.inference_mode()
def summarise(trace: Trace, position: int = -1, n_top: int = 5) -> Summary:
    """The stations of the token at `position`. Raises IndexError outside the prompt."""
    position = range(trace.n_tokens)[position]
    seen = lens(trace, n_top=1, positions=slice(position, position + 1))
    grown = growth(trace)
    stops = tuple(
        AtStation(
            station=station,
            added=grown.added[station.index, position].item(),
            norm=grown.norm[station.index, position].item(),
            token=int(seen.ids[station.index, 0, 0]),
            prob=seen.probs[station.index, 0, 0].item(),
            final_prob=seen.final.probs[station.index, 0].item(),
            final_rank=int(seen.final.ranks[station.index, 0]),
        )
        for station in stations(trace.model.config.n_layer)
    )
    looks = trace.pattern[:, :, position].mean(1)
    return Summary(stops, top(trace, position, n_top), looks)
