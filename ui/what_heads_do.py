"""What the heads of a model do, measured: for the Attention page.

How it is measured is said in `model/heads.py`, `model/removal.py` and `model/head_report.py`.
"""

from dataclasses import replace

import streamlit as st
from torch import Tensor

from figures.cell_grid import Words, cell_grid
from model import Glass
from model.head_report import HeadReport, Measured
from model.heads import KIND_NAMES, KINDS, looks
from model.repeated_words import COUNT, repeated_words
from ui import session
from ui.components import mount
from ui.controls import table
from ui.head_reports import HEAD_REPORTS
from ui.journey import page_of, stop
from ui.page import Here, counted, plain
from ui.view import LAST
from ui.words import percent

NOTABLE = 0.3
"""Below that, no score of a head says what it mostly does."""

STRONG = 0.5
"""From there on a head gives more of its attention to these places than to all others together."""

ENOUGH_TOKENS = 6
"""Of a prompt, to show a head of a kind that every text has places for."""

REMOVED = "removed"
ON_REPEATS, ON_PROMPTS = "random repeats", "teaching prompts"
NEEDS_REPETITION = {"duplicate token": COUNT - 2, "induction": COUNT - 1}
"""Kinds that only a text with repetition has places for, and where among repeated words the last one
has it."""
CHECK_EVERY = "2s"


def report_of(here: Here) -> HeadReport | None:
    """What is known about the heads of this model by now, if anything."""
    running = HEAD_REPORTS.progress(here.glass)
    return running.report if running else HEAD_REPORTS.known(here.glass)


def best_head(here: Here, kind: str) -> tuple[int, int] | None:
    """Layer and head with the highest score of a kind, where the heads have been measured."""
    report = report_of(here)
    measured = report and report.measured
    return measured.looks.best(KIND_NAMES.index(kind)) if measured else None


def notes(here: Here) -> list[list[str]] | None:
    """The highest score of each head, in a few words: L H."""
    report = report_of(here)
    measured = report and report.measured
    if not measured:
        return None
    return [
        [f"highest score: {KIND_NAMES[kind]} {score:.2f}" for kind, score in layer]
        for layer in measured.looks.highest
    ]


def what_this_head_does(here: Here) -> None:
    """The highest score of the chosen head, in a sentence, beside its share on this prompt."""
    report = report_of(here)
    measured = report and report.measured
    if not report or not measured:
        return
    view = here.view
    layer, head = view.layer, view.head
    index, score = measured.looks.highest[layer][head]
    kind = KINDS[index]
    even = measured.looks.even[index].item()
    where = texts_of(report, measured)
    if score < NOTABLE:
        said = (
            f"On {where}, head {layer}.{head} gives each of the five places that are measured less "
            f"than {NOTABLE:g} of its attention, on average. {kind.place.capitalize()} gets most: "
            f"{score:.2f} ({even:.2f} if it were spread evenly)."
        )
    else:
        said = (
            f"On {where}, head {layer}.{head} gives on average {score:.2f} of its attention to "
            f"{kind.place}: its {kind.name} score ({even:.2f} if it were spread evenly)."
        )
    st.markdown(f"{said} {on_this_prompt(here, index)} {without_this_head(here, report)}")


def on_this_prompt(here: Here, index: int) -> str:
    """The same score on the prompt at hand."""
    view = here.view
    found = here.compute(looks)
    n_tokens = int(found.tokens[index])
    if n_tokens == 0:
        return "No token of this prompt has such a place before it."
    score = found.weights[index, view.layer, view.head].item()
    return f"On this prompt: {score:.2f}, over the {counted(n_tokens, 'token')} with such a place."


def without_this_head(here: Here, report: HeadReport) -> str:
    """What removing the chosen head does."""
    view = here.view
    parts = []
    for measured in (report.repeats, report.prompts):
        removal = measured and measured.removal
        if measured and removal:
            without = removal.zero[view.layer, view.head].item()
            what = (
                f"on {removal.texts} of the random repeats"
                if measured is report.repeats
                else f"on {removal.texts} teaching prompts"
            )
            parts.append(f"{percent(removal.intact)} to {percent(without)} {what}")
    if not parts:
        return ""
    return f"Without this head, the right token's mean probability goes from {', and from '.join(parts)}."


