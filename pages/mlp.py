"""What each word does on its own: the MLP, its neurons, and where the parameters are."""

from itertools import count as count_from

import pandas as pd
import streamlit as st

from figures.mlp import parameter_map, promoted, token_through
from model.gpt import GPTConfig
from model.neurons import Firing, Promotion, activations, active, firing, place, promotes
from model.one_neuron import Reading, Steps, logit_shares, steps
from model.parameters import Parameters, count
from ui import session
from ui.components import mount
from ui.controls import chart, layer_control, table, token_strip
from ui.page import Here, open_page, plain
from ui.view import LAST, STRONGEST

LISTED = 10  # neurons in the list
WORDS = 5  # tokens beside each of them
THIN = 0.02  # share of the parameters below which a part has no room for its name
ENDS = 8  # tokens at each end of the chosen neuron
BENDS = {
    ("GELU", "gelu_new"): "0.5 · x · (1 + tanh(√(2/π) · (x + 0.044715 · x³)))",
    ("GELU", "gelu"): "x · Φ(x), Φ the normal distribution,",
    ("ReLU", "relu"): "x where it is above 0, else 0,",
    ("SiLU", "gelu_new"): "x ÷ (1 + e^−x)",
}
"""By the name of what bends and the choice in the config."""
ORDERS = {"activation": "how active it is", "added": "how much it adds to the stream"}


def answer(here: Here) -> None:
    """One paragraph: what the MLP does, and how many neurons are active here."""
    config = here.glass.model.config
    share = here.compute(active)[:, -1]
    fires = (
        "a neuron is a **gate** times what the gate lets through (SwiGLU; GPT-2 has one number "
        "where this model has two), and writes its own vector into the stream"
        if gated(here)
        else "a neuron that finds its pattern fires, and writes its own vector into the stream"
    )
    st.markdown(
        "In the MLP no token sees another. Each one alone is widened from "
        f"**{config.n_embd} numbers to {config.d_mlp:,} neurons**; {fires}. On the last token, "
        f"“{plain(here.trace.tokens[-1].label)}”, {share.min():.0%} to {share.max():.0%} of a "
        f"layer's {'gates are open (above 0)' if gated(here) else 'neurons are active'}."
    )


def gated(here: Here) -> bool:
    """Whether a neuron of this model is a gate times what it lets through."""
    return here.glass.model.config.mlp == "SwiGLU"


@st.fragment
def tour(here: Here) -> None:
    """Everything that follows the chosen layer, token and neuron."""
    layer = layer_control(here)
    neuron = chosen_neuron(here)
    picture(here, layer, neuron)
    everywhere(here, layer, neuron)
    st.header("The neurons that fire most on this token", anchor=False)
    strongest(here, layer, neuron)
    one_neuron(here, layer, neuron)
    parameters(here)
    if here.arithmetic(f"Neuron {layer}.{neuron} on this token, from products to logits"):
        neuron_arithmetic(here, layer, neuron)
    here.in_code(layer=layer, token=here.token, neuron=neuron)
    things_to_try(here)


def chosen_neuron(here: Here) -> int:
    """The neuron of the view, or the most active one on the chosen token."""
    chosen = here.view.neuron
    if chosen != STRONGEST:
        return chosen
    return here.compute(firing, here.view.layer, here.token, 1).neurons[0].item()


def picture(here: Here, layer: int, neuron: int) -> None:
    """The chosen token on its way through the MLP."""
    config, label = here.glass.model.config, here.trace.tokens[here.token].label
    says = (
        f"MLP of layer {layer} on the token {label}: {config.n_embd} numbers in, {config.d_mlp} "
        + (
            "gates, what they let through, and their products"
            if gated(here)
            else f"neurons before and after {config.bend_name}"
        )
        + f", {config.n_embd} numbers out. Choose a neuron with the arrow keys."
    )
    mount(
        "mlp",
        here.compute(token_through, layer, here.token, neuron, says),
        key="mlp.picture",
        on_neuron_change=lambda: session.update(neuron=st.session_state["mlp.picture"].neuron),
    )


