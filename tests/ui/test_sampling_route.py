"""The sampling stream: its steps are the model's, and it refuses garbage."""

import asyncio
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Any

import pytest
import torch
from starlette.applications import Starlette
from starlette.testclient import TestClient

from model import Glass, Sampling, Step
from ui import sampling_route
from ui.sampling_route import MAX_A_REQUEST, MAX_STEPS, SAMPLE, SAMPLING_ROUTES

PROMPT = "The old man gave the dog a bone. The dog"
RULES = {
    "temperature": 0.8,
    "top_k": 60,
    "top_p": 0.9,
    "min_p": 0.02,
    "repetition_penalty": 1.2,
    "presence_penalty": 0.3,
    "frequency_penalty": 0.2,
}
ASKED: dict[str, Any] = {
    "model": "mini",
    "prompt": PROMPT,
    "written": [],
    "picks": [],
    "sampling": RULES,
    "seed": 5,
    "n": 6,
}


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=SAMPLING_ROUTES))


def events(client: TestClient, **changes: Any) -> list[dict[str, Any]]:
    """The steps streamed as an answer; fails where it is no stream of steps."""
    answer = client.post(SAMPLE, json={**ASKED, **changes})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/event-stream")
    lines = [line for line in answer.text.split("\n") if line]
    assert all(line.startswith("data: ") for line in lines), answer.text[-300:]
    return [json.loads(line.removeprefix("data: ")) for line in lines]


def chosen_ids(sent: list[dict[str, Any]]) -> list[int]:
    return [step["tokens"][step["chosen"]][0] for step in sent]


@pytest.mark.parametrize("rules", [RULES, {}, {"temperature": 0}, {"top_p": 0, "temperature": 5}])
def test_streams_what_the_model_writes(
    client: TestClient, mini: Glass, rules: dict[str, float]
) -> None:
    sampling = Sampling(**rules)
    steps = list(islice(mini.generate(mini.prompt(PROMPT).ids, sampling, 5), 6))
    sent = events(client, sampling=rules)
    assert chosen_ids(sent) == [step.token for step in steps]
    assert [step["index"] for step in sent] == list(range(6))
    for step, data in zip(steps, sent, strict=True):
        assert data["u"] == step.u
        assert data["interval"] == (step.interval and list(step.interval))
        assert not data["byHand"]
        assert (data["seen"], data["dropped"]) == (len(step.ids), 0)


def test_every_number_of_a_step_is_over_the_whole_vocabulary(
    client: TestClient, mini: Glass
) -> None:
    step = next(mini.generate(mini.prompt(PROMPT).ids, Sampling(**RULES), 5))
    data = events(client, n=1)[0]
    ids = [token[0] for token in data["tokens"]]
    assert [token[1:3] for token in data["tokens"]] == [
        [mini.tokenizer.token(id).label, mini.tokenizer.token(id).bytes.hex()] for id in ids
    ]
    assert [token[3] for token in data["tokens"]] == [step.ids.count(id) for id in ids]
    stages = [stage for stage in step.stages if stage.active]
    assert [stage["name"] for stage in data["stages"]] == [stage.name for stage in stages]
    for stage, sent in zip(stages, data["stages"], strict=True):
        removed = torch.isinf(stage.logits[ids]).tolist()
        assert [p is None for p in sent["probs"]] == removed
        assert [x is None for x in sent["logits"]] == removed
        shown = [p or 0.0 for p in sent["probs"]]
        assert shown == pytest.approx(stage.logits.softmax(-1)[ids].tolist(), rel=1e-5)
        assert sum(shown) + sent["rest"] == pytest.approx(1, abs=1e-5)
        assert sent["candidates"] == int(torch.isfinite(stage.logits).sum())
    best = torch.softmax(step.logits, -1).topk(10).indices.tolist()
    assert set(best) <= set(ids)
    assert step.token in ids


def test_a_text_goes_on_where_it_was_left(client: TestClient) -> None:
    whole = chosen_ids(events(client, n=8))
    rest = events(client, written=whole[:3], n=5)
    assert chosen_ids(rest) == whole[3:]
    assert rest[0]["index"] == 3


def test_choices_by_hand_are_kept(client: TestClient, mini: Glass) -> None:
    sent = events(client, picks=[[2, 100]])
    assert sent[2]["byHand"]
    assert sent[2]["u"] is None
    assert chosen_ids(sent)[2] == 100
    after = mini.generate(
        (*mini.prompt(PROMPT).ids, *chosen_ids(sent)[:3]), Sampling(**RULES), 5, start=3
    )
    assert chosen_ids(sent)[3:] == [step.token for step in islice(after, 3)]


