"""Which model the pages speak of: the menu beside the prompt, and the way to models of the hub."""

from concurrent.futures import Future, wait

import streamlit as st

from model import hub
from model.hub import Download, Hub
from model.registry import OWN_MODELS, entries
from ui import session
from ui.engine import ENGINE
from ui.library import Description
from ui.markdown import plain

DOWNLOADS = Hub()
"""The downloads of this server, shared by all sessions."""

_MENU = "models"
_PATIENCE = 2.0
"""Seconds that the menu waits for what it lists to be looked at."""


def model_menu() -> None:
    """A button with the model's name; in it the models to choose from."""
    menu = st.popover(
        plain(session.view().model),
        icon=":material/deployed_code:",
        key=_MENU,
        on_change="rerun",
        help="The model that all pages speak of",
    )
    if menu.open:
        with menu:
            _list_models()
            _list_hub()


def _list_models() -> None:
    found = entries()
    asked = [ENGINE.library.describe(entry) for entry in found]
    wait(asked, _PATIENCE)
    for entry, future in zip(found, asked, strict=True):
        known = future.done()
        _show(
            future.result() if known else Description(entry.name, entry.source, "Being looked at")
        )
    if not all(future.done() for future in asked):
        _wait_for(asked)
    st.caption(f"Your own: a folder in the directory that {OWN_MODELS} names. The README says how.")


@st.fragment(run_every=1.0)
def _wait_for(asked: list[Future[Description]]) -> None:
    """Large files take their time: the list is made anew when all of them have been looked at."""
    if all(future.done() for future in asked):
        st.rerun()


def _show(model: Description) -> None:
    refusal = model.refusal or ENGINE.library.refusal(model.name)
    with st.container(gap="xxsmall"):
        if refusal:
            st.markdown(f"**{plain(model.name)}** cannot be opened.")
            st.caption(plain(refusal))
            return
        st.button(
            plain(model.name),
            key=f"model.{model.name}",
            type="primary" if model.name == session.view().model else "secondary",
            on_click=_chosen,
            args=(model.name,),
            width="stretch",
        )
        st.caption(plain(f"{model.line}. It {model.source}."))


def _chosen(name: str) -> None:
    session.choose_model(name)
    st.session_state[_MENU] = False


def _list_hub() -> None:
    here = {entry.name for entry in entries()}
    missing = [name for name in hub.allowed() if name not in here]
    if missing:
        st.markdown("**From the Hugging Face hub**")
        for name in missing:
            fetch_from_hub(name)
        st.caption(
            f"Fetched once for everybody, {hub.MOST_BYTES / 1e9:g} GB at most. Which names are offered is "
            f"for this server's owner to say, in {hub.ALLOWED}."
        )


def fetch_from_hub(name: str) -> None:
    """A button that fetches an allowed model, or how far its download is, or why it failed."""
    download = DOWNLOADS.download(name)
    if download is None:
        _fetch_button(name, f"Fetch {name}")
    elif download.error is not None:
        st.info(plain(download.error), icon=":material/cloud_off:")
        _fetch_button(name, f"Try {name} again")
    elif not download.done.is_set():
        _progress(download)


@st.fragment(run_every=1.0)
def _progress(download: Download) -> None:
    if download.done.is_set():
        st.rerun()
    if download.total is None:
        st.progress(0.0, plain(f"Asking the hub for {download.name} …"))
        return
    n_bytes = download.n_bytes
    sizes = f"{n_bytes / 1e6:,.0f} of {download.total / 1e6:,.0f} MB"
    st.progress(n_bytes / max(download.total, 1), plain(f"Fetching {download.name}: {sizes}"))


def _fetch_button(name: str, label: str) -> None:
    st.button(
        plain(label),
        key=f"fetch.{name}",
        icon=":material/cloud_download:",
        on_click=_fetch,
        args=(name,),
    )


def _fetch(name: str) -> None:
    DOWNLOADS.fetch(name)
