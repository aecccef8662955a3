"""What the server does besides running pages: warm up before the first visitor, answer routes."""

import gc
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from streamlit import config
from streamlit.runtime import app_session
from streamlit.runtime.pages_manager import PagesManager

import figures
import model
from model import CheckpointError, TokenizerError
from ui.cores import share_one
from ui.engine import ENGINE
from ui.view import DEFAULT_PROMPT, View


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Load the code of the pages and the bundled model, warm it, then freeze what is loaded.

    Freezing takes torch and the weights out of the garbage collector's sight: each collection
    would otherwise walk them all, holding the GIL. A model that cannot be opened does not keep the
    server from starting: the pages say what is wrong with it.
    """
    # Streamlit lists a folder called pages by itself until the first st.navigation: too late for a
    # first visitor who opens the address of a page.
    PagesManager.uses_pages_directory = False
    send_at_once()
    gather_options_once()
    for package in (figures, model):  # or the first visitor waits until pandas is imported
        for module in iter_modules(package.__path__):
            import_module(f"{package.__name__}.{module.name}")
    with suppress(CheckpointError, TokenizerError):
        ENGINE.trace(View().model, DEFAULT_PROMPT)
    share_one()
    gc.collect()
    gc.freeze()
    # A full collection walks all sessions, and stops everybody for 100 ms when there are a hundred.
    young, middle, full = gc.get_threshold()
    gc.set_threshold(young, middle, 10 * full)
    yield


def gather_options_once() -> None:
    """Have the options of each section of the configuration gathered once; they stay as they are.

    Each run of a page begins with a message that also holds the theme, for which Streamlit goes
    through all of its options six times and spells each name in another way: 1 ms of the event
    loop. It offers no other way.
    """
    for module, name in ((config, "get_options_for_section"), (app_session, "to_snake_case")):
        function = getattr(module, name, None)
        if function is not None:
            setattr(module, name, cache(function))


def send_at_once() -> None:
    """Have the connections of this process's listening sockets send small messages at once.

    Without it the second message of a rerun waits for the browser to acknowledge the first one,
    which it puts off for 40 ms (Nagle's algorithm and delayed acknowledgement). asyncio turns that
    off, but only for sockets that name their protocol, and Streamlit's listening socket does not.
    Connections inherit the setting. Streamlit gives no access to its socket, so it is looked for.
    """
    for found in gc.get_objects():
        if type(found) is socket.socket:
            with suppress(OSError):  # closed, or not a TCP socket
                if found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                    found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
