"""Teaching prompts in training: scores that can be worked out by hand, and none of them in the text."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from model import Glass, Tokenizer
from model.gpt import GPT, GPTConfig
from model.teaching import TeachingPrompt, Verdict, all_counting_ids, kinds, teaching_prompts
from training import copying, facts, knowledge, language, small_python, teaching
from training.pack import pack
from training.paths import MODEL_FOLDER
from training.teaching import Answered, ask, report, said_in, unseen_prompts


def test_shares_by_kind_and_of_all() -> None:
    def answered(kind: str, rank: int) -> Answered:
        return Answered(TeachingPrompt("a", kind, ("b",)), Verdict(0, rank, 0.1), ())

    rows = report([answered("fact", 1), answered("fact", 6), answered("python", 5)])
    assert rows == {
        "fact": {"prompts": 2, "first": 0.5, "within_five": 0.5},
        "python": {"prompts": 1, "first": 0.0, "within_five": 1.0},
        "all": {"prompts": 3, "first": 0.3333, "within_five": 0.6667},
    }


def test_a_model_is_asked_what_it_can_read(shape: GPTConfig, encoding: Tokenizer) -> None:
    """Prompts longer than the context lose their beginning; the end is what is gone on with."""
    torch.manual_seed(0)
    glass = Glass("tiny", GPT(shape).eval().requires_grad_(False), encoding)
    longest = max(teaching_prompts(), key=lambda p: len(encoding.encode(p.prompt)))
    (found,) = ask(glass, [longest])
    ids = encoding.encode(longest.prompt)[-shape.n_ctx :]
    probs = glass.trace(ids).logits[-1].softmax(-1).sort(descending=True).values[:5]
    assert [p for _, p in found.top] == pytest.approx(probs.tolist(), abs=1e-6)


@pytest.mark.parametrize("asked", teaching_prompts(), ids=lambda asked: asked.prompt[:30])
def test_every_prompt_is_found_where_it_is_said(asked: TeachingPrompt) -> None:
    said = asked.prompt
    assert said_in(said)
    assert said_in(f"A page before.\n\n({said}{asked.answers[0]} and so on.")
    assert said_in(f"Then: {said.upper()}... and more")
    assert said_in("One. " + said.replace(" ", "  \n\t") + " Two.")


@pytest.mark.parametrize("asked", teaching_prompts()[::7], ids=lambda asked: asked.prompt[:30])
def test_what_only_resembles_a_prompt_stays(asked: TeachingPrompt) -> None:
    words = asked.prompt.split()
    assert not said_in(" ".join(words[:-1]))
    assert not said_in(" ".join(words[1:]))
    assert not said_in(" ".join([*words[:2], "indeed", *words[2:]]))
    assert not said_in(" ".join([*words[:-1], "otherwise"]))
    assert not said_in("".join(words))


def test_packing_leaves_them_out(encoding: Tokenizer, tmp_path: Path) -> None:
    asked = teaching_prompts()[0].prompt
    documents = [f"One day number {i} was sunny." for i in range(300)]
    planted = [*documents[:150], f"Once more. {asked} you know.", *documents[150:]]
    pack("clean", documents, encoding, tmp_path)
    pack("planted", planted, encoding, tmp_path)
    for part in ("train", "val"):
        ids = [
            np.fromfile(tmp_path / f"{name}.{part}.bin", np.uint16) for name in ("clean", "planted")
        ]
        np.testing.assert_array_equal(*ids)


STORIES = ["Tom ran home. It was a sunny day. He was glad that he had found his way."] * 200
TABLE = [{"country": "France", "city": "Paris"}, {"country": "Japan", "city": "Tokyo"}]


@pytest.mark.parametrize(
    "made",
    [
        facts.documents,
        lambda folder, count: knowledge.documents(count),
        lambda folder, count: language.documents(iter(STORIES), count),
        lambda folder, count: small_python.documents(count),
        lambda folder, count: copying.lists(count),
        lambda folder, count: copying.repeats(count, tokenizer=MODEL_FOLDER),
    ],
    ids=["facts", "knowledge", "language", "small_python", "lists", "repeats"],
)
def test_made_text_says_none(made: Callable[[Path, int], Iterator[str]], tmp_path: Path) -> None:
    """What our own generators write says no teaching prompt: packing leaves nothing of it out."""
    (tmp_path / "country-by-capital-city.json").write_text(json.dumps(TABLE))
    documents = list(made(tmp_path, 20_000))
    assert len(documents) > 10_000
    assert [document for document in documents if said_in(document)] == []


def test_unseen_prompts_are_others_of_the_same_kinds(encoding: Tokenizer) -> None:
    unseen = unseen_prompts()
    assert {asked.kind for asked in unseen} == set(kinds())
    assert len({asked.prompt for asked in unseen}) == len(unseen) >= 150
    assert not {asked.prompt for asked in unseen} & {asked.prompt for asked in teaching_prompts()}
    assert all(any(all_counting_ids(encoding, asked)) for asked in unseen)


def test_nobody_is_shown_an_unseen_prompt(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], encoding: Tokenizer,
    shape: GPTConfig,
) -> None:  # fmt: skip
    glass = Glass("tiny", GPT(shape).eval().requires_grad_(False), encoding)
    monkeypatch.setattr(teaching, "load", lambda name: glass)
    teaching.main(["--model", "tiny", "--unseen"])
    printed = capsys.readouterr().out
    assert len(printed.splitlines()) == len(kinds()) + 1
    assert not any(asked.prompt[:20] in printed for asked in unseen_prompts())


def test_no_text_says_an_unseen_prompt() -> None:
    for asked in unseen_prompts():
        assert said_in(f"Before. {asked.prompt} And so on.")
