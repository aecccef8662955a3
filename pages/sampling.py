"""How the model writes: it throws dice, live, by rules that can be changed."""

import random
from datetime import datetime

import streamlit as st

from figures.decoding_work import decoding_work
from model import Sampling
from model.continuation import continuation, penalised
from model.decoding_time import DecodingTime, decoding_time
from model.generate import n_dropped
from model.glass import MOST_TOKENS
from model.parameters import kv_cache_bytes, work_with_cache, work_without_cache
from model.sampling import MAX_SEED
from model.surprisal import top
from ui import session
from ui.components import mount
from ui.controls import bind, chart, table
from ui.engine import ENGINE
from ui.page import Here, counted, open_page, plain
from ui.sampling_route import MAX_A_REQUEST, MAX_STEPS, SAMPLE
from ui.sampling_slider import sampling_slider
from ui.words import percent, signed

RULES = {
    "repetition_penalty": "repetition",
    "presence_penalty": "presence",
    "frequency_penalty": "frequency",
    "temperature": "temperature",
    "top_k": "top-k",
    "top_p": "top-p",
    "min_p": "min-p",
}  # in the order they are applied: the setting, and its stage
DRAWN_TO = 1024  # tokens up to which the work of a step is drawn, at least
COMPARED = 40  # tokens of each text in the comparison with greedy
EXAMPLE = Sampling(repetition_penalty=1.2, presence_penalty=0.5, frequency_penalty=0.5)


def answer(here: Here) -> None:
    """What happens at this prompt, in three sentences."""
    best = here.compute(top, here.trace.n_tokens - 1, 2)
    first, second = (plain(here.glass.tokenizer.labels[id]) for id in best.ids.tolist())
    p_first, p_second = best.probs.tolist()
    st.markdown(
        "It throws dice. After this prompt the model gives each of its "
        f"{here.glass.tokenizer.n_vocab:,} tokens a probability: **“{first}”** {percent(p_first)}, "
        f"**“{second}”** {percent(p_second)}, and so on. One is drawn and appended, and for the longer "
        "text it all begins again."
    )


@st.fragment
def writing(here: Here) -> None:
    """Everything that follows the text and its rules."""
    picture, rules = st.columns([3, 1], gap="large")
    with rules:
        choose_rules(here)
    with picture:
        sampler(here)
    greedy_or_dice(here)
    penalties(here)
    memory(here)
    if here.arithmetic("One step: a candidate from its logit through every rule to the dice"):
        mount(
            "sampling_arithmetic",
            {"vocabulary": here.glass.tokenizer.n_vocab},
            key="sampling.arithmetic_of_step",
        )
    sampling = here.view.sampling
    here.in_code(seed=here.view.seed, temperature=sampling.temperature, top_k=sampling.top_k)


def sampler(here: Here) -> None:
    """The text as it is written, its steps, and the buttons."""
    view, glass = here.view, here.glass
    mount(
        "sampler",
        {
            "source": {
                "url": SAMPLE,
                "model": view.model,
                "prompt": view.prompt,
                "seed": view.seed,
                "sampling": {name: getattr(view.sampling, name) for name in RULES},
                "maxRequest": MAX_A_REQUEST,
                "maxSteps": MAX_STEPS,
            },
            "tokens": [
                {"label": token.label, "hex": token.bytes.hex(), "special": token.special}
                for token in here.trace.tokens
            ],
            "names": [
                {"name": stage, "label": stage, "value": f"{getattr(view.sampling, name):g}"}
                for name, stage in RULES.items()
            ],
            "step": written(here),
            "picks": [(index, id) for index, id in view.picks if index < MAX_STEPS],
            "endOfText": glass.tokenizer.end_of_text,
        },
        key="sampling.text",
        on_written_change=_written,
    )


def _written() -> None:
    reported = st.session_state["sampling.text"].written
    picks = tuple((int(index), int(id)) for index, id in reported["picks"])
    session.update(written=int(reported["step"]), picks=picks)


def written(here: Here) -> int:
    """How many tokens the text has after the prompt."""
    return min(here.view.written, MAX_STEPS)


def choose_rules(here: Here) -> None:
    """Penalties, temperature, filters and the seed."""
    for name in RULES:
        sampling_slider(here, name)
    st.number_input("Seed", 0, MAX_SEED, key=bind(here, "seed"), on_change=_seed_typed)
    with st.container(horizontal=True):
        st.button("Another seed", icon=":material/casino:", on_click=_another_seed)
        st.button(
            "All rules off",
            on_click=lambda: session.update(sampling=Sampling()),
            disabled=here.view.sampling == Sampling(),
        )
    st.caption(
        "A new rule writes the text anew from the prompt, with the same dice: a seed has one fixed "
        "random number for each step. A new seed also forgets the tokens chosen by hand."
    )


