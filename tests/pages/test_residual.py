"""The Residual stream page shows this prompt's numbers."""

import re

import numpy as np
import pytest
import torch
from streamlit.testing.v1 import AppTest
from torch import Tensor

from model import Glass, Trace
from tests.pages.conftest import OpenPage, component, figure

PROMPT = "The old man gave the dog a bone. The dog"
TOKEN = 5


def said(app: AppTest, pattern: str) -> re.Match[str]:
    """The first sentence of the page that matches."""
    for markdown in app.markdown:
        if found := re.search(pattern, markdown.value.replace("\\", "")):
            return found
    raise AssertionError(f"the page does not say {pattern}")


def stream(trace: Trace) -> list[Tensor]:
    """The stations, added up here from what the trace kept."""
    x = trace.embed + trace.pos_embed
    found = [x]
    for attn_out, mlp_out in zip(trace.attn_out, trace.mlp_out, strict=True):
        found.append(found[-1] + attn_out)
        found.append(found[-1] + mlp_out)
    return found


def read(trace: Trace, x: Tensor) -> Tensor:
    """Probabilities [T, V] of a station, by PyTorch's own operations."""
    norm = trace.model.ln_f
    x = torch.nn.functional.layer_norm(x, x.shape[-1:], norm.weight, norm.bias, norm.eps)
    return (x @ trace.model.wte.T).softmax(-1)


def test_the_bus_is_the_stream_of_the_chosen_token(open_page: OpenPage, mini: Glass) -> None:
    trace = mini.trace(PROMPT)
    data = component(open_page("residual", prompt=PROMPT, token=TOKEN, station=3), "stream")
    stations = stream(trace)
    assert data["selected"] == 3
    assert [s["norm"] for s in data["stations"]] == pytest.approx(
        [x[TOKEN].norm().item() for x in stations], rel=1e-4
    )
    added = [s["added"] for s in data["stations"]]
    assert added[1::2] == pytest.approx(trace.attn_out[:, TOKEN].norm(dim=-1).tolist(), rel=1e-4)
    assert added[2::2] == pytest.approx(trace.mlp_out[:, TOKEN].norm(dim=-1).tolist(), rel=1e-4)
    probs = torch.stack([read(trace, x)[TOKEN].max() for x in stations])
    assert [s["prob"] for s in data["stations"]] == pytest.approx(probs.tolist(), abs=1e-4)


def test_the_lens_reads_every_station_at_every_position(open_page: OpenPage, mini: Glass) -> None:
    trace = mini.trace(PROMPT)
    data = component(open_page("residual", prompt=PROMPT, token=TOKEN, station=3), "cell_grid")
    shape = (2 * mini.model.config.n_layer + 1, trace.n_tokens)
    assert data["selected"] == [3, TOKEN]
    assert data["columns"] == [token.label for token in trace.tokens]
    probs = torch.stack([read(trace, x) for x in stream(trace)])
    assert np.reshape(data["value"], shape) == pytest.approx(probs.amax(-1).numpy(), abs=1e-4)
    says = probs.argmax(-1)
    shown = np.array(data["texts"])[np.reshape(data["text"], shape)]
    labels = np.array(mini.tokenizer.labels)
    # A tie within rounding may fall either way.
    clear = (probs.topk(2).values.diff(dim=-1).abs() > 1e-4)[..., 0].numpy()
    assert (shown == labels[says.numpy()])[clear].all()
    framed = np.reshape(data["framed"], shape).astype(bool)
    assert (framed == (says == trace.logits.argmax(-1)).numpy())[clear].all()


def test_the_arguments_add_up_to_the_logit(open_page: OpenPage, mini: Glass) -> None:
    trace = mini.trace(PROMPT)
    id = int(trace.ids[TOKEN + 1])
    app = open_page("residual", prompt=PROMPT, token=TOKEN, target=id)
    logit = trace.logits[TOKEN, id].item()
    values = np.array(figure(app, "residual.parts")["data"][0]["x"])
    assert values[-1] == pytest.approx(logit, abs=1e-3)
    assert values[:-1].sum() == pytest.approx(logit, abs=1e-3)
    found = said(app, r"Sum of all (\d+) parts: \*\*(.*?)\*\*.*logit: \*\*(.*?)\*\*")
    config = mini.model.config
    assert int(found[1]) == 3 + config.n_layer * (config.n_head + 2)
    assert float(found[2]) == pytest.approx(logit, abs=1e-3)
    assert float(found[3]) == pytest.approx(logit, abs=1e-5)


def test_a_head_counts_with_what_it_wrote(open_page: OpenPage, mini: Glass) -> None:
    """Its share is what the logit loses when its result is taken out, at the same scale."""
    trace = mini.trace(PROMPT)
    id = int(trace.logits[TOKEN].argmax())
    app = open_page("residual", prompt=PROMPT, token=TOKEN, layer=3, head=1)
    config, norm = mini.model.config, mini.model.ln_f
    x, written = stream(trace)[-1][TOKEN], trace.result[3, 1, TOKEN]
    scale = (x.var(correction=0) + norm.eps).sqrt()
    lost = ((written - written.mean()) / scale * norm.weight) @ mini.model.wte[id]
    heads = component(app, "cell_grid", 1)
    assert heads["selected"] == [3, 1]
    shown = np.reshape(heads["value"], (config.n_layer, config.n_head))[3, 1]
    assert shown == pytest.approx(lost.item(), abs=1e-4)


@pytest.mark.parametrize("station", [0, 5, 12])
def test_the_layer_norm_is_that_of_the_next_part(
    open_page: OpenPage, mini: Glass, station: int
) -> None:
    trace = mini.trace(PROMPT)
    app = open_page("residual", prompt=PROMPT, token=TOKEN, station=station)
    app.toggle(key="residual.arithmetic").set_value(True).run()
    assert not app.exception
    numbers = next(d.value for d in app.dataframe if "what is read" in d.value)
    reads = {0: trace.ln1.out[0], 5: trace.ln2.out[2], 12: trace.ln_final.out}[station]
    assert numbers["x"].tolist() == pytest.approx(stream(trace)[station][TOKEN].tolist(), abs=1e-3)
    assert numbers["what is read"].tolist() == pytest.approx(reads[TOKEN].tolist(), abs=1e-4)
    shown = [float(n) for latex in app.latex for n in re.findall(r"-?\d+\.\d+", latex.value)]
    assert any(number == pytest.approx(reads[TOKEN, 0].item(), abs=1e-3) for number in shown)


def test_the_arithmetic_of_a_head_is_its_dot_product(open_page: OpenPage, mini: Glass) -> None:
    trace = mini.trace(PROMPT)
    app = open_page("residual", prompt=PROMPT, token=TOKEN, layer=2, head=4)
    app.toggle(key="residual.arithmetic").set_value(True).run()
    products = next(d.value for d in app.dataframe if "what the head wrote" in d.value)
    written = trace.result[2, 4, TOKEN]
    assert products["what the head wrote"].tolist() == pytest.approx(
        written[products["dimension"].tolist()].tolist(), abs=1e-5
    )
    assert (products["what the head wrote"] * products["direction of the score"]).tolist() == (
        pytest.approx(products["product"].tolist(), abs=1e-6)
    )


def test_choosing_another_token_is_in_the_address(open_page: OpenPage, mini: Glass) -> None:
    id = int(mini.trace(PROMPT).logits[-1].topk(3).indices[2])
    app = open_page("residual", prompt=PROMPT)
    app.selectbox(key="residual.target").select_index(2).run()
    assert not app.exception
    assert app.query_params["target"] in (str(id), [str(id)])
