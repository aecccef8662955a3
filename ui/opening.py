"""A page waits for its model, or says why there is none."""

import streamlit as st

from model import CheckpointError, Glass, TokenizerError
from model.registry import find
from ui.engine import ENGINE
from ui.markdown import plain
from ui.model_menu import fetch_from_hub

PATIENCE = 1.5
"""Seconds in which most models are open: whoever waits longer is told so."""


def opened(name: str) -> Glass:
    """The model of that name. Where it cannot be opened yet, or at all, the page ends with a sentence."""
    if find(name) is None:  # a name of the hub that may be fetched, as the caller has made sure
        st.info(plain(f"The model “{name}” is not on this server yet."), icon=":material/cloud:")
        fetch_from_hub(name)
        st.stop()
    try:
        return ENGINE.library.request(name).result(PATIENCE)
    except TimeoutError:
        _wait(name)
    except (CheckpointError, TokenizerError) as error:
        st.error(plain(f"The model “{name}” cannot be opened. {error}"))
    st.stop()


@st.fragment(run_every=0.5)
def _wait(name: str) -> None:
    """The page begins anew as soon as the model is open, or refused."""
    if ENGINE.library.request(name).done():
        st.rerun()
    st.info(plain(f"Opening “{name}” …"), icon=":material/hourglass_top:")
