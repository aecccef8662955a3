"""Controls that read and write the view: what they choose is in the address and survives pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from model import Sampling
from ui import session
from ui.components import mount
from ui.page import Here


def token_strip(
    here: Here,
    label: str,
    field: str = "token",
    shades: Sequence[float | None] | None = None,
    notes: Sequence[str] | None = None,
    large: bool = False,
) -> int:
    """The prompt's tokens as chips, one of them chosen; returns its position.

    field: "token" or "other" of the view. shades: a number from 0 to 1 a token, drawn as colour.
    notes: a few characters below each token. `label` says what colour and note mean. large: for
    where the tokens are the picture.
    """
    key = f"{here.stop.name}.{field}"
    chosen = here.token if field == "token" else here.other
    tokens = [
        {"label": token.label, "id": token.id, "note": notes[index] if notes else ""}
        for index, token in enumerate(here.trace.tokens)
    ]
    mount(
        "token_strip",
        {
            "label": label,
            "tokens": tokens,
            "selected": chosen,
            "shades": shades and list(shades),
            "large": large,
        },
        key=key,
        on_token_change=lambda: session.update(**{field: st.session_state[key].token}),
    )
    return chosen


def layer_control(here: Here) -> int:
    """Choose a layer; returns it."""
    return _numbered(here, "Layer", "layer", here.glass.model.config.n_layer)


def head_control(here: Here) -> int:
    """Choose a head; returns it."""
    return _numbered(here, "Head", "head", here.glass.model.config.n_head)


def _numbered(here: Here, label: str, field: str, count: int) -> int:
    key = bind(here, field)
    st.segmented_control(
        label, range(count), key=key, required=True, on_change=changed, args=(key, field)
    )
    return getattr(here.view, field)


@dataclass(frozen=True)
class _Setting:
    """How a sampling setting is chosen: what it says, and the part of its range in common use."""

    label: str
    help: str
    low: float
    high: float
    step: float


_SETTINGS = {
    "repetition_penalty": _Setting(
        "Repetition penalty (1 = off)",
        "Tokens that are in the text already: a positive logit is divided by this, a negative one "
        "multiplied. Above 1 it discourages repetition.",
        1.0,
        2.0,
        0.05,
    ),
    "presence_penalty": _Setting(
        "Presence penalty (0 = off)",
        "Subtracted once from the logit of every token that is in the text already.",
        0.0,
        2.0,
        0.1,
    ),
    "frequency_penalty": _Setting(
        "Frequency penalty (0 = off)",
        "Subtracted from a token's logit as many times as the token is in the text already.",
        0.0,
        2.0,
        0.1,
    ),
    "temperature": _Setting(
        "Temperature (1 = off, 0 = greedy)",
        "All logits are divided by this. Below 1 the best tokens gain, above 1 the others do; at 0 "
        "the best token is always taken, without dice.",
        0.0,
        2.0,
        0.05,
    ),
    "top_k": _Setting("Top-k (0 = off)", "Only the k best tokens stay.", 0, 100, 1),
    "top_p": _Setting(
        "Top-p (1 = off)",
        "The best tokens stay until their probabilities sum to p.",
        0.0,
        1.0,
        0.01,
    ),
    "min_p": _Setting(
        "Min-p (0 = off)",
        "Tokens stay whose probability is at least this share of the best token's.",
        0.0,
        0.5,
        0.01,
    ),
}


def sampling_slider(here: Here, name: str) -> float:
    """Choose one setting of the view's `Sampling`, by its name there; returns its value.

    The slider shows the part of the range in common use, and reaches further where an address asks
    for more. Use it inside a fragment.
    """
    key = f"{here.stop.name}.{name}"
    setting = _SETTINGS[name]
    value = getattr(here.view.sampling, name)
    st.session_state[key] = value
    st.slider(
        setting.label,
        min(setting.low, value),
        max(setting.high, value),
        step=setting.step,
        help=setting.help,
        key=key,
        on_change=_setting_changed,
        args=(key, name),
    )
    return getattr(here.view.sampling, name)


def _setting_changed(key: str, name: str) -> None:
    # As many digits as the address keeps: a shared view must not differ by a rounding error.
    value = type(getattr(Sampling(), name))(f"{st.session_state[key]:g}")
    session.update(sampling=replace(session.view().sampling, **{name: value}))


def bind(here: Here, field: str) -> str:
    """The key of a widget that shows `field` of the view, set to its value.

    Use it with `on_change=changed, args=(key, field)`.
    """
    key = f"{here.stop.name}.{field}"
    st.session_state[key] = getattr(here.view, field)
    return key


def changed(key: str, field: str) -> None:
    """A bound widget's callback: its value becomes the view's."""
    session.update(**{field: st.session_state[key]})


def chart(figure: go.Figure, key: str, says: str) -> None:
    """Show a Plotly figure without toolbar; `says` is what it shows, for screen readers."""
    st.plotly_chart(figure, theme=None, key=key, config={"displayModeBar": False}, alt=says)


def table(caption: str, columns: Mapping[str, Sequence[Any]]) -> None:
    """The numbers of a picture as a table, to read and to copy."""
    with st.expander(caption, icon=":material/table:"):
        st.dataframe(dict(columns), hide_index=True)
