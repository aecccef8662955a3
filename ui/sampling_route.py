"""Sampling, live: one server-sent event a token.

A request says what has been written so far and how to go on; the server keeps nothing between two
requests. The model works on the engine's thread, one token a turn, so that many can write at once.
"""

import asyncio
import json
import logging
import math
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from model import CheckpointError, Glass, Sampling, Step, TokenizerError
from model.candidates import Column, candidates
from model.sampling import MAX_SEED
from ui.engine import ENGINE
from ui.view import MAX_PROMPT_CHARACTERS

_LOG = logging.getLogger(__name__)

SAMPLE = "/glass/sample"

MAX_STEPS = 512
"""The longest text that is written, in tokens after the prompt."""

MAX_A_REQUEST = 128
"""The most tokens one request gets; for more the browser asks again."""

N_BEST = 10
"""Candidates shown: this many of the model's best, and of those left after the filters."""

_MAX_BODY = 6 * MAX_PROMPT_CHARACTERS + 64 * 1024  # JSON writes one character as six at most


@dataclass(frozen=True)
class Wanted:
    """What a request asks for: `n` tokens more, after `prompt` and the tokens `written` since.

    picks: tokens chosen by hand, by the index of their step; written ones may be among them.
    """

    model: str
    prompt: str
    written: tuple[int, ...]
    picks: Mapping[int, int]
    sampling: Sampling
    seed: int
    n: int

    @classmethod
    def from_json(cls, body: bytes) -> "Wanted":
        """Raises ValueError with a sentence for anything that is not as it should be."""
        try:
            asked = json.loads(body)
        except (ValueError, RecursionError):
            raise ValueError("The request is not JSON.") from None
        names = {"model", "prompt", "written", "picks", "sampling", "seed", "n"}
        if not isinstance(asked, dict) or set(asked) != names:
            raise ValueError(
                f"The request must have exactly these fields: {', '.join(sorted(names))}."
            )
        if not isinstance(asked["model"], str) or not isinstance(asked["prompt"], str):
            raise ValueError("model and prompt must be text.")
        if len(asked["prompt"]) > MAX_PROMPT_CHARACTERS:
            raise ValueError(f"The prompt is longer than {MAX_PROMPT_CHARACTERS:,} characters.")
        written = _whole_numbers(asked["written"], "written")
        n = _whole_number(asked["n"], "n", 1, MAX_A_REQUEST)
        if len(written) + n > MAX_STEPS:
            raise ValueError(f"A text ends after {MAX_STEPS} tokens.")
        return cls(
            model=asked["model"],
            prompt=asked["prompt"],
            written=written,
            picks=_picks(asked["picks"]),
            sampling=_sampling(asked["sampling"]),
            seed=_whole_number(asked["seed"], "seed", 0, MAX_SEED),
            n=n,
        )

    def steps(self, glass: Glass) -> Iterator[Step]:
        """The steps asked for, without end. Raises ValueError for ids not of this vocabulary."""
        return glass.generate(
            (*glass.prompt(self.prompt).ids, *self.written),
            self.sampling,
            self.seed,
            start=len(self.written),
            picks=self.picks,
        )


def _whole_number(value: Any, name: str, low: int, high: int) -> int:
    if type(value) is not int or not low <= value <= high:
        raise ValueError(f"{name} must be a whole number between {low} and {high}.")
    return value


def _whole_numbers(value: Any, name: str) -> tuple[int, ...]:
    if not isinstance(value, list) or len(value) > MAX_STEPS:
        raise ValueError(f"{name} must be a list of at most {MAX_STEPS} token numbers.")
    return tuple(_whole_number(number, f"Every number in {name}", 0, 2**31) for number in value)


