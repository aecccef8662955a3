"""The Logits page shows this prompt's numbers."""

import math
import re

import pytest
import torch

from model import Glass
from tests.pages.conftest import OpenPage, component, figure

PROMPT = "The old man gave the dog a bone. The dog"
TOKEN = 5


@pytest.mark.parametrize("temperature", [0.5, 1.0, 1.7])
def test_the_bars_are_the_softmax_over_the_whole_vocabulary(
    open_page: OpenPage, mini: Glass, temperature: float
) -> None:
    logits = mini.trace(PROMPT).logits[TOKEN].double()
    probs = (logits / temperature).softmax(-1)
    best = probs.topk(20)
    app = open_page("logits", prompt=PROMPT, token=TOKEN, temperature=temperature)
    assert figure(app, "logits.scores")["data"][0]["x"] == pytest.approx(
        logits[best.indices].tolist(), abs=1e-4
    )
    exps = ((logits - logits.max()) / temperature).exp()
    assert figure(app, "logits.exps")["data"][0]["x"] == pytest.approx(
        exps[best.indices].tolist(), abs=1e-4
    )
    assert figure(app, "logits.probs")["data"][0]["x"] == pytest.approx(
        best.values.tolist(), abs=1e-5
    )
    numbers = next(d.value for d in app.dataframe if "probability at temperature 1" in d.value)
    labels = [mini.tokenizer.labels[id] for id in best.indices.tolist()]
    assert numbers["token"].tolist() == labels
    assert numbers["probability at temperature 1"].tolist() == pytest.approx(
        logits.softmax(-1)[best.indices].tolist(), abs=1e-5
    )
    everything = " ".join(m.value.replace("\\", "") for m in app.markdown)
    rest = re.search(r"the other ([\d,]+) tokens share ([<\d.]+)%", everything)
    assert rest is not None
    assert int(rest[1].replace(",", "")) == mini.model.config.vocab_size - 20
    assert float(rest[2].strip("<")) == pytest.approx(
        100 * (1 - best.values.sum().item()), abs=0.11
    )
    bits = torch.distributions.Categorical(probs).entropy().item() / math.log(2)
    assert f"**{bits:.2f} bits** of entropy" in everything
    half = int((probs.sort(descending=True).values.cumsum(0) < 0.5).sum()) + 1
    assert f"the best **{half:,}** to hold half" in everything


def test_the_surprise_is_that_of_each_token_of_the_prompt(open_page: OpenPage, mini: Glass) -> None:
    trace = mini.trace(PROMPT)
    loss = torch.nn.functional.cross_entropy(trace.logits[:-1], trace.ids[1:], reduction="none")
    bits = (loss / math.log(2)).tolist()
    app = open_page("logits", prompt=PROMPT)
    bars = component(app, "token_bars")
    assert bars["tokens"] == [token.label for token in trace.tokens]
    assert bars["values"][0] is None
    assert bars["values"][1:] == pytest.approx(bits, abs=1e-3)
    assert bars["mean"] == pytest.approx(sum(bits) / len(bits), abs=1e-3)
    strip = component(app, "token_strip")
    assert [t["note"] for t in strip["tokens"]] == ["", *(f"{b:.1f}" for b in bars["values"][1:])]
    sentence = next(m.value for m in app.markdown if m.value.startswith("Most surprising"))
    most, least = (int(index) for index in re.findall(r"” \((\d+)\)", sentence))
    assert bits[most - 1] == pytest.approx(max(bits), abs=1e-3)
    assert bits[least - 1] == pytest.approx(min(bits), abs=1e-3)
    assert f"**{math.exp(loss.mean().item()):,.1f}**" in sentence


def test_the_arithmetic_leads_from_logit_to_probability(open_page: OpenPage, mini: Glass) -> None:
    trace = mini.trace(PROMPT)
    id = int(trace.ids[TOKEN + 1])
    app = open_page("logits", prompt=PROMPT, token=TOKEN, target=id, temperature=0.8)
    app.toggle(key="logits.arithmetic").set_value(True).run()
    assert not app.exception
    shown = [float(n) for latex in app.latex for n in re.findall(r"-?\d+\.\d+", latex.value)]
    scaled = trace.logits[TOKEN].double() / 0.8
    log_p = (scaled[id] - scaled.logsumexp(0)).item()
    for value in (scaled.logsumexp(0).item(), log_p, -log_p / math.log(2)):
        assert any(number == pytest.approx(value, abs=1e-3) for number in shown)


def test_at_temperature_0_the_best_token_has_everything(open_page: OpenPage) -> None:
    app = open_page("logits", prompt=PROMPT, temperature=0)
    assert figure(app, "logits.probs")["data"][0]["x"] == [1, *[0] * 19]
    assert not app.toggle(key="logits.arithmetic").set_value(True).run().exception


def test_a_single_token_has_nothing_to_be_surprised_by(open_page: OpenPage) -> None:
    app = open_page("logits", prompt="a")
    assert any("nothing came before it" in m.value for m in app.markdown)


def test_the_temperature_is_the_view_s(open_page: OpenPage) -> None:
    app = open_page("logits", prompt=PROMPT)
    app.slider(key="logits.temperature").set_value(0.5).run()
    assert app.query_params["temperature"] in ("0.5", ["0.5"])
