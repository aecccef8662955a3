"""What all heads of a model do, and the file beside the bundled weights."""

import json
from pathlib import Path

import pytest
import torch

from model import Glass
from model.gpt import GPT, GPTConfig
from model.head_report import (
    HEADS_FILE,
    Effort,
    HeadReport,
    measure,
    measuring,
    prompt_texts,
    read_report,
    repeated_texts,
    write_report,
)
from model.heads import random_repeats, where_heads_look
from model.registry import MODELS
from model.teaching import TeachingPrompt, teaching_prompts

SMALL = Effort(repeats=3, prompts=4, removal_repeats=2, removal_prompts=3)
PROMPTS = [
    TeachingPrompt("the cat", "test", (" c", "t")),
    TeachingPrompt("a b a", "test", (" b",)),
    TeachingPrompt("the the the th", "test", ("e",)),
    TeachingPrompt("far too long a text for sixteen positions", "test", (" c",)),
]


@pytest.fixture(scope="module")
def report(tiny: Glass) -> HeadReport:
    return measure(tiny, PROMPTS, SMALL)


def test_a_report_is_made_of_the_measurements(report: HeadReport, tiny: Glass) -> None:
    repeats = random_repeats(tiny.tokenizer, 16, 3)
    assert report.length == 8
    assert report.repeats is not None and report.prompts is not None
    found = where_heads_look(tiny, repeats.tolist())
    torch.testing.assert_close(report.repeats.looks.weights, found.weights)
    assert report.repeats.texts == 3
    assert report.repeats.removal is not None
    assert report.repeats.removal.places == 2 * 7  # the first token of the second copy is not known
    assert report.prompts.texts == 3  # the long one does not fit
    assert report.prompts.removal is not None


def test_the_right_token_on_repeats_is_the_one_that_came_before(
    report: HeadReport, tiny: Glass
) -> None:
    assert report.repeats is not None and report.repeats.removal is not None
    both = random_repeats(tiny.tokenizer, 16, 3)[[0, 1]]  # two of three, evenly taken
    probs = tiny.model(both).softmax(-1)
    right = [probs[n, t - 1, both[n, t - 8]].item() for n in range(2) for t in range(9, 16)]
    assert report.repeats.removal.intact == pytest.approx(sum(right) / 14, abs=1e-6)


def test_only_answers_of_one_token_are_asked_for(tiny: Glass) -> None:
    texts = prompt_texts(tiny, PROMPTS)
    the, c, t = (tiny.tokenizer.encode(text)[0] for text in ("the", " c", "t"))
    assert texts[0].ids == tuple(tiny.tokenizer.encode("the cat"))
    assert texts[0].ids[0] == the and texts[0].right == ((len(texts[0].ids) - 1, (t, c)),)
    assert texts[1].right == ()  # " b" is two tokens here


def test_progress_rises_to_the_whole(tiny: Glass) -> None:
    steps = list(measuring(tiny, PROMPTS, SMALL))
    shares = [step.done for step in steps]
    assert shares == sorted(shares) and shares[-1] == 1
    first = next(step.report for step in steps if step.report is not None)
    assert first.repeats is not None and first.repeats.removal is None


def test_a_model_without_room_for_repeats_has_none(tiny: Glass) -> None:
    short = Glass(
        "short", GPT(GPTConfig(260, n_ctx=3, n_embd=8, n_layer=1, n_head=2)), tiny.tokenizer
    )
    report = measure(short, [*PROMPTS, TeachingPrompt("a b", "test", (" c",))], SMALL)
    assert report.repeats is None and report.prompts is not None
    assert report.prompts.texts == 1


def test_larger_models_are_asked_less(mini: Glass) -> None:
    with torch.device("meta"):
        large = GPT(GPTConfig(50257, n_ctx=1024, n_embd=768, n_layer=12, n_head=12))
    small, big = Effort.fitting(mini.model), Effort.fitting(large)
    assert small.repeats > big.repeats >= 10
    assert small.removal_prompts > big.removal_prompts >= 10