def _picks(value: Any) -> dict[int, int]:
    if not isinstance(value, list) or len(value) > MAX_STEPS:
        raise ValueError(f"picks must be a list of at most {MAX_STEPS} pairs.")
    picks = {}
    for pair in value:
        if not isinstance(pair, list) or len(pair) != 2:
            raise ValueError("Every pick must be a pair: the index of a step and a token number.")
        index = _whole_number(pair[0], "A pick's index", 0, MAX_STEPS - 1)
        picks[index] = _whole_number(pair[1], "A pick's token", 0, 2**31)
    return picks


def _sampling(value: Any) -> Sampling:
    if not isinstance(value, dict) or not set(value) <= set(Sampling.RANGES):
        raise ValueError(f"sampling may have these fields: {', '.join(Sampling.RANGES)}.")
    for name, number in value.items():
        if type(number) not in (int, float):
            raise ValueError(f"{name} must be a number.")
    return Sampling(**value)


def event(step: Step, glass: Glass) -> dict[str, Any]:
    """`step` as the browser draws it (figures/components/sampler.js), in JSON's types.

    Tokens are [id, label, bytes as hex, occurrences in the text]; a probability or logit that a
    filter removed is null.
    """
    shown = candidates(step, N_BEST)
    tokens = glass.tokenizer.tokens(shown.ids)
    return {
        "index": step.index,
        "chosen": shown.ids.index(step.token),
        "byHand": step.u is None and not step.sampling.greedy,
        "u": step.u,
        "interval": step.interval,
        "seen": len(step.ids) - step.n_dropped,
        "dropped": step.n_dropped,
        "entropy": [_digits(bits) for bits in shown.entropy],
        "tokens": [
            [token.id, token.label, token.bytes.hex(), count]
            for token, count in zip(tokens, shown.counts, strict=True)
        ],
        "leading": shown.leading,
        "stages": [_stage(column) for column in shown.columns],
    }


def _stage(column: Column) -> dict[str, Any]:
    logits = column.logits.tolist()
    kept = [logit > -math.inf for logit in logits]
    return {
        "name": column.name,
        "logits": [_digits(x) if here else None for x, here in zip(logits, kept, strict=True)],
        "probs": [
            _digits(x) if here else None
            for x, here in zip(column.probs.tolist(), kept, strict=True)
        ],
        "rest": _digits(column.rest),
        "candidates": column.n_candidates,
        "best": _digits(column.best),
        "expSum": _digits(column.exp_sum),
    }


def _digits(value: float) -> float:
    """Six significant digits: nearly all that a float32 has, at half the bytes."""
    return float(f"{value:.6g}")


async def _sample(request: Request) -> Response:
    try:
        wanted = Wanted.from_json(await _body(request))
        # Loading, encoding a long prompt and the model all belong on the engine's thread.
        glass = await asyncio.wrap_future(
            ENGINE.submit(ENGINE.load_here, wanted.model, model=wanted.model)
        )
        steps = await asyncio.wrap_future(ENGINE.submit(wanted.steps, glass, model=wanted.model))
    except (ValueError, CheckpointError, TokenizerError) as error:
        return PlainTextResponse(str(error), status_code=400)
    except ClientDisconnect:
        return Response(status_code=400)
    return StreamingResponse(
        _events(steps, glass, wanted.n),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store"},
    )


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _MAX_BODY:
            raise ValueError("The request is too long.")
    return bytes(body)


async def _events(steps: Iterator[Step], glass: Glass, n: int) -> AsyncIterator[bytes]:
    """One event a step. Whoever stops listening ends it before the next step."""

    def following() -> bytes:
        return f"data: {json.dumps(event(next(steps), glass))}\n\n".encode()

    try:
        for _ in range(n):
            yield await asyncio.wrap_future(ENGINE.submit(following, model=glass.name))
    except Exception as error:  # the answer has begun: no status can say it any more
        _LOG.exception("Sampling stopped")
        sentence = f"The model stopped: {type(error).__name__}: {error}"
        yield f"event: stopped\ndata: {json.dumps(sentence)}\n\n".encode()


SAMPLING_ROUTES = [Route(SAMPLE, _sample, methods=["POST"])]
