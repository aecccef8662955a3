"""Overview: the forward pass of this prompt as one map."""

from dataclasses import replace

import streamlit as st

from figures.overview_map import overview_map
from model.softmax import softmax
from model.summary import summarise
from ui import session
from ui.components import mount
from ui.journey import stop
from ui.page import Here, open_page, plain
from ui.teaching_verdict import show_verdict
from ui.words import called, factor, percent

TOP = 10


def introduce(here: Here) -> None:
    """The whole of it in four sentences."""
    best = here.compute(summarise, here.token, TOP).top
    label = plain(here.glass.tokenizer.token(int(best.ids[0])).label)
    asked = "next" if here.token == here.trace.n_tokens - 1 else "after the outlined token"
    st.markdown(
        f"Each token becomes a vector. {here.glass.model.config.n_layer} layers take turns to add "
        f"to it: attention brings in what other tokens carry, the MLP works on each token alone. "
        f"What stands there in the end is read as a score for every token of the vocabulary. For "
        f"this prompt the model gives **“{label}”** the best chance to come {asked}: "
        f"**{percent(best.probs[0])}**."
    )
    show_verdict(here)


@st.fragment
def explore(here: Here) -> None:
    """Everything that depends on the chosen token."""
    introduce(here)
    show_map(here)
    if here.arithmetic("From the parts to the stream, and from the stream to a chance"):
        show_arithmetic(here)
    here.in_code()
    look_closer(here)


def show_map(here: Here) -> None:
    """The map, and the ways from it to the other pages."""
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
        view = replace(here.view, step=0, layer=here.view.layer if layer is None else layer)
        st.switch_page(stop(chosen.go["page"]).file, query_params=view.to_query())


def show_arithmetic(here: Here) -> None:
    """The stations of the stream as numbers, and the best token's way to its probability."""
    stops = here.compute(summarise, here.token, TOP).stops
    labels = here.glass.tokenizer.labels
    st.markdown(
        f"The stream of {called(here, here.token)} is a vector of "
        f"{here.glass.model.config.n_embd} numbers. Every part adds a vector to it. The length of "
        f"a vector is the root of the sum of its squares; directions differ, so lengths do not "
        f"simply add up."
    )
    st.dataframe(
        {
            "after": [stop.station.name for stop in stops],
            "length added": [stop.added for stop in stops],
            "length of the stream": [stop.norm for stop in stops],
            "would say": [labels[stop.token] for stop in stops],
            "with probability": [stop.prob for stop in stops],
            "place of the final answer": [stop.final_rank for stop in stops],
        },
        hide_index=True,
    )
    found = here.compute(softmax, here.token)
    st.markdown(
        f"The best next token, “{plain(labels[int(found.ids[0])])}”, has the logit "
        f"{found.logits[0]:.4f}: the dot product of the stream, normalised, with the token's own "
        f"vector. Over all {len(found.ids):,} tokens:"
    )
    st.latex(
        rf"p = \frac{{e^{{{factor(found.logits[0].item())}}}}}"
        rf"{{\sum_j e^{{\text{{logit}}_j}}}} = e^{{{factor(found.logits[0].item())} - "
        rf"{factor(found.log_sum_exp)}}} = {found.probs[0]:.4f}"
    )


def look_closer(here: Here) -> None:
    """Things to try."""
    here.look_closer(
        (
            "How most fairy tales begin: after which layer is it sure?",
            {"prompt": "Once upon a"},
        ),
        ("Something it has to know: what are the chances?", {"prompt": "The sky is"}),
        ("Why no token sees a later one.", {"page": "mask"}),
    )


here = open_page("overview")
explore(here)
here.close()
