"""Embeddings: a token becomes numbers, and a place is added to them or turns them later."""

import math

import streamlit as st

from figures.embedding_packs import heat_map
from figures.embeddings import nearest_tokens, order_scores, position_similarity
from figures.turning import circles, score_by_distance
from model.embedding import largest_value, sum_at, sums
from model.neighbours import cosine, neighbours
from model.positions import positions_alike
from model.rotary import speeds
from model.turning import turning
from model.vocabulary_map import vocabulary_map
from model.word_order import order_experiment
from ui.components import mount
from ui.controls import changed, chart, head_control, layer_control, table, token_strip
from ui.embedding_routes import POSITIONS, VOCABULARY, address
from ui.page import open_page, plain
from ui.view import LAST
from ui.words import factor, percent, signed

EQUAL = 1.1  # two lengths closer than this factor are called equal
FIRST = 24  # dimensions that are also shown as numbers
NEIGHBOURS = 10
ORDER_TOKENS = 24  # tokens of the prompt that the experiment with their order takes
TURNED = 64  # positions at which a pair that turns is shown, at least

here = open_page("embeddings")
config = here.glass.model.config
rotary = config.positions == "rotary"
tokens = here.trace.tokens


def name(position: int) -> str:
    """The token at `position`, as it stands in a sentence."""
    return f"“{plain(tokens[position].label)}”"


def answer() -> None:
    """What is looked up and added."""
    if rotary:
        st.markdown(
            f"One table is looked up: its row {tokens[here.token].id} is the **token vector** of "
            f"{name(here.token)}, {config.n_embd} learned numbers. That is all that enters the first "
            "block. GPT-2 would add a second vector, for the place; this model adds none: it "
            "**turns** queries and keys by their position, in every layer (below)."
        )
        return
    st.markdown(
        f"Two tables are looked up. Row {tokens[here.token].id} of the first is the **token vector** "
        f"of {name(here.token)}, {config.n_embd} learned numbers; row {here.token} of the second is "
        f"the **position vector** of its place. Their sum is all that enters the first block."
    )


def addition() -> None:
    """Token vector + position vector = sum, for the chosen token; or the token vector alone.

    No fragment: the whole page is about the token that is chosen here.
    """
    position = token_strip(here, "Choose a token")
    parts = here.compute(sum_at, position)
    lengths = [vector.norm().item() for vector in parts.stacked()]
    label = tokens[position].label
    rows = [f"token vector of {label}, length {lengths[0]:.2f}"]
    if not rotary:
        rows += [
            f"+ position vector of {position}, length {lengths[1]:.2f}",
            f"= what enters the first block, length {lengths[2]:.2f}",
        ]
    mount(
        "heat_map",
        heat_map(
            parts.stacked(),
            {
                "title": f"All {config.n_embd} dimensions"
                + ("" if rotary else ", one colour scale for the three"),
                "strips": True,
                "sum": not rotary,
                "rowHeight": 46,
                "rowName": "row",
                "columnName": "dimension",
                "rowLabels": list(enumerate(rows)),
                "hint": "Point at a dimension to read it.",
            },
        ),
        key="embeddings.sum",
    )
    if not rotary:
        larger = "token" if lengths[0] >= lengths[1] else "position"
        ratio = max(lengths[:2]) / max(min(lengths[:2]), 1e-9)
        st.markdown(
            f"Here the {larger} vector is {ratio:.1f} times as long as the other, and so decides "
            "more of where the sum points."
            if ratio >= EQUAL
            else "Here the two are about equally long: each decides about as much of where the sum "
            "points."
        )
    first = range(min(FIRST, config.n_embd))
    names = ("token vector", "position vector", "sum")
    table(
        f"The first {len(first)} of {config.n_embd} dimensions as numbers",
        {
            "dimension": first,
            **{
                name: vector[: len(first)].tolist()
                for name, vector in zip(names, parts.stacked(), strict=False)
            },
        },
    )


