"""How a model learned: curves over the tokens it has seen, and what the stepper is drawn from."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from figures.labels import literal
from figures.packing import pack
from figures.style import Style, dress
from model.learning import LogLine, Point, Recording
from model.tokenizer import Tokenizer

TOP, BOTTOM = 14, 62
"""Pixels above and below what is plotted."""
NAME_PX = 8.4
"""Width of a letter of a curve's name."""
NAME_ROOM = 19
"""Pixels from a line of the name of a curve to the next one."""
NAME_LETTERS = 11
"""A longer name is written in two lines where it has two words: on a narrow screen the curves need
the room beside them."""
FEW = 5
"""Sources that are named in the picture of the loss unless others are chosen."""

MOST_TICKS = 4
"""Marks that a narrow axis of tokens has room for, besides the one for none."""
MOST_DOTS = 30
"""Values of a curve up to which each is drawn as a dot."""


@dataclass(frozen=True)
class Curve:
    """Values over tokens seen. named: at its end, others are faint. strong: the one to look at."""

    name: str
    tokens: Sequence[int]
    values: Sequence[float]
    named: bool = True
    strong: bool = False


class SeenAxis:
    """Tokens seen on a logarithmic axis, with a place at its beginning for none at all."""

    def __init__(self, tokens: Sequence[int]) -> None:
        seen = sorted(number for number in tokens if number) or [1]
        self.first, self.last = seen[0], max(seen[-1], 2 * seen[0])
        # None of them stands where the same step down again would stand, but not too far away.
        self.none = self.first / min(4.0, max(1.5, (self.last / self.first) ** 0.12))

    def at(self, tokens: int) -> float:
        return float(tokens or self.none)

    def ticks(self) -> dict[float, str]:
        """Where the axis is marked, and how."""
        decades = math.log10(self.last / self.first)
        steps = (1, 2, 5) if decades < MOST_TICKS / 3 else (1,)
        powers = range(math.floor(math.log10(self.first)), math.ceil(math.log10(self.last)) + 1)
        marks = [step * 10**power for power in powers for step in steps]
        shown = [mark for mark in marks if self.first <= mark <= self.last]
        shown = shown[:: -math.ceil(len(shown) / MOST_TICKS)] if shown else []
        return {self.none: "0"} | {mark: in_short(mark) for mark in reversed(shown)}

    def apply(self, figure: go.Figure) -> None:
        ticks = self.ticks()
        figure.update_xaxes(
            type="log",
            range=[math.log10(self.none) - 0.04, math.log10(self.last) + 0.03],
            tickvals=list(ticks),
            ticktext=list(ticks.values()),
            title_text="tokens of text seen",
        )


def in_short(count: int) -> str:
    """A large number of things in few signs: 1,500 is 1.5 k, then M and B."""
    for size, sign in ((10**9, "B"), (10**6, "M"), (10**3, "k")):
        if count >= size:
            return f"{count / size:.3g} {sign}"
    return str(count)


