"""The forward pass as one map: what the browser component `overview` draws."""

from typing import Any

from model import Tokenizer, Trace
from model.summary import Summary


def overview_map(
    trace: Trace, summary: Summary, position: int, tokenizer: Tokenizer
) -> dict[str, Any]:
    """The numbers of the map for the token at `position`, as JSON.

    "stops": the 2 L + 1 stations (name of the part, layer, added, norm, what the model would say
    there and with what probability); "top": the best next tokens; "looks": L T, averaged over heads.
    """
    return {
        "tokens": [{"label": token.label, "id": token.id} for token in trace.tokens],
        "position": position,
        "stops": [
            {
                "part": stop.station.part,
                "layer": stop.station.layer,
                "added": stop.added,
                "norm": stop.norm,
                "says": tokenizer.token(stop.token).label,
                "prob": stop.prob,
            }
            for stop in summary.stops
        ],
        "looks": summary.looks.tolist(),
        "top": [
            {"label": tokenizer.token(id).label, "prob": prob}
            for id, prob in zip(summary.top.ids.tolist(), summary.top.probs.tolist(), strict=True)
        ],
        "rest": float(summary.top.rest),
        "n_vocab": tokenizer.n_vocab,
        "n_heads": trace.model.config.n_head,
        "d_model": trace.model.config.n_embd,
    }
