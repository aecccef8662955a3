"""Stage 5: the exported folder against transformers and the app."""

import json
from pathlib import Path

import pytest
import torch
from transformers import GPT2LMHeadModel

from model import Glass, Tokenizer, load
from model.gpt import GPT, GPTConfig
from model.teaching import kinds, teaching_prompts
from training import evaluate, export
from training.checkpoint import open_checkpoint
from training.export import Run, thinned
from training.sources import SOURCES
from training.train import Mixture, Settings, Trainer, train


@pytest.fixture(scope="module")
def exported(
    folder: Path, shape: GPTConfig, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, GPT]:
    """A model folder of a short run, and the model whose folder it is."""
    run = tmp_path_factory.mktemp("run")
    trainer = Trainer(shape, Settings(steps=4, batch=2, context=16, every=2, val_windows=2))
    for source in SOURCES:  # the card reports every source
        for part in ("train", "val"):
            packed = folder / "tokens" / f"a.{part}.bin"
            target = folder / "all" / f"{source.name}.{part}.bin"
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(packed.read_bytes())
    shares = {source.name: source.share for source in SOURCES}
    train(trainer, Mixture(folder / "all", shares, trainer.settings), run, quiet=True)
    model, step = open_checkpoint(run / "checkpoint.pt")
    glass = Glass("tiny", model, Tokenizer.from_ranks(folder / "tokenizer/ranks.tiktoken", "t"))
    report = {"step": step} | evaluate.measure(glass, folder / "all", windows=2)
    (run / "evaluation.json").write_text(json.dumps(report))
    out = run / "tiny"
    out.mkdir()
    (out / "model.safetensors").write_bytes(b"the weights before")
    export.export(
        model, folder / "tokenizer", Run.read(run, folder / "all", run / "evaluation.json"), out
    )
    return out, model


def test_transformers_computes_the_same_logits(exported: tuple[Path, GPT]) -> None:
    out, model = exported
    theirs = GPT2LMHeadModel.from_pretrained(out, dtype=torch.float32).eval()
    ids = torch.randint(
        model.config.vocab_size, (2, 20), generator=torch.Generator().manual_seed(1)
    )
    with torch.inference_mode():
        torch.testing.assert_close(theirs(ids).logits, model(ids), atol=1e-5, rtol=1e-4)


def test_the_app_opens_the_folder(exported: tuple[Path, GPT]) -> None:
    out, model = exported
    glass = load(out)
    logits = glass.trace("One day").logits
    ids = torch.tensor([glass.tokenizer.encode("One day")])
    torch.testing.assert_close(logits, model(ids)[0], atol=1e-4, rtol=1e-3)


def test_the_card_reports_the_run(exported: tuple[Path, GPT]) -> None:
    out, _ = exported
    card = (out / "README.md").read_text()
    log = (out / "training_log.jsonl").read_text().splitlines()
    assert json.loads(log[-1])["step"] == 4
    windows = torch.load(out.parent / "checkpoint.pt")["windows"]
    assert sum(windows.values()) == 4 * 2
    for source in SOURCES:
        assert f"| {source.name} | {windows[source.name] / 8:.1%} |" in card
        assert source.licence in card
    shares = json.loads((out.parent / "evaluation.json").read_text())["teaching"]
    for kind in kinds():
        assert f"| {kind} | {shares[kind]['prompts']} | {shares[kind]['first']:.2f} |" in card
    assert f"| **all** | {len(teaching_prompts())} | **{shares['all']['first']:.2f}** |" in card
    assert not out.with_name("tiny.part").exists()


def test_thinned_keeps_both_ends() -> None:
    lines = [{"step": i} for i in range(1000)]
    kept = thinned(lines, 200)
    assert len(kept) == 200
    assert (kept[0], kept[-1]) == (lines[0], lines[-1])
    assert thinned(lines[:3], 200) == lines[:3]
