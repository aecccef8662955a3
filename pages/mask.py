"""Why no word may look ahead: the mask, and the real model with the mask taken off."""

import streamlit as st

from figures.attention_cell import softmax_row
from figures.mask import candidates, heatmaps, looking_ahead, sight, surprisals
from model.attention import arithmetic
from model.one_head import one_head
from model.parameters import work
from model.surprisal import Top, top
from model.unmasked import Comparison, change_by_cutting, take_off
from ui import session
from ui.components import mount
from ui.controls import bind, changed, chart, head_control, layer_control, table, token_strip
from ui.page import Here, counted, open_page, plain
from ui.view import LAST
from ui.words import percent

ROUNDING = 5e-4  # what the last digits of float32 make of a logit
SHOWN = 12  # tokens in the small drawings of decoder and encoder


def answer(here: Here) -> None:
    """One paragraph: what the mask is for, and how many cells it closes here."""
    n = here.trace.n_tokens
    pairs = n * (n - 1) // 2
    st.markdown(
        "Because looking ahead would give the answer away. In training every token of a text is a "
        "question, “what comes next?”, and all of them are asked at once; so before the softmax "
        "each score that points at a later token is replaced by **minus infinity**. "
        f"In this prompt of {counted(n, 'token')} that closes **{pairs:,} of {n * n:,}** cells "
        "in every head."
    )


@st.fragment
def tour(here: Here) -> None:
    """Everything that follows the chosen layer, head, token and the switch."""
    controls(here)
    picture(here)
    evidence(here)
    if not here.view.causal:
        st.header("What changes with the mask off", anchor=False)
        comparison = here.compute(take_off)
        in_attention(here, comparison)
        in_prediction(here, comparison)
        in_hindsight(here, comparison)
    decoder_and_encoder(here)
    cost(here)
    if here.arithmetic("One row: scores, e to the power of each, their sum, the weights"):
        row_arithmetic(here)
    here.in_code(layer=here.view.layer, head=here.view.head)
    things_to_try(here)


