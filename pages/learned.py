"""Learning: how the loss fell, and what the model said, wrote and looked at along the way."""

import math
from collections.abc import Sequence

import streamlit as st

from figures.learned import (
    by_loss,
    few_named,
    head_curves,
    in_short,
    loss_curves,
    repeat_curves,
    stepper,
    teaching_curves,
)
from model.heads import KINDS
from model.learning import (
    Asked,
    History,
    LearningError,
    LogLine,
    Point,
    Recording,
    history,
    rises,
)
from model.registry import find
from ui import session
from ui.components import mount
from ui.controls import chart, table
from ui.library import refusal_of
from ui.page import Here, counted, open_page, plain
from ui.view import View
from ui.words import percent

KIND_SHOWN = "induction"
ROSE = 0.1  # nats: less is not worth a word
MOST_NAMED = 8  # sources that the picture of the loss has room to name


def known(here: Here) -> History | None:
    """What is known of how this model learned; where it cannot be read, the page says why."""
    try:
        return here.compute_on_model(history, here.glass.name)
    except LearningError as error:
        entry = find(here.model)
        st.error(plain(refusal_of(entry, error) if entry else str(error)))
        return None


def introduce(here: Here, found: History) -> None:
    """How it learned, in three sentences with this model's numbers."""
    v = here.glass.model.config.vocab_size
    trained = [line for line in found.lines if line.train is not None]
    first, last = trained[0], trained[-1]
    st.markdown(
        f"By guessing the next token, again and again. It read **{in_short(last.tokens)} tokens** of "
        f"text in {counted(last.step, 'step')}; after every step each weight was moved a little, to "
        f"where the loss is lower: −ln of the probability that it gave the token that came next. "
        f"That was **{first.train:.2f}** nats a token {over_first(first.step)} and **{last.train:.2f}** in the end. A fair choice among **{math.exp(last.train):,.0f}** "
        f"tokens is as much in doubt; among all {v:,} of its vocabulary it would be {math.log(v):.2f}."
    )


def over_first(steps: int) -> str:
    """The beginning of the training, in words."""
    return "in the first step" if steps == 1 else f"over the first {steps:,} steps"


@st.fragment
def explore(here: Here, found: History) -> None:
    """Everything that depends on the chosen point of the training."""
    if here.view.prompt != here.prompt:  # one of the recorded prompts was chosen in this fragment
        st.rerun()
    recording = found.recording
    point = recording and recording.points[chosen_step(here, recording)]
    show_loss(here, found, point)
    if recording is None or point is None:
        st.info(
            "Of this model only the loss was logged. What it said along the way was not recorded, "
            "and earlier weights are not kept.",
            icon=":material/info:",
        )
    else:
        asked = show_choice(here, recording)
        show_points(here, recording, asked)
        show_teaching(here, recording, point)
        show_heads(here, recording, point)
    if here.arithmetic("From a probability to the loss"):
        show_arithmetic(here, found, point)
    here.in_code()
    look_closer(here, recording)


def chosen_step(here: Here, recording: Recording) -> int:
    """Which of the recorded points is looked at."""
    return min(here.view.step, len(recording.points) - 1)


