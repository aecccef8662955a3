"""The prompt at the top of every page, and the examples to pick from."""

import json
from functools import cache
from pathlib import Path

import streamlit as st

from model import Glass
from ui import session
from ui.components import mount
from ui.teaching_examples import choose_kind, list_teaching_prompts

EXAMPLES = Path(__file__).parent.parent / "assets" / "examples.json"
_KEY = "prompt"
_MENU = "examples"


def prompt_bar(glass: Glass) -> list[str]:
    """Show the prompt and the examples; returns a sentence for each thing to be told about it."""
    with st.container(horizontal=True, vertical_alignment="top", key="prompt_bar"):
        mount(
            "prompt",
            {
                "label": "Prompt",
                "prompt": session.view().prompt,
                "placeholder": "Type a prompt and press Enter",
                "arrivals": session.arrivals(),
            },
            key=_KEY,
            on_prompt_change=_submitted,
        )
        menu = st.popover("Examples", icon=":material/lightbulb:", key=_MENU, on_change="rerun")
        if menu.open:  # closed, it would be half of what a page sends at every rerun
            with menu:
                _list_examples()
    kept, notices = what_fits(glass, session.view().prompt)
    if kept != session.view().prompt:
        session.update(prompt=kept)
    return notices


def _list_examples() -> None:
    kind = choose_kind()
    if kind is not None:
        list_teaching_prompts(kind, _example_chosen)
        return
    for index, example in enumerate(examples()):
        with st.container(gap="xxsmall"):  # a prompt and what to notice in it belong together
            st.button(
                example["prompt"].replace("\n", " ⏎ "),
                key=f"example.{index}",
                on_click=_example_chosen,
                args=(example["prompt"],),
                width="stretch",
            )
            st.caption(example["notice"])


def _example_chosen(prompt: str) -> None:
    session.choose_prompt(prompt)
    st.session_state[_MENU] = False


@cache
def examples() -> list[dict[str, str]]:
    """The example prompts: "prompt", and "notice": what there is to see in it."""
    return json.loads(EXAMPLES.read_text(encoding="utf-8"))


def _submitted() -> None:
    session.choose_prompt(st.session_state[_KEY].prompt or "")


def what_fits(glass: Glass, text: str) -> tuple[str, list[str]]:
    """As much of `text` as the model reads, and a sentence for each thing to be told about it."""
    prompt = glass.prompt(text)
    if not prompt.text:
        return text, [
            "The prompt is empty, so the model reads its end-of-text token: the place where a new "
            "text begins."
        ]
    if not prompt.n_cut:
        return text, []
    # A cut through a character leaves bytes that are no text: they go too.
    kept = b"".join(token.bytes for token in prompt.tokens).decode(errors="ignore")
    n_tokens = len(prompt.tokens) + prompt.n_cut
    n_cut = n_tokens - len(glass.prompt(kept).tokens)
    return kept, [
        f"The prompt has {n_tokens:,} tokens, but this model reads {len(prompt.tokens)} at most: the "
        f"last {n_cut:,} were cut off."
    ]
