"""Residual stream: what every layer adds, what it would say so far, and who argued for the end."""

import streamlit as st

from figures.bars import bars
from figures.cell_grid import Words, cell_grid
from figures.histogram import histogram
from figures.places import places
from model.attention import arithmetic
from model.attribution import Attribution, Component, attribute
from model.contribution import contribution
from model.layer_norm import Steps, steps
from model.lens import Lens, follow_at, lens
from model.residual import Growth, Station, growth, stations
from model.surprisal import top
from ui import session
from ui.components import mount
from ui.controls import chart, table, token_strip
from ui.page import Here, open_page, plain
from ui.target import OFFERED, target, target_control
from ui.view import LAST
from ui.words import called, factor, percent, signed

SHOWN_PARTS = 16  # bars of the attribution; what is left is one bar more
SHOWN_DIMENSIONS = 8


def introduce(here: Here) -> None:
    """Where the page's question is answered."""
    config = here.glass.model.config
    st.markdown(
        f"In the **residual stream**: each token has a list of {config.n_embd} numbers that runs "
        f"through all {config.n_layer} layers like a bus. Attention and MLP of every layer read a "
        f"normalised copy of it and **add** what they found; nothing is replaced, and nothing goes "
        f"from one layer to the next by another way. At its end, the stream is the prediction."
    )


@st.fragment
def explore(here: Here) -> None:
    """Everything that depends on the chosen token and station."""
    token_strip(here, "Choose a token to follow through the layers")
    grown, seen = here.compute(growth), here.compute(lens)
    show_stream(here, grown, seen)
    show_lens(here, seen)
    show_station(here, seen)
    show_argument(here)
    show_layer_norm(here)
    if here.arithmetic("The norm of one dimension, and one head's vote as a dot product"):
        show_arithmetic(here)
    here.in_code(token=here.token, station=station(here))
    look_closer(here)


def show_stream(here: Here, grown: Growth, seen: Lens) -> None:
    """The bus: how long the stream is at every station, and what each part adds."""
    at, labels, stops = here.token, here.glass.tokenizer.labels, all_stations(here)
    norm, added = grown.norm[:, at], grown.added[:, at]
    largest = stops[1 + int(added[1:].argmax())]
    mount(
        "stream",
        {
            "label": f"The stream of {here.trace.tokens[at].label} (position {at}), from top to "
            f"bottom. Length is Euclidean, without a unit; full width is "
            f"{max(norm.max(), added.max()):.3g}. Click a station to look closer below.",
            "columns": ["after", "length of the stream", "length added", "would say"],
            "selected": station(here),
            "stations": [
                {
                    "name": stop.name,
                    "part": stop.part,
                    "norm": norm[stop.index].item(),
                    "added": added[stop.index].item(),
                    "token": labels[int(seen.ids[stop.index, at, 0])],
                    "prob": seen.probs[stop.index, at, 0].item(),
                }
                for stop in stops
            ],
        },
        key="residual.stream",
        on_station_change=lambda: session.update(
            station=st.session_state["residual.stream"].station
        ),
    )
    st.markdown(
        f"The stream of {called(here, at)} enters the first layer with length "
        f"{norm[0]:.3g} and leaves the last with {norm[-1]:.3g}. The largest addition is that of "
        f"**{largest.name}**: {added[largest.index]:.3g}. Lengths do not simply add up: "
        f"3 at a right angle to 4 gives 5, and against the stream's direction they take away."
    )
    table(
        "The numbers, with the direction of each addition",
        {
            "station": [stop.name for stop in stops],
            "length of the stream": norm.tolist(),
            "length added": added.tolist(),
            "cosine with the stream before": [None, *grown.cosine[1:, at].tolist()],
            "share of the final stream": grown.share[:, at].tolist(),
        },
    )


