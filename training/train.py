"""Stage 3, training: Muon and AdamW on a mixture of the packed sources.

Muon turns the momentum of each weight matrix into the nearest orthogonal one before the step; at
equal wall clock on two CPU cores it was 0.1 nats ahead of AdamW after three and a half minutes.
Embeddings, biases and LayerNorms are AdamW's.

A budget is a number of steps or minutes of wall clock. By minutes, the schedule's progress is the
time spent training divided by the budget, summed across resumes, so that a run on a shared machine
ends on time with its learning rate fully decayed. By steps, a run is reproducible, and a resumed
one equals an uninterrupted one: the batch of a step depends on the seed and the step only.

Matrix products run in bfloat16 (autocast), weights and the residual stream stay in float32.

At `SNAPSHOTS` of the budget the weights are kept for good: what the model said while it learned.

A run may have several stages (`--stage`): each begins with the weights that the one before ended with
and has a budget, a schedule and shares of its own.

Sources: Jordan et al. 2024 (Muon, https://kellerjordan.github.io/posts/muon) with the step size of
Liu et al. 2025 (Moonlight, equation 4), Loshchilov & Hutter 2019 (AdamW), Radford et al. 2019 and
karpathy/nanoGPT (the recipe).
"""

import argparse
import json
import math
import os
import platform
import re
import shutil
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional as F
from tqdm import tqdm

from model.gpt import GPT, GPTConfig
from training.paths import RUN, TOKENS, VOCAB_SIZE
from training.sources import SOURCES

SNAPSHOTS = (0.002, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.3, 0.55, 1.0)
"""Shares of the budget after which the weights are kept; so are the weights before training. Of a
later stage only its end is."""

LATE = 0.75
"""The share of the budget after which the late shares of the sources hold: as the learning rate goes
to zero, what is read is kept best."""

LOOK_EVERY = 10
"""Steps between looks at the loss, for the progress bar."""

SHAPE = GPTConfig(VOCAB_SIZE, n_ctx=256, n_embd=384, n_layer=6, n_head=6)
"""What is trained: 14 M parameters, heads of 64 dimensions as GPT-2's."""


@dataclass(frozen=True)
class Settings:
    """How to train. Exactly one of `steps` and `minutes` is the budget; the other is 0."""

    steps: int = 0
    minutes: float = 0.0
    batch: int = 16  # windows a step
    context: int = 256  # tokens a window
    peak_lr: float = 1.5e-3
    final_lr: float = 1.5e-5
    warmup: int = 100  # steps
    weight_decay: float = 0.1  # of matrices; biases and LayerNorms have none
    beta1: float = 0.9
    beta2: float = 0.95
    clip: float = 1.0  # largest norm of the gradient
    at_start: float = 0.5  # share of windows that begin where a document does
    every: int = 250  # steps between validations, which also write a checkpoint
    val_windows: int = 16  # per source
    seed: int = 7


class Part:
    """The tokens of one source: windows drawn at random, to train on or to validate with."""

    def __init__(self, path: Path) -> None:
        self.ids = np.fromfile(path, np.uint16)
        if not len(self.ids):
            raise ValueError(f"{path} holds no tokens")
        ends = np.flatnonzero(self.ids == self.ids[-1])  # a file ends with end-of-text
        self.starts = np.concatenate([[0], ends[:-1] + 1])  # where documents begin

    def windows(
        self, count: int, length: int, at_start: float, draw: np.random.Generator
    ) -> np.ndarray:
        """`count` windows of `length` tokens -> [count, length] int64.

        A share `at_start` begins where a document does (prompts stand at position 0), the others
        anywhere. A window that runs past the end of the file goes on at its beginning.
        """
        anywhere = draw.integers(len(self.ids), size=count)
        begins = self.starts[draw.integers(len(self.starts), size=count)]
        first = np.where(draw.random(count) < at_start, begins, anywhere)
        places = (first[:, None] + np.arange(length)) % len(self.ids)
        return self.ids[places].astype(np.int64)


