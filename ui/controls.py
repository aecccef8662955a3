"""Controls that read and write the view: what they choose is in the address and survives pages."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

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


def table(caption: str, columns: Mapping[str, Sequence[Any]], key: str | None = None) -> None:
    """The numbers of a picture as a table, to read and to copy.

    With a `key` the table is sent when it is opened, not with every picture.
    """
    expander = st.expander(
        caption, icon=":material/table:", key=key, on_change="rerun" if key else "ignore"
    )
    if key is None or expander.open:
        expander.dataframe(dict(columns), hide_index=True)
