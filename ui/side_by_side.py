"""Side B of a comparison: the prompt and the model that the page's own, side A, are held against."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import TypeVar

import streamlit as st

from model import Glass, Token, hub, names
from model.alignment import Alignment, align
from model.registry import find
from ui import session
from ui.components import mount
from ui.controls import changed
from ui.engine import ENGINE, Read
from ui.markdown import plain
from ui.opening import opened
from ui.page import Here
from ui.prompt_bar import what_fits
from ui.view import LAST, MAX_PROMPT_CHARACTERS, SAME, View

Result = TypeVar("Result")

_PROMPT = "compare.prompt_b"
_MODEL = "compare.model_b"


@dataclass(frozen=True)
class Both:
    """Two sides: what is read by which model on A and on B, and which of their tokens are the same."""

    here: Here
    a: Read
    b: Read
    tokens_b: tuple[Token, ...]
    alignment: Alignment

    def compare(self, function: Callable[..., Result], *args: Hashable) -> Result:
        """`function(side a, side b, *args)`, computed by the engine once for everybody."""
        return ENGINE.compute_both(function, self.a, self.b, *args)

    @property
    def glass_b(self) -> Glass:
        """The model of side B. The library keeps it, not this (see `Here.glass`)."""
        return ENGINE.glass(self.b[0])

    @property
    def one_model(self) -> bool:
        return self.a[0] == self.b[0]

    @property
    def at(self) -> tuple[int, int]:
        """The chosen position on A and its counterpart on B; the last of both unless one is chosen."""
        if self.here.view.token == LAST:
            return self.here.token, len(self.tokens_b) - 1
        return self.here.token, self.alignment.opposite(self.here.token)

    @property
    def opposite_other(self) -> int:
        """The counterpart on B of the position that is looked at."""
        if self.here.view.other == LAST:
            return len(self.tokens_b) - 1
        return self.alignment.opposite(self.here.other)

    @property
    def models(self) -> tuple[str, ...]:
        """The models that side B may have."""
        return names()

    @property
    def same_so_far(self) -> bool:
        """Whether both sides have read the same up to the chosen positions, with the same model."""
        a, b = self.at
        return self.one_model and a == b and self.alignment.n_common > a

    @property
    def place_a(self) -> tuple[int, int]:
        """Layer and head on side A."""
        return self.here.view.layer, self.here.view.head

    @property
    def place_b(self) -> tuple[int, int]:
        """Layer and head on side B: the same, or with another model the chosen or nearest ones."""
        if self.one_model:
            return self.place_a
        view, config = self.here.view, self.glass_b.model.config
        layer = view.layer if view.layer_b == SAME else view.layer_b
        head = view.head if view.head_b == SAME else view.head_b
        return min(layer, config.n_layer - 1), min(head, config.n_head - 1)


def open_both(here: Here) -> Both:
    """The bar of side B: its prompt, its model, and the ways to swap the sides or make them one."""
    st.markdown("Side A is the prompt above. **Side B**, to hold it against:")
    view = here.view
    prompt_b = view.prompt if view.prompt_b is None else view.prompt_b
    mount(
        "prompt",
        {
            "label": "Prompt of side B",
            "prompt": prompt_b,
            "placeholder": "Change a word and press Enter",
            "arrivals": session.arrivals(),
        },
        key=_PROMPT,
        on_prompt_change=_submitted,
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _model_control(view)
        st.button("Swap A and B", icon=":material/swap_vert:", on_click=_swap)
        st.button(
            "Make B the same as A",
            icon=":material/equal:",
            on_click=session.update,
            kwargs={"prompt_b": None, "model_b": None, "layer_b": SAME, "head_b": SAME},
        )
    notices = _without_unknown_model()
    glass = opened(here.view.model_b) if here.view.model_b else here.glass
    kept, told = prompt_b, list[str]()
    if view.prompt_b is not None or here.view.model_b:  # else the bar of side A has said it
        kept, told = what_fits(glass, prompt_b)
    if view.prompt_b not in (None, kept):
        session.update(prompt_b=kept)
    fitted, mended = here.view.fitted_b(glass.model.config)
    session.put(fitted)
    for notice in [*notices, *(f"Side B: {notice}" for notice in told), *mended]:
        st.warning(plain(notice), icon=":material/info:")
    read = (glass.name, kept)
    tokens = ENGINE.trace(*read).tokens
    return Both(here, (here.model, here.prompt), read, tokens, align(here.trace.tokens, tokens))


def _without_unknown_model() -> list[str]:
    """Let the view speak of a model of side B only where there is one, and it is another one."""
    name = session.view().model_b
    if name is None:
        return []
    if name == session.view().model:
        session.update(model_b=None)
    elif find(name) is None and name not in hub.allowed():
        session.update(model_b=None)
        return [f"There is no model called “{name}”: side B uses that of side A."]
    return []


def _model_control(view: View) -> None:
    """Choose the model of side B, where there are several."""
    offered = list(dict.fromkeys([*names(), view.model_b or view.model]))
    if len(offered) < 2:
        return
    st.session_state[_MODEL] = view.model_b or view.model
    st.selectbox("Model of side B", offered, key=_MODEL, on_change=_model_chosen, width=300)


def _model_chosen() -> None:
    chosen = st.session_state[_MODEL]
    same = chosen == session.view().model
    session.update(model_b=None if same else chosen, layer_b=SAME, head_b=SAME)


def _submitted() -> None:
    prompt = (st.session_state[_PROMPT].prompt or "")[:MAX_PROMPT_CHARACTERS]
    session.update(prompt_b=None if prompt == session.view().prompt else prompt)


def _swap() -> None:
    """A becomes B and B becomes A."""
    view = swapped = session.view()
    if view.prompt_b is not None:
        swapped = replace(session.reading(view.prompt_b), prompt_b=view.prompt)
    if view.model_b is not None:
        swapped = replace(
            swapped,
            model=view.model_b,
            model_b=view.model,
            layer=view.layer if view.layer_b == SAME else view.layer_b,
            layer_b=view.layer,
            head=view.head if view.head_b == SAME else view.head_b,
            head_b=view.head,
        )
    session.put(swapped)


def layer_and_head_of_b(both: Both) -> None:
    """Choose a layer and a head of side B, where its model is another. Use it inside a fragment."""
    config = both.glass_b.model.config
    for label, field, count, chosen in (
        ("Layer of B", "layer_b", config.n_layer, both.place_b[0]),
        ("Head of B", "head_b", config.n_head, both.place_b[1]),
    ):
        key = f"compare.{field}"
        st.session_state[key] = chosen
        st.segmented_control(
            label, range(count), key=key, required=True, on_change=changed, args=(key, field)
        )