def controls(here: Here) -> None:
    """Layer, head, and the switch that takes the mask off."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        layer_control(here)
        head_control(here)
        st.toggle(
            "**Causal mask**",
            key=bind(here, "causal"),
            on_change=changed,
            args=(f"{here.stop.name}.causal", "causal"),
            help="Off runs the same weights again, each token looking at all tokens.",
        )
    if not here.view.causal:
        st.info(
            "The mask is off: the model has read the prompt again, every token looking at all "
            "others. Its weights were trained with the mask and never met this situation.",
            icon=":material/visibility:",
        )


def picture(here: Here) -> None:
    """Masked scores, and what the softmax makes of them."""
    view, labels = here.view, [token.label for token in here.trace.tokens]
    found = here.compute(one_head, view.layer, view.head, causal=view.causal)
    says = (
        f"Head {view.layer}.{view.head}, mask {'on' if view.causal else 'off'}: scores and "
        f"attention weights of {counted(len(labels), 'token')}. Choose a row with the up and down "
        f"arrow keys, and read a cell of it with left and right."
    )
    mount(
        "mask",
        heatmaps(found.scores, found.pattern, labels, here.token, view.causal, says),
        key="mask.picture",
        on_token_change=lambda: session.update(token=st.session_state["mask.picture"].token),
    )
    token_strip(here, "The row: which token looks?")


def evidence(here: Here) -> None:
    """What the mask guarantees, measured: cut the prompt after a token and read it again."""
    view, n = here.view, here.trace.n_tokens
    if n == 1:
        st.markdown("A prompt of one token has nothing to hide: its only row has one open cell.")
        return
    # After the last token nothing can be cut off: the middle one stands in for it.
    token = here.token if here.token < n - 1 else (n - 1) // 2
    change = here.compute(change_by_cutting, token, causal=view.causal)
    largest = "less than 0.0005, which is rounding" if change < ROUNDING else f"up to {change:.3f}"
    meaning = (
        "What comes later does not exist for it yet: that is why one pass over a text can train on "
        "all its positions, and why a model that writes need not read the beginning again."
        if view.causal
        else "Without the mask each new word would change what was worked out for all earlier ones."
    )
    st.markdown(
        f"**Tested here:** cut off the {counted(n - 1 - token, 'token')} after "
        f"“{plain(here.trace.tokens[token].label)}” ({token}) and read again. Its scores for the next "
        f"token change by **{largest}**. {meaning}"
    )


def in_attention(here: Here, comparison: Comparison) -> None:
    """How much each head looks at later tokens."""
    view, share = here.view, comparison.head_ahead
    st.subheader("In attention", anchor=False)
    if here.trace.n_tokens == 1:
        st.markdown("A prompt of one token has nothing ahead to look at: nothing changes.")
        return
    most = divmod(int(share.argmax()), share.size(1))
    st.markdown(
        f"Head {view.layer}.{view.head} now gives **{share[view.layer, view.head]:.0%}** of its "
        f"attention to later tokens; the average over all {share.numel()} heads is "
        f"**{share.mean():.0%}**, the most is {share.max():.0%} (head {most[0]}.{most[1]}). With "
        "the mask all of these are 0; attention spread evenly would give 50%. (Mean over all rows "
        "but the last, which has nothing ahead.)"
    )
    chart(
        looking_ahead(share, view.layer, view.head, here.style),
        "mask.ahead",
        "Share of each head's attention that goes to later tokens, a row a layer, a column a head.",
    )
    table(
        "The shares as a table",
        {
            "layer": list(range(share.size(0))),
            **{f"head {head}": column.tolist() for head, column in enumerate(share.T)},
        },
    )


def in_prediction(here: Here, comparison: Comparison) -> None:
    """What is expected after the chosen token, before and after."""
    st.subheader("In the prediction", anchor=False)
    token, labels = here.token, here.glass.tokenizer.labels
    masked, unmasked = comparison.masked_best[token].item(), comparison.unmasked_best[token].item()
    same = "stays" if masked == unmasked else f"was “{plain(labels[masked])}” and is now"
    last = (
        " It is the last token and saw everything before too; it changes only because the tokens "
        "it looks at have changed."
        if token == here.trace.n_tokens - 1 and token > 0
        else ""
    )
    st.markdown(
        f"After “{plain(here.trace.tokens[token].label)}” the most probable next token {same} "
        f"“{plain(labels[unmasked])}”; the whole distribution moved by "
        f"**{comparison.kl[token]:.2f} bits** (Kullback–Leibler divergence).{last} Over the "
        f"prompt, {int(comparison.changed.sum())} of {counted(here.trace.n_tokens, 'position')} "
        "changed their first choice."
    )
    before, after = (here.compute(top, token, 6, causal=causal) for causal in (True, False))
    limit = max(before.probs.max().item(), after.probs.max().item())
    sides = (("Mask on", before), ("Mask off", after))
    for column, (name, best) in zip(st.columns(2), sides, strict=True):
        with column:
            st.markdown(f"**{name}**")
            one_side(here, name, best, limit)


def one_side(here: Here, name: str, best: Top, limit: float) -> None:
    """The most probable next tokens of one of the two."""
    labels = [here.glass.tokenizer.labels[id] for id in best.ids.tolist()]
    probs = best.probs.tolist()
    texts = [percent(p) for p in probs]
    listed = ", ".join(f"{label} {text}" for label, text in zip(labels, texts, strict=True))
    chart(
        candidates(labels, probs, texts, limit, here.style),
        f"mask.candidates.{name}",
        f"{name}: {listed}",
    )
    st.caption(f"All other tokens of the vocabulary together: {percent(float(best.rest))}.")


def in_hindsight(here: Here, comparison: Comparison) -> None:
    """How "well" it predicts words it can already see."""
    st.subheader("In how “well” it predicts words it can already see", anchor=False)
    masked, unmasked = comparison.masked, comparison.unmasked
    if masked.mean is None or unmasked.mean is None:
        st.markdown("A prompt of one token has no second word to predict.")
        return
    n = here.trace.n_tokens - 1
    better = int((unmasked.bits[1:] < masked.bits[1:]).sum())
    verdict = (
        "It got better, but it is no prediction: the answer was in front of it."
        if unmasked.mean < masked.mean
        else "It got **worse**, although the answer was in front of it: the weights were never "
        "trained to use a word to the right."
    )
    st.markdown(
        f"Each word of the prompt costs the model **{masked.mean:.2f} bits** on average when it has "
        f"to predict it, and **{unmasked.mean:.2f} bits** when it can see it ({better} of "
        f"{counted(n, 'token')} became less surprising). {verdict} A model *trained* without the "
        "mask could reach nearly 0 bits by copying the next word, and would have learned nothing "
        "that helps it to write: when it writes there is no next word to copy."
    )
    labels = [token.label for token in here.trace.tokens]
    chart(
        surprisals(labels, masked.bits, unmasked.bits, here.style),
        "mask.surprisals",
        f"Surprisal of each token of the prompt: {masked.mean:.2f} bits on average with the mask, "
        f"{unmasked.mean:.2f} without.",
    )
    table(
        "The bits as a table",
        {
            "token": labels[1:],
            "mask on, bits": masked.bits[1:].tolist(),
            "mask off, bits": unmasked.bits[1:].tolist(),
            "mask on, place": masked.ranks[1:].tolist(),
            "mask off, place": unmasked.ranks[1:].tolist(),
        },
    )


def row_arithmetic(here: Here) -> None:
    """The chosen row from scores to weights."""
    view, row = here.view, here.token
    cell = here.compute(arithmetic, view.layer, view.head, row, row, causal=view.causal)
    labels = [token.label for token in here.trace.tokens]
    n_open = int(cell.masked.isfinite().sum())
    st.markdown(
        f"Row “{plain(labels[row])}” ({row}) of head {view.layer}.{view.head}, mask "
        f"{'on' if view.causal else 'off'}. The largest of its {counted(n_open, 'open score')} is "
        f"**{cell.masked.max():.3f}**; it is taken off each of them, which keeps the numbers small "
        f"and leaves the quotient as it is. The powers of e add up to **{cell.exp_sum:.4f}**; each "
        "one divided by that sum is the weight."
        + (" e to the power of −∞ is 0." if n_open < len(labels) else "")
    )
    st.dataframe(softmax_row(cell, labels), hide_index=True)


def decoder_and_encoder(here: Here) -> None:
    """The same attention with the mask and without: two kinds of models."""
    st.header("A decoder and an encoder", anchor=False)
    labels = [token.label for token in here.trace.tokens[:SHOWN]]
    n = len(labels)
    left, right = st.columns(2, gap="large", vertical_alignment="bottom")
    with left:
        st.markdown(
            "**Decoder** (GPT, this model): each token sees itself and what came before. Trained to "
            "predict the next token at every position; what it learns to do is **write**."
        )
        chart(
            sight(labels, True, here.style),
            "mask.decoder",
            f"Decoder: a filled triangle, {n * (n + 1) // 2} of {n * n} cells open.",
        )
    with right:
        st.markdown(
            "**Encoder** (BERT): each token sees all others, so the next word is no question worth "
            "asking. Trained to fill in words that were hidden in the *input*; what it learns to do "
            "is **read**: classify, compare, search."
        )
        chart(
            sight(labels, False, here.style),
            "mask.encoder",
            f"Encoder: a full square, all {n * n} cells open.",
        )
    st.caption(
        f"Rows look, columns are looked at; {the_first(n, here.trace.n_tokens)} of this prompt. "
        "The mask is all that separates the two kinds of attention; that they behave so "
        "differently comes from the training. Taking the mask off a trained decoder does not make an encoder."
    )


def cost(here: Here) -> None:
    """The square that the mask cuts in two."""
    st.header("What the square costs", anchor=False)
    config, n = here.glass.model.config, here.trace.n_tokens
    lengths = sorted({n, *(config.n_ctx // part for part in (4, 2, 1))})
    heads = config.n_layer * config.n_head
    works = [work(config, length) for length in lengths]
    st.markdown(
        f"Every token is scored against every token, in each of {heads} heads: "
        f"{heads} × {n}² = **{heads * n * n:,} scores** for this prompt. Twice as many tokens are "
        "four times as many scores; the other matrix products only double."
    )
    st.dataframe(
        {
            "tokens": lengths,
            "scores": [f"{heads * length**2:,}" for length in lengths],
            "multiply-adds where tokens meet": [f"{w.looking:,}" for w in works],
            "all others": [f"{w.total - w.looking:,}" for w in works],
            "share where tokens meet": [percent(w.looking / w.total) for w in works],
        },
        hide_index=True,
        column_config={
            name: st.column_config.TextColumn(alignment="right")
            for name in (
                "scores",
                "multiply-adds where tokens meet",
                "all others",
                "share where tokens meet",
            )
        },
    )
    st.caption(
        "Counted, not timed: the matrix products of one forward pass, the whole square (q · k, and "
        f"weights · v). The longest text that this model can read has {config.n_ctx} tokens."
    )


def things_to_try(here: Here) -> None:
    """Links that set the prompt, the token and the mask."""
    here.look_closer(
        (
            "Take the mask off, on a sentence whose end decides what its beginning means.",
            {
                "prompt": "The bank was closed, so we sat down on the grass beside the river.",
                "causal": False,
                "token": 1,
            },
        ),
        (
            "A list that is easy to continue: is it easier for a model that sees the rest?",
            {"prompt": "one two three four five six seven eight", "causal": False, "token": LAST},
        ),
        (
            "The first token may look at nothing but itself: its weight is 1 in every head.",
            {"token": 0, "causal": True},
        ),
    )


def the_first(n: int, of: int) -> str:
    """How many of the tokens a small drawing shows."""
    return f"the first {n} tokens" if n < of else "all tokens"


here = open_page("mask")
answer(here)
tour(here)
here.close()
