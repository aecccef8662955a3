"""Tracing and writing, beside transformers, TransformerLens and our own plain forward pass.

`python -m benchmarks.model [--rounds N]`: one thread, one process, the contenders in turn.
"""

import argparse
from collections.abc import Sequence
from itertools import islice

import torch
from torch import Tensor

from benchmarks.alternate import Times, alternate
from benchmarks.peers import TransformerLens, Transformers
from benchmarks.report import heading, table, wanted
from model import Glass, Sampling, load
from model.gpt import GPT
from model.registry import BUNDLED, MODELS

FOLDER = MODELS / BUNDLED
TEXT = "Once upon a time there was a little girl named Lily. She loved to play in the park. "
LENGTHS = (16, 64, 256)
"""Tokens of the prompts that are traced."""
N_READ = 16
N_WRITTEN = 64
"""Tokens of the prompt that is written on, and how many are written."""

FORWARD = "ours, forward pass alone"
UNPACKED = "ours, forward pass alone, weights not packed"
TRACED = "ours, traced, logits computed"
TRACED_ALONE = "ours, traced, logits not asked for"
TRACED_LIKE_PEER = "ours, traced, then logits, pattern and stream"
TRACED_WHOLE = "ours, traced, then every quantity"
PEER = "transformers, eager, attentions and hidden states"
PEER_FORWARD = "transformers, sdpa, forward pass alone"
LENS = "TransformerLens, run_with_cache"

WRITING = "ours, generate"
PEER_WRITING = "transformers, generate"

LIKE_PEER = ("logits", "pattern", "stream")
EVERYTHING = (
    "logits",
    *("embed", "pos_embed", "stream", "attn_out", "mlp_out", "ln1", "ln2", "ln_final"),
    *("q", "k", "v", "dots", "scores", "masked_scores", "pattern", "z", "result"),
    *("mlp_pre", "mlp_post", "probs"),
)
"""All of a trace; resid_pre, resid_mid and resid_post are slices of `stream`."""


class Ours:
    """The bundled model, with its weights packed as it is used, and without."""

    def __init__(self, glass: Glass) -> None:
        self.glass = glass
        self.unpacked = GPT(glass.model.config)
        self.unpacked.load_state_dict(glass.model.state_dict())
        self.unpacked.eval().requires_grad_(False)

    @torch.inference_mode()
    def forward(self, ids: Tensor) -> Tensor:
        """ids: [1, T]; returns logits [1, T, V]."""
        return self.glass.model(ids)

    @torch.inference_mode()
    def forward_unpacked(self, ids: Tensor) -> Tensor:
        """ids: [1, T]; returns logits [1, T, V]."""
        return self.unpacked(ids)

    @torch.inference_mode()
    def trace(self, ids: Sequence[int], quantities: Sequence[str] = ("logits",)) -> object:
        """Trace `ids`, compute these quantities, and hold them all at once."""
        trace = self.glass.trace(ids)
        return trace, [getattr(trace, name) for name in quantities]

    def write(self, ids: Sequence[int]) -> list[int]:
        """The N_WRITTEN best next tokens, one after the other, all that a `Step` has included."""
        steps = self.glass.generate(ids, Sampling(temperature=0), seed=0)
        return [step.token for step in islice(steps, N_WRITTEN)]