def _seed_typed() -> None:
    session.update(seed=st.session_state["sampling.seed"], picks=())


def _another_seed() -> None:
    session.update(seed=random.randrange(10_000), picks=())


def memory(here: Here) -> None:
    """The KV cache: what it holds for this text, and what it saves."""
    config = here.glass.model.config
    length = here.trace.n_tokens + written(here)
    seen = length - n_dropped(length, config.n_ctx)
    a_token = kv_cache_bytes(config, 1)
    longest = min(config.n_ctx, max(DRAWN_TO, 2 * seen))
    with_cache = [work_with_cache(config, n + 1).total for n in range(1, longest)]
    without = [work_without_cache(config, n + 1).total for n in range(1, longest)]
    at = min(seen, longest - 1) - 1
    shared = " of keys and values" if config.group > 1 else ""
    st.header("The KV cache: why the next token is cheap", anchor=False)
    st.markdown(
        "An earlier token's keys and values never change: no token sees a later one. So they are "
        f"kept, and only the new token goes through the model. For the {seen} tokens that it sees "
        f"of this text that is **{kv_cache_bytes(config, seen) / 1e6:.2f} MB** "
        f"(2 × {config.n_layer} layers × {config.kv_heads} heads{shared} × {config.d_head} numbers × {seen} "
        f"tokens × 4 bytes). The next token then costs **{with_cache[at] / 1e6:,.1f} million** "
        f"multiply-adds; reading the whole text again, **{without[at] / 1e6:,.0f} million**, "
        f"{without[at] / with_cache[at]:.0f} times as many."
    )
    chart(
        decoding_work(with_cache, without, seen, here.style),
        key="sampling.work",
        says=f"Multiply-adds of the next token by length of the text: with the cache "
        f"{with_cache[0] / 1e6:.1f} to {with_cache[-1] / 1e6:.1f} million, without "
        f"{without[0] / 1e6:.1f} to {without[-1] / 1e6:,.0f} million.",
    )
    fill = sum(with_cache), sum(without)
    st.markdown(
        f"Writing {longest:,} tokens this way costs {fill[0] / 1e9:,.1f} billion "
        f"multiply-adds with the cache and {fill[1] / 1e9:,.0f} billion without. Without it the total grows "
        "with the square of the length, and the part of it spent on looking with the cube; with it "
        "only looking still grows with the square, since each new token looks at all before it."
    )
    st.markdown(
        "**How this differs from an RNN.** A recurrent network carries one state of fixed size from "
        "token to token, so that what it read long ago must fit in there with everything else. This "
        f"model keeps every token: its memory grows by {a_token:,} bytes a token, up to "
        f"{kv_cache_bytes(config, config.n_ctx) / 1e6:.1f} MB for the {config.n_ctx:,} that it has "
        "positions for; then it must let the oldest go, "
        f"{n_dropped(config.n_ctx + 1, config.n_ctx):,} at a time."
    )
    measurement(here)


def measurement(here: Here) -> None:
    """The time a token takes, measured when asked."""
    if st.button("Measure it on this machine", icon=":material/timer:"):
        st.session_state["sampling.measured"] = here.view.model
    if st.session_state.get("sampling.measured") != here.view.model:
        return
    at, times = measured(here.view.model, here.glass.model.config.n_ctx)
    st.dataframe(
        {
            "tokens in the text": [time.n_tokens for time in times],
            "ms a token, with cache": [round(1e3 * time.with_cache, 2) for time in times],
            "ms a token, without": [round(1e3 * time.without_cache, 2) for time in times],
            "times slower": [round(time.without_cache / time.with_cache, 1) for time in times],
        },
        hide_index=True,
    )
    st.caption(
        f"Measured on the server at {at:%H:%M:%S}: medians of five tokens, on one thread, with "
        "whatever else the machine was doing. Measured at most once a minute for everybody."
    )


