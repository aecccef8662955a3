"""Mounts the browser components of `figures/components/`: a script and a style sheet each."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

SOURCES = Path(__file__).parent.parent / "figures" / "components"


def mount(name: str, data: Any, key: str, **callbacks: Any) -> Any:
    """Show component `name` with `data`; returns its state (see `st.components.v2`).

    data: JSON, or top-level bytes. callbacks: `on_<state>_change`, called before the next run.
    """
    return _renderer(name)(data=data, key=key, **callbacks)


@cache
def _renderer(name: str) -> Any:
    def source(suffix: str) -> str:
        own = SOURCES / f"{name}{suffix}"
        shared = (SOURCES / f"common{suffix}").read_text(encoding="utf-8")
        return shared + (own.read_text(encoding="utf-8") if own.exists() else "")

    return st.components.v2.component(f"glass_{name}", css=source(".css"), js=source(".js"))