class Mixture:
    """Batches of windows from several sources, each as often as its share says.

    late: the shares from `LATE` of the budget on, where they are others.
    """

    def __init__(
        self,
        folder: Path,
        shares: dict[str, float],
        settings: Settings,
        late: dict[str, float] | None = None,
    ) -> None:
        self.settings = settings
        self.names = list(shares)
        self.early, self.late = _normed(shares), _normed(late or shares)
        self.shares = self.early
        self.train = {name: Part(folder / f"{name}.train.bin") for name in shares}
        self.val = {name: Part(folder / f"{name}.val.bin") for name in shares}

    def turn_to(self, progress: float) -> None:
        """Take the shares that hold at this point of the budget, 0 to 1."""
        self.shares = self.early if progress < LATE else self.late

    def batch(self, step: int) -> Tensor:
        """The windows of one step [batch, context + 1]: the same for the same seed and step."""
        s = self.settings
        draw = np.random.default_rng((s.seed, step))
        counts = draw.multinomial(s.batch, [*self.shares.values()])
        rows = [
            self.train[name].windows(count, s.context + 1, s.at_start, draw)
            for name, count in zip(self.names, counts, strict=True)
            if count
        ]
        return torch.from_numpy(np.concatenate(rows))

    def counts(self, step: int) -> dict[str, int]:
        """How many windows of each source the batch of a step holds."""
        draw = np.random.default_rng((self.settings.seed, step))
        counts = draw.multinomial(self.settings.batch, [*self.shares.values()])
        return dict(zip(self.names, counts.tolist(), strict=True))

    def held_out(self, name: str) -> Tensor:
        """Fixed validation windows of one source [val_windows, context + 1]."""
        s = self.settings
        draw = np.random.default_rng(s.seed)
        windows = self.val[name].windows(s.val_windows, s.context + 1, s.at_start, draw)
        return torch.from_numpy(windows)


def _normed(shares: dict[str, float]) -> dict[str, float]:
    """Shares that sum to 1."""
    return {name: share / sum(shares.values()) for name, share in shares.items()}


