"""A page waits for its model, or says why there is none."""

from typing import NoReturn

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
    return opened_soon(name) or say_why_not(name)


def opened_soon(name: str) -> Glass | None:
    """The model of that name; None where it cannot be opened, or not soon (`say_why_not`)."""
    try:
        return ENGINE.library.request(name).result(PATIENCE)
    except (CheckpointError, TokenizerError, TimeoutError):
        return None


def say_why_not(name: str) -> NoReturn:
    """What is the matter with the model of that name, and the end of the page."""
    request = ENGINE.library.request(name)
    if find(name) is None:  # a name of the hub that may be fetched, as the caller has made sure
        st.info(plain(f"The model “{name}” is not on this server yet."), icon=":material/cloud:")
        fetch_from_hub(name)
    elif request.done() and (error := request.exception()) is not None:
        st.error(plain(f"The model “{name}” cannot be opened. {error}"))
    else:
        _wait(name)
    st.stop()


@st.fragment(run_every=0.5)
def _wait(name: str) -> None:
    """The page begins anew as soon as the model is open, or refused."""
    if ENGINE.library.request(name).done():
        st.rerun()
    st.info(plain(f"Opening “{name}” …"), icon=":material/hourglass_top:")