def show_loss(here: Here, found: History, point: Point | None) -> None:
    """The loss on what it trains on, and on text of each source that was held out."""
    st.subheader("The loss falls", anchor=False)
    lines = found.lines
    points = found.recording.points if found.recording else ()
    last = lines[-1]
    order = by_loss(lines)
    easiest, hardest = order[0], order[-1]
    named = choose_named(order)
    chart(
        loss_curves(lines, points, point, named, here.style),
        "learned.loss",
        f"Loss by tokens seen, at the end: training text {last.train:.2f}, "
        + ", ".join(f"{source} {last.val[source]:.2f}" for source in order),
    )
    faint = len(order) - len(named)
    st.caption(
        "Blue: the mean loss on the text that it was training on. The others: on text of each of "
        f"{counted(len(order), 'source')} that it never trained on"
        + (f", {faint} of them faint and without a name: point at one to read it" if faint else "")
        + ". From the run's own log"
        + (
            f"; triangles: the {len(points)} points where more was recorded."
            if points
            else f", of {counted(len(lines), 'validation')}."
        )
    )
    st.markdown(
        f"Easiest in the end: **{plain(easiest.replace('_', ' '))}** with {last.val[easiest]:.2f} "
        f"nats a token; hardest: **{plain(hardest.replace('_', ' '))}** with "
        f"{last.val[hardest]:.2f}. Knowing nothing, with all {here.glass.model.config.vocab_size:,} "
        f"tokens equally likely, it would be "
        f"ln {here.glass.model.config.vocab_size:,} = "
        f"{math.log(here.glass.model.config.vocab_size):.2f}.{what_rose(lines)}"
        f"{whether_text_changed(lines)}"
    )
    table(
        "The log as numbers",
        {
            "step": [line.step for line in lines],
            "tokens seen": [line.tokens for line in lines],
            "training text": [line.train for line in lines],
            **{source: [line.val.get(source) for line in lines] for source in last.val},
        },
        key="learned.log",
    )


def what_rose(lines: Sequence[LogLine]) -> str:
    """Where the loss on text that it never trained on did not keep falling; empty if nowhere."""
    found = rises(lines, ROSE)
    if not found:
        return ""
    most = found[0]
    return (
        f" On **{len(found)} of the {counted(len(lines[-1].val), 'source')}** it rose again by "
        f"{ROSE:g} or more before the end, most on **{plain(most.source.replace('_', ' '))}**: from "
        f"{most.lowest.val[most.source]:.2f} after {in_short(most.lowest.tokens)} tokens to "
        f"{most.last.val[most.source]:.2f}. That is called **overfitting** where the loss on the "
        f"training text of the same kind falls meanwhile."
    )


def whether_text_changed(lines: Sequence[LogLine]) -> str:
    """Why the loss on the training text itself is higher in the end, where it is."""
    *_, before, end = [0.0, 0.0, *(line.train for line in lines if line.train is not None)]
    if end - before < ROSE or before == 0:
        return ""
    return (
        f" In the last stretch the loss on the training text itself rose, from {before:.2f} to "
        f"{end:.2f}: so it does where other text is read from then on, new to the model. Which text "
        f"was read when stands in the model card."
    )


def choose_named(order: Sequence[str]) -> list[str]:
    """Which sources are named in the picture, where there are too many for all their names."""
    if len(few_named(order)) == len(order):
        return list(order)
    return st.multiselect(
        f"Named in the picture, of {len(order)} sources from the easiest to the hardest",
        order,
        default=few_named(order),
        format_func=lambda source: source.replace("_", " "),
        max_selections=MOST_NAMED,
        placeholder="Choose some",
        key="learned.named",
    )


def show_choice(here: Here, recording: Recording) -> int:
    """Which of the recorded prompts is shown: this one, where it was asked; else one to choose."""
    st.subheader("What it said along the way", anchor=False)
    asked = recording.find(here.prompt)
    count = len(recording.asked)
    if asked is None:
        st.markdown(
            f"**Your prompt was not asked while this model learned**, and its earlier weights are "
            f"not kept: what it would have said then, nobody can tell. {count} other prompts were "
            f"asked at each of the {len(recording.points)} points; below is one of them."
        )
    st.selectbox(
        f"The {count} prompts that were asked at every point",
        range(count),
        index=asked,
        format_func=lambda index: f"{recording.asked[index].kind}: {recording.asked[index].prompt}",
        placeholder="Choose one of them",
        key=f"learned.asked.{asked}",
        on_change=lambda: asked_chosen(recording, f"learned.asked.{asked}"),
    )
    return asked or 0


def asked_chosen(recording: Recording, key: str) -> None:
    """Another recorded prompt becomes the prompt of the page; the point of the training stays."""
    index = st.session_state[key]
    if index is not None:
        step = session.view().step
        session.choose_prompt(recording.asked[index].prompt)
        session.update(step=step)