@st.cache_data(ttl=60, max_entries=8, show_spinner="Measuring")
def measured(model: str, n_ctx: int) -> tuple[datetime, list[DecodingTime]]:
    """When it was measured, and what came out for four lengths of text."""
    gpt = ENGINE.glass(model).model
    # Reading a long text again at every step takes seconds, and the machine is everybody's.
    most = min(n_ctx, MOST_TOKENS)
    lengths = [n for n in (most // 16, most // 4, most // 2, most - 8) if n > 0]
    # One turn on the engine for each length: others get theirs in between.
    times = [ENGINE.submit(decoding_time, gpt, length, 5).result() for length in lengths]
    return datetime.now(), times


def greedy_or_dice(here: Here) -> None:
    """The same prompt gone on with in both ways."""
    st.header("Greedy or dice?", anchor=False)
    st.markdown(
        "Taking always the best token needs no dice: that is **greedy**, temperature 0, and it gives "
        "the same text every time. It is rarely how people write, and once it has begun to repeat "
        "itself, nothing leads it out. Dice leave room for the second best."
    )
    if not st.toggle("Write this prompt greedily, and with three seeds", key="sampling.compare"):
        return
    sampling = here.view.sampling
    if sampling.greedy:
        st.caption("The temperature is 0: the seeds are thrown with all rules off instead.")
        sampling = Sampling()
    for name, rules, seed in [
        ("Greedy", Sampling(temperature=0.0), 0),
        *((f"Seed {seed}", sampling, seed) for seed in (1, 2, 3)),
    ]:
        ids = here.compute(continuation, rules, seed, COMPARED)
        st.markdown(f"**{name}** · {len(set(ids))} different tokens among {COMPARED}")
        st.code(here.glass.tokenizer.decode(ids), language=None, wrap_lines=True)


def penalties(here: Here) -> None:
    """What is counted, on this prompt's most frequent tokens."""
    st.header("What the penalties count", anchor=False)
    sampling = here.view.sampling
    chosen = (
        sampling.repetition_penalty,
        sampling.presence_penalty,
        sampling.frequency_penalty,
    ) != (1.0, 0.0, 0.0)
    rules = sampling if chosen else EXAMPLE
    rows = here.compute(penalised, rules, 8)
    labels = [here.glass.tokenizer.labels[row.id] for row in rows]
    top_row = rows[0]
    stands = f"**“{plain(labels[0])}”**"
    most = (
        f"In this prompt the most frequent token is {stands}, {counted(top_row.count, 'time')}"
        if top_row.count > 1
        else f"In this prompt no token stands twice. Take {stands}"
    )
    st.markdown(
        "They look at the text so far, prompt included, and push down what is in it already, so that "
        "the model repeats itself less: **repetition** divides a positive logit (or multiplies a "
        "negative one), **presence** subtracts once, **frequency** subtracts for every occurrence. "
        f"{most}: as next token its logit would go from "
        f"{signed(top_row.logit, '.2f')} to {signed(top_row.frequency, '.2f')} with "
        f"penalties of {rules.repetition_penalty:g}, {rules.presence_penalty:g} and "
        f"{rules.frequency_penalty:g}" + ("." if chosen else " (an example: all three are off).")
    )
    table(
        "The most frequent tokens of the prompt, as numbers",
        {
            "token": labels,
            "times in the prompt": [row.count for row in rows],
            "logit": [round(row.logit, 3) for row in rows],
            f"repetition {rules.repetition_penalty:g}": [round(row.repetition, 3) for row in rows],
            f"presence {rules.presence_penalty:g}": [round(row.presence, 3) for row in rows],
            f"frequency {rules.frequency_penalty:g}": [round(row.frequency, 3) for row in rows],
        },
    )


here = open_page("sampling")
answer(here)
if here.view.written > MAX_STEPS:
    st.warning(f"This page writes {MAX_STEPS} tokens at most.", icon=":material/info:")
writing(here)
here.look_closer(
    (
        "Greedy, 120 tokens: does it begin to repeat itself?",
        {"sampling": Sampling(temperature=0.0), "written": 120, "picks": ()},
    ),
    (
        "Greedy with a repetition penalty of 1.3: what does that cost it?",
        {
            "sampling": Sampling(temperature=0.0, repetition_penalty=1.3),
            "written": 120,
            "picks": (),
        },
    ),
    (
        "Temperature 1.8: where in the text does it lose the thread? Then add min-p 0.1.",
        {"sampling": Sampling(temperature=1.8), "written": 60, "picks": ()},
    ),
    (
        "Top-p 0.9: how many candidates are left at each step? Click the tokens.",
        {"sampling": Sampling(top_p=0.9), "written": 20, "picks": ()},
    ),
)
here.close()
