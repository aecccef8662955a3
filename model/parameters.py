"""Where a model's parameters are, and what T tokens cost it in work and memory."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from torch import nn

from model.gpt import GPT, GPTConfig
from model.norms import Norm


@dataclass(frozen=True)
class Parameters:
    """How many numbers were learned, part by part. Those of blocks are sums over all layers.

    unembedding: 0 where it is the token embedding (tied), which counts once.
    """

    token_embedding: int
    position_embedding: int
    attention_weights: int
    attention_biases: int
    mlp_weights: int
    mlp_biases: int
    layer_norms: int
    unembedding: int = 0

    @property
    def attention(self) -> int:
        return self.attention_weights + self.attention_biases

    @property
    def mlp(self) -> int:
        return self.mlp_weights + self.mlp_biases

    @property
    def total(self) -> int:
        return sum(self.parts.values())

    @property
    def parts(self) -> dict[str, int]:
        """Every part that the model has by its name; they sum to the total."""
        listed = {
            "token embedding": self.token_embedding,
            "position embedding": self.position_embedding,
            "attention": self.attention,
            "MLP": self.mlp,
            "norms": self.layer_norms,
            "unembedding": self.unembedding,
        }
        return {part: count for part, count in listed.items() if count}

    @property
    def shares(self) -> dict[str, float]:
        """Each part's share of the total; they sum to 1."""
        return {part: count / self.total for part, count in self.parts.items()}


def count(model: GPT) -> Parameters:
    """The parameters that `model` really has, counted tensor by tensor."""
    attention = [block.attn for block in model.blocks]
    mlps = [block.mlp for block in model.blocks]
    norms = [module for module in model.modules() if isinstance(module, Norm)]
    return Parameters(
        token_embedding=model.wte.numel(),
        position_embedding=model.wpe.numel() if model.config.positions == "learned" else 0,
        attention_weights=_numbers(attention, "weight"),
        attention_biases=_numbers(attention, "bias"),
        mlp_weights=_numbers(mlps, "weight"),
        mlp_biases=_numbers(mlps, "bias"),
        layer_norms=_numbers(norms, "weight") + _numbers(norms, "bias"),
        unembedding=0 if model.config.tied else model.unembedding.numel(),
    )


def _numbers(modules: Iterable[nn.Module], kind: str) -> int:
    """How many numbers the parameters of that kind ("weight" or "bias") hold."""
    return sum(
        parameter.numel()
        for module in modules
        for name, parameter in module.named_parameters()
        if name.rsplit(".", 1)[-1] == kind
    )


def kv_cache_bytes(config: GPTConfig, n_tokens: int, bytes_per_number: int = 4) -> int:
    """Memory for the keys and values of `n_tokens`: 2 L Hkv Dh T numbers, of 4 bytes unless told.

    It grows with every token, but in a straight line. (`KVCache` takes room for 256 tokens at once,
    and twice as much whenever it is full.)
    """
    numbers = 2 * config.n_layer * config.kv_heads * config.d_head * n_tokens
    return numbers * bytes_per_number


@dataclass(frozen=True)
class Work:
    """Multiply-adds of the matrix products of a forward pass, summed over all layers.

    projections: W_Q, W_K, W_V and W_O; looking: q · k and pattern · v, the only part in which
    tokens meet; mlp: its two matrices, or three with a gate; unembedding: the logits. LayerNorm, softmax, GELU and the
    additions are left out: they are small beside these.
    """

    projections: int
    looking: int
    mlp: int
    unembedding: int

    @property
    def total(self) -> int:
        return self.projections + self.looking + self.mlp + self.unembedding


def work(config: GPTConfig, n_tokens: int) -> Work:
    """What reading `n_tokens` at once costs: all parts grow with T, `looking` with T squared.

    A layer's projections are 4 T D² (less where heads share keys and values), its q · k and pattern
    · v T² D each, its MLP 2 T D M (3 T D M with a gate); the unembedding is T D V. The square is counted whole: the masked half of it saves work only where
    the software skips it.

    Source: Kaplan et al. 2020, "Scaling Laws for Neural Language Models", table 1.
    """
    return _work(config, n_new=n_tokens, n_seen=n_tokens)


def work_with_cache(config: GPTConfig, n_tokens: int) -> Work:
    """What the last of `n_tokens` costs when keys and values of the others are kept.

    One row of the square instead of all T: `looking` is 2 T D a layer, and the rest does not depend
    on T at all.
    """
    return _work(config, n_new=1, n_seen=n_tokens)


def work_without_cache(config: GPTConfig, n_tokens: int) -> Work:
    """What the last of `n_tokens` costs when all of them are read again for it.

    As `work`, but for the unembedding: only the last position's logits are asked for.
    """
    return replace(
        work(config, n_tokens), unembedding=work_with_cache(config, n_tokens).unembedding
    )


def _work(config: GPTConfig, n_new: int, n_seen: int) -> Work:
    """`n_new` tokens pass through the model, each looking at `n_seen`."""
    layers, width = config.n_layer, config.n_embd
    return Work(
        projections=layers * n_new * width * (sum(config.qkv_heads) * config.d_head + width),
        looking=layers * 2 * n_new * n_seen * width,
        mlp=layers * (3 if config.mlp == "SwiGLU" else 2) * n_new * width * config.d_mlp,
        unembedding=n_new * width * config.vocab_size,
    )
