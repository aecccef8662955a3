"""Attention: who looks at whom, and how each weight comes about."""

import streamlit as st

from figures import attention_cell
from figures.shared_keys import shared_keys
from model.attention import arithmetic, favourites, projection
from model.heads import looks
from model.one_head import one_head
from ui import session
from ui.attention_routes import ALL_HEADS, ONE_HEAD, prepare
from ui.components import mount
from ui.controls import chart, table
from ui.page import Here, open_page
from ui.what_heads_do import best_head, notes, what_heads_do, what_this_head_does
from ui.words import called, percent, signed

TURNED = " Each is then turned by its position (see Embeddings), as shown here."
STEPS = [
    (
        "Weights",
        "The result: how much each token (row) looks at each earlier one (column). "
        "Every row sums to 1.",
    ),
    (
        "1 Q and K",
        "Two learned projections of the stream: a query and a key for every token. "
        "Blue is positive, orange negative.",
    ),
    (
        "2 q·k",
        "Each query meets each key: the products of their dimensions, summed. "
        "A large sum means that they fit.",
    ),
    (
        "3 ÷ √d",
        "Divided by the root of the head's dimensions, or the sums would grow with their number "
        "and the softmax would see only the largest.",
    ),
    ("4 Mask", "Minus infinity where a token would look at a later one."),
    ("5 Softmax", "e to the power of each score, divided by the sum of its row: weights."),
    (
        "6 × V",
        "Each token takes the weighted average of the values: z. A token that looks mostly at one "
        "other gets mostly that one's value.",
    ),
    (
        "7 × W_O",
        "The head's share of the output projection turns z into what is added to the stream.",
    ),
]


def introduce(here: Here) -> None:
    """What happens here, in two sentences."""
    config = here.glass.model.config
    st.markdown(
        f"Every token looks back at the tokens before it and takes over some of what they carry. "
        f"This model does it {config.n_layer * config.n_head} times over: {config.n_layer} layers "
        f"of {config.n_head} heads, each with learned weights of its own. "
        f"Choose a head, then a cell."
    )


@st.fragment
def explore(here: Here) -> None:
    """Everything that depends on the chosen head and cell."""
    view = here.view
    prepare(view.model, view.prompt, view.layer, view.head)
    here.prepare(arithmetic, view.layer, view.head, here.token, here.other)
    here.prepare(looks)
    here.prepare(favourites, view.layer, here.token)
    mount(
        "attention",
        {
            "heads_url": ALL_HEADS,
            "head_url": ONE_HEAD,
            "model": view.model,
            "prompt": view.prompt,
            "layer": view.layer,
            "head": view.head,
            "token": here.token,
            "other": here.other,
            "step": min(view.step, len(STEPS) - 1),
            "steps": [
                {"name": name, "says": says + (TURNED if turns(here) and step == 1 else "")}
                for step, (name, says) in enumerate(STEPS)
            ],
            "notes": notes(here),
        },
        key="attention",
        on_chosen_change=lambda: session.update(**st.session_state["attention"].chosen),
    )
    say(here)
    what_this_head_does(here)
    what_heads_do(here)
    compare_heads(here)
    show_sharing(here)
    if here.arithmetic("The chosen cell, down to the products"):
        show_arithmetic(here)
    here.in_code(layer=view.layer, head=view.head)
    look_closer(here)


def say(here: Here) -> None:
    """The chosen row in a sentence, true for this prompt."""
    view, token = here.view, here.token
    cell = here.compute(arithmetic, view.layer, view.head, token, here.other)
    strongest = cell.weights.topk(min(3, token + 1))
    first, *others = (
        (percent(weight), called(here, index))
        for weight, index in zip(strongest.values.tolist(), strongest.indices.tolist(), strict=True)
    )
    given = f"{first[0]} of its attention to {first[1]}" + "".join(
        f", {share} to {name}" for share, name in others
    )
    st.markdown(
        f"In head {view.layer}.{view.head}, {called(here, token)} gives {given}. "
        f"Its attention is spread as widely as over {2**cell.entropy:.1f} equal tokens "
        f"({cell.entropy:.2f} bits), of the {token + 1} it may see."
    )


def turns(here: Here) -> bool:
    """Whether this model turns queries and keys by their position."""
    return here.glass.model.config.positions == "rotary"


def show_sharing(here: Here) -> None:
    """Keys and values that several heads of queries look through, where a model has them."""
    config, view = here.glass.model.config, here.view
    if config.group == 1:
        return
    first = config.kv_head(view.head) * config.group
    heads = ", ".join(f"{view.layer}.{head}" for head in range(first, first + config.group))
    st.subheader("Keys shared by a group of heads", anchor=False)
    st.markdown(
        f"In GPT-2 each head has keys and values of its own. Here a layer has {config.n_head} heads "
        f"of queries and {config.kv_heads} of keys and values: heads {heads} ask different questions "
        f"of the same keys and take over the same values (grouped-query attention). What has to be "
        f"kept of each token when the model writes is {config.group} times smaller."
    )
    chart(
        shared_keys(config, view.layer, view.head, here.style),
        "attention.shared",
        f"Layer {view.layer}: heads {heads} share the keys and values of head "
        f"{config.kv_head(view.head)} of {config.kv_heads}.",
    )


