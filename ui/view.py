"""What a person is looking at, and its way to and from the address bar.

Everything worth sharing is in one `View`: copying the address shares exactly this view. Nothing
else reads or writes the query string. A value that is garbage or out of range becomes the nearest
one that is not, and a notice says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from math import isnan
from typing import Any, TypeVar

from model import Sampling
from model.gpt import GPTConfig

DEFAULT_PROMPT = "Once upon a time there was a little girl named Lily. She loved to"
LAST = -1
"""`View.token`, `View.other`, `View.station`: the last one, however many there are."""
STRONGEST = -1
"""`View.neuron`: the one that is most active on the chosen token."""
BEST = -1
"""`View.target`: the token that the model finds most probable."""
SAME = -1
"""`View.layer_b`, `View.head_b`: that of side A, or the nearest that side B has."""

AS_IT_IS = Sampling()
"""The model's own probabilities: what the address need not say."""

_ALIASES = {
    "repetition_penalty": "repetition",
    "presence_penalty": "presence",
    "frequency_penalty": "frequency",
}
_WHOLE_NUMBERS = {
    "layer": (0, 10**4),
    "head": (0, 10**4),
    "token": (LAST, 10**6),
    "other": (LAST, 10**6),
    "neuron": (STRONGEST, 10**6),
    "station": (LAST, 10**4),
    "target": (BEST, 10**9),
    "step": (0, 10**6),
    "written": (0, 10**6),
    "seed": (0, 2**32 - 1),
    "layer_b": (SAME, 10**4),
    "head_b": (SAME, 10**4),
}
MAX_PROMPT_CHARACTERS = 200_000
"""Far more than any context holds; what is longer is not even read."""


@dataclass(frozen=True)
class View:
    """What is shared when an address is. A new field goes to and from the address by itself where it
    is a whole number (see `_WHOLE_NUMBERS`).

    model: a name of the registry. layer, head: from 0. token: the position that looks, from 0,
    LAST for the last one. other: the position looked at. neuron: of the MLP of that layer, from 0,
    or STRONGEST. station: of the residual stream (`model.residual.stations`), or LAST. target: the
    possible next token that is looked at, by its number, or BEST. causal: with the mask on, as the
    model was trained; off, every token sees every other one (`mask=off` in the address). step: of the
    page's step-through. written: how many tokens it has written. sampling, seed: how it writes. picks:
    tokens chosen by hand, as (index of the generated token, token number).

    prompt_b, model_b, layer_b, head_b: what all this is held against, side by side. None or SAME for
    what is the same on both sides."""

    model: str = "mini"
    prompt: str = DEFAULT_PROMPT
    layer: int = 0
    head: int = 0
    token: int = LAST
    other: int = LAST
    neuron: int = STRONGEST
    station: int = LAST
    target: int = BEST
    causal: bool = True
    step: int = 0
    written: int = 0
    seed: int = 0
    sampling: Sampling = AS_IT_IS
    picks: tuple[tuple[int, int], ...] = ()
    prompt_b: str | None = None
    model_b: str | None = None
    layer_b: int = SAME
    head_b: int = SAME

    def to_query(self) -> dict[str, str]:
        """The query string of this view. What has its default value is left out, but for the
        prompt: a link is never bare, since a bare address means "as it was" (see `ui.session`).
        """
        query: dict[str, str] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name == "sampling":
                query |= _sampling_to_query(value)
            elif field.name == "causal":
                query |= {} if value else {"mask": "off"}
            elif field.name == "prompt" or value != field.default:
                query[field.name] = _text(field.name, value)
        return query

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> tuple["View", list[str]]:
        """The view a query string asks for, and a sentence for each value that had to be mended."""
        values: dict[str, Any] = {}
        notices: list[str] = []
        for name in ("model", "model_b"):
            if name in query:
                values[name] = query[name]
        for name in ("prompt", "prompt_b"):
            if name in query:
                values[name] = query[name][:MAX_PROMPT_CHARACTERS]
        if "mask" in query:
            values["causal"] = _mask(query["mask"], notices)
        for name, (low, high) in _WHOLE_NUMBERS.items():
            if name in query:
                values[name] = _number(query[name], name, low, high, getattr(cls, name), notices)
        sampling: dict[str, Any] = {}
        for name, (least, most) in Sampling.RANGES.items():
            short = _ALIASES.get(name, name)
            if short in query:
                default = getattr(AS_IT_IS, name)
                sampling[name] = _number(query[short], short, least, most, default, notices)
        values["sampling"] = Sampling(**sampling)
        if "picks" in query:
            values["picks"] = _picks(query["picks"], notices)
        return cls(**values), notices

    def fitted(self, config: GPTConfig, n_tokens: int) -> tuple["View", list[str]]:
        """This view with all that exists in a model and a prompt of `n_tokens`, or the nearest."""
        notices: list[str] = []
        limits = {
            "layer": (config.n_layer, "layers", "model"),
            "head": (config.n_head, "heads", "model"),
            "neuron": (config.d_mlp, "neurons in a layer", "model"),
            "station": (2 * config.n_layer + 1, "stations of the stream", "model"),
            "target": (config.vocab_size, "tokens in its vocabulary", "model"),
            "token": (n_tokens, "tokens", "prompt"),
            "other": (n_tokens, "tokens", "prompt"),
        }
        changes: dict[str, Any] = {}
        for name, (count, noun, owner) in limits.items():
            value = getattr(self, name)
            if value >= count:
                changes[name] = count - 1
                notices.append(
                    f"This {owner} has {count} {noun}: {name} {value} became {count - 1}."
                )
        picks = tuple((index, id) for index, id in self.picks if id < config.vocab_size)
        if picks != self.picks:
            changes["picks"] = picks
            notices.append(
                f"This model has {config.vocab_size:,} tokens: choices by hand of others were left out."
            )
        return replace(self, **changes), notices

    def fitted_b(self, config: GPTConfig) -> tuple["View", list[str]]:
        """This view with a layer and a head of side B that exist in its model, or the nearest."""
        notices: list[str] = []
        changes: dict[str, Any] = {}
        for name, count, noun in (
            ("layer_b", config.n_layer, "layers"),
            ("head_b", config.n_head, "heads"),
        ):
            value = getattr(self, name)
            if value >= count:
                changes[name] = count - 1
                notices.append(
                    f"The model of side B has {count} {noun}: {name} {value} became {count - 1}."
                )
        return replace(self, **changes), notices


