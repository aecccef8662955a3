"""The sliders of the sampling settings: what each says, and the part of its range in common use."""

from dataclasses import dataclass, replace

import streamlit as st

from model import Sampling
from ui import session
from ui.page import Here


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
