"""Overview: the forward pass of this prompt as one map."""

from dataclasses import replace

import streamlit as st

from figures.overview_map import overview_map
from model.summary import summarise
from ui import session
from ui.components import mount
from ui.journey import stop
from ui.page import Here, open_page, plain
from ui.view import LAST

TOP = 10


def introduce(here: Here) -> None:
    best = here.compute(summarise, here.token, TOP).top
    label = plain(here.glass.tokenizer.token(int(best.ids[0])).label)
    asked = "next" if here.token == here.trace.n_tokens - 1 else "after the outlined token"
    st.markdown(
        f"Each token becomes a vector. {here.glass.model.config.n_layer} layers take turns to add "
        f"to it: attention brings in what other tokens carry, the MLP works on each token alone. "
        f"What stands there in the end is read as a score for every token of the vocabulary. For "
        f"this prompt the model gives **“{label}”** the best chance to come {asked}: "
        f"**{best.probs[0]:.1%}**."
    )


@st.fragment
def show_map(here: Here) -> None:
    summary = here.compute(summarise, here.token, TOP)
    chosen = mount(
        "overview",
        overview_map(here.trace, summary, here.token, here.glass.tokenizer),
        key="overview",
        on_token_change=lambda: session.update(token=st.session_state["overview"].token),
        on_go_change=lambda: None,
    )
    if chosen.go:
        layer = chosen.go["layer"]
        view = here.view if layer is None else replace(here.view, layer=layer)
        st.switch_page(stop(chosen.go["page"]).file, query_params=view.to_query())


here = open_page("overview")
introduce(here)
show_map(here)
here.in_code()
here.look_closer(
    (
        "A phrase it has read thousands of times: after which layer is it sure?",
        {"prompt": "Once upon a", "token": LAST},
    ),
    (
        "One word changed: how do the chances differ after “The sky is”?",
        {"prompt": "The sky is", "token": LAST},
    ),
    ("Why no token sees a later one.", {"page": "mask"}),
)
here.close()
