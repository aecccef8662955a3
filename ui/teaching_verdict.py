"""Whether the model says what a teaching prompt asks for."""

import streamlit as st

from model.teaching import Verdict, all_counting_ids, teaching_prompt, verdict
from model.tokenizer import visible
from ui.page import Here, plain
from ui.words import percent


def show_verdict(here: Here) -> None:
    """What is accepted after this prompt, and where the model ranks it. Nothing for other prompts."""
    asked = teaching_prompt(here.prompt)
    if asked is None:
        return
    tokenizer = here.glass.tokenizer
    counting = all_counting_ids(tokenizer, asked)
    if not any(counting):
        return
    found: Verdict = here.compute(verdict, counting)
    accepted = [f"“{plain(visible(answer.encode()))}”" for answer in asked.answers]
    ids = counting[found.answer]
    which = f"{accepted[found.answer]} is the best of them:" if len(accepted) > 1 else "it has"
    line = (
        f"A teaching prompt ({asked.kind}). What should follow: {_either(accepted)}. For this model "
        f"{which} place **{found.rank:,}** of {tokenizer.n_vocab:,}, probability "
        f"{percent(found.probability)}."
    )
    if len(ids) > 1:
        labels = "”, “".join(plain(tokenizer.labels[id]) for id in ids)
        line += (
            f" That takes {len(ids)} tokens, “{labels}”: the place is the worst of theirs, the "
            f"probability that of all in a row."
        )
    st.caption(line)


def _either(words: list[str]) -> str:
    """One, one or two, one, two or three."""
    *all_but_last, last = words
    return f"{', '.join(all_but_last)} or {last}" if all_but_last else last