def texts_of(report: HeadReport, measured: Measured) -> str:
    """What was measured on, in words."""
    if measured is report.repeats:
        return f"{measured.texts} random repeats of {report.length} tokens"
    return f"{measured.texts} teaching prompts"


def what_heads_do(here: Here) -> None:
    """The scores of all heads, sent when they are opened; until then the way to an induction head."""
    expander = st.expander(
        "What do the heads do?",
        icon=":material/monitoring:",
        key="attention.what_heads_do",
        on_change="rerun",
    )
    if expander.open:
        with expander:
            all_heads(here)
        return
    report = report_of(here)
    measured = report and report.measured
    if measured:
        lead_to_best(here, measured, KIND_NAMES.index("induction"))


def all_heads(here: Here) -> None:
    """All heads of the model: the scores of one kind as a picture, the best head to be shown."""
    st.markdown(
        "Some kinds of head can be told by where they look. A head's score is the share of its "
        "attention that goes there, averaged over texts: sequences of random tokens that come a "
        "second time, and the teaching prompts."
    )
    progress = HEAD_REPORTS.progress(here.glass)
    if progress is None and (report := HEAD_REPORTS.known(here.glass)):
        show_scores(here, report)
    elif progress is None:
        if reason := HEAD_REPORTS.failure(here.glass):
            st.warning(
                f"The heads of this model could not be measured, because {reason}.",
                icon=":material/info:",
            )
        st.button(
            "Measure the heads of this model",
            key="attention.measure",
            icon=":material/monitoring:",
            on_click=_measure,
            args=(here.glass,),
            help="Takes from half a minute to some minutes. The app can be used meanwhile.",
        )
    else:
        watch(here)
        if progress.report:
            show_scores(here, progress.report)


def _measure(glass: Glass) -> None:
    HEAD_REPORTS.request(glass)


@st.fragment(run_every=CHECK_EVERY)
def watch(here: Here) -> None:
    """How far measuring has come; the rest of the page follows when it knows more."""
    progress = HEAD_REPORTS.progress(here.glass)
    known = bool(progress is None or progress.report)
    if progress:
        step = "removing them one at a time" if progress.report else "where they look"
        st.progress(progress.done, f"Measuring all heads of this model: {step}.")
    # Once when there are scores, once when all is done.
    before = st.session_state.get("attention.watched")
    now = (here.model, known, progress is None)
    st.session_state["attention.watched"] = now
    if before is not None and before != now:
        st.rerun()


def show_scores(here: Here, report: HeadReport) -> None:
    """The scores of one kind, head by head."""
    measurements = {
        name: measured
        for name, measured in ((ON_REPEATS, report.repeats), (ON_PROMPTS, report.prompts))
        if measured
    }
    if not measurements:
        st.caption("This model reads too few tokens at a time for that.")
        return
    offered = [*KIND_NAMES, *([REMOVED] if any(m.removal for m in measurements.values()) else [])]
    left, right = st.columns([3, 2])
    chosen = left.segmented_control(
        "Heads by", offered, default="induction", key="attention.kind", required=True
    )
    on = right.segmented_control(
        "Measured on",
        [*measurements],
        default=next(iter(measurements)),
        key="attention.on",
        required=True,
    )
    measured = measurements[on]
    if chosen == REMOVED:
        show_removal(here, measured)
    else:
        index = KIND_NAMES.index(chosen)
        say_best(here, report, measured, index)
        scores = measured.looks.weights[index].nan_to_num(0)
        grid(here, f"{chosen.capitalize()} score", "share of attention", scores, has_sign=False)
    score_table(report)


def say_best(here: Here, report: HeadReport, measured: Measured, index: int) -> None:
    """The head with the highest score, plainly, and the way to it."""
    kind, found = KINDS[index], measured.looks
    if not found.tokens[index]:
        st.markdown(f"No token of these texts could look at {kind.place}.")
        return
    layer, head = found.best(index)
    score, even = found.weights[index, layer, head].item(), found.even[index].item()
    where = texts_of(report, measured)
    strength = (
        f"Head {layer}.{head} is the model's best {kind.head}: it gives {score:.2f} of its attention "
        f"to {kind.place}, on average over {where}."
        if score >= STRONG
        else f"This model has no strong {kind.head}: the best, {layer}.{head}, gives {score:.2f} of its "
        f"attention to {kind.place}, on average over {where}."
    )
    st.markdown(
        f"{strength} A head that spreads its attention evenly would get {even:.2f}. "
        f"({kind.source}; a score says where a head looks, not what the model makes of it.)"
    )
    lead_to_best(here, measured, index)


