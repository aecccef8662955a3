"""Teaching prompts: a fair set, and a verdict that agrees with transformers."""

import re
from collections import Counter
from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer as TheirTokenizer
from transformers import GPT2LMHeadModel

from model import Glass, Tokenizer, load
from model.character_tokenizer import CharacterTokenizer
from model.checkpoint import save_folder
from model.gpt import GPT, GPTConfig
from model.registry import MODELS
from model.teaching import (
    TeachingPrompt,
    Verdict,
    all_counting_ids,
    counting_ids,
    kinds,
    share_within,
    teaching_prompt,
    teaching_prompts,
    verdict,
)

GPT2_RANKS = MODELS.parent / "tokenizers" / "gpt2.tiktoken"


@pytest.fixture(scope="module")
def glass() -> Glass:
    """Random weights, large enough to prefer some tokens, with the bundled tokenizer."""
    tokenizer = load("mini").tokenizer
    generator = torch.Generator().manual_seed(3)
    model = GPT(GPTConfig(tokenizer.n_vocab, n_ctx=256, n_embd=32, n_layer=2, n_head=2))
    for weight in model.requires_grad_(False).parameters():
        weight.copy_(torch.randn(weight.shape, generator=generator) * 0.3)
    return Glass("tiny", model, tokenizer)


@pytest.fixture(scope="module")
def theirs(glass: Glass, tmp_path_factory: pytest.TempPathFactory) -> GPT2LMHeadModel:
    """transformers with the same weights."""
    folder = tmp_path_factory.mktemp("tiny")
    save_folder(glass.model, folder, torch.float32)
    return GPT2LMHeadModel.from_pretrained(folder).eval()


def test_the_set_is_large_and_without_twins() -> None:
    prompts = teaching_prompts()
    assert len(prompts) >= 200
    assert len({" ".join(p.prompt.casefold().split()) for p in prompts}) == len(prompts)
    counts = Counter(p.kind for p in prompts)
    assert tuple(counts) == kinds()
    assert all(12 <= count <= 25 for count in counts.values())


def test_the_prompts_of_a_kind_stand_together() -> None:
    changes = sum(
        a.kind != b.kind for a, b in zip(teaching_prompts(), teaching_prompts()[1:], strict=False)
    )
    assert changes == len(kinds()) - 1


@pytest.mark.parametrize("kind", kinds())
def test_prompts_are_particular_and_answers_fit(kind: str) -> None:
    for asked in teaching_prompts():
        if asked.kind == kind:
            assert asked.prompt == asked.prompt.strip()
            assert len(re.findall(r"\w+", asked.prompt)) >= 4, asked.prompt
            assert asked.answers
            assert len(set(asked.answers)) == len(asked.answers)
            assert all(answer.strip() for answer in asked.answers)


@pytest.mark.parametrize("ranks", [MODELS / "mini" / "ranks.tiktoken", GPT2_RANKS])
def test_no_token_crosses_from_a_prompt_into_its_answer(ranks: Path) -> None:
    """So no vocabulary is asked for a token that it would never read there."""
    tokenizer = Tokenizer.from_ranks(ranks, "any")
    for asked in teaching_prompts():
        before = tokenizer.encode(asked.prompt)
        for answer in asked.answers:
            whole = tokenizer.encode(asked.prompt + answer)
            assert whole[: len(before)] == before
            assert len(whole) > len(before)


def test_long_range_is_long() -> None:
    tokenizer = Tokenizer.from_ranks(GPT2_RANKS, "gpt2")
    sizes = [len(tokenizer.encode(p.prompt)) for p in teaching_prompts() if p.kind == "long range"]
    assert min(sizes) >= 40
    assert max(sizes) <= 150


def test_a_prompt_is_found_by_its_text() -> None:
    asked = teaching_prompts()[3]
    assert teaching_prompt(asked.prompt) is asked
    assert teaching_prompt(asked.prompt + " ") is None