def main() -> None:
    """Check that all agree, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.model", description=__doc__)
    parser.add_argument("--rounds", type=int, default=60, help="of every contender (default: 60)")
    rounds = parser.parse_args().rounds
    torch.set_num_threads(1)
    ours = Ours(load(BUNDLED))
    eager, sdpa, lens = (
        Transformers(FOLDER, "eager"),
        Transformers(FOLDER, "sdpa"),
        TransformerLens(FOLDER),
    )
    heading("Tracing and writing", "torch", "transformers", "transformer-lens")
    n_parameters = sum(weight.numel() for weight in ours.glass.model.parameters())
    print(f"{n_parameters:,} parameters in float32, one thread, {rounds} rounds in turn, medians")
    ids = (ours.glass.tokenizer.encode(TEXT) * max(LENGTHS))[: max(LENGTHS)]
    check(ours, eager, sdpa, lens, ids)

    traced = {n: time_tracing(ours, eager, sdpa, lens, ids[:n], rounds) for n in LENGTHS}
    for n, times in traced.items():
        print(f"\nA prompt of {n} tokens (ratios: medians of the ratios within each round)")
        table(
            ["", "ms", "/ forward", "/ transformers", "/ TransformerLens"],
            [
                [
                    name,
                    f"{1e3 * times.median(name):.2f}",
                    *(f"{times.ratio(name, base):.2f}" for base in (FORWARD, PEER, LENS)),
                ]
                for name in times.of
            ],
        )
    written = time_writing(ours, sdpa, ids[:N_READ], rounds)
    print(f"\n{N_WRITTEN} tokens written after {N_READ}, greedily, with a cache of keys and values")
    table(
        ["", "ms", "tokens a second", "times as fast"],
        [
            [
                name,
                f"{1e3 * written.median(name):.1f}",
                f"{N_WRITTEN / written.median(name):.0f}",
                f"{written.ratio(PEER_WRITING, name):.2f}",
            ]
            for name in written.of
        ],
    )
    print()
    for n, times in traced.items():
        wanted(f"{n:3} tokens, traced / our forward pass", times.ratio(TRACED, FORWARD), 1.10)
        wanted(f"{n:3} tokens, traced / transformers", times.ratio(TRACED, PEER), 0.65)
        wanted(f"{n:3} tokens, traced / TransformerLens", times.ratio(TRACED, LENS), 0.5)
    wanted(
        "writing, times as fast as generate",
        written.ratio(PEER_WRITING, WRITING),
        1.4,
        at_least=True,
    )


def check(
    ours: Ours, eager: Transformers, sdpa: Transformers, lens: TransformerLens, ids: list[int]
) -> None:
    """Stop where one contender does not compute what the others do."""
    batch = torch.tensor([ids])
    mine = ours.forward(batch)[0]
    others = {
        UNPACKED: ours.forward_unpacked(batch)[0],
        TRACED: ours.glass.trace(ids).logits,
        PEER: eager.logits(batch),
        PEER_FORWARD: sdpa.logits(batch),
        LENS: lens.logits(batch),
    }
    for name, theirs in others.items():
        difference = (mine - theirs).abs().max().item()
        if not difference < 1e-3:
            raise SystemExit(f"{name}: logits differ by {difference:.2g}; nothing to compare.")
    start = ids[:N_READ]
    if ours.write(start) != sdpa.write(torch.tensor([start]), N_WRITTEN):
        raise SystemExit("The two write different texts; nothing to compare.")
    print("All contenders agree: logits to within 0.001, written texts token for token.")


def time_tracing(
    ours: Ours,
    eager: Transformers,
    sdpa: Transformers,
    lens: TransformerLens,
    ids: list[int],
    rounds: int,
) -> Times:
    """One prompt, all that look into it and, to compare, those that only read it."""
    batch = torch.tensor([ids])
    contenders = {
        FORWARD: lambda: ours.forward(batch),
        UNPACKED: lambda: ours.forward_unpacked(batch),
        TRACED: lambda: ours.trace(ids),
        TRACED_ALONE: lambda: ours.trace(ids, ()),
        TRACED_LIKE_PEER: lambda: ours.trace(ids, LIKE_PEER),
        TRACED_WHOLE: lambda: ours.trace(ids, EVERYTHING),
        PEER_FORWARD: lambda: sdpa.logits(batch),
        PEER: lambda: eager.outputs(batch),
        LENS: lambda: lens.cache(batch),
    }
    return alternate(contenders, rounds)


def time_writing(ours: Ours, sdpa: Transformers, ids: list[int], rounds: int) -> Times:
    """The same text written by both."""
    batch = torch.tensor([ids])
    contenders = {
        WRITING: lambda: ours.write(ids),
        PEER_WRITING: lambda: sdpa.write(batch, N_WRITTEN),
    }
    return alternate(contenders, max(rounds // 3, 5))


if __name__ == "__main__":
    main()