def show_lens(here: Here, seen: Lens) -> None:
    """Every station read as a prediction, at every position."""
    st.subheader("What would it say if it stopped here?", anchor=False)
    at, labels = here.token, here.glass.tokenizer.labels
    final = labels[int(seen.final.ids[at])]
    st.markdown(
        f"The **logit lens** reads the stream at any station as if it were the last: final "
        f"{here.glass.model.config.norm}, then a score for every token. After {called(here, at)} the model says "
        f"“{plain(final)}”; {how_early(here, seen)} Early readings need not mean much: the reading "
        f"was trained for the end of the stream only."
    )
    tokens = [token.label for token in here.trace.tokens]
    words = Words(
        label="The most probable next token at every station (row), after every token (column). "
        "Framed: already what the model says in the end. Click a cell.",
        scale="probability of that token",
        corner="after",
        row_word="after",
        rows=[stop.name for stop in all_stations(here)],
        columns=tokens,
        footer=[*tokens[1:], "?"],
        footer_corner="came next",
    )
    mount(
        "cell_grid",
        cell_grid(
            words,
            seen.probs[:, :, 0].numpy(),
            (station(here), at),
            seen.ids[:, :, 0].numpy(),
            labels,
            (seen.ids[:, :, 0] == seen.final.ids).numpy(),
        ),
        key="residual.lens",
        on_cell_change=lens_chosen,
    )


def lens_chosen() -> None:
    """A click on the lens chooses the station and the token."""
    row, column = st.session_state["residual.lens"].cell
    session.update(station=row, token=column)


def how_early(here: Here, seen: Lens) -> str:
    """From which station on the final prediction is on top and stays there, as a clause."""
    first = seen.final.ranks[:, here.token] == 1
    # In a near tie the lens may round the other way than the model itself did.
    since = min(len(first) - int(first.flip(0).cumprod(0).sum()), len(first) - 1)
    name = all_stations(here)[since].name
    if since == len(first) - 1:
        return "that is on top at the very last station only."
    return f"that is on top from **{name}** on." if since else "that is on top from the start."


def show_station(here: Here, seen: Lens) -> None:
    """The chosen cell: its best tokens, and where the token that is looked at stands."""
    at, chosen, stops = here.token, station(here), all_stations(here)
    labels = here.glass.tokenizer.labels
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(f"**After {stops[chosen].name}**, the best five following {called(here, at)}")
        best = [labels[id] for id in seen.ids[chosen, at].tolist()]
        probs = seen.probs[chosen, at].tolist()
        texts = [percent(prob) for prob in probs]
        colours = [here.style.accent] * len(best)
        figure = bars(best, probs, texts, colours, "probability of the next token", here.style)
        figure.update_xaxes(tickformat=".2~%")
        chart(
            figure,
            "residual.best",
            f"Best five after {stops[chosen].name}: "
            + ", ".join(f"{label} {text}" for label, text in zip(best, texts, strict=True)),
        )
        st.caption(
            f"Entropy of this reading: {seen.entropy[chosen, at]:.2f} bits, over all "
            f"{here.glass.model.config.vocab_size:,} tokens."
        )
    with right:
        id = target(here)
        followed = here.compute(follow_at, id, at)
        ranks = followed.ranks[:, 0].tolist()
        st.markdown(f"**The place of “{plain(labels[id])}”** among all tokens, station by station")
        chart(
            places(stops, ranks, here.glass.model.config.vocab_size, here.style),
            "residual.places",
            f"Place of {labels[id]} at each station: "
            + ", ".join(f"{s.name} {rank:,}" for s, rank in zip(stops, ranks, strict=True)),
        )
        st.caption(
            f"Place {ranks[0]:,} behind the embedding, {ranks[-1]:,} in the end. "
            "Which token is followed is chosen below."
        )