def everywhere(here: Here, layer: int, neuron: int) -> None:
    """The token to look at, and the chosen neuron on all of them."""
    post = here.compute(activations, layer, neuron).tolist()
    # Where a neuron may be as far below 0 as above, its size is what is shaded.
    sizes = [abs(value) if gated(here) else max(value, 0.0) for value in post]
    highest = max(sizes)
    st.caption(
        "One cell is one number: blue above 0, orange below, blank at 0; ± says what the "
        "strongest colours stand for"
        + (". " if gated(here) else ", and both fields of neurons share it. ")
        + "Click a neuron to follow it."
        + (
            " A closed gate lets next to nothing through. What an open one lets through has either "
            "sign: a neuron may write its vector, or the opposite."
            if gated(here)
            else ""
        )
    )
    token_strip(
        here,
        f"Choose a token. Below each: how active neuron {layer}.{neuron} is on it "
        + (
            f"(colour: {'size, ' if gated(here) else ''}0 to {highest:.2f})."
            if highest
            else "(above 0 on none)."
        ),
        shades=[size / (highest or 1.0) for size in sizes],
        notes=[f"{round(value, 2) + 0.0:.2f}".replace("-", "−") for value in post],
    )


def strongest(here: Here, layer: int, neuron: int) -> None:
    """The list of neurons, each with the tokens that it raises and lowers."""
    order = st.segmented_control(
        "Order by",
        list(ORDERS),
        default="activation",
        format_func=ORDERS.__getitem__,
        key="mlp.order",
        required=True,
    )
    found: Firing = here.compute(firing, layer, here.token, LISTED, order)
    words: Promotion = here.compute_on_model(promotes, layer, tuple(found.neurons.tolist()), WORDS)
    labels = here.glass.tokenizer.labels
    values = (found.post if order == "activation" else found.added).tolist()
    raised = [[labels[id] for id in ids] for ids in words.raised.tolist()]
    lowered = [[labels[id] for id in ids] for ids in words.lowered.tolist()]
    mount(
        "neurons",
        {
            "label": f"The strongest neurons of layer {layer} on this token",
            "unit": "activation" if order == "activation" else "length added",
            "selected": neuron,
            "neurons": [
                {"neuron": number, "value": value, "raised": up, "lowered": down}
                for number, value, up, down in zip(
                    found.neurons.tolist(), values, raised, lowered, strict=True
                )
            ],
        },
        key="mlp.neurons",
        on_neuron_change=lambda: session.update(neuron=st.session_state["mlp.neurons"].neuron),
    )
    st.caption(
        "Raises, lowers: the tokens whose scores the neuron's output row moves most when it fires, "
        "read straight through the final norm and the unembedding. What later layers make of "
        "it is not in this; the earlier the layer, the less it need mean."
        + (" A neuron below 0 lowers what it is said to raise." if gated(here) else "")
    )
    if here.view.neuron != STRONGEST:
        st.button(
            "Back to the most active neuron",
            icon=":material/vertical_align_top:",
            on_click=session.update,
            kwargs={"neuron": STRONGEST},
        )
    table(
        "These neurons as a table",
        {
            "neuron": found.neurons.tolist(),
            "gate"
            if gated(here)
            else f"before {here.glass.model.config.bend_name}": found.pre.tolist(),
            "neuron" if gated(here) else "after": found.post.tolist(),
            "length added": found.added.tolist(),
            "raises": [", ".join(up) for up in raised],
            "lowers": [", ".join(down) for down in lowered],
        },
    )


def one_neuron(here: Here, layer: int, neuron: int) -> None:
    """The chosen neuron: how active, and the tokens at both its ends."""
    labels = here.glass.tokenizer.labels
    words: Promotion = here.compute_on_model(promotes, layer, (neuron,), ENDS)
    post = here.compute(activations, layer, neuron).tolist()
    strength = [abs(value) for value in post] if gated(here) else post
    best, here_now = strength.index(max(strength)), post[here.token]
    opposite = " Being negative, it does the opposite of the chart" if here_now < 0 else ""
    rank = here.compute(place, layer, neuron, here.token)
    st.subheader(f"Neuron {layer}.{neuron}", anchor=False)
    st.markdown(
        f"On “{plain(here.trace.tokens[here.token].label)}” it is at **{signed(here_now)}**, number "
        f"{rank:,} of the layer's {here.glass.model.config.d_mlp:,} neurons. In this prompt "
        f"it is most active on “{plain(here.trace.tokens[best].label)}” ({best}): "
        f"{signed(post[best])}."
        + (f"{opposite}{'.' if gated(here) else ', a little.'}" if opposite else "")
    )
    raised, lowered = (
        [(labels[id], by) for id, by in zip(ids[0].tolist(), change[0].tolist(), strict=True)]
        for ids, change in ((words.raised, words.raised_by), (words.lowered, words.lowered_by))
    )
    chart(
        promoted(raised, lowered, here.style),
        "mlp.promoted",
        f"Neuron {layer}.{neuron} raises {', '.join(label for label, _ in raised)} and lowers "
        f"{', '.join(label for label, _ in lowered)}.",
    )


