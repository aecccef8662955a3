"""The MLP page shows this prompt's neurons and this model's parameters."""

import pytest
import torch

from model import Glass
from tests.pages.conftest import OpenPage, component

PROMPT = "Tom gave the red ball to Sue because"


def test_the_picture_is_the_mlp_on_the_chosen_token(open_page: OpenPage, mini: Glass) -> None:
    data = component(open_page("mlp", prompt=PROMPT, layer=4, token=3, neuron=11), "mlp")
    trace = mini.trace(PROMPT)
    mlp = mini.model.blocks[4].mlp
    read = trace.ln2.out[4, 3]
    pre = read @ mlp.c_fc.weight + mlp.c_fc.bias
    post = torch.nn.functional.gelu(pre, approximate="tanh")
    out = post @ mlp.c_proj.weight + mlp.c_proj.bias
    assert data["neuron"] == 11
    for name, expected in {"input": read, "pre": pre, "post": post, "out": out}.items():
        shown = torch.tensor(data[name])
        torch.testing.assert_close(shown, expected, atol=1e-4, rtol=1e-4)


def test_the_list_has_the_most_active_neurons_with_their_words(
    open_page: OpenPage, mini: Glass
) -> None:
    data = component(open_page("mlp", prompt=PROMPT, layer=2, token=4), "neurons")
    post = mini.trace(PROMPT).mlp_post[2, 4]
    best = post.sort(descending=True)
    assert [row["neuron"] for row in data["neurons"]] == best.indices[:10].tolist()
    assert [row["value"] for row in data["neurons"]] == pytest.approx(best.values[:10].tolist())
    assert data["selected"] == best.indices[0]  # nothing chosen: the most active one

    written = mini.model.blocks[2].mlp.c_proj.weight[data["selected"]]
    scores = mini.model.wte @ ((written - written.mean()) * mini.model.ln_f.weight)
    order = [mini.tokenizer.token(id).label for id in scores.argsort(descending=True).tolist()]
    assert data["neurons"][0]["raised"] == order[:5]
    assert data["neurons"][0]["lowered"] == order[:-6:-1]


def test_orders_by_what_is_added_to_the_stream(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("mlp", prompt=PROMPT, layer=2, token=4)
    app.segmented_control(key="mlp.order").set_value("added").run()
    post = mini.trace(PROMPT).mlp_post[2, 4]
    lengths = (post[:, None] * mini.model.blocks[2].mlp.c_proj.weight).norm(dim=-1)
    shown = component(app, "neurons")["neurons"]
    assert [row["value"] for row in shown] == pytest.approx(lengths.topk(10).values.tolist())


def test_another_layer_starts_at_its_own_strongest_neuron(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("mlp", prompt=PROMPT, layer=2, neuron=7)
    assert component(app, "mlp")["neuron"] == 7
    app.segmented_control(key="mlp.layer").set_value(3).run()
    strongest = mini.trace(PROMPT).mlp_post[3, -1].argmax().item()
    assert component(app, "mlp")["neuron"] == strongest
    assert "neuron" not in app.query_params


def test_counts_every_parameter(open_page: OpenPage, mini: Glass) -> None:
    said = "\n".join(text.value for text in open_page("mlp").markdown)
    counts = {name: weight.numel() for name, weight in mini.model.named_parameters()}
    total = sum(counts.values())
    mlp = sum(number for name, number in counts.items() if ".mlp." in name)
    blocks = sum(number for name, number in counts.items() if ".h." in name)
    assert f"**{total:,}** learned numbers" in said
    assert f"**{mlp / total:.1%}** of them" in said
    # The final LayerNorm stands behind the blocks but is counted with their LayerNorms.
    final = 2 * mini.model.config.n_embd
    assert f"**{mlp / (blocks + final):.1%}**" in said


def test_the_arithmetic_ends_in_the_logits(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("mlp", prompt=PROMPT, layer=5, token=6, neuron=100)
    app.toggle(key="mlp.arithmetic").set_value(True).run()
    frames = [frame.value for frame in app.dataframe]
    trace = mini.trace(PROMPT)
    products = next(frame for frame in frames if "product" in frame)
    pre = products["product"].sum() + mini.model.blocks[5].mlp.c_fc.bias[100].item()
    assert pre == pytest.approx(trace.mlp_pre[5, 6, 100].item(), abs=1e-3)
    sizes = products["product"].abs().tolist()
    assert sizes == sorted(sizes, reverse=True)

    # Without the neuron in the final stream, at the same deviation, the logit is that much lower.
    logits = next(frame for frame in frames if "added by this neuron" in frame)
    added = trace.mlp_post[5, 6, 100] * mini.model.blocks[5].mlp.c_proj.weight[100]
    x, std = trace.resid_post[-1, 6], trace.ln_final.std[6]

    def scores(stream: torch.Tensor) -> torch.Tensor:
        norm = mini.model.ln_f
        return mini.model.wte @ ((stream - stream.mean()) / std * norm.weight + norm.bias)

    shares = scores(x) - scores(x - added)
    labels = {mini.tokenizer.token(id).label: id for id in range(mini.tokenizer.n_vocab)}
    for label, share in zip(logits["token"], logits["added by this neuron"], strict=True):
        assert share == pytest.approx(shares[labels[label]].item(), abs=1e-3)


@pytest.mark.parametrize("prompt", ["", "a", "<b>&amp;</b> 🎲", "word " * 300])
def test_takes_any_prompt(open_page: OpenPage, prompt: str) -> None:
    app = open_page("mlp", prompt=prompt, token=0, neuron=1535)
    assert not app.toggle(key="mlp.arithmetic").set_value(True).run().exception