def position(chosen: int, n_tokens: int) -> int:
    """`View.token` or `View.other` as an index from 0."""
    return n_tokens - 1 if chosen == LAST else chosen


def _text(name: str, value: Any) -> str:
    if name == "picks":
        return ",".join(f"{index}:{token}" for index, token in value)
    return str(value)


def _sampling_to_query(sampling: Sampling) -> dict[str, str]:
    return {
        _ALIASES.get(name, name): f"{getattr(sampling, name):g}"
        for name in Sampling.RANGES
        if getattr(sampling, name) != getattr(AS_IT_IS, name)
    }


Number = TypeVar("Number", int, float)


def _number(
    text: str, name: str, low: Number, high: Number, default: Number, notices: list[str]
) -> Number:
    """`text` as a number of `default`'s type between `low` and `high`, mended where need be."""
    try:
        value = type(default)(text)
        if isnan(value):
            raise ValueError
    except (ValueError, OverflowError):
        notices.append(
            f"The address asks for {name} “{text[:40]}”, which is no number: using {default}."
        )
        return default
    nearest = min(max(value, low), high)
    if nearest != value:
        notices.append(
            f"The address asks for {name} {text[:40]}: the nearest possible is {nearest}."
        )
    return nearest


def _mask(text: str, notices: list[str]) -> bool:
    """Whether the mask is on: "on" or "off"."""
    if text not in ("on", "off"):
        notices.append(f"The address asks for mask “{text[:40]}”; it can be on or off: using on.")
    return text != "off"


def _picks(text: str, notices: list[str]) -> tuple[tuple[int, int], ...]:
    try:
        picks = [tuple(int(part) for part in pair.split(":")) for pair in text.split(",")]
        if any(len(pick) != 2 or min(pick) < 0 for pick in picks):
            raise ValueError
    except ValueError:
        notices.append("The address lists tokens chosen by hand in a form that cannot be read.")
        return ()
    return tuple(sorted((index, token) for index, token in picks))