def show_points(here: Here, recording: Recording, asked: int) -> None:
    """The recorded points, one after the other."""
    mount(
        "learned",
        stepper(recording, asked, chosen_step(here, recording), here.glass.tokenizer),
        key="learned.points",
        on_step_change=lambda: session.update(step=st.session_state["learned.points"].step),
    )
    how = recording.sample
    st.caption(
        f"The text: the first {how.length} tokens after “{plain(how.opening)}” at temperature "
        f"{how.temperature:g} and top-p {how.top_p:g}, with the same random numbers (seed "
        f"{how.seed}) at every point. The heads: in the end the best of all at what stands behind "
        f"their names; the number is their score on random repeats, see below."
    )
    question = recording.asked[asked]
    answers = [point.said[asked] for point in recording.points]
    labels = here.glass.tokenizer.labels
    table(
        "What it said at every point",
        {
            "step": [point.step for point in recording.points],
            "tokens seen": [point.tokens for point in recording.points],
            f"probability of {called(here, question)}": [said.prob for said in answers],
            "its place": [said.rank for said in answers],
            "the five best": [
                ", ".join(f"{labels[id]} {percent(prob)}" for id, prob in said.best)
                for said in answers
            ],
        },
        key="learned.said",
    )


def called(here: Here, question: Asked) -> str:
    """The answer whose probability is followed."""
    return " ".join(here.glass.tokenizer.labels[id] for id in question.answer)


def show_teaching(here: Here, recording: Recording, point: Point) -> None:
    """How many of all the teaching prompts it got right."""
    st.subheader("How much of it was right", anchor=False)
    first, last = recording.points[0], recording.points[-1]
    chart(
        teaching_curves(recording.points, point, here.style),
        "learned.teaching",
        "Share right by tokens seen: "
        + ", ".join(f"{in_short(p.tokens)} {p.rank_1:.0%}" for p in recording.points),
    )
    st.markdown(
        f"Of {recording.n_teaching} prompts with a right answer, none of them in its text, it puts "
        f"a right one first in **{percent(last.rank_1)}**, and among its first five in "
        f"{percent(last.within_5)}. Untrained, it was {percent(first.rank_1)} and "
        f"{percent(first.within_5)}. Here, after step {point.step:,}: **{percent(point.rank_1)}** "
        f"and {percent(point.within_5)}."
    )


def show_heads(here: Here, recording: Recording, point: Point) -> None:
    """When heads began to look where they look, and what the model could do from then on."""
    st.subheader("When it learned to look back", anchor=False)
    kinds = {head.kind: head for head in recording.heads}
    kind = st.segmented_control(
        "Kind of head", list(kinds), default=KIND_SHOWN, required=True, key="learned.kind"
    )
    best, place = kinds[kind], next(k for k in KINDS if k.name == kind)
    score = point.scores[kind][best.layer][best.head]
    end = recording.points[-1].scores[kind][best.layer][best.head]
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(f"**Each head's score: the weight it gives to {place.place}**")
        chart(
            head_curves(recording, kind, point, here.style),
            "learned.scores",
            f"Score of head {best.name} by tokens seen: "
            + ", ".join(
                f"{in_short(p.tokens)} {p.scores[kind][best.layer][best.head]:.2f}"
                for p in recording.points
            ),
        )
    with right:
        st.markdown("**Loss on random tokens, and on the same ones again**")
        chart(
            repeat_curves(recording.points, point, here.style),
            "learned.repeats",
            "Loss on random tokens the second time, by tokens seen: "
            + ", ".join(f"{in_short(p.tokens)} {p.repeats.again:.2f}" for p in recording.points),
        )
    lost = point.repeats
    st.markdown(
        f"After step {point.step:,} head {best.name} gives **{score:.2f}** of its attention to "
        f"{place.place}, in the end {end:.2f}; spread evenly it would be {recording.even[kind]:.2f}. "
        f"Random tokens cost {lost.first:.2f} nats the first time and **{lost.again:.2f}** when they "
        f"come again: what it can gain there, it can gain only by looking back. In many models that "
        f"loss falls when induction heads appear (Olsson et al. 2022); the two pictures show whether "
        f"it did here."
    )
    count, length = recording.repeats.count, recording.repeats.length
    st.caption(
        f"Mean over {counted(count, 'sequence')} of {length} random tokens, each followed by the "
        f"same {length} again. Blue on the left: the head with the highest score in the end; grey: "
        f"all others."
    )
    layers = range(here.glass.model.config.n_layer)
    table(
        "Every head's score as numbers",
        {
            "step": [p.step for p in recording.points],
            "loss, first": [p.repeats.first for p in recording.points],
            "loss, again": [p.repeats.again for p in recording.points],
            **{
                f"{layer}.{head}": [p.scores[kind][layer][head] for p in recording.points]
                for layer in layers
                for head in range(here.glass.model.config.n_head)
            },
        },
        key="learned.every_head",
    )


