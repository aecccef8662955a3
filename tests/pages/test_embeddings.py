"""The Embeddings page shows the model's own vectors."""

import base64
from typing import Any

import numpy as np
import pytest
import torch

from model import Glass
from tests.pages.conftest import OpenPage, component, figure
from ui.words import percent

PROMPT = "the dog saw the cat and the cat saw the dog"


def values(array: dict[str, Any]) -> torch.Tensor:
    """An array as Plotly sends it: bytes in base64."""
    shape = [int(n) for n in array["shape"].split(",")]
    data = np.frombuffer(base64.b64decode(array["bdata"]), np.dtype(array["dtype"]))
    return torch.tensor(data.reshape(shape))


@pytest.mark.parametrize("position", [0, 4])
def test_the_sum_is_what_enters_the_first_block(
    open_page: OpenPage, mini: Glass, position: int
) -> None:
    app = open_page("embeddings", prompt=PROMPT, token=position)
    shown = torch.tensor(component(app, "heat_map")["values"]).view(3, -1)
    trace = mini.trace(PROMPT)
    wte, wpe = mini.model.wte, mini.model.wpe
    assert torch.equal(shown[0], wte[trace.ids[position]])
    assert torch.equal(shown[1], wpe[position])
    assert torch.equal(shown[2], trace.resid_pre[0, position])
    numbers = app.dataframe[0].value
    assert numbers["sum"].tolist() == pytest.approx(trace.resid_pre[0, position, :24].tolist())
    assert f"Row {int(trace.ids[position])} " in app.markdown[0].value


def test_the_neighbours_are_those_of_the_whole_vocabulary(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("embeddings", prompt=PROMPT, token=4)
    id = int(mini.trace(PROMPT).ids[4])
    wte = mini.model.wte
    cosines = torch.nn.functional.cosine_similarity(wte, wte[id][None])
    cosines[id] = -2
    best = cosines.topk(10)
    bars = figure(app, "embeddings.neighbours")
    assert bars["data"][0]["x"] == pytest.approx(best.values.tolist(), abs=1e-5)
    labels = bars["layout"]["yaxis"]["ticktext"]
    assert labels == [mini.tokenizer.token(id).label for id in best.indices.tolist()]


def test_the_map_marks_the_prompt(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("embeddings", prompt=PROMPT, token=4)
    data = component(app, "vocabulary_map")
    ids = mini.prompt(PROMPT).ids
    assert data["chosen"] == ids[4]
    assert data["tokens"] == sorted(set(ids))
    # The share the map keeps, by the singular values of the centred embedding.
    values = torch.linalg.svdvals(mini.model.wte - mini.model.wte.mean(0)) ** 2
    share = float(values[:2].sum() / values.sum())
    assert any(f"They keep {percent(share)} of the variance" in m.value for m in app.markdown)


def test_the_cosine_is_worked_out(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("embeddings", prompt=PROMPT, token=4)
    app.toggle(key="embeddings.arithmetic").set_value(True).run()
    assert not app.exception
    products = app.dataframe[-1].value
    wte, id = mini.model.wte, int(mini.trace(PROMPT).ids[4])
    other = app.selectbox(key="embeddings.neighbour").value
    cosine = torch.nn.functional.cosine_similarity(wte[id], wte[other], dim=0).item()
    lengths = wte[id].norm().item() * wte[other].norm().item()
    assert products["product"].sum() / lengths == pytest.approx(cosine, abs=1e-5)
    assert f"{cosine:.4f}"[:-1] in app.latex[-1].value


def test_the_experiment_shows_the_scores_of_both_readings(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("embeddings", prompt=PROMPT, head=2)
    panels = [values(panel["z"]) for panel in figure(app, "embeddings.order")["data"]]
    trace = mini.trace(PROMPT)
    torch.testing.assert_close(panels[2], trace.scores[0, 2])
    backwards = mini.trace(trace.ids.tolist()[::-1])
    torch.testing.assert_close(panels[3], backwards.scores[0, 2].flip(0, 1))
    torch.testing.assert_close(panels[0], panels[1], atol=1e-5, rtol=0)
    # The first token that comes twice.
    ids = trace.ids.tolist()
    second = next(at for at, id in enumerate(ids) if id in ids[:at])
    assert any(
        f"stands at {ids.index(ids[second])} and at {second}" in m.value for m in app.markdown
    )


def test_one_token_has_no_order(open_page: OpenPage) -> None:
    app = open_page("embeddings", prompt="a")
    assert any("there is no order" in m.value for m in app.markdown)