def neuron_arithmetic(here: Here, layer: int, neuron: int) -> None:
    """The chosen neuron from its products to its share of the logits."""
    config = here.glass.model.config
    one = here.compute(steps, layer, neuron, here.token)
    number = count_from(1)
    dot_product(here, one, one.reading, f"{next(number)}. A dot product")
    if one.reading.bias is not None:
        st.markdown(
            f"**{next(number)}. The bias.** {signed(one.reading.dot)} + "
            f"({signed(one.reading.bias)}) = **{signed(one.reading.pre)}**, the neuron before its "
            "activation."
        )
    st.markdown(
        f"**{next(number)}. {config.bend_name}.** {BENDS[config.bend_name, config.activation]} "
        f"with x = {signed(one.reading.pre)} is **{signed(one.bent)}**"
        + (", how far the gate is open." if one.up else ".")
    )
    if one.up:
        dot_product(here, one, one.up, f"{next(number)}. The second reading")
        st.markdown(
            f"**{next(number)}. Gate times reading.** {signed(one.bent)} · "
            f"{signed(one.up.pre)} = **{signed(one.post)}**, the neuron."
        )
    st.markdown(
        f"**{next(number)}. Its row, that many times.** The row has length {one.row.norm():.3f}; "
        f"{signed(one.post)} times it adds a vector of length **{one.added.norm():.3f}** to the "
        f"stream, which here has length {one.stream_length:.2f}."
    )
    divides = (
        f"The final LayerNorm takes the mean off, divides by this token's deviation "
        f"({one.final_std:.3f})"
        if config.norm == "LayerNorm"
        else f"The final RMSNorm divides by the root mean square of this token's stream "
        f"({one.final_std:.3f})"
    )
    st.markdown(
        f"**{next(number)}. To the logits.** {divides} and applies its gain; the "
        "dot product with a token's unembedding is what the neuron adds to the token's logit:"
    )
    st.dataframe(logit_table(here, layer, neuron), hide_index=True)


def dot_product(here: Here, one: Steps, reading: Reading, title: str) -> None:
    """The normalised stream times a column of weights, the largest products first."""
    products = pd.DataFrame(
        {
            "dimension": range(len(one.input)),
            "ln2": one.input.numpy(),
            "weight": reading.column.numpy(),
            "product": reading.products.numpy(),
        }
    ).sort_values("product", key=abs, ascending=False)
    largest = products["product"].head(LISTED).sum()
    st.markdown(
        f"**{title}.** Each of the {len(one.input)} normalised numbers of "
        f"“{plain(here.trace.tokens[here.token].label)}” times its weight, the largest products "
        f"first. The {LISTED} largest come to {signed(largest)}, the other "
        f"{len(one.input) - LISTED} to {signed(reading.dot - largest)}: together "
        f"**{signed(reading.dot)}**."
    )
    st.dataframe(products, hide_index=True, height=280)


def logit_table(here: Here, layer: int, neuron: int) -> pd.DataFrame:
    """What the neuron adds to the tokens it moves most, and to the one the model predicts."""
    ends: Promotion = here.compute_on_model(promotes, layer, (neuron,), ENDS)
    logits = here.trace.logits[here.token]
    predicted = logits.argmax().item()
    why = dict.fromkeys(ends.raised[0, :3].tolist(), "raised most")
    why |= dict.fromkeys(ends.lowered[0, :3].tolist(), "lowered most")
    why |= {predicted: "predicted next"}
    ids = tuple(why)
    shares = here.compute(logit_shares, layer, neuron, here.token, ids)
    return pd.DataFrame(
        {
            "token": [here.glass.tokenizer.labels[id] for id in ids],
            "which": list(why.values()),
            "added by this neuron": shares.tolist(),
            "its whole logit": logits[list(ids)].tolist(),
        }
    )


