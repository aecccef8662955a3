"""Side by side: what the page shows of two prompts, or two models, is what their traces hold."""

import re
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from model import Glass, Trace
from tests.pages.conftest import OpenPage, component, figure

A = "The old man gave the dog a bone"
B = "The old man gave the cat a bone"


@pytest.fixture
def two_models(tiny_folder: Path, odd_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Models "tiny" and "odd" in the registry: other shapes, other vocabularies."""
    own = tiny_folder.parent / "own"
    own.mkdir(exist_ok=True)
    for folder in (tiny_folder, odd_folder):
        if not (own / folder.name).exists():
            (own / folder.name).symlink_to(folder)
    monkeypatch.setenv("GLASS_MODELS", str(own))


def said(app: AppTest) -> str:
    """All sentences of the page, Markdown's escapes taken back."""
    return "\n".join(markdown.value.replace("\\", "") for markdown in app.markdown)


def warnings(app: AppTest) -> str:
    return "\n".join(warning.value.replace("\\", "") for warning in app.warning)


def chances(trace: Trace, at: int = -1) -> np.ndarray:
    logits = trace.logits[at].double().numpy()
    exps = np.exp(logits - logits.max())
    return exps / exps.sum()


def candidates(app: AppTest) -> tuple[list[str], list[list[float]], list[str]]:
    """Labels, probabilities of both sides, and the texts of the changes."""
    bars = figure(app, "compare.predictions")
    changes = figure(app, "compare.changes")
    labels = bars["layout"]["yaxis"]["ticktext"]
    return labels, [bars["data"][0]["x"], bars["data"][2]["x"]], changes["data"][1]["text"]


def test_starts_with_nothing_that_differs(open_page: OpenPage) -> None:
    app = open_page("compare", prompt=A)
    assert "so nothing differs" in said(app)
    assert all(pair["same"] for pair in component(app, "paired_tokens")["pairs"])
    _, (ours, theirs), changes = candidates(app)
    assert ours == theirs
    assert {text.strip() for text in changes} == {"+0.00"}
    assert component(app, "paired_heads")["difference"].max() == 0


def test_marks_what_differs_in_the_text(open_page: OpenPage) -> None:
    app = open_page("compare", prompt=A, prompt_b=B)
    pairs = component(app, "paired_tokens")["pairs"]
    differing = [(pair["a"]["label"], pair["b"]["label"]) for pair in pairs if not pair["same"]]
    assert differing == [("␣dog", "␣cat")]
    assert "The prompts differ in 1 place: “␣dog” → “␣cat”." in said(app)


def test_shows_what_both_predict(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("compare", prompt=A, prompt_b=B)
    p, q = chances(mini.trace(A)), chances(mini.trace(B))
    labels, (ours, theirs), changes = candidates(app)
    numbers = {label: id for id, label in enumerate(mini.tokenizer.labels)}
    ids = [numbers[label] for label in labels]
    assert {*np.argsort(-p)[:6].tolist(), *np.argsort(-q)[:6].tolist()} <= set(ids)
    assert ours == pytest.approx(p[ids], abs=1e-6)
    assert theirs == pytest.approx(q[ids], abs=1e-6)
    shown = [float(text.replace("−", "-")) for text in changes]
    assert shown == pytest.approx(100 * (q - p)[ids], abs=0.0051)
    distance = re.search(r"\*\*[<>]?([\d.]+)%\*\* of the probability has moved", said(app))
    assert float(distance[1]) == pytest.approx(50 * np.abs(p - q).sum(), abs=0.051)


def test_the_sentence_names_what_changed_most(open_page: OpenPage, mini: Glass) -> None:
    p, q = chances(mini.trace(A)), chances(mini.trace(B))
    most = int(np.abs(q - p).argmax())
    text = said(open_page("compare", prompt=A, prompt_b=B))
    label, before, after, change = re.search(
        r"What changed most is “(.*?)”: from [<>]?([\d.]+)% to \*\*[<>]?([\d.]+)%\*\* \((\S+) points",
        text,
    ).groups()
    assert label == mini.tokenizer.labels[most]
    assert float(before) == pytest.approx(100 * p[most], abs=0.051)
    assert float(after) == pytest.approx(100 * q[most], abs=0.051)
    assert float(change.replace("−", "-")) == pytest.approx(100 * (q - p)[most], abs=0.0051)


def test_reads_both_streams_after_every_layer(open_page: OpenPage, mini: Glass) -> None:
    rows = component(open_page("compare", prompt=A, prompt_b=B), "paired_layers")["rows"]
    probs = []
    for trace in (mini.trace(A), mini.trace(B)):
        model, streams = mini.model, [trace.resid_pre[0, -1], *trace.resid_post[:, -1]]
        probs.append([model.unembed(model.ln_f(stream)).softmax(-1) for stream in streams])
    assert len(rows) == mini.model.config.n_layer + 1
    for row, ours, theirs in zip(rows, *probs, strict=True):
        for side, mine in (("a", ours), ("b", theirs)):
            assert row[side]["label"] == mini.tokenizer.labels[int(mine.argmax())]
            assert row[side]["prob"] == pytest.approx(mine.max().item(), abs=1e-4)
        assert row["same"] == bool(ours.argmax() == theirs.argmax())
        assert row["apart"] == pytest.approx((ours - theirs).abs().sum().item() / 2, abs=1e-4)


def test_subtracts_the_patterns_of_the_chosen_head(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("compare", prompt=A, prompt_b=B, layer=3, head=2)
    shown = component(app, "paired_heads")
    ours, theirs = (mini.trace(text).pattern[3, 2].numpy() for text in (A, B))
    assert np.allclose(shown["a"], ours, atol=1e-6)
    assert np.allclose(shown["b"], theirs, atol=1e-6)
    assert np.allclose(shown["difference"], theirs - ours, atol=1e-6)
    assert shown["labels"][2][shown["first"]] == "␣dog → ␣cat"
    assert np.allclose(shown["difference"][: shown["first"]], 0, atol=1e-6)
    moved = 50 * np.abs(theirs[-1] - ours[-1]).sum()
    share = re.search(r"\*\*[<>]?([\d.]+)%\*\* of the attention has moved", said(app))
    assert float(share[1]) == pytest.approx(moved, abs=0.051)


def test_says_which_head_moves_most(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("compare", prompt=A, prompt_b=B)
    ours, theirs = (mini.trace(text).pattern[:, :, -1] for text in (A, B))
    moved = (ours - theirs).abs().sum(-1) / 2
    assert np.allclose(component(app, "cell_grid")["value"], moved.numpy(), atol=1e-5)
    layer, head = divmod(int(moved.argmax()), moved.size(1))
    assert f"its attention elsewhere is **{layer}.{head}**" in said(app)


def test_before_the_difference_nothing_can_differ(open_page: OpenPage) -> None:
    app = open_page("compare", prompt=A, prompt_b=B, token=2)
    assert "**here nothing can differ**" in said(app)
    assert "no head moves any of its attention" in said(app)
    assert component(app, "cell_grid")["value"].max() < 1e-5


def test_asks_both_sides_after_tokens_that_stand_for_each_other(
    open_page: OpenPage, mini: Glass
) -> None:
    a, b = "The dog ran. Then it slept", "The very big dog ran. Then it slept"
    at = 1
    app = open_page("compare", prompt=a, prompt_b=b, token=at)
    tokens_b = [token.label for token in mini.prompt(b).tokens]
    at_b = tokens_b.index("␣dog")
    assert component(app, "paired_tokens")["chosen"] == [at, at_b]
    labels, (ours, theirs), _ = candidates(app)
    ids = [mini.tokenizer.labels.index(label) for label in labels]
    assert ours == pytest.approx(chances(mini.trace(a), at)[ids], abs=1e-6)
    assert theirs == pytest.approx(chances(mini.trace(b), at_b)[ids], abs=1e-6)


def test_without_a_choice_both_are_asked_at_their_ends(open_page: OpenPage, mini: Glass) -> None:
    a, b = "The dog", "The dog ran and ran"
    chosen = component(open_page("compare", prompt=a, prompt_b=b), "paired_tokens")["chosen"]
    assert chosen == [len(mini.prompt(text).tokens) - 1 for text in (a, b)]


def test_the_arithmetic_ends_in_what_the_picture_shows(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("compare", prompt=A, prompt_b=B, layer=2, head=1)
    app.toggle(key="compare.arithmetic").set_value(True).run()
    assert not app.exception
    p, q = chances(mini.trace(A)), chances(mini.trace(B))
    most = int(np.abs(q - p).argmax())
    formulas = [formula.value for formula in app.latex]
    assert f"= {p[most]:.4f}" in formulas[0]
    assert f"= {q[most]:.4f}" in formulas[1]
    assert f"= {np.abs(p - q).sum() / 2:.4f}" in formulas[3]
    table = app.dataframe[-1].value
    ours, theirs = (mini.trace(text).pattern[2, 1, -1].numpy() for text in (A, B))
    assert table["weight on A"].tolist() == pytest.approx(ours, abs=1e-6)
    assert table["weight on B"].tolist() == pytest.approx(theirs, abs=1e-6)
    assert f"is **{table['|difference|'].sum() / 2:.4f}**" in said(app)


@pytest.mark.parametrize(
    "prompt",
    [
        "a",
        " ",
        "👩‍👩‍👧‍👦 🎲",
        "<script>alert(1)</script> $x$ **fat** :smile: [a](b)",
        "bell \x07 \u202e",
    ],
)
def test_takes_any_second_prompt(open_page: OpenPage, mini: Glass, prompt: str) -> None:
    app = open_page("compare", prompt=A, prompt_b=prompt)
    assert warnings(app) == ""
    shown = [pair["b"] for pair in component(app, "paired_tokens")["pairs"]]
    labels = [token.label for token in mini.prompt(prompt).tokens]
    assert [token["label"] for token in shown if token] == labels
    assert app.session_state["view"].prompt_b == prompt


def test_says_what_is_made_of_a_second_prompt(open_page: OpenPage, mini: Glass) -> None:
    assert "Side B: The prompt is empty" in warnings(open_page("compare", prompt=A, prompt_b=""))
    app = open_page("compare", prompt=A, prompt_b="word after word, " * 2000)
    assert "Side B: The prompt has" in warnings(app)
    pairs = component(app, "paired_tokens")["pairs"]
    assert sum(pair["b"] is not None for pair in pairs) == mini.model.config.n_ctx
    assert not open_page("compare", prompt="a b " * 128, prompt_b="b a " * 128).exception


def test_a_model_that_there_is_not_is_left_out(open_page: OpenPage) -> None:
    app = open_page("compare", prompt=A, model_b="nothing")
    assert "There is no model called “nothing”: side B uses that of side A." in warnings(app)
    assert "model_b" not in app.query_params


def test_swaps_the_sides(open_page: OpenPage) -> None:
    app = open_page("compare", prompt=A, prompt_b=B)
    button = next(button for button in app.button if button.label == "Swap A and B")
    button.click().run()
    view = app.session_state["view"]
    assert (view.prompt, view.prompt_b) == (B, A)
    button = next(button for button in app.button if button.label == "Make B the same as A")
    button.click().run()
    view = app.session_state["view"]
    assert (view.prompt, view.prompt_b) == (B, None)


@pytest.mark.usefixtures("two_models")
def test_two_models_on_one_prompt(open_page: OpenPage, tiny: Glass, odd: Glass) -> None:
    app = open_page("compare", model="tiny", model_b="odd", prompt="the cat")
    assert warnings(app) == ""
    assert "A is “tiny” (2 layers of 4 heads, 260 tokens), B is “odd” (3 layers of 2 heads" in said(
        app
    )
    assert "The models have different vocabularies" in said(app)
    assert "The tokens differ in 1 place: “␣c” + “a” + “t” → “␣” + “c” + “at”." in said(app)
    probs = {}
    for name, glass in (("tiny", tiny), ("odd", odd)):
        found = chances(glass.trace("the cat"))
        probs[name] = {glass.tokenizer.labels[id]: p for id, p in enumerate(found)}
    labels, (ours, theirs), changes = candidates(app)
    for label, a, b, change in zip(labels, ours, theirs, changes, strict=True):
        assert a == pytest.approx(probs["tiny"].get(label, 0.0), abs=1e-6)
        assert b == pytest.approx(probs["odd"].get(label, 0.0), abs=1e-6)
        assert (change.strip() == "–") == (label not in probs["tiny"] or label not in probs["odd"])
    rows = component(app, "paired_layers")["rows"]
    assert [row["name"] for row in rows] == ["embedding", "layer 0", "layer 1", "layer 2"]
    assert rows[-1]["a"] is None
    pairs = [
        (pair["a"] and pair["a"]["label"], pair["b"] and pair["b"]["label"])
        for pair in component(app, "paired_tokens")["pairs"]
    ]
    assert pairs == [("the", "the"), (None, "␣"), ("␣c", "c"), ("a", None), ("t", "at")]


@pytest.mark.usefixtures("two_models")
def test_each_side_has_a_head_of_its_own(open_page: OpenPage, tiny: Glass, odd: Glass) -> None:
    query = {"model": "tiny", "model_b": "odd", "prompt": "the cat", "layer": 1, "head": 3}
    app = open_page("compare", **query)
    assert "B has no head 3: its last is 1." in said(app)
    shown = component(app, "paired_heads")
    assert np.allclose(shown["a"], tiny.trace("the cat").pattern[1, 3].numpy(), atol=1e-6)
    assert np.allclose(shown["b"], odd.trace("the cat").pattern[1, 1].numpy(), atol=1e-6)
    app = open_page("compare", **query, layer_b=2, head_b=0)
    shown = component(app, "paired_heads")
    assert np.allclose(shown["b"], odd.trace("the cat").pattern[2, 0].numpy(), atol=1e-6)
    app = open_page("compare", **query, layer_b=9)
    assert "The model of side B has 3 layers: layer_b 9 became 2." in warnings(app)
    layer, head = re.search(r"of A is \*\*(\d)\.(\d)\*\*", said(app)).groups()
    buttons = [button for button in app.button if button.label.startswith("Show head")]
    if buttons:
        buttons[0].click().run()
        view = app.session_state["view"]
        assert (view.layer_b, view.head_b) == (int(layer), int(head))


@pytest.mark.usefixtures("two_models")
def test_a_shorter_context_cuts_its_own_side(open_page: OpenPage) -> None:
    app = open_page("compare", model="odd", model_b="tiny", prompt="x" * 20)
    assert "Side B: The prompt has 20 tokens" in warnings(app)
    pairs = component(app, "paired_tokens")["pairs"]
    assert sum(pair["a"] is not None for pair in pairs) == 20
    assert sum(pair["b"] is not None for pair in pairs) == 16


@pytest.mark.parametrize(("page", "kept"), [("attention", False), ("compare", True)])
def test_side_b_stays_with_a_new_prompt_only_where_both_are_seen(
    open_page: OpenPage, page: str, kept: bool
) -> None:
    app = open_page(page, prompt=A, prompt_b=B)
    assert query(app)["prompt_b"] == B  # a link that names it is a comparison
    app.session_state["examples"] = True
    app.run().button(key="example.0").click().run()
    assert not app.exception
    assert query(app)["prompt"] != A
    assert query(app).get("prompt_b") == (B if kept else None)


def test_a_model_of_side_b_reads_a_new_prompt_too(open_page: OpenPage, two_models: None) -> None:
    app = open_page("tokens", prompt=A, prompt_b=B, model_b="tiny", head_b=1)
    app.session_state["examples"] = True
    app.run().button(key="example.0").click().run()
    assert "prompt_b" not in query(app)
    assert (query(app)["model_b"], query(app)["head_b"]) == ("tiny", "1")


def query(app: AppTest) -> dict[str, str]:
    """The address's query."""
    found = app.query_params
    return {key: found[key][0] if isinstance(found[key], list) else found[key] for key in found}