def curves(
    drawn: Sequence[Curve],
    axis: str,
    recorded: Sequence[int],
    chosen: int | None,
    style: Style,
    height: int,
    top: float | None = None,
    percent: bool = False,
) -> go.Figure:
    """`drawn` over tokens seen, from 0 up. axis: what is measured, with its unit.

    recorded: tokens seen at the recorded points, marked below the curves. chosen: those of one of
    them, a line. top: of the axis. percent: values are shares.
    """
    seen = SeenAxis([number for curve in drawn for number in curve.tokens])
    highest = top or 1.04 * max(value for curve in drawn for value in curve.values)
    figure = go.Figure()
    if chosen is not None:
        figure.add_vline(seen.at(chosen), line={"color": style.muted, "width": 2, "dash": "dot"})
    faint = [curve for curve in drawn if not curve.named]
    quiet = [curve for curve in drawn if curve.named and not curve.strong]
    strong = [curve for curve in drawn if curve.strong]
    if faint:
        _add(
            figure,
            faint,
            seen,
            {"color": style.muted, "width": 1},
            percent,
            dots=False,
            opacity=0.5,
        )
    if quiet:
        colour = style.text if faint else style.muted
        _add(figure, quiet, seen, {"color": colour, "width": 1.5}, percent)
    for curve in strong:
        _add(figure, [curve], seen, {"color": style.accent, "width": 4}, percent)
    figure.add_scatter(
        x=[seen.at(number) for number in recorded],
        y=[0] * len(recorded),
        mode="markers",
        marker={
            "symbol": "triangle-up",
            "size": [16 if number == chosen else 9 for number in recorded],
            "color": style.text,
        },
        cliponaxis=False,
        hoverinfo="skip",
    )
    dress(figure, style, height)
    seen.apply(figure)
    figure.update_yaxes(
        title_text=axis, range=[0, highest], tickformat=".0%" if percent else None, nticks=6
    )
    named = [curve for curve in drawn if curve.named]
    per_unit = (height - TOP - BOTTOM) / highest
    ends = [curve.values[-1] * per_unit for curve in named]
    names = [in_lines(curve.name) for curve in named]
    room = NAME_ROOM * max((len(lines) for lines in names), default=1)
    places = spread(ends, room, lowest=room / 2)
    for curve, lines, end, place in zip(named, names, ends, places, strict=True):
        figure.add_annotation(
            x=math.log10(seen.at(curve.tokens[-1])),
            y=curve.values[-1],
            text="<br>".join(literal(line) for line in lines),
            align="left",
            ax=14,
            ay=end - place,
            xanchor="left",
            showarrow=True,
            arrowhead=0,
            arrowwidth=1,
            arrowcolor=style.muted,
            font={"size": 15, "color": style.accent if curve.strong else style.text},
        )
    longest = max((len(line) for lines in names for line in lines), default=0)
    figure.update_layout(margin={"t": TOP, "b": BOTTOM, "r": 24 + NAME_PX * longest})
    return figure


def in_lines(name: str) -> list[str]:
    """A long name in two lines, cut at the space that is nearest to its middle."""
    spaces = [at for at, letter in enumerate(name) if letter == " "]
    if len(name) <= NAME_LETTERS or not spaces:
        return [name]
    cut = min(spaces, key=lambda at: abs(2 * at + 1 - len(name)))
    return [name[:cut], name[cut + 1 :]]


def spread(places: Sequence[float], room: float, lowest: float = -math.inf) -> list[float]:
    """`places` in the same order of size, moved apart until `room` lies between neighbours.

    Those that are too close together move around their common middle; none below `lowest`.
    """
    groups: list[tuple[float, int]] = []  # middle and how many, from the lowest up
    for place in sorted(places):
        middle, count = place, 1
        while groups and groups[-1][0] + room * (groups[-1][1] + count) / 2 > middle:
            below, more = groups.pop()
            middle = (below * more + middle * count) / (more + count)
            count += more
        groups.append((middle, count))
    found = [middle + room * (i - (n - 1) / 2) for middle, n in groups for i in range(n)]
    for index, place in enumerate(found):
        found[index] = max(place, found[index - 1] + room if index else lowest)
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = dict(zip(order, found, strict=True))
    return [moved[index] for index in range(len(places))]


def by_loss(lines: Sequence[LogLine]) -> list[str]:
    """The sources of held-out text, from the lowest loss in the end to the highest."""
    return sorted(lines[-1].val, key=lambda source: lines[-1].val[source])


def few_named(ordered: Sequence[str]) -> list[str]:
    """Of many sources in order the first, the last and those at even steps between; else all."""
    if len(ordered) <= FEW:
        return list(ordered)
    return [ordered[round(step * (len(ordered) - 1) / (FEW - 1))] for step in range(FEW)]


def loss_curves(
    lines: Sequence[LogLine],
    points: Sequence[Point],
    chosen: Point | None,
    named: Sequence[str],
    style: Style,
) -> go.Figure:
    """The loss on held-out text of every source, and the loss in training. named: of the sources."""
    # A source that came late has not been measured before.
    held_out = [
        Curve(
            source.replace("_", " "),
            [line.tokens for line in lines if source in line.val],
            [line.val[source] for line in lines if source in line.val],
            named=source in named,
        )
        for source in lines[-1].val
    ]
    trained = {line.tokens: line.train for line in lines if line.train is not None}
    training = Curve("training text", list(trained), list(trained.values()), strong=True)
    return curves(
        [*held_out, training],
        "loss, nats a token",
        [point.tokens for point in points],
        None if chosen is None else chosen.tokens,
        style,
        height=500,
    )


