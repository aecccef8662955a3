"""Folders as `transformers` saves them, opened whole; and the registry that finds them by name."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch.testing import assert_close
from transformers import GPT2Config, GPT2LMHeadModel

from model import CheckpointError, TokenizerError, hub, load, names
from model.folder import open_folder
from model.registry import find
from tests.model.test_hf_tokenizer import learned

PROMPT = "The cat sat on the mat"


def saved(folder: Path, shard: str | None = None, **changes: Any) -> GPT2LMHeadModel:
    """A small model with its tokenizer of 280 entries, every parameter random."""
    shape = {"n_positions": 32, "n_embd": 24, "n_layer": 2, "n_head": 3, "vocab_size": 280}
    torch.manual_seed(0)
    theirs = GPT2LMHeadModel(GPT2Config(**(shape | changes))).eval().requires_grad_(False)
    for parameter in theirs.parameters():
        parameter.copy_(torch.randn(parameter.shape) * 0.4)
    theirs.save_pretrained(folder, **({"max_shard_size": shard} if shard else {}))
    learned().save(str(folder / "tokenizer.json"))
    return theirs


def refusal(folder: Path) -> str:
    with pytest.raises((CheckpointError, TokenizerError)) as caught:
        load(folder)
    return str(caught.value)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"activation_function": "gelu"},
        {"activation_function": "relu"},
        {"activation_function": "gelu_pytorch_tanh"},
        {"n_inner": 50},
        {"tie_word_embeddings": False},
        {"layer_norm_epsilon": 1e-3},
    ],
    ids=str,
)
def test_the_logits_are_those_of_transformers(tmp_path: Path, changes: dict[str, Any]) -> None:
    theirs = saved(tmp_path / "mine", **changes)
    ours = load(tmp_path / "mine")
    trace = ours.trace(PROMPT)
    assert_close(trace.logits, theirs(trace.ids[None]).logits[0], atol=1e-3, rtol=0)
    count = sum(parameter.numel() for parameter in theirs.parameters())
    assert open_folder(tmp_path / "mine").n_parameters == count


def test_weights_in_several_files(tmp_path: Path) -> None:
    theirs = saved(tmp_path / "mine", shard="20KB")
    assert len(list((tmp_path / "mine").glob("model-*.safetensors"))) > 2
    trace = load(tmp_path / "mine").trace(PROMPT)
    assert_close(trace.logits, theirs(trace.ids[None]).logits[0], atol=1e-3, rtol=0)
    last = max((tmp_path / "mine").glob("model-*.safetensors"))
    last.unlink()
    assert refusal(tmp_path / "mine") == f"{last} is missing."


@pytest.mark.parametrize("named", ["../../weights.safetensors", "/etc/passwd", "model.bin", 3])
def test_an_index_names_files_beside_it_only(tmp_path: Path, named: Any) -> None:
    saved(tmp_path / "mine", shard="20KB")
    index = tmp_path / "mine" / "model.safetensors.index.json"
    index.write_text(json.dumps({"weight_map": {"transformer.wte.weight": named}}))
    assert 'its "weight_map" must name safetensors files beside it' in refusal(tmp_path / "mine")


def test_rows_of_padding_are_no_tokens(tmp_path: Path) -> None:
    theirs = saved(tmp_path / "mine", vocab_size=304)
    ours = load(tmp_path / "mine")
    assert open_folder(tmp_path / "mine").n_padding == 24
    assert ours.model.config.vocab_size == ours.tokenizer.n_vocab == 280
    trace = ours.trace(PROMPT)
    assert_close(trace.logits, theirs(trace.ids[None]).logits[0, :, :280], atol=1e-3, rtol=0)


@pytest.mark.parametrize("vocab_size", [279, 281, 600])
def test_the_vocabulary_of_another_model(tmp_path: Path, vocab_size: int) -> None:
    saved(tmp_path / "mine", vocab_size=vocab_size)
    said = f"the tokenizer has 280 tokens, but the weights have {vocab_size}."
    assert refusal(tmp_path / "mine").endswith(said)


def test_the_first_token_at_fault_is_named_with_both_shapes(tmp_path: Path) -> None:
    saved(tmp_path / "mine")
    path = tmp_path / "mine" / "model.safetensors"
    weights = load_file(path)
    save_file(weights | {"transformer.h.1.ln_2.bias": torch.zeros(25)}, path)
    assert refusal(tmp_path / "mine") == (
        f"{path}: tensor transformer.h.1.ln_2.bias has shape [25], but config.json asks for [24]."
    )


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    assert str(tmp_path / "config.json") in refusal(tmp_path)


def test_a_server_names_its_own_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(tmp_path / "mine")
    saved(tmp_path / "mini")  # what comes with the app goes before
    (tmp_path / "notes").mkdir()
    (tmp_path / "readme.txt").write_text("no model")
    before = names()
    monkeypatch.setenv("GLASS_MODELS", str(tmp_path))
    assert names() == (*before, "mine")
    assert load("mine").name == "mine"
    assert find("mini") == find(before[0])
    for name in ("notes", "..", "../mine", "", str(tmp_path / "mine")):
        assert find(name) is None
    shutil.rmtree(tmp_path / "mine")
    assert names() == before


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(CheckpointError, match="There is no model called “nothing”"):
        load("nothing")


def test_a_directory_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = names()
    monkeypatch.setenv("GLASS_MODELS", str(tmp_path / "nowhere"))
    assert names() == before


def test_what_the_hub_has_kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the layout of the hub's own cache; only names that are allowed are looked for in it."""
    snapshot = tmp_path / "models--someone--tiny" / "snapshots" / "abc123"
    saved(snapshot)
    (tmp_path / "models--someone--tiny" / "refs").mkdir()
    (tmp_path / "models--someone--tiny" / "refs" / "main").write_text("abc123")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    assert hub.folder("someone/tiny") is None
    monkeypatch.setenv("GLASS_HUB", "gpt2, someone/tiny,../../etc,a/b/c,,someone/tiny")
    assert hub.allowed() == ("gpt2", "someone/tiny")
    assert hub.folder("someone/tiny") == snapshot
    assert names()[-1] == "someone/tiny"
    assert load("someone/tiny").name == "someone/tiny"
    (snapshot / "model.safetensors").unlink()
    assert hub.folder("someone/tiny") is None