class Trainer:
    """A model, its optimiser and how far they have come."""

    def __init__(
        self, config: GPTConfig, settings: Settings, device: str = "cpu", compiled: bool = False
    ) -> None:
        torch.manual_seed(settings.seed)
        self.settings = settings
        self.device = torch.device(device)
        self.machine = where_and_how(device, compiled)
        self.model = GPT(config).to(self.device)
        self.loss_of: Callable[[Tensor], Tensor] = self._loss
        if compiled:
            self.loss_of = torch.compile(self._loss, dynamic=False)
        self.optimizers = [muon_of(self.model, settings), adamw_of(self.model, settings)]
        self.step = 0  # these three: over all stages
        self.tokens = 0
        self.stages: list[dict[str, Any]] = []  # those that have ended: see `next_stage`
        self.windows: Counter[str] = Counter()  # seen so far, by source
        self.mixtures: list[tuple[int, dict[str, float]]] = []  # shares, from which step on
        self.seconds_before = 0.0  # spent before this process resumed
        self.since = time.monotonic()

    @property
    def seconds(self) -> float:
        """Wall clock spent so far, over all resumes and stages."""
        return self.seconds_before + time.monotonic() - self.since

    @property
    def steps_here(self) -> int:
        """Steps of this stage."""
        return self.step - (self.stages[-1]["step"] if self.stages else 0)

    @property
    def seconds_here(self) -> float:
        """Wall clock of this stage."""
        return self.seconds - (self.stages[-1]["seconds"] if self.stages else 0.0)

    @property
    def progress(self) -> float:
        """How much of the stage's budget is used, 0 to 1."""
        s = self.settings
        if s.steps:
            return self.steps_here / s.steps
        return self.seconds_here / (60 * s.minutes)

    @property
    def learning_rate(self) -> float:
        """Linear warm-up, then half a cosine from the peak to the end of the budget."""
        s = self.settings
        cosine = 0.5 * (1 + math.cos(math.pi * min(1.0, self.progress)))
        rate = s.final_lr + (s.peak_lr - s.final_lr) * cosine
        return rate * min(1.0, (self.steps_here + 1) / s.warmup)

    def _loss(self, windows: Tensor) -> Tensor:
        """Mean cross-entropy of the next token, in nats."""
        with torch.autocast(self.device.type, torch.bfloat16):
            logits = self.model(windows[:, :-1])
        return F.cross_entropy(logits.float().flatten(0, 1), windows[:, 1:].flatten())

    def train_step(self, windows: Tensor) -> Tensor:
        """One step of gradient descent on windows [B, T + 1]; returns the loss, in nats a token.

        The loss stays on the device: to look at it is to wait for the step to end, and a GPU would
        stand still until it is told the next one.
        """
        rate = self.learning_rate
        for optimizer in self.optimizers:
            for group in optimizer.param_groups:
                group["lr"] = rate
        if self.device.type == "cuda":
            windows = windows.pin_memory()  # only from there does a copy not wait for the device
        loss = self.loss_of(windows.to(self.device, non_blocking=True))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.settings.clip)
        for optimizer in self.optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        self.step += 1
        self.tokens += self.settings.batch * self.settings.context
        return loss.detach()

    def warm_up(self, windows: Tensor) -> None:
        """Have the step compiled, on windows [B, T + 1] that teach nothing; the clock starts after it."""
        self.loss_of(windows.to(self.device)).backward()
        for optimizer in self.optimizers:
            optimizer.zero_grad(set_to_none=True)
        self.since = time.monotonic()

    @torch.no_grad()
    def validate(self, mixture: Mixture) -> dict[str, float]:
        """Mean loss on the held-out windows of each source, in nats a token."""
        losses = {
            name: self._loss(mixture.held_out(name).to(self.device)) for name in mixture.names
        }
        return {name: loss.item() for name, loss in losses.items()}

    def save(self, path: Path) -> None:
        """Write everything a resume needs; a crash meanwhile leaves the old file whole."""
        path.parent.mkdir(parents=True, exist_ok=True)
        state = {
            "config": asdict(self.model.config),
            "settings": asdict(self.settings),
            "machine": self.machine,
            "step": self.step,
            "tokens": self.tokens,
            "stages": self.stages,
            "windows": dict(self.windows),
            "mixtures": self.mixtures,
            "seconds": self.seconds,
            "model": self.model.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self.optimizers],
        }
        unfinished = path.with_suffix(".part")
        torch.save(state, unfinished)
        os.replace(unfinished, path)

    def snapshot(self, folder: Path) -> None:
        """Keep the weights of this step as `folder/<step>.safetensors`, in float16."""
        folder.mkdir(parents=True, exist_ok=True)
        halves = {name: t.half().contiguous() for name, t in self.model.state_dict().items()}
        reached = {
            "step": str(self.step),
            "tokens": str(self.tokens),
            "seconds": str(round(self.seconds, 1)),
        }
        save_file(halves, folder / f"{self.step:06d}.safetensors", metadata=reached)

    def restore(self, path: Path) -> None:
        """Go on from a checkpoint of the same configuration."""
        state = self._read(path)
        for optimizer, saved in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)

    def next_stage(self, path: Path) -> None:
        """Begin another stage from where the checkpoint of the last one ended."""
        state = self._read(path)
        ended = ("settings", "machine", "step", "tokens", "seconds")
        self.stages.append({name: state[name] for name in ended})

    def _read(self, path: Path) -> dict[str, Any]:
        """Weights and counts of a checkpoint; the rest of it is returned with them."""
        state: dict[str, Any] = torch.load(path, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.step, self.tokens = state["step"], state["tokens"]
        self.stages = state["stages"]
        self.windows = Counter(state["windows"])
        self.mixtures = state["mixtures"]
        self.seconds_before = state["seconds"]
        self.since = time.monotonic()
        return state


def muon_of(model: GPT, settings: Settings) -> torch.optim.Optimizer:
    """Muon for the matrices inside the blocks, with steps of the size that AdamW's have."""
    matrices = [p for p in model.transformer["h"].parameters() if p.dim() == 2]
    return torch.optim.Muon(
        matrices,
        lr=settings.peak_lr,
        weight_decay=settings.weight_decay,
        momentum=0.95,
        adjust_lr_fn="match_rms_adamw",
    )


def adamw_of(model: GPT, settings: Settings) -> torch.optim.Optimizer:
    """AdamW for the embeddings, and without weight decay for biases and LayerNorms."""
    vectors = [p for p in model.parameters() if p.dim() < 2]
    return torch.optim.AdamW(
        [
            {"params": [model.wte, model.wpe], "weight_decay": settings.weight_decay},
            {"params": vectors, "weight_decay": 0.0},
        ],
        lr=settings.peak_lr,
        betas=(settings.beta1, settings.beta2),
        fused=True,
    )


def train(trainer: Trainer, mixture: Mixture, run: Path, *, quiet: bool = False) -> None:
    """Train until the budget is used up; log, checkpoint and keep snapshots into `run`."""
    s = trainer.settings
    run.mkdir(parents=True, exist_ok=True)
    if trainer.machine["compiled"]:
        trainer.warm_up(mixture.batch(trainer.step))
    bar = tqdm(total=100, disable=quiet, bar_format="{l_bar}{bar}|{postfix}", mininterval=1)
    recent: list[Tensor] = []
    keep_at = (1.0,) if trainer.stages else SNAPSHOTS
    if trainer.step == 0:
        log(trainer, mixture, run, recent)
        trainer.snapshot(run / "snapshots")
    while (before := trainer.progress) < 1:
        mixture.turn_to(before)
        if not trainer.mixtures or trainer.mixtures[-1][1] != mixture.shares:
            trainer.mixtures.append((trainer.step, mixture.shares))
        trainer.windows.update(mixture.counts(trainer.step))
        recent.append(trainer.train_step(mixture.batch(trainer.step)))
        if trainer.step % LOOK_EVERY == 0:
            show(trainer, bar, recent[-1].item())
        after = trainer.progress
        to_keep = any(before < share <= after for share in keep_at)
        if to_keep or trainer.step % s.every == 0:
            log(trainer, mixture, run, recent)
            trainer.save(run / "checkpoint.pt")
            recent.clear()
        if to_keep:
            trainer.snapshot(run / "snapshots")
    bar.close()


def show(trainer: Trainer, bar: tqdm, loss: float) -> None:
    """How far the stage is, how fast, and how long it will take."""
    done, seconds = trainer.progress, trainer.seconds_here
    tokens = trainer.steps_here * trainer.settings.batch * trainer.settings.context
    bar.n = min(100.0, 100 * done)
    bar.set_postfix_str(
        f"step {trainer.step}, loss {loss:.3f}, {tokens / seconds:,.0f} tokens/s, "
        f"{max(0, seconds / done - seconds) / 60:.1f} min left"
    )


def log(trainer: Trainer, mixture: Mixture, run: Path, recent: list[Tensor]) -> None:
    """Validate, and add a line to `run/log.jsonl`. recent: training losses since the last line."""
    line = {
        "step": trainer.step,
        "tokens": trainer.tokens,
        "seconds": round(trainer.seconds, 1),
        "lr": round(trainer.learning_rate, 8),
        "train": round(torch.stack(recent).mean().item(), 4) if recent else None,
        "val": {name: round(loss, 4) for name, loss in trainer.validate(mixture).items()},
    }
    with (run / "log.jsonl").open("a") as file:
        file.write(json.dumps(line) + "\n")


def main(argv: list[str] | None = None) -> None:
    """Train, or go on from the last checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    budget = parser.add_mutually_exclusive_group()
    budget.add_argument("--steps", type=int, default=0)
    budget.add_argument("--minutes", type=float, default=0.0, help="of wall clock (default 105)")
    parser.add_argument("--batch", type=int, default=Settings.batch, help="windows a step")
    parser.add_argument("--lr", type=float, default=Settings.peak_lr, help="peak learning rate")
    parser.add_argument("--warmup", type=int, default=Settings.warmup, help="steps")
    parser.add_argument("--seed", type=int, default=Settings.seed)
    parser.add_argument("--every", type=int, default=Settings.every, help="steps a checkpoint")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--layers", type=int, default=SHAPE.n_layer)
    parser.add_argument("--heads", type=int, default=SHAPE.n_head)
    parser.add_argument("--width", type=int, default=SHAPE.n_embd, help="d_model")
    parser.add_argument("--run", type=Path, default=RUN, help="folder to keep all of it in")
    parser.add_argument("--shares", type=Path, help="JSON: source and share, not those of SOURCES")
    parser.add_argument("--compile", action="store_true", help="with torch.compile")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--fresh", action="store_true", help="do not resume from a checkpoint")
    how.add_argument("--stage", action="store_true", help="go on with another budget from its end")
    args = parser.parse_args(argv)
    settings = Settings(
        steps=args.steps,
        minutes=args.minutes or (0.0 if args.steps else 105.0),
        batch=args.batch,
        peak_lr=args.lr,
        warmup=args.warmup,
        final_lr=args.lr / 100,
        every=args.every,
        seed=args.seed,
    )
    torch.set_float32_matmul_precision("high")
    shape = replace(SHAPE, n_layer=args.layers, n_head=args.heads, n_embd=args.width)
    trainer = Trainer(shape, settings, args.device, args.compile)
    checkpoint = args.run / "checkpoint.pt"
    if args.stage:
        trainer.next_stage(checkpoint)
        print(f"stage {len(trainer.stages) + 1}, from step {trainer.step} on")
    elif checkpoint.exists() and not args.fresh:
        trainer.restore(checkpoint)
        print(f"resuming at step {trainer.step}")
    else:
        args.run.mkdir(parents=True, exist_ok=True)
        (args.run / "log.jsonl").unlink(missing_ok=True)
        shutil.rmtree(args.run / "snapshots", ignore_errors=True)
    early, late = ({s.name: getattr(s, part) for s in SOURCES} for part in ("share", "late"))
    if args.shares:
        early = late = dict.fromkeys(early, 0.0) | json.loads(args.shares.read_text())
    mixture = Mixture(TOKENS, early, settings, late)
    train(trainer, mixture, args.run)


def where_and_how(device: str, compiled: bool) -> dict[str, str | int | bool]:
    """What the model card says about the machine."""
    cpu = platform.processor() or platform.machine()
    if (info := Path("/proc/cpuinfo")).exists():
        names = re.findall(r"model name\s*: (.*)", info.read_text())
        cpu = names[0] if names else cpu
    on_gpu = device.startswith("cuda")
    return {
        "device": torch.cuda.get_device_name(device) if on_gpu else cpu,
        "threads": torch.get_num_threads(),
        "compiled": compiled,
        "torch": str(torch.__version__),
    }


if __name__ == "__main__":
    main()
