"""Logits and softmax: scores become chances, and how surprised the model was."""

import math
from dataclasses import replace

import streamlit as st

from figures.bars import bars
from figures.distribution import A_DECADE, ALL_UP_TO, drawn_places, entropy_curve, tail
from model import Sampling
from model.softmax import Softmax, entropies, softmax
from model.surprisal import Surprisal, surprisal
from ui import session
from ui.components import mount
from ui.controls import chart, table, token_strip
from ui.page import Here, open_page, plain
from ui.sampling_slider import sampling_slider
from ui.target import target_control
from ui.teaching_verdict import show_verdict
from ui.view import BEST, LAST
from ui.words import called, factor, percent, scientific

SHOWN = 20  # bars of the best tokens
SHARES = (0.5, 0.9, 0.99)
TEMPERATURES = tuple(round(0.1 * step, 1) for step in range(1, 31))


def introduce(here: Here) -> None:
    """Where the page's question is answered."""
    v = here.glass.model.config.vocab_size
    found: Softmax = here.compute(softmax)
    best = here.glass.tokenizer.labels[int(found.ids[0])]
    st.markdown(
        f"After the last layer every one of the {v:,} tokens has a score, its **logit**. The "
        f"**softmax** raises e to the power of each and divides by their sum: {v:,} probabilities "
        f"that sum to 1. After this prompt the best, “{plain(best)}”, has a score of "
        f"{found.logits[0]:.2f} and so, at temperature 1, a chance of "
        f"{percent(found.probs[0].item())}."
    )
    show_verdict(here)


@st.fragment
def explore(here: Here) -> None:
    """Everything that depends on the chosen position, temperature and token."""
    surprise: Surprisal = here.compute(surprisal)
    show_prompt(here, surprise)
    temperature = show_scores(here)
    found: Softmax = here.compute(softmax, here.token, temperature)
    left, right = st.columns(2, gap="large")
    with left:
        show_tail(here, found)
    with right:
        show_entropy(here, found)
    show_surprisal(here, surprise)
    if here.arithmetic("From one score to its chance, and to the surprise"):
        show_arithmetic(here, found)
    here.in_code(token=here.token, temperature=temperature)
    look_closer(here, surprise)


def show_prompt(here: Here, surprise: Surprisal) -> None:
    """The prompt, coloured by surprise: choose where to read the model's next-token scores."""
    blind = math.log2(here.glass.model.config.vocab_size)
    bits = surprise.bits.tolist()
    strongest = max(blind, *(b for b in bits[1:])) if len(bits) > 1 else blind
    token_strip(
        here,
        f"Choose a token: what may follow it? Colour and number: how surprising that token was "
        f"where it stands, in bits (no colour 0, strongest {strongest:.1f}). The first is predicted by "
        f"nothing.",
        shades=[None, *(b / strongest for b in bits[1:])],
        notes=["", *(f"{b:.1f}" for b in bits[1:])],
    )


def show_scores(here: Here) -> float:
    """The best tokens: score, exponential, probability; returns the chosen temperature."""
    st.subheader("From scores to chances", anchor=False)
    temperature = float(sampling_slider(here, "temperature"))
    natural: Softmax = here.compute(softmax, here.token, 1.0)
    found: Softmax = here.compute(softmax, here.token, temperature)
    v = here.glass.model.config.vocab_size
    n = min(SHOWN, v)
    labels = [here.glass.tokenizer.labels[id] for id in found.ids[:n].tolist()]
    logits = found.logits[:n].tolist()
    exps, probs = found.exps[:n].tolist(), found.probs[:n].tolist()
    rest = 1 - sum(probs)
    columns = st.columns(3, gap="medium")
    accent = [here.style.accent] * n
    with columns[0]:
        st.markdown("**1 The logits**")
        texts = [f"{value:.2f}" for value in logits]
        figure = bars(labels, logits, texts, accent, "logit", here.style)
        chart(figure, "logits.scores", says("Logits of the best", labels, texts))
    with columns[1]:
        st.markdown("**2 The exponentials**")
        texts = ["<0.001" if 0 < value < 0.0005 else f"{value:.3f}" for value in exps]
        axis = "exponential"
        chart(
            bars(labels, exps, texts, accent, axis, here.style),
            "logits.exps",
            says("Exponentials of the best", labels, texts),
        )
    with columns[2]:
        st.markdown(f"**3 Divided by their sum, {found.total:.4g}**")
        texts = [percent(value) for value in probs]
        plain_probs = None if temperature == 1 else natural.probs[:n].tolist()
        figure = bars(labels, probs, texts, accent, "probability", here.style, plain_probs)
        figure.update_xaxes(tickformat=".2~%")
        chart(figure, "logits.probs", says("Probabilities of the best", labels, texts))
    st.caption(
        "Exponential: e to the power (logit − best logit) ÷ temperature. "
        f"The sum is over all {v:,} tokens, not over the {n} shown."
        + (" Ticks: the probabilities at temperature 1." if temperature != 1 else "")
        + " Only the temperature is applied here: top-k, top-p and the penalties have their place "
        "on the Sampling page."
    )
    st.markdown(
        f"What may follow {called(here, here.token)}: the best {n} tokens hold "
        f"{percent(sum(probs))} of the probability, **the other {v - n:,} tokens share "
        f"{percent(max(rest, 0.0))}**. "
        + (
            "At temperature 0 nothing is divided: the best token gets everything."
            if found.temperature == 0
            else f"At temperature {temperature:g} every score is divided by {temperature:g} first: "
            f"two that lie 1 apart end up a factor of {math.exp(1 / temperature):.3g} apart in "
            f"probability."
        )
    )
    table(
        f"The best {n} as numbers",
        {
            "place": list(range(1, n + 1)),
            "token": labels,
            "logit": logits,
            "exponential": exps,
            "probability": probs,
            "probability at temperature 1": natural.probs[:n].tolist(),
        },
    )
    return temperature


