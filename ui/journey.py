"""The pages: those of the forward pass in its order, then those beyond it."""

from base64 import b64encode
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st

from ui.engine import ENGINE

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "pages"
_ICON = (ROOT / "assets" / "icons" / "glass.svg").read_bytes()
ICON = f"data:image/svg+xml;base64,{b64encode(_ICON).decode()}"
"""As an address: a path Streamlit would open anew with each run of a page."""
SIDEBAR_PX = 230  # as wide as its longest entry: the rest is the picture's


@dataclass(frozen=True)
class Stop:
    """One page. `name` is its file, and its address but for the first page's: /."""

    name: str
    title: str
    question: str
    icon: str

    @property
    def file(self) -> Path:
        return PAGES / f"{self.name}.py"


JOURNEY = (
    Stop("overview", "Overview", "How does a GPT find the next word?", "map"),
    Stop("tokens", "Tokens", "What does the model read instead of letters?", "data_array"),
    Stop("embeddings", "Embeddings", "How does a token become numbers?", "scatter_plot"),
    Stop("attention", "Attention", "Which words look at which?", "hub"),
    Stop("mask", "Causal mask", "Why may no word look ahead?", "visibility_off"),
    Stop("mlp", "MLP", "What does each word do on its own?", "memory"),
    Stop("residual", "Residual stream", "Where does everything meet?", "linear_scale"),
    Stop("logits", "Logits and softmax", "How do scores become chances?", "bar_chart"),
    Stop("sampling", "Sampling", "How does the model write?", "casino"),
)
"""The steps of one forward pass, in its order."""

BEYOND = (
    Stop("compare", "Side by side", "What makes the difference?", "compare_arrows"),
    Stop("learned", "Learning", "How did the model learn this?", "trending_down"),
)
"""What is no step of it: several passes held against each other, and how the weights came about."""

STOPS = (*JOURNEY, *BEYOND)
"""All pages, as the sidebar lists them and as "previous" and "next" lead along them."""


def stop(name: str) -> Stop:
    """The page called `name`. Raises KeyError where there is none."""
    return {stop.name: stop for stop in STOPS}[name]


def navigate() -> None:
    """Show the page that the address asks for, with the list of all of them beside it."""
    ENGINE.give_way()
    st.set_page_config(
        page_title="Glass GPT",
        page_icon=ICON,
        layout="wide",
        initial_sidebar_state=SIDEBAR_PX,
    )
    # The first section needs no name: it is the lecture.
    sections = {"": JOURNEY, "Beyond one pass": BEYOND}
    # Copies: navigation notes in a page that it may be run, and sessions run side by side.
    pages = {name: [copy(page_of(stop)) for stop in stops] for name, stops in sections.items()}
    st.navigation(pages).run()


@cache
def page_of(stop: Stop) -> st.Page:
    """The page of `stop`, for links to it. Made once: to make one is to look for its file."""
    return st.Page(
        stop.file,
        title=stop.title,
        icon=f":material/{stop.icon}:",
        url_path=stop.name,
        default=stop is JOURNEY[0],
    )
