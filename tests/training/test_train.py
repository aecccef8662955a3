"""Stage 3: training learns, resumes exactly, keeps to its budget."""

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file

from model.gpt import GPTConfig
from training.train import Mixture, Settings, Trainer, train

SETTINGS = Settings(steps=20, batch=8, context=16, peak_lr=1e-2, warmup=5, every=10, val_windows=8)


def mixture(folder: Path) -> Mixture:
    return Mixture(folder / "tokens", {"a": 3, "b": 1}, SETTINGS)


def log_of(folder: Path, run: Path, trainer: Trainer) -> list[dict[str, Any]]:
    """Trains to the end of the budget; returns what was logged."""
    train(trainer, mixture(folder), run, quiet=True)
    return [json.loads(line) for line in (run / "log.jsonl").read_text().splitlines()]


def test_twenty_steps_lower_the_loss(folder: Path, shape: GPTConfig, tmp_path: Path) -> None:
    untrained, *lines = log_of(folder, tmp_path, Trainer(shape, SETTINGS))
    first, last = lines[0], lines[-1]
    assert untrained["val"]["a"] == pytest.approx(math.log(shape.vocab_size), abs=0.1)
    assert last["train"] < first["train"] - 0.5
    assert last["val"]["a"] < first["val"]["a"]
    assert last["tokens"] == 20 * 8 * 16
    assert last["lr"] < first["lr"]


def test_snapshots_are_the_weights_of_their_steps(
    folder: Path, shape: GPTConfig, tmp_path: Path
) -> None:
    trainer = Trainer(shape, SETTINGS)
    untrained = {name: t.half() for name, t in trainer.model.state_dict().items()}
    lines = log_of(folder, tmp_path, trainer)
    paths = sorted((tmp_path / "snapshots").iterdir())
    steps = [int(path.stem) for path in paths]
    assert steps[0] == 0 and steps[-1] == 20 and steps == sorted(set(steps))
    assert set(steps) <= {line["step"] for line in lines}
    first, last = load_file(paths[0]), load_file(paths[-1])
    for name, weight in trainer.model.state_dict().items():
        assert torch.equal(first[name], untrained[name])
        assert torch.equal(last[name], weight.half())
    with safe_open(paths[-1], "pt") as file:
        assert file.metadata()["tokens"] == str(20 * 8 * 16)


def test_muon_and_adamw_share_the_parameters(shape: GPTConfig) -> None:
    trainer = Trainer(shape, SETTINGS)
    trained = [p for o in trainer.optimizers for group in o.param_groups for p in group["params"]]
    assert {id(p) for p in trained} == {id(p) for p in trainer.model.parameters()}
    assert len(trained) == len({id(p) for p in trained})


def test_resumed_equals_uninterrupted(folder: Path, shape: GPTConfig, tmp_path: Path) -> None:
    through = Trainer(shape, SETTINGS)
    log_of(folder, tmp_path / "through", through)

    begun = Trainer(shape, SETTINGS)
    batches = mixture(folder)
    for step in range(10):
        begun.train_step(batches.batch(step))
    begun.save(tmp_path / "checkpoint.pt")
    resumed = Trainer(shape, SETTINGS)
    resumed.restore(tmp_path / "checkpoint.pt")
    log_of(folder, tmp_path / "resumed", resumed)

    assert resumed.step == through.step == 20
    for name, weight in through.model.state_dict().items():
        torch.testing.assert_close(resumed.model.state_dict()[name], weight)


def test_windows_are_counted_by_source(folder: Path, shape: GPTConfig, tmp_path: Path) -> None:
    trainer, batches = Trainer(shape, SETTINGS), mixture(folder)
    log_of(folder, tmp_path, trainer)
    assert trainer.windows.total() == 20 * 8
    assert trainer.windows["a"] == sum(batches.counts(step)["a"] for step in range(20))
    assert 0.6 < trainer.windows["a"] / trainer.windows.total() < 0.9
    resumed = Trainer(shape, SETTINGS)
    resumed.restore(tmp_path / "checkpoint.pt")
    assert resumed.windows == trainer.windows
    assert resumed.mixtures == trainer.mixtures == [(0, {"a": 0.75, "b": 0.25})]


