"""How a model learned: its training log, and what was recorded of it along the way.

A training run leaves its log beside the weights, and `training/record.py` a recording: some points
of the run, from the untrained model to the end, and what the model of each point said to the same
prompts. Earlier weights are not kept, so there is nothing to compute for a prompt that is not among
the recorded ones. A recording belongs to the weights at whose training it was made: it carries
their fingerprint.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import torch

from model.gpt import GPT
from model.heads import RepeatLosses
from model.registry import find

LOG_FILE = "training_log.jsonl"
RECORDING_FILE = "learning.json"
FORMAT = 1
"""Of the recording; one of another format is refused."""

Read = TypeVar("Read")
Scores = tuple[tuple[float, ...], ...]
"""L H: one number for each head."""


class LearningError(Exception):
    """A log or a recording that cannot be read; the message names the file and the fault."""


@dataclass(frozen=True)
class LogLine:
    """One validation during training, with losses in nats a token.

    train: the mean over the steps since the line before; None before the first. val: of the held-out
    text, by source.
    """

    step: int
    tokens: int
    seconds: float
    train: float | None
    val: Mapping[str, float]


@dataclass(frozen=True)
class Asked:
    """A prompt that the model of every point was asked.

    kind: of a teaching prompt (`model.teaching`). answer: the tokens whose probability is followed
    through training, together where there are several. accepted: they are a right answer, of several
    the one that the model ranks best in the end; else they are what it says in the end.
    """

    prompt: str
    kind: str
    answer: tuple[int, ...]
    accepted: bool


@dataclass(frozen=True)
class Said:
    """What the model of one point said to one prompt.

    best: the most probable next tokens with their probabilities, best first. prob, rank: of the
    answer; the most probable token has rank 1, and an answer of several the worst of their ranks.
    """

    best: tuple[tuple[int, float], ...]
    prob: float
    rank: int

    @property
    def loss(self) -> float:
        """The cross-entropy of the answer, in nats: what training on it would lower."""
        return -math.log(self.prob) if self.prob else math.inf


@dataclass(frozen=True)
class NamedHead:
    """The head that, in the end, has the highest score of this kind (`model.heads.KINDS`)."""

    layer: int
    head: int
    kind: str

    @property
    def name(self) -> str:
        return f"{self.layer}.{self.head}"


@dataclass(frozen=True)
class Point:
    """The model at one step of its training.

    train, held_out: nats a token, from the log (`LogLine`). said: one a prompt. rank_1, within_5:
    shares of the teaching prompts with a right answer in the first place, and among the first five.
    sample: the tokens written from the opening. patterns: one for each named head, of T rows, the
    i-th with the i + 1 weights that the mask leaves. scores: of every head on random repeats, by
    kind (`model.heads`). repeats: the losses on these.
    """

    step: int
    tokens: int
    seconds: float
    train: float | None
    held_out: Mapping[str, float]
    said: tuple[Said, ...]
    rank_1: float
    within_5: float
    sample: tuple[int, ...]
    patterns: tuple[tuple[tuple[float, ...], ...], ...]
    scores: Mapping[str, Scores]
    repeats: RepeatLosses


@dataclass(frozen=True)
class Sample:
    """How the sample texts were drawn: `length` tokens, or up to the end of the text."""

    opening: str
    length: int
    seed: int
    temperature: float
    top_p: float


@dataclass(frozen=True)
class RandomRepeats:
    """`count` sequences of `length` random tokens and the same ones again."""

    count: int
    length: int


@dataclass(frozen=True)
class Recording:
    """What was recorded along a training run; see `Point`.

    weights: the fingerprint of the model at its end. n_teaching: how many prompts the teaching set
    had. pattern_prompt: what the patterns are on. heads: whose patterns they are. repeats: what heads
    were scored on. even: the score of a head that spreads evenly, by kind.
    """

    weights: str
    n_teaching: int
    asked: tuple[Asked, ...]
    sample: Sample
    pattern_prompt: str
    heads: tuple[NamedHead, ...]
    repeats: RandomRepeats
    even: Mapping[str, float]
    points: tuple[Point, ...]

    def find(self, prompt: str) -> int | None:
        """The place of `prompt` among those that were asked; None where it is not recorded."""
        prompts = [asked.prompt for asked in self.asked]
        return prompts.index(prompt) if prompt in prompts else None


@dataclass(frozen=True)
class History:
    """What is known of how a model learned: no line where it has no log, None for no recording."""

    lines: tuple[LogLine, ...]
    recording: Recording | None


@torch.inference_mode()
def fingerprint(model: GPT) -> str:
    """A hash of the names and values of all weights, rounded to float16 as they are stored."""
    digest = sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.half().contiguous().numpy().tobytes())
    return digest.hexdigest()


def read_log(folder: Path) -> tuple[LogLine, ...]:
    """The training log in a model's folder; empty where it has none. Raises LearningError."""
    path = folder / LOG_FILE
    if not path.exists():
        return ()

    def parse(text: str) -> tuple[LogLine, ...]:
        names = LogLine.__dataclass_fields__
        lines = [json.loads(line) for line in text.splitlines()]
        return tuple(LogLine(**{name: line[name] for name in names}) for line in lines)

    return _read(path, parse)


