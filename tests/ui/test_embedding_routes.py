"""What the pictures of the embedding fetch is the model's."""

import numpy as np
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from figures.packing import unpack
from model import Glass
from ui.embedding_routes import EMBEDDING_ROUTES, POSITIONS, VOCABULARY, address


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=EMBEDDING_ROUTES))


def test_positions_are_the_models(client: TestClient, mini: Glass) -> None:
    answer = client.get(POSITIONS, params={"model": "mini"})
    assert answer.status_code == 200
    learned = np.ravel(unpack(answer.content)["learned"])
    np.testing.assert_array_equal(learned, mini.model.wpe.numpy().ravel())


def test_the_map_names_every_token(client: TestClient, mini: Glass) -> None:
    answer = client.get(VOCABULARY, params={"model": "mini"})
    made = unpack(answer.content)
    assert made["labels"] == list(mini.tokenizer.labels)
    assert np.size(made["points"]) == 2 * mini.tokenizer.n_vocab


@pytest.mark.parametrize("route", [POSITIONS, VOCABULARY])
@pytest.mark.parametrize("query", ["", "?model=", "?model=nothing-of-that-name"])
def test_a_bad_request_is_answered_with_a_sentence(
    client: TestClient, route: str, query: str
) -> None:
    answer = client.get(route + query)
    assert answer.status_code == 400
    assert answer.text.endswith(".")
    assert "Traceback" not in answer.text


def test_an_address_is_relative_and_escaped() -> None:
    assert address("/glass/positions", "a&b=/c") == "glass/positions?model=a%26b%3D%2Fc"
