"""The prompt at the top of every page, the examples to pick from, and the models."""

import json
from functools import cache
from pathlib import Path

import streamlit as st

from model import Glass
from model.tokenizer import visible, whole
from ui import session
from ui.components import mount
from ui.engine import ENGINE
from ui.model_menu import model_menu
from ui.teaching_examples import choose_kind, list_teaching_prompts

EXAMPLES = Path(__file__).parent.parent / "assets" / "examples.json"
NAMED = 10  # characters that a model has no token for
_KEY = "prompt"
_MENU = "examples"


def prompt_bar() -> None:
    """Show the prompt, the examples and the models."""
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
        model_menu()


def fit_prompt(glass: Glass) -> list[str]:
    """Leave of the prompt what the model reads; returns a sentence for each thing to be told of it."""
    kept, notices = what_fits(glass, session.view().prompt)
    if kept != session.view().prompt:
        session.shorten_prompt(kept)
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
    _read_ahead()


def _read_ahead() -> None:
    """Have the prompt traced while the page comes to where it needs the trace.

    Only where it will be read as it is: no prompt has more tokens than bytes.
    """
    view = session.view()
    glass = ENGINE.library.opened(view.model)
    if glass and 0 < len(view.prompt.encode(errors="replace")) <= glass.most_tokens:
        ENGINE.read_ahead(view.model, view.prompt)


def what_fits(glass: Glass, text: str) -> tuple[str, list[str]]:
    """As much of `text` as the model reads, and a sentence for each thing to be told about it."""
    notices = []
    if unknown := glass.tokenizer.unknown(text):
        text = "".join(character for character in whole(text) if character not in unknown)
        named = ", ".join(f"“{visible(character.encode())}”" for character in unknown[:NAMED])
        more = f" and {len(unknown) - NAMED} more" if len(unknown) > NAMED else ""
        notices.append(f"This model has no token for {named}{more}: left out of the prompt.")
    prompt = glass.prompt(text)
    if not text:
        notices.append(_empty(glass))
    elif prompt.n_cut:
        # A cut through a character leaves bytes that are no text: they go too.
        text = b"".join(token.bytes for token in prompt.tokens).decode(errors="ignore")
        n_tokens = len(prompt.tokens) + prompt.n_cut
        n_cut = n_tokens - len(glass.prompt(text).tokens)
        context = glass.model.config.n_ctx
        most = (
            f"this model reads {len(prompt.tokens)} at most"
            if len(prompt.tokens) == context
            else f"of the {context:,} that this model has positions for, {len(prompt.tokens)} are read here"
        )
        notices.append(
            f"The prompt has {n_tokens:,} tokens, but {most}: the last {n_cut:,} were cut off."
        )
    return text, notices


def _empty(glass: Glass) -> str:
    tokenizer = glass.tokenizer
    if tokenizer.end_of_text is None:
        start = tokenizer.token(tokenizer.start).label
        return f"The prompt is empty, so the model reads “{start}”: with that its texts begin here."
    return (
        "The prompt is empty, so the model reads its end-of-text token: the place where a new text "
        "begins."
    )
