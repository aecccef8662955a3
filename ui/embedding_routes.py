"""What the pictures of the embedding fetch: a megabyte that is the same for every prompt."""

import asyncio
from collections.abc import Callable
from urllib.parse import quote
from weakref import WeakKeyDictionary

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from figures.embedding_packs import position_tables, vocabulary_points
from model import CheckpointError, Glass, TokenizerError
from ui.engine import ENGINE
from ui.packed_response import squeeze, squeezed_response

POSITIONS = "/glass/positions"
VOCABULARY = "/glass/vocabulary"


def address(route: str, model: str) -> str:
    """Where the browser finds `route` for a model, from any page."""
    return f"{route.removeprefix('/')}?model={quote(model, safe='')}"


async def _positions(request: Request) -> Response:
    return await _packed(request, position_tables)


async def _vocabulary(request: Request) -> Response:
    return await _packed(request, vocabulary_points)


async def _packed(request: Request, function: Callable[[Glass], bytes]) -> Response:
    model = request.query_params.get("model")
    if not model:
        return PlainTextResponse("model must be given.", status_code=400)
    try:
        job = ENGINE.submit(_squeezed_here, function, model, model=model)
        data = await asyncio.wrap_future(job)
    except (CheckpointError, TokenizerError) as error:
        return PlainTextResponse(str(error), status_code=400)
    return squeezed_response(request, data)


def _squeezed_here(function: Callable[[Glass], bytes], model: str) -> bytes:
    """Kept as long as the model is open."""
    kept = _KEPT.setdefault(ENGINE.load_here(model), {})
    if function.__name__ not in kept:
        kept[function.__name__] = squeeze(function(ENGINE.load_here(model)))
    return kept[function.__name__]


_KEPT: WeakKeyDictionary[Glass, dict[str, bytes]] = WeakKeyDictionary()


EMBEDDING_ROUTES = [Route(POSITIONS, _positions), Route(VOCABULARY, _vocabulary)]
