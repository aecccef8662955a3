"""Mounts the browser components of `figures/components/`: a script and a style sheet each.

`<name>.js` and `<name>.css` come after `common.js` and `common.css`, which say what a component is
and hold what all of them need. What one reports under a name (`setTriggerValue("token", 3)`) is there
in the callback `on_token_change` as `st.session_state[key].token`.
"""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

PARTS = {
    "attention": ("attention_heads", "attention_matrix", "attention_lines"),
    "learned": ("attention_matrix",),
    "paired_heads": ("attention_matrix",),
    "sampler": ("sampler_tape", "sampler_text", "sampler_candidates"),
}
"""What a component is made of besides its own script and style; put before these."""

SOURCES = Path(__file__).parent.parent / "figures" / "components"


def mount(name: str, data: Any, key: str, **callbacks: Any) -> Any:
    """Show component `name` with `data`; returns its state (see `st.components.v2`).

    data: JSON, or top-level bytes. callbacks: `on_<state>_change`, called before the next run.
    """
    return _renderer(name)(data=data, key=key, **callbacks)


@cache
def _renderer(name: str) -> Any:
    def source(suffix: str) -> str:
        files = [SOURCES / f"{part}{suffix}" for part in ("common", *PARTS.get(name, ()), name)]
        return "\n".join(file.read_text(encoding="utf-8") for file in files if file.exists())

    return st.components.v2.component(f"glass_{name}", css=source(".css"), js=source(".js"))
