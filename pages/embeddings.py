"""Embeddings: two vectors are looked up and added, and so a token becomes numbers."""

import streamlit as st

from figures.embedding_packs import heat_map
from figures.embeddings import nearest_tokens, order_scores, position_similarity
from model.embedding import largest_value, sum_at, sums
from model.neighbours import cosine, neighbours
from model.positions import positions_alike
from model.vocabulary_map import vocabulary_map
from model.word_order import order_experiment
from ui.components import mount
from ui.controls import chart, head_control, table, token_strip
from ui.embedding_routes import POSITIONS, VOCABULARY, address
from ui.page import open_page, plain
from ui.words import factor

EQUAL = 1.1  # two lengths closer than this factor are called equal
FIRST = 24  # dimensions that are also shown as numbers
NEIGHBOURS = 10
ORDER_TOKENS = 24  # tokens of the prompt that the experiment with their order takes

here = open_page("embeddings")
config = here.glass.model.config
tokens = here.trace.tokens


def name(position: int) -> str:
    """The token at `position`, as it stands in a sentence."""
    return f"“{plain(tokens[position].label)}”"


def answer() -> None:
    """What is looked up and added."""
    st.markdown(
        f"Two tables are looked up. Row {tokens[here.token].id} of the first is the **token vector** "
        f"of {name(here.token)}, {config.n_embd} learned numbers; row {here.token} of the second is "
        f"the **position vector** of its place. Their sum is all that enters the first block."
    )


def addition() -> None:
    """Token vector + position vector = sum, for the chosen token.

    No fragment: the whole page is about the token that is chosen here.
    """
    position = token_strip(here, "Choose a token")
    parts = here.compute(sum_at, position)
    lengths = [vector.norm().item() for vector in parts.stacked()]
    label = tokens[position].label
    rows = (
        f"token vector of {label}, length {lengths[0]:.2f}",
        f"+ position vector of {position}, length {lengths[1]:.2f}",
        f"= what enters the first block, length {lengths[2]:.2f}",
    )
    mount(
        "heat_map",
        heat_map(
            parts.stacked(),
            {
                "title": f"All {config.n_embd} dimensions, one colour scale for the three",
                "strips": True,
                "sum": True,
                "rowHeight": 46,
                "rowName": "row",
                "columnName": "dimension",
                "rowLabels": list(enumerate(rows)),
                "hint": "Point at a dimension to read its three values.",
            },
        ),
        key="embeddings.sum",
    )
    larger = "token" if lengths[0] >= lengths[1] else "position"
    ratio = max(lengths[:2]) / max(min(lengths[:2]), 1e-9)
    st.markdown(
        f"Here the {larger} vector is {ratio:.1f} times as long as the other, and so decides more of "
        "where the sum points."
        if ratio >= EQUAL
        else "Here the two are about equally long: each decides about as much of where the sum points."
    )
    first = range(min(FIRST, config.n_embd))
    table(
        f"The first {len(first)} of {config.n_embd} dimensions as numbers",
        {
            "dimension": first,
            "token vector": parts.token[: len(first)].tolist(),
            "position vector": parts.position[: len(first)].tolist(),
            "sum": parts.total[: len(first)].tolist(),
        },
    )


@st.fragment
def whole_prompt() -> None:
    """The same for all tokens of the prompt at once."""
    st.subheader("The whole prompt at once", anchor=False)
    which = st.segmented_control(
        "Which vectors",
        ("token", "position", "sum"),
        default="sum",
        required=True,
        key="embeddings.which",
    )
    every = here.compute(sums)
    values = {"token": every.token, "position": every.position, "sum": every.total}[which]
    # One scale for the three, so that switching shows which is larger.
    limit = here.compute(largest_value)
    numbered = [(row, f"{row} {token.label}") for row, token in enumerate(tokens)]
    mount(
        "heat_map",
        heat_map(
            values,
            {
                "title": f"{which.capitalize()} vectors, a row for each token"
                if which != "sum"
                else "Token vector + position vector, a row for each token",
                "rowHeight": min(max(520 / len(tokens), 3), 26),
                "limit": limit,
                "rowName": "position",
                "columnName": "dimension",
                "rowLabels": numbered,
                "hint": "Point at a value to read it.",
            },
        ),
        key="embeddings.prompt",
    )