def show_argument(here: Here) -> None:
    """The score of one token as a sum over all parts of the model."""
    st.subheader("Who argued for it?", anchor=False)
    id = target_control(here, "The token whose score is explained")
    label = plain(here.glass.tokenizer.labels[id])
    found: Attribution = here.compute(attribute, id, here.token)
    logit = here.trace.logits[here.token, id].item()
    ranked = sorted(found.components, key=lambda part: -abs(part.value))
    most_for = max(ranked, key=lambda part: part.value)
    error = abs(found.total - logit)
    off = f"{error:.6f}" if error >= 1e-6 else "less than 0.000001"
    against = min(ranked, key=lambda part: part.value)
    st.markdown(
        f"The score (logit) of “{label}” after {called(here, here.token)} is a sum: the final "
        f"stream is the sum of what every part wrote, and the score is a dot product with it. "
        f"Most for it: **{most_for.name}** with {signed(most_for.value, '+.2f')}; most against it, or least "
        f"for it: **{against.name}** with {signed(against.value, '+.2f')}."
    )
    st.markdown(
        f"Sum of all {len(ranked)} parts: **{found.total:.6f}**. The model's own logit: "
        f"**{logit:.6f}**. They differ by {off}: the rounding of 32-bit numbers."
    )
    left, right = st.columns([1, 1.15], gap="medium")
    with left:
        show_parts(here, ranked, found.total)
    with right:
        show_heads(here, found)
    in_order = sorted(found.components, key=lambda part: -part.value)
    table(
        f"All {len(ranked)} parts",
        {
            "part": [part.name for part in in_order],
            "contribution to the logit": [part.value for part in in_order],
        },
    )


def show_parts(here: Here, ranked: list[Component], total: float) -> None:
    """The strongest parts as bars, the rest together, and the sum."""
    shown = sorted(ranked[:SHOWN_PARTS], key=lambda part: -part.value)
    rest = ranked[SHOWN_PARTS:]
    kinds = {"head": here.style.output, "attention bias": here.style.output, "mlp": here.style.mlp}
    names = [part.name for part in shown]
    values = [part.value for part in shown]
    colours = [kinds.get(part.kind, here.style.accent) for part in shown]
    if rest:
        names.append(f"{len(rest)} others")
        values.append(sum(part.value for part in rest))
        colours.append(here.style.muted)
    names.append("sum")
    values.append(total)
    colours.append(here.style.text)
    texts = [signed(value, "+.2f") for value in values]
    figure = bars(names, values, texts, colours, "contribution to the logit", here.style)
    chart(
        figure,
        "residual.parts",
        "Contributions: "
        + ", ".join(f"{name} {text}" for name, text in zip(names, texts, strict=True)),
    )


def show_heads(here: Here, found: Attribution) -> None:
    """All heads at a glance; the chosen one with the way to its own page."""
    n_layer, n_head = found.heads.shape
    words = Words(
        label="The heads alone: for (blue) or against (orange) this token. Click one.",
        scale="contribution to the logit",
        corner="layer ↓ head →",
        row_word="layer",
        rows=[str(layer) for layer in range(n_layer)],
        columns=[str(head) for head in range(n_head)],
    )
    view = here.view
    mount(
        "cell_grid",
        cell_grid(words, found.heads.numpy(), (view.layer, view.head)),
        key="residual.heads",
        on_cell_change=head_chosen,
    )
    value = found.heads[view.layer, view.head].item()
    looks = here.compute(arithmetic, view.layer, view.head, here.token, here.token).weights
    st.markdown(
        f"Head {view.layer}.{view.head} contributed {signed(value, '+.3f')} to the logit. From here it looks most at "
        f"{called(here, int(looks.argmax()))}: {percent(looks.max().item())} of its attention."
    )
    st.page_link(
        "pages/attention.py",
        label=f"See head {view.layer}.{view.head} on the Attention page",
        icon=":material/hub:",
        query_params=view.to_query(),
    )
    st.caption(
        "Only the direct way counts here: what a head wrote and later parts read and passed on is "
        "counted with those parts."
    )


def head_chosen() -> None:
    """A click on the grid of heads chooses the head, here and on the Attention page."""
    layer, head = st.session_state["residual.heads"].cell
    session.update(layer=layer, head=head)


