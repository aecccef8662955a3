"""Stage 5: what is recorded is what the models of the run say; the shipped recording is the model's."""

import json
import math
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from model import Glass, Sampling, Tokenizer
from model.gpt import GPT, GPTConfig
from model.heads import KIND_NAMES, random_repeats, where_heads_look
from model.learning import RECORDING_FILE, Recording, fingerprint, read_log, recording_of
from model.registry import BUNDLED, MODELS
from model.teaching import teaching_prompt, teaching_prompts
from training import record, teaching
from training.train import Mixture, Settings, Trainer, train

STEPS = 30


@pytest.fixture(scope="session")
def run(folder: Path, shape: GPTConfig, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a short training run leaves."""
    run = tmp_path_factory.mktemp("run")
    settings = Settings(steps=STEPS, batch=4, context=16, warmup=2, every=STEPS, val_windows=4)
    trainer = Trainer(shape, settings)
    train(trainer, Mixture(folder / "tokens", {"a": 1.0}, settings), run, quiet=True)
    return run


@pytest.fixture(scope="session")
def out(folder: Path, run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the recording of that run."""
    out = tmp_path_factory.mktemp("recorded")
    tokenizer = folder / "tokenizer"
    arguments = {"--run": run, "--tokenizer": tokenizer, "--out": out / RECORDING_FILE}
    record.main([str(part) for pair in arguments.items() for part in pair])
    return out


def opened(run: Path, step: int, encoding: Tokenizer) -> Glass:
    """A snapshot, opened with PyTorch's own means."""
    state = torch.load(run / "checkpoint.pt", weights_only=True)
    model = GPT(GPTConfig(**state["config"]))
    (path,) = (p for p in (run / "snapshots").iterdir() if int(p.stem) == step)
    model.load_state_dict({name: w.float() for name, w in load_file(path).items()})
    return Glass("snapshot", model.requires_grad_(False), encoding)


@pytest.fixture(scope="session")
def recording(out: Path, run: Path, encoding: Tokenizer) -> Recording:
    recording = recording_of(opened(run, STEPS, encoding).model, out)
    assert recording is not None
    return recording


def test_a_point_a_snapshot_from_the_untrained_model_to_the_end(
    recording: Recording, run: Path
) -> None:
    steps = sorted(int(path.stem) for path in (run / "snapshots").iterdir())
    assert [point.step for point in recording.points] == steps
    assert steps[0] == 0 and steps[-1] == STEPS
    assert [point.tokens for point in recording.points] == [step * 4 * 16 for step in steps]
    lines = map(json.loads, (run / "log.jsonl").read_text().splitlines())
    val = {line["step"]: line["val"] for line in lines}
    assert all(point.held_out == val[point.step] for point in recording.points)


def test_what_was_said_is_what_the_snapshot_says(
    recording: Recording, run: Path, encoding: Tokenizer
) -> None:
    for point in (recording.points[0], recording.points[-1]):
        glass = opened(run, point.step, encoding)
        for asked, said in zip(recording.asked, point.said, strict=True):
            logits = glass.trace(asked.prompt).logits[-1]
            best = logits.softmax(-1).sort(descending=True)
            assert [p for _, p in said.best] == pytest.approx(best.values[:5].tolist(), rel=1e-3)
            for id, p in said.best:
                assert logits.softmax(-1)[id].item() == pytest.approx(p, rel=1e-3)
            if len(asked.answer) == 1:
                nats = -logits.log_softmax(-1)[asked.answer[0]].item()
                assert said.loss == pytest.approx(nats, abs=1e-3)


def test_the_answer_followed_is_an_accepted_one(recording: Recording, encoding: Tokenizer) -> None:
    kinds = [asked.kind for asked in recording.asked if asked.accepted]
    assert set(kinds) == {prompt.kind for prompt in teaching_prompts()}
    for asked in recording.asked:
        prompt = teaching_prompt(asked.prompt)
        assert asked.accepted == (prompt is not None)
        if prompt:
            begun = encoding.decode(asked.answer)
            assert any(answer.startswith(begun) for answer in prompt.answers)


def test_the_teaching_shares_are_those_of_the_evaluation(
    recording: Recording, run: Path, encoding: Tokenizer
) -> None:
    assert recording.n_teaching == len(teaching_prompts())
    end = recording.points[-1]
    whole = teaching.report(teaching.ask(opened(run, end.step, encoding)))["all"]
    # The recorder multiplies by packed weights: with scores this close, one rank may differ.
    one = 1.01 / recording.n_teaching
    assert end.rank_1 == pytest.approx(whole["first"], abs=one)
    assert end.within_5 == pytest.approx(whole["within_five"], abs=one)


def test_heads_and_repeats_are_the_snapshots(
    recording: Recording, run: Path, encoding: Tokenizer, shape: GPTConfig
) -> None:
    ids = random_repeats(encoding, shape.n_ctx, recording.repeats.count)
    assert ids.shape == (recording.repeats.count, 2 * recording.repeats.length)
    end = recording.points[-1]
    glass = opened(run, end.step, encoding)
    weights = where_heads_look(glass, ids.tolist()).weights
    for kind, wanted in zip(KIND_NAMES, weights, strict=True):
        assert torch.tensor(end.scores[kind]).sub(wanted).abs().max() < 1e-3
    pattern = glass.trace(recording.pattern_prompt).pattern
    for head, rows in zip(recording.heads, end.patterns, strict=True):
        scores = torch.tensor(end.scores[head.kind])
        assert scores[head.layer, head.head] == scores.max()
        for i, row in enumerate(rows):
            wanted = pattern[head.layer, head.head, i, : i + 1].tolist()
            assert list(row) == pytest.approx(wanted, abs=1e-3)
    # Nothing can be known of random tokens by a model that has read other text only.
    assert recording.points[0].repeats.first == pytest.approx(math.log(shape.vocab_size), abs=0.1)


def test_a_recording_goes_on_where_the_one_before_ended(
    run: Path, folder: Path, out: Path, tmp_path: Path
) -> None:
    whole = json.loads((out / RECORDING_FILE).read_text())
    before = tmp_path / "before.json"
    before.write_text(json.dumps(whole | {"points": whole["points"][:-1]}))
    (tmp_path / "snapshots").mkdir()
    last = max((run / "snapshots").iterdir())
    (tmp_path / "snapshots" / last.name).symlink_to(last)
    for name in ("checkpoint.pt", "log.jsonl"):
        (tmp_path / name).symlink_to(run / name)
    arguments = {"--run": tmp_path, "--tokenizer": folder / "tokenizer", "--before": before}
    record.main([str(part) for pair in arguments.items() for part in pair] + ["--out", str(before)])
    assert json.loads(before.read_text()) == whole


def test_a_recording_of_another_checkpoint_is_not_written(
    run: Path, folder: Path, tmp_path: Path
) -> None:
    state: dict[str, Any] = torch.load(run / "checkpoint.pt", weights_only=True)
    for weight in state["model"].values():
        weight.add_(1)
    torch.save(state, tmp_path / "checkpoint.pt")
    (tmp_path / "log.jsonl").write_text((run / "log.jsonl").read_text())
    (tmp_path / "snapshots").symlink_to(run / "snapshots")
    out = tmp_path / RECORDING_FILE
    arguments = ["--run", tmp_path, "--tokenizer", folder / "tokenizer", "--out", out]
    with pytest.raises(SystemExit, match="does not hold the weights"):
        record.main(list(map(str, arguments)))
    assert not out.exists()


# The recording that is shipped


@pytest.fixture(scope="session")
def shipped(mini: Glass) -> Recording:
    """The bundled model's recording; refused here where it is of other weights."""
    recording = recording_of(mini.model, MODELS / BUNDLED)
    if recording is None:
        pytest.skip(f"{BUNDLED} has no {RECORDING_FILE}: its training was not recorded")
    return recording


def test_the_shipped_recording_ends_with_the_shipped_weights(
    shipped: Recording, mini: Glass
) -> None:
    assert shipped.weights == fingerprint(mini.model)
    log, end = read_log(MODELS / BUNDLED), shipped.points[-1]
    assert (end.step, end.tokens) == (log[-1].step, log[-1].tokens)
    assert end.held_out == log[-1].val
    for asked, said in zip(shipped.asked, end.said, strict=True):
        probs = mini.trace(asked.prompt).probs
        assert probs.max().item() == pytest.approx(said.best[0][1], abs=5e-3)
        assert [probs[id].item() for id, _ in said.best] == pytest.approx(
            [p for _, p in said.best], abs=5e-3
        )


def test_the_shipped_sample_and_heads_are_the_shipped_weights(
    shipped: Recording, mini: Glass
) -> None:
    end, how = shipped.points[-1], shipped.sample
    ids = mini.tokenizer.encode(how.opening)
    sampling = Sampling(temperature=how.temperature, top_p=how.top_p)
    # A draw near a border may fall differently on another processor: the beginning must agree.
    steps = islice(mini.generate(ids, sampling, how.seed), min(8, len(end.sample)))
    assert tuple(step.token for step in steps) == end.sample[:8]
    pattern = mini.trace(shipped.pattern_prompt).pattern
    for head, rows in zip(shipped.heads, end.patterns, strict=True):
        last = pattern[head.layer, head.head, -1].tolist()
        assert list(rows[-1]) == pytest.approx(last, abs=5e-3)


def test_the_shipped_recording_is_small_and_whole(shipped: Recording) -> None:
    assert (MODELS / BUNDLED / RECORDING_FILE).stat().st_size < 300_000
    assert 8 <= len(shipped.points) <= 14
    assert shipped.points[0].step == 0
    assert len(shipped.asked) >= 24
    assert asdict(shipped.sample) == asdict(record.SAMPLE)