def teaching_curves(points: Sequence[Point], chosen: Point, style: Style) -> go.Figure:
    """Shares of the teaching prompts with a right answer first, and among the first five."""
    at = [point.tokens for point in points]
    first = Curve("first", at, [point.rank_1 for point in points], strong=True)
    among = Curve("in the first 5", at, [point.within_5 for point in points])
    return curves(
        [among, first], "share of the prompts", at, chosen.tokens, style, 330, 1.05, percent=True
    )


def head_curves(recording: Recording, kind: str, chosen: Point, style: Style) -> go.Figure:
    """The score of every head for one kind; the best in the end is the strong one."""
    points = recording.points
    at = [point.tokens for point in points]
    best = next(head for head in recording.heads if head.kind == kind)
    drawn = [
        Curve(
            f"{layer}.{head}",
            at,
            [point.scores[kind][layer][head] for point in points],
            named=(layer, head) == (best.layer, best.head),
            strong=(layer, head) == (best.layer, best.head),
        )
        for layer, heads in enumerate(points[0].scores[kind])
        for head in range(len(heads))
    ]
    return curves(drawn, "score", at, chosen.tokens, style, 330, 1.05)


def repeat_curves(points: Sequence[Point], chosen: Point, style: Style) -> go.Figure:
    """The loss on random tokens, and on the same ones again."""
    at = [point.tokens for point in points]
    first = Curve("first time", at, [point.repeats.first for point in points])
    again = Curve("again", at, [point.repeats.again for point in points], strong=True)
    return curves([first, again], "loss, nats a token", at, chosen.tokens, style, 330)


def stepper(recording: Recording, asked: int, step: int, tokenizer: Tokenizer) -> bytes:
    """What `learned.js` shows: everything that was recorded, of the prompts the one `asked`.

    patterns: [P, N, T, T] of float32, of P points and N named heads, 0 where the mask is.
    """
    question = recording.asked[asked]
    pattern_tokens = tokenizer.tokens(tokenizer.encode(recording.pattern_prompt))
    points = [_of_point(point, recording, asked, tokenizer) for point in recording.points]
    header = {
        "step": step,
        "prompt": question.prompt,
        "answer": " ".join(tokenizer.labels[id] for id in question.answer),
        "accepted": question.accepted,
        "opening": recording.sample.opening,
        "labels": [token.label for token in pattern_tokens],
        "heads": [{"name": head.name, "kind": head.kind} for head in recording.heads],
        "points": points,
    }
    T = len(pattern_tokens)
    shape = (len(recording.points), len(recording.heads), T, T)
    patterns = np.zeros(shape, np.float32)
    lower = np.tril_indices(T)
    for point, of_heads in zip(recording.points, patterns, strict=True):
        for rows, pattern in zip(point.patterns, of_heads, strict=True):
            pattern[lower] = np.concatenate(rows)
    return pack(header, {"patterns": patterns})


def _of_point(
    point: Point, recording: Recording, asked: int, tokenizer: Tokenizer
) -> Mapping[str, object]:
    said = point.said[asked]
    answer = recording.asked[asked].answer
    return {
        "step": point.step,
        "tokens": in_short(point.tokens),
        "seconds": point.seconds,
        "best": [[tokenizer.labels[id], prob, answer == (id,)] for id, prob in said.best],
        "prob": said.prob,
        "rank": said.rank,
        "written": tokenizer.decode(point.sample),
        "ended": len(point.sample) < recording.sample.length,
        "scores": [point.scores[head.kind][head.layer][head.head] for head in recording.heads],
    }


def _add(
    figure: go.Figure,
    drawn: Sequence[Curve],
    seen: SeenAxis,
    line: Mapping[str, object],
    percent: bool,
    dots: bool = True,
    opacity: float = 1,
) -> None:
    """One trace for all of `drawn`, with gaps between: many traces are slow."""
    x: list[float | None] = []
    y: list[float | None] = []
    names: list[str] = []
    for curve in drawn:
        x += [*(seen.at(number) for number in curve.tokens), None]
        y += [*curve.values, None]
        names += [curve.name] * (len(curve.tokens) + 1)
    value = "%{y:.1%}" if percent else "%{y:.3f}"
    figure.add_scatter(
        x=x,
        y=y,
        mode="lines+markers" if dots and len(drawn[0].tokens) <= MOST_DOTS else "lines",
        line=line,
        opacity=opacity,
        marker={"size": 6},
        customdata=[literal(name) for name in names],
        hovertemplate=f"%{{customdata}}: {value}<extra></extra>",
    )