def read_recording(folder: Path) -> Recording | None:
    """The recording in a model's folder; None where it has none. Raises LearningError."""
    path = folder / RECORDING_FILE
    return _read(path, lambda text: _recording(json.loads(text))) if path.exists() else None


def recording_of(model: GPT, folder: Path) -> Recording | None:
    """The recording in `folder`, which holds `model`; None where it has none.

    Raises LearningError where it cannot be read, and where it was made while other weights were
    trained: what it says in the end would not be what the model says.
    """
    recording = read_recording(folder)
    if recording is not None and recording.weights != fingerprint(model):
        raise LearningError(
            f"{folder / RECORDING_FILE} was recorded while other weights were trained than those "
            f"that are here."
        )
    return recording


def history(model: GPT, name: str) -> History:
    """All that is known of how `model`, the one called `name`, learned. Raises LearningError."""
    entry = find(name)
    if entry is None:
        return History((), None)
    recording = recording_of(model, entry.folder)
    return History(merged(read_log(entry.folder), recording), recording)


def merged(log: Sequence[LogLine], recording: Recording | None) -> tuple[LogLine, ...]:
    """The log by its steps, with the lines of recorded points that a shortened log has lost."""
    lines = {line.step: line for line in log}
    for point in recording.points if recording else ():
        line = LogLine(point.step, point.tokens, point.seconds, point.train, point.held_out)
        lines.setdefault(point.step, line)
    return tuple(lines[step] for step in sorted(lines))


@dataclass(frozen=True)
class Rise:
    """A source whose held-out loss rose again: the log's line with the lowest, and the last."""

    source: str
    lowest: LogLine
    last: LogLine

    @property
    def nats(self) -> float:
        """By how much, a token."""
        return self.last.val[self.source] - self.lowest.val[self.source]


def rises(lines: Sequence[LogLine], least: float) -> list[Rise]:
    """The sources whose loss in the end lies at least `least` nats above its lowest; most first."""
    found = [
        Rise(source, min(lines, key=lambda line: line.val.get(source, math.inf)), lines[-1])
        for source in lines[-1].val
    ]
    return sorted(
        (rise for rise in found if rise.nats >= least), key=lambda rise: rise.nats, reverse=True
    )


def _read(path: Path, parse: Callable[[str], Read]) -> Read:
    try:
        return parse(path.read_text(encoding="utf-8"))
    except KeyError as error:
        raise LearningError(f"{path} lacks {error}.") from None
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise LearningError(f"{path} cannot be read: {error}.") from None


def asked_from(entry: dict[str, Any]) -> Asked:
    """A question of a parsed recording. Raises KeyError or TypeError where it is none."""
    return Asked(**(entry | {"answer": tuple(entry["answer"])}))


def _recording(raw: dict[str, Any]) -> Recording:
    """The dataclasses of a parsed file. Raises ValueError, KeyError or TypeError."""
    if raw["format"] != FORMAT:
        raise ValueError(f"its format is {raw['format']!r}, and this version reads {FORMAT}")
    asked = tuple(asked_from(entry) for entry in raw["asked"])
    heads = tuple(NamedHead(**entry) for entry in raw["heads"])
    points = tuple(_point(entry) for entry in raw["points"])
    if not points:
        raise ValueError("it has no points")
    steps = [point.step for point in points]
    if steps != sorted(set(steps)):
        raise ValueError(f"its steps do not rise: {steps}")
    for point in points:
        if len(point.said) != len(asked) or len(point.patterns) != len(heads):
            raise ValueError(
                f"step {point.step} answers {len(point.said)} of {len(asked)} prompts and has "
                f"{len(point.patterns)} patterns for {len(heads)} heads"
            )
    return Recording(
        weights=raw["weights"],
        n_teaching=raw["n_teaching"],
        asked=asked,
        sample=Sample(**raw["sample"]),
        pattern_prompt=raw["pattern_prompt"],
        heads=heads,
        repeats=RandomRepeats(**raw["repeats"]),
        even=raw["even"],
        points=points,
    )


def _point(raw: dict[str, Any]) -> Point:
    said = tuple(
        Said(tuple((int(id), float(p)) for id, p in entry["best"]), entry["prob"], entry["rank"])
        for entry in raw["said"]
    )
    frozen = {
        "said": said,
        "sample": tuple(raw["sample"]),
        "patterns": tuple(tuple(tuple(row) for row in rows) for rows in raw["patterns"]),
        "scores": {name: tuple(map(tuple, layers)) for name, layers in raw["scores"].items()},
        "repeats": RepeatLosses(**raw["repeats"]),
    }
    return Point(**(raw | frozen))