def text_of(tokenizer: Tokenizer, ids: tuple[int, ...]) -> list[str]:
    return [tokenizer.token(id).text for id in ids]


def test_what_counts_of_an_answer() -> None:
    """GPT-2's vocabulary, cut by hand (see https://platform.openai.com/tokenizer)."""
    gpt2 = Tokenizer.from_ranks(GPT2_RANKS, "gpt2")

    def counts(prompt: str, answer: str) -> list[str]:
        return text_of(gpt2, counting_ids(gpt2, prompt, answer))

    assert counts("The capital of France is", " Paris") == [" Paris"]
    assert counts("She began to", " giggle") == [" g", "iggle"]  # one sign is no answer …
    assert counts("Good", "night") == ["night"]
    assert counts("items[", "0") == ["0"]  # … unless the answer is that
    assert counts("I was called", ' "sad') == [' "', "s"]
    assert counts("Are you there?", '"') == ['"']  # `?"` is a token, but `?` was read
    with pytest.raises(ValueError):
        counts("He said", " ")


def test_characters_as_tokens() -> None:
    """Two letters of the answer have to be said, and only what there are letters for."""
    letters = CharacterTokenizer(sorted(set("The capital of France is Paris")), "letters")
    assert text_of(letters, counting_ids(letters, "It is", " Paris")) == [" ", "P", "a"]
    asked = TeachingPrompt("The capital of France is", "fact", (" Berlin", " Paris"))
    unsayable, sayable = all_counting_ids(letters, asked)
    assert unsayable == ()
    assert text_of(letters, sayable) == [" ", "P", "a"]


def test_what_cannot_be_said_is_not_ranked(glass: Glass) -> None:
    trace = glass.trace("One day")
    alone = verdict(trace, [(700,)])
    assert verdict(trace, [(), (700,)]) == Verdict(1, alone.rank, alone.probability)
    with pytest.raises(ValueError):
        verdict(trace, [(), ()])


@torch.inference_mode()
def test_ranks_and_probabilities_are_those_of_transformers(
    glass: Glass, theirs: GPT2LMHeadModel
) -> None:
    """Every fifth prompt of the set, cut into tokens and ranked by the field's own tools."""
    tokenizer = TheirTokenizer.from_file(str(MODELS / "mini" / "tokenizer.json"))
    several = 0
    for asked in teaching_prompts()[::5]:
        read = tokenizer.encode(asked.prompt).ids
        best = []
        for answer in asked.answers:
            ids = tokenizer.encode(asked.prompt + answer).ids
            order = theirs(torch.tensor([ids])).logits[0].log_softmax(-1).sort(descending=True)
            worst, nats, said = 0, 0.0, ""
            for index in range(len(read), len(ids)):
                place = order.indices[index - 1].tolist().index(ids[index])
                worst, nats = max(worst, place + 1), nats - float(order.values[index - 1, place])
                said += tokenizer.decode([ids[index]])
                if len(said.strip()) >= 2 or said.strip() == answer.strip():
                    break
                several += 1
            best.append((worst, nats))
        wanted = min(best)
        found = verdict(glass.trace(asked.prompt), all_counting_ids(glass.tokenizer, asked))
        assert found.rank == wanted[0], asked.prompt
        assert found.answer == best.index(wanted)
        assert found.probability == pytest.approx(torch.tensor(-wanted[1]).exp().item(), rel=1e-3)
    assert several  # the rule for single signs had a say


def test_a_text_that_fills_the_context_drops_its_beginning(glass: Glass) -> None:
    ids = list(range(300, 300 + glass.model.config.n_ctx))
    logits = glass.trace([*ids[1:], 400]).logits[-2:]
    places = [
        row.argsort(descending=True).tolist().index(id) + 1
        for row, id in zip(logits, (400, 401), strict=True)
    ]
    assert verdict(glass.trace(ids), [(400, 401)]).rank == max(places)


def test_share_within() -> None:
    assert share_within([1, 1, 4, 9], 1) == 0.5
    assert share_within([1, 1, 4, 9], 5) == 0.75
