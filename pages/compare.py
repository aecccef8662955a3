"""Side by side: one model on two prompts, or two models on one, and what differs."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import streamlit as st

from figures.cell_grid import Words, cell_grid
from figures.compare import differences, head_pictures, layer_rows, paired_tokens, two_bars
from model import Glass, Token
from model.compare import (
    Candidate,
    Depth,
    HeadPair,
    Likeness,
    Predictions,
    depths,
    head_pair,
    most_alike,
    moved,
    predictions,
    row_apart,
)
from ui import session
from ui.components import mount
from ui.controls import chart, head_control, layer_control, table
from ui.markdown import plain
from ui.page import counted, open_page
from ui.side_by_side import Both, layer_and_head_of_b, open_both
from ui.view import LAST, SAME
from ui.words import called, factor, percent, signed

NAMED = 3  # places where the sides differ that the sentence names
FACT = "The capital of France is"
N_BEST = 6  # of each side
STARTS = (
    (
        "The last word says what “it” is, the animal or the street. Choose “it”: can it know?",
        "The animal didn't cross the street because it was too tired",
        "The animal didn't cross the street because it was too wide",
    ),
    (
        "The log of a program, the log of a battery: from which layer on is “log” another one?",
        "Check the program log and find out whether it ran",
        "Check the battery log and find out whether it ran",
    ),
    (
        "A word to say again: which head looks at it?",
        "Tom had a red ball. He liked his red",
        "Tom had a red car. He liked his red",
    ),
    (
        "A girl named Lily, a boy named Tom: does the story go on with the right one?",
        "Once upon a time there was a little girl named Lily. One day,",
        "Once upon a time there was a little boy named Tom. One day,",
    ),
)


def starts(both: Both) -> list[tuple[str, dict[str, Any]]]:
    """Pairs to begin with: what there is to see in each, and the changes of the view."""
    alone = {"model_b": None, "layer_b": SAME, "head_b": SAME}
    pairs = [(sentence, {"prompt": a, "prompt_b": b, **alone}) for sentence, a, b in STARTS]
    other = next((name for name in both.models if name != both.a[0]), None)
    if other is not None:
        changes = {"prompt": FACT, "prompt_b": None, **alone, "model_b": other}
        pairs.append((f"One prompt, two models: what does “{plain(other)}” make of it?", changes))
    return pairs


def introduce(both: Both) -> None:
    """What differs in what is read, and what that changes, in a few sentences."""
    if both.a != both.b:
        said: Predictions = both.compare(predictions, *both.at, N_BEST)
        st.markdown(f"{what_is_read(both)} {what_is_said(both, said)}")
        return
    st.markdown(
        "Two forward passes next to each other show what a difference does. So far both sides "
        "read the same text with the same model, so nothing differs: **change a word of side B**"
        f"{' or choose another model for it' if len(both.models) > 1 else ''}, or take one of these:"
    )
    for sentence, changes in starts(both):
        st.page_link(
            both.here.stop.file,
            label=sentence,
            icon=":material/arrow_forward:",
            query_params=replace(session.reading(changes["prompt"]), **changes).to_query(),
        )


def what_is_read(both: Both) -> str:
    """How the two sides differ before anything is computed."""
    sides = ""
    if not both.one_model:
        sides = f"A is {model_in_words(both.here.glass)}, B is {model_in_words(both.glass_b)}. "
    runs = both.alignment.differences
    if not runs:
        return f"{sides}Both read the same {counted(both.here.trace.n_tokens, 'token')}."
    named = ", ".join(
        f"{spelled(both.here.trace.tokens, [pair.a for pair in run])} → "
        f"{spelled(both.tokens_b, [pair.b for pair in run])}"
        for run in runs[:NAMED]
    )
    more = f" and {len(runs) - NAMED} more" if len(runs) > NAMED else ""
    what = "The tokens differ" if both.a[1] == both.b[1] else "The prompts differ"
    return f"{sides}{what} in {counted(len(runs), 'place')}: {named}{more}."


def spelled(tokens: Sequence[Token], positions: Sequence[int | None]) -> str:
    """A run of tokens, as Markdown."""
    named = [f"“{plain(tokens[at].label)}”" for at in positions if at is not None]
    if len(named) > NAMED:
        named[NAMED:] = [f"{len(named) - NAMED} more"]
    return " + ".join(named) or "nothing"


def model_in_words(glass: Glass) -> str:
    """Its name and its size, as Markdown."""
    config = glass.model.config
    return (
        f"“{plain(glass.name)}” ({counted(config.n_layer, 'layer')} of "
        f"{counted(config.n_head, 'head')}, {config.vocab_size:,} tokens)"
    )


def what_is_said(both: Both, said: Predictions) -> str:
    """What changed most in the prediction."""
    if both.same_so_far:
        first = both.here.trace.tokens[: both.at[0] + 1]
        return (
            f"Up to the chosen token both have read the same {counted(len(first), 'token')}, and no "
            "token sees a later one: **here nothing can differ**. Choose a later token."
        )
    best_a, best_b = said.best
    after = "" if both.here.view.token == LAST else f"After {called(both.here, both.at[0])} "
    if best_a.token.bytes == best_b.token.bytes:
        a, b = (best_a.probs[0] or 0.0, best_a.probs[1] or 0.0)
        sentences = (
            f"{after}{'both' if after else 'Both'} sides would go on with **“{label(best_a)}”**: "
            f"{percent(a)} on A, "
            f"{percent(b)} on B."
        )
    else:
        sentences = (
            f"{after}A would go on with **“{label(best_a)}”** "
            f"({percent(best_a.probs[0] or 0.0)}), B with **“{label(best_b)}”** "
            f"({percent(best_b.probs[1] or 0.0)})."
        )
    most = said.most_changed
    if most is not None and most.change is not None:
        a, b = most.probs
        sentences += (
            f" What changed most is “{label(most)}”: from {percent(a or 0.0)} to "
            f"**{percent(b or 0.0)}** ({signed(100 * most.change, '+.2f')} points"
            f"{'' if said.one_vocabulary else ', among the tokens that are shown'})."
        )
    return sentences


@st.fragment
def explore(both: Both) -> None:
    """Everything that depends on the chosen token and head."""
    here = both.here
    introduce(both)
    show_tokens(both)
    said: Predictions = both.compare(predictions, *both.at, N_BEST)
    show_predictions(both, said)
    show_layers(both)
    show_heads(both)
    if here.arithmetic("From scores to the change of a chance, and from weights to what moved"):
        show_arithmetic(both, said)
    code(both)
    look_closer(both)


def show_tokens(both: Both) -> None:
    """Both token sequences, one above the other."""
    mount(
        "paired_tokens",
        {
            "label": "Side A above, side B below; framed in colour where they differ. Choose the "
            "token after which both are asked.",
            "pairs": paired_tokens(both.alignment, both.here.trace.tokens, both.tokens_b),
            "chosen": both.at,
        },
        key="compare.tokens",
        on_token_change=lambda: session.update(token=st.session_state["compare.tokens"].token),
    )
    a, b = both.at
    if both.here.view.token != LAST and (a, b) not in both.alignment.both:
        st.caption(
            f"{called(both.here, a)} has no counterpart on side B, which is asked after "
            f"{called_b(both, b)}."
        )


def show_predictions(both: Both, said: Predictions) -> None:
    """The most probable next tokens of both, and how their chances change."""
    st.subheader("What comes next?", anchor=False)
    a, b = both.at
    st.markdown(
        f"The most probable tokens after {called(both.here, a)} on side A and after "
        f"{called_b(both, b)} on side B. " + how_far(both, said)
    )
    found = said.candidates
    labels = [c.token.label for c in found]
    texts = [tuple(chance(prob) for prob in c.probs) for c in found]
    left, right = st.columns([1.3, 1], gap="large")
    with left:
        chart(
            two_bars(labels, [c.probs for c in found], texts, both.here.style),
            "compare.predictions",
            "Probability on A and on B: "
            + "; ".join(f"{name} {a}, {b}" for name, (a, b) in zip(labels, texts, strict=True)),
        )
    with right:
        show_changes(both, said)
    table(
        "The candidates as numbers",
        {
            "token": labels,
            "probability on A": [c.probs[0] for c in found],
            "probability on B": [c.probs[1] for c in found],
            "change": [c.change for c in found],
            "number on A": [c.ids[0] for c in found],
            "number on B": [c.ids[1] for c in found],
        },
    )


def show_changes(both: Both, said: Predictions) -> None:
    """B minus A, for each candidate that both sides have."""
    found = said.candidates
    changes = [c.change for c in found]
    texts = ["–" if change is None else signed(100 * change, "+.2f") for change in changes]
    chart(
        differences([c.token.label for c in found], changes, texts, both.here.style),
        "compare.changes",
        "Change in percentage points: "
        + ", ".join(f"{c.token.label} {text}" for c, text in zip(found, texts, strict=True)),
    )
    st.caption(
        f"All other tokens together: {percent(said.rest[0])} on A, {percent(said.rest[1])} on B. "
        "Blue: more probable on B; orange: on A."
    )


def how_far(both: Both, said: Predictions) -> str:
    """How much of the whole prediction differs; or why that is no question."""
    if said.distance is None:
        return (
            "The models have different vocabularies: a token is the same where its bytes are, "
            "whatever its number, and one that a side has not got has no chance there."
        )
    return (
        f"Over all {both.here.glass.model.config.vocab_size:,} tokens, "
        f"**{percent(said.distance)}** of the probability has moved from some tokens to others "
        "(half the sum of all differences)."
    )


def show_layers(both: Both) -> None:
    """The logit lens of both."""
    st.subheader("Layer by layer", anchor=False)
    rows: tuple[Depth, ...] = both.compare(depths, *both.at)
    st.markdown(
        "The **logit lens**: the stream after each layer read as if it were the last. "
        + where_they_part(both, rows)
    )
    apart = "how far apart" if any(row.apart is not None for row in rows) else ""
    mount(
        "paired_layers",
        {
            "label": "What each side would say after each layer, with its probability. Framed: what "
            "that side says in the end."
            + (" How far apart: the share of probability that differs." if apart else ""),
            "columns": ["after", "A would say", "", "B would say", apart],
            "rows": layer_rows(rows),
        },
        key="compare.layers",
    )


def where_they_part(both: Both, rows: tuple[Depth, ...]) -> str:
    """From which layer on the two say different things, for good."""
    n_a, n_b = (glass.model.config.n_layer for glass in (both.here.glass, both.glass_b))
    if n_a != n_b:
        return (
            f"A has {counted(n_a, 'layer')} and B {counted(n_b, 'layer')}: the same number is not "
            "the same depth, and the last of each is what it says."
        )
    agreeing = [index for index, row in enumerate(rows) if row.same]
    if not agreeing:
        return "The two name different tokens **after every layer**."
    if len(agreeing) == len(rows):
        return "The two name the same token **after every layer**."
    since = agreeing[-1] + 1
    if since == len(rows):
        last = [index for index, row in enumerate(rows) if not row.same][-1]
        return f"The last place where the two name different tokens is **{place(rows[last])}**."
    return f"From **{place(rows[since])}** on the two name different tokens."


def place(row: Depth) -> str:
    """Where a row is, in words."""
    return "the embedding" if row.layer is None else f"layer {row.layer}"


def show_heads(both: Both) -> None:
    """One head of each side, and where its attention differs."""
    st.subheader("One head on both sides", anchor=False)
    if both.one_model:
        show_moved(both)
    else:
        show_likeness(both)
    pair: HeadPair = both.compare(head_pair, both.place_a, both.place_b)
    names = [f"{layer}.{head}" for layer, head in (both.place_a, both.place_b)]
    # With one model, rows before the first difference have seen the same.
    first = both.alignment.n_common if both.one_model else 0
    others = both.here.other, both.opposite_other
    mount(
        "paired_heads",
        head_pictures(
            pair,
            both.alignment,
            [[token.label for token in side] for side in (both.here.trace.tokens, both.tokens_b)],
            [
                f"A: attention weights of head {names[0]}",
                f"B: attention weights of head {names[1]}",
                "B minus A, where tokens have a counterpart"
                + (", from the first difference on" if first else ""),
            ],
            tuple(zip(both.at, others, strict=True)),
            first,
        ),
        key="compare.heads",
        on_cell_change=cell_chosen,
    )
    say_row(both, pair)


def cell_chosen() -> None:
    """A click on a cell chooses the token that looks and the one looked at."""
    token, other = st.session_state["compare.heads"].cell
    session.update(token=token, other=other)


def show_moved(both: Both) -> None:
    """How much of its attention each head moves, as a grid to choose one from."""
    found = both.compare(moved, *both.at)
    n_layer, n_head = found.shape
    names = [f"{layer}.{head}" for layer in range(n_layer) for head in range(n_head)]
    words = Words(
        label="How much of its attention each head moves to other tokens, from A to B. Click one.",
        scale="share of the chosen token's attention",
        corner="layer ↓ head →",
        row_word="layer",
        rows=[str(layer) for layer in range(n_layer)],
        columns=[str(head) for head in range(n_head)],
    )
    left, right = st.columns([1.4, 1], gap="large")
    with left:
        mount(
            "cell_grid",
            cell_grid(
                words,
                found.numpy(),
                both.place_a,
                np.arange(len(names)).reshape(n_layer, n_head),
                names,
            ),
            key="compare.moved",
            on_cell_change=head_chosen,
        )
    with right:
        say_moved(both, found.tolist())
        layer_control(both.here)
        head_control(both.here)


def say_moved(both: Both, found: list[list[float]]) -> None:
    """Which head moves most."""
    if both.same_so_far:
        st.markdown(
            "The chosen token sees the same on both sides: no head moves any of its attention."
        )
        return
    shares = {(layer, head): x for layer, row in enumerate(found) for head, x in enumerate(row)}
    layer, head = max(shares, key=lambda place: shares[place])
    a, b = both.at
    st.markdown(
        f"From {called(both.here, a)} on side A to {called_b(both, b)} on side B, the head that "
        f"moves most of its attention elsewhere is **{layer}.{head}**: "
        f"**{percent(shares[layer, head])}** of it. The {len(shares)} heads move "
        f"{percent(sum(shares.values()) / len(shares))} on average."
    )


def head_chosen() -> None:
    """A click on the grid chooses the head."""
    layer, head = st.session_state["compare.moved"].cell
    session.update(layer=layer, head=head)


def show_likeness(both: Both) -> None:
    """Layer and head of each side, and which head of B looks at this text as that of A does."""
    left, right = st.columns(2, gap="large")
    with left:
        layer_control(both.here)
        head_control(both.here)
    with right:
        layer_and_head_of_b(both)
    (layer, head), theirs = both.place_a, both.place_b
    alike: Likeness = both.compare(most_alike, layer, head)
    view, config = both.here.view, both.glass_b.model.config
    fitted = ""
    if view.layer_b == SAME and view.layer >= config.n_layer:
        fitted += f"B has no layer {view.layer}: its last is {theirs[0]}. "
    if view.head_b == SAME and view.head >= config.n_head:
        fitted += f"B has no head {view.head}: its last is {theirs[1]}. "
    is_shown = theirs == (alike.layer, alike.head)
    st.markdown(
        f"{fitted}Heads of the same number have nothing to do with each other in two models that "
        f"were trained apart. The head of B whose rows on this prompt are most like those of head "
        f"{layer}.{head} of A is **{alike.layer}.{alike.head}**"
        f"{' (shown)' if is_shown else ''}: on average {percent(alike.distance)} of the attention "
        "goes elsewhere."
    )
    if not is_shown:
        st.button(
            f"Show head {alike.layer}.{alike.head} of B",
            icon=":material/join_inner:",
            on_click=session.update,
            kwargs={"layer_b": alike.layer, "head_b": alike.head},
        )


def say_row(both: Both, pair: HeadPair) -> None:
    """The chosen row on both sides, in a sentence."""
    (a, b), here = both.at, both.here
    row_a, row_b = pair.a[a].tolist(), pair.b[b].tolist()
    most_a, most_b = row_a.index(max(row_a)), row_b.index(max(row_b))
    apart = both.compare(row_apart, both.place_a, both.place_b, *both.at)
    alone = len(both.alignment.pairs) - len(both.alignment.both)
    st.markdown(
        f"On side A {called(here, a)} looks most at {called(here, most_a)} "
        f"({percent(row_a[most_a])}), on side B {called_b(both, b)} at {called_b(both, most_b)} "
        f"({percent(row_b[most_b])}). **{percent(apart)}** of the attention has moved."
        + (
            f" {counted(alone, 'token')} without counterpart: not in the picture of the difference, "
            "but counted in what has moved."
            if alone
            else ""
        )
    )


def show_arithmetic(both: Both, said: Predictions) -> None:
    """One candidate's chance on both sides, and one row of attention."""
    most = said.most_changed
    if most is None:
        st.markdown("No token is in both vocabularies: there is no change to compute.")
    else:
        st.markdown(f"“{label(most)}”, whose chance changed most:")
        for side, name in enumerate("AB"):
            st.latex(
                rf"p_{name} = e^{{\text{{logit}} - \log \sum_j e^{{\text{{logit}}_j}}}} = "
                rf"e^{{{most.logits[side]:.4f} - {factor(said.log_sum_exps[side])}}} = "
                rf"{most.probs[side]:.4f}"
            )
        st.latex(rf"p_B - p_A = {most.probs[1]:.4f} - {most.probs[0]:.4f} = {most.change:+.4f}")
    if said.distance is not None:
        st.markdown("And over the whole vocabulary, the total variation distance:")
        st.latex(rf"\tfrac{{1}}{{2}} \sum_j |p_B(j) - p_A(j)| = {said.distance:.4f}")
    pair: HeadPair = both.compare(head_pair, both.place_a, both.place_b)
    (a, b), tokens_a, tokens_b = both.at, both.here.trace.tokens, both.tokens_b
    rows = [
        (
            "–" if p.a is None else tokens_a[p.a].label,
            "–" if p.b is None else tokens_b[p.b].label,
            0.0 if p.a is None else pair.a[a, p.a].item(),
            0.0 if p.b is None else pair.b[b, p.b].item(),
        )
        for p in both.alignment.pairs
    ]
    apart = both.compare(row_apart, both.place_a, both.place_b, *both.at)
    st.markdown(
        f"The same for the attention of head {both.place_a[0]}.{both.place_a[1]} of A from "
        f"{called(both.here, a)}, and of head {both.place_b[0]}.{both.place_b[1]} of B from "
        f"{called_b(both, b)}: half the sum of the last column is **{apart:.4f}**."
    )
    st.dataframe(
        {
            "A": [row[0] for row in rows],
            "B": [row[1] for row in rows],
            "weight on A": [row[2] for row in rows],
            "weight on B": [row[3] for row in rows],
            "|difference|": [abs(row[3] - row[2]) for row in rows],
        },
        hide_index=True,
    )


def code(both: Both) -> None:
    """The snippet, with what both sides read."""
    a, b = both.at
    layer, head = both.place_a
    layer_b, head_b = both.place_b
    both.here.in_code(
        model_b=both.b[0],
        prompt_b=both.b[1],
        token=a,
        token_b=b,
        layer=layer,
        head=head,
        layer_b=layer_b,
        head_b=head_b,
    )


def look_closer(both: Both) -> None:
    """Pairs to try."""
    both.here.look_closer(*starts(both))


def called_b(both: Both, index: int) -> str:
    """The token at a position of side B, as Markdown."""
    return f"“{plain(both.tokens_b[index].label)}” ({index})"


def label(candidate: Candidate) -> str:
    return plain(candidate.token.label)


def chance(prob: float | None) -> str:
    """A probability, or why there is none."""
    return "not in its vocabulary" if prob is None else percent(prob)


here = open_page("compare")
both = open_both(here)
explore(both)
here.close()