def show_tail(here: Here, found: Softmax) -> None:
    """All tokens of the vocabulary, from the most to the least probable."""
    st.subheader("The long tail", anchor=False)
    v = len(found.ids)
    needed = [(share, found.needed(share)) for share in SHARES]
    st.markdown(
        "Of all {:,} tokens it takes the best **{:,}** to hold half of the probability, **{:,}** "
        "for 90%, **{:,}** for 99%.".format(v, *(count for _, count in needed))
    )
    natural: Softmax = here.compute(softmax, here.token, 1.0)
    chart(
        tail(found.probs.numpy(), natural.probs.numpy(), needed, here.style),
        "logits.tail",
        "Probability by place on logarithmic axes. "
        + "; ".join(f"the best {count:,} hold {share:.0%}" for share, count in needed),
    )
    possible = found.probs > 0
    drawn = len(drawn_places(v))
    st.caption(
        f"Both axes are logarithmic. Drawn: the places 1 to {ALL_UP_TO}, then {A_DECADE} for each "
        f"factor of ten ({drawn} of {v:,} points). The last place has probability "
        f"${scientific(found.probs[-1].item())}$."
        + (" Dotted: temperature 1." if found.temperature != 1 else "")
        + ("" if possible.all() else f" {int((~possible).sum()):,} tokens have none at all.")
    )


def show_entropy(here: Here, found: Softmax) -> None:
    """How uncertain the model is, and what temperature does to that."""
    st.subheader("How uncertain is it?", anchor=False)
    v = len(found.ids)
    st.markdown(
        f"**{found.entropy:.2f} bits** of entropy: as uncertain as a fair choice among "
        f"**{2**found.entropy:,.1f}** tokens. It would be 0 bits if it were certain, and "
        f"{math.log2(v):.2f} if all {v:,} were equally likely."
    )
    bits = here.compute(entropies, here.token, TEMPERATURES).tolist()
    chart(
        entropy_curve(TEMPERATURES, bits, (found.temperature, found.entropy), v, here.style),
        "logits.entropy",
        "Entropy in bits by temperature: "
        + ", ".join(f"{t:g}: {b:.2f}" for t, b in list(zip(TEMPERATURES, bits, strict=True))[4::5]),
    )
    st.caption(
        f"Each dot: the entropy of these {v:,} logits divided by that temperature. "
        f"The large one: the temperature chosen above."
    )


def show_surprisal(here: Here, surprise: Surprisal) -> None:
    """How surprised the model was by each token of the prompt."""
    st.subheader("How surprised was it by this prompt?", anchor=False)
    if surprise.mean is None or surprise.perplexity is None:
        st.markdown(
            "This prompt is a single token, and nothing came before it to predict it from. Type a "
            "second word to see how surprising it is."
        )
        return
    bits = surprise.bits[1:]
    most, least = 1 + int(bits.argmax()), 1 + int(bits.argmin())
    st.markdown(
        f"Most surprising: {in_full(here, surprise, most)}. "
        + (f"Least: {in_full(here, surprise, least)}. " if most != least else "")
        + f"On average **{surprise.mean:.2f} bits** a token, a **perplexity** of "
        f"2 to the power {surprise.mean:.2f} = **{surprise.perplexity:,.1f}**: on average as much in doubt as "
        f"at a fair choice among {surprise.perplexity:,.1f} tokens."
    )
    mount(
        "token_bars",
        {
            "label": "Surprisal in bits: −log₂ of the probability that the model gave this token, "
            "one position earlier. One bit more is half the chance. Dashed: the average.",
            "unit": "bits",
            "tokens": [token.label for token in here.trace.tokens],
            "values": [None, *bits.tolist()],
            "mean": surprise.mean,
            "selected": here.token,
        },
        key="logits.surprisal",
        on_token_change=lambda: session.update(token=st.session_state["logits.surprisal"].token),
    )
    table(
        "Every token of the prompt as numbers",
        {
            "position": list(range(1, here.trace.n_tokens)),
            "token": [token.label for token in here.trace.tokens[1:]],
            "surprisal, bits": bits.tolist(),
            "probability": surprise.probs[1:].tolist(),
            "place among all tokens": surprise.ranks[1:].tolist(),
        },
    )