def test_a_changed_mixture_is_noted_with_its_step(
    folder: Path, shape: GPTConfig, tmp_path: Path
) -> None:
    trainer = Trainer(shape, replace(SETTINGS, steps=10))
    log_of(folder, tmp_path, trainer)
    trainer.settings = SETTINGS
    train(trainer, Mixture(folder / "tokens", {"a": 1, "b": 1}, SETTINGS), tmp_path, quiet=True)
    assert trainer.mixtures == [(0, {"a": 0.75, "b": 0.25}), (10, {"a": 0.5, "b": 0.5})]


def test_the_late_mixture_holds_for_the_last_quarter(
    folder: Path, shape: GPTConfig, tmp_path: Path
) -> None:
    trainer = Trainer(shape, SETTINGS)
    parts = Mixture(folder / "tokens", {"a": 3, "b": 1}, SETTINGS, late={"a": 0, "b": 2})
    train(trainer, parts, tmp_path, quiet=True)
    assert trainer.mixtures == [(0, {"a": 0.75, "b": 0.25}), (15, {"a": 0, "b": 1})]
    assert trainer.windows["b"] >= 5 * 8


def test_another_stage_goes_on_with_weights_and_counts(
    folder: Path, shape: GPTConfig, tmp_path: Path
) -> None:
    """Its budget, schedule and optimisers begin anew."""
    first = Trainer(shape, SETTINGS)
    log_of(folder, tmp_path, first)
    second = Trainer(shape, replace(SETTINGS, steps=6, batch=4, peak_lr=1e-3))
    second.next_stage(tmp_path / "checkpoint.pt")
    for name, weight in first.model.state_dict().items():
        assert torch.equal(second.model.state_dict()[name], weight)
    assert second.progress == 0 and second.learning_rate == pytest.approx(1e-3 / 5)
    lines = log_of(folder, tmp_path, second)
    assert second.step == 26 and second.tokens == 20 * 8 * 16 + 6 * 4 * 16
    assert lines[-1]["step"] == 26 and lines[-1]["seconds"] >= lines[-2]["seconds"]
    (ended,) = torch.load(tmp_path / "checkpoint.pt", weights_only=True)["stages"]
    assert (ended["step"], ended["settings"]["batch"]) == (20, 8)
    assert [int(path.stem) for path in (tmp_path / "snapshots").iterdir()].count(26) == 1
    resumed = Trainer(shape, second.settings)
    resumed.restore(tmp_path / "checkpoint.pt")
    assert resumed.progress == 1 and resumed.stages == second.stages


def test_budget_by_minutes_counts_earlier_time(shape: GPTConfig, tmp_path: Path) -> None:
    trainer = Trainer(shape, Settings(minutes=10))
    trainer.seconds_before = 300
    assert trainer.progress == pytest.approx(0.5, abs=0.01)
    trainer.save(tmp_path / "checkpoint.pt")
    resumed = Trainer(shape, Settings(minutes=10))
    resumed.restore(tmp_path / "checkpoint.pt")
    assert resumed.progress == pytest.approx(0.5, abs=0.01)


def test_schedule_warms_up_and_decays(shape: GPTConfig) -> None:
    trainer = Trainer(shape, Settings(steps=100, warmup=10, peak_lr=1e-3, final_lr=1e-5))
    rates = []
    for trainer.step in range(101):
        rates.append(trainer.learning_rate)
    assert rates[0] == pytest.approx(1e-4, rel=0.01)
    assert max(rates) == pytest.approx(1e-3, rel=0.05)
    assert rates[100] == pytest.approx(1e-5)
    assert rates[10:] == sorted(rates[10:], reverse=True)


def test_a_batch_depends_on_seed_and_step_only(folder: Path) -> None:
    one, two = mixture(folder), mixture(folder)
    assert torch.equal(one.batch(3), two.batch(3))
    assert not torch.equal(one.batch(3), one.batch(4))
