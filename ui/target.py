"""Which possible next token is looked at: one of the best, the one that came, or any other."""

import streamlit as st

from model import Glass
from model.surprisal import top
from ui import session
from ui.page import Here
from ui.view import BEST
from ui.words import percent

OFFERED = 10
"""How many of the most probable tokens are offered by name."""


def target(here: Here) -> int:
    """The number of the possible next token after the chosen position that the view looks at."""
    chosen = here.view.target
    return int(here.compute(top, here.token, OFFERED).ids[0]) if chosen == BEST else chosen


def target_control(here: Here, label: str) -> int:
    """Choose a possible next token, or type one; returns its number. Use it inside a fragment."""
    best = here.compute(top, here.token, OFFERED)
    probs = dict(zip(best.ids.tolist(), best.probs.tolist(), strict=True))
    came = None
    if here.token + 1 < here.trace.n_tokens:
        came = here.trace.tokens[here.token + 1].id
    chosen = target(here)
    options = list(dict.fromkeys([*probs, *([] if came is None else [came]), chosen]))
    labels = here.glass.tokenizer.labels

    def spell(id: int) -> str:
        place = f"{options.index(id) + 1}. " if id in probs else ""
        chance = f" · {percent(probs[id])}" if id in probs else ""
        return f"{place}{labels[id]}{chance}{' · came next' if id == came else ''}"

    # What is chosen travels as its text: it must say which token it is.
    texts = {spell(id): id for id in options}
    key = f"{here.stop.name}.target"
    st.session_state[key] = spell(chosen)
    st.selectbox(
        label,
        list(texts),
        key=key,
        accept_new_options=True,
        placeholder="Choose, or type another token",
        on_change=_chosen,
        args=(key, texts, here.glass),
        help="Choose one of the most probable, or type any other word.",
    )
    return chosen


def _chosen(key: str, texts: dict[str, int], glass: Glass) -> None:
    text = st.session_state[key]
    if text:
        id = texts[text] if text in texts else typed(text, glass)
        session.update(target=BEST if id is None else id)


def typed(text: str, glass: Glass) -> int | None:
    """The token meant by what was typed: the word as it follows a space, if that is one token.

    Else the text itself if it is one, else the first token of the word. Spaces may be typed as ␣.
    None where the vocabulary has nothing of it.
    """
    text = text.replace("␣", " ")
    readings = [glass.tokenizer.encode(form) for form in (f" {text.lstrip(' ')}", text)]
    whole = [ids for ids in readings if len(ids) == 1]
    return next((ids[0] for ids in (*whole, *readings) if ids), None)