def test_the_file_gives_back_what_was_measured(
    report: HeadReport, tiny: Glass, tmp_path: Path
) -> None:
    write_report(report, tiny.model, tmp_path / HEADS_FILE)
    again = read_report(tiny.model, tmp_path)
    assert again is not None and again.length == report.length
    for name in ("repeats", "prompts"):
        written, read = getattr(report, name), getattr(again, name)
        assert written.texts == read.texts
        for part in ("looks", "removal"):
            for field, value in vars(getattr(written, part)).items():
                found = getattr(getattr(read, part), field)
                torch.testing.assert_close(
                    torch.as_tensor(found, dtype=torch.float64),
                    torch.as_tensor(value, dtype=torch.float64),
                    atol=5.1e-5,
                    rtol=0,
                    equal_nan=True,
                )


def test_a_file_of_other_weights_or_none_at_all_is_not_used(
    report: HeadReport, tiny: Glass, tmp_path: Path
) -> None:
    assert read_report(tiny.model, tmp_path) is None
    write_report(report, tiny.model, tmp_path / HEADS_FILE)
    other = GPT(tiny.model.config).requires_grad_(False)
    other.load_state_dict(tiny.model.state_dict())
    other.blocks[1].attn.c_proj.weight[0, 0] += 1
    assert read_report(other, tmp_path) is None
    raw = json.loads((tmp_path / HEADS_FILE).read_text())
    for damage in ({"format": 0}, {"scores": ["luck"]}, {"repeats": 3}, {"prompts": {}}):
        (tmp_path / HEADS_FILE).write_text(json.dumps(raw | damage))
        assert read_report(tiny.model, tmp_path) is None
    (tmp_path / HEADS_FILE).write_text("{")
    assert read_report(tiny.model, tmp_path) is None


# The bundled model's file: `python -m training.heads` makes it anew


@pytest.fixture(scope="module")
def bundled(mini: Glass) -> HeadReport:
    found = read_report(mini.model, MODELS / mini.name)
    assert found is not None, "heads.json is not of these weights: run python -m training.heads"
    return found


def test_the_bundled_file_holds_the_scores_of_the_bundled_weights(
    bundled: HeadReport, mini: Glass
) -> None:
    assert bundled.repeats is not None and bundled.prompts is not None
    texts = random_repeats(mini.tokenizer, mini.model.config.n_ctx, bundled.repeats.texts)
    layer, head, length = 1, 2, bundled.length
    rows = torch.arange(length, 2 * length)
    stripe = sum(
        mini.trace(ids).pattern[layer, head, rows, rows - length + 1].mean().item()
        for ids in texts.tolist()
    )
    induction = bundled.repeats.looks.weights[2, layer, head].item()
    assert induction == pytest.approx(stripe / len(texts), abs=1e-4)
    readable = prompt_texts(mini, teaching_prompts())
    assert bundled.prompts.texts == len(readable)


def test_the_bundled_file_holds_what_is_lost_without_a_head(
    bundled: HeadReport, mini: Glass
) -> None:
    assert bundled.repeats is not None and bundled.repeats.removal is not None
    removal, length = bundled.repeats.removal, bundled.length
    texts = repeated_texts(mini, bundled.repeats.texts)
    step = bundled.repeats.texts // removal.texts
    ids = torch.tensor([text.ids for text in texts[::step]])
    assert len(ids) == removal.texts
    layer, head, d_head = 0, 1, mini.model.config.d_head
    cut = GPT(mini.model.config).requires_grad_(False)
    cut.load_state_dict(mini.model.state_dict())
    cut.blocks[layer].attn.c_proj.weight[head * d_head : (head + 1) * d_head] = 0
    for model, wanted in ((mini.model, removal.intact), (cut, removal.zero[layer, head].item())):
        probs = model(ids[:, :-1])[:, length:].softmax(-1)
        right = probs.gather(-1, ids[:, length + 1 :, None])
        assert right.mean().item() == pytest.approx(wanted, abs=2e-4)