def in_full(here: Here, surprise: Surprisal, index: int) -> str:
    """A token of the prompt with how it was predicted."""
    return (
        f"{called(here, index)} with {surprise.bits[index]:.2f} bits "
        f"(probability {percent(surprise.probs[index].item())}, place {surprise.ranks[index]:,})"
    )


def show_arithmetic(here: Here, found: Softmax) -> None:
    """Softmax and surprisal of one token, with the sum over the whole vocabulary."""
    id = target_control(here, "The token")
    label = plain(here.glass.tokenizer.labels[id])
    place, v = found.place(id), len(found.ids)
    logit, best = found.logits[place].item(), found.logits[0].item()
    share, exp = found.probs[place].item(), found.exps[place].item()
    st.markdown(
        f"“{label}” after {called(here, here.token)}: place {place + 1:,} of {v:,}, logit "
        f"{logit:.4f}. The best logit is {best:.4f}."
    )
    if found.temperature == 0:
        st.markdown(
            f"At temperature 0 there is nothing to compute: the best token has probability 1, every "
            f"other one 0, and so “{label}” has {share:.0f}."
        )
        return
    t = found.temperature
    st.latex(
        rf"p = \frac{{e^{{(l - l_{{\max}}) / T}}}}{{\sum_{{j=1}}^{{{v}}} e^{{(l_j - l_{{\max}}) / T}}}}"
        rf" = \frac{{e^{{({logit:.4f} - {factor(best)}) / {t:g}}}}}{{{found.total:.4f}}}"
        rf" = \frac{{{scientific(exp)}}}{{{found.total:.4f}}} = {scientific(share)}"
    )
    st.markdown(
        f"The sum below the line is over all {v:,} tokens. Its logarithm with the best score put "
        f"back is the **log-sum-exp**; a token's score minus that is the logarithm of its chance:"
    )
    log_p = logit / t - found.log_sum_exp
    st.latex(
        rf"\log \sum_{{j=1}}^{{{v}}} e^{{l_j / T}} = \frac{{{best:.4f}}}{{{t:g}}} + "
        rf"\log {found.total:.4f} = {found.log_sum_exp:.4f}"
    )
    st.latex(rf"\log p = \frac{{{logit:.4f}}}{{{t:g}}} - {factor(found.log_sum_exp)} = {log_p:.4f}")
    st.markdown("And if this token comes next, the surprise is")
    st.latex(
        rf"-\log_2 p = -\frac{{{log_p:.4f}}}{{\log 2}} = {-log_p / math.log(2):.4f}\ \text{{bits}}"
    )


def look_closer(here: Here, surprise: Surprisal) -> None:
    """Things to try."""
    tries = [
        (
            "A list that everyone knows: how sure is it of the next day, and how long is the tail?",
            {"prompt": "Monday, Tuesday, Wednesday,", "token": LAST, "target": BEST},
        ),
        (
            "Turn the temperature up to 2: the order stays, the tail takes over.",
            {"sampling": warmer(here, 2.0)},
        ),
    ]
    if surprise.mean is not None:
        most = 1 + int(surprise.bits[1:].argmax())
        tries.append(
            (
                f"The greatest surprise, {called(here, most)}: what did it expect there instead?",
                {"token": most - 1, "target": here.trace.tokens[most].id},
            )
        )
    here.look_closer(*tries)


def says(what: str, labels: list[str], texts: list[str]) -> str:
    """The text alternative of a row of bars."""
    return f"{what}: " + ", ".join(f"{a} {b}" for a, b in zip(labels, texts, strict=True))


def warmer(here: Here, temperature: float) -> Sampling:
    """The sampling settings of the view with another temperature."""
    return replace(here.view.sampling, temperature=temperature)


here = open_page("logits")
introduce(here)
explore(here)
here.close()
