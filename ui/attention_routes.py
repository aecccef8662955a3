"""The packed arrays that the attention picture fetches without a rerun."""

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from figures.attention_packs import all_heads, one_head
from model import CheckpointError, TokenizerError, Trace
from ui.engine import ENGINE
from ui.packed_response import plain_response, squeeze, squeezed_response
from ui.view import MAX_PROMPT_CHARACTERS

ALL_HEADS = "/glass/heads"
ONE_HEAD = "/glass/head"


async def _all_heads(request: Request) -> Response:
    return await _packed(request, squeezed_response, _squeezed_heads)


def _squeezed_heads(trace: Trace) -> bytes:
    return squeeze(all_heads(trace))


async def _one_head(request: Request) -> Response:
    try:
        place = [int(request.query_params[name]) for name in ("layer", "head")]
    except (KeyError, ValueError):
        return _refusal("layer and head must be whole numbers.")
    if not all(0 <= number < 2**31 for number in place):  # as an index, more would overflow
        return _refusal("layer and head count from 0.")
    return await _packed(request, plain_response, one_head, *place)


def prepare(model: str, prompt: str, layer: int, head: int) -> None:
    """Have computed what the picture will fetch, while the page that names it is on its way."""
    ENGINE.prepare(_squeezed_heads, model, prompt)
    ENGINE.prepare(one_head, model, prompt, layer, head)


async def _packed(
    request: Request,
    respond: Callable[[Request, bytes], Response],
    function: Callable[..., bytes],
    *args: Any,
) -> Response:
    """`function(trace, *args)` for the model and prompt of the query; a sentence where it fails."""
    model, prompt = (request.query_params.get(name) for name in ("model", "prompt"))
    if model is None or prompt is None:
        return _refusal("model and prompt must be given.")
    if len(prompt) > MAX_PROMPT_CHARACTERS:
        return _refusal(f"The prompt is longer than {MAX_PROMPT_CHARACTERS:,} characters.")
    try:
        kept = ENGINE.kept(function, model, prompt, *args)
        if kept is not None:
            return respond(request, kept)
        ENGINE.expect(model, prompt)
        job = ENGINE.submit(
            ENGINE.compute_here, function, model, prompt, *args, model=model, urgent=True
        )
        return respond(request, await asyncio.wrap_future(job))
    except (CheckpointError, TokenizerError) as error:
        return _refusal(str(error))
    except IndexError:
        return _refusal("This model has no such layer or head.")


def _refusal(sentence: str) -> Response:
    return PlainTextResponse(sentence, status_code=400)


ATTENTION_ROUTES = [Route(ALL_HEADS, _all_heads), Route(ONE_HEAD, _one_head)]