def lead_to_best(here: Here, measured: Measured, index: int) -> None:
    """A link to the head with the highest score of a kind, on a prompt that shows it."""
    kind, found = KINDS[index], measured.looks
    if not found.tokens[index]:
        return
    layer, head = found.best(index)
    show = session.view()
    words = repeated_words(here.glass.tokenizer)
    if words and (kind.name in NEEDS_REPETITION or here.trace.n_tokens < ENOUGH_TOKENS):
        show = replace(session.reading(words), other=NEEDS_REPETITION.get(kind.name, LAST))
    article = "an" if kind.head[0] in "aeiou" else "a"
    score = found.weights[index, layer, head].item()
    st.page_link(
        page_of(stop("attention")),
        label=f"Show me {article} {kind.head}: {layer}.{head} (score {score:.2f}), on "
        f"“{plain(short(show.prompt))}”",
        icon=":material/arrow_forward:",
        query_params=replace(show, layer=layer, head=head, step=0).to_query(),
    )


def show_removal(here: Here, measured: Measured) -> None:
    """How much of the right token's probability each head is worth."""
    removal = measured.removal
    if removal is None:
        st.caption("Not measured on these texts yet.")
        return
    layer, head = divmod(int(removal.drop.argmax()), removal.drop.size(1))
    st.markdown(
        f"One head at a time is taken out (what it adds to the stream becomes zero) and everything "
        f"after it computed anew. In {counted(removal.texts, 'text')}, the right next token has a "
        f"probability of {percent(removal.intact)} on average. The model misses head {layer}.{head} "
        f"most: without it, {percent(removal.zero[layer, head].item())}. Zero is nothing that a head ever says, so this "
        f"harms also where a head only adds what it always adds."
    )
    says = "the right token's mean probability with the head, minus without it"
    grid(here, "What is lost without each head", says, removal.drop, has_sign=True)


def grid(here: Here, label: str, scale: str, values: Tensor, has_sign: bool) -> None:
    """One number a head, L H, the highest framed; a click chooses the head."""
    config = here.glass.model.config
    words = Words(
        label=f"{label}: a row a layer, a column a head, the highest framed",
        scale=scale,
        corner="layer, head",
        row_word="layer",
        rows=[str(layer) for layer in range(config.n_layer)],
        columns=[str(head) for head in range(config.n_head)],
    )
    place = (here.view.layer, here.view.head)
    highest = (values == values.max()).numpy()
    mount(
        "cell_grid",
        cell_grid(words, values.numpy(), place, framed=highest, scores=not has_sign),
        key="attention.scores",
        on_cell_change=_head_chosen,
    )


def _head_chosen() -> None:
    layer, head = st.session_state["attention.scores"].cell
    session.update(layer=layer, head=head)


def score_table(report: HeadReport) -> None:
    """All scores of all heads, to be sorted by any of them."""
    columns: dict[str, list[str] | list[float]] = {}
    for name, measured in ((ON_REPEATS, report.repeats), (ON_PROMPTS, report.prompts)):
        if measured is None:
            continue
        n_layer, n_head = measured.looks.weights.shape[1:]
        columns["head"] = [f"{layer}.{head}" for layer in range(n_layer) for head in range(n_head)]
        for kind, scores in zip(KINDS, measured.looks.weights, strict=True):
            columns[f"{kind.name}, {name}"] = _rounded(scores)
        if removal := measured.removal:
            columns[f"probability lost without it, {name}"] = _rounded(removal.drop)
            if removal.mean_drop is not None:
                columns[f"lost with its mean instead, {name}"] = _rounded(removal.mean_drop)
    table("All scores of all heads", columns, key="attention.all_scores")


def _rounded(values: Tensor) -> list[float]:
    return [round(value, 4) for value in values.flatten().tolist()]


def short(text: str) -> str:
    """The beginning of a prompt, for a line of text."""
    return text if len(text) <= 60 else f"{text[:59]}…"
