"""nanoGPT's checkpoints, against its model written out here as its `model.py` has it."""

import json
import math
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.testing import assert_close

from model import Sampling, load
from model.character_tokenizer import CONVERT, CharacterTokenizer
from model.folder import open_folder
from model.glass import Glass
from model.tokenizer import TokenizerError
from model.weights import CheckpointError

TEXT = "To be, or not to be: that is the question.\nWhether 'tis nobler in the mind é🦊\n"
CHARACTERS = sorted(set(TEXT))


class LayerNorm(nn.Module):
    def __init__(self, n: int, bias: bool) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(n))
        self.bias = nn.Parameter(torch.zeros(n)) if bias else None

    def forward(self, x: Tensor) -> Tensor:
        return F.layer_norm(x, self.weight.shape, self.weight, self.bias, 1e-5)


class Attention(nn.Module):
    def __init__(self, args: dict[str, Any]) -> None:
        super().__init__()
        n, self.n_head = args["n_embd"], args["n_head"]
        self.c_attn = nn.Linear(n, 3 * n, bias=args["bias"])
        self.c_proj = nn.Linear(n, n, bias=args["bias"])
        # What a PyTorch without flash attention has, and saves.
        size = args["block_size"]
        self.register_buffer("bias", torch.tril(torch.ones(size, size)).view(1, 1, size, size))

    def forward(self, x: Tensor) -> Tensor:
        B, T, C = x.shape
        q, k, v = (
            part.view(B, T, self.n_head, C // self.n_head).transpose(1, 2)
            for part in self.c_attn(x).split(C, dim=2)
        )
        att = (q @ k.transpose(-2, -1)) / math.sqrt(k.size(-1))
        att = att.masked_fill(self.bias[:, :, :T, :T] == 0, -math.inf).softmax(-1)
        return self.c_proj((att @ v).transpose(1, 2).reshape(B, T, C))


class MLP(nn.Module):
    def __init__(self, args: dict[str, Any]) -> None:
        super().__init__()
        n = args["n_embd"]
        self.c_fc = nn.Linear(n, 4 * n, bias=args["bias"])
        self.gelu = nn.GELU()
        self.c_proj = nn.Linear(4 * n, n, bias=args["bias"])

    def forward(self, x: Tensor) -> Tensor:
        return self.c_proj(self.gelu(self.c_fc(x)))


class Block(nn.Module):
    def __init__(self, args: dict[str, Any]) -> None:
        super().__init__()
        self.ln_1 = LayerNorm(args["n_embd"], args["bias"])
        self.attn = Attention(args)
        self.ln_2 = LayerNorm(args["n_embd"], args["bias"])
        self.mlp = MLP(args)

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.attn(self.ln_1(x))
        return x + self.mlp(self.ln_2(x))


class NanoGPT(nn.Module):
    def __init__(self, args: dict[str, Any]) -> None:
        super().__init__()
        self.transformer = nn.ModuleDict(
            {
                "wte": nn.Embedding(args["vocab_size"], args["n_embd"]),
                "wpe": nn.Embedding(args["block_size"], args["n_embd"]),
                "h": nn.ModuleList(Block(args) for _ in range(args["n_layer"])),
                "ln_f": LayerNorm(args["n_embd"], args["bias"]),
            }
        )
        self.lm_head = nn.Linear(args["n_embd"], args["vocab_size"], bias=False)
        self.transformer["wte"].weight = self.lm_head.weight

    def forward(self, ids: Tensor) -> Tensor:
        x = self.transformer["wte"](ids) + self.transformer["wpe"].weight[: ids.size(1)]
        for block in self.transformer["h"]:
            x = block(x)
        return self.lm_head(self.transformer["ln_f"](x))


def trained(**changes: Any) -> tuple[NanoGPT, dict[str, Any]]:
    """A model with every parameter random, and what `train.py` saves of it."""
    args = {
        "n_layer": 3,
        "n_head": 4,
        "n_embd": 32,
        "block_size": 24,
        "bias": False,
        "vocab_size": len(CHARACTERS),
        "dropout": 0.2,
    } | changes
    model = NanoGPT(args).eval()
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.normal_(0, 0.4, generator=generator)
    optimiser = torch.optim.AdamW(model.parameters())
    saved = {
        "model": model.state_dict(),
        "optimizer": optimiser.state_dict(),
        "model_args": args,
        "iter_num": 5000,
        "best_val_loss": torch.tensor(1.4697),
        "config": {"dataset": "shakespeare_char", "compile": True, "learning_rate": 1e-3},
    }
    return model, saved


def write(folder: Path, saved: Any, vocabulary: Any = None) -> Path:
    folder.mkdir(exist_ok=True)
    torch.save(saved, folder / "ckpt.pt")
    if vocabulary is not None:
        (folder / "meta.json").write_text(json.dumps(vocabulary))
    return folder


def stoi() -> dict[str, int]:
    return {character: id for id, character in enumerate(CHARACTERS)}


def refusal(folder: Path) -> str:
    with pytest.raises((CheckpointError, TokenizerError)) as caught:
        load(folder)
    return str(caught.value)


@pytest.mark.parametrize("bias", [False, True])
@pytest.mark.parametrize("prefix", ["", "_orig_mod.", "module._orig_mod."])
def test_the_logits_are_nanogpts(tmp_path: Path, bias: bool, prefix: str) -> None:
    theirs, saved = trained(bias=bias)
    saved["model"] = {prefix + name: tensor for name, tensor in saved["model"].items()}
    ours = load(write(tmp_path / "shakespeare", saved, stoi()))
    ids = torch.tensor([ours.tokenizer.encode("to be, or not\n")])
    assert_close(ours.model(ids), theirs(ids), atol=1e-3, rtol=0)
    assert ours.name == ours.tokenizer.name == "shakespeare"
    count = sum(p.numel() for p in theirs.parameters())
    assert sum(p.numel() for p in ours.model.parameters()) == count  # no bias that is not there


def test_half_precision_and_the_gpu_it_was_trained_on_do_not_matter(tmp_path: Path) -> None:
    theirs, saved = trained()
    saved["model"] = {name: tensor.bfloat16() for name, tensor in saved["model"].items()}
    for parameter in theirs.parameters():
        parameter.data = parameter.data.bfloat16().float()
    ours = load(write(tmp_path / "m", saved, stoi()))
    ids = torch.tensor([[1, 2, 3, 4]])
    assert_close(ours.model(ids), theirs(ids), atol=1e-3, rtol=0)


def test_gpt2s_vocabulary_where_the_embedding_is_padded(tmp_path: Path) -> None:
    theirs, saved = trained(vocab_size=50304, n_layer=1, n_embd=16)
    ours = load(write(tmp_path / "gpt2-like", saved))
    assert ours.tokenizer.encode("Hello world") == [15496, 995]
    assert ours.model.config.vocab_size == ours.tokenizer.n_vocab == 50257
    ids = torch.tensor([[15496, 995]])
    assert_close(ours.model(ids), theirs(ids)[..., :50257], atol=1e-3, rtol=0)
    # No probability goes to the 47 rows that stand for no token.
    assert_close(ours.trace("Hello world").probs.sum(), torch.tensor(1.0))
    assert open_folder(tmp_path / "gpt2-like").n_padding == 47


@pytest.mark.parametrize(
    "vocabulary",
    [
        {"vocab_size": len(CHARACTERS), "stoi": stoi()},
        {"itos": {str(id): character for character, id in stoi().items()}},
        stoi(),
        CHARACTERS,
    ],
    ids=["meta", "itos", "stoi alone", "a list"],
)
def test_every_form_of_the_vocabulary(tmp_path: Path, vocabulary: Any) -> None:
    ours = load(write(tmp_path / "m", trained()[1], vocabulary))
    assert ours.tokenizer.encode(TEXT) == [stoi()[character] for character in TEXT]
    assert ours.tokenizer.decode(ours.tokenizer.encode(TEXT)) == TEXT


def test_the_vocabulary_from_the_training_text(tmp_path: Path) -> None:
    folder = write(tmp_path / "m", trained()[1])
    (folder / "input.txt").write_text(TEXT, encoding="utf-8")
    assert load(folder).tokenizer.encode("é🦊") == [stoi()["é"], stoi()["🦊"]]


def test_the_command_that_converts_meta_pkl(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "m", trained()[1])
    itos = {id: character for character, id in stoi().items()}
    meta = {"vocab_size": len(CHARACTERS), "itos": itos, "stoi": stoi()}
    (folder / "meta.pkl").write_bytes(pickle.dumps(meta))
    monkeypatch.chdir(folder)
    exec(CONVERT.removeprefix('python -c "').removesuffix('"'), {})
    assert load(folder).tokenizer.encode("be") == [stoi()["b"], stoi()["e"]]


@pytest.fixture
def bomb(tmp_path: Path) -> tuple[Any, Path]:
    """An object that, unpickled, makes a file; and that file."""
    marker = tmp_path / "executed"

    class Bomb:
        def __reduce__(self) -> tuple[Callable[..., Any], tuple[Path]]:
            return (Path.touch, (marker,))

    pickle.loads(pickle.dumps(Bomb()))
    assert marker.exists()  # it would work
    marker.unlink()
    return Bomb(), marker


@pytest.mark.parametrize("where", ["model", "config", "optimizer"])
def test_code_in_a_checkpoint_is_not_run(tmp_path: Path, bomb: Any, where: str) -> None:
    danger, marker = bomb
    _, saved = trained()
    saved[where] = {"x": danger}
    folder = write(tmp_path / "m", saved, stoi())
    assert "is refused" in refusal(folder) and "run code" in refusal(folder)
    assert not marker.exists()


def test_code_in_meta_pkl_is_not_run(tmp_path: Path, bomb: Any) -> None:
    danger, marker = bomb
    folder = write(tmp_path / "m", trained()[1])
    (folder / "meta.pkl").write_bytes(pickle.dumps(danger))
    assert "is a pickle" in refusal(folder) and CONVERT in refusal(folder)
    assert not marker.exists()


def test_each_refusal_says_what_is_wrong(tmp_path: Path) -> None:
    def said(change: Callable[[dict[str, Any]], Any], vocabulary: Any = CHARACTERS) -> str:
        saved = trained()[1]
        change(saved)
        return refusal(write(tmp_path / "m", saved, vocabulary))

    n = len(CHARACTERS)
    weights = "transformer.h.1.mlp.c_fc.weight"
    assert f"tensor {weights} has shape [128, 30], but model_args asks for [128, 32]" in said(
        lambda saved: saved["model"].update({weights: torch.zeros(128, 30)})
    )
    assert f"tensor {weights} is missing" in said(lambda saved: saved["model"].pop(weights))
    assert f"tensor {weights} holds values that are not finite" in said(
        lambda saved: saved["model"][weights][0].fill_(math.nan)
    )
    assert 'no "model" and "model_args"' in said(lambda saved: saved.pop("model_args"))
    assert '"block_size" must be a whole number' in said(
        lambda saved: saved["model_args"].update(block_size="24")
    )
    assert "does not divide into 5 heads" in said(
        lambda saved: saved["model_args"].update(n_head=5)
    )
    assert f"the tokenizer has {n - 1} tokens, but the weights have {n}" in said(
        lambda saved: None, CHARACTERS[:-1]
    )
    assert "must run from 0 without a gap" in said(lambda saved: None, {"a": 0, "b": 2})
    assert "single characters" in said(lambda saved: None, ["a", "bc"])
    assert "not a vocabulary of characters" in said(lambda saved: None, 3)


def test_files_that_are_no_checkpoint(tmp_path: Path) -> None:
    folder = tmp_path / "m"
    folder.mkdir()
    for content in (b"", b"no checkpoint", b"PK\x03\x04", pickle.dumps([1, 2])):
        (folder / "ckpt.pt").write_bytes(content)
        assert str(folder / "ckpt.pt") in refusal(folder)
    write(folder, trained()[1])
    whole = (folder / "ckpt.pt").read_bytes()
    (folder / "ckpt.pt").write_bytes(whole[: len(whole) // 2])
    assert "damaged" in refusal(folder)


def test_no_vocabulary_at_all(tmp_path: Path) -> None:
    assert "nothing beside it says which" in refusal(write(tmp_path / "m", trained()[1]))


def test_an_unembedding_of_its_own(tmp_path: Path) -> None:
    theirs, saved = trained()
    saved["model"]["lm_head.weight"] = torch.randn(saved["model"]["lm_head.weight"].shape)
    theirs.lm_head.weight = nn.Parameter(saved["model"]["lm_head.weight"])
    ours = load(write(tmp_path / "m", saved, stoi()))
    assert not ours.model.config.tied
    ids = torch.tensor([[1, 2, 3]])
    assert_close(ours.model(ids), theirs(ids), atol=1e-3, rtol=0)


@pytest.fixture
def shakespeare(tmp_path: Path) -> Glass:
    return load(write(tmp_path / "m", trained()[1], CHARACTERS))


def test_what_has_no_token_is_left_out_and_named(shakespeare: Glass) -> None:
    tokenizer = shakespeare.tokenizer
    assert tokenizer.by_character
    assert tokenizer.unknown("to XX be Z\ud800") == "XZ\ufffd"
    assert tokenizer.decode(tokenizer.encode("to XX be")) == "to  be"
    assert all(not token.special for token in tokenizer.tokens(range(tokenizer.n_vocab)))


def test_an_empty_text_starts_with_a_line_feed(shakespeare: Glass) -> None:
    assert shakespeare.tokenizer.end_of_text is None
    assert shakespeare.prompt("").ids == (stoi()["\n"],)
    assert CharacterTokenizer("abc", "x").start == 0


def test_it_writes(shakespeare: Glass) -> None:
    step = next(shakespeare.generate(shakespeare.prompt("to be").ids, Sampling(), seed=1))
    assert 0 <= step.token < len(CHARACTERS)
