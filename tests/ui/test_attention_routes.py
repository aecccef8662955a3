"""The routes of the attention picture: what they send is the trace's, and they refuse garbage."""

import threading

import numpy as np
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from figures.packing import unpack
from model import Glass
from ui.attention_routes import ALL_HEADS, ATTENTION_ROUTES, ONE_HEAD, prepare
from ui.engine import ENGINE

PROMPT = "The old man gave the dog a bone. The dog"


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=ATTENTION_ROUTES))


def test_one_head_is_every_number_of_the_trace(client: TestClient, mini: Glass) -> None:
    trace = mini.trace(PROMPT)
    query = {"model": "mini", "prompt": PROMPT, "layer": 3, "head": 1}
    sent = unpack(client.get(ONE_HEAD, params=query).content)
    expected = {
        "q": trace.q,
        "k": trace.k,
        "v": trace.v,
        "scores": trace.scores,
        "masked": trace.masked_scores,
        "pattern": trace.pattern,
        "z": trace.z,
        "result": trace.result,
    }
    for name, tensor in expected.items():
        np.testing.assert_allclose(sent[name], tensor[3, 1].numpy(), rtol=1e-5, atol=1e-6)
    dots = (trace.q[3, 1][:, None] * trace.k[3, 1][None]).sum(-1)
    np.testing.assert_allclose(sent["dots"], dots.numpy(), rtol=1e-4, atol=1e-4)


def test_all_heads_are_colours_of_the_weights(client: TestClient, mini: Glass) -> None:
    pattern = mini.trace(PROMPT).pattern.numpy()
    sent = unpack(client.get(ALL_HEADS, params={"model": "mini", "prompt": PROMPT}).content)
    assert sent["patterns"].shape == pattern.shape
    assert sent["labels"] == [token.label for token in mini.prompt(PROMPT).tokens]
    np.testing.assert_allclose((sent["patterns"] / 255.0) ** 2, pattern, atol=0.004)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({}, "must be given"),
        ({"model": "mini", "prompt": "a"}, "whole numbers"),
        ({"model": "mini", "prompt": "a", "layer": "x", "head": "0"}, "whole numbers"),
        ({"model": "mini", "prompt": "a", "layer": "-1", "head": "0"}, "from 0"),
        ({"model": "mini", "prompt": "a", "layer": "0", "head": "9" * 30}, "from 0"),
        ({"model": "mini", "prompt": "a", "layer": "6", "head": "0"}, "no such layer"),
        ({"model": "../mini", "prompt": "a", "layer": "0", "head": "0"}, "no model called"),
        ({"model": "/tmp", "prompt": "a", "layer": "0", "head": "0"}, "no model called"),
    ],
)
def test_refusals_are_sentences(client: TestClient, query: dict[str, str], sentence: str) -> None:
    if not query:
        query = {"layer": "0", "head": "0"}
    answer = client.get(ONE_HEAD, params=query)
    assert answer.status_code == 400
    assert sentence in answer.text


def test_a_long_prompt_is_cut_at_the_context(client: TestClient, mini: Glass) -> None:
    sent = client.get(ALL_HEADS, params={"model": "mini", "prompt": "word " * 1000})
    assert unpack(sent.content)["n_tokens"] == mini.model.config.n_ctx


def test_what_was_prepared_is_sent_while_the_engine_is_busy(client: TestClient) -> None:
    prompt = f"{PROMPT} barked"
    prepare("mini", prompt, 2, 4)
    ENGINE.submit(int).result()
    query = {"model": "mini", "prompt": prompt}
    go_on = threading.Event()
    busy = ENGINE.submit(go_on.wait, 60)
    heads = client.get(ALL_HEADS, params=query)
    head = client.get(ONE_HEAD, params={**query, "layer": 2, "head": 4})
    assert not busy.done()
    go_on.set()
    assert unpack(heads.content)["n_tokens"] == unpack(head.content)["n_tokens"]
