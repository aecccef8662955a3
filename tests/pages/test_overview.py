"""The Overview page's map holds this prompt's numbers."""

import re

import pytest
import torch

from model import Glass
from tests.pages.conftest import OpenPage, component

PROMPT = "The old man gave the dog a bone. The dog"


def test_the_map_is_the_trace(open_page: OpenPage, mini: Glass) -> None:
    trace = mini.trace(PROMPT)
    data = component(open_page("overview", prompt=PROMPT), "overview")
    assert [token["id"] for token in data["tokens"]] == trace.ids.tolist()
    layers = mini.model.config.n_layer
    assert len(data["stops"]) == 2 * layers + 1
    for layer in range(layers):
        attention, mlp = data["stops"][2 * layer + 1 : 2 * layer + 3]
        assert attention["added"] == pytest.approx(
            trace.attn_out[layer, -1].norm().item(), rel=1e-4
        )
        assert mlp["added"] == pytest.approx(trace.mlp_out[layer, -1].norm().item(), rel=1e-4)
        assert mlp["norm"] == pytest.approx(trace.resid_post[layer, -1].norm().item(), rel=1e-4)
        assert data["looks"][layer] == pytest.approx(
            trace.pattern[layer, :, -1].mean(0).tolist(), abs=1e-6
        )
    probs = torch.softmax(trace.logits[-1], -1)
    best = probs.topk(10)
    assert [entry["prob"] for entry in data["top"]] == pytest.approx(best.values.tolist(), rel=1e-4)
    assert [entry["label"] for entry in data["top"]] == [
        mini.tokenizer.token(id).label for id in best.indices.tolist()
    ]
    assert data["rest"] == pytest.approx(1 - best.values.sum().item(), abs=1e-5)
    # After the last part the lens reads what the model itself says.
    assert data["stops"][-1]["prob"] == pytest.approx(best.values[0].item(), rel=1e-4)


def test_the_map_follows_the_chosen_token(open_page: OpenPage, mini: Glass) -> None:
    trace = mini.trace(PROMPT)
    app = open_page("overview", prompt=PROMPT, token=4)
    data = component(app, "overview")
    assert data["position"] == 4
    best = trace.logits[4].softmax(-1).max().item()
    assert data["top"][0]["prob"] == pytest.approx(best, rel=1e-4)
    said = next(m.value for m in app.markdown if "the best chance" in m.value)
    shown = re.search(r"\*\*([\d.]+)%\*\*", said)
    assert shown and float(shown[1]) == pytest.approx(100 * best, abs=0.051)


def test_the_arithmetic_ends_at_the_models_own_chance(open_page: OpenPage, mini: Glass) -> None:
    trace = mini.trace(PROMPT)
    app = open_page("overview", prompt=PROMPT)
    app.toggle(key="overview.arithmetic").set_value(True).run()
    assert not app.exception
    stations = app.dataframe[0].value
    assert stations["length of the stream"].tolist() == pytest.approx(
        trace.stream[:, -1].norm(dim=-1).tolist(), rel=1e-4
    )
    assert stations["place of the final answer"].tolist()[-1] == 1
    logits = trace.logits[-1]
    shown = [float(number) for number in re.findall(r"\d+\.\d{4}", app.latex[0].value)]
    assert shown == pytest.approx(
        [
            logits.max().item(),
            logits.max().item(),
            logits.logsumexp(0).item(),
            logits.softmax(-1).max().item(),
        ],
        abs=1e-4,
    )
