"""A model small enough to check everything, and the field's own implementation of the same."""

from collections.abc import Callable

import pytest
import torch
from torch import Tensor
from transformers import GPT2Config, GPT2LMHeadModel

from model import Glass
from model.gpt import GPT, GPTConfig
from model.tokenizer import Token, Tokenizer
from model.trace import Trace

IDS = (7, 3, 59, 3, 0, 21, 7, 44, 12)


def random_model(seed: int, config: GPTConfig) -> GPT:
    """Every parameter random, biases and LayerNorms too: nothing hides behind a zero or a one."""
    model = GPT(config).eval().requires_grad_(False)
    generator = torch.Generator().manual_seed(seed)
    for parameter in model.parameters():
        parameter.copy_(torch.randn(parameter.shape, generator=generator) * 0.4)
    return model


def tokens(ids: tuple[int, ...]) -> tuple[Token, ...]:
    """Tokens of a vocabulary without text."""
    return tuple(Token(id, bytes([id])) for id in ids)


@pytest.fixture(scope="session")
def lively() -> GPT:
    """3 layers, 4 heads, d_model 24, 60 tokens."""
    return random_model(0, GPTConfig(vocab_size=60, n_ctx=16, n_embd=24, n_layer=3, n_head=4))


@pytest.fixture(scope="session")
def lively_trace(lively: GPT) -> Trace:
    return Trace.run(lively, tokens(IDS))


@pytest.fixture(scope="session")
def lively_unmasked(lively: GPT) -> Trace:
    return Trace.run(lively, tokens(IDS), causal=False)


@pytest.fixture(scope="session")
def reference(lively: GPT) -> GPT2LMHeadModel:
    """`transformers` with the weights of `lively`."""
    config = lively.config
    model = GPT2LMHeadModel(
        GPT2Config(
            vocab_size=config.vocab_size,
            n_positions=config.n_ctx,
            n_embd=config.n_embd,
            n_layer=config.n_layer,
            n_head=config.n_head,
        )
    )
    model.set_attn_implementation("eager")  # the other kinds do not return attentions
    model.load_state_dict({**lively.state_dict(), "lm_head.weight": lively.wte})
    return model.eval().requires_grad_(False)


@pytest.fixture(scope="session")
def reference_ids() -> Tensor:
    """[1, T]: the tokens of `lively_trace`."""
    return torch.tensor([IDS])


@pytest.fixture(scope="session")
def reference_stream(reference: GPT2LMHeadModel, reference_ids: Tensor) -> Tensor:
    """[2 L + 1, T, D]: what the LayerNorms of `transformers` are given, in the order they run."""
    seen: list[Tensor] = []

    def note(module: torch.nn.Module, inputs: tuple[Tensor, ...]) -> None:
        seen.append(inputs[0][0])

    norms = [m for m in reference.modules() if isinstance(m, torch.nn.LayerNorm)]
    handles = [norm.register_forward_pre_hook(note) for norm in norms]
    reference(reference_ids)
    for handle in handles:
        handle.remove()
    return torch.stack(seen)


@pytest.fixture(scope="session")
def random_trace() -> Callable[[int, tuple[int, ...]], Trace]:
    """Builds the trace of given tokens (of 11) by a random model of 2 layers, given its seed."""

    def build(seed: int, ids: tuple[int, ...]) -> Trace:
        config = GPTConfig(vocab_size=11, n_ctx=8, n_embd=12, n_layer=2, n_head=3)
        return Trace.run(random_model(seed, config), tokens(ids))

    return build


@pytest.fixture(scope="session")
def hand_trace() -> Callable[..., Trace]:
    """Builds a trace out of numbers chosen by the test: logits [T, V] and kept quantities."""

    def build(logits: Tensor, ids: tuple[int, ...], **kept: list[Tensor]) -> Trace:
        model = random_model(0, GPTConfig(logits.size(-1), n_ctx=8, n_embd=2, n_layer=1, n_head=1))
        trace = Trace(model, tokens(ids), True, torch.empty(len(ids), 2), kept)
        vars(trace)["logits"] = logits  # where they stand once they have been asked for
        return trace

    return build


@pytest.fixture(scope="session")
def tokenizer(mini: Glass) -> Tokenizer:
    """The bundled model's."""
    return mini.tokenizer
