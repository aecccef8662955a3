"""What the server does besides running pages: warm up before the first visitor, answer routes."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from streamlit.runtime.pages_manager import PagesManager

from model import CheckpointError, TokenizerError
from ui.engine import ENGINE
from ui.view import DEFAULT_PROMPT, View


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Load and warm the bundled model, then freeze what is loaded.

    Freezing takes torch and the weights out of the garbage collector's sight: each collection
    would otherwise walk them all, holding the GIL. A model that cannot be opened does not keep the
    server from starting: the pages say what is wrong with it.
    """
    # Streamlit lists a folder called pages by itself until the first st.navigation: too late for a
    # first visitor who opens the address of a page.
    PagesManager.uses_pages_directory = False
    with suppress(CheckpointError, TokenizerError):
        ENGINE.trace(View().model, DEFAULT_PROMPT)
    gc.collect()
    gc.freeze()
    yield
