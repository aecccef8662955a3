"""The teaching prompts to pick from, by kind."""

from collections.abc import Callable

import streamlit as st

from model.teaching import kinds, teaching_prompts
from ui.markdown import plain

NOTICE = {
    "fact": "Nothing in the prompt says it: it is in the weights or nowhere. Residual stream: "
    "after which layer does it come up?",
    "sequence": "A row known by heart, or a rule. Logits: how much of the chance is on the next one, "
    "how much on its neighbours?",
    "agreement": "The verb or pronoun goes with a word further back. Attention: which heads look from "
    "the last token to that word, which to one that only stands nearer?",
    "coreference": "Somebody or something named before is meant. Attention: where do the heads look "
    "from the last token?",
    "copying": "The answer stands in the prompt. Attention: does a head look from the last token to "
    "what followed the same words earlier?",
    "story opening": "What stories begin with. Logits: how long is the tail where many words would "
    "do?",
    "story continuation": "What happens next follows from what happened. Causal mask: which words "
    "does the last token gather from?",
    "closing": "What was opened has to be closed. Tokens: is the closing sign a token of its own, or "
    "one with its neighbours?",
    "opposite": "One half of a pair stands in the prompt. Residual stream: does the same word come up "
    "before its opposite does?",
    "python": "A name or a sign comes again, as the language wants it. Tokens: what do line ends and "
    "indentation become?",
    "long range": "Many tokens stand between cue and answer. Attention: which heads look that far "
    "back?",
}
"""What to look at in prompts of a kind, whatever the model."""

SHOWN = 100
"""Characters of a prompt that are shown; longer ones lose their middle."""

KEY = "examples.kind"


def choose_kind() -> str | None:
    """The kinds to choose from; returns the chosen one, None at first."""
    return st.pills(
        f"{len(teaching_prompts())} prompts with a next word that is right, by kind: does this model "
        f"say it?",
        kinds(),
        key=KEY,
    )


def list_teaching_prompts(kind: str, choose: Callable[[str], None]) -> None:
    """The prompts of a kind, and what to notice; `choose` is called with the prompt picked."""
    st.caption(NOTICE[kind])
    with st.container(gap="xsmall"):
        for index, asked in enumerate(teaching_prompts()):
            if asked.kind == kind:
                st.button(
                    plain(shortened(asked.prompt)),
                    key=f"teaching.{index}",
                    on_click=choose,
                    args=(asked.prompt,),
                    width="stretch",
                )


def shortened(prompt: str) -> str:
    """A prompt on one line, both its ends if it is long."""
    line = prompt.replace("\n", " ⏎ ")
    if len(line) <= SHOWN:
        return line
    begin, _ = line[: SHOWN // 2].rsplit(" ", 1)
    _, end = line[-SHOWN // 2 :].split(" ", 1)
    return f"{begin} … {end}"