def test_a_full_context_slides_and_says_so(client: TestClient, mini: Glass) -> None:
    context = mini.model.config.n_ctx
    prompt = " a" * (context + 50)
    sent = events(client, prompt=prompt, n=2)
    assert (sent[0]["seen"], sent[0]["dropped"]) == (context, 0)
    assert sent[1]["dropped"] > 0
    assert sent[1]["seen"] == context + 1 - sent[1]["dropped"]


@pytest.mark.parametrize("prompt", ["", " ", "👩‍🚀 \ud83d", "<b>\x00\u202e", "<|endoftext|>"])
def test_takes_any_prompt(client: TestClient, prompt: str) -> None:
    # A lone surrogate can be written in JSON, but not in UTF-8.
    body = json.dumps({**ASKED, "prompt": prompt, "n": 1})
    answer = client.post(SAMPLE, content=body.encode())
    assert answer.status_code == 200
    assert answer.text.startswith("data: ")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"n": 0}, "n must be"),
        ({"n": MAX_A_REQUEST + 1}, "n must be"),
        ({"n": True}, "n must be"),
        ({"written": [1] * MAX_STEPS}, "ends after"),
        ({"written": "12"}, "written"),
        ({"written": [1.5]}, "whole number"),
        ({"written": [10**6]}, "not a token"),
        ({"picks": [[0, 10**6]]}, "not a token"),
        ({"picks": [[0]]}, "pair"),
        ({"picks": [[-1, 3]]}, "index"),
        ({"picks": {}}, "picks"),
        ({"sampling": {"temperature": -1}}, "temperature must lie"),
        ({"sampling": {"temperature": "1"}}, "temperature must be a number"),
        ({"sampling": {"top_k": 2.5}}, "top_k"),
        ({"sampling": {"top_q": 1}}, "these fields"),
        ({"sampling": []}, "these fields"),
        ({"seed": -1}, "seed"),
        ({"seed": 2**32}, "seed"),
        ({"prompt": 7}, "text"),
        ({"prompt": "a" * 200_001}, "longer"),
        ({"model": "../mini"}, "no model called"),
        ({"model": None}, "text"),
        ({"more": 1}, "exactly these fields"),
    ],
)
def test_refuses_with_a_sentence(
    client: TestClient, changes: dict[str, Any], sentence: str
) -> None:
    answer = client.post(SAMPLE, json={**ASKED, **changes})
    assert answer.status_code == 400
    assert sentence in answer.text
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b" " * 2_000_000])
def test_refuses_what_is_no_request(client: TestClient, body: bytes) -> None:
    answer = client.post(SAMPLE, content=body)
    assert answer.status_code == 400
    assert "request" in answer.text


@pytest.mark.parametrize("constant", ["NaN", "Infinity"])
def test_refuses_numbers_that_are_none(client: TestClient, constant: str) -> None:
    body = json.dumps({**ASKED, "sampling": {"temperature": 1}}).replace(": 1}", f": {constant}}}")
    answer = client.post(SAMPLE, content=body.encode())
    assert answer.status_code == 400
    assert "temperature must lie" in answer.text


def test_a_model_that_fails_on_the_way_ends_the_stream_with_a_sentence(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sampling_route.event

    def failing(step: Step, glass: Glass) -> dict[str, Any]:
        if step.index == 2:
            raise RuntimeError("out of memory")
        return real(step, glass)

    monkeypatch.setattr(sampling_route, "event", failing)
    answer = client.post(SAMPLE, json=ASKED)
    *steps, last = answer.text.strip().split("\n\n")
    assert len(steps) == 2
    name, data = last.split("\n")
    assert name == "event: stopped"
    assert "out of memory" in json.loads(data.removeprefix("data: "))


def test_a_reader_who_leaves_stops_the_work(mini: Glass) -> None:
    taken = []

    def counted() -> Iterator[Step]:
        for step in mini.generate(mini.prompt(PROMPT).ids, Sampling(), 5):
            taken.append(step.index)
            yield step

    async def read_two() -> None:
        stream = sampling_route._events(counted(), mini, 50)
        await anext(stream)
        await anext(stream)
        await stream.aclose()

    # In a thread of its own: Playwright's tests leave a running loop in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, read_two()).result()
    assert taken == [0, 1]