def compare_heads(here: Here) -> None:
    """Why many heads: what those of one layer look at, from the same token."""
    layer, token = here.view.layer, here.token
    found = here.compute(favourites, layer, token)
    positions, weights = found.positions.tolist(), found.weights.tolist()
    n_different = len(set(positions))
    different = "the same token" if n_different == 1 else f"{n_different} different tokens"
    st.subheader("Why many heads?", anchor=False)
    st.markdown(
        f"The weights of one head sum to 1: to look at one token more is to look at others less. "
        f"Several heads look at several things at once. From {called(here, token)}, the "
        f"{len(positions)} heads of layer {layer} look most at {different}: "
        + ", ".join(
            f"head {layer}.{head} at {called(here, position)} with {percent(weight)}"
            for head, (position, weight) in enumerate(zip(positions, weights, strict=True))
        )
        + "."
    )
    table(
        "All weights of this token in this layer",
        {"position": range(here.trace.n_tokens), "token": [t.label for t in here.trace.tokens]}
        | {f"head {layer}.{head}": row for head, row in enumerate(found.rows.tolist())},
        key="attention.heads",
    )


def show_arithmetic(here: Here) -> None:
    """The chosen cell from its queries and keys to what it contributes."""
    view, row, col = here.view, here.token, here.other
    cell = here.compute(arithmetic, view.layer, view.head, row, col)
    d_head = len(cell.q)
    st.markdown(
        f"Head {view.layer}.{view.head}: how much {called(here, row)} looks at {called(here, col)}."
    )
    st.latex(
        rf"q \cdot k = \sum_{{d=1}}^{{{d_head}}} q_d k_d = {cell.dot:.4f} \qquad "
        rf"\frac{{{cell.dot:.4f}}}{{\sqrt{{{d_head}}}}} = {cell.score:.4f}"
    )
    if cell.is_masked:
        st.markdown("That token comes later, so its score becomes −∞ and its weight exactly 0.")
    else:
        st.latex(
            rf"\frac{{e^{{{cell.score:.4f} - ({cell.masked.max().item():.4f})}}}}"
            rf"{{{cell.exp_sum:.4f}}} = \frac{{{cell.exps[col].item():.4f}}}{{{cell.exp_sum:.4f}}}"
            rf" = {cell.weight:.4f}"
        )
        undivided = cell.undivided
        st.markdown(
            f"Why divide? Without it the largest weight of this row would be "
            f"{percent(undivided.max().item())} instead of {percent(cell.weights.max().item())}."
        )
    labels = [token.label for token in here.trace.tokens]
    left, right = st.columns(2)
    with left:
        st.caption(
            f"The {d_head} products of q and k, largest first. They sum to "
            f"{signed(cell.dot, '.4f')}."
        )
        st.dataframe(attention_cell.products(cell), hide_index=True, height=320)
    with right:
        st.caption(f"The softmax of the row. The exponentials sum to {cell.exp_sum:.4f}.")
        st.dataframe(attention_cell.softmax_row(cell, labels), hide_index=True, height=320)
    dimension = st.number_input(
        "Dimension of the head", 0, d_head - 1, 0, key="attention.dimension", width=220
    )
    query = here.compute(projection, view.layer, view.head, row, "q")
    values = here.compute(one_head, view.layer, view.head).v[:, dimension].tolist()
    left, right = st.columns(2)
    with left:
        st.caption(
            f"z in dimension {dimension}: weights times values sum to "
            f"{signed(cell.z[dimension].item(), '.4f')}."
        )
        st.dataframe(
            attention_cell.weighted_values(cell, values, labels), hide_index=True, height=320
        )
    with right:
        bias = (
            ""
            if query.bias is None
            else f", plus the bias {signed(query.bias[dimension].item(), '.4f')}"
        )
        before = ", before it is turned" if turns(here) else ""
        st.caption(
            f"Where q came from: dimension {dimension} of the query of {called(here, row)}{before}, "
            f"is the normalised stream times a learned column{bias}: "
            f"{signed(query.output[dimension].item(), '.4f')}."
        )
        st.dataframe(attention_cell.projection(query, dimension), hide_index=True, height=320)


def look_closer(here: Here) -> None:
    """Things to try."""
    layer, head = best_head(here, "induction") or (here.view.layer, here.view.head)
    here.look_closer(
        (
            f"Words seen before: does head {layer}.{head} look at what followed the earlier “Tom”?",
            {
                "prompt": "Tom and Anna went to the park. Tom",
                "layer": layer,
                "head": head,
                "step": 0,
            },
        ),
        (
            "Without the division by √d: go through steps 2, 3 and 5 and watch the scale.",
            {"step": 2},
        ),
        (
            "What the mask takes away, and what it is good for.",
            {"page": "mask"},
        ),
    )


here = open_page("attention")
introduce(here)
explore(here)
here.close()