def show_layer_norm(here: Here) -> None:
    """The norm behind the chosen station, on the chosen token."""
    config = here.glass.model.config
    centres = config.norm == "LayerNorm"
    st.subheader(f"{config.norm}: what the next part really reads", anchor=False)
    which, layer, reader = norm_after(here)
    norm: Steps = here.compute(steps, which, here.token, layer)
    out_std = norm.out.std(correction=0)
    names = [stop.name for stop in all_stations(here)]
    key = "residual.station"
    st.session_state[key] = station(here)
    st.select_slider(
        "Station of the stream",
        range(len(names)),
        format_func=lambda index: names[index],
        key=key,
        on_change=lambda: session.update(station=st.session_state[key]),
    )
    far = int(norm.centred.abs().argmax())
    farthest = f"(farthest out: dimension {far}, {signed(norm.x[far].item(), '.2f')})"
    mean = signed(norm.x.mean().item(), ".3f")
    st.markdown(
        f"After {names[station(here)]}, **{reader}** reads the stream of "
        f"{called(here, here.token)} through "
        + (
            f"a LayerNorm. Its {len(norm.x)} numbers have mean {mean} and standard deviation "
            f"{norm.std:.3f} {farthest}. Subtract the one, divide by the other: mean 0, deviation "
            "1, however long the stream has grown. Then each dimension gets its learned weight"
            + (" and bias." if config.bias else ".")
            if centres
            else f"an RMSNorm: the root of the mean square of its {len(norm.x)} numbers is "
            f"{norm.std:.3f} {farthest}. Divide by it: mean square 1, however long the stream has "
            f"grown. Nothing is subtracted first, as GPT-2's LayerNorm does with the mean (here "
            f"{mean}). Then each dimension gets its learned weight, and no bias."
        )
    )
    described = "mean {}, deviation {:.3f}".format
    hat, out = (signed(vector.mean().item(), ".3f") for vector in (norm.hat, norm.out))
    vectors = [
        (norm.x, "1 The stream", described(mean, norm.x.std(correction=0))),
        (norm.hat, "2 (x − mean) ÷ deviation", "mean 0, deviation 1")
        if centres
        else (norm.hat, "2 x ÷ root mean square", f"mean {hat}, mean square 1"),
        (
            norm.out,
            "3 × weight + bias" if config.bias else "3 × weight",
            described(out, out_std),
        ),
    ]
    for column, (vector, title, says) in zip(st.columns(3), vectors, strict=True):
        with column:
            figure = histogram(vector.numpy(), title, here.style.accent, here.style)
            chart(figure, f"residual.norm.{title[0]}", f"Histogram. {title}: {says}")
            st.caption(f"{says[0].upper()}{says[1:]}. Dotted: the mean. Counts are logarithmic.")
    table(
        f"The {len(norm.x)} dimensions of this token",
        {
            "dimension": list(range(len(norm.x))),
            "x": norm.x.tolist(),
            **({"x − mean": norm.centred.tolist()} if centres else {}),
            "÷ deviation" if centres else "÷ root mean square": norm.hat.tolist(),
            "weight": norm.weight.tolist(),
            **({"bias": norm.bias.tolist()} if config.bias else {}),
            "what is read": norm.out.tolist(),
        },
    )


def norm_after(here: Here) -> tuple[str, int, str]:
    """Which norm reads the chosen station: its name in the trace, its layer, its reader."""
    layer, half = divmod(station(here), 2)
    if layer == here.glass.model.config.n_layer:
        return "ln_final", -1, "the unembedding"
    return ("ln2", layer, f"MLP {layer}") if half else ("ln1", layer, f"attention {layer}")