@st.fragment
def whole_prompt() -> None:
    """The same for all tokens of the prompt at once."""
    st.subheader("The whole prompt at once", anchor=False)
    which = "token"
    if not rotary:
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
        f"token vectors vary most (principal components). They keep {percent(share)} of the variance: "
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
def turned() -> None:
    """Rotary positions: a pair of dimensions on its circle, and the score by distance.

    The experiment with the order of the words is inside, for it follows the head chosen here.
    """
    st.subheader("How does it know the order? It turns", anchor=False)
    n_pairs, key = config.d_head // 2, "embeddings.pair"
    speed = speeds(config.d_head, config.rotary_base)
    layer = layer_control(here)
    head = head_control(here)
    left, right = st.columns(2, gap="large", vertical_alignment="bottom")
    with left:
        pair = st.select_slider(
            "Pair of dimensions, the fastest first", range(n_pairs), value=0, key=key
        )
    with right:
        other = answering_token()
    n = min(config.n_ctx, max(TURNED, len(tokens)))
    made = here.compute(turning, layer, head, pair, here.token, other, n)
    once_round = 2 * math.pi / made.speed
    st.markdown(
        f"In head {layer}.{head} the {config.d_head} dimensions of each query and key are taken two "
        f"by two: {n_pairs} points in planes of their own. Each is turned about the middle, by an "
        f"angle that grows with the position. **Pair {pair} turns by {math.degrees(made.speed):.3g}° "
        f"from one token to the next**, once round in {once_round:,.1f} tokens; pair 0 by "
        f"{math.degrees(speed[0]):.3g}°, pair {n_pairs - 1} by {math.degrees(speed[-1]):.2g}°. "
        "Nothing of this is learned, and values are not turned."
    )
    distance = here.token - other
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(f"**Pair {pair} at positions 0 to {n - 1}**")
        says = (
            f"Pair {pair} of the query of {tokens[here.token].label} and of the key of "
            f"{tokens[other].label}, at every position from 0 to {n - 1}: two circles."
        )
        labels = (tokens[here.token].label, tokens[other].label)
        figure = circles(made, here.token, other, labels, here.style)
        chart(figure, "embeddings.circles", says)
        st.caption(
            f"A dot: where the pair of the query of {name(here.token)} (blue) or of the key of "
            f"{name(other)} (orange) would lie at that position. The lines: where they do lie."
        )
    with right:
        st.markdown(f"**The score of {name(here.token)} with {name(other)}, by distance**")
        figure = score_by_distance(made, distance, here.style)
        says = f"Score by distance: {made.score:.3f} where they stand, {distance} apart."
        chart(figure, "embeddings.distance", says)
        st.caption(
            f"The same query and key, were they 0 to {n - 1} positions apart. A pair's part is a "
            "wave, the faster the pair turns the shorter; the score is the sum of all "
            f"{n_pairs}. " + ("The dot: where they stand." if distance >= 0 else "")
        )
    change = abs(made.moved - made.score)
    by = f"{made.by} position" + ("s" if made.by != 1 else "")
    st.markdown(
        f"**The score depends on the distance only.** {name(here.token)} ({here.token}) and "
        f"{name(other)} ({other}) have score **{signed(made.score, '.4f')}**. Were both {by} "
        f"further on, both would be turned further by the same angle, and their score would be "
        f"{signed(made.moved, '.4f')}"
        + (
            f": the difference, {change:.0e}, is the rounding of 32-bit numbers."
            if change
            else ": the same to the last digit."
        )
    )
    angles = [math.degrees(made.speed * position) for position in range(n)]
    table(
        "The pair at every position, and the score by distance",
        {
            "position, or distance": range(n),
            "turned by, degrees": angles,
            "query, first": made.query[:, 0].tolist(),
            "query, second": made.query[:, 1].tolist(),
            "key, first": made.key[:, 0].tolist(),
            "key, second": made.key[:, 1].tolist(),
            "score at that distance": made.by_distance.tolist(),
        },
        key="embeddings.turned",
    )
    order()


def answering_token() -> int:
    """Choose the token whose key is met; unless one is chosen, the one before the chosen token."""
    chosen = here.other if here.view.other != LAST else max(here.token - 1, 0)
    key = "embeddings.other"
    st.session_state[key] = chosen
    st.selectbox(
        f"The key that the query of {tokens[here.token].label} meets",
        range(len(tokens)),
        format_func=lambda position: f"{position} {tokens[position].label}",
        key=key,
        on_change=changed,
        args=(key, "other"),
    )
    return chosen


@st.fragment
def order() -> None:
    """Why there must be positions: the same words back to front."""
    st.subheader("Why turn at all?" if rotary else "Why add positions at all?", anchor=False)
    if len(tokens) == 1:
        st.markdown("With one token there is no order. Type more words to see the experiment.")
        return
    # Where positions turn, the head was chosen above.
    head = here.view.head if rotary else head_control(here)
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
    what = "One pair turned" if rotary else "The sum, dimension by dimension"
    if not here.arithmetic(f"{what}, and one cosine"):
        return
    if rotary:
        turn_arithmetic()
    else:
        parts = here.compute(sum_at, here.token)
        st.markdown(
            f"{name(here.token)} at position {here.token}, the first 4 of {config.n_embd} "
            "dimensions: token vector + position vector = what enters the first block."
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


def turn_arithmetic() -> None:
    """The first pair of the chosen token's query, before and after it was turned."""
    made = here.compute(turning, here.view.layer, here.view.head, 0, here.token, 0, here.token + 1)
    (a, b), (x, y) = made.query[0].tolist(), made.query[-1].tolist()
    angle = made.speed * here.token
    st.markdown(
        f"The first pair of the query of {name(here.token)} in head {here.view.layer}."
        f"{here.view.head}: ({signed(a, '.4f')}, {signed(b, '.4f')}) as its matrix made it, turned by "
        f"{here.token} × {made.speed:.3f} = {angle:.3f} radians."
    )
    st.latex(
        rf"{factor(a)} \cdot \cos {angle:.3f} - {factor(b)} \cdot \sin {angle:.3f} = {x:.4f} \qquad "
        rf"{factor(a)} \cdot \sin {angle:.3f} + {factor(b)} \cdot \cos {angle:.3f} = {y:.4f}"
    )


answer()
addition()
whole_prompt()
meaning()
if rotary:
    turned()
else:
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
        "The same word twice: one token vector, two positions, "
        + ("one query turned by two angles" if rotary else "two different sums"),
        {"prompt": "the dog saw the cat and the cat saw the dog", "token": 3},
    ),
)
here.close()