def parameters(here: Here) -> None:
    """Every learned number of the model, counted."""
    st.header("Where the parameters are", anchor=False)
    config = here.glass.model.config
    counted: Parameters = here.compute_on_model(count)
    shares = counted.shares
    blocks = counted.attention + counted.mlp + counted.layer_norms
    twice = (
        " The token embedding is counted once though it works twice: it is the unembedding too."
        if config.tied
        else ""
    )
    largest = max(shares, key=shares.__getitem__)
    verdict = (
        "more than any other part"
        if largest == "MLP"
        else f"less than the {largest}, because this model is small for its vocabulary"
    )
    st.markdown(
        f"This model has **{counted.total:,}** learned numbers. Its {config.n_layer} MLPs hold "
        f"**{shares['MLP']:.1%}** of them, {verdict}; of what is in the blocks they hold "
        f"**{counted.mlp / blocks:.1%}**.{twice}"
    )
    listed = counted.parts
    chart(
        parameter_map(counted, here.style),
        "mlp.parameters",
        "; ".join(f"{part}: {number:,} ({shares[part]:.1%})" for part, number in listed.items()),
    )
    thin = [f"{part} ({listed[part]:,})" for part in listed if shares[part] < THIN]
    if thin:
        st.caption(f"Too thin for words in the picture: {' and '.join(thin)}.")
    st.markdown(
        one_block(config, counted)
        + " The embeddings grow only with the width, the blocks with its square: in larger models "
        "of this shape the share of the MLP comes closer to that of the blocks."
    )
    table(
        "The parameters as a table",
        {
            "part": list(listed),
            "parameters": list(listed.values()),
            "share": [f"{shares[part]:.2%}" for part in listed],
        },
    )


def one_block(config: GPTConfig, counted: Parameters) -> str:
    """What the parameters of one block are, in a sentence or two."""
    D, M = config.n_embd, config.d_mlp
    d_kv = config.kv_heads * config.d_head
    going_in = f"twice {D} × {M}" if config.mlp == "SwiGLU" else f"{D} × {M}"
    square, narrow = f"matrices of {D} × {D}", f"matrices of {D} × {d_kv}"
    matrices = f"four {square}" if d_kv == D else f"two {square} and two {narrow}"
    biases = f", with {counted.attention_biases // config.n_layer:,} biases" if config.bias else ""
    plus = (f" + {M}", f" + {D}") if config.bias else ("", "")
    text = (
        f"In one block: the MLP has {going_in}{plus[0]} going in and {M} × {D}{plus[1]} coming back, "
        f"**{counted.mlp // config.n_layer:,}**; attention has {matrices}{biases}, "
        f"**{counted.attention // config.n_layer:,}**."
    )
    if config.mlp != "SwiGLU" and M == 4 * D and d_kv == D:
        text += " So a block is about two thirds MLP, as in every model that widens by four."
    return text


def things_to_try(here: Here) -> None:
    """Links that set the prompt, the layer and the token."""
    here.look_closer(
        (
            "No MLP comes after that of the last layer: what do its strongest neurons raise?",
            {"layer": here.glass.model.config.n_layer - 1, "token": LAST, "neuron": STRONGEST},
        ),
        (
            "The same word twice: compare the strongest neurons on the two banks, layer by layer.",
            {
                "prompt": "The bank of the river and the bank in town",
                "layer": 0,
                "token": 1,
                "neuron": STRONGEST,
            },
        ),
        (
            "A name: which neurons fire on it, and what do they expect next?",
            {
                "prompt": "Tom and Lily went to the park",
                "layer": here.glass.model.config.n_layer // 2,
                "token": 2,
                "neuron": STRONGEST,
            },
        ),
    )


def signed(value: float) -> str:
    """Three decimals and a true minus."""
    return f"{value:.3f}".replace("-", "−")


here = open_page("mlp")
answer(here)
tour(here)
here.close()
