"""What our routes send stays as they made it, also below Streamlit's own compression."""

import gzip

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from ui.packed_response import plain_response, squeeze, squeezed_response

DATA = bytes(range(256)) * 40
SQUEEZED = squeeze(DATA)


async def _squeezed(request: Request) -> Response:
    return squeezed_response(request, SQUEEZED)


async def _plain(request: Request) -> Response:
    return plain_response(request, DATA)


@pytest.fixture(scope="module")
def client() -> TestClient:
    routes = [Route("/squeezed", _squeezed), Route("/plain", _plain)]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(GZipMiddleware)]))


def test_a_browser_gets_the_very_bytes_that_were_squeezed(client: TestClient) -> None:
    with client.stream("GET", "/squeezed", headers={"Accept-Encoding": "gzip, br"}) as answer:
        assert b"".join(answer.iter_raw()) == SQUEEZED
        assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(SQUEEZED) == DATA


def test_who_knows_no_gzip_gets_it_unpacked(client: TestClient) -> None:
    answer = client.get("/squeezed", headers={"Accept-Encoding": "identity"})
    assert answer.content == DATA


def test_floats_are_not_compressed_on_the_way(client: TestClient) -> None:
    with client.stream("GET", "/plain", headers={"Accept-Encoding": "gzip"}) as answer:
        assert b"".join(answer.iter_raw()) == DATA
