"""The Attention page shows this prompt's numbers."""

import math
import re

import pytest

from model import Glass
from tests.pages.conftest import OpenPage, component

ROUNDED = 0.11
"""Percentage points: shares are shown with one decimal, and what is all but 1 as >99.9%."""

PROMPT = "The old man gave the dog a bone. The dog"


def test_the_picture_is_told_this_prompt_and_this_view(open_page: OpenPage) -> None:
    app = open_page("attention", prompt=PROMPT, layer=4, head=2, token=5, other=1, step=3)
    data = component(app, "attention")
    chosen = ("model", "prompt", "layer", "head", "token", "other", "step")
    assert {name: data[name] for name in chosen} == {
        "model": "mini",
        "prompt": PROMPT,
        "layer": 4,
        "head": 2,
        "token": 5,
        "other": 1,
        "step": 3,
    }


def test_the_sentence_names_the_strongest_weights(open_page: OpenPage, mini: Glass) -> None:
    trace = mini.trace(PROMPT)
    app = open_page("attention", prompt=PROMPT, layer=4, head=2, token=5)
    sentence = next(m.value for m in app.markdown if m.value.startswith("In head 4.2"))
    row = trace.pattern[4, 2, 5, :6]
    best = row.topk(3)
    shown = re.findall(r"[<>]?([\d.]+)% (?:of its attention )?to “(?:[^”]*)” \((\d+)\)", sentence)
    assert [int(index) for _, index in shown] == best.indices.tolist()
    assert [float(share) for share, _ in shown] == pytest.approx(
        (100 * best.values).tolist(), abs=ROUNDED
    )
    bits = -sum(p * math.log2(p) for p in row.tolist())
    assert f"({bits:.2f} bits)" in sentence


def test_the_arithmetic_is_that_of_the_chosen_cell(open_page: OpenPage, mini: Glass) -> None:
    trace = mini.trace(PROMPT)
    app = open_page("attention", prompt=PROMPT, layer=1, head=3, token=6, other=2)
    app.toggle(key="attention.arithmetic").set_value(True).run()
    assert not app.exception
    q, k = trace.q[1, 3, 6], trace.k[1, 3, 2]
    tables = [table.value for table in app.dataframe]
    products, softmax, values, projection = tables
    assert products["q × k"].sum() == pytest.approx(float(q @ k), abs=1e-4)
    assert (
        f"{float(q @ k):.3f}" in app.latex[0].value or f"{float(q @ k):.4f}" in app.latex[0].value
    )
    assert softmax["weight"].tolist() == pytest.approx(trace.pattern[1, 3, 6].tolist(), abs=1e-5)
    assert values["weight × value"].sum() == pytest.approx(float(trace.z[1, 3, 6, 0]), abs=1e-5)
    bias = mini.model.blocks[1].attn.c_attn.bias[3 * mini.model.config.d_head]
    assert projection["product"].sum() + float(bias) == pytest.approx(float(q[0]), abs=1e-4)


def test_what_all_heads_of_the_layer_look_at(open_page: OpenPage, mini: Glass) -> None:
    trace = mini.trace(PROMPT)
    app = open_page("attention", prompt=PROMPT, layer=2, head=0, token=7)
    sentence = next(m.value for m in app.markdown if m.value.startswith("The weights of one head"))
    shown = re.findall(r"head 2\.(\d) at “[^”]*” \((\d+)\) with [<>]?([\d.]+)%", sentence)
    best = trace.pattern[2, :, 7].max(-1)
    assert [int(head) for head, _, _ in shown] == list(range(mini.model.config.n_head))
    assert [int(position) for _, position, _ in shown] == best.indices.tolist()
    assert [float(weight) for _, _, weight in shown] == pytest.approx(
        (100 * best.values).tolist(), abs=ROUNDED
    )
    assert not app.dataframe  # the table is sent when it is opened
    app.session_state["attention.heads"] = True
    all_weights = app.run().dataframe[0].value
    assert all_weights["head 2.3"].tolist() == pytest.approx(
        trace.pattern[2, 3, 7].tolist(), abs=1e-5
    )


def test_what_the_division_by_the_root_is_good_for(open_page: OpenPage, mini: Glass) -> None:
    trace = mini.trace(PROMPT)
    app = open_page("attention", prompt=PROMPT, layer=1, head=3, token=6, other=2)
    app.toggle(key="attention.arithmetic").set_value(True).run()
    sentence = next(m.value for m in app.markdown if m.value.startswith("Why divide?"))
    dots = trace.q[1, 3, 6] @ trace.k[1, 3, :7].T
    shown = [float(number) for number in re.findall(r"([\d.]+)%", sentence)]
    assert shown == pytest.approx(
        [100 * dots.softmax(-1).max().item(), 100 * trace.pattern[1, 3, 6].max().item()],
        abs=ROUNDED,
    )


def test_a_masked_cell_is_said_to_be_one(open_page: OpenPage) -> None:
    app = open_page("attention", prompt=PROMPT, token=2, other=6)
    app.toggle(key="attention.arithmetic").set_value(True).run()
    assert any("−∞" in m.value for m in app.markdown)
    assert app.dataframe[1].value["masked"].tolist()[6] == "−∞"
