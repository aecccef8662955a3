"""What every head of a model does: the measurements of `model.heads` and `model.removal`, together.

On two kinds of text: random repeats, where nothing but the order of the tokens can be used, and the
teaching prompts, which are language. For the bundled model it is measured once, after training, and
read from a file beside the weights; for others it is measured when it is asked for.
"""

import json
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import torch
from torch import Tensor

from model.glass import Glass
from model.gpt import GPT
from model.heads import KIND_NAMES, LENGTH, SEED, Looks, MeanLooks, random_repeats
from model.learning import fingerprint
from model.removal import Removal, Text, removing_each
from model.teaching import TeachingPrompt, all_counting_ids

HEADS_FILE = "heads.json"
FORMAT = 1
"""Of that file; one of another format is measured anew."""

LOOKING_PRODUCTS = 4e11
REMOVING_PRODUCTS = 5e12
"""Multiplications that looking at, and removing, all heads may take on each kind of text: some
seconds, and a minute, of one core. Larger models get fewer texts."""


@dataclass(frozen=True)
class Effort:
    """On how many texts to measure: where heads look, and, of the same, what removing them does.

    with_mean: remove by mean ablation as well.
    """

    repeats: int = 200
    prompts: int = 400
    removal_repeats: int = 8
    removal_prompts: int = 120
    with_mean: bool = True

    @classmethod
    def fitting(cls, model: GPT) -> "Effort":
        """As much as a model of this size can be asked while a person waits."""
        config, most = model.config, cls()
        a_token = sum(parameter.numel() for parameter in model.parameters())
        looked_at = int(LOOKING_PRODUCTS / a_token)  # tokens
        # A head is removed with, on average, half of the layers still to be run.
        removed = int(REMOVING_PRODUCTS / (a_token * config.n_layer * config.n_head / 2))
        return cls(
            repeats=min(most.repeats, max(10, looked_at // (2 * LENGTH))),
            prompts=min(most.prompts, max(20, looked_at // TYPICAL_PROMPT)),
            removal_repeats=min(most.removal_repeats, max(2, removed // (2 * LENGTH))),
            removal_prompts=min(most.removal_prompts, max(10, removed // TYPICAL_PROMPT)),
            with_mean=False,
        )


TYPICAL_PROMPT = 20
"""Tokens of a teaching prompt, about."""


@dataclass(frozen=True, eq=False)
class Measured:
    """What heads do in texts of one kind.

    texts: how many. removal: None where it is not (or not yet) measured.
    """

    texts: int
    looks: Looks
    removal: Removal | None


@dataclass(frozen=True, eq=False)
class HeadReport:
    """What all heads of a model do. repeats, prompts: None where the model can read none of them.

    length: tokens of a random sequence before it comes again.
    """

    length: int
    repeats: Measured | None
    prompts: Measured | None

    @property
    def measured(self) -> Measured | None:
        """On random repeats, or else on prompts."""
        return self.repeats or self.prompts


@dataclass(frozen=True, eq=False)
class Progress:
    """How far measuring has come: the share that is done, and what is known by now, if anything."""

    done: float
    report: HeadReport | None


def measuring(
    glass: Glass, prompts: Sequence[TeachingPrompt], effort: Effort
) -> Iterator[Progress]:
    """Measure all heads in small pieces; the last `Progress` has the whole report.

    prompts: as many as `effort` says are taken, evenly from all of them.
    """
    repeats, told = repeated_texts(glass, effort.repeats), prompt_texts(glass, prompts)
    told = _spread(told, effort.prompts)
    length = len(repeats[0].ids) // 2 if repeats else 0
    parts: list[Measured | None] = []
    for texts in (repeats, told):
        measured = None
        if texts:
            looks = yield from _looking(glass, texts, 0.1 * len(parts))
            measured = Measured(len(texts), looks, None)
        parts.append(measured)
    report = HeadReport(length, *parts)
    yield Progress(0.2, report)
    for name, texts, count in (
        ("repeats", repeats, effort.removal_repeats),
        ("prompts", told, effort.removal_prompts),
    ):
        asked = _spread([text for text in texts if text.right], count)
        if asked:
            before = 0.2 if name == "repeats" else 0.6
            removal = yield from _removing(glass, asked, effort.with_mean, before, report)
            report = replace(report, **{name: replace(getattr(report, name), removal=removal)})
    yield Progress(1.0, report)


def measure(glass: Glass, prompts: Sequence[TeachingPrompt], effort: Effort) -> HeadReport:
    """`measuring`, to its end."""
    *_, last = measuring(glass, prompts, effort)
    assert last.report is not None
    return last.report


def repeated_texts(glass: Glass, count: int) -> list[Text]:
    """Random repeats; what comes next is known in the second copy. Empty where they do not fit."""
    repeats = random_repeats(glass.tokenizer, glass.model.config.n_ctx, count).tolist()
    length = len(repeats[0]) // 2
    known = range(length, 2 * length - 1)
    return [
        Text(tuple(ids), tuple((at, (ids[at + 1],)) for at in known)) for ids in repeats if known
    ]


def prompt_texts(glass: Glass, prompts: Sequence[TeachingPrompt]) -> list[Text]:
    """The prompts that the model can read, with the accepted answers.

    An answer of which several tokens count (`model.teaching.counting_ids`) has no one right next
    token, and is left out.
    """
    texts = []
    for asked in prompts:
        ids = glass.prompt(asked.prompt).ids
        if len(ids) != len(glass.tokenizer.encode(asked.prompt)) or len(ids) < 2:
            continue
        if glass.tokenizer.unknown(asked.prompt):
            continue
        answers = all_counting_ids(glass.tokenizer, asked)
        right = tuple(sorted({answer[0] for answer in answers if len(answer) == 1}))
        texts.append(Text(ids, ((len(ids) - 1, right),) if right else ()))
    return texts


def _looking(
    glass: Glass, texts: Sequence[Text], before: float
) -> Generator[Progress, None, Looks]:
    mean = MeanLooks()
    for index, text in enumerate(texts):
        mean.add(glass.trace(text.ids))
        yield Progress(before + 0.1 * index / len(texts), None)
    return mean.looks()


def _removing(
    glass: Glass, texts: Sequence[Text], with_mean: bool, before: float, report: HeadReport
) -> Generator[Progress, None, Removal]:
    pieces = removing_each(glass.model, texts, with_mean)
    while True:
        try:
            done = next(pieces)
        except StopIteration as end:
            return cast(Removal, end.value)
        yield Progress(before + 0.4 * done, report)


def _spread(texts: Sequence[Text], count: int) -> list[Text]:
    """`count` of the texts, evenly from all of them; all where there are no more."""
    count = min(count, len(texts))
    return [texts[index * len(texts) // count] for index in range(count)]


# The file


def write_report(report: HeadReport, model: GPT, path: Path) -> None:
    """Write what was measured of `model`, rounded to four decimals, a line a part."""
    head = {
        "format": FORMAT,
        "weights": fingerprint(model),
        "scores": KIND_NAMES,
        "seed": SEED,
        "length": report.length,
    }
    lines = [f'"{name}":{_json(value)}' for name, value in head.items()]
    lines += [
        f'"{name}":{_json(_packed(getattr(report, name)))}' for name in ("repeats", "prompts")
    ]
    path.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")


def read_report(model: GPT, folder: Path) -> HeadReport | None:
    """What was measured of `model` after its training and lies in its folder.

    None where there is nothing, or where it is of other weights, other scores or not to be read:
    then it has to be measured.
    """
    try:
        raw = json.loads((folder / HEADS_FILE).read_text(encoding="utf-8"))
        if raw["format"] != FORMAT or tuple(raw["scores"]) != KIND_NAMES:
            return None
        report = HeadReport(raw["length"], _measured(raw["repeats"]), _measured(raw["prompts"]))
        return report if raw["weights"] == fingerprint(model) else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _packed(measured: Measured | None) -> dict[str, Any] | None:
    if measured is None:
        return None
    removal = measured.removal
    return {
        "texts": measured.texts,
        "looks": {name: _rounded(value) for name, value in vars(measured.looks).items()},
        "removal": removal and {name: _rounded(value) for name, value in vars(removal).items()},
    }


def _measured(raw: dict[str, Any] | None) -> Measured | None:
    if raw is None:
        return None
    looks = Looks(**{name: torch.tensor(values) for name, values in raw["looks"].items()})
    removal = raw["removal"] and Removal(**{n: _tensor(v) for n, v in raw["removal"].items()})
    return Measured(raw["texts"], looks, removal)


def _tensor(value: Any) -> Any:
    return torch.tensor(value) if isinstance(value, list) else value


def _rounded(value: Any) -> Any:
    """Numbers to four decimals, tensors as nested lists."""
    if isinstance(value, Tensor):
        value = value.tolist()
    if isinstance(value, list):
        return [_rounded(part) for part in value]
    return round(value, 4) if isinstance(value, float) else value


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))
