"""The view of this session, kept in step with the address bar.

The address leads where a person changed it (a link, a reload, an edit); else the session leads and
the address follows.
"""

from dataclasses import replace
from typing import Any

import streamlit as st

from ui.view import MAX_PROMPT_CHARACTERS, View

_VIEW = "view"
_WRITTEN = "written_query"
_PAGE = "page"
_ARRIVALS = "arrivals"
_WHOLE = "whole_prompt"
_PICKED = "model_picked"
_SHOWS_SIDE_B = "compare"


def view() -> View:
    """What this session is looking at."""
    found = st.session_state.get(_VIEW)
    if found is None:
        found = st.session_state[_VIEW] = View()
    return found


def update(**changes: Any) -> None:
    """Change the view, and the address with it. For callbacks and fragments."""
    if "layer" in changes:  # the number of a neuron means something in its layer only
        changes = {"neuron": View().neuron, **changes}
    put(replace(view(), **changes))


def put(new: View) -> None:
    """Replace the view, and the address with it."""
    st.session_state[_VIEW] = new
    query = new.to_query()
    st.session_state[_WRITTEN] = query
    if st.query_params.to_dict() != query:
        st.query_params.from_dict(query)


def read_address(page: str) -> list[str]:
    """Take the view from the address if a person changed it; return what had to be mended.

    A bare address keeps the session's view: that is how Streamlit's own navigation arrives. Only
    the step-through of the page that one comes from says nothing about this one.
    """
    came_from = st.session_state.get(_PAGE, page)
    st.session_state[_PAGE] = page
    query = st.query_params.to_dict()
    followed = bool(query) and query != st.session_state.get(_WRITTEN)
    if followed or page != came_from:
        st.session_state[_ARRIVALS] = arrivals() + 1
    if not followed:
        put(view() if page == came_from else replace(view(), step=View().step))
        return []
    asked, notices = View.from_query(query)
    put(asked)
    # A link to the page that one is on reaches the session, but not the address bar.
    st.query_params.from_dict(asked.to_query())
    return notices


def arrivals() -> int:
    """How often a link or the navigation has led to a page of this session.

    A link at the end of a page may lead to the same page: it is to be seen from its top again.
    """
    return st.session_state.get(_ARRIVALS, 0)


def choose_prompt(prompt: str) -> None:
    """Read another prompt."""
    put(reading(prompt))


def shorten_prompt(kept: str) -> None:
    """Put what a model can read of the prompt in its place, and remember it whole for another one."""
    whole = st.session_state.get(_WHOLE, {}).get(view().prompt, view().prompt)
    st.session_state[_WHOLE] = {kept: whole}
    update(prompt=kept)


def choose_model(name: str) -> None:
    """Let another model read the prompt, all of it; what spoke of the tokens of the old one ends."""
    fresh, now = View(), view()
    prompt = st.session_state.get(_WHOLE, {}).get(now.prompt, now.prompt)
    st.session_state[_PICKED] = True
    put(
        replace(
            now,
            model=name,
            prompt=prompt,
            target=fresh.target,
            neuron=fresh.neuron,
            station=fresh.station,
            picks=fresh.picks,
        )
    )


def model_was_picked() -> bool:
    """Whether the model is a new choice from the menu: its view is then fitted without a word."""
    return bool(st.session_state.pop(_PICKED, False))


def reading(prompt: str) -> View:
    """This view on another prompt: what pointed into the old one starts anew.

    So does the prompt of side B, which was chosen to be held against the old one: only the page that
    shows both keeps it. A model chosen for side B stays, and reads the new prompt.
    """
    fresh, now = View(), view()
    both_are_shown = st.session_state.get(_PAGE) == _SHOWS_SIDE_B
    return replace(
        now,
        prompt=prompt[:MAX_PROMPT_CHARACTERS],
        token=fresh.token,
        other=fresh.other,
        target=fresh.target,
        step=0,
        written=0,
        picks=(),
        prompt_b=now.prompt_b if both_are_shown else fresh.prompt_b,
    )
