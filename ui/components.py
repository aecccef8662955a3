"""Mounts the browser components of `figures/components/`: a script and a style sheet each.

`<name>.js` and `<name>.css` come after `common.js` and `common.css`, which say what a component is
and hold what all of them need. What one reports under a name (`setTriggerValue("token", 3)`) is there
in the callback `on_token_change` as `st.session_state[key].token`.
"""

from functools import cache
from typing import Any

import streamlit as st

from ui.component_modules import address
from ui.engine import ENGINE


def mount(name: str, data: Any, key: str, **callbacks: Any) -> Any:
    """Show component `name` with `data`; returns its state (see `st.components.v2`).

    data: JSON, or top-level bytes. callbacks: `on_<state>_change`, called before the next run.
    """
    ENGINE.give_way()
    if isinstance(data, dict):
        # Streamlit asks of each list whether it is a table, which takes longer than to send it.
        data = {part: tuple(it) if isinstance(it, list) else it for part, it in data.items()}
    return _renderer(name)(data=data, key=key, **callbacks)


@cache
def _renderer(name: str) -> Any:
    # Streamlit sends this with every run of a page; what it names, the browser fetches once.
    loader = f"""
const {{ default: show, sheet }} = await import(new URL("{address(name)}", document.baseURI));
export default (component) => {{
  const root = component.parentElement;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  return show(component);
}};
"""
    return st.components.v2.component(f"glass_{name}", js=loader)