def meaning() -> None:
    """What lies near the chosen token: its nearest neighbours, and the map."""
    st.subheader("Which tokens are alike?", anchor=False)
    position = here.token
    near = here.compute_on_model(neighbours, tokens[position].id, NEIGHBOURS)
    labels = [here.glass.tokenizer.token(id).label for id in near.ids.tolist()]
    cosines = near.similarity.tolist()
    drawn = here.compute_on_model(vocabulary_map)
    st.markdown(
        f"Of all {config.vocab_size:,} tokens, “{plain(labels[0])}” points most nearly in the "
        f"direction of {name(position)}: the cosine of the angle between them is {cosines[0]:.2f}. "
        "Nobody told the model which words are alike: it learned these vectors by predicting text."
    )
    chart(
        nearest_tokens(labels, cosines, here.style),
        "embeddings.neighbours",
        "Nearest tokens by cosine: "
        + ", ".join(f"{label} {cosine:.3f}" for label, cosine in zip(labels, cosines, strict=True)),
    )
    share = drawn.explained.sum().item()
    st.markdown(
        f"**A map of the vocabulary.** The two directions in which the {config.n_embd}-dimensional "
        f"token vectors vary most (principal components). They keep {share:.0%} of the variance: "
        f"what is near in all {config.n_embd} dimensions is near on the map, but what is near on "
        "the map need not be near."
    )
    ids = [token.id for token in tokens]
    mount(
        "vocabulary_map",
        {
            "url": address(VOCABULARY, here.view.model),
            "tokens": sorted(set(ids)),
            "chosen": ids[position],
        },
        key="embeddings.map",
    )
    table(
        "Where the prompt's tokens lie on the map",
        {
            "position": range(len(tokens)),
            "token": [token.label for token in tokens],
            "first component": drawn.points[ids, 0].tolist(),
            "second component": drawn.points[ids, 1].tolist(),
        },
    )


@st.fragment
def positions() -> None:
    """The learned table of positions beside the formula, and how alike positions are."""
    st.subheader("How does it know the order?", anchor=False)
    alike = here.compute_on_model(positions_alike)
    learned, formula = alike.learned_by_distance, alike.sinusoidal_by_distance
    step = min(32, config.n_ctx - 1)
    st.markdown(
        "Position vectors are a table too, a row for each place. GPT-2, and this model, **learn** "
        "it; the first transformer computed it by a formula of sine and cosine waves. In the formula "
        f"neighbours are alike (mean cosine {formula[1]:.2f}) and places {step} apart less so "
        f"({formula[step]:.2f}). In the learned table the mean cosine of neighbours is {learned[1]:.2f}, "
        f"and {learned[step]:.2f} for places {step} apart"
        + (
            ": near and far are hardly told apart by direction, each place is simply different."
            if abs(learned[1] - learned[step]) < 0.1
            else ": what the formula builds in, training has found too."
            if learned[1] > learned[step]
            else "."
        )
    )
    show = st.segmented_control(
        "Show",
        ("the vectors", "how alike positions are"),
        default="the vectors",
        required=True,
        key="embeddings.positions",
    )
    squares = show != "the vectors"
    for column, kind, title in zip(
        st.columns(2), ("learned", "sinusoidal"), ("Learned", "By formula"), strict=True
    ):
        with column:
            mount(
                "heat_map",
                {
                    "url": address(POSITIONS, here.view.model),
                    "array": f"{kind}_similarity" if squares else kind,
                    "title": f"{title}: cosine of two positions"
                    if squares
                    else f"{title}: a row for each position",
                    "limit": 1 if squares else None,
                    "height": 340,
                    "rowName": "position",
                    "rowLabels": [[row, str(row)] for row in range(0, config.n_ctx, 32)],
                    "columnName": "position" if squares else "dimension",
                    "mark": here.token,
                    "hint": f"The frame is position {here.token}, that of the chosen token.",
                },
                key=f"embeddings.positions.{kind}",
            )
    chart(
        position_similarity(
            alike.learned[here.token], alike.sinusoidal[here.token], here.token, here.style
        ),
        "embeddings.alike",
        f"Cosine of position {here.token} with every other position, learned and by formula.",
    )


