"""The mask page shows this prompt's numbers, with the mask and without."""

import math

import pytest
import torch

from model import Glass
from tests.pages.conftest import OpenPage, component

PROMPT = "Tom gave the red ball to Sue because"


@pytest.mark.parametrize("mask", ["on", "off"])
def test_the_picture_is_the_trace_with_or_without_the_mask(
    open_page: OpenPage, mini: Glass, mask: str
) -> None:
    data = component(open_page("mask", prompt=PROMPT, layer=3, head=4, token=2, mask=mask), "mask")
    trace = mini.trace(PROMPT, causal=mask == "on")
    assert data["tokens"] == [token.label for token in trace.tokens]
    assert (data["row"], data["causal"]) == (2, mask == "on")
    q, k = trace.q[3, 4], trace.k[3, 4]
    scores = q @ k.T / math.sqrt(q.size(-1))
    torch.testing.assert_close(torch.tensor(data["scores"]).view_as(scores), scores)
    if mask == "on":
        scores = scores + torch.full_like(scores, -math.inf).triu(1)
    torch.testing.assert_close(
        torch.tensor(data["pattern"]).view_as(scores), scores.softmax(-1), atol=1e-6, rtol=1e-4
    )


def test_the_switch_reads_again_without_the_mask_and_is_in_the_address(open_page: OpenPage) -> None:
    app = open_page("mask", prompt=PROMPT)
    assert "What changes with the mask off" not in [header.value for header in app.header]
    app.toggle(key="mask.causal").set_value(False).run()
    assert "What changes with the mask off" in [header.value for header in app.header]
    assert app.query_params["mask"] == "off"
    assert not component(app, "mask")["causal"]


def test_the_words_say_what_the_numbers_did(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("mask", prompt=PROMPT, mask="off", layer=1, head=2, token=1)
    said = "\n".join(text.value for text in app.markdown).replace("\\", "")
    masked, unmasked = mini.trace(PROMPT), mini.trace(PROMPT, causal=False)

    def bits(trace) -> float:
        following = trace.ids[1:]
        loss = torch.nn.functional.cross_entropy(trace.logits[:-1], following)
        return loss.item() / math.log(2)

    assert f"**{bits(masked):.2f} bits** on average" in said
    assert f"**{bits(unmasked):.2f} bits** when it can see it" in said
    assert ("It got better" in said) == (bits(unmasked) < bits(masked))
    weights = unmasked.pattern[1, 2]
    ahead = sum(weights[row, row + 1 :].sum().item() for row in range(len(weights) - 1))
    assert f"**{ahead / (len(weights) - 1):.0%}** of its attention to later tokens" in said
    best = mini.tokenizer.token(int(unmasked.logits[1].argmax())).label
    assert f"“{best}”; the whole distribution moved" in said


def test_the_arithmetic_ends_in_the_weights_of_the_row(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("mask", prompt=PROMPT, layer=2, head=0, token=3)
    app.toggle(key="mask.arithmetic").set_value(True).run()
    row = next(frame.value for frame in app.dataframe if "masked" in frame.value)
    expected = mini.trace(PROMPT).pattern[2, 0, 3]
    torch.testing.assert_close(torch.tensor(row["weight"].tolist()), expected, atol=1e-6, rtol=1e-4)
    assert list(row["masked"][4:]) == ["−∞"] * (len(expected) - 4)


@pytest.mark.parametrize("mask", ["on", "off"])
@pytest.mark.parametrize("prompt", ["", "a", "<b>&amp;</b> 🎲", "word " * 300])
def test_takes_any_prompt_either_way(open_page: OpenPage, prompt: str, mask: str) -> None:
    app = open_page("mask", prompt=prompt, mask=mask, token=0)
    assert not app.toggle(key="mask.arithmetic").set_value(True).run().exception