def show_arithmetic(here: Here) -> None:
    """One dimension of that norm, and the dot product of the chosen head."""
    config = here.glass.model.config
    which, layer, reader = norm_after(here)
    norm: Steps = here.compute(steps, which, here.token, layer)
    n, epsilon = len(norm.x), f"{norm.epsilon:f}".rstrip("0")
    d = st.number_input("Dimension", 0, n - 1, 0, key="residual.dimension", width=220)
    st.markdown(f"The {config.norm} that {reader} reads through, in dimension {d} of {n}.")
    root = rf" = \sqrt{{{norm.variance:.4f} + {epsilon}}} = {norm.std:.4f}"
    if config.norm == "LayerNorm":
        mean, off = rf"\mu = \frac{{1}}{{{n}}}\sum_i x_i = {norm.mean:.4f} \qquad ", r"(x_i - \mu)"
        taken_off = f" - ({norm.mean:.4f})"
    else:
        mean, off, taken_off = "", "x_i", ""
    bias = f" + ({norm.bias[d]:.4f})" if config.bias else ""
    st.latex(
        rf"{mean}\sigma = \sqrt{{\tfrac{{1}}{{{n}}}\textstyle\sum_i {off}^2 + \varepsilon}}{root}"
    )
    st.latex(
        rf"\frac{{{norm.x[d]:.4f}{taken_off}}}{{{norm.std:.4f}}} = {norm.hat[d]:.4f} \qquad "
        rf"{norm.hat[d]:.4f} \times {norm.weight[d]:.4f}{bias} = {norm.out[d]:.4f}"
    )
    view, id = here.view, target(here)
    label = plain(here.glass.tokenizer.labels[id])
    found: Attribution = here.compute(attribute, id, here.token)
    value = found.heads[view.layer, view.head].item()
    part = Component("head", value, view.layer, view.head)
    vote = here.compute(contribution, part, id, here.token)
    order = vote.products.abs().argsort(descending=True)
    st.markdown(
        f"How {part.name} comes by its {signed(value, '+.4f')} for “{label}”: what it wrote, times the "
        f"direction in which this score grows (the unembedding of “{label}” times the weight of "
        f"the final {config.norm}, "
        + (
            "centred, divided by the deviation of the final stream"
            if config.norm == "LayerNorm"
            else "divided by the root mean square of the final stream"
        )
        + "), dimension by dimension."
    )
    terms = " ".join(
        f"{factor(vote.written[d].item())} \\cdot {factor(vote.direction[d].item())} +"
        for d in order[:3].tolist()
    )
    others = vote.products[order[3:]].sum().item()
    st.latex(
        rf"{terms} \underbrace{{{factor(others)}}}_{{{n - 3}\text{{ other dimensions}}}} = {vote.total:.4f}"
    )
    first = order[:SHOWN_DIMENSIONS].tolist()
    st.caption(
        f"The {len(first)} largest of the {n} products. All of them sum to {vote.total:.4f}."
    )
    st.dataframe(
        {
            "dimension": first,
            "what the head wrote": vote.written[first].tolist(),
            "direction of the score": vote.direction[first].tolist(),
            "product": vote.products[first].tolist(),
        },
        hide_index=True,
    )


def look_closer(here: Here) -> None:
    """Things to try."""
    here.look_closer(
        (
            "A name seen before: does a late layer bring “Tom” up, and which head argued for it?",
            {
                "prompt": "Tom and Anna went to the park. Then Anna said to",
                "token": LAST,
                "target": -1,
            },
        ),
        (
            "Where the stream starts: what would the model say from the embedding alone?",
            {"station": 0},
        ),
        (
            f"The runner-up, “{plain(here.glass.tokenizer.labels[runner_up(here)])}”: who argued for it "
            f"instead?",
            {"target": runner_up(here)},
        ),
    )


def all_stations(here: Here) -> tuple[Station, ...]:
    """The stations of this model's stream, in order."""
    return stations(here.glass.model.config.n_layer)


def station(here: Here) -> int:
    """The index of the chosen station."""
    chosen = here.view.station
    return 2 * here.glass.model.config.n_layer if chosen == LAST else chosen


def runner_up(here: Here) -> int:
    """The second most probable next token."""
    return int(here.compute(top, here.token, OFFERED).ids[1])


here = open_page("residual")
introduce(here)
explore(here)
here.close()