@st.fragment
def order() -> None:
    """Why positions must be added: the same words back to front."""
    st.subheader("Why add positions at all?", anchor=False)
    if len(tokens) == 1:
        st.markdown("With one token there is no order. Type more words to see the experiment.")
        return
    head = head_control(here)
    made = here.compute(order_experiment, head, ORDER_TOKENS)
    without, with_positions = made.without.largest_change, made.with_positions.largest_change
    unchanged = (
        f"no score changes by more than {without:.0e}, the rounding of 32-bit numbers"
        if without
        else "not one score changes"
    )
    which = "your tokens" if made.n_tokens == len(tokens) else f"the first {made.n_tokens} tokens"
    st.markdown(
        f"An experiment with {which} in layer 0, head {head}. They are read twice, as written and "
        "back to front, and each time every token's query is multiplied with every token's key. "
        "The back-to-front scores are then put back in the order of the text. **Without positions** "
        f"it makes no difference which way they were read: {unchanged}. **With positions** a score "
        f"changes by up to {with_positions:.2f}. (Scores before the causal mask, which is another "
        "sign of order.)"
    )
    if made.twins:
        first, second = made.twins
        st.markdown(
            f"{name(first)} stands at {first} and at {second}: without positions both rows of "
            "scores are the same: to attention the two would be one."
        )
    chart(
        order_scores(made, [t.label for t in tokens[: made.n_tokens]], here.style),
        "embeddings.order",
        f"Scores of layer 0, head {head}, in both reading orders: equal without positions "
        f"(largest change {without:.1g}), different with them (largest change {with_positions:.2f}).",
    )


@st.fragment
def arithmetic() -> None:
    """The sum component by component, and one cosine worked out."""
    if not here.arithmetic("The sum, dimension by dimension, and one cosine"):
        return
    parts = here.compute(sum_at, here.token)
    st.markdown(
        f"{name(here.token)} at position {here.token}, the first 4 of {config.n_embd} dimensions: "
        "token vector + position vector = what enters the first block."
    )
    for row in range(4):
        a, b, c = (vector[row].item() for vector in parts.stacked())
        st.latex(rf"{a:.5f} + {factor(b, 5)} = {c:.5f}")
    near = here.compute_on_model(neighbours, tokens[here.token].id, NEIGHBOURS)
    ids = near.ids.tolist()
    chosen = st.selectbox(
        "Cosine with",
        ids,
        format_func=lambda id: f"{here.glass.tokenizer.token(id).label} (token {id})",
        key="embeddings.neighbour",
    )
    worked = here.compute_on_model(cosine, tokens[here.token].id, chosen)
    st.markdown(
        f"Multiply dimension by dimension, add up all {config.n_embd} products, divide by both lengths:"
    )
    first = zip(worked.left[:2].tolist(), worked.right[:2].tolist(), strict=True)
    products = " + ".join(rf"{factor(a)} \cdot {factor(b)}" for a, b in first)
    st.latex(rf"{products} + \dots")
    st.latex(rf"\dots \text{{ and {config.n_embd - 2} more}} = {worked.dot:.4f}")
    st.latex(
        rf"\cos = \frac{{{worked.dot:.4f}}}{{{worked.lengths[0]:.4f} \cdot {worked.lengths[1]:.4f}}}"
        rf" = {worked.cosine:.4f}"
    )
    table(
        f"All {config.n_embd} products",
        {
            "dimension": range(config.n_embd),
            "this token": worked.left.tolist(),
            "neighbour": worked.right.tolist(),
            "product": worked.products.tolist(),
        },
    )


answer()
addition()
whole_prompt()
meaning()
positions()
order()
arithmetic()
here.in_code(position=here.token)
here.look_closer(
    (
        "A name: are its nearest tokens names as well?",
        {"prompt": "Tom and Lily went to the park with Anna.", "token": 0},
    ),
    (
        "A number: are its nearest tokens numbers?",
        {"prompt": "There were two apples and three pears.", "token": 2},
    ),
    (
        "The same word twice: one token vector, two positions, two different sums",
        {"prompt": "the dog saw the cat and the cat saw the dog", "token": 3},
    ),
)
here.close()