def show_arithmetic(here: Here, found: History, point: Point | None) -> None:
    """The loss of one token is minus the logarithm of its probability."""
    recording = found.recording
    if recording is None or point is None:
        last = found.lines[-1]
        st.markdown(
            "The loss of one token is the natural logarithm of its probability, with the sign "
            "turned; that of a text is the mean over its tokens. So a mean loss is a probability, "
            "too: the geometric mean of all of them. On the training text, in the end:"
        )
        st.latex(rf"p = e^{{-{last.train:.4f}}} = {math.exp(-(last.train or 0)):.4f}")
        return
    asked = recording.find(here.prompt) or 0
    said = point.said[asked]
    st.markdown(
        f"The loss of one token is the natural logarithm of its probability, with the sign turned "
        f"(**cross-entropy**). After step {point.step:,}, for “{plain(called(here, recording.asked[asked]))}” "
        f"after the prompt above:"
    )
    st.latex(rf"\text{{loss}} = -\ln p = -\ln {written(said.prob)} = {said.loss:.4f}")
    st.markdown(
        "Half the loss is the root of the probability: from 1 in 100 to 1 in 10. At every "
        "recorded point:"
    )
    answers = [p.said[asked] for p in recording.points]
    st.dataframe(
        {
            "step": [p.step for p in recording.points],
            "tokens seen": [p.tokens for p in recording.points],
            "probability p": [said.prob for said in answers],
            "loss −ln p": [said.loss for said in answers],
            "place": [said.rank for said in answers],
        },
        hide_index=True,
        column_config={"probability p": st.column_config.NumberColumn(format="%.4g")},
    )


def written(prob: float) -> str:
    """A recorded probability, which has four significant digits, in a formula (LaTeX)."""
    if prob >= 1e-4 or prob == 0:
        return f"{prob:g}"
    digits, power = f"{prob:.3e}".split("e")
    return rf"({digits} \cdot 10^{{{int(power)}}})"


def look_closer(here: Here, recording: Recording | None) -> None:
    """Things to try."""
    if recording is None:
        here.look_closer(
            ("What the scores of the trained model say now.", {"page": "logits"}),
            ("Let it write: what did all this lead to?", {"page": "sampling"}),
        )
        return
    induction = next(head for head in recording.heads if head.kind == KIND_SHOWN)
    fact = next(asked for asked in recording.asked if asked.accepted)
    here.look_closer(
        (
            f"A {fact.kind}: at which point does the right answer come first?",
            {"prompt": fact.prompt},
        ),
        ("Before training: what does it say, write and look at?", {"step": 0}),
        (
            f"What head {induction.name} looks at in the prompt of the three heads, number by number.",
            {
                "page": "attention",
                "prompt": recording.pattern_prompt,
                "layer": induction.layer,
                "head": induction.head,
            },
        ),
    )


def show_nothing(here: Here) -> None:
    """For a model of which nothing is known."""
    st.info(
        "Nothing was recorded when this model was trained: there is no training log beside its "
        "weights. It can be looked at only as it is now.",
        icon=":material/info:",
    )
    here.look_closer(("How the bundled model learned.", {"model": View().model}))


here = open_page("learned")
found = known(here)
if found is not None and found.lines:
    introduce(here, found)
    explore(here, found)
elif found is not None:
    show_nothing(here)
here.close()
